/* SPDX-License-Identifier: MIT */
/* What the library carries for those who begin: the schema, and CVs to write over. They are files
 * of this room and of schema/, put in as they are (cmake/embedded.cmake). */
#include "core/cvexport.h"

#include "embedded/schema.h"
#include "embedded/start_json.h"
#include "embedded/start_yaml.h"

#define CARRIED(name)                                                                              \
    (struct cvx_carried)                                                                           \
    {                                                                                              \
        (const char *)(name), sizeof(name)                                                         \
    }

struct cvx_carried cvx_schema_get(void)
{
    return CARRIED(cvx_embedded_schema);
}

struct cvx_carried cvx_start_get(enum cvx_start start)
{
    return start == CVX_START_YAML ? CARRIED(cvx_embedded_start_yaml)
                                   : CARRIED(cvx_embedded_start_json);
}
