/* SPDX-License-Identifier: MIT */
/* The canvas: which operators come out. Fonts are stood in for by the few functions below: a
 * glyph's code is its id, and each is half as wide as the type is large. */
#include "exporters/pdf/canvas.h"
#include "exporters/pdf/piece.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <libdeflate.h>

enum { FIRST_CODE = 'A' << 8 | ('a' - 1) };

struct cvx_pdf_font {
    struct cvx_object *object;
};

unsigned cvx_pdf_font_number(const struct cvx_pdf_font *font)
{
    (void)font;
    return 3;
}

struct cvx_object *cvx_pdf_font_object(const struct cvx_pdf_font *font)
{
    return font->object;
}

struct cvx_pdf_code cvx_pdf_font_code(const struct cvx_pdf_font *font, uint32_t glyph,
                                      const char *text, size_t len)
{
    (void)font;
    (void)text;
    (void)len;
    return (struct cvx_pdf_code){(uint16_t)(FIRST_CODE + glyph), 500};
}

struct fixture {
    struct cvx_arena arena;
    struct cvx_pdf *pdf;
    struct cvx_object *page;
    struct cvx_canvas *canvas;
    struct cvx_pdf_font font;
};

static int setup(void **state)
{
    static struct fixture f;
    static const struct cvx_layout_page size = {.width = 600, .height = 800};
    memset(&f, 0, sizeof f);
    cvx_arena_init(&f.arena, NULL);
    f.pdf = cvx_pdf_new(&f.arena);
    f.page = cvx_object_new(f.pdf);
    f.font.object = cvx_object_new(f.pdf);
    f.canvas = cvx_canvas_new(f.pdf, f.page, &size);
    *state = &f;
    return f.canvas ? 0 : -1;
}

static int teardown(void **state)
{
    cvx_arena_clear(&((struct fixture *)*state)->arena);
    return 0;
}

/* Paints glyphs 1, 2, … of 10 pt at these places. */
static void paint(struct fixture *f, double x, double baseline, const double *places, int count)
{
    struct cvx_placed_glyph glyphs[8] = {0};
    for (int i = 0; i < count; i++) {
        glyphs[i].id = (uint32_t)i + 1;
        glyphs[i].text = (uint32_t)i;
        glyphs[i].x = places[i];
    }
    const struct cvx_piece piece = {.size = 10,
                                    .text = "abcdefgh",
                                    .text_len = (uint32_t)count,
                                    .glyph_count = (uint32_t)count,
                                    .glyphs = glyphs,
                                    .x = x,
                                    .baseline = baseline};
    cvx_canvas_text(f->canvas, &piece, (struct cvx_glyph_range){0, piece.glyph_count}, &f->font);
}

/* The finished content stream. */
static const char *content(struct fixture *f)
{
    static char text[4096];
    size_t len = 0;
    cvx_canvas_finish(f->canvas);
    const struct cvx_stream_bytes stream =
        cvx_pdf_object_stream(f->pdf, cvx_pdf_object_count(f->pdf));
    struct libdeflate_decompressor *decompressor = libdeflate_alloc_decompressor();
    assert_int_equal(libdeflate_zlib_decompress(decompressor, stream.bytes, stream.len, text,
                                                sizeof text - 1, &len),
                     LIBDEFLATE_SUCCESS);
    libdeflate_free_decompressor(decompressor);
    text[len] = '\0';
    return text;
}

static void text_flows_without_adjustments(void **state)
{
    cvx_canvas_mark(((struct fixture *)*state)->canvas, "P", 0);
    paint(*state, 50, 100, (double[]){0, 5, 10}, 3);
    assert_string_equal(content(*state), "BT\n/P<</MCID 0>>BDC\n/F3 10 Tf\n50 700 Td\n"
                                         "[(AaAbAc)]TJ\nEMC\nET\n");
}

static void kerning_is_adjusted(void **state)
{
    cvx_canvas_mark(((struct fixture *)*state)->canvas, "P", 0);
    paint(*state, 50, 100, (double[]){0, 4.5, 9.75}, 3);
    assert_non_null(strstr(content(*state), "[(Aa)50(Ab)-25(Ac)]TJ"));
}

static void rounding_does_not_add_up(void **state)
{
    struct fixture *f = *state;
    cvx_canvas_mark(f->canvas, "P", 0);
    /* Each glyph 0.4 thousandths further than it would go: an adjustment only now and then. */
    paint(f, 50, 100, (double[]){0, 5.004, 10.008, 15.012, 20.016, 25.02, 30.024, 35.028}, 8);
    assert_non_null(strstr(content(f), "[(AaAb)-1(AcAd)-1(AeAfAg)-1(Ah)]TJ"));
}

static void pieces_of_a_line_go_on_and_lines_are_relative(void **state)
{
    struct fixture *f = *state;
    cvx_canvas_mark(f->canvas, "P", 0);
    paint(f, 50, 100, (double[]){0}, 1);
    paint(f, 55, 100, (double[]){0}, 1);
    paint(f, 50, 114.4, (double[]){0}, 1);
    paint(f, 300, 114.4, (double[]){0}, 1);
    const char *text = content(f);
    assert_non_null(strstr(text, "50 700 Td\n[(AaAa)]TJ\n0 -14.4 Td\n[(Aa)]TJ\n"
                                 "250 0 Td\n"));
}

