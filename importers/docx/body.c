/* SPDX-License-Identifier: MIT */
/* WordprocessingML (ISO/IEC 29500-1, 17.3) to paragraphs of pieces. What is deleted in a tracked
 * change is not there, what is inserted is; tables and text boxes that somebody added are read
 * through. */
#include "importers/docx/body.h"

#include "core/base/hash.h"
#include "core/base/str.h"

#include <stdlib.h>
#include <string.h>

/* What holds where the reader stands. */
struct context {
    const char *pointer; /* of the innermost content control */
    const char *href;
    unsigned marks;
};

struct reader {
    struct cvx_arena *arena;
    struct cvx_docx_body *body;
    const struct cvx_docx_tag *tags;
    const struct cvx_node *links;
};

typedef void read_element(struct reader *reader, const struct cvx_node *element,
                          struct context context);

static read_element read_paragraph, read_control, read_link, read_run, read_inside;

/* Elements that hold text, by local name; others that are not listed hold none. */
static const struct {
    const char *name;
    read_element *read;
} elements[] = {
    {"p", read_paragraph},       {"r", read_run},
    {"sdt", read_control},       {"hyperlink", read_link},
    {"sdtContent", read_inside}, {"ins", read_inside},
    {"moveTo", read_inside},     {"smartTag", read_inside},
    {"fldSimple", read_inside},  {"dir", read_inside},
    {"bdo", read_inside},        {"tbl", read_inside},
    {"tr", read_inside},         {"tc", read_inside},
    {"body", read_inside},       {"customXml", read_inside},
};

void cvx_docx_add_paragraph(struct cvx_docx_body *body, struct cvx_docx_paragraph made,
                            struct cvx_arena *arena)
{
    struct cvx_docx_paragraph *paragraph = cvx_arena_alloc(arena, sizeof *paragraph);
    if (!paragraph)
        return;
    *paragraph = made;
    if (body->last)
        body->last->next = paragraph;
    else
        body->first = paragraph;
    body->last = paragraph;
}

void cvx_docx_add_piece(struct cvx_docx_body *body, struct cvx_docx_piece made,
                        struct cvx_arena *arena)
{
    struct cvx_docx_paragraph *paragraph = body->last;
    struct cvx_docx_piece *piece = paragraph ? cvx_arena_alloc(arena, sizeof *piece) : NULL;
    if (!piece)
        return;
    *piece = made;
    if (paragraph->last)
        paragraph->last->next = piece;
    else
        paragraph->first = piece;
    paragraph->last = piece;
}

/* The tree's shape: several elements of one name are an array under it. */

static const char *name_of(const struct cvx_node *element)
{
    const char *name = element->key;
    if (!name && element->parent)
        name = element->parent->key;
    return name ? name : "";
}

static int by_place(const void *left, const void *right)
{
    const struct cvx_node *a = *(const struct cvx_node *const *)left;
    const struct cvx_node *b = *(const struct cvx_node *const *)right;
    if (a->line != b->line)
        return a->line < b->line ? -1 : 1;
    return (a->column > b->column) - (a->column < b->column);
}

/* The elements inside `parent` in the order of the document; `*count` of them. */
static const struct cvx_node **elements_in(const struct cvx_node *parent, size_t *count,
                                           struct cvx_arena *arena)
{
    size_t room = 0;
    for (const struct cvx_node *child = parent->first; child; child = child->next)
        room += child->kind == CVX_NODE_ARRAY ? child->count : 1;
    const struct cvx_node **list = cvx_arena_alloc_array(arena, room, sizeof(*list));
    *count = 0;
    for (const struct cvx_node *child = list ? parent->first : NULL; child; child = child->next) {
        if (child->key[0] == '@' || child->key[0] == '#')
            continue;
        if (child->kind != CVX_NODE_ARRAY)
            list[(*count)++] = child;
        for (const struct cvx_node *item = child->first; child->kind == CVX_NODE_ARRAY && item;
             item = item->next)
            list[(*count)++] = item;
    }
    if (*count)
        qsort(list, *count, sizeof(*list), by_place);
    return list;
}

/* <path><to val="…"/></path>; NULL when it is not there. */
static const char *attribute(const struct cvx_node *element, const char *child, const char *name)
{
    const struct cvx_node *node = cvx_node_find(cvx_node_find(element, child), name);
    return node ? node->text : NULL;
}

static const char *text_of(const struct cvx_node *element)
{
    const struct cvx_node *text =
        element->kind == CVX_NODE_OBJECT ? cvx_node_find(element, "#text") : element;
    return text && text->text ? text->text : "";
}

/* Reading */

