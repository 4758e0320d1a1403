/* SPDX-License-Identifier: MIT */
/* UTF-8 (RFC 3629): decoding, encoding, checking. Strings inside the program are always valid,
 * NUL-terminated UTF-8; only readers of foreign bytes meet anything else. */
#ifndef CVX_BASE_UTF8_H
#define CVX_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CVX_UTF8_MAX     4      /* bytes of the longest code point */
#define CVX_UTF8_INVALID 0xFFFD /* what stands for bytes that are no UTF-8 */

/* Decodes the code point at `bytes` (len > 0) and sets `*size` to its bytes. On overlong forms,
 * surrogates, truncation or stray bytes it returns CVX_UTF8_INVALID with `*size` 1. */
uint32_t cvx_utf8_decode(const char *bytes, size_t len, size_t *size);

/* Decodes the next code point of a valid NUL-terminated string and moves past it; 0 at its end. */
uint32_t cvx_utf8_next(const char **cursor);

/* Writes `code_point` and returns its bytes (1 to 4); what is no scalar value becomes U+FFFD. */
size_t cvx_utf8_encode(uint32_t code_point, char bytes[CVX_UTF8_MAX]);

/* Bytes of the longest prefix that is ASCII; that is printable ASCII (0x20 to 0x7E). */
size_t cvx_utf8_ascii_len(const char *bytes, size_t len);
size_t cvx_utf8_print_len(const char *bytes, size_t len);

/* Bytes of the longest valid prefix: `len` when all of it is valid. */
size_t cvx_utf8_valid_len(const char *bytes, size_t len);

/* Code points in a valid string of `len` bytes. */
size_t cvx_utf8_count(const char *bytes, size_t len);

#endif
