/* SPDX-License-Identifier: MIT */
/* The top of a CV: the name, what the person is, how to reach them, and perhaps a few words. */
#include "core/base/utf8.h"
#include "core/lang/detect.h"
#include "importers/outline/chapters.h"
#include "importers/outline/contact.h"
#include "importers/outline/dates.h"
#include "importers/outline/kinds.h"
#include "importers/outline/words.h"

#include <ctype.h>
#include <string.h>

enum {
    NAME_LEN = 80,
    LABEL_LEN = 100,
    PROSE_LEN = 110,    /* a longer line with blanks is text */
    HOME_LEN = 18,      /* of a place in Chinese */
    CONTACT_LEN = 1000, /* no line of contact details is longer */
};

/* True for writing that is not Latin. */
static bool is_foreign(const char *text)
{
    for (const char *at = text; *at;) {
        const enum cvx_script script = cvx_script_of(cvx_utf8_next(&at));
        if (script != CVX_SCRIPT_COMMON)
            return script != CVX_SCRIPT_LATIN;
    }
    return false;
}

/* "Weihao Cui, 崔炜峰", "山田 太郎 (Taro Yamada)": the name in two scripts. */
static bool take_two_names(struct cvx_outlining *out, const char *text,
                           const struct cvx_block_line *at)
{
    static const char *const marks[] = {", ",  " (",  "（", " / ", " | ", " · ",
                                        " – ", " - ", "，", "/",   " "};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        const char *mark = strstr(text, marks[i]);
        if (!mark || mark == text)
            continue;
        const char *first = cvx_out_trim(out, text, (size_t)(mark - text));
        size_t len = strlen(mark + strlen(marks[i]));
        const char *second = mark + strlen(marks[i]);
        while (len > 0 && (second[len - 1] == ')' || second[len - 1] == ' '))
            len--;
        if (len > 3 && strncmp(second + len - 3, "）", 3) == 0)
            len -= 3;
        second = cvx_out_trim(out, second, len);
        if (!first || !second || is_foreign(first) == is_foreign(second))
            continue;
        const bool swap = is_foreign(first);
        cvx_out_text(out, out->basics, "name", swap ? second : first, at);
        cvx_out_text(out, out->basics, "nativeName", swap ? first : second, at);
        return true;
    }
    return false;
}

void cvx_name_set(struct cvx_outlining *out, const char *text, const struct cvx_block_line *at)
{
    struct cvx_node *known = out->basics->first;
    while (known && strcmp(known->key, "name") != 0)
        known = known->next;
    const size_t len = known && known->text ? strlen(known->text) : 0;
    if (len && strncmp(known->text, text, len) == 0) { /* "高瀬 美咲（たかせ みさき）": fuller */
        known->text = text;
        return;
    }
    if (!take_two_names(out, text, at))
        cvx_out_text(out, out->basics, "name", text, at);
}

/* A letter, as far as it matters at the end of a name: no punctuation, and no picture. */
static bool is_letter(uint32_t c)
{
    if (c < 0x80)
        return isalpha((int)c) != 0;
    return (c >= 0xC0 && c < 0x2000) || (c >= 0x3040 && c < 0xFE00);
}

/* "Hi 👋, I'm Jane Doe!", as profiles begin. */
static const char *without_greeting(struct cvx_outlining *out, const char *text,
                                    const struct cvx_block_line *at)
{
    static const char *const greetings[] = {"Hi", "Hello", "Hey"};
    static const char *const ams[] = {"I'm ", "I’m ", "I am "};
    bool greets = false;
    const char *name = NULL;
    for (size_t i = 0; i < sizeof greetings / sizeof *greetings; i++) {
        const size_t len = strlen(greetings[i]);
        greets |= strncmp(text, greetings[i], len) == 0 && !isalpha((unsigned char)text[len]);
    }
    for (size_t i = 0; greets && !name && i < sizeof ams / sizeof *ams; i++) {
        const char *am = strstr(text, ams[i]);
        name = am ? am + strlen(ams[i]) : NULL;
    }
    if (!name)
        return text;
    cvx_out_report(out, CVX_CODE_GUESSED, at, "%s: the name was taken from it",
                   cvx_diag_quote(out->diag, text));
    size_t len = 0; /* up to its last letter; emoji and marks may follow */
    for (const char *end = name; *end;)
        if (is_letter(cvx_utf8_next(&end)))
            len = (size_t)(end - name);
    return len > 0 ? cvx_out_trim(out, name, len) : text;
}

