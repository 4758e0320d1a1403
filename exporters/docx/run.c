/* SPDX-License-Identifier: MIT */
/* Runs: segments of one direction, with their properties; hyperlinks and content controls around
 * them. */
#include "exporters/docx/run.h"

#include "core/base/hash.h"
#include "core/base/utf8.h"
#include "core/model/places.h"
#include "exporters/docx/direction.h"
#include "exporters/docx/style_property.h"

#include <string.h>

enum {
    TAG_MAX = 64,    /* UTF-16 units of w:tag; Word refuses longer ones */
    HREF_MAX = 2079, /* bytes of a link's target; Word calls files with longer ones damaged */
};

static const char *style_of(const struct cvx_run *run, struct cvx_docx_ink ink)
{
    if (run->href)
        return ink.heading ? "HeadingLink" : "Hyperlink";
    if (run->style & CVX_STYLE_CODE)
        return "CodeText";
    if (run->style & CVX_STYLE_SECONDARY)
        return ink.secondary ? ink.secondary : "Secondary";
    return ink.style;
}

/* What a run is written with. */
struct look {
    const char *style;
    unsigned marks; /* cvx_run_style: strong, emphasis, superscript */
    bool not_bold, not_italic, rtl;
    const char *figures; /* the Latin family, for figures that the complex one lacks; or NULL */
    enum cvx_font_role role;
    const char *lang; /* BCP 47, or NULL */
};

static struct look look_of(const struct cvx_run *run, struct cvx_docx_ink ink)
{
    struct look look = {
        .style = style_of(run, ink),
        .marks = run->style & (CVX_STYLE_STRONG | CVX_STYLE_EMPHASIS | CVX_STYLE_SUPERSCRIPT),
        .lang = run->lang,
        .role = ink.heading ? CVX_FONT_HEADING : CVX_FONT_BODY,
    };
    if (run->text && *run->text == '*') /* an asterisk is a superscript by its design */
        look.marks &= ~(unsigned)CVX_STYLE_SUPERSCRIPT;
    const bool regular =
        ink.not_bold || (ink.secondary_not_bold && run->style & CVX_STYLE_SECONDARY);
    look.not_bold = regular && !(look.marks & CVX_STYLE_STRONG);
    look.not_italic = ink.not_italic && !(look.marks & CVX_STYLE_EMPHASIS);
    return look;
}

/* w:rPr, when there is anything to say. Children in the SDK's order. */
static void write_properties(struct cvx_xml *xml, const struct look *look)
{
    if (!look->style && !look->marks && !look->lang && !look->rtl && !look->not_bold &&
        !look->not_italic)
        return;
    cvx_xml_start(xml, "w:rPr");
    if (look->style)
        cvx_xml_empty(xml, "w:rStyle", "w:val", look->style);
    if (look->figures) {
        cvx_xml_start(xml, "w:rFonts");
        cvx_xml_attr(xml, "w:cs", look->figures);
        cvx_xml_attr(xml, "w:cstheme",
                     look->role == CVX_FONT_HEADING ? "majorHAnsi" : "minorHAnsi");
        cvx_xml_end(xml);
    }
    if (look->not_bold || look->marks & CVX_STYLE_STRONG)
        cvx_docx_write_toggle(xml, "w:b", "w:bCs", !look->not_bold);
    if (look->not_italic || look->marks & CVX_STYLE_EMPHASIS)
        cvx_docx_write_toggle(xml, "w:i", "w:iCs", !look->not_italic);
    if (look->marks & CVX_STYLE_SUPERSCRIPT)
        cvx_xml_empty(xml, "w:vertAlign", "w:val", "superscript");
    if (look->rtl)
        cvx_xml_empty(xml, "w:rtl", NULL, NULL);
    if (look->lang) {
        const struct cvx_docx_lang lang = cvx_docx_lang_of(look->lang);
        cvx_docx_write_lang(xml, &lang);
    }
    cvx_xml_end(xml);
}

