# SPDX-License-Identifier: MIT
# What --version says: our version, and those of the libraries that this build found.

# cvx_header_version(OUT HEADER PREFIX PART...): the numbers that HEADER defines as PREFIX_PART, with
# points between them.
function(cvx_header_version out header prefix)
  set(numbers "")
  foreach(part ${ARGN})
    file(STRINGS ${header} line REGEX "define +${prefix}_${part} " LIMIT_COUNT 1)
    string(REGEX MATCH "[0-9]+ *$" number "${line}")
    string(STRIP "${number}" number)
    list(APPEND numbers ${number})
  endforeach()
  list(JOIN numbers . version)
  set(${out} ${version} PARENT_SCOPE)
endfunction()
cvx_header_version(haru_version ${hpdf_include}/hpdf_version.h HPDF MAJOR_VERSION MINOR_VERSION
                   BUGFIX_VERSION)
# pkg-config knows FreeType by the number of its library, which is not the one people know.
find_file(freetype_header freetype/freetype.h REQUIRED HINTS ${freetype_INCLUDE_DIRS} NO_CACHE)
cvx_header_version(freetype_version ${freetype_header} FREETYPE MAJOR MINOR PATCH)
set(versions "")
foreach(pair "cJSON ${cjson_VERSION}" "libxml2 ${xml2_VERSION}"
             "libyaml ${yaml_VERSION}" "cmark ${cmark_VERSION}"
             "HarfBuzz ${harfbuzz_harfbuzz_VERSION}" "FreeType ${freetype_version}" "fontconfig ${fontconfig_VERSION}"
             "ICU ${icu_VERSION}" "libharu ${haru_version}" "libdeflate ${libdeflate_VERSION}"
             "libpng ${png_VERSION}")
  string(APPEND versions "${pair}\\n")
endforeach()
set_source_files_properties(
  core/base/version.c PROPERTIES COMPILE_DEFINITIONS
  "CVX_VERSION=\"${PROJECT_VERSION}\";CVX_LIBRARY_VERSIONS=\"${versions}\"")
