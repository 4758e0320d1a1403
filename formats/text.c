/* SPDX-License-Identifier: MIT */
/* Decoding of text, and the signatures of what is often given by mistake. */
#include "formats/text.h"

#include "core/base/limits.h"
#include "core/base/utf8.h"

#include <stdint.h>
#include <string.h>

/* Windows-1252, 0x80 to 0x9F; five of them mean nothing. */
static const uint16_t windows_1252[32] = {
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
};

#define SIGNATURE(bytes, binary, what)                                                             \
    {                                                                                              \
        bytes, sizeof bytes - 1, binary, what                                                      \
    }

static const struct signature {
    const char *bytes;
    size_t len;
    bool binary;
    const char *what;
} signatures[] = {
    SIGNATURE("%PDF-", true, "a PDF"),
    SIGNATURE("PK\3\4", true, "a Word document or another ZIP archive"),
    SIGNATURE("PK\5\6", true, "an empty ZIP archive"),
    SIGNATURE("\xD0\xCF\x11\xE0", true, "an old Word document"),
    SIGNATURE("\x89PNG", true, "a PNG image"),
    SIGNATURE("\xFF\xD8\xFF", true, "a JPEG image"),
    SIGNATURE("GIF8", true, "a GIF image"),
    SIGNATURE("\x1F\x8B", true, "a gzip archive"),
    SIGNATURE("7z\xBC\xAF", true, "a 7-Zip archive"),
    SIGNATURE("\x7F"
              "ELF",
              true, "a program"),
    SIGNATURE("{\\rtf", false, "Rich Text"),
    SIGNATURE("%!PS", false, "PostScript"),
    SIGNATURE("<?xml", false, "XML"),
    SIGNATURE("<!DOCTYPE", false, "a web page"),
    SIGNATURE("<html", false, "a web page"),
    SIGNATURE("<", false, "XML or HTML"),
    SIGNATURE("BEGIN:VCARD", false, "a vCard"),
    SIGNATURE("\\document", false, "LaTeX"),
    SIGNATURE("%", false, "LaTeX or YAML"),
    SIGNATURE("# ", false, "Markdown or YAML"),
    SIGNATURE("#!", false, "a script"),
    SIGNATURE("---", false, "YAML"),
    SIGNATURE("@", false, "BibTeX"),
};

/* The marks of encodings that hold U+0000 in every other byte of English. UTF-32 first: its mark
 * begins with that of UTF-16. */
static const struct signature foreign_encodings[] = {
    SIGNATURE("\xFF\xFE\0\0", true, "UTF-32"),
    SIGNATURE("\0\0\xFE\xFF", true, "UTF-32"),
    SIGNATURE("\xFF\xFE", true, "UTF-16"),
    SIGNATURE("\xFE\xFF", true, "UTF-16"),
};

static bool begins_with(const char *bytes, size_t len, const struct signature *signature)
{
    return len >= signature->len && memcmp(bytes, signature->bytes, signature->len) == 0;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* "name: Ann" on the first line. */
static bool begins_with_key(const char *bytes, size_t len)
{
    size_t word = 0;
    while (word < len && ((bytes[word] | 0x20) >= 'a' && (bytes[word] | 0x20) <= 'z'))
        word++;
    return word && word + 1 < len && bytes[word] == ':' && is_space(bytes[word + 1]);
}

const char *cvx_text_kind_find(const char *bytes, size_t len, bool binary)
{
    while (!binary && len && is_space(*bytes)) {
        bytes++;
        len--;
    }
    for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++)
        if ((signatures[i].binary || !binary) && begins_with(bytes, len, &signatures[i]))
            return signatures[i].what;
    return !binary && begins_with_key(bytes, len) ? "YAML" : NULL;
}

struct cvx_place cvx_text_place(const char *bytes, size_t offset)
{
    struct cvx_place place = {.line = 1};
    size_t start = 0;
    for (size_t i = 0; i < offset; i++) {
        const bool crlf = bytes[i] == '\r' && i + 1 < offset && bytes[i + 1] == '\n';
        if (bytes[i] == '\n' || (bytes[i] == '\r' && !crlf)) {
            place.line++;
            start = i + 1;
        }
    }
    place.column = 1 + (uint32_t)cvx_utf8_count(bytes + start, offset - start);
    return place;
}

/* A place in bytes that are no UTF-8: every byte is a character. */
static struct cvx_place raw_place(const char *bytes, size_t offset)
{
    struct cvx_place place = cvx_text_place(bytes, offset);
    size_t start = offset;
    while (start && bytes[start - 1] != '\n' && bytes[start - 1] != '\r')
        start--;
    place.column = 1 + (uint32_t)(offset - start);
    return place;
}

