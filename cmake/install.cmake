# SPDX-License-Identifier: MIT
# cmake --install: the command, the library, its modules beside it in a folder of this version's
# own, the headers that cvexport.h includes, and what pkg-config reads.
include(GNUInstallDirs)
set(include_folder ${CMAKE_INSTALL_INCLUDEDIR}/cvexport)
file(RELATIVE_PATH libraries ${CMAKE_INSTALL_FULL_BINDIR} ${CMAKE_INSTALL_FULL_LIBDIR})

install(TARGETS cvexport LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(TARGETS ${module_targets} LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}/${module_folder})
if(TARGET command)
  set_target_properties(command PROPERTIES BUILD_RPATH_USE_ORIGIN ON
                                           INSTALL_RPATH "$ORIGIN/${libraries}")
  install(TARGETS command)
endif()

execute_process(
  COMMAND python3 ${PROJECT_SOURCE_DIR}/cmake/public_symbols.py --headers
  OUTPUT_VARIABLE headers COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL "[^\n]+" headers "${headers}")
foreach(header ${headers})
  get_filename_component(folder ${header} DIRECTORY)
  install(FILES ${header} DESTINATION ${include_folder}/${folder})
endforeach()
file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/cvexport.h
     CONTENT "/* SPDX-License-Identifier: MIT */\n#include \"core/cvexport.h\"\n")
install(FILES ${PROJECT_BINARY_DIR}/cvexport.h DESTINATION ${include_folder})

# All relative to the file itself: a tree that was moved, or installed elsewhere, still fits.
set(pc_folder ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig)
file(RELATIVE_PATH pc_to_prefix ${pc_folder} ${CMAKE_INSTALL_PREFIX})
file(RELATIVE_PATH pc_libdir ${CMAKE_INSTALL_PREFIX} ${CMAKE_INSTALL_FULL_LIBDIR})
file(RELATIVE_PATH pc_includedir ${CMAKE_INSTALL_PREFIX} ${CMAKE_INSTALL_FULL_INCLUDEDIR})
configure_file(cmake/cvexport.pc.in cvexport.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/cvexport.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
install(FILES LICENSE fonts/embedded/OFL.txt DESTINATION ${CMAKE_INSTALL_DOCDIR})
file(GLOB pages CONFIGURE_DEPENDS cli/*.1 docs/*.1)
install(FILES ${pages} DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
