/* SPDX-License-Identifier: MIT */
/* Values in another form: codes in words, dates in ISO 8601; what is neither stays as it is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "importers/values.h"
#include "tests/support/read.h"

struct value {
    const char *from, *to; /* `to` NULL: as it was, and nothing is said */
};

static void check_all(const struct value *values, size_t count,
                      void (*make)(struct cvx_arranger *, const struct cvx_node *,
                                   struct cvx_node *, const char *))
{
    for (size_t i = 0; i < count; i++) {
        char json[128];
        struct cvx_test_read test;
        struct cvx_arranger arranger;
        snprintf(json, sizeof json, "{\"a\": \"%s\"}", values[i].from);
        cvx_test_read_json(&test, json, strlen(json));
        struct cvx_node *root = cvx_arrange_open(&arranger, test.root, &test.arena, &test.diag);
        make(&arranger, test.root->first, root, "b");
        assert_int_equal(cvx_arrange_close(&arranger, &root), CVX_OK);
        assert_string_equal(cvx_node_find(root, "b")->text,
                            values[i].to ? values[i].to : values[i].from);
        assert_int_equal(test.diag.counts[CVX_NOTE], values[i].to != NULL);
        cvx_test_clear(&test);
    }
}

static void edtf(void **state)
{
    (void)state;
    static const struct value values[] = {
        {"2019-21", "2019"}, {"2019-24", "2019"}, {"2019-25", NULL},
        {"2019-2a", NULL},   {"2019-20", NULL},   {"2019-2", NULL},
    };
    check_all(values, sizeof values / sizeof *values, cvx_value_edtf);
}

static void codes(void **state)
{
    (void)state;
    static const struct value values[] = {
        {"disasterRelief", "Disaster relief"},
        {"DISASTER_RELIEF", "Disaster relief"},
        {"NATIVE_OR_BILINGUAL", "Native or bilingual"},
        {"scienceAndTechnology", "Science and technology"},
        {"education", NULL},
        {"Education", NULL},
        {"UNICEF", NULL},
        {"Disaster relief", NULL},
        {"LinkedIn", NULL},
        {"JavaScript", NULL},
        {"Native or bilingual proficiency", NULL},
        {"disaster_relief", "Disaster relief"},
        {"iPhone", NULL},
        {"écoleOuverte", NULL},
    };
    check_all(values, sizeof values / sizeof *values, cvx_value_code);
}

static void dates(void **state)
{
    (void)state;
    static const struct value values[] = {
        {"Jul 2020", "2020-07"}, {"3 May 2019", "2019-05-03"}, {"2020-07", NULL}, {"2012", NULL},
        {"present", NULL},       {"some day", NULL},
    };
    check_all(values, sizeof values / sizeof *values, cvx_value_date);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(codes), cmocka_unit_test(dates),
                                       cmocka_unit_test(edtf)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
