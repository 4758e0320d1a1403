/* SPDX-License-Identifier: MIT */
/* Telling JSON from YAML, looking for keys before anything is read, and reading either. */
#include "importers/data.h"

#include "formats/json.h"
#include "formats/yaml.h"
#include "importers/sniff.h"

#include <string.h>
#include <strings.h>

/* Bytes that are looked at for keys. In JSON a long text (a photo, it may be) does not count; in
 * YAML whole lines are passed by, which costs little. */
enum { PROBE_LEN = 64 * 1024, PROBE_LEN_YAML = 1024 * 1024, LONG_TEXT = 1024 };

static const struct cvx_module yaml = CVX_MODULE(yaml);

static bool ends_with(const char *name, const char *suffix)
{
    const size_t len = name ? strlen(name) : 0;
    const size_t suffix_len = strlen(suffix);
    return len >= suffix_len && strcasecmp(name + len - suffix_len, suffix) == 0;
}

struct probe {
    const char *at, *end;
    const char *last; /* where the source ends; `end` is not behind it */
};

static struct probe probe_begin(const struct cvx_source *source, size_t most)
{
    const size_t len = source->len < most ? source->len : most;
    const bool marked = len >= 3 && memcmp(source->bytes, "\xEF\xBB\xBF", 3) == 0;
    if (!source->bytes)
        return (struct probe){"", "", ""};
    return (struct probe){source->bytes + (marked ? 3 : 0), source->bytes + len,
                          source->bytes + source->len};
}

static bool starts(const struct probe *probe, const char *word)
{
    const size_t len = strlen(word);
    return (size_t)(probe->end - probe->at) >= len && memcmp(probe->at, word, len) == 0;
}

static void skip_line(struct probe *probe)
{
    const char *newline = memchr(probe->at, '\n', (size_t)(probe->end - probe->at));
    probe->at = newline ? newline + 1 : probe->end;
}

