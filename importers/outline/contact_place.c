/* SPDX-License-Identifier: MIT */
/* Where a person lives, and when and where they were born, on one line. */
#include "importers/outline/contact.h"

#include "core/lang/country.h"
#include "importers/outline/dates.h"
#include "importers/outline/words.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

enum { LABEL_MAX = 40, ADDRESS_MAX = 160 };

/* "ON M5V 1A1", "CA 94107": a state and a postal code behind the city. */
static bool add_state(const struct cvx_contact *piece, struct cvx_node *location, const char *text)
{
    const char *comma = strrchr(text, ',');
    const char *state = comma ? comma + 1 + strspn(comma + 1, " ") : "";
    if (!isupper((unsigned char)state[0]) || !isupper((unsigned char)state[1]) || state[2] != ' ' ||
        !strpbrk(state + 3, "0123456789"))
        return false;
    const char *rest = cvx_out_trim(piece->out, text, (size_t)(comma - text));
    const char *street = rest ? strrchr(rest, ',') : NULL;
    cvx_out_text(piece->out, location, "region", cvx_out_trim(piece->out, state, 2), piece->at);
    cvx_out_text(piece->out, location, "postalCode", state + 3, piece->at);
    cvx_out_text(piece->out, location, "city", street ? street + 1 + strspn(street + 1, " ") : rest,
                 piece->at);
    if (street)
        cvx_out_text(piece->out, location, "address",
                     cvx_out_trim(piece->out, rest, (size_t)(street - rest)), piece->at);
    return true;
}

/* Letters of states and provinces that are written behind a city, but for those that rather are a
 * country's ("Berlin, DE"). */
static bool is_state(const char *text)
{
    static const char states[] = "AL AK AZ AR CA CO CT DC FL GA HI ID IL IN IA KS KY LA ME MD MA "
                                 "MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN "
                                 "TX UT VT VA WA WV WI WY AB BC MB NB NL NS ON PE QC SK YT NSW VIC "
                                 "QLD TAS ";
    const size_t len = strlen(text);
    if (len < 2 || len > 3)
        return false;
    for (const char *at = states; *at; at += strcspn(at, " ") + 1)
        if (strncmp(at, text, len) == 0 && at[len] == ' ')
            return true;
    return false;
}

/* "Chicago, IL": a city and its state. */
static bool add_city_of_state(const struct cvx_contact *piece, struct cvx_node *location,
                              const char *text)
{
    const char *comma = strrchr(text, ',');
    const char *state = comma ? comma + 1 + strspn(comma + 1, " ") : "";
    if (!is_state(state))
        return false;
    const char *rest = cvx_out_trim(piece->out, text, (size_t)(comma - text));
    const char *street = rest ? strrchr(rest, ',') : NULL;
    if (street)
        cvx_out_text(piece->out, location, "address",
                     cvx_out_trim(piece->out, rest, (size_t)(street - rest)), piece->at);
    cvx_out_text(piece->out, location, "city", street ? street + 1 + strspn(street + 1, " ") : rest,
                 piece->at);
    cvx_out_text(piece->out, location, "region", state, piece->at);
    return true;
}

/* "〒150-0001 東京都…": a postal code with its mark. Returns what is behind it. */
static const char *take_postal_mark(const struct cvx_contact *piece, struct cvx_node *location,
                                    const char *text)
{
    static const char mark[] = "〒";
    if (strncmp(text, mark, sizeof mark - 1) != 0)
        return text;
    text += sizeof mark - 1;
    text += *text == ' ';
    const size_t digits = strspn(text, "0123456789-");
    cvx_out_text(piece->out, location, "postalCode", cvx_out_trim(piece->out, text, digits),
                 piece->at);
    text += digits;
    return strncmp(text, "　", 3) == 0 ? text + 3 : text + strspn(text, " ");
}

/* The address has its country, city and street one after the other, whatever the number. */
void cvx_contact_address(const struct cvx_contact *piece, const char *text)
{
    struct cvx_outlining *out = piece->out;
    struct cvx_node *location = cvx_out_object(out, out->basics, "location", piece->at);
    text = take_postal_mark(piece, location, text);
    if (!*text || add_state(piece, location, text) || add_city_of_state(piece, location, text))
        return;
    const char *last = strrchr(text, ',');
    const char *country = last ? last + 1 + strspn(last + 1, " ") : text;
    const char *code = cvx_country_find(country, strlen(country));
    size_t len = strlen(text);
    if (code && strlen(country) > 2 && last) {
        cvx_out_text(out, location, "countryCode", code, piece->at);
        cvx_out_text(out, location, "country", country, piece->at);
        len = (size_t)(last - text);
    }
    const char *rest = cvx_out_trim(out, text, len);
    const char *comma = rest ? strrchr(rest, ',') : NULL;
    const bool numbered = rest && strpbrk(rest, "0123456789");
    if (comma && !strpbrk(comma, "0123456789") && (code || !strchr(rest, ' ') || numbered)) {
        cvx_out_text(out, location, "address", cvx_out_trim(out, rest, (size_t)(comma - rest)),
                     piece->at);
        cvx_out_text(out, location, "city", comma + 1 + strspn(comma + 1, " "), piece->at);
    } else {
        cvx_out_text(out, location, !numbered && rest && !comma ? "city" : "address", rest,
                     piece->at);
    }
}

