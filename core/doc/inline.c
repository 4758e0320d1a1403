/* SPDX-License-Identifier: MIT */
/* Events (formats/markup.h) become blocks and runs. Text without markup makes its events itself. */
#include "core/doc/inline.h"

#include "core/doc/link.h"
#include "core/doc/typed.h"
#include "formats/bullet.h"
#include "formats/html.h"
#include "formats/markdown.h"

#include <string.h>

/* Lists nest no deeper in a document; what is deeper is a paragraph of the deepest item. */
enum { LIST_DEPTH = 6 };

/* Where text flows to. */
struct flow {
    struct cvx_builder *builder;
    struct cvx_block *container; /* takes paragraphs and lists; NULL: everything is one line */
    struct cvx_runs *runs;       /* takes text; NULL: text starts a paragraph */
    struct cvx_block *loose;     /* a list that items without one made */
    int depth;                   /* of lists */
    int too_deep;                /* lists that were not opened */
    struct cvx_ink ink;
    bool dropped_link;
};

static const struct {
    unsigned markup, run;
} styles[] = {
    {CVX_MARKUP_STRONG, CVX_STYLE_STRONG},
    {CVX_MARKUP_EMPHASIS, CVX_STYLE_EMPHASIS},
    {CVX_MARKUP_CODE, CVX_STYLE_CODE},
    {CVX_MARKUP_SUPERSCRIPT, CVX_STYLE_SUPERSCRIPT},
};

static void end_paragraph(struct flow *flow)
{
    if (!flow->container) {
        cvx_runs_separate(flow->builder, flow->runs, " ", flow->ink.style);
        return;
    }
    if (flow->runs)
        cvx_runs_trim(flow->builder, flow->runs);
    const struct cvx_block *item = flow->container;
    if (item->kind == CVX_BLOCK_ITEM && flow->runs == &item->text && !item->text.first)
        return; /* the item's own first paragraph has yet to come */
    flow->runs = NULL;
}

static struct cvx_block *open_item(struct flow *flow)
{
    struct cvx_block *item =
        cvx_block_add(flow->builder, flow->container, CVX_BLOCK_ITEM, flow->ink.at);
    if (item) {
        flow->runs = &item->text;
        flow->container = item;
    }
    return item;
}

/* Blank text between blocks is nothing. */
static bool is_blank(const char *text)
{
    return text[strspn(text, " \t\r\n")] == '\0';
}

static bool place_text(struct flow *flow, const char *text)
{
    if (flow->runs)
        return true;
    if (!flow->container || is_blank(text))
        return false;
    if (flow->container->kind == CVX_BLOCK_LIST && flow->container == flow->loose) {
        flow->container = flow->loose->parent;
        flow->loose = NULL;
        flow->depth--;
    }
    if (flow->container->kind == CVX_BLOCK_LIST)
        return open_item(flow) != NULL;
    struct cvx_block *paragraph =
        cvx_block_add(flow->builder, flow->container, CVX_BLOCK_PARAGRAPH, flow->ink.at);
    flow->runs = paragraph ? &paragraph->text : NULL;
    return paragraph != NULL;
}

/* Text with its bare links made links. */
static void add_linked(struct flow *flow, const char *text, size_t len, struct cvx_ink ink)
{
    const bool bare = !ink.href && !(ink.style & CVX_STYLE_CODE);
    struct cvx_link link;
    while (bare && len > 0 && (link = cvx_link_find(text, len)).len > 0) {
        cvx_runs_add(flow->builder, flow->runs, text, link.start, ink);
        struct cvx_ink linked = ink;
        linked.href = cvx_link_target(flow->builder->arena, text + link.start, link.len);
        cvx_runs_add(flow->builder, flow->runs, text + link.start, link.len, linked);
        text += link.start + link.len;
        len -= link.start + link.len;
    }
    cvx_runs_add(flow->builder, flow->runs, text, len, ink);
}

static void flow_text(struct flow *flow, const struct cvx_markup_event *event)
{
    if (!place_text(flow, event->text))
        return;
    struct cvx_ink ink = flow->ink;
    for (size_t i = 0; i < sizeof styles / sizeof *styles; i++)
        ink.style |= event->style & styles[i].markup ? styles[i].run : 0;
    if (event->href && !ink.href) {
        ink.href = cvx_link_target(flow->builder->arena, event->href, strlen(event->href));
        flow->dropped_link |= !ink.href;
    }
    add_linked(flow, event->text, strlen(event->text), ink);
}

static void flow_break(struct flow *flow, const struct cvx_markup_event *event)
{
    (void)event;
    if (!flow->container)
        end_paragraph(flow);
    else if (flow->runs)
        cvx_runs_add_break(flow->builder, flow->runs);
}

