/* SPDX-License-Identifier: MIT */
/* Shaping: kerning, ligatures, fallback for each cluster, Han variants by language, what is missing
 * and how it is told. Most of it needs the Debian packages fonts-noto-core and fonts-noto-cjk;
 * where they are not installed those tests are skipped. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <pthread.h>

#include "fonts/fonts.h"
#include "tests/support/faults.h"

static const struct cvx_font_choice sans = {.families = {"Noto Sans"}};
static const struct cvx_font_choice serif = {.families = {"Noto Serif"}, .serif = true};

struct bench {
    struct cvx_arena arena;
    struct cvx_diag diag;
    struct cvx_fonts *fonts;
    struct cvx_shaper *shaper;
};

static void setup_with(struct bench *bench, bool built_in_only)
{
    cvx_arena_init(&bench->arena, NULL);
    cvx_diag_init(&bench->diag, NULL);
    const struct cvx_fonts_options options = {.built_in_only = built_in_only};
    bench->fonts = cvx_fonts_open(&options);
    bench->shaper = cvx_shaper_new(bench->fonts, &bench->arena, &bench->diag);
    assert_non_null(bench->shaper);
}

static int setup(void **state)
{
    static struct bench bench;
    setup_with(&bench, false);
    *state = &bench;
    return 0;
}

static int setup_bare(void **state)
{
    static struct bench bench;
    setup_with(&bench, true);
    *state = &bench;
    return 0;
}

static int teardown(void **state)
{
    struct bench *bench = *state;
    cvx_shaper_free(bench->shaper);
    cvx_fonts_close(bench->fonts);
    cvx_diag_clear(&bench->diag);
    cvx_arena_clear(&bench->arena);
    return 0;
}

static bool is_there(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (file)
        fclose(file);
    return file != NULL;
}

static void need_fonts(void)
{
    if (!is_there("/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc") ||
        !is_there("/usr/share/fonts/truetype/noto/NotoSansDevanagari-Regular.ttf"))
        skip();
}

/* Shapes a whole text and checks what holds for every result: no glyph 0, and clusters that cover
 * the text in order without gaps. */
static struct cvx_glyphs shape_style(struct bench *bench, const char *text, bool rtl,
                                     const struct cvx_font_style *style)
{
    const struct cvx_text_run run = {
        .text = text,
        .text_len = strlen(text),
        .len = strlen(text),
        .rtl = rtl,
        .style = *style,
    };
    struct cvx_glyphs glyphs;
    assert_int_equal(cvx_shaper_shape(bench->shaper, &run, &glyphs), CVX_OK);
    size_t at = 0;
    for (size_t i = 0; i < glyphs.count; i++) {
        assert_int_not_equal(glyphs.items[i].id, 0);
        if (!glyphs.items[i].text_len)
            continue;
        assert_int_equal(glyphs.items[i].text, at);
        at += glyphs.items[i].text_len;
    }
    assert_int_equal(at, strlen(text));
    return glyphs;
}

static struct cvx_glyphs shape(struct bench *bench, const char *text, const char *lang)
{
    const struct cvx_font_style style = {.choice = &sans, .lang = lang};
    return shape_style(bench, text, false, &style);
}

static int64_t width_of(struct bench *bench, const char *text)
{
    const struct cvx_glyphs glyphs = shape(bench, text, "en");
    return cvx_glyphs_width(glyphs.items, glyphs.count);
}

static void pairs_are_kerned(void **state)
{
    assert_true(width_of(*state, "AV") < width_of(*state, "A") + width_of(*state, "V"));
    assert_true(width_of(*state, "HH") == 2 * width_of(*state, "H"));
}

static void a_cut_is_unsafe_where_kerning_reaches_over_it(void **state)
{
    const struct cvx_glyphs glyphs = shape(*state, "AV HH", "en");
    assert_int_equal(glyphs.count, 5);
    assert_true(glyphs.items[1].flags & CVX_GLYPH_UNSAFE);
    assert_false(glyphs.items[4].flags & CVX_GLYPH_UNSAFE);
}

