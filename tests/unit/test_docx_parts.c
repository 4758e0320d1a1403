/* SPDX-License-Identifier: MIT */
/* Each part of a DOCX package, as the XML that it has to be. */
#include "exporters/docx/docx.h"

#include "core/base/hash.h"
#include "core/model/places.h"
#include "exporters/docx/measure.h"
#include "tests/support/doc_script.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define W    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
#define HEAD "<?xml version=\"1.0\"?>\n"

struct fixture {
    struct cvx_arena arena;
    struct cvx_diag diag;
    struct cvx_job_options options;
    struct cvx_theme theme;
    struct cvx_job job;
    struct cvx_docx docx;
};

/* A theme of one size, black, without spaces; what a test is about it sets itself. */
static void make_theme(struct cvx_theme *theme)
{
    *theme = (struct cvx_theme){
        .name = "test",
        .margin_top = 50,
        .margin_bottom = 50,
        .margin_side = 50,
        .bullet = "•",
        .contact_separator = " · ",
    };
    for (size_t i = 0; i < CVX_FONT_ROLE_COUNT; i++)
        theme->fonts[i].families[0] = "Noto Sans";
    for (size_t i = 0; i < CVX_THEME_STYLE_COUNT; i++)
        theme->styles[i] = (struct cvx_paragraph_style){.size = 10, .leading = 14, .hanging = 11};
}

static int setup(void **state)
{
    static struct fixture f;
    memset(&f, 0, sizeof f);
    cvx_arena_init(&f.arena, NULL);
    cvx_diag_init(&f.diag, NULL);
    make_theme(&f.theme);
    f.options = (struct cvx_job_options){.page_width = 500, .page_height = 700};
    f.job = (struct cvx_job){
        .theme = &f.theme, .options = &f.options, .scratch = &f.arena, .diag = &f.diag};
    *state = &f;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;
    cvx_diag_clear(&f->diag);
    cvx_arena_clear(&f->arena);
    return 0;
}

static void open_script(struct fixture *f, const char *lang, const char *script)
{
    f->job.doc = cvx_doc_script(&f->arena, lang, script);
    assert_non_null(f->job.doc);
    f->docx = (struct cvx_docx){
        .job = &f->job,
        .arena = &f->arena,
        .lang = cvx_docx_lang_of(lang),
        .text_hash = CVX_HASH_START,
    };
}

typedef void write_part(struct cvx_docx *docx, struct cvx_xml *xml);

static const char *part(struct fixture *f, write_part *write)
{
    struct cvx_str text;
    struct cvx_xml xml;
    cvx_str_init(&text, &f->arena);
    cvx_xml_open(&xml, &text);
    write(&f->docx, &xml);
    assert_true(cvx_xml_close(&xml));
    return cvx_str_get(&text);
}

static void has(const char *xml, const char *wanted)
{
    if (!strstr(xml, wanted))
        fail_msg("%s\nis not in\n%s", wanted, xml);
}

static void has_not(const char *xml, const char *unwanted)
{
    if (strstr(xml, unwanted))
        fail_msg("%s\nis in\n%s", unwanted, xml);
}

/* What stands in the body. */
static void body_is(struct fixture *f, const char *lang, const char *script, const char *wanted)
{
    open_script(f, lang, script);
    const char *xml = strstr(part(f, cvx_docx_write_document), "<w:body>");
    assert_non_null(xml);
    xml += strlen("<w:body>");
    const char *end = strstr(xml, "<w:sectPr>");
    assert_non_null(end);
    assert_string_equal(cvx_arena_copy(&f->arena, xml, (size_t)(end - xml)), wanted);
}

