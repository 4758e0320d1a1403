/* SPDX-License-Identifier: MIT */
/* The core schema of YAML 1.2 (section 10.3.2), but for numbers that JSON would spell otherwise:
 * those stay texts. */
#include "formats/number.h"
#include "formats/yaml_part.h"

#include <string.h>

static bool is_any_of(const struct cvx_yaml_scalar *scalar, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strlen(words[i]) == scalar->len && memcmp(words[i], scalar->bytes, scalar->len) == 0)
            return true;
    return false;
}

static bool is_null(const struct cvx_yaml_scalar *scalar)
{
    static const char *const words[] = {"", "~", "null", "Null", "NULL"};
    return is_any_of(scalar, words, sizeof words / sizeof *words);
}

static bool is_bool(const struct cvx_yaml_scalar *scalar)
{
    static const char *const words[] = {"true", "True", "TRUE", "false", "False", "FALSE"};
    return is_any_of(scalar, words, sizeof words / sizeof *words);
}

/* A number that JSON would spell as it is here. */
static bool is_number(const struct cvx_yaml_scalar *scalar)
{
    const char *end = scalar->bytes + scalar->len;
    const size_t sign = scalar->len && scalar->bytes[0] == '-';
    const bool zeros = scalar->len > sign + 1 && scalar->bytes[sign] == '0' &&
                       scalar->bytes[sign + 1] >= '0' && scalar->bytes[sign + 1] <= '9';
    return !zeros && cvx_number_end(scalar->bytes, end) == end;
}

enum cvx_node_kind cvx_yaml_scalar_kind(const struct cvx_yaml_scalar *scalar)
{
    static const struct rule {
        const char *tag;
        bool (*fits)(const struct cvx_yaml_scalar *scalar);
        enum cvx_node_kind kind;
    } rules[] = {
        {"tag:yaml.org,2002:null", is_null, CVX_NODE_NULL},
        {"tag:yaml.org,2002:bool", is_bool, CVX_NODE_BOOL},
        {"tag:yaml.org,2002:int", is_number, CVX_NODE_NUMBER},
        {"tag:yaml.org,2002:float", is_number, CVX_NODE_NUMBER},
    };
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        const bool asked = scalar->tag ? strcmp(scalar->tag, rules[i].tag) == 0 : scalar->plain;
        if (asked && rules[i].fits(scalar))
            return rules[i].kind;
    }
    return CVX_NODE_STRING;
}
