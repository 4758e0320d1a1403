/* SPDX-License-Identifier: MIT */
/* FNV-1a, 64 bits: names things by their content (font subsets, file identifiers, a body's text).
 * It tells apart what differs by accident; it is no protection against forgery. */
#ifndef CVX_BASE_HASH_H
#define CVX_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

#define CVX_HASH_START UINT64_C(0xCBF29CE484222325)

/* Continues `hash` over `len` bytes. */
uint64_t cvx_hash_add(uint64_t hash, const void *bytes, size_t len);

#endif
