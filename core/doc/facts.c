/* SPDX-License-Identifier: MIT */
/* Language, paper, date: each a short list of places to look at. */
#include "core/doc/facts.h"

#include "core/base/utf8.h"
#include "core/doc/dateformat.h"
#include "core/lang/country.h"
#include "core/lang/detect.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

/* Prose is in the CV's own language; names, keywords and titles are often in another. */
static bool is_prose(const struct cvx_node *node)
{
    static const char *const prose[] = {"summary", "description", "highlights", "position",
                                        "label",   "reference",   "studyType",  "area",
                                        "text",    "details",     "courses"};
    const char *key = node->key ? node->key : node->parent ? node->parent->key : NULL;
    if (node->kind != CVX_NODE_STRING || !key)
        return false;
    for (size_t i = 0; i < sizeof prose / sizeof *prose; i++)
        if (strcmp(prose[i], key) == 0)
            return true;
    return false;
}

static void sample_node(struct cvx_language_sample *sample, const struct cvx_node *root)
{
    for (const struct cvx_node *at = root; at; at = cvx_node_next(at, root))
        if (is_prose(at))
            cvx_language_sample_add(sample, at->text, strlen(at->text));
}

/* Counts a text's numbers in European digits and in those from `zero` on. Latin names such as ISO
 * 9001 have the former in any text. */
static void count_numbers(const char *text, uint32_t zero, size_t counts[2])
{
    bool latin = false, in_number = false;
    while (*text) {
        const uint32_t c = cvx_utf8_next(&text);
        const bool european = c >= '0' && c <= '9', own = c >= zero && c <= zero + 9;
        if ((european && !latin) || own)
            counts[own] += !in_number;
        in_number = european || own;
        if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z')
            latin = true;
        else if (c >= 0x370)
            latin = false;
    }
}

/* True when the CV's own text has European digits alone, where dates would have others. */
static bool has_european_digits(const struct cvx_node *root, const struct cvx_language *language)
{
    const uint32_t zero = cvx_date_zero(language);
    size_t counts[2] = {0, 0};
    if (zero == '0')
        return false;
    for (const struct cvx_node *at = root; at; at = cvx_node_next(at, root))
        if (is_prose(at))
            count_numbers(at->text, zero, counts);
    return counts[0] > counts[1];
}

/* Letters and digits in groups: "de", "zh-Hans", "pt_BR". Anything else is no tag. */
static const char *as_tag(struct cvx_arena *arena, const char *text)
{
    const size_t first = strcspn(text, "-_");
    if (first < 2 || first > 3 || strlen(text) > 15)
        return NULL;
    char *tag = cvx_arena_strdup(arena, text);
    for (char *at = tag; at && *at; at++) {
        if (*at == '_')
            *at = '-';
        const bool letter = (*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z');
        if (!letter && *at != '-' && !(*at >= '0' && *at <= '9'))
            return NULL;
    }
    return tag;
}

static void take_language(struct cvx_builder *builder, const char *tag,
                          const struct cvx_language *language)
{
    builder->language = language ? language : cvx_language_at(0);
    builder->doc->language = builder->language;
    builder->doc->lang = tag;
    builder->doc->rtl = builder->language->rtl;
    static const char *const big_first[] = {"zh-Hans", "zh-Hant", "ja", "ko"};
    for (size_t i = 0; i < sizeof big_first / sizeof *big_first; i++)
        builder->big_first |= strcmp(builder->language->tag, big_first[i]) == 0;
    builder->european_digits = has_european_digits(builder->resume->base.at, builder->language);
    builder->solid = builder->big_first && strcmp(builder->language->tag, "ko") != 0;
}

static void report_unknown(struct cvx_builder *builder, const char *tag,
                           const struct cvx_node *node)
{
    cvx_diag_add(builder->diag, CVX_CODE_UNKNOWN_LANGUAGE, node,
                 "there are no labels for the language %s", cvx_diag_quote(builder->diag, tag));
    cvx_diag_hint(builder->diag, "English ones are used; --lang chooses others");
}

/* Chinese without a script or region goes by its characters; its row knows the script. */
static const char *full_tag(const char *tag, const struct cvx_language *language)
{
    return language && strlen(tag) == 2 && strncmp(tag, "zh", 2) == 0 ? language->tag : tag;
}

void cvx_facts_language(struct cvx_builder *builder, const struct cvx_doc_options *options)
{
    const struct cvx_resume *resume = builder->resume;
    const struct cvx_node *root = cvx_node_find(resume->base.at, "language");
    if (!root)
        root = cvx_node_find(resume->base.at, "lang");
    /* A tag there is a setting, whichever counts in the end. */
    if (root && root->kind == CVX_NODE_STRING && cvx_language_find(root->text))
        cvx_builder_mark(builder, root, CVX_SEEN_USED);
    const struct cvx_text said[] = {
        {options->lang, NULL},
        resume->meta ? resume->meta->language : (struct cvx_text){NULL, NULL},
        {root && root->kind == CVX_NODE_STRING ? root->text : NULL, root},
    };
    for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
        const char *tag = said[i].s ? as_tag(builder->arena, said[i].s) : NULL;
        if (!tag && said[i].s && i == 0)
            report_unknown(builder, said[i].s, NULL);
        if (!tag)
            continue;
        const struct cvx_language *language = cvx_language_find(tag);
        if (!language)
            report_unknown(builder, tag, said[i].at);
        cvx_builder_mark(builder, said[i].at, CVX_SEEN_USED);
        take_language(builder, full_tag(tag, language), language);
        return;
    }
    struct cvx_language_sample sample = {0};
    sample_node(&sample, resume->base.at);
    const struct cvx_language *language = cvx_language_detect(&sample);
    if (!language)
        language = cvx_language_at(0);
    take_language(builder, language->tag, language);
}