static void document_has_a_style_for_each_kind(void **state)
{
    body_is(*state, "en",
            "title Ada\n"
            "section Work\n"
            "  entry *Engineer*, Elm | 2019\n"
            "    meta London\n"
            "    paragraph Made _things_.\n"
            "    bullet One\n",
            "<w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr><w:r><w:t>Ada</w:t></w:r></w:p>"
            "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr><w:r><w:t>Work</w:t></w:r></w:p>"
            "<w:p><w:pPr><w:pStyle w:val=\"Heading2\"/></w:pPr>"
            "<w:r><w:rPr><w:b/><w:bCs/></w:rPr><w:t>Engineer</w:t></w:r><w:r><w:t>, Elm</w:t></w:r>"
            "<w:r><w:tab/></w:r>"
            "<w:r><w:rPr><w:rStyle w:val=\"EntryDate\"/></w:rPr><w:t>2019</w:t></w:r></w:p>"
            "<w:p><w:pPr><w:pStyle w:val=\"EntryMeta\"/></w:pPr><w:r><w:t>London</w:t></w:r></w:p>"
            "<w:p><w:pPr/><w:r><w:t xml:space=\"preserve\">Made </w:t></w:r>"
            "<w:r><w:rPr><w:i/><w:iCs/></w:rPr><w:t>things</w:t></w:r><w:r><w:t>.</w:t></w:r></w:p>"
            "<w:p><w:pPr><w:pStyle w:val=\"ListBullet\"/></w:pPr><w:r><w:t>One</w:t></w:r></w:p>");
}

static void document_breaks_before_a_date_that_does_not_fit(void **state)
{
    struct fixture *f = *state;
    open_script(f, "en",
                "section Work\n"
                "  entry A head that is so long that it fills nearly all of the line that it has | "
                "January 2019 to December 2020\n");
    has(part(f, cvx_docx_write_document), "<w:r><w:br/></w:r><w:r><w:tab/></w:r>");
}

static void document_breaks_between_the_parts_of_a_full_head(void **state)
{
    struct fixture *f = *state;
    open_script(
        f, "en",
        "section Work\n"
        "  entry A head that is so long that it fills nearly all of, *the line that it has* | "
        "January 2019 to December 2020\n");
    const char *xml = part(f, cvx_docx_write_document);
    has(xml, "nearly all of, </w:t></w:r><w:r><w:br/></w:r><w:r><w:rPr><w:b/><w:bCs/></w:rPr>"
             "<w:t>the line that it has</w:t></w:r><w:r><w:tab/></w:r>");
    has_not(xml, "<w:r><w:br/></w:r><w:r><w:tab/></w:r>");
}

/* Before the name in another script, and only where the two do not fit on a line. */
static void document_breaks_between_names(void **state)
{
    static const struct {
        double width;
        bool breaks;
    } cases[] = {{500, false}, {250, true}};
    struct fixture *f = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        f->options.page_width = cases[i].width;
        open_script(f, "en", "title Augusta Ada King _Augusta Ada Lovelace_\n");
        f->job.doc->root->first->text.last->style = CVX_STYLE_SECONDARY;
        has(part(f, cvx_docx_write_document),
            cases[i].breaks
                ? "King </w:t></w:r><w:r><w:br/></w:r><w:r><w:rPr><w:rStyle w:val=\"NativeName\"/>"
                  "</w:rPr><w:t>Augusta Ada Lovelace</w:t></w:r></w:p>"
                : "King </w:t></w:r><w:r><w:rPr><w:rStyle w:val=\"NativeName\"/></w:rPr>"
                  "<w:t>Augusta Ada Lovelace</w:t></w:r></w:p>");
    }
}

/* Dates, and a name in another script, are neither bold nor italic where the paragraph's style is:
 * said of the run itself, since Word takes no such thing from a character style. */
