/* SPDX-License-Identifier: MIT */
/* Building the document: language, paper and date, and what happens when memory runs out. What
 * documents look like is in tests/golden. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/doc/build.h"
#include "core/doc/dump.h"
#include "core/doc/facts.h"
#include "tests/support/faults.h"
#include "tests/support/read.h"

static struct cvx_doc *build(struct cvx_test_read *test, const char *json,
                             const struct cvx_doc_options *options)
{
    struct cvx_doc *doc = NULL;
    cvx_test_import(test, json, strlen(json), options->lang);
    assert_int_equal(test->status, CVX_OK);
    assert_int_equal(cvx_doc_build(&test->resume, options, &test->arena, &test->diag, &doc),
                     CVX_OK);
    return doc;
}

static void the_language_is_asked_said_or_told(void **state)
{
    (void)state;
    static const struct {
        const char *json, *asked, *lang, *labels;
        bool unknown;
    } cases[] = {
        {"{\"basics\":{\"name\":\"A\"}}", NULL, "en", "en", false},
        {"{\"basics\":{\"name\":\"A\"}}", "de", "de", "de", false},
        {"{\"basics\":{\"name\":\"A\"}}", "pt_BR", "pt-BR", "pt", false},
        {"{\"basics\":{\"name\":\"A\"},\"meta\":{\"language\":\"en-GB\"}}", NULL, "en-GB", "en",
         false},
        {"{\"basics\":{\"name\":\"A\"},\"meta\":{\"lang\":\"fr\"}}", NULL, "fr", "fr", false},
        {"{\"basics\":{\"name\":\"A\"},\"meta\":{\"language\":\"fr\"}}", "ja", "ja", "ja", false},
        {"{\"basics\":{\"name\":\"A\"},\"language\":\"it\"}", NULL, "it", "it", false},
        {"{\"basics\":{\"name\":\"A\"},\"meta\":{\"language\":\"sv\"}}", NULL, "sv", "en", true},
        {"{\"basics\":{\"summary\":\"Ich entwickle seit zehn Jahren Software und leite ein "
         "Team.\"}}",
         NULL, "de", "de", false},
        {"{\"basics\":{\"summary\":\"八年服务端研发经验，先后参与电商交易与实时物流系统建设。\"}}",
         NULL, "zh-Hans", "zh-Hans", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cvx_test_read test;
        const struct cvx_doc_options options = {.lang = cases[i].asked};
        const struct cvx_doc *doc = build(&test, cases[i].json, &options);
        assert_string_equal(doc->lang, cases[i].lang);
        assert_string_equal(doc->language->tag, cases[i].labels);
        assert_int_equal(cvx_test_find(&test, CVX_CODE_UNKNOWN_LANGUAGE, NULL) != NULL,
                         cases[i].unknown);
        cvx_test_clear(&test);
    }
}

static void letter_paper_is_for_north_america(void **state)
{
    (void)state;
    static const struct {
        const char *json;
        bool letter;
    } cases[] = {
        {"{\"basics\":{\"name\":\"A\",\"location\":{\"countryCode\":\"US\"}}}", true},
        {"{\"basics\":{\"name\":\"A\",\"location\":{\"countryCode\":\"CAN\"}}}", true},
        {"{\"basics\":{\"name\":\"A\",\"location\":{\"countryCode\":\"DE\"}}}", false},
        {"{\"basics\":{\"name\":\"A\"}}", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cvx_test_read test;
        const struct cvx_doc_options options = {.lang = NULL};
        assert_int_equal(build(&test, cases[i].json, &options)->letter, cases[i].letter);
        cvx_test_clear(&test);
    }
}

static void times_are_read_in_many_forms(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t seconds; /* -1: none */
    } cases[] = {
        {"1970-01-01", 0},
        {"2000-02-29", 951782400},
        {"2025-07-24T12:30:00", 1753360200},
        {"2025-07-24T12:30:00Z", 1753360200},
        {"2025-07-24T12:30:00.123Z", 1753360200},
        {"2025-07-24 12:30", 1753360200},
        {"2025-07-24T12:30:00+08:00", 1753331400},
        {"2025-07-24T12:30:00-0330", 1753372800},
        {"2025-07", 1751328000},
        {"July 2025", 1751328000},
        {"2025-02-30T00:00:00Z", -1},
        {"2025-07-24T25:00:00Z", -1},
        {"2025-07-24T12:30:00 or so", -1},
        {"yesterday", -1},
        {"", -1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cvx_date date;
        int64_t seconds = -1;
        if (!cvx_facts_read_time(cases[i].text, &date, &seconds))
            seconds = -1;
        if (seconds != cases[i].seconds)
            fail_msg("\"%s\" is read as %lld", cases[i].text, (long long)seconds);
    }
}

