/* SPDX-License-Identifier: MIT */
/* The attached source (ISO 32000-1, 7.11.4; ISO 19005-3, 6.8 and annex E). */
#include "exporters/pdf/metadata.h"

void cvx_attachment_write(struct cvx_pdf *pdf, const struct cvx_doc *doc, const char *json,
                          size_t len)
{
    char date[CVX_PDF_DATE];
    cvx_metadata_date(doc->modified, date);
    struct cvx_object *file = cvx_object_new(pdf);
    cvx_object_put_name(file, "Type", "EmbeddedFile");
    cvx_object_put_name(file, "Subtype", "application/json");
    struct cvx_object *params = cvx_object_put_dict(file, "Params");
    cvx_object_put_int(params, "Size", (int32_t)len);
    cvx_object_put_ascii(params, "ModDate", date);
    cvx_object_set_stream(file, json, len, CVX_STREAM_DEFLATE);

    struct cvx_object *spec = cvx_object_new(pdf);
    cvx_object_put_name(spec, "Type", "Filespec");
    cvx_object_put_ascii(spec, "F", "resume.json");
    cvx_object_put_ascii(spec, "UF", "resume.json");
    cvx_object_put_ascii(spec, "Desc", "This CV as data (JSON Resume)");
    cvx_object_put_name(spec, "AFRelationship", "Source");
    struct cvx_object *streams = cvx_object_put_dict(spec, "EF");
    cvx_object_put_ref(streams, "F", file);
    cvx_object_put_ref(streams, "UF", file);

    struct cvx_object *catalog = cvx_pdf_catalog(pdf);
    cvx_object_put_ref(cvx_object_put_array(catalog, "AF"), NULL, spec);
    struct cvx_object *tree =
        cvx_object_put_dict(cvx_object_put_dict(catalog, "Names"), "EmbeddedFiles");
    struct cvx_object *names = cvx_object_put_array(tree, "Names");
    cvx_object_put_ascii(names, NULL, "resume.json");
    cvx_object_put_ref(names, NULL, spec);
}
