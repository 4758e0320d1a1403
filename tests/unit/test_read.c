/* SPDX-License-Identifier: MIT */
/* Reading JSON Resume as people write it, seen in the normalized JSON and in what is reported. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "formats/json.h"
#include "tests/support/read.h"

/* What is read from the first is written as the second (in the writer's layout or any other), with
 * `code` reported at `pointer` (NULL: nothing but notes of unknown fields). */
struct reading {
    const char *json, *normalized;
    enum cvx_code code;
    const char *pointer;
    const char *lang;
};

/* The normalized JSON of a text without any reading: its own layout. */
static void assert_json(struct cvx_test_read *test, const char *json, const char *wanted)
{
    struct cvx_test_read want;
    cvx_test_read_json(&want, wanted, strlen(wanted));
    assert_int_equal(want.status, CVX_OK);
    struct cvx_json_writer *writer = cvx_json_open(&want.json);
    cvx_json_add_node(writer, NULL, want.root);
    assert_int_equal(cvx_json_close(writer, &want.diag), CVX_OK);
    if (test->status != CVX_OK || strcmp(cvx_str_get(&test->json), want.json.bytes) != 0)
        fail_msg("%s\nbecame %s\ninstead of %s", json, cvx_str_get(&test->json), want.json.bytes);
    cvx_test_clear(&want);
}

static void expect(const struct reading *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct cvx_test_read test;
        cvx_test_import(&test, cases[i].json, strlen(cases[i].json), cases[i].lang);
        assert_json(&test, cases[i].json, cases[i].normalized);
        if (cases[i].pointer && !cvx_test_find(&test, cases[i].code, cases[i].pointer))
            fail_msg("%s: no %s at %s", cases[i].json, cvx_code_name(cases[i].code),
                     cases[i].pointer);
        if (!cases[i].pointer && test.diag.counts[CVX_WARNING])
            fail_msg("%s: %s", cases[i].json, test.diag.first->message);
        cvx_test_clear(&test);
    }
}

#define EXPECT(cases) expect(cases, sizeof(cases) / sizeof *(cases))

static void old_names_give_way_to_new_ones(void **state)
{
    (void)state;
    static const struct reading cases[] = {
        {"{\"work\": [{\"company\": \"A\", \"website\": \"http://a.example\"}]}",
         "{\"work\": [{\"name\": \"A\", \"url\": \"http://a.example\"}]}", CVX_CODE_LEGACY_NAME,
         "/work/0/company", NULL},
        {"{\"work\": [{\"name\": \" \", \"company\": \"A\"}]}", "{\"work\": [{\"name\": \"A\"}]}",
         CVX_CODE_LEGACY_NAME, "/work/0/company", NULL},
        {"{\"work\": [{\"company\": \"B\", \"name\": \"A\"}]}",
         "{\"work\": [{\"name\": \"A\", \"company\": \"B\"}]}", CVX_CODE_CONFLICT,
         "/work/0/company", NULL},
        {"{\"education\": [{\"score\": \"4.0\", \"gpa\": 4.0}]}",
         "{\"education\": [{\"score\": \"4.0\"}]}", CVX_CODE_LEGACY_NAME, "/education/0/gpa", NULL},
        {"{\"education\": [{\"summary\": \"a\", \"description\": \"b\"}]}",
         "{\"education\": [{\"summary\": \"a\", \"description\": \"b\"}]}", CVX_CODE_UNKNOWN_FIELD,
         "/education/0/description", NULL},
        {"{\"bio\": {\"lastName\": \"B\", \"firstName\": \"A\"}, \"hobbies\": [{\"name\": \"x\"}]}",
         "{\"basics\": {\"name\": \"A B\"}, \"interests\": [{\"name\": \"x\"}]}",
         CVX_CODE_LEGACY_NAME, "/bio/lastName", NULL},
        {"{\"basics\": {\"name\": \"A\", \"firstName\": \"B\"}}",
         "{\"basics\": {\"name\": \"A\", \"firstName\": \"B\"}}", CVX_CODE_CONFLICT,
         "/basics/firstName", NULL},
        {"{\"basics\": {\"birthday\": \"1990-02-03\"}}",
         "{\"basics\": {\"birth\": {\"date\": \"1990-02-03\"}}}", CVX_CODE_LEGACY_NAME,
         "/basics/birthday", NULL},
        {"{\"bio\": {\"email\": {\"work\": \"a@b.example\", \"home\": \"c@d.example\"}}}",
         "{\"basics\": {\"email\": \"a@b.example\", \"emails\": [\"c@d.example\"]}}",
         CVX_CODE_LEGACY_NAME, "/bio/email", NULL},
    };
    EXPECT(cases);
}