static void the_date_comes_from_the_content(void **state)
{
    (void)state;
    static const struct {
        const char *json;
        int64_t source_date, modified;
    } cases[] = {
        {"{\"basics\":{\"name\":\"A\"},\"meta\":{\"lastModified\":\"2000-02-29\"}}", 5, 951782400},
        {"{\"basics\":{\"name\":\"A\"},\"awards\":[{\"title\":\"T\",\"date\":\"2000-02-29\"}]}",
         86400, 86400},
        {"{\"basics\":{\"name\":\"A\"},\"awards\":[{\"title\":\"T\",\"date\":\"2000-02-29\"},"
         "{\"title\":\"U\",\"date\":\"2999\"},{\"title\":\"V\",\"date\":\"1999\"}]}",
         0, 951782400},
        {"{\"basics\":{\"name\":\"A\"}}", 0, CVX_RELEASE_TIME},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cvx_test_read test;
        const struct cvx_doc_options options = {.source_date = cases[i].source_date};
        assert_int_equal(build(&test, cases[i].json, &options)->modified, cases[i].modified);
        cvx_test_clear(&test);
    }
}

static void add_runs(struct cvx_str *out, const struct cvx_runs *runs)
{
    for (const struct cvx_run *run = runs->first; run; run = run->next)
        cvx_str_add(out, run->text ? run->text : " ");
}

/* What the document says, a block a line. */
static const char *words_of(struct cvx_test_read *test, const struct cvx_doc *doc)
{
    struct cvx_str words;
    cvx_str_init(&words, &test->arena);
    for (const struct cvx_block *at = doc->root; at; at = cvx_block_next(at, doc->root)) {
        add_runs(&words, &at->label);
        add_runs(&words, &at->text);
        add_runs(&words, &at->aside);
        cvx_str_add(&words, "\n");
    }
    return cvx_str_get(&words);
}

/* Arabic is written with digits of its own in some countries, and with European ones in others. */
static void dates_have_the_digits_of_the_text(void **state)
{
    (void)state;
#define DATED(lang, summary)                                                                       \
    lang, "{\"basics\":{\"name\":\"A\",\"summary\":\"" summary "\"},"                              \
          "\"awards\":[{\"title\":\"B\",\"date\":\"2019\"}]}"
    static const struct {
        const char *lang, *json, *date;
    } cases[] = {
        {DATED("ar", "بلا أرقام"), "٢٠١٩\n"},
        {DATED("ar", "خفضت الزمن من 820 إلى 90"), "2019\n"},
        {DATED("ar", "خفضت الزمن من ٨٢٠ إلى ٩٠"), "٢٠١٩\n"},
        {DATED("ar", "خفضت من ٨٢٠ إلى ٩٠ بمعيار 27001"), "٢٠١٩\n"},
        {DATED("ar", "عملت بلغة C++17 وبمعيار ISO 9001"), "٢٠١٩\n"},
        {DATED("fa", "با 9 سال تجربه"), "2019\n"},
        {DATED("fa", "با ۹ سال تجربه"), "۲۰۱۹\n"},
        {DATED("he", "עשר שנים, 40 מפעלים"), "2019\n"},
    };
#undef DATED
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cvx_test_read test;
        const struct cvx_doc_options options = {.lang = cases[i].lang};
        const struct cvx_doc *doc = build(&test, cases[i].json, &options);
        assert_non_null(strstr(words_of(&test, doc), cases[i].date));
        cvx_test_clear(&test);
    }
}

