/* SPDX-License-Identifier: MIT */
/* What several parts ask: lengths, languages, font families. */
#include "exporters/docx/docx.h"

#include <math.h>
#include <string.h>

long cvx_docx_twips(double points)
{
    return lround(points * 20);
}

long cvx_docx_half_points(double points)
{
    return lround(points * 2);
}

double cvx_docx_text_width(const struct cvx_docx *docx)
{
    return docx->job->options->page_width - 2 * docx->job->theme->margin_side;
}

/* Word knows languages by region; these are the ones that our tags stand for. Matched by prefix,
 * the first that fits. The families are those that a reader's system is likely to have, by our own
 * themes' first. */
static const struct lang_row {
    const char *prefix;
    const char *word;
    bool east_asian, complex;
    const char *sans, *serif;
} langs[] = {
    {"zh-Hant-HK", "zh-HK", true, false, "Noto Sans CJK HK", "Noto Serif CJK HK"},
    {"zh-HK", "zh-HK", true, false, "Noto Sans CJK HK", "Noto Serif CJK HK"},
    {"zh-Hant", "zh-TW", true, false, "Noto Sans CJK TC", "Noto Serif CJK TC"},
    {"zh-TW", "zh-TW", true, false, "Noto Sans CJK TC", "Noto Serif CJK TC"},
    {"zh", "zh-CN", true, false, "Noto Sans CJK SC", "Noto Serif CJK SC"},
    {"ja", "ja-JP", true, false, "Noto Sans CJK JP", "Noto Serif CJK JP"},
    {"ko", "ko-KR", true, false, "Noto Sans CJK KR", "Noto Serif CJK KR"},
    {"ar", "ar-SA", false, true, "Noto Sans Arabic", "Noto Naskh Arabic"},
    {"fa", "fa-IR", false, true, "Noto Sans Arabic", "Noto Naskh Arabic"},
    {"he", "he-IL", false, true, "Noto Sans Hebrew", "Noto Serif Hebrew"},
    {"hi", "hi-IN", false, true, "Noto Sans Devanagari", "Noto Serif Devanagari"},
    {"th", "th-TH", false, true, "Noto Sans Thai", "Noto Serif Thai"},
    {"en", "en-US", false, false, NULL, NULL},
    {"de", "de-DE", false, false, NULL, NULL},
    {"fr", "fr-FR", false, false, NULL, NULL},
    {"es", "es-ES", false, false, NULL, NULL},
    {"pt", "pt-BR", false, false, NULL, NULL},
    {"it", "it-IT", false, false, NULL, NULL},
    {"nl", "nl-NL", false, false, NULL, NULL},
    {"pl", "pl-PL", false, false, NULL, NULL},
    {"ru", "ru-RU", false, false, NULL, NULL},
    {"uk", "uk-UA", false, false, NULL, NULL},
    {"el", "el-GR", false, false, NULL, NULL},
    {"tr", "tr-TR", false, false, NULL, NULL},
    {"vi", "vi-VN", false, false, NULL, NULL},
};

enum { LANG_COUNT = sizeof langs / sizeof *langs };

static const struct lang_row *find_lang(const char *tag)
{
    for (size_t i = 0; i < LANG_COUNT; i++) {
        const size_t len = strlen(langs[i].prefix);
        if (strncmp(tag, langs[i].prefix, len) == 0 && (tag[len] == '\0' || tag[len] == '-'))
            return &langs[i];
    }
    return NULL;
}

struct cvx_docx_lang cvx_docx_lang_of(const char *tag)
{
    const struct lang_row *row = find_lang(tag);
    if (!row)
        return (struct cvx_docx_lang){.tag = tag};
    /* A tag that names its region already is what Word wants. */
    const bool regional = strlen(tag) == 5 && tag[2] == '-' && strncmp(tag, "zh", 2) != 0;
    return (struct cvx_docx_lang){regional ? tag : row->word, row->east_asian, row->complex};
}

void cvx_docx_write_lang(struct cvx_xml *xml, const struct cvx_docx_lang *lang)
{
    const char *slot = lang->east_asian ? "w:eastAsia" : lang->complex ? "w:bidi" : "w:val";
    cvx_xml_empty(xml, "w:lang", slot, lang->tag);
}

void cvx_docx_write_langs(const struct cvx_docx *docx, struct cvx_xml *xml, const char *name)
{
    const struct cvx_docx_lang *lang = &docx->lang;
    const char *east_asian = docx->east_asian ? cvx_docx_lang_of(docx->east_asian).tag : "zh-CN";
    const char *complex = docx->complex ? cvx_docx_lang_of(docx->complex).tag : "ar-SA";
    cvx_xml_start(xml, name);
    cvx_xml_attr(xml, "w:val", lang->east_asian || lang->complex ? "en-US" : lang->tag);
    cvx_xml_attr(xml, "w:eastAsia", lang->east_asian ? lang->tag : east_asian);
    cvx_xml_attr(xml, "w:bidi", lang->complex ? lang->tag : complex);
    cvx_xml_end(xml);
}

struct cvx_docx_hex cvx_docx_hex_of(uint32_t color)
{
    static const char digits[] = "0123456789ABCDEF";
    struct cvx_docx_hex hex = {""};
    for (int i = 5; i >= 0; i--, color >>= 4)
        hex.digits[i] = digits[color & 0xF];
    return hex;
}

void cvx_docx_write_color(const struct cvx_docx *docx, struct cvx_xml *xml,
                          enum cvx_color_role role)
{
    static const char *const names[] = {
        [CVX_COLOR_TEXT] = "text1",     [CVX_COLOR_MUTED] = "text2",
        [CVX_COLOR_ACCENT] = "accent1", [CVX_COLOR_LINK] = "hyperlink",
        [CVX_COLOR_RULE] = "accent2",
    };
    cvx_xml_start(xml, "w:color");
    cvx_xml_attr(xml, "w:val", cvx_docx_hex_of(docx->job->theme->colors[role]).digits);
    cvx_xml_attr(xml, "w:themeColor", names[role]);
    cvx_xml_end(xml);
}

/* The row of a script's families: of the document's language when it is written in it, else those
 * of the first language in it that is, else what is most frequent in the world. */
static const struct lang_row *find_script(const struct cvx_docx *docx, bool east_asian)
{
    const struct lang_row *row = find_lang(docx->job->doc->lang);
    if (!row || (east_asian ? !row->east_asian : !row->complex)) {
        const char *met = east_asian ? docx->east_asian : docx->complex;
        row = find_lang(met ? met : east_asian ? "zh" : "ar");
    }
    return row;
}

struct cvx_docx_fonts cvx_docx_fonts_of(const struct cvx_docx *docx, enum cvx_font_role role)
{
    const struct cvx_font_choice *choice = &docx->job->theme->fonts[role];
    const struct lang_row *east_asian = find_script(docx, true);
    const struct lang_row *complex = find_script(docx, false);
    return (struct cvx_docx_fonts){
        .latin = choice->families[0],
        .east_asian = choice->serif ? east_asian->serif : east_asian->sans,
        .complex = choice->serif ? complex->serif : complex->sans,
        .letters_only = strcmp(complex->prefix, "he") == 0,
    };
}
