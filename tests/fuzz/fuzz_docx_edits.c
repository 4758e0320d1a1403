/* SPDX-License-Identifier: MIT */
/* What is edited in a DOCX: any word/document.xml, beside the JSON of one CV. (A mutated archive
 * seldom gets past its checksums, so that fuzz_import_docx does not come here.) */
#include "importers/docx/edits.h"

#include "core/model/read.h"
#include "exporters/json/json.h"
#include "formats/json.h"
#include "formats/xml_read.h"
#include "importers/docx/expected.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

static const char cv[] =
    "{\"basics\":{\"name\":\"Ada Lovelace\",\"label\":\"Analyst\",\"summary\":\"I wrote the *first* "
    "program.\"},\"work\":[{\"name\":\"Engines\",\"position\":\"Programmer\",\"startDate\":\"1842-02\","
    "\"highlights\":[\"Notes A to G\"]}]}";

static enum cvx_status edit(const struct cvx_node *document, struct cvx_arena *arena,
                            struct cvx_diag *diag)
{
    struct cvx_docx_body edited, exported;
    struct cvx_node *root = NULL;
    struct cvx_resume resume;
    struct cvx_str json;
    cvx_str_init(&json, arena);
    cvx_docx_read_body(document, NULL, NULL, arena, &edited);
    enum cvx_status status = cvx_docx_expect_body(cv, NULL, arena, diag, &exported);
    if (status == CVX_OK)
        status = cvx_json_read(cv, strlen(cv), arena, diag, &root);
    if (status == CVX_OK)
        status = cvx_docx_apply_edits(root, &exported, &edited, arena, diag);
    if (status == CVX_OK)
        status = cvx_resume_make(root, NULL, arena, diag, &resume);
    return status == CVX_OK ? cvx_json_build(&resume, &json, NULL, diag) : status;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    struct cvx_arena arena;
    struct cvx_diag diag;
    struct cvx_node *root = NULL;
    cvx_arena_init(&arena, NULL);
    cvx_diag_init(&diag, NULL);
    enum cvx_status status = cvx_xml_module.read((const char *)bytes, len, &arena, &diag, &root);
    const struct cvx_node *document = status == CVX_OK ? cvx_node_find(root, "document") : NULL;
    if (document)
        status = edit(document, &arena, &diag);
    if ((status != CVX_OK) != (diag.counts[CVX_ERROR] == 1))
        abort();
    cvx_diag_clear(&diag);
    cvx_arena_clear(&arena);
    return 0;
}
