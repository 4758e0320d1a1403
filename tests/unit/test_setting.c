/* SPDX-License-Identifier: MIT */
/* How lines look: where they end, in which scripts, with what between and at the ends. */
#include "tests/support/layout_bench.h"

#include "core/base/utf8.h"
#include "fonts/fonts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { NARROWEST = 150, WIDEST = 420, STEP = 3 }; /* points of page width that tests go through */

static void set_page_width(struct cvx_layout_bench *bench, double width)
{
    bench->options.page_width = width + 2 * bench->theme.margin_side;
}

/* The lines of a paragraph set so wide. */
static const char *lines(struct cvx_layout_bench *bench, const char *tag, const char *text,
                         double width)
{
    struct cvx_str script;
    cvx_str_init(&script, &bench->arena);
    cvx_str_add(&script, "paragraph ");
    cvx_str_add(&script, text);
    set_page_width(bench, width);
    assert_int_equal(cvx_layout_bench_set(bench, tag, cvx_str_get(&script)), CVX_OK);
    return cvx_layout_bench_lines(bench);
}

static uint32_t first_of(const char *line)
{
    return cvx_utf8_next(&line);
}

static uint32_t last_of(const char *line, const char *end)
{
    const char *at = end - 1;
    while (at > line && ((unsigned char)*at & 0xC0) == 0x80)
        at--;
    return cvx_utf8_next(&at);
}

static bool is_one_of(const char *set, uint32_t code_point)
{
    for (uint32_t c; (c = cvx_utf8_next(&set)) != 0;)
        if (c == code_point)
            return true;
    return false;
}

/* At every width, no line starts with one of `never_first` or ends with one of `never_last`. */
static void edges_are_kept(struct cvx_layout_bench *bench, const char *tag, const char *text,
                           const char *never_first, const char *never_last)
{
    for (double width = NARROWEST; width < WIDEST; width += STEP) {
        const char *line = lines(bench, tag, text, width);
        int count = 0;
        for (const char *end; (end = strchr(line, '\n')) != NULL; line = end + 1, count++) {
            assert_true(end > line);
            assert_false(is_one_of(never_first, first_of(line)));
            assert_false(is_one_of(never_last, last_of(line, end)));
        }
        assert_true(count > 1);
    }
}

/* JIS X 4051 at its strictest: no small kana, no long vowel mark, no closing mark starts a line. */
static void japanese_kinsoku_is_strict(void **state)
{
    edges_are_kept(*state, "ja",
                   "ウェブサービスの「チャット」機能、ならびにキャッシュ・サーバーの設計（平均"
                   "２０％削減）を担当。ユーザーからの問い合わせを、ほぼゼロにしました！人々の"
                   "声を聞き、チームでレビュー・リリースまでを一貫して行った。",
                   "、。」）・ーァィゥェォッャュョヮぁぃぅぇぉっゃゅょ！％々", "「（");
}

static void chinese_marks_stay_with_their_words(void **state)
{
    edges_are_kept(*state, "zh-Hans",
                   "负责《支付核心》系统的设计，采用“双写校验”与灰度切换（不停机），把对账延迟降到"
                   "三秒以内；撰写规范、培训新人、组织评审！是否有效？数据已证明：故障率下降九成。",
                   "，。、；：！？）》”", "（《“");
}

/* Korean breaks between words only. */
static void korean_words_stay_whole(void **state)
{
    struct cvx_layout_bench *bench = *state;
    static const char text[] =
        "결제 시스템의 지연 시간을 절반으로 줄이고 배포를 자동화하여 매주 두 번 "
        "안전하게 배포하였습니다";
    for (double width = NARROWEST; width < WIDEST; width += STEP) {
        char *joined = cvx_arena_strdup(&bench->arena, lines(bench, "ko", text, width));
        for (char *at = joined; (at = strchr(at, '\n')) != NULL;)
            *at = at[1] ? ' ' : '\0';
        assert_string_equal(joined, text);
    }
}

/* Thai has no spaces between words: lines end where the dictionary says. */
static void thai_breaks_between_words(void **state)
{
    struct cvx_layout_bench *bench = *state;
    static const char *const words[] = {"พัฒนา", "ระบบ", "ชำระ", "เงิน",    "สำหรับ",
                                        "ร้าน",  "ค้า",   "ใน",   "ประเทศ", "ไทย"};
    struct cvx_str text;
    cvx_str_init(&text, &bench->arena);
    for (int round = 0; round < 4; round++)
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            cvx_str_add(&text, words[i]);
    const char *line = lines(bench, "th", cvx_str_get(&text), 200);
    assert_non_null(strchr(line, '\n')[1] ? line : NULL); /* more than one */
    for (const char *end; (end = strchr(line, '\n')) != NULL; line = end + 1) {
        bool starts = false;
        for (size_t i = 0; i < sizeof words / sizeof *words && !starts; i++)
            starts = strncmp(line, words[i], strlen(words[i])) == 0;
        assert_true(starts);
    }
}

/* What must not be parted stands on one line, whatever the width. */
static void what_belongs_together_is_not_parted(void **state)
{
    struct cvx_layout_bench *bench = *state;
    static const char *const wholes[] = {
        "C++,",   "C#",  "ada.king@mail.example.org", "+44 20 7946-0958", "2019 – 2021",
        "840 ms", "95 %"};
    for (double width = NARROWEST; width < WIDEST; width += STEP) {
        const char *text =
            lines(bench, "en",
                  "Wrote C++, Python and C# until ada.king@mail.example.org or "
                  "+44 20 7946-0958 in 2019 – 2021 cut it from 840 ms by 95 % and on",
                  width);
        for (size_t i = 0; i < sizeof wholes / sizeof *wholes; i++)
            assert_non_null(strstr(text, wholes[i]));
    }
}

