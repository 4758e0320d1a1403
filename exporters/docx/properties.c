/* SPDX-License-Identifier: MIT */
/* docProps/core.xml and docProps/app.xml: what the file says about itself (ISO/IEC 29500-2, 11).
 * Dates are the document's, never the clock's. */
#include "exporters/docx/docx.h"

#include <time.h>

#define NS_CP      "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
#define NS_DC      "http://purl.org/dc/elements/1.1/"
#define NS_DCTERMS "http://purl.org/dc/terms/"
#define NS_XSI     "http://www.w3.org/2001/XMLSchema-instance"
#define NS_APP     "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"

static void write_date(const struct cvx_docx *docx, struct cvx_xml *xml, const char *name)
{
    const time_t modified = (time_t)docx->job->doc->modified;
    struct tm utc;
    char text[40] = "";
    if (gmtime_r(&modified, &utc))
        strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
    cvx_xml_start(xml, name);
    cvx_xml_attr(xml, "xsi:type", "dcterms:W3CDTF");
    cvx_xml_text(xml, text);
    cvx_xml_end(xml);
}

void cvx_docx_write_core_properties(struct cvx_docx *docx, struct cvx_xml *xml)
{
    const struct cvx_doc_info *info = &docx->job->doc->info;
    cvx_xml_start(xml, "cp:coreProperties");
    cvx_xml_attr(xml, "xmlns:cp", NS_CP);
    cvx_xml_attr(xml, "xmlns:dc", NS_DC);
    cvx_xml_attr(xml, "xmlns:dcterms", NS_DCTERMS);
    cvx_xml_attr(xml, "xmlns:xsi", NS_XSI);
    cvx_xml_element(xml, "dc:title", info->title);
    if (info->subject)
        cvx_xml_element(xml, "dc:subject", info->subject);
    cvx_xml_element(xml, "dc:creator", info->author ? info->author : info->title);
    if (info->keywords)
        cvx_xml_element(xml, "cp:keywords", info->keywords);
    cvx_xml_element(xml, "dc:language", docx->lang.tag);
    cvx_xml_element(xml, "cp:lastModifiedBy", info->author ? info->author : info->title);
    write_date(docx, xml, "dcterms:created");
    write_date(docx, xml, "dcterms:modified");
    cvx_xml_end(xml);
}

void cvx_docx_write_app_properties(struct cvx_docx *docx, struct cvx_xml *xml)
{
    (void)docx;
    cvx_xml_start(xml, "Properties");
    cvx_xml_attr(xml, "xmlns", NS_APP);
    cvx_xml_element(xml, "Application", "cvexport");
    cvx_xml_end(xml);
}
