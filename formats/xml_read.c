/* SPDX-License-Identifier: MIT */
/* XML by libxml2's SAX interface: no tree but ours is built, and what is not wanted (document
 * types, encodings, sizes) is refused before anything is made of it. */
#include "formats/xml_read.h"

#include "core/base/limits.h"
#include "core/base/str.h"
#include "core/base/utf8.h"
#include "formats/text.h"
#include "formats/xml_read_bound.h"

#include <libxml/parser.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

/* An element that is still open. */
struct frame {
    struct cvx_node *node;
    struct cvx_str text;
    bool apart; /* a tag came since the last text: the next one is another piece */
};

struct reading {
    xmlParserCtxtPtr parser;
    struct cvx_decoded input;
    struct cvx_arena *arena;
    struct cvx_diag *diag;
    struct frame frames[CVX_LIMIT_DEPTH + 1]; /* 0: the root */
    size_t depth;                             /* open elements */
    size_t values;
    size_t seen; /* bytes that line and column have been counted for */
    uint32_t line, column;
    enum cvx_status status;
};

/* Where things stand */

/* The offset of `at`, a pointer into the parser's buffer; the parser's own place when it is none.
 */
static size_t offset_of(const struct reading *reading, const xmlChar *at)
{
    const xmlParserInputPtr input = reading->parser->input;
    if (!input)
        return reading->input.len;
    const xmlChar *in = at && at >= input->base && at <= input->end ? at : input->cur;
    const size_t offset = input->consumed + (size_t)(in - input->base);
    return offset < reading->input.len ? offset : reading->input.len;
}

/* Counts lines and columns up to `offset`, which never goes back. */
static void advance(struct reading *reading, size_t offset)
{
    const char *bytes = reading->input.bytes;
    for (; reading->seen < offset; reading->seen++) {
        const char c = bytes[reading->seen];
        const bool crlf =
            c == '\r' && reading->seen + 1 < reading->input.len && bytes[reading->seen + 1] == '\n';
        if (c == '\n' || (c == '\r' && !crlf)) {
            reading->line++;
            reading->column = 1;
        } else if ((c & 0xC0) != 0x80) {
            reading->column++;
        }
    }
}

static void place(struct reading *reading, struct cvx_node *node, size_t offset)
{
    advance(reading, offset);
    node->line = reading->line;
    node->column = reading->column;
}

/* Refusing. Only the first fault counts; the parser is told to stop. */

static void stop(struct reading *reading, enum cvx_status status)
{
    reading->status = status;
    xmlStopParser(reading->parser);
}

static void refuse(struct reading *reading, enum cvx_code code, const char *why)
{
    if (reading->status != CVX_OK)
        return;
    const struct cvx_place at = cvx_text_place(reading->input.bytes, offset_of(reading, NULL));
    cvx_diag_add_at(reading->diag, code, at, "%s", why);
    if (code == CVX_CODE_SYNTAX)
        cvx_diag_hint(reading->diag, "fetch or make the XML once more, or mend it in an editor");
    stop(reading, CVX_REJECTED);
}

static void refuse_limit(struct reading *reading, const char *what, int limit)
{
    char why[80];
    snprintf(why, sizeof why, "%s: more than %d, the limit", what, limit);
    refuse(reading, CVX_CODE_LIMIT, why);
}

