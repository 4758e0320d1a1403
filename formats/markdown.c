/* SPDX-License-Identifier: MIT */
/* Markdown by cmark. cmark does not report failed allocations, it aborts: so it gets a pool that is
 * large enough for any text of that length before it starts, and the pool alone can fail. */
#include "formats/markdown.h"

#include <cmark.h>
#include <stdalign.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

/* cmark 0.30 takes at most 250 bytes for a byte of input, counting everything it ever asks for
 * (measured over texts of nothing but '*', '>', '[', '&' …); the pool gives nothing back, so that
 * is what it has to hold. Twice as much is set aside; pages that are not used cost nothing. */
enum {
    POOL_PER_BYTE = 512,
    POOL_BASE = 16 * 1024,
};

struct pool {
    unsigned char *bytes;
    size_t used, room;
};

/* cmark_mem has no context pointer: the pool of the parse under way on this thread. */
static _Thread_local struct pool *current;

/* Each block is preceded by its size, so that it can be copied when it has to grow. */
enum { HEADER = alignof(max_align_t) };

static void *pool_calloc(size_t count, size_t size)
{
    struct pool *pool = current;
    const size_t want = (count * size + HEADER - 1) / HEADER * HEADER;
    if (want + HEADER > pool->room - pool->used)
        return NULL;
    unsigned char *block = pool->bytes + pool->used + HEADER;
    memcpy(block - HEADER, &want, sizeof want);
    pool->used += want + HEADER;
    return memset(block, 0, want);
}

static void *pool_realloc(void *old, size_t size)
{
    size_t old_size = 0;
    if (old)
        memcpy(&old_size, (unsigned char *)old - HEADER, sizeof old_size);
    if (size <= old_size)
        return old;
    void *block = pool_calloc(1, size);
    if (block && old)
        memcpy(block, old, old_size);
    return block;
}

static void pool_free(void *block)
{
    (void)block;
}

static cmark_mem pool_memory = {pool_calloc, pool_realloc, pool_free};

/* Tags that may stand in a text. What is not here is no tag but text: "List<String>". */
static const char *const elements[] = {
    "a",       "abbr",   "address", "article",  "aside",  "b",     "blockquote", "body",   "br",
    "button",  "center", "cite",    "code",     "dd",     "del",   "div",        "dl",     "dt",
    "em",      "embed",  "footer",  "font",     "form",   "h1",    "h2",         "h3",     "h4",
    "h5",      "h6",     "head",    "header",   "hr",     "html",  "i",          "iframe", "img",
    "input",   "ins",    "kbd",     "label",    "li",     "link",  "main",       "mark",   "meta",
    "nav",     "object", "ol",      "p",        "pre",    "q",     "s",          "samp",   "script",
    "section", "small",  "span",    "strike",   "strong", "style", "sub",        "sup",    "svg",
    "table",   "tbody",  "td",      "textarea", "tfoot",  "th",    "thead",      "time",   "title",
    "tr",      "tt",     "u",       "ul",       "var",    "video",
};

/* True for a tag of HTML or a comment. */
static bool is_html(const char *tag)
{
    if (strncmp(tag, "<!--", 4) == 0)
        return true;
    const char *name = tag + 1 + (tag[1] == '/');
    const size_t len = strcspn(name, " \t\r\n/>");
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        if (strlen(elements[i]) == len && strncasecmp(elements[i], name, len) == 0)
            return true;
    return false;
}

static bool is_break_tag(cmark_node *node)
{
    return node && cmark_node_get_type(node) == CMARK_NODE_HTML_INLINE &&
           strncasecmp(cmark_node_get_literal(node), "<br", 3) == 0;
}

/* A leaf that turned out to be text becomes one. Inside a block, the text needs a paragraph. */
static void make_text(cmark_node *node)
{
    cmark_node *text = cmark_node_new_with_mem(CMARK_NODE_TEXT, &pool_memory);
    cmark_node_set_literal(text, cmark_node_get_literal(node));
    cmark_node *stand_in = text;
    if (cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK) {
        stand_in = cmark_node_new_with_mem(CMARK_NODE_PARAGRAPH, &pool_memory);
        cmark_node_append_child(stand_in, text);
    }
    cmark_node_replace(node, stand_in);
}

