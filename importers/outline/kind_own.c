/* SPDX-License-Identifier: MIT */
/* Text about the person, sections under keys of their own, and the date of the CV itself. */
#include "importers/outline/dates.h"
#include "importers/outline/kinds.h"

#include "core/base/utf8.h"
#include "core/model/resume.h"
#include "importers/section.h"

#include <ctype.h>
#include <string.h>

enum { KEY_MAX = 60 };

void cvx_make_summary(struct cvx_outlining *out, const struct cvx_chapter *chapter)
{
    struct cvx_str text;
    cvx_str_init(&text, out->arena);
    const struct cvx_block_line *at = NULL;
    bool item = false;
    for (const struct cvx_block *block = chapter->first; block && block != chapter->end;
         block = block->next) {
        if (!block->first || block->kind == CVX_BLOCK_COMMENT || block->kind == CVX_BLOCK_HIDDEN)
            continue;
        const bool listed = block->kind == CVX_BLOCK_ITEM;
        at = at ? at : block->first;
        if (text.len > 0)
            cvx_str_add(&text, listed && item ? "\n" : "\n\n");
        if (listed)
            cvx_str_add_format(&text, "%*s- ", (int)(2 * block->level), "");
        cvx_str_add(&text, cvx_out_prose(out, block->first));
        item = listed;
    }
    if (text.len > 0)
        cvx_out_text(out, out->basics, "summary", cvx_str_get(&text), at);
}

/* A key made from a title: "Invited Talks" -> "invitedTalks". Letters beyond ASCII stay. */
static const char *make_key(struct cvx_outlining *out, const char *title)
{
    char key[KEY_MAX + CVX_UTF8_MAX + 1];
    size_t used = 0;
    bool word = false;
    for (const char *at = title; *at && used < KEY_MAX; at++) {
        const unsigned char byte = (unsigned char)*at;
        if (byte < 0x80 && !isalnum(byte)) {
            word = used > 0;
            continue;
        }
        key[used++] = (char)(word ? toupper(byte) : tolower(byte));
        word = false;
    }
    while (used > 0 && cvx_utf8_valid_len(key, used) < used)
        used--;
    key[used] = '\0';
    bool alias;
    if (used == 0 || cvx_field_find(&cvx_resume_type, key, &alias))
        return cvx_arena_printf(out->arena, "section%s%s", used ? "Of" : "", key);
    return cvx_arena_strdup(out->arena, key);
}

void cvx_make_own(struct cvx_outlining *out, const struct cvx_chapter *chapter)
{
    struct cvx_chapter own = *chapter;
    own.key = make_key(out, chapter->title);
    own.own = true;
    if (!own.key)
        return;
    cvx_section_note(&out->arranger, own.key, chapter->title, NULL);
    cvx_entries_each(out, &own, cvx_make_other);
}

/* In a section of one's own it is the company, which there stands behind the position. */
static void name_company(struct cvx_node *entry)
{
    if (!cvx_node_find(entry, "position"))
        return;
    for (struct cvx_node *member = entry->first; member; member = member->next)
        if (strcmp(member->key, "name") == 0)
            member->key = "company";
}

bool cvx_make_apart(struct cvx_outlining *out, const struct cvx_chapter *chapter,
                    struct cvx_node *after)
{
    static const char *const kinds[] = {"work",   "volunteer",    "projects",
                                        "awards", "certificates", "skills"};
    bool may = false;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        may = may || strcmp(kinds[i], chapter->key) == 0;
    const char *key = may && after && after->next ? make_key(out, chapter->title) : NULL;
    struct cvx_node *own = key ? cvx_arrange_array(&out->arranger, out->root, key, NULL) : NULL;
    if (!own)
        return false;
    cvx_section_note(&out->arranger, key, chapter->title, NULL);
    struct cvx_node *entry = after->next;
    after->next = NULL;
    after->parent->last = after;
    after->parent->count = after->index + 1;
    while (entry) {
        struct cvx_node *next = entry->next;
        entry->next = NULL;
        if (strcmp(chapter->key, "work") == 0)
            name_company(entry);
        cvx_node_append(own, entry);
        entry = next;
    }
    return true;
}

/* "2024年4月1日現在", and under a CV, "Berlin, den 12.03.2024". */
static bool take_dateline(struct cvx_outlining *out, const struct cvx_block *block,
                          const char *text)
{
    static const char *const words[] = {"den ", "le ", "a ", "il ", "em ", "the ", ""};
    size_t len = cvx_date_len(text);
    const char *date = text;
    if (len == 0 || strcmp(text + len, "現在") != 0) {
        const char *comma = block->next ? NULL : strstr(text, ", ");
        date = comma && comma - text < 40 && isupper((unsigned char)*text) ? comma + 2 : "";
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (strncmp(date, words[i], strlen(words[i])) == 0) {
                date += strlen(words[i]);
                break;
            }
        len = cvx_date_len(date);
        if (len < 8 || date[len])
            return false;
        cvx_out_report(out, CVX_CODE_GUESSED, block->first, "%s says when the CV was written",
                       cvx_diag_quote(out->diag, text));
    }
    const char *iso = cvx_date_iso_text(cvx_out_trim(out, date, len), out->arena);
    cvx_out_text(out, cvx_out_object(out, out->root, "meta", NULL), "lastModified",
                 iso ? iso : date, block->first);
    return true;
}

bool cvx_make_updated(struct cvx_outlining *out, const struct cvx_block *block)
{
    const char *text = block->first == block->last && block->first
                           ? cvx_styled_plain(block->first->text, out->arena)
                           : "";
    if (take_dateline(out, block, text))
        return true;
    const size_t skip = strspn(text, "([ ");
    size_t len = strlen(text);
    while (len > skip && strchr(")] .", text[len - 1]))
        len--;
    const char *colon = len < 120 ? strchr(text + skip, ':') : NULL;
    size_t title = colon ? (size_t)(colon - text) : skip;
    if (!colon && len < 120) /* "Stand Juli 2024", "最后更新 2024-01" */
        while (title < len && !cvx_date_len(text + title))
            title++;
    const struct cvx_section section = cvx_section_find(text + skip, title - skip);
    if (title >= len || !section.sure || strcmp(section.key, "updated") != 0)
        return false;
    const char *date =
        cvx_out_trim(out, text + title + (colon != NULL), len - title - (colon != NULL));
    const char *iso = date ? cvx_date_iso_text(date, out->arena) : NULL;
    struct cvx_node *meta = cvx_out_object(out, out->root, "meta", NULL);
    cvx_out_text(out, meta, "lastModified", iso ? iso : date, block->first);
    return true;
}