static void texts_are_joined_as_people_write(void **state)
{
    (void)state;
#define CV(member) "{\"basics\":{\"name\":\"A\"}," member "}"
    static const struct {
        const char *lang, *json, *words;
    } cases[] = {
        /* An address has the commas of its language. */
        {"ar",
         "{\"basics\":{\"name\":\"A\",\"location\":{\"city\":\"عمّان\",\"countryCode\":\"JO\"}}}",
         "\nعمّان، الأردن\n"},
        {"fa", "{\"basics\":{\"name\":\"A\",\"location\":{\"address\":\"خیابان ۱\\nتهران\"}}}",
         "\nخیابان ۱، تهران\n"},
        {"en", "{\"basics\":{\"name\":\"A\",\"location\":{\"city\":\"Oslo\",\"region\":\"R\"}}}",
         "\nOslo, R\n"},
        {"ja", "{\"basics\":{\"name\":\"A\",\"location\":{\"city\":\"Oslo\",\"region\":\"R\"}}}",
         "\nOslo, R\n"},
        /* A title that ends itself needs no other stop. */
        {"en", CV("\"publications\":[{\"name\":\"Why?\"}]"), "\n“Why?”\n"},
        {"en", CV("\"publications\":[{\"name\":\"‘One’ and two (2002).\"}]"),
         "\n“‘One’ and two (2002).”\n"},
        {"de", CV("\"publications\":[{\"name\":\"Eins\"}]"), "\n„Eins“.\n"},
        {"en", CV("\"publications\":[{\"name\":\"One\",\"publisher\":\"‘P.’\"}]"),
         "\n“One.” ‘P.’\n"},
        /* Few languages beside a row are rows; many flow. */
        {"en",
         CV("\"languages\":[{\"language\":\"B\",\"fluency\":\"x\"},{\"language\":\"C\","
            "\"fluency\":\"y\"},{\"language\":\"D\",\"fluency\":\"z (9)\"}]"),
         "\nB: x\nC: y\nD: z (9)\n"},
        {"en",
         CV("\"skills\":[{\"name\":\"B\"},{\"name\":\"C\"},{\"name\":\"D\"},{\"name\":\"E\"},"
            "{\"name\":\"F\",\"keywords\":[\"f\"]}]"),
         "\nB, C, D, E\nF: f\n"},
        /* What is said of one stays with it. */
        {"en",
         CV("\"languages\":[{\"language\":\"B\",\"fluency\":\"x\",\"exams\":[\"e\",\"f\"]},"
            "{\"language\":\"C\",\"years\":9}]"),
         "\nB: x · Exams: e, f\nC: Years: 9\n"},
        {"en",
         CV("\"languages\":[{\"language\":\"B\",\"fluency\":\"x\",\"summary\":\"Well.\",\"years\":9},"
            "{\"language\":\"C\"}]"),
         "\nB: x. Well. Years: 9\nC\n"},
        {"en", CV("\"skills\":[{\"name\":{\"en\":\"B\",\"fr\":\"C\"}}]"), "\nB\n"},
        /* Sections of one's own have headings in the language of the CV. */
        {"de", CV("\"socialAndPoliticalActivities\":[{\"name\":\"B\"}]"),
         "\nSoziales und politisches Engagement\nB\n"},
        /* Two dates have between them what the language puts there. */
        {"ja", CV("\"work\":[{\"name\":\"W\",\"startDate\":\"2019-04\",\"endDate\":\"2021-03\"}]"),
         "\nW2019年4月～2021年3月\n"},
        {"ko", CV("\"work\":[{\"name\":\"W\",\"startDate\":\"2019-04\",\"endDate\":\"2021-03\"}]"),
         "\nW2019년 4월 ~ 2021년 3월\n"},
        {"en", CV("\"work\":[{\"name\":\"W\",\"startDate\":\"2019\",\"endDate\":\"2021\"}]"),
         "\nW2019 – 2021\n"},
    };
#undef CV
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cvx_test_read test;
        const struct cvx_doc_options options = {.lang = cases[i].lang};
        const char *words = words_of(&test, build(&test, cases[i].json, &options));
        if (!strstr(words, cases[i].words))
            fail_msg("%s: no \"%s\" in \"%s\"", cases[i].json, cases[i].words, words);
        cvx_test_clear(&test);
    }
}

