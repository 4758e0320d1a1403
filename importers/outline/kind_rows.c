/* SPDX-License-Identifier: MIT */
/* Sections that are lists of short things: skills, languages, interests. A line is "Name: these and
 * those", or just what it says. */
#include "core/lang/fold.h"
#include "importers/outline/kinds.h"

#include <string.h>

enum {
    LABEL_LEN = 60,     /* bytes of what stands before a colon */
    SENTENCE_LEN = 120, /* bytes from which on a text is no list */
};

/* Bytes of a mark between a name and what is said of it at `text`. */
static size_t label_mark_len(const char *text)
{
    static const char *const marks[] = {":", "：", "\t", " – ", " — ", " - "};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (strncmp(text, marks[i], strlen(marks[i])) == 0)
            return strncmp(text, "://", 3) == 0 ? 0 : strlen(marks[i]);
    return 0;
}

/* Past the marks that end a name, but not past those that begin what is said of it. */
static const char *skip_marks(const char *text)
{
    text += strspn(text, "*_");
    text += strspn(text, " :\t");
    for (size_t i = 0; i < 2; i++) {
        const char *dash = i ? "— " : "– ";
        if (strncmp(text, dash, strlen(dash)) == 0)
            text += strlen(dash);
    }
    return text;
}

/* What is said in "Name: this and that" or "**Name** this and that", as written; NULL when the line
 * does not have that form. */
static const char *find_value(const char *text)
{
    const size_t stars = strspn(text, "*_ ");
    for (size_t i = stars; text[i] && i < LABEL_LEN && !strchr("([`<", text[i]); i++) {
        const size_t mark = label_mark_len(text + i);
        const bool bold = stars > 1 && i > stars && strncmp(text + i, "** ", 3) == 0;
        if ((mark && i > stars) || bold)
            return skip_marks(text + i + mark);
    }
    return NULL;
}

static const char *trim_label(struct cvx_outlining *out, const char *label)
{
    size_t len = strlen(label);
    while (len > 0) {
        if (strchr(" :\t*_-", label[len - 1]))
            len--;
        else if (len >= 3 &&
                 (strncmp(label + len - 3, "：", 3) == 0 || strncmp(label + len - 3, "–", 3) == 0 ||
                  strncmp(label + len - 3, "—", 3) == 0))
            len -= 3;
        else
            break;
    }
    return cvx_out_trim(out, label, len);
}

static bool is_sentence(const char *text)
{
    const size_t len = strlen(text);
    return len > SENTENCE_LEN || (len > 40 && text[len - 1] == '.') || strstr(text, ". ") ||
           strstr(text, "。");
}

/* True for a word that says how well something is known, or a row of stars. */
static bool is_level(const char *text)
{
    static const char *const words[] = {
        "beginner",
        "basic",
        "basics",
        "elementary",
        "intermediate",
        "advanced",
        "proficient",
        "expert",
        "fluent",
        "novice",
        "familiar",
        "working",
        "sehr gut",
        "gut",
        "grundkenntnisse",
        "fortgeschritten",
        "experte",
        "débutant",
        "avancé",
        "notions",
        "confirmé",
        "básico",
        "avanzado",
        "intermedio",
        "avançado",
        "base",
        "buono",
        "ottimo",
        "精通",
        "熟练",
        "熟悉",
        "了解",
        "上級",
        "中級",
        "初級",
        "고급",
        "중급",
        "초급",
    };
    if (*text && text[strspn(text, "\xE2\xAD\x90\x98\x85\x86\x97\x8F\x8B ")] == '\0')
        return strncmp(text, "⭐", 3) == 0 || strncmp(text, "★", 3) == 0 ||
               strncmp(text, "●", 3) == 0;
    char folded[40];
    if (!cvx_fold_text(text, strnlen(text, sizeof folded), folded, sizeof folded))
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        char word[40];
        if (cvx_fold_text(words[i], strlen(words[i]), word, sizeof word) &&
            strcmp(word, folded) == 0)
            return true;
    }
    return false;
}

/* "Python (advanced)", "R ★★★": a name, and how well it is known. */
static void set_name(struct cvx_outlining *out, struct cvx_node *node, const char *key,
                     const char *text, const struct cvx_block_line *at)
{
    const char *name;
    const char *level = cvx_paren_split(out, text, &name);
    if (!level) {
        const char *blank = strrchr(text, ' ');
        level = blank && (unsigned char)blank[1] == 0xE2 ? blank + 1 : NULL;
        name = level ? cvx_out_trim(out, text, (size_t)(blank - text)) : text;
    }
    const bool told = level && is_level(level);
    cvx_out_text(out, node, key, told ? name : text, at);
    if (told)
        cvx_out_text(out, node, "level", level, at);
}

