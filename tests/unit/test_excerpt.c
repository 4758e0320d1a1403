/* SPDX-License-Identifier: MIT */
/* Source lines of diagnostics: what is shown, and that finding them stays linear. */
#include "core/base/excerpt.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/faults.h"

static struct cvx_diag diag;

/* The excerpt at a place of the file, "<": cut, the part before the column, "|", the rest, ">":
 * cut;
 * "": none */
static const char *shown(const char *file, uint32_t line, uint32_t column)
{
    const struct cvx_diagnostic about = {.file = file, .line = line, .column = column};
    struct cvx_excerpt excerpt;
    if (!cvx_diag_excerpt(&diag, &about, &excerpt))
        return "";
    return cvx_arena_printf(&diag.arena, "%s%.*s|%.*s%s", excerpt.cut ? "<" : "", (int)excerpt.at,
                            excerpt.bytes, (int)(excerpt.len - excerpt.at),
                            excerpt.bytes + excerpt.at, excerpt.more ? ">" : "");
}

static int start(void **state)
{
    (void)state;
    cvx_diag_init(&diag, NULL);
    return 0;
}

static int end(void **state)
{
    (void)state;
    cvx_diag_clear(&diag);
    return 0;
}

static void keep(const char *name, const char *text)
{
    cvx_diag_keep_text(&diag, name, text, strlen(text));
}

static void every_line_end_ends_a_line(void **state)
{
    (void)state;
    keep("a", "one\ntwo\r\nthree\rfour\n\nsix");
    assert_string_equal(shown("a", 1, 1), "|one");
    assert_string_equal(shown("a", 2, 2), "t|wo");
    assert_string_equal(shown("a", 3, 5), "thre|e");
    assert_string_equal(shown("a", 4, 3), "fo|ur");
    assert_string_equal(shown("a", 5, 1), ""); /* empty */
    assert_string_equal(shown("a", 6, 4), "six|");
    assert_string_equal(shown("a", 7, 1), "");
    assert_string_equal(shown("a", 1, 1), "|one"); /* backwards again */
}

static void columns_are_code_points(void **state)
{
    (void)state;
    keep("bom", "\xEF\xBB\xBF\xC3\xA9t\xC3\xA9 x");
    keep("bad", "a\xFF\xFEz");
    assert_string_equal(shown("bom", 1, 1), "|été x");
    assert_string_equal(shown("bom", 1, 5), "été |x");
    assert_string_equal(shown("bad", 1, 4), "a\xFF\xFE|z");
    assert_string_equal(shown("bad", 1, 0), "|a\xFF\xFEz"); /* only the line is known */
    assert_string_equal(shown("bad", 1, 9), "a\xFF\xFEz|"); /* behind the line */
}

static void files_are_told_apart(void **state)
{
    (void)state;
    keep("a.csv", "first");
    keep("b.csv", "second");
    keep("a.zip", "PK\3\4 no text");
    keep("a.pdf", "%PDF-1.7 neither");
    keep(NULL, "nameless");
    assert_string_equal(shown("a.csv", 1, 1), "|first");
    assert_string_equal(shown("b.csv", 1, 1), "|second");
    assert_string_equal(shown("a.csv", 1, 2), "f|irst");
    assert_string_equal(shown("c.csv", 1, 1), "");
    assert_string_equal(shown("a.zip", 1, 1), "");
    assert_string_equal(shown("a.pdf", 1, 1), "");
    assert_string_equal(shown(NULL, 1, 1), "");
    assert_string_equal(shown("a.csv", 0, 1), "");
}

static void long_lines_are_cut_around_the_column(void **state)
{
    (void)state;
    static char line[1000];
    memset(line, '.', sizeof line - 1);
    memcpy(line + 59, "AB", 2); /* columns 60 and 61 */
    line[599] = 'C';
    keep("long", line);
    struct cvx_excerpt excerpt;
    for (uint32_t column = 60; column <= 600; column += 540) {
        const struct cvx_diagnostic about = {.file = "long", .line = 1, .column = column};
        assert_true(cvx_diag_excerpt(&diag, &about, &excerpt));
        assert_int_equal(excerpt.len, CVX_EXCERPT_COLUMNS);
        assert_int_equal(excerpt.at, column == 60 ? 59 : CVX_EXCERPT_BEFORE);
        assert_int_equal(excerpt.cut, column != 60);
        assert_int_equal(excerpt.bytes[excerpt.at], column == 60 ? 'A' : 'C');
    }
    assert_true(excerpt.more);
    const struct cvx_diagnostic late = {.file = "long", .line = 1, .column = 960};
    assert_true(cvx_diag_excerpt(&diag, &late, &excerpt));
    assert_int_equal(excerpt.len, CVX_EXCERPT_COLUMNS);
    assert_false(excerpt.more); /* it ends with the line */
    assert_string_equal(shown("long", 1, 5000), "");
}

