/* SPDX-License-Identifier: MIT */
/* What a word of a paragraph is, by how it is spelled: linebreak.c asks. A word is what stands
 * between spaces, never empty but where said. */
#ifndef CVX_EXPORTERS_PDF_LINEBREAK_WORD_H
#define CVX_EXPORTERS_PDF_LINEBREAK_WORD_H

#include <stdbool.h>
#include <stddef.h>

struct cvx_word {
    const char *text; /* of the whole paragraph */
    size_t start, end;
};

static inline size_t cvx_word_len(struct cvx_word word)
{
    return word.end - word.start;
}

static inline const char *cvx_word_text(struct cvx_word word)
{
    return word.text + word.start;
}

static inline bool cvx_word_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* "weihao@sjtu.edu.cn", perhaps with punctuation around it. */
bool cvx_word_is_email(struct cvx_word word);

/* "https://…", "www.…", "github.com/…". */
bool cvx_word_is_url(struct cvx_word word);

/* Where an address goes on after its "://"; its start when it has none. */
size_t cvx_word_scheme_end(struct cvx_word word);

/* "–", "—", "-". */
bool cvx_word_is_dash(struct cvx_word word);

/* "2019", "3.5", "1,024", "~40"; the word may be empty. */
bool cvx_word_is_number(struct cvx_word word);

/* Four digits; the word may be empty. */
bool cvx_word_is_year(struct cvx_word word);

/* What is never parted from the number before it. */
bool cvx_word_is_unit(struct cvx_word word);

/* What is better not parted from the word after it: "Dr.", "No." */
bool cvx_word_is_title(struct cvx_word word);

/* True between initials and the name that they belong to: "J. | Smith", "Smith, | J.,". */
bool cvx_words_are_one_name(struct cvx_word before, struct cvx_word after);

/* "3", "2026": what belongs to the name before it, as in "Figure 3" or "OSDI 2026". */
bool cvx_word_is_count(struct cvx_word word);

/* With a capital of ASCII. */
bool cvx_word_starts_high(struct cvx_word word);

/* A part of a phone number, and one that a phone number starts with. */
bool cvx_word_is_phone_part(struct cvx_word word);
bool cvx_word_is_phone_start(struct cvx_word word);

#endif
