/* SPDX-License-Identifier: MIT */
/* HTML by libxml2: the tree is walked once, without recursion, and each element does what its row
 * in a table says. */
#include "formats/html.h"

#include <libxml/HTMLparser.h>
#include <limits.h>
#include <string.h>

struct reading {
    struct cvx_markup *markup;
    struct cvx_arena *arena;
    int strong, emphasis, code, superscript, preformatted, links;
    const char *href;
};

enum action {
    PASS, /* its text counts, it does not */
    STRONG,
    EMPHASIS,
    CODE,
    SUPERSCRIPT,
    LINK,
    BREAK,
    PARAGRAPH,
    PREFORMATTED,
    LIST,
    NUMBERED,
    ITEM,
    HEADING,
    TABLE,
    CELL,
    RULE,
    IMAGE,
    SKIP, /* it goes, and its text with it */
};

/* Elements not named here only have their text counted. */
static const struct {
    const char *name;
    enum action action;
} elements[] = {
    {"a", LINK},           {"address", PARAGRAPH}, {"article", PARAGRAPH},
    {"b", STRONG},         {"br", BREAK},          {"blockquote", PARAGRAPH},
    {"center", PARAGRAPH}, {"cite", EMPHASIS},     {"code", CODE},
    {"dd", PARAGRAPH},     {"dfn", EMPHASIS},      {"div", PARAGRAPH},
    {"dl", PARAGRAPH},     {"dt", PARAGRAPH},      {"em", EMPHASIS},
    {"footer", PARAGRAPH}, {"h1", HEADING},        {"h2", HEADING},
    {"h3", HEADING},       {"h4", HEADING},        {"h5", HEADING},
    {"h6", HEADING},       {"header", PARAGRAPH},  {"hr", RULE},
    {"i", EMPHASIS},       {"iframe", SKIP},       {"img", IMAGE},
    {"kbd", CODE},         {"li", ITEM},           {"main", PARAGRAPH},
    {"menu", LIST},        {"object", SKIP},       {"ol", NUMBERED},
    {"p", PARAGRAPH},      {"pre", PREFORMATTED},  {"samp", CODE},
    {"script", SKIP},      {"section", PARAGRAPH}, {"strong", STRONG},
    {"style", SKIP},       {"sup", SUPERSCRIPT},   {"svg", SKIP},
    {"table", TABLE},      {"td", CELL},           {"th", CELL},
    {"title", SKIP},       {"tr", PARAGRAPH},      {"tt", CODE},
    {"ul", LIST},          {"var", EMPHASIS},
};

static enum action action_of(const xmlNode *node)
{
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        if (strcmp(elements[i].name, (const char *)node->name) == 0)
            return elements[i].action;
    return PASS;
}

static void add_kind(struct reading *reading, enum cvx_markup_kind kind, bool ordered)
{
    cvx_markup_add(reading->markup, reading->arena,
                   (struct cvx_markup_event){.kind = kind, .ordered = ordered});
}

static void add_text(struct reading *reading, const char *text, size_t len)
{
    if (len == 0)
        return;
    const unsigned style = (reading->strong > 0 ? CVX_MARKUP_STRONG : 0u) |
                           (reading->emphasis > 0 ? CVX_MARKUP_EMPHASIS : 0u) |
                           (reading->code > 0 ? CVX_MARKUP_CODE : 0u) |
                           (reading->superscript > 0 ? CVX_MARKUP_SUPERSCRIPT : 0u);
    char *copy = cvx_arena_copy(reading->arena, text, len);
    for (char *at = copy; at && *at; at++)
        if (*at == '\n' || *at == '\r' || *at == '\t' || *at == '\f')
            *at = ' ';
    cvx_markup_add(
        reading->markup, reading->arena,
        (struct cvx_markup_event){
            .kind = CVX_MARKUP_TEXT, .style = style, .text = copy, .href = reading->href});
}

static void read_text(struct reading *reading, const char *text)
{
    while (reading->preformatted > 0 && strchr(text, '\n')) {
        const size_t len = strcspn(text, "\n");
        add_text(reading, text, len);
        text += len + 1;
        if (*text)
            add_kind(reading, CVX_MARKUP_BREAK, false);
    }
    add_text(reading, text, strlen(text));
}

/* An attribute's value; NULL when there is none. Attributes without entities have one text node. */
static const char *attribute(const xmlNode *node, const char *name)
{
    for (const xmlAttr *attr = node->properties; attr; attr = attr->next)
        if (strcmp((const char *)attr->name, name) == 0 && attr->children)
            return (const char *)attr->children->content;
    return NULL;
}

static void enter_link(struct reading *reading, const xmlNode *node)
{
    if (reading->links++ == 0)
        reading->href = cvx_arena_strdup(reading->arena, attribute(node, "href"));
}

