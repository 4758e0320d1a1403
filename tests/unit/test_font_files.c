/* SPDX-License-Identifier: MIT */
/* Font files as they come: collections, both kinds of CFF, licences that forbid embedding, and
 * bytes that are damaged in every way: refused with a sentence, or used without harm. The good
 * fonts are those inside the program and, where installed, Noto CJK, Inter and EB Garamond. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fonts/cff.h"
#include "fonts/embedded/embedded.h"
#include "fonts/opentype.h"
#include "fonts/subset.h"

#define CJK   "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
#define INTER "/usr/share/fonts/opentype/inter/Inter-Regular.otf"

static struct cvx_arena arena;
static struct cvx_diag diag;

static int setup(void **state)
{
    (void)state;
    cvx_arena_init(&arena, NULL);
    cvx_diag_init(&diag, NULL);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    cvx_diag_clear(&diag);
    cvx_arena_clear(&arena);
    return 0;
}

static bool is_there(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (file)
        fclose(file);
    return file != NULL;
}

/* A copy of a small whole font, to be damaged. */
static unsigned char *copy_good(size_t *len)
{
    const struct cvx_embedded_font *font = cvx_embedded_fonts;
    while (strcmp(font->family, "Noto Sans Symbols2") != 0)
        font++;
    unsigned char *bytes = malloc(font->len);
    assert_non_null(bytes);
    memcpy(bytes, font->bytes, font->len);
    *len = font->len;
    return bytes;
}

static unsigned char *table_find(unsigned char *bytes, const char *tag)
{
    const int count = bytes[4] << 8 | bytes[5];
    for (int i = 0; i < count; i++) {
        unsigned char *record = bytes + 12 + (ptrdiff_t)16 * i;
        if (memcmp(record, tag, 4) == 0)
            return bytes + ((size_t)record[8] << 24 | (size_t)record[9] << 16 |
                            (size_t)record[10] << 8 | record[11]);
    }
    fail_msg("no table %s", tag);
    return NULL;
}

/* Opens the bytes and does with them all that an export does. Returns the refusal, or NULL. */
static const char *use(const unsigned char *bytes, size_t len)
{
    const char *refusal;
    struct cvx_face_source *source = cvx_opentype_open_bytes("test", bytes, len, &arena, &refusal);
    if (!source)
        return refusal ? refusal : "";
    const char text[] = "\xE2\x98\x85 \xE2\x9C\x93\xE2\x97\x8F\xE2\x96\xAA";
    const struct cvx_opentype_item item = {
        .face = &source->face,
        .text = text,
        .text_len = strlen(text),
        .len = strlen(text),
        .script = CVX_SCRIPT_COMMON,
    };
    struct cvx_opentype_shaper *shaper = cvx_opentype_shaper_new();
    struct cvx_glyphs glyphs = {0};
    size_t room = 0, count = 0;
    uint16_t ids[16];
    assert_true(cvx_opentype_shape(shaper, &item, &arena, &glyphs, &room));
    for (size_t i = 0; i < glyphs.count && count < 16; i++) {
        bool is_new = glyphs.items[i].id != 0;
        for (size_t k = 0; k < count; k++)
            is_new = is_new && ids[k] != glyphs.items[i].id;
        if (is_new)
            ids[count++] = glyphs.items[i].id;
    }
    struct cvx_subset subset;
    const size_t errors = diag.counts[CVX_ERROR];
    const enum cvx_status status =
        cvx_subset_build(&source->face, ids, count, &arena, &diag, &subset);
    assert_int_equal(diag.counts[CVX_ERROR] - errors, status ? 1 : 0);
    cvx_opentype_shaper_free(shaper);
    cvx_opentype_close(source);
    return NULL;
}

static void a_good_font_is_used(void **state)
{
    (void)state;
    size_t len;
    unsigned char *bytes = copy_good(&len);
    assert_null(use(bytes, len));
    assert_int_equal(diag.counts[CVX_ERROR], 0);
    free(bytes);
}

static void what_is_no_font_is_refused(void **state)
{
    (void)state;
    static const unsigned char noise[] = "%PDF-1.7 this is something else altogether, and long";
    assert_string_equal(use(noise, sizeof noise), "is no font, or has no face of that index");
    assert_string_equal(use(noise, 0), "is no font, or has no face of that index");
}

static void a_truncated_font_never_harms(void **state)
{
    (void)state;
    size_t len, refused = 0;
    unsigned char *bytes = copy_good(&len);
    for (size_t cut = 0; cut < len; cut += cut < 400 ? 13 : len / 40) {
        unsigned char *part = malloc(cut ? cut : 1); /* so that reading beyond it is seen */
        assert_non_null(part);
        memcpy(part, bytes, cut);
        refused += use(part, cut) != NULL;
        free(part);
    }
    assert_true(refused > 30);
    free(bytes);
}

