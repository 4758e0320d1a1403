/* SPDX-License-Identifier: MIT */
/* Lines are told apart by how they start; each kind has its own way into Markdown. */
#include "core/doc/typed.h"

#include "formats/bullet.h"
#include "formats/markup.h"

#include <ctype.h>
#include <string.h>

enum line_kind {
    LINE_BLANK,
    LINE_TEXT,
    LINE_BULLET,     /* a bullet and a blank */
    LINE_PLUS,       /* "+ ": a bullet when there are several */
    LINE_NUMBER,     /* "1. ", "2) ": a list when there are several */
    LINE_QUOTE,      /* "> " */
    LINE_HEADING,    /* "# " */
    LINE_FENCE,      /* ``` or ~~~ */
    LINE_RULE,       /* --- *** ___ ===: an underlined heading, or a line across */
    LINE_TABLE,      /* | a | b | */
    LINE_TABLE_RULE, /* |---|---| */
    LINE_REFERENCE,  /* "[1]: …", which Markdown would swallow */
};

struct line {
    enum line_kind kind;
    size_t indent;    /* columns */
    const char *text; /* after the indent; not NUL-terminated */
    size_t len;       /* without blanks at the end */
    size_t mark;      /* bytes of the bullet, number or quote sign, with its blanks */
};

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

/* Counts how many bytes from the start are in `set`. */
static size_t span(const char *text, size_t len, const char *set)
{
    size_t count = 0;
    while (count < len && strchr(set, text[count]))
        count++;
    return count;
}

static bool is_rule(const char *text, size_t len)
{
    return len >= 3 && strchr("-*_=", text[0]) &&
           span(text, len, (const char[]){text[0], ' ', '\0'}) == len;
}

/* "> 90 %" and ">5 years" compare; any other ">" quotes. */
static bool is_quote(const char *text, size_t len)
{
    const size_t mark = 1 + span(text + 1, len - 1, " ");
    return mark < len && !isdigit((unsigned char)text[mark]) &&
           (isalpha((unsigned char)text[mark]) || (unsigned char)text[mark] >= 0x80 || mark > 1) &&
           !strchr("$=<", text[mark]);
}

/* "```foo```" is code inside a line. */
static bool is_fence(const char *text, size_t len)
{
    const size_t mark = span(text, len, (const char[]){text[0], '\0'});
    return mark >= 3 && strchr("`~", text[0]) && !memchr(text + mark, '`', len - mark);
}

static bool is_reference(const char *text, size_t len)
{
    const char *end = memchr(text, ']', len);
    return end && end + 1 < text + len && end[1] == ':';
}

static void classify(struct line *line)
{
    const char *text = line->text;
    const size_t len = line->len;
    line->kind = LINE_TEXT;
    line->mark = 0;
    if (len == 0)
        line->kind = LINE_BLANK;
    else if (is_rule(text, len))
        line->kind = LINE_RULE;
    else if ((line->mark = cvx_bullet_len(text, len)) > 0)
        line->kind = LINE_BULLET;
    else if (text[0] == '+' && len > 2 && is_blank(text[1])) {
        line->kind = LINE_PLUS;
        line->mark = 2;
    } else if ((line->mark = cvx_number_len(text, len)) > 0)
        line->kind = LINE_NUMBER;
    else if (text[0] == '>' && is_quote(text, len))
        line->kind = LINE_QUOTE;
    else if (text[0] == '#' && is_blank(text[span(text, len, "#")]))
        line->kind = LINE_HEADING;
    else if (is_fence(text, len))
        line->kind = LINE_FENCE;
    else if (len > 2 && text[0] == '|' && text[len - 1] == '|')
        line->kind = span(text, len, "|-: ") == len ? LINE_TABLE_RULE : LINE_TABLE;
    else if (text[0] == '[' && is_reference(text, len))
        line->kind = LINE_REFERENCE;
}

/* Reads the line at `*cursor` and moves on. False at the end. */
static bool next_line(const char **cursor, struct line *line)
{
    if (!**cursor)
        return false;
    size_t len = strcspn(*cursor, "\n");
    const char *text = *cursor;
    *cursor += len + (text[len] == '\n');
    *line = (struct line){.kind = LINE_BLANK};
    for (; len > 0 && is_blank(*text); text++, len--)
        line->indent += *text == '\t' ? 4 : 1;
    while (len > 0 && (is_blank(text[len - 1]) || text[len - 1] == '\r'))
        len--;
    line->text = text;
    line->len = len;
    classify(line);
    return true;
}