/* The things one after the other, each the name of an object of its own. */
static void add_each(struct cvx_outlining *out, const char *section, const char *key,
                     const char *text, const struct cvx_block_line *at)
{
    struct cvx_node *list = cvx_node_new(out->arena, CVX_NODE_OBJECT, NULL);
    if (list)
        cvx_out_list(out, list, "names", text, at);
    const struct cvx_node *names = cvx_node_find(list, "names");
    for (const struct cvx_node *name = names ? names->first : NULL; name; name = name->next)
        if (strcmp(section, "skills") == 0)
            set_name(out, cvx_out_entry(out, section, at), key, name->text, at);
        else
            cvx_out_text(out, cvx_out_entry(out, section, at), key, name->text, at);
}

/* Puts what is said of a named thing to it: a list of keywords, or a text. */
static void add_said(struct cvx_outlining *out, struct cvx_node *node, const char *text,
                     const struct cvx_block_line *at)
{
    if (is_sentence(text))
        cvx_out_text(out, node, "summary", text, at);
    else if (is_level(text))
        cvx_out_text(out, node, "level", text, at);
    else
        cvx_out_list(out, node, "keywords", cvx_out_plain(out, text, at), at);
}

struct rows {
    const char *section;
    struct cvx_node *node; /* the thing that what comes belongs to; NULL: none */
    bool headed;           /* it is a heading or a term */
    bool levelled;         /* the last column of the table says how well */
};

static void begin(struct cvx_outlining *out, struct rows *rows, const char *name,
                  const struct cvx_block_line *at)
{
    rows->node = cvx_out_entry(out, rows->section, at);
    cvx_out_text(out, rows->node, "name", trim_label(out, name), at);
}

/* Badges, of which each says one thing. */
static bool take_badges(struct cvx_outlining *out, struct rows *rows, const char *text,
                        const struct cvx_block_line *at)
{
    const struct cvx_styled styled = cvx_styled_read(text, out->arena);
    if (styled.link_count == 0 || !cvx_styled_all(&styled, CVX_MARK_IMAGE))
        return false;
    for (size_t i = 0; i < styled.link_count; i++) {
        const struct cvx_styled_link link = styled.links[i];
        if (link.url && *link.url)
            cvx_out_report(out, CVX_CODE_GUESSED, at, "%s is not kept: its words are",
                           cvx_diag_quote(out->diag, link.url));
        const char *name = cvx_out_trim(out, styled.text + link.from, link.to - link.from);
        if (!name || !*name)
            continue;
        if (rows->headed && rows->node)
            cvx_out_item(out, rows->node, "keywords", name, at);
        else
            cvx_out_text(out, cvx_out_entry(out, rows->section, at), "name", name, at);
    }
    return true;
}

/* A line that begins something of its own, or belongs to what a heading began. */
static void add_line(struct cvx_outlining *out, struct rows *rows, const char *text,
                     const struct cvx_block_line *at)
{
    if (take_badges(out, rows, text, at))
        return;
    const char *value = find_value(text);
    if (value) {
        const char *label = cvx_out_plain(out, cvx_out_trim(out, text, (size_t)(value - text)), at);
        if (rows->headed && rows->node) {
            cvx_out_item(out, rows->node, "keywords", cvx_out_plain(out, text, at), at);
            return;
        }
        begin(out, rows, label, at);
        add_said(out, rows->node, value, at);
    } else if (rows->headed && rows->node) {
        add_said(out, rows->node, text, at);
    } else if (is_sentence(text)) {
        rows->node = cvx_out_entry(out, rows->section, at);
        cvx_out_text(out, rows->node, "summary", text, at);
    } else {
        add_each(out, rows->section, "name", cvx_out_plain(out, text, at), at);
        rows->node = NULL;
    }
}

/* An item with items below it is their name. */
static bool is_parent(const struct cvx_block *block, const struct cvx_block *end)
{
    return block->next && block->next != end && block->next->kind == CVX_BLOCK_ITEM &&
           block->next->level > block->level;
}

static void add_item(struct cvx_outlining *out, struct rows *rows, const struct cvx_block *block,
                     const struct cvx_block *end)
{
    const struct cvx_block_line *line = block->first;
    if (block->level > 0 && rows->node) {
        cvx_out_item(out, rows->node, "keywords",
                     cvx_out_plain(out, cvx_out_joined(out, line), line), line);
        return;
    }
    if (is_parent(block, end)) {
        const bool headed = rows->headed;
        begin(out, rows, cvx_out_plain(out, line->text, line), line);
        rows->headed = headed;
    } else if (line->next && strlen(line->text) < 80) {
        if (find_value(line->text))
            add_line(out, rows, line->text, line);
        else
            begin(out, rows, cvx_out_plain(out, line->text, line), line);
        cvx_out_text(out, rows->node, "summary", cvx_out_prose(out, line->next), line->next);
    } else {
        add_line(out, rows, cvx_out_joined(out, line), line);
    }
}

/* Lines that each are something of their own. */
static bool are_rows(const struct cvx_block *block)
{
    for (const struct cvx_block_line *line = block->first; line; line = line->next)
        if (!line->hard && !find_value(line->text) &&
            (strlen(line->text) > LABEL_LEN || line == block->first))
            return false;
    return true;
}

