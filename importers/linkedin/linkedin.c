/* SPDX-License-Identifier: MIT */
/* The LinkedIn importer: "Get a copy of your data", as its ZIP, as the folder that it unpacks to,
 * or one of its files. Names may be translated and files are missing where there is nothing to
 * tell, so a file is known by its header. */
#include "importers/linkedin/linkedin.h"

#include "core/base/excerpt.h"
#include "core/base/limits.h"
#include "formats/csv.h"
#include "formats/zip_read.h"
#include "importers/importer.h"
#include "importers/sniff.h"

#include <string.h>
#include <strings.h>

extern const struct cvx_importer cvx_linkedin_importer;

/* Bytes at the end of a ZIP, and at the start of a CSV, that probe() looks at. */
enum { TAIL_LEN = 512 * 1024, HEAD_LEN = 1024 };

/* Probing */

static bool ends_in(const char *name, const char *suffix)
{
    const size_t len = name ? strlen(name) : 0;
    return len > strlen(suffix) && strcasecmp(name + len - strlen(suffix), suffix) == 0;
}

/* A ZIP's names stand at its end. */
static int probe_zip(const struct cvx_source *source)
{
    const size_t tail = source->len < TAIL_LEN ? source->len : TAIL_LEN;
    const char *end = source->bytes + source->len - tail;
    if (cvx_sniff_holds(end, tail, "Profile.csv") || cvx_sniff_holds(end, tail, "Positions.csv"))
        return 95;
    return cvx_sniff_holds(end, tail, ".csv") ? 70 : 0;
}

static bool has_all(const char *bytes, size_t len, const char *columns)
{
    while (*columns) {
        const size_t word = strcspn(columns, "|");
        size_t i = 0;
        while (i + word <= len && memcmp(bytes + i, columns, word) != 0)
            i++;
        if (i + word > len)
            return false;
        columns += word + (columns[word] == '|');
    }
    return true;
}

static int probe(const struct cvx_source *source)
{
    for (size_t i = 0; i < source->file_count; i++)
        if (ends_in(source->files[i].name, ".csv"))
            return 90;
    if (!source->bytes)
        return 0;
    if (source->len > 4 && memcmp(source->bytes, "PK\3\4", 4) == 0)
        return probe_zip(source);
    const size_t head = source->len < HEAD_LEN ? source->len : HEAD_LEN;
    size_t line = 0;
    while (line < head && source->bytes[line] != '\n' && source->bytes[line] != '\r')
        line++;
    for (const struct cvx_linkedin_kind *kind = cvx_linkedin_kinds; kind->columns; kind++)
        if (!kind->only && has_all(source->bytes, line, kind->columns))
            return ends_in(source->name, ".csv") ? 80 : 50;
    return 0;
}

/* Reading */

struct reading {
    struct cvx_arena *arena;
    struct cvx_diag *diag;
    const struct cvx_csv_module *csv;
    struct cvx_node *root;                  /* a member for each file, by its name: its rows */
    const struct cvx_linkedin_kind **kinds; /* of the root's members, by their index */
    bool any;                               /* there is a part of a CV */
    bool in_archive;                        /* files are named by their place in it */
};

static bool has_column(const struct cvx_node *header, const char *name, size_t len)
{
    for (const struct cvx_node *column = header->first; column; column = column->next)
        if (strlen(column->text) == len && strncasecmp(column->text, name, len) == 0)
            return true;
    return false;
}

static bool is_kind(const struct cvx_node *header, const struct cvx_linkedin_kind *kind)
{
    size_t count = 0;
    for (const char *at = kind->columns; *at; count++) {
        const size_t len = strcspn(at, "|");
        if (!has_column(header, at, len))
            return false;
        at += len + (at[len] == '|');
    }
    return !kind->only || header->count == count;
}

static const struct cvx_linkedin_kind *find_kind(const struct cvx_node *header)
{
    const struct cvx_linkedin_kind *kind = cvx_linkedin_kinds;
    while (kind->columns && !is_kind(header, kind))
        kind++;
    return kind->columns ? kind : NULL;
}

/* Files of an export that say nothing of a CV, by how their names begin: people, messages, clicks.
 */