static void other_types_are_coerced(void **state)
{
    (void)state;
    static const struct reading cases[] = {
        {"{\"basics\": {\"phone\": 123}}", "{\"basics\": {\"phone\": \"123\"}}", CVX_CODE_COERCED,
         "/basics/phone", NULL},
        {"{\"basics\": {\"summary\": [\"a\", \"b\"]}}", "{\"basics\": {\"summary\": \"a\\n\\nb\"}}",
         CVX_CODE_COERCED, "/basics/summary", NULL},
        {"{\"basics\": {\"location\": \"Rome\"}}",
         "{\"basics\": {\"location\": {\"address\": \"Rome\"}}}", CVX_CODE_COERCED,
         "/basics/location", NULL},
        {"{\"basics\": {\"profiles\": {\"GitHub\": \"https://g.example/a\", \"X\": \"@a\"}}}",
         "{\"basics\": {\"profiles\": [{\"network\": \"GitHub\", \"url\": \"https://g.example/a\"},"
         " {\"network\": \"X\", \"username\": \"@a\"}]}}",
         CVX_CODE_COERCED, "/basics/profiles", NULL},
        {"{\"work\": [{\"location\": {\"city\": \"Rome\", \"region\": \"RM\"}}]}",
         "{\"work\": [{\"location\": \"Rome, RM\"}]}", CVX_CODE_COERCED, "/work/0/location", NULL},
        {"{\"work\": [{\"highlights\": \"one\"}]}", "{\"work\": [{\"highlights\": [\"one\"]}]}",
         CVX_CODE_COERCED, "/work/0/highlights", NULL},
        {"{\"work\": [{\"highlights\": [{\"a\": \"x\", \"b\": [\"y\"]}, 7]}]}",
         "{\"work\": [{\"highlights\": [\"x, y\", \"7\"]}]}", CVX_CODE_COERCED,
         "/work/0/highlights/0", NULL},
        {"{\"skills\": [\"C\", {\"name\": \"D\", \"keywords\": \"a, b (c, d); e\"}]}",
         "{\"skills\": [{\"name\": \"C\"}, {\"name\": \"D\", \"keywords\": [\"a\", \"b (c, d)\","
         " \"e\"]}]}",
         CVX_CODE_COERCED, "/skills/0", NULL},
        {"{\"skills\": {\"Joinery\": [\"dovetail\"], \"level\": \"Master\", \"x\": {\"level\": \"y\"}}}",
         "{\"skills\": [{\"name\": \"Joinery\", \"keywords\": [\"dovetail\"]}, {\"name\": \"level\","
         " \"keywords\": [\"Master\"]}, {\"name\": \"x\", \"level\": \"y\"}]}",
         CVX_CODE_COERCED, "/skills", NULL},
        {"{\"skills\": \"C and D\"}", "{\"skills\": [{\"name\": \"C and D\"}]}", CVX_CODE_COERCED,
         "/skills", NULL},
        {"{\"languages\": {\"English\": \"C1\"}}",
         "{\"languages\": [{\"language\": \"English\", \"fluency\": \"C1\"}]}", CVX_CODE_COERCED,
         "/languages", NULL},
        {"{\"education\": {\"institution\": \"A\", \"score\": 3.70}}",
         "{\"education\": [{\"institution\": \"A\", \"score\": \"3.70\"}]}", CVX_CODE_COERCED,
         "/education/score", NULL},
        {"{\"projects\": [{\"roles\": [{\"name\": \"Lead\", \"from\": 2015}]}]}",
         "{\"projects\": [{\"roles\": [\"Lead, 2015\"]}]}", CVX_CODE_COERCED, "/projects/0/roles/0",
         NULL},
        {"{\"basics\": {\"name\": \"A\"}, \"references\": 0, \"meta\": \"none\"}",
         "{\"basics\": {\"name\": \"A\"}, \"referencesText\": 0, \"metaText\": \"none\"}",
         CVX_CODE_WRONG_TYPE, "/references", NULL},
        {"{\"basics\": [{\"name\": \"A\"}]}", "{\"basics\": {\"name\": \"A\"}}", CVX_CODE_COERCED,
         "/basics", NULL},
    };
    EXPECT(cases);
}

