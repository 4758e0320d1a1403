# SPDX-License-Identifier: MIT
# The language, the warnings (errors in gcc and in clang) and the sanitizers.
set(CMAKE_C_STANDARD 17)
set(CMAKE_C_STANDARD_REQUIRED ON)
set(CMAKE_C_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

add_compile_definitions(_XOPEN_SOURCE=700)
add_compile_options(-Wall -Wextra -Wpedantic -Werror -Wshadow -Wstrict-prototypes
                    -Wmissing-prototypes -Wwrite-strings -Wpointer-arith -Wcast-qual -Wvla
                    -Wundef -Wformat=2 -Wconversion -Wold-style-definition -Wredundant-decls
                    -Wnested-externs -Wdate-time -Walloca -Wunused-macros)
if(CMAKE_C_COMPILER_ID STREQUAL "GNU")
  add_compile_options(-Wduplicated-cond -Wduplicated-branches -Wlogical-op -Wcast-align=strict
                      -Wjump-misses-init -Wformat-signedness -Wsign-conversion)
else() # clang makes enumerations unsigned: each exit status would need a cast
  add_compile_options(-Wno-sign-conversion)
endif()
# Each function in its section: a program or module takes from the static library what it calls.
add_compile_options(-ffunction-sections -fdata-sections -fno-semantic-interposition)
add_link_options(-Wl,--gc-sections -Wl,--as-needed)
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

# What releases add: relative relocations packed (they are most of what is left to do when a
# process starts, docs/startup.md), and the usual hardening, since a CV may come from anywhere.
if(NOT CVX_SANITIZE)
  include(CheckLinkerFlag)
  check_linker_flag(C -Wl,-z,pack-relative-relocs CVX_PACKS_RELOCATIONS)
  if(CVX_PACKS_RELOCATIONS)
    add_link_options(-Wl,-z,pack-relative-relocs)
  endif()
  set(CMAKE_C_FLAGS_RELEASE "-O2 -DNDEBUG -D_FORTIFY_SOURCE=2 -fstack-protector-strong")
endif()
