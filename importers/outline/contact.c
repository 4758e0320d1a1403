/* SPDX-License-Identifier: MIT */
/* Contact lines: cut at separators, then each piece is told by its form or by its label. */
#include "importers/outline/contact.h"

#include "core/model/link.h"
#include "importers/outline/dates.h"
#include "importers/outline/kinds.h"
#include "importers/outline/network.h"
#include "importers/outline/words.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

enum {
    LABEL_MAX = 40,
    ADDRESS_MAX = 160,
};

void cvx_contact_url(struct cvx_outlining *out, const char *url, const struct cvx_block_line *at)
{
    const char *network;
    const char *username;
    const char *full = strstr(url, "://") || strncmp(url, "//", 2) == 0
                           ? url
                           : cvx_arena_printf(out->arena, "https://%s", url);
    if (!full)
        return;
    if (cvx_network_find(url, out->arena, &network, &username)) {
        struct cvx_node *list = cvx_arrange_array(&out->arranger, out->basics, "profiles", NULL);
        struct cvx_node *node = cvx_arrange_object(&out->arranger, list, NULL, NULL);
        cvx_out_text(out, node, "network", network, at);
        cvx_out_text(out, node, "username", username, at);
        cvx_out_text(out, node, "url", full, at);
    } else if (!cvx_node_find(out->basics, "url")) {
        cvx_out_text(out, out->basics, "url", full, at);
    } else if (strcmp(cvx_node_find(out->basics, "url")->text, full) != 0) {
        struct cvx_node *list = cvx_arrange_array(&out->arranger, out->basics, "profiles", NULL);
        struct cvx_node *node = cvx_arrange_object(&out->arranger, list, NULL, NULL);
        cvx_out_text(out, node, "url", full, at);
    }
}

static void add_email(const struct cvx_contact *piece, const char *email)
{
    struct cvx_outlining *out = piece->out;
    const struct cvx_node *first = cvx_node_find(out->basics, "email");
    if (!first)
        cvx_out_text(out, out->basics, "email", email, piece->at);
    else if (strcmp(first->text, email) != 0)
        cvx_out_item(out, out->basics, "emails", email, piece->at);
}

/* True for a host with a path or without: "raphael-hao.top", "github.com/jane". */
static bool is_address(const char *text)
{
    if (strncasecmp(text, "http://", 7) == 0 || strncasecmp(text, "https://", 8) == 0 ||
        strncasecmp(text, "www.", 4) == 0)
        return !strchr(text, ' ');
    const size_t host = strcspn(text, "/ ?#:");
    size_t tld = host;
    while (tld > 0 && isalpha((unsigned char)text[tld - 1]))
        tld--;
    if (strchr(text, ' ') || tld < 2 || text[tld - 1] != '.' || host - tld < 2)
        return false;
    for (size_t i = 0; i < host; i++)
        if (!isalnum((unsigned char)text[i]) && !strchr(".-", text[i]))
            return false;
    return islower((unsigned char)text[tld]) != 0;
}

static void add_birthplace(const struct cvx_contact *piece, const char *text)
{
    cvx_out_text(piece->out, cvx_out_object(piece->out, piece->out->basics, "birth", piece->at),
                 "place", text, piece->at);
}

static void add_phone(const struct cvx_contact *piece, const char *text)
{
    cvx_out_text(piece->out, piece->out->basics, "phone", text, piece->at);
}

static void add_name(const struct cvx_contact *piece, const char *text)
{
    cvx_name_set(piece->out, text, piece->at);
}

static void add_label(const struct cvx_contact *piece, const char *text)
{
    cvx_out_text(piece->out, piece->out->basics, "label", text, piece->at);
}

static void add_homepage(const struct cvx_contact *piece, const char *text)
{
    cvx_contact_url(piece->out, piece->url ? piece->url : text, piece->at);
}

static bool take_form(const struct cvx_contact *piece);

/* Facts of a person and what makes of their values what they are. */
static const struct {
    const char *fact;
    void (*add)(const struct cvx_contact *piece, const char *text);
} facts[] = {
    {"phone", add_phone},         {"address", cvx_contact_address},
    {"birth", cvx_contact_birth}, {"birthplace", add_birthplace},
    {"name", add_name},           {"label", add_label},
    {"homepage", add_homepage},
};

/* The name of a fact of our own for a label: "Driving licence" -> "drivingLicence". */
static const char *key_of_label(struct cvx_outlining *out, const char *label, size_t len)
{
    char key[LABEL_MAX + 1];
    size_t used = 0;
    bool word = false;
    for (size_t i = 0; i < len && used < LABEL_MAX; i++) {
        const unsigned char byte = (unsigned char)label[i];
        if (byte < 0x80 && !isalnum(byte)) {
            word = used > 0;
            continue;
        }
        key[used++] = (char)(word ? toupper(byte) : tolower(byte));
        word = false;
    }
    return used ? cvx_arena_copy(out->arena, key, used) : NULL;
}

