/* SPDX-License-Identifier: MIT */
/* Laying out documents for tests. */
#include "tests/support/layout_bench.h"

#include "fonts/fonts.h"
#include "formats/json.h"
#include "tests/support/doc_script.h"

#include <string.h>

int cvx_layout_bench_open(void **state)
{
    static struct cvx_layout_bench bench;
    const struct cvx_theme_source *source = &cvx_theme_sources[0];
    struct cvx_node *root;
    bench = (struct cvx_layout_bench){.options = {.page_width = 595.276, .page_height = 841.89}};
    cvx_arena_init(&bench.arena, NULL);
    cvx_diag_init(&bench.diag, NULL);
    bench.fonts = cvx_fonts_open(NULL);
    *state = &bench;
    if (cvx_json_read(source->json, source->len, &bench.arena, &bench.diag, &root) != CVX_OK)
        return -1;
    return (int)cvx_theme_read(root, NULL, &bench.arena, &bench.diag, &bench.theme);
}

int cvx_layout_bench_close(void **state)
{
    struct cvx_layout_bench *bench = *state;
    cvx_fonts_close(bench->fonts);
    cvx_diag_clear(&bench->diag);
    cvx_arena_clear(&bench->arena);
    return 0;
}

enum cvx_status cvx_layout_bench_set(struct cvx_layout_bench *bench, const char *tag,
                                     const char *script)
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

const char *cvx_layout_bench_text(struct cvx_layout_bench *bench)
{
    struct cvx_str text;
    cvx_str_init(&text, &bench->arena);
    for (size_t p = 0; p < bench->layout.page_count; p++) {
        const struct cvx_layout_page *page = &bench->layout.pages[p];
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

const char *cvx_layout_bench_lines(struct cvx_layout_bench *bench)
{
    struct cvx_str text;
    cvx_str_init(&text, &bench->arena);
    for (size_t p = 0; p < bench->layout.page_count; p++) {
        const struct cvx_layout_page *page = &bench->layout.pages[p];
        for (size_t i = 0; i < page->item_count; i++) {
            if (page->items[i].kind != CVX_ITEM_LINE)
                continue;
            const struct cvx_line *line = &page->items[i].line;
            for (size_t k = 0; k < line->piece_count; k++)
                cvx_str_add_bytes(&text, line->pieces[k].text, line->pieces[k].text_len);
            while (text.len && text.bytes[text.len - 1] == ' ')
                text.bytes[--text.len] = '\0';
            cvx_str_add_char(&text, '\n');
        }
    }
    return cvx_str_get(&text);
}
