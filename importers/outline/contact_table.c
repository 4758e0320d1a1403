/* SPDX-License-Identifier: MIT */
/* Contact details in a table: a name and a value beside it, or the names in the row over the
 * values. */
#include "importers/outline/contact.h"
#include "importers/outline/kinds.h"
#include "importers/outline/words.h"

#include <string.h>

enum { LABEL_MAX = 40 };

/* The cells of a row; returns how many there are. */
static size_t cut_cells(struct cvx_outlining *out, const char *text,
                        const char *cells[CVX_CELLS_MAX])
{
    size_t count = 0;
    for (;;) {
        const size_t len = count + 1 < CVX_CELLS_MAX ? strcspn(text, "\t") : strlen(text);
        cells[count] = cvx_out_trim(out, text, len);
        count++;
        if (!text[len])
            return count;
        text += len + 1;
    }
}

/* True for the name of a detail, with its colon or without. */
static bool is_label(const struct cvx_outlining *out, const char *cell)
{
    const char *plain = cell ? cvx_styled_plain(cell, out->arena) : "";
    size_t len = strlen(plain);
    while (len > 0 && strchr(": ", plain[len - 1]))
        len--;
    return cvx_fact_of_person(plain, len) != NULL;
}

/* True for what may be a name of something that we do not know, in the first of two cells. */
static bool may_be_label(const struct cvx_outlining *out, const char *cell)
{
    const char *plain = cell ? cvx_styled_plain(cell, out->arena) : "";
    return *plain && strlen(plain) <= LABEL_MAX && !strpbrk(plain, "0123456789@/");
}

/* "Item | Content": the names of the columns, and no detail. */
static bool names_columns(const struct cvx_outlining *out, const char *cell)
{
    static const char *const names[] = {"項目", "项目", "항목", "구분", "Item", "Field", "Key"};
    const char *plain = cell ? cvx_styled_plain(cell, out->arena) : "";
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(plain, names[i]) == 0)
            return true;
    return false;
}

static void take_pair(struct cvx_outlining *out, const char *label, const char *value,
                      const struct cvx_block_line *at, struct cvx_contact_rest *left)
{
    if (!value || !*value)
        return;
    const char *name = label ? cvx_styled_plain(label, out->arena) : "";
    size_t len = strlen(name);
    while (len > 0 && strchr(": ", name[len - 1]))
        len--;
    const char *line =
        len > 0 ? cvx_arena_printf(out->arena, "%.*s: %s", (int)len, name, value) : value;
    cvx_contact_line(out, line ? line : "", at, left);
}

bool cvx_contact_row(struct cvx_outlining *out, struct cvx_contact_labels *labels,
                     const struct cvx_block *row, struct cvx_contact_rest *left)
{
    const char *cells[CVX_CELLS_MAX] = {NULL};
    const size_t count = cut_cells(out, row->first->text, cells);
    size_t known = 0;
    for (size_t i = 0; i < count; i++)
        known += is_label(out, cells[i]);
    if (row->level == 1 && known == count) {
        memcpy(labels->texts, cells, sizeof cells);
        labels->count = count;
        return true;
    }
    if (labels->count > 0 && count <= labels->count) {
        for (size_t i = 0; i < count; i++)
            take_pair(out, labels->texts[i], cells[i], row->first, left);
        return true;
    }
    if (row->level == 1 && count == 2 && names_columns(out, cells[0])) {
        cvx_out_report(out, CVX_CODE_GUESSED, row->first, "the head of a table is not kept: %s",
                       cvx_diag_quote(out->diag, row->first->text));
        return true;
    }
    labels->count = 0;
    const bool pairs = count % 2 == 0 && known > 0 && is_label(out, cells[0]);
    if (!pairs && !(count == 2 && may_be_label(out, cells[0])))
        return false;
    for (size_t i = 0; i + 1 < count; i += 2)
        take_pair(out, cells[i], cells[i + 1], row->first, left);
    return true;
}
