/* SPDX-License-Identifier: MIT */
/* How high the rows of the column are, and where in them what is painted stands: all that the
 * leading decides. Done again for each leading that is tried; no text is looked at. */
#include "exporters/pdf/flow.h"

#include <math.h>

/* Where a style's baseline is below the top of its line. */
static double baseline_of(const struct cvx_paragraph_style *style)
{
    return cvx_round_point(style->leading / 2 + style->size * 0.36);
}

static double height_of(const struct cvx_flow_row *row, double above)
{
    if (row->style)
        return row->style->leading;
    return row->reach > 0 ? fmax(row->reach - above, 0) : 0;
}

/* `above`: of the item's row, on a page of its own. */
static void item_hang(struct cvx_flow_item *item, double above)
{
    const struct cvx_paragraph_style *style = item->style;
    switch (item->item.kind) {
    case CVX_ITEM_LINE:
        item->item.line.baseline = baseline_of(style) - (double)item->lines_above * style->leading;
        break;
    case CVX_ITEM_RULE:
        item->item.rule.y = style->leading;
        break;
    case CVX_ITEM_IMAGE:
        item->item.image.y = -above;
        break;
    }
}

void cvx_flow_stack(struct cvx_flow *flow)
{
    double above = 0;
    uint32_t item = 0;
    for (size_t i = 0; i < flow->row_count; i++) {
        struct cvx_row *row = &flow->rows[i];
        above += i ? row->before : 0;
        row->height = height_of(&flow->row_makes[i], above);
        for (; item < flow->row_makes[i].items_end; item++)
            item_hang(&flow->items[item], above);
        above += row->height;
    }
}
