/* SPDX-License-Identifier: MIT */
/* Months and present-words as people write them. */
#include "core/lang/words.h"

#include "core/doc/dateformat.h"
#include "core/lang/labels.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static const struct {
    const char *word;
    int month;
} months[] = {
    {"January", 1},       {"jan", 1},          {"SEPT.", 9},
    {"Sep", 9},           {"Febuary", 2},      {"März", 3},
    {"MAERZ", 3},         {"Mrz", 3},          {"Jänner", 1},
    {"Dez.", 12},         {"août", 8},         {"aout", 8},
    {"févr.", 2},         {"juil", 7},         {"enero", 1},
    {"setiembre", 9},     {"sept", 9},         {"março", 3},
    {"marco", 3},         {"dez", 12},         {"gennaio", 1},
    {"lug", 7},           {"mei", 5},          {"mrt", 3},
    {"października", 10}, {"pazdziernik", 10}, {"lis", 11},
    {"ağu", 8},           {"AĞUSTOS", 8},      {"Kasım", 11},
    {"tháng 10", 10},     {"Thg 1", 1},        {"tháng mười hai", 12},
    {"10月", 10},         {"十二月", 12},      {"１月", 1},
    {"5월", 5},           {"октября", 10},     {"Май", 5},
    {"нояб.", 11},        {"листопад", 11},    {"березня", 3},
    {"Ιανουάριος", 1},    {"Μάι", 5},          {"ΜΑΪΟΥ", 5},
    {"ม.ค.", 1},          {"ธันวาคม", 12},      {"फरवरी", 2},
    {"फ़रवरी", 2},         {"أكتوبر", 10},      {"اكتوبر", 10},
    {"تشرين الأول", 10},  {"جويلية", 7},       {"ספטמבר", 9},
    {"אוק'", 10},         {"ژانویه", 1},       {"ژانويه", 1},
};

static void months_are_found(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof months / sizeof *months; i++)
        if (cvx_month_find(months[i].word, strlen(months[i].word)) != months[i].month)
            fail_msg("%s is not month %d", months[i].word, months[i].month);
}

static void other_words_are_no_months(void **state)
{
    (void)state;
    static const char *const words[] = {"", ".", "Spring", "2019", "12", "present", "月", "ja"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        assert_int_equal(cvx_month_find(words[i], strlen(words[i])), 0);
    assert_int_equal(cvx_month_find("Marching", 5), 3); /* the length counts */
}

/* What we write we can read, in every language. */
static void written_months_are_read(void **state)
{
    (void)state;
    struct cvx_arena arena;
    cvx_arena_init(&arena, NULL);
    for (size_t i = 0; i < cvx_language_count(); i++) {
        for (int month = 1; month <= 12; month++) {
            struct cvx_str out;
            cvx_str_init(&out, &arena);
            struct cvx_date date = {.year = 2019, .month = (uint8_t)month};
            cvx_date_format(cvx_language_at(i), date, &out);
            const char *text = cvx_str_get(&out);
            bool found = false; /* some stretch between blanks, or after 年, names the month */
            for (const char *from = text; !found && *from != '\0'; from++)
                for (size_t len = strlen(from); !found && len > 0; len--)
                    found = cvx_month_find(from, len) == month;
            if (!found)
                fail_msg("%s: %s", cvx_language_at(i)->tag, text);
        }
    }
    cvx_arena_clear(&arena);
}

static void present_words_are_found(void **state)
{
    (void)state;
    static const char *const words[] = {
        "Present",    "present.", " NOW ",       "(current)",      "to date", "till now",
        "aktuell",    "heute",    "Aujourd’hui", "aujourd'hui",    "présent", "actualidad",
        "Actualidad", "presente", "atual",       "attuale",        "heden",   "obecnie",
        "至今",       "现在",     "現在",        "至今。",         "현재",    "по настоящее время",
        "н.в.",       "сейчас",   "дотепер",     "теперішній час", "Σήμερα",  "halen",
        "hiện nay",   "ปัจจุบัน",    "वर्तमान",      "الآن",           "الان",    "حتى الآن",
        "היום",       "کنون",     "تا کنون",     "تاکنون",
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (!cvx_present_word(words[i], strlen(words[i])))
            fail_msg("%s", words[i]);
    for (size_t i = 0; i < cvx_language_count(); i++) {
        const char *own = cvx_label_get(cvx_language_at(i), CVX_LABEL_PRESENT);
        assert_true(cvx_present_word(own, strlen(own)));
    }
}

static void other_words_are_not_present(void **state)
{
    (void)state;
    static const char *const words[] = {
        "", "-", "2019", "Present (part-time)", "至今（9个月）", "May", "presentation", "I know"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        assert_false(cvx_present_word(words[i], strlen(words[i])));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(months_are_found),
        cmocka_unit_test(other_words_are_no_months),
        cmocka_unit_test(written_months_are_read),
        cmocka_unit_test(present_words_are_found),
        cmocka_unit_test(other_words_are_not_present),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
