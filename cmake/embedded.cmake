# SPDX-License-Identifier: MIT
# Data files inside the library: cvx_embed(WHERE NAME FILE) makes embedded/NAME.h, which declares
#
#     extern const uint8_t cvx_embedded_NAME[LENGTH];
#
# so that `sizeof cvx_embedded_NAME` is its length. WHERE is "core" or a module's name. The bytes are
# included by the assembler: no time to compile, and pages that no one reads are never loaded.
# FILE may be one that the build makes.
set(embed_folder ${PROJECT_BINARY_DIR}/embedded)
include_directories(${PROJECT_BINARY_DIR}/embedded/include)

function(cvx_embed where name file)
  cmake_path(ABSOLUTE_PATH file BASE_DIRECTORY ${PROJECT_SOURCE_DIR})
  set(header ${embed_folder}/include/embedded/${name}.h)
  set(source ${embed_folder}/${name}.c)
  add_custom_command(
    OUTPUT ${header} ${source}
    COMMAND ${CMAKE_COMMAND} -DNAME=${name} -DFILE=${file} -DHEADER=${header} -DSOURCE=${source} -P
            ${PROJECT_SOURCE_DIR}/cmake/embed-file.cmake
    DEPENDS ${file} ${PROJECT_SOURCE_DIR}/cmake/embed-file.cmake
    COMMENT "Embedding ${name}"
    VERBATIM)
  set_source_files_properties(${source} PROPERTIES OBJECT_DEPENDS ${file})
  set(embedded_${where} ${embedded_${where}} ${header} ${source} PARENT_SCOPE)
endfunction()

# The fonts that are always there (fonts/embedded/embedded.h): subsets of Noto, made by
# tools/subset-font.c from the files of Debian's fonts-noto-core or another folder of theirs.
set(CVX_NOTO /usr/share/fonts/truetype/noto CACHE PATH "The folder of Noto's TrueType files")
add_executable(subset-font tools/subset-font.c)
target_link_libraries(subset-font PRIVATE PkgConfig::harfbuzz)
set_target_properties(subset-font PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${embed_folder})

# cvx_embed_font(FILE RANGE...): the characters of the ranges as fonts/embedded/embedded.c knows it.
function(cvx_embed_font file)
  if(NOT EXISTS ${CVX_NOTO}/${file}.ttf)
    message(FATAL_ERROR "${CVX_NOTO}/${file}.ttf was not found.\n"
                        "On Debian: apt install fonts-noto-core\nElsewhere: pass -DCVX_NOTO=FOLDER")
  endif()
  string(REGEX REPLACE "([a-z0-9])([A-Z])" "\\1_\\2" name font_${file})
  string(REPLACE - _ name ${name})
  string(TOLOWER ${name} name)
  set(subset ${embed_folder}/${file}.ttf)
  add_custom_command(
    OUTPUT ${subset}
    COMMAND subset-font ${CVX_NOTO}/${file}.ttf ${subset} ${ARGN}
    DEPENDS subset-font ${CVX_NOTO}/${file}.ttf
    VERBATIM)
  cvx_embed(pdf ${name} ${subset})
  set(embedded_pdf ${embedded_pdf} PARENT_SCOPE)
endfunction()

set(text # Latin (Basic to Extended-B, Additional), modifiers, marks, Greek, Cyrillic
    0020-007E 00A0-024F 02B0-036F 0370-03FF 0400-052F 1E00-1EFF
    # punctuation, super- and subscripts, currency, letterlike, number forms, ligatures
    2000-206F 2070-209F 20A0-20CF 2100-214F 2150-218F 2C60-2C7F A720-A7FF FB00-FB06 FFFD)
foreach(style Regular Bold Italic BoldItalic)
  cvx_embed_font(NotoSans-${style} ${text})
  cvx_embed_font(NotoSerif-${style} ${text})
endforeach()
# The minus U+2212, arrows and operators; bullets, stars, ticks: Noto Sans and Serif have none.
cvx_embed_font(NotoSansMath-Regular 2190-22FF 25A0-25FF 2300-2311)
cvx_embed_font(NotoSansSymbols2-Regular 25A0-27BF 2B00-2BFF)

# What emoji are called (fonts/emoji.c).
set(emoji_names ${embed_folder}/emoji-names.txt)
add_custom_command(
  OUTPUT ${emoji_names}
  COMMAND ${Python3_EXECUTABLE} -B ${PROJECT_SOURCE_DIR}/tools/emoji-names.py ${CVX_CLDR}
          ${emoji_names}
  DEPENDS tools/emoji-names.py ${CVX_CLDR}/annotations/en.xml
          ${CVX_CLDR}/annotationsDerived/en.xml
  COMMENT "Making the list of emoji's names"
  VERBATIM)
cvx_embed(emoji emoji_names ${emoji_names})

# The schema, standing alone, and the CVs to start from (core/start/start.c).
set(schema ${embed_folder}/cvexport.schema.json)
add_custom_command(
  OUTPUT ${schema}
  COMMAND
    python3 ${PROJECT_SOURCE_DIR}/cmake/bundle-schema.py
    ${PROJECT_SOURCE_DIR}/schema/cvexport.schema.json
    ${PROJECT_SOURCE_DIR}/schema/jsonresume-1.3.1.schema.json ${schema}
  DEPENDS cmake/bundle-schema.py schema/cvexport.schema.json schema/jsonresume-1.3.1.schema.json
  COMMENT "Bundling the schema"
  VERBATIM)
cvx_embed(core schema ${schema})
foreach(notation json yaml)
  cvx_embed(core start_${notation} core/start/resume.${notation})
endforeach()

# The built-in themes (core/theme/builtin.c).
foreach(theme plain academic compact modern)
  cvx_embed(core theme_${theme} core/theme/themes/${theme}.json)
endforeach()
