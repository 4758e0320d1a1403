/* SPDX-License-Identifier: MIT */
/* Reading of single values, one function per kind of field. */
#include "core/model/value.h"

#include "core/base/str.h"
#include "core/model/clean.h"
#include "core/model/link.h"

#include <string.h>

typedef void read_function(struct cvx_reader *reader, const struct cvx_field *field,
                           const struct cvx_node *node, void *member);

static read_function read_text, read_prose, read_date, read_url, read_email, read_doi, read_tag,
    read_texts, read_proses, read_keywords, read_emails;

/* How the members of each kind are read, and where what tells that they are absent is. */
static const struct kind {
    read_function *read;
    bool twin;
    bool list;
} kinds[CVX_FIELD_KIND_COUNT] = {
    [CVX_FIELD_TEXT] = {read_text, false, false},
    [CVX_FIELD_PROSE] = {read_prose, false, false},
    [CVX_FIELD_DATE] = {read_date, true, false},
    [CVX_FIELD_URL] = {read_url, true, false},
    [CVX_FIELD_EMAIL] = {read_email, true, false},
    [CVX_FIELD_DOI] = {read_doi, true, false},
    [CVX_FIELD_TAG] = {read_tag, true, false},
    [CVX_FIELD_TEXTS] = {read_texts, false, true},
    [CVX_FIELD_PROSES] = {read_proses, false, true},
    [CVX_FIELD_KEYWORDS] = {read_keywords, false, true},
    [CVX_FIELD_EMAILS] = {read_emails, true, true},
};

static void read_text(struct cvx_reader *reader, const struct cvx_field *field,
                      const struct cvx_node *node, void *member)
{
    (void)field;
    *(struct cvx_text *)member = cvx_text_read(reader, node, false);
}

static void read_prose(struct cvx_reader *reader, const struct cvx_field *field,
                       const struct cvx_node *node, void *member)
{
    (void)field;
    *(struct cvx_text *)member = cvx_text_read(reader, node, true);
}

/* Dates */

static void report_bad_date(struct cvx_reader *reader, const struct cvx_text *text)
{
    struct cvx_diag *diag = reader->diag;
    const char *quoted = cvx_diag_quote(diag, text->s);
    switch (cvx_date_fault_of(text->s)) {
    case CVX_DATE_FAULTLESS:
        cvx_diag_add(diag, CVX_CODE_BAD_DATE, text->at,
                     "%s cannot be read as a date; kept as written", quoted);
        break;
    case CVX_DATE_NO_YEAR:
        cvx_diag_add(diag, CVX_CODE_BAD_DATE, text->at,
                     "the year %.4s is not from 1000 to 2999: %s; kept as written", text->s,
                     quoted);
        break;
    case CVX_DATE_NO_MONTH:
        cvx_diag_add(diag, CVX_CODE_BAD_DATE, text->at,
                     "there is no month %.2s: %s; kept as written", text->s + 5, quoted);
        break;
    case CVX_DATE_NO_DAY:
        cvx_diag_add(diag, CVX_CODE_BAD_DATE, text->at, "there is no such day: %s; kept as written",
                     quoted);
        break;
    }
    cvx_diag_hint(reader->diag, "write YYYY, YYYY-MM or YYYY-MM-DD");
}