static void a_ligature_is_one_glyph_with_all_its_text(void **state)
{
    const struct cvx_font_style style = {.choice = &serif, .lang = "en"};
    const struct cvx_glyphs glyphs = shape_style(*state, "office", false, &style);
    assert_int_equal(glyphs.count, 4);
    assert_int_equal(glyphs.items[1].text, 1);
    assert_int_equal(glyphs.items[1].text_len, 3);
    const struct cvx_font_style plain = {
        .choice = &serif, .lang = "en", .features = CVX_FEATURE_NO_LIGATURES};
    assert_int_equal(shape_style(*state, "office", false, &plain).count, 6);
}

static void figures_can_share_one_width(void **state)
{
    const struct cvx_font_choice inter = {.families = {"Inter"}};
    if (!is_there("/usr/share/fonts/opentype/inter/Inter-Regular.otf"))
        skip();
    const struct cvx_font_style style = {
        .choice = &inter, .lang = "en", .features = CVX_FEATURE_TABULAR};
    const struct cvx_glyphs glyphs = shape_style(*state, "10", false, &style);
    assert_int_equal(glyphs.items[0].advance, glyphs.items[1].advance);
    const struct cvx_font_style plain = {.choice = &inter, .lang = "en"};
    const struct cvx_glyphs other = shape_style(*state, "10", false, &plain);
    assert_int_not_equal(other.items[0].advance, other.items[1].advance);
    assert_int_equal(other.items[0].face->kind, CVX_FACE_CFF_NAMED);
}

static void each_cluster_falls_back_by_itself(void **state)
{
    need_fonts();
    const struct cvx_glyphs glyphs = shape(*state, "a中b", "en");
    assert_int_equal(glyphs.count, 3);
    assert_string_equal(glyphs.items[0].face->name, "NotoSans-Regular");
    assert_string_equal(glyphs.items[1].face->name, "NotoSansCJKsc-Regular");
    assert_ptr_equal(glyphs.items[2].face, glyphs.items[0].face);
    assert_int_equal(glyphs.items[1].face->kind, CVX_FACE_CFF_CID);
    assert_int_equal(glyphs.items[0].face->kind, CVX_FACE_TRUETYPE);
}

static void bold_is_a_real_bold_in_every_script(void **state)
{
    need_fonts();
    const struct cvx_font_style style = {.choice = &sans, .lang = "zh-Hans", .bold = true};
    const struct cvx_glyphs glyphs = shape_style(*state, "a中", false, &style);
    assert_non_null(strstr(glyphs.items[0].face->name, "Bold"));
    assert_string_equal(glyphs.items[1].face->name, "NotoSansCJKsc-Bold");
    assert_int_equal(glyphs.items[1].face->weight, 700);
}

