/* SPDX-License-Identifier: MIT */
/* One pass over the source. A group remembers what its end has to write; there is no recursion, so
 * depth costs nothing. */
#include "formats/tex.h"

#include "core/base/str.h"
#include "core/base/utf8.h"
#include "formats/tex_tables.h"

#include <ctype.h>
#include <string.h>

enum { GROUPS = 64 };

struct tex {
    const char *at;
    struct cvx_str out;
    bool plain, math;
    const char *ends[GROUPS]; /* what closes each open group */
    size_t depth;             /* may be more than GROUPS: those end with nothing */
};

/* Commands that change how the rest of the group, or their argument, looks; NULL: they only go. */
static const struct {
    const char *name, *mark;
} styles[] = {
    {"emph", "*"},
    {"textit", "*"},
    {"textsl", "*"},
    {"em", "*"},
    {"it", "*"},
    {"itshape", "*"},
    {"sl", "*"},
    {"textbf", "**"},
    {"bf", "**"},
    {"bfseries", "**"},
    {"textsc", NULL},
    {"textrm", NULL},
    {"textsf", NULL},
    {"texttt", NULL},
    {"textup", NULL},
    {"textnormal", NULL},
    {"text", NULL},
    {"mathrm", NULL},
    {"mathit", NULL},
    {"mathbf", NULL},
    {"mathsf", NULL},
    {"mathcal", NULL},
    {"mathbb", NULL},
    {"mathtt", NULL},
    {"mbox", NULL},
    {"ensuremath", NULL},
    {"protect", NULL},
    {"relax", NULL},
    {"sc", NULL},
    {"rm", NULL},
    {"tt", NULL},
    {"sf", NULL},
    {"scshape", NULL},
    {"small", NULL},
    {"textsubscript", NULL},
    {"textsuperscript", NULL},
    {"left", NULL},
    {"right", NULL},
    {"url", NULL},
    {"path", NULL},
    {"nolinkurl", NULL},
};

/* Text */

static void add_space(struct tex *tex)
{
    const size_t len = tex->out.len;
    if (len > 0 && cvx_str_get(&tex->out)[len - 1] != ' ')
        cvx_str_add_char(&tex->out, ' ');
}

static void add_text(struct tex *tex, const char *text)
{
    if (strcmp(text, " ") == 0)
        add_space(tex);
    else
        cvx_str_add(&tex->out, text);
}

static void open_group(struct tex *tex, const char *end)
{
    if (tex->depth < GROUPS)
        tex->ends[tex->depth] = end;
    tex->depth++;
}

static void close_group(struct tex *tex)
{
    if (tex->depth == 0)
        return;
    tex->depth--;
    if (tex->depth < GROUPS && tex->ends[tex->depth])
        cvx_str_add(&tex->out, tex->ends[tex->depth]);
}

static void skip_blanks(struct tex *tex)
{
    while (isspace((unsigned char)*tex->at))
        tex->at++;
}

/* Accents */

static const struct cvx_tex_accent *find_accent(const char *name, size_t len)
{
    const struct cvx_tex_accent *accent = cvx_tex_accents;
    for (; len == 1 && accent->command; accent++)
        if (accent->command == *name)
            return accent;
    return NULL;
}

static void add_accented(struct tex *tex, const struct cvx_tex_accent *accent, uint32_t letter)
{
    for (const char *at = accent->pairs; *at;) {
        const uint32_t base = cvx_utf8_next(&at);
        const uint32_t composed = cvx_utf8_next(&at);
        if (base == letter) {
            cvx_str_add_code_point(&tex->out, composed);
            return;
        }
    }
    cvx_str_add_code_point(&tex->out, letter);
    cvx_str_add_code_point(&tex->out, accent->mark);
}

/* The letter that an accent is for: "e", "{e}" (whose brace is left to be closed), "\i", "{\ae}".
 * 0 when there is none. */
static uint32_t take_letter(struct tex *tex)
{
    static const struct {
        const char *name;
        uint32_t letter;
    } letters[] = {{"\\ae", 0xE6}, {"\\AE", 0xC6}, {"\\i", 'i'},
                   {"\\j", 'j'},   {"\\o", 0xF8},  {"\\O", 0xD8}};
    skip_blanks(tex);
    if (*tex->at == '{') {
        open_group(tex, NULL);
        tex->at++;
    }
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
        const size_t len = strlen(letters[i].name);
        if (strncmp(tex->at, letters[i].name, len) == 0 && !isalpha((unsigned char)tex->at[len])) {
            tex->at += len;
            return letters[i].letter;
        }
    }
    if (!*tex->at || strchr("\\{}$", *tex->at))
        return 0;
    return cvx_utf8_next(&tex->at);
}

static void take_accent(struct tex *tex, const struct cvx_tex_accent *accent)
{
    const uint32_t letter = take_letter(tex);
    if (letter)
        add_accented(tex, accent, letter);
    else
        cvx_str_add_code_point(&tex->out, accent->mark);
}

/* Commands */

/* The argument in braces as it is written, for addresses; NULL when there is none. */
static const char *take_raw(struct tex *tex)
{
    if (*tex->at != '{')
        return NULL;
    int depth = 0;
    const char *start = tex->at + 1;
    const char *end = tex->at;
    do {
        depth += (*end == '{') - (*end == '}');
    } while (*end && (depth > 0) && *++end);
    tex->at = *end ? end + 1 : end;
    return cvx_arena_copy(tex->out.arena, start, (size_t)(end - start));
}

