/* SPDX-License-Identifier: MIT */
/* A set of numbered strings: a table of chains that doubles before they get long. */
#include "exporters/docx/names.h"

#include "core/base/hash.h"

#include <string.h>

enum { FIRST_SLOTS = 64 }; /* powers of two */

static struct cvx_docx_name **slot_of(const struct cvx_docx_names *names, uint64_t hash)
{
    return &names->slots[hash & (names->slot_count - 1)];
}

static bool grow(struct cvx_docx_names *names, struct cvx_arena *arena)
{
    const size_t count = names->slot_count ? names->slot_count * 2 : FIRST_SLOTS;
    struct cvx_docx_name **slots =
        cvx_arena_alloc_array(arena, count, sizeof(struct cvx_docx_name *));
    if (!slots)
        return false;
    names->slots = slots;
    names->slot_count = count;
    for (struct cvx_docx_name *name = names->first; name; name = name->next) {
        struct cvx_docx_name **slot = slot_of(names, name->hash);
        name->chain = *slot;
        *slot = name;
    }
    return true;
}

static struct cvx_docx_name *add(struct cvx_docx_names *names, struct cvx_arena *arena,
                                 const char *text, uint64_t hash)
{
    struct cvx_docx_name *name = cvx_arena_alloc(arena, sizeof *name);
    if (!name)
        return NULL;
    struct cvx_docx_name **slot = slot_of(names, hash);
    *name = (struct cvx_docx_name){text, hash, (int)++names->count, NULL, *slot};
    *slot = name;
    if (names->last)
        names->last->next = name;
    else
        names->first = name;
    names->last = name;
    return name;
}

/* The name with that hash; NULL when there is none. */
static const struct cvx_docx_name *find(const struct cvx_docx_names *names, uint64_t hash)
{
    const struct cvx_docx_name *at = names->slot_count ? *slot_of(names, hash) : NULL;
    while (at && at->hash != hash)
        at = at->chain;
    return at;
}

const struct cvx_docx_name *cvx_docx_names_add_hashed(struct cvx_docx_names *names,
                                                      struct cvx_arena *arena, const char *text,
                                                      uint64_t hash)
{
    const struct cvx_docx_name *found;
    for (; (found = find(names, hash)); hash++)
        if (strcmp(found->text, text) == 0)
            return found;
    if (names->count >= names->slot_count && !grow(names, arena))
        return NULL;
    return add(names, arena, text, hash);
}

const struct cvx_docx_name *cvx_docx_names_add(struct cvx_docx_names *names,
                                               struct cvx_arena *arena, const char *text)
{
    return cvx_docx_names_add_hashed(names, arena, text,
                                     cvx_hash_add(CVX_HASH_START, text, strlen(text)));
}