/* Tells HTML from text that only looks like it; true when HTML is left. A newline after <br> is
 * that break's own. */
static bool settle_html(cmark_node *root)
{
    bool html = false;
    cmark_iter *iter = cmark_iter_new(root);
    while (cmark_iter_next(iter) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        const cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_HTML_INLINE || type == CMARK_NODE_HTML_BLOCK) {
            if (is_html(cmark_node_get_literal(node)))
                html = true;
            else
                make_text(node);
        } else if (type == CMARK_NODE_SOFTBREAK && is_break_tag(cmark_node_previous(node))) {
            cmark_node_unlink(node);
        }
    }
    return html;
}

struct reading {
    struct cvx_markup *markup;
    struct cvx_arena *arena;
    int strong, emphasis, links;
    const char *href;
};

static void add_kind(struct reading *reading, enum cvx_markup_kind kind)
{
    cvx_markup_add(reading->markup, reading->arena, (struct cvx_markup_event){.kind = kind});
}

static void add_text(struct reading *reading, const char *text, size_t len, unsigned style)
{
    if (len == 0)
        return;
    style |= reading->strong > 0 ? CVX_MARKUP_STRONG : 0;
    style |= reading->emphasis > 0 ? CVX_MARKUP_EMPHASIS : 0;
    cvx_markup_add(reading->markup, reading->arena,
                   (struct cvx_markup_event){.kind = CVX_MARKUP_TEXT,
                                             .style = style,
                                             .text = cvx_arena_copy(reading->arena, text, len),
                                             .href = reading->href});
}

static void enter_text(struct reading *reading, cmark_node *node)
{
    const char *text = cmark_node_get_literal(node);
    add_text(reading, text, strlen(text), 0);
}

static void enter_code(struct reading *reading, cmark_node *node)
{
    const char *text = cmark_node_get_literal(node);
    add_text(reading, text, strlen(text), CVX_MARKUP_CODE);
}

static void enter_break(struct reading *reading, cmark_node *node)
{
    (void)node;
    add_kind(reading, CVX_MARKUP_BREAK);
}

static void enter_paragraph(struct reading *reading, cmark_node *node)
{
    if (cmark_node_get_type(node) == CMARK_NODE_HEADING)
        reading->markup->dropped |= CVX_DROP_HEADING;
    add_kind(reading, CVX_MARKUP_PARAGRAPH);
}

static void enter_rule(struct reading *reading, cmark_node *node)
{
    (void)node;
    reading->markup->dropped |= CVX_DROP_RULE;
    add_kind(reading, CVX_MARKUP_PARAGRAPH);
}

static void enter_code_block(struct reading *reading, cmark_node *node)
{
    add_kind(reading, CVX_MARKUP_PARAGRAPH);
    for (const char *line = cmark_node_get_literal(node); *line;) {
        const size_t len = strcspn(line, "\n");
        add_text(reading, line, len, CVX_MARKUP_CODE);
        line += len + (line[len] == '\n');
        if (*line)
            add_kind(reading, CVX_MARKUP_BREAK);
    }
}

static void enter_list(struct reading *reading, cmark_node *node)
{
    cvx_markup_add(
        reading->markup, reading->arena,
        (struct cvx_markup_event){.kind = CVX_MARKUP_LIST_OPEN,
                                  .ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST});
}

static void leave_list(struct reading *reading, cmark_node *node)
{
    (void)node;
    add_kind(reading, CVX_MARKUP_LIST_CLOSE);
}

static void enter_item(struct reading *reading, cmark_node *node)
{
    (void)node;
    add_kind(reading, CVX_MARKUP_ITEM_OPEN);
}

static void leave_item(struct reading *reading, cmark_node *node)
{
    (void)node;
    add_kind(reading, CVX_MARKUP_ITEM_CLOSE);
}

static void enter_strong(struct reading *reading, cmark_node *node)
{
    (void)node;
    reading->strong++;
}

static void leave_strong(struct reading *reading, cmark_node *node)
{
    (void)node;
    reading->strong--;
}

static void enter_emphasis(struct reading *reading, cmark_node *node)
{
    (void)node;
    reading->emphasis++;
}

