/* SPDX-License-Identifier: MIT */
/* The package: its parts in order, their content types and relationships, zipped into the sink
 * (ISO/IEC 29500-2). The first entries are those that tools sniff at. */
#include "exporters/docx/measure.h"

#include "core/base/hash.h"
#include "formats/zip.h"

#include <string.h>

#define CT_BASE     "application/vnd.openxmlformats-officedocument."
#define CT_WORD     CT_BASE "wordprocessingml."
#define REL_BASE    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define REL_PACKAGE "http://schemas.openxmlformats.org/package/2006/relationships"

/* Whose relationships name a part. */
enum owner { OWNER_PACKAGE, OWNER_DOCUMENT, OWNER_CUSTOM_XML, OWNER_COUNT };

static const struct part {
    const char *name;
    const char *content_type; /* NULL: the default of its suffix */
    enum owner owner;
    const char *id;     /* of the relationship */
    const char *type;   /* of the relationship */
    const char *target; /* relative to the owner */
    bool attachment;    /* only with the JSON inside */
    void (*write)(struct cvx_docx *docx, struct cvx_xml *xml);
} parts[] = {
    /* The document comes first: it collects what others declare. */
    {"word/document.xml", CT_WORD "document.main+xml", OWNER_PACKAGE, "rIdDocument",
     REL_BASE "officeDocument", "word/document.xml", false, cvx_docx_write_document},
    {"word/styles.xml", CT_WORD "styles+xml", OWNER_DOCUMENT, "rIdStyles", REL_BASE "styles",
     "styles.xml", false, cvx_docx_write_styles},
    {"word/numbering.xml", CT_WORD "numbering+xml", OWNER_DOCUMENT, "rIdNumbering",
     REL_BASE "numbering", "numbering.xml", false, cvx_docx_write_numbering},
    {"word/settings.xml", CT_WORD "settings+xml", OWNER_DOCUMENT, "rIdSettings",
     REL_BASE "settings", "settings.xml", false, cvx_docx_write_settings},
    {"word/fontTable.xml", CT_WORD "fontTable+xml", OWNER_DOCUMENT, "rIdFonts",
     REL_BASE "fontTable", "fontTable.xml", false, cvx_docx_write_font_table},
    {"word/theme/theme1.xml", CT_BASE "theme+xml", OWNER_DOCUMENT, "rIdTheme", REL_BASE "theme",
     "theme/theme1.xml", false, cvx_docx_write_theme},
    {"word/footer1.xml", CT_WORD "footer+xml", OWNER_DOCUMENT, "rIdFooter", REL_BASE "footer",
     "footer1.xml", false, cvx_docx_write_footer},
    {"docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml",
     OWNER_PACKAGE, "rIdCore",
     "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
     "docProps/core.xml", false, cvx_docx_write_core_properties},
    {"docProps/app.xml", CT_BASE "extended-properties+xml", OWNER_PACKAGE, "rIdApp",
     REL_BASE "extended-properties", "docProps/app.xml", false, cvx_docx_write_app_properties},
    {"customXml/item1.xml", NULL, OWNER_DOCUMENT, "rIdResume", REL_BASE "customXml",
     "../customXml/item1.xml", true, cvx_docx_write_custom_xml},
    {"customXml/itemProps1.xml", CT_BASE "customXmlProperties+xml", OWNER_CUSTOM_XML, "rIdProps",
     REL_BASE "customXmlProps", "itemProps1.xml", true, cvx_docx_write_custom_xml_properties},
};

enum { PART_COUNT = sizeof parts / sizeof *parts };

static bool included(const struct cvx_docx *docx, const struct part *part)
{
    return !part->attachment || docx->job->options->attach_json;
}

/* The photo's part, by cvx_picture_kind. */
static const struct media {
    const char *name, *target, *suffix, *content_type;
} media[] = {
    [CVX_PICTURE_JPEG] = {"word/media/photo.jpeg", "media/photo.jpeg", "jpeg", "image/jpeg"},
    [CVX_PICTURE_PNG] = {"word/media/photo.png", "media/photo.png", "png", "image/png"},
};

static const struct media *media_of(const struct cvx_docx *docx)
{
    return docx->picture.bytes ? &media[docx->picture.kind] : NULL;
}

static void write_default(struct cvx_xml *xml, const char *suffix, const char *content_type)
{
    cvx_xml_start(xml, "Default");
    cvx_xml_attr(xml, "Extension", suffix);
    cvx_xml_attr(xml, "ContentType", content_type);
    cvx_xml_end(xml);
}

static void write_content_types(struct cvx_docx *docx, struct cvx_xml *xml)
{
    const struct media *photo = media_of(docx);
    cvx_xml_start(xml, "Types");
    cvx_xml_attr(xml, "xmlns", "http://schemas.openxmlformats.org/package/2006/content-types");
    write_default(xml, "rels", "application/vnd.openxmlformats-package.relationships+xml");
    write_default(xml, "xml", "application/xml");
    if (photo)
        write_default(xml, photo->suffix, photo->content_type);
    for (size_t i = 0; i < PART_COUNT; i++) {
        if (!parts[i].content_type || !included(docx, &parts[i]))
            continue;
        cvx_xml_start(xml, "Override");
        cvx_xml_attr(xml, "PartName", cvx_arena_printf(docx->arena, "/%s", parts[i].name));
        cvx_xml_attr(xml, "ContentType", parts[i].content_type);
        cvx_xml_end(xml);
    }
    cvx_xml_end(xml);
}

