# SPDX-License-Identifier: MIT
# The tests: each tests/ROOM/test_NAME.c is one cmocka program, each test_NAME.sh or test_NAME.py
# one script, each fuzz_NAME.c a target whose corpus is replayed. All are named ROOM/test_NAME.
#
# A test that lacks a tool ends with 77 and is shown as skipped (tests/support/need.*); in CI it
# fails instead. What every test finds in its environment:
#   CVX_SOURCE_DIR, CVX_BUILD_DIR, CVX_OTHER_BUILD   the folders
#   CVX_COMMAND                                      the command just built
#   PATH, NODE_PATH                                  what ./dev fetched comes first
pkg_check_modules(CMOCKA IMPORTED_TARGET cmocka)
file(GLOB support CONFIGURE_DEPENDS tests/support/*.c)
list(FILTER support EXCLUDE REGEX /fuzz_main\\.c$)
if(support)
  add_library(cvx_test_support STATIC ${support})
  target_link_libraries(cvx_test_support PUBLIC cvexport)
  target_compile_definitions(cvx_test_support PRIVATE CVX_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
endif()

function(cvx_add_test name)
  add_test(NAME ${name} COMMAND ${ARGN})
  set(env CVX_SOURCE_DIR=set:${PROJECT_SOURCE_DIR} CVX_BUILD_DIR=set:${PROJECT_BINARY_DIR}
          CVX_OTHER_BUILD=set:${CVX_OTHER_BUILD} PYTHONDONTWRITEBYTECODE=set:1 LC_ALL=set:C.UTF-8
          PYTHONPATH=path_list_prepend:${PROJECT_SOURCE_DIR}/tests/support
          PATH=path_list_prepend:${CVX_TOOLS}/bin
          NODE_PATH=path_list_prepend:${CVX_TOOLS}/npm/node_modules
          UBSAN_OPTIONS=set:print_stacktrace=1)
  if(TARGET command)
    list(APPEND env CVX_COMMAND=set:$<TARGET_FILE:command>)
  endif()
  set_tests_properties(${name} PROPERTIES ENVIRONMENT_MODIFICATION "${env}" SKIP_RETURN_CODE 77
                                          TIMEOUT 900)
endfunction()

# A program from one source; its target is NAME for a unit test, ROOM_NAME for the others.
function(cvx_add_program target source)
  add_executable(${target} ${source} ${ARGN})
  set_target_properties(${target} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
  target_link_libraries(${target} PRIVATE cvexport)
  target_compile_definitions(${target} PRIVATE CVX_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  if(TARGET cvx_test_support)
    target_link_libraries(${target} PRIVATE cvx_test_support)
  endif()
endfunction()

file(GLOB_RECURSE tests CONFIGURE_DEPENDS tests/test_*.c tests/test_*.sh tests/test_*.py)

foreach(source ${tests})
  get_filename_component(name ${source} NAME_WE)
  get_filename_component(room ${source} DIRECTORY)
  get_filename_component(room ${room} NAME)
  if(source MATCHES "\\.sh$")
    cvx_add_test(${room}/${name} sh ${source})
  elseif(source MATCHES "\\.py$")
    cvx_add_test(${room}/${name} python3 ${source})
  elseif(CMOCKA_FOUND)
    string(REGEX REPLACE "^unit_" "" target ${room}_${name})
    cvx_add_program(${target} ${source})
    target_link_libraries(${target} PRIVATE PkgConfig::CMOCKA)
    cvx_add_test(${room}/${name} ${target})
  endif()
endforeach()

# What tests run beside the command.
file(GLOB tools CONFIGURE_DEPENDS tests/tools/*.c)
foreach(source ${tools})
  get_filename_component(target ${source} NAME_WE)
  cvx_add_program(${target} ${source})
endforeach()

# Without libFuzzer a fuzz target is linked to a main() that feeds it the files it is given: its
# corpus, and to those that read CVs the samples and the fixtures too (as ./dev fuzz does).
file(GLOB tests CONFIGURE_DEPENDS tests/fuzz/fuzz_*.c)
add_custom_target(fuzzers)
foreach(source ${tests})
  get_filename_component(target ${source} NAME_WE)
  add_dependencies(fuzzers ${target})
  string(REGEX REPLACE "^fuzz_" "" name ${target})
  if(CVX_FUZZ)
    cvx_add_program(${target} ${source})
    target_link_options(${target} PRIVATE -fsanitize=fuzzer)
  else()
    cvx_add_program(${target} ${source} tests/support/fuzz_main.c)
  endif()
  file(GLOB corpus ${PROJECT_SOURCE_DIR}/tests/fuzz/corpus/${name})
  if(name MATCHES "^(json|import|export)$")
    list(APPEND corpus ${PROJECT_SOURCE_DIR}/samples ${PROJECT_SOURCE_DIR}/tests/fixtures/real-input)
  endif()
  cvx_add_test(fuzz/${name} ${target} ${corpus})
endforeach()
