/* SPDX-License-Identifier: MIT */
/* Runs: segments of one direction, with their properties; hyperlinks and content controls around
 * them. */
#include "exporters/docx/run.h"

#include "core/base/hash.h"
#include "core/base/utf8.h"
#include "core/lang/detect.h"

#include <string.h>

enum { TAG_MAX = 64 }; /* of w:tag: ISO/IEC 29500-1, 17.5.2.42; Word refuses longer ones */

enum direction {
    NEUTRAL,
    LEFT_TO_RIGHT,
    RIGHT_TO_LEFT,
};

static enum direction direction_of(uint32_t code_point)
{
    switch (cvx_script_of(code_point)) {
    case CVX_SCRIPT_COMMON:
        return NEUTRAL;
    case CVX_SCRIPT_HEBREW:
    case CVX_SCRIPT_ARABIC:
        return RIGHT_TO_LEFT;
    default:
        return LEFT_TO_RIGHT;
    }
}

/* The bytes of the first segment of `text`: up to where letters of the other direction begin.
 * Neutrals go with what stands before them, at the start with what follows. */
static size_t segment_len(const char *text, enum direction *direction)
{
    const char *at = text;
    *direction = NEUTRAL;
    while (*at) {
        const char *next = at;
        const enum direction of = direction_of(cvx_utf8_next(&next));
        if (*direction != NEUTRAL && of != NEUTRAL && of != *direction)
            break;
        if (of != NEUTRAL)
            *direction = of;
        at = next;
    }
    return (size_t)(at - text);
}

static const char *style_of(const struct cvx_run *run, const char *fallback)
{
    if (run->href)
        return "Hyperlink";
    if (run->style & CVX_STYLE_CODE)
        return "CodeText";
    return run->style & CVX_STYLE_SECONDARY ? "Secondary" : fallback;
}

static void write_toggles(struct cvx_xml *xml, unsigned style)
{
    if (style & CVX_STYLE_STRONG) {
        cvx_xml_empty(xml, "w:b", NULL, NULL);
        cvx_xml_empty(xml, "w:bCs", NULL, NULL);
    }
    if (style & CVX_STYLE_EMPHASIS) {
        cvx_xml_empty(xml, "w:i", NULL, NULL);
        cvx_xml_empty(xml, "w:iCs", NULL, NULL);
    }
}

/* w:rPr, when there is anything to say. Children in the SDK's order. */
static void write_properties(struct cvx_docx *docx, struct cvx_xml *xml, const struct cvx_run *run,
                             const char *style, bool rtl)
{
    const unsigned marks =
        run->style & (CVX_STYLE_STRONG | CVX_STYLE_EMPHASIS | CVX_STYLE_SUPERSCRIPT);
    const char *lang = run->lang ? run->lang : NULL;
    if (!style && !marks && !lang && !rtl)
        return;
    (void)docx;
    cvx_xml_start(xml, "w:rPr");
    if (style)
        cvx_xml_empty(xml, "w:rStyle", "w:val", style);
    write_toggles(xml, run->style);
    if (run->style & CVX_STYLE_SUPERSCRIPT)
        cvx_xml_empty(xml, "w:vertAlign", "w:val", "superscript");
    if (rtl)
        cvx_xml_empty(xml, "w:rtl", NULL, NULL);
    if (lang) {
        const struct cvx_docx_lang word = cvx_docx_lang_of(lang);
        cvx_docx_write_lang(xml, &word);
    }
    cvx_xml_end(xml);
}

/* <w:t>. What must not be broken has its spaces no-break. */
static void write_content(struct cvx_docx *docx, struct cvx_xml *xml, const char *text, bool keep)
{
    struct cvx_str kept;
    if (keep && strchr(text, ' ')) {
        cvx_str_init(&kept, docx->arena);
        for (; *text; text++) {
            if (*text == ' ')
                cvx_str_add(&kept, "\u00A0");
            else
                cvx_str_add_char(&kept, *text);
        }
        text = cvx_str_get(&kept);
    }
    cvx_xml_start(xml, "w:t");
    cvx_xml_attr(xml, "xml:space", "preserve");
    cvx_xml_text(xml, text);
    cvx_xml_end(xml);
    docx->text_hash = cvx_hash_add(docx->text_hash, text, strlen(text));
}

static void write_segment(struct cvx_docx *docx, struct cvx_xml *xml, const struct cvx_run *run,
                          const char *text, const char *style, enum direction direction)
{
    const bool rtl =
        direction == RIGHT_TO_LEFT || (direction == NEUTRAL && docx->job->doc->rtl && !run->lang);
    cvx_xml_start(xml, "w:r");
    write_properties(docx, xml, run, style, rtl);
    write_content(docx, xml, text, run->style & CVX_STYLE_KEEP);
    cvx_xml_end(xml);
}