static void document_takes_a_style_back(void **state)
{
    struct fixture *f = *state;
    for (int bold = 0; bold < 2; bold++)
        for (int italic = 0; italic < 2; italic++) {
            f->theme.styles[CVX_THEME_TITLE].bold = bold;
            f->theme.styles[CVX_THEME_ENTRY].bold = bold;
            f->theme.styles[CVX_THEME_ENTRY].italic = italic;
            open_script(f, "en", "title Ada _Lovelace_\nsection Work\n  entry Elm | 2019\n");
            f->job.doc->root->first->text.last->style = CVX_STYLE_SECONDARY;
            const char *xml = part(f, cvx_docx_write_document);
            const char *not_bold = bold ? "<w:b w:val=\"0\"/><w:bCs w:val=\"0\"/>" : "";
            const char *not_italic = italic ? "<w:i w:val=\"0\"/><w:iCs w:val=\"0\"/>" : "";
            has(xml,
                cvx_arena_printf(&f->arena, "<w:rStyle w:val=\"EntryDate\"/>%s%s</w:rPr><w:t>2019",
                                 not_bold, not_italic));
            has(xml, cvx_arena_printf(&f->arena,
                                      "<w:rStyle w:val=\"NativeName\"/>%s</w:rPr><w:t>Lovelace",
                                      not_bold));
        }
}

static void contact_lines_end_without_separators(void **state)
{
    struct fixture *f = *state;
    open_script(f, "en",
                "contact\n"
                "  item somebody.with.a.long.name@example.org\n"
                "  item +47 20 00 00 00\n"
                "  item 14 Harbour Lane, Boathouse, Cambridge, Massachusetts\n");
    has(part(f, cvx_docx_write_document),
        "example.org</w:t></w:r><w:r><w:t xml:space=\"preserve\">\u00A0· </w:t></w:r>"
        "<w:r><w:t>+47 20 00 00 00</w:t></w:r><w:r><w:br/></w:r><w:r><w:t>14 Harbour");
    open_script(f, "ar", "contact\n  item a@b.example\n  item c.example\n  item +9 6\n");
    const char *xml = part(f, cvx_docx_write_document);
    has(xml, "\u00A0·\u200F ");
    has(xml, "\u200E</w:t></w:r><w:r><w:t>+9 6</w:t>");
}

static void document_without_text_has_a_paragraph(void **state)
{
    body_is(*state, "en", "", "<w:p/>");
}

static void document_mirrors_right_to_left(void **state)
{
    struct fixture *f = *state;
    open_script(f, "ar", "title ليان Ada\n");
    const char *xml = part(f, cvx_docx_write_document);
    has(xml, "<w:rPr><w:rtl/></w:rPr>");
    has(xml, "<w:r><w:t>Ada</w:t></w:r>");
    has(xml, "<w:titlePg/><w:bidi/></w:sectPr>");
}

static void section_has_page_and_margins(void **state)
{
    struct fixture *f = *state;
    open_script(f, "en", "title Ada\n");
    has(part(f, cvx_docx_write_document),
        "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rIdFooter\"/>"
        "<w:pgSz w:w=\"10000\" w:h=\"14000\"/>"
        "<w:pgMar w:top=\"1000\" w:right=\"1000\" w:bottom=\"1000\" w:left=\"1000\"");
}

static void styles_are_over_defaults(void **state)
{
    struct fixture *f = *state;
    f->theme.styles[CVX_THEME_TITLE].bold = true;
    f->theme.styles[CVX_THEME_TITLE].size = 20;
    open_script(f, "en", "title Ada\n");
    const char *xml = part(f, cvx_docx_write_styles);
    has(xml,
        "<w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Noto Sans\" w:hAnsi=\"Noto Sans\" "
        "w:eastAsia=\"Noto Sans CJK SC\" w:cs=\"Noto Sans Arabic\" "
        "w:asciiTheme=\"minorHAnsi\" w:hAnsiTheme=\"minorHAnsi\" "
        "w:eastAsiaTheme=\"minorEastAsia\" w:cstheme=\"minorBidi\"/>"
        "<w:color w:val=\"000000\" w:themeColor=\"text1\"/>"
        "<w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/>"
        "<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>");
    has(xml, "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">"
             "<w:name w:val=\"Normal\"/><w:uiPriority w:val=\"0\"/><w:qFormat/><w:pPr>"
             "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"280\" w:lineRule=\"atLeast\"/>"
             "</w:pPr></w:style>");
    has(xml, "<w:rPr><w:b/><w:bCs/><w:sz w:val=\"40\"/><w:szCs w:val=\"40\"/></w:rPr>");
    has(xml, "<w:keepNext/><w:keepLines/><w:tabs><w:tab w:val=\"right\" w:pos=\"8000\"/></w:tabs>");
    has(xml, "<w:style w:type=\"paragraph\" w:styleId=\"Heading3\"><w:name w:val=\"heading 3\"/>"
             "<w:basedOn w:val=\"Heading2\"/><w:next w:val=\"EntryMeta\"/>"
             "<w:uiPriority w:val=\"5\"/><w:qFormat/>");
    has_not(xml, "<w:rPr/>");
}