/* UTF-16 without a mark: of the first bytes every other one is U+0000's, or nearly so. */
static bool looks_like_utf16(const char *bytes, size_t len)
{
    enum { LOOK = 64 };
    size_t nuls[2] = {0, 0};
    const size_t look = len < LOOK ? len : LOOK;
    for (size_t i = 0; i < look; i++)
        nuls[i % 2] += bytes[i] == '\0';
    return look >= 2 && (nuls[0] == 0 || nuls[1] == 0) && nuls[0] + nuls[1] > look / 4;
}

static enum cvx_status reject_encoding(const char *name, struct cvx_diag *diag)
{
    cvx_diag_add(diag, CVX_CODE_CONTROL, NULL, "this looks like a text encoded in %s", name);
    cvx_diag_hint(diag, "save it as UTF-8");
    return CVX_REJECTED;
}

static enum cvx_status reject_foreign(const char *bytes, size_t len, struct cvx_diag *diag)
{
    const char *kind = cvx_text_kind_find(bytes, len, true);
    if (kind) {
        cvx_diag_add(diag, CVX_CODE_CONTROL, NULL, "this is no text: it looks like %s", kind);
        if (memcmp(bytes, "PK", 2) == 0)
            cvx_diag_hint(diag,
                          "unpack it if it is an archive, save it as text if it is a document");
        return CVX_REJECTED;
    }
    for (size_t i = 0; i < sizeof foreign_encodings / sizeof *foreign_encodings; i++)
        if (begins_with(bytes, len, &foreign_encodings[i]))
            return reject_encoding(foreign_encodings[i].what, diag);
    const char *nul = len ? memchr(bytes, 0, len) : NULL;
    if (!nul)
        return CVX_OK;
    if (looks_like_utf16(bytes, len))
        return reject_encoding("UTF-16", diag);
    cvx_diag_add_at(diag, CVX_CODE_CONTROL, raw_place(bytes, (size_t)(nul - bytes)),
                    "the input holds a NUL byte at offset %zu: it is damaged or no text",
                    (size_t)(nul - bytes));
    return CVX_REJECTED;
}

/* Copies the text with its stray bytes converted. Each becomes at most three. */
static enum cvx_status convert(struct cvx_decoded *text, size_t valid, struct cvx_arena *arena,
                               struct cvx_diag *diag)
{
    size_t high = 0;
    for (size_t i = valid; i < text->len; i++)
        high += (unsigned char)text->bytes[i] >= 0x80;
    char *utf8 = cvx_arena_alloc(arena, text->len + 2 * high);
    if (!utf8)
        return cvx_diag_memory(diag);
    size_t len = 0;
    for (size_t at = 0; at < text->len;) {
        memcpy(utf8 + len, text->bytes + at, valid);
        len += valid;
        at += valid;
        if (at == text->len)
            break;
        const unsigned char byte = (unsigned char)text->bytes[at++];
        len += cvx_utf8_encode(byte < 0xA0 ? windows_1252[byte - 0x80] : byte, utf8 + len);
        valid = cvx_utf8_valid_len(text->bytes + at, text->len - at);
    }
    text->bytes = utf8;
    text->len = len;
    return CVX_OK;
}

static bool blank(const char *bytes, size_t len)
{
    while (len && is_space(bytes[len - 1]))
        len--;
    return len == 0;
}

enum cvx_status cvx_text_decode(const char *bytes, size_t len, struct cvx_arena *arena,
                                struct cvx_diag *diag, struct cvx_decoded *out)
{
    *out = (struct cvx_decoded){bytes, len, false};
    if (len > CVX_LIMIT_INPUT) {
        cvx_diag_add(diag, CVX_CODE_LIMIT, NULL, "the input has %zu bytes; at most %d are read",
                     len, CVX_LIMIT_INPUT);
        return CVX_REJECTED;
    }
    const enum cvx_status status = reject_foreign(bytes, len, diag);
    if (status != CVX_OK)
        return status;
    if (len >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        out->bytes += 3;
        out->len -= 3;
    }
    if (blank(out->bytes, out->len)) {
        cvx_diag_add(diag, CVX_CODE_NO_INPUT, NULL, "the input is empty");
        return CVX_REJECTED;
    }
    out->ascii = cvx_utf8_ascii_len(out->bytes, out->len) == out->len;
    const size_t valid = out->ascii ? out->len : cvx_utf8_valid_len(out->bytes, out->len);
    if (valid == out->len)
        return CVX_OK;
    cvx_diag_add_at(diag, CVX_CODE_ENCODING, cvx_text_place(out->bytes, valid),
                    "byte 0x%02X at offset %zu is no UTF-8: it was read as Windows-1252, and so "
                    "were all others that are none",
                    (unsigned char)out->bytes[valid], valid + (size_t)(out->bytes - bytes));
    cvx_diag_hint(diag, "save the file as UTF-8");
    return convert(out, valid, arena, diag);
}