/* "生（満30歳）", "(age 30)", "（31歲）": what is said by the date. */
static const char *without_age(const struct cvx_contact *piece, const char *text)
{
    static const char *const words[] = {"満", "满", "歳", "歲", "岁", "세", "age", "ans", "Jahre"};
    const char *rest = strncmp(text, "生", 3) == 0 ? text + 3 : text;
    const size_t open = *rest == '(' ? 1 : strncmp(rest, "（", 3) == 0 ? 3 : 0;
    const size_t len = strlen(rest);
    bool age = false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        age |= strstr(rest, words[i]) != NULL;
    age = age && strpbrk(rest, "0123456789"); /* "(Copenhagen)" */
    if ((*rest && !open) || (open && (!age || len > LABEL_MAX)))
        return rest == text || open ? text : rest;
    if (*text)
        cvx_out_report(piece->out, CVX_CODE_GUESSED, piece->at, "%s is said by the date of birth",
                       cvx_diag_quote(piece->out->diag, text));
    return "";
}

void cvx_contact_birth(const struct cvx_contact *piece, const char *text)
{
    struct cvx_outlining *out = piece->out;
    struct cvx_node *birth = cvx_out_object(out, out->basics, "birth", piece->at);
    struct cvx_dates dates;
    if (!cvx_dates_find(text, out->arena, &dates) || dates.range) {
        const size_t len = cvx_date_len(text);
        if (!len) {
            const char *comma = strrchr(text, ',');
            const char *last = comma ? comma + 1 + strspn(comma + 1, " ") : text;
            const bool numbers = strlen(last) >= 8 && !last[strspn(last, "0123456789./-")];
            cvx_out_text(out, birth, "date", numbers ? last : text, piece->at);
            if (comma && numbers) /* "Firenze, 04/07/1990", which may be July or April */
                cvx_out_text(out, birth, "place", cvx_out_trim(out, text, (size_t)(comma - text)),
                             piece->at);
            return;
        }
        dates = (struct cvx_dates){.to = len, .start = cvx_out_trim(out, text, len)};
    }
    cvx_out_text(out, birth, "date", dates.start, piece->at);
    const char *place = text + dates.to + strspn(text + dates.to, " ,;.");
    static const char *const words[] = {"in ", "à ", "en ", "a ", "于"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strncmp(place, words[i], strlen(words[i])) == 0)
            place += strlen(words[i]);
    place = without_age(piece, place);
    size_t end = strlen(place);
    if (end > 2 && *place == '(' && place[end - 1] == ')') {
        place = cvx_out_trim(out, place + 1, end - 2);
        place = place ? place : "";
    }
    /* "Erfurt, verheiratet, 2 Kinder": a place goes on with a capital */
    end = strlen(place);
    for (const char *comma = strstr(place, ", "); comma; comma = strstr(comma + 1, ", "))
        if (islower((unsigned char)comma[2]) || isdigit((unsigned char)comma[2])) {
            end = (size_t)(comma - place);
            cvx_out_text(out, out->basics, "summary", comma + 2, piece->at);
            break;
        }
    cvx_out_text(out, birth, "place", cvx_out_trim(out, place, end), piece->at);
    size_t before = dates.from;
    while (before > 0 && strchr(" ,;", text[before - 1]))
        before--;
    cvx_out_text(out, birth, "place", cvx_out_trim(out, text, before), piece->at);
}

/* A date and perhaps a place: the birth. */
bool cvx_contact_take_birth(const struct cvx_contact *piece)
{
    struct cvx_dates dates;
    size_t words = 0; /* "Geboren am 12. August 1984" */
    while (piece->text[words] && words < LABEL_MAX && !cvx_date_len(piece->text + words))
        words++;
    const char *fact = cvx_fact_of_person(piece->text, words);
    if (words > 0 && fact && strcmp(fact, "birth") == 0 && piece->text[words]) {
        cvx_contact_birth(piece, piece->text + words);
        return true;
    }
    if (!cvx_dates_at_start(piece->text, piece->out->arena, &dates) || dates.range || dates.bare ||
        dates.from > 0)
        return false;
    cvx_contact_birth(piece, piece->text);
    return true;
}

/* "34 ans, permis B", "29 years old": an age is no number of a house. */
bool cvx_contact_is_age(const char *text)
{
    static const char *const units[] = {"ans",   "anos", "años",    "anni", "jahre", "years",
                                        "year-", "лет",  "yaşında", "岁",   "歳",    "세"};
    for (const char *at = strpbrk(text, "0123456789"); at; at = strpbrk(at, "0123456789")) {
        const size_t digits = strspn(at, "0123456789");
        at += digits;
        const char *unit = at + strspn(at, " ");
        for (size_t i = 0; digits == 2 && i < sizeof units / sizeof *units; i++)
            if (strncasecmp(unit, units[i], strlen(units[i])) == 0 &&
                !isalpha((unsigned char)unit[strlen(units[i])]))
                return true;
    }
    return false;
}

/* "No.800 Dongchuan Road, Shanghai, China", "Toronto, ON M5V 1A1", "Berlin, Germany". */
bool cvx_contact_take_address(const struct cvx_contact *piece)
{
    const char *text = piece->text;
    const char *comma = strrchr(text, ',');
    const char *last = comma ? comma + 1 + strspn(comma + 1, " ") : text;
    const bool country = strlen(last) > 3 && cvx_country_find(last, strlen(last));
    const bool numbered = comma && strpbrk(text, "0123456789");
    const bool city = comma && strlen(text) < 48 && isupper((unsigned char)*text) &&
                      strchr(text, ',') == comma && isupper((unsigned char)*last) &&
                      strspn(last, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == strlen(last);
    if (strlen(text) > ADDRESS_MAX || (!country && !numbered && !city) || cvx_contact_is_age(text))
        return false;
    cvx_contact_address(piece, text);
    return true;
}
