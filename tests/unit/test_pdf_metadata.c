/* SPDX-License-Identifier: MIT */
/* What a PDF says of itself: Info and XMP agree, dates, language, outline, attachment. */
#include "exporters/pdf/metadata.h"
#include "exporters/pdf/outline.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

struct fixture {
    struct cvx_arena arena;
    struct cvx_pdf *pdf;
    struct cvx_doc doc;
};

static int setup(void **state)
{
    static struct fixture f;
    memset(&f, 0, sizeof f);
    cvx_arena_init(&f.arena, NULL);
    f.pdf = cvx_pdf_new(&f.arena);
    f.doc.lang = "de";
    f.doc.info.title = "Ada & Söhne <CV>";
    f.doc.modified = 951782400; /* 2000-02-29 */
    *state = &f;
    return f.pdf ? 0 : -1;
}

static int teardown(void **state)
{
    cvx_arena_clear(&((struct fixture *)*state)->arena);
    return 0;
}

static const char *text_of(struct fixture *f, const struct cvx_object *object)
{
    struct cvx_str out;
    cvx_str_init(&out, &f->arena);
    cvx_pdf_object_write(f->pdf, cvx_object_number(object), &out);
    return cvx_str_get(&out);
}

/* The bytes of the newest object's stream. */
static const char *newest_stream(struct fixture *f)
{
    const struct cvx_stream_bytes stream =
        cvx_pdf_object_stream(f->pdf, cvx_pdf_object_count(f->pdf));
    return cvx_arena_copy(&f->arena, stream.bytes, stream.len);
}

static void has(const char *text, const char *part)
{
    if (!strstr(text, part))
        fail_msg("%s\nis not in\n%s", part, text);
}

static void has_not(const char *text, const char *part)
{
    if (strstr(text, part))
        fail_msg("%s\nis in\n%s", part, text);
}

static void info_and_xmp_say_the_same(void **state)
{
    struct fixture *f = *state;
    f->doc.info.author = "Ada";
    f->doc.info.keywords = "C, Python";
    cvx_metadata_write(f->pdf, &f->doc);
    const char *info = text_of(f, cvx_pdf_info(f->pdf)), *xmp = newest_stream(f);
    has(info, "/Title <FEFF004100640061002000260020005300F60068006E00650020003C00430056003E>");
    has(xmp, "x-default\">Ada &amp; S\xC3\xB6hne &lt;CV&gt;</rdf:li>");
    has(info, "/Author (Ada)");
    has(xmp, "<dc:creator><rdf:Seq><rdf:li>Ada</rdf:li>");
    has(info, "/Keywords (C, Python)");
    has(xmp, "<pdf:Keywords>C, Python</pdf:Keywords>");
    has(info, "/CreationDate (D:20000229000000Z)");
    has(info, "/ModDate (D:20000229000000Z)");
    has(xmp, "<xmp:CreateDate>2000-02-29T00:00:00Z</xmp:CreateDate>");
    has(xmp, "<xmp:ModifyDate>2000-02-29T00:00:00Z</xmp:ModifyDate>");
    has(xmp, "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>");
    has(xmp, "<pdfuaid:part>1</pdfuaid:part>");
}

static void what_is_unknown_is_left_out(void **state)
{
    struct fixture *f = *state;
    f->doc.info.subject = "";
    cvx_metadata_write(f->pdf, &f->doc);
    const char *info = text_of(f, cvx_pdf_info(f->pdf)), *xmp = newest_stream(f);
    has_not(info, "Author");
    has_not(info, "Subject");
    has_not(xmp, "dc:creator");
    has_not(xmp, "dc:description");
}

static void what_xml_forbids_is_in_neither(void **state)
{
    struct fixture *f = *state;
    f->doc.info.author = "a\xEF\xBF\xBE\xEF\xBF\xBF"
                         "b";
    cvx_metadata_write(f->pdf, &f->doc);
    has(text_of(f, cvx_pdf_info(f->pdf)), "/Author (ab)");
    has(newest_stream(f), "<rdf:li>ab</rdf:li>");
}

static void long_facts_are_cut_alike(void **state)
{
    struct fixture *f = *state;
    char *keywords = cvx_arena_alloc(&f->arena, 50001);
    memset(keywords, 'k', 50000);
    f->doc.info.keywords = keywords;
    cvx_metadata_write(f->pdf, &f->doc);
    const char *info = strstr(text_of(f, cvx_pdf_info(f->pdf)), "(kkk") + 1;
    const char *xmp = strstr(newest_stream(f), "<pdf:Keywords>") + strlen("<pdf:Keywords>");
    assert_int_equal(strspn(info, "k"), strspn(xmp, "k"));
    assert_in_range(strspn(info, "k"), 1000, 10000);
}

