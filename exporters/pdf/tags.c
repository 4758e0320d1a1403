/* SPDX-License-Identifier: MIT */
/* Blocks and runs as structure elements. The table says what each kind of block becomes; a map
 * remembers what was made, since a block may go on over lines and pages. */
#include "exporters/pdf/tags.h"

#include <stdint.h>
#include <string.h>

/* What of a block an element is for. */
enum role {
    ROLE_CONTAINER, /* what it and its children are wrapped in */
    ROLE_BODY,      /* where its text and children go within that */
    ROLE_TEXT,
    ROLE_ASIDE,
    ROLE_LABEL,
    ROLE_RUN, /* a run of its text: a Link or Span */
};

static const char heading[] = "H";

/* A NULL container: its parent's. A NULL body: the container. A NULL text: straight into the body.
 */
static const struct shape {
    const char *container, *body, *text;
} shapes[CVX_BLOCK_KIND_COUNT] = {
    [CVX_BLOCK_TITLE] = {.text = heading},
    [CVX_BLOCK_SUBTITLE] = {.text = "P"},
    [CVX_BLOCK_PHOTO] = {.text = "Figure"},
    [CVX_BLOCK_CONTACT] = {.container = "P"},
    [CVX_BLOCK_SECTION] = {.container = "Sect", .text = heading},
    [CVX_BLOCK_GROUP] = {.container = "Div", .text = heading},
    [CVX_BLOCK_ENTRY] = {.container = "Div", .text = heading},
    [CVX_BLOCK_META] = {.text = "P"},
    [CVX_BLOCK_PARAGRAPH] = {.text = "P"},
    [CVX_BLOCK_LIST] = {.container = "L"},
    [CVX_BLOCK_ITEM] = {.container = "LI", .body = "LBody"},
    [CVX_BLOCK_PUBLICATION] = {.container = "LI", .body = "LBody"},
    [CVX_BLOCK_ROW] = {.text = "P"},
    [CVX_BLOCK_NOTE] = {.text = "P"},
};

/* H1 to H6 are what the standard has; a CV is never deeper than four. */
static const char *const headings[] = {"H1", "H2", "H3", "H4", "H5", "H6"};
enum { HEADINGS = sizeof headings / sizeof headings[0] };

struct slot {
    const void *key; /* a block or a run; NULL: free */
    enum role role;
    struct cvx_element *element;
};

struct cvx_tags {
    struct cvx_structure *structure;
    struct cvx_arena *arena;
    const char *title;  /* the document's */
    struct slot *slots; /* open addressing; a power of two of them */
    size_t slot_count, used;
    int title_levels; /* 1 when the title is H1 and sections come under it */
    int last_level;   /* of the heading made last: none may skip a level */

    /* Neighbours that share an element. */
    const struct cvx_block *publication;  /* the last one met, and */
    struct cvx_element *publication_list; /* its L */
    const struct cvx_run *run;            /* the last one that has an element, */
    struct cvx_element *run_element;      /* it, */
    struct cvx_element *run_base;         /* and what that is in */
    struct cvx_element *last, *last_base; /* what was found last, and what that is in */
};

enum { FIRST_SLOTS = 256 };

struct cvx_tags *cvx_tags_new(struct cvx_structure *structure, const struct cvx_doc *doc,
                              struct cvx_arena *arena)
{
    struct cvx_tags *tags = cvx_arena_alloc(arena, sizeof *tags);
    if (!tags)
        return NULL;
    tags->structure = structure;
    tags->arena = arena;
    tags->title = doc->info.title;
    tags->slots = cvx_arena_alloc_array(arena, FIRST_SLOTS, sizeof *tags->slots);
    tags->slot_count = FIRST_SLOTS;
    for (const struct cvx_block *b = doc->root->first; b; b = b->next)
        if (b->kind == CVX_BLOCK_TITLE && b->text.first)
            tags->title_levels = 1;
    return tags->slots ? tags : NULL;
}

static struct slot *slot_of(struct slot *slots, size_t count, const void *key, enum role role)
{
    const uint64_t mixed = ((uint64_t)(uintptr_t)key + role) * 0x9E3779B97F4A7C15u;
    size_t i = (size_t)(mixed >> 32) & (count - 1);
    while (slots[i].key && (slots[i].key != key || slots[i].role != role))
        i = (i + 1) & (count - 1);
    return &slots[i];
}

static struct cvx_element *find(const struct cvx_tags *tags, const void *key, enum role role)
{
    return slot_of(tags->slots, tags->slot_count, key, role)->element;
}

static bool grow(struct cvx_tags *tags)
{
    const size_t count = tags->slot_count * 2;
    struct slot *slots = cvx_arena_alloc_array(tags->arena, count, sizeof *slots);
    if (!slots)
        return false;
    for (size_t i = 0; i < tags->slot_count; i++)
        if (tags->slots[i].key)
            *slot_of(slots, count, tags->slots[i].key, tags->slots[i].role) = tags->slots[i];
    tags->slots = slots;
    tags->slot_count = count;
    return true;
}

static struct cvx_element *keep(struct cvx_tags *tags, const void *key, enum role role,
                                struct cvx_element *element)
{
    if (!element || (tags->used * 2 >= tags->slot_count && !grow(tags)))
        return NULL;
    *slot_of(tags->slots, tags->slot_count, key, role) = (struct slot){key, role, element};
    tags->used++;
    return element;
}

static struct cvx_element *container_of(struct cvx_tags *tags, const struct cvx_block *block);