static void read_date(struct cvx_reader *reader, const struct cvx_field *field,
                      const struct cvx_node *node, void *member)
{
    struct cvx_date_value *value = member;
    value->text = cvx_text_read(reader, node, false);
    if (!value->text.s)
        return;
    const enum cvx_date_reading reading = cvx_date_read(value->text.s, &value->date);
    char iso[CVX_DATE_ISO_MAX];
    switch (reading) {
    case CVX_DATE_NONE:
    case CVX_DATE_ISO:
        return;
    case CVX_DATE_LOOSE:
        cvx_date_iso(value->date, iso);
        cvx_diag_add(reader->diag, CVX_CODE_DATE_READ, value->text.at, "%s was read as %s",
                     cvx_diag_quote(reader->diag, value->text.s), iso);
        return;
    case CVX_DATE_PRESENT:
        if (strcmp(field->key, "endDate") == 0) {
            cvx_diag_add(reader->diag, CVX_CODE_PRESENT, value->text.at,
                         "%s: it goes on, so there is no end date",
                         cvx_diag_quote(reader->diag, value->text.s));
            *value = (struct cvx_date_value){.text = {NULL, value->text.at}, .ongoing = true};
            return;
        }
        break;
    case CVX_DATE_BAD:
        break;
    }
    value->date = (struct cvx_date){0};
    value->verbatim = true;
    report_bad_date(reader, &value->text);
}

/* Links and addresses */

static void read_checked(struct cvx_reader *reader, struct cvx_checked_text *value,
                         enum cvx_link_reading (*read)(const char *text, struct cvx_arena *arena,
                                                       const char **valid),
                         enum cvx_code bad)
{
    if (!value->text.s)
        return;
    const enum cvx_link_reading reading = read(value->text.s, reader->arena, &value->valid);
    if (reading == CVX_LINK_MENDED)
        cvx_diag_add(reader->diag, CVX_CODE_URL_READ, value->text.at, "%s was read as %s",
                     cvx_diag_quote(reader->diag, value->text.s), value->valid);
    if (reading != CVX_LINK_BAD)
        return;
    value->verbatim = true;
    cvx_diag_add(reader->diag, bad, value->text.at, "%s is no %s; kept as text",
                 cvx_diag_quote(reader->diag, value->text.s),
                 bad == CVX_CODE_BAD_URL ? "absolute URL" : "e-mail address");
    if (bad == CVX_CODE_BAD_URL && !strpbrk(value->text.s, " :\\") && strchr(value->text.s, '.'))
        cvx_diag_hint(reader->diag, "write https:// before it");
}

static void read_url(struct cvx_reader *reader, const struct cvx_field *field,
                     const struct cvx_node *node, void *member)
{
    struct cvx_checked_text *value = member;
    (void)field;
    value->text = cvx_text_read(reader, node, false);
    read_checked(reader, value, cvx_url_read, CVX_CODE_BAD_URL);
}

static void read_email(struct cvx_reader *reader, const struct cvx_field *field,
                       const struct cvx_node *node, void *member)
{
    struct cvx_checked_text *value = member;
    (void)field;
    value->text = cvx_text_read(reader, node, false);
    read_checked(reader, value, cvx_email_read, CVX_CODE_BAD_EMAIL);
}

static void read_doi(struct cvx_reader *reader, const struct cvx_field *field,
                     const struct cvx_node *node, void *member)
{
    struct cvx_text *value = member;
    (void)field;
    *value = cvx_text_read(reader, node, false);
    if (!value->s)
        return;
    const char *doi = cvx_doi_find(value->s);
    if (!doi)
        cvx_diag_add(reader->diag, CVX_CODE_BAD_URL, value->at, "%s is no DOI; kept as text",
                     cvx_diag_quote(reader->diag, value->s));
    else if (doi != value->s)
        cvx_diag_add(reader->diag, CVX_CODE_URL_READ, value->at, "%s was read as %s",
                     cvx_diag_quote(reader->diag, value->s), doi);
    if (doi)
        value->s = doi;
}

static void read_tag(struct cvx_reader *reader, const struct cvx_field *field,
                     const struct cvx_node *node, void *member)
{
    struct cvx_text *value = member;
    (void)field;
    *value = cvx_text_read(reader, node, false);
    char *tag = cvx_arena_strdup(reader->arena, value->s);
    for (char *at = tag; at && *at; at++)
        if (*at == '_')
            *at = '-';
    if (!tag)
        return;
    if (cvx_tag_valid(tag)) {
        value->s = tag;
        return;
    }
    cvx_diag_add(reader->diag, CVX_CODE_BAD_OPTION, value->at, "%s is no language tag",
                 cvx_diag_quote(reader->diag, value->s));
    cvx_diag_hint(reader->diag, "write it as in \"en\" or \"zh-Hans\" (BCP 47)");
}