static void read_image(struct reading *reading, const xmlNode *node)
{
    reading->markup->dropped |= CVX_DROP_IMAGE;
    const char *alternative = attribute(node, "alt");
    if (alternative)
        add_text(reading, alternative, strlen(alternative));
}

/* False when the element's content goes with it. */
static bool enter(struct reading *reading, const xmlNode *node)
{
    static const unsigned drops[] = {
        [HEADING] = CVX_DROP_HEADING, [TABLE] = CVX_DROP_TABLE, [RULE] = CVX_DROP_RULE};
    const enum action action = action_of(node);
    switch (action) {
    case STRONG:
        reading->strong++;
        break;
    case EMPHASIS:
        reading->emphasis++;
        break;
    case CODE:
        reading->code++;
        break;
    case SUPERSCRIPT:
        reading->superscript++;
        break;
    case LINK:
        enter_link(reading, node);
        break;
    case BREAK:
        add_kind(reading, CVX_MARKUP_BREAK, false);
        break;
    case LIST:
        add_kind(reading, CVX_MARKUP_LIST_OPEN, false);
        break;
    case NUMBERED:
        add_kind(reading, CVX_MARKUP_LIST_OPEN, true);
        break;
    case ITEM:
        add_kind(reading, CVX_MARKUP_ITEM_OPEN, false);
        break;
    case IMAGE:
        read_image(reading, node);
        break;
    case CELL:
        if (node->prev)
            add_text(reading, " · ", strlen(" · "));
        break;
    case TABLE:
    case RULE:
    case HEADING:
        reading->markup->dropped |= drops[action];
        add_kind(reading, CVX_MARKUP_PARAGRAPH, false);
        break;
    case PREFORMATTED:
        reading->preformatted++;
        reading->code++;
        add_kind(reading, CVX_MARKUP_PARAGRAPH, false);
        break;
    case PARAGRAPH:
        add_kind(reading, CVX_MARKUP_PARAGRAPH, false);
        break;
    case SKIP:
        reading->markup->dropped |= CVX_DROP_SCRIPT;
        return false;
    case PASS:
        break;
    }
    return true;
}

static void leave(struct reading *reading, const xmlNode *node)
{
    switch (action_of(node)) {
    case STRONG:
        reading->strong--;
        break;
    case EMPHASIS:
        reading->emphasis--;
        break;
    case CODE:
        reading->code--;
        break;
    case SUPERSCRIPT:
        reading->superscript--;
        break;
    case LINK:
        if (--reading->links == 0)
            reading->href = NULL;
        break;
    case LIST:
    case NUMBERED:
        add_kind(reading, CVX_MARKUP_LIST_CLOSE, false);
        break;
    case ITEM:
        add_kind(reading, CVX_MARKUP_ITEM_CLOSE, false);
        break;
    case PREFORMATTED:
        reading->preformatted--;
        reading->code--;
        add_kind(reading, CVX_MARKUP_PARAGRAPH, false);
        break;
    case PARAGRAPH:
    case HEADING:
    case TABLE:
        add_kind(reading, CVX_MARKUP_PARAGRAPH, false);
        break;
    case BREAK:
    case CELL:
    case IMAGE:
    case RULE:
    case SKIP:
    case PASS:
        break;
    }
}

/* Reads a node itself; true when its children are to be read too. */
static bool visit(struct reading *reading, const xmlNode *node)
{
    if (node->type == XML_ELEMENT_NODE)
        return enter(reading, node);
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
        read_text(reading, (const char *)node->content);
    else if (node->type == XML_COMMENT_NODE)
        reading->markup->dropped |= CVX_DROP_OTHER;
    return false;
}

static void walk(struct reading *reading, const xmlNode *root)
{
    const xmlNode *node = root;
    while (node) {
        const bool inside = visit(reading, node);
        if (inside && node->children) {
            node = node->children;
            continue;
        }
        if (inside)
            leave(reading, node);
        while (node != root && !node->next) {
            node = node->parent;
            leave(reading, node);
        }
        node = node == root ? NULL : node->next;
    }
}

static enum cvx_status read_html(const char *text, size_t len, struct cvx_arena *arena,
                                 struct cvx_markup *markup)
{
    if (len > INT_MAX)
        return CVX_ENVIRONMENT;
    const int options =
        HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET;
    htmlDocPtr doc = htmlReadMemory(text, (int)len, NULL, "UTF-8", options);
    if (!doc) {
        arena->failed = true;
        return CVX_ENVIRONMENT;
    }
    struct reading reading = {.markup = markup, .arena = arena};
    walk(&reading, xmlDocGetRootElement(doc));
    xmlFreeDoc(doc);
    return arena->failed ? CVX_ENVIRONMENT : CVX_OK;
}

const struct cvx_html_module cvx_html_module = {read_html};