static void flow_paragraph(struct flow *flow, const struct cvx_markup_event *event)
{
    (void)event;
    end_paragraph(flow);
}

static void open_list(struct flow *flow, bool ordered)
{
    end_paragraph(flow);
    if (flow->depth >= LIST_DEPTH) {
        flow->too_deep++;
        return;
    }
    if (flow->container->kind == CVX_BLOCK_LIST)
        open_item(flow);
    struct cvx_block *list =
        cvx_block_add(flow->builder, flow->container, CVX_BLOCK_LIST, flow->ink.at);
    if (!list)
        return;
    list->ordered = ordered;
    flow->container = list;
    flow->runs = NULL;
    flow->depth++;
}

static void flow_list_open(struct flow *flow, const struct cvx_markup_event *event)
{
    if (flow->container)
        open_list(flow, event->ordered);
}

/* Leaves the innermost block of this kind. */
static void close_block(struct flow *flow, enum cvx_block_kind kind)
{
    end_paragraph(flow);
    if (flow->container->kind != kind)
        return;
    struct cvx_block *block = flow->container;
    flow->container = block->parent;
    flow->runs = NULL;
    if (!block->first && !block->text.first)
        cvx_block_drop_last(block->parent);
}

static void number_items(struct cvx_block *list)
{
    int number = 0;
    for (struct cvx_block *item = list->first; item && list->ordered; item = item->next)
        item->number = ++number;
}

static void flow_list_close(struct flow *flow, const struct cvx_markup_event *event)
{
    (void)event;
    if (!flow->container)
        return;
    if (flow->too_deep > 0) {
        flow->too_deep--;
        return;
    }
    if (flow->container->kind == CVX_BLOCK_ITEM)
        close_block(flow, CVX_BLOCK_ITEM);
    if (flow->container->kind == CVX_BLOCK_LIST) {
        number_items(flow->container);
        close_block(flow, CVX_BLOCK_LIST);
        flow->depth--;
    }
}

static void flow_item_open(struct flow *flow, const struct cvx_markup_event *event)
{
    (void)event;
    if (!flow->container) {
        end_paragraph(flow);
        return;
    }
    end_paragraph(flow);
    if (flow->too_deep > 0)
        return;
    if (flow->container->kind != CVX_BLOCK_LIST) {
        open_list(flow, false);
        flow->loose = flow->container;
    }
    if (flow->container->kind == CVX_BLOCK_LIST)
        open_item(flow);
}

static void flow_item_close(struct flow *flow, const struct cvx_markup_event *event)
{
    (void)event;
    if (!flow->container || flow->too_deep > 0)
        end_paragraph(flow);
    else
        close_block(flow, CVX_BLOCK_ITEM);
}

static void (*const flows[])(struct flow *flow, const struct cvx_markup_event *event) = {
    [CVX_MARKUP_TEXT] = flow_text,
    [CVX_MARKUP_BREAK] = flow_break,
    [CVX_MARKUP_PARAGRAPH] = flow_paragraph,
    [CVX_MARKUP_LIST_OPEN] = flow_list_open,
    [CVX_MARKUP_LIST_CLOSE] = flow_list_close,
    [CVX_MARKUP_ITEM_OPEN] = flow_item_open,
    [CVX_MARKUP_ITEM_CLOSE] = flow_item_close,
};

/* Text without markup: newlines are breaks, blank lines part paragraphs. */
static void flow_plain(struct flow *flow, const char *text)
{
    while (*text) {
        const size_t len = strcspn(text, "\n");
        struct cvx_markup_event line = {.kind = CVX_MARKUP_TEXT,
                                        .text = cvx_arena_copy(flow->builder->arena, text, len)};
        if (!line.text)
            return;
        if (is_blank(line.text))
            flow_paragraph(flow, &line);
        else
            flow_text(flow, &line);
        text += len;
        if (*text && *++text && !is_blank(line.text))
            flow_break(flow, &line);
    }
}

/* Text that looks like markup, read by those who know. False when a module is missing or memory is
 * out: the text then stays as it was typed. */
