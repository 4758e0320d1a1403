/* SPDX-License-Identifier: MIT */
/* Layout: everything that is in a document is on its pages, once, in order, inside the margins. */
#include "exporters/pdf/layout.h"
#include "fonts/fonts.h"
#include "formats/json.h"
#include "tests/support/doc_script.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

struct bench {
    struct cvx_arena arena;
    struct cvx_diag diag;
    struct cvx_theme theme;
    struct cvx_fonts *fonts;
    struct cvx_job_options options;
    struct cvx_layout layout;
};

static int bench_open(void **state)
{
    static struct bench bench;
    const struct cvx_theme_source *source = &cvx_theme_sources[0];
    struct cvx_node *root;
    bench = (struct bench){.options = {.page_width = 595.276, .page_height = 841.89}};
    cvx_arena_init(&bench.arena, NULL);
    cvx_diag_init(&bench.diag, NULL);
    bench.fonts = cvx_fonts_open(NULL);
    *state = &bench;
    if (cvx_json_read(source->json, source->len, &bench.arena, &bench.diag, &root) != CVX_OK)
        return -1;
    return (int)cvx_theme_read(root, NULL, &bench.arena, &bench.diag, &bench.theme);
}

static int bench_close(void **state)
{
    struct bench *bench = *state;
    cvx_fonts_close(bench->fonts);
    cvx_diag_clear(&bench->diag);
    cvx_arena_clear(&bench->arena);
    return 0;
}

static enum cvx_status lay_out(struct bench *bench, const char *tag, const char *script)
{
    const struct cvx_job job = {
        .doc = cvx_doc_script(&bench->arena, tag, script),
        .theme = &bench->theme,
        .options = &bench->options,
        .scratch = &bench->arena,
        .diag = &bench->diag,
    };
    const struct cvx_layout_options options = {.fonts = bench->fonts};
    return cvx_layout_build(&job, &options, &bench->layout);
}

/* All text but the running line's, with the pages' ends as "\f". */
static const char *page_text(struct bench *bench)
{
    struct cvx_str text;
    cvx_str_init(&text, &bench->arena);
    for (size_t p = 0; p < bench->layout.page_count; p++) {
        const struct cvx_page *page = &bench->layout.pages[p];
        for (size_t i = 0; i < page->item_count; i++)
            for (size_t k = 0;
                 page->items[i].kind == CVX_ITEM_LINE && k < page->items[i].line.piece_count; k++) {
                const struct cvx_piece *piece = &page->items[i].line.pieces[k];
                if (piece->part != CVX_PART_RUNNING)
                    cvx_str_add_bytes(&text, piece->text, piece->text_len);
            }
        cvx_str_add(&text, "\f");
    }
    return cvx_str_get(&text);
}

static void text_equals(struct bench *bench, const char *expected)
{
    assert_string_equal(page_text(bench), expected);
}

/* Every line lies between the margins, every glyph near its line. */
static void lies_inside(const struct bench *bench)
{
    const double left = bench->theme.margin_side - 0.01;
    const double right = bench->options.page_width - bench->theme.margin_side + 0.01;
    for (size_t p = 0; p < bench->layout.page_count; p++)
        for (size_t i = 0; i < bench->layout.pages[p].item_count; i++) {
            const struct cvx_item *item = &bench->layout.pages[p].items[i];
            if (item->kind != CVX_ITEM_LINE)
                continue;
            assert_true(item->line.left >= left && item->line.right <= right);
            assert_true(item->line.baseline > 0);
            assert_true(item->line.baseline < bench->options.page_height);
        }
}

static void sets_all_text_in_order(void **state)
{
    struct bench *bench = *state;
    assert_int_equal(lay_out(bench, "en",
                             "title Ada Example\n"
                             "contact\n"
                             "  item <ada.example>\n"
                             "  item London\n"
                             "section Work\n"
                             "  entry *Engineer*, Example | 2019 – 2021\n"
                             "    meta London\n"
                             "    bullet One\n"
                             "    bullet Two\n"
                             "section Skills\n"
                             "  row Tools: ~ C, Python\n"
                             "section Publications\n"
                             "  publication A paper\n"
                             "note Updated\n"),
                     CVX_OK);
    text_equals(bench, "Ada Exampleada.example · LondonWorkEngineer, Example 2019 – 2021London"
                       "• One• TwoSkillsTools: C, PythonPublications1. A paperUpdated\f");
    lies_inside(bench);
}