/* A small generator (Knuth's MMIX constants), so that every run damages the same bits. */
static uint32_t random_next(uint64_t *state)
{
    *state = *state * 6364136223846793005U + 1442695040888963407U;
    return (uint32_t)(*state >> 33);
}

static void flipped_bits_never_harm(void **state)
{
    (void)state;
    size_t len;
    unsigned char *bytes = copy_good(&len);
    uint64_t random = 1;
    for (int round = 0; round < 300; round++) {
        uint32_t places[24];
        const int flips = 1 + round % 24;
        for (int i = 0; i < flips; i++) {
            /* the directory and the heads of tables are where it hurts */
            places[i] = random_next(&random) % (uint32_t)(round % 3 ? 600 : len);
            bytes[places[i]] ^= (unsigned char)(1U << random_next(&random) % 8);
        }
        use(bytes, len);
        free(bytes);
        bytes = copy_good(&len);
    }
    free(bytes);
    /* Some open and cannot be embedded. */
    assert_non_null(diag.first);
    for (const struct cvx_diagnostic *one = diag.first; one; one = one->next) {
        assert_int_equal(one->code, CVX_CODE_NO_FONT);
        assert_non_null(strstr(one->message, "the font test is damaged"));
        assert_non_null(one->hint);
    }
}

static void licences_are_kept(void **state)
{
    (void)state;
    static const struct {
        unsigned type;
        const char *refusal;
    } rows[] = {
        {0x0000, NULL},
        {0x0004, NULL}, /* preview and print */
        {0x0008, NULL}, /* editable */
        {0x0002, "forbids embedding (OS/2 fsType)"},
        {0x0006, NULL}, /* old fonts: the most permissive bit counts */
        {0x0100, "forbids subsetting (OS/2 fsType)"},
        {0x0204, "allows only bitmaps to be embedded (OS/2 fsType)"},
    };
    size_t len;
    unsigned char *bytes = copy_good(&len);
    unsigned char *type = table_find(bytes, "OS/2") + 8;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        type[0] = (unsigned char)(rows[i].type >> 8);
        type[1] = (unsigned char)(rows[i].type & 0xFF);
        const char *refusal = use(bytes, len);
        if (rows[i].refusal)
            assert_string_equal(refusal, rows[i].refusal);
        else
            assert_null(refusal);
    }
    free(bytes);
}

static void a_subset_is_the_same_every_time(void **state)
{
    (void)state;
    size_t len;
    unsigned char *bytes = copy_good(&len);
    const char *refusal;
    struct cvx_face_source *source = cvx_opentype_open_bytes("test", bytes, len, &arena, &refusal);
    const uint16_t ids[] = {5, 3, 9};
    struct cvx_subset first, second;
    assert_int_equal(cvx_subset_build(&source->face, ids, 3, &arena, &diag, &first), CVX_OK);
    assert_int_equal(cvx_subset_build(&source->face, ids, 3, &arena, &diag, &second), CVX_OK);
    assert_int_equal(first.len, second.len);
    assert_memory_equal(first.bytes, second.bytes, first.len);
    /* new ids follow the old ones' order, after glyph 0 */
    assert_int_equal(first.cids[1], 1);
    assert_int_equal(first.cids[0], 2);
    assert_int_equal(first.cids[2], 3);
    assert_true(first.len < len / 4);
    cvx_opentype_close(source);
    free(bytes);
}

static void a_cid_keyed_font_keeps_its_cids(void **state)
{
    (void)state;
    if (!is_there(CJK))
        skip();
    const char *refusal;
    struct cvx_face_source *source = cvx_opentype_open(CJK, 2, &arena, &refusal);
    assert_non_null(source);
    assert_int_equal(source->face.kind, CVX_FACE_CFF_CID);
    assert_string_equal(source->face.name, "NotoSansCJKsc-Regular");
    /* its charset is the identity: a glyph's CID is its id in the whole font */
    const uint16_t ids[] = {(uint16_t)cvx_opentype_glyph(&source->face, 0x9AA8),
                            (uint16_t)cvx_opentype_glyph(&source->face, 0x4E00)};
    struct cvx_subset subset;
    assert_int_equal(cvx_subset_build(&source->face, ids, 2, &arena, &diag, &subset), CVX_OK);
    assert_int_equal(subset.cids[0], ids[0]);
    assert_int_equal(subset.cids[1], ids[1]);
    assert_int_equal(subset.widths[0], 1000);
    assert_true(subset.len < 4000);
    struct cvx_cff cff;
    assert_true(cvx_cff_read(subset.bytes, subset.len, &cff));
    assert_true(cff.cid_keyed);
    assert_int_equal(cff.glyph_count, 3);
    cvx_opentype_close(source);
    assert_null(cvx_opentype_open(CJK, 99, &arena, &refusal));
    assert_string_equal(refusal, "is no font, or has no face of that index");
}