/* "Tool | Level": true when the last name of a column says so. */
static bool ends_in_level(const char *names)
{
    static const char *const words[] = {
        "level",    "proficiency", "niveau", "kenntnisstand", "nivel",    "nível",
        "livello",  "experience",  "years",  "erfahrung",     "熟练程度", "掌握程度",
        "経験年数", "レベル",      "習熟度", "숙련도",        "수준"};
    const char *tab = strrchr(names, '\t');
    char folded[40];
    if (!tab || !cvx_fold_text(tab + 1, strnlen(tab + 1, sizeof folded), folded, sizeof folded))
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        char word[40];
        if (cvx_fold_text(words[i], strlen(words[i]), word, sizeof word) &&
            strstr(folded, word) != NULL)
            return true;
    }
    return false;
}

/* A row whose last cell is the level: what is before it is read as ever. */
static void add_levelled(struct cvx_outlining *out, struct rows *rows,
                         const struct cvx_block_line *line)
{
    const char *tab = strrchr(line->text, '\t');
    add_line(out, rows,
             tab ? cvx_out_trim(out, line->text, (size_t)(tab - line->text)) : line->text, line);
    const struct cvx_node *list = cvx_node_find(out->root, rows->section);
    struct cvx_node *node = rows->node ? rows->node : list ? list->last : NULL;
    if (tab && node)
        cvx_out_text(out, node, "level", cvx_out_plain(out, tab + 1, line), line);
}

static void add_block(struct cvx_outlining *out, struct rows *rows, const struct cvx_block *block,
                      const struct cvx_block *end)
{
    const struct cvx_block_line *line = block->first;
    if (!line || block->kind == CVX_BLOCK_COMMENT || block->kind == CVX_BLOCK_HIDDEN)
        return;
    if (block->kind == CVX_BLOCK_HEADING || block->kind == CVX_BLOCK_TERM) {
        begin(out, rows, cvx_out_plain(out, line->text, line), line);
        rows->headed = true;
    } else if (block->kind == CVX_BLOCK_ITEM) {
        add_item(out, rows, block, end);
    } else if (block->kind == CVX_BLOCK_ROW && block->level == 1) {
        cvx_out_report(out, CVX_CODE_GUESSED, line, "the head of a table is not kept: %s",
                       cvx_diag_quote(out->diag, line->text));
        rows->levelled = strcmp(rows->section, "skills") == 0 && ends_in_level(line->text);
    } else if (block->kind == CVX_BLOCK_ROW && rows->levelled) {
        add_levelled(out, rows, line);
    } else if (are_rows(block) || block->kind == CVX_BLOCK_ROW) {
        for (; line; line = line->next)
            add_line(out, rows, line->text, line);
    } else {
        add_line(out, rows, cvx_out_prose(out, line), line);
    }
}

static void make_rows(struct cvx_outlining *out, const struct cvx_chapter *chapter,
                      const char *section)
{
    struct rows rows = {.section = section};
    for (const struct cvx_block *block = chapter->first; block && block != chapter->end;
         block = block->next)
        add_block(out, &rows, block, chapter->end);
}

void cvx_make_skills(struct cvx_outlining *out, const struct cvx_chapter *chapter)
{
    make_rows(out, chapter, "skills");
}

/* The sentence that led over to a list ends with a full stop where the list is elsewhere. */
static const char *without_colon(struct cvx_outlining *out, const char *text)
{
    static const struct {
        const char *colon, *stop;
    } ends[] = {{" :", "."}, {":", "."}, {"：", "。"}};
    const size_t len = strlen(text);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        const size_t size = strlen(ends[i].colon);
        if (len <= size || strcmp(text + len - size, ends[i].colon) != 0)
            continue;
        const char *ended =
            cvx_arena_printf(out->arena, "%.*s%s", (int)(len - size), text, ends[i].stop);
        return ended ? ended : text;
    }
    return text;
}

/* Text about one's interests is text about oneself; the list is the list. */
void cvx_make_interests(struct cvx_outlining *out, const struct cvx_chapter *chapter)
{
    struct rows rows = {.section = "interests"};
    for (const struct cvx_block *block = chapter->first; block && block != chapter->end;
         block = block->next) {
        const char *text = block->kind == CVX_BLOCK_PARAGRAPH && block->first
                               ? cvx_out_prose(out, block->first)
                               : "";
        if (*text && !rows.headed && strlen(text) > LABEL_LEN && is_sentence(text) &&
            !find_value(text))
            cvx_out_text(out, out->basics, "summary", without_colon(out, text), block->first);
        else if (*text && text[strlen(text) - 1] == ':' && strlen(text) > LABEL_LEN)
            cvx_out_text(out, out->basics, "summary", without_colon(out, text), block->first);
        else
            add_block(out, &rows, block, chapter->end);
    }
}
