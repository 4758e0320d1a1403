/* SPDX-License-Identifier: MIT */
/* Codes that Europass writes where people read words: countries, languages, branches of industry,
 * networks. */
#include "core/lang/country.h"
#include "core/lang/language.h"
#include "importers/europass/europass.h"
#include "importers/values.h"

#include <string.h>
#include <strings.h>

/* Codes, separated by blanks, and what they mean. */
struct meaning {
    const char *codes, *words;
};

/* ISO 639-2/B, /T and ISO 639-1: the official languages of the countries that Europass serves, and
 * the others most often learned there. */
static const struct meaning languages[] = {
    {"alb sqi sq", "Albanian"},
    {"ara ar", "Arabic"},
    {"arm hye hy", "Armenian"},
    {"aze az", "Azerbaijani"},
    {"baq eus eu", "Basque"},
    {"bel be", "Belarusian"},
    {"ben bn", "Bengali"},
    {"bos bs", "Bosnian"},
    {"bul bg", "Bulgarian"},
    {"cat ca", "Catalan"},
    {"chi zho zh", "Chinese"},
    {"hrv hr", "Croatian"},
    {"cze ces cs", "Czech"},
    {"dan da", "Danish"},
    {"dut nld nl", "Dutch"},
    {"eng en", "English"},
    {"epo eo", "Esperanto"},
    {"est et", "Estonian"},
    {"fin fi", "Finnish"},
    {"fre fra fr", "French"},
    {"glg gl", "Galician"},
    {"geo kat ka", "Georgian"},
    {"ger deu de", "German"},
    {"gre ell el", "Greek"},
    {"heb he", "Hebrew"},
    {"hin hi", "Hindi"},
    {"hun hu", "Hungarian"},
    {"ice isl is", "Icelandic"},
    {"ind id", "Indonesian"},
    {"gle ga", "Irish"},
    {"ita it", "Italian"},
    {"jpn ja", "Japanese"},
    {"kaz kk", "Kazakh"},
    {"kor ko", "Korean"},
    {"kur ku", "Kurdish"},
    {"lat la", "Latin"},
    {"lav lv", "Latvian"},
    {"lit lt", "Lithuanian"},
    {"ltz lb", "Luxembourgish"},
    {"mac mkd mk", "Macedonian"},
    {"may msa ms", "Malay"},
    {"mlt mt", "Maltese"},
    {"nor no nob nb nno nn", "Norwegian"},
    {"per fas fa", "Persian"},
    {"pol pl", "Polish"},
    {"por pt", "Portuguese"},
    {"rum ron ro", "Romanian"},
    {"rus ru", "Russian"},
    {"srp sr", "Serbian"},
    {"slo slk sk", "Slovak"},
    {"slv sl", "Slovenian"},
    {"som so", "Somali"},
    {"spa es", "Spanish"},
    {"swa sw", "Swahili"},
    {"swe sv", "Swedish"},
    {"tha th", "Thai"},
    {"tur tr", "Turkish"},
    {"ukr uk", "Ukrainian"},
    {"urd ur", "Urdu"},
    {"vie vi", "Vietnamese"},
    {"wel cym cy", "Welsh"},
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

#define FIND(table, code) find(table, sizeof(table) / sizeof *(table), code)

const char *cvx_europass_language_name(struct cvx_arranger *arranger, const struct cvx_node *code)
{
    /* It may be the end of an address of the EU's authority tables. */
    const char *slash = strrchr(code->text, '/');
    return cvx_value_words(arranger, code, FIND(languages, slash ? slash + 1 : code->text));
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

/* The language that meta.language names, else English. */
static const struct cvx_language *language_of(const struct cvx_arranger *arranger)
{
    const struct cvx_node *tag = cvx_arrange_find(arranger->root, "meta/language");
    const struct cvx_language *language = tag && tag->text ? cvx_language_find(tag->text) : NULL;
    return language ? language : cvx_language_at(0);
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
