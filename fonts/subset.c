/* SPDX-License-Identifier: MIT */
/* Subsetting with HarfBuzz, the one file that includes its subsetter. Of a font only outlines and
 * widths are kept: what shaping needs has done its work, and hints mean nothing in print. */
#include "fonts/subset.h"

#include "fonts/cff.h"
#include "fonts/opentype.h"

#include <hb-subset.h>

#include <string.h>

/* What a PDF reader needs of a font (ISO 32000-1, 9.9): outlines and widths. The subsetter is shown
 * nothing else, so that it neither reads the character map of a whole collection nor closes over
 * its layout. */
static const hb_tag_t kept[] = {
    HB_TAG('C', 'F', 'F', ' '), HB_TAG('g', 'l', 'y', 'f'), HB_TAG('h', 'e', 'a', 'd'),
    HB_TAG('h', 'h', 'e', 'a'), HB_TAG('h', 'm', 't', 'x'), HB_TAG('l', 'o', 'c', 'a'),
    HB_TAG('m', 'a', 'x', 'p'),
};

static hb_blob_t *table_of(hb_face_t *lean, hb_tag_t tag, void *whole)
{
    (void)lean;
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        if (kept[i] == tag)
            return hb_face_reference_table(whole, tag);
    return NULL;
}

static hb_subset_plan_t *plan_make(hb_face_t *lean, const uint16_t *glyphs, size_t count)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input)
        return NULL;
    hb_set_t *wanted = hb_subset_input_glyph_set(input);
    for (size_t i = 0; i < count; i++)
        hb_set_add(wanted, glyphs[i]);
    /* without its subroutines CFF is made faster and, deflated, smaller */
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_DESUBROUTINIZE);
    hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(lean, input);
    hb_subset_input_destroy(input);
    return plan;
}

/* The font program of a face made by the subsetter, in `arena`; false when there is none. */
static bool program_copy(hb_face_t *made, enum cvx_face_kind kind, struct cvx_arena *arena,
                         struct cvx_subset *subset)
{
    hb_blob_t *blob = kind == CVX_FACE_TRUETYPE
                          ? hb_face_reference_blob(made)
                          : hb_face_reference_table(made, HB_TAG('C', 'F', 'F', ' '));
    unsigned len;
    const char *bytes = hb_blob_get_data(blob, &len);
    subset->len = len;
    subset->bytes = len ? (unsigned char *)cvx_arena_copy(arena, bytes, len) : NULL;
    hb_blob_destroy(blob);
    return subset->bytes != NULL;
}

/* CIDs by new glyph id for a CID-keyed program; NULL when it is damaged. */
static uint16_t *cids_read(const struct cvx_subset *subset, struct cvx_arena *arena,
                           unsigned *count)
{
    struct cvx_cff cff;
    if (!cvx_cff_read(subset->bytes, subset->len, &cff))
        return NULL;
    uint16_t *cids = cvx_arena_alloc_array(arena, cff.glyph_count, sizeof *cids);
    *count = cff.glyph_count;
    return cids && cvx_cff_read_cids(subset->bytes, subset->len, &cff, cids) ? cids : NULL;
}

/* Fills subset->cids. False when the program lacks a glyph that was asked for. */
static bool cids_find(const struct cvx_face *face, hb_subset_plan_t *plan, const uint16_t *glyphs,
                      size_t count, struct cvx_arena *arena, struct cvx_subset *subset)
{
    const hb_map_t *map = hb_subset_plan_old_to_new_glyph_mapping(plan);
    unsigned made_count = 0;
    const uint16_t *made =
        face->kind == CVX_FACE_CFF_CID ? cids_read(subset, arena, &made_count) : NULL;
    for (size_t i = 0; i < count; i++) {
        const hb_codepoint_t id = hb_map_get(map, glyphs[i]);
        if (id == HB_MAP_VALUE_INVALID || id == 0 || id > UINT16_MAX)
            return false;
        if (face->kind == CVX_FACE_CFF_CID && (!made || id >= made_count || made[id] == 0))
            return false;
        subset->cids[i] = made ? made[id] : (uint16_t)id;
    }
    return true;
}

enum cvx_status cvx_subset_build(const struct cvx_face *face, const uint16_t *glyphs, size_t count,
                                 struct cvx_arena *arena, struct cvx_diag *diag,
                                 struct cvx_subset *subset)
{
    *subset = (struct cvx_subset){
        .cids = cvx_arena_alloc_array(arena, count, sizeof *subset->cids),
        .widths = cvx_arena_alloc_array(arena, count, sizeof *subset->widths),
    };
    if (!subset->cids || !subset->widths)
        return cvx_diag_memory(diag);
    for (size_t i = 0; i < count; i++) {
        const hb_position_t width = hb_font_get_glyph_h_advance(face->source->hb_font, glyphs[i]);
        subset->widths[i] = (uint16_t)(width < 0 ? 0 : width > UINT16_MAX ? UINT16_MAX : width);
    }
    bool ok = false;
    hb_face_t *lean = hb_face_create_for_tables(table_of, face->source->hb_face, NULL);
    hb_subset_plan_t *plan = plan_make(lean, glyphs, count);
    hb_face_t *made = plan ? hb_subset_plan_execute_or_fail(plan) : NULL;
    if (made)
        ok = program_copy(made, face->kind, arena, subset) &&
             cids_find(face, plan, glyphs, count, arena, subset);
    hb_face_destroy(made);
    hb_subset_plan_destroy(plan);
    hb_face_destroy(lean);
    if (arena->failed)
        return cvx_diag_memory(diag);
    if (ok)
        return CVX_OK;
    cvx_diag_add(diag, CVX_CODE_NO_FONT, NULL, "the font %s is damaged: it cannot be embedded",
                 face->path);
    cvx_diag_hint(diag, "reinstall it, or name another family in the theme");
    return CVX_ENVIRONMENT;
}