static void bytes_that_mean_something_are_escaped(void **state)
{
    struct fixture *f = *state;
    const struct cvx_placed_glyph glyphs[] = {{.id = 0x2841u - FIRST_CODE, .text = 0},
                                              {.id = 0x5C29u - FIRST_CODE, .text = 1, .x = 5},
                                              {.id = 0x0D0Au - FIRST_CODE, .text = 2, .x = 10}};
    struct cvx_piece piece = {
        .size = 10, .text = "abc", .text_len = 3, .glyph_count = 3, .glyphs = glyphs};
    cvx_canvas_mark(f->canvas, "P", 0);
    cvx_canvas_text(f->canvas, &piece, (struct cvx_glyph_range){0, piece.glyph_count}, &f->font);
    assert_non_null(strstr(content(f), "[(\\(A\\\\\\)\\r\n)]TJ"));
}

/* Walks over the piece's stretches: "[word]" for each that is read as a whole, "-" for others. */
static const char *stretches(struct fixture *f, const struct cvx_piece *piece)
{
    struct cvx_arena *arena = cvx_pdf_arena(f->pdf);
    struct cvx_str found;
    cvx_str_init(&found, arena);
    bool whole;
    for (struct cvx_glyph_range range = {0, 0}; range.end < piece->glyph_count;) {
        range = cvx_piece_stretch(piece, range.end, &whole);
        if (whole)
            cvx_str_add_format(&found, "[%s]", cvx_piece_word(piece, range, arena));
        for (uint32_t i = range.start; !whole && i < range.end; i++)
            cvx_str_add_char(&found, '-');
    }
    return cvx_str_get(&found);
}

/* "a", then "b" of two glyphs and "c", then "d": only the word in the middle is read as a whole. */
static void words_with_marks_are_whole(void **state)
{
    const struct cvx_placed_glyph glyphs[] = {
        {.id = 1, .text = 0}, {.id = 2, .text = 1}, {.id = 3, .text = 2}, {.id = 4, .text = 2},
        {.id = 5, .text = 4}, {.id = 2, .text = 5}, {.id = 6, .text = 6}};
    struct cvx_piece piece = {
        .text = "a b\001c d", .text_len = 7, .glyph_count = 7, .glyphs = glyphs};
    assert_string_equal(stretches(*state, &piece), "--[b\001c]--");
    piece.rtl = true;
    assert_string_equal(stretches(*state, &piece), "-------");
}

/* The same with directional marks: the word is read with them; from right to left, only what has
 * them. */
static void directional_marks_are_read(void **state)
{
    const struct cvx_placed_glyph glyphs[] = {{.id = 1, .text = 0},
                                              {.id = 2, .text = 1},
                                              {.id = 3, .text = 2},
                                              {.id = 4, .text = 3},
                                              {.id = 4, .text = 3}};
    struct cvx_piece piece = {
        .text = "a b)",
        .text_len = 4,
        .glyph_count = 5,
        .glyphs = glyphs,
        .marks = (const uint8_t[]){0, 0, CVX_MARK_RTL_BEFORE, CVX_MARK_LTR_AFTER, 0}};
    assert_string_equal(stretches(*state, &piece), "--[\u200Fb)\u200E]");
    piece.rtl = true;
    assert_string_equal(stretches(*state, &piece), "--[\u200Fb][)\u200E]");
    piece.marks = (const uint8_t[]){CVX_MARK_LTR_BEFORE, 0, 0, 0, 0};
    assert_string_equal(stretches(*state, &piece), "[\u200Ea]----");
}

static void a_word_says_what_it_stands_for(void **state)
{
    struct fixture *f = *state;
    cvx_canvas_mark_word(f->canvas, "\xE0\xB8\x81\xE0\xB8\xB4", 7);
    paint(f, 50, 100, (double[]){0}, 1);
    cvx_canvas_mark(f->canvas, "P", 8);
    paint(f, 55, 100, (double[]){0}, 1);
    const char *text = content(f);
    assert_non_null(strstr(text, "/Span<</MCID 7/ActualText<FEFF0E010E34>>>BDC\n"));
    assert_non_null(strstr(text, "EMC\n/P<</MCID 8>>BDC\n[(Aa)]TJ"));
}

static void right_to_left_text_runs_back(void **state)
{
    cvx_canvas_mark(((struct fixture *)*state)->canvas, "P", 0);
    paint(*state, 300, 100, (double[]){0, -5, -10}, 3);
    assert_non_null(strstr(content(*state), "[(Aa)1000(Ab)1000(Ac)]TJ"));
}

