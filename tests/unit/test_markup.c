/* SPDX-License-Identifier: MIT */
/* Markdown and HTML as events. In what is expected, "[" and "]" are a list, "{" and "}" an item,
 * "¶" a paragraph, "/" a break; styles are letters before the text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/base/str.h"
#include "formats/html.h"
#include "formats/markdown.h"

static const char *spell(struct cvx_arena *arena, const struct cvx_markup *markup)
{
    static const char *const marks[] = {
        [CVX_MARKUP_BREAK] = "/",      [CVX_MARKUP_PARAGRAPH] = "¶", [CVX_MARKUP_LIST_OPEN] = "[",
        [CVX_MARKUP_LIST_CLOSE] = "]", [CVX_MARKUP_ITEM_OPEN] = "{", [CVX_MARKUP_ITEM_CLOSE] = "}"};
    struct cvx_str out;
    cvx_str_init(&out, arena);
    for (size_t i = 0; i < markup->count; i++) {
        const struct cvx_markup_event *event = &markup->events[i];
        if (event->kind != CVX_MARKUP_TEXT) {
            cvx_str_add(&out, event->ordered ? "1[" : marks[event->kind]);
            continue;
        }
        for (int bit = 0; bit < 4; bit++)
            if (event->style & 1u << bit)
                cvx_str_add_char(&out, "SECP"[bit]);
        cvx_str_add_format(&out, "(%s", event->text);
        if (event->href)
            cvx_str_add_format(&out, "->%s", event->href);
        cvx_str_add_char(&out, ')');
    }
    return cvx_str_get(&out);
}

struct reading {
    const char *text, *events;
    unsigned dropped;
};

static void markdown_becomes_events(void **state)
{
    (void)state;
    static const struct reading readings[] = {
        {"plain", "¶(plain)", 0},
        {"**a** *b* `c`", "¶S(a)( )E(b)( )C(c)", 0},
        {"***a***", "¶SE(a)", 0},
        {"a\nb", "¶(a)/(b)", 0},
        {"a\n\nb", "¶(a)¶(b)", 0},
        {"- a\n- b\n  - c", "[{¶(a)}{¶(b)[{¶(c)}]}]", 0},
        {"1. a\n2. b", "1[{¶(a)}{¶(b)}]", 0},
        {"[a](http://x)", "¶(a->http://x)", 0},
        {"[a](http://x \"t\")", "¶(a->http://x)( ()(t)())", 0},
        {"<http://x.y>", "¶(http://x.y->http://x.y)", 0},
        {"![a](b)", "¶(a)", CVX_DROP_IMAGE},
        {"# a", "¶(a)", CVX_DROP_HEADING},
        {"a\n\n---\nb", "¶(a)¶¶(b)", CVX_DROP_RULE},
        {"```\na\n  b\n```", "¶C(a)/C(  b)", 0},
        {"List<String> x", "¶(List)(<String>)( x)", 0},
        {"&amp; &copy; &unknown;", "¶(& © &unknown;)", 0},
        {"", "", 0},
    };
    for (size_t i = 0; i < sizeof readings / sizeof *readings; i++) {
        struct cvx_arena arena;
        cvx_arena_init(&arena, NULL);
        struct cvx_markdown markdown;
        const char *text = readings[i].text;
        assert_int_equal(cvx_markdown_module.read(text, strlen(text), &arena, &markdown), CVX_OK);
        assert_null(markdown.html);
        assert_string_equal(spell(&arena, &markdown.markup), readings[i].events);
        assert_int_equal(markdown.markup.dropped, readings[i].dropped);
        cvx_arena_clear(&arena);
    }
}

static void html_in_markdown_is_handed_on(void **state)
{
    (void)state;
    struct cvx_arena arena;
    cvx_arena_init(&arena, NULL);
    struct cvx_markdown markdown;
    const char *text = "**a** <b>b</b><br>\nc";
    assert_int_equal(cvx_markdown_module.read(text, strlen(text), &arena, &markdown), CVX_OK);
    assert_non_null(markdown.html);
    assert_string_equal(markdown.html, "<p><strong>a</strong> <b>b</b><br>c</p>\n");
    assert_int_equal(markdown.html_len, strlen(markdown.html));
    cvx_arena_clear(&arena);
}

static void html_becomes_events(void **state)
{
    (void)state;
    static const struct reading readings[] = {
        {"<b>a</b> <i>b</i> <code>c</code> x<sup>2</sup>", "S(a)( )E(b)( )C(c)( x)P(2)", 0},
        {"<ul><li>a<li>b</ul>", "[{(a)}{(b)}]", 0},
        {"<OL><LI>a</LI></OL>", "1[{(a)}]", 0},
        {"a<br>b", "¶(a)/(b)¶", 0},
        {"<a href=\"http://x?a=1&amp;b\">a</a>", "(a->http://x?a=1&b)", 0},
        {"<h1>a</h1>", "¶(a)¶", CVX_DROP_HEADING},
        {"<script>a</script><style>b</style>", "", CVX_DROP_SCRIPT},
        {"a<hr>b", "¶(a)¶¶(b)", CVX_DROP_RULE},
        {"<img alt=\"a\">", "(a)", CVX_DROP_IMAGE},
        {"<!-- a -->b", "¶(b)¶", 0},
        {"<b>a<!-- x --></b>", "S(a)", CVX_DROP_OTHER},
        {"<table><tr><td>a</td><td>b</td></tr></table>", "¶¶(a)( · )(b)¶¶", CVX_DROP_TABLE},
        {"<span>a &eacute; &lt;</span>", "(a é <)", 0},
        {"<pre>a\n b</pre>", "¶C(a)/C( b)¶", 0},
    };
    for (size_t i = 0; i < sizeof readings / sizeof *readings; i++) {
        struct cvx_arena arena;
        cvx_arena_init(&arena, NULL);
        struct cvx_markup markup = {.events = NULL};
        const char *text = readings[i].text;
        assert_int_equal(cvx_html_module.read(text, strlen(text), &arena, &markup), CVX_OK);
        assert_string_equal(spell(&arena, &markup), readings[i].events);
        assert_int_equal(markup.dropped, readings[i].dropped);
        cvx_arena_clear(&arena);
    }
}

/* Texts that take the most memory and time for their length. */
static void pathological_texts_are_read(void **state)
{
    (void)state;
    static const char *const patterns[] = {"*a",   ">",    "[",   "![a](",  "`a",     "&",
                                           "<",    "- ",   "<b>", "1. a\n", "- a\n ", "\"",
                                           "<!--", "_a_ ", "](",  "\\*"};
    enum { LEN = 60000 };
    char *text = malloc(LEN + 1);
    assert_non_null(text);
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        for (size_t at = 0; at < LEN; at++)
            text[at] = patterns[i][at % strlen(patterns[i])];
        text[LEN] = '\0';
        struct cvx_arena arena;
        cvx_arena_init(&arena, NULL);
        struct cvx_markdown markdown;
        assert_int_equal(cvx_markdown_module.read(text, LEN, &arena, &markdown), CVX_OK);
        struct cvx_markup markup = {.events = NULL};
        if (markdown.html)
            assert_int_equal(
                cvx_html_module.read(markdown.html, markdown.html_len, &arena, &markup), CVX_OK);
        assert_true(markdown.markup.count + markup.count > 0 || patterns[i][0] == '-' ||
                    patterns[i][0] == '<' || patterns[i][0] == '>');
        cvx_arena_clear(&arena);
    }
    free(text);
}

static void *no_memory(void *context, void *block, size_t size)
{
    (void)context;
    (void)block;
    (void)size;
    return NULL;
}

static void without_memory_it_says_so(void **state)
{
    (void)state;
    const struct cvx_memory memory = {no_memory, NULL};
    struct cvx_arena arena;
    cvx_arena_init(&arena, &memory);
    struct cvx_markdown markdown;
    assert_int_equal(cvx_markdown_module.read("*a*", 3, &arena, &markdown), CVX_ENVIRONMENT);
    struct cvx_markup markup = {.events = NULL};
    assert_int_equal(cvx_html_module.read("<b>a</b>", 8, &arena, &markup), CVX_ENVIRONMENT);
    cvx_arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(markdown_becomes_events),
        cmocka_unit_test(html_in_markdown_is_handed_on),
        cmocka_unit_test(html_becomes_events),
        cmocka_unit_test(pathological_texts_are_read),
        cmocka_unit_test(without_memory_it_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