static void han_follows_the_language(void **state)
{
    need_fonts();
    static const struct {
        const char *lang, *face;
    } rows[] = {
        {"zh-Hans", "NotoSansCJKsc-Regular"},    {"zh-TW", "NotoSansCJKtc-Regular"},
        {"zh-Hant-HK", "NotoSansCJKhk-Regular"}, {"ja", "NotoSansCJKjp-Regular"},
        {"ko-KR", "NotoSansCJKkr-Regular"},      {"en", "NotoSansCJKsc-Regular"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(shape(*state, "骨", rows[i].lang).items[0].face->name, rows[i].face);
    /* one face of the collection draws U+9AA8 with another glyph than the next */
    assert_int_not_equal(shape(*state, "骨", "zh-Hans").items[0].id,
                         shape(*state, "骨", "ja").items[0].id);
}

static void han_of_no_language_follows_the_text(void **state)
{
    need_fonts();
    assert_string_equal(shape(*state, "骨", "en").items[0].face->name, "NotoSansCJKsc-Regular");
    /* kana in the paragraph tell Japanese, and so do those of an earlier one */
    assert_string_equal(shape(*state, "骨の", "en").items[0].face->name, "NotoSansCJKjp-Regular");
    assert_string_equal(shape(*state, "骨", NULL).items[0].face->name, "NotoSansCJKjp-Regular");
    /* what is told counts for more */
    assert_string_equal(shape(*state, "骨", "zh").items[0].face->name, "NotoSansCJKsc-Regular");
}

static void quotes_beside_han_are_the_han_fonts(void **state)
{
    need_fonts();
    const struct cvx_glyphs chinese = shape(*state, "“中”", "zh-Hans");
    assert_ptr_equal(chinese.items[0].face, chinese.items[1].face);
    assert_ptr_equal(chinese.items[2].face, chinese.items[1].face);
    const struct cvx_glyphs english = shape(*state, "“a”", "zh-Hans");
    assert_string_equal(english.items[0].face->name, "NotoSans-Regular");
}

static void marks_stay_with_their_base(void **state)
{
    need_fonts();
    /* é as two characters; a Han character with a variation selector; a flag of two letters */
    const struct cvx_glyphs accent = shape(*state, "e\xCC\x81x", "en");
    assert_int_equal(accent.items[0].text_len, 3);
    const struct cvx_glyphs variant = shape(*state, "\xE9\x82\x8A\xF3\xA0\x84\x80", "ja");
    assert_int_equal(variant.count, 1);
    assert_int_equal(variant.items[0].text_len, 7);
    const struct cvx_glyphs hindi = shape(*state, "क्षि", "hi");
    assert_string_equal(hindi.items[0].face->name, "NotoSansDevanagari-Regular");
}

static void right_to_left_comes_in_logical_order(void **state)
{
    need_fonts();
    const struct cvx_font_style style = {.choice = &sans, .lang = "ar"};
    const struct cvx_glyphs glyphs = shape_style(*state, "سلام", true, &style);
    assert_string_equal(glyphs.items[0].face->name, "NotoSansArabic-Regular");
    for (size_t i = 1; i < glyphs.count; i++)
        assert_true(glyphs.items[i].text >= glyphs.items[i - 1].text);
}

static void single_signs_come_from_other_fonts(void **state)
{
    need_fonts();
    const struct cvx_glyphs glyphs = shape(*state, "−5 ★", "en");
    assert_int_equal(glyphs.count, 4);
    assert_string_not_equal(glyphs.items[3].face->name, glyphs.items[1].face->name);
    for (size_t i = 0; i < glyphs.count; i++)
        assert_int_equal(glyphs.items[i].flags & CVX_GLYPH_SUBSTITUTE, 0);
    struct bench *bench = *state;
    assert_null(bench->diag.first);
}

static void what_no_font_has_is_seen_and_reported(void **state)
{
    struct bench *bench = *state;
    const struct cvx_glyphs glyphs = shape(bench, "a\xEE\x80\x80z", "en"); /* U+E000 */
    assert_int_equal(glyphs.count, 1 + strlen("[U+E000]") + 1);
    assert_true(glyphs.items[1].flags & CVX_GLYPH_SUBSTITUTE);
    assert_int_equal(glyphs.items[1].text_len, 3);
    assert_int_equal(glyphs.items[2].text_len, 0);
    assert_int_equal(bench->diag.counts[CVX_WARNING], 1);
    assert_int_equal(bench->diag.first->code, CVX_CODE_MISSING_GLYPH);
    assert_non_null(strstr(bench->diag.first->message, "U+E000"));
    shape(bench, "\xEE\x80\x80", "en"); /* the same again is no news */
    assert_int_equal(bench->diag.counts[CVX_WARNING], 1);
}

static void without_installed_fonts_latin_is_set_and_han_reported(void **state)
{
    struct bench *bench = *state;
    const struct cvx_glyphs latin = shape(bench, "Ünïcödé Ελλάδα Україна −5", "en");
    assert_string_equal(latin.items[0].face->path, "built-in");
    assert_int_equal(bench->diag.counts[CVX_WARNING], 0);
    const struct cvx_glyphs han = shape(bench, "中", "zh");
    assert_int_equal(han.count, strlen("[U+4E2D]"));
    assert_int_equal(bench->diag.counts[CVX_WARNING], 1);
    assert_non_null(strstr(bench->diag.first->hint, "fonts-noto-cjk"));
}

/* The glyphs of `text` are those of `expected`, though what they stand for differs. */
static void looks_like(struct bench *bench, const char *text, const char *expected)
{
    const struct cvx_glyphs found = shape(bench, text, "en"), wanted = shape(bench, expected, "en");
    assert_int_equal(found.count, wanted.count);
    for (size_t i = 0; i < found.count; i++) {
        assert_int_equal(found.items[i].id, wanted.items[i].id);
        assert_true(found.items[i].flags & CVX_GLYPH_SUBSTITUTE);
    }
    assert_int_equal(found.items[0].text_len, strlen(text));
}

static void emoji_without_a_font_are_named(void **state)
{
    struct bench *bench = *state;
    looks_like(bench, "\U0001F600", "[grinning face]");
    looks_like(bench, "\U0001F3D6\uFE0F", "[beach with umbrella]");
    looks_like(bench, "\U0001F44D\U0001F3FD", "[thumbs up: medium skin tone]");
    looks_like(bench, "\U0001F468\u200D\U0001F469\u200D\U0001F467", "[family: man, woman, girl]");
    looks_like(bench, "\U0001F468\u200D\U0001F4A9", "[U+1F468 U+1F4A9]"); /* no such emoji */
    const struct cvx_diagnostic *first = bench->diag.first;
    assert_non_null(strstr(first->message, "U+1F600"));
    assert_non_null(strstr(first->hint, "fonts-symbola"));
}

static void what_debian_has_no_font_for_is_said(void **state)
{
    struct bench *bench = *state;
    looks_like(bench, "\U0001F979", "[face holding back tears]");
    assert_null(strstr(bench->diag.first->hint, "fonts-"));
}

static void the_account_names_scripts_faces_and_what_is_missing(void **state)
{
    need_fonts();
    struct bench *bench = *state;
    shape(bench, "ab中\xEE\x80\x80", "zh-Hans");
    struct cvx_str out;
    cvx_str_init(&out, &bench->arena);
    cvx_shaper_describe(bench->shaper, &out);
    assert_string_equal(cvx_str_get(&out),
                        "script  font                   characters  file\n"
                        "Latn    NotoSans-Regular                2  built-in\n"
                        "Hani    NotoSansCJKsc-Regular           1  "
                        "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc#2\n"
                        "\nmissing   Debian package    at\n"
                        "U+E000    none              \n");
    cvx_shaper_recount(bench->shaper);
    cvx_str_reset(&out);
    cvx_shaper_describe(bench->shaper, &out);
    assert_null(strstr(cvx_str_get(&out), "Latn"));
}

enum { THREADS = 4 };

struct worker {
    struct cvx_fonts *fonts;
    int64_t width;
};

/* Shapes several scripts with a shaper of its own over shared fonts. */
static void *work(void *context)
{
    struct worker *worker = context;
    struct cvx_arena arena;
    struct cvx_diag diag;
    cvx_arena_init(&arena, NULL);
    cvx_diag_init(&diag, NULL);
    struct cvx_shaper *shaper = cvx_shaper_new(worker->fonts, &arena, &diag);
    const char text[] = "AVATAR Ελλάδα 骨の − ★ क्षमता สวัสดี \xEE\x80\x80";
    for (int i = 0; shaper && i < 50; i++) {
        const struct cvx_text_run run = {
            .text = text,
            .text_len = strlen(text),
            .len = strlen(text),
            .style = {.choice = i % 2 ? &sans : &serif, .lang = "en", .bold = i % 3 == 0}};
        struct cvx_glyphs glyphs;
        if (cvx_shaper_shape(shaper, &run, &glyphs) == CVX_OK)
            worker->width += cvx_glyphs_width(glyphs.items, glyphs.count);
    }
    cvx_shaper_free(shaper);
    cvx_diag_clear(&diag);
    cvx_arena_clear(&arena);
    return NULL;
}

static void threads_share_fonts(void **state)
{
    struct bench *bench = *state;
    pthread_t threads[THREADS];
    struct worker workers[THREADS];
    for (int i = 0; i < THREADS; i++) {
        workers[i] = (struct worker){.fonts = bench->fonts};
        assert_int_equal(pthread_create(&threads[i], NULL, work, &workers[i]), 0);
    }
    for (int i = 0; i < THREADS; i++) {
        assert_int_equal(pthread_join(threads[i], NULL), 0);
        assert_true(workers[i].width > 0);
        assert_true(workers[i].width == workers[0].width);
    }
}

static void every_failed_allocation_is_one_clean_error(void **state)
{
    (void)state;
    const char text[] = "AV 骨 \xEE\x80\x80";
    bool done = false;
    for (size_t calls = 0; !done; calls++) {
        struct cvx_faulty_memory faulty;
        cvx_faulty_memory_init(&faulty, calls, false);
        const struct cvx_fonts_options options = {.memory = &faulty.memory};
        struct cvx_arena arena;
        struct cvx_diag diag;
        cvx_arena_init(&arena, &faulty.memory);
        cvx_diag_init(&diag, NULL);
        struct cvx_fonts *fonts = cvx_fonts_open(&options);
        struct cvx_shaper *shaper = fonts ? cvx_shaper_new(fonts, &arena, &diag) : NULL;
        if (shaper) {
            const struct cvx_text_run run = {.text = text,
                                             .text_len = strlen(text),
                                             .len = strlen(text),
                                             .style = {.choice = &sans, .lang = "zh"}};
            struct cvx_glyphs glyphs;
            const enum cvx_status status = cvx_shaper_shape(shaper, &run, &glyphs);
            done = status == CVX_OK;
            assert_int_equal(diag.counts[CVX_ERROR], done ? 0 : 1);
            assert_int_equal(diag.counts[CVX_WARNING], done ? 1 : 0);
            assert_true(done || diag.first->code == CVX_CODE_MEMORY);
            assert_true(done || (status == CVX_ENVIRONMENT && glyphs.count == 0));
        }
        cvx_shaper_free(shaper);
        cvx_fonts_close(fonts);
        cvx_arena_clear(&arena);
        cvx_diag_clear(&diag);
        assert_int_equal(faulty.blocks, 0);
        assert_true(calls < 100);
    }
}

static void metrics_are_in_thousandths_of_the_em(void **state)
{
    struct bench *bench = *state;
    const struct cvx_font_style style = {.choice = &sans, .lang = "en"};
    const struct cvx_face *face = cvx_shaper_face(bench->shaper, &style);
    assert_non_null(face);
    assert_int_equal(face->cap_height, 714);
    assert_int_equal(face->x_height, 536);
    assert_int_equal(face->ascent, 1069);
    assert_int_equal(face->descent, -293);
    assert_int_equal(face->weight, 400);
    assert_false(face->bold || face->italic || face->serif || face->fixed_pitch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)
        TEST(pairs_are_kerned),
        TEST(a_cut_is_unsafe_where_kerning_reaches_over_it),
        TEST(a_ligature_is_one_glyph_with_all_its_text),
        TEST(figures_can_share_one_width),
        TEST(each_cluster_falls_back_by_itself),
        TEST(bold_is_a_real_bold_in_every_script),
        TEST(han_follows_the_language),
        TEST(han_of_no_language_follows_the_text),
        TEST(quotes_beside_han_are_the_han_fonts),
        TEST(marks_stay_with_their_base),
        TEST(right_to_left_comes_in_logical_order),
        TEST(single_signs_come_from_other_fonts),
        TEST(what_no_font_has_is_seen_and_reported),
        TEST(the_account_names_scripts_faces_and_what_is_missing),
        TEST(threads_share_fonts),
        cmocka_unit_test(every_failed_allocation_is_one_clean_error),
        TEST(metrics_are_in_thousandths_of_the_em),
        cmocka_unit_test_setup_teardown(without_installed_fonts_latin_is_set_and_han_reported,
                                        setup_bare, teardown),
        cmocka_unit_test_setup_teardown(emoji_without_a_font_are_named, setup_bare, teardown),
        cmocka_unit_test_setup_teardown(what_debian_has_no_font_for_is_said, setup_bare, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
