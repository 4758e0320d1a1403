/* SPDX-License-Identifier: MIT */
/* Large blocks of memory, in pages of their size where the system has them. A page of 4 KB costs a
 * third of a microsecond to clear and a whole one to ask for, so that of an export of a few
 * milliseconds a tenth would go into asking. Called by arena.c only. */
#ifndef CVX_BASE_PAGES_H
#define CVX_BASE_PAGES_H

#include <stddef.h>

/* The size of a large page, and of the smallest block that is worth one. */
#define CVX_PAGE_LARGE ((size_t)2 << 20)

/* A block of `size` bytes, a multiple of CVX_PAGE_LARGE, for free(); not zeroed. NULL when memory
 * is out. */
void *cvx_pages_take(size_t size);

#endif