static void leave_emphasis(struct reading *reading, cmark_node *node)
{
    (void)node;
    reading->emphasis--;
}

static void enter_link(struct reading *reading, cmark_node *node)
{
    if (reading->links++ == 0)
        reading->href = cvx_arena_strdup(reading->arena, cmark_node_get_url(node));
}

/* What a browser shows when the mouse rests on a link is text too. */
static void leave_link(struct reading *reading, cmark_node *node)
{
    if (--reading->links == 0)
        reading->href = NULL;
    const char *title = cmark_node_get_title(node);
    if (!title || !*title)
        return;
    add_text(reading, " (", 2, 0);
    add_text(reading, title, strlen(title), 0);
    add_text(reading, ")", 1, 0);
}

static void enter_image(struct reading *reading, cmark_node *node)
{
    (void)node;
    reading->markup->dropped |= CVX_DROP_IMAGE;
}

typedef void visit(struct reading *reading, cmark_node *node);

/* What each kind of node does on the way in and out; kinds without a row have only children. */
static const struct {
    visit *enter, *leave;
} visits[] = {
    [CMARK_NODE_TEXT] = {enter_text, NULL},
    [CMARK_NODE_CODE] = {enter_code, NULL},
    [CMARK_NODE_SOFTBREAK] = {enter_break, NULL},
    [CMARK_NODE_LINEBREAK] = {enter_break, NULL},
    [CMARK_NODE_PARAGRAPH] = {enter_paragraph, NULL},
    [CMARK_NODE_HEADING] = {enter_paragraph, NULL},
    [CMARK_NODE_THEMATIC_BREAK] = {enter_rule, NULL},
    [CMARK_NODE_CODE_BLOCK] = {enter_code_block, NULL},
    [CMARK_NODE_LIST] = {enter_list, leave_list},
    [CMARK_NODE_ITEM] = {enter_item, leave_item},
    [CMARK_NODE_STRONG] = {enter_strong, leave_strong},
    [CMARK_NODE_EMPH] = {enter_emphasis, leave_emphasis},
    [CMARK_NODE_LINK] = {enter_link, leave_link},
    [CMARK_NODE_IMAGE] = {enter_image, NULL},
};

static void read_events(cmark_node *root, struct cvx_arena *arena, struct cvx_markup *markup)
{
    struct reading reading = {.markup = markup, .arena = arena};
    cmark_iter *iter = cmark_iter_new(root);
    cmark_event_type event;
    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        const size_t type = (size_t)cmark_node_get_type(node);
        if (type >= sizeof visits / sizeof *visits)
            continue;
        visit *act = event == CMARK_EVENT_ENTER ? visits[type].enter : visits[type].leave;
        if (act)
            act(&reading, node);
    }
}

static void read_with_pool(const char *text, size_t len, struct cvx_arena *arena,
                           struct cvx_markdown *markdown)
{
    cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, &pool_memory);
    cmark_parser_feed(parser, text, len);
    cmark_node *root = cmark_parser_finish(parser);
    if (!settle_html(root)) {
        read_events(root, arena, &markdown->markup);
        return;
    }
    const char *html = cmark_render_html(root, CMARK_OPT_UNSAFE | CMARK_OPT_HARDBREAKS);
    markdown->html_len = strlen(html);
    markdown->html = cvx_arena_copy(arena, html, markdown->html_len);
}

static enum cvx_status read_markdown(const char *text, size_t len, struct cvx_arena *arena,
                                     struct cvx_markdown *markdown)
{
    *markdown = (struct cvx_markdown){.html = NULL};
    struct pool pool = {.room = POOL_BASE + POOL_PER_BYTE * len};
    pool.bytes = cvx_memory_take(arena->memory, pool.room);
    if (!pool.bytes) {
        arena->failed = true;
        return CVX_ENVIRONMENT;
    }
    current = &pool;
    read_with_pool(text, len, arena, markdown);
    current = NULL;
    cvx_memory_give(arena->memory, pool.bytes);
    return arena->failed ? CVX_ENVIRONMENT : CVX_OK;
}

const struct cvx_markdown_module cvx_markdown_module = {read_markdown};
