/* SPDX-License-Identifier: MIT */
/* A diagnostic as JSON, for editors. */
#include "core/base/diag.h"
#include "core/base/str.h"
#include "core/base/utf8.h"

#include <string.h>

/* Between quotes; bytes that are no UTF-8 (in a file's name) become U+FFFD. */
static void write_quoted(const char *value, struct cvx_str *out)
{
    size_t len = strlen(value);
    cvx_str_add_char(out, '"');
    while (len > 0) {
        size_t size;
        const uint32_t c = cvx_utf8_decode(value, len, &size);
        if (c < 0x20)
            cvx_str_add_format(out, "\\u%04x", (unsigned)c);
        else if (c == '"' || c == '\\')
            cvx_str_add_format(out, "\\%c", (char)c);
        else
            cvx_str_add_code_point(out, c);
        value += size;
        len -= size;
    }
    cvx_str_add_char(out, '"');
}

static void write_text(const char *name, const char *value, struct cvx_str *out)
{
    cvx_str_add_format(out, "\"%s\":", name);
    if (value)
        write_quoted(value, out);
    else
        cvx_str_add(out, "null");
}

static void write_number(const char *name, uint32_t value, struct cvx_str *out)
{
    if (value)
        cvx_str_add_format(out, "\"%s\":%u", name, (unsigned)value);
    else
        cvx_str_add_format(out, "\"%s\":null", name);
}

void cvx_diagnostic_json(const struct cvx_diagnostic *d, struct cvx_str *out)
{
    cvx_str_add_char(out, '{');
    write_text("severity", cvx_severity_name(d->severity), out);
    cvx_str_add_char(out, ',');
    write_text("code", cvx_code_name(d->code), out);
    cvx_str_add_char(out, ',');
    write_text("pointer", d->pointer, out);
    cvx_str_add_char(out, ',');
    write_text("file", d->file, out);
    cvx_str_add_char(out, ',');
    write_number("line", d->line, out);
    cvx_str_add_char(out, ',');
    write_number("column", d->column, out);
    cvx_str_add_char(out, ',');
    write_text("message", d->message, out);
    cvx_str_add_char(out, ',');
    write_text("hint", d->hint, out);
    cvx_str_add(out, "}\n");
}