static void read_inside(struct reader *reader, const struct cvx_node *element,
                        struct context context)
{
    size_t count;
    const struct cvx_node **list = elements_in(element, &count, reader->arena);
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < sizeof elements / sizeof *elements; j++)
            if (strcmp(name_of(list[i]), elements[j].name) == 0)
                elements[j].read(reader, list[i], context);
}

static void read_paragraph(struct reader *reader, const struct cvx_node *element,
                           struct context context)
{
    const char *style = attribute(cvx_node_find(element, "pPr"), "pStyle", "@val");
    style = style ? style : "";
    cvx_docx_add_paragraph(reader->body,
                           (struct cvx_docx_paragraph){
                               .heading = strcmp(style, "Heading1") == 0,
                               .bullet = strncmp(style, "List", 4) == 0,
                           },
                           reader->arena);
    read_inside(reader, element, context);
    reader->body->hash = cvx_hash_add(reader->body->hash, "\n", 1);
}

static void read_control(struct reader *reader, const struct cvx_node *element,
                         struct context context)
{
    const char *tag = attribute(cvx_node_find(element, "sdtPr"), "tag", "@val");
    if (tag && *tag == '/')
        context.pointer = tag;
    for (const struct cvx_docx_tag *at = reader->tags; tag && at && at->tag; at++)
        if (strcmp(at->tag, tag) == 0)
            context.pointer = at->pointer;
    read_inside(reader, element, context);
}

static const char *find_target(const struct reader *reader, const char *id)
{
    const struct cvx_node *found = cvx_node_find(reader->links, "Relationship");
    const struct cvx_node *at = found && found->kind == CVX_NODE_ARRAY ? found->first : found;
    for (; at && id; at = at->key ? NULL : at->next) {
        const struct cvx_node *name = cvx_node_find(at, "@Id");
        const struct cvx_node *target = cvx_node_find(at, "@Target");
        if (name && target && strcmp(name->text, id) == 0)
            return target->text;
    }
    return NULL;
}

static void read_link(struct reader *reader, const struct cvx_node *element, struct context context)
{
    const struct cvx_node *id = cvx_node_find(element, "@id");
    context.href = find_target(reader, id ? id->text : NULL);
    read_inside(reader, element, context);
}

/* <w:b/> is on, <w:b w:val="0"/> is off, and so are "false" and "off" (17.17.4). */
static bool is_on(const struct cvx_node *properties, const char *name)
{
    const struct cvx_node *toggle = cvx_node_find(properties, name);
    const struct cvx_node *value = cvx_node_find(toggle, "@val");
    return toggle &&
           !(value && (strcmp(value->text, "0") == 0 || strcmp(value->text, "false") == 0 ||
                       strcmp(value->text, "off") == 0));
}

static unsigned marks_of(const struct cvx_node *properties)
{
    const char *style = attribute(properties, "rStyle", "@val");
    unsigned marks = 0;
    if (is_on(properties, "b"))
        marks |= CVX_DOCX_STRONG;
    if (is_on(properties, "i"))
        marks |= CVX_DOCX_EMPHASIS;
    if (style && strcmp(style, "CodeText") == 0)
        marks |= CVX_DOCX_CODE;
    return marks;
}

static void read_run(struct reader *reader, const struct cvx_node *element, struct context context)
{
    static const struct {
        const char *name, *text; /* NULL: the element's own */
    } contents[] = {{"t", NULL},       {"tab", "\t"}, {"ptab", "\t"},
                    {"br", "\n"},      {"cr", "\n"},  {"noBreakHyphen", "\u2011"},
                    {"softHyphen", ""}};
    struct cvx_str text;
    cvx_str_init(&text, reader->arena);
    size_t count;
    const struct cvx_node **list = elements_in(element, &count, reader->arena);
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < sizeof contents / sizeof *contents; j++)
            if (strcmp(name_of(list[i]), contents[j].name) == 0)
                cvx_str_add(&text, contents[j].text ? contents[j].text : text_of(list[i]));
    if (!text.len)
        return;
    reader->body->hash = cvx_hash_add(reader->body->hash, text.bytes, text.len);
    cvx_docx_add_piece(reader->body,
                       (struct cvx_docx_piece){
                           .pointer = context.pointer,
                           .text = text.bytes,
                           .marks = marks_of(cvx_node_find(element, "rPr")),
                           .href = context.href,
                       },
                       reader->arena);
}

void cvx_docx_read_body(const struct cvx_node *document, const struct cvx_node *links,
                        const struct cvx_docx_tag *tags, struct cvx_arena *arena,
                        struct cvx_docx_body *body)
{
    struct reader reader = {.arena = arena, .body = body, .tags = tags};
    reader.links = cvx_node_find(links, "Relationships");
    *body = (struct cvx_docx_body){.hash = CVX_HASH_START};
    read_inside(&reader, document, (struct context){0});
}