static void add_profile(const struct cvx_contact *piece, const char *network, const char *url,
                        const char *username)
{
    struct cvx_outlining *out = piece->out;
    struct cvx_node *list = cvx_arrange_array(&out->arranger, out->basics, "profiles", NULL);
    struct cvx_node *node = cvx_arrange_object(&out->arranger, list, NULL, NULL);
    cvx_out_text(out, node, "network", network, piece->at);
    cvx_out_text(out, node, "username", username, piece->at);
    cvx_out_text(out, node, "url", url, piece->at);
}

static bool take_label(const struct cvx_contact *piece)
{
    struct cvx_outlining *out = piece->out;
    const size_t len = cvx_contact_label_len(piece->text);
    const char *value = piece->text + len + strspn(piece->text + len, " ");
    if (len == 0 || !*value)
        return false;
    const size_t name_len = cvx_contact_name_len(piece->text, len);
    struct cvx_contact rest = *piece;
    rest.text = value;
    const char *network;
    const char *url;
    const char *name = cvx_out_trim(out, piece->text, name_len);
    if (name && !strchr(value, ' ') && !is_address(value) && !strchr(value + 1, '@') &&
        cvx_network_named(name, value, out->arena, &network, &url)) {
        add_profile(piece, network, piece->url ? piece->url : url, value + (*value == '@'));
        return true;
    }
    const char *fact = cvx_fact_of_person(piece->text, name_len);
    if ((!fact || strcmp(fact, "email") == 0 || strcmp(fact, "homepage") == 0) &&
        take_form(&rest)) {
        if (!fact && !cvx_network_named(name ? name : "", "", out->arena, &network, &url))
            cvx_out_report(out, CVX_CODE_GUESSED, piece->at, "%s names what tells itself",
                           cvx_diag_quote(out->diag, name ? name : ""));
        return true;
    }
    for (size_t i = 0; fact && i < sizeof facts / sizeof *facts; i++)
        if (strcmp(facts[i].fact, fact) == 0) {
            facts[i].add(piece, value);
            return true;
        }
    const char *key = fact ? fact : key_of_label(out, piece->text, name_len);
    if (!key || strlen(value) > ADDRESS_MAX)
        return false;
    cvx_out_text(out, out->basics, key, value, piece->at);
    return true;
}

static bool take_email(const struct cvx_contact *piece)
{
    const char *text = piece->text;
    if (piece->url && strncasecmp(piece->url, "mailto:", 7) == 0) {
        add_email(piece, cvx_out_trim(piece->out, piece->url + 7, strcspn(piece->url + 7, "?")));
        return true;
    }
    size_t len = strlen(text);
    len -= len > 0 && text[len - 1] == '.'; /* that of a sentence */
    const char *email = strchr(text, '@') ? cvx_out_trim(piece->out, text, len) : NULL;
    if (!email || strchr(email, ' ') || !cvx_email_valid(email))
        return false;
    add_email(piece, email);
    return true;
}

/* A link whose text is only another way to write its address, or a network's name. */
static bool take_url(const struct cvx_contact *piece)
{
    if (piece->url && strncasecmp(piece->url, "tel:", 4) == 0) {
        add_phone(piece, *piece->text ? piece->text : piece->url + 4);
        return true;
    }
    if (piece->url && *piece->url && *piece->url != '#') {
        cvx_contact_url(piece->out, piece->url, piece->at);
        const char *network;
        const char *username;
        const bool known = cvx_network_find(piece->url, piece->out->arena, &network, &username);
        if (!known && *piece->text && !is_address(piece->text))
            cvx_out_report(piece->out, CVX_CODE_GUESSED, piece->at, "%s is the text of a link",
                           cvx_diag_quote(piece->out->diag, piece->text));
        return true;
    }
    if (!is_address(piece->text))
        return false;
    cvx_contact_url(piece->out, piece->text, piece->at);
    return true;
}

/* "+49 30 123 456", "Tel. 030 / 123 456" */
static bool take_phone(const struct cvx_contact *piece)
{
    const size_t word = strcspn(piece->text, "+(0123456789");
    const char *fact = word > 0 ? cvx_fact_of_person(piece->text, word) : "phone";
    if (!fact || strcmp(fact, "phone") != 0 || !cvx_contact_is_phone(piece->text + word))
        return false;
    add_phone(piece, piece->text + word);
    return true;
}

static bool take_form(const struct cvx_contact *piece)
{
    return take_email(piece) || take_url(piece) || take_phone(piece);
}

