/* SPDX-License-Identifier: MIT */
/* What stands below the head of an entry. */
#include "importers/outline/entries.h"
#include "importers/outline/kinds.h"

#include "core/base/str.h"

#include <string.h>

/* Sections whose entries have highlights. */
static bool has_highlights(const char *section)
{
    static const char *const sections[] = {"work", "volunteer", "education", "projects", ""};
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
        if (strcmp(sections[i], section) == 0)
            return true;
    return false;
}

/* "Technologies: C, Rust" as a paragraph or an item of its own; or the name alone, over items. */
static bool take_fact(struct cvx_outlining *out, const struct cvx_piece *piece,
                      struct cvx_node *node, const char *section)
{
    struct cvx_fact fact = {.at = piece->lines};
    fact.value = cvx_fact_split(out, cvx_out_joined(out, piece->lines), &fact.name);
    if (!fact.value)
        return false;
    if (*fact.value)
        return cvx_fact_set(out, node, section, &fact);
    if (strcmp(fact.name, "highlights") != 0 || !piece->next || piece->next->kind != CVX_BLOCK_ITEM)
        return false;
    cvx_out_report(out, CVX_CODE_GUESSED, piece->lines, "%s heads what is listed below it",
                   cvx_diag_quote(out->diag, piece->lines->text));
    return true;
}

/* Text that is added to piece by piece. */
struct prose {
    struct cvx_str text;
    bool item; /* it ends in one */
    const struct cvx_block_line *at;
};

static void add_prose(struct prose *prose, const char *text, bool item,
                      const struct cvx_block_line *at)
{
    if (prose->text.len > 0)
        cvx_str_add(&prose->text, item && prose->item ? "\n" : "\n\n");
    if (item)
        cvx_str_add(&prose->text, "- ");
    cvx_str_add(&prose->text, text);
    prose->item = item;
    prose->at = prose->at ? prose->at : at;
}

/* The items below an item are lines of its text: "Led a team\n- of five". */
static const struct cvx_piece *join_item(struct cvx_outlining *out, const struct cvx_piece *piece,
                                         struct cvx_str *text)
{
    cvx_str_add(text, cvx_out_prose(out, piece->lines));
    const struct cvx_piece *last = piece;
    while (last->next && last->next->kind == CVX_BLOCK_ITEM && last->next->level > piece->level) {
        last = last->next;
        cvx_str_add_format(text, "\n%*s- ", (int)(2 * (last->level - piece->level - 1)), "");
        cvx_str_add(text, cvx_out_prose(out, last->lines));
    }
    return last;
}

/* "[Repo](https://…) | [Demo](https://…)": a line of links below a head that has none. The first is
 * the entry's; what is left of the line, as written. */
static const char *take_links(struct cvx_outlining *out, const struct cvx_piece *piece,
                              struct cvx_node *node, const char *section)
{
    const struct cvx_block_line *line = piece->lines;
    if (strcmp(section, "projects") != 0 || !line || line->next || *line->text != '[' ||
        cvx_node_find(node, "url"))
        return NULL;
    const struct cvx_styled styled = cvx_styled_read(line->text, out->arena);
    size_t linked = 0;
    for (size_t i = 0; i < styled.link_count; i++)
        linked += styled.links[i].image ? 0 : styled.links[i].to - styled.links[i].from;
    size_t between = 0;
    for (size_t i = 0; i < styled.len; i++)
        between += !(styled.marks[i] & CVX_MARK_LINK) && !strchr(" |/,", styled.text[i]) &&
                   (unsigned char)styled.text[i] < 0x80;
    const char *end = strchr(line->text, ')');
    if (linked == 0 || between > 0 || !end || !styled.links[0].url || !*styled.links[0].url)
        return NULL;
    cvx_out_text(out, node, "url", styled.links[0].url, line);
    cvx_out_report(
        out, CVX_CODE_GUESSED, line, "%s is the text of a link",
        cvx_diag_quote(out->diag, cvx_out_trim(out, styled.text + styled.links[0].from,
                                               styled.links[0].to - styled.links[0].from)));
    const char *rest = strchr(end, '[');
    return rest ? rest : "";
}

void cvx_entry_body(struct cvx_outlining *out, const struct cvx_entry *entry, struct cvx_node *node,
                    const char *section, const char *prose)
{
    struct prose said = {.at = NULL};
    cvx_str_init(&said.text, out->arena);
    for (size_t i = 0; i < entry->head.note_count; i++)
        add_prose(&said, entry->head.notes[i], false, entry->head.at);
    for (const struct cvx_piece *piece = entry->first; piece; piece = piece->next) {
        const struct cvx_block_line *at = piece->lines;
        if (piece->kind == CVX_BLOCK_PROPERTY) {
            cvx_entry_property(out, node, section, piece->key, at);
        } else if (take_fact(out, piece, node, section)) {
            continue;
        } else if (piece->kind != CVX_BLOCK_ITEM) {
            const char *links = take_links(out, piece, node, section);
            if (!links || *links)
                add_prose(&said, links ? links : cvx_out_prose(out, at), false, at);
        } else {
            struct cvx_str item;
            cvx_str_init(&item, out->arena);
            piece = join_item(out, piece, &item);
            if (has_highlights(section))
                cvx_out_item(out, node, "highlights", cvx_str_get(&item), at);
            else
                add_prose(&said, cvx_str_get(&item), true, at);
        }
    }
    if (said.text.len > 0)
        cvx_out_text(out, node, prose, cvx_str_get(&said.text), said.at);
}
