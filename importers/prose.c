/* SPDX-License-Identifier: MIT */
/* Chooses the way in: a markup reader for what holds tags, else lines, which need no library and
 * stay as they were typed. */
#include "importers/prose.h"

#include "core/base/module.h"
#include "core/model/link.h"
#include "formats/html.h"
#include "formats/markdown.h"
#include "importers/prose_writer.h"

#include <ctype.h>
#include <string.h>

/* Writing */

static void add_highlight(struct cvx_prose_writer *writer, const char *text, size_t len)
{
    struct cvx_prose *prose = writer->prose;
    if (prose->highlight_count == writer->room) {
        const size_t room = writer->room ? writer->room * 2 : 8;
        const char **highlights =
            cvx_arena_grow(writer->arena, prose->highlights, writer->room * sizeof *highlights,
                           room * sizeof *highlights);
        if (!highlights)
            return;
        prose->highlights = highlights;
        writer->room = room;
    }
    prose->highlights[prose->highlight_count++] = cvx_arena_copy(writer->arena, text, len);
}

void cvx_prose_end_item(struct cvx_prose_writer *writer)
{
    if (writer->item.len > 0)
        add_highlight(writer, cvx_str_get(&writer->item), writer->item.len);
    cvx_str_reset(&writer->item);
    writer->out = &writer->summary;
}

void cvx_prose_start_item(struct cvx_prose_writer *writer)
{
    cvx_prose_end_item(writer);
    writer->out = &writer->item;
}

void cvx_prose_writer_init(struct cvx_prose_writer *writer, struct cvx_prose *prose,
                           struct cvx_arena *arena)
{
    *writer = (struct cvx_prose_writer){.arena = arena, .prose = prose};
    *prose = (struct cvx_prose){.summary = NULL};
    cvx_str_init(&writer->summary, arena);
    cvx_str_init(&writer->item, arena);
    writer->out = &writer->summary;
}

void cvx_prose_writer_end(struct cvx_prose_writer *writer)
{
    cvx_prose_end_item(writer);
    if (writer->summary.len > 0)
        writer->prose->summary = cvx_str_get(&writer->summary);
}

void cvx_alternation_meet(struct cvx_alternation *met, bool list)
{
    if (list) {
        met->list_after |= met->text_after;
        met->list = true;
    } else {
        met->text_after |= met->list;
    }
}

/* Reading */

/* Targets that may be written, in their valid form; of the others the text stays. */
static void check_links(struct cvx_markup *markup, struct cvx_arena *arena)
{
    const char *seen = NULL;
    const char *valid = NULL;
    for (size_t i = 0; i < markup->count; i++) {
        const char *href = markup->events[i].href;
        if (!href)
            continue;
        if (href != seen && cvx_url_read(href, arena, &valid) == CVX_LINK_BAD)
            markup->dropped |= CVX_DROP_LINK;
        seen = href;
        markup->events[i].href = valid;
    }
}

static bool has_tags(const char *text, enum cvx_prose_notation notation)
{
    for (const char *at = strpbrk(text, "<&"); at; at = strpbrk(at + 1, "<&")) {
        const bool named = isalpha((unsigned char)at[1]) != 0;
        if (*at == '<' && (named || at[1] == '/' || at[1] == '!') && strchr(at, '>'))
            return true;
        if (*at == '&' && notation == CVX_PROSE_HTML && (named || at[1] == '#') &&
            at[1 + strcspn(at + 1, " ;&<")] == ';')
            return true;
    }
    return false;
}

static enum cvx_status read_html(const char *text, size_t len, struct cvx_arena *arena,
                                 struct cvx_diag *diag, struct cvx_markup *markup)
{
    static const struct cvx_module row = CVX_MODULE(html);
    const struct cvx_html_module *html = cvx_module_open(&row, diag);
    if (!html)
        return CVX_ENVIRONMENT;
    return html->read(text, len, arena, markup) == CVX_OK ? CVX_OK : cvx_diag_memory(diag);
}

