/* SPDX-License-Identifier: MIT */
/* Line ends chosen over the whole paragraph: against every possible choice, on small paragraphs. */
#include "exporters/pdf/fit.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

enum { PLACES_MAX = 14 };

static uint32_t random_next(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

/* Words of random widths with spaces of 3 between them; some may be hyphenated, some lines end by
 * force. */
static size_t paragraph_make(uint32_t *seed, struct cvx_fit_place *places)
{
    const size_t count = 3 + random_next(seed) % (PLACES_MAX - 2);
    double at = 0, stretch = 0;
    places[0] = (struct cvx_fit_place){.kind = CVX_BREAK_NONE};
    for (size_t i = 1; i < count; i++) {
        static const enum cvx_break kinds[] = {CVX_BREAK_FREE, CVX_BREAK_FREE, CVX_BREAK_RELUCTANT,
                                               CVX_BREAK_HYPHEN, CVX_BREAK_FORCED};
        const uint32_t pick = random_next(seed) % 12;
        const enum cvx_break kind = pick < 4 ? kinds[pick] : pick == 11 ? kinds[4] : kinds[0];
        const bool hyphen = kind == CVX_BREAK_HYPHEN;
        at += 4 + random_next(seed) % 30;
        places[i] = (struct cvx_fit_place){.end = at + (hyphen ? 3 : 0), .kind = kind};
        places[i].stretch_end = stretch;
        places[i].shrink_end = stretch / 3;
        if (!hyphen) {
            at += 3;
            stretch += 1.5;
        }
        places[i].start = at;
        places[i].stretch_start = stretch;
        places[i].shrink_start = stretch / 3;
    }
    places[count - 1].kind = CVX_BREAK_FORCED;
    return count;
}

/* The cost of the lines that end at the places in `set`; forced ends must be among them. */
static double set_cost(const struct cvx_fit_place *places, size_t count, uint32_t set,
                       const struct cvx_fit_measure *measure)
{
    double cost = 0;
    size_t from = 0;
    for (size_t i = 1; i < count; i++) {
        if (set >> i & 1) {
            cost += cvx_fit_cost(places, from, i, measure);
            from = i;
        } else if (places[i].kind == CVX_BREAK_FORCED) {
            return INFINITY;
        }
    }
    return cost;
}

static void is_as_good_as_any_choice(void **state)
{
    (void)state;
    uint32_t seed = 3;
    for (int round = 0; round < 1500; round++) {
        struct cvx_fit_place places[PLACES_MAX + 2];
        uint32_t chosen[PLACES_MAX + 2], set = 0;
        const size_t count = paragraph_make(&seed, places);
        const struct cvx_fit_measure measure = {
            .width = 30 + random_next(&seed) % 90,
            .first_indent = random_next(&seed) % 2 ? 12 : 0,
            .em = 10,
            .justify = round % 3 == 1,
            .balance = round % 3 == 2,
            .sense = round % 5 == 4,
        };
        const size_t lines = cvx_fit_choose(places, count, &measure, chosen);
        assert_true(lines > 0);
        assert_int_equal(chosen[lines - 1], count - 1);
        for (size_t i = 0; i < lines; i++)
            set |= 1u << chosen[i];
        const double cost = set_cost(places, count, set, &measure);
        double best = INFINITY;
        for (uint32_t other = 0; other < 1u << (count - 2); other++)
            best = fmin(best, set_cost(places, count, other << 1 | 1u << (count - 1), &measure));
        assert_true(cost <= best + 1e-9);
    }
}

/* Eleven words of one width, ten to a line: the last one does not stand alone. */
static void leaves_no_short_last_word(void **state)
{
    (void)state;
    struct cvx_fit_place places[12];
    uint32_t chosen[12];
    for (size_t i = 0; i < 12; i++) /* words 9 wide, spaces 1 */
        places[i] = (struct cvx_fit_place){
            .end = 10.0 * (double)i - 1, .start = 10.0 * (double)i, .kind = CVX_BREAK_FREE};
    places[11].kind = CVX_BREAK_FORCED;
    const struct cvx_fit_measure measure = {.width = 100, .em = 8};
    assert_int_equal(cvx_fit_choose(places, 12, &measure, chosen), 2);
    assert_true(chosen[0] < 10); /* greedily, ten words and a last line of one */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_as_good_as_any_choice),
        cmocka_unit_test(leaves_no_short_last_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
