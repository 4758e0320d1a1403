/* SPDX-License-Identifier: MIT */
/* Looks names up in the list that tools/emoji-names.py makes while building: a line each, sorted
 * by bytes. It is read from its start, since it is read seldom and a few times at most. */
#include "fonts/emoji.h"

#include "embedded/emoji_names.h"

#include <string.h>

enum { LONGEST = 64 }; /* bytes of a cluster that has a name; the longest takes 35 */

static const char variation_selector[] = "\xEF\xB8\x8F"; /* U+FE0F */
enum { SELECTOR_LEN = sizeof variation_selector - 1 };

/* The cluster as the list has it. Returns its length; 0 when it is too long to be there. */
static size_t key_make(const char *cluster, size_t len, char key[LONGEST])
{
    size_t key_len = 0;
    for (size_t at = 0; at < len;) {
        if (len - at >= SELECTOR_LEN && memcmp(cluster + at, variation_selector, SELECTOR_LEN) == 0)
            at += SELECTOR_LEN;
        else if (key_len == LONGEST)
            return 0;
        else
            key[key_len++] = cluster[at++];
    }
    return key_len;
}

static struct cvx_emoji_name name(const char *cluster, size_t len)
{
    const char *line = (const char *)cvx_embedded_emoji_names;
    const char *const end = line + sizeof cvx_embedded_emoji_names;
    char key[LONGEST];
    const size_t key_len = key_make(cluster, len, key);
    while (key_len && line < end) {
        const char *tab = memchr(line, '\t', (size_t)(end - line));
        const char *stop = tab ? memchr(tab, '\n', (size_t)(end - tab)) : NULL;
        if (!stop)
            break;
        if ((size_t)(tab - line) == key_len && memcmp(line, key, key_len) == 0)
            return (struct cvx_emoji_name){tab + 1, (size_t)(stop - tab - 1)};
        line = stop + 1;
    }
    return (struct cvx_emoji_name){NULL, 0};
}

const struct cvx_emoji cvx_emoji_module = {.name = name};
