#!/bin/sh
# SPDX-License-Identifier: MIT
# What `cmake --install` leaves works, also after the tree was moved: the command, the library as
# pkg-config describes it, a program that uses it; and a module that is gone is one clear error.
. "$CVX_SOURCE_DIR/tests/support/need.sh"
need cmake pkg-config cc
if [ ! -f "${CVX_OTHER_BUILD:-}/cmake_install.cmake" ]; then
    echo "this test installs a build with modules, which ./dev test makes: -DCVX_OTHER_BUILD=DIR"
    [ -z "${CI:-}" ] || exit 1
    exit 77
fi
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cmake --install "$CVX_OTHER_BUILD" --prefix "$work/first" >"$work/log"
mv "$work/first" "$work/moved"
sample=$CVX_SOURCE_DIR/samples/academic.resume.json

echo "the command, installed and moved"
"$work/moved/bin/cvexport" --version
mkdir "$work/out"
"$work/moved/bin/cvexport" --quiet --format pdf,docx,json "$sample" -o "$work/out/"
test "$(find "$work/out" -type f -size +1k | wc -l)" = 3

echo "a program that uses the library"
PKG_CONFIG_PATH=$(dirname "$(find "$work/moved" -name cvexport.pc)")
export PKG_CONFIG_PATH
libdir=$(pkg-config --variable=libdir cvexport)
# shellcheck disable=SC2046 # words are meant
cc -std=c17 -Wall -Wextra -Wpedantic -Werror "$CVX_SOURCE_DIR/tests/e2e/install_user.c" \
    $(pkg-config --cflags --libs cvexport) -Wl,-rpath,"$libdir" -o "$work/user"
"$work/user" "$sample" "$work/user.pdf" "$work/user.docx" "$work/user.json" >"$work/said"
for format in pdf docx json; do
    cmp "$work/user.$format" "$work/out/academic.resume.$format"
done

echo "a program that checks and mends"
cat >"$work/cv.json" <<'END'
{"basics": {"name": "Ada", "emial": "ada@mill.example"},
 "work": [{"company": "Mill", "startDate": "2020-02-30"},], // the last one
 "awards": [{"title": "Prize", "date": "May 2019"}]}
END
"$work/user" "$work/cv.json" "$work/user.fixed.json" >"$work/said"
"$work/moved/bin/cvexport" check --fix "$work/cv.json" 2>"$work/errors"
grep "^$work/cv.json:" "$work/errors" | cmp - "$work/said"
test "$(wc -l <"$work/said")" -ge 5
grep -q '\[bad-date\] at /work/0/startDate' "$work/said"
cmp "$work/user.fixed.json" "$work/cv.fixed.json"
grep -q '"date": "2019-05"' "$work/user.fixed.json"

echo "a module that is gone"
rm "$libdir"/cvexport-*/cvexport-docx.so
status=0
"$work/moved/bin/cvexport" --quiet --format docx "$sample" -o "$work/none.docx" 2>"$work/errors" ||
    status=$?
cat "$work/errors"
test "$status" = 3
test "$(grep -c 'error:.*docx part of cvexport' "$work/errors")" = 1
test ! -e "$work/none.docx"
