/* SPDX-License-Identifier: MIT */
/* From the input to the normalized JSON: old names, other places, dropped neighbours. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/model/places.h"
#include "exporters/json/json.h"
#include "tests/support/read.h"

struct fixture {
    struct cvx_test_read test;
    struct cvx_places places;
};

static int setup(void **state)
{
    static struct fixture f;
    *state = &f;
    return 0;
}

static int teardown(void **state)
{
    cvx_test_clear(&((struct fixture *)*state)->test);
    return 0;
}

static void import(struct fixture *f, const char *json)
{
    cvx_test_import(&f->test, json, strlen(json), NULL);
    assert_int_equal(f->test.status, CVX_OK);
    struct cvx_str again;
    cvx_str_init(&again, &f->test.arena);
    assert_int_equal(cvx_json_build(&f->test.resume, &again, &f->places, &f->test.diag), CVX_OK);
    assert_string_equal(cvx_str_get(&again), cvx_str_get(&f->test.json));
}

/* Where the text stands that the field holds. */
static const char *place_of(struct fixture *f, struct cvx_text text)
{
    return cvx_places_pointer(&f->places, text.at, text.s, &f->test.arena);
}

static void old_names_lead_to_new_ones(void **state)
{
    struct fixture *f = *state;
    import(f, "{\"work\":[{\"company\":\"Elm\",\"website\":\"https://elm.example\"}]}");
    assert_string_equal(place_of(f, f->test.resume.work[0].name), "/work/0/name");
    assert_string_equal(place_of(f, f->test.resume.work[0].url.text), "/work/0/url");
}

static void blank_neighbours_do_not_count(void **state)
{
    struct fixture *f = *state;
    import(f, "{\"work\":[{},{\"name\":\"Elm\",\"highlights\":[\"\",\"Made chairs\"]}],"
              "\"boats\":[\"\",{\"x\":null},\"Pew\"]}");
    assert_string_equal(place_of(f, f->test.resume.work[0].name), "/work/0/name");
    assert_string_equal(place_of(f, f->test.resume.work[0].highlights.items[0]),
                        "/work/0/highlights/0");
    const struct cvx_node *boats = f->test.resume.base.extras[0];
    assert_string_equal(cvx_places_pointer(&f->places, boats->last, "Pew", &f->test.arena),
                        "/boats/0");
}

static void what_has_no_form_stands_beside(void **state)
{
    struct fixture *f = *state;
    import(f, "{\"basics\":{\"name\":\"A\",\"url\":\"not a link\"},"
              "\"work\":[{\"name\":\"B\",\"startDate\":\"a rainy day\"}]}");
    assert_string_equal(place_of(f, f->test.resume.basics->url.text), "/basics/urlText");
    assert_string_equal(place_of(f, f->test.resume.work[0].start_date.text),
                        "/work/0/startDateText");
}

/* One string was made into several. */
static void the_text_tells_values_of_one_node_apart(void **state)
{
    struct fixture *f = *state;
    import(f, "{\"skills\":[{\"name\":\"Wood\",\"keywords\":\"gouge, adze\"}]}");
    const struct cvx_texts *keywords = &f->test.resume.skills[0].keywords;
    assert_int_equal(keywords->count, 2);
    assert_string_equal(place_of(f, keywords->items[0]), "/skills/0/keywords/0");
    assert_string_equal(place_of(f, keywords->items[1]), "/skills/0/keywords/1");
}

static void names_are_escaped(void **state)
{
    struct fixture *f = *state;
    import(f, "{\"basics\":{\"name\":\"A\"},\"a/b~c\":{\"d\":[\"e\"]}}");
    const struct cvx_node *node = f->test.resume.base.extras[0]->first->first;
    assert_string_equal(cvx_places_pointer(&f->places, node, "e", &f->test.arena), "/a~1b~0c/d/0");
}

static void what_is_not_there_has_no_place(void **state)
{
    struct fixture *f = *state;
    import(f, "{\"basics\":{\"name\":\"A\"}}");
    const struct cvx_node other = {.kind = CVX_NODE_STRING, .text = "A", .id = 1000};
    assert_null(cvx_places_pointer(&f->places, &other, "A", &f->test.arena));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(old_names_lead_to_new_ones, setup, teardown),
        cmocka_unit_test_setup_teardown(blank_neighbours_do_not_count, setup, teardown),
        cmocka_unit_test_setup_teardown(what_has_no_form_stands_beside, setup, teardown),
        cmocka_unit_test_setup_teardown(the_text_tells_values_of_one_node_apart, setup, teardown),
        cmocka_unit_test_setup_teardown(names_are_escaped, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_not_there_has_no_place, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