/* What only is a list when it has company. */
struct company {
    size_t pluses, numbers;
    long first_number;
};

static struct company count_company(const char *text)
{
    struct company company = {0};
    struct line line;
    while (next_line(&text, &line)) {
        company.pluses += line.kind == LINE_PLUS;
        if (line.kind == LINE_NUMBER && company.numbers++ == 0)
            company.first_number = line.text[0] - '0';
    }
    return company;
}

/* A lone "+ 30 %" or "1. FC Köln" is text. */
static enum line_kind settle(enum line_kind kind, const struct company *company)
{
    if (kind == LINE_PLUS)
        return company->pluses > 1 ? LINE_BULLET : LINE_TEXT;
    if (kind == LINE_NUMBER && (company->numbers < 2 || company->first_number > 1))
        return LINE_TEXT;
    return kind;
}

/* Characters that could be markup, looked at one by one. Each answers for itself what must follow
 * it; a false alarm costs time, a missed one shows raw markup. */
static bool starts_inline(const char *text, const char *at)
{
    switch (*at) {
    case '*':
        return at[1] && !isspace((unsigned char)at[1]) && strchr(at + 1, '*');
    case '_':
        return (at == text || !isalnum((unsigned char)at[-1])) && at[1] &&
               !isspace((unsigned char)at[1]) && strchr(at + 1, '_');
    case '~':
        return at[1] == '~' && at[2] && !isspace((unsigned char)at[2]) && strstr(at + 2, "~~");
    case '`':
        return strchr(at + 1, '`') != NULL;
    case ']':
        return at[1] == '(';
    case '<':
        return isalpha((unsigned char)at[1]) || at[1] == '/' || at[1] == '!';
    case '&':
        return at[1] == '#' || (isalpha((unsigned char)at[1]) && strchr(at, ';'));
    case '\\':
        return at[1] && strchr("\n\\*_`[]#<>-.!()", at[1]);
    default:
        return false;
    }
}

/* True for a text that is nothing but a line across: it parts nothing from anything. */
static bool is_lone_rule(const char *text)
{
    text += strspn(text, " \t\n");
    size_t len = strlen(text);
    while (len && (is_blank(text[len - 1]) || text[len - 1] == '\n'))
        len--;
    return is_rule(text, len);
}

bool cvx_typed_plain(const char *text, bool prose)
{
    static const char marks[] = "*_~`]<&\\";
    if (is_lone_rule(text))
        return true;
    for (const char *at = strpbrk(text, marks); at; at = strpbrk(at + 1, marks))
        if (starts_inline(text, at))
            return false;
    if (!prose)
        return true;
    const struct company company = count_company(text);
    struct line line;
    while (next_line(&text, &line)) {
        const enum line_kind kind = settle(line.kind, &company);
        if (kind != LINE_TEXT && kind != LINE_BLANK && kind != LINE_REFERENCE)
            return false;
    }
    return true;
}

struct typing {
    struct cvx_str *out;
    bool prose;
    bool in_list, in_fence;
    enum line_kind before; /* the line above */
    unsigned dropped;      /* cvx_markup_drop, or-ed */
};

static void add_line(struct typing *typing, size_t indent, const char *text, size_t len)
{
    if (!typing->prose) {
        if (typing->out->len > 0)
            cvx_str_add_char(typing->out, ' ');
    } else {
        for (size_t i = 0; i < indent; i++)
            cvx_str_add_char(typing->out, ' ');
    }
    cvx_str_add_bytes(typing->out, text, len);
    if (typing->prose)
        cvx_str_add_char(typing->out, '\n');
}

/* "5*3*2" multiplies. */
static bool is_product(const char *text, size_t len, size_t at)
{
    return text[at] == '*' && at > 0 && at + 1 < len && isdigit((unsigned char)text[at - 1]) &&
           isalnum((unsigned char)text[at + 1]);
}

/* "~~struck~~", which CommonMark does not know. */
static bool is_strike(const char *text, size_t len, size_t at)
{
    return at + 1 < len && text[at] == '~' && text[at + 1] == '~' &&
           (at == 0 || text[at - 1] != '~') && (at + 2 == len || text[at + 2] != '~') && len > 4;
}

static void add_content(struct cvx_str *str, const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if (is_strike(text, len, i)) {
            i++;
            continue;
        }
        if (is_product(text, len, i))
            cvx_str_add_char(str, '\\');
        cvx_str_add_char(str, text[i]);
    }
}

