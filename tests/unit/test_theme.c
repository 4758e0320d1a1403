/* SPDX-License-Identifier: MIT */
/* Themes: the built-in ones are sound, and what is wrong with a user's own is said. */
#include "core/theme/tighten.h"
#include "formats/json.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

struct bench {
    struct cvx_arena arena;
    struct cvx_diag diag;
    struct cvx_theme base;
};

static enum cvx_status read_theme(struct bench *bench, const char *json, size_t len,
                                  const struct cvx_theme *base, struct cvx_theme *theme)
{
    struct cvx_node *root;
    assert_int_equal(cvx_json_read(json, len, &bench->arena, &bench->diag, &root), CVX_OK);
    return cvx_theme_read(root, base, &bench->arena, &bench->diag, theme);
}

static int bench_open(void **state)
{
    static struct bench bench;
    cvx_arena_init(&bench.arena, NULL);
    cvx_diag_init(&bench.diag, NULL);
    *state = &bench;
    return (int)read_theme(&bench, cvx_theme_sources[0].json, cvx_theme_sources[0].len, NULL,
                           &bench.base);
}

static int bench_close(void **state)
{
    struct bench *bench = *state;
    cvx_diag_clear(&bench->diag);
    cvx_arena_clear(&bench->arena);
    return 0;
}

static void built_in_themes_are_sound(void **state)
{
    struct bench *bench = *state;
    size_t count = 0;
    for (const struct cvx_theme_source *source = cvx_theme_sources; source->name; source++) {
        struct cvx_theme theme;
        count++;
        assert_int_equal(
            read_theme(bench, source->json, source->len, count > 1 ? &bench->base : NULL, &theme),
            CVX_OK);
        assert_string_equal(theme.name, source->name);
        for (size_t i = 0; i < CVX_THEME_STYLE_COUNT; i++) {
            assert_true(theme.styles[i].leading >= theme.styles[i].size);
            assert_true(cvx_theme_contrast(theme.colors[theme.styles[i].color]) >=
                        CVX_THEME_CONTRAST);
        }
        /* What comes first in a section stands at one height, but for a heading. */
        static const int firsts[] = {CVX_THEME_ENTRY, CVX_THEME_META,        CVX_THEME_PARAGRAPH,
                                     CVX_THEME_ITEM,  CVX_THEME_PUBLICATION, CVX_THEME_ROW};
        for (size_t i = 0; i < sizeof firsts / sizeof firsts[0]; i++)
            assert_true(theme.styles[firsts[i]].before <= theme.styles[CVX_THEME_SECTION].after);
        /* Contact lines keep their distance with and without a label under the name. */
        assert_true(theme.styles[CVX_THEME_CONTACT].before > 2);
        assert_true(theme.styles[CVX_THEME_CONTACT].before >=
                    theme.styles[CVX_THEME_SUBTITLE].after);
        /* Name over section over entry over secondary lines. */
        assert_true(theme.styles[CVX_THEME_TITLE].size > theme.styles[CVX_THEME_SECTION].size);
        assert_true(theme.styles[CVX_THEME_SECTION].size > theme.styles[CVX_THEME_ENTRY].size);
        assert_true(theme.styles[CVX_THEME_ENTRY].size >= theme.styles[CVX_THEME_META].size);
    }
    assert_true(count >= 2);
}

static void takes_from_its_base_what_it_does_not_say(void **state)
{
    struct bench *bench = *state;
    struct cvx_theme theme;
    static const char json[] = "{\"name\": \"mine\", \"colors\": {\"accent\": \"#600000\"},"
                               " \"styles\": {\"item\": {\"hanging\": 14.25, \"bold\": true}}}";
    assert_int_equal(read_theme(bench, json, strlen(json), &bench->base, &theme), CVX_OK);
    assert_string_equal(theme.name, "mine");
    assert_int_equal(theme.colors[CVX_COLOR_ACCENT], 0x600000);
    assert_int_equal(theme.colors[CVX_COLOR_TEXT], bench->base.colors[CVX_COLOR_TEXT]);
    assert_true(theme.styles[CVX_THEME_ITEM].hanging > 14.24);
    assert_true(theme.styles[CVX_THEME_ITEM].hanging < 14.26);
    assert_true(theme.styles[CVX_THEME_ITEM].bold);
    assert_string_equal(theme.fonts[CVX_FONT_BODY].families[0],
                        bench->base.fonts[CVX_FONT_BODY].families[0]);
}