/* The hash is of what a reader of the part gets: what XML cannot hold is not in it. */
static void hash_text(struct cvx_docx *docx, const char *text, size_t len)
{
    while (len > 0) {
        size_t skip;
        const size_t clean = cvx_xml_clean_len(text, len, &skip);
        docx->text_hash = cvx_hash_add(docx->text_hash, text, clean);
        text += clean + skip;
        len -= clean + skip;
    }
}

/* Whether a text starts or ends with white space, which readers drop unless told not to: a space,
 * or what some take for one (U+00A0, U+2002 … U+200A, U+202F, U+3000). */
static bool is_outer_space(const char *text, size_t len)
{
    static const char *const spaces[] = {" ",      "\u00A0", "\u2002", "\u2003",
                                         "\u2009", "\u202F", "\u3000"};
    const unsigned char first = (unsigned char)text[0], last = (unsigned char)text[len - 1];
    if (first > ' ' && first < 0x80 && last > ' ' && last < 0x80)
        return false;
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++) {
        const size_t size = strlen(spaces[i]);
        if (len >= size &&
            (memcmp(text, spaces[i], size) == 0 || memcmp(text + len - size, spaces[i], size) == 0))
            return true;
    }
    return false;
}

/* <w:t>. What must not be broken has its spaces no-break. */
static void write_t(struct cvx_docx *docx, struct cvx_xml *xml, const char *text, size_t len,
                    bool keep)
{
    if (len == 0)
        return;
    cvx_xml_start(xml, "w:t");
    if (is_outer_space(text, len))
        cvx_xml_attr(xml, "xml:space", "preserve");
    while (len > 0) {
        const char *blank = keep ? memchr(text, ' ', len) : NULL;
        const size_t before = blank ? (size_t)(blank - text) : len;
        cvx_xml_text_bytes(xml, text, before);
        hash_text(docx, text, before);
        text += before;
        len -= before;
        if (len > 0) {
            cvx_xml_text(xml, "\u00A0");
            hash_text(docx, "\u00A0", 2);
            text++;
            len--;
        }
    }
    cvx_xml_end(xml);
}

/* Text holds no newlines or tabs by contract; should it, w:t must not. */
static void write_content(struct cvx_docx *docx, struct cvx_xml *xml, const char *text, size_t len,
                          bool keep)
{
    while (len > 0) {
        size_t piece = 0;
        while (piece < len && !strchr("\t\n\r", text[piece]))
            piece++;
        write_t(docx, xml, text, piece, keep);
        if (piece < len) {
            cvx_xml_empty(xml, text[piece] == '\t' ? "w:tab" : "w:br", NULL, NULL);
            hash_text(docx, text[piece] == '\t' ? "\t" : "\n", 1);
            piece++;
        }
        text += piece;
        len -= piece;
    }
}

void cvx_docx_write_break(struct cvx_docx *docx, struct cvx_xml *xml)
{
    cvx_xml_start(xml, "w:r");
    cvx_xml_empty(xml, "w:br", NULL, NULL);
    cvx_xml_end(xml);
    hash_text(docx, "\n", 1);
}

/* Whose families the scripts beside the document's own are set in: those of the first language. */
static void note_language(struct cvx_docx *docx, const char *tag)
{
    const struct cvx_docx_lang lang = cvx_docx_lang_of(tag);
    if (lang.east_asian && !docx->east_asian)
        docx->east_asian = tag;
    if (lang.complex && !docx->complex)
        docx->complex = tag;
}

/* How much of a segment one family sets: figures that the complex one lacks go to the Latin one. */
static size_t piece_len(const struct cvx_docx *docx, const char *text, size_t left,
                        struct look *look)
{
    look->figures = NULL;
    if (!look->rtl)
        return left;
    const struct cvx_docx_fonts fonts = cvx_docx_fonts_of(docx, look->role);
    bool figures = false;
    const size_t len = fonts.letters_only ? cvx_docx_figures_len(text, left, &figures) : left;
    look->figures = figures ? fonts.latin : NULL;
    return len;
}

