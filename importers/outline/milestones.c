/* SPDX-License-Identifier: MIT */
/* The tables of East Asian CVs that list events instead of stretches: entering a school and leaving
 * it, joining a company and leaving it, each on a line with its date. The two lines of one school
 * or company become one entry. */
#include "importers/outline/dates.h"
#include "importers/outline/kinds.h"
#include "importers/outline/words.h"
#include "importers/section.h"

#include <string.h>

enum { MILESTONES_MAX = 64, NAME_BYTES = 200 };

/* What the last word of a line says. The longer ones first. */
static const struct event {
    const char *word;
    bool school, ends;
    bool kept; /* it says more than the dates do */
} events[] = {
    {"卒業見込み", true, true, true}, {"卒業見込", true, true, true},
    {"修了見込み", true, true, true}, {"卒業予定", true, true, true},
    {"中途退学", true, true, true},   {"編入学", true, false, true},
    {"転入学", true, false, true},    {"入学", true, false, false},
    {"卒業", true, true, false},      {"修了", true, true, false},
    {"中退", true, true, true},       {"入社", false, false, false},
    {"入行", false, false, false},    {"入職", false, false, false},
    {"就職", false, false, false},    {"退社", false, true, false},
    {"退職", false, true, false},     {"毕业", true, true, false},
    {"畢業", true, true, false},      {"入职", false, false, false},
    {"离职", false, true, false},     {"졸업예정", true, true, true},
    {"입학", true, false, false},     {"졸업", true, true, false},
    {"수료", true, true, true},       {"중퇴", true, true, true},
    {"입사", false, false, false},    {"퇴사", false, true, false},
};

struct milestone {
    struct cvx_node *node;
    const char *name;
    bool school, open;
};

struct milestones {
    struct cvx_outlining *out;
    struct milestone list[MILESTONES_MAX];
    size_t count;
    struct cvx_str before; /* what is said before the first event */
};

static bool ends_with(const char *text, size_t len, const char *end)
{
    const size_t size = strlen(end);
    return len >= size && memcmp(text + len - size, end, size) == 0;
}

