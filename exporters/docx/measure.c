/* SPDX-License-Identifier: MIT */
/* How wide dates and labels are, and how many lines a paragraph takes. */
#include "exporters/docx/measure.h"

#include "core/base/utf8.h"

#include <math.h>
#include <string.h>

#define DATE_GAP     8.0   /* points between a head and its date; what is estimated may be off */
#define LABEL_GAP    9.0   /* between a label and its value */
#define CONTACT_PART 0.985 /* of the room beside the photo */
#define LABEL_PART   0.26  /* of the text's width: a wider label needs no column */
#define STEP         6.0   /* columns whose widths differ by less are one */
#define SUPERSCRIPT  0.65  /* of the size */
#define NATIVE_NAME  0.78  /* the same */

/* What a character of a run adds to the line. */
static double advance(const struct cvx_docx *docx, const struct cvx_run *run,
                      const struct cvx_paragraph_style *look, uint32_t c)
{
    const bool serif = docx->job->theme->fonts[look->font].serif;
    const bool bold = look->bold || run->style & CVX_STYLE_STRONG;
    const double part = run->style & CVX_STYLE_SUPERSCRIPT && c != '*' ? SUPERSCRIPT : 1;
    return (cvx_docx_em(c, serif, bold) * part + look->tracking) * look->size;
}

double cvx_docx_width(const struct cvx_docx *docx, const struct cvx_runs *runs,
                      const struct cvx_paragraph_style *look)
{
    double width = 0;
    for (const struct cvx_run *run = runs->first; run; run = run->next)
        for (const char *at = run->text; at && *at;)
            width += advance(docx, run, look, cvx_utf8_next(&at));
    return width;
}

/* Puts the word that is complete into the line, or into the next one. */
static void place_word(struct cvx_docx_lines *lines)
{
    const double room = lines->ended ? lines->rest : lines->first;
    if (lines->x > 0 && lines->x + lines->word > room) {
        lines->ended++;
        lines->x = 0;
    }
    lines->x += lines->word;
    lines->word = 0;
}

static bool is_ideograph(uint32_t c)
{
    return c >= 0x3040 && c <= 0xD7FF;
}

void cvx_docx_lines_add(const struct cvx_docx *docx, struct cvx_docx_lines *lines,
                        const struct cvx_runs *runs, const struct cvx_paragraph_style *look)
{
    for (const struct cvx_run *run = runs->first; run; run = run->next) {
        if (run->kind == CVX_RUN_BREAK) {
            place_word(lines);
            lines->ended++;
            lines->x = 0;
            continue;
        }
        const bool keep = run->style & CVX_STYLE_KEEP;
        for (const char *at = run->text; *at;) {
            const uint32_t c = cvx_utf8_next(&at);
            const double width = advance(docx, run, look, c);
            if (c == ' ' && !keep) { /* may stand beyond the line's end */
                place_word(lines);
                lines->x += width;
                continue;
            }
            lines->word += width;
            if (!keep && (c == '-' || is_ideograph(c)))
                place_word(lines);
        }
    }
}

int cvx_docx_lines_end(struct cvx_docx_lines *lines)
{
    place_word(lines);
    return lines->ended + 1;
}

bool cvx_docx_date_fits(const struct cvx_docx *docx, const struct cvx_block *head)
{
    const struct cvx_theme *theme = docx->job->theme;
    const double line = cvx_docx_text_width(docx);
    const double date = cvx_docx_width(docx, &head->aside, &theme->styles[CVX_THEME_META]);
    struct cvx_docx_lines lines = {.first = line, .rest = line};
    cvx_docx_lines_add(docx, &lines, &head->text, cvx_docx_look_of(theme, head));
    cvx_docx_lines_end(&lines);
    return lines.x + DATE_GAP + date <= line;
}

static bool ends_in_space(const char *text)
{
    const size_t len = text ? strlen(text) : 0;
    return len > 0 && text[len - 1] == ' ';
}

