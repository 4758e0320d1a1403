/* SPDX-License-Identifier: MIT */
/* Runs: white space collapsed, and split where the script asks for another language. */
#include "core/base/utf8.h"
#include "core/doc/builder.h"
#include "core/lang/detect.h"

#include <string.h>

static struct cvx_run *add_run(struct cvx_builder *builder, struct cvx_runs *runs)
{
    struct cvx_run *run = cvx_arena_alloc(builder->arena, sizeof *run);
    if (!run)
        return NULL;
    if (runs->last)
        runs->last->next = run;
    else
        runs->first = run;
    runs->last = run;
    return run;
}

/* Words of ours join those before them. */
static bool join_text(struct cvx_builder *builder, struct cvx_run *last, const char *text,
                      size_t len, const struct cvx_ink *ink)
{
    if (!last || last->kind != CVX_RUN_TEXT || last->at || ink->at || last->lang || ink->href ||
        last->href || last->style != ink->style)
        return false;
    const char *joined = cvx_arena_printf(builder->arena, "%s%.*s", last->text, (int)len, text);
    if (joined)
        last->text = joined;
    return joined != NULL;
}

static void add_text(struct cvx_builder *builder, struct cvx_runs *runs, const char *text,
                     size_t len, const struct cvx_ink *ink)
{
    if (len == 0 || join_text(builder, runs->last, text, len, ink))
        return;
    const char *copy = cvx_arena_copy(builder->arena, text, len);
    struct cvx_run *run = copy ? add_run(builder, runs) : NULL;
    if (!run)
        return;
    run->kind = CVX_RUN_TEXT;
    run->style = ink->style;
    run->href = ink->href;
    run->at = ink->at;
    run->text = copy;
}

/* Scripts that are written together count as one when text is split. */
static enum cvx_script joined_script(uint32_t code_point)
{
    const enum cvx_script script = cvx_script_of(code_point);
    return script == CVX_SCRIPT_KANA || script == CVX_SCRIPT_HANGUL ? CVX_SCRIPT_HAN : script;
}

/* A stretch of text in one script: from `start`, `len` bytes, ending with a letter. */
struct stretch {
    size_t start, len, letters;
    enum cvx_script script;
};

/* The first stretch at or after `from` whose script is not Latin. False when there is none. */
static bool find_stretch(const char *text, size_t len, size_t from, struct stretch *stretch)
{
    *stretch = (struct stretch){.script = CVX_SCRIPT_COMMON};
    for (size_t at = from, size = 0; at < len; at += size) {
        const enum cvx_script script = joined_script(cvx_utf8_decode(text + at, len - at, &size));
        if (script == CVX_SCRIPT_COMMON)
            continue;
        if (stretch->letters == 0 && script == CVX_SCRIPT_LATIN)
            continue;
        if (stretch->letters > 0 && script != stretch->script)
            break;
        if (stretch->letters++ == 0) {
            stretch->start = at;
            stretch->script = script;
        }
        stretch->len = at + size - stretch->start;
    }
    return stretch->letters > 0;
}

static bool is_ascii(const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if ((unsigned char)text[i] >= 0x80)
            return false;
    return true;
}

static bool writes_latin(const struct cvx_language *language)
{
    return strcmp(language->script, "Latn") == 0;
}

/* Text without any letter of the document's script, in words: in a Chinese CV the title of an
 * English paper is English, while a single name or product is just a word of Chinese text. */
static const char *language_of_whole(const struct cvx_builder *builder, const char *text,
                                     size_t len)
{
    enum { PHRASE = 3 };
    struct stretch stretch;
    if (writes_latin(builder->language) || find_stretch(text, len, 0, &stretch))
        return NULL;
    size_t words = 1;
    for (size_t i = 0; i < len; i++)
        words += text[i] == ' ';
    return words < PHRASE ? NULL : cvx_language_of_run(builder->language, text, len);
}

/* One letter of another script is a symbol: "α-helix", "µs". */
static const char *language_of_stretch(const struct cvx_builder *builder, const char *text,
                                       const struct stretch *stretch)
{
    if (stretch->letters < 2 && stretch->script != CVX_SCRIPT_HAN)
        return NULL;
    text += stretch->start;
    const char *lang = cvx_language_of_run(builder->language, text, stretch->len);
    if (!lang || stretch->script != CVX_SCRIPT_HAN || !builder->native)
        return lang;
    /* What Chinese and Japanese have in common is in the person's language. */
    const char *other = cvx_language_of_run(builder->native, text, stretch->len);
    return other ? other : builder->native->tag;
}

static void split(struct cvx_builder *builder, struct cvx_runs *runs, const char *text, size_t len,
                  const struct cvx_ink *ink)
{
    size_t done = 0;
    struct stretch stretch;
    for (size_t from = 0; find_stretch(text, len, from, &stretch);
         from = stretch.start + stretch.len) {
        const char *lang = language_of_stretch(builder, text, &stretch);
        if (!lang)
            continue;
        add_text(builder, runs, text + done, stretch.start - done, ink);
        add_text(builder, runs, text + stretch.start, stretch.len, ink);
        if (runs->last)
            runs->last->lang = lang;
        done = stretch.start + stretch.len;
    }
    add_text(builder, runs, text + done, len - done, ink);
}