/* The name, and what stands beside it on its line: "Jane Doe – Engineer", "CV of Jane Doe". */
static void take_name(struct cvx_outlining *out, const char *markdown,
                      const struct cvx_block_line *at)
{
    static const char *const before[] = {"Curriculum Vitae of ",
                                         "Curriculum Vitae - ",
                                         "Curriculum Vitae – ",
                                         "Curriculum Vitae: ",
                                         "CV of ",
                                         "CV: ",
                                         "CV - ",
                                         "CV – ",
                                         "Resume of ",
                                         "Résumé of ",
                                         "Résumé – ",
                                         "Resume – ",
                                         "Resume - ",
                                         "Resume: ",
                                         "Lebenslauf von ",
                                         "Lebenslauf - ",
                                         "Lebenslauf – ",
                                         "Lebenslauf: ",
                                         "Curriculum Vitae — ",
                                         "CV — ",
                                         "Résumé — ",
                                         "Resume — ",
                                         "Lebenslauf — ",
                                         "CV de "};
    static const char *const marks[] = {" – ", " — ", " | ", " - ", "｜", " · ", " • ", ": "};
    const char *text = without_greeting(out, cvx_styled_plain(markdown, out->arena), at);
    for (size_t i = 0; i < sizeof before / sizeof *before; i++)
        if (strncmp(text, before[i], strlen(before[i])) == 0) {
            cvx_out_report(out, CVX_CODE_GUESSED, at, "%s: the name was taken from it",
                           cvx_diag_quote(out->diag, text));
            text += strlen(before[i]);
        }
    if (take_two_names(out, text, at))
        return;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        const char *mark = strstr(text, marks[i]);
        const char *rest = mark ? mark + strlen(marks[i]) : NULL;
        if (!mark || mark == text)
            continue;
        const char *name = cvx_out_trim(out, text, (size_t)(mark - text));
        cvx_out_text(out, out->basics, cvx_is_cv_title(name) ? "label" : "name", name, at);
        cvx_out_text(out, out->basics,
                     cvx_is_cv_title(rest) || cvx_node_find(out->basics, "name") ? "label" : "name",
                     rest, at);
        return;
    }
    cvx_out_text(out, out->basics, "name", text, at);
}

static bool is_prose(const char *text)
{
    size_t blanks = 0;
    for (const char *at = text; *at; at++)
        blanks += *at == ' ';
    const size_t len = strlen(text);
    return len > CONTACT_LEN ||
           (len > PROSE_LEN && blanks > len / 12 && !strchr(text, '@') && !strchr(text, '|'));
}

/* "12345 Berlin", "Musterstraße 1": an address on lines of its own. */
static bool take_street(struct cvx_outlining *out, const char *text,
                        const struct cvx_block_line *at)
{
    const size_t digits = strspn(text, "0123456789-");
    if (strlen(text) > LABEL_LEN || !strpbrk(text, "0123456789") || strchr(text, '.') ||
        strstr(text, "经验") || /* "3 年经验" */
        cvx_contact_is_age(text))
        return false;
    struct cvx_node *location = cvx_out_object(out, out->basics, "location", at);
    if (digits >= 4 && digits <= 8 && text[digits] == ' ') {
        cvx_out_text(out, location, "postalCode", cvx_out_trim(out, text, digits), at);
        cvx_out_text(out, location, "city", text + digits + 1, at);
    } else {
        cvx_out_text(out, location, "address", text, at);
    }
    return true;
}

static bool is_sex(const char *text)
{
    static const char *const words[] = {"男",   "女",   "男性", "女性",   "남",   "여",
                                        "남성", "여성", "male", "female", "Male", "Female"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i], text) == 0)
            return true;
    return false;
}

static void take_left(struct cvx_outlining *out, const char *text, const struct cvx_block_line *at)
{
    const size_t len = strlen(text);
    if (is_sex(text)) {
        cvx_out_text(out, out->basics, "gender", text, at);
        return;
    }
    if (cvx_is_cv_title(text))
        cvx_out_report(out, CVX_CODE_GUESSED, at, "%s is the title of the CV",
                       cvx_diag_quote(out->diag, text));
    else if (!cvx_node_find(out->basics, "label") && len < LABEL_LEN && text[len - 1] != '.' &&
             !strpbrk(text, "0123456789"))
        cvx_out_text(out, out->basics, "label", text, at);
    else if (!take_street(out, text, at))
        cvx_out_text(out, out->basics, "summary", text, at);
}

