/* SPDX-License-Identifier: MIT */
/* Month names and present-words of all languages, from tables made at build time. */
#include "core/lang/words.h"

#include "core/lang/wordtable.h"

#include "generated/words.h"

int cvx_month_find(const char *word, size_t len)
{
    char key[CVX_WORD_MAX];
    if (cvx_word_key(word, len, key) == 0)
        return 0;
    size_t count = sizeof month_words / sizeof *month_words;
    return (int)cvx_word_find(month_words, count, month_words_text, key);
}

bool cvx_present_word(const char *words, size_t len)
{
    char key[CVX_WORD_MAX];
    if (cvx_word_key(words, len, key) == 0)
        return false;
    size_t count = sizeof present_words / sizeof *present_words;
    return cvx_word_find(present_words, count, present_words_text, key) != 0;
}
