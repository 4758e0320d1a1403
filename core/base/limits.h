/* SPDX-License-Identifier: MIT */
/* What an input may cost: every limit of the program, in one place. An input that exceeds one is refused
 * with an error that names it (CVX_CODE_LIMIT). */
#ifndef CVX_BASE_LIMITS_H
#define CVX_BASE_LIMITS_H

#define CVX_LIMIT_INPUT (64 << 20) /* bytes of an input; real CVs have at most 60 KB, photos included 10 MB */

#endif
