/* SPDX-License-Identifier: MIT */
/* From a tree in the shape of JSON Resume, of any version and as loose as people write it, to a
 * resume. Importers of other formats may arrange their nodes in that shape and come here too, so
 * that dates, links, old names and wrong types are read in one place. */
#ifndef CVX_MODEL_READ_H
#define CVX_MODEL_READ_H

#include "core/base/diag.h"
#include "core/base/node.h"
#include "core/base/status.h"
#include "core/model/resume.h"

/* Cleans `root` (core/model/clean.h), reads it into `into` and checks the whole; all of it lives in
 * `arena`. `lang` (a BCP 47 tag or NULL) chooses where a text is given in several languages;
 * without it the CV's own language does, then the first. Everything that is read in another way
 * than it was written is reported; what no field can hold becomes an extra. CVX_ENVIRONMENT when
 * memory is out. */
enum cvx_status cvx_resume_make(struct cvx_node *root, const char *lang, struct cvx_arena *arena,
                                struct cvx_diag *diag, struct cvx_resume *into);

#endif