static void a_name_keyed_font_is_numbered_anew(void **state)
{
    (void)state;
    if (!is_there(INTER))
        skip();
    const char *refusal;
    struct cvx_face_source *source = cvx_opentype_open(INTER, 0, &arena, &refusal);
    assert_non_null(source);
    assert_int_equal(source->face.kind, CVX_FACE_CFF_NAMED);
    const uint16_t ids[] = {(uint16_t)cvx_opentype_glyph(&source->face, 'A'),
                            (uint16_t)cvx_opentype_glyph(&source->face, 'B')};
    struct cvx_subset subset;
    assert_int_equal(cvx_subset_build(&source->face, ids, 2, &arena, &diag, &subset), CVX_OK);
    assert_int_equal(subset.cids[0] + subset.cids[1], 3);
    assert_int_equal(subset.bytes[0], 1); /* a bare CFF table, no OpenType file */
    cvx_opentype_close(source);
}

static void a_file_that_is_not_there_is_no_fault(void **state)
{
    (void)state;
    const char *refusal = "";
    assert_null(cvx_opentype_open("/nowhere/at/all.ttf", 0, &arena, &refusal));
    assert_null(refusal);
}

/* --- CFF by hand --- */

/* A CFF table without outlines: header; Name INDEX; Top DICT INDEX with ROS, charset and
 * CharStrings; an empty Global Subr INDEX; the count of a CharStrings INDEX of 4 glyphs; a charset
 * of format 2. */
enum { CFF_CHARSTRINGS = 34, CFF_CHARSET = 36 };

static const unsigned char cff_bytes[] = {
    1,  0,  4,           1,           /* header */
    0,  1,  1,           1,  2,  'x', /* names */
    0,  1,  1,           1,  18,      /* one DICT of 17 bytes */
    28, 1,  135,         28, 1,  136, 139,
    12, 30, /* ROS */
    28, 0,  CFF_CHARSET, 15, 28, 0,   CFF_CHARSTRINGS,
    17, 0,  0, /* no subroutines */
    0,  4,     /* CharStrings */
    2,  0,  10,          0,  1,  1,   244,
    0,  0, /* CIDs 10 and 11, 500 */
};

static void a_charset_in_ranges_is_read(void **state)
{
    (void)state;
    struct cvx_cff cff;
    assert_true(cvx_cff_read(cff_bytes, sizeof cff_bytes, &cff));
    assert_true(cff.cid_keyed);
    assert_int_equal(cff.glyph_count, 4);
    assert_int_equal(cff.charset, CFF_CHARSET);
    uint16_t cids[4];
    assert_true(cvx_cff_read_cids(cff_bytes, sizeof cff_bytes, &cff, cids));
    assert_int_equal(cids[0], 0);
    assert_int_equal(cids[1], 10);
    assert_int_equal(cids[2], 11);
    assert_int_equal(cids[3], 500);
}

static void a_damaged_cff_is_found_out(void **state)
{
    (void)state;
    struct cvx_cff cff;
    uint16_t cids[4];
    for (size_t len = 0; len < sizeof cff_bytes; len++) {
        unsigned char *part = malloc(len ? len : 1); /* so that reading beyond it is seen */
        assert_non_null(part);
        memcpy(part, cff_bytes, len);
        assert_int_equal(cvx_cff_read(part, len, &cff), len >= CFF_CHARSTRINGS + 2);
        if (len >= CFF_CHARSTRINGS + 2)
            assert_false(cvx_cff_read_cids(part, len, &cff, cids));
        free(part);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)
        TEST(a_good_font_is_used),
        TEST(what_is_no_font_is_refused),
        TEST(a_truncated_font_never_harms),
        TEST(flipped_bits_never_harm),
        TEST(licences_are_kept),
        TEST(a_subset_is_the_same_every_time),
        TEST(a_cid_keyed_font_keeps_its_cids),
        TEST(a_name_keyed_font_is_numbered_anew),
        TEST(a_file_that_is_not_there_is_no_fault),
        TEST(a_charset_in_ranges_is_read),
        TEST(a_damaged_cff_is_found_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
