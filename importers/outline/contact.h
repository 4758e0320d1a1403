/* SPDX-License-Identifier: MIT */
/* A piece of a line of contact details, and what is told of it by its form. */
#ifndef CVX_IMPORTERS_OUTLINE_CONTACT_H
#define CVX_IMPORTERS_OUTLINE_CONTACT_H

#include "importers/outline/outlining.h"

struct cvx_contact {
    struct cvx_outlining *out;
    const char *text; /* plain */
    const char *url;  /* behind it, when it is a link; else NULL */
    const struct cvx_block_line *at;
};

/* Where the value begins in "Label: value", 0 when there is no label; and of its bytes `len` those
 * of the label without the colon. */
size_t cvx_contact_label_len(const char *text);
size_t cvx_contact_name_len(const char *label, size_t len);

/* Bytes of what separates two details at byte `i` of a line; 0 when nothing does. The stroke in
 * "030 / 123 456" does not, a comma only beside an e-mail address or a telephone number. */
size_t cvx_contact_separator(const char *text, size_t i);

/* True for digits with what sets them apart; not for a date. */
bool cvx_contact_is_phone(const char *text);

/* The first picture that may be a photo is the person's; others are reported. */
void cvx_contact_picture(struct cvx_outlining *out, const char *url,
                         const struct cvx_block_line *at);

/* Sets basics.location from an address on one line, and basics.birth from a date and a place. */
void cvx_contact_address(const struct cvx_contact *piece, const char *text);
void cvx_contact_birth(const struct cvx_contact *piece, const char *text);

/* The same when the piece has the form of one; else false. */
bool cvx_contact_take_address(const struct cvx_contact *piece);

/* True when `text` says how old someone is: "34 ans, permis B". */
bool cvx_contact_is_age(const char *text);
bool cvx_contact_take_birth(const struct cvx_contact *piece);

#endif
