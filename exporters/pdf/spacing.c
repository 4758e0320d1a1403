/* SPDX-License-Identifier: MIT */
/* East Asian spacing (JIS X 4051; W3C, Requirements for Chinese Text Layout): full-width
 * punctuation gives up its blank half beside other punctuation and at a line's edge, and a quarter
 * of an em parts Han from Latin and figures. Also: how far a cluster may stretch or shrink where
 * lines are justified. */
#include "exporters/pdf/paragraph.h"

#include "core/base/utf8.h"

#include <string.h>

#define GAP           0.25 /* em, between Han and Latin */
#define HALF          0.5  /* em: the blank part of full-width punctuation */
#define SPACE_STRETCH 0.6  /* of a space's width */
#define SPACE_SHRINK  0.2
#define HAN_STRETCH   0.06 /* em, after an ideograph: less would show as a gap to extractors */

/* Private to this file: a letter or digit of a western script. */
enum { CLUSTER_WESTERN = 1 << 5, CLUSTER_HAN = 1 << 6 };

/* Punctuation with a blank half, by where the ink is. Middle dots, exclamation and question marks
 * are centred or nearly so and keep their width. */
static const char opening[] = "（「『《【〈〔［｛〖“‘";
static const char closing[] = "）」』》】〉〕］｝〗”’、。，．";
static const char closing_hans[] = "：；";
static const char centred_hant[] = "、。，．";

static bool is_in(const char *set, uint32_t code_point)
{
    for (uint32_t c; (c = cvx_utf8_next(&set)) != 0;)
        if (c == code_point)
            return true;
    return false;
}

static bool is_han(uint32_t c)
{
    return (c >= 0x3040 && c <= 0x30FF && c != 0x30FB) || (c >= 0x3400 && c <= 0x4DBF) ||
           (c >= 0x4E00 && c <= 0x9FFF) || c == 0x3005 || c == 0x3007 ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

static bool is_wide(uint32_t c)
{
    return is_han(c) || (c >= 0x3000 && c <= 0x303F) || c == 0x30FB || (c >= 0xFF01 && c <= 0xFF60);
}

static bool is_western(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (c >= 0xC0 && c <= 0x52F && c != 0xD7 && c != 0xF7) || (c >= 0x1E00 && c <= 0x1FFF);
}

static bool is_hant(const char *lang)
{
    return lang && (strncmp(lang, "zh-Hant", 7) == 0 || strncmp(lang, "zh-TW", 5) == 0 ||
                    strncmp(lang, "zh-HK", 5) == 0);
}

static unsigned punctuation_flags(uint32_t code_point, const char *lang)
{
    if (is_in(opening, code_point))
        return CVX_CLUSTER_OPENING;
    if (is_in(centred_hant, code_point) && is_hant(lang))
        return 0;
    if (is_in(closing, code_point))
        return CVX_CLUSTER_CLOSING;
    const bool hans = lang && strncmp(lang, "zh", 2) == 0 && !is_hant(lang);
    return hans && is_in(closing_hans, code_point) ? CVX_CLUSTER_CLOSING : 0;
}

static void cluster_mark(const struct cvx_shaped *shaped, struct cvx_cluster *cluster,
                         const char *lang)
{
    const struct cvx_span *span = &shaped->spans[cluster->span];
    size_t size;
    const uint32_t code_point =
        cvx_utf8_decode(shaped->text + cluster->text, cluster->text_len, &size);
    unsigned flags = 0;
    if (code_point < 0x2010) {
        flags = is_western(code_point) ? CLUSTER_WESTERN : 0;
    } else {
        if (is_wide(code_point))
            flags |= CVX_CLUSTER_IDEOGRAPH;
        if (is_han(code_point))
            flags |= CLUSTER_HAN;
        else if (cluster->width >= 0.9 * span->size)
            flags |= punctuation_flags(code_point, span->font.lang ? span->font.lang : lang);
        if (flags & (CVX_CLUSTER_OPENING | CVX_CLUSTER_CLOSING))
            cluster->trim = HALF * span->size;
    }
    cluster->flags |= (uint8_t)flags;
}

/* Takes the blank half off an opening or closing mark. */
static void cluster_trim(struct cvx_cluster *cluster)
{
    cluster->width -= cluster->trim;
    if (cluster->flags & CVX_CLUSTER_OPENING)
        cluster->shift -= cluster->trim;
    cluster->trim = 0;
}

static void pair_space(const struct cvx_shaped *shaped, struct cvx_cluster *before,
                       struct cvx_cluster *after)
{
    const unsigned punctuation = CVX_CLUSTER_OPENING | CVX_CLUSTER_CLOSING;
    if (before->flags & CVX_CLUSTER_CLOSING && after->flags & punctuation)
        cluster_trim(before);
    else if (before->flags & CVX_CLUSTER_OPENING && after->flags & CVX_CLUSTER_OPENING)
        cluster_trim(after);
    const bool meet = (before->flags & CLUSTER_HAN && after->flags & CLUSTER_WESTERN) ||
                      (before->flags & CLUSTER_WESTERN && after->flags & CLUSTER_HAN);
    if (meet) {
        before->gap = GAP * shaped->spans[before->span].size;
        before->width += before->gap;
    }
}

void cvx_spacing_apply(struct cvx_shaped *shaped, const char *lang)
{
    struct cvx_cluster *clusters = shaped->clusters;
    bool wide = false;
    for (size_t i = 0; i < shaped->cluster_count; i++) {
        cluster_mark(shaped, &clusters[i], lang);
        wide |= (clusters[i].flags & CVX_CLUSTER_IDEOGRAPH) != 0;
    }
    for (size_t i = 1; wide && i < shaped->cluster_count; i++)
        pair_space(shaped, &clusters[i - 1], &clusters[i]);
}

double cvx_spacing_end_loss(const struct cvx_cluster *cluster)
{
    return cluster->gap + (cluster->flags & CVX_CLUSTER_CLOSING ? cluster->trim : 0);
}

double cvx_spacing_start_loss(const struct cvx_cluster *cluster)
{
    return cluster->flags & CVX_CLUSTER_OPENING ? cluster->trim : 0;
}

double cvx_spacing_stretch(const struct cvx_shaped *shaped, size_t cluster)
{
    const struct cvx_cluster *c = &shaped->clusters[cluster];
    if (c->flags & CVX_CLUSTER_SPACE)
        return c->width * SPACE_STRETCH;
    return c->flags & CVX_CLUSTER_IDEOGRAPH ? HAN_STRETCH * shaped->spans[c->span].size : 0;
}

double cvx_spacing_shrink(const struct cvx_shaped *shaped, size_t cluster)
{
    const struct cvx_cluster *c = &shaped->clusters[cluster];
    return c->flags & CVX_CLUSTER_SPACE ? c->width * SPACE_SHRINK : c->gap / 2;
}
