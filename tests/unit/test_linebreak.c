/* SPDX-License-Identifier: MIT */
/* Line breaks: the own rules against ICU's, and the tailoring for what CVs hold. */
#include "core/base/str.h"
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

/* The text with a mark before each place where a line may end: "|" free, "/" reluctant, "~" inside
 * an address, "-" where a hyphen is due. */
static const char *marked(struct bench *bench, const char *text, const char *lang)
{
    static const char marks[] = {[CVX_BREAK_FREE] = '|',
                                 [CVX_BREAK_RELUCTANT] = '/',
                                 [CVX_BREAK_URL] = '~',
                                 [CVX_BREAK_HYPHEN] = '-'};
    uint8_t breaks[512];
    const size_t len = strlen(text);
    struct cvx_str out;
    cvx_str_init(&out, &bench->arena);
    assert_true(len < sizeof breaks);
    assert_int_equal(cvx_breaker_find(bench->breaker, text, len, lang, breaks), CVX_OK);
    for (size_t i = 0; i < len; i++) {
        if (breaks[i] != CVX_BREAK_NONE)
            cvx_str_add_char(&out, marks[breaks[i]]);
        cvx_str_add_char(&out, text[i]);
    }
    return cvx_str_get(&out);
}

static void knows_what_cvs_hold(void **state)
{
    static const struct {
        const char *lang, *text, *marked;
    } cases[] = {
        {"en", "wrote C++ and C# code, TCP/IP too", "wrote |C++ |and |C# |code, |TCP/IP |too"},
        {"en", "mail ada.lovelace-king@mail.example-site.org now",
         "mail |ada.lovelace-king@mail.example-site.org |now"},
        {"en", "call +44 (0)20 7946-0958, then", "call |+44 (0)20 7946-0958, |then"},
        {"en", "see https://example.org/some/path?query=value here",
         "see |https://example~.org/~some/~path~?query~=value |here"},
        {"en", "at example.org/a-b/my-long-page_two.html#top&x", /* none after a hyphen */
         "at |example~.org/~a~-b/~my~-long~-page~_two~.html~#top&x"},
        {"en", "in 2019–2021 and 2019 – 2021 and since",
         "in |2019–2021 |and |2019 – 2021 /and |since"},
        {"en", "cut from 840 ms to 95 ms, by 40 %", "cut |from |840 ms |to |95 ms, |by |40 %"},
        {"en", "Prof. Quan Chen, M. Guo, OSDI 2026", "Prof. /Quan |Chen, |M. Guo, |OSDI /2026"},
        {"en", "by A. B. Smith, J.-P. Roe, É. Zola, J.R.R. Tolkien",
         "by |A. B. Smith, |J.-P. Roe, |É. Zola, |J.R.R. Tolkien"},
        {"en", "Smith, A. B., Doe, J., in 1999", "Smith, |A. B., |Doe, J., |in |1999"},
        {"uk", "автор І. Я. Франко, т. 5", "автор |І. Я. Франко, |т. |5"},
        {"en", "plan B. we or C. 5", "plan |B. |we |or |C. /5"},
        {"en", "a high-performance e-mail x-ray system",
         "a |high-/performance |e-mail |x-ray |system"},
        {"en", "Software-as-a-Service", "Software-/as-a-Service"},
        {"en", "one thing – another", "one |thing – |another"},
        {"en", "40 minutes to 3 hours", "40 /minutes |to |3 /hours"},
        {"ko", "결제·커머스 시스템을 설계하고", "결제·커머스 |시스템을 |설계하고"},
        {"ja", "コードを書く。", "コー/ド|を|書|く。"},
        {"zh", "2019年起在“北京”工作", "2019年|起|在|“北|京”|工|作"},
        {"th", "ภาษาไทย", "ภาษา|ไทย"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_string_equal(marked(*state, cases[i].text, cases[i].lang), cases[i].marked);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_texts_agree),
        cmocka_unit_test(knows_what_cvs_hold),
    };
    return cmocka_run_group_tests(tests, bench_open, bench_close);
}
