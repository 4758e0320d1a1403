/* SPDX-License-Identifier: MIT */
/* Reads a theme from its JSON tree: one table per object of the notation, a row per key, with the
 * range a value must lie in. What no row names is an error, so that a misspelt key is found and not
 * ignored. */
#include "core/theme/theme.h"

#include "core/base/str.h"
#include "core/theme/notation.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

enum field_kind {
    FIELD_LENGTH, /* double, points */
    FIELD_BOOL,
    FIELD_TEXT,
    FIELD_FONT,  /* enum cvx_font_role */
    FIELD_COLOR, /* enum cvx_color_role */
    FIELD_ALIGN, /* enum cvx_align */
};

/* A member of a JSON object and of the struct that it fills. */
struct field {
    const char *key;
    enum field_kind kind;
    size_t offset;
    double min, max; /* of a length; of a text, its bytes */
};

struct reader {
    struct cvx_arena *arena;
    struct cvx_diag *diag;
};

static const char *const font_names[] = {
    [CVX_FONT_BODY] = "body",
    [CVX_FONT_HEADING] = "heading",
    [CVX_FONT_CODE] = "code",
};

static const char *const color_names[] = {
    [CVX_COLOR_TEXT] = "text", [CVX_COLOR_MUTED] = "muted", [CVX_COLOR_ACCENT] = "accent",
    [CVX_COLOR_LINK] = "link", [CVX_COLOR_RULE] = "rule",
};

static const char *const align_names[] = {
    [CVX_ALIGN_START] = "start",
    [CVX_ALIGN_CENTER] = "center",
    [CVX_ALIGN_END] = "end",
    [CVX_ALIGN_JUSTIFY] = "justify",
};

static const char *const style_names[] = {
    [CVX_THEME_TITLE] = "title",     [CVX_THEME_SUBTITLE] = "subtitle",
    [CVX_THEME_CONTACT] = "contact", [CVX_THEME_SECTION] = "section",
    [CVX_THEME_GROUP] = "group",     [CVX_THEME_ENTRY] = "entry",
    [CVX_THEME_META] = "meta",       [CVX_THEME_PARAGRAPH] = "paragraph",
    [CVX_THEME_ITEM] = "item",       [CVX_THEME_PUBLICATION] = "publication",
    [CVX_THEME_ROW] = "row",         [CVX_THEME_NOTE] = "note",
    [CVX_THEME_FOOTER] = "footer",
};

static const struct field style_fields[] = {
    {"font", FIELD_FONT, offsetof(struct cvx_paragraph_style, font), 0, 0},
    {"color", FIELD_COLOR, offsetof(struct cvx_paragraph_style, color), 0, 0},
    {"align", FIELD_ALIGN, offsetof(struct cvx_paragraph_style, align), 0, 0},
    {"size", FIELD_LENGTH, offsetof(struct cvx_paragraph_style, size), 5, 72},
    {"leading", FIELD_LENGTH, offsetof(struct cvx_paragraph_style, leading), 5, 144},
    {"before", FIELD_LENGTH, offsetof(struct cvx_paragraph_style, before), 0, 144},
    {"after", FIELD_LENGTH, offsetof(struct cvx_paragraph_style, after), 0, 144},
    {"indent", FIELD_LENGTH, offsetof(struct cvx_paragraph_style, indent), 0, 144},
    {"hanging", FIELD_LENGTH, offsetof(struct cvx_paragraph_style, hanging), 0, 144},
    {"rule", FIELD_LENGTH, offsetof(struct cvx_paragraph_style, rule), 0, 10},
    {"tracking", FIELD_LENGTH, offsetof(struct cvx_paragraph_style, tracking), -0.05, 0.08},
    {"bold", FIELD_BOOL, offsetof(struct cvx_paragraph_style, bold), 0, 0},
    {"italic", FIELD_BOOL, offsetof(struct cvx_paragraph_style, italic), 0, 0},
    {"smallCaps", FIELD_BOOL, offsetof(struct cvx_paragraph_style, small_caps), 0, 0},
};