static void numbering_counts_each_list_anew(void **state)
{
    struct fixture *f = *state;
    open_script(f, "en", "section Papers\n  publication First\n  publication Second\n");
    part(f, cvx_docx_write_document);
    const char *xml = part(f, cvx_docx_write_numbering);
    has(xml, "<w:abstractNum w:abstractNumId=\"1\"><w:nsid w:val=\"0C0E0001\"/>"
             "<w:multiLevelType w:val=\"multilevel\"/><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>"
             "<w:numFmt w:val=\"bullet\"/><w:pStyle w:val=\"ListBullet\"/>"
             "<w:lvlText w:val=\"•\"/><w:lvlJc w:val=\"left\"/>"
             "<w:pPr><w:ind w:left=\"220\" w:hanging=\"220\"/></w:pPr>");
    has(xml, "<w:num w:numId=\"7\"><w:abstractNumId w:val=\"3\"/><w:lvlOverride w:ilvl=\"0\">"
             "<w:startOverride w:val=\"1\"/></w:lvlOverride></w:num></w:numbering>");
}

static void settings_are_those_of_word_2013(void **state)
{
    struct fixture *f = *state;
    open_script(f, "ja", "title Ada\n");
    const char *xml = part(f, cvx_docx_write_settings);
    has(xml, HEAD "<w:settings " W ">"
                  "<w:characterSpacingControl w:val=\"compressPunctuation\"/>"
                  "<w:compat><w:doNotExpandShiftReturn/>"
                  "<w:compatSetting w:name=\"compatibilityMode\" "
                  "w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>"
                  "<w:themeFontLang w:val=\"en-US\" w:eastAsia=\"ja-JP\" w:bidi=\"ar-SA\"/>");
    has_not(xml, "updateFields");
    has_not(xml, "autoHyphenation");
    f->theme.hyphenate = true;
    has(part(f, cvx_docx_write_settings), "<w:autoHyphenation/>");
}

static void font_table_names_what_may_stand_in(void **state)
{
    struct fixture *f = *state;
    open_script(f, "ja", "title Ada\n");
    assert_string_equal(part(f, cvx_docx_write_font_table),
                        HEAD "<w:fonts " W
                             "><w:font w:name=\"Noto Sans\"><w:altName w:val=\"Segoe UI\"/>"
                             "<w:family w:val=\"swiss\"/></w:font>"
                             "<w:font w:name=\"Noto Sans CJK JP\"><w:altName w:val=\"Yu Gothic\"/>"
                             "<w:family w:val=\"swiss\"/></w:font>"
                             "<w:font w:name=\"Noto Sans Arabic\"><w:altName w:val=\"Arial\"/>"
                             "<w:family w:val=\"swiss\"/></w:font></w:fonts>");
}

static void theme_has_our_fonts_and_colours(void **state)
{
    struct fixture *f = *state;
    f->theme.colors[CVX_COLOR_ACCENT] = 0x1D3F66;
    open_script(f, "en", "title Ada\n");
    const char *xml = part(f, cvx_docx_write_theme);
    has(xml, "<a:clrScheme name=\"test\"><a:dk1><a:srgbClr val=\"000000\"/></a:dk1>"
             "<a:lt1><a:srgbClr val=\"FFFFFF\"/></a:lt1>");
    has(xml, "<a:accent1><a:srgbClr val=\"1D3F66\"/></a:accent1>");
    has(xml, "<a:minorFont><a:latin typeface=\"Noto Sans\"/><a:ea typeface=\"Noto Sans CJK SC\"/>"
             "<a:cs typeface=\"Noto Sans Arabic\"/></a:minorFont>");
}