static void joins_lines_with_a_space(void **state)
{
    struct bench *bench = *state;
    struct cvx_str script;
    cvx_str_init(&script, &bench->arena);
    cvx_str_add(&script, "paragraph");
    for (int i = 0; i < 60; i++)
        cvx_str_add(&script, " word");
    assert_int_equal(lay_out(bench, "en", cvx_str_get(&script)), CVX_OK);
    const char *text = page_text(bench);
    assert_int_equal(strlen(text), 60 * 5);
    for (int i = 0; i < 60; i++)
        assert_memory_equal(text + 5 * i, i < 59 ? "word " : "word\f", 5);
    assert_true(bench->layout.pages[0].item_count > 2);
    lies_inside(bench);
}

static void breaks_a_word_wider_than_its_line(void **state)
{
    struct bench *bench = *state;
    char script[1100] = "section Title\n  paragraph ";
    memset(script + strlen(script), 'm', 1000);
    assert_int_equal(lay_out(bench, "en", script), CVX_OK);
    assert_int_equal(bench->diag.counts[CVX_WARNING], 1);
    assert_int_equal(bench->diag.last->code, CVX_CODE_OVERFULL);
    assert_int_equal(strlen(page_text(bench)), 5 + 1000 + 1);
    lies_inside(bench);
}

static void an_empty_document_has_a_page(void **state)
{
    struct bench *bench = *state;
    assert_int_equal(lay_out(bench, "en", ""), CVX_OK);
    assert_int_equal(bench->layout.page_count, 1);
    assert_int_equal(bench->layout.pages[0].item_count, 0);
}

/* The date stands at the far edge, on the first line; the text never runs under it. */
static void heads_leave_room_for_dates(void **state)
{
    struct bench *bench = *state;
    assert_int_equal(
        lay_out(bench, "en",
                "section Work\n"
                "  entry *A System for Real-Time Resource Isolation and Efficient "
                "Scheduling on Heterogeneous Platforms*, SJTU and others | 2024 – 2027\n"
                "    bullet One\n"),
        CVX_OK);
    const struct cvx_page *page = &bench->layout.pages[0];
    assert_int_equal(page->item_count, 6); /* heading, rule, two lines, date, bullet */
    const struct cvx_line *first = &page->items[2].line, *second = &page->items[3].line;
    const struct cvx_line *date = &page->items[4].line;
    assert_int_equal(date->pieces[0].part, CVX_PART_ASIDE);
    assert_true(date->baseline > first->baseline - 0.01 && date->baseline < first->baseline + 0.01);
    assert_true(second->baseline > first->baseline);
    assert_true(first->right < date->left && second->right < date->left);
    assert_true(date->right > bench->options.page_width - bench->theme.margin_side - 0.01);
}

static void mirrors_right_to_left_documents(void **state)
{
    struct bench *bench = *state;
    assert_int_equal(lay_out(bench, "he",
                             "section ניסיון\n"
                             "  entry *מהנדסת*, חברה | {2019 – 2021}\n"
                             "    bullet אחת C++ שתיים\n"),
                     CVX_OK);
    text_equals(bench, "ניסיוןמהנדסת, חברה 2019 – 2021• אחת C++ שתיים\f");
    const struct cvx_page *page = &bench->layout.pages[0];
    const struct cvx_line *head = &page->items[2].line;
    const double right = bench->options.page_width - bench->theme.margin_side;
    const struct cvx_piece *date = &head->pieces[head->piece_count - 1];
    assert_int_equal(date->part, CVX_PART_ASIDE);
    assert_true(date->left < bench->theme.margin_side + 0.01 || head->left < 57);
    assert_true(head->right > right - 0.01);
    const struct cvx_line *bullet = &page->items[3].line;
    assert_int_equal(bullet->pieces[0].part, CVX_PART_BULLET);
    assert_true(bullet->pieces[0].right > right - 0.01);
    lies_inside(bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(sets_all_text_in_order, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(joins_lines_with_a_space, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(breaks_a_word_wider_than_its_line, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(an_empty_document_has_a_page, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(heads_leave_room_for_dates, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(mirrors_right_to_left_documents, bench_open, bench_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