static void write_run(struct cvx_docx *docx, struct cvx_xml *xml, const struct cvx_run *run,
                      struct cvx_docx_ink ink)
{
    if (run->kind == CVX_RUN_BREAK) {
        cvx_docx_write_break(docx, xml);
        return;
    }
    const bool keep = run->style & CVX_STYLE_KEEP;
    bool base = docx->job->doc->rtl;
    if (keep || ink.isolated)
        base = cvx_docx_starts_rtl(run->text);
    if (run->lang)
        note_language(docx, run->lang);
    struct look look = look_of(run, ink);
    size_t len, left = 0; /* left of a segment in one direction */
    for (const char *at = run->text; *at; at += len, left -= len) {
        if (left == 0)
            left = cvx_docx_segment_len(at, base, &look.rtl);
        len = piece_len(docx, at, left, &look);
        cvx_xml_start(xml, "w:r");
        write_properties(xml, &look);
        write_content(docx, xml, at, len, keep);
        cvx_xml_end(xml);
    }
}

/* Runs in a row: from `first` to before `end`. */
struct span {
    const struct cvx_run *first, *end;
};

static bool same_link(const struct cvx_run *a, const struct cvx_run *b)
{
    return a->href == b->href || (a->href && b->href && strcmp(a->href, b->href) == 0);
}

/* The relationship's name for a link; NULL when there is none to be had. */
static const struct cvx_docx_name *link_of(struct cvx_docx *docx, const struct cvx_run *run)
{
    if (!run->href)
        return NULL;
    if (strlen(run->href) <= HREF_MAX)
        return cvx_docx_names_add(&docx->links, docx->arena, run->href);
    cvx_diag_add(docx->job->diag, CVX_CODE_BAD_URL, run->at,
                 "a link of %zu bytes is written without its target: Word takes %d at most",
                 strlen(run->href), HREF_MAX);
    return NULL;
}

/* Whether a tag can hold the pointer: short enough, and no character that XML lacks or that
 * readers of attributes may change. */
static bool fits_tag(const char *pointer)
{
    size_t units = 0, skip;
    bool ascii = true;
    for (const char *at = pointer; *at; at++) {
        const unsigned char byte = (unsigned char)*at;
        if (byte < 0x20)
            return false;
        ascii &= byte < 0x80;
        units += (byte & 0xC0) != 0x80; /* the first byte of a character */
        units += byte >= 0xF0;          /* which is two units then */
    }
    const size_t len = strlen(pointer);
    return units <= TAG_MAX && (ascii || cvx_xml_clean_len(pointer, len, &skip) == len);
}

/* What the runs say, joined. */
static const char *text_of(struct cvx_docx *docx, struct span span)
{
    if (span.first->next == span.end)
        return span.first->text;
    struct cvx_str text;
    cvx_str_init(&text, docx->arena);
    for (const struct cvx_run *run = span.first; run != span.end; run = run->next)
        cvx_str_add(&text, run->text ? run->text : "\n");
    return cvx_str_get(&text);
}

/* Where the runs' value stands in the normalized JSON, or what stands for a pointer that no tag can
 * hold: the custom XML part resolves it. NULL when the JSON does not have it. */
static const char *tag_of(struct cvx_docx *docx, struct span span)
{
    if (!docx->job->places || !span.first->at)
        return NULL;
    const char *pointer =
        cvx_places_pointer(docx->job->places, span.first->at, text_of(docx, span), docx->arena);
    if (!pointer || fits_tag(pointer))
        return pointer;
    const struct cvx_docx_name *name =
        cvx_docx_names_add(&docx->long_pointers, docx->arena, pointer);
    return name ? cvx_arena_printf(docx->arena, "#%016llx", (unsigned long long)name->hash) : NULL;
}

/* Words of ours are no value, and have nothing in common. */
static bool same_value(const struct cvx_run *a, const struct cvx_run *b)
{
    return a->at && a->at == b->at;
}

/* The runs at the start of `span` that have something in common. */
static struct span take(struct span span,
                        bool (*same)(const struct cvx_run *a, const struct cvx_run *b))
{
    const struct cvx_run *at = span.first->next;
    while (at != span.end && same(span.first, at))
        at = at->next;
    return (struct span){span.first, at};
}

