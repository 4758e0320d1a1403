/* SPDX-License-Identifier: MIT */
/* The node tree: walking, finding, pointers, taking out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/read.h"

static struct cvx_node *read_tree(struct cvx_test_read *test, const char *json)
{
    cvx_test_read_json(test, json, strlen(json));
    assert_int_equal(test->status, CVX_OK);
    return test->root;
}

static void walking_visits_all_in_source_order(void **state)
{
    (void)state;
    struct cvx_test_read test;
    const struct cvx_node *root = read_tree(&test, "{\"a\": [1, {\"b\": 2}, []], \"c\": 3}");
    uint32_t id = 0;
    for (const struct cvx_node *at = root; at; at = cvx_node_next(at, root))
        assert_int_equal(at->id, id++);
    assert_int_equal(id, 7);
    const struct cvx_node *inner = root->first->first->next; /* {"b": 2} */
    assert_ptr_equal(cvx_node_next(inner, inner), inner->first);
    assert_null(cvx_node_next(inner->first, inner)); /* never leaves its root */
    cvx_test_clear(&test);
}

static void pointers_follow_rfc_6901(void **state)
{
    (void)state;
    struct cvx_test_read test;
    const struct cvx_node *root =
        read_tree(&test, "{\"a/b\": {\"m~n\": [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, {\"\": 1}]}}");
    assert_string_equal(cvx_node_pointer(root, &test.arena), "");
    const struct cvx_node *list = root->first->first;
    assert_string_equal(cvx_node_pointer(list, &test.arena), "/a~1b/m~0n");
    assert_string_equal(cvx_node_pointer(list->last->first, &test.arena), "/a~1b/m~0n/10/");
    cvx_test_clear(&test);
}

static void finding_takes_objects_only(void **state)
{
    (void)state;
    struct cvx_test_read test;
    const struct cvx_node *root = read_tree(&test, "{\"a\": [1]}");
    assert_non_null(cvx_node_find(root, "a"));
    assert_null(cvx_node_find(root, "b"));
    assert_null(cvx_node_find(root->first, "a"));
    assert_null(cvx_node_find(NULL, "a"));
    cvx_test_clear(&test);
}

static void blank_is_what_says_nothing(void **state)
{
    (void)state;
    static const struct {
        const char *json;
        bool blank;
    } cases[] = {
        {"null", true}, {"\" \\n\"", true}, {"[[], {\"a\": [null]}]", true},
        {"0", false},   {"false", false},   {"[[], {\"a\": [\"x\"]}]", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cvx_test_read test;
        assert_int_equal(cvx_node_blank(read_tree(&test, cases[i].json)), cases[i].blank);
        cvx_test_clear(&test);
    }
    assert_true(cvx_node_blank(NULL));
}

static void private_covers_what_is_inside(void **state)
{
    (void)state;
    struct cvx_test_read test;
    const struct cvx_node *root = read_tree(
        &test, "[{\"private\": true, \"a\": {\"b\": 1}}, {\"private\": \"yes\", \"a\": 1}]");
    assert_true(cvx_node_private(root->first->last->first));
    assert_false(cvx_node_private(root->last->last));
    assert_false(cvx_node_private(root));
    cvx_test_clear(&test);
}

static bool is_odd(struct cvx_node *node, void *context)
{
    ++*(int *)context;
    return (node->text[0] - '0') % 2 == 1;
}

static void filtering_keeps_order_and_pointers(void **state)
{
    (void)state;
    struct cvx_test_read test;
    struct cvx_node *root = read_tree(&test, "[0, 1, 2, 3, 4]");
    int asked = 0;
    cvx_node_filter(root, is_odd, &asked);
    assert_int_equal(asked, 5);
    assert_int_equal(root->count, 2);
    assert_string_equal(root->first->text, "1");
    assert_ptr_equal(root->first->next, root->last);
    assert_null(root->last->next);
    assert_string_equal(cvx_node_pointer(root->last, &test.arena), "/3");
    cvx_test_clear(&test);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(walking_visits_all_in_source_order),
        cmocka_unit_test(pointers_follow_rfc_6901),
        cmocka_unit_test(finding_takes_objects_only),
        cmocka_unit_test(blank_is_what_says_nothing),
        cmocka_unit_test(private_covers_what_is_inside),
        cmocka_unit_test(filtering_keeps_order_and_pointers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