static void marks_are_balanced_around_rules(void **state)
{
    struct fixture *f = *state;
    struct cvx_item rule = {.kind = CVX_ITEM_RULE};
    rule.rule.x = 10;
    rule.rule.y = 20;
    rule.rule.width = 100;
    rule.rule.thickness = 0.5;
    rule.rule.color = 0xFF0000;
    cvx_canvas_mark(f->canvas, "H1", 0);
    paint(f, 50, 100, (double[]){0}, 1);
    assert_true(cvx_canvas_marked(f->canvas));
    cvx_canvas_rule(f->canvas, &rule);
    assert_false(cvx_canvas_marked(f->canvas));
    cvx_canvas_mark_artifact(f->canvas, true);
    paint(f, 50, 700, (double[]){0}, 1);
    assert_string_equal(content(f),
                        "BT\n/H1<</MCID 0>>BDC\n/F3 10 Tf\n50 700 Td\n[(Aa)]TJ\nEMC\nET\n"
                        "/Artifact BMC\n1 0 0 RG\n0.5 w\n10 780 m 110 780 l S\nEMC\n"
                        "BT\n/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n50 100 Td\n"
                        "[(Aa)]TJ\nEMC\nET\n");
}

static void an_image_fills_its_place(void **state)
{
    struct fixture *f = *state;
    struct cvx_item item = {.kind = CVX_ITEM_IMAGE};
    item.image.x = 10;
    item.image.y = 100;
    item.image.width = 50;
    item.image.height = 50;
    const struct cvx_image image = {
        .object = f->font.object, .aspect = 2, .turn = {{1, 0, 0}, {0, 1, 0}}};
    cvx_canvas_mark(f->canvas, "Figure", 0);
    cvx_canvas_image(f->canvas, &item, &image);
    assert_string_equal(content(f), "/Figure<</MCID 0>>BDC\nq\n10 650 50 50 re W n\n"
                                    "100 0 0 50 -15 650 cm\n/I Do\nQ\nEMC\n");
}

/* Three characters each, in clusters of one to four glyphs. */
static void the_glyphs_of_a_cluster_share_its_text(void **state)
{
    static const char *const shares[4][4] = {
        {"abc"}, {"ab", "c"}, {"a", "b", "c"}, {"a", "b", "c", ""}};
    (void)state;
    for (uint32_t count = 1; count <= 4; count++) {
        const struct cvx_placed_glyph glyphs[4] = {{.text = 0}};
        const struct cvx_piece piece = {
            .text = "abc", .text_len = 3, .glyph_count = count, .glyphs = glyphs};
        for (uint32_t i = 0; i < count; i++) {
            const struct cvx_text_part part = cvx_piece_text(&piece, i);
            assert_int_equal(part.len, strlen(shares[count - 1][i]));
            assert_memory_equal(part.text, shares[count - 1][i], part.len);
        }
    }
}

static void clusters_do_not_mix(void **state)
{
    (void)state;
    const struct cvx_placed_glyph glyphs[] = {{.text = 0}, {.text = 3}, {.text = 3}, {.text = 4}};
    const struct cvx_piece piece = {
        .text = "ffixyz", .text_len = 6, .glyph_count = 4, .glyphs = glyphs};
    static const size_t starts[] = {0, 3, 4, 4}, lengths[] = {3, 1, 0, 2};
    for (uint32_t i = 0; i < 4; i++) {
        const struct cvx_text_part part = cvx_piece_text(&piece, i);
        assert_int_equal(part.len, lengths[i]);
        assert_ptr_equal(part.text, piece.text + starts[i]);
    }
}

/* "thalath": lam and alef are clusters of their own; from left to right nothing is special. */
static void lam_stands_for_its_alef(void **state)
{
    (void)state;
    const struct cvx_placed_glyph glyphs[] = {{.text = 0}, {.text = 2}, {.text = 4}, {.text = 6}};
    struct cvx_piece piece = {
        .text = "\u062B\u0644\u0627\u062B", .text_len = 8, .glyph_count = 4, .glyphs = glyphs};
    static const size_t lengths[2][4] = {{2, 2, 2, 2}, {2, 4, 0, 2}};
    for (int rtl = 0; rtl < 2; rtl++) {
        piece.rtl = rtl;
        for (uint32_t i = 0; i < 4; i++)
            assert_int_equal(cvx_piece_text(&piece, i).len, lengths[rtl][i]);
    }
    assert_ptr_equal(cvx_piece_text(&piece, 1).text, piece.text + 2);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(text_flows_without_adjustments),
        TEST(kerning_is_adjusted),
        TEST(rounding_does_not_add_up),
        TEST(pieces_of_a_line_go_on_and_lines_are_relative),
        TEST(bytes_that_mean_something_are_escaped),
        TEST(words_with_marks_are_whole),
        TEST(directional_marks_are_read),
        TEST(a_word_says_what_it_stands_for),
        TEST(right_to_left_text_runs_back),
        TEST(marks_are_balanced_around_rules),
        TEST(an_image_fills_its_place),
        TEST(the_glyphs_of_a_cluster_share_its_text),
        TEST(clusters_do_not_mix),
        TEST(lam_stands_for_its_alef),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