/* Where the children of `block` go, and its text unless that has an element of its own. */
static struct cvx_element *body_of(struct cvx_tags *tags, const struct cvx_block *block)
{
    struct cvx_element *container = container_of(tags, block);
    const char *body = block ? shapes[block->kind].body : NULL;
    if (!body)
        return container;
    struct cvx_element *element = find(tags, block, ROLE_BODY);
    return element ? element : keep(tags, block, ROLE_BODY, cvx_element_new(container, body));
}

/* Citations are items of a list that the document does not have: neighbours share one. */
static struct cvx_element *list_of(struct cvx_tags *tags, const struct cvx_block *publication)
{
    const struct cvx_block *before = tags->publication;
    if (!before || before->next != publication) {
        tags->publication_list = cvx_element_new(body_of(tags, publication->parent), "L");
        if (publication->number)
            cvx_element_set_attributes(tags->publication_list, "<</O/List/ListNumbering/Decimal>>");
    }
    tags->publication = publication;
    return tags->publication_list;
}

static struct cvx_element *container_of(struct cvx_tags *tags, const struct cvx_block *block)
{
    if (!block || !block->parent)
        return cvx_structure_root(tags->structure);
    const struct shape *shape = &shapes[block->kind];
    if (!shape->container)
        return body_of(tags, block->parent);
    struct cvx_element *element = find(tags, block, ROLE_CONTAINER);
    if (element)
        return element;
    struct cvx_element *parent =
        block->kind == CVX_BLOCK_PUBLICATION ? list_of(tags, block) : body_of(tags, block->parent);
    element = cvx_element_new(parent, shape->container);
    if (block->kind == CVX_BLOCK_LIST)
        cvx_element_set_attributes(element, block->ordered ? "<</O/List/ListNumbering/Decimal>>"
                                                           : "<</O/List/ListNumbering/Disc>>");
    return keep(tags, block, ROLE_CONTAINER, element);
}

static const char *text_type(struct cvx_tags *tags, const struct cvx_block *block)
{
    const char *type = shapes[block->kind].text;
    if (type != heading)
        return type;
    int level = block->level + tags->title_levels;
    if (level > tags->last_level + 1)
        level = tags->last_level + 1;
    if (level < 1)
        level = 1;
    if (level > HEADINGS)
        level = HEADINGS;
    tags->last_level = level;
    return headings[level - 1];
}

static struct cvx_element *text_of(struct cvx_tags *tags, const struct cvx_block *block)
{
    struct cvx_element *body = body_of(tags, block);
    if (!shapes[block->kind].text)
        return body;
    struct cvx_element *element = find(tags, block, ROLE_TEXT);
    return element ? element
                   : keep(tags, block, ROLE_TEXT, cvx_element_new(body, text_type(tags, block)));
}

/* An element of the block's beside its text. */
static struct cvx_element *beside(struct cvx_tags *tags, const struct cvx_block *block,
                                  enum role role, const char *type)
{
    struct cvx_element *element = find(tags, block, role);
    return element ? element
                   : keep(tags, block, role, cvx_element_new(container_of(tags, block), type));
}

static struct cvx_element *base_of(struct cvx_tags *tags, const struct cvx_piece *piece)
{
    switch (piece->part) {
    case CVX_PART_ASIDE:
        return beside(tags, piece->block, ROLE_ASIDE, "P");
    case CVX_PART_BULLET:
        if (shapes[piece->block->kind].body)
            return beside(tags, piece->block, ROLE_LABEL, "Lbl");
        break;
    default:
        break;
    }
    return text_of(tags, piece->block);
}

static bool same(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

/* The Link or Span of a run that is one; it may go on from the run before. */
static struct cvx_element *element_of_run(struct cvx_tags *tags, const struct cvx_run *run,
                                          struct cvx_element *base)
{
    struct cvx_element *element = find(tags, run, ROLE_RUN);
    if (element)
        return element;
    const struct cvx_run *before = tags->run_base == base ? tags->run : NULL;
    if (before && before->next == run && same(before->href, run->href) &&
        same(before->lang, run->lang)) {
        element = tags->run_element;
    } else {
        element = cvx_element_new(base, run->href ? "Link" : "Span");
        cvx_element_set_lang(element, run->lang);
    }
    tags->run = run;
    tags->run_element = element;
    tags->run_base = base;
    return keep(tags, run, ROLE_RUN, element);
}

struct cvx_element *cvx_tags_find(struct cvx_tags *tags, const struct cvx_piece *piece)
{
    struct cvx_element *base = base_of(tags, piece);
    struct cvx_element *element = base;
    if (piece->run && (piece->run->href || piece->run->lang))
        element = element_of_run(tags, piece->run, base);
    else if (!piece->run && piece->part != CVX_PART_SEPARATOR && tags->last_base == base)
        element = tags->last; /* a space or hyphen at a line's end goes with the word before it */
    tags->last = element;
    tags->last_base = base;
    return element;
}

struct cvx_element *cvx_tags_figure(struct cvx_tags *tags, const struct cvx_block *photo)
{
    struct cvx_str alt;
    cvx_str_init(&alt, tags->arena);
    for (const struct cvx_run *run = photo->text.first; run; run = run->next)
        if (run->kind == CVX_RUN_TEXT)
            cvx_str_add(&alt, run->text);
    struct cvx_element *figure = text_of(tags, photo);
    cvx_element_set_alt(figure, alt.len ? cvx_str_get(&alt) : tags->title);
    return figure;
}
