/* SPDX-License-Identifier: MIT */
/* A theme: how a document looks, as data. The PDF and the DOCX exporter read the same theme, so
 * that the two look alike. Lengths are in points (1/72 inch), colours are sRGB 0xRRGGBB.
 *
 * The built-in themes are JSON files in core/theme/themes/, compiled in; a user's own is read by
 * the same code. schema/theme.schema.json describes the notation. */
#ifndef CVX_THEME_THEME_H
#define CVX_THEME_THEME_H

#include "core/base/diag.h"
#include "core/base/node.h"
#include "core/base/status.h"

#include <stdint.h>

enum { CVX_THEME_FAMILIES = 4 };

enum cvx_font_role { CVX_FONT_BODY, CVX_FONT_HEADING, CVX_FONT_CODE, CVX_FONT_ROLE_COUNT };

/* What a role is set in: the first family that is installed and has the character; then, by script,
 * a family of the same class. */
struct cvx_font_choice {
    const char *families[CVX_THEME_FAMILIES]; /* NULL ends the list */
    bool serif;                               /* the class of what stands in */
};

enum cvx_color_role {
    CVX_COLOR_TEXT,
    CVX_COLOR_MUTED,  /* dates, secondary lines */
    CVX_COLOR_ACCENT, /* headings */
    CVX_COLOR_LINK,
    CVX_COLOR_RULE, /* lines; no text, so no contrast is asked of it */
    CVX_COLOR_ROLE_COUNT
};

enum cvx_align {
    CVX_ALIGN_START,
    CVX_ALIGN_CENTER,
    CVX_ALIGN_END,
    CVX_ALIGN_JUSTIFY,
};

/* One style for each kind of paragraph; exporters map block kinds to these. */
enum cvx_theme_style {
    CVX_THEME_TITLE,
    CVX_THEME_SUBTITLE,
    CVX_THEME_CONTACT,
    CVX_THEME_SECTION, /* heading 1 */
    CVX_THEME_GROUP,   /* heading 2 over several entries */
    CVX_THEME_ENTRY,   /* an entry's head: heading 2 or 3 */
    CVX_THEME_META,    /* an entry's secondary line */
    CVX_THEME_PARAGRAPH,
    CVX_THEME_ITEM,        /* a bullet */
    CVX_THEME_PUBLICATION, /* a numbered citation */
    CVX_THEME_ROW,         /* label and value */
    CVX_THEME_NOTE,        /* the closing remark */
    CVX_THEME_FOOTER,      /* the running line from the second page on */
    CVX_THEME_STYLE_COUNT
};

struct cvx_paragraph_style {
    enum cvx_font_role font;
    enum cvx_color_role color;
    enum cvx_align align;
    double size;     /* of the type */
    double leading;  /* from baseline to baseline, absolute points */
    double before;   /* space above; the larger of two neighbours' spaces counts */
    double after;    /* space below */
    double indent;   /* of the whole paragraph from the start edge */
    double hanging;  /* of the lines after the first; the place of a bullet or number */
    double rule;     /* thickness of a line below; 0: none */
    double tracking; /* extra space between letters, em; at most 0.08 */
    bool bold;
    bool italic;
    bool small_caps;
};

struct cvx_theme {
    const char *name;    /* "plain", as in --theme plain */
    const char *summary; /* one line, for --help */
    struct cvx_font_choice fonts[CVX_FONT_ROLE_COUNT];
    uint32_t colors[CVX_COLOR_ROLE_COUNT];
    double margin_top, margin_bottom, margin_side; /* of the page */
    bool hyphenate;
    const char *bullet;            /* the bullet, as UTF-8 */
    const char *contact_separator; /* between contact items, such as " · " */
    double photo_width, photo_height;
    double photo_radius; /* of the corners; half of the width: a circle */
    struct cvx_paragraph_style styles[CVX_THEME_STYLE_COUNT];
};

/* Reads a theme from its JSON tree. What it does not say is taken from `base` (NULL: everything
 * must be said). CVX_REJECTED with an error that names line and column when a value is unusable:
 * unknown keys, sizes outside their documented ranges, text colours with a contrast under 4.5:1 on
 * white. */
enum cvx_status cvx_theme_read(const struct cvx_node *json, const struct cvx_theme *base,
                               struct cvx_arena *arena, struct cvx_diag *diag,
                               struct cvx_theme *theme);

/* The theme as a script (ISO 15924, as a language's row has it) wants it: more room between lines
 * for Han, no slant where a script has none. The same for every exporter, so that all look alike.
 * `adapted` may be `theme`.
 */
void cvx_theme_adapt(const struct cvx_theme *theme, const char *script, struct cvx_theme *adapted);

/* The least leading, in sizes of the type, that running text of a script (ISO 15924) reads well
 * with. */
double cvx_theme_least_leading(const char *script);

/* The least contrast of text with the paper (WCAG 2.1, 1.4.3). */
#define CVX_THEME_CONTRAST 4.5

/* The contrast of an sRGB colour with white, from 1 (white) to 21 (black). */
double cvx_theme_contrast(uint32_t color);

/* The built-in themes' sources, in the order --help lists them; ended by a NULL name. The first one
 * is the default, and what others are based on. */
struct cvx_theme_source {
    const char *name;
    const char *json;
    size_t len;
};
extern const struct cvx_theme_source cvx_theme_sources[];

#endif
