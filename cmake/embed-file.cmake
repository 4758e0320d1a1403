# SPDX-License-Identifier: MIT
# Writes what cvx_embed() promises: HEADER and SOURCE for the bytes of FILE under NAME.
cmake_minimum_required(VERSION 3.25)
file(SIZE ${FILE} length)
file(CONFIGURE OUTPUT ${HEADER} @ONLY CONTENT
"#include <stdint.h>
extern const uint8_t cvx_embedded_@NAME@[@length@];
")
file(CONFIGURE OUTPUT ${SOURCE} @ONLY CONTENT
"#include \"embedded/@NAME@.h\"
__asm__(\".pushsection .rodata\\n\"
        \".balign 16\\n\"
        \".globl cvx_embedded_@NAME@\\n\"
        \".type cvx_embedded_@NAME@, %object\\n\"
        \".size cvx_embedded_@NAME@, @length@\\n\"
        \"cvx_embedded_@NAME@:\\n\"
        \".incbin \\\"@FILE@\\\"\\n\"
        \".popsection\\n\");
")
