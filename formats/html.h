/* SPDX-License-Identifier: MIT */
/* Reading the HTML that people put into texts, with libxml2's HTML reader, whose headers are
 * included by html.c alone. Nothing is fetched, nothing is run. */
#ifndef CVX_FORMATS_HTML_H
#define CVX_FORMATS_HTML_H

#include "core/base/module.h"
#include "core/base/status.h"
#include "formats/markup.h"

/* The room is a module, opened when a text holds tags (core/base/module.h). */
struct cvx_html_module {
    /* Reads `len` bytes of UTF-8 HTML, a fragment as good as a page, and appends what it says to
     * `markup`. White space is collapsed as browsers do, broken HTML is mended. CVX_ENVIRONMENT,
     * nothing reported, when memory is out. */
    enum cvx_status (*read)(const char *text, size_t len, struct cvx_arena *arena,
                            struct cvx_markup *markup);
};
extern const struct cvx_html_module cvx_html_module;

#endif
