# SPDX-License-Identifier: MIT
# The benchmark, beside the release build that it times (bench/README.md).
set(bench_folder ${PROJECT_BINARY_DIR}/bench)
add_executable(bench-floor bench/floor.c)
add_executable(bench bench/bench.c bench/measure.c)
add_executable(bench-warm bench/warm.c)
target_link_libraries(bench-warm PRIVATE cvexport)
target_compile_definitions(bench-warm PRIVATE CVX_SAMPLES="${PROJECT_SOURCE_DIR}/samples")
target_compile_definitions(
  bench PRIVATE CVX_COMMAND="$<TARGET_FILE:command>" CVX_FLOOR="$<TARGET_FILE:bench-floor>"
                CVX_SAMPLES="${PROJECT_SOURCE_DIR}/samples" CVX_TESTS="${PROJECT_SOURCE_DIR}/tests"
                CVX_OUT="${bench_folder}/out")
set_target_properties(bench bench-floor bench-warm PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${bench_folder})