static bool is_no_part(const char *name)
{
    static const char *const names[] = {"Ad",
                                        "Connections",
                                        "messages",
                                        "Invitations",
                                        "Jobs",
                                        "Job",
                                        "Saved",
                                        "Learning",
                                        "Login",
                                        "Search",
                                        "Security",
                                        "Reactions",
                                        "Comments",
                                        "Shares",
                                        "Votes",
                                        "Member_Follows",
                                        "Company Follows",
                                        "Hashtag_Follows",
                                        "Registration",
                                        "Receipts",
                                        "Rich",
                                        "Events",
                                        "Endorsement",
                                        "Inferences",
                                        "guide",
                                        "coach",
                                        "Private",
                                        "Recommendations_Given",
                                        "Services",
                                        "Verifications",
                                        "LearningCoach",
                                        "Groups",
                                        "Contacts",
                                        "ImportedContacts",
                                        "SavedItems",
                                        "Whatsapp"};
    const char *slash = strrchr(name, '/');
    const char *base = slash ? slash + 1 : name;
    if (slash)
        return true; /* folders hold job applications, articles, verifications */
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strncasecmp(base, names[i], strlen(names[i])) == 0)
            return true;
    return false;
}

/* A member of the root, whose rows are of a kind, or of none. */
static void add_rows(struct reading *reading, const char *name, struct cvx_node *rows,
                     const struct cvx_linkedin_kind *kind)
{
    rows->key = name;
    reading->kinds[reading->root->count] = kind;
    cvx_node_append(reading->root, rows);
    reading->any |= kind != NULL;
}

/* A file that is not read is a member without rows, about which it is said. */
static enum cvx_status leave_file(struct reading *reading, const char *name, bool known)
{
    struct cvx_node *rows = cvx_node_new(reading->arena, CVX_NODE_ARRAY, NULL);
    const char *quoted = cvx_diag_quote(reading->diag, name);
    if (!rows)
        return cvx_diag_memory(reading->diag);
    add_rows(reading, name, rows, NULL);
    if (known)
        cvx_diag_add(reading->diag, CVX_CODE_SETTING, rows,
                     "the file %s of the export is no part of a CV: left out", quoted);
    else
        cvx_diag_add(reading->diag, CVX_CODE_LEFT_OUT, rows,
                     "the file %s has columns that no part of a CV has: left out", quoted);
    return CVX_OK;
}

/* A file's rows become a member of the root. What is said of them names the file. */
static enum cvx_status read_file(struct reading *reading, const char *name,
                                 const struct cvx_zip_file *file)
{
    struct cvx_diag *diag = reading->diag;
    const char *archive = diag->file;
    struct cvx_csv table = {NULL, NULL};
    if (is_no_part(name))
        return leave_file(reading, name, true);
    if (reading->in_archive)
        diag->file = cvx_arena_printf(&diag->arena, "%s/%s", archive, file->name);
    else
        diag->file = file->name;
    const char *own_name = cvx_arena_strdup(reading->arena, diag->file);
    if (reading->in_archive)
        cvx_diag_keep_text(diag, diag->file, file->bytes, file->len);
    const enum cvx_status status =
        reading->csv->read(file->bytes, file->len, reading->arena, diag, &table);
    diag->file = archive;
    if (status != CVX_OK)
        return status;
    const struct cvx_linkedin_kind *kind = find_kind(table.header);
    if (!kind)
        return leave_file(reading, name, false);
    table.rows->text = own_name;
    add_rows(reading, name, table.rows, kind);
    return CVX_OK;
}

/* What a file is called inside of its folder; a file alone stands in none that matters. */
static const char *inner_name(const struct cvx_source *source, const char *name)
{
    const size_t len = source->name ? strlen(source->name) : 0;
    const char *slash = strrchr(name, '/');
    if (source->bytes)
        return slash ? slash + 1 : name;
    return len && strncmp(name, source->name, len) == 0 ? name + len + strspn(name + len, "/")
                                                        : name;
}

/* The folder that all files of an archive stand in; its length with the slash, or 0. */
static size_t common_folder(const struct cvx_zip_file *files, size_t count)
{
    const char *slash = count ? strchr(files[0].name, '/') : NULL;
    const size_t len = slash ? (size_t)(slash - files[0].name) + 1 : 0;
    for (size_t i = 0; i < count; i++)
        if (strncmp(files[i].name, files[0].name, len) != 0)
            return 0;
    return len;
}

