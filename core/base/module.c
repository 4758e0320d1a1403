/* SPDX-License-Identifier: MIT */
/* Opens modules with the dynamic linker, which finds them by this library's RUNPATH, counts who
 * uses what, and locks. Lazily bound: a job calls few of a library's functions. */
#include "core/base/module.h"

#include <dlfcn.h>
#include <stdio.h>

/* Long enough for every module there will be; a longer name is not found. */
#define NAME_SIZE 64

static const void *find(const char *name)
{
    char file[NAME_SIZE];
    char symbol[NAME_SIZE];
    snprintf(file, sizeof file, "cvexport-%s.so", name);
    snprintf(symbol, sizeof symbol, "cvx_%s_module", name);
    void *handle = dlopen(file, RTLD_LAZY | RTLD_LOCAL);
    return handle ? dlsym(handle, symbol) : NULL;
}

const void *cvx_module_open(const struct cvx_module *module, struct cvx_diag *diag)
{
    if (module->entry)
        return module->entry;
    const void *entry = find(module->name);
    if (!entry && diag) {
        const char *why = dlerror();
        cvx_diag_add(diag, CVX_CODE_MODULE, NULL, "the %s part of cvexport cannot be opened: %s",
                     module->name, why ? why : "it is empty");
    }
    return entry;
}
