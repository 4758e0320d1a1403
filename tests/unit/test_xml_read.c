/* SPDX-License-Identifier: MIT */
/* The XML reader: what becomes of elements, attributes and text, where they stand, and what is
 * refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/base/limits.h"
#include "core/base/str.h"
#include "formats/xml_read.h"
#include "tests/support/read.h"

struct test {
    struct cvx_arena arena;
    struct cvx_diag diag;
    struct cvx_node *root;
    enum cvx_status status;
};

static void open_bytes(struct test *test, const char *bytes, size_t len)
{
    char *exact = cvx_test_copy(bytes, len);
    *test = (struct test){.status = CVX_OK};
    cvx_arena_init(&test->arena, NULL);
    cvx_diag_init(&test->diag, NULL);
    test->status = cvx_xml_module.read(exact, len, &test->arena, &test->diag, &test->root);
    free(exact);
    assert_int_equal(test->diag.counts[CVX_ERROR], test->status != CVX_OK);
}

static void open(struct test *test, const char *xml)
{
    open_bytes(test, xml, strlen(xml));
}

static void clear(struct test *test)
{
    cvx_arena_clear(&test->arena);
    cvx_diag_clear(&test->diag);
}

/* The node at a JSON pointer. */
static const struct cvx_node *at(struct test *test, const char *pointer)
{
    for (const struct cvx_node *node = test->root; node; node = cvx_node_next(node, test->root))
        if (strcmp(cvx_node_pointer(node, &test->arena), pointer) == 0)
            return node;
    return NULL;
}

static void expect_text(struct test *test, const char *pointer, const char *text)
{
    const struct cvx_node *node = at(test, pointer);
    if (!node)
        fail_msg("there is no %s", pointer);
    assert_int_equal(node->kind, CVX_NODE_STRING);
    assert_string_equal(node->text, text);
}

static void expect_place(struct test *test, const char *pointer, uint32_t line, uint32_t column)
{
    const struct cvx_node *node = at(test, pointer);
    if (!node)
        fail_msg("there is no %s", pointer);
    assert_int_equal(node->line, line);
    assert_int_equal(node->column, column);
}

static void elements_attributes_and_text(void **state)
{
    (void)state;
    struct test test;
    open(&test, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                "<!-- a comment --><cv:CV xmlns:cv=\"urn:x\" lang='de'>\n"
                "  <Name>Zoë &amp; Söhne &#x2014; &lt;b&gt;</Name><other:Name>2</other:Name>\r\n"
                "  <Empty/><Mixed>one<b>two</b>three<![CDATA[ <four> ]]></Mixed>\n"
                "  <Name a=\"1\"><x/></Name>\n"
                "</cv:CV>");
    assert_int_equal(test.status, CVX_OK);
    expect_text(&test, "/CV/@lang", "de");
    expect_text(&test, "/CV/Name/0", "Zoë & Söhne — <b>");
    expect_text(&test, "/CV/Name/1", "2");
    expect_text(&test, "/CV/Name/2/@a", "1");
    expect_text(&test, "/CV/Name/2/x", "");
    expect_text(&test, "/CV/Empty", "");
    expect_text(&test, "/CV/Mixed/b", "two");
    expect_text(&test, "/CV/Mixed/#text", "one three <four> ");
    assert_null(at(&test, "/CV/#text"));
    expect_place(&test, "/CV", 2, 19);
    expect_place(&test, "/CV/Name/0", 3, 3);
    expect_place(&test, "/CV/Name/1", 3, 50);
    expect_place(&test, "/CV/Empty", 4, 3);
    expect_place(&test, "/CV/Name/2", 5, 3);
    clear(&test);
}

static void a_long_text_is_one_text(void **state)
{
    (void)state;
    enum { LEN = 12 << 20 }; /* more than libxml2's own trees would take */
    struct test test;
    char *xml = malloc(LEN + 8);
    assert_non_null(xml);
    memset(xml, 'x', LEN + 7);
    memcpy(xml, "<a>", 3);
    memcpy(xml + 3 + LEN, "</a>", 4);
    open_bytes(&test, xml, LEN + 7);
    free(xml);
    assert_int_equal(test.status, CVX_OK);
    assert_int_equal(strlen(at(&test, "/a")->text), LEN);
    clear(&test);
}

struct fault {
    const char *xml;
    enum cvx_code code;
    uint32_t line, column;
    const char *message;
};