/* The line as text, whatever it starts with. */
static void add_escaped(struct typing *typing, size_t indent, const struct line *line)
{
    size_t plain = 0; /* bytes that stand before the backslash */
    if (line->kind == LINE_NUMBER)
        plain = span(line->text, line->len, "0123456789");
    const bool escape = line->kind != LINE_TEXT && ispunct((unsigned char)line->text[plain]);
    struct cvx_str escaped;
    cvx_str_init(&escaped, typing->out->arena);
    cvx_str_add_bytes(&escaped, line->text, plain);
    if (escape || (line->len > 0 && strchr(">=", line->text[0])) ||
        (line->len < 3 && line->len > 0 && strchr("-+*#", line->text[0])))
        cvx_str_add_char(&escaped, '\\');
    add_content(&escaped, line->text + plain, line->len - plain);
    add_line(typing, indent, cvx_str_get(&escaped), escaped.len);
}

static void add_text_line(struct typing *typing, const struct line *line)
{
    const bool inside = typing->in_list && line->indent >= 2;
    if (typing->in_list && !inside) {
        add_line(typing, 0, "", 0);
        typing->in_list = false;
    }
    add_escaped(typing, inside ? line->indent : 0, line);
}

/* Markdown lets only "1." interrupt a paragraph. */
static void add_list_line(struct typing *typing, const struct line *line, const char *mark,
                          size_t mark_len)
{
    if (typing->before == LINE_TEXT && !typing->in_list)
        add_line(typing, 0, "", 0);
    struct cvx_str item;
    cvx_str_init(&item, typing->out->arena);
    cvx_str_add_bytes(&item, mark, mark_len);
    add_content(&item, line->text + line->mark, line->len - line->mark);
    add_line(typing, typing->in_list ? line->indent : 0, cvx_str_get(&item), item.len);
    typing->in_list = true;
}

static void add_table_line(struct typing *typing, const struct line *line)
{
    struct cvx_str row;
    cvx_str_init(&row, typing->out->arena);
    for (size_t i = 1; i + 1 < line->len; i++) {
        if (line->text[i] == '|')
            cvx_str_add(&row, "·");
        else
            cvx_str_add_char(&row, line->text[i]);
    }
    typing->dropped |= CVX_DROP_TABLE;
    const size_t blank = strspn(cvx_str_get(&row), " ");
    add_line(typing, 0, cvx_str_get(&row) + blank, row.len - blank);
}

static void add_typed_line(struct typing *typing, const struct line *line)
{
    if (typing->in_fence || line->kind == LINE_FENCE) {
        add_line(typing, line->indent, line->text, line->len);
        typing->in_fence = typing->in_fence != (line->kind == LINE_FENCE);
        return;
    }
    switch (line->kind) {
    case LINE_BULLET:
        add_list_line(typing, line, "- ", 2);
        break;
    case LINE_NUMBER:
        add_list_line(typing, line, line->text, line->mark);
        break;
    case LINE_TABLE:
        add_table_line(typing, line);
        break;
    case LINE_TABLE_RULE:
        typing->dropped |= CVX_DROP_TABLE;
        break;
    case LINE_RULE:
        typing->dropped |= typing->before == LINE_TEXT ? CVX_DROP_HEADING : CVX_DROP_RULE;
        add_line(typing, 0, "", 0);
        break;
    case LINE_BLANK:
        add_line(typing, 0, "", 0);
        break;
    case LINE_HEADING:
    case LINE_QUOTE:
        typing->in_list = false;
        add_line(typing, 0, line->text, line->len);
        break;
    default:
        add_text_line(typing, line);
        break;
    }
}

unsigned cvx_typed_markdown(const char *text, bool prose, struct cvx_str *out)
{
    const struct company company = count_company(text);
    struct typing typing = {.out = out, .prose = prose, .before = LINE_BLANK};
    struct line line;
    while (next_line(&text, &line)) {
        const enum line_kind settled = settle(line.kind, &company);
        if (!prose) {
            if (line.kind != LINE_BLANK)
                add_escaped(&typing, 0, &line);
            continue;
        }
        if (settled == LINE_TEXT && line.kind != LINE_TEXT) {
            add_text_line(&typing, &line);
        } else {
            line.kind = settled;
            add_typed_line(&typing, &line);
        }
        typing.before = settled;
    }
    return typing.dropped;
}
