/* SPDX-License-Identifier: MIT */
/* Bullets by their bytes; the ones that ASCII has must have a blank behind them. */
#include "formats/bullet.h"

#include <ctype.h>
#include <string.h>

static const char *const bullets[] = {
    "-", "*", "•", "◦", "‣", "▪", "▫", "●", "○", "■", "□",
    "·", "⁃", "∙", "▸", "►", "➢", "➤", "✓", "✔", "–", "\uF0B7", /* Word's, in its symbol font */
};

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

size_t cvx_bullet_len(const char *line, size_t len)
{
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++) {
        const size_t bullet = strlen(bullets[i]);
        if (len <= bullet + 1 || memcmp(line, bullets[i], bullet) != 0)
            continue;
        size_t mark = bullet;
        while (mark < len && is_blank(line[mark]))
            mark++;
        /* A bullet of its own shape needs no blank, "-" and "*" do. */
        if (mark > bullet || (unsigned char)line[0] >= 0xE2)
            return mark;
    }
    return 0;
}

bool cvx_bullet_alone(const char *text)
{
    text += strspn(text, " \t\n");
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++) {
        const size_t len = strlen(bullets[i]);
        if (strncmp(text, bullets[i], len) == 0 && text[len + strspn(text + len, " \t\n")] == '\0')
            return true;
    }
    return false;
}

size_t cvx_number_len(const char *line, size_t len)
{
    size_t digits = 0;
    while (digits < len && isdigit((unsigned char)line[digits]))
        digits++;
    if (digits == 0 || digits > 2 || digits + 2 >= len)
        return 0;
    if ((line[digits] != '.' && line[digits] != ')') || !is_blank(line[digits + 1]))
        return 0;
    return digits + 2;
}