static unsigned style_of_venue(const char *publisher)
{
    struct cvx_test_read test;
    const struct cvx_doc_options options = {.lang = "zh-Hans"};
    char json[256];
    snprintf(json, sizeof json,
             "{\"publications\":[{\"name\":\"N\",\"publisher\":\"%s\",\"authors\":[\"B\"]}]}",
             publisher);
    unsigned style = 0;
    const struct cvx_doc *doc = build(&test, json, &options);
    for (const struct cvx_block *at = doc->root; at; at = cvx_block_next(at, doc->root))
        for (const struct cvx_run *run = at->text.first; run; run = run->next)
            if (run->text && strcmp(run->text, publisher) == 0)
                style = run->style | CVX_STYLE_KEEP;
    cvx_test_clear(&test);
    return style & ~(unsigned)CVX_STYLE_KEEP;
}

static void only_alphabets_have_italics(void **state)
{
    (void)state;
    assert_int_equal(style_of_venue("ACM Queue"), CVX_STYLE_EMPHASIS);
    assert_int_equal(style_of_venue("ACM 汇刊"), 0);
}

static void running_out_of_memory_is_one_error(void **state)
{
    (void)state;
    size_t len = 0;
    char *bytes = cvx_test_load(CVX_SOURCE_DIR "/samples/maximal.resume.json", &len);
    assert_non_null(bytes);
    bool failed = true;
    size_t rounds = 0;
    for (; failed; rounds++) {
        struct cvx_test_read test;
        cvx_test_import(&test, bytes, len, NULL);
        struct cvx_faulty_memory faulty;
        cvx_faulty_memory_init(&faulty, rounds, true);
        struct cvx_arena arena;
        struct cvx_doc *doc;
        cvx_arena_init(&arena, &faulty.memory);
        const struct cvx_doc_options options = {.lang = NULL};
        const size_t before = test.diag.counts[CVX_ERROR];
        const enum cvx_status status =
            cvx_doc_build(&test.resume, &options, &arena, &test.diag, &doc);
        failed = faulty.calls > rounds;
        assert_int_equal(status, failed ? CVX_ENVIRONMENT : CVX_OK);
        assert_int_equal(test.diag.counts[CVX_ERROR] - before, failed);
        assert_true((doc == NULL) == failed);
        cvx_arena_clear(&arena);
        cvx_test_clear(&test);
    }
    assert_true(rounds > 4);
    free(bytes);
}

static void the_same_resume_gives_the_same_document(void **state)
{
    (void)state;
    size_t len = 0;
    char *bytes = cvx_test_load(CVX_SOURCE_DIR "/samples/maximal.resume.json", &len);
    assert_non_null(bytes);
    struct cvx_test_read test;
    cvx_test_import(&test, bytes, len, NULL);
    const struct cvx_doc_options options = {.lang = NULL};
    struct cvx_str dumps[2];
    for (int i = 0; i < 2; i++) {
        struct cvx_doc *doc;
        cvx_str_init(&dumps[i], &test.arena);
        assert_int_equal(cvx_doc_build(&test.resume, &options, &test.arena, &test.diag, &doc),
                         CVX_OK);
        cvx_doc_dump(doc, &dumps[i]);
    }
    assert_string_equal(cvx_str_get(&dumps[0]), cvx_str_get(&dumps[1]));
    cvx_test_clear(&test);
    free(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_language_is_asked_said_or_told),
        cmocka_unit_test(letter_paper_is_for_north_america),
        cmocka_unit_test(times_are_read_in_many_forms),
        cmocka_unit_test(the_date_comes_from_the_content),
        cmocka_unit_test(dates_have_the_digits_of_the_text),
        cmocka_unit_test(texts_are_joined_as_people_write),
        cmocka_unit_test(only_alphabets_have_italics),
        cmocka_unit_test(running_out_of_memory_is_one_error),
        cmocka_unit_test(the_same_resume_gives_the_same_document),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
