# SPDX-License-Identifier: MIT
# The library, from whatever rooms there are, and the command.
file(GLOB_RECURSE sources CONFIGURE_DEPENDS core/*.c formats/*.c importers/*.c exporters/*.c
     fonts/*.c)
add_library(cvexport STATIC ${sources})
target_include_directories(cvexport PUBLIC ${PROJECT_SOURCE_DIR})
target_link_libraries(cvexport PUBLIC PkgConfig::DEPS ${HARU_LIBRARY} m)

file(GLOB sources CONFIGURE_DEPENDS cli/*.c)
if(sources)
  add_executable(command ${sources})
  set_target_properties(command PROPERTIES OUTPUT_NAME cvexport)
  target_link_libraries(command PRIVATE cvexport)
endif()
