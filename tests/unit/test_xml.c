/* SPDX-License-Identifier: MIT */
/* XML that is well-formed whatever text goes in. */
#include "formats/xml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define DECLARATION "<?xml version=\"1.0\"?>\n"

struct fixture {
    struct cvx_arena arena;
    struct cvx_str out;
    struct cvx_xml xml;
};

static int setup(void **state)
{
    static struct fixture f;
    cvx_arena_init(&f.arena, NULL);
    cvx_str_init(&f.out, &f.arena);
    cvx_xml_open(&f.xml, &f.out);
    *state = &f;
    return 0;
}

static int teardown(void **state)
{
    cvx_arena_clear(&((struct fixture *)*state)->arena);
    return 0;
}

static void is(struct fixture *f, const char *wanted)
{
    assert_true(cvx_xml_close(&f->xml));
    const size_t len = strlen(DECLARATION);
    assert_memory_equal(cvx_str_get(&f->out), DECLARATION, len);
    assert_string_equal(cvx_str_get(&f->out) + len, wanted);
}

static void elements_nest(void **state)
{
    struct fixture *f = *state;
    cvx_xml_start(&f->xml, "a");
    cvx_xml_attr(&f->xml, "b", "c");
    cvx_xml_attr(&f->xml, "none", NULL);
    cvx_xml_attr_int(&f->xml, "d", -7);
    cvx_xml_empty(&f->xml, "e", NULL, NULL);
    cvx_xml_empty_int(&f->xml, "f", "g", 8);
    cvx_xml_element(&f->xml, "h", "i");
    cvx_xml_end(&f->xml);
    is(f, "<a b=\"c\" d=\"-7\"><e/><f g=\"8\"/><h>i</h></a>");
}

static void signs_are_escaped(void **state)
{
    struct fixture *f = *state;
    cvx_xml_start(&f->xml, "a");
    cvx_xml_attr(&f->xml, "b", "<&>\"'\t\n\r");
    cvx_xml_text(&f->xml, "<&>\"'\t\n\r");
    cvx_xml_end(&f->xml);
    is(f, "<a b=\"&lt;&amp;&gt;&quot;'&#9;&#10;&#13;\">&lt;&amp;&gt;\"'\t\n&#13;</a>");
}

static void what_xml_cannot_hold_is_left_out(void **state)
{
    struct fixture *f = *state;
    cvx_xml_start(&f->xml, "a");
    cvx_xml_attr(&f->xml, "b", "\x01x\xEF\xBF\xBE");
    cvx_xml_text(&f->xml, "1\x0b"
                          "2\xEF\xBF\xBF"
                          "3\xFF"
                          "4\xED\xA0\x80"
                          "5\xC3\xA4\xF0\x9F\x98\x80");
    cvx_xml_text_bytes(&f->xml, "\0z", 2);
    cvx_xml_end(&f->xml);
    is(f, "<a b=\"x\">12345\xC3\xA4\xF0\x9F\x98\x80z</a>");
}

static void the_clean_part_is_measured(void **state)
{
    (void)state;
    size_t skip;
    assert_int_equal(cvx_xml_clean_len("ab\xC3\xA4", 4, &skip), 4);
    assert_int_equal(skip, 0);
    assert_int_equal(cvx_xml_clean_len("ab\xEF\xBF\xBE"
                                       "c",
                                       6, &skip),
                     2);
    assert_int_equal(skip, 3);
    assert_int_equal(cvx_xml_clean_len("\xC3", 1, &skip), 0);
    assert_int_equal(skip, 1);
}

static void what_does_not_match_up_fails(void **state)
{
    struct fixture *f = *state;
    cvx_xml_start(&f->xml, "a");
    assert_false(cvx_xml_close(&f->xml));
    for (int i = 0; i <= CVX_XML_DEPTH; i++)
        cvx_xml_start(&f->xml, "a");
    assert_true(f->arena.failed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(elements_nest, setup, teardown),
        cmocka_unit_test_setup_teardown(signs_are_escaped, setup, teardown),
        cmocka_unit_test_setup_teardown(what_xml_cannot_hold_is_left_out, setup, teardown),
        cmocka_unit_test_setup_teardown(the_clean_part_is_measured, setup, teardown),
        cmocka_unit_test_setup_teardown(what_does_not_match_up_fails, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
