/* SPDX-License-Identifier: MIT */
/* A laid-out page as text, for goldens: what stands where, in reading order, to 0.01 pt. */
#include "exporters/pdf/layout.h"

#include "fonts/fonts.h"

static const char *const part_names[CVX_PART_COUNT] = {
    [CVX_PART_TEXT] = "text",           [CVX_PART_LABEL] = "label",
    [CVX_PART_ASIDE] = "aside",         [CVX_PART_BULLET] = "bullet",
    [CVX_PART_SEPARATOR] = "separator", [CVX_PART_RUNNING] = "running",
};

static void number_add(struct cvx_str *out, double value)
{
    cvx_str_add_char(out, ' ');
    cvx_str_add_real(out, value, 2);
}

static const char *kind_name(const struct cvx_block *block)
{
    return block ? cvx_block_kind_name(block->kind) : "page";
}

static void piece_dump(const struct cvx_piece *piece, double baseline, struct cvx_str *out)
{
    cvx_str_add_format(out, "    %s %s", kind_name(piece->block), part_names[piece->part]);
    number_add(out, piece->left);
    number_add(out, piece->right);
    if (piece->baseline < baseline || piece->baseline > baseline) {
        cvx_str_add(out, " raised");
        number_add(out, baseline - piece->baseline);
    }
    cvx_str_add_format(out, " %s", piece->face->name);
    number_add(out, piece->size);
    cvx_str_add_format(out, " #%06x%s%s \"", (unsigned)piece->color, piece->rtl ? " rtl" : "",
                       piece->run && piece->run->href ? " link" : "");
    cvx_str_add_bytes(out, piece->text, piece->text_len);
    cvx_str_add(out, "\"\n");
}

static void line_dump(const struct cvx_line *line, struct cvx_str *out)
{
    cvx_str_add(out, "  line");
    number_add(out, line->baseline);
    number_add(out, line->left);
    number_add(out, line->right);
    cvx_str_add_char(out, '\n');
    for (size_t i = 0; i < line->piece_count; i++)
        piece_dump(&line->pieces[i], line->baseline, out);
}

static void item_dump(const struct cvx_item *item, struct cvx_str *out)
{
    switch (item->kind) {
    case CVX_ITEM_LINE:
        line_dump(&item->line, out);
        return;
    case CVX_ITEM_RULE:
        cvx_str_add(out, "  rule");
        number_add(out, item->rule.y);
        number_add(out, item->rule.x);
        number_add(out, item->rule.x + item->rule.width);
        break;
    case CVX_ITEM_IMAGE:
        cvx_str_add(out, "  image");
        number_add(out, item->image.y);
        number_add(out, item->image.x);
        number_add(out, item->image.width);
        number_add(out, item->image.height);
        break;
    }
    cvx_str_add_char(out, '\n');
}

void cvx_layout_dump(const struct cvx_layout_page *page, struct cvx_str *out)
{
    cvx_str_add(out, "page");
    number_add(out, page->width);
    number_add(out, page->height);
    cvx_str_add_char(out, '\n');
    for (size_t i = 0; i < page->item_count; i++)
        item_dump(&page->items[i], out);
}
