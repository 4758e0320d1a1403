/* SPDX-License-Identifier: MIT */
/* The widths that lines are estimated with are those of the built-in fonts. */
#include "exporters/docx/measure.h"
#include "fonts/fonts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

struct fixture {
    struct cvx_arena arena;
    struct cvx_diag diag;
    struct cvx_fonts *fonts;
    struct cvx_shaper *shaper;
};

static int setup(void **state)
{
    static struct fixture f;
    static const struct cvx_fonts_options options = {.built_in_only = true};
    cvx_arena_init(&f.arena, NULL);
    cvx_diag_init(&f.diag, NULL);
    f.fonts = cvx_fonts_open(&options);
    f.shaper = cvx_shaper_new(f.fonts, &f.arena, &f.diag);
    *state = &f;
    return f.shaper ? 0 : -1;
}

static int teardown(void **state)
{
    struct fixture *f = *state;
    cvx_shaper_free(f->shaper);
    cvx_fonts_close(f->fonts);
    cvx_diag_clear(&f->diag);
    cvx_arena_clear(&f->arena);
    return 0;
}

/* What a character takes, as a part of the size. */
static double em_in_font(struct fixture *f, char c, bool serif, bool bold)
{
    static const struct cvx_font_choice choices[] = {{.families = {"Noto Sans"}},
                                                     {.families = {"Noto Serif"}, .serif = true}};
    const struct cvx_text_run run = {
        .text = &c,
        .text_len = 1,
        .len = 1,
        .style = {.choice = &choices[serif], .lang = "en", .bold = bold},
    };
    struct cvx_glyphs glyphs;
    assert_int_equal(cvx_shaper_shape(f->shaper, &run, &glyphs), CVX_OK);
    assert_int_equal(glyphs.count, 1);
    return glyphs.items[0].advance / 1000.0;
}

static void ascii_is_exact(void **state)
{
    for (int face = 0; face < 4; face++)
        for (char c = ' '; c <= '~'; c++) {
            const bool serif = face & 2, bold = face & 1;
            const double wanted = em_in_font(*state, c, serif, bold);
            if (fabs(cvx_docx_em((uint32_t)c, serif, bold) - wanted) > 0.001)
                fail_msg("'%c' takes %.3f, not %.3f", c, wanted,
                         cvx_docx_em((uint32_t)c, serif, bold));
        }
}

static void what_is_beyond_has_a_width_or_none(void **state)
{
    (void)state;
    assert_true(cvx_docx_em(0x6F22, false, false) >= 1 && cvx_docx_em(0x6F22, true, true) <= 1);
    assert_true(cvx_docx_em(0x0301, false, false) <= 0);
    assert_true(cvx_docx_em(0x200B, false, true) <= 0);
    assert_true(cvx_docx_em(0xE9, false, true) > cvx_docx_em(0xE9, false, false));
    assert_true(cvx_docx_em(0x10FFFF, false, false) > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(ascii_is_exact, setup, teardown),
        cmocka_unit_test(what_is_beyond_has_a_width_or_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