/* True when white space that comes now would stand at a start or beside other white space. */
static bool swallows_space(const struct cvx_runs *runs)
{
    const struct cvx_run *last = runs->last;
    if (!last || last->kind == CVX_RUN_BREAK || !last->text)
        return true;
    return last->text[strlen(last->text) - 1] == ' ';
}

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

void cvx_runs_add(struct cvx_builder *builder, struct cvx_runs *runs, const char *text, size_t len,
                  struct cvx_ink ink)
{
    char *clean = cvx_arena_alloc(builder->arena, len + 1);
    if (!clean)
        return;
    size_t clean_len = 0;
    bool space = swallows_space(runs);
    for (size_t i = 0; i < len; i++) {
        if (!is_space(text[i]))
            clean[clean_len++] = text[i];
        else if (!space)
            clean[clean_len++] = ' ';
        space = is_space(text[i]);
    }
    cvx_builder_mark(builder, ink.at, CVX_SEEN_SHOWN);
    if (is_ascii(clean, clean_len) && writes_latin(builder->language)) {
        add_text(builder, runs, clean, clean_len, &ink);
        return;
    }
    const char *lang = language_of_whole(builder, clean, clean_len);
    if (!lang) {
        split(builder, runs, clean, clean_len, &ink);
        return;
    }
    add_text(builder, runs, clean, clean_len, &ink);
    if (runs->last)
        runs->last->lang = lang;
}

void cvx_runs_add_string(struct cvx_builder *builder, struct cvx_runs *runs, const char *text,
                         struct cvx_ink ink)
{
    if (text)
        cvx_runs_add(builder, runs, text, strlen(text), ink);
}

void cvx_runs_add_break(struct cvx_builder *builder, struct cvx_runs *runs)
{
    cvx_runs_trim(builder, runs);
    struct cvx_run *run = runs->last ? add_run(builder, runs) : NULL;
    if (run)
        run->kind = CVX_RUN_BREAK;
}

void cvx_runs_add_label(struct cvx_builder *builder, struct cvx_runs *runs, enum cvx_label label,
                        unsigned style)
{
    const char *text = cvx_label_get(builder->language, label);
    add_text(builder, runs, text, strlen(text), &(struct cvx_ink){.style = style});
}

static void drop_last_run(struct cvx_runs *runs)
{
    struct cvx_run *before = NULL;
    for (struct cvx_run *run = runs->first; run != runs->last; run = run->next)
        before = run;
    runs->last = before;
    if (before)
        before->next = NULL;
    else
        runs->first = NULL;
}

void cvx_runs_trim(struct cvx_builder *builder, struct cvx_runs *runs)
{
    while (runs->last) {
        struct cvx_run *last = runs->last;
        const size_t len = last->text ? strlen(last->text) : 0;
        size_t kept = len;
        while (kept > 0 && last->text[kept - 1] == ' ')
            kept--;
        if (kept == 0) {
            drop_last_run(runs);
            continue;
        }
        if (kept < len)
            last->text = cvx_arena_copy(builder->arena, last->text, kept);
        return;
    }
}

void cvx_runs_append(struct cvx_runs *to, struct cvx_runs *from)
{
    if (!from->first)
        return;
    if (to->last)
        to->last->next = from->first;
    else
        to->first = from->first;
    to->last = from->last;
    *from = (struct cvx_runs){NULL, NULL};
}

void cvx_runs_separate(struct cvx_builder *builder, struct cvx_runs *runs, const char *separator,
                       unsigned style)
{
    if (swallows_space(runs) && is_space(*separator))
        separator++;
    if (runs->first)
        add_text(builder, runs, separator, strlen(separator), &(struct cvx_ink){.style = style});
}

const char *cvx_runs_plain(struct cvx_builder *builder, const struct cvx_runs *runs)
{
    struct cvx_str str;
    cvx_str_init(&str, builder->arena);
    for (const struct cvx_run *run = runs->first; run; run = run->next)
        cvx_str_add(&str, run->kind == CVX_RUN_BREAK ? " " : run->text);
    return cvx_str_get(&str);
}

/* Marks that end a text, each of some bytes. */
struct marks {
    const char *const *items;
    size_t count;
};

/* Bytes of the mark that the first `len` bytes of a text end with; 0: none of these. */
static size_t mark_at_end(const char *text, size_t len, struct marks marks)
{
    for (size_t i = 0; i < marks.count; i++) {
        const size_t mark = strlen(marks.items[i]);
        if (len >= mark && memcmp(text + len - mark, marks.items[i], mark) == 0)
            return mark;
    }
    return 0;
}

bool cvx_runs_end_sentence(const struct cvx_runs *runs)
{
    static const char *const ends[] = {".", "!", "?", "…", "。", "！", "？"};
    static const char *const closers[] = {"”",  "“",  "’", "»", "」", "』",
                                          "》", "\"", "'", ")", "）"};
    bool ended = false;
    for (const struct cvx_run *run = runs->first; run; run = run->next) {
        size_t len = run->text ? strlen(run->text) : 0;
        for (size_t closer = len; closer > 0; len -= closer)
            closer = mark_at_end(run->text, len,
                                 (struct marks){closers, sizeof closers / sizeof *closers});
        if (len > 0)
            ended =
                mark_at_end(run->text, len, (struct marks){ends, sizeof ends / sizeof *ends}) > 0;
    }
    return ended;
}