static void dates_links_and_addresses_are_checked(void **state)
{
    (void)state;
    static const struct reading cases[] = {
        {"{\"work\": [{\"startDate\": \"March 2019\", \"endDate\": \"Now\"}]}",
         "{\"work\": [{\"startDate\": \"2019-03\"}]}", CVX_CODE_PRESENT, "/work/0/endDate", NULL},
        {"{\"work\": [{\"name\": \"A\"}, {\"endDate\": \"Present\"}]}",
         "{\"work\": [{\"name\": \"A\"}]}", CVX_CODE_PRESENT, "/work/1/endDate", NULL},
        {"{\"work\": [{\"startDate\": \"Present\"}]}",
         "{\"work\": [{\"startDateText\": \"Present\"}]}", CVX_CODE_BAD_DATE, "/work/0/startDate",
         NULL},
        {"{\"work\": [{\"startDate\": \"2019-02-30\"}]}",
         "{\"work\": [{\"startDateText\": \"2019-02-30\"}]}", CVX_CODE_BAD_DATE,
         "/work/0/startDate", NULL},
        {"{\"work\": [{\"startDate\": \"2019-03\", \"endDate\": \"2018\"}]}",
         "{\"work\": [{\"startDate\": \"2019-03\", \"endDate\": \"2018\"}]}", CVX_CODE_DATE_ORDER,
         "/work/0/endDate", NULL},
        {"{\"basics\": {\"url\": \"a.example\"}}", "{\"basics\": {\"urlText\": \"a.example\"}}",
         CVX_CODE_BAD_URL, "/basics/url", NULL},
        {"{\"basics\": {\"url\": \"https://a.example/é\"}}",
         "{\"basics\": {\"url\": \"https://a.example/%C3%A9\"}}", CVX_CODE_URL_READ, "/basics/url",
         NULL},
        {"{\"basics\": {\"email\": \"a at b\"}}", "{\"basics\": {\"emailText\": \"a at b\"}}",
         CVX_CODE_BAD_EMAIL, "/basics/email", NULL},
        {"{\"basics\": {\"emails\": [\"a\", \"b@c.example\"]}}",
         "{\"basics\": {\"emails\": [\"b@c.example\"], \"emailsText\": [\"a\"]}}",
         CVX_CODE_BAD_EMAIL, "/basics/emails/0", NULL},
        {"{\"publications\": [{\"doi\": \"https://doi.org/10.1000/1\"}, {\"doi\": \"soon\"}]}",
         "{\"publications\": [{\"doi\": \"10.1000/1\"}, {\"doiText\": \"soon\"}]}",
         CVX_CODE_BAD_URL, "/publications/1/doi", NULL},
        {"{\"meta\": {\"language\": \"pt_BR\"}}", "{\"meta\": {\"language\": \"pt-BR\"}}",
         CVX_CODE_NO_TEXT, "", NULL},
    };
    EXPECT(cases);
}

