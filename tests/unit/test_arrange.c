/* SPDX-License-Identifier: MIT */
/* Arranging: tables, leftovers, copies, and the account of what has found its place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/base/limits.h"
#include "formats/json.h"
#include "importers/arrange.h"
#include "tests/support/read.h"

struct fixture {
    struct cvx_test_read test;
    struct cvx_arranger arranger;
    struct cvx_node *root;
};

static const struct cvx_node *open_source(struct fixture *fixture, const char *json)
{
    cvx_test_read_json(&fixture->test, json, strlen(json));
    assert_int_equal(fixture->test.status, CVX_OK);
    fixture->root = cvx_arrange_open(&fixture->arranger, fixture->test.root, &fixture->test.arena,
                                     &fixture->test.diag);
    assert_non_null(fixture->root);
    return fixture->test.root;
}

/* Closes, and compares the new tree, written as JSON without white space. */
static void close_as(struct fixture *fixture, const char *json)
{
    struct cvx_node *root = NULL;
    assert_int_equal(cvx_arrange_close(&fixture->arranger, &root), CVX_OK);
    struct cvx_str out;
    cvx_str_init(&out, &fixture->test.arena);
    struct cvx_json_writer *writer = cvx_json_open(&out);
    cvx_json_add_node(writer, NULL, root);
    assert_int_equal(cvx_json_close(writer, &fixture->test.diag), CVX_OK);
    char *to = out.bytes;
    for (const char *at = out.bytes; *at; at++)
        if (*at != ' ' && *at != '\n')
            *to++ = *at;
    *to = '\0';
    assert_string_equal(out.bytes, json);
    for (const struct cvx_node *at = root, *last = NULL; at; at = cvx_node_next(at, root)) {
        assert_int_equal(at->id, last ? last->id + 1 : 0);
        last = at;
    }
}

static void double_it(struct cvx_arranger *arranger, const struct cvx_node *from,
                      struct cvx_node *into, const char *to)
{
    cvx_arrange_text(arranger, into, to,
                     cvx_arena_printf(arranger->arena, "%s%s", from->text, from->text), from);
}

static const struct cvx_arrange_row rows[] = {
    {"employer", "name", NULL},
    {"start", "startDate", double_it},
    {"colour", NULL, NULL},
    {NULL, NULL, NULL},
};

static void rows_move_and_the_rest_stays(void **state)
{
    (void)state;
    struct fixture fixture;
    const struct cvx_node *source = open_source(
        &fixture,
        "{\"jobs\":[{\"x\":1,\"start\":\"ab\",\"employer\":\"E\",\"colour\":\"red\"},\"n\"]}");
    cvx_arrange_items(&fixture.arranger, source->first, rows, fixture.root, "work");
    close_as(&fixture, "{\"work\":[{\"name\":\"E\",\"startDate\":\"abab\",\"x\":1},\"n\"]}");
    assert_non_null(cvx_test_find(&fixture.test, CVX_CODE_SETTING, "/jobs/0/colour"));
    assert_int_equal(fixture.test.diag.counts[CVX_WARNING], 0);
    cvx_test_clear(&fixture.test);
}

static const struct cvx_arrange_row paths[] = {
    {"who/name/full", "name", NULL},
    {"who/mail", "email", NULL},
    {"when/on", "date", NULL},
    {NULL, NULL, NULL},
};

/* What a path has emptied leaves no shell behind; what it has not stays where it was. */
static void rows_reach_inside(void **state)
{
    (void)state;
    struct fixture fixture;
    const struct cvx_node *source =
        open_source(&fixture, "{\"who\":[{\"name\":{\"full\":\"A\",\"x\":\"\"},\"mail\":\"m\"},"
                              "{\"name\":\"B\"}],\"when\":{\"at\":{\"y\":1}}}");
    cvx_arrange_item(&fixture.arranger, source, paths, fixture.root);
    close_as(
        &fixture,
        "{\"name\":\"A\",\"email\":\"m\",\"who\":[{\"name\":\"B\"}],\"when\":{\"at\":{\"y\":1}}}");
    cvx_test_clear(&fixture.test);
}

static void what_nobody_asked_about_is_reported(void **state)
{
    (void)state;
    struct fixture fixture;
    const struct cvx_node *source =
        open_source(&fixture, "{\"a\":{\"b\":\"kept\",\"c\":\"lost\",\"d\":\"\"},\"e\":[2]}");
    cvx_arrange_copy(&fixture.arranger, fixture.root, "k",
                     cvx_arrange_take(&fixture.arranger, source->first, "b"));
    close_as(&fixture, "{\"k\":\"kept\"}");
    const struct cvx_diagnostic *lost = cvx_test_find(&fixture.test, CVX_CODE_LEFT_OUT, "/a/c");
    assert_non_null(lost);
    assert_int_equal(lost->line, 1);
    assert_int_equal(lost->column, 22);
    assert_non_null(cvx_test_find(&fixture.test, CVX_CODE_LEFT_OUT, "/e/0"));
    assert_null(cvx_test_find(&fixture.test, CVX_CODE_LEFT_OUT, "/a/d")); /* it says nothing */
    cvx_test_clear(&fixture.test);
}