/* Lists */

static void add_text(struct cvx_texts *texts, struct cvx_text text)
{
    if (text.s && *text.s)
        texts->items[texts->count++] = text;
}

/* A list of texts from a list of anything, from an object's values, or from one text. */
static void read_list(struct cvx_reader *reader, const struct cvx_node *node, bool prose,
                      struct cvx_texts *texts)
{
    node = cvx_node_in_language(reader, node);
    const bool many = node->kind == CVX_NODE_ARRAY || node->kind == CVX_NODE_OBJECT;
    if (node->kind != CVX_NODE_ARRAY)
        cvx_report_coerced(reader, node, "a list");
    *texts = (struct cvx_texts){
        cvx_arena_alloc_array(reader->arena, many ? node->count : 1, sizeof *texts->items), 0};
    if (!texts->items)
        return;
    if (!many) {
        struct cvx_reader within = *reader;
        within.quiet = true;
        add_text(texts, cvx_text_read(&within, node, prose));
    }
    for (const struct cvx_node *item = many ? node->first : NULL; item; item = item->next) {
        const bool nested = item->kind == CVX_NODE_ARRAY || item->kind == CVX_NODE_OBJECT;
        /* Things in one bullet stand on one line, also where the bullet may have more. */
        add_text(texts, cvx_text_read(reader, item, prose && !nested));
    }
}

static void read_texts(struct cvx_reader *reader, const struct cvx_field *field,
                       const struct cvx_node *node, void *member)
{
    (void)field;
    read_list(reader, node, false, member);
}

static void read_proses(struct cvx_reader *reader, const struct cvx_field *field,
                        const struct cvx_node *node, void *member)
{
    (void)field;
    read_list(reader, node, true, member);
}

/* The end of the keyword at `at`: a comma, semicolon or line end that stands in no brackets. */
static const char *keyword_end(const char *at)
{
    static const char *const ends[] = {",", ";", "\n", "、", "，", "；", "،"};
    for (int depth = 0; *at; at++) {
        depth += (*at == '(') - (*at == ')' && depth);
        for (size_t i = 0; i < sizeof ends / sizeof *ends && !depth; i++)
            if (strncmp(at, ends[i], strlen(ends[i])) == 0)
                return at;
    }
    return at;
}

static void read_keywords(struct cvx_reader *reader, const struct cvx_field *field,
                          const struct cvx_node *node, void *member)
{
    struct cvx_texts *texts = member;
    (void)field;
    node = cvx_node_in_language(reader, node);
    read_list(reader, node, false, texts);
    if (node->kind != CVX_NODE_STRING || texts->count != 1)
        return;
    const char *text = texts->items[0].s;
    size_t count = 1;
    for (const char *at = keyword_end(text); *at; at = keyword_end(at + 1))
        count++;
    if (count == 1)
        return;
    texts->items = cvx_arena_alloc_array(reader->arena, count, sizeof *texts->items);
    texts->count = 0;
    while (texts->items && *text) {
        const char *end = keyword_end(text);
        const char *part = cvx_arena_copy(reader->arena, text, (size_t)(end - text));
        size_t len = 0;
        if (part)
            part = cvx_text_trim(part, &len);
        add_text(texts, (struct cvx_text){cvx_arena_copy(reader->arena, part, len), node});
        if (!*end)
            break;
        text = end + ((unsigned char)*end < 0x80 ? 1 : *end == '\xD8' ? 2 : 3);
    }
}