/* Past blanks of any width, tabs and colons. */
static const char *skip_blanks(const char *text)
{
    static const char *const marks[] = {" ", "\t", "　", ":", "：", "|", "、"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (*text && strncmp(text, marks[i], strlen(marks[i])) == 0) {
            text += strlen(marks[i]);
            i = (size_t)-1;
        }
    return text;
}

static const char *trim(struct cvx_outlining *out, const char *text, size_t len)
{
    const char *start = skip_blanks(text);
    const size_t skip = (size_t)(start - text) < len ? (size_t)(start - text) : len;
    len -= skip;
    while (ends_with(start, len, "　") || ends_with(start, len, " ") || ends_with(start, len, "\t"))
        len -= ends_with(start, len, "　") ? 3 : 1;
    return cvx_out_trim(out, text + skip, len);
}

/* What a line says: an event with its date and the name before it; NULL when it says none. */
static const struct event *read_event(struct cvx_outlining *out, const char *markdown,
                                      struct cvx_dates *dates, const char **name)
{
    const char *text = cvx_styled_plain(markdown, out->arena);
    if (strlen(text) > NAME_BYTES || !cvx_dates_at_start(text, out->arena, dates) || dates->range)
        return NULL;
    const char *rest = trim(out, text + dates->to, strlen(text + dates->to));
    const size_t len = rest ? strlen(rest) : 0;
    for (size_t i = 0; i < sizeof events / sizeof *events; i++)
        if (ends_with(rest, len, events[i].word)) {
            *name = trim(out, rest, len - strlen(events[i].word));
            return *name ? &events[i] : NULL;
        }
    return NULL;
}

/* "同", "同校", "〃": the one before. */
static bool is_same(const char *name)
{
    return !*name || strcmp(name, "同") == 0 || strcmp(name, "同校") == 0 ||
           strcmp(name, "同社") == 0 || strcmp(name, "同大学") == 0 || strcmp(name, "〃") == 0 ||
           strcmp(name, "同上") == 0 || ends_with(name, strlen(name), "により");
}

/* The entry that an end belongs to: the newest that is open and has this name. */
static struct milestone *find_open(struct milestones *all, const char *name, bool school)
{
    for (size_t i = all->count; i > 0; i--) {
        struct milestone *at = &all->list[i - 1];
        if (at->school == school && at->open &&
            (is_same(name) || strcmp(at->name, name) == 0 ||
             strncmp(at->name, name, strlen(name)) == 0))
            return at;
    }
    return NULL;
}

/* 1 and -1 for brackets, narrow or wide. */
static int bracket_way(const char *text)
{
    if (*text == '(' || strncmp(text, "（", 3) == 0)
        return 1;
    return *text == ')' || strncmp(text, "）", 3) == 0 ? -1 : 0;
}

/* Bytes up to a blank outside of brackets. */
static size_t word_len(const char *text)
{
    int depth = 0;
    size_t len = 0;
    for (; text[len]; len++) {
        depth += bracket_way(text + len);
        if (depth <= 0 &&
            (text[len] == ' ' || text[len] == '\t' || strncmp(text + len, "　", 3) == 0))
            break;
    }
    return len;
}

void cvx_school_words(struct cvx_outlining *out, struct cvx_node *node, const char *name,
                      const struct cvx_block_line *at)
{
    static const struct {
        const char *ending, *key;
    } endings[] = {
        {"学部", "department"},  {"研究科", "department"},  {"대학원", "institution"},
        {"学科", "area"},        {"専攻", "area"},          {"コース", "area"},
        {"과", "area"},          {"학부", "department"},    {"전공", "area"},
        {"학사", "studyType"},   {"석사", "studyType"},     {"박사", "studyType"},
        {"学士", "studyType"},   {"硕士", "studyType"},     {"碩士", "studyType"},
        {"博士", "studyType"},   {"本科", "studyType"},     {"専修", "area"},
        {"课程", "studyType"},   {"課程", "studyType"},     {"专业", "area"},
        {"大学", "institution"}, {"学校", "institution"},   {"大学院", "institution"},
        {"高校", "institution"}, {"대학교", "institution"}, {"고등학교", "institution"},
        {"学院", "institution"}, {"졸업", "summary"},       {"재학", "summary"},
        {"卒業", "summary"},     {"毕业", "summary"},       {"在读", "summary"},
    };
    for (bool scored = false; *name;) {
        const size_t len = word_len(name);
        size_t base = 0; /* "硕士（保研）": up to what brackets say of it */
        while (base < len && !bracket_way(name + base))
            base++;
        if (base == 0) { /* "(3.8/4.5)" */
            const char *inside = name + (*name == '(' ? 1 : 3);
            const bool number = *inside >= '0' && *inside <= '9' && memchr(inside, '.', len);
            const size_t mark = (size_t)(inside - name);
            const bool closed = len > 2 * mark && bracket_way(name + len - mark) < 0;
            cvx_out_text(out, node, number && closed ? "score" : "summary",
                         number && closed ? cvx_out_trim(out, inside, len - 2 * mark)
                                          : cvx_out_trim(out, name, len),
                         at);
            name = skip_blanks(name + len);
            continue;
        }
        const char *fact = cvx_fact_of_entry(name, base);
        const char *key = cvx_node_find(node, "institution") ? "area" : "institution";
        for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
            if (ends_with(name, base, endings[i].ending))
                key = endings[i].key;
        if (scored || (cvx_node_find(node, "institution") && *name >= '0' && *name <= '9' &&
                       memchr(name, '.', base)))
            key = "score";
        scored = fact && strcmp(fact, "score") == 0;
        if (!scored)
            cvx_out_text(out, node, key, cvx_out_trim(out, name, base), at);
        if (base < len)
            cvx_out_text(out, node, "summary", cvx_out_trim(out, name + base, len - base), at);
        name = skip_blanks(name + len);
    }
}

static struct milestone *add(struct milestones *all, const char *name, bool school,
                             const struct cvx_block_line *at)
{
    struct cvx_outlining *out = all->out;
    if (all->count == MILESTONES_MAX)
        return NULL;
    struct milestone *made = &all->list[all->count++];
    *made = (struct milestone){
        .node = cvx_out_entry(out, school ? "education" : "work", at),
        .name = name,
        .school = school,
        .open = true,
    };
    if (school)
        cvx_school_words(out, made->node, name, at);
    else
        cvx_out_text(out, made->node, "name", name, at);
    if (all->before.len > 0)
        cvx_out_text(out, made->node, "summary", cvx_str_get(&all->before), at);
    cvx_str_init(&all->before, out->arena); /* the text is the CV's now */
    return made;
}

static bool take_event(struct milestones *all, const struct cvx_block_line *line)
{
    struct cvx_outlining *out = all->out;
    struct cvx_dates dates;
    const char *name;
    const struct event *event = read_event(out, line->text, &dates, &name);
    if (!event)
        return false;
    struct milestone *at = event->ends ? find_open(all, name, event->school) : NULL;
    if (!at)
        at = add(all, name, event->school, line);
    if (!at)
        return false;
    cvx_out_text(out, at->node, event->ends ? "endDate" : "startDate", dates.start, line);
    at->open = !event->ends;
    if (event->kept)
        cvx_out_text(out, at->node, "summary", event->word, line);
    if (event->ends && ends_with(name, strlen(name), "により"))
        cvx_out_text(out, at->node, "summary",
                     cvx_arena_printf(out->arena, "%s%s", name, event->word), line);
    return true;
}

/* "年 月 学歴・職歴", over the events. */
static bool heads_events(const char *text)
{
    static const char *const words[] = {"年", "月"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strncmp(text, words[i], strlen(words[i])) != 0)
            return false;
        text = skip_blanks(text + strlen(words[i]));
    }
    return true;
}