static void write_relationship(struct cvx_xml *xml, const char *id, const char *type,
                               const char *target, bool external)
{
    cvx_xml_start(xml, "Relationship");
    cvx_xml_attr(xml, "Id", id);
    cvx_xml_attr(xml, "Type", type);
    cvx_xml_attr(xml, "Target", target);
    if (external)
        cvx_xml_attr(xml, "TargetMode", "External");
    cvx_xml_end(xml);
}

/* What the document turned out to refer to. */
static void write_collected(struct cvx_docx *docx, struct cvx_xml *xml)
{
    const struct media *photo = media_of(docx);
    if (photo)
        write_relationship(xml, "rIdPhoto", REL_BASE "image", photo->target, false);
    for (const struct cvx_docx_name *link = docx->links.first; link; link = link->next)
        write_relationship(xml, cvx_arena_printf(docx->arena, "rIdLink%d", link->id),
                           REL_BASE "hyperlink", link->text, true);
}

static void write_relationships(struct cvx_docx *docx, struct cvx_xml *xml, enum owner owner)
{
    cvx_xml_start(xml, "Relationships");
    cvx_xml_attr(xml, "xmlns", REL_PACKAGE);
    for (size_t i = 0; i < PART_COUNT; i++)
        if (parts[i].owner == owner && included(docx, &parts[i]))
            write_relationship(xml, parts[i].id, parts[i].type, parts[i].target, false);
    if (owner == OWNER_DOCUMENT)
        write_collected(docx, xml);
    cvx_xml_end(xml);
}

static void write_package_relationships(struct cvx_docx *docx, struct cvx_xml *xml)
{
    write_relationships(docx, xml, OWNER_PACKAGE);
}

static void write_document_relationships(struct cvx_docx *docx, struct cvx_xml *xml)
{
    write_relationships(docx, xml, OWNER_DOCUMENT);
}

static void write_custom_xml_relationships(struct cvx_docx *docx, struct cvx_xml *xml)
{
    write_relationships(docx, xml, OWNER_CUSTOM_XML);
}

/* One entry of the archive, written before it is added. */
struct entry {
    const char *name;
    const void *bytes;
    size_t len;
};

struct archive {
    struct entry entries[PART_COUNT + OWNER_COUNT + 2]; /* content types, photo */
    size_t count;
};

static bool write_entry(struct cvx_docx *docx, struct archive *archive, const char *name,
                        void (*write)(struct cvx_docx *docx, struct cvx_xml *xml))
{
    struct cvx_str text;
    struct cvx_xml xml;
    cvx_str_init(&text, docx->arena);
    cvx_xml_open(&xml, &text);
    write(docx, &xml);
    archive->entries[archive->count++] = (struct entry){name, cvx_str_get(&text), text.len};
    return cvx_xml_close(&xml);
}

/* The document is written before all else, but stands behind the entries that tools sniff at. */
static bool write_entries(struct cvx_docx *docx, struct archive *archive)
{
    const struct media *photo = media_of(docx);
    struct archive body = {.count = 0};
    for (size_t i = 0; i < PART_COUNT; i++)
        if (included(docx, &parts[i]) && !write_entry(docx, &body, parts[i].name, parts[i].write))
            return false;
    if (!write_entry(docx, archive, "[Content_Types].xml", write_content_types) ||
        !write_entry(docx, archive, "_rels/.rels", write_package_relationships))
        return false;
    for (size_t i = 0; i < body.count; i++)
        archive->entries[archive->count++] = body.entries[i];
    if (photo)
        archive->entries[archive->count++] =
            (struct entry){photo->name, docx->picture.bytes, docx->picture.len};
    if (!write_entry(docx, archive, "word/_rels/document.xml.rels", write_document_relationships))
        return false;
    return !docx->job->options->attach_json ||
           write_entry(docx, archive, "customXml/_rels/item1.xml.rels",
                       write_custom_xml_relationships);
}

static bool zip_entries(const struct archive *archive, struct cvx_str *out)
{
    struct cvx_zip zip;
    cvx_zip_open(&zip, out);
    for (size_t i = 0; i < archive->count; i++)
        cvx_zip_add(&zip, archive->entries[i].name, archive->entries[i].bytes,
                    archive->entries[i].len);
    return cvx_zip_close(&zip);
}

/* The first photo of the document, when it can be used. */
static void find_photo(struct cvx_docx *docx)
{
    const struct cvx_block *root = docx->job->doc->root;
    for (const struct cvx_block *block = root; block; block = cvx_block_next(block, root)) {
        if (block->kind != CVX_BLOCK_PHOTO)
            continue;
        if (cvx_picture_read(block, docx->job->options->folder, docx->arena, docx->job->diag,
                             &docx->picture))
            docx->photo = block;
        return;
    }
}

static enum cvx_status write_docx(const struct cvx_job *job, struct cvx_sink *out)
{
    struct cvx_job own = *job;
    struct cvx_theme theme;
    struct cvx_docx docx = {
        .job = &own,
        .arena = job->scratch,
        .lang = cvx_docx_lang_of(job->doc->lang),
        .text_hash = CVX_HASH_START,
    };
    struct archive archive = {.count = 0};
    struct cvx_str bytes;
    cvx_str_init(&bytes, job->scratch);
    own.theme = &theme;
    find_photo(&docx);
    const enum cvx_status status = cvx_docx_fit(&docx, job->theme, &theme);
    if (status != CVX_OK)
        return status;
    if (!write_entries(&docx, &archive) || !zip_entries(&archive, &bytes))
        return cvx_diag_memory(job->diag);
    return cvx_sink_write(out, cvx_str_get(&bytes), bytes.len, job->diag);
}

const struct cvx_exporter_module cvx_docx_module = {
    .write = write_docx,
};
