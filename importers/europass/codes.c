/* SPDX-License-Identifier: MIT */
/* Codes that Europass writes where people read words: countries, languages, genders, branches of
 * industry, networks. */
#include "core/lang/country.h"
#include "core/lang/language.h"
#include "core/lang/language_names.h"
#include "importers/europass/europass.h"
#include "importers/values.h"

#include <string.h>
#include <strings.h>

/* Codes, separated by blanks, and what they mean. */
struct meaning {
    const char *codes, *words;
};

/* NACE Rev. 2 (Regulation (EC) No 1893/2006), its sections. */
static const struct meaning industries[] = {
    {"A", "Agriculture, forestry and fishing"},
    {"B", "Mining and quarrying"},
    {"C", "Manufacturing"},
    {"D", "Electricity, gas, steam and air conditioning supply"},
    {"E", "Water supply, sewerage, waste management and remediation activities"},
    {"F", "Construction"},
    {"G", "Wholesale and retail trade, repair of motor vehicles and motorcycles"},
    {"H", "Transportation and storage"},
    {"I", "Accommodation and food service activities"},
    {"J", "Information and communication"},
    {"K", "Financial and insurance activities"},
    {"L", "Real estate activities"},
    {"M", "Professional, scientific and technical activities"},
    {"N", "Administrative and support service activities"},
    {"O", "Public administration and defence, compulsory social security"},
    {"P", "Education"},
    {"Q", "Human health and social work activities"},
    {"R", "Arts, entertainment and recreation"},
    {"S", "Other service activities"},
    {"T", "Activities of households as employers"},
    {"U", "Activities of extraterritorial organisations and bodies"},
};

static const struct meaning networks[] = {
    {"linkedin", "LinkedIn"}, {"github", "GitHub"},     {"gitlab", "GitLab"},
    {"facebook", "Facebook"}, {"twitter", "Twitter"},   {"instagram", "Instagram"},
    {"youtube", "YouTube"},   {"whatsapp", "WhatsApp"}, {"telegram", "Telegram"},
    {"skype", "Skype"},       {"xing", "XING"},         {"viber", "Viber"},
    {"orcid", "ORCID"},       {"mastodon", "Mastodon"}, {"researchgate", "ResearchGate"},
    {"blog", "Blog"},         {"website", "Website"},   {"messenger", "Messenger"},
};

/* What `code` means by a table; NULL: it is not in there. */
static const char *find(const struct meaning *table, size_t count, const char *code)
{
    const size_t len = strlen(code);
    for (size_t i = 0; i < count; i++)
        for (const char *at = table[i].codes; *at; at += strspn(at, " ")) {
            const size_t size = strcspn(at, " ");
            if (size == len && strncasecmp(at, code, len) == 0)
                return table[i].words;
            at += size;
        }
    return NULL;
}

/* The language that meta.language names, else English. */
static const struct cvx_language *language_of(const struct cvx_arranger *arranger)
{
    const struct cvx_node *tag = cvx_arrange_find(arranger->root, "meta/language");
    const struct cvx_language *language = tag && tag->text ? cvx_language_find(tag->text) : NULL;
    return language ? language : cvx_language_at(0);
}

const char *cvx_europass_label(const struct cvx_arranger *arranger, enum cvx_label label)
{
    return cvx_label_get(language_of(arranger), label);
}

#define FIND(table, code) find(table, sizeof(table) / sizeof *(table), code)

const char *cvx_europass_language_name(struct cvx_arranger *arranger, const struct cvx_node *code)
{
    /* It may be the end of an address of the EU's authority tables. */
    const char *slash = strrchr(code->text, '/');
    return cvx_value_words(
        arranger, code, cvx_language_name(language_of(arranger), slash ? slash + 1 : code->text));
}

const char *cvx_europass_gender(struct cvx_arranger *arranger, const struct cvx_node *code)
{
    static const struct {
        const char *code;
        enum cvx_label label;
    } genders[] = {{"F", CVX_LABEL_FEMALE},
                   {"female", CVX_LABEL_FEMALE},
                   {"M", CVX_LABEL_MALE},
                   {"male", CVX_LABEL_MALE}};
    for (size_t i = 0; i < sizeof genders / sizeof *genders; i++)
        if (strcmp(code->text, genders[i].code) == 0)
            return cvx_value_words(arranger, code, cvx_europass_label(arranger, genders[i].label));
    return code->text;
}

const char *cvx_europass_industry(struct cvx_arranger *arranger, const struct cvx_node *code)
{
    return cvx_value_words(arranger, code, FIND(industries, code->text));
}

const char *cvx_europass_network(struct cvx_arranger *arranger, const struct cvx_node *code)
{
    return cvx_value_words(arranger, code, FIND(networks, code->text));
}

/* Countries */

/* Europass has the codes of the EU's own style guide for two countries: EL and UK. */
static const char *iso_code(const char *code)
{
    if (strcasecmp(code, "EL") == 0)
        return "GR";
    const char *iso = cvx_country_find(code, strlen(code));
    return iso ? iso : code;
}

const char *cvx_europass_country(struct cvx_arranger *arranger, const struct cvx_node *code)
{
    return cvx_value_words(arranger, code,
                           cvx_country_name(language_of(arranger), iso_code(code->text)));
}

void cvx_europass_country_code(struct cvx_arranger *arranger, const struct cvx_node *from,
                               struct cvx_node *into, const char *to)
{
    const struct cvx_node *value = cvx_europass_value(arranger, from);
    if (value && value->text && !cvx_arrange_settled(arranger, value))
        cvx_arrange_text(arranger, into, to,
                         cvx_value_words(arranger, value, iso_code(value->text)), value);
}