/* "jane@doe.example | Chennai": a short name beside addresses, when what one is has been said. */
static bool take_city(struct cvx_outlining *out, const char *text,
                      const struct cvx_block_line *line)
{
    const size_t len = strlen(text);
    const char *blank = strchr(text, ' ');
    const bool beside = strpbrk(line->text, "@|·•") || strstr(line->text, "://");
    const bool foreign = (unsigned char)*text >= 0xE3;
    if (!beside || len > (foreign ? 9 : 24) || strpbrk(text, "0123456789.:/&") ||
        (blank && strchr(blank + 1, ' ')) || (!foreign && !isupper((unsigned char)*text)) ||
        !cvx_node_find(out->basics, "label") || cvx_node_find(out->basics, "location") ||
        cvx_words_count(CVX_WORDS_BODY, text, len) > 0 ||
        cvx_words_count(CVX_WORDS_ROLE, text, len) > 0)
        return false;
    cvx_out_text(out, cvx_out_object(out, out->basics, "location", line), "city", text, line);
    cvx_out_report(out, CVX_CODE_GUESSED, line, "%s was taken for the city",
                   cvx_diag_quote(out->diag, text));
    return true;
}

/* "2025年4月1日現在": when the CV was written. */
static bool take_as_of(struct cvx_outlining *out, const struct cvx_block_line *line)
{
    const char *text = cvx_styled_plain(line->text, out->arena);
    const size_t len = cvx_date_len(text);
    size_t rest = len + strspn(text + len, " ");
    rest += strncmp(text + rest, "　", 3) == 0 ? 3 : 0;
    if (len == 0 || strcmp(text + rest, "現在") != 0)
        return false;
    const char *date = cvx_out_trim(out, text, len);
    const char *iso = date ? cvx_date_iso_text(date, out->arena) : NULL;
    cvx_out_text(out, cvx_out_object(out, out->root, "meta", NULL), "lastModified",
                 iso ? iso : date, line);
    return true;
}

/* "硕士 / 浙江大学 / 软件工程": what one studied and where, at the top of a Chinese CV. */
static bool take_studies(struct cvx_outlining *out, const struct cvx_block_line *line)
{
    const char *text = cvx_styled_plain(line->text, out->arena);
    const size_t len = strlen(text);
    if ((unsigned char)*text < 0xE3 || !strchr(text, '/') || len > LABEL_LEN ||
        strstr(text, "：") || strpbrk(text, "@:|") ||
        cvx_words_count(CVX_WORDS_DEGREE, text, len) == 0 ||
        cvx_words_count(CVX_WORDS_BODY, text, len) == 0)
        return false;
    cvx_out_text(out, out->basics, "学历", text, line);
    return true;
}

/* "Rua das Acácias, 245 – São Paulo/SP – CEP 05422-010": a Brazilian address on a line of its own.
 */
static bool take_cep(struct cvx_outlining *out, const struct cvx_block_line *line)
{
    const char *text = cvx_styled_plain(line->text, out->arena);
    const char *word = strstr(text, "CEP");
    const char *code = word ? word + 3 + strspn(word + 3, " :.") : "";
    size_t len = strspn(code, "0123456789-");
    if (len < 8 || len > 9 || word == text || strpbrk(text, "@|"))
        return false;
    size_t before = (size_t)(word - text);
    while (before > 0 && strchr(" ,;-", text[before - 1]))
        before--;
    if (before > 3 && strncmp(text + before - 3, "–", 3) == 0)
        before -= 3;
    const char *after = code + len + strspn(code + len, " ,;-.");
    struct cvx_node *location = cvx_out_object(out, out->basics, "location", line);
    cvx_out_text(out, location, "address", cvx_out_trim(out, text, before), line);
    cvx_out_text(out, location, "address", after, line);
    cvx_out_text(out, location, "postalCode", cvx_out_trim(out, code, len), line);
    return true;
}

/* True for a name that begins with a province or a large city of China, or ends as places do. */
static bool is_chinese_place(const char *text)
{
    static const char places[] = "北京 上海 天津 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 "
                                 "福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 "
                                 "青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门 广州 深圳 杭州 "
                                 "南京 成都 武汉 西安 苏州 ";
    for (const char *at = places; *at; at += strcspn(at, " ") + 1)
        if (strncmp(text, at, strcspn(at, " ")) == 0)
            return true;
    const size_t len = strlen(text);
    return len > 3 && (strcmp(text + len - 3, "市") == 0 || strcmp(text + len - 3, "省") == 0);
}

