/* SPDX-License-Identifier: MIT */
/* The Europass importer: which of its formats it is, and what is said of those that are not read.
 */
#include "importers/europass/europass.h"

#include "formats/json.h"
#include "formats/xml_read.h"
#include "importers/importer.h"
#include "importers/sniff.h"

#include <string.h>

extern const struct cvx_importer cvx_europass_importer;

/* Bytes that probe() looks at, and room for an element's name. */
enum { PROBE_LEN = 4096, NAME_SIZE = 32 };

/* The first byte that is no white space; 0 when there is none. */
static char first_sign(const char *bytes, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (bytes[i] && !strchr(" \t\r\n\xEF\xBB\xBF", bytes[i]))
            return bytes[i];
    return '\0';
}

static int probe(const struct cvx_source *source)
{
    static const struct {
        const char *element, *also;
        int sure;
    } kinds[] = {
        {"SkillsPassport", "", 95},
        {"Candidate", "europass", 95},
        {"Candidate", "hr-xml", 60},
        {"learnerinfo", "", 90},
    };
    if (!source->bytes)
        return 0;
    const size_t len = source->len < PROBE_LEN ? source->len : PROBE_LEN;
    char element[NAME_SIZE];
    if (first_sign(source->bytes, len) == '{')
        return cvx_sniff_holds(source->bytes, len, "\"SkillsPassport\"") ? 95 : 0;
    cvx_xml_sniff(source->bytes, len, element, sizeof element);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(element, kinds[i].element) == 0 &&
            cvx_sniff_holds(source->bytes, len, kinds[i].also))
            return kinds[i].sure;
    return 0;
}

static enum cvx_status parse(const struct cvx_source *source, struct cvx_arena *arena,
                             struct cvx_diag *diag, struct cvx_node **tree)
{
    static const struct cvx_module module = CVX_MODULE(xml);
    if (source->bytes && first_sign(source->bytes, source->len) == '{')
        return cvx_json_read(source->bytes, source->len, arena, diag, tree);
    const struct cvx_xml_module *xml = cvx_module_open(&module, diag);
    return xml ? xml->read(source->bytes, source->len, arena, diag, tree) : CVX_ENVIRONMENT;
}

static enum cvx_status refuse(const struct cvx_node *at, const char *what, const char *hint,
                              struct cvx_diag *diag)
{
    cvx_diag_add(diag, CVX_CODE_NOT_A_RESUME, at, "%s", what);
    cvx_diag_hint(diag, "%s", hint);
    return CVX_REJECTED;
}

/* Arranges the document's element; false when it holds no CV. */
static bool arrange(struct cvx_arranger *arranger, const struct cvx_node *element, const char *lang)
{
    return strcmp(element->key, "SkillsPassport") == 0
               ? cvx_europass_passport(arranger, element)
               : cvx_europass_candidate(arranger, element, lang);
}

static enum cvx_status read(const struct cvx_source *source, struct cvx_arena *arena,
                            struct cvx_diag *diag, struct cvx_node **root)
{
    struct cvx_node *tree = NULL;
    const enum cvx_status status = parse(source, arena, diag, &tree);
    if (status != CVX_OK)
        return status;
    const struct cvx_node *element = tree->first;
    if (element && element->key && strcmp(element->key, "learnerinfo") == 0)
        return refuse(element, "this is a Europass CV of version 1 or 2, from before 2013",
                      "only Europass of 2013 and later is read: SkillsPassport 3 and Candidate; "
                      "copy the texts into a JSON Resume",
                      diag);
    if (!element || !element->key ||
        (strcmp(element->key, "SkillsPassport") != 0 && strcmp(element->key, "Candidate") != 0))
        return refuse(element, "this is no Europass CV",
                      "one begins with <SkillsPassport> or <Candidate>", diag);
    struct cvx_arranger arranger;
    cvx_arrange_open(&arranger, tree, arena, diag);
    if (!arena->failed && !arrange(&arranger, element, source->lang))
        return refuse(element, "this Europass file holds no CV",
                      "it may hold a cover letter only; save the CV, not the letter", diag);
    return cvx_arrange_close(&arranger, root);
}

const struct cvx_importer cvx_europass_importer = {
    .name = "europass",
    .summary = "Europass, as XML: SkillsPassport 3 (2013 to 2020) and Candidate (since 2020)",
    .probe = probe,
    .read = read,
};