/* libxml2's faults that people make, in words; of others it says itself what is wrong. */
static const struct {
    int code;
    const char *what;
} faults[] = {
    {XML_ERR_DOCUMENT_EMPTY, "this is no XML: it does not begin with a tag"},
    {XML_ERR_DOCUMENT_END, "something follows after the end of the document"},
    {XML_ERR_TAG_NAME_MISMATCH, "an end tag does not match the tag that it should close"},
    {XML_ERR_TAG_NOT_FINISHED, "the document ends before all tags are closed: it is cut off"},
    {XML_ERR_GT_REQUIRED, "a tag lacks its >"},
    {XML_ERR_LTSLASH_REQUIRED, "an end tag is expected here"},
    {XML_ERR_NAME_REQUIRED, "a name is expected here: a < in a text must be written &lt;"},
    {XML_ERR_ENTITYREF_SEMICOL_MISSING, "an & in a text must be written &amp;"},
    {XML_ERR_ENTITYREF_NO_NAME, "an & in a text must be written &amp;"},
    {XML_ERR_UNDECLARED_ENTITY, "an entity is used that XML does not know"},
    {XML_WAR_UNDECLARED_ENTITY, "an entity is used that XML does not know"},
    {XML_ERR_INVALID_CHAR, "a character stands here that XML may not hold"},
    {XML_ERR_INVALID_CHARREF, "a character reference names a character that XML may not hold"},
    {XML_ERR_ATTRIBUTE_NOT_STARTED, "an attribute's value must stand in quotes"},
    {XML_ERR_ATTRIBUTE_NOT_FINISHED, "an attribute's value does not end"},
    {XML_ERR_ATTRIBUTE_WITHOUT_VALUE, "an attribute has no value"},
    {XML_ERR_ATTRIBUTE_REDEFINED, "an attribute is given twice"},
    {XML_ERR_LT_IN_ATTRIBUTE, "a < in an attribute's value must be written &lt;"},
    {XML_ERR_COMMENT_NOT_FINISHED, "a comment does not end"},
    {XML_ERR_CDATA_NOT_FINISHED, "a CDATA section does not end"},
    {XML_ERR_RESERVED_XML_NAME, "the XML declaration must be the first thing in the file"},
};

/* libxml2's own sentence, on one line and without its full stop. */
static const char *own_words(const xmlError *error, char *room, size_t size)
{
    snprintf(room, size, "this is no well-formed XML: %s", error->message ? error->message : "");
    size_t len = cvx_utf8_valid_len(room, strcspn(room, "\r\n"));
    while (len && strchr(". :", room[len - 1]))
        len--;
    room[len] = '\0';
    return room;
}

/* libxml2 calls it with its own, not const, pointer. */
static void take_error(void *context, xmlErrorPtr error)
{
    struct reading *reading = ((xmlParserCtxtPtr)context)->_private;
    char room[160];
    if (error->level < XML_ERR_ERROR && error->code != XML_WAR_UNDECLARED_ENTITY)
        return;
    /* Namespaces are not looked at, so that a prefix nobody declared is none of our business. */
    if (error->domain == XML_FROM_NAMESPACE || reading->status != CVX_OK)
        return;
    if (error->code == XML_ERR_NO_MEMORY) {
        stop(reading, cvx_diag_memory(reading->diag));
        return;
    }
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        if (faults[i].code == error->code) {
            refuse(reading, CVX_CODE_SYNTAX, faults[i].what);
            return;
        }
    }
    refuse(reading, CVX_CODE_SYNTAX, own_words(error, room, sizeof room));
}

/* Building */

static struct cvx_node *new_node(struct reading *reading, enum cvx_node_kind kind)
{
    if (++reading->values > CVX_LIMIT_VALUES) {
        refuse_limit(reading, "values", CVX_LIMIT_VALUES);
        return NULL;
    }
    struct cvx_node *node = cvx_node_new(reading->arena, kind, NULL);
    if (!node && reading->status == CVX_OK)
        stop(reading, cvx_diag_memory(reading->diag));
    return node;
}

/* The member `key` of `parent`. The last one first: that is nearly always it. */
static struct cvx_node *find_member(const struct cvx_node *parent, const char *key)
{
    if (parent->last && strcmp(parent->last->key, key) == 0)
        return parent->last;
    struct cvx_node *child = parent->first;
    while (child && strcmp(child->key, key) != 0)
        child = child->next;
    return child;
}

/* Puts an array in the place of `first`, which becomes its first item. The node that others point
 * to (children to their parent) stays the item's, so the array takes over its links. */
static struct cvx_node *make_array(struct reading *reading, struct cvx_node *first)
{
    struct cvx_node *array = new_node(reading, CVX_NODE_ARRAY);
    if (!array)
        return NULL;
    struct cvx_node *parent = first->parent;
    array->key = first->key;
    array->line = first->line;
    array->column = first->column;
    array->parent = parent;
    array->index = first->index;
    array->next = first->next;
    struct cvx_node **link = &parent->first;
    while (*link != first)
        link = &(*link)->next;
    *link = array;
    if (parent->last == first)
        parent->last = array;
    first->key = NULL;
    first->next = NULL;
    cvx_node_append(array, first);
    return array;
}

