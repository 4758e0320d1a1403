/* SPDX-License-Identifier: MIT */
/* Painting the pages of a layout, item by item. */
#include "exporters/pdf/paint.h"

#include "exporters/pdf/canvas.h"
#include "exporters/pdf/link.h"
#include "exporters/pdf/outline.h"
#include "exporters/pdf/piece.h"
#include "exporters/pdf/structure.h"
#include "exporters/pdf/tags.h"

struct painter {
    const struct cvx_painting *what;
    struct cvx_structure *structure;
    struct cvx_tags *tags;
    struct cvx_outline *outline;
    /* The page being painted. */
    struct cvx_object *page;
    const struct cvx_layout_page *size;
    struct cvx_marked_page *marked;
    struct cvx_canvas *canvas;
    struct cvx_links links;
    const struct cvx_element *element; /* that the open mark belongs to */
};

static void collect_piece(const struct cvx_painting *painting, const struct cvx_piece *piece)
{
    struct cvx_pdf_font *font = cvx_pdf_fonts_use(painting->fonts, piece->face);
    for (uint32_t i = 0; font && i < piece->glyph_count; i++) {
        const struct cvx_text_part part = cvx_piece_text(piece, i);
        cvx_pdf_font_add(font, piece->glyphs[i].id, part.text, part.len);
    }
}

void cvx_paint_collect(const struct cvx_painting *painting)
{
    for (size_t p = 0; p < painting->layout->page_count; p++) {
        const struct cvx_layout_page *page = &painting->layout->pages[p];
        for (size_t i = 0; i < page->item_count; i++) {
            const struct cvx_item *item = &page->items[i];
            if (item->kind != CVX_ITEM_LINE)
                continue;
            for (size_t k = 0; k < item->line.piece_count; k++)
                collect_piece(painting, &item->line.pieces[k]);
        }
    }
}

/* Opens the mark of `element`, unless it is open already. */
static void mark(struct painter *painter, struct cvx_element *element)
{
    if (painter->element == element && cvx_canvas_marked(painter->canvas))
        return;
    painter->element = element;
    cvx_canvas_mark(painter->canvas, cvx_element_type(element),
                    cvx_element_mark(element, painter->marked));
}

/* Opens a mark of its own for a word of `element` that is to be read as a whole. */
static void mark_word(struct painter *painter, struct cvx_element *element,
                      const struct cvx_piece *piece, struct cvx_glyph_range word)
{
    const char *text = cvx_piece_word(piece, word, cvx_pdf_arena(painter->what->pdf));
    painter->element = NULL;
    if (text)
        cvx_canvas_mark_word(painter->canvas, text, cvx_element_mark(element, painter->marked));
}

/* Paints a piece of `element`'s text, NULL for an artifact. */
static void paint_text(struct painter *painter, const struct cvx_piece *piece,
                       struct cvx_element *element)
{
    struct cvx_pdf_font *font = cvx_pdf_fonts_use(painter->what->fonts, piece->face);
    bool whole;
    for (struct cvx_glyph_range range = {0, 0}; range.end < piece->glyph_count;) {
        range = cvx_piece_stretch(piece, range.end, &whole);
        if (!element)
            cvx_canvas_mark_artifact(painter->canvas, true);
        else if (whole)
            mark_word(painter, element, piece, range);
        else
            mark(painter, element);
        cvx_canvas_text(painter->canvas, piece, range, font);
    }
}

static void paint_piece(struct painter *painter, const struct cvx_line *line,
                        const struct cvx_piece *piece)
{
    if (!piece->glyph_count)
        return;
    struct cvx_element *element = NULL;
    if (piece->block) {
        element = cvx_tags_find(painter->tags, piece);
        cvx_links_add(&painter->links, piece, line, element);
        cvx_outline_add(painter->outline, piece->block, painter->page,
                        painter->size->height - line->baseline + 2 * line->ascent);
    }
    paint_text(painter, piece, element);
}

static void paint_line(struct painter *painter, const struct cvx_item *item)
{
    for (size_t i = 0; i < item->line.piece_count; i++)
        paint_piece(painter, &item->line, &item->line.pieces[i]);
    cvx_links_flush(&painter->links);
}

