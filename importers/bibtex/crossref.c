/* SPDX-License-Identifier: MIT */
/* A table with open addressing. Keys are compared without case, as BibTeX does it. */
#include "importers/bibtex/crossref.h"

#include "core/base/hash.h"

#include <ctype.h>
#include <strings.h>

static size_t slot_of(const struct cvx_crossref *crossref, const char *key)
{
    uint64_t hash = CVX_HASH_START;
    for (const char *at = key; *at; at++) {
        const char lower = (char)tolower((unsigned char)*at);
        hash = cvx_hash_add(hash, &lower, 1);
    }
    size_t slot = hash & (crossref->size - 1);
    while (crossref->slots[slot] && strcasecmp(crossref->slots[slot]->key, key) != 0)
        slot = (slot + 1) & (crossref->size - 1);
    return slot;
}

const struct cvx_node *cvx_crossref_find(const struct cvx_crossref *crossref,
                                         const struct cvx_node *entry)
{
    const struct cvx_node *key = crossref->size ? cvx_node_find(entry, "crossref") : NULL;
    const struct cvx_node *found = key ? crossref->slots[slot_of(crossref, key->text)] : NULL;
    return found == entry ? NULL : found;
}

void cvx_crossref_init(struct cvx_crossref *crossref, const struct cvx_node *source,
                       struct cvx_arena *arena)
{
    *crossref = (struct cvx_crossref){.size = 0};
    size_t size = 2;
    while (size < (size_t)source->count * 2)
        size *= 2;
    crossref->slots = cvx_arena_alloc_array(arena, size, sizeof(*crossref->slots));
    crossref->referred = cvx_arena_alloc_array(arena, source->count, sizeof *crossref->referred);
    if (!crossref->slots || !crossref->referred)
        return;
    crossref->size = size;
    for (const struct cvx_node *entry = source->first; entry; entry = entry->next) {
        const size_t slot = slot_of(crossref, entry->key);
        if (entry->kind == CVX_NODE_OBJECT && !crossref->slots[slot])
            crossref->slots[slot] = entry;
    }
    for (const struct cvx_node *entry = source->first; entry; entry = entry->next) {
        const struct cvx_node *parent = cvx_crossref_find(crossref, entry);
        if (parent)
            crossref->referred[parent->index] = true;
    }
}

bool cvx_crossref_is_volume(const struct cvx_crossref *crossref, const struct cvx_node *entry)
{
    return crossref->size && crossref->referred[entry->index] && !cvx_node_find(entry, "author");
}