static void footer_has_name_and_page(void **state)
{
    struct fixture *f = *state;
    open_script(f, "en", "title Ada\n");
    assert_string_equal(
        part(f, cvx_docx_write_footer),
        cvx_arena_printf(&f->arena,
                         HEAD "<w:ftr " W "><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>"
                              "<w:r><w:t>%s</w:t></w:r><w:r><w:tab/></w:r>"
                              "<w:r><w:t xml:space=\"preserve\">Page </w:t></w:r>"
                              "<w:fldSimple w:instr=\"PAGE\"><w:r><w:t>1</w:t></w:r></w:fldSimple>"
                              "<w:r><w:t xml:space=\"preserve\"> of </w:t></w:r>"
                              "<w:fldSimple w:instr=\"NUMPAGES\"><w:r><w:t>1</w:t></w:r>"
                              "</w:fldSimple></w:p></w:ftr>",
                         f->job.doc->info.author ? f->job.doc->info.author
                                                 : f->job.doc->info.title));
}

static void properties_say_what_it_is(void **state)
{
    struct fixture *f = *state;
    open_script(f, "de", "title Ada\n");
    struct cvx_doc doc = *f->job.doc;
    doc.info = (struct cvx_doc_info){.title = "Ada & Co", .author = "Ada", .keywords = "C"};
    doc.modified = 951782400;
    f->job.doc = &doc;
    const char *xml = part(f, cvx_docx_write_core_properties);
    has(xml, "<dc:title>Ada &amp; Co</dc:title><dc:creator>Ada</dc:creator>"
             "<cp:keywords>C</cp:keywords><dc:language>de-DE</dc:language>"
             "<cp:lastModifiedBy>Ada</cp:lastModifiedBy>"
             "<dcterms:created xsi:type=\"dcterms:W3CDTF\">2000-02-29T00:00:00Z</dcterms:created>"
             "<dcterms:modified xsi:type=\"dcterms:W3CDTF\">2000-02-29T00:00:00Z"
             "</dcterms:modified></cp:coreProperties>");
    assert_string_equal(part(f, cvx_docx_write_app_properties),
                        HEAD "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/"
                             "2006/extended-properties\"><Application>cvexport</Application>"
                             "</Properties>");
}

static void custom_xml_holds_the_json_exactly(void **state)
{
    struct fixture *f = *state;
    open_script(f, "en", "title Ada\n");
    f->job.json = "{\"a\": \"<&>\xEF\xBF\xBE\"}\n";
    f->job.json_len = strlen(f->job.json);
    f->docx.body_hash = 0xFEDCBA9876543210;
    cvx_docx_names_add_hashed(&f->docx.long_pointers, &f->arena, "/a&b", 0xAB);
    assert_string_equal(part(f, cvx_docx_write_custom_xml),
                        HEAD "<resume xmlns=\"https://cvexport.org/ns/resume/1\" "
                             "textHash=\"fnv1a64:fedcba9876543210\">"
                             "<json>{\"a\": \"&lt;&amp;&gt;<char code=\"FFFE\"/>\"}\n</json>"
                             "<pointer tag=\"#00000000000000ab\">/a&amp;b</pointer></resume>");
    has(part(f, cvx_docx_write_custom_xml_properties),
        "<ds:schemaRef ds:uri=\"https://cvexport.org/ns/resume/1\"/>");
}

/* A document whose title comes from a node of `json`. */
static const char *controlled(struct fixture *f, const struct cvx_places_item *place,
                              const struct cvx_node *node)
{
    struct cvx_places *places = cvx_arena_alloc(&f->arena, sizeof *places);
    cvx_places_init(places, node, &f->arena);
    cvx_places_add(places, place);
    open_script(f, "en", "title Ada\n");
    f->job.doc->root->first->text.first->at = node;
    f->job.places = places;
    return part(f, cvx_docx_write_document);
}

