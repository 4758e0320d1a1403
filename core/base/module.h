/* SPDX-License-Identifier: MIT */
/* Modules: parts of the library that are opened when they are first needed, because loading the
 * libraries they stand on costs more than most of what is done with them (docs/startup.md).
 *
 * A module is a folder or two of sources that cmake/rooms.cmake links into cvexport-NAME.so. It
 * has one entry, a const struct of functions named cvx_NAME_module, declared in a header of the
 * room. The part that uses it, which must not call those functions by name, keeps a row
 *
 *     static const struct cvx_module pdf = CVX_MODULE(pdf);
 *
 * and asks for the entry each time; asking again costs a microsecond. Where everything is linked
 * together (CVX_MODULES=OFF: sanitizers, unit tests, fuzzing) the row holds the entry itself, and
 * nothing is opened. There is no other difference between the two. */
#ifndef CVX_BASE_MODULE_H
#define CVX_BASE_MODULE_H

#include "core/base/diag.h"

struct cvx_module {
    const char *name;
    const void *entry; /* NULL: to be found in the module's file */
};

#ifdef CVX_MODULES
#define CVX_MODULE(name)                                                                           \
    {                                                                                              \
#name, NULL                                                                                \
    }
#else
#define CVX_MODULE(name)                                                                           \
    {                                                                                              \
#name, &cvx_##name##_module                                                                \
    }
#endif

/* The module's entry. It stays open, and the entry valid, until the process ends. May be called
 * from several threads. NULL, with one error added (`diag` may be NULL), when the module or a
 * library that it needs is not there: an environment failure. */
const void *cvx_module_open(const struct cvx_module *module, struct cvx_diag *diag);

#endif