typedef void write_span(struct cvx_docx *docx, struct cvx_xml *xml, struct span span,
                        struct cvx_docx_ink ink);

static void write_bare(struct cvx_docx *docx, struct cvx_xml *xml, struct span span,
                       struct cvx_docx_ink ink)
{
    for (const struct cvx_run *run = span.first; run != span.end; run = run->next)
        write_run(docx, xml, run, ink);
}

/* Runs of one target, as one hyperlink. */
static void write_link(struct cvx_docx *docx, struct cvx_xml *xml, struct span span,
                       struct cvx_docx_ink ink, write_span *inside)
{
    const struct cvx_docx_name *link = link_of(docx, span.first);
    if (link) {
        cvx_xml_start(xml, "w:hyperlink");
        cvx_xml_attr(xml, "r:id", cvx_arena_printf(docx->arena, "rIdLink%d", link->id));
    }
    inside(docx, xml, span, ink);
    if (link)
        cvx_xml_end(xml);
}

/* Runs of one value, in a content control that nobody sees: where in the JSON this text comes from.
 * Word gives it an id of its own when it saves. */
static void write_value(struct cvx_docx *docx, struct cvx_xml *xml, struct span span,
                        struct cvx_docx_ink ink, write_span *inside)
{
    const char *tag = tag_of(docx, span);
    if (!tag) {
        inside(docx, xml, span, ink);
        return;
    }
    cvx_xml_start(xml, "w:sdt");
    cvx_xml_start(xml, "w:sdtPr");
    cvx_xml_empty(xml, "w:tag", "w:val", tag);
    cvx_xml_empty(xml, "w15:appearance", "w15:val", "hidden");
    cvx_xml_end(xml);
    cvx_xml_start(xml, "w:sdtContent");
    inside(docx, xml, span, ink);
    cvx_xml_end(xml);
    cvx_xml_end(xml);
}

static void write_values(struct cvx_docx *docx, struct cvx_xml *xml, struct span span,
                         struct cvx_docx_ink ink)
{
    for (struct span value; span.first != span.end; span.first = value.end) {
        value = take(span, same_value);
        write_value(docx, xml, value, ink, write_bare);
    }
}

static void write_links(struct cvx_docx *docx, struct cvx_xml *xml, struct span span,
                        struct cvx_docx_ink ink)
{
    for (struct span link; span.first != span.end; span.first = link.end) {
        link = take(span, same_link);
        write_link(docx, xml, link, ink, write_bare);
    }
}

/* A value may hold several links, and a link several values ("doi:" and the number): the longer of
 * two that begin together is around the other, so that neither is cut. */
void cvx_docx_write_runs(struct cvx_docx *docx, struct cvx_xml *xml, const struct cvx_runs *runs,
                         struct cvx_docx_ink ink)
{
    if (!runs->first)
        return;
    for (struct span rest = {runs->first, runs->last->next}, next; rest.first != rest.end;
         rest.first = next.end) {
        /* What is no link is not counted: it may go on for thousands of runs. */
        if (rest.first->href) {
            next = take(rest, same_link);
            if (take(next, same_value).end != next.end) {
                write_link(docx, xml, next, ink, write_values);
                continue;
            }
        }
        next = take(rest, same_value);
        write_value(docx, xml, next, ink, write_links);
    }
}

void cvx_docx_write_text(struct cvx_docx *docx, struct cvx_xml *xml, const char *text,
                         const char *style)
{
    const struct cvx_run run = {.kind = CVX_RUN_TEXT, .text = text};
    write_run(docx, xml, &run, (struct cvx_docx_ink){.style = style});
}

void cvx_docx_write_tab(struct cvx_docx *docx, struct cvx_xml *xml)
{
    cvx_xml_start(xml, "w:r");
    cvx_xml_empty(xml, "w:tab", NULL, NULL);
    cvx_xml_end(xml);
    hash_text(docx, "\t", 1);
}
