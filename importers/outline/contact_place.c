/* SPDX-License-Identifier: MIT */
/* Where a person lives, and when and where they were born, on one line. */
#include "importers/outline/contact.h"

#include "core/lang/country.h"
#include "importers/outline/dates.h"
#include "importers/outline/words.h"

#include <ctype.h>
#include <string.h>

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

/* The address has its country, city and street one after the other, whatever the number. */
void cvx_contact_address(const struct cvx_contact *piece, const char *text)
{
    struct cvx_outlining *out = piece->out;
    struct cvx_node *location = cvx_out_object(out, out->basics, "location", piece->at);
    if (add_state(piece, location, text))
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

void cvx_contact_birth(const struct cvx_contact *piece, const char *text)
{
    struct cvx_outlining *out = piece->out;
    struct cvx_node *birth = cvx_out_object(out, out->basics, "birth", piece->at);
    struct cvx_dates dates;
    if (!cvx_dates_find(text, out->arena, &dates) || dates.range) {
        const size_t len = cvx_date_len(text);
        if (!len) {
            cvx_out_text(out, birth, "date", text, piece->at);
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
    cvx_out_text(out, birth, "place", place, piece->at);
    cvx_out_text(out, birth, "place", cvx_out_trim(out, text, dates.from), piece->at);
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
    if (strlen(text) > ADDRESS_MAX || (!country && !numbered && !city))
        return false;
    cvx_contact_address(piece, text);
    return true;
}