const struct cvx_language *cvx_facts_native(const struct cvx_builder *builder)
{
    const struct cvx_basics *basics = builder->resume->basics;
    const char *name = basics ? basics->native_name.s : NULL;
    const char *tag = name ? cvx_language_of_run(builder->language, name, strlen(name)) : NULL;
    return tag ? cvx_language_find(tag) : NULL;
}

bool cvx_facts_letter(const struct cvx_resume *resume)
{
    const struct cvx_location *location = resume->basics ? resume->basics->location : NULL;
    if (!location)
        return false;
    const char *country = location->country_code.s ? location->country_code.s : location->country.s;
    const char *code = country ? cvx_country_find(country, strlen(country)) : NULL;
    return code && (strcmp(code, "US") == 0 || strcmp(code, "CA") == 0);
}

/* Days from 1970-01-01 to a date of the proleptic Gregorian calendar (H. Hinnant's algorithm). */
static int64_t days_from_civil(struct cvx_date date)
{
    const int64_t month = date.month ? date.month : 1;
    const int64_t day = date.day ? date.day : 1;
    const int64_t year = date.year - (month <= 2);
    const int64_t era = (year >= 0 ? year : year - 399) / 400;
    const int64_t of_era = year - era * 400;
    const int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

/* Two digits at `text`, at most `max`; -1 when they are none. */
static int two_digits(const char *text, int max)
{
    if (text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9')
        return -1;
    const int value = (text[0] - '0') * 10 + text[1] - '0';
    return value <= max ? value : -1;
}

/* "hh:mm", "hh:mm:ss", "hh:mm:ss.fff", then "", "Z" or "+hh:mm": seconds of the day in UTC. */
static bool read_time_of_day(const char *text, int64_t *seconds)
{
    const int hour = two_digits(text, 24);
    const int minute = hour >= 0 && text[2] == ':' ? two_digits(text + 3, 59) : -1;
    if (minute < 0)
        return false;
    text += 5;
    int second = 0;
    if (*text == ':') {
        second = two_digits(text + 1, 60);
        if (second < 0)
            return false;
        text += 3;
    }
    if (*text == '.' || *text == ',')
        text += 1 + strspn(text + 1, "0123456789");
    *seconds = hour * 3600 + minute * 60 + second;
    text += strspn(text, " ");
    if (*text != '+' && *text != '-')
        return *text == '\0' || strcmp(text, "Z") == 0 || strcmp(text, "z") == 0 ||
               strcmp(text, "UTC") == 0 || strcmp(text, "GMT") == 0;
    const int sign = *text == '+' ? 1 : -1;
    const int zone_hour = two_digits(text + 1, 14);
    if (zone_hour < 0)
        return false;
    const char *rest = text + 3 + (text[3] == ':');
    const int zone_minute = *rest ? two_digits(rest, 59) : 0;
    *seconds -= sign * (zone_hour * 3600 + (zone_minute > 0 ? zone_minute : 0) * 60);
    return zone_minute >= 0;
}

bool cvx_facts_read_time(const char *text, struct cvx_date *date, int64_t *seconds)
{
    enum { ISO_DAY = 10 };
    char day[ISO_DAY + 1] = "";
    int64_t of_day = 0;
    if (strlen(text) > ISO_DAY &&
        (text[ISO_DAY] == 'T' || text[ISO_DAY] == ' ' || text[ISO_DAY] == 't')) {
        memcpy(day, text, ISO_DAY);
        if (!cvx_date_parse_iso(day, date) || date->day == 0 ||
            !read_time_of_day(text + ISO_DAY + 1, &of_day))
            return false;
    } else {
        const enum cvx_date_reading reading = cvx_date_read(text, date);
        if (reading != CVX_DATE_ISO && reading != CVX_DATE_LOOSE)
            return false;
    }
    *seconds = days_from_civil(*date) * 86400 + of_day;
    return true;
}

/* The date that a value is. What looks like a year is one only under a key such as "releaseDate":
 * anywhere else it may be a postal code. */
static bool read_any(const struct cvx_node *value, int64_t *time)
{
    struct cvx_date date;
    const size_t len = value->text && value->key ? strlen(value->key) : 0;
    if (len >= 4 && strcasecmp(value->key + len - 4, "date") == 0)
        return cvx_facts_read_time(value->text, &date, time);
    if (!value->text || !cvx_date_parse_iso(value->text, &date) || date.month == 0)
        return false;
    *time = days_from_civil(date) * 86400;
    return true;
}

/* The newest date anywhere in the CV that is not in the future of this version. */
static int64_t newest_date(const struct cvx_resume *resume)
{
    int64_t newest = 0;
    const struct cvx_node *root = resume->base.at;
    for (const struct cvx_node *at = root; at; at = cvx_node_next(at, root)) {
        int64_t time;
        if (read_any(at, &time) && time > newest && time <= CVX_RELEASE_TIME)
            newest = time;
    }
    return newest;
}

int64_t cvx_facts_modified(struct cvx_builder *builder, const struct cvx_doc_options *options)
{
    const struct cvx_meta *meta = builder->resume->meta;
    struct cvx_date date;
    int64_t seconds;
    if (meta && meta->last_modified.s &&
        cvx_facts_read_time(meta->last_modified.s, &date, &seconds))
        return seconds;
    if (options->source_date > 0)
        return options->source_date;
    const int64_t newest = newest_date(builder->resume);
    return newest > 0 ? newest : CVX_RELEASE_TIME;
}
