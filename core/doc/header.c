/* SPDX-License-Identifier: MIT */
/* The title block: who this is, and how to reach the person. */
#include "core/base/utf8.h"
#include "core/doc/dates.h"
#include "core/doc/entry.h"
#include "core/doc/inline.h"
#include "core/doc/link.h"
#include "core/doc/rest.h"
#include "core/doc/sections.h"
#include "core/lang/country.h"
#include "core/lang/detect.h"

#include <string.h>

static bool is_foreign(const struct cvx_builder *builder, struct cvx_text text)
{
    return cvx_language_of_run(builder->language, text.s, strlen(text.s)) != NULL;
}

/* The name, and the native name after it; in a CV in the native language, before it. */
static void add_title(struct cvx_builder *builder, struct cvx_block *root,
                      const struct cvx_basics *basics)
{
    struct cvx_text first = basics->name;
    struct cvx_text second = basics->native_name;
    if (!first.s || (second.s && is_foreign(builder, first) && !is_foreign(builder, second))) {
        first = basics->native_name;
        second = basics->name;
    }
    if (!first.s)
        return;
    struct cvx_block *title = cvx_block_add(builder, root, CVX_BLOCK_TITLE, first.at);
    if (!title)
        return;
    cvx_inline_add(builder, &title->text, first, 0);
    if (!second.s)
        return;
    cvx_runs_separate(builder, &title->text, " ", CVX_STYLE_SECONDARY);
    cvx_inline_add(builder, &title->text, second, CVX_STYLE_SECONDARY);
}

static void add_subtitle(struct cvx_builder *builder, struct cvx_block *root,
                         const struct cvx_basics *basics)
{
    struct cvx_block *subtitle =
        basics->label.s ? cvx_block_add(builder, root, CVX_BLOCK_SUBTITLE, basics->label.at) : NULL;
    if (subtitle)
        cvx_inline_add(builder, &subtitle->text, basics->label, 0);
}

static void add_photo(struct cvx_builder *builder, struct cvx_block *root,
                      const struct cvx_basics *basics)
{
    if (!basics->image.s)
        return;
    struct cvx_block *photo = cvx_block_add(builder, root, CVX_BLOCK_PHOTO, basics->image.at);
    if (!photo)
        return;
    struct cvx_str alternative;
    cvx_str_init(&alternative, builder->arena);
    const char *name = basics->name.s ? basics->name.s : basics->native_name.s;
    cvx_label_format(builder->language, CVX_LABEL_PHOTO_OF, name ? name : "", "", &alternative);
    photo->target = basics->image.s;
    cvx_runs_add_string(builder, &photo->text, cvx_str_get(&alternative), (struct cvx_ink){0});
    cvx_runs_trim(builder, &photo->text);
    cvx_builder_mark(builder, basics->image.at, CVX_SEEN_USED);
}

static struct cvx_runs *add_item(struct cvx_builder *builder, struct cvx_block *contact,
                                 const struct cvx_node *at)
{
    struct cvx_block *item = cvx_block_add(builder, contact, CVX_BLOCK_CONTACT_ITEM, at);
    return item ? &item->text : NULL;
}

/* An address as it was written, linked to the form that programs take. */
static void add_email(struct cvx_builder *builder, struct cvx_block *contact,
                      struct cvx_text written, const char *valid)
{
    struct cvx_runs *runs = written.s ? add_item(builder, contact, written.at) : NULL;
    if (!runs)
        return;
    const char *source = written.at && written.at->text ? written.at->text : written.s;
    size_t len = strlen(source);
    const char *shown = cvx_link_shown(source, &len);
    cvx_runs_add(builder, runs, shown, len,
                 (struct cvx_ink){.style = CVX_STYLE_KEEP,
                                  .href = cvx_link_target(builder->arena, valid, strlen(valid)),
                                  .at = written.at});
    cvx_runs_trim(builder, runs);
}

/* Digits after an optional plus: what a telephone can dial. NULL when that is not all. */
static const char *dialled(struct cvx_builder *builder, const char *phone)
{
    struct cvx_str number;
    cvx_str_init(&number, builder->arena);
    cvx_str_add(&number, "tel:");
    const size_t prefix = number.len;
    for (; *phone; phone++) {
        if ((*phone >= '0' && *phone <= '9') || (*phone == '+' && number.len == prefix))
            cvx_str_add_char(&number, *phone);
        else if (!strchr(" -().\t/", *phone))
            return NULL;
    }
    return number.len >= prefix + 5 ? cvx_str_get(&number) : NULL;
}

static void add_phone(struct cvx_builder *builder, struct cvx_block *contact, struct cvx_text phone)
{
    struct cvx_runs *runs = phone.s ? add_item(builder, contact, phone.at) : NULL;
    if (!runs)
        return;
    const struct cvx_ink ink = {
        .style = CVX_STYLE_KEEP, .href = dialled(builder, phone.s), .at = phone.at};
    cvx_runs_add_string(builder, runs, phone.s, ink);
    cvx_builder_mark_text(builder, phone);
}

