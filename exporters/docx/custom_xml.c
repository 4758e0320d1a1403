/* SPDX-License-Identifier: MIT */
/* customXml/item1.xml: the normalized JSON, byte for byte, found by its namespace; beside it a hash
 * of the body's text, which tells later whether the document was edited. No data binding: it would
 * hold two truths. */
#include "exporters/docx/docx.h"

#define NS_DS "http://schemas.openxmlformats.org/officeDocument/2006/customXml"

/* Stands for all our parts; Word tells parts apart by it. */
#define ITEM_ID "{6D2A3F10-4C56-4E8B-9A1D-C5E0A7B1F3E9}"

/* JSON is legal XML text but for U+FFFE and U+FFFF, which JSON can escape; the JSON writer has no
 * reason to leave them raw in what it writes, and when it does they are dropped here. */
void cvx_docx_write_custom_xml(struct cvx_docx *docx, struct cvx_xml *xml)
{
    cvx_xml_start(xml, "resume");
    cvx_xml_attr(xml, "xmlns", CVX_NS_RESUME);
    cvx_xml_attr(
        xml, "textHash",
        cvx_arena_printf(docx->arena, "fnv1a64:%016llx", (unsigned long long)docx->text_hash));
    cvx_xml_element(xml, "json", docx->job->json);
    cvx_xml_end(xml);
}

void cvx_docx_write_custom_xml_properties(struct cvx_docx *docx, struct cvx_xml *xml)
{
    (void)docx;
    cvx_xml_start(xml, "ds:datastoreItem");
    cvx_xml_attr(xml, "xmlns:ds", NS_DS);
    cvx_xml_attr(xml, "ds:itemID", ITEM_ID);
    cvx_xml_start(xml, "ds:schemaRefs");
    cvx_xml_empty(xml, "ds:schemaRef", "ds:uri", CVX_NS_RESUME);
    cvx_xml_end(xml);
    cvx_xml_end(xml);
}
