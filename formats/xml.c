/* SPDX-License-Identifier: MIT */
/* XML writing: the one place that knows libxml2's writer. */
#include "formats/xml.h"

#include "core/base/utf8.h"

#include <libxml/xmlwriter.h>
#include <stdlib.h>
#include <string.h>

struct cvx_xml {
    xmlBufferPtr buffer;
    xmlTextWriterPtr writer;
    bool failed;
};

static const xmlChar *of(const char *string)
{
    return (const xmlChar *)string;
}

/* XML 1.0 (fifth edition), production 2. */
static bool allowed(uint32_t c)
{
    return c == '\t' || c == '\n' || (c >= 0x20 && c != 0xFFFE && c != 0xFFFF);
}

size_t cvx_xml_clean(const char *text, size_t *skip)
{
    const char *at = text;
    while (*at) {
        size_t size;
        const uint32_t c = cvx_utf8_decode(at, strnlen(at, CVX_UTF8_MAX), &size);
        const bool broken = c == CVX_UTF8_INVALID && size == 1;
        if (broken || !allowed(c)) {
            *skip = size;
            return (size_t)(at - text);
        }
        at += size;
    }
    *skip = 0;
    return (size_t)(at - text);
}

static void release(struct cvx_xml *xml)
{
    if (xml->writer)
        xmlFreeTextWriter(xml->writer);
    if (xml->buffer)
        xmlBufferFree(xml->buffer);
    free(xml);
}

struct cvx_xml *cvx_xml_open(void)
{
    struct cvx_xml *xml = calloc(1, sizeof *xml);
    if (!xml)
        return NULL;
    xml->buffer = xmlBufferCreate();
    xml->writer = xml->buffer ? xmlNewTextWriterMemory(xml->buffer, 0) : NULL;
    if (!xml->writer || xmlTextWriterStartDocument(xml->writer, "1.0", "UTF-8", "yes") < 0) {
        release(xml);
        return NULL;
    }
    return xml;
}

bool cvx_xml_close(struct cvx_xml *xml, struct cvx_str *out)
{
    if (!xml)
        return false;
    bool done = !xml->failed && xmlTextWriterEndDocument(xml->writer) >= 0 &&
                xmlTextWriterFlush(xml->writer) >= 0;
    if (done) {
        cvx_str_add_bytes(out, xmlBufferContent(xml->buffer), (size_t)xmlBufferLength(xml->buffer));
        done = !out->arena->failed;
    }
    release(xml);
    return done;
}

static void note(struct cvx_xml *xml, int result)
{
    if (result < 0)
        xml->failed = true;
}

void cvx_xml_start(struct cvx_xml *xml, const char *name)
{
    if (!xml->failed)
        note(xml, xmlTextWriterStartElement(xml->writer, of(name)));
}

void cvx_xml_end(struct cvx_xml *xml)
{
    if (!xml->failed)
        note(xml, xmlTextWriterEndElement(xml->writer));
}

/* Writes `text` without what XML may not hold, as character data or inside an attribute: the writer
 * knows which it is in. */
static void write_clean(struct cvx_xml *xml, const char *text)
{
    size_t skip;
    size_t len = cvx_xml_clean(text, &skip);
    if (skip == 0) {
        note(xml, xmlTextWriterWriteString(xml->writer, of(text)));
        return;
    }
    while (len > 0 || skip > 0) {
        char *piece = len > 0 ? strndup(text, len) : NULL;
        if (len > 0)
            note(xml, piece ? xmlTextWriterWriteString(xml->writer, of(piece)) : -1);
        free(piece);
        text += len + skip;
        len = cvx_xml_clean(text, &skip);
    }
}

void cvx_xml_text(struct cvx_xml *xml, const char *text)
{
    if (!xml->failed)
        write_clean(xml, text);
}

void cvx_xml_attr(struct cvx_xml *xml, const char *name, const char *value)
{
    if (xml->failed)
        return;
    note(xml, xmlTextWriterStartAttribute(xml->writer, of(name)));
    write_clean(xml, value);
    note(xml, xmlTextWriterEndAttribute(xml->writer));
}

void cvx_xml_attr_int(struct cvx_xml *xml, const char *name, long value)
{
    if (!xml->failed)
        note(xml, xmlTextWriterWriteFormatAttribute(xml->writer, of(name), "%ld", value));
}

void cvx_xml_empty(struct cvx_xml *xml, const char *name, const char *attr, const char *value)
{
    cvx_xml_start(xml, name);
    if (attr)
        cvx_xml_attr(xml, attr, value);
    cvx_xml_end(xml);
}

void cvx_xml_empty_int(struct cvx_xml *xml, const char *name, const char *attr, long value)
{
    cvx_xml_start(xml, name);
    cvx_xml_attr_int(xml, attr, value);
    cvx_xml_end(xml);
}

void cvx_xml_element(struct cvx_xml *xml, const char *name, const char *text)
{
    cvx_xml_start(xml, name);
    cvx_xml_text(xml, text);
    cvx_xml_end(xml);
}