/* Adds what is in `node` to a list that may hold something. */
static void append_texts(struct cvx_reader *reader, const struct cvx_node *node,
                         struct cvx_texts *texts)
{
    struct cvx_texts more;
    read_list(reader, node, false, &more);
    struct cvx_text *items =
        cvx_arena_alloc_array(reader->arena, texts->count + more.count, sizeof *items);
    if (!items)
        return;
    if (texts->count)
        memcpy(items, texts->items, texts->count * sizeof *items);
    if (more.count)
        memcpy(items + texts->count, more.items, more.count * sizeof *items);
    *texts = (struct cvx_texts){items, texts->count + more.count};
}

static void read_emails(struct cvx_reader *reader, const struct cvx_field *field,
                        const struct cvx_node *node, void *member)
{
    struct cvx_texts *texts = member;
    size_t i = texts->count;
    (void)field;
    append_texts(reader, node, texts);
    for (; i < texts->count; i++) {
        struct cvx_checked_text checked = {.text = texts->items[i]};
        read_checked(reader, &checked, cvx_email_read, CVX_CODE_BAD_EMAIL);
        if (checked.valid)
            texts->items[i].s = checked.valid;
    }
}

/* Any kind */

void cvx_value_read(struct cvx_reader *reader, const struct cvx_field *field,
                    const struct cvx_node *node, void *member)
{
    kinds[field->kind].read(reader, field, node, member);
}

bool cvx_value_has_twin(enum cvx_field_kind kind)
{
    return kinds[kind].twin;
}

bool cvx_value_read_twin(struct cvx_reader *reader, const struct cvx_field *field,
                         const struct cvx_node *node, void *member)
{
    if (kinds[field->kind].list) {
        append_texts(reader, node, member);
        return true;
    }
    const bool has_verbatim = field->kind == CVX_FIELD_DATE || field->kind == CVX_FIELD_URL ||
                              field->kind == CVX_FIELD_EMAIL;
    if (!has_verbatim && !cvx_value_absent(field->kind, member))
        return false;
    const struct cvx_text text = cvx_text_read(reader, node, false);
    if (has_verbatim)
        cvx_diag_add(reader->diag, CVX_CODE_KEPT_AS_TEXT, node,
                     "%s is nothing that \"%s\" can hold; kept as written",
                     cvx_diag_quote(reader->diag, text.s ? text.s : ""), field->key);
    struct cvx_date_value *date = member;
    struct cvx_checked_text *checked = member;
    if (field->kind == CVX_FIELD_DATE)
        *date = (struct cvx_date_value){.text = text, .date = date->date, .verbatim = true};
    else if (has_verbatim)
        *checked = (struct cvx_checked_text){text, checked->valid, true};
    else
        *(struct cvx_text *)member = text;
    return true;
}

bool cvx_value_mend(struct cvx_reader *reader, const struct cvx_field *field,
                    const struct cvx_node *node, void *member)
{
    struct cvx_date_value *date = member;
    struct cvx_checked_text *checked = member;
    struct cvx_reader within = *reader;
    within.quiet = true;
    const char *text = node->text ? cvx_text_read(&within, node, false).s : NULL;
    if (!text)
        return false;
    switch (field->kind) {
    case CVX_FIELD_DATE:
        if (date->date.year)
            return false;
        return cvx_date_read(text, &date->date) <= CVX_DATE_LOOSE && date->date.year;
    case CVX_FIELD_URL:
        return !checked->valid &&
               cvx_url_read(text, reader->arena, &checked->valid) != CVX_LINK_BAD;
    case CVX_FIELD_EMAIL:
        return !checked->valid &&
               cvx_email_read(text, reader->arena, &checked->valid) != CVX_LINK_BAD;
    default:
        return false;
    }
}

bool cvx_value_absent(enum cvx_field_kind kind, const void *member)
{
    if (kind == CVX_FIELD_CHILD || kind == CVX_FIELD_CHILDREN)
        return *(void *const *)member == NULL;
    if (kinds[kind].list)
        return ((const struct cvx_texts *)member)->count == 0;
    return ((const struct cvx_text *)member)->s == NULL; /* the first member of all others */
}