static bool read_markup(struct flow *flow, const char *text, struct cvx_markup *markup)
{
    static const struct cvx_module markdown_row = CVX_MODULE(markdown);
    static const struct cvx_module html_row = CVX_MODULE(html);
    struct cvx_arena *arena = flow->builder->arena;
    const struct cvx_markdown_module *reader = cvx_module_open(&markdown_row, flow->builder->diag);
    flow->builder->broken |= !reader;
    if (!reader)
        return false;
    struct cvx_str typed;
    cvx_str_init(&typed, arena);
    const unsigned dropped = cvx_typed_markdown(text, flow->container != NULL, &typed);
    struct cvx_markdown markdown;
    if (reader->read(cvx_str_get(&typed), typed.len, arena, &markdown) != CVX_OK)
        return false;
    *markup = markdown.markup;
    markup->dropped |= dropped;
    if (!markdown.html)
        return true;
    const struct cvx_html_module *html = cvx_module_open(&html_row, flow->builder->diag);
    flow->builder->broken |= !html;
    return html && html->read(markdown.html, markdown.html_len, arena, markup) == CVX_OK;
}

static void flow_all(struct flow *flow, const char *text)
{
    const bool prose = flow->container != NULL;
    struct cvx_markup markup = {.events = NULL};
    if (flow->builder->broken || strlen(text) > CVX_MARKUP_LIMIT || cvx_typed_plain(text, prose) ||
        !read_markup(flow, text, &markup))
        flow_plain(flow, text);
    for (size_t i = 0; i < markup.count; i++)
        flows[markup.events[i].kind](flow, &markup.events[i]);
    if (flow->runs)
        cvx_runs_trim(flow->builder, flow->runs);
    markup.dropped |= flow->dropped_link ? CVX_DROP_LINK : 0;
    cvx_markup_report(markup.dropped, flow->ink.at, flow->builder->diag);
}

void cvx_inline_add_link(struct cvx_builder *builder, struct cvx_runs *runs, struct cvx_text text,
                         unsigned style, const char *href)
{
    if (!text.s)
        return;
    /* A line of its own first: what stands in `runs` is not to be trimmed or separated. */
    struct cvx_runs line = {NULL, NULL};
    struct flow flow = {
        .builder = builder, .runs = &line, .ink = {.style = style, .href = href, .at = text.at}};
    flow_all(&flow, text.s);
    cvx_runs_append(runs, &line);
    cvx_builder_mark_text(builder, text);
}

void cvx_inline_add(struct cvx_builder *builder, struct cvx_runs *runs, struct cvx_text text,
                    unsigned style)
{
    cvx_inline_add_link(builder, runs, text, style, NULL);
}

void cvx_inline_prose(struct cvx_builder *builder, struct cvx_block *parent, struct cvx_text text,
                      unsigned style)
{
    if (!text.s || !parent)
        return;
    struct flow flow = {
        .builder = builder, .container = parent, .ink = {.style = style, .at = text.at}};
    flow_all(&flow, text.s);
    cvx_builder_mark_text(builder, text);
}

/* An item that is nothing but a list gives its items to the list it stands in. */
static bool hoist(struct cvx_block *list, struct cvx_block *item)
{
    struct cvx_block *inner = item->first;
    if (item->text.first || !inner || inner->next || inner->kind != CVX_BLOCK_LIST)
        return false;
    cvx_block_drop_last(list);
    for (struct cvx_block *child = inner->first; child; child = child->next)
        child->parent = list;
    if (list->last)
        list->last->next = inner->first;
    else
        list->first = inner->first;
    list->last = inner->last;
    return true;
}

void cvx_inline_item(struct cvx_builder *builder, struct cvx_block *list, struct cvx_text text)
{
    if (text.s && cvx_bullet_alone(text.s)) {
        cvx_builder_mark(builder, text.at, CVX_SEEN_SHOWN);
        cvx_diag_add(builder->diag, CVX_CODE_TEXT_CLEANED, text.at,
                     "the bullet has no text; it is left out");
        return;
    }
    struct cvx_block *item = text.s ? cvx_block_add(builder, list, CVX_BLOCK_ITEM, text.at) : NULL;
    if (!item)
        return;
    struct flow flow = {.builder = builder,
                        .container = item,
                        .runs = &item->text,
                        .depth = 1,
                        .ink = {.at = text.at}};
    flow_all(&flow, text.s);
    cvx_builder_mark_text(builder, text);
    if (hoist(list, item))
        cvx_diag_add(builder->diag, CVX_CODE_TEXT_CLEANED, text.at,
                     "the list's own bullet takes the place of the one that was typed");
    if (list->last == item && !item->first && !item->text.first)
        cvx_block_drop_last(list);
}

void cvx_inline_list(struct cvx_builder *builder, struct cvx_block *parent,
                     const struct cvx_texts *texts)
{
    struct cvx_block *list =
        texts->count > 0 ? cvx_block_add(builder, parent, CVX_BLOCK_LIST, NULL) : NULL;
    for (size_t i = 0; list && i < texts->count; i++)
        cvx_inline_item(builder, list, texts->items[i]);
    if (list && !list->first)
        cvx_block_drop_last(parent);
}
