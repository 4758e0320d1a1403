/* SPDX-License-Identifier: MIT */
/* Line breaks: the own rules against ICU's, and the tailoring for what CVs hold. */
#include "core/base/utf8.h"
#include "exporters/pdf/linebreak.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

struct bench {
    struct cvx_arena arena;
    struct cvx_diag diag;
    struct cvx_breaker *breaker;
};

static int bench_open(void **state)
{
    static struct bench bench;
    cvx_arena_init(&bench.arena, NULL);
    cvx_diag_init(&bench.diag, NULL);
    bench.breaker = cvx_breaker_new(&bench.arena, &bench.diag);
    *state = &bench;
    return bench.breaker ? 0 : -1;
}

static int bench_close(void **state)
{
    struct bench *bench = *state;
    cvx_breaker_free(bench->breaker);
    cvx_diag_clear(&bench->diag);
    cvx_arena_clear(&bench->arena);
    return 0;
}

/* Both rules on one text; what differs is shown with "|" before each break. */
static void compare(struct bench *bench, const char *text, const char *lang)
{
    uint8_t own[512], icu[512];
    const size_t len = strlen(text);
    assert_true(len < sizeof own);
    if (!cvx_breaker_simple(text, len, lang, own))
        fail_msg("the own table lacks a character of \"%s\"", text);
    assert_int_equal(cvx_breaker_icu(bench->breaker, text, len, lang, icu), CVX_OK);
    for (size_t i = 0; i < len; i++)
        if (own[i] != icu[i])
            fail_msg("%s: \"%s\" at byte %zu, \"%.6s\": own %d, ICU %d", lang, text, i, text + i,
                     own[i], icu[i]);
}

static uint32_t random_next(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

/* Random texts over characters of every class. */
static void random_texts_agree(void **state)
{
    static const char *const langs[] = {"en", "ja", "zh-Hans", "de"};
    static const uint32_t letters[] = {
        ' ',    ' ',    'a',    'b',    'Z',    '5',     '7',    '0',    '.',    ',',
        ':',    ';',    '!',    '?',    '-',    '/',     '(',    ')',    '[',    ']',
        '{',    '}',    '"',    '\'',   '$',    '+',     '%',    '#',    '@',    '&',
        '*',    '=',    '|',    '\\',   0xA0,   0xA3,    0xAB,   0xBB,   0xB0,   0xB7,
        0xE9,   0xDF,   0x3B1,  0x416,  0x2013, 0x2014,  0x2018, 0x2019, 0x201C, 0x201D,
        0x2022, 0x2026, 0x2030, 0x20AC, 0x2116, 0x2192,  0x2212, 0x3001, 0x3002, 0x300C,
        0x300D, 0x3042, 0x3043, 0x30A2, 0x30FC, 0x30FB,  0x4E2D, 0x6587, 0xAC00, 0xD55C,
        0xFF0C, 0xFF08, 0xFF09, 0xFF1A, 0xFF01, 0x20000, 0xA1,   0xBF,   0xB4,   0xAD,
    };
    uint32_t seed = 1;
    for (int round = 0; round < 40000; round++) {
        char text[128];
        size_t len = 0;
        const uint32_t count = 2 + random_next(&seed) % 12;
        for (uint32_t i = 0; i < count; i++)
            len += cvx_utf8_encode(letters[random_next(&seed) % (sizeof letters / 4)], text + len);
        text[len] = '\0';
        compare(*state, text, langs[round % 4]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_texts_agree),
    };
    return cmocka_run_group_tests(tests, bench_open, bench_close);
}
