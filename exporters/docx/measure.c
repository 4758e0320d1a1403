/* SPDX-License-Identifier: MIT */
/* How wide dates and labels are, about: what styles need to know of the document. No font is opened
 * for it; the widths are those of the themes' bold sans serif, rounded up. */
#include "exporters/docx/docx.h"

#include "core/base/utf8.h"

#include <math.h>
#include <string.h>

#define REGULAR    0.92 /* of a bold letter's width: a regular one's */
#define DATE_GAP   6.0  /* points between a head and its date */
#define LABEL_GAP  9.0  /* between a label and its value */
#define LABEL_PART 0.28 /* of the text's width: no wider label widens the column */
#define STEP       6.0  /* columns whose widths differ by less are one */

static double em_of(uint32_t c)
{
    if (c >= 0x2E80 && !(c >= 0xFE00 && c <= 0xFE0F))
        return 1;
    if (c >= 0x80)
        return (c >= 0x300 && c <= 0x36F) || (c >= 0x200B && c <= 0x200F) ? 0 : 0.64;
    if (c == ' ' || (c != 0 && strchr(".,:;'!|/()[]ijlI", (int)c)))
        return 0.33;
    if (c != 0 && strchr("ftr-", (int)c))
        return 0.46;
    if (c != 0 && strchr("mwMW@%&", (int)c))
        return 0.95;
    return c >= 'A' && c <= 'Z' ? 0.7 : 0.61;
}

static double width_of(const struct cvx_runs *runs, const struct cvx_paragraph_style *look)
{
    double em = 0;
    for (const struct cvx_run *run = runs->first; run; run = run->next)
        for (const char *at = run->text; at && *at;)
            em += em_of(cvx_utf8_next(&at));
    return em * look->size;
}

/* How far the last line of a head reaches, when lines are filled word by word. */
static double last_line(const struct cvx_runs *runs, double size, double line)
{
    double x = 0, word = 0;
    for (const struct cvx_run *run = runs->first; run; run = run->next) {
        const double em = size * (run->style & CVX_STYLE_STRONG ? 1 : REGULAR);
        for (const char *at = run->text; at && *at;) {
            const uint32_t c = cvx_utf8_next(&at);
            word += em_of(c) * em;
            if (c != ' ' && c < 0x2E80)
                continue;
            x = x + word > line ? word : x + word;
            word = 0;
        }
        if (run->kind == CVX_RUN_BREAK)
            x = word = 0;
    }
    return x + word > line ? word : x + word;
}

bool cvx_docx_date_fits(const struct cvx_docx *docx, const struct cvx_block *head)
{
    const struct cvx_theme *theme = docx->job->theme;
    const double line = cvx_docx_text_width(docx);
    const double date = width_of(&head->aside, &theme->styles[CVX_THEME_META]) * REGULAR;
    const double text = last_line(&head->text, cvx_docx_look_of(theme, head)->size, line);
    return text + DATE_GAP + date <= line;
}

/* The width of the column of labels that rows from `first` on share. */
static double column_width(const struct cvx_docx *docx, const struct cvx_block *first)
{
    const struct cvx_paragraph_style *look = &docx->job->theme->styles[CVX_THEME_ROW];
    const double limit = LABEL_PART * cvx_docx_text_width(docx);
    double widest = look->hanging;
    for (const struct cvx_block *row = first; row && row->kind == CVX_BLOCK_ROW; row = row->next) {
        const double width = row->label.first ? width_of(&row->label, look) + LABEL_GAP : 0;
        if (width > widest && width <= limit)
            widest = width;
    }
    return widest;
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
    return width_of(&row->label, look) <= docx->label_widths[column];
}
