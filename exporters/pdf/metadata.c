/* SPDX-License-Identifier: MIT */
/* Info and XMP. PDF/A wants the two to agree, so both come from one table of facts. */
#include "exporters/pdf/metadata.h"

#include "core/base/utc.h"
#include "core/base/utf8.h"
#include "core/cvexport.h"

#include <string.h>

enum { FACT_LIMIT = 2000 }; /* bytes of a fact: what viewers show of it is far less */

void cvx_metadata_date(int64_t seconds, char date[CVX_PDF_DATE])
{
    char iso[CVX_UTC_LEN];
    cvx_utc_format(seconds, iso);
    size_t len = 0;
    date[len++] = 'D';
    date[len++] = ':';
    for (const char *c = iso; *c; c++)
        if (!strchr("-T:", *c))
            date[len++] = *c;
    date[len] = '\0';
}

/* Text in XML; control characters, which XML cannot hold, are none in a document's texts. */
static void add_xml(struct cvx_str *xml, const char *text)
{
    for (; *text; text++) {
        switch (*text) {
        case '&':
            cvx_str_add(xml, "&amp;");
            break;
        case '<':
            cvx_str_add(xml, "&lt;");
            break;
        case '>':
            cvx_str_add(xml, "&gt;");
            break;
        default:
            cvx_str_add_char(xml, *text);
        }
    }
}

/* A fact: its key in Info and its property in XMP, `open` and `close` around the value. */
struct fact {
    const char *key;
    const char *open, *close;
    const char *value; /* NULL: unknown */
};

/* The value as both can hold it: not too long, and without U+FFFE and U+FFFF, which XML forbids. */
static const char *clean(struct cvx_arena *arena, const char *value)
{
    struct cvx_str text;
    cvx_str_init(&text, arena);
    while (value && *value && text.len < FACT_LIMIT) {
        const uint32_t c = cvx_utf8_next(&value);
        if (c < 0xFFFE || c > 0xFFFF)
            cvx_str_add_code_point(&text, c);
    }
    return cvx_str_get(&text);
}

static void add_facts(struct cvx_pdf *pdf, struct cvx_str *xml, const struct fact *facts)
{
    for (const struct fact *fact = facts; fact->key; fact++) {
        const char *value = clean(cvx_pdf_arena(pdf), fact->value);
        if (!*value)
            continue;
        cvx_object_put_text(cvx_pdf_info(pdf), fact->key, value);
        cvx_str_add(xml, fact->open);
        add_xml(xml, value);
        cvx_str_add(xml, fact->close);
    }
}

static const char xmp_head[] =
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
    "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n";

/* PDF/A knows no pdfuaid: ISO 19005-3, 6.6.2.3 wants it described. */
static const char xmp_tail[] =
    "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
    "<pdfuaid:part>1</pdfuaid:part></rdf:Description>\n"
    "<rdf:Description rdf:about=\"\""
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">"
    "<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">"
    "<pdfaProperty:name>part</pdfaProperty:name>"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>PDF/UA version identifier</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"
    "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>";

/* The dates in both notations: "D:20240101000000Z" and "2024-01-01T00:00:00Z". */
static void add_dates(struct cvx_pdf *pdf, struct cvx_str *xml, int64_t modified)
{
    char date[CVX_PDF_DATE], iso[CVX_UTC_LEN];
    cvx_metadata_date(modified, date);
    cvx_utc_format(modified, iso);
    cvx_object_put_ascii(cvx_pdf_info(pdf), "CreationDate", date);
    cvx_object_put_ascii(cvx_pdf_info(pdf), "ModDate", date);
    cvx_str_add_format(
        xml, "<xmp:CreateDate>%s</xmp:CreateDate><xmp:ModifyDate>%s</xmp:ModifyDate>\n", iso, iso);
}

static void write_xmp(struct cvx_pdf *pdf, const struct cvx_str *xml)
{
    struct cvx_object *metadata = cvx_object_new(pdf);
    cvx_object_put_name(metadata, "Type", "Metadata");
    cvx_object_put_name(metadata, "Subtype", "XML");
    /* Not compressed, so that programs that know no PDF find it too. */
    cvx_object_set_stream(metadata, cvx_str_get(xml), xml->len, CVX_STREAM_PLAIN);
    cvx_object_put_ref(cvx_pdf_catalog(pdf), "Metadata", metadata);
}

void cvx_metadata_write(struct cvx_pdf *pdf, const struct cvx_doc *doc)
{
    struct cvx_arena *arena = cvx_pdf_arena(pdf);
    const struct cvx_doc_info *info = &doc->info;
    const char *producer = cvx_arena_printf(arena, "cvexport %s", cvx_version());
    const struct fact facts[] = {
        {"Title", "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">",
         "</rdf:li></rdf:Alt></dc:title>\n", info->title},
        {"Author", "<dc:creator><rdf:Seq><rdf:li>", "</rdf:li></rdf:Seq></dc:creator>\n",
         info->author},
        {"Subject", "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">",
         "</rdf:li></rdf:Alt></dc:description>\n", info->subject},
        {"Keywords", "<pdf:Keywords>", "</pdf:Keywords>\n", info->keywords},
        {"Producer", "<pdf:Producer>", "</pdf:Producer>\n", producer},
        {NULL, NULL, NULL, NULL},
    };
    struct cvx_str xml;
    cvx_str_init(&xml, arena);
    cvx_str_add(&xml, xmp_head);
    cvx_str_add(&xml, "<dc:format>application/pdf</dc:format>\n");
    add_facts(pdf, &xml, facts);
    cvx_str_add_format(&xml, "<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>\n",
                       doc->lang);
    add_dates(pdf, &xml, doc->modified);
    cvx_str_add(&xml, xmp_tail);
    write_xmp(pdf, &xml);

    struct cvx_object *catalog = cvx_pdf_catalog(pdf);
    cvx_object_put_ascii(catalog, "Lang", doc->lang);
    struct cvx_object *viewer = cvx_object_put_dict(catalog, "ViewerPreferences");
    cvx_object_put_bool(viewer, "DisplayDocTitle", true);
    if (doc->rtl)
        cvx_object_put_name(viewer, "Direction", "R2L");
}