static const struct field page_fields[] = {
    {"top", FIELD_LENGTH, offsetof(struct cvx_theme, margin_top), 18, 144},
    {"bottom", FIELD_LENGTH, offsetof(struct cvx_theme, margin_bottom), 18, 144},
    {"side", FIELD_LENGTH, offsetof(struct cvx_theme, margin_side), 18, 144},
};

static const struct field photo_fields[] = {
    {"width", FIELD_LENGTH, offsetof(struct cvx_theme, photo_width), 20, 200},
    {"height", FIELD_LENGTH, offsetof(struct cvx_theme, photo_height), 20, 200},
    {"radius", FIELD_LENGTH, offsetof(struct cvx_theme, photo_radius), 0, 100},
};

static const struct field theme_fields[] = {
    {"name", FIELD_TEXT, offsetof(struct cvx_theme, name), 1, 60},
    {"summary", FIELD_TEXT, offsetof(struct cvx_theme, summary), 1, 200},
    {"hyphenate", FIELD_BOOL, offsetof(struct cvx_theme, hyphenate), 0, 0},
    {"bullet", FIELD_TEXT, offsetof(struct cvx_theme, bullet), 1, 8},
    {"contactSeparator", FIELD_TEXT, offsetof(struct cvx_theme, contact_separator), 1, 16},
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static enum cvx_status reject(const struct reader *reader, const struct cvx_node *node,
                              const char *message)
{
    cvx_diag_add(reader->diag, CVX_CODE_THEME, node, "\"%s\" %s", node->key ? node->key : "theme",
                 message);
    return CVX_REJECTED;
}

static enum cvx_status reject_key(const struct reader *reader, const struct cvx_node *node)
{
    return reject(reader, node, "is nothing that a theme can set");
}

/* The place of `text` among `names`; -1 when it is none of them. */
static int name_find(const char *const *names, size_t count, const char *text)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(names[i], text) == 0)
            return (int)i;
    return -1;
}

static enum cvx_status length_read(const struct reader *reader, const struct cvx_node *node,
                                   const struct field *field, double *length)
{
    const double value = node->kind == CVX_NODE_NUMBER ? cvx_number_parse(node->text) : NAN;
    if (!(value >= field->min && value <= field->max)) {
        cvx_diag_add(reader->diag, CVX_CODE_THEME, node, "\"%s\" must be a number from %g to %g",
                     field->key, field->min, field->max);
        return CVX_REJECTED;
    }
    *length = value;
    return CVX_OK;
}

static enum cvx_status text_read(const struct reader *reader, const struct cvx_node *node,
                                 const struct field *field, const char **text)
{
    if (node->kind != CVX_NODE_STRING || strlen(node->text) < (size_t)field->min ||
        strlen(node->text) > (size_t)field->max)
        return reject(reader, node, "must be a short text");
    *text = cvx_arena_strdup(reader->arena, node->text);
    return CVX_OK;
}

static enum cvx_status bool_read(const struct reader *reader, const struct cvx_node *node,
                                 bool *value)
{
    if (node->kind != CVX_NODE_BOOL)
        return reject(reader, node, "must be true or false");
    *value = strcmp(node->text, "true") == 0;
    return CVX_OK;
}

/* What the enumerations' values are called; their numbers are the names' places. */
static const struct {
    const char *const *names;
    size_t count;
} choices[] = {
    [FIELD_FONT] = {font_names, COUNT(font_names)},
    [FIELD_COLOR] = {color_names, CVX_COLOR_RULE}, /* text is set in any colour but the rule's */
    [FIELD_ALIGN] = {align_names, COUNT(align_names)},
};

static enum cvx_status choice_read(const struct reader *reader, const struct cvx_node *node,
                                   enum field_kind kind, void *place)
{
    const char *const *names = choices[kind].names;
    const size_t count = choices[kind].count;
    const int found = node->kind == CVX_NODE_STRING ? name_find(names, count, node->text) : -1;
    if (found >= 0) {
        _Static_assert(sizeof(enum cvx_align) == sizeof found, "enumerations are as wide as int");
        memcpy(place, &found, sizeof found);
        return CVX_OK;
    }
    struct cvx_str known;
    cvx_str_init(&known, reader->arena);
    for (size_t i = 0; i < count; i++)
        cvx_str_add_format(&known, "%s%s", i ? ", " : "", names[i]);
    cvx_diag_add(reader->diag, CVX_CODE_THEME, node, "\"%s\" must be one of %s", node->key,
                 cvx_str_get(&known));
    return CVX_REJECTED;
}

