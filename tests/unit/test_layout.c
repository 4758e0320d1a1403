/* SPDX-License-Identifier: MIT */
/* Layout: everything that is in a document is on its pages, once, in order, inside the margins. */
#include "tests/support/doc_script.h"
#include "tests/support/layout_bench.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void text_equals(struct cvx_layout_bench *bench, const char *expected)
{
    assert_string_equal(cvx_layout_bench_text(bench), expected);
}

/* Every line lies between the margins, every glyph near its line. */
static void lies_inside(const struct cvx_layout_bench *bench)
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
    struct cvx_layout_bench *bench = *state;
    assert_int_equal(cvx_layout_bench_set(bench, "en",
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
    struct cvx_layout_bench *bench = *state;
    struct cvx_str script;
    cvx_str_init(&script, &bench->arena);
    cvx_str_add(&script, "paragraph");
    for (int i = 0; i < 60; i++)
        cvx_str_add(&script, " word");
    assert_int_equal(cvx_layout_bench_set(bench, "en", cvx_str_get(&script)), CVX_OK);
    const char *text = cvx_layout_bench_text(bench);
    assert_int_equal(strlen(text), 60 * 5);
    for (int i = 0; i < 60; i++)
        assert_memory_equal(text + 5 * i, i < 59 ? "word " : "word\f", 5);
    assert_true(bench->layout.pages[0].item_count > 2);
    lies_inside(bench);
}

static void breaks_a_word_wider_than_its_line(void **state)
{
    struct cvx_layout_bench *bench = *state;
    char script[1100] = "section Title\n  paragraph ";
    memset(script + strlen(script), 'm', 1000);
    assert_int_equal(cvx_layout_bench_set(bench, "en", script), CVX_OK);
    assert_int_equal(bench->diag.counts[CVX_WARNING], 1);
    assert_int_equal(bench->diag.last->code, CVX_CODE_OVERFULL);
    assert_int_equal(strlen(cvx_layout_bench_text(bench)), 5 + 1000 + 1);
    lies_inside(bench);
}

static void an_empty_document_has_a_page(void **state)
{
    struct cvx_layout_bench *bench = *state;
    assert_int_equal(cvx_layout_bench_set(bench, "en", ""), CVX_OK);
    assert_int_equal(bench->layout.page_count, 1);
    assert_int_equal(bench->layout.pages[0].item_count, 0);
}

/* The date stands at the far edge, on the first line; the text never runs under it. */
static void heads_leave_room_for_dates(void **state)
{
    struct cvx_layout_bench *bench = *state;
    assert_int_equal(cvx_layout_bench_set(
                         bench, "en",
                         "section Work\n"
                         "  entry *A System for Real-Time Resource Isolation and Efficient "
                         "Scheduling on Heterogeneous Platforms*, SJTU and others | 2024 – 2027\n"
                         "    bullet One\n"),
                     CVX_OK);
    const struct cvx_layout_page *page = &bench->layout.pages[0];
    assert_int_equal(page->item_count, 6); /* heading, rule, two lines, date, bullet */
    const struct cvx_line *first = &page->items[2].line, *second = &page->items[3].line;
    const struct cvx_line *date = &page->items[4].line;
    assert_int_equal(date->pieces[0].part, CVX_PART_ASIDE);
    assert_true(date->baseline > first->baseline - 0.01 && date->baseline < first->baseline + 0.01);
    assert_true(second->baseline > first->baseline);
    assert_true(first->right < date->left && second->right < date->left);
    assert_true(date->right > bench->options.page_width - bench->theme.margin_side - 0.01);
}

/* Where the employer does not fit beside the title, it starts a line. */
static void heads_break_between_their_parts(void **state)
{
    struct cvx_layout_bench *bench = *state;
    assert_int_equal(
        cvx_layout_bench_set(bench, "en",
                             "section Work\n"
                             "  entry *Postdoctoral Researcher*, _National University of Singapore "
                             "and Shanghai Jiao Tong University_ | {Oct 2023 – Present}\n"),
        CVX_OK);
    const struct cvx_layout_page *page = &bench->layout.pages[0];
    const struct cvx_line *first = &page->items[2].line, *second = &page->items[3].line;
    assert_true(first->right < bench->options.page_width / 2);
    assert_int_equal(second->piece_count, 2); /* the employer, and the space before the date */
    assert_memory_equal(second->pieces[0].text, "National", 8);
}

/* A name in two scripts breaks between the two, at whatever width it does not fit on a line. */
static void names_break_between_scripts(void **state)
{
    struct cvx_layout_bench *bench = *state;
    for (int width = 320; width < 560; width += 10) {
        bench->options.page_width = width + 2 * bench->theme.margin_side;
        assert_int_equal(
            cvx_layout_bench_set(bench, "el",
                                 "title Ελευθερία Παπαδημητρίου _Eleftheria Papadimitriou_\n"),
            CVX_OK);
        const char *lines = cvx_layout_bench_lines(bench);
        if (bench->layout.pages[0].item_count == 1)
            assert_true(width > 500);
        else
            assert_string_equal(lines, "Ελευθερία Παπαδημητρίου\nEleftheria Papadimitriou\n");
    }
}

/* The value of a label too wide for the column of labels follows it at the distance of a space. */
static void values_follow_wide_labels(void **state)
{
    struct cvx_layout_bench *bench = *state;
    assert_int_equal(cvx_layout_bench_set(
                         bench, "en",
                         "section Skills\n"
                         "  row A label too wide for the column that is made for labels: ~ value\n"
                         "  row Short: ~ value\n"),
                     CVX_OK);
    const struct cvx_layout_page *page = &bench->layout.pages[0];
    const double em = bench->theme.styles[CVX_THEME_ROW].size;
    for (size_t i = 2; i < 4; i++) {
        const struct cvx_line *line = &page->items[i].line;
        const struct cvx_piece *label = &line->pieces[0], *value = &line->pieces[1];
        assert_int_equal(label->part, CVX_PART_LABEL);
        assert_int_equal(value->part, CVX_PART_TEXT);
        const struct cvx_placed_glyph *colon = &label->glyphs[label->glyph_count - 2];
        const double gap = value->left - (label->x + colon->x) - 0.27 * em; /* of a colon */
        assert_true(gap > 0.2 * em && gap < 0.45 * em);
    }
}

/* Contact lines are broken between items or words, never inside a word. */
static void contact_lines_are_not_hyphenated(void **state)
{
    struct cvx_layout_bench *bench = *state;
    bench->theme.hyphenate = true;
    for (int width = 100; width < 300; width += 10) {
        bench->options.page_width = width + 2 * bench->theme.margin_side;
        assert_int_equal(
            cvx_layout_bench_set(bench, "en",
                                 "contact\n"
                                 "  item representatives of international organizations\n"
                                 "  item mathematical understanding\n"),
            CVX_OK);
        assert_null(strstr(cvx_layout_bench_text(bench), "\u00AD"));
    }
}

/* The rows of text on the first page, or 0 where there is no other, when an entry of a head and
 * `lines` lines follows `above` others. */
static size_t rows_on_first_page(struct cvx_layout_bench *bench, int above, int lines)
{
    struct cvx_str script;
    size_t rows = 0;
    cvx_str_init(&script, &bench->arena);
    cvx_str_add(&script, "section Before");
    for (int i = 0; i < above; i++)
        cvx_str_add(&script, "\n  row ~ word");
    cvx_str_add(&script, "\nsection Work\n  entry *Engineer*, Example | 2019");
    for (int i = 0; i < lines; i++)
        cvx_str_add(&script, "\n    meta word");
    assert_int_equal(cvx_layout_bench_set(bench, "en", cvx_str_get(&script)), CVX_OK);
    for (size_t i = 0; i < bench->layout.pages[0].item_count; i++)
        rows += bench->layout.pages[0].items[i].kind == CVX_ITEM_LINE;
    return bench->layout.page_count == 1 ? 0 : rows;
}

/* Whatever room is left: with a heading stay the head and two lines, and two lines go over. */
static void entries_are_parted_within_bounds(void **state)
{
    struct cvx_layout_bench *bench = *state;
    bool parted = false;
    bench->options.page_height = 400;
    for (int above = 12; above < 26; above++) {
        const size_t before = 1 + (size_t)above; /* heading and rows */
        const size_t rows = rows_on_first_page(bench, above, 8);
        assert_true(rows <= before || (rows >= before + 4 && rows <= before + 8));
        parted |= rows > before;
    }
    assert_true(parted);
}

/* Few secondary lines are never parted from their head, nor left without what they lead to. */
static void secondary_lines_stay_with_their_head(void **state)
{
    struct cvx_layout_bench *bench = *state;
    bench->options.page_height = 400;
    for (int above = 12; above < 26; above++) {
        struct cvx_str script;
        cvx_str_init(&script, &bench->arena);
        cvx_str_add(&script, "section Before");
        for (int i = 0; i < above; i++)
            cvx_str_add(&script, "\n  row ~ word");
        cvx_str_add(&script, "\n  entry Head\n    meta One\n    meta Two\n    meta Three");
        for (int i = 0; i < 6; i++)
            cvx_str_add(&script, "\n    bullet word");
        assert_int_equal(cvx_layout_bench_set(bench, "en", cvx_str_get(&script)), CVX_OK);
        const char *text = cvx_layout_bench_text(bench), *end = strchr(text, '\f');
        const char *head = strstr(text, "Head"), *led = strstr(text, "Three\u2022");
        assert_non_null(led);
        assert_true(end < head || end > led + strlen("Three"));
    }
}

static void mirrors_right_to_left_documents(void **state)
{
    struct cvx_layout_bench *bench = *state;
    assert_int_equal(cvx_layout_bench_set(bench, "he",
                                          "section ניסיון\n"
                                          "  entry *מהנדסת*, חברה | {2019 – 2021}\n"
                                          "    bullet אחת C++ שתיים\n"),
                     CVX_OK);
    text_equals(bench, "ניסיוןמהנדסת, חברה 2019 – 2021• אחת C++ שתיים\f");
    const struct cvx_layout_page *page = &bench->layout.pages[0];
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

static uint32_t random_next(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

/* `count` words that occur nowhere else. */
static void words_add(struct cvx_str *script, uint32_t *seed, int *word, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        cvx_str_add_format(script, " w%d%.*s", ++*word, 1 + (int)(random_next(seed) % 8),
                           "xxxxxxxx");
}

/* A random document of about `sections` sections. Returns the number of its words. */
static int script_make(struct cvx_str *script, uint32_t *seed, uint32_t sections)
{
    static const char *const kinds[] = {"row",   "publication", "paragraph",
                                        "entry", "entry",       "entry"};
    int word = 0;
    cvx_str_add(script, "title");
    words_add(script, seed, &word, 2);
    for (uint32_t s = 0; s < sections; s++) {
        cvx_str_add(script, "\nsection");
        words_add(script, seed, &word, 1 + random_next(seed) % 3);
        const char *kind = kinds[random_next(seed) % 6];
        for (uint32_t e = random_next(seed) % 7 + 1; e > 0; e--) {
            cvx_str_add_format(script, "\n  %s", kind);
            if (strcmp(kind, "row") == 0) {
                words_add(script, seed, &word, 1);
                cvx_str_add(script, " ~");
            }
            words_add(script, seed, &word, 1 + random_next(seed) % 30);
            if (strcmp(kind, "entry") == 0) {
                cvx_str_add(script, " |");
                words_add(script, seed, &word, 2);
            } else if (strcmp(kind, "publication") != 0) {
                continue;
            }
            for (uint32_t b = random_next(seed) % 6; b > 0; b--) {
                cvx_str_add(script, b % 3 ? "\n    bullet" : "\n    paragraph");
                words_add(script, seed, &word, 1 + random_next(seed) % 60);
            }
        }
    }
    return word;
}

/* Words w1 to wN follow one another in the text, each once. */
static void words_in_order(const char *text, int count)
{
    for (int word = 1; word <= count; word++) {
        char expected[16];
        const int len = snprintf(expected, sizeof expected, "w%d", word);
        text = strchr(text, 'w');
        assert_non_null(text);
        assert_memory_equal(text, expected, (size_t)len);
        assert_false(text[len] >= '0' && text[len] <= '9');
        text += len;
    }
    assert_null(strchr(text, 'w'));
}

/* The last line of text on a page that is not the last one. */
static const struct cvx_block *last_block(const struct cvx_layout_page *page)
{
    const struct cvx_block *block = NULL;
    for (size_t i = 0; i < page->item_count; i++)
        if (page->items[i].kind == CVX_ITEM_LINE && page->items[i].block)
            block = page->items[i].block;
    return block;
}

static const struct cvx_block *first_block(const struct cvx_layout_page *page)
{
    for (size_t i = 0; i < page->item_count; i++)
        if (page->items[i].kind == CVX_ITEM_LINE)
            return page->items[i].block;
    return NULL;
}

static void holds_over_random_documents(void **state)
{
    struct cvx_layout_bench *bench = *state;
    uint32_t seed = 11;
    for (int round = 0; round < 60; round++) {
        struct cvx_str script;
        cvx_str_init(&script, &bench->arena);
        const int words = script_make(&script, &seed, 1 + random_next(&seed) % 9);
        bench->options.page_height = 300 + random_next(&seed) % 600;
        assert_int_equal(cvx_layout_bench_set(bench, "en", cvx_str_get(&script)), CVX_OK);
        words_in_order(cvx_layout_bench_text(bench), words);
        lies_inside(bench);
        for (size_t p = 0; p + 1 < bench->layout.page_count; p++) {
            const struct cvx_block *block = last_block(&bench->layout.pages[p]);
            assert_non_null(block);
            assert_int_not_equal(block->kind, CVX_BLOCK_SECTION);
            /* What a text has below it does not start a page. */
            assert_true(!block->first || (block->kind != CVX_BLOCK_ENTRY &&
                                          block == first_block(&bench->layout.pages[p + 1])));
        }
    }
}

static void the_same_job_gives_the_same_layout(void **state)
{
    struct cvx_layout_bench *bench = *state;
    uint32_t seed = 5;
    struct cvx_str script, dumps[2];
    cvx_str_init(&script, &bench->arena);
    script_make(&script, &seed, 8);
    for (int i = 0; i < 2; i++) {
        cvx_str_init(&dumps[i], &bench->arena);
        assert_int_equal(cvx_layout_bench_set(bench, "en", cvx_str_get(&script)), CVX_OK);
        for (size_t p = 0; p < bench->layout.page_count; p++)
            cvx_layout_dump(&bench->layout.pages[p], &dumps[i]);
    }
    assert_true(bench->layout.page_count > 1);
    assert_string_equal(cvx_str_get(&dumps[0]), cvx_str_get(&dumps[1]));
}

static void running_lines_start_on_the_second_page(void **state)
{
    struct cvx_layout_bench *bench = *state;
    uint32_t seed = 5;
    struct cvx_str script;
    cvx_str_init(&script, &bench->arena);
    script_make(&script, &seed, 9);
    assert_int_equal(cvx_layout_bench_set(bench, "en", cvx_str_get(&script)), CVX_OK);
    for (size_t p = 0; p < bench->layout.page_count; p++) {
        const struct cvx_layout_page *page = &bench->layout.pages[p];
        size_t running = 0;
        for (size_t i = 0; i < page->item_count; i++)
            running += page->items[i].kind == CVX_ITEM_LINE && !page->items[i].block;
        assert_int_equal(running, p ? 2 : 0); /* the name, the number */
    }
}

/* A script of one section with `count` bullets of a line each. */
static const char *bullets_make(struct cvx_layout_bench *bench, int count)
{
    struct cvx_str script;
    cvx_str_init(&script, &bench->arena);
    cvx_str_add(&script, "section Work");
    for (int i = 0; i < count; i++)
        cvx_str_add_format(&script, "\n  bullet number %d", i);
    return cvx_str_get(&script);
}

static void fits_on_the_pages_asked_for(void **state)
{
    struct cvx_layout_bench *bench = *state;
    const char *script = bullets_make(bench, 54);
    assert_int_equal(cvx_layout_bench_set(bench, "en", bullets_make(bench, 64)), CVX_OK);
    assert_int_equal(bench->layout.page_count, 2);
    bench->options.fit_pages = 1;
    assert_int_equal(cvx_layout_bench_set(bench, "en", script), CVX_OK);
    assert_int_equal(bench->layout.page_count, 1);
    assert_int_equal(cvx_layout_bench_set(bench, "en", bullets_make(bench, 61)), CVX_OK);
    assert_int_equal(bench->layout.page_count, 1);
    assert_int_equal(bench->diag.last->code, CVX_CODE_FITTED);
    for (size_t i = 0; i < bench->layout.pages[0].item_count; i++) {
        const struct cvx_item *item = &bench->layout.pages[0].items[i];
        if (item->kind == CVX_ITEM_LINE)
            assert_true(item->line.pieces[0].size >= 9.5);
    }
    assert_int_equal(cvx_layout_bench_set(bench, "en", bullets_make(bench, 90)), CVX_REJECTED);
    assert_int_equal(bench->diag.last->code, CVX_CODE_CANNOT_FIT);
}

/* A section of bullets, a job of which the page's end would part the lines below its head, and a
 * section of so many bullets more. */
static const char *parted_job_make(struct cvx_layout_bench *bench, int count)
{
    struct cvx_str script;
    cvx_str_init(&script, &bench->arena);
    cvx_str_add(&script, bullets_make(bench, 51));
    cvx_str_add(&script, "\n  entry Engineer, Acme\n    meta London\n    meta Team of Ada"
                         "\n    meta Partners\n    bullet made things\n");
    cvx_str_add(&script, bullets_make(bench, count));
    return cvx_str_get(&script);
}

/* Pages that are all but full are set slightly tighter, so that they end between entries. */
static void pages_do_not_end_amid_heads(void **state)
{
    struct cvx_layout_bench *bench = *state;
    for (int count = 45; count < 60; count++) {
        assert_int_equal(cvx_layout_bench_set(bench, "en", parted_job_make(bench, count)), CVX_OK);
        assert_true(bench->layout.page_count > 1);
        const struct cvx_block *first = bench->layout.pages[1].items[0].block;
        assert_int_not_equal(first->kind, CVX_BLOCK_META);
    }
}

/* 500 jobs, 10,000 keywords, a title of 300 characters: no hang, nothing lost. */
static void bears_large_documents(void **state)
{
    struct cvx_layout_bench *bench = *state;
    struct cvx_str script;
    int word = 0;
    uint32_t seed = 9;
    cvx_str_init(&script, &bench->arena);
    cvx_str_add(&script, "section");
    words_add(&script, &seed, &word, 40);
    for (int i = 0; i < 500; i++) {
        cvx_str_add(&script, "\n  entry");
        words_add(&script, &seed, &word, 6);
        cvx_str_add(&script, "\n    bullet");
        words_add(&script, &seed, &word, 30);
    }
    cvx_str_add(&script, "\nsection\n  row");
    words_add(&script, &seed, &word, 10000);
    assert_int_equal(cvx_layout_bench_set(bench, "en", cvx_str_get(&script)), CVX_OK);
    assert_true(bench->layout.page_count > 20);
    words_in_order(cvx_layout_bench_text(bench), word);
    lies_inside(bench);
}

static const struct cvx_piece *find_piece(const struct cvx_layout_bench *bench, const char *text)
{
    for (size_t i = 0; i < bench->layout.pages[0].item_count; i++) {
        const struct cvx_item *item = &bench->layout.pages[0].items[i];
        for (size_t k = 0; item->kind == CVX_ITEM_LINE && k < item->line.piece_count; k++)
            if (item->line.pieces[k].text_len == strlen(text) &&
                memcmp(item->line.pieces[k].text, text, strlen(text)) == 0)
                return &item->line.pieces[k];
    }
    return NULL;
}

/* A quarter of an em parts Han and Latin; of two full-width marks side by side the first is half as
 * wide; a mark at a line's end does not count. */
static void spaces_east_asian_text(void **state)
{
    struct cvx_layout_bench *bench = *state;
    assert_int_equal(
        cvx_layout_bench_set(bench, "zh-Hans", "paragraph 用*C*写\nparagraph 用（好）、的"),
        CVX_OK);
    const double em = bench->theme.styles[CVX_THEME_PARAGRAPH].size;
    const struct cvx_piece *han = find_piece(bench, "用"), *latin = find_piece(bench, "C");
    assert_non_null(han);
    assert_non_null(latin);
    assert_true(han->right - han->left > 1.24 * em && han->right - han->left < 1.26 * em);
    assert_true(latin->left >= han->right - 0.01);
    const struct cvx_piece *marks = find_piece(bench, "用（好）、的");
    assert_non_null(marks);
    const double width = marks->right - marks->left;
    assert_true(width > 5.4 * em && width < 5.6 * em); /* six characters, one half given up */
}

static void the_photo_has_its_corner(void **state)
{
    struct cvx_layout_bench *bench = *state;
    const struct cvx_job job = {
        .doc = cvx_doc_script(&bench->arena, "en",
                              "title Ada Example\nphoto Ada\ncontact\n  item here\nsection Work\n"
                              "  paragraph One"),
        .theme = &bench->theme,
        .options = &bench->options,
        .scratch = &bench->arena,
        .diag = &bench->diag,
    };
    const struct cvx_layout_options options = {.fonts = bench->fonts, .photo = true};
    assert_int_equal(cvx_layout_build(&job, &options, &bench->layout), CVX_OK);
    const struct cvx_item *image = NULL, *work = NULL;
    for (size_t i = 0; i < bench->layout.pages[0].item_count; i++) {
        const struct cvx_item *item = &bench->layout.pages[0].items[i];
        if (item->kind == CVX_ITEM_IMAGE)
            image = item;
        else if (item->block->kind == CVX_BLOCK_SECTION && !work)
            work = item;
    }
    assert_non_null(image);
    assert_non_null(work);
    const double right = bench->options.page_width - bench->theme.margin_side;
    assert_true(image->image.x + image->image.width > right - 0.01);
    assert_true(image->image.y > bench->theme.margin_top - 0.01);
    assert_true(image->image.y < bench->theme.margin_top + 0.01);
    assert_true(work->line.baseline - work->line.ascent > image->image.y + image->image.height);
}

/* A page with a photo, a head of two lines with its date, and `count` bullets. */
static const char *photo_page_make(struct cvx_layout_bench *bench, int count)
{
    struct cvx_str script;
    cvx_str_init(&script, &bench->arena);
    cvx_str_add(&script, "title Ada Example\nphoto Ada\ncontact\n  item here\nsection Work\n"
                         "  entry *A System for Real-Time Resource Isolation and Efficient "
                         "Scheduling on Heterogeneous Platforms*, SJTU and others | 2024 – 2027");
    for (int i = 0; i < count; i++)
        cvx_str_add_format(&script, "\n    bullet number %d", i);
    return cvx_str_get(&script);
}

static const char *photo_page_dump(struct cvx_layout_bench *bench)
{
    struct cvx_str dump;
    const struct cvx_job job = {
        .doc = cvx_doc_script(&bench->arena, "en", photo_page_make(bench, 51)),
        .theme = &bench->theme,
        .options = &bench->options,
        .scratch = &bench->arena,
        .diag = &bench->diag,
    };
    const struct cvx_layout_options options = {.fonts = bench->fonts, .photo = true};
    assert_int_equal(cvx_layout_build(&job, &options, &bench->layout), CVX_OK);
    assert_int_equal(bench->layout.page_count, 1);
    cvx_str_init(&dump, &bench->arena);
    cvx_layout_dump(&bench->layout.pages[0], &dump);
    return cvx_str_get(&dump);
}

/* What is set for the theme's leading and then stacked for another is the same as what is set for
 * that other at once. */
static void tightens_without_setting_anew(void **state)
{
    struct cvx_layout_bench *bench = *state;
    bench->options.fit_pages = 1;
    const char *tightened = photo_page_dump(bench);
    assert_string_equal(bench->diag.last->message,
                        "to fit on 1 page: space 60 %, leading 92 %, type 9.5 pt");
    bench->options.fit_pages = 0;
    for (size_t i = 0; i < CVX_THEME_STYLE_COUNT; i++) {
        struct cvx_paragraph_style *style = &bench->theme.styles[i];
        const bool fixed = i <= CVX_THEME_CONTACT; /* the title block keeps its space */
        style->leading *= 0.92;
        style->before *= fixed ? 1 : 0.6;
        style->after *= fixed ? 1 : 0.6;
    }
    assert_string_equal(photo_page_dump(bench), tightened);
}

/* C++ keeps its signs on its right among right-to-left words; a phone number keeps its groups. */
static void keeps_names_and_numbers_in_order(void **state)
{
    struct cvx_layout_bench *bench = *state;
    assert_int_equal(
        cvx_layout_bench_set(bench, "he", "paragraph א C++ ב\ncontact\n  item +972 3 000"), CVX_OK);
    const struct cvx_piece *name = find_piece(bench, "C++");
    const struct cvx_piece *phone = find_piece(bench, "+972 3 000");
    assert_non_null(name);
    assert_non_null(phone);
    assert_false(name->rtl);
    assert_false(phone->rtl);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(sets_all_text_in_order, cvx_layout_bench_open,
                                        cvx_layout_bench_close),
        cmocka_unit_test_setup_teardown(joins_lines_with_a_space, cvx_layout_bench_open,
                                        cvx_layout_bench_close),
        cmocka_unit_test_setup_teardown(breaks_a_word_wider_than_its_line, cvx_layout_bench_open,
                                        cvx_layout_bench_close),
        cmocka_unit_test_setup_teardown(an_empty_document_has_a_page, cvx_layout_bench_open,
                                        cvx_layout_bench_close),
        cmocka_unit_test_setup_teardown(heads_leave_room_for_dates, cvx_layout_bench_open,
                                        cvx_layout_bench_close),
        cmocka_unit_test_setup_teardown(heads_break_between_their_parts, cvx_layout_bench_open,
                                        cvx_layout_bench_close),
        cmocka_unit_test_setup_teardown(entries_are_parted_within_bounds, cvx_layout_bench_open,
                                        cvx_layout_bench_close),
        cmocka_unit_test_setup_teardown(secondary_lines_stay_with_their_head, cvx_layout_bench_open,
                                        cvx_layout_bench_close),
        cmocka_unit_test_setup_teardown(names_break_between_scripts, cvx_layout_bench_open,
                                        cvx_layout_bench_close),
        cmocka_unit_test_setup_teardown(values_follow_wide_labels, cvx_layout_bench_open,
                                        cvx_layout_bench_close),
        cmocka_unit_test_setup_teardown(contact_lines_are_not_hyphenated, cvx_layout_bench_open,
                                        cvx_layout_bench_close),
        cmocka_unit_test_setup_teardown(mirrors_right_to_left_documents, cvx_layout_bench_open,
                                        cvx_layout_bench_close),
        cmocka_unit_test_setup_teardown(holds_over_random_documents, cvx_layout_bench_open,
                                        cvx_layout_bench_close),
        cmocka_unit_test_setup_teardown(the_same_job_gives_the_same_layout, cvx_layout_bench_open,
                                        cvx_layout_bench_close),
        cmocka_unit_test_setup_teardown(running_lines_start_on_the_second_page,
                                        cvx_layout_bench_open, cvx_layout_bench_close),
        cmocka_unit_test_setup_teardown(pages_do_not_end_amid_heads, cvx_layout_bench_open,
                                        cvx_layout_bench_close),
        cmocka_unit_test_setup_teardown(fits_on_the_pages_asked_for, cvx_layout_bench_open,
                                        cvx_layout_bench_close),
        cmocka_unit_test_setup_teardown(bears_large_documents, cvx_layout_bench_open,
                                        cvx_layout_bench_close),
        cmocka_unit_test_setup_teardown(spaces_east_asian_text, cvx_layout_bench_open,
                                        cvx_layout_bench_close),
        cmocka_unit_test_setup_teardown(tightens_without_setting_anew, cvx_layout_bench_open,
                                        cvx_layout_bench_close),
        cmocka_unit_test_setup_teardown(the_photo_has_its_corner, cvx_layout_bench_open,
                                        cvx_layout_bench_close),
        cmocka_unit_test_setup_teardown(keeps_names_and_numbers_in_order, cvx_layout_bench_open,
                                        cvx_layout_bench_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
