/* SPDX-License-Identifier: MIT */
/* Reading YAML 1.2 with libyaml's event parser, whose header is included by yaml.c alone.
 *
 * Plain scalars are what YAML's core schema says: null, true, false, and numbers where JSON spells
 * them in the same way. Every other scalar is a text as written: dates, "yes", 007, +49 30, 0x1F,
 * so that nothing is lost of a telephone number or a grade. */
#ifndef CVX_FORMATS_YAML_H
#define CVX_FORMATS_YAML_H

#include "core/base/diag.h"
#include "core/base/module.h"
#include "core/base/node.h"
#include "core/base/status.h"

#include <stdbool.h>

/* How to read. */
struct cvx_yaml_text {
    const char *bytes;
    size_t len;
    bool literal_stars; /* "*" has no meaning, as RenderCV reads YAML: there are no aliases */
};

/* The room is a module, opened when a CV is YAML (core/base/module.h). */
struct cvx_yaml_module {
    /* Reads a whole YAML text of one document into a tree that lives in `arena`; the bytes are not
     * needed afterwards. Anchors and merge keys ("<<") are expanded; what an alias stands for keeps
     * the line and column of its anchor.
     *
     * Taken with a warning: bytes that are no UTF-8 (Windows-1252 then); a key given twice in an
     * object (the last one counts). Rejected with one error that names line and column: what breaks
     * the grammar, keys that are no texts, more than one document, control characters, an alias
     * that stands for what it is in, more than limits.h allows. */
    enum cvx_status (*read)(const struct cvx_yaml_text *text, struct cvx_arena *arena,
                            struct cvx_diag *diag, struct cvx_node **root);
};
extern const struct cvx_yaml_module cvx_yaml_module;

#endif