static void add_url(struct cvx_builder *builder, struct cvx_block *contact,
                    const struct cvx_checked_text *url)
{
    struct cvx_runs *runs = url->text.s ? add_item(builder, contact, url->text.at) : NULL;
    if (runs)
        cvx_url_add(builder, runs, url);
}

/* "GitHub: user", linked to the profile. Without a user name, its URL. */
static void add_profile(struct cvx_builder *builder, struct cvx_block *contact,
                        const struct cvx_profile *profile)
{
    if (!profile->username.s && !profile->url.text.s && !profile->network.s)
        return;
    struct cvx_runs *runs = add_item(builder, contact, profile->base.at);
    if (!runs)
        return;
    cvx_inline_add(builder, runs, profile->network, CVX_STYLE_SECONDARY);
    bool linked = false;
    if (profile->network.s && (profile->username.s || profile->url.text.s))
        cvx_runs_add_label(builder, runs, CVX_LABEL_COLON, CVX_STYLE_SECONDARY);
    if (profile->username.s) {
        const char *valid = profile->url.valid;
        const char *href = valid ? cvx_link_target(builder->arena, valid, strlen(valid)) : NULL;
        cvx_inline_add_link(builder, runs, profile->username, CVX_STYLE_KEEP, href);
        if (href)
            cvx_builder_mark(builder, profile->url.text.at, CVX_SEEN_USED);
        linked = href;
    }
    if (profile->url.text.s && !linked) {
        if (profile->username.s)
            cvx_runs_separate(builder, runs, ", ", CVX_STYLE_SECONDARY);
        cvx_url_add(builder, runs, &profile->url);
    }
}

static void add_birth(struct cvx_builder *builder, struct cvx_block *contact,
                      const struct cvx_birth *birth)
{
    if (!birth || (!birth->date.text.s && !birth->place.s))
        return;
    struct cvx_runs *runs = add_item(builder, contact, birth->base.at);
    if (!runs)
        return;
    cvx_label_add(builder, runs, cvx_label_get(builder->language, CVX_LABEL_BORN),
                  CVX_STYLE_SECONDARY);
    cvx_dates_add(builder, runs, &birth->date);
    if (birth->date.text.s && birth->place.s)
        cvx_runs_separate(builder, runs, builder->solid ? "，" : ", ", 0);
    cvx_inline_add(builder, runs, birth->place, 0);
}

static void add_ways(struct cvx_builder *builder, struct cvx_block *contact,
                     const struct cvx_basics *basics)
{
    const char *email = basics->email.valid ? basics->email.valid : "";
    add_email(builder, contact, basics->email.text, email);
    for (size_t i = 0; i < basics->emails.count; i++)
        add_email(builder, contact, basics->emails.items[i], basics->emails.items[i].s);
    add_phone(builder, contact, basics->phone);
    cvx_address_add(builder, contact, basics->location);
    add_url(builder, contact, &basics->url);
    for (size_t i = 0; i < basics->profiles_count; i++)
        add_profile(builder, contact, &basics->profiles[i]);
    add_birth(builder, contact, basics->birth);
    cvx_rest_add_contact(builder, contact, basics->base.at);
}

/* Short values at the root, where drafts of the standard had them, are about the person too. */
static void add_contact(struct cvx_builder *builder, struct cvx_block *root,
                        const struct cvx_basics *basics)
{
    struct cvx_block *contact =
        cvx_block_add(builder, root, CVX_BLOCK_CONTACT, basics ? basics->base.at : NULL);
    if (!contact)
        return;
    if (basics)
        add_ways(builder, contact, basics);
    const struct cvx_record *record = &builder->resume->base;
    bool alias;
    for (size_t i = 0; i < record->extra_count; i++)
        if (!cvx_field_find(&cvx_resume_type, record->extras[i]->key, &alias))
            cvx_rest_add_contact_member(builder, contact, record->extras[i]);
    if (!contact->first)
        cvx_block_drop_last(root);
}

void cvx_header_build(struct cvx_builder *builder, struct cvx_block *root)
{
    const struct cvx_basics *basics = builder->resume->basics;
    if (basics) {
        add_title(builder, root, basics);
        add_subtitle(builder, root, basics);
        add_photo(builder, root, basics);
    }
    add_contact(builder, root, basics);
}

void cvx_section_summary(struct cvx_builder *builder, struct cvx_block *section)
{
    const struct cvx_basics *basics = builder->resume->basics;
    if (!basics)
        return;
    cvx_inline_prose(builder, section, basics->summary, 0);
    cvx_rest_add(builder, section, basics->base.at);
}
