# SPDX-License-Identifier: MIT
# What --version says: our version, and those of the libraries that this build found.
file(STRINGS ${hpdf_include}/hpdf_version.h haru_version REGEX "define HPDF_VERSION_TEXT")
string(REGEX REPLACE ".*\"(.*)\".*" "\\1" haru_version "${haru_version}")
set(versions "")
foreach(pair "cJSON ${cjson_VERSION}" "libxml2 ${xml2_VERSION}" "libzip ${zip_VERSION}"
             "cmark ${cmark_VERSION}" "HarfBuzz ${harfbuzz_harfbuzz_VERSION}"
             "FreeType ${freetype_VERSION}" "fontconfig ${fontconfig_VERSION}"
             "ICU ${icu_VERSION}" "libharu ${haru_version}" "libdeflate ${libdeflate_VERSION}")
  string(APPEND versions "${pair}\\n")
endforeach()
set_source_files_properties(
  core/base/version.c PROPERTIES COMPILE_DEFINITIONS
  "CVX_VERSION=\"${PROJECT_VERSION}\";CVX_LIBRARY_VERSIONS=\"${versions}\"")
