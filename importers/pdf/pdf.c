/* SPDX-License-Identifier: MIT */
/* The PDF importer: a PDF is no CV, but may carry one as data. Ours have resume.json attached,
 * Europass's an XML file; either goes back through the registry. */
#include "core/base/excerpt.h"
#include "formats/pdf_read.h"
#include "importers/importer.h"

#include <string.h>

extern const struct cvx_importer cvx_pdf_importer;

/* How far into a file "%PDF-" may stand (ISO 32000-1, annex H, note 13), and how sure an importer
 * has to be that an attachment is its own. */
enum { HEADER_LEN = 1024, SURE = 50 };

static int probe(const struct cvx_source *source)
{
    const size_t len = source->len < HEADER_LEN ? source->len : HEADER_LEN;
    for (size_t i = 0; source->bytes && i + 5 <= len; i++)
        if (memcmp(source->bytes + i, "%PDF-", 5) == 0)
            return i == 0 ? 100 : 60;
    return 0;
}

static struct cvx_source source_of(const struct cvx_source *pdf, const struct cvx_pdf_file *file)
{
    return (struct cvx_source){.name = file->name,
                               .bytes = file->bytes,
                               .len = file->len,
                               .lang = pdf->lang,
                               .nested = pdf->nested + 1};
}

/* The attachment that is surest a CV; NULL: none is. */
static const struct cvx_pdf_file *choose(const struct cvx_source *pdf,
                                         const struct cvx_pdf_file *files, size_t count)
{
    const struct cvx_pdf_file *surest = NULL;
    int most = SURE - 1;
    for (size_t i = 0; i < count; i++) {
        const struct cvx_source source = source_of(pdf, &files[i]);
        if (strcmp(files[i].name, "resume.json") == 0)
            return &files[i];
        for (size_t j = 0; cvx_importers[j]; j++) {
            const int sure = cvx_importers[j]->probe(&source);
            if (sure > most) {
                most = sure;
                surest = &files[i];
            }
        }
    }
    return surest;
}

/* So that its lines can be shown, also when there is no CV to own it. */
static void keep_text(const struct cvx_pdf_file *file, struct cvx_diag *diag)
{
    const char *bytes = cvx_arena_copy(&diag->arena, file->bytes, file->len);
    if (bytes)
        cvx_diag_keep_text(diag, diag->file, bytes, file->len);
}

static enum cvx_status read(const struct cvx_source *source, struct cvx_arena *arena,
                            struct cvx_diag *diag, struct cvx_node **root)
{
    static const struct cvx_module module = CVX_MODULE(attachments);
    const struct cvx_attachments_module *attachments = cvx_module_open(&module, diag);
    struct cvx_pdf_file *files = NULL;
    size_t count = 0;
    if (!attachments)
        return CVX_ENVIRONMENT;
    enum cvx_status status =
        attachments->read(source->bytes, source->len, arena, diag, &files, &count);
    if (status != CVX_OK)
        return status;
    const struct cvx_pdf_file *file = choose(source, files, count);
    if (!file) {
        cvx_diag_add(diag, CVX_CODE_NOT_A_RESUME, NULL, "there is no CV as data inside this PDF");
        cvx_diag_hint(diag,
                      "PDFs of cvexport and of Europass carry their data; of others, give the "
                      "file that they were made from");
        return CVX_REJECTED;
    }
    const struct cvx_source inner = source_of(source, file);
    const char *outer = diag->file;
    diag->file = cvx_arena_printf(&diag->arena, "%s/%s", outer ? outer : "", file->name);
    keep_text(file, diag);
    status = cvx_import(&inner, NULL, arena, diag, root);
    if (status == CVX_OK && !(*root)->key)
        (*root)->key = cvx_arena_strdup(arena, diag->file); /* lines are those of the file inside */
    diag->file = outer;
    return status;
}

const struct cvx_importer cvx_pdf_importer = {
    .name = "pdf",
    .summary = "a PDF that carries its CV as data: cvexport's own, and Europass's",
    .probe = probe,
    .read = read,
};