/* Byte by byte from the start, to compare with. */
static const char *found_slowly(const char *text, uint32_t line, uint32_t column)
{
    while (--line > 0)
        text = strchr(text, '\n') + 1;
    while (--column > 0)
        text += (*text & 0xE0) == 0xC0 ? 2 : 1;
    return text;
}

static void every_place_is_found(void **state)
{
    (void)state;
    static char text[40000];
    unsigned seed = 7;
    uint32_t lines = 1;
    for (size_t i = 0; i + 2 < sizeof text;) {
        seed = seed * 1103515245U + 12345U;
        const unsigned kind = seed >> 24;
        lines += kind == 0;
        if (kind & 1) {
            memcpy(text + i, "\xC3\xA4", 2);
            i += 2;
        } else {
            text[i++] = kind ? 'x' : '\n';
        }
    }
    assert_true(lines > 20);
    keep("any", text);
    for (int i = 0; i < 2000; i++) {
        seed = seed * 1103515245U + 12345U;
        const uint32_t line = 1 + (seed >> 16) % lines;
        const char *begin = found_slowly(text, line, 1);
        const size_t len = strcspn(begin, "\n");
        uint32_t columns = 0;
        for (size_t at = 0; at < len; at++)
            columns += (begin[at] & 0xC0) != 0x80;
        if (!columns)
            continue;
        const uint32_t column = 1 + (seed >> 3) % columns;
        const struct cvx_diagnostic about = {.file = "any", .line = line, .column = column};
        struct cvx_excerpt excerpt;
        assert_true(cvx_diag_excerpt(&diag, &about, &excerpt));
        assert_ptr_equal(excerpt.bytes + excerpt.at, found_slowly(text, line, column));
    }
}

/* A search from the start each time would take 10^10 steps in either text. */
static void many_places_in_a_large_text_are_found_fast(void **state)
{
    (void)state;
    enum { LARGE = 8 << 20, PLACES = 10000 };
    char *text = malloc(LARGE);
    assert_non_null(text);
    memset(text, 'x', LARGE);
    cvx_diag_keep_text(&diag, "one line", text, LARGE);
    struct cvx_excerpt excerpt;
    for (uint32_t i = 0; i < PLACES; i++) {
        const uint32_t column = 1 + (i * 7919U) % LARGE;
        const struct cvx_diagnostic about = {.file = "one line", .line = 1, .column = column};
        assert_true(cvx_diag_excerpt(&diag, &about, &excerpt));
        assert_ptr_equal(excerpt.bytes + excerpt.at, text + column - 1);
    }
    for (size_t i = 1; i < LARGE; i += 2)
        text[i] = '\n';
    cvx_diag_keep_text(&diag, "many lines", text, LARGE);
    for (uint32_t i = 0; i < PLACES; i++) {
        const uint32_t line = 1 + (i * 7919U) % (LARGE / 2);
        const struct cvx_diagnostic about = {.file = "many lines", .line = line, .column = 1};
        assert_true(cvx_diag_excerpt(&diag, &about, &excerpt));
        assert_ptr_equal(excerpt.bytes, text + 2 * ((size_t)line - 1));
    }
    free(text);
}

static void without_memory_nothing_is_shown(void **state)
{
    (void)state;
    struct cvx_faulty_memory memory;
    cvx_faulty_memory_init(&memory, 0, false);
    struct cvx_diag poor;
    cvx_diag_init(&poor, &memory.memory);
    cvx_diag_keep_text(&poor, "a", "text", 4);
    const struct cvx_diagnostic about = {.file = "a", .line = 1, .column = 1};
    struct cvx_excerpt excerpt;
    assert_false(cvx_diag_excerpt(&poor, &about, &excerpt));
    cvx_diag_clear(&poor);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_line_end_ends_a_line, start, end),
        cmocka_unit_test_setup_teardown(columns_are_code_points, start, end),
        cmocka_unit_test_setup_teardown(files_are_told_apart, start, end),
        cmocka_unit_test_setup_teardown(long_lines_are_cut_around_the_column, start, end),
        cmocka_unit_test_setup_teardown(every_place_is_found, start, end),
        cmocka_unit_test_setup_teardown(many_places_in_a_large_text_are_found_fast, start, end),
        cmocka_unit_test(without_memory_nothing_is_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