static void a_copy_leaves_out_what_has_its_place(void **state)
{
    (void)state;
    struct fixture fixture;
    const struct cvx_node *source =
        open_source(&fixture, "{\"a\":{\"b\":[1,{\"c\":2,\"d\":3},4],\"e\":5,\"f\":6},\"g\":7}");
    const struct cvx_node *a = source->first;
    assert_non_null(cvx_arrange_take(&fixture.arranger, a, "e"));
    assert_null(cvx_arrange_take(&fixture.arranger, a, "e"));
    assert_non_null(cvx_arrange_take(&fixture.arranger, a->first->first->next, "d"));
    cvx_arrange_rest(&fixture.arranger, source, fixture.root);
    close_as(&fixture, "{\"a\":{\"b\":[1,{\"c\":2},4],\"f\":6},\"g\":7}");
    assert_int_equal(fixture.test.diag.counts[CVX_WARNING], 0);
    cvx_test_clear(&fixture.test);
}

static void a_taken_key_is_numbered(void **state)
{
    (void)state;
    struct fixture fixture;
    const struct cvx_node *source = open_source(&fixture, "{\"p\":1,\"q\":2,\"r\":3}");
    for (const struct cvx_node *at = source->first; at; at = at->next)
        cvx_arrange_copy(&fixture.arranger, fixture.root, "k", at);
    close_as(&fixture, "{\"k\":1,\"k2\":2,\"k3\":3}");
    cvx_test_clear(&fixture.test);
}

static void diagnostics_speak_of_the_source(void **state)
{
    (void)state;
    struct fixture fixture;
    const struct cvx_node *source = open_source(&fixture, "{\"from\": {\"what\": \"x\"}}");
    const struct cvx_node *copy =
        cvx_arrange_copy(&fixture.arranger, fixture.root, "to", source->first);
    cvx_diag_add(&fixture.test.diag, CVX_CODE_BAD_DATE, copy->first, "no");
    assert_non_null(cvx_test_find(&fixture.test, CVX_CODE_BAD_DATE, "/from/what"));
    cvx_test_clear(&fixture.test);
}

/* A name that is there already gets a number, however often it comes. */
static void names_are_used_once(void **state)
{
    (void)state;
    struct fixture fixture;
    const struct cvx_node *source = open_source(&fixture, "[\"1\",\"2\",\"3\"]");
    for (const struct cvx_node *item = source->first; item; item = item->next)
        cvx_arrange_text(&fixture.arranger, fixture.root, "a", item->text, item);
    close_as(&fixture, "{\"a\":\"1\",\"a2\":\"2\",\"a3\":\"3\"}");
    cvx_test_clear(&fixture.test);
}

static void texts_become_words_and_keys(void **state)
{
    (void)state;
    struct fixture fixture;
    const struct cvx_node *source =
        open_source(&fixture, "{\"words\": \" a,b c; ;d\", \"key\": \" x\\u0001\\ny \"}");
    cvx_arrange_words(&fixture.arranger, source->first, fixture.root, "words");
    const char *key = cvx_arrange_key(&fixture.arranger, source->first->next->text, "none");
    assert_string_equal(key, "x y");
    assert_string_equal(cvx_arrange_key(&fixture.arranger, " \n", "none"), "none");
    cvx_arrange_copy(&fixture.arranger, fixture.root, "k", source->first->next);
    struct cvx_node *root = NULL;
    assert_int_equal(cvx_arrange_close(&fixture.arranger, &root), CVX_OK);
    const struct cvx_node *words = cvx_node_find(root, "words");
    assert_int_equal(words->count, 3);
    assert_string_equal(words->first->next->text, "b c");
    cvx_test_clear(&fixture.test);
}

/* More members than anyone has are refused, with one error that names the limit. */
static void an_object_has_an_end(void **state)
{
    (void)state;
    struct fixture fixture;
    const struct cvx_node *source = open_source(&fixture, "[\"x\"]");
    for (int i = 0; i < 3 * CVX_LIMIT_MEMBERS; i++)
        cvx_arrange_copy(&fixture.arranger, fixture.root,
                         cvx_arena_printf(&fixture.test.arena, "k%d", i), source->first);
    struct cvx_node *root = NULL;
    assert_int_equal(cvx_arrange_close(&fixture.arranger, &root), CVX_REJECTED);
    assert_int_equal(fixture.test.diag.counts[CVX_ERROR], 1);
    assert_int_equal(fixture.test.diag.last->code, CVX_CODE_LIMIT);
    assert_non_null(strstr(fixture.test.diag.last->message, "1024"));
    cvx_test_clear(&fixture.test);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_used_once),
        cmocka_unit_test(texts_become_words_and_keys),
        cmocka_unit_test(an_object_has_an_end),
        cmocka_unit_test(rows_move_and_the_rest_stays),
        cmocka_unit_test(rows_reach_inside),
        cmocka_unit_test(what_nobody_asked_about_is_reported),
        cmocka_unit_test(a_copy_leaves_out_what_has_its_place),
        cmocka_unit_test(a_taken_key_is_numbered),
        cmocka_unit_test(diagnostics_speak_of_the_source),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