static void twins_come_back_to_their_field(void **state)
{
    (void)state;
    static const struct reading cases[] = {
        {"{\"work\": [{\"startDateText\": \"Spring 2019\", \"startDate\": \"2019-03\"}]}",
         "{\"work\": [{\"startDate\": \"2019-03\", \"startDateText\": \"Spring 2019\"}]}",
         CVX_CODE_COUNT, NULL, NULL},
        {"{\"basics\": {\"urlText\": \"on request\", \"website\": \"https://a.example\"}}",
         "{\"basics\": {\"url\": \"https://a.example\", \"urlText\": \"on request\"}}",
         CVX_CODE_COUNT, NULL, NULL},
        {"{\"basics\": {\"emailText\": \"March 2019\"}}",
         "{\"basics\": {\"emailText\": \"March 2019\"}}", CVX_CODE_COUNT, NULL, NULL},
        {"{\"publications\": [{\"doi\": \"10.1000/1\", \"doiText\": \"x\"}]}",
         "{\"publications\": [{\"doi\": \"10.1000/1\", \"doiText\": \"x\"}]}", CVX_CODE_COUNT, NULL,
         NULL},
        {"{\"basics\": {\"nameText\": \"no twin\"}}", "{\"basics\": {\"nameText\": \"no twin\"}}",
         CVX_CODE_UNKNOWN_FIELD, "/basics/nameText", NULL},
    };
    EXPECT(cases);
    struct cvx_test_read test;
    cvx_test_import(&test, cases[0].json, strlen(cases[0].json), NULL);
    const struct cvx_date_value *start = &test.resume.work->start_date;
    assert_string_equal(start->text.s, "Spring 2019");
    assert_string_equal(start->text.at->key, "startDateText");
    assert_int_equal(start->date.year, 2019);
    assert_true(start->verbatim);
    cvx_test_clear(&test);
}

static void languages_are_chosen(void **state)
{
    (void)state;
    static const char json[] =
        "{\"basics\": {\"label\": {\"en\": \"joiner\", \"de\": \"Schreiner\"}},"
        " \"meta\": {\"theme\": \"x\"}}";
    static const struct reading cases[] = {
        {json, "{\"basics\": {\"label\": \"joiner\"}, \"meta\": {\"theme\": \"x\"}}",
         CVX_CODE_LANGUAGE_MAP, "/basics/label/de", NULL},
        {json, "{\"basics\": {\"label\": \"Schreiner\"}, \"meta\": {\"theme\": \"x\"}}",
         CVX_CODE_LANGUAGE_MAP, "/basics/label/en", "de-AT"},
        {json, "{\"basics\": {\"label\": \"joiner\"}, \"meta\": {\"theme\": \"x\"}}",
         CVX_CODE_LANGUAGE_MAP, "/basics/label/de", "fr"},
        {"{\"basics\": {\"label\": {\"en\": \"joiner\", \"de\": \"Schreiner\"}}, \"meta\":"
         " {\"lang\": \"de\"}}",
         "{\"basics\": {\"label\": \"Schreiner\"}, \"meta\": {\"language\": \"de\"}}",
         CVX_CODE_LANGUAGE_MAP, "/basics/label/en", NULL},
        {"{\"work\": [{\"highlights\": {\"en\": [\"a\"], \"de\": [\"b\", \"c\"]}}]}",
         "{\"work\": [{\"highlights\": [\"b\", \"c\"]}]}", CVX_CODE_LANGUAGE_MAP,
         "/work/0/highlights/en", "de"},
        {"{\"work\": [{\"location\": {\"city\": \"x\", \"id\": \"y\"}}]}",
         "{\"work\": [{\"location\": \"x, y\"}]}", CVX_CODE_COERCED, "/work/0/location", NULL},
    };
    EXPECT(cases);
}

static void unknown_fields_stay_in_order_behind_the_known(void **state)
{
    (void)state;
    static const struct reading cases[] = {
        {"{\"z\": [{\"b\": 1.50, \"a\": true}], \"basics\": {\"y\": \"1\", \"name\": \"A\", \"x\": \"\"},"
         " \"a\": \"b\"}",
         "{\"basics\": {\"name\": \"A\", \"y\": \"1\"}, \"z\": [{\"b\": 1.50, \"a\": true}],"
         " \"a\": \"b\"}",
         CVX_CODE_UNKNOWN_FIELD, "/basics/y", NULL},
    };
    EXPECT(cases);
    struct cvx_test_read test;
    static const char json[] = "{\"basics\": {\"sumary\": \"a\", \"en_summary\": \"b\"}}";
    cvx_test_import(&test, json, strlen(json), NULL);
    const struct cvx_diagnostic *said =
        cvx_test_find(&test, CVX_CODE_UNKNOWN_FIELD, "/basics/sumary");
    assert_non_null(strstr(said->hint, "\"summary\""));
    assert_null(cvx_test_find(&test, CVX_CODE_UNKNOWN_FIELD, "/basics/en_summary")->hint);
    cvx_test_clear(&test);
}