/* "男 / 1994 年 3 月 / 浙江杭州": beside the sex, where one lives. */
static bool take_home(struct cvx_outlining *out, const char *text,
                      const struct cvx_block_line *line)
{
    if ((unsigned char)*text < 0xE3 || strlen(text) > HOME_LEN || is_sex(text) ||
        !(strstr(line->text, "男 ") || strstr(line->text, "女 ") || strstr(line->text, "·") ||
          strchr(line->text, '|')) ||
        !is_chinese_place(text) || cvx_node_find(out->basics, "location") ||
        cvx_words_count(CVX_WORDS_BODY, text, strlen(text)) > 0 ||
        cvx_words_count(CVX_WORDS_DEGREE, text, strlen(text)) > 0 ||
        cvx_words_count(CVX_WORDS_ROLE, text, strlen(text)) > 0)
        return false;
    cvx_out_text(out, cvx_out_object(out, out->basics, "location", line), "city", text, line);
    cvx_out_report(out, CVX_CODE_GUESSED, line, "%s was taken for the city",
                   cvx_diag_quote(out->diag, text));
    return true;
}

static void take_line(struct cvx_outlining *out, const struct cvx_block_line *line)
{
    struct cvx_contact_rest left = {.count = 0};
    if (take_as_of(out, line) || take_studies(out, line) || take_cep(out, line))
        return;
    if (is_prose(line->text)) {
        cvx_out_text(out, out->basics, "summary", line->text, line);
        return;
    }
    cvx_contact_line(out, line->text, line, &left);
    for (size_t i = 0; i < left.count; i++)
        if (!take_home(out, left.texts[i], line) && !take_city(out, left.texts[i], line))
            take_left(out, left.texts[i], line);
}

static bool may_be_name(const char *text)
{
    const size_t len = strlen(text);
    return len > 0 && len < NAME_LEN && !strpbrk(text, "@0123456789") && !strstr(text, "://") &&
           !cvx_is_cv_title(text) && text[len - 1] != '.';
}

/* "Name: …", "氏名：…" */
static bool names_fact(const char *text)
{
    const char *wide = strstr(text, "：");
    const size_t len = wide ? (size_t)(wide - text) : strcspn(text, ":");
    return cvx_fact_of_person(text, len) != NULL;
}

static bool take_row(struct cvx_outlining *out, struct cvx_contact_labels *labels,
                     const struct cvx_block *block)
{
    struct cvx_contact_rest left = {.count = 0};
    if (block->kind != CVX_BLOCK_ROW || !cvx_contact_row(out, labels, block, &left))
        return false;
    for (size_t i = 0; i < left.count; i++)
        take_left(out, left.texts[i], block->first);
    return true;
}

static void take_block(struct cvx_outlining *out, struct cvx_contact_labels *labels,
                       const struct cvx_block *block)
{
    const struct cvx_block_line *line = block->first;
    if (!line || block->kind == CVX_BLOCK_COMMENT || block->kind == CVX_BLOCK_HIDDEN ||
        block->kind == CVX_BLOCK_PROPERTY || take_row(out, labels, block))
        return;
    if (!cvx_node_find(out->basics, "name") &&
        may_be_name(cvx_styled_plain(line->text, out->arena)) &&
        !(block->kind == CVX_BLOCK_ROW || names_fact(line->text))) {
        take_name(out, line->text, line);
        line = line->next;
    }
    const char *text = line ? cvx_out_prose(out, line) : "";
    if (is_prose(text) && block->kind != CVX_BLOCK_ROW && !strchr(text, '@')) {
        cvx_out_text(out, out->basics, "summary", text, line);
        return;
    }
    for (; line; line = line->next)
        take_line(out, line);
}

void cvx_make_header(struct cvx_outlining *out, const struct cvx_chapter *chapter,
                     const struct cvx_block *name)
{
    if (name)
        take_name(out, name->first->text, name->first);
    struct cvx_contact_labels labels = {.count = 0};
    for (const struct cvx_block *block = chapter->first; block && block != chapter->end;
         block = block->next)
        if (block != name)
            take_block(out, &labels, block);
}

void cvx_make_contact(struct cvx_outlining *out, const struct cvx_chapter *chapter)
{
    struct cvx_contact_labels labels = {.count = 0};
    for (const struct cvx_block *block = chapter->first; block && block != chapter->end;
         block = block->next)
        if (block->kind == CVX_BLOCK_PROPERTY && block->first)
            cvx_person_property(out, block->key, block->first);
        else if (block->kind != CVX_BLOCK_COMMENT && block->kind != CVX_BLOCK_HIDDEN &&
                 !(block->first && take_row(out, &labels, block)))
            for (const struct cvx_block_line *line = block->first; line; line = line->next)
                take_line(out, line);
}
