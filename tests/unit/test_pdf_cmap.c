/* SPDX-License-Identifier: MIT */
/* CMaps: ranges where they are shorter, blocks of at most 100, UTF-16, and the texts that PDF/A and
 * readers cannot take as they are. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "exporters/pdf/cmap.h"

enum { MOST = 300 };

static struct cvx_arena arena;

static int setup(void **state)
{
    (void)state;
    cvx_arena_init(&arena, NULL);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    cvx_arena_clear(&arena);
    return 0;
}

static struct cvx_cmap_row row(uint16_t code, const char *text)
{
    return (struct cvx_cmap_row){code, code, text, strlen(text)};
}

/* What stands between the frame's head and its end. */
static const char *body(void (*add)(struct cvx_str *, const struct cvx_cmap_row *, size_t),
                        const struct cvx_cmap_row *rows, size_t count)
{
    static const char head[] = "endcodespacerange\n";
    struct cvx_str out;
    cvx_str_init(&out, &arena);
    add(&out, rows, count);
    char *begin = strstr(out.bytes, head);
    char *end = strstr(out.bytes, "endcmap\n");
    assert_non_null(begin);
    assert_non_null(end);
    *end = '\0';
    return begin + strlen(head);
}

static void a_ligature_has_all_its_characters(void **state)
{
    (void)state;
    const struct cvx_cmap_row rows[] = {row(1, "ffi"), row(2, "x")};
    assert_string_equal(body(cvx_cmap_add_to_unicode, rows, 2),
                        "2 beginbfchar\n<0001><006600660069>\n<0002><0078>\nendbfchar\n");
}

static void the_text_is_that_of_the_cv_not_of_the_font(void **state)
{
    (void)state;
    /* a radical and the character that shares its glyph; one beyond U+FFFF */
    const struct cvx_cmap_row rows[] = {row(7, "⽇"), row(9, "日"), row(11, "𠮷")};
    assert_string_equal(body(cvx_cmap_add_to_unicode, rows, 3),
                        "3 beginbfchar\n<0007><2F47>\n<0009><65E5>\n<000B><D842DFB7>\nendbfchar\n");
}

static void neighbours_become_ranges_up_to_the_end_of_the_last_byte(void **state)
{
    (void)state;
    const struct cvx_cmap_row rows[] = {row(0xFD, "a"), row(0xFE, "b"), row(0xFF, "c"),
                                        row(0x100, "d"), row(0x101, "e")};
    assert_string_equal(body(cvx_cmap_add_to_unicode, rows, 5),
                        "1 beginbfrange\n<00FD><00FF><0061>\nendbfrange\n"
                        "2 beginbfchar\n<0100><0064>\n<0101><0065>\nendbfchar\n");
    const struct cvx_cmap_row texts[] = {row(1, "þ"), row(2, "ÿ"), row(3, "Ā"), row(4, "ā")};
    assert_non_null(strstr(body(cvx_cmap_add_to_unicode, texts, 4), "4 beginbfchar"));
}

static void a_block_has_at_most_a_hundred_entries(void **state)
{
    (void)state;
    static struct cvx_cmap_row rows[MOST];
    for (uint16_t i = 0; i < MOST; i++)
        rows[i] = row((uint16_t)(2 * i + 1), "x");
    const char *text = body(cvx_cmap_add_to_unicode, rows, MOST);
    int blocks = 0;
    for (const char *at = text; (at = strstr(at, " beginbfchar")); at++, blocks++)
        assert_true(at - text < 4 || strncmp(at - 3, "100", 3) == 0);
    assert_int_equal(blocks, 3);
}

static void what_has_no_text_of_its_own_is_a_zero_width_space(void **state)
{
    (void)state;
    const struct cvx_cmap_row rows[] = {row(1, ""), row(3, "\xEF\xBB\xBF"),
                                        row(5, "a\xEF\xBB\xBF")};
    assert_string_equal(body(cvx_cmap_add_to_unicode, rows, 3),
                        "3 beginbfchar\n<0001><200B>\n<0003><200B>\n<0005><0061>\nendbfchar\n");
}

static void private_characters_are_not_passed_on(void **state)
{
    (void)state;
    const struct cvx_cmap_row rows[] = {row(1, "\xEE\x80\x80"), row(3, "\xF4\x80\x80\x80")};
    assert_string_equal(body(cvx_cmap_add_to_unicode, rows, 2),
                        "2 beginbfchar\n<0001><FFFD>\n<0003><FFFD>\nendbfchar\n");
}

static void lam_and_alef_are_one_character(void **state)
{
    (void)state;
    const struct cvx_cmap_row rows[] = {row(1, "لا"), row(3, "لله")};
    assert_string_equal(body(cvx_cmap_add_to_unicode, rows, 2),
                        "2 beginbfchar\n<0001><FEFB>\n<0003><064406440647>\nendbfchar\n");
}

static void a_very_long_text_is_cut_between_characters(void **state)
{
    (void)state;
    char *text = calloc(1, 4 * 200 + 1);
    for (int i = 0; i < 200; i++)
        memcpy(text + (ptrdiff_t)4 * i, "𠮷", 4);
    const struct cvx_cmap_row rows[] = {row(1, text)};
    const char *out = body(cvx_cmap_add_to_unicode, rows, 1);
    const char *end = strstr(out, ">\nendbfchar");
    assert_non_null(end);
    assert_true(strlen(out) < 1024);
    assert_memory_equal(end - 4, "DFB7", 4);
    free(text);
}

static void an_encoding_leads_several_codes_to_one_glyph(void **state)
{
    (void)state;
    const struct cvx_cmap_row rows[] = {{.code = 1, .cid = 700},
                                        {.code = 5, .cid = 5},
                                        {.code = 6, .cid = 6},
                                        {.code = 700, .cid = 700}};
    assert_string_equal(body(cvx_cmap_add_encoding, rows, 4),
                        "/WMode 0 def\n3 begincidrange\n<0001><0001> 700\n<0005><0006> 5\n"
                        "<02BC><02BC> 700\nendcidrange\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)
        TEST(a_ligature_has_all_its_characters),
        TEST(the_text_is_that_of_the_cv_not_of_the_font),
        TEST(neighbours_become_ranges_up_to_the_end_of_the_last_byte),
        TEST(a_block_has_at_most_a_hundred_entries),
        TEST(what_has_no_text_of_its_own_is_a_zero_width_space),
        TEST(private_characters_are_not_passed_on),
        TEST(lam_and_alef_are_one_character),
        TEST(a_very_long_text_is_cut_between_characters),
        TEST(an_encoding_leads_several_codes_to_one_glyph),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