static void paint_rule(struct painter *painter, const struct cvx_item *item)
{
    cvx_canvas_rule(painter->canvas, item);
}

static void paint_image(struct painter *painter, const struct cvx_item *item)
{
    const struct cvx_image *photo = painter->what->photo;
    if (!photo)
        return;
    struct cvx_element *figure = cvx_tags_figure(painter->tags, item->block);
    struct cvx_str box;
    cvx_str_init(&box, cvx_pdf_arena(painter->what->pdf));
    cvx_str_add(&box, "<</O/Layout/Placement/Block/BBox[");
    const double top = painter->size->height - item->image.y;
    const double corners[4] = {item->image.x, top - item->image.height,
                               item->image.x + item->image.width, top};
    for (int i = 0; i < 4; i++) {
        cvx_str_add_real(&box, corners[i], 2);
        cvx_str_add(&box, i < 3 ? " " : "]>>");
    }
    cvx_element_set_attributes(figure, cvx_str_get(&box));
    mark(painter, figure);
    cvx_canvas_image(painter->canvas, item, photo);
}

static void start_page(struct painter *painter, const struct cvx_layout_page *size)
{
    struct cvx_pdf *pdf = painter->what->pdf;
    struct cvx_object *page = cvx_object_new(pdf);
    cvx_object_put_name(page, "Type", "Page");
    cvx_object_put_ref(page, "Parent", cvx_pdf_pages(pdf));
    struct cvx_str *raw = cvx_object_raw(page);
    if (raw) {
        cvx_str_add(raw, "/MediaBox[0 0 ");
        cvx_str_add_real(raw, size->width, 3);
        cvx_str_add_char(raw, ' ');
        cvx_str_add_real(raw, size->height, 3);
        cvx_str_add_char(raw, ']');
    }
    cvx_object_put_name(page, "Tabs", "S"); /* by structure: PDF/UA-1, 7.18.3 */
    painter->page = page;
    painter->size = size;
    painter->marked = cvx_structure_page(painter->structure, page);
    painter->canvas = cvx_canvas_new(pdf, page, size);
    painter->element = NULL;
    cvx_links_init(&painter->links, pdf, size, painter->marked);
}

static void paint_page(struct painter *painter, const struct cvx_layout_page *page)
{
    static void (*const paint[])(struct painter *, const struct cvx_item *) = {
        [CVX_ITEM_LINE] = paint_line,
        [CVX_ITEM_RULE] = paint_rule,
        [CVX_ITEM_IMAGE] = paint_image,
    };
    start_page(painter, page);
    if (!painter->canvas)
        return;
    for (size_t i = 0; i < page->item_count; i++)
        paint[page->items[i].kind](painter, &page->items[i]);
    cvx_links_finish(&painter->links, painter->page);
    cvx_canvas_finish(painter->canvas);
}

void cvx_paint_pages(const struct cvx_painting *painting)
{
    struct cvx_pdf *pdf = painting->pdf;
    struct cvx_arena *arena = cvx_pdf_arena(pdf);
    struct painter painter = {.what = painting};
    painter.structure = cvx_structure_new(pdf);
    painter.outline = cvx_outline_new(pdf);
    if (!painter.structure || !painter.outline)
        return;
    painter.tags = cvx_tags_new(painter.structure, painting->doc, arena);
    if (!painter.tags)
        return;
    struct cvx_str kids;
    cvx_str_init(&kids, arena);
    for (size_t i = 0; i < painting->layout->page_count && !cvx_pdf_failed(pdf); i++) {
        paint_page(&painter, &painting->layout->pages[i]);
        cvx_object_raw_ref(&kids, painter.page);
        cvx_str_add_char(&kids, ' ');
    }
    struct cvx_str *raw = cvx_object_raw(cvx_pdf_pages(pdf));
    cvx_str_add_format(raw, "/Kids[%s]/Count %zu", cvx_str_get(&kids),
                       painting->layout->page_count);
    cvx_outline_write(painter.outline);
    cvx_structure_write(painter.structure);
}
