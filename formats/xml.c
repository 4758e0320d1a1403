/* SPDX-License-Identifier: MIT */
/* XML writing (XML 1.0, fifth edition). */
#include "formats/xml.h"

#include "core/base/utf8.h"

#include <string.h>

/* Whether XML may hold the character at `text` (production 2, Char); `*size` is its bytes. */
static bool allowed(const char *text, size_t len, size_t *size)
{
    const uint32_t c = cvx_utf8_decode(text, len, size);
    if (c == CVX_UTF8_INVALID && *size == 1)
        return false;
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
        if (!allowed(text + at, len - at, &size)) {
            *skip = size;
            return at;
        }
    }
    return len;
}

void cvx_xml_open(struct cvx_xml *xml, struct cvx_str *out)
{
    *xml = (struct cvx_xml){.out = out};
    cvx_str_add(out, "<?xml version=\"1.0\"?>\n");
}

bool cvx_xml_close(struct cvx_xml *xml)
{
    return xml->depth == 0 && !xml->out->arena->failed;
}

/* A name between signs: most of what there is to write. */
static void add_name(struct cvx_str *out, const char *before, const char *name, const char *after)
{
    const size_t before_len = strlen(before), len = strlen(name), after_len = strlen(after);
    char *at = cvx_str_extend(out, before_len + len + after_len);
    if (!at)
        return;
    memcpy(at, before, before_len);
    memcpy(at + before_len, name, len);
    memcpy(at + before_len + len, after, after_len);
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
    add_name(xml->out, "<", name, "");
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
    add_name(xml->out, "</", xml->names[xml->depth], ">");
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

/* Bytes that stand for themselves wherever they are: nearly all. */
static bool is_plain(unsigned char byte)
{
    return byte >= 0x20 && byte < 0x80 && byte != '&' && byte != '<' && byte != '>' && byte != '"';
}

/* What must be written for the character at `text` (NULL: itself), and its bytes. */
static const char *instead_of(const char *text, size_t len, bool in_attribute, size_t *size)
{
    *size = 1;
    const char *escape = escape_of(*text, in_attribute);
    return escape || allowed(text, len, size) ? escape : "";
}

static void add_clean(struct cvx_str *out, const char *text, size_t len, bool in_attribute)
{
    size_t written = 0, size = 1;
    for (size_t at = 0; at < len; at += size) {
        size = 1;
        if (is_plain((unsigned char)text[at]))
            continue;
        const char *instead = instead_of(text + at, len - at, in_attribute, &size);
        if (!instead)
            continue;
        cvx_str_add_bytes(out, text + written, at - written);
        cvx_str_add(out, instead);
        written = at + size;
    }
    cvx_str_add_bytes(out, text + written, len - written);
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

void cvx_xml_attr(struct cvx_xml *xml, const char *name, const char *value)
{
    if (!value)
        return;
    add_name(xml->out, " ", name, "=\"");
    add_clean(xml->out, value, strlen(value), true);
    cvx_str_add_char(xml->out, '"');
}

void cvx_xml_attr_int(struct cvx_xml *xml, const char *name, long value)
{
    add_name(xml->out, " ", name, "=\"");
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
