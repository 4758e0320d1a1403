# SPDX-License-Identifier: MIT
# Labels, months, countries and what tells languages apart: headers made from core/lang's data files
# and Unicode CLDR while building, never committed.
find_package(Python3 3.9 COMPONENTS Interpreter)
if(NOT Python3_FOUND)
  message(FATAL_ERROR "Python 3 makes the language tables and was not found.\n"
                      "On Debian: apt install python3")
endif()

find_path(CVX_CLDR main/en.xml PATHS /usr/share/unicode/cldr/common NO_DEFAULT_PATH
          DOC "The folder \"common\" of Unicode CLDR")
if(NOT CVX_CLDR)
  message(FATAL_ERROR "Unicode CLDR (month names, date patterns, names of countries) was not found.\n"
                      "On Debian: apt install unicode-cldr-core\n"
                      "Elsewhere: unpack its core.zip and pass -DCVX_CLDR=.../common")
endif()

set(tables ${PROJECT_BINARY_DIR}/tables/generated)
set(headers "")
foreach(name countries dates detect facts fold labels language_names languages sections words)
  list(APPEND headers ${tables}/${name}.h)
endforeach()

file(GLOB inputs CONFIGURE_DEPENDS core/lang/languages/*.txt core/lang/*.txt core/lang/labels.def
     tools/language-tables/*.py)
add_custom_command(
  OUTPUT ${headers}
  COMMAND ${Python3_EXECUTABLE} -B ${PROJECT_SOURCE_DIR}/tools/language-tables/make.py
          ${PROJECT_SOURCE_DIR} ${CVX_CLDR} ${tables}
  DEPENDS ${inputs} ${CVX_CLDR}/main/en.xml
  COMMENT "Making the language tables"
  VERBATIM)
add_custom_target(language_tables DEPENDS ${headers})
include_directories(${PROJECT_BINARY_DIR}/tables)
