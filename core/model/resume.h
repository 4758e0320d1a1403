/* SPDX-License-Identifier: MIT */
/* The resume: what the person wrote, as JSON Resume 1.3.1 types it, plus everything that the
 * standard does not name. The structs are made from fields.def, so a field is declared once.
 *
 * An importer fills a resume, check and normalize mend it, and from then on it is const. Every
 * value knows the node it came from, and with it its JSON pointer, line and column. All of it lives
 * in the CV's arena. Absent texts have `s` NULL; texts are never blank, and hold no control
 * characters but newline and tab. */
#ifndef CVX_MODEL_RESUME_H
#define CVX_MODEL_RESUME_H

#include "core/base/arena.h"
#include "core/base/diag.h"
#include "core/base/node.h"
#include "core/model/date.h"

struct cvx_text {
    const char *s;             /* NULL: absent */
    const struct cvx_node *at; /* where it came from; NULL only when absent or made up */
};

struct cvx_texts {
    struct cvx_text *items;
    size_t count;
};

/* A value that must have a form: it keeps what was written, and beside it what could be made of it.
 * `verbatim`: `text` is what is to be printed, because nothing could be made of it or because the
 * input has a "…Text" twin beside the field ("startDateText": "Spring 2019"). */
struct cvx_date_value {
    struct cvx_text text; /* as written; absent: no date */
    struct cvx_date date; /* year 0: it cannot be read */
    bool verbatim;
    bool ongoing; /* an end that says "now" in any language; its text is absent, its place is not */
};
struct cvx_checked_text {
    struct cvx_text text; /* as written; absent: no value */
    const char *valid; /* the normalized form (RFC 3986 URI, RFC 5321 mailbox); NULL: it is none */
    bool verbatim;
};

/* The kinds of field, and the C type of each. */
enum cvx_field_kind {
    CVX_FIELD_TEXT,  /* one line; may hold inline markup */
    CVX_FIELD_PROSE, /* paragraphs; may hold inline markup, line breaks and bullet lines */
    CVX_FIELD_DATE,
    CVX_FIELD_URL,
    CVX_FIELD_EMAIL,
    CVX_FIELD_DOI,      /* TEXT; "10.1000/182" when it is one */
    CVX_FIELD_TAG,      /* TEXT; a BCP 47 tag when it is one */
    CVX_FIELD_TEXTS,    /* an array of TEXT */
    CVX_FIELD_PROSES,   /* an array of PROSE */
    CVX_FIELD_KEYWORDS, /* TEXTS; one text with commas is several */
    CVX_FIELD_EMAILS, /* TEXTS; those that are no addresses (cvx_email_read) are kept as they are */
    CVX_FIELD_CHILD,  /* an object: struct pointer, NULL when absent */
    CVX_FIELD_CHILDREN,
    CVX_FIELD_KIND_COUNT
};
#define CVX_TYPE_TEXT     struct cvx_text
#define CVX_TYPE_PROSE    struct cvx_text
#define CVX_TYPE_DATE     struct cvx_date_value
#define CVX_TYPE_URL      struct cvx_checked_text
#define CVX_TYPE_EMAIL    struct cvx_checked_text
#define CVX_TYPE_DOI      struct cvx_text
#define CVX_TYPE_TAG      struct cvx_text
#define CVX_TYPE_TEXTS    struct cvx_texts
#define CVX_TYPE_PROSES   struct cvx_texts
#define CVX_TYPE_KEYWORDS struct cvx_texts
#define CVX_TYPE_EMAILS   struct cvx_texts

/* What every record begins with. */
struct cvx_record {
    const struct cvx_node *at;      /* its object */
    const struct cvx_node **extras; /* members that no field holds, in source order: unknown ones,
                                       old names that lost to a new one, wrong types */
    size_t extra_count;
};

/* clang-format off */
/* struct cvx_location, cvx_profile … cvx_resume. An array is `cvx_<record> *member` with
 * `member_count`. */
#define CVX_RECORD(record) struct cvx_##record { struct cvx_record base;
#define CVX_FIELD(record, member, key, kind, origin, aliases) CVX_TYPE_##kind member;
#define CVX_CHILD(record, member, key, child, origin, aliases) struct cvx_##child *member;
#define CVX_CHILDREN(record, member, key, child, origin, aliases) \
    struct cvx_##child *member; size_t member##_count;
#define CVX_END(record) };
#include "core/model/fields.def"
/* clang-format on */

/* The same, as data: what drives import, check and export. */
struct cvx_field {
    const char *key;     /* in JSON; NULL ends a table */
    const char *aliases; /* other names, separated by blanks */
    enum cvx_field_kind kind;
    bool extension;                      /* ours, not the standard's */
    size_t offset;                       /* of the member in its struct */
    size_t count_offset;                 /* CHILDREN: of its count */
    const struct cvx_record_type *child; /* CHILD and CHILDREN */
};
struct cvx_record_type {
    const char *name; /* "work": fields.def's record */
    size_t size;      /* of its struct */
    const struct cvx_field *fields;
};

/* The type of each record: cvx_resume_type (the root), cvx_basics_type, cvx_work_type … */
#define CVX_RECORD(record) extern const struct cvx_record_type cvx_##record##_type;
#include "core/model/fields.def"

/* The field named `key`, by its own name or, with `alias` set to true, by an old one; NULL when the
 * record has none. */
const struct cvx_field *cvx_field_find(const struct cvx_record_type *type, const char *key,
                                       bool *alias);

#endif
