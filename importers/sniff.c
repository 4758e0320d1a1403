/* SPDX-License-Identifier: MIT */
/* Kinds of JSON that people give by mistake, by the members of their root. */
#include "importers/sniff.h"

#include "core/model/resume.h"
#include "importers/importer.h"

#include <limits.h>
#include <string.h>

#define OTHER_CV "a CV of another format (JSON Resume has \"basics\")"

/* A root that has all of `keys` (and, where given, a text that begins with `value` in the first of
 * them) is `what`. Keys are separated by blanks; "a.b" is a member of a member, "a|b" is either.
 * The first row that fits counts; rows that begin with "basics" are for roots that have that
 * object, the others for those that do not. */
static const struct look {
    const char *keys;
    const char *value;
    const char *what;
    const char *from; /* the importer that reads it; NULL: none does */
} looks[] = {
    {"meta.format", "FRESH", "a FRESH resume", "fresh"},
    {"info|employment contact|employment|meta.format name", NULL, "a FRESH resume", "fresh"},
    {"basics|bio sections metadata|picture|version", NULL, "a resume of Reactive Resume",
     "reactiveresume"},
    {"cv.sections|cv.name", NULL, "a resume of RenderCV", "rendercv"},
    {"content.basics|content.education|content.work", NULL, "a resume of YAMLResume", "yamlresume"},
    {"profile workExpList|educationList|projectList|skillList", NULL, "a resume of visiky/resume",
     "visiky"},
    {"SkillsPassport", NULL, "a Europass CV", "europass"},
    {"dependencies|devDependencies|scripts|main|exports name|version", NULL, "a package.json",
     NULL},
    {"lockfileVersion", NULL, "a package-lock.json", NULL},
    {"compilerOptions", NULL, "a tsconfig.json", NULL},
    {"$schema properties|definitions|$defs|type", "http://json-schema.org", "a JSON Schema", NULL},
    {"$schema properties|definitions|$defs|type", "https://json-schema.org", "a JSON Schema", NULL},
    {"properties type", NULL, "a JSON Schema", NULL},
    {"openapi|swagger info", NULL, "an OpenAPI description", NULL},
    {"type features|geometry|coordinates|geometries", NULL, "GeoJSON", NULL},
    {"nbformat cells", NULL, "a Jupyter notebook", NULL},
    {"log.entries", NULL, "an HTTP archive", NULL},
    {"@context", NULL, "JSON-LD", NULL},
    {"background_color|short_name icons", NULL, "a web app manifest", NULL},
    {"profile.name|profile.email", NULL, OTHER_CV, NULL},
    {"contact.name|contact.email", NULL, OTHER_CV, NULL},
    {"personal|personalInfo|personal_info|person|about|candidate", NULL, OTHER_CV, NULL},
    {"sections", NULL, OTHER_CV, NULL},
};

/* The node that "a" or "a.b" of `len` bytes names; NULL when there is none. */
static const struct cvx_node *find_path(const struct cvx_node *node, const char *path, size_t len)
{
    char key[32];
    while (node && len) {
        const char *dot = memchr(path, '.', len);
        const size_t step = dot ? (size_t)(dot - path) : len;
        if (step >= sizeof key)
            return NULL;
        memcpy(key, path, step);
        key[step] = '\0';
        node = cvx_node_find(node, key);
        path += step + (dot != NULL);
        len -= step + (dot != NULL);
    }
    return node;
}

/* The first node that one of "a|b" names. */
static const struct cvx_node *find_any(const struct cvx_node *root, const char *names, size_t len)
{
    while (len) {
        const char *bar = memchr(names, '|', len);
        const size_t name = bar ? (size_t)(bar - names) : len;
        const struct cvx_node *node = find_path(root, names, name);
        if (node)
            return node;
        names += name + (bar != NULL);
        len -= name + (bar != NULL);
    }
    return NULL;
}

static bool looks_like(const struct cvx_node *root, const struct look *look)
{
    const char *keys = look->keys;
    while (*keys) {
        const size_t len = strcspn(keys, " ");
        const struct cvx_node *node = find_any(root, keys, len);
        if (!node)
            return false;
        if (keys == look->keys && look->value &&
            (node->kind != CVX_NODE_STRING ||
             strncmp(node->text, look->value, strlen(look->value)) != 0))
            return false;
        keys += len + (keys[len] == ' ');
    }
    return true;
}

/* True when the root has a section of JSON Resume, under any of its names, other than "meta". */
static bool has_section(const struct cvx_node *root)
{
    for (const struct cvx_node *child = root->first; child; child = child->next) {
        bool alias;
        const struct cvx_field *field = cvx_field_find(&cvx_resume_type, child->key, &alias);
        if (field && (field->kind == CVX_FIELD_CHILD || field->kind == CVX_FIELD_CHILDREN) &&
            strcmp(field->key, "meta") != 0)
            return true;
    }
    return false;
}

