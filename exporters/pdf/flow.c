/* SPDX-License-Identifier: MIT */
/* The column in the making: its rows, its items, and the paragraphs in it. */
#include "exporters/pdf/flow.h"

#include <math.h>
#include <string.h>

#define SUPERSCRIPT_SIZE 0.68 /* of the type size */
#define SUPERSCRIPT_RISE 0.32
#define NATIVE_NAME_SIZE 0.78 /* the name in another script, beside the name */
#define CODE_SIZE        0.92 /* fixed-pitch faces look large beside others */

void cvx_flow_space(struct cvx_flow *flow, double space)
{
    if (space > flow->space)
        flow->space = space;
}

void cvx_flow_keep(struct cvx_flow *flow, unsigned count)
{
    if (count > flow->kept)
        flow->kept = count;
}

/* Makes room for one more of `count` items of `size` bytes. */
static void *make_room(struct cvx_flow *flow, void *items, size_t count, size_t *room, size_t size)
{
    if (count < *room)
        return items;
    const size_t more = *room ? *room * 2 : 8;
    void *grown = cvx_arena_grow(flow->setter.arena, items, *room * size, more * size);
    if (grown)
        *room = more;
    return grown;
}

static void row_add(struct cvx_flow *flow, const struct cvx_flow_row *row)
{
    size_t room = flow->row_room;
    struct cvx_row *rows = make_room(flow, flow->rows, flow->row_count, &room, sizeof *rows);
    struct cvx_flow_row *makes =
        make_room(flow, flow->row_makes, flow->row_count, &flow->row_room, sizeof *makes);
    if (!rows || !makes)
        return;
    flow->rows = rows;
    flow->row_makes = makes;
    if (flow->row_count && flow->kept) {
        rows[flow->row_count - 1].keep = CVX_KEEP_ALWAYS;
        flow->kept--;
    }
    rows[flow->row_count] = (struct cvx_row){
        .before = flow->space,
        .keep = flow->keep,
        .fixed = flow->fixed,
    };
    makes[flow->row_count] = *row;
    makes[flow->row_count++].items_end = (uint32_t)flow->item_count;
    flow->space = 0;
}

void cvx_flow_row(struct cvx_flow *flow, const struct cvx_paragraph_style *style)
{
    row_add(flow, &(struct cvx_flow_row){.style = style});
}

void cvx_flow_row_down_to(struct cvx_flow *flow, double reach)
{
    row_add(flow, &(struct cvx_flow_row){.reach = reach});
}

void cvx_flow_item(struct cvx_flow *flow, const struct cvx_flow_item *item)
{
    struct cvx_flow_item *items =
        make_room(flow, flow->items, flow->item_count, &flow->item_room, sizeof *items);
    if (!items || !flow->row_count)
        return;
    flow->items = items;
    items[flow->item_count++] = *item;
    flow->row_makes[flow->row_count - 1].items_end = (uint32_t)flow->item_count;
}

/* The left edge of a box on the page. */
static double box_left(const struct cvx_flow *flow, struct cvx_box box)
{
    const double left = flow->doc->rtl ? flow->column - box.start - box.width : box.start;
    return left + flow->theme.margin_side;
}

/* Moves a line from its measure to the page's width. */
static void line_move(struct cvx_set_line *line, double left)
{
    line->left = cvx_round_point(line->left + left);
    line->right = cvx_round_point(line->right + left);
    for (size_t i = 0; i < line->piece_count; i++) {
        struct cvx_piece *piece = &line->pieces[i];
        piece->x = cvx_round_point(piece->x + left);
        piece->left = cvx_round_point(piece->left + left);
        piece->right = cvx_round_point(piece->right + left);
    }
}

/* A line as an item; without a place yet. */
static struct cvx_flow_item line_item(const struct cvx_block *block,
                                      const struct cvx_set_line *line)
{
    return (struct cvx_flow_item){
        .item = {.kind = CVX_ITEM_LINE,
                 .block = block,
                 .line = {.ascent = line->ascent,
                          .descent = line->descent,
                          .left = line->left,
                          .right = line->right,
                          .piece_count = line->piece_count}},
        .pieces = line->pieces,
    };
}

/* Adds a line of the paragraph to the last row, at the height of the row that is so many lines
 * above it. */
static void line_add(struct cvx_flow *flow, const struct cvx_flow_paragraph *paragraph,
                     const struct cvx_set_line *line, size_t lines_above)
{
    struct cvx_flow_item item = line_item(paragraph->block, line);
    item.style = paragraph->style;
    item.lines_above = lines_above;
    if (line->piece_count)
        cvx_flow_item(flow, &item);
}

static struct cvx_span *span_add(struct cvx_flow *flow, struct cvx_spans *spans)
{
    struct cvx_span *items =
        make_room(flow, spans->items, spans->count, &spans->room, sizeof *items);
    if (!items)
        return NULL;
    spans->items = items;
    return &items[spans->count++];
}

