# SPDX-License-Identifier: MIT
# The libraries that cvexport stands on; docs/dependencies.md says what each is for.
find_package(PkgConfig REQUIRED)
pkg_check_modules(DEPS REQUIRED IMPORTED_TARGET libcjson libxml-2.0 libzip libcmark harfbuzz
                  harfbuzz-subset freetype2 fontconfig icu-uc zlib)
find_library(HARU_LIBRARY hpdf REQUIRED)