/* What stands between the events: titles, the words that close the list, what was done there. */
static void take_between(struct milestones *all, const struct cvx_block_line *line)
{
    struct cvx_outlining *out = all->out;
    const char *plain = cvx_styled_plain(line->text, out->arena);
    const char *text = trim(out, plain, strlen(plain));
    const size_t len = text ? strlen(text) : 0;
    if (!len)
        return;
    const bool closes = strcmp(text, "以上") == 0 || ends_with(text, len, "現在に至る") ||
                        strcmp(text, "이상") == 0;
    if (closes || heads_events(text) || cvx_section_find(text, len).sure)
        cvx_out_report(out, CVX_CODE_GUESSED, line, "%s is said by the entries about it",
                       cvx_diag_quote(out->diag, text));
    else if (all->count > 0)
        cvx_out_text(out, all->list[all->count - 1].node, "summary", text, line);
    else
        cvx_str_add_format(&all->before, "%s%s", all->before.len > 0 ? "\n" : "", text);
}

static bool is_text(const struct cvx_block *block)
{
    return block->kind == CVX_BLOCK_PARAGRAPH || block->kind == CVX_BLOCK_ITEM ||
           (block->kind == CVX_BLOCK_ROW && block->level == 0);
}

static bool has_event(struct cvx_outlining *out, const struct cvx_block *block)
{
    struct cvx_dates dates;
    const char *name;
    for (const struct cvx_block_line *line = block->first; line && is_text(block);
         line = line->next)
        if (read_event(out, line->text, &dates, &name))
            return true;
    return false;
}

/* True for a heading that is no title of a section: what follows are entries as elsewhere. */
static bool begins_entry(struct cvx_outlining *out, const struct cvx_block *block)
{
    const char *title = block->first ? cvx_styled_plain(block->first->text, out->arena) : "";
    return block->kind == CVX_BLOCK_HEADING && *title &&
           !cvx_section_find(title, strlen(title)).sure;
}

bool cvx_take_milestones(struct cvx_outlining *out, const struct cvx_chapter *chapter)
{
    bool schools = false;
    bool work = false;
    bool any = false;
    struct cvx_block *end = chapter->first;
    for (; end && end != chapter->end && !begins_entry(out, end); end = end->next)
        any = any || has_event(out, end);
    struct milestones *all = any ? cvx_arena_alloc(out->arena, sizeof *all) : NULL;
    if (!all)
        return false;
    *all = (struct milestones){.out = out};
    cvx_str_init(&all->before, out->arena);
    for (struct cvx_block *block = chapter->first; block != end; block = block->next) {
        if (!is_text(block) && block->kind != CVX_BLOCK_HEADING)
            continue;
        for (const struct cvx_block_line *line = block->first; line; line = line->next)
            if (!take_event(all, line))
                take_between(all, line);
        block->kind = CVX_BLOCK_COMMENT;
        block->first = block->last = NULL;
    }
    for (size_t i = 0; i < all->count; i++) {
        schools |= all->list[i].school;
        work |= !all->list[i].school;
    }
    if (!schools || !work)
        return false;
    cvx_section_note(&out->arranger, "education", NULL, NULL);
    cvx_section_note(&out->arranger, "work", NULL, NULL);
    return true;
}