static void faults_are_explained(void **state)
{
    (void)state;
    static const struct fault faults[] = {
        {"<a>\n <b></c>\n</a>", CVX_CODE_SYNTAX, 2, 9, "does not match"},
        {"<a>\n<b>", CVX_CODE_SYNTAX, 2, 4, "cut off"},
        {"<a>R&D</a>", CVX_CODE_SYNTAX, 1, 7, "&amp;"},
        {"<a>&nbsp;</a>", CVX_CODE_SYNTAX, 1, 10, "does not know"},
        {"<a b=1/>", CVX_CODE_SYNTAX, 1, 6, "quotes"},
        {"<a/>\n<b/>", CVX_CODE_SYNTAX, 2, 1, "after the end"},
        {"hello", CVX_CODE_SYNTAX, 1, 1, "no XML"},
        {"<!-- nothing -->", CVX_CODE_SYNTAX, 1, 17, "no XML"},
        {"<a>\x01</a>", CVX_CODE_SYNTAX, 1, 4, "character"},
        {"<!DOCTYPE a><a/>", CVX_CODE_SYNTAX, 1, 12, "document type"},
        {"<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;\">]><a>&c;</a>", CVX_CODE_SYNTAX, 1,
         13, "document type"},
        {"<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>", CVX_CODE_SYNTAX, 1, 40, "document type"},
        {"<?xml version=\"1.0\" encoding=\"ISO-8859-7\"?><a>\xC1</a>", CVX_CODE_SYNTAX, 1, 1,
         "ISO-8859-7"},
        {"", CVX_CODE_NO_INPUT, 0, 0, "empty"},
    };
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        const struct fault *fault = &faults[i];
        struct test test;
        open(&test, fault->xml);
        assert_int_equal(test.status, CVX_REJECTED);
        const struct cvx_diagnostic *error = test.diag.first;
        if (error->code != fault->code || error->line != fault->line ||
            error->column != fault->column || !strstr(error->message, fault->message))
            fail_msg("%s: %u:%u: %s", fault->xml, error->line, error->column, error->message);
        clear(&test);
    }
}

static void old_encodings_are_read(void **state)
{
    (void)state;
    struct test test;
    open(&test, "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><a>Gr\xFC\xDF"
                "e</a>");
    assert_int_equal(test.status, CVX_OK);
    expect_text(&test, "/a", "Grüße");
    assert_int_equal(test.diag.first->code, CVX_CODE_ENCODING);
    clear(&test);
    open_bytes(&test, "\xFF\xFE<\0a\0/\0>\0", 10);
    assert_int_equal(test.status, CVX_REJECTED);
    clear(&test);
}

/* `count` times `piece`, between two texts. */
static void open_many(struct test *test, const char *before, const char *piece, size_t count,
                      const char *after)
{
    struct cvx_arena arena;
    struct cvx_str xml;
    cvx_arena_init(&arena, NULL);
    cvx_str_init(&xml, &arena);
    cvx_str_add(&xml, before);
    for (size_t i = 0; i < count; i++)
        cvx_str_add(&xml, piece);
    cvx_str_add(&xml, after);
    open_bytes(test, cvx_str_get(&xml), xml.len);
    cvx_arena_clear(&arena);
}

static void limits_hold(void **state)
{
    (void)state;
    struct test test;
    open_many(&test, "", "<a>", 5000000, "");
    assert_int_equal(test.status, CVX_REJECTED);
    assert_int_equal(test.diag.first->code, CVX_CODE_LIMIT);
    clear(&test);
    open_many(&test, "<b>", "<a/>", CVX_LIMIT_VALUES + 1, "</b>");
    assert_int_equal(test.status, CVX_REJECTED);
    assert_int_equal(test.diag.first->code, CVX_CODE_LIMIT);
    clear(&test);

    struct cvx_arena arena;
    struct cvx_str xml;
    cvx_arena_init(&arena, NULL);
    cvx_str_init(&xml, &arena);
    cvx_str_add(&xml, "<b>");
    for (int i = 0; i <= CVX_LIMIT_NAMES; i++)
        cvx_str_add_format(&xml, "<a%d/>", i);
    cvx_str_add(&xml, "</b>");
    open_bytes(&test, cvx_str_get(&xml), xml.len);
    cvx_arena_clear(&arena);
    assert_int_equal(test.status, CVX_REJECTED);
    assert_int_equal(test.diag.first->code, CVX_CODE_LIMIT);
    clear(&test);
}

static void sniffing_needs_no_parser(void **state)
{
    (void)state;
    static const struct {
        const char *xml, *name;
    } cases[] = {
        {"\xEF\xBB\xBF<?xml version=\"1.0\"?>\n<!-- x --> <ep:SkillsPassport a=\"\">",
         "SkillsPassport"},
        {"<Candidate>", "Candidate"},
        {"<!DOCTYPE html><html>", "html"},
        {"<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><Candidate>", "Candidate"},
        {"<!DOCTYPE a [<!ENTITY b", ""},
        {"<", ""},
        {"<?xml", ""},
        {"{}", ""},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char name[32];
        cvx_xml_sniff(cases[i].xml, strlen(cases[i].xml), name, sizeof name);
        assert_string_equal(name, cases[i].name);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(elements_attributes_and_text),
        cmocka_unit_test(a_long_text_is_one_text),
        cmocka_unit_test(faults_are_explained),
        cmocka_unit_test(old_encodings_are_read),
        cmocka_unit_test(limits_hold),
        cmocka_unit_test(sniffing_needs_no_parser),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
