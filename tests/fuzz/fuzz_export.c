/* SPDX-License-Identifier: MIT */
/* Any bytes, taken for a CV, through the importer and all exporters. Whatever they are, each stage
 * ends in success or in one error, and what could be read can be written; the JSON that comes out
 * is read again and gives itself. */
#include "tests/support/faults.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);
const char *__lsan_default_suppressions(void);

/* The fonts stay open from run to run, and fontconfig keeps pointers as offsets, which a search for
 * leaks does not follow. */
const char *__lsan_default_suppressions(void)
{
    return "leak:libfontconfig";
}

static void demand(bool holds, const char *what, const struct cvx_diag *diag)
{
    if (holds)
        return;
    fprintf(stderr, "%s\n", what);
    for (const struct cvx_diagnostic *d = diag->first; d; d = d->next)
        fprintf(stderr, "  %s: %s [%s]\n", cvx_severity_name(d->severity), d->message,
                cvx_code_name(d->code));
    abort();
}

static enum cvx_status open_cv(const void *bytes, size_t len, struct cvx_diag *diag,
                               struct cvx_cv **cv)
{
    const struct cvx_source source = {.name = "fuzz.json", .bytes = bytes, .len = len};
    cvx_diag_init(diag, NULL);
    const enum cvx_status status = cvx_cv_open(&source, NULL, diag, cv);
    demand((status == CVX_OK) == (diag->counts[CVX_ERROR] == 0), "status and errors differ", diag);
    demand(diag->counts[CVX_ERROR] <= 1, "more than one error", diag);
    demand((status == CVX_OK) == (*cv != NULL), "status and result differ", diag);
    return status;
}

static void export_cv(const struct cvx_cv *cv, const struct cvx_exporter *exporter,
                      struct cvx_fonts *fonts, struct cvx_faulty_sink *sink)
{
    struct cvx_diag diag;
    cvx_diag_init(&diag, NULL);
    cvx_faulty_sink_init(sink, CVX_NEVER);
    const struct cvx_export export = {exporter, &sink->sink};
    const struct cvx_export_options options = {.fonts = fonts};
    const enum cvx_status status = cvx_cv_export(cv, &export, 1, &options, &diag);
    demand(status == CVX_OK && diag.counts[CVX_ERROR] == 0, "what was read is not written", &diag);
    cvx_diag_clear(&diag);
}

/* The normalized JSON is a CV, and its normalized JSON is itself. */
static void check_identity(const struct cvx_faulty_sink *json)
{
    struct cvx_diag diag;
    struct cvx_cv *cv = NULL;
    demand(open_cv(json->bytes, json->len, &diag, &cv) == CVX_OK, "our JSON is rejected", &diag);
    struct cvx_faulty_sink again;
    export_cv(cv, cvx_exporter_find("json"), NULL, &again);
    if (again.len != json->len || memcmp(again.bytes, json->bytes, json->len) != 0) {
        fprintf(stderr, "once:\n%.*s\ntwice:\n%.*s\n", (int)json->len, json->bytes, (int)again.len,
                again.bytes);
        demand(false, "the export of an export differs", &diag);
    }
    cvx_faulty_sink_clear(&again);
    cvx_cv_free(cv);
    cvx_diag_clear(&diag);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    static struct cvx_fonts *fonts;
    if (!fonts)
        fonts = cvx_fonts_new();
    struct cvx_diag diag;
    struct cvx_cv *cv = NULL;
    if (open_cv(bytes, len, &diag, &cv) == CVX_OK)
        for (size_t i = 0; cvx_exporters[i]; i++) {
            struct cvx_faulty_sink sink;
            export_cv(cv, cvx_exporters[i], fonts, &sink);
            if (strcmp(cvx_exporters[i]->name, "json") == 0)
                check_identity(&sink);
            cvx_faulty_sink_clear(&sink);
        }
    cvx_cv_free(cv);
    cvx_diag_clear(&diag);
    return 0;
}
