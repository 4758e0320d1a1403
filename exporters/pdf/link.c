/* SPDX-License-Identifier: MIT */
/* Link annotations, gathered piece by piece: neighbours of one Link on one line share one. */
#include "exporters/pdf/link.h"

#include <string.h>

enum { URI_LIMIT = 8000 }; /* bytes; what is longer, no viewer opens, and no string may hold */

void cvx_links_init(struct cvx_links *links, struct cvx_pdf *pdf,
                    const struct cvx_layout_page *page, struct cvx_marked_page *marked)
{
    *links = (struct cvx_links){.pdf = pdf, .page = page, .marked = marked};
    cvx_str_init(&links->annotations, cvx_pdf_arena(pdf));
}

void cvx_links_add(struct cvx_links *links, const struct cvx_piece *piece,
                   const struct cvx_line *line, struct cvx_element *element)
{
    const char *href = piece->run ? piece->run->href : NULL;
    if (!href && element == links->element)
        return; /* a space or hyphen within the link */
    if (element != links->element || line != links->line)
        cvx_links_flush(links);
    if (!href)
        return;
    if (!links->element) {
        links->element = element;
        links->href = href;
        links->line = line;
        links->left = piece->left;
        links->right = piece->right;
    }
    if (piece->left < links->left)
        links->left = piece->left;
    if (piece->right > links->right)
        links->right = piece->right;
}

/* The rectangle in the page's own coordinates: upwards. */
static void add_rect(const struct cvx_links *links, struct cvx_str *raw)
{
    const struct cvx_line *line = links->line;
    const double baseline = links->page->height - line->baseline;
    const double corners[4] = {links->left, baseline - line->descent, links->right,
                               baseline + line->ascent};
    cvx_str_add(raw, "/Rect[");
    for (int i = 0; i < 4; i++) {
        cvx_str_add_real(raw, corners[i], 1);
        cvx_str_add_char(raw, i < 3 ? ' ' : ']');
    }
}

void cvx_links_flush(struct cvx_links *links)
{
    struct cvx_element *element = links->element;
    links->element = NULL;
    if (!element || strlen(links->href) > URI_LIMIT)
        return;
    struct cvx_object *annotation = cvx_object_new(links->pdf);
    struct cvx_str *raw = cvx_object_raw(annotation);
    if (!raw)
        return;
    /* Border: none; F 4: printed, as PDF/A wants. Contents is what assistive technology reads. */
    cvx_str_add(raw, "/Type/Annot/Subtype/Link/Border[0 0 0]/F 4");
    add_rect(links, raw);
    cvx_str_add(raw, "/A<</S/URI/URI");
    cvx_object_raw_ascii(raw, links->href);
    cvx_str_add(raw, ">>/Contents");
    cvx_object_raw_text(raw, links->href);
    cvx_element_annotate(element, links->marked, annotation);
    cvx_object_raw_ref(&links->annotations, annotation);
    cvx_str_add_char(&links->annotations, ' ');
}

void cvx_links_finish(struct cvx_links *links, struct cvx_object *page)
{
    cvx_links_flush(links);
    struct cvx_str *raw = cvx_object_raw(page);
    if (raw && links->annotations.len)
        cvx_str_add_format(raw, "/Annots[%s]", cvx_str_get(&links->annotations));
}
