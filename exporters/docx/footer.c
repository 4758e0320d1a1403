/* SPDX-License-Identifier: MIT */
/* word/footer1.xml: the name and "page x of y", from the second page on (the first page has a
 * footer of its own, which is none). Page furniture only: parsers skip it. */
#include "exporters/docx/docx.h"

#include "core/lang/labels.h"
#include "exporters/docx/run.h"

#include <string.h>

/* A field whose value Word works out; `shown` is what stands there until it does. */
static void write_field(struct cvx_xml *xml, const char *instruction, const char *shown)
{
    cvx_xml_start(xml, "w:fldSimple");
    cvx_xml_attr(xml, "w:instr", instruction);
    cvx_xml_start(xml, "w:r");
    cvx_xml_element(xml, "w:t", shown);
    cvx_xml_end(xml);
    cvx_xml_end(xml);
}

/* The label "Page {0} of {1}" with fields in its places. */
static void write_page_of(struct cvx_docx *docx, struct cvx_xml *xml)
{
    static const char page[] = "\x01", pages[] = "\x02"; /* cannot stand in a label */
    struct cvx_str label;
    cvx_str_init(&label, docx->arena);
    cvx_label_format(docx->job->doc->language, CVX_LABEL_PAGE_OF, page, pages, &label);
    for (const char *at = cvx_str_get(&label); *at;) {
        const size_t len = strcspn(at, "\x01\x02");
        const char *text = len ? cvx_arena_copy(docx->arena, at, len) : NULL;
        if (text)
            cvx_docx_write_text(docx, xml, text, NULL);
        at += len;
        if (*at)
            write_field(xml, *at++ == page[0] ? "PAGE" : "NUMPAGES", "1");
    }
}

void cvx_docx_write_footer(struct cvx_docx *docx, struct cvx_xml *xml)
{
    const struct cvx_doc_info *info = &docx->job->doc->info;
    cvx_xml_start(xml, "w:ftr");
    cvx_xml_attr(xml, "xmlns:w", CVX_NS_W);
    cvx_xml_start(xml, "w:p");
    cvx_xml_start(xml, "w:pPr");
    cvx_xml_empty(xml, "w:pStyle", "w:val", "Footer");
    cvx_xml_end(xml);
    cvx_docx_write_text(docx, xml, info->author ? info->author : info->title, NULL);
    cvx_docx_write_tab(docx, xml);
    write_page_of(docx, xml);
    cvx_xml_end(xml);
    cvx_xml_end(xml);
}
