/* SPDX-License-Identifier: MIT */
/* What a test program asks for the tools that it runs: call cvx_need() first in main().
 *
 * A missing tool is a visible skip for a user and a failure in CI. */
#ifndef CVX_TESTS_SUPPORT_NEED_H
#define CVX_TESTS_SUPPORT_NEED_H

/* What ends a program that is to be shown as skipped. */
#define CVX_SKIPPED 77

/* 0 when `tool` is in PATH. Otherwise says on standard output what is missing and returns what
 * main() is to return: CVX_SKIPPED, or 1 in CI. */
int cvx_need(const char *tool);

#endif