static enum cvx_status field_read(const struct reader *reader, const struct cvx_node *node,
                                  const struct field *field, void *record)
{
    void *place = (char *)record + field->offset;
    switch (field->kind) {
    case FIELD_LENGTH:
        return length_read(reader, node, field, place);
    case FIELD_BOOL:
        return bool_read(reader, node, place);
    case FIELD_TEXT:
        return text_read(reader, node, field, place);
    case FIELD_FONT:
    case FIELD_COLOR:
    case FIELD_ALIGN:
        return choice_read(reader, node, field->kind, place);
    }
    return CVX_OK;
}

static const struct field *field_find(const struct field *fields, size_t count, const char *key)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(fields[i].key, key) == 0)
            return &fields[i];
    return NULL;
}

/* Every member of `object` by its row in `fields`. */
static enum cvx_status record_read(const struct reader *reader, const struct cvx_node *object,
                                   const struct field *fields, size_t count, void *record)
{
    if (object->kind != CVX_NODE_OBJECT)
        return reject(reader, object, "must be an object");
    for (const struct cvx_node *node = object->first; node; node = node->next) {
        const struct field *field = field_find(fields, count, node->key);
        const enum cvx_status status =
            field ? field_read(reader, node, field, record) : reject_key(reader, node);
        if (status != CVX_OK)
            return status;
    }
    return CVX_OK;
}

static enum cvx_status styles_read(const struct reader *reader, const struct cvx_node *object,
                                   struct cvx_theme *theme)
{
    if (object->kind != CVX_NODE_OBJECT)
        return reject(reader, object, "must be an object");
    for (const struct cvx_node *node = object->first; node; node = node->next) {
        const int style = name_find(style_names, COUNT(style_names), node->key);
        const enum cvx_status status =
            style < 0 ? reject_key(reader, node)
                      : record_read(reader, node, style_fields, COUNT(style_fields),
                                    &theme->styles[style]);
        if (status != CVX_OK)
            return status;
    }
    return CVX_OK;
}

static enum cvx_status families_read(const struct reader *reader, const struct cvx_node *node,
                                     struct cvx_font_choice *choice)
{
    if (node->kind != CVX_NODE_ARRAY || node->count < 1 || node->count >= CVX_THEME_FAMILIES)
        return reject(reader, node, "must name one to three font families");
    size_t count = 0;
    memset(choice->families, 0, sizeof choice->families);
    for (const struct cvx_node *name = node->first; name; name = name->next) {
        if (name->kind != CVX_NODE_STRING || !*name->text)
            return reject(reader, node, "must name one to three font families");
        choice->families[count++] = cvx_arena_strdup(reader->arena, name->text);
    }
    return CVX_OK;
}

static enum cvx_status font_read(const struct reader *reader, const struct cvx_node *object,
                                 struct cvx_font_choice *choice)
{
    if (object->kind != CVX_NODE_OBJECT)
        return reject(reader, object, "must be an object");
    for (const struct cvx_node *node = object->first; node; node = node->next) {
        enum cvx_status status = CVX_OK;
        if (strcmp(node->key, "families") == 0)
            status = families_read(reader, node, choice);
        else if (strcmp(node->key, "serif") == 0)
            status = bool_read(reader, node, &choice->serif);
        else
            status = reject_key(reader, node);
        if (status != CVX_OK)
            return status;
    }
    return CVX_OK;
}

static enum cvx_status fonts_read(const struct reader *reader, const struct cvx_node *object,
                                  struct cvx_theme *theme)
{
    if (object->kind != CVX_NODE_OBJECT)
        return reject(reader, object, "must be an object");
    for (const struct cvx_node *node = object->first; node; node = node->next) {
        const int role = name_find(font_names, COUNT(font_names), node->key);
        const enum cvx_status status =
            role < 0 ? reject_key(reader, node) : font_read(reader, node, &theme->fonts[role]);
        if (status != CVX_OK)
            return status;
    }
    return CVX_OK;
}

