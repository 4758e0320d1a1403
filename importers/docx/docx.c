/* SPDX-License-Identifier: MIT */
/* Our own DOCX, read back. The JSON inside is found by its namespace's element, never by its name:
 * Word renames parts. While the body says what it said when it was exported (its hash tells), the
 * JSON is the CV, exactly; else what was edited is brought back into it. */
#include "importers/docx/edits.h"
#include "importers/docx/expected.h"
#include "importers/importer.h"

#include "formats/json.h"
#include "formats/xml_read.h"
#include "formats/zip_read.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

extern const struct cvx_importer cvx_docx_importer;

static const struct cvx_module unzip = CVX_MODULE(unzip);
static const struct cvx_module xml = CVX_MODULE(xml);

/* The parts that are looked at, as trees, and what the payload holds. */
struct package {
    struct cvx_arena *arena;
    struct cvx_diag *diag;
    const struct cvx_node *document, *links;
    const char *lang; /* of labels and dates; NULL: not said */
    const char *json; /* NULL: there is none */
    const char *hash;
    struct cvx_docx_tag *tags;
};

static bool holds(const struct cvx_source *source, const char *word)
{
    const size_t len = strlen(word);
    const char *at = source->bytes;
    const char *const end = source->bytes + source->len;
    while (at && (size_t)(end - at) >= len) {
        if (memcmp(at, word, len) == 0)
            return true;
        at = memchr(at + 1, word[0], (size_t)(end - at) - 1);
    }
    return false;
}

static int probe(const struct cvx_source *source)
{
    if (source->len < 4 || memcmp(source->bytes, "PK\3\4", 4) != 0)
        return 0;
    return holds(source, "word/document.xml") ? 95 : 0;
}

/* Parts */

static enum cvx_status read_part(const struct package *package, const struct cvx_zip_file *file,
                                 struct cvx_node **root)
{
    const struct cvx_xml_module *module = cvx_module_open(&xml, package->diag);
    if (!module)
        return CVX_ENVIRONMENT;
    return module->read(file->bytes, file->len, package->arena, package->diag, root);
}

static const char *text_of(const struct cvx_node *node)
{
    const struct cvx_node *text =
        node && node->kind == CVX_NODE_OBJECT ? cvx_node_find(node, "#text") : node;
    return text && text->kind == CVX_NODE_STRING ? text->text : NULL;
}

static const char *attribute_of(const struct cvx_node *node, const char *name)
{
    const struct cvx_node *attribute = cvx_node_find(node, name);
    return attribute ? attribute->text : NULL;
}

/* <pointer tag="#…">/work/0/…</pointer>, one or several. */
static void take_tags(struct package *package, const struct cvx_node *resume)
{
    const struct cvx_node *found = cvx_node_find(resume, "pointer");
    const bool many = found && found->kind == CVX_NODE_ARRAY;
    size_t count = 0;
    package->tags = cvx_arena_alloc_array(package->arena, (many ? found->count : 1U) + 1U,
                                          sizeof *package->tags);
    if (!package->tags)
        return;
    for (const struct cvx_node *at = many ? found->first : found; at; at = many ? at->next : NULL) {
        const struct cvx_docx_tag tag = {attribute_of(at, "@tag"), text_of(at)};
        if (tag.tag && tag.pointer)
            package->tags[count++] = tag;
    }
}

static void take_payload(struct package *package, const struct cvx_node *part)
{
    const struct cvx_node *resume = cvx_node_find(part, "resume");
    const char *json = text_of(cvx_node_find(resume, "json"));
    if (!json || package->json)
        return;
    package->json = json;
    package->hash = attribute_of(resume, "@textHash");
    take_tags(package, resume);
}

static enum cvx_status take_file(struct package *package, const struct cvx_zip_file *file)
{
    static const char custom[] = "customXml/item";
    struct cvx_node *root = NULL;
    const bool payload = strncmp(file->name, custom, strlen(custom)) == 0;
    const bool core = strcmp(file->name, "docProps/core.xml") == 0;
    const bool document = strcmp(file->name, "word/document.xml") == 0;
    const bool links = strcmp(file->name, "word/_rels/document.xml.rels") == 0;
    if (!payload && !core && !document && !links)
        return CVX_OK;
    const enum cvx_status status = read_part(package, file, &root);
    if (status != CVX_OK)
        return status;
    if (payload)
        take_payload(package, root);
    if (core)
        package->lang = text_of(cvx_node_find(cvx_node_find(root, "coreProperties"), "language"));
    if (document)
        package->document = cvx_node_find(root, "document");
    if (links)
        package->links = root;
    return CVX_OK;
}

static enum cvx_status open_package(const struct cvx_source *source, struct package *package)
{
    static const char *const suffixes[] = {".xml", ".rels"};
    const struct cvx_unzip_module *module = cvx_module_open(&unzip, package->diag);
    if (!module)
        return CVX_ENVIRONMENT;
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        struct cvx_zip_file *files = NULL;
        size_t count = 0;
        enum cvx_status status = module->read(source->bytes, source->len, suffixes[i],
                                              package->arena, package->diag, &files, &count);
        for (size_t j = 0; j < count && status == CVX_OK; j++)
            status = take_file(package, &files[j]);
        if (status != CVX_OK)
            return status;
    }
    if (package->json && package->document)
        return CVX_OK;
    cvx_diag_add(package->diag, CVX_CODE_NOT_A_RESUME, NULL,
                 "this is a Word document without a CV's data inside");
    cvx_diag_hint(package->diag, "only a DOCX that cvexport wrote, without --no-attachment, can be "
                                 "read back; save others as Markdown or text first");
    return CVX_REJECTED;
}

/* The CV */

static enum cvx_status compare(const struct package *package, const struct cvx_docx_body *edited,
                               struct cvx_node *root)
{
    struct cvx_docx_body exported;
    const enum cvx_status status = cvx_docx_expect_body(package->json, package->lang,
                                                        package->arena, package->diag, &exported);
    if (status != CVX_OK)
        return status;
    return cvx_docx_apply_edits(root, &exported, edited, package->arena, package->diag);
}

static enum cvx_status read(const struct cvx_source *source, struct cvx_arena *arena,
                            struct cvx_diag *diag, struct cvx_node **root)
{
    struct package package = {.arena = arena, .diag = diag};
    enum cvx_status status = open_package(source, &package);
    if (status != CVX_OK)
        return status;
    struct cvx_source inside = *source;
    inside.bytes = package.json;
    inside.len = strlen(package.json);
    inside.nested++;
    status = cvx_import(&inside, "jsonresume", arena, diag, root);
    if (status != CVX_OK)
        return status;
    cvx_node_forget_places(*root);
    struct cvx_docx_body body;
    cvx_docx_read_body(package.document, package.links, package.tags, arena, &body);
    if (arena->failed)
        return cvx_diag_memory(diag);
    char hash[32];
    snprintf(hash, sizeof hash, "fnv1a64:%016" PRIx64, body.hash);
    if (package.hash && strcmp(package.hash, hash) == 0)
        return CVX_OK;
    return compare(&package, &body, *root);
}

const struct cvx_importer cvx_docx_importer = {
    .name = "docx",
    .summary = "a DOCX that cvexport wrote, with what was edited in it since",
    .probe = probe,
    .read = read,
};