static void skip_block_comment(struct probe *probe)
{
    while (probe->at < probe->end && !starts(probe, "*/"))
        probe->at++;
    probe->at += starts(probe, "*/") ? 2 : 0;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Blanks, and the comments of JSON5 and of YAML. */
static void skip_blanks(struct probe *probe)
{
    while (probe->at < probe->end) {
        if (is_space(*probe->at))
            probe->at++;
        else if (*probe->at == '#' || starts(probe, "//"))
            skip_line(probe);
        else if (starts(probe, "/*"))
            skip_block_comment(probe);
        else
            return;
    }
}

static bool is_key_byte(char c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '_' ||
           c == '-' || c == '$' || (unsigned char)c >= 0x80;
}

/* Moves past the end of a text that begins here, and lets the probe go on behind a long one. */
static void skip_text(struct probe *probe, char quote)
{
    const char *begin = probe->at;
    while (probe->at < probe->last && *probe->at != quote && *probe->at != '\n')
        probe->at += *probe->at == '\\' && quote == '"' && probe->last - probe->at > 1 ? 2 : 1;
    const size_t left = (size_t)(probe->last - probe->end);
    const size_t len = (size_t)(probe->at - begin);
    if (len > LONG_TEXT)
        probe->end += len < left ? len : left;
    if (probe->end < probe->at)
        probe->end = probe->at;
}

/* Moves past a key, quoted or not, and says where it is; false, and moved anyhow, when none stands
 * there. */
static bool take_key(struct probe *probe, const char **key, size_t *len)
{
    const char quote = *probe->at;
    const bool quoted = quote == '"' || quote == '\'';
    *key = probe->at += quoted;
    if (quoted)
        skip_text(probe, quote);
    else
        while (probe->at < probe->end && is_key_byte(*probe->at))
            probe->at++;
    *len = (size_t)(probe->at - *key);
    probe->at += quoted && probe->at < probe->end;
    if (!quoted && *len == 0)
        probe->at += probe->at < probe->end;
    return *len > 0;
}

/* True when a colon follows, as a key in YAML must have it. */
static bool has_yaml_colon(const struct probe *probe)
{
    return probe->at < probe->end && *probe->at == ':' &&
           (probe->at + 1 == probe->end || is_space(probe->at[1]));
}

bool cvx_data_is_yaml(const struct cvx_source *source)
{
    struct probe probe = probe_begin(source, PROBE_LEN_YAML);
    skip_blanks(&probe);
    const bool named = ends_with(source->name, ".yaml") || ends_with(source->name, ".yml");
    if (probe.at == probe.end)
        return named;
    if (*probe.at == '{' || *probe.at == '[')
        return false;
    if (named || starts(&probe, "---") || starts(&probe, "%YAML"))
        return true;
    const char *key;
    size_t len;
    return take_key(&probe, &key, &len) && has_yaml_colon(&probe);
}

bool cvx_data_is_object(const struct cvx_source *source)
{
    struct probe probe = probe_begin(source, PROBE_LEN);
    skip_blanks(&probe);
    return probe.at < probe.end && *probe.at == '{';
}

/* The members of a JSON object are those that stand one bracket deep before a colon. */
static bool json_has(struct probe probe, const char *wanted)
{
    const size_t wanted_len = strlen(wanted);
    int depth = 0;
    skip_blanks(&probe);
    if (probe.at == probe.end || *probe.at != '{')
        return false;
    for (; probe.at < probe.end; skip_blanks(&probe)) {
        const char *key;
        size_t len;
        const char c = *probe.at;
        if (strchr("{}[]:,", c)) {
            depth += (c == '{' || c == '[') - (c == '}' || c == ']');
            probe.at++;
            continue;
        }
        const bool found = take_key(&probe, &key, &len) && depth == 1 && len == wanted_len &&
                           memcmp(key, wanted, len) == 0;
        skip_blanks(&probe);
        if (found && probe.at < probe.end && *probe.at == ':')
            return true;
    }
    return false;
}

/* Those of a YAML object begin their line. */
static bool yaml_has(struct probe probe, const char *wanted)
{
    const size_t wanted_len = strlen(wanted);
    for (; probe.at < probe.end; skip_line(&probe)) {
        const char *key;
        size_t len;
        if (is_space(*probe.at) || !take_key(&probe, &key, &len))
            continue;
        if (len == wanted_len && memcmp(key, wanted, len) == 0 && has_yaml_colon(&probe))
            return true;
    }
    return false;
}

bool cvx_data_has(const struct cvx_source *source, const char *key)
{
    /* Most keys that are asked for are nowhere in the source, which is told much faster. */
    if (source->bytes && source->len <= PROBE_LEN &&
        !cvx_sniff_holds(source->bytes, source->len, key))
        return false;
    return cvx_data_is_yaml(source) ? yaml_has(probe_begin(source, PROBE_LEN_YAML), key)
                                    : json_has(probe_begin(source, PROBE_LEN), key);
}

bool cvx_data_mentions(const struct cvx_source *source, const char *word)
{
    const struct probe probe = probe_begin(source, PROBE_LEN_YAML);
    return cvx_sniff_holds(probe.at, (size_t)(probe.end - probe.at), word);
}

enum cvx_status cvx_data_read(const struct cvx_source *source, bool literal_stars,
                              struct cvx_arena *arena, struct cvx_diag *diag,
                              struct cvx_node **root)
{
    if (!cvx_data_is_yaml(source)) {
        const bool lenient = source->lenient || ends_with(source->name, ".json5") ||
                             ends_with(source->name, ".jsonc");
        return (lenient ? cvx_json_read_lenient : cvx_json_read)(source->bytes, source->len, arena,
                                                                 diag, root);
    }
    const struct cvx_yaml_module *module = cvx_module_open(&yaml, diag);
    const struct cvx_yaml_text text = {source->bytes, source->len, literal_stars};
    return module ? module->read(&text, arena, diag, root) : CVX_ENVIRONMENT;
}

void cvx_data_quote_numbers(struct cvx_node *root)
{
    struct cvx_node *at = root;
    while (at) {
        if (at->kind == CVX_NODE_NUMBER)
            at->kind = CVX_NODE_STRING;
        if (at->first) {
            at = at->first;
            continue;
        }
        while (at != root && !at->next)
            at = at->parent;
        at = at == root ? NULL : at->next;
    }
}
