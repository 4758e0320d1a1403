/* SPDX-License-Identifier: MIT */
/* Saves a last page with next to nothing on it, where slightly less space does: what the PDF does
 * with lines that it has set (exporters/pdf/tighten.c) is done here with lines that are estimated.
 * Words's and LibreOffice's are not known to the point, so a line is kept in reserve. */
#include "exporters/docx/measure.h"

#include <math.h>

#define SPARSE_PAGE      0.25 /* the PDF's numbers */
#define SLIGHTLY_SPACE   0.6
#define SLIGHTLY_LEADING 0.965
#define SPACE_STEP       0.05
#define LEADING_STEP     0.01
#define FULL_PAGE        0.975 /* more on a last page may be too much */

/* A paragraph: what pages are filled with. */
struct paragraph {
    int lines;
    double leading, before, after;
    bool keep; /* with the next one, and in one piece */
    bool starts_page;
    struct paragraph *next;
};

struct column {
    const struct cvx_docx *docx;
    struct paragraph *first, *last;
};

struct tightness {
    double space, leading;
};

/* Where a block's text starts, from the margin. */
static double start_of(const struct cvx_docx *docx, const struct cvx_block *block,
                       const struct cvx_paragraph_style *look)
{
    const struct cvx_paragraph_style *item = &docx->job->theme->styles[CVX_THEME_ITEM];
    const bool inside = block->parent && block->parent->kind == CVX_BLOCK_ITEM;
    if (block->kind == CVX_BLOCK_ITEM || inside)
        return (cvx_docx_list_depth(block) + 1) * (item->indent + item->hanging);
    const bool numbered = block->kind == CVX_BLOCK_PUBLICATION;
    return look->indent + (numbered ? look->size * 1.5 + 5 : 0);
}

static double width_of(const struct cvx_docx *docx, const struct cvx_block *block,
                       const struct cvx_paragraph_style *look)
{
    const bool beside = block->kind == CVX_BLOCK_TITLE || block->kind == CVX_BLOCK_SUBTITLE ||
                        block->kind == CVX_BLOCK_CONTACT;
    double width = cvx_docx_text_width(docx) - start_of(docx, block, look);
    if (beside)
        width -= cvx_docx_photo_room(docx) * (look->align == CVX_ALIGN_CENTER ? 2 : 1);
    return width;
}

static int contact_lines(const struct cvx_docx *docx, const struct cvx_block *block)
{
    const struct cvx_paragraph_style *look = &docx->job->theme->styles[CVX_THEME_CONTACT];
    const double width = width_of(docx, block, look);
    int lines = 1;
    double x = 0;
    for (const struct cvx_block *item = block->first; item; item = item->next) {
        lines += cvx_docx_contact_breaks(docx, item, &x);
        lines += (int)(cvx_docx_width(docx, &item->text, look) / width);
    }
    return lines;
}

static int lines_of(const struct cvx_docx *docx, const struct cvx_block *block,
                    const struct cvx_paragraph_style *look)
{
    const double width = width_of(docx, block, look);
    struct cvx_docx_lines lines = {.first = width, .rest = width};
    if (block->kind == CVX_BLOCK_CONTACT)
        return block->first ? contact_lines(docx, block) : 0;
    if (block->kind == CVX_BLOCK_CONTACT_ITEM || block->kind == CVX_BLOCK_PHOTO ||
        (!block->text.first && !block->label.first))
        return 0;
    if (block->label.first) {
        lines.rest = width - look->hanging;
        cvx_docx_lines_add(docx, &lines, &block->label, look);
    }
    cvx_docx_lines_add(docx, &lines, &block->text, look);
    const int count = cvx_docx_lines_end(&lines);
    return block->aside.first && !cvx_docx_date_fits(docx, block) ? count + 1 : count;
}

