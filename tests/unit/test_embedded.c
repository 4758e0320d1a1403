/* SPDX-License-Identifier: MIT */
/* The fonts inside the program: that they are whole fonts, and have what the table promises. */
#include "fonts/embedded/embedded.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <hb-ot.h>

#include <cmocka.h>

static hb_font_t *open_font(const struct cvx_embedded_font *row)
{
    hb_blob_t *blob = hb_blob_create((const char *)row->bytes, (unsigned)row->len,
                                     HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *face = hb_face_create(blob, 0);
    hb_font_t *font = hb_font_create(face);
    hb_blob_destroy(blob);
    hb_face_destroy(face);
    return font;
}

static bool has(hb_font_t *font, hb_codepoint_t character)
{
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(font, character, &glyph) && glyph != 0;
}

static bool has_feature(hb_font_t *font, hb_tag_t table, const char *wanted)
{
    hb_tag_t tags[128];
    unsigned count = sizeof tags / sizeof *tags;
    hb_ot_layout_table_get_feature_tags(hb_font_get_face(font), table, 0, &count, tags);
    for (unsigned i = 0; i < count; i++)
        if (tags[i] == hb_tag_from_string(wanted, -1))
            return true;
    return false;
}

static const struct cvx_embedded_font *find(const char *family, bool bold, bool italic)
{
    for (const struct cvx_embedded_font *row = cvx_embedded_fonts; row->family; row++)
        if (strcmp(row->family, family) == 0 && row->bold == bold && row->italic == italic)
            return row;
    return NULL;
}

static void each_is_the_face_it_is_called(void **state)
{
    (void)state;
    for (const struct cvx_embedded_font *row = cvx_embedded_fonts; row->family; row++) {
        hb_font_t *font = open_font(row);
        char family[64];
        unsigned size = sizeof family;
        hb_ot_name_get_utf8(hb_font_get_face(font), HB_OT_NAME_ID_FONT_FAMILY, HB_LANGUAGE_INVALID,
                            &size, family);
        assert_string_equal(family, row->family);
        char name[64];
        size = sizeof name;
        hb_ot_name_get_utf8(hb_font_get_face(font), HB_OT_NAME_ID_POSTSCRIPT_NAME,
                            HB_LANGUAGE_INVALID, &size, name);
        assert_int_equal(strstr(name, "Bold") != NULL, row->bold);
        assert_int_equal(strstr(name, "Italic") != NULL, row->italic);
        char licence[512];
        size = sizeof licence;
        hb_ot_name_get_utf8(hb_font_get_face(font), HB_OT_NAME_ID_LICENSE, HB_LANGUAGE_INVALID,
                            &size, licence);
        assert_non_null(strstr(licence, "SIL Open Font License"));
        hb_font_destroy(font);
    }
}

static void text_faces_cover_latin_greek_cyrillic(void **state)
{
    (void)state;
    /* A, Z with caron, O with horn and hook, omega with tonos, Shcha, Ghe with upturn, en dash,
     * bullet, euro, hryvnia, numero sign, combining acute */
    static const hb_codepoint_t wanted[] = {'A',    0x17D,  0x1EDF, 0x3CE,  0x429,  0x491,
                                            0x2013, 0x2022, 0x20AC, 0x20B4, 0x2116, 0x301};
    for (int i = 0; i < 8; i++) {
        hb_font_t *font = open_font(&cvx_embedded_fonts[i]);
        for (size_t j = 0; j < sizeof wanted / sizeof *wanted; j++)
            assert_true(has(font, wanted[j]));
        assert_true(has_feature(font, HB_OT_TAG_GPOS, "kern"));
        assert_true(has_feature(font, HB_OT_TAG_GPOS, "mark"));
        assert_true(has_feature(font, HB_OT_TAG_GSUB, "liga"));
        assert_true(has_feature(font, HB_OT_TAG_GSUB, "tnum"));
        hb_font_destroy(font);
    }
}

static void symbols_are_there(void **state)
{
    (void)state;
    hb_font_t *math = open_font(find("Noto Sans Math", false, false));
    hb_font_t *symbols = open_font(find("Noto Sans Symbols2", false, false));
    assert_true(has(math, 0x2212));    /* minus */
    assert_true(has(math, 0x2192));    /* arrow */
    assert_true(has(math, 0x2264));    /* less or equal */
    assert_true(has(symbols, 0x25CF)); /* black circle */
    assert_true(has(symbols, 0x2605)); /* black star */
    assert_true(has(symbols, 0x2713)); /* tick */
    hb_font_destroy(math);
    hb_font_destroy(symbols);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_is_the_face_it_is_called),
        cmocka_unit_test(text_faces_cover_latin_greek_cyrillic),
        cmocka_unit_test(symbols_are_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
