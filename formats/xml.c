/* SPDX-License-Identifier: MIT */
/* XML writing (XML 1.0, fifth edition). */
#include "formats/xml.h"

#include "core/base/utf8.h"

#include <string.h>

/* Production 2. Bytes under 0x80 are told apart before it is asked. */
static bool allowed(uint32_t c)
{
    return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c != 0xFFFE && c != 0xFFFF);
}

size_t cvx_xml_clean_len(const char *text, size_t len, size_t *skip)
{
    *skip = 0;
    for (size_t at = 0, size; at < len; at += size) {
        size = 1;
        const unsigned char byte = (unsigned char)text[at];
        if (byte >= 0x20 && byte < 0x80)
            continue;
        const uint32_t c = cvx_utf8_decode(text + at, len - at, &size);
        if ((c == CVX_UTF8_INVALID && size == 1) || !allowed(c)) {
            *skip = size;
            return at;
        }
    }
    return len;
}

void cvx_xml_open(struct cvx_xml *xml, struct cvx_str *out)
{
    *xml = (struct cvx_xml){.out = out};
    cvx_str_add(out, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
}

bool cvx_xml_close(struct cvx_xml *xml)
{
    return xml->depth == 0 && !xml->out->arena->failed;
}

/* Closes the start tag, now that something else follows. */
static void end_tag(struct cvx_xml *xml)
{
    if (xml->in_tag)
        cvx_str_add_char(xml->out, '>');
    xml->in_tag = false;
}

void cvx_xml_start(struct cvx_xml *xml, const char *name)
{
    end_tag(xml);
    if (xml->depth < CVX_XML_DEPTH)
        xml->names[xml->depth] = name;
    else
        xml->out->arena->failed = true; /* a mistake of the caller's, reported as any failure */
    xml->depth++;
    cvx_str_add_char(xml->out, '<');
    cvx_str_add(xml->out, name);
    xml->in_tag = true;
}

void cvx_xml_end(struct cvx_xml *xml)
{
    if (--xml->depth >= CVX_XML_DEPTH)
        return;
    if (xml->in_tag) {
        cvx_str_add(xml->out, "/>");
        xml->in_tag = false;
        return;
    }
    cvx_str_add(xml->out, "</");
    cvx_str_add(xml->out, xml->names[xml->depth]);
    cvx_str_add_char(xml->out, '>');
}

/* What a byte must be written as; NULL: as it is. A carriage return would be read as a newline, and
 * inside an attribute all white space as blanks. */
static const char *escape_of(char byte, bool in_attribute)
{
    switch (byte) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '\r':
        return "&#13;";
    case '"':
        return in_attribute ? "&quot;" : NULL;
    case '\t':
        return in_attribute ? "&#9;" : NULL;
    case '\n':
        return in_attribute ? "&#10;" : NULL;
    default:
        return NULL;
    }
}

static void add_escaped(struct cvx_str *out, const char *text, size_t len, bool in_attribute)
{
    size_t written = 0;
    for (size_t at = 0; at < len; at++) {
        const char *escape = escape_of(text[at], in_attribute);
        if (!escape)
            continue;
        cvx_str_add_bytes(out, text + written, at - written);
        cvx_str_add(out, escape);
        written = at + 1;
    }
    cvx_str_add_bytes(out, text + written, len - written);
}

static void add_clean(struct cvx_str *out, const char *text, size_t len, bool in_attribute)
{
    while (len > 0) {
        size_t skip;
        const size_t clean = cvx_xml_clean_len(text, len, &skip);
        add_escaped(out, text, clean, in_attribute);
        text += clean + skip;
        len -= clean + skip;
    }
}

void cvx_xml_text_bytes(struct cvx_xml *xml, const char *text, size_t len)
{
    if (len > 0)
        end_tag(xml);
    add_clean(xml->out, text, len, false);
}

void cvx_xml_text(struct cvx_xml *xml, const char *text)
{
    cvx_xml_text_bytes(xml, text, strlen(text));
}

static void start_attr(struct cvx_xml *xml, const char *name)
{
    cvx_str_add_char(xml->out, ' ');
    cvx_str_add(xml->out, name);
    cvx_str_add(xml->out, "=\"");
}

void cvx_xml_attr(struct cvx_xml *xml, const char *name, const char *value)
{
    if (!value)
        return;
    start_attr(xml, name);
    add_clean(xml->out, value, strlen(value), true);
    cvx_str_add_char(xml->out, '"');
}

void cvx_xml_attr_int(struct cvx_xml *xml, const char *name, long value)
{
    start_attr(xml, name);
    cvx_str_add_int(xml->out, value);
    cvx_str_add_char(xml->out, '"');
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
