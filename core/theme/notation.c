/* SPDX-License-Identifier: MIT */
/* How themes write numbers and colours, and how well a colour can be read. */
#include "core/theme/notation.h"

#include "core/theme/theme.h"

#include <math.h>
#include <string.h>

/* Not strtod, which reads by the locale's decimal point. */
double cvx_number_parse(const char *text)
{
    const double sign = *text == '-' ? -1 : 1;
    double value = 0;
    int scale = 0;
    bool fraction = false;
    for (text += *text == '-'; (*text >= '0' && *text <= '9') || *text == '.'; text++) {
        if (*text == '.') {
            fraction = true;
            continue;
        }
        value = value * 10 + (*text - '0');
        scale += fraction;
    }
    return *text ? NAN : sign * value / pow(10, scale); /* no length needs an exponent */
}

bool cvx_color_parse(const char *text, uint32_t *color)
{
    static const char digits[] = "0123456789abcdef";
    uint32_t value = 0;
    if (text[0] != '#' || strlen(text) != 7)
        return false;
    for (const char *c = text + 1; *c; c++) {
        const char lower = (char)(*c >= 'A' && *c <= 'F' ? *c - 'A' + 'a' : *c);
        const char *digit = strchr(digits, lower);
        if (!digit)
            return false;
        value = value << 4 | (uint32_t)(digit - digits);
    }
    *color = value;
    return true;
}

/* WCAG 2.1, "relative luminance". */
static double luminance(uint32_t color)
{
    static const double weights[] = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
        const double c = (double)(color >> (16 - 8 * i) & 0xFF) / 255;
        sum += weights[i] * (c <= 0.03928 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
}

double cvx_theme_contrast(uint32_t color)
{
    return 1.05 / (luminance(color) + 0.05);
}
