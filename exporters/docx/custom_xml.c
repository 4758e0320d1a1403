/* SPDX-License-Identifier: MIT */
/* customXml/item1.xml: the normalized JSON, byte for byte, found by its namespace; beside it what
 * the document's content controls need to be brought back to it.
 *
 *     <resume xmlns="…" textHash="fnv1a64:…">
 *       <json>…</json>                           the text of the element is the JSON
 *       <pointer tag="#0123456789abcdef">…</pointer>    a pointer that no w:tag could hold
 *     </resume>
 *
 * In both, <char code="FFFE"/> stands for a character that XML cannot hold. textHash is FNV-1a (64
 * bits) over the text of the body: of each paragraph in order its w:t as UTF-8, w:tab as U+0009 and
 * w:br as U+000A, and U+000A after it. Where it differs, the document has been edited. No data
 * binding: it would hold two truths. */
#include "exporters/docx/docx.h"

#include "core/base/utf8.h"

#include <string.h>

#define NS_DS "http://schemas.openxmlformats.org/officeDocument/2006/customXml"

/* Stands for all our parts; Word tells parts apart by it. */
#define ITEM_ID "{6D2A3F10-4C56-4E8B-9A1D-C5E0A7B1F3E9}"

static void write_exact(struct cvx_docx *docx, struct cvx_xml *xml, const char *text, size_t len)
{
    while (len > 0) {
        size_t skip;
        const size_t clean = cvx_xml_clean_len(text, len, &skip);
        cvx_xml_text_bytes(xml, text, clean);
        if (skip > 0) {
            size_t size;
            const uint32_t code = cvx_utf8_decode(text + clean, skip, &size);
            cvx_xml_empty(xml, "char", "code",
                          cvx_arena_printf(docx->arena, "%04X", (unsigned)code));
        }
        text += clean + skip;
        len -= clean + skip;
    }
}

void cvx_docx_write_custom_xml(struct cvx_docx *docx, struct cvx_xml *xml)
{
    cvx_xml_start(xml, "resume");
    cvx_xml_attr(xml, "xmlns", CVX_NS_RESUME);
    cvx_xml_attr(
        xml, "textHash",
        cvx_arena_printf(docx->arena, "fnv1a64:%016llx", (unsigned long long)docx->body_hash));
    cvx_xml_start(xml, "json");
    write_exact(docx, xml, docx->job->json, docx->job->json_len);
    cvx_xml_end(xml);
    for (const struct cvx_docx_name *at = docx->long_pointers.first; at; at = at->next) {
        cvx_xml_start(xml, "pointer");
        cvx_xml_attr(xml, "tag",
                     cvx_arena_printf(docx->arena, "#%016llx", (unsigned long long)at->hash));
        write_exact(docx, xml, at->text, strlen(at->text));
        cvx_xml_end(xml);
    }
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