static void controls_point_into_the_json(void **state)
{
    struct fixture *f = *state;
    const struct cvx_node node = {.kind = CVX_NODE_STRING, .text = "Ada"};
    const struct cvx_places_item root = {.node = NULL};
    const struct cvx_places_item place = {
        .node = &node, .outer = &root, .key = "na/me", .value = "Ada"};
    has(controlled(f, &place, &node),
        "<w:sdt><w:sdtPr><w:tag w:val=\"/na~1me\"/><w15:appearance w15:val=\"hidden\"/></w:sdtPr>"
        "<w:sdtContent><w:r><w:t>Ada</w:t></w:r></w:sdtContent></w:sdt>");
    assert_null(f->docx.long_pointers.first);
}

static void a_long_pointer_is_resolved_by_the_part(void **state)
{
    struct fixture *f = *state;
    static const char key[] = "0123456789012345678901234567890123456789012345678901234567890123";
    const struct cvx_node node = {.kind = CVX_NODE_STRING, .text = "Ada"};
    const struct cvx_places_item root = {.node = NULL};
    const struct cvx_places_item place = {
        .node = &node, .outer = &root, .key = key, .value = "Ada"};
    const char *xml = controlled(f, &place, &node);
    const struct cvx_docx_name *name = f->docx.long_pointers.first;
    assert_non_null(name);
    assert_string_equal(name->text + 1, key);
    has(xml,
        cvx_arena_printf(&f->arena, "<w:tag w:val=\"#%016llx\"/>", (unsigned long long)name->hash));
}

static void paragraphs_add(struct cvx_str *script, int count)
{
    for (int k = 0; k < count; k++)
        cvx_str_add(script, "paragraph x\n");
}

/* Fits a script on the pages asked for; `theme` gets the outcome. */
static enum cvx_status fit_script(struct fixture *f, struct cvx_str *script, int fit_pages,
                                  struct cvx_theme *theme)
{
    open_script(f, "en", cvx_str_get(script));
    f->options.fit_pages = fit_pages;
    f->job.theme = theme;
    const enum cvx_status status = cvx_docx_fit(&f->docx, &f->theme, theme);
    f->job.theme = &f->theme;
    return status;
}

/* The same of so many paragraphs of a line each. */
static enum cvx_status fit_paragraphs(struct fixture *f, int count, int fit_pages,
                                      struct cvx_theme *theme)
{
    struct cvx_str script;
    cvx_str_init(&script, &f->arena);
    paragraphs_add(&script, count);
    return fit_script(f, &script, fit_pages, theme);
}

/* What fits on a page stays as the theme has it; two lines too many cost space, half a page not. */
static void a_sparse_last_page_is_saved(void **state)
{
    static const struct {
        int paragraphs;
        bool tightened;
    } cases[] = {{30, false}, {37, true}, {60, false}};
    struct fixture *f = *state;
    f->theme.styles[CVX_THEME_PARAGRAPH].before = 4;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cvx_theme theme;
        assert_int_equal(fit_paragraphs(f, cases[i].paragraphs, 0, &theme), CVX_OK);
        assert_int_equal(theme.styles[CVX_THEME_PARAGRAPH].before < 3.99, cases[i].tightened);
    }
    assert_null(f->diag.first);
}

/* A page that would end amid the lines below a head ends behind them, where less space does;
 * between paragraphs it may end. */
static void pages_do_not_end_amid_heads(void **state)
{
    static const char *const lines[] = {"paragraph x\nparagraph x\nparagraph x\n",
                                        "meta x\nmeta x\nmeta x\n"};
    struct fixture *f = *state;
    int tightened[] = {0, 0};
    f->theme.styles[CVX_THEME_PARAGRAPH].before = 4;
    f->theme.styles[CVX_THEME_META] = f->theme.styles[CVX_THEME_PARAGRAPH];
    for (int before = 30; before < 38; before++)
        for (size_t i = 0; i < 2; i++) {
            struct cvx_theme theme;
            struct cvx_str script;
            cvx_str_init(&script, &f->arena);
            paragraphs_add(&script, before);
            cvx_str_add(&script, lines[i]);
            paragraphs_add(&script, 20);
            assert_int_equal(fit_script(f, &script, 0, &theme), CVX_OK);
            tightened[i] += theme.styles[CVX_THEME_PARAGRAPH].before < 3.99;
        }
    assert_int_equal(tightened[0], 0);
    assert_int_equal(tightened[1], 3); /* as many places as there are behind such a line */
}