static void add_paragraph(struct column *column, const struct cvx_block *block)
{
    const struct cvx_docx *docx = column->docx;
    const struct cvx_paragraph_style *look = cvx_docx_look_of(docx->job->theme, block);
    const int lines = lines_of(docx, block, look);
    struct paragraph *added = lines ? cvx_arena_alloc(docx->arena, sizeof *added) : NULL;
    if (!added)
        return;
    *added = (struct paragraph){
        .lines = lines,
        .leading = look->leading,
        .before = look->before,
        .after = look->after,
        .keep = block->level > 0,
        .starts_page = block->page_break,
    };
    if (column->last)
        column->last->next = added;
    else
        column->first = added;
    column->last = added;
}

/* Pages being filled. */
struct pages {
    int count;
    double y;    /* how far down the last one is filled */
    double kept; /* of that, what must stay with what comes next */
};

static void turn_page(struct pages *pages)
{
    pages->count++;
    pages->y = pages->kept;
}

static void fill(struct pages *pages, const struct paragraph *paragraph, double gap, double leading,
                 double height)
{
    int left = paragraph->lines;
    double need = left * leading;
    if (paragraph->starts_page && pages->y > 0) {
        pages->kept = 0;
        turn_page(pages);
    }
    double y = pages->y > 0 ? pages->y + gap : 0;
    if (y + need > height && pages->y > pages->kept) {
        const int fits = (int)((height - y) / leading);
        const int here = paragraph->keep || fits < 2 || left < 4 ? 0
                         : fits < left - 2                       ? fits
                                                                 : left - 2;
        if (here)
            pages->kept = 0;
        left -= here;
        turn_page(pages);
        y = pages->y > 0 ? pages->y + gap : 0;
        need = left * leading;
    }
    pages->kept = paragraph->keep ? pages->kept + (y - pages->y) + need : 0;
    pages->y = y + need;
}

static struct pages fill_all(const struct column *column, struct tightness tightness)
{
    const struct cvx_theme *theme = column->docx->job->theme;
    const double height =
        column->docx->job->options->page_height - theme->margin_top - theme->margin_bottom;
    struct pages pages = {.count = 1};
    double after = 0;
    for (const struct paragraph *at = column->first; at; at = at->next) {
        fill(&pages, at, fmax(after, at->before) * tightness.space, at->leading * tightness.leading,
             height);
        after = at->after;
    }
    pages.y /= height;
    return pages;
}

static const struct tightness comfortable = {1, 1};

/* Whether `count` pages do, with lines to spare. */
static bool is_safe(struct pages pages, int count)
{
    return pages.count < count || (pages.count == count && pages.y <= FULL_PAGE);
}

static bool tighten(struct tightness *tightness)
{
    if (tightness->space > SLIGHTLY_SPACE + SPACE_STEP / 2)
        tightness->space -= SPACE_STEP;
    else if (tightness->leading > SLIGHTLY_LEADING)
        tightness->leading -= LEADING_STEP;
    else
        return false;
    return true;
}

/* The first tightness by which the pages are fewer than `count`; `comfortable` when none is. */
static struct tightness save_page(const struct column *column, int count)
{
    struct tightness try = comfortable;
    while (tighten(&try))
        if (is_safe(fill_all(column, try), count - 1))
            return try;
    return comfortable;
}

/* A last page that is all but full may not be enough for lines that are broken otherwise. */
static struct tightness choose(const struct column *column)
{
    const struct pages pages = fill_all(column, comfortable);
    if (pages.count > 1 && pages.y <= SPARSE_PAGE)
        return save_page(column, pages.count);
    return is_safe(pages, pages.count) ? comfortable : save_page(column, pages.count + 1);
}

void cvx_docx_fit(const struct cvx_docx *docx, struct cvx_theme *theme)
{
    struct column column = {.docx = docx};
    const struct cvx_block *root = docx->job->doc->root;
    for (const struct cvx_block *block = root; block; block = cvx_block_next(block, root))
        add_paragraph(&column, block);
    const struct tightness tightness = choose(&column);
    for (size_t i = 0; i < CVX_THEME_STYLE_COUNT; i++) {
        theme->styles[i].before *= tightness.space;
        theme->styles[i].after *= tightness.space;
        theme->styles[i].leading *= tightness.leading;
    }
}
