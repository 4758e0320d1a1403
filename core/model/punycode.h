/* SPDX-License-Identifier: MIT */
/* Punycode (RFC 3492): a label of a host name in ASCII. Only encoding, and no IDNA mapping: a label
 * is taken as it is spelled, ASCII letters in lower case. Called by link.c. */
#ifndef CVX_MODEL_PUNYCODE_H
#define CVX_MODEL_PUNYCODE_H

#include "core/base/str.h"

#define CVX_PUNYCODE_LABEL_MAX 63 /* octets, RFC 1035 */

/* Appends "xn--" and the label of `len` bytes of UTF-8, encoded. False, with what was appended left
 * there, when it is longer than a label may be. */
bool cvx_punycode_add(struct cvx_str *out, const char *label, size_t len);

#endif