/* Space, leading and, where it is large, type: what the styles get; by how much it misses. */
static void fits_on_the_pages_asked_for(void **state)
{
    struct fixture *f = *state;
    struct cvx_paragraph_style *style = &f->theme.styles[CVX_THEME_PARAGRAPH];
    struct cvx_theme theme;
    style->before = 4;
    assert_int_equal(fit_paragraphs(f, 30, 1, &theme), CVX_OK);
    assert_null(f->diag.first);
    assert_int_equal(fit_paragraphs(f, 39, 1, &theme), CVX_OK);
    assert_string_equal(
        f->diag.last->message,
        "to fit the DOCX on 1 page, by estimate: space 60 %, leading 91 %, type 9.8 pt");
    style->size = 12;
    style->leading = 15.6;
    assert_int_equal(fit_paragraphs(f, 39, 1, &theme), CVX_OK);
    assert_string_equal(
        f->diag.last->message,
        "to fit the DOCX on 1 page, by estimate: space 60 %, leading 91 %, type 10.6 pt");
    assert_true(theme.styles[CVX_THEME_PARAGRAPH].size < 11);
    assert_int_equal(fit_paragraphs(f, 80, 1, &theme), CVX_REJECTED);
    assert_int_equal(f->diag.last->code, CVX_CODE_CANNOT_FIT);
    assert_string_equal(
        f->diag.last->message,
        "the DOCX needs about 2 pages at its tightest: about 44 lines too many for 1");
}

static void lines_are_filled_word_by_word(void **state)
{
    struct fixture *f = *state;
    open_script(f, "en", "paragraph aaaa aaaa aaaa\n");
    const struct cvx_runs *runs = &f->job.doc->root->first->text;
    const struct cvx_paragraph_style *look = &f->theme.styles[CVX_THEME_PARAGRAPH];
    const double word = 4 * cvx_docx_em('a', false, false) * look->size;
    const double all = cvx_docx_width(&f->docx, runs, look);
    assert_true(all > 3 * word && all < 3.5 * word);
    for (int fit = 1; fit <= 3; fit++) {
        struct cvx_docx_lines lines = {.first = word * fit * 1.2, .rest = word * fit * 1.2};
        cvx_docx_lines_add(&f->docx, &lines, runs, look);
        assert_int_equal(cvx_docx_lines_end(&lines), 4 - fit);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(document_has_a_style_for_each_kind),
        TEST(document_breaks_before_a_date_that_does_not_fit),
        TEST(document_breaks_between_the_parts_of_a_full_head),
        TEST(document_breaks_between_names),
        TEST(document_takes_a_style_back),
        TEST(contact_lines_end_without_separators),
        TEST(document_without_text_has_a_paragraph),
        TEST(document_mirrors_right_to_left),
        TEST(section_has_page_and_margins),
        TEST(styles_are_over_defaults),
        TEST(numbering_counts_each_list_anew),
        TEST(settings_are_those_of_word_2013),
        TEST(font_table_names_what_may_stand_in),
        TEST(theme_has_our_fonts_and_colours),
        TEST(footer_has_name_and_page),
        TEST(properties_say_what_it_is),
        TEST(custom_xml_holds_the_json_exactly),
        TEST(controls_point_into_the_json),
        TEST(a_long_pointer_is_resolved_by_the_part),
        TEST(a_sparse_last_page_is_saved),
        TEST(pages_do_not_end_amid_heads),
        TEST(fits_on_the_pages_asked_for),
        TEST(lines_are_filled_word_by_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
