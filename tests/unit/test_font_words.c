/* SPDX-License-Identifier: MIT */
/* Remembered words: the built-in faces, whose words are shaped one by one, must give the glyphs
 * that the whole text gives. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "fonts/embedded/embedded.h"
#include "fonts/faces.h"
#include "fonts/opentype.h"
#include "fonts/words.h"

enum { FIRST = 0x21, LAST = 0x7E };

/* Every printable ASCII character before and after a space, and what CVs are full of. */
static void make_text(struct cvx_str *text)
{
    for (char a = FIRST; a <= LAST; a++)
        for (char b = FIRST; b <= LAST; b = (char)(b + 5))
            cvx_str_add_format(text, "%c %c", a, b);
    cvx_str_add(text,
                " AV To “Ty” – Łódź, fi ffl office Œuvre ÁÉ  É l’Été Ґанок Αθήνα Ÿ’s 1 000 kr.");
}

static void assert_same_glyphs(const struct cvx_glyphs *a, const struct cvx_glyphs *b)
{
    assert_int_equal(a->count, b->count);
    for (size_t i = 0; i < a->count; i++) {
        assert_int_equal(a->items[i].id, b->items[i].id);
        assert_int_equal(a->items[i].text, b->items[i].text);
        assert_int_equal(a->items[i].text_len, b->items[i].text_len);
        assert_int_equal(a->items[i].advance, b->items[i].advance);
        assert_int_equal(a->items[i].x_offset, b->items[i].x_offset);
        assert_int_equal(a->items[i].y_offset, b->items[i].y_offset);
    }
}

static void check_face(const struct cvx_embedded_font *font, struct cvx_arena *arena)
{
    struct cvx_str text;
    const char *refusal = NULL;
    struct cvx_face_source *source =
        cvx_opentype_open_bytes("built-in", font->bytes, font->len, arena, &refusal);
    assert_non_null(source);
    source->face.words_apart = true;
    cvx_str_init(&text, arena);
    make_text(&text);
    struct cvx_opentype_shaper *engine = cvx_opentype_shaper_new();
    struct cvx_words *words = cvx_words_new(NULL);
    const struct cvx_opentype_item item = {.face = &source->face,
                                           .text = cvx_str_get(&text),
                                           .text_len = text.len,
                                           .len = text.len,
                                           .script = CVX_SCRIPT_LATIN,
                                           .lang = "en"};
    struct cvx_glyphs whole = {0}, apart = {0}, again = {0};
    size_t room = 0, room_apart = 0, room_again = 0;
    assert_true(cvx_opentype_shape(engine, &item, arena, &whole, &room));
    assert_true(cvx_words_shape(words, &item, arena, &apart, &room_apart));
    assert_true(cvx_words_shape(words, &item, arena, &again, &room_again));
    assert_same_glyphs(&whole, &apart);
    assert_same_glyphs(&whole, &again);
    assert_true(cvx_words_usable(words));
    cvx_words_free(words);
    cvx_opentype_shaper_free(engine);
    cvx_opentype_close(source);
}

static void words_look_the_same_wherever_they_stand(void **state)
{
    (void)state;
    struct cvx_arena arena;
    cvx_arena_init(&arena, NULL);
    for (size_t i = 0; cvx_embedded_fonts[i].family; i++)
        check_face(&cvx_embedded_fonts[i], &arena);
    cvx_arena_clear(&arena);
}

/* A server keeps them for its next CV, but not without end. */
static void many_words_are_not_kept(void **state)
{
    (void)state;
    enum { MANY = 12000 };
    struct cvx_arena arena;
    struct cvx_str text;
    cvx_arena_init(&arena, NULL);
    cvx_str_init(&text, &arena);
    for (int i = 0; i < MANY; i++)
        cvx_str_add_format(&text, "%d ", i);
    struct cvx_fonts *fonts = cvx_fonts_open(NULL);
    const struct cvx_font_file file = cvx_fonts_find_built_in("Noto Sans", false, false);
    const char *refusal = NULL;
    const struct cvx_opentype_item item = {.face = cvx_fonts_face(fonts, &file, &refusal),
                                           .text = cvx_str_get(&text),
                                           .text_len = text.len,
                                           .len = text.len,
                                           .script = CVX_SCRIPT_LATIN};
    struct cvx_words *words = cvx_fonts_take_words(fonts);
    cvx_fonts_return_words(fonts, words);
    assert_ptr_equal(cvx_fonts_take_words(fonts), words);
    struct cvx_glyphs glyphs = {0};
    size_t room = 0;
    assert_true(cvx_words_shape(words, &item, &arena, &glyphs, &room));
    assert_false(cvx_words_usable(words));
    cvx_fonts_return_words(fonts, words);
    words = cvx_fonts_take_words(fonts);
    assert_true(cvx_words_usable(words));
    cvx_fonts_return_words(fonts, words);
    cvx_fonts_close(fonts);
    cvx_arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_look_the_same_wherever_they_stand),
        cmocka_unit_test(many_words_are_not_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
