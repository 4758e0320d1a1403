/* SPDX-License-Identifier: MIT */
/* Reading Markdown (CommonMark) with cmark, whose header is included by markdown.c alone. Of HTML
 * inside Markdown it tells no more than that it is there: html.h reads that. */
#ifndef CVX_FORMATS_MARKDOWN_H
#define CVX_FORMATS_MARKDOWN_H

#include "core/base/module.h"
#include "core/base/status.h"
#include "formats/markup.h"

/* What cvx_markdown_read makes of a text: events or, where it holds HTML, the whole of it as HTML
 * for cvx_html_read. */
struct cvx_markdown {
    struct cvx_markup markup;
    const char *html; /* NULL: `markup` says it all */
    size_t html_len;
};

/* The room is a module, opened when a text holds markup (core/base/module.h). */
struct cvx_markdown_module {
    /* Reads `len` bytes of UTF-8, at most CVX_MARKUP_LIMIT. A newline is a line break. Tags that
     * HTML does not have ("List<String>") are text. CVX_ENVIRONMENT, nothing reported, when memory
     * is out; there is no other failure: every text is Markdown. */
    enum cvx_status (*read)(const char *text, size_t len, struct cvx_arena *arena,
                            struct cvx_markdown *markdown);
};
extern const struct cvx_markdown_module cvx_markdown_module;

#endif