static void one_line_fields_have_one_line(void **state)
{
    (void)state;
    static const struct reading cases[] = {
        {"{\"basics\": {\"name\": \"  A \\n\\t B \", \"summary\": \" a\\r\\nb \"}}",
         "{\"basics\": {\"name\": \"A B\", \"summary\": \"a\\nb\"}}", CVX_CODE_COUNT, NULL, NULL},
    };
    EXPECT(cases);
}

static const struct {
    const char *json;
    enum cvx_code code;
    const char *said;
} refused[] = {
    {"[]", CVX_CODE_BAD_ROOT, "a list"},
    {"\"x\"", CVX_CODE_BAD_ROOT, "a text"},
    {"null", CVX_CODE_BAD_ROOT, "null"},
    {"{\"name\": \"x\", \"version\": \"1\", \"dependencies\": {}}", CVX_CODE_NOT_A_RESUME,
     "package.json"},
    {"{\"name\": \"x\", \"meta\": {\"format\": \"FRESH@0.6.0\"}}", CVX_CODE_NOT_A_RESUME, "FRESH"},
    {"{\"basics\": {}, \"sections\": {}, \"metadata\": {}}", CVX_CODE_NOT_A_RESUME,
     "Reactive Resume"},
    {"{\"cv\": {\"name\": \"x\"}}", CVX_CODE_NOT_A_RESUME, "RenderCV"},
    {"{\"type\": \"FeatureCollection\", \"features\": []}", CVX_CODE_NOT_A_RESUME, "GeoJSON"},
    {"{\"profile\": {\"name\": \"x\"}, \"work\": []}", CVX_CODE_NOT_A_RESUME, "another format"},
    {"{\"a\": 1}", CVX_CODE_NOT_A_RESUME, "no \"basics\""},
};

static void other_json_is_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        struct cvx_test_read test;
        cvx_test_import(&test, refused[i].json, strlen(refused[i].json), NULL);
        assert_int_equal(test.status, CVX_REJECTED);
        assert_int_equal(test.diag.counts[CVX_ERROR], 1);
        assert_int_equal(test.diag.first->code, refused[i].code);
        if (!strstr(test.diag.first->message, refused[i].said))
            fail_msg("%s: %s", refused[i].json, test.diag.first->message);
        cvx_test_clear(&test);
    }
}

static void an_empty_cv_is_one(void **state)
{
    (void)state;
    static const char *const empty[] = {"{}", "{\"basics\": null, \"work\": []}",
                                        "{\"basics\": {\"name\": \" \"}}",
                                        "{\"work\": [{\"endDate\": \"now\"}]}",
                                        "{\"private\": true, \"basics\": {\"name\": \"A\"}}"};
    for (size_t i = 0; i < sizeof empty / sizeof *empty; i++) {
        struct cvx_test_read test;
        cvx_test_import(&test, empty[i], strlen(empty[i]), NULL);
        assert_json(&test, empty[i], "{}");
        assert_non_null(cvx_test_find(&test, CVX_CODE_NO_TEXT, NULL));
        cvx_test_clear(&test);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(old_names_give_way_to_new_ones),
        cmocka_unit_test(other_types_are_coerced),
        cmocka_unit_test(dates_links_and_addresses_are_checked),
        cmocka_unit_test(twins_come_back_to_their_field),
        cmocka_unit_test(languages_are_chosen),
        cmocka_unit_test(unknown_fields_stay_in_order_behind_the_known),
        cmocka_unit_test(one_line_fields_have_one_line),
        cmocka_unit_test(other_json_is_refused),
        cmocka_unit_test(an_empty_cv_is_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