/* A span as the look has it, before its run has its say. */
static struct cvx_span span_make(const struct cvx_flow *flow, const struct cvx_look *look,
                                 const char *text)
{
    const struct cvx_paragraph_style *style = look->style;
    struct cvx_span span = {
        .block = look->block,
        .part = look->part,
        .text = text,
        .len = strlen(text),
        .font = {.choice = &flow->theme.fonts[style->font],
                 .features = look->features,
                 .bold = style->bold,
                 .italic = style->italic},
        .size = style->size,
        .tracking = style->tracking,
        .color = flow->theme.colors[look->color],
        .item = look->item,
        .phrase = look->phrase,
        .isolated = look->item,
    };
    if (style->small_caps)
        span.font.features |= CVX_FEATURE_SMALL_CAPS;
    if (style->tracking > 0)
        span.font.features |= CVX_FEATURE_NO_LIGATURES;
    return span;
}

static void run_apply(const struct cvx_flow *flow, const struct cvx_run *run, struct cvx_span *span)
{
    span->run = run;
    span->font.lang = run->lang;
    span->font.bold |= (run->style & CVX_STYLE_STRONG) != 0;
    span->font.italic |= (run->style & CVX_STYLE_EMPHASIS) != 0;
    span->keep = (run->style & CVX_STYLE_KEEP) != 0;
    span->isolated |= span->keep;
    if (run->style & CVX_STYLE_CODE) {
        span->font.choice = &flow->theme.fonts[CVX_FONT_CODE];
        span->font.features |= CVX_FEATURE_NO_LIGATURES;
        span->size *= CODE_SIZE;
    }
    /* An asterisk is a superscript by its design. */
    if (run->style & CVX_STYLE_SUPERSCRIPT && *run->text != '*') {
        span->rise = span->size * SUPERSCRIPT_RISE;
        span->size *= SUPERSCRIPT_SIZE;
    }
    if (run->style & CVX_STYLE_SECONDARY)
        span->color = flow->theme.colors[CVX_COLOR_MUTED];
    if (run->style & CVX_STYLE_SECONDARY && span->block->kind == CVX_BLOCK_TITLE) {
        span->font.bold = false;
        span->size *= NATIVE_NAME_SIZE;
    }
    if (run->href && !flow->heading)
        span->color = flow->theme.colors[CVX_COLOR_LINK];
}

void cvx_flow_runs(struct cvx_flow *flow, struct cvx_spans *spans, const struct cvx_look *look,
                   const struct cvx_runs *runs)
{
    for (const struct cvx_run *run = runs->first; run; run = run->next) {
        if (run->kind == CVX_RUN_BREAK) {
            if (spans->count)
                spans->items[spans->count - 1].break_after = true;
            continue;
        }
        struct cvx_span *span = span_add(flow, spans);
        if (!span)
            return;
        *span = span_make(flow, look, run->text);
        run_apply(flow, run, span);
    }
}

void cvx_flow_text(struct cvx_flow *flow, struct cvx_spans *spans, const struct cvx_look *look,
                   const char *text)
{
    struct cvx_span *span = span_add(flow, spans);
    if (!span)
        return;
    *span = span_make(flow, look, text);
    span->separator = look->part == CVX_PART_SEPARATOR;
    span->item = span->isolated = false;
}

struct cvx_shaped *cvx_flow_shape(struct cvx_flow *flow, const struct cvx_spans *spans)
{
    struct cvx_shaped *shaped = cvx_arena_alloc(flow->setter.arena, sizeof *shaped);
    if (shaped)
        cvx_paragraph_shape(&flow->setter, spans->items, spans->count, flow->doc->rtl, shaped);
    return shaped;
}

/* One line of a text that is not to be broken: a label, a date. */
static struct cvx_set_line single_line(struct cvx_flow *flow, const struct cvx_shaped *text,
                                       struct cvx_box box, enum cvx_align align)
{
    struct cvx_cut whole = {.next = (uint32_t)text->cluster_count, .last = true};
    struct cvx_set_line line = {0};
    whole.end = whole.next;
    while (whole.end && text->clusters[whole.end - 1].flags & CVX_CLUSTER_SPACE)
        whole.end--;
    const struct cvx_measure measure = {.width = box.width, .align = align};
    if (flow->setter.status == CVX_OK && whole.next)
        cvx_paragraph_line(&flow->setter, text, &measure, &whole, &line);
    return line;
}

void cvx_flow_single(struct cvx_flow *flow, const struct cvx_shaped *text, struct cvx_box box,
                     double baseline)
{
    struct cvx_set_line line = single_line(flow, text, box, CVX_ALIGN_START);
    line_move(&line, box_left(flow, box));
    struct cvx_flow_item item = line_item(NULL, &line);
    item.item.line.baseline = baseline;
    if (line.piece_count)
        cvx_flow_item(flow, &item);
}

