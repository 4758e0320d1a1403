# SPDX-License-Identifier: MIT
# From the rooms to the library, its modules and the command.
#
# CVX_MODULES=ON: libcvexport.so exports what core/cvexport.h declares and nothing else; the rooms
# that stand on heavy libraries become modules that it opens on first use (core/base/module.h,
# docs/startup.md). What a module, or the command, needs of the library beyond its interface it
# links from a static copy, cvexport_private: that is functions and const tables, so a second copy
# changes nothing.
# CVX_MODULES=OFF: one static library of everything.
file(GLOB_RECURSE sources CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR} core/*.c formats/*.c
     importers/*.c exporters/*.c fonts/*.c)
file(GLOB command_sources CONFIGURE_DEPENDS cli/*.c)
include_directories(${PROJECT_SOURCE_DIR})
set(core_libraries PkgConfig::cjson m)
set(module_libraries "")
set(embedded_modules "")
set(module_targets "")
set(module_folder cvexport-${PROJECT_VERSION})

# cvx_module(NAME REGEX LIBRARY...): the sources that match become the module NAME, over these
# libraries. The first module whose expression matches a source has it.
function(cvx_module name regex)
  list(TRANSFORM ARGN PREPEND PkgConfig:: OUTPUT_VARIABLE libraries)
  set(module_libraries ${module_libraries} ${libraries} PARENT_SCOPE)
  set(embedded_modules ${embedded_modules} ${embedded_${name}} PARENT_SCOPE)
  set(mine ${sources})
  list(FILTER mine INCLUDE REGEX ${regex})
  if(NOT CVX_MODULES OR NOT mine)
    return()
  endif()
  list(FILTER sources EXCLUDE REGEX ${regex})
  set(sources ${sources} PARENT_SCOPE)
  set(module_targets ${module_targets} module_${name} PARENT_SCOPE)

  set(map ${PROJECT_BINARY_DIR}/${name}.map)
  file(CONFIGURE OUTPUT ${map} CONTENT "{ global: cvx_${name}_module; local: *; };\n")
  add_library(module_${name} MODULE ${mine} ${embedded_${name}})
  set_target_properties(
    module_${name}
    PROPERTIES PREFIX "" OUTPUT_NAME cvexport-${name} LINK_DEPENDS ${map}
               LIBRARY_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/${module_folder}
               BUILD_WITH_INSTALL_RPATH ON INSTALL_RPATH "$ORIGIN;$ORIGIN/..")
  target_link_options(module_${name} PRIVATE -Wl,--version-script=${map} -Wl,-z,defs)
  target_link_libraries(module_${name} PRIVATE cvexport cvexport_private ${libraries} m)
endfunction()

if(CVX_MODULES)
  add_compile_definitions(CVX_MODULES)
endif()
cvx_module(icu "^exporters/pdf/[a-z_]*icu" icu)
cvx_module(fontconfig "^fonts/[a-z_]*fontconfig" fontconfig)
cvx_module(emoji "^fonts/[a-z_]*emoji")
cvx_module(pdf "^(exporters/pdf|fonts)/" harfbuzz freetype hpdf hyphen png libdeflate)
cvx_module(xml "^formats/xml_read" xml2)
cvx_module(attachments "^formats/pdf_(read|bound)" qpdf libdeflate)
cvx_module(csv "^formats/csv" csv)
cvx_module(unzip "^formats/zip_read" zip)
cvx_module(docx "^(exporters/docx|formats/(zip|xml)[.]c)" libdeflate)
cvx_module(markdown "^formats/markdown" cmark)
cvx_module(yaml "^formats/yaml" yaml)
cvx_module(html "^formats/html" xml2)

if(NOT CVX_MODULES)
  add_library(cvexport STATIC ${sources} ${embedded_core} ${embedded_modules})
  target_link_libraries(cvexport PUBLIC ${core_libraries} ${module_libraries})
  add_library(cvexport_private ALIAS cvexport)
  add_dependencies(cvexport language_tables)
else()
  add_library(cvexport_objects OBJECT ${sources} ${embedded_core})
  add_dependencies(cvexport_objects language_tables)
  target_link_libraries(cvexport_objects PRIVATE ${core_libraries})
  add_library(cvexport_private STATIC $<TARGET_OBJECTS:cvexport_objects>)
  target_link_libraries(cvexport_private PUBLIC ${core_libraries})

  set(map ${PROJECT_BINARY_DIR}/cvexport.map)
  file(GLOB_RECURSE headers CONFIGURE_DEPENDS core/*.h importers/*.h exporters/*.h)
  add_custom_command(
    OUTPUT ${map} DEPENDS ${headers} ${PROJECT_SOURCE_DIR}/cmake/public_symbols.py
    COMMAND python3 ${PROJECT_SOURCE_DIR}/cmake/public_symbols.py --map CVEXPORT_0 >${map}
    COMMENT "Listing what libcvexport.so exports")
  add_library(cvexport SHARED $<TARGET_OBJECTS:cvexport_objects> ${map})
  set_target_properties(
    cvexport PROPERTIES VERSION ${PROJECT_VERSION} SOVERSION ${PROJECT_VERSION_MAJOR}
                        LINK_DEPENDS ${map} BUILD_WITH_INSTALL_RPATH ON
                        INSTALL_RPATH "$ORIGIN/${module_folder}")
  target_link_options(cvexport PRIVATE -Wl,--version-script=${map} -Wl,-z,defs
                      -Wl,-Bsymbolic-functions)
  target_link_libraries(cvexport PRIVATE ${core_libraries})
endif()

if(command_sources)
  add_executable(command ${command_sources})
  set_target_properties(command PROPERTIES OUTPUT_NAME cvexport)
  target_link_libraries(command PRIVATE cvexport cvexport_private)
endif()
