/* SPDX-License-Identifier: MIT */
/* An address as one line, as the people write it who speak the language: from the house to the
 * country, or, in Chinese, Japanese and Korean, from the country to the house. */
#include "core/base/utf8.h"
#include "core/doc/inline.h"
#include "core/doc/rest.h"
#include "core/doc/sections.h"
#include "core/lang/country.h"
#include "core/lang/detect.h"

#include <ctype.h>
#include <string.h>

static bool has_script(const char *text, enum cvx_script script)
{
    while (text && *text)
        if (cvx_script_of(cvx_utf8_next(&text)) == script)
            return true;
    return false;
}

/* True for text that is written without blanks between its parts. */
static bool is_solid(struct cvx_text text)
{
    return has_script(text.s, CVX_SCRIPT_HAN) || has_script(text.s, CVX_SCRIPT_KANA);
}

/* The country by its name or, where there is none, what the code stands for in our language. */
static void add_country(struct cvx_builder *builder, struct cvx_runs *runs,
                        const struct cvx_location *location)
{
    if (location->country.s) {
        cvx_inline_add(builder, runs, location->country, 0);
        cvx_builder_mark(builder, location->country_code.at, CVX_SEEN_USED);
        return;
    }
    const char *code = cvx_country_find(location->country_code.s, strlen(location->country_code.s));
    const char *name = code ? cvx_country_name(builder->language, code) : NULL;
    if (!name || strlen(location->country_code.s) > 3) {
        cvx_inline_add(builder, runs, location->country_code, 0);
        return;
    }
    cvx_runs_add_string(builder, runs, name, (struct cvx_ink){0});
    cvx_builder_mark(builder, location->country_code.at, CVX_SEEN_USED);
}

static bool has_country(const struct cvx_location *location)
{
    return location->country.s || location->country_code.s;
}

static void add_part(struct cvx_builder *builder, struct cvx_runs *runs, struct cvx_text text,
                     const char *separator)
{
    if (!text.s)
        return;
    cvx_runs_separate(builder, runs, separator, 0);
    cvx_inline_add(builder, runs, text, 0);
}

/* Shanghai lies in Shanghai: a region of the city's name is not said twice. */
static struct cvx_text region_of(struct cvx_builder *builder, const struct cvx_location *location)
{
    const struct cvx_text region = location->region;
    if (!region.s || !location->city.s || strcmp(region.s, location->city.s) != 0)
        return region;
    cvx_builder_mark_text(builder, region);
    return (struct cvx_text){NULL, NULL};
}

/* At home nobody writes the country; that there is a code says nothing else. */
static bool is_domestic(const struct cvx_builder *builder, const struct cvx_location *location)
{
    static const struct {
        const char *language, *country;
    } homes[] = {{"zh-Hans", "CN"}, {"zh-Hant", "TW"}, {"ja", "JP"}, {"ko", "KR"}};
    if (location->country.s || !location->country_code.s || !location->city.s)
        return false;
    for (size_t i = 0; i < sizeof homes / sizeof *homes; i++)
        if (strcmp(homes[i].language, builder->language->tag) == 0 &&
            strcmp(homes[i].country, location->country_code.s) == 0)
            return true;
    return false;
}

/* "150-0001 東京都渋谷区神宮前9丁目99番9号". */
static void add_big_first(struct cvx_builder *builder, struct cvx_runs *runs,
                          const struct cvx_location *location)
{
    const struct cvx_text parts[] = {region_of(builder, location), location->city,
                                     location->address};
    add_part(builder, runs, location->postal_code, "");
    cvx_runs_separate(builder, runs, " ", 0);
    if (is_domestic(builder, location))
        cvx_builder_mark(builder, location->country_code.at, CVX_SEEN_USED);
    else if (has_country(location))
        add_country(builder, runs, location);
    bool solid = is_solid(location->country) || !location->country.s;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (!parts[i].s)
            continue;
        add_part(builder, runs, parts[i], solid && is_solid(parts[i]) ? "" : " ");
        solid = is_solid(parts[i]);
    }
}

/* Countries whose postal code comes after the town. */
static bool code_after_town(const struct cvx_location *location)
{
    static const char *const countries[] = {"US", "CA", "GB", "AU", "NZ", "IE", "IN", "SG",
                                            "CN", "JP", "KR", "TW", "TH", "PH", "ZA"};
    const struct cvx_text country =
        location->country_code.s ? location->country_code : location->country;
    const char *code = country.s ? cvx_country_find(country.s, strlen(country.s)) : NULL;
    for (size_t i = 0; code && i < sizeof countries / sizeof *countries; i++)
        if (strcmp(countries[i], code) == 0)
            return true;
    return false;
}

/* Between the parts of an address that goes from the small to the large: the language's comma, but
 * the one of Chinese and Japanese, which is for lists. */
static const char *comma_of(const struct cvx_builder *builder)
{
    return builder->big_first ? ", " : cvx_label_get(builder->language, CVX_LABEL_COMMA);
}

/* An address of several lines becomes one: line ends are commas. */
static struct cvx_text one_line(struct cvx_builder *builder, struct cvx_text text)
{
    if (!text.s || !strchr(text.s, '\n'))
        return text;
    struct cvx_str line;
    cvx_str_init(&line, builder->arena);
    for (const char *at = text.s; *at;) {
        size_t len = strcspn(at, "\n");
        const bool more = at[len] == '\n';
        const char *next = at + len + more;
        while (len > 0 && (isspace((unsigned char)at[len - 1]) || at[len - 1] == ','))
            len--;
        if (len > 0 && line.len > 0)
            cvx_str_add(&line, comma_of(builder));
        cvx_str_add_bytes(&line, at, len);
        at = next;
    }
    return (struct cvx_text){cvx_str_get(&line), text.at};
}

/* "14 Harbour Lane, Cambridge, Massachusetts 02139, United States"; "Hauptstraße 1, 10115 Berlin".
 */
static void add_small_first(struct cvx_builder *builder, struct cvx_runs *runs,
                            const struct cvx_location *location)
{
    const char *comma = comma_of(builder);
    const bool after = code_after_town(location);
    const struct cvx_text none = {NULL, NULL};
    add_part(builder, runs, one_line(builder, location->address), comma);
    add_part(builder, runs, after ? none : location->postal_code, comma);
    const bool beside = !after && location->postal_code.s;
    add_part(builder, runs, location->city, beside ? " " : comma);
    add_part(builder, runs, region_of(builder, location), comma);
    const bool town = location->city.s || location->region.s;
    add_part(builder, runs, after ? location->postal_code : none, town ? " " : comma);
    if (has_country(location)) {
        cvx_runs_separate(builder, runs, comma, 0);
        add_country(builder, runs, location);
    }
}

void cvx_address_add(struct cvx_builder *builder, struct cvx_block *contact,
                     const struct cvx_location *location)
{
    if (!location)
        return;
    struct cvx_block *item =
        cvx_block_add(builder, contact, CVX_BLOCK_CONTACT_ITEM, location->base.at);
    if (!item)
        return;
    const struct cvx_text place = location->city.s      ? location->city
                                  : location->address.s ? location->address
                                                        : location->region;
    const bool hangul = has_script(place.s, CVX_SCRIPT_HANGUL);
    if (builder->big_first && (!place.s || is_solid(place) || hangul))
        add_big_first(builder, &item->text, location);
    else
        add_small_first(builder, &item->text, location);
    if (!item->text.first)
        cvx_block_drop_last(contact);
    cvx_rest_add_contact(builder, contact, location->base.at);
}
