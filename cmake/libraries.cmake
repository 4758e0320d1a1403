# SPDX-License-Identifier: MIT
# The libraries that cvexport stands on, each as PkgConfig::NAME; docs/dependencies.md says what
# each is for.
find_package(PkgConfig REQUIRED)
pkg_check_modules(cjson REQUIRED IMPORTED_TARGET libcjson)
pkg_check_modules(xml2 REQUIRED IMPORTED_TARGET libxml-2.0)
pkg_check_modules(yaml REQUIRED IMPORTED_TARGET yaml-0.1)
pkg_check_modules(zip REQUIRED IMPORTED_TARGET libzip)
pkg_check_modules(qpdf REQUIRED IMPORTED_TARGET libqpdf)
pkg_check_modules(cmark REQUIRED IMPORTED_TARGET libcmark)
pkg_check_modules(harfbuzz REQUIRED IMPORTED_TARGET harfbuzz harfbuzz-subset)
pkg_check_modules(freetype REQUIRED IMPORTED_TARGET freetype2)
pkg_check_modules(fontconfig REQUIRED IMPORTED_TARGET fontconfig)
pkg_check_modules(icu REQUIRED IMPORTED_TARGET icu-uc)
pkg_check_modules(png REQUIRED IMPORTED_TARGET libpng)
pkg_check_modules(libdeflate REQUIRED IMPORTED_TARGET libdeflate)

# libharu, libhyphen and libcsv have no pkg-config file. libharu 2.3 (Debian 12) and 2.4 both do;
# CVX_HARU_ROOT is the prefix of one that is not the system's.
set(CVX_HARU_ROOT "" CACHE PATH "The prefix of a libharu to use instead of the system's")
find_library(hpdf_library hpdf REQUIRED HINTS ${CVX_HARU_ROOT} PATH_SUFFIXES lib lib64)
find_path(hpdf_include hpdf.h REQUIRED HINTS ${CVX_HARU_ROOT} PATH_SUFFIXES include)
find_library(hyphen_library hyphen REQUIRED)
find_path(hyphen_include hyphen.h REQUIRED)
find_library(csv_library csv REQUIRED)
find_path(csv_include csv.h REQUIRED)
foreach(name hpdf hyphen csv)
  add_library(PkgConfig::${name} UNKNOWN IMPORTED)
  set_target_properties(PkgConfig::${name} PROPERTIES IMPORTED_LOCATION ${${name}_library}
                        INTERFACE_INCLUDE_DIRECTORIES ${${name}_include})
endforeach()