/* `a` and `b`, both in their places, as one line. */
static struct cvx_set_line line_join(struct cvx_flow *flow, const struct cvx_set_line *a,
                                     const struct cvx_set_line *b)
{
    struct cvx_set_line line = {
        .ascent = fmax(a->ascent, b->ascent),
        .descent = fmax(a->descent, b->descent),
        .left = a->piece_count ? fmin(a->left, b->left) : b->left,
        .right = a->piece_count ? fmax(a->right, b->right) : b->right,
    };
    line.pieces = cvx_arena_alloc_array(flow->setter.arena, a->piece_count + b->piece_count,
                                        sizeof *line.pieces);
    if (!line.pieces)
        return *a;
    if (a->piece_count)
        memcpy(line.pieces, a->pieces, a->piece_count * sizeof *a->pieces);
    if (b->piece_count)
        memcpy(line.pieces + a->piece_count, b->pieces, b->piece_count * sizeof *b->pieces);
    line.piece_count = a->piece_count + b->piece_count;
    return line;
}

/* Chinese and Japanese running text fills its lines: every character is as wide as the next, and
 * only punctuation and foreign words leave an edge ragged. */
static enum cvx_align align_of(const struct cvx_flow *flow,
                               const struct cvx_flow_paragraph *paragraph)
{
    const char *lang = flow->setter.lang;
    const bool fills = strncmp(lang, "zh", 2) == 0 || strncmp(lang, "ja", 2) == 0;
    const enum cvx_align align = paragraph->style->align;
    return fills && align == CVX_ALIGN_START && !flow->heading && !paragraph->balance
               ? CVX_ALIGN_JUSTIFY
               : align;
}

/* Breaks the text into lines and moves them to the page's width. There is always a first line, if
 * only for the label's sake. */
static struct cvx_lines lines_make(struct cvx_flow *flow,
                                   const struct cvx_flow_paragraph *paragraph)
{
    struct cvx_lines lines = {NULL, 0};
    const struct cvx_measure measure = {
        .width = paragraph->box.width,
        .first_indent = paragraph->first_indent,
        .align = align_of(flow, paragraph),
        .balance = paragraph->balance,
        .sense = paragraph->sense,
        .hyphenate = flow->theme.hyphenate && !flow->heading && !paragraph->balance,
    };
    if (paragraph->text)
        cvx_paragraph_break(&flow->setter, paragraph->text, &measure, &lines);
    for (size_t i = 0; i < lines.count; i++)
        line_move(&lines.items[i], box_left(flow, paragraph->box));
    if (!lines.count)
        lines.items = cvx_arena_alloc(flow->setter.arena, sizeof *lines.items);
    return lines;
}

/* Two lines stay on either side of a page's end: what an end after line `i` of `count` costs. */
static double line_keep(const struct cvx_flow *flow, size_t i, size_t count)
{
    if (i + 1 == count)
        return flow->keep;
    return i < 1 || count - i - 1 < 2 ? CVX_KEEP_ALWAYS : CVX_KEEP_PARAGRAPH;
}

/* Adds the aside to the first line; where there are more lines, as a line of its own after the
 * last one, so that a reader meets the whole text before it. */
static void aside_add(struct cvx_flow *flow, const struct cvx_flow_paragraph *paragraph,
                      struct cvx_lines *lines)
{
    const struct cvx_shaped *aside = paragraph->aside;
    const struct cvx_box box = {flow->column - flow->end - aside->width, aside->width};
    struct cvx_set_line line = single_line(flow, aside, box, CVX_ALIGN_START);
    line_move(&line, box_left(flow, box));
    if (lines->count == 1)
        lines->items[0] = line_join(flow, &lines->items[0], &line);
    else
        line_add(flow, paragraph, &line, lines->count - 1);
}

size_t cvx_flow_paragraph(struct cvx_flow *flow, const struct cvx_flow_paragraph *paragraph)
{
    struct cvx_lines lines = lines_make(flow, paragraph);
    if (flow->setter.status != CVX_OK || !lines.items)
        return 0;
    if (paragraph->label) {
        struct cvx_set_line label =
            single_line(flow, paragraph->label, paragraph->label_box, paragraph->label_align);
        line_move(&label, box_left(flow, paragraph->label_box));
        lines.items[0] = line_join(flow, &label, &lines.items[0]);
        if (!lines.count)
            lines.count = 1;
    }
    if (paragraph->aside && lines.count == 1)
        aside_add(flow, paragraph, &lines);
    for (size_t i = 0; i < lines.count; i++) {
        cvx_flow_row(flow, paragraph->style);
        if (flow->row_count)
            flow->rows[flow->row_count - 1].keep = line_keep(flow, i, lines.count);
        line_add(flow, paragraph, &lines.items[i], 0);
    }
    if (paragraph->aside && lines.count > 1)
        aside_add(flow, paragraph, &lines);
    return lines.count;
}
