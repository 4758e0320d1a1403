/* SPDX-License-Identifier: MIT */
/* A bench for tests of the layout: the default theme, A4, and documents written as scripts
 * (doc_script.h). Used as the state of a cmocka test. */
#ifndef CVX_TESTS_SUPPORT_LAYOUT_BENCH_H
#define CVX_TESTS_SUPPORT_LAYOUT_BENCH_H

#include "exporters/pdf/layout.h"

struct cvx_layout_bench {
    struct cvx_arena arena;
    struct cvx_diag diag;
    struct cvx_theme theme;
    struct cvx_fonts *fonts;
    struct cvx_job_options options;
    struct cvx_layout layout;
};

int cvx_layout_bench_open(void **state);
int cvx_layout_bench_close(void **state);

/* Lays out a script in the language `tag`; the result is in bench->layout. */
enum cvx_status cvx_layout_bench_set(struct cvx_layout_bench *bench, const char *tag,
                                     const char *script);

/* All text but the running line's, with the pages' ends as "\f". */
const char *cvx_layout_bench_text(struct cvx_layout_bench *bench);

/* The same by lines: each ends in "\n", what hangs at its end left out. */
const char *cvx_layout_bench_lines(struct cvx_layout_bench *bench);

#endif
