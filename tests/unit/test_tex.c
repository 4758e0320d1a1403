/* SPDX-License-Identifier: MIT */
/* TeX in bibliographies, as text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "formats/tex.h"

#include <string.h>

static const struct row {
    const char *tex, *text;
} rows[] = {
    {"plain", "plain"},
    {"  two \n  words ", "two words"},
    {"{G}r\\\"{u}n, {\\\"o}, \\\"a, \\'\\i, \\'{\\i}", "Grün, ö, ä, í, í"},
    {"Stra\\ss e Stra{\\ss}e \\o \\O{} \\l \\AA", "Straße Straße øØ łÅ"},
    {"\\c c \\c{c} \\v s \\v{S} \\H{o} \\k a \\u{g} \\r u \\d{s} \\=o \\.z \\~n \\^e \\`e",
     "ç ç š Š ő ą ğ ů ṣ ō ż ñ ê è"},
    {"\\'{\\ae} \\v{q}", "ǽ q\u030C"},
    {"pages 1--2 --- \"so\"", "pages 1–2 — \"so\""},
    {"``quoted'' and `single', don't", "“quoted” and ‘single', don't"},
    {"J.~Europhys.~Lett.", "J. Europhys. Lett."},
    {"John Wiley \\& Sons, 5\\% \\$3 \\#1 a\\_b \\{x\\}", "John Wiley & Sons, 5% $3 #1 a_b {x}"},
    {"The \\LaTeX{} Symbol List", "The LaTeX Symbol List"},
    {"Object {O}riented {P}erl: {{A}} guide", "Object Oriented Perl: A guide"},
    {"\\emph{Escherichia coli} and {\\em in vitro} and \\textbf{bold}",
     "*Escherichia coli* and *in vitro* and **bold**"},
    {"\\textsc{Small} {\\sc caps} \\mbox{kept}", "Small caps kept"},
    {"$\\alpha$-decay of H$_2$O, $x^2$, $x^{10}$, $x_i$, 10$\\times$",
     "α-decay of H₂O, x², x¹⁰, x_i, 10×"},
    {"\\url{https://example.com/~a_b}", "https://example.com/ a_b"},
    {"\\href{https://example.com/~a}{the {page}}", "[the page](https://example.com/~a)"},
    {"hy\\-phen\\/ated", "hyphenated"},
    {"\\unknown{x} \\foo", "\\unknownx \\foo"},
    {"} {unbalanced", "unbalanced"},
    {"\\", ""},
    {"\\'", "\u0301"},
    {"", ""},
    {"naïve 日本 \\\"u", "naïve 日本 ü"},
};

static void tex_becomes_text(void **state)
{
    (void)state;
    struct cvx_arena arena;
    cvx_arena_init(&arena, NULL);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *text = cvx_tex_text(rows[i].tex, false, &arena);
        if (strcmp(text, rows[i].text) != 0)
            fail_msg("\"%s\" gives \"%s\", not \"%s\"", rows[i].tex, text, rows[i].text);
    }
    assert_string_equal(cvx_tex_text("\\emph{a} \\href{u}{b}", true, &arena), "a b");
    cvx_arena_clear(&arena);
}

/* No depth and no length does any harm. */
static void depth_costs_nothing(void **state)
{
    (void)state;
    enum { LEN = 100000 };
    static char deep[2 * LEN + 2];
    memset(deep, '{', LEN);
    deep[LEN] = 'x';
    memset(deep + LEN + 1, '}', LEN);
    struct cvx_arena arena;
    cvx_arena_init(&arena, NULL);
    assert_string_equal(cvx_tex_text(deep, false, &arena), "x");
    cvx_arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(tex_becomes_text),
                                       cmocka_unit_test(depth_costs_nothing)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