static const char english[] =
    "Introduced property-based verification of numerical infrastructure, which uncovered several "
    "longstanding misconceptions about synchronization and considerably simplified maintenance "
    "responsibilities throughout international organizations";

static size_t count_of(const char *text, const char *what)
{
    size_t count = 0;
    for (const char *at = text; (at = strstr(at, what)) != NULL; at += strlen(what))
        count++;
    return count;
}

/* Only where the theme asks for it, and only where a line would be poor without. */
static void hyphens_are_a_last_resort(void **state)
{
    struct cvx_layout_bench *bench = *state;
    bench->theme.hyphenate = false;
    assert_int_equal(count_of(lines(bench, "en", english, 150), "\u00AD"), 0);
    bench->theme.hyphenate = true;
    assert_true(count_of(lines(bench, "en", english, 150), "\u00AD") > 0);
    assert_int_equal(count_of(lines(bench, "en", english, 480), "\u00AD"), 0);
    /* a language without patterns is left alone */
    assert_int_equal(count_of(lines(bench, "tr", english, 150), "\u00AD"), 0);
}

/* In the paragraph's own language: Polish and English part the same letters elsewhere. */
static void hyphens_follow_the_language(void **state)
{
    struct cvx_layout_bench *bench = *state;
    bench->theme.hyphenate = true;
    const char *const in_english = lines(bench, "en", english, 150);
    const char *const in_polish = lines(bench, "pl", english, 150);
    assert_true(count_of(in_english, "\u00AD") > 0);
    assert_true(count_of(in_polish, "\u00AD") > 0);
    assert_string_not_equal(in_english, in_polish);
}

static const struct cvx_layout_page *first_page(const struct cvx_layout_bench *bench)
{
    return &bench->layout.pages[0];
}

/* Ragged right and justified are the theme's to choose; the last line is never stretched. */
static void the_theme_justifies(void **state)
{
    struct cvx_layout_bench *bench = *state;
    const double right = 300 + bench->theme.margin_side;
    for (int justified = 0; justified < 2; justified++) {
        bench->theme.styles[CVX_THEME_PARAGRAPH].align =
            justified ? CVX_ALIGN_JUSTIFY : CVX_ALIGN_START;
        bench->theme.hyphenate = true;
        lines(bench, "en", english, 300);
        const struct cvx_layout_page *page = first_page(bench);
        size_t flush = 0;
        assert_true(page->item_count > 3);
        for (size_t i = 0; i + 1 < page->item_count; i++)
            flush += page->items[i].line.right > right - 0.02;
        assert_true(justified ? flush == page->item_count - 1 : flush < 2);
        assert_true(page->items[page->item_count - 1].line.right < right - 1);
    }
}

/* A full-width mark at a line's end gives up its blank half: its ink stands at the edge. */
static void marks_are_trimmed_at_the_edge(void **state)
{
    struct cvx_layout_bench *bench = *state;
    const double em = bench->theme.styles[CVX_THEME_PARAGRAPH].size;
    /* nineteen and a half squares: the twentieth, a mark, fits by its half */
    const char *text =
        lines(bench, "zh-Hans", "一二三四五六七八九十一二三四五六七八九，一二三四五六七八九十",
              19.6 * em);
    assert_int_equal(count_of(text, "九，\n"), 1);
    const struct cvx_line *line = &first_page(bench)->items[0].line;
    assert_true(line->right < bench->theme.margin_side + 19.6 * em + 0.02);
}

/* The face that sets a text, in a paragraph of its own. */
static const struct cvx_face *face_of(struct cvx_layout_bench *bench, const char *tag,
                                      const char *text)
{
    lines(bench, tag, text, 300);
    return first_page(bench)->items[0].line.pieces[0].face;
}

/* U+9AA8, U+76F4, U+89D2 are drawn otherwise in each of these; U+20BB7 lies outside the BMP. */
static void han_has_its_regional_form(void **state)
{
    struct cvx_layout_bench *bench = *state;
    static const struct {
        const char *tag, *face;
    } rows[] = {
        {"zh-Hans", "NotoSansCJKsc-Regular"},
        {"zh-Hant", "NotoSansCJKtc-Regular"},
        {"ja", "NotoSansCJKjp-Regular"},
        {"ko", "NotoSansCJKkr-Regular"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_string_equal(face_of(bench, rows[i].tag, "骨直角")->name, rows[i].face);
        assert_string_equal(face_of(bench, rows[i].tag, "𠮷野")->name, rows[i].face);
        assert_non_null(strstr(face_of(bench, rows[i].tag, "*骨直角*")->name, "-Bold"));
    }
    assert_int_equal(bench->diag.counts[CVX_WARNING], 0);
}

#define TEST(function)                                                                             \
    cmocka_unit_test_setup_teardown(function, cvx_layout_bench_open, cvx_layout_bench_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(japanese_kinsoku_is_strict),
        TEST(chinese_marks_stay_with_their_words),
        TEST(korean_words_stay_whole),
        TEST(thai_breaks_between_words),
        TEST(what_belongs_together_is_not_parted),
        TEST(hyphens_are_a_last_resort),
        TEST(hyphens_follow_the_language),
        TEST(the_theme_justifies),
        TEST(marks_are_trimmed_at_the_edge),
        TEST(han_has_its_regional_form),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