static enum cvx_status colors_read(const struct reader *reader, const struct cvx_node *object,
                                   struct cvx_theme *theme)
{
    if (object->kind != CVX_NODE_OBJECT)
        return reject(reader, object, "must be an object");
    for (const struct cvx_node *node = object->first; node; node = node->next) {
        const int role = name_find(color_names, COUNT(color_names), node->key);
        uint32_t color = 0;
        if (role < 0)
            return reject_key(reader, node);
        if (node->kind != CVX_NODE_STRING || !cvx_color_parse(node->text, &color))
            return reject(reader, node, "must be a colour such as \"#1f3a5f\"");
        if (role != CVX_COLOR_RULE && cvx_theme_contrast(color) < CVX_THEME_CONTRAST)
            return reject(reader, node, "is too pale: text needs a contrast of 4.5:1 on white");
        theme->colors[role] = color;
    }
    return CVX_OK;
}

/* Members that are objects of their own: of plain fields, or with a reader. */
static const struct {
    const char *key;
    const struct field *fields;
    size_t count;
    enum cvx_status (*read)(const struct reader *reader, const struct cvx_node *node,
                            struct cvx_theme *theme);
} parts[] = {
    {"page", page_fields, COUNT(page_fields), NULL},
    {"photo", photo_fields, COUNT(photo_fields), NULL},
    {"fonts", NULL, 0, fonts_read},
    {"colors", NULL, 0, colors_read},
    {"styles", NULL, 0, styles_read},
};

static enum cvx_status member_read(const struct reader *reader, const struct cvx_node *node,
                                   struct cvx_theme *theme)
{
    for (size_t i = 0; i < COUNT(parts); i++)
        if (strcmp(parts[i].key, node->key) == 0)
            return parts[i].read
                       ? parts[i].read(reader, node, theme)
                       : record_read(reader, node, parts[i].fields, parts[i].count, theme);
    if (strcmp(node->key, "$schema") == 0)
        return CVX_OK;
    const struct field *field = field_find(theme_fields, COUNT(theme_fields), node->key);
    return field ? field_read(reader, node, field, theme) : reject_key(reader, node);
}

/* What a theme without a base has not said. */
static const char *missing(const struct cvx_theme *theme)
{
    for (size_t i = 0; i < CVX_THEME_STYLE_COUNT; i++)
        if (theme->styles[i].size == 0 || theme->styles[i].leading == 0)
            return style_names[i];
    for (size_t i = 0; i < CVX_FONT_ROLE_COUNT; i++)
        if (!theme->fonts[i].families[0])
            return font_names[i];
    if (theme->margin_top == 0 || theme->margin_bottom == 0 || theme->margin_side == 0)
        return "page";
    if (theme->photo_width == 0 || theme->photo_height == 0)
        return "photo";
    if (!theme->bullet)
        return "bullet";
    if (!theme->contact_separator)
        return "contactSeparator";
    return theme->name ? NULL : "name";
}

enum cvx_status cvx_theme_read(const struct cvx_node *json, const struct cvx_theme *base,
                               struct cvx_arena *arena, struct cvx_diag *diag,
                               struct cvx_theme *theme)
{
    const struct reader reader = {arena, diag};
    *theme = base ? *base : (struct cvx_theme){0};
    if (json->kind != CVX_NODE_OBJECT) {
        cvx_diag_add(diag, CVX_CODE_THEME, json, "a theme must be an object");
        return CVX_REJECTED;
    }
    for (const struct cvx_node *node = json->first; node; node = node->next) {
        const enum cvx_status status = member_read(&reader, node, theme);
        if (status != CVX_OK)
            return status;
    }
    if (arena->failed)
        return cvx_diag_memory(diag);
    const char *what = missing(theme);
    if (what) {
        cvx_diag_add(diag, CVX_CODE_THEME, json, "the theme does not say all of \"%s\"", what);
        return CVX_REJECTED;
    }
    return CVX_OK;
}