/* Icons before a contact detail: what is no letter, digit, plus or bracket. */
const char *cvx_skip_icons(const char *text)
{
    for (;;) {
        const unsigned char first = (unsigned char)*text;
        if (first == 0xF0 || (first == 0xE2 && (unsigned char)text[1] >= 0x80))
            text += first == 0xF0 ? 4 : 3;
        else if (first == 0xEF &&
                 ((unsigned char)text[1] == 0xB8 || (unsigned char)text[1] >= 0x80) &&
                 (unsigned char)text[1] < 0xBC)
            text += 3;
        else if (first == ' ')
            text++;
        else
            return text;
    }
}

static void leave(struct cvx_contact_rest *left, const char *text)
{
    if (left && *text && left->count < sizeof left->texts / sizeof *left->texts)
        left->texts[left->count++] = text;
}

static void take_piece(const struct cvx_styled *styled, struct cvx_outlining *out,
                       const struct cvx_block_line *at, struct cvx_contact_rest *left)
{
    struct cvx_contact piece = {
        .out = out, .text = cvx_skip_icons(styled->text), .url = cvx_styled_url(styled), .at = at};
    if (!*piece.text && !piece.url)
        return;
    if (!piece.url && cvx_styled_all(styled, CVX_MARK_IMAGE)) {
        cvx_out_report(out, CVX_CODE_GUESSED, at, "%s is said instead of a picture",
                       cvx_diag_quote(out->diag, piece.text));
        return;
    }
    if (!take_label(&piece) && !take_form(&piece) && !cvx_contact_take_birth(&piece) &&
        !cvx_contact_take_address(&piece))
        leave(left, piece.text);
}

/* True when each word of it is an address of some kind: then blanks separate. */
static bool all_addresses(const char *text)
{
    size_t words = 0;
    while (*text) {
        const size_t len = strcspn(text, " ");
        char word[200];
        if (len >= sizeof word)
            return false;
        memcpy(word, text, len);
        word[len] = '\0';
        if (len > 0 && !is_address(word) && !cvx_email_valid(word))
            return false;
        words += len > 0;
        text += len + strspn(text + len, " ");
    }
    return words > 1;
}

/* Cuts a piece further: at blanks between addresses, and where a link begins and ends. */
static void cut_piece(const struct cvx_styled *styled, struct cvx_outlining *out,
                      const struct cvx_block_line *at, struct cvx_contact_rest *left)
{
    for (size_t i = 0; i < styled->link_count; i++) {
        const struct cvx_styled_link link = styled->links[i];
        if (link.image || (link.from == 0 && link.to >= styled->len) || link.to <= link.from)
            continue;
        const struct cvx_styled before = cvx_styled_cut(styled, 0, link.from, out->arena);
        const struct cvx_styled inside = cvx_styled_cut(styled, link.from, link.to, out->arena);
        const struct cvx_styled after = cvx_styled_cut(styled, link.to, styled->len, out->arena);
        if (cvx_contact_label_len(before.text) == before.len && before.len > 0) {
            const struct cvx_styled both = cvx_styled_cut(styled, 0, link.to, out->arena);
            take_piece(&both, out, at, left);
        } else {
            if (before.len > 0)
                cut_piece(&before, out, at, left);
            take_piece(&inside, out, at, left);
        }
        if (after.len > 0)
            cut_piece(&after, out, at, left);
        return;
    }
    if (!all_addresses(styled->text)) {
        take_piece(styled, out, at, left);
        return;
    }
    for (size_t start = 0; start < styled->len;) {
        const size_t len = strcspn(styled->text + start, " ");
        const struct cvx_styled word = cvx_styled_cut(styled, start, start + len, out->arena);
        take_piece(&word, out, at, left);
        start += len + strspn(styled->text + start + len, " ");
    }
}

void cvx_contact_line(struct cvx_outlining *out, const char *text, const struct cvx_block_line *at,
                      struct cvx_contact_rest *left)
{
    const struct cvx_styled styled = cvx_styled_read(text, out->arena);
    for (size_t i = 0; i < styled.link_count; i++)
        if (styled.links[i].image && styled.links[i].url && *styled.links[i].url)
            cvx_contact_picture(out, styled.links[i].url, at);
    cvx_out_report_titles(out, &styled, at);
    size_t start = 0;
    for (size_t i = 0; i <= styled.len;) {
        const size_t mark = i < styled.len ? cvx_contact_separator(styled.text, i) : 1;
        if (mark) {
            const struct cvx_styled piece = cvx_styled_cut(&styled, start, i, out->arena);
            cut_piece(&piece, out, at, left);
            start = i + mark;
        }
        i += mark ? mark : 1;
    }
}
