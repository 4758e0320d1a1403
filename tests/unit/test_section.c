/* SPDX-License-Identifier: MIT */
/* Titles of sections: found in all languages and spellings, and kept. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/lang/labels.h"
#include "importers/section.h"

static struct cvx_section find(const char *title)
{
    return cvx_section_find(title, strlen(title));
}

static void finds_titles(void **state)
{
    (void)state;
    static const struct {
        const char *title, *key, *type;
    } cases[] = {
        {"Career", "work", NULL},
        {"EMPLOYMENT HISTORY", "work", NULL},
        {"Work experience:", "work", NULL},
        {"2. Work Experience", "work", NULL},
        {"IV. Education", "education", NULL},
        {"a) Skills", "skills", NULL},
        {"一、教育背景", "education", NULL},
        {"【工作经历】", "work", NULL},
        {"💼 Experience", "work", NULL},
        {"Berufserfahrung", "work", NULL},
        {"Ausbildung", "education", NULL},
        {"Expériences professionnelles", "work", NULL},
        {"EXPERIENCES PROFESSIONNELLES", "work", NULL},
        {"Centres d’intérêt", "interests", NULL},
        {"工作经历", "work", NULL},
        {"職務経歴", "work", NULL},
        {"資格・免許", "certificates", NULL},
        {"경력 사항", "work", NULL},
        {"Опыт работы", "work", NULL},
        {"Образование", "education", NULL},
        {"Εκπαίδευση", "education", NULL},
        {"İŞ DENEYİMİ", "work", NULL},
        {"Học vấn", "education", NULL},
        {"ทักษะ", "skills", NULL},
        {"الخبرات العملية", "work", NULL},
        {"מיומנויות", "skills", NULL},
        {"مهارت‌ها", "skills", NULL},
        {"Research Interests.", "interests", NULL},
        {"Honors & Awards", "awards", NULL},
        {"Honours and awards", "awards", NULL},
        {"Projects & Funds", "projects", NULL},
        {"Professional Service", "volunteer", NULL},
        {"Bio.", "summary", NULL},
        {"Über mich", "summary", NULL},
        {"Preprint.", "publications", "preprint"},
        {"Conference.", "publications", "paper-conference"},
        {"Journal.", "publications", "article-journal"},
        {"Konferenzbeiträge", "publications", "paper-conference"},
        {"Selected Publications", "publications", NULL},
        {"Contact", "contact", NULL},
        {"Kontakt", "contact", NULL},
        {"last update", "updated", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct cvx_section section = find(cases[i].title);
        if (!section.key || strcmp(section.key, cases[i].key) != 0 || !section.sure)
            fail_msg("%s is %s", cases[i].title, section.key ? section.key : "nothing");
        assert_true((section.type == NULL) == (cases[i].type == NULL));
        if (cases[i].type)
            assert_string_equal(section.type, cases[i].type);
    }
}

static void guesses_by_parts(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"工作经历 / Employment of the last years", "work"},
        {"工作经历 Work", "work"},
        {"Software Engineering Experience", "work"},
        {"Talks & Publications", "publications"},
        {"Education (in reverse order)", "education"},
        {"Skills & Interests", "skills"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct cvx_section section = find(cases[i][0]);
        assert_non_null(section.key);
        assert_string_equal(section.key, cases[i][1]);
        assert_false(section.sure);
    }
}

static void does_not_find_others(void **state)
{
    (void)state;
    static const char *const cases[] = {
        "",
        " ",
        "Extra Section",
        "Talks",
        "Jane Doe",
        "…",
        "and",
        "Acme Corporation, Springfield",
        "A title so long that no one would put it over a section, however much there is to say",
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_null(find(cases[i]).key);
}

/* Every language's own labels are found, and mean what they head. */
static void finds_all_labels(void **state)
{
    (void)state;
    static const enum cvx_label labels[] = {
        CVX_LABEL_WORK,         CVX_LABEL_VOLUNTEER, CVX_LABEL_EDUCATION,    CVX_LABEL_AWARDS,
        CVX_LABEL_CERTIFICATES, CVX_LABEL_SKILLS,    CVX_LABEL_LANGUAGES,    CVX_LABEL_INTERESTS,
        CVX_LABEL_REFERENCES,   CVX_LABEL_PROJECTS,  CVX_LABEL_PUBLICATIONS, CVX_LABEL_SUMMARY,
    };
    for (size_t l = 0; l < cvx_language_count(); l++)
        for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
            const char *title = cvx_label_get(cvx_language_at(l), labels[i]);
            const struct cvx_section section = find(title);
            if (!section.key || strcmp(section.key, cvx_label_key(labels[i])) != 0)
                fail_msg("%s (%s) is %s", title, cvx_label_key(labels[i]),
                         section.key ? section.key : "nothing");
        }
}

static const char *text_at(const struct cvx_node *root, const char *first, const char *second)
{
    const struct cvx_node *options = cvx_node_find(cvx_node_find(root, "meta"), "themeOptions");
    const struct cvx_node *node = cvx_node_find(cvx_node_find(options, first), second);
    return node ? node->text : NULL;
}

static void keeps_titles(void **state)
{
    (void)state;
    struct cvx_arena arena;
    struct cvx_diag diag;
    struct cvx_arranger arranger;
    struct cvx_node *root;
    cvx_arena_init(&arena, NULL);
    cvx_diag_init(&diag, NULL);
    struct cvx_node *source = cvx_node_new(&arena, CVX_NODE_OBJECT, NULL);
    cvx_arrange_open(&arranger, source, &arena, &diag);
    assert_true(cvx_section_note(&arranger, "work", "Career", NULL));
    assert_true(cvx_section_note(&arranger, "education", "Education", NULL));
    assert_true(cvx_section_note(&arranger, "talks", "Talks", NULL));
    assert_true(cvx_section_note(&arranger, "skills", NULL, NULL));
    assert_true(cvx_section_note(&arranger, "work", "Career", NULL));
    assert_true(cvx_section_note(&arranger, "work", NULL, NULL));
    assert_false(cvx_section_note(&arranger, "work", "Internships", NULL));
    assert_int_equal(cvx_arrange_close(&arranger, &root), CVX_OK);
    assert_string_equal(text_at(root, "sectionLabels", "work"), "Career");
    assert_string_equal(text_at(root, "sectionLabels", "talks"), "Talks");
    assert_null(text_at(root, "sectionLabels", "education"));
    assert_null(text_at(root, "sectionLabels", "skills"));
    const struct cvx_node *options = cvx_node_find(cvx_node_find(root, "meta"), "themeOptions");
    assert_int_equal(cvx_node_find(options, "sections")->count, 4);
    cvx_diag_clear(&diag);
    cvx_arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_titles),         cmocka_unit_test(guesses_by_parts),
        cmocka_unit_test(does_not_find_others), cmocka_unit_test(finds_all_labels),
        cmocka_unit_test(keeps_titles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