/* \href{address}{text} */
static void take_link(struct tex *tex)
{
    const char *address = take_raw(tex);
    if (!address)
        return;
    if (*tex->at != '{' || tex->plain) {
        if (*tex->at != '{')
            cvx_str_add(&tex->out, address);
        return;
    }
    tex->at++;
    cvx_str_add_char(&tex->out, '[');
    open_group(tex, cvx_arena_printf(tex->out.arena, "](%s)", address));
}

static bool is_name(const char *name, size_t len, const char *wanted)
{
    return strlen(wanted) == len && memcmp(name, wanted, len) == 0;
}

/* A style that is a command with an argument, or that holds for the rest of the group. */
static void take_style(struct tex *tex, const char *mark)
{
    skip_blanks(tex);
    if (tex->plain || tex->math)
        mark = NULL;
    if (*tex->at == '{') {
        tex->at++;
        open_group(tex, mark);
    } else if (mark && tex->depth > 0 && tex->depth <= GROUPS && !tex->ends[tex->depth - 1]) {
        tex->ends[tex->depth - 1] = mark;
    } else {
        mark = NULL;
    }
    if (mark)
        cvx_str_add(&tex->out, mark);
}

/* A command of letters; false when it is none that we know. */
static bool take_word(struct tex *tex, const char *name, size_t len)
{
    for (const struct cvx_tex_symbol *symbol = cvx_tex_symbols; symbol->name; symbol++)
        if (is_name(name, len, symbol->name)) {
            skip_blanks(tex);
            add_text(tex, symbol->text);
            return true;
        }
    for (size_t i = 0; i < sizeof styles / sizeof *styles; i++)
        if (is_name(name, len, styles[i].name)) {
            take_style(tex, styles[i].mark);
            return true;
        }
    if (!is_name(name, len, "href"))
        return false;
    take_link(tex);
    return true;
}

static void take_command(struct tex *tex)
{
    const char *name = ++tex->at;
    size_t len = 0;
    while (isalpha((unsigned char)name[len]))
        len++;
    if (len == 0 && *name)
        len = 1;
    tex->at += len;
    const struct cvx_tex_accent *accent = tex->math ? NULL : find_accent(name, len);
    if (accent) {
        take_accent(tex, accent);
    } else if (isalpha((unsigned char)*name)) {
        if (!take_word(tex, name, len)) {
            cvx_str_add_char(&tex->out, '\\');
            cvx_str_add_bytes(&tex->out, name, len);
        }
    } else if (len > 0 && strchr("&%$#_{}", *name)) {
        cvx_str_add_char(&tex->out, *name);
    } else if (len > 0 && !strchr("-/!@*", *name)) {
        add_space(tex); /* "\ ", "\,", "\\" and the like */
        if ((unsigned char)*name >= 0x80)
            tex->at = name;
    }
}

/* Signs */

/* "2" or "{10}" behind "^" or "_", raised or lowered where Unicode can do it. */
static void take_script(struct tex *tex, char sign)
{
    static const char *const raised[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    static const char *const lowered[] = {"₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉"};
    const char *digits = tex->at + (*tex->at == '{');
    size_t len = strspn(digits, "0123456789");
    if (*tex->at != '{' && len > 1)
        len = 1;
    if (len == 0 || (*tex->at == '{' && digits[len] != '}')) {
        cvx_str_add_char(&tex->out, sign);
        return;
    }
    for (size_t i = 0; i < len; i++)
        cvx_str_add(&tex->out, (sign == '^' ? raised : lowered)[digits[i] - '0']);
    tex->at = digits + len + (*tex->at == '{');
}

/* Runs of signs that mean another; the longest first. */
static const struct {
    const char *run, *text;
} runs[] = {{"---", "—"}, {"--", "–"}, {"``", "“"}, {"''", "”"}, {"`", "‘"}, {"~", " "}};

static bool take_run(struct tex *tex)
{
    for (size_t i = 0; i < sizeof runs / sizeof *runs; i++) {
        const size_t len = strlen(runs[i].run);
        if (strncmp(tex->at, runs[i].run, len) != 0)
            continue;
        tex->at += len;
        add_text(tex, runs[i].text);
        return true;
    }
    return false;
}

static void take_sign(struct tex *tex)
{
    const char sign = *tex->at;
    if (sign == '\\') {
        take_command(tex);
        return;
    }
    if (!tex->math && take_run(tex))
        return;
    tex->at++;
    if (sign == '{')
        open_group(tex, NULL);
    else if (sign == '}')
        close_group(tex);
    else if (sign == '$')
        tex->math = !tex->math;
    else if (isspace((unsigned char)sign))
        add_space(tex);
    else if (tex->math && (sign == '^' || sign == '_'))
        take_script(tex, sign);
    else
        cvx_str_add_char(&tex->out, sign);
}

const char *cvx_tex_text(const char *source, bool plain, struct cvx_arena *arena)
{
    struct tex tex = {.at = source, .plain = plain};
    cvx_str_init(&tex.out, arena);
    while (*tex.at && !arena->failed)
        take_sign(&tex);
    while (tex.depth > 0)
        close_group(&tex);
    size_t len = tex.out.len;
    while (len > 0 && tex.out.bytes[len - 1] == ' ')
        len--;
    return arena->failed ? NULL : cvx_arena_copy(arena, cvx_str_get(&tex.out), len);
}
