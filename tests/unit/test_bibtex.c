/* SPDX-License-Identifier: MIT */
/* The grammar of BibTeX: what is read, and what is said of what cannot be. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/base/limits.h"
#include "formats/bibtex.h"

#include <stdio.h>
#include <string.h>

struct fixture {
    struct cvx_arena arena;
    struct cvx_diag diag;
    struct cvx_node *root;
    enum cvx_status status;
};

static void open_text(struct fixture *fixture, const char *bytes, size_t len)
{
    cvx_arena_init(&fixture->arena, NULL);
    cvx_diag_init(&fixture->diag, NULL);
    fixture->status = cvx_bibtex_read(bytes, len, &fixture->arena, &fixture->diag, &fixture->root);
}

static void close_text(struct fixture *fixture)
{
    cvx_diag_clear(&fixture->diag);
    cvx_arena_clear(&fixture->arena);
}

static const char *field(const struct fixture *fixture, const char *entry, const char *name)
{
    const struct cvx_node *node = cvx_node_find(cvx_node_find(fixture->root, entry), name);
    return node ? node->text : "(absent)";
}

static void entries_are_read(void **state)
{
    (void)state;
    static const char text[] = "A remark with an address, jane@example.com.\n"
                               "@STRING(lncs = \"Lecture Notes\" # { in CS})\n"
                               "@string{both = lncs # \"!\"}\n"
                               "@comment{@article{no, title={no}}}\n"
                               "@preamble{ \"\\newcommand\" }\n"
                               "@Article {Key:1,\n"
                               "  Title = {The {B}races and \\} \"quotes\"},\n"
                               "  AUTHOR = \"A {\"}B{\"} C\",\n"
                               "  year = 2020, month = jan # \"~10\",\n"
                               "  journal = both,\n"
                               "}\n"
                               "@misc(paren, note = {x (y)})\n"
                               "@misc{title = {no key}}\n"
                               "@misc{only-a-key}\n";
    struct fixture fixture;
    open_text(&fixture, text, sizeof text - 1);
    assert_int_equal(fixture.status, CVX_OK);
    assert_null(fixture.diag.first);
    assert_string_equal(field(&fixture, "Key:1", "@type"), "article");
    assert_string_equal(field(&fixture, "Key:1", "title"), "The {B}races and \\} \"quotes\"");
    assert_string_equal(field(&fixture, "Key:1", "author"), "A {\"}B{\"} C");
    assert_string_equal(field(&fixture, "Key:1", "year"), "2020");
    assert_string_equal(field(&fixture, "Key:1", "month"), "January~10");
    assert_string_equal(field(&fixture, "Key:1", "journal"), "Lecture Notes in CS!");
    assert_string_equal(field(&fixture, "paren", "note"), "x (y)");
    assert_string_equal(field(&fixture, "", "title"), "no key");
    assert_string_equal(field(&fixture, "only-a-key", "@type"), "misc");
    const struct cvx_node *year = cvx_node_find(cvx_node_find(fixture.root, "Key:1"), "year");
    assert_int_equal(year->line, 9);
    assert_int_equal(year->column, 10);
    assert_int_equal(fixture.root->count, 5);
    close_text(&fixture);
}

static const struct row {
    const char *text, *message;
    unsigned line, column;
} rows[] = {
    {"@article{a, title = {never", "this { is never closed", 1, 21},
    {"\n@article{a, title = \"never}", "this \" is never closed", 2, 21},
    {"@article{a, title = {x} year = 1}", "a comma is missing before this", 1, 25},
    {"@article{a, title {x}}", "\"=\" is missing before this", 1, 19},
    {"@article{a, = {x}}", "the name of a field is expected here", 1, 13},
    {"@article{a, title = }", "a value is expected here", 1, 21},
    {"@article{a, title = {x},", "this entry is never closed", 1, 1},
    {"@article{a, title = {x}", "this entry is never closed", 1, 1},
    {"@article{a", "this entry is never closed", 1, 1},
    {"@string{a}", "\"=\" is missing before this", 1, 10},
    {"@string{a = {x}", "this @string is never closed", 1, 1},
    {"@preamble{{x}", "this @preamble is never closed", 1, 1},
};

static void faults_are_placed(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture fixture;
        open_text(&fixture, rows[i].text, strlen(rows[i].text));
        assert_int_equal(fixture.status, CVX_REJECTED);
        assert_int_equal(fixture.diag.counts[CVX_ERROR], 1);
        const struct cvx_diagnostic *error = fixture.diag.last;
        if (!strstr(error->message, rows[i].message) || error->line != rows[i].line ||
            error->column != rows[i].column)
            fail_msg("%s\n%u:%u: %s", rows[i].text, error->line, error->column, error->message);
        close_text(&fixture);
    }
}

static void an_unknown_macro_is_its_name(void **state)
{
    (void)state;
    static const char text[] = "@misc{a, journal = tods}";
    struct fixture fixture;
    open_text(&fixture, text, sizeof text - 1);
    assert_int_equal(fixture.status, CVX_OK);
    assert_string_equal(field(&fixture, "a", "journal"), "tods");
    assert_int_equal(fixture.diag.first->code, CVX_CODE_COERCED);
    close_text(&fixture);
}

static void expect_limit(const char *text, size_t len, const char *named)
{
    struct fixture fixture;
    open_text(&fixture, text, len);
    assert_int_equal(fixture.status, CVX_REJECTED);
    assert_int_equal(fixture.diag.counts[CVX_ERROR], 1);
    assert_int_equal(fixture.diag.last->code, CVX_CODE_LIMIT);
    assert_non_null(strstr(fixture.diag.last->message, named));
    close_text(&fixture);
}

/* A macro that doubles the one before, forty times: a bomb. */
static void bombs_do_not_go_off(void **state)
{
    (void)state;
    static char text[4096] = "@string{a0 = \"0123456789\"}\n";
    size_t len = strlen(text);
    for (int i = 1; i <= 40; i++)
        len += (size_t)snprintf(text + len, sizeof text - len, "@string{a%d = a%d # a%d}\n", i,
                                i - 1, i - 1);
    expect_limit(text, len, "4194304");
    static char deep[1000] = "@misc{a, b = ";
    memset(deep + strlen(deep), '{', 500);
    expect_limit(deep, strlen(deep), "128");
}

static void entries_are_told_from_text(void **state)
{
    (void)state;
    static const char *const yes[] = {"@article{x", "  @book {", "%% remark\n@Misc(", "} @x{"};
    static const char *const no[] = {"", "@", "jane@example{com", "# Title\n\n@jane", "@{x"};
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
        assert_true(cvx_bibtex_probe(yes[i], strlen(yes[i])));
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        assert_false(cvx_bibtex_probe(no[i], strlen(no[i])));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(entries_are_read),
        cmocka_unit_test(faults_are_placed),
        cmocka_unit_test(an_unknown_macro_is_its_name),
        cmocka_unit_test(bombs_do_not_go_off),
        cmocka_unit_test(entries_are_told_from_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
