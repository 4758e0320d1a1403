#!/bin/sh
# SPDX-License-Identifier: MIT
# All C is laid out by .clang-format; `./dev format` does it.
. "$CVX_SOURCE_DIR/tests/support/need.sh"
need clang-format
cd "$CVX_SOURCE_DIR" || exit 1
find . \( -name build -o -name out -o -name .git \) -prune -o -name '*.[ch]' -print |
    xargs clang-format --dry-run -Werror
