/* SPDX-License-Identifier: MIT */
/* Descriptions: running text and list items, from HTML, from Markdown, from lines. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "importers/prose.h"

#include <string.h>

enum { MOST = 4 };

static const struct row {
    enum cvx_prose_notation notation;
    bool whole;
    const char *text, *summary;
    const char *highlights[MOST];
} rows[] = {
#define HTML     CVX_PROSE_HTML, false
#define WHOLE    CVX_PROSE_HTML, true
#define MARKDOWN CVX_PROSE_MARKDOWN, false
    {HTML, "plain words", "plain words", {0}},
    {HTML, "<p>one</p><p>two</p>", "one\n\ntwo", {0}},
    {HTML, "<p>one<br>two</p>", "one\ntwo", {0}},
    {HTML, "a &amp; b &lt;c&gt;", "a & b \\<c>", {0}},
    {HTML, "<ul><li>one</li><li>two</li></ul>", NULL, {"one", "two"}},
    {HTML, "<p>What:</p><ul><li><p>one</p></li><li><p>two</p></li></ul>", "What:", {"one", "two"}},
    {HTML, "<ol><li>one</li><li>two</li></ol><p>End.</p>", "End.", {"one", "two"}},
    {HTML,
     "<ul><li>one<ul><li>a</li><li>b</li></ul></li><li>two</li></ul>",
     NULL,
     {"one\n- a\n- b", "two"}},
    {HTML,
     "<ul><li>one<ol><li>a<ul><li>x</li></ul></li><li>b</li></ol></li></ul>",
     NULL,
     {"one\n1. a\n   - x\n2. b"}},
    {HTML,
     "<p>First:</p><ul><li>a</li></ul><p>Then:</p><ol><li>b</li><li>c</li></ol>",
     "First:\n- a\n\nThen:\n1. b\n2. c",
     {0}},
    {WHOLE, "<p>What:</p><ul><li>one</li><li>two</li></ul>", "What:\n- one\n- two", {0}},
    {HTML, "<li>one</li><li>two</li>", NULL, {"one", "two"}},
    {HTML,
     "see <a href=\"https://example.com/a_(b)\">my <b>page</b></a>.",
     "see [my **page**](https://example.com/a_(b)).",
     {0}},
    {HTML,
     "<a href=\"https://example.com/\">https://example.com/</a>",
     "https://example.com/",
     {0}},
    {HTML, "<a href=\"javascript:alert(1)\">here</a>", "here", {0}},
    {HTML, "<b>bold </b>and <em>soft</em>, <code>x*y</code>", "**bold** and *soft*, `x*y`", {0}},
    {HTML, "<b>Role:</b>lead", "**Role**:lead", {0}},
    {HTML, "<strong>职责：</strong>负责", "**职责**：负责", {0}},
    {HTML, "<b>a</b><i>b</i>", "**ab**", {0}},
    {HTML, "10<sup>6</sup> users", "10⁶ users", {0}},
    {HTML, "<i>2*3</i> snake_case _x_", "*2\\*3* snake_case \\_x\\_", {0}},
    {HTML, "<script>alert(1)</script>safe", "safe", {0}},
    {HTML, "- typed\n- bullets", NULL, {"typed", "bullets"}},
    {MARKDOWN,
     "Text *as is*.\n\n- one\n- two\n  goes on\n  - nested\n",
     "Text *as is*.",
     {"one", "two\ngoes on\n- nested"}},
    {MARKDOWN, "• one\n• two\nafter", "after", {"one", "two"}},
    {MARKDOWN, "1. one\n2. two", NULL, {"one", "two"}},
    {MARKDOWN, "1. FC Köln", "1. FC Köln", {0}},
    {MARKDOWN, "19. March\n20. April", "19. March\n20. April", {0}},
    {MARKDOWN, "A:\n- one\n\nB:\n- two", "A:\n- one\n\nB:\n- two", {0}},
    {MARKDOWN, "List<String> and 5 < 6", "List<String> and 5 < 6", {0}},
    {MARKDOWN, "<ul><li>one</li><li>**two**</li></ul>", NULL, {"one", "\\*\\*two\\*\\*"}},
    {MARKDOWN, "\n \n", NULL, {0}},
    {HTML, "<p></p><ul><li></li></ul>", NULL, {0}},
};

static void check(const char *text, const char *got, const char *wanted)
{
    if (!got != !wanted || (got && strcmp(got, wanted) != 0))
        fail_msg("\"%s\" gives\n%s\nnot\n%s", text, got ? got : "(nothing)",
                 wanted ? wanted : "(nothing)");
}

static void check_row(const struct row *row)
{
    struct cvx_arena arena;
    struct cvx_diag diag;
    cvx_arena_init(&arena, NULL);
    cvx_diag_init(&diag, NULL);
    const struct cvx_prose_source source = {.notation = row->notation, .whole = row->whole};
    struct cvx_prose prose;
    assert_int_equal(cvx_prose_read(row->text, &source, &arena, &diag, &prose), CVX_OK);
    check(row->text, prose.summary, row->summary);
    for (size_t i = 0; i < MOST; i++)
        check(row->text, i < prose.highlight_count ? prose.highlights[i] : NULL,
              row->highlights[i]);
    cvx_diag_clear(&diag);
    cvx_arena_clear(&arena);
}

static void reads(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check_row(&rows[i]);
}

/* What Markdown cannot say is told. */
static void tells_what_goes(void **state)
{
    (void)state;
    static const char text[] =
        "<h2>Title</h2><table><tr><td>a</td><td>b</td></tr></table>"
        "<a href=\"javascript:x\">link</a><script>x</script><img alt=\"me\">";
    struct cvx_arena arena;
    struct cvx_diag diag;
    cvx_arena_init(&arena, NULL);
    cvx_diag_init(&diag, NULL);
    const struct cvx_prose_source source = {.notation = CVX_PROSE_HTML};
    struct cvx_prose prose;
    assert_int_equal(cvx_prose_read(text, &source, &arena, &diag, &prose), CVX_OK);
    assert_string_equal(prose.summary, "Title\n\na · b\n\nlinkme");
    assert_int_equal(diag.counts[CVX_WARNING], 5);
    cvx_diag_clear(&diag);
    cvx_arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(reads), cmocka_unit_test(tells_what_goes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
