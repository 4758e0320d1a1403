/* SPDX-License-Identifier: MIT */
/* Large pages by madvise(), which Linux has; it is advice, so what comes of it is not asked. */
#define _DEFAULT_SOURCE /* madvise */

#include "core/base/pages.h"

#include <stdlib.h>
#include <sys/mman.h>

void *cvx_pages_take(size_t size)
{
    void *block = aligned_alloc(CVX_PAGE_LARGE, size);
#ifdef MADV_HUGEPAGE
    if (block)
        madvise(block, size, MADV_HUGEPAGE);
#endif
    return block;
}