/* Markdown with HTML in it, as HTML; NULL when what looked like a tag is text ("List<String>"). */
static enum cvx_status find_html(const char *text, struct cvx_arena *arena, struct cvx_diag *diag,
                                 struct cvx_markdown *markdown)
{
    static const struct cvx_module row = CVX_MODULE(markdown);
    const struct cvx_markdown_module *reader = cvx_module_open(&row, diag);
    if (!reader)
        return CVX_ENVIRONMENT;
    const enum cvx_status status = reader->read(text, strlen(text), arena, markdown);
    return status == CVX_OK ? CVX_OK : cvx_diag_memory(diag);
}

/* Reads what has tags; `*read` stays false when it has none. */
static enum cvx_status read_tags(struct cvx_prose_writer *writer, const char *text,
                                 const struct cvx_prose_source *source, struct cvx_diag *diag,
                                 bool *read)
{
    struct cvx_markdown html = {.html = text, .html_len = strlen(text)};
    enum cvx_status status = CVX_OK;
    if (source->notation == CVX_PROSE_MARKDOWN)
        status = find_html(text, writer->arena, diag, &html);
    if (status != CVX_OK || !html.html)
        return status;
    struct cvx_markup markup = {.events = NULL};
    status = read_html(html.html, html.html_len, writer->arena, diag, &markup);
    if (status != CVX_OK)
        return status;
    check_links(&markup, writer->arena);
    cvx_prose_write_events(writer, &markup, source->whole);
    cvx_markup_report(markup.dropped, source->at, diag);
    *read = true;
    return CVX_OK;
}

enum cvx_status cvx_prose_read(const char *text, const struct cvx_prose_source *source,
                               struct cvx_arena *arena, struct cvx_diag *diag,
                               struct cvx_prose *prose)
{
    struct cvx_prose_writer writer;
    cvx_prose_writer_init(&writer, prose, arena);
    enum cvx_status status = CVX_OK;
    bool read = false;
    if (strlen(text) <= CVX_MARKUP_LIMIT && has_tags(text, source->notation))
        status = read_tags(&writer, text, source, diag, &read);
    if (status == CVX_OK && !read)
        cvx_prose_write_lines(&writer, text, source->whole);
    cvx_prose_writer_end(&writer);
    if (status == CVX_OK && arena->failed)
        status = cvx_diag_memory(diag);
    return status;
}

/* Rows */

static void arrange(struct cvx_arranger *arranger, const struct cvx_node *from,
                    struct cvx_node *into, const char *to, struct cvx_prose_source source)
{
    if (from->kind != CVX_NODE_STRING) {
        cvx_arrange_copy(arranger, into, to, from);
        return;
    }
    if (arranger->failed != CVX_OK || arranger->arena->failed)
        return;
    struct cvx_prose prose;
    source.at = from;
    cvx_arrange_settle(arranger, from);
    const enum cvx_status status =
        cvx_prose_read(from->text, &source, arranger->arena, arranger->diag, &prose);
    if (status != CVX_OK) {
        cvx_arrange_fail(arranger, status);
        return;
    }
    cvx_arrange_text(arranger, into, to, prose.summary, from);
    struct cvx_node *list =
        prose.highlight_count ? cvx_arrange_array(arranger, into, "highlights", from) : NULL;
    for (size_t i = 0; i < prose.highlight_count; i++)
        cvx_arrange_text(arranger, list, NULL, prose.highlights[i], from);
}

void cvx_prose_html(struct cvx_arranger *arranger, const struct cvx_node *from,
                    struct cvx_node *into, const char *to)
{
    arrange(arranger, from, into, to, (struct cvx_prose_source){.notation = CVX_PROSE_HTML});
}

void cvx_prose_html_whole(struct cvx_arranger *arranger, const struct cvx_node *from,
                          struct cvx_node *into, const char *to)
{
    arrange(arranger, from, into, to,
            (struct cvx_prose_source){.notation = CVX_PROSE_HTML, .whole = true});
}

void cvx_prose_markdown(struct cvx_arranger *arranger, const struct cvx_node *from,
                        struct cvx_node *into, const char *to)
{
    arrange(arranger, from, into, to, (struct cvx_prose_source){.notation = CVX_PROSE_MARKDOWN});
}