struct cvx_run *cvx_docx_head_break(const struct cvx_docx *docx, const struct cvx_block *head)
{
    const struct cvx_theme *theme = docx->job->theme;
    const struct cvx_paragraph_style *look = cvx_docx_look_of(theme, head);
    const double room = cvx_docx_text_width(docx) - DATE_GAP -
                        cvx_docx_width(docx, &head->aside, &theme->styles[CVX_THEME_META]);
    struct cvx_run *last = NULL;
    for (const struct cvx_run *run = head->text.first; run && run->next; run = run->next)
        if (ends_in_space(run->text) && (!run->at || run->at != run->next->at))
            last = run->next;
    if (!last)
        return NULL;
    const struct cvx_runs part = {last, head->text.last};
    return cvx_docx_width(docx, &part, look) <= room ? last : NULL;
}

/* What a paragraph beside the photo has of the text's width. */
static double room_beside_photo(const struct cvx_docx *docx, const struct cvx_paragraph_style *look)
{
    return cvx_docx_text_width(docx) -
           cvx_docx_photo_room(docx) * (look->align == CVX_ALIGN_CENTER ? 2 : 1);
}

struct cvx_run *cvx_docx_name_break(const struct cvx_docx *docx, const struct cvx_block *title)
{
    const struct cvx_paragraph_style *look = &docx->job->theme->styles[CVX_THEME_TITLE];
    struct cvx_run *last = title->text.last;
    if (last == title->text.first || !(last->style & CVX_STYLE_SECONDARY))
        return NULL;
    const struct cvx_runs native = {last, last};
    const double width = cvx_docx_width(docx, &title->text, look) -
                         (1 - NATIVE_NAME) * cvx_docx_width(docx, &native, look);
    return width > room_beside_photo(docx, look) ? last : NULL;
}

bool cvx_docx_contact_breaks(const struct cvx_docx *docx, const struct cvx_block *item, double *x)
{
    const struct cvx_theme *theme = docx->job->theme;
    const struct cvx_paragraph_style *look = &theme->styles[CVX_THEME_CONTACT];
    const double room = CONTACT_PART * room_beside_photo(docx, look);
    struct cvx_run separator = {.text = theme->contact_separator};
    const struct cvx_runs between = {&separator, &separator};
    const double width = cvx_docx_width(docx, &item->text, look);
    const double gap = *x > 0 ? cvx_docx_width(docx, &between, look) : 0;
    const bool breaks = *x > 0 && *x + gap + width > room;
    *x = breaks ? width : *x + gap + width;
    if (*x > room) /* it goes on over lines of its own */
        *x = fmod(*x, room);
    return breaks;
}

/* The width of the column of labels that rows from `first` on share. A single row needs none, nor
 * do rows of which one has a label too wide for it. */
static double column_width(const struct cvx_docx *docx, const struct cvx_block *first)
{
    const struct cvx_paragraph_style *look = &docx->job->theme->styles[CVX_THEME_ROW];
    double widest = 0;
    int count = 0;
    for (const struct cvx_block *row = first; row && row->kind == CVX_BLOCK_ROW; row = row->next) {
        count++;
        if (row->label.first)
            widest = fmax(widest, cvx_docx_width(docx, &row->label, look) + LABEL_GAP);
    }
    const bool column = count > 1 && widest <= LABEL_PART * cvx_docx_text_width(docx);
    return column && widest > 0 ? widest : look->hanging;
}

int cvx_docx_measure_labels(struct cvx_docx *docx, const struct cvx_block *first)
{
    const double width = column_width(docx, first);
    int nearest = 0;
    for (int i = 0; i < docx->label_count; i++) {
        if (fabs(docx->label_widths[i] - width) < fabs(docx->label_widths[nearest] - width))
            nearest = i;
    }
    if (docx->label_count > 0 && fabs(docx->label_widths[nearest] - width) < STEP) {
        if (docx->label_widths[nearest] < width)
            docx->label_widths[nearest] = width;
        return nearest;
    }
    if (docx->label_count == CVX_DOCX_LABEL_COLUMNS)
        return nearest;
    docx->label_widths[docx->label_count] = width;
    return docx->label_count++;
}

bool cvx_docx_label_fits(const struct cvx_docx *docx, const struct cvx_block *row, int column)
{
    const struct cvx_paragraph_style *look = &docx->job->theme->styles[CVX_THEME_ROW];
    return cvx_docx_width(docx, &row->label, look) <= docx->label_widths[column];
}
