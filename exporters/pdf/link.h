/* SPDX-License-Identifier: MIT */
/* Link annotations (ISO 32000-1, 12.5.6.5): one for each line that a link's text stands on. */
#ifndef CVX_EXPORTERS_PDF_LINK_H
#define CVX_EXPORTERS_PDF_LINK_H

#include "exporters/pdf/layout.h"
#include "exporters/pdf/structure.h"

/* The annotations of one page while it is painted. */
struct cvx_links {
    struct cvx_pdf *pdf;
    const struct cvx_layout_page *page;
    struct cvx_marked_page *marked;
    struct cvx_str annotations; /* "7 0 R 8 0 R " */
    /* The link being gathered: its element, target and extent on the line. */
    struct cvx_element *element;
    const char *href;
    const struct cvx_line *line;
    double left, right;
};

void cvx_links_init(struct cvx_links *links, struct cvx_pdf *pdf,
                    const struct cvx_layout_page *page, struct cvx_marked_page *marked);

/* Says that `piece` was painted for `element`, on `line`; what is no link ends the one before. */
void cvx_links_add(struct cvx_links *links, const struct cvx_piece *piece,
                   const struct cvx_line *line, struct cvx_element *element);

/* Ends the link being gathered, if any: at a line's end. */
void cvx_links_flush(struct cvx_links *links);

/* Puts the page's Annots into it. */
void cvx_links_finish(struct cvx_links *links, struct cvx_object *page);

#endif