static bool is_setting(const char *key)
{
    static const char *const settings[] = {"meta", "metaText", "$schema", "$schemaText"};
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
        if (strcmp(settings[i], key) == 0)
            return true;
    return key[0] == '_' || key[0] == '-';
}

/* True when the root's members are all settings or blank: an empty CV. */
static bool is_bare(const struct cvx_node *root)
{
    for (const struct cvx_node *child = root->first; child; child = child->next)
        if (!is_setting(child->key) && !cvx_node_blank(child))
            return false;
    return true;
}

static bool has_basics(const struct cvx_node *root)
{
    const struct cvx_node *basics = cvx_node_find(root, "basics");
    if (!basics)
        basics = cvx_node_find(root, "bio");
    return basics && basics->kind == CVX_NODE_OBJECT;
}

/* The name of the format that the importer `from` reads. */
static const char *name_of(const char *from)
{
    for (size_t i = 0; i < sizeof looks / sizeof *looks; i++)
        if (looks[i].from && strcmp(looks[i].from, from) == 0)
            return strchr(looks[i].what, ' ') + 1;
    return "JSON Resume";
}

static bool has_importer(const char *name)
{
    for (size_t i = 0; cvx_importers[i]; i++)
        if (strcmp(cvx_importers[i]->name, name) == 0)
            return true;
    return false;
}

/* Says what the file looks like, and how to read it if that is possible. */
static enum cvx_status refuse(const struct cvx_node *root, const char *from,
                              const struct look *look, struct cvx_diag *diag)
{
    cvx_diag_add(diag, CVX_CODE_NOT_A_RESUME, root, "this is no %s: it looks like %s",
                 name_of(from), look->what);
    if (look->from && has_importer(look->from))
        cvx_diag_hint(diag, "say --from %s, or leave --from out", look->from);
    return CVX_REJECTED;
}

static const struct look *find_look(const struct cvx_node *root)
{
    const bool basics = has_basics(root);
    for (size_t i = 0; i < sizeof looks / sizeof *looks; i++) {
        const bool names_basics = strncmp(looks[i].keys, "basics", 6) == 0;
        if (names_basics == basics && looks_like(root, &looks[i]))
            return &looks[i];
    }
    return NULL;
}

static enum cvx_status expect_object(const struct cvx_node *root, struct cvx_diag *diag)
{
    static const char *const kinds[] = {"null", "true or false", "a number", "a text", "a list"};
    if (root->kind == CVX_NODE_OBJECT)
        return CVX_OK;
    cvx_diag_add(diag, CVX_CODE_BAD_ROOT, root, "a CV must be an object; this is %s",
                 kinds[root->kind]);
    return CVX_REJECTED;
}

enum cvx_status cvx_sniff_expect(const struct cvx_node *root, const char *from,
                                 struct cvx_diag *diag)
{
    static const struct look json_resume = {NULL, NULL, "a JSON Resume", "jsonresume"};
    const bool standard = strcmp(from, json_resume.from) == 0;
    const enum cvx_status status = expect_object(root, diag);
    if (status != CVX_OK)
        return status;
    const struct look *look = find_look(root);
    if (look && look->from && strcmp(look->from, from) == 0)
        return CVX_OK;
    if (look)
        return refuse(root, from, look, diag);
    if (standard && (has_basics(root) || has_section(root) || is_bare(root)))
        return CVX_OK;
    if (!standard && (has_basics(root) || has_section(root)))
        return refuse(root, from, &json_resume, diag);
    cvx_diag_add(diag, CVX_CODE_NOT_A_RESUME, root, "this is no %s: it has %s", name_of(from),
                 standard ? "no \"basics\", \"work\" or other section"
                          : "none of the members that one has");
    if (!standard)
        cvx_diag_hint(diag, "is it in another format? without --from that is found out");
    return CVX_REJECTED;
}

/* Horspool's search: probing looks for many words in the same bytes, nearly always in vain. */
bool cvx_sniff_holds(const char *bytes, size_t len, const char *word)
{
    unsigned char skip[UCHAR_MAX + 1];
    const size_t word_len = strlen(word);
    if (word_len == 0 || word_len > UCHAR_MAX || word_len > len)
        return word_len == 0;
    memset(skip, (int)word_len, sizeof skip);
    for (size_t i = 0; i + 1 < word_len; i++)
        skip[(unsigned char)word[i]] = (unsigned char)(word_len - 1 - i);
    const char last = word[word_len - 1];
    for (size_t at = word_len - 1; at < len; at += skip[(unsigned char)bytes[at]])
        if (bytes[at] == last && memcmp(bytes + at + 1 - word_len, word, word_len) == 0)
            return true;
    return false;
}
