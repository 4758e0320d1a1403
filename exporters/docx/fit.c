/* SPDX-License-Identifier: MIT */
/* How tight the document is set, to save a last page with next to nothing on it or to fit on the
 * pages asked for: what the PDF does with lines that it has set (exporters/pdf/tighten.c) is done
 * here with lines that are estimated. Word's and LibreOffice's are not known to the point, so a
 * line is kept in reserve. */
#include "core/theme/tighten.h"
#include "exporters/docx/measure.h"

#include <math.h>

#define FULL_PAGE 0.975 /* more on a last page may be too much */

/* A paragraph: what pages are filled with. */
struct paragraph {
    int lines;
    const struct cvx_paragraph_style *look;
    bool keep; /* with the next one, and in one piece */
    bool meta; /* of a head: better with the next one */
    bool starts_page;
    struct paragraph *next;
};

struct column {
    const struct cvx_docx *docx;
    const struct cvx_theme *source; /* the job's, not tightened */
    struct cvx_theme *theme;        /* the document's, as tight as is tried */
    struct cvx_tightness tightness;
    struct paragraph *first, *last;
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
        .look = look,
        .keep = block->level > 0,
        .meta = block->kind == CVX_BLOCK_META,
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
    bool meta;   /* the last paragraph is one of a head */
    bool amid;   /* a page ends after such a one */
};

static void turn_page(struct pages *pages)
{
    pages->count++;
    pages->y = pages->kept;
}

static void fill(struct pages *pages, const struct paragraph *paragraph, double gap, double height)
{
    const double leading = paragraph->look->leading;
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
        else
            pages->amid |= pages->meta;
        left -= here;
        turn_page(pages);
        y = pages->y > 0 ? pages->y + gap : 0;
        need = left * leading;
    }
    pages->kept = paragraph->keep ? pages->kept + (y - pages->y) + need : 0;
    pages->y = y + need;
    pages->meta = paragraph->meta;
}

static double page_height(const struct column *column)
{
    return column->docx->job->options->page_height - column->theme->margin_top -
           column->theme->margin_bottom;
}

static struct pages fill_all(const struct column *column)
{
    const double height = page_height(column);
    struct pages pages = {.count = 1};
    double after = 0;
    for (const struct paragraph *at = column->first; at; at = at->next) {
        fill(&pages, at, fmax(after, at->look->before) * column->tightness.space, height);
        after = at->look->after;
    }
    pages.y /= height;
    return pages;
}

static const char *script_of(const struct column *column)
{
    return column->docx->job->doc->language->script;
}

static void measure(struct column *column)
{
    const struct cvx_block *root = column->docx->job->doc->root;
    column->first = column->last = NULL;
    for (const struct cvx_block *block = root; block; block = cvx_block_next(block, root))
        add_paragraph(column, block);
}

/* Lines are estimated anew only where their type changes. */
static struct pages try_tightness(struct column *column, struct cvx_tightness tightness)
{
    const bool resized = fabs(tightness.size - column->tightness.size) > 0;
    column->tightness = tightness;
    cvx_theme_tighten(column->source, script_of(column), &tightness, column->theme);
    if (resized)
        measure(column);
    return fill_all(column);
}

/* Whether `count` pages do, with lines to spare. */
static bool is_safe(struct pages pages, int count)
{
    return pages.count < count || (pages.count == count && pages.y <= FULL_PAGE);
}

/* Gives space back where what fits leaves room. */
static struct pages loosen(struct column *column, int most)
{
    struct cvx_tightness fitting = column->tightness, looser = fitting;
    while (cvx_tighten_less(&looser) && is_safe(try_tightness(column, looser), most))
        fitting = looser;
    return try_tightness(column, fitting);
}

/* Makes the pages fewer than `count`, where slightly less space does. */
static struct pages save_page(struct column *column, int count)
{
    struct cvx_tightness try = cvx_tightness_none;
    while (cvx_tighten_slightly(column->source, script_of(column), &try)) {
        if (is_safe(try_tightness(column, try), count - 1))
            return loosen(column, count - 1);
    }
    return try_tightness(column, cvx_tightness_none);
}

/* Pages that end amid the lines of a head end elsewhere, where slightly less space does. */
static struct pages mend_ends(struct column *column, struct pages pages)
{
    const struct cvx_tightness before = column->tightness;
    struct cvx_tightness try = before;
    if (!pages.amid)
        return pages;
    while (cvx_tighten_slightly(column->source, script_of(column), &try)) {
        pages = try_tightness(column, try);
        if (!pages.amid)
            return pages;
    }
    return try_tightness(column, before);
}

/* A last page that is all but full may not be enough for lines that are broken otherwise. */
static struct pages choose(struct column *column)
{
    const struct pages pages = fill_all(column);
    if (pages.count > 1 && pages.y <= CVX_SPARSE_PAGE)
        return save_page(column, pages.count);
    return is_safe(pages, pages.count) ? pages : save_page(column, pages.count + 1);
}

static enum cvx_status cannot_fit(const struct column *column, struct pages pages)
{
    const int most = column->docx->job->options->fit_pages;
    const double over = (pages.count - most - 1 + pages.y) * page_height(column);
    cvx_diag_add(column->docx->job->diag, CVX_CODE_CANNOT_FIT, NULL,
                 "the DOCX needs about %d pages at its tightest: about %.0f lines too many for %d",
                 pages.count, ceil(over / column->theme->styles[CVX_THEME_PARAGRAPH].leading),
                 most);
    return CVX_REJECTED;
}

static void fitted_note(const struct column *column)
{
    const int most = column->docx->job->options->fit_pages;
    const struct cvx_tightness *tightness = &column->tightness;
    cvx_diag_add(column->docx->job->diag, CVX_CODE_FITTED, NULL,
                 "to fit the DOCX on %d page%s, by estimate: space %.0f %%, leading %.0f %%, "
                 "type %.1f pt",
                 most, most == 1 ? "" : "s", tightness->space * 100, tightness->leading * 100,
                 cvx_tightness_type(column->source, script_of(column), tightness));
}

/* Makes the pages no more than asked for. What may be due to the estimate alone is no failure. */
static enum cvx_status fit(struct column *column, struct pages pages)
{
    const int most = column->docx->job->options->fit_pages;
    if (pages.count <= most)
        return CVX_OK;
    struct cvx_tightness try = column->tightness;
    while (!is_safe(pages, most) && cvx_tighten_further(column->source, script_of(column), &try))
        pages = try_tightness(column, try);
    if (is_safe(pages, most))
        loosen(column, most);
    else if (pages.count - most - 1 + pages.y > 1 - FULL_PAGE)
        return cannot_fit(column, pages);
    fitted_note(column);
    return CVX_OK;
}

enum cvx_status cvx_docx_fit(const struct cvx_docx *docx, const struct cvx_theme *source,
                             struct cvx_theme *theme)
{
    struct column column = {
        .docx = docx, .source = source, .theme = theme, .tightness = cvx_tightness_none};
    cvx_theme_adapt(source, script_of(&column), theme);
    measure(&column);
    const struct pages pages = mend_ends(&column, choose(&column));
    const enum cvx_status status = docx->job->options->fit_pages > 0 ? fit(&column, pages) : CVX_OK;
    for (size_t i = 0; i < CVX_THEME_STYLE_COUNT; i++) {
        theme->styles[i].before *= column.tightness.space;
        theme->styles[i].after *= column.tightness.space;
    }
    return status;
}