static void the_catalog_has_language_and_title_bar(void **state)
{
    struct fixture *f = *state;
    f->doc.rtl = true;
    cvx_metadata_write(f->pdf, &f->doc);
    const char *catalog = text_of(f, cvx_pdf_catalog(f->pdf));
    has(catalog, "/Lang (de)");
    has(catalog, "/DisplayDocTitle true");
    has(catalog, "/Direction /R2L");
}

static void the_attachment_is_named_and_related(void **state)
{
    struct fixture *f = *state;
    cvx_attachment_write(f->pdf, &f->doc, "{}\n", 3);
    const char *catalog = text_of(f, cvx_pdf_catalog(f->pdf));
    has(catalog, "/AF [ 5 0 R ]");
    has(catalog, "/Names [ (resume.json) 5 0 R ]");
    struct cvx_str out;
    cvx_str_init(&out, &f->arena);
    cvx_pdf_object_write(f->pdf, 5, &out);
    has(cvx_str_get(&out), "/AFRelationship /Source");
    has(cvx_str_get(&out), "/UF (resume.json)");
}

static void outline_is_a_tree_of_headings(void **state)
{
    struct fixture *f = *state;
    struct cvx_run run = {.text = "Work"}, line_break = {.kind = CVX_RUN_BREAK, .text = ""};
    struct cvx_run more = {.text = "life"};
    run.next = &line_break;
    line_break.next = &more;
    const struct cvx_block sections[2] = {
        {.kind = CVX_BLOCK_SECTION, .level = 1, .text = {&run, &more}},
        {.kind = CVX_BLOCK_SECTION, .level = 1, .text = {&more, &more}}};
    const struct cvx_block entry = {.kind = CVX_BLOCK_ENTRY, .level = 2, .text = {&more, &more}};
    const struct cvx_block other = {.kind = CVX_BLOCK_PARAGRAPH, .text = {&more, &more}};
    struct cvx_outline *outline = cvx_outline_new(f->pdf);
    const struct cvx_object *page = cvx_object_new(f->pdf); /* number 4 */
    cvx_outline_add(outline, &sections[0], page, 700.4);    /* 5 */
    cvx_outline_add(outline, &sections[0], page, 690);      /* its second line: none */
    cvx_outline_add(outline, &other, page, 680);            /* no heading: none */
    cvx_outline_add(outline, &entry, page, 670);            /* 6 */
    cvx_outline_add(outline, &sections[1], page, 600);      /* 7 */
    cvx_outline_write(outline);                             /* 8 */
    has(text_of(f, cvx_pdf_catalog(f->pdf)), "/Outlines 8 0 R");
    struct cvx_str out;
    cvx_str_init(&out, &f->arena);
    for (uint32_t i = 5; i <= cvx_pdf_object_count(f->pdf); i++)
        cvx_pdf_object_write(f->pdf, i, &out);
    assert_string_equal(cvx_str_get(&out),
                        "<<\n/Title (Work life)\n/Next 7 0 R\n/Parent 8 0 R\n/First 6 0 R\n"
                        "/Last 6 0 R\n/Count -1\n/Dest[4 0 R/XYZ null 700 null]>>"
                        "<<\n/Title (life)\n/Parent 5 0 R\n/Dest[4 0 R/XYZ null 670 null]>>"
                        "<<\n/Title (life)\n/Parent 8 0 R\n/Prev 5 0 R\n"
                        "/Dest[4 0 R/XYZ null 600 null]>>"
                        "<<\n/Type /Outlines\n/First 5 0 R\n/Last 7 0 R\n/Count 2\n>>");
}

static void an_empty_outline_leaves_no_trace(void **state)
{
    struct fixture *f = *state;
    cvx_outline_write(cvx_outline_new(f->pdf));
    has_not(text_of(f, cvx_pdf_catalog(f->pdf)), "Outlines");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(info_and_xmp_say_the_same),
        TEST(what_is_unknown_is_left_out),
        TEST(what_xml_forbids_is_in_neither),
        TEST(long_facts_are_cut_alike),
        TEST(the_catalog_has_language_and_title_bar),
        TEST(the_attachment_is_named_and_related),
        TEST(outline_is_a_tree_of_headings),
        TEST(an_empty_outline_leaves_no_trace),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