static void says_what_is_wrong(void **state)
{
    static const struct {
        const char *json, *message;
        uint32_t line;
    } cases[] = {
        {"{\n \"colour\": 1}", "\"colour\" is nothing that a theme can set", 2},
        {"{\"styles\": {\"item\": {\n\n\"sise\": 9}}}", "\"sise\" is nothing that a theme can set",
         3},
        {"{\"styles\": {\"title\": {\"size\": 500}}}", "\"size\" must be a number from 5 to 72", 1},
        {"{\"styles\": {\"title\": {\"size\": \"9\"}}}", "\"size\" must be a number from 5 to 72",
         1},
        {"{\"styles\": {\"title\": {\"align\": \"left\"}}}",
         "\"align\" must be one of start, center, end, justify", 1},
        {"{\"styles\": {\"title\": {\"color\": \"rule\"}}}",
         "\"color\" must be one of text, muted, accent, link", 1},
        {"{\"colors\": {\"text\": \"#aaaaaa\"}}",
         "\"text\" is too pale: text needs a contrast of 4.5:1 on white", 1},
        {"{\"colors\": {\"text\": \"black\"}}", "\"text\" must be a colour such as \"#1f3a5f\"", 1},
        {"{\"fonts\": {\"body\": {\"families\": []}}}",
         "\"families\" must name one to three font families", 1},
        {"[]", "a theme must be an object", 1},
    };
    struct bench *bench = *state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct cvx_theme theme;
        assert_int_equal(
            read_theme(bench, cases[i].json, strlen(cases[i].json), &bench->base, &theme),
            CVX_REJECTED);
        assert_int_equal(bench->diag.last->code, CVX_CODE_THEME);
        assert_string_equal(bench->diag.last->message, cases[i].message);
        assert_int_equal(bench->diag.last->line, cases[i].line);
    }
}

static void a_first_theme_must_say_all(void **state)
{
    struct bench *bench = *state;
    struct cvx_theme theme;
    static const char json[] = "{\"name\": \"half\"}";
    assert_int_equal(read_theme(bench, json, strlen(json), NULL, &theme), CVX_REJECTED);
    assert_string_equal(bench->diag.last->message, "the theme does not say all of \"title\"");
}

/* Steps until the end; what is left of space, leading and type then, in thousandths. */
static int tighten_all(const struct cvx_theme *theme, const char *script,
                       bool (*tighten)(const struct cvx_theme *, const char *,
                                       struct cvx_tightness *),
                       int end[3])
{
    struct cvx_tightness tightness = cvx_tightness_none;
    int steps = 0;
    while (tighten(theme, script, &tightness))
        assert_true(++steps < 100);
    end[0] = (int)lround(tightness.space * 1000);
    end[1] = (int)lround(tightness.leading * 1000);
    end[2] = (int)lround(cvx_tightness_type(theme, script, &tightness) * 1000);
    return steps;
}

/* Space goes first. Unasked, no line comes nearer to the next than its script bears: Latin 1.2
 * sizes of the type, Han 1.25; what was tighter stays. */
static void tightens_slightly(void **state)
{
    static const struct {
        const char *script;
        double leading; /* of type of 10 points */
        int steps, end; /* of leading, thousandths */
    } cases[] = {
        {"Latn", 13, 8 + 6, 940}, {"Latn", 12.45, 8 + 3, 970}, {"Latn", 11, 8, 1000},
        {"Hans", 13, 8 + 6, 940}, {"Hans", 12, 8 + 2, 980},    {"Jpan", 11, 8, 1000},
        {"Thai", 13, 8 + 6, 940}, {"Thai", 12.2, 8 + 1, 990},
    };
    struct bench *bench = *state;
    struct cvx_theme theme = bench->base;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        int end[3];
        theme.styles[CVX_THEME_PARAGRAPH].size = 10;
        theme.styles[CVX_THEME_PARAGRAPH].leading = cases[i].leading;
        assert_int_equal(tighten_all(&theme, cases[i].script, cvx_tighten_slightly, end),
                         cases[i].steps);
        assert_int_equal(end[0], 600);
        assert_int_equal(end[1], cases[i].end);
    }
}

/* Where pages are asked for, leading goes further, and then type; never under 9.5 points, but what
 * was smaller stays. */
static void tightens_further(void **state)
{
    struct bench *bench = *state;
    struct cvx_theme theme = bench->base, tight;
    int end[3];
    assert_int_equal(tighten_all(&theme, "Latn", cvx_tighten_further, end), 8 + 9);
    assert_int_equal(end[1], 910);
    assert_int_equal(end[2], 9500);
    theme.styles[CVX_THEME_PARAGRAPH].size = 10;
    theme.styles[CVX_THEME_PARAGRAPH].leading = 13;
    assert_int_equal(tighten_all(&theme, "Latn", cvx_tighten_further, end), 8 + 9 + 3);
    assert_int_equal(end[2], 9500);
    const struct cvx_tightness tightness = {0.6, 0.91, 0.95};
    cvx_theme_tighten(&theme, "Latn", &tightness, &tight);
    assert_int_equal(lround(tight.styles[CVX_THEME_PARAGRAPH].leading * 100), 1124);
    assert_int_equal(lround(tight.styles[CVX_THEME_TITLE].size * 1000), 21850);
    assert_int_equal(lround(tight.styles[CVX_THEME_NOTE].size * 1000), 8500);
    struct cvx_tightness looser = tightness;
    assert_true(cvx_tighten_less(&looser));
    assert_int_equal(lround(looser.space * 1000), 650);
    looser.space = 1;
    assert_false(cvx_tighten_less(&looser));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(built_in_themes_are_sound),
        cmocka_unit_test(takes_from_its_base_what_it_does_not_say),
        cmocka_unit_test(says_what_is_wrong),
        cmocka_unit_test(a_first_theme_must_say_all),
        cmocka_unit_test(tightens_slightly),
        cmocka_unit_test(tightens_further),
    };
    return cmocka_run_group_tests(tests, bench_open, bench_close);
}