/* The files of any kind of source, in the arena. */
static enum cvx_status list_files(const struct cvx_source *source, struct reading *reading,
                                  struct cvx_zip_file **files, size_t *count)
{
    static const struct cvx_module unzip_module = CVX_MODULE(unzip);
    if (reading->in_archive) {
        const struct cvx_unzip_module *unzip = cvx_module_open(&unzip_module, reading->diag);
        struct cvx_arena *arena = &reading->diag->arena; /* for showing lines of them */
        return unzip ? unzip->read(source->bytes, source->len, ".csv", arena, reading->diag, files,
                                   count)
                     : CVX_ENVIRONMENT;
    }
    *count = 0;
    *files = cvx_arena_alloc_array(reading->arena, source->file_count + 1, sizeof **files);
    if (!*files)
        return cvx_diag_memory(reading->diag);
    if (source->bytes)
        (*files)[(*count)++] = (struct cvx_zip_file){source->name, source->bytes, source->len};
    for (size_t i = 0; i < source->file_count; i++)
        if (ends_in(source->files[i].name, ".csv"))
            (*files)[(*count)++] = (struct cvx_zip_file){
                source->files[i].name, source->files[i].bytes, source->files[i].len};
    return CVX_OK;
}

static enum cvx_status read_files(const struct cvx_source *source, struct reading *reading)
{
    struct cvx_zip_file *files = NULL;
    size_t count = 0;
    enum cvx_status status = list_files(source, reading, &files, &count);
    if (status != CVX_OK)
        return status;
    reading->kinds = cvx_arena_alloc_array(reading->arena, count, sizeof *reading->kinds);
    reading->root = cvx_node_new(reading->arena, CVX_NODE_OBJECT, NULL);
    if (!reading->kinds || !reading->root)
        return cvx_diag_memory(reading->diag);
    const size_t folder = common_folder(files, count);
    for (size_t i = 0; i < count && status == CVX_OK; i++) {
        const char *inside =
            reading->in_archive ? files[i].name + folder : inner_name(source, files[i].name);
        const char *name = cvx_arena_strdup(reading->arena, inside);
        if (!name)
            return cvx_diag_memory(reading->diag);
        if (files[i].len)
            status = read_file(reading, name, &files[i]);
    }
    return status;
}

static void arrange(struct cvx_arranger *arranger, const struct cvx_linkedin_kind *kind,
                    const struct cvx_node *rows)
{
    if (kind->arrange)
        kind->arrange(arranger, rows);
    else if (!cvx_node_blank(rows))
        cvx_arrange_items(arranger, rows, kind->table, arranger->root, kind->key);
}

static enum cvx_status read(const struct cvx_source *source, struct cvx_arena *arena,
                            struct cvx_diag *diag, struct cvx_node **root)
{
    static const struct cvx_module csv_module = CVX_MODULE(csv);
    struct reading reading = {.arena = arena, .diag = diag};
    reading.in_archive = source->bytes && source->len > 4 && memcmp(source->bytes, "PK", 2) == 0;
    reading.csv = cvx_module_open(&csv_module, diag);
    if (!reading.csv)
        return CVX_ENVIRONMENT;
    const enum cvx_status status = read_files(source, &reading);
    if (status != CVX_OK)
        return status;
    if (!reading.any) {
        cvx_diag_add(diag, CVX_CODE_NOT_A_RESUME, NULL, "there is no part of a CV in it");
        cvx_diag_hint(diag, "LinkedIn's \"Get a copy of your data\" gives a ZIP with Profile.csv, "
                            "Positions.csv and more in it");
        return CVX_REJECTED;
    }
    struct cvx_arranger arranger;
    cvx_arrange_open(&arranger, reading.root, arena, diag);
    for (const struct cvx_linkedin_kind *kind = cvx_linkedin_kinds; kind->columns; kind++) {
        for (const struct cvx_node *rows = reading.root->first; rows; rows = rows->next)
            if (reading.kinds[rows->index] == kind)
                arrange(&arranger, kind, rows);
    }
    return cvx_arrange_close(&arranger, root);
}

const struct cvx_importer cvx_linkedin_importer = {
    .name = "linkedin",
    .summary = "LinkedIn, \"Get a copy of your data\": the ZIP, or the folder it unpacks to",
    .probe = probe,
    .read = read,
};
