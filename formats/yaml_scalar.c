/* SPDX-License-Identifier: MIT */
/* The core schema of YAML 1.2 (section 10.3.2), but for numbers that JSON would spell otherwise:
 * those stay texts. */
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

static size_t skip_digits(const struct cvx_yaml_scalar *scalar, size_t at)
{
    while (at < scalar->len && scalar->bytes[at] >= '0' && scalar->bytes[at] <= '9')
        at++;
    return at;
}

/* A number by RFC 8259, section 6. */
static bool is_number(const struct cvx_yaml_scalar *scalar)
{
    const char *bytes = scalar->bytes;
    const size_t start = scalar->len && bytes[0] == '-';
    size_t at = skip_digits(scalar, start);
    if (at == start || (bytes[start] == '0' && at > start + 1))
        return false;
    if (at < scalar->len && bytes[at] == '.') {
        const size_t fraction = at + 1;
        at = skip_digits(scalar, fraction);
        if (at == fraction)
            return false;
    }
    if (at < scalar->len && (bytes[at] | 0x20) == 'e') {
        at++;
        at += at < scalar->len && (bytes[at] == '+' || bytes[at] == '-');
        const size_t exponent = at;
        at = skip_digits(scalar, exponent);
        if (at == exponent)
            return false;
    }
    return at == scalar->len;
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