/* Adds `node` to `parent` as its member `key`, or as another item of that name. */
static void add_member(struct reading *reading, struct cvx_node *parent, const char *key,
                       struct cvx_node *node)
{
    struct cvx_node *same = find_member(parent, key);
    if (same && same->kind != CVX_NODE_ARRAY)
        same = make_array(reading, same);
    if (same) {
        cvx_node_append(same, node);
        return;
    }
    if (reading->status != CVX_OK)
        return;
    if (parent->count == CVX_LIMIT_NAMES) {
        refuse_limit(reading, "different names in one element", CVX_LIMIT_NAMES);
        return;
    }
    node->key = cvx_arena_strdup(reading->arena, key);
    if (node->key)
        cvx_node_append(parent, node);
    else
        stop(reading, cvx_diag_memory(reading->diag));
}

/* An attribute, five pointers of libxml2's: local name, prefix, URI, value, its end. */
static void add_attribute(struct reading *reading, struct cvx_node *element, const xmlChar **five)
{
    struct cvx_node *node = new_node(reading, CVX_NODE_STRING);
    if (!node)
        return;
    const char *name = cvx_arena_printf(reading->arena, "@%s", (const char *)five[0]);
    node->text = cvx_arena_copy(reading->arena, (const char *)five[3], (size_t)(five[4] - five[3]));
    if (!name || !node->text) {
        stop(reading, cvx_diag_memory(reading->diag));
        return;
    }
    node->line = element->line;
    node->column = element->column;
    add_member(reading, element, name, node);
}

/* libxml2 calls when it has read the tag but for its end: the tag begins at the < before. */
static size_t tag_offset(const struct reading *reading)
{
    size_t offset = offset_of(reading, NULL);
    while (offset > 0 && (offset == reading->input.len || reading->input.bytes[offset] != '<'))
        offset--;
    return offset;
}

/* The parameters are libxml2's. */
static void start_element(void *context, const xmlChar *name, const xmlChar *prefix,
                          const xmlChar *uri, int namespace_count, const xmlChar **namespaces,
                          int attribute_count, int default_count, const xmlChar **attributes)
{
    struct reading *reading = ((xmlParserCtxtPtr)context)->_private;
    (void)prefix, (void)uri, (void)namespace_count, (void)namespaces, (void)default_count;
    if (reading->status != CVX_OK)
        return;
    if (reading->depth == CVX_LIMIT_DEPTH) {
        refuse_limit(reading, "elements inside each other", CVX_LIMIT_DEPTH);
        return;
    }
    struct cvx_node *node = new_node(reading, CVX_NODE_OBJECT);
    if (!node)
        return;
    place(reading, node, tag_offset(reading));
    reading->frames[reading->depth].apart = true;
    add_member(reading, reading->frames[reading->depth].node, (const char *)name, node);
    struct frame *frame = &reading->frames[++reading->depth];
    frame->node = node;
    frame->apart = false;
    cvx_str_reset(&frame->text);
    for (int i = 0; i < attribute_count && reading->status == CVX_OK; i++)
        add_attribute(reading, node, &attributes[(size_t)i * 5]);
}

static void take_text(void *context, const xmlChar *text, int len)
{
    struct reading *reading = ((xmlParserCtxtPtr)context)->_private;
    if (reading->status != CVX_OK)
        return;
    struct frame *frame = &reading->frames[reading->depth];
    if (frame->apart && frame->text.len)
        cvx_str_add_char(&frame->text, ' ');
    frame->apart = false;
    cvx_str_add_bytes(&frame->text, text, (size_t)len);
    if (reading->arena->failed)
        stop(reading, cvx_diag_memory(reading->diag));
}

static bool blank(const char *text)
{
    return text[strspn(text, " \t\r\n")] == '\0';
}

