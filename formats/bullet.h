/* SPDX-License-Identifier: MIT */
/* What people type where a list is meant: bullets of many shapes, and numbers. Shared by what reads
 * descriptions (importers/prose.h) and what prints texts (core/doc/typed.h), so that both see the
 * same lists. */
#ifndef CVX_FORMATS_BULLET_H
#define CVX_FORMATS_BULLET_H

#include <stdbool.h>
#include <stddef.h>

/* Bytes of the bullet that a line of `len` bytes begins with, and of the blanks after it; 0 when it
 * begins with none, or nothing follows. "-" and "*" need a blank; "+" is none, since "+ 30 %" is
 * text. */
size_t cvx_bullet_len(const char *line, size_t len);

/* The same for "1. " and "12) ", of which at most two digits count. */
size_t cvx_number_len(const char *line, size_t len);

/* True for a bullet with nothing but blanks around it. */
bool cvx_bullet_alone(const char *text);

#endif
