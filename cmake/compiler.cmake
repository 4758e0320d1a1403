# SPDX-License-Identifier: MIT
# The language, the warnings (errors in gcc and in clang) and the sanitizers.
set(CMAKE_C_STANDARD 17)
set(CMAKE_C_STANDARD_REQUIRED ON)
set(CMAKE_C_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_C_VISIBILITY_PRESET hidden)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

add_compile_definitions(_XOPEN_SOURCE=700)
add_compile_options(-Wall -Wextra -Wpedantic -Werror -Wshadow -Wstrict-prototypes
                    -Wmissing-prototypes -Wwrite-strings -Wpointer-arith -Wcast-qual -Wvla
                    -Wundef -Wformat=2)
# The build's own folder is no part of what is built: the same sources give the same binary.
add_compile_options(-ffile-prefix-map=${PROJECT_SOURCE_DIR}/=)

if(CVX_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all
                      -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()
if(CVX_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
  add_link_options(-fsanitize=fuzzer-no-link)
endif()
