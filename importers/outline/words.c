/* SPDX-License-Identifier: MIT */
/* Words with blanks between them are looked up in tables that the build makes; in Chinese, Japanese
 * and Korean, which have none, the few words that matter are looked for inside. */
#include "importers/outline/words.h"

#include "core/lang/wordtable.h"

#include "generated/facts.h"

#include <ctype.h>
#include <string.h>

enum { TEXT_MAX = 400, NAME_MAX_LEN = 60 };

static const unsigned bits[] = {
    [CVX_WORDS_ROLE] = WORD_ROLE,
    [CVX_WORDS_BODY] = WORD_BODY,
    [CVX_WORDS_DEGREE] = WORD_DEGREE,
    [CVX_WORDS_PRIZE] = WORD_PRIZE,
    [CVX_WORDS_RANK] = WORD_RANK,
    [CVX_WORDS_SERVICE] = WORD_SERVICE,
    [CVX_WORDS_STATUS] = WORD_STATUS,
    [CVX_WORDS_COLUMN_FROM] = WORD_COLUMN_FROM,
    [CVX_WORDS_COLUMN_TO] = WORD_COLUMN_TO,
    [CVX_WORDS_COLUMN_EMPLOYER] = WORD_COLUMN_EMPLOYER,
    [CVX_WORDS_COLUMN_ORGANIZATION] = WORD_COLUMN_ORGANIZATION,
    [CVX_WORDS_COLUMN_POSITION] = WORD_COLUMN_POSITION,
    [CVX_WORDS_COLUMN_INSTITUTION] = WORD_COLUMN_INSTITUTION,
    [CVX_WORDS_COLUMN_LOCATION] = WORD_COLUMN_LOCATION,
    [CVX_WORDS_LEVEL] = WORD_LEVEL,
};

/* Looked for inside texts. */
static const struct {
    enum cvx_word_class words;
    const char *inside;
} insides[] = {
    {CVX_WORDS_ROLE,
     "工程师 工程師 エンジニア 经理 經理 总监 總監 主管 实习 實習 助理 研究员 研究員 教授 讲师 "
     "講師 助教 开发者 設計師 设计师 顾问 顧問 部長 課長 係長 主任 リーダー マネージャー "
     "マネジャー プログラマ デザイナー コンサルタント ディレクター 개발자 엔지니어 연구원 매니저 팀장 "
     "인턴 교수 博士后 教师 教師 干事 主席 部长 会长 组长 负责人 负责 成员 志愿者 志工 アルバイト "
     "インターン 审稿人 委员 委員 專員 专员 店長 店长 員工 分析师 分析師 架构师 架構師 程序员"},
    {CVX_WORDS_BODY,
     "大学 大學 学院 學院 公司 会社 有限 集团 集團 银行 銀行 研究所 研究院 医院 醫院 中学 中學 高中 "
     "小学 協会 协会 協會 委员会 委員會 基金 高等学校 대학교 대학 회사 연구소 병원 고등학교 実験室 "
     "实验室 实验中学 学校 學校 科学院 法人 (주) ㈜ 学会 學會 学部 研究科"},
    {CVX_WORDS_DEGREE,
     "博士 硕士 碩士 学士 學士 本科 专科 大专 修士 学位 學位 석사 박사 학사 研究生 専攻"},
    {CVX_WORDS_PRIZE, "奖 獎 最佳 优秀 優秀 賞 수상"},
    {CVX_WORDS_SERVICE, "审稿 委员 委員 查読 査読 主席"},
};

static bool is_wordish(char byte)
{
    return isalnum((unsigned char)byte) || (unsigned char)byte >= 0x80 || byte == '.' ||
           byte == '-' || byte == '\'';
}

/* "co-founder" is one word. */
static void drop_blanks(char *key)
{
    char *used = key;
    for (const char *from = key; *from; from++)
        if (*from != ' ')
            *used++ = *from;
    *used = '\0';
}

bool cvx_words_is(enum cvx_word_class words, const char *text, size_t len)
{
    char key[CVX_WORD_MAX];
    if (cvx_word_key(text, len, key) == 0)
        return false;
    drop_blanks(key);
    return (cvx_word_find(word_classes, sizeof word_classes / sizeof *word_classes,
                          word_classes_text, key) &
            bits[words]) != 0;
}

/* The first word of the class from `at` on, between blanks and punctuation. */
static size_t find_spaced(enum cvx_word_class words, const char *text, size_t len, size_t *word_len)
{
    for (size_t at = 0; at < len;) {
        size_t end = at;
        while (end < len && is_wordish(text[end]))
            end++;
        if (end > at && cvx_words_is(words, text + at, end - at)) {
            *word_len = end - at;
            return at;
        }
        at = end > at ? end : at + 1;
    }
    return len;
}

/* The first of the words separated by blanks in `words` that stands anywhere in the text. */
static size_t find_inside(const char *words, const char *text, size_t len, size_t *word_len)
{
    size_t first = len;
    for (const char *word = words; *word;) {
        const size_t size = strcspn(word, " ");
        for (size_t at = 0; at + size <= len && at < first; at++)
            if (text[at] == *word && memcmp(text + at, word, size) == 0) {
                first = at;
                *word_len = size;
            }
        word += size + strspn(word + size, " ");
    }
    return first;
}

static bool is_ascii(const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if ((unsigned char)text[i] >= 0xE0)
            return false;
    return true;
}

size_t cvx_words_find(enum cvx_word_class words, const char *text, size_t len, size_t *word_len)
{
    const size_t looked = len < TEXT_MAX ? len : TEXT_MAX;
    size_t size = 0;
    const size_t found = find_spaced(words, text, looked, &size);
    *word_len = size;
    if (found < looked)
        return found;
    if (is_ascii(text, looked))
        return len;
    for (size_t i = 0; i < sizeof insides / sizeof *insides; i++)
        if (insides[i].words == words) {
            const size_t inside = find_inside(insides[i].inside, text, looked, word_len);
            if (inside < looked)
                return inside;
        }
    return len;
}

size_t cvx_words_count(enum cvx_word_class words, const char *text, size_t len)
{
    size_t count = 0;
    size_t word_len = 0;
    len = len < TEXT_MAX ? len : TEXT_MAX;
    for (size_t at = 0; at < len; at += word_len) {
        const size_t found = cvx_words_find(words, text + at, len - at, &word_len);
        if (found == len - at)
            break;
        at += found;
        count++;
    }
    return count;
}

static const char *fact(const struct cvx_word *rows, size_t count, const char *text,
                        const char *name, size_t len)
{
    char key[CVX_WORD_MAX];
    if (len > NAME_MAX_LEN || cvx_word_key(name, len, key) == 0)
        return NULL;
    const uint32_t row = cvx_word_find(rows, count, text, key);
    return row ? fact_kinds[row - 1] : NULL;
}

const char *cvx_fact_of_entry(const char *name, size_t len)
{
    return fact(entry_facts, sizeof entry_facts / sizeof *entry_facts, entry_facts_text, name, len);
}

const char *cvx_fact_of_person(const char *name, size_t len)
{
    return fact(person_facts, sizeof person_facts / sizeof *person_facts, person_facts_text, name,
                len);
}