static void write_run(struct cvx_docx *docx, struct cvx_xml *xml, const struct cvx_run *run,
                      const char *fallback)
{
    if (run->kind == CVX_RUN_BREAK) {
        cvx_xml_start(xml, "w:r");
        cvx_xml_empty(xml, "w:br", NULL, NULL);
        cvx_xml_end(xml);
        return;
    }
    const char *style = style_of(run, fallback);
    for (const char *at = run->text; *at;) {
        enum direction direction;
        const size_t len = segment_len(at, &direction);
        const char *segment =
            at[len] || at != run->text ? cvx_arena_copy(docx->arena, at, len) : at;
        if (!segment)
            return;
        write_segment(docx, xml, run, segment, style, direction);
        at += len;
    }
}

static const struct cvx_docx_link *link_of(struct cvx_docx *docx, const char *href)
{
    for (const struct cvx_docx_link *link = docx->links; link; link = link->next)
        if (strcmp(link->href, href) == 0)
            return link;
    struct cvx_docx_link *link = cvx_arena_alloc(docx->arena, sizeof *link);
    if (!link)
        return NULL;
    link->href = href;
    link->id = ++docx->link_count;
    if (docx->last_link)
        docx->last_link->next = link;
    else
        docx->links = link;
    docx->last_link = link;
    return link;
}

/* Writes the runs from `run` to before `end`, those with one target as one hyperlink. */
static void write_linked(struct cvx_docx *docx, struct cvx_xml *xml, const struct cvx_run *run,
                         const struct cvx_run *end, const char *style)
{
    while (run != end) {
        const char *href = run->href;
        const struct cvx_docx_link *link = href ? link_of(docx, href) : NULL;
        if (link) {
            cvx_xml_start(xml, "w:hyperlink");
            cvx_xml_attr(xml, "r:id", cvx_arena_printf(docx->arena, "rIdLink%d", link->id));
            cvx_xml_attr(xml, "w:history", "1");
        }
        for (; run != end && run->href == href; run = run->next)
            write_run(docx, xml, run, style);
        if (link)
            cvx_xml_end(xml);
    }
}

/* A pointer, or what stands for one that is too long: the custom XML part resolves it. */
static const char *tag_of(struct cvx_docx *docx, const struct cvx_node *node)
{
    const char *pointer = cvx_node_pointer(node, docx->arena);
    if (!pointer || strlen(pointer) <= TAG_MAX)
        return pointer;
    const uint64_t hash = cvx_hash_add(CVX_HASH_START, pointer, strlen(pointer));
    return cvx_arena_printf(docx->arena, "#%016llx", (unsigned long long)hash);
}

/* A content control that nobody sees: where in the JSON this text comes from. */
static void write_controlled(struct cvx_docx *docx, struct cvx_xml *xml, const struct cvx_run *run,
                             const struct cvx_run *end, const char *style)
{
    const char *tag = tag_of(docx, run->at);
    if (!tag)
        return;
    cvx_xml_start(xml, "w:sdt");
    cvx_xml_start(xml, "w:sdtPr");
    cvx_xml_empty(xml, "w:tag", "w:val", tag);
    cvx_xml_empty_int(xml, "w:id", "w:val", ++docx->control_count);
    cvx_xml_empty(xml, "w15:appearance", "w15:val", "hidden");
    cvx_xml_end(xml);
    cvx_xml_start(xml, "w:sdtContent");
    write_linked(docx, xml, run, end, style);
    cvx_xml_end(xml);
    cvx_xml_end(xml);
}

void cvx_docx_write_runs(struct cvx_docx *docx, struct cvx_xml *xml, const struct cvx_runs *runs,
                         const char *style)
{
    const struct cvx_run *run = runs->first;
    while (run) {
        const struct cvx_run *end = run->next;
        while (end && end->at == run->at)
            end = end->next;
        if (run->at && docx->job->options->attach_json)
            write_controlled(docx, xml, run, end, style);
        else
            write_linked(docx, xml, run, end, style);
        run = end;
    }
}

void cvx_docx_write_text(struct cvx_docx *docx, struct cvx_xml *xml, const char *text,
                         const char *style)
{
    const struct cvx_run run = {.kind = CVX_RUN_TEXT, .text = text};
    write_run(docx, xml, &run, style);
}

void cvx_docx_write_tab(struct cvx_xml *xml)
{
    cvx_xml_start(xml, "w:r");
    cvx_xml_empty(xml, "w:tab", NULL, NULL);
    cvx_xml_end(xml);
}