/* xml:space="preserve" (XML 1.0, 2.10): blanks mean something there. */
static bool preserves_space(const struct cvx_node *element)
{
    const struct cvx_node *space = cvx_node_find(element, "@space");
    return space && strcmp(space->text, "preserve") == 0;
}

static void end_element(void *context, const xmlChar *name, const xmlChar *prefix,
                        const xmlChar *uri)
{
    struct reading *reading = ((xmlParserCtxtPtr)context)->_private;
    (void)name, (void)prefix, (void)uri;
    if (reading->status != CVX_OK)
        return;
    struct frame *frame = &reading->frames[reading->depth--];
    struct cvx_node *element = frame->node;
    const char *text = cvx_str_get(&frame->text);
    if (element->first && blank(text) && !(frame->text.len && preserves_space(element)))
        return;
    struct cvx_node *holder = element;
    if (element->first) {
        holder = new_node(reading, CVX_NODE_STRING);
        if (!holder)
            return;
        holder->line = element->line;
        holder->column = element->column;
        add_member(reading, element, "#text", holder);
    }
    holder->kind = CVX_NODE_STRING;
    holder->text = cvx_arena_copy(reading->arena, text, frame->text.len);
    if (!holder->text)
        stop(reading, cvx_diag_memory(reading->diag));
}

static void refuse_doctype(void *context, const xmlChar *name, const xmlChar *external,
                           const xmlChar *system)
{
    (void)name, (void)external, (void)system;
    refuse(((xmlParserCtxtPtr)context)->_private, CVX_CODE_SYNTAX,
           "a document type (<!DOCTYPE …>) is not read: no CV needs one");
}

static const xmlSAXHandler handler = {
    .initialized = XML_SAX2_MAGIC,
    .internalSubset = refuse_doctype,
    .startElementNs = start_element,
    .endElementNs = end_element,
    .characters = take_text,
    .cdataBlock = take_text,
    .serror = take_error,
};

static void parse(struct reading *reading)
{
    /* No XML_PARSE_HUGE: libxml2's own limits stay; no XML_PARSE_NOENT or _DTDLOAD: nothing
     * expands. The encoding is known already. */
    const int options = XML_PARSE_NONET | XML_PARSE_IGNORE_ENC;
    xmlParserCtxtPtr parser = reading->parser;
    *parser->sax = handler;
    parser->_private = reading;
    xmlDocPtr doc = xmlCtxtReadMemory(parser, reading->input.bytes, (int)reading->input.len, NULL,
                                      NULL, options);
    xmlFreeDoc(doc);
}

static enum cvx_status read_xml(const char *bytes, size_t len, struct cvx_arena *arena,
                                struct cvx_diag *diag, struct cvx_node **root)
{
    struct reading reading = {.arena = arena, .diag = diag, .line = 1, .column = 1};
    enum cvx_status status = cvx_xml_check_encoding(bytes, len, diag);
    if (status == CVX_OK)
        status = cvx_text_decode(bytes, len, arena, diag, &reading.input);
    if (status == CVX_OK)
        status = cvx_xml_bound(reading.input.bytes, reading.input.len, diag);
    if (status != CVX_OK)
        return status;
    for (size_t i = 0; i < sizeof reading.frames / sizeof *reading.frames; i++)
        cvx_str_init(&reading.frames[i].text, arena);
    reading.frames[0].node = cvx_node_new(arena, CVX_NODE_OBJECT, NULL);
    reading.parser = xmlNewParserCtxt();
    if (!reading.frames[0].node || !reading.parser) {
        xmlFreeParserCtxt(reading.parser);
        return cvx_diag_memory(diag);
    }
    parse(&reading);
    if (reading.status == CVX_OK && !reading.frames[0].node->first)
        refuse(&reading, CVX_CODE_SYNTAX, "this is no XML: it has no tag");
    xmlFreeParserCtxt(reading.parser);
    if (reading.status != CVX_OK)
        return reading.status;
    *root = reading.frames[0].node;
    cvx_node_number(*root);
    return CVX_OK;
}

const struct cvx_xml_module cvx_xml_module = {read_xml};
