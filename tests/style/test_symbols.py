#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What the library exports and what it calls: libcvexport.so exports exactly what core/cvexport.h
declares, a module exactly its entry; nothing below cli/ has data that changes, ends the process,
prints, or asks for the time, the locale or chance."""
import glob
import os
import re
import subprocess
import sys

from need import need
from source import ROOT

sys.path.insert(0, os.path.join(ROOT, "cmake"))
from public_symbols import symbols  # noqa: E402

BUILD = os.environ.get("CVX_OTHER_BUILD", "")
# What no library may call. The assertions of a debug build are no matter: this is a release.
FORBIDDEN = set("""abort exit _exit _Exit quick_exit __assert_fail printf __printf_chk vprintf
__vprintf_chk puts putchar perror stdout stderr setlocale newlocale uselocale time clock
clock_gettime gettimeofday localtime localtime_r mktime rand random srand srandom getrandom arc4random
getenv secure_getenv setjmp _setjmp longjmp siglongjmp strtok asctime ctime system popen fork""".split())
# What libraries make necessary.
ALLOWED_DATA = {
    ("formats/markdown.c", "pool_memory"),  # cmark takes its table of allocators without const
    # allocators without a context: where they take from stands here, by thread, during a call
    ("formats/markdown.c", "current"), ("exporters/pdf/object.c", "current_arena"),
}


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def exported(path):
    lines = run("nm", "-D", "--defined-only", "--format=posix", path).splitlines()
    return {line.split()[0].split("@")[0] for line in lines} - {"CVEXPORT_0"}


def by_object(lines):
    """(object, rest of the line) for the output of nm -A."""
    for line in lines:
        path, rest = line.split(":", 1)
        yield path, rest.split()


def changing_data(objects):
    """(object, name) of what lies in sections that stay writable."""
    path = None
    for line in run("objdump", "-t", *objects).splitlines():
        if opening := re.match(r"(\S+):\s+file format", line):
            path = opening.group(1)
        match = re.match(r"\S+ .{7} \.(?:t?data|t?bss)(?!\.rel\.ro)\S*\s+(\S+)\s+([^.\s]\S*)", line)
        if match and int(match.group(1), 16) > 0:
            yield path, match.group(2)


def source_of(path):
    return path.split(".dir/", 1)[1][:-len(".o")]


def main():
    need("nm", "objdump")
    library = os.path.join(BUILD, "libcvexport.so")
    if not BUILD or not os.path.exists(library):
        print("this test looks at a build with modules, which ./dev test makes: -DCVX_OTHER_BUILD=DIR")
        return 1 if os.environ.get("CI") else 77
    faults = []

    wanted, found = set(symbols(ROOT)), exported(library)
    faults += [f"{name} is declared by core/cvexport.h but not exported" for name in wanted - found]
    faults += [f"{name} is exported but not declared by core/cvexport.h" for name in found - wanted]
    modules = glob.glob(os.path.join(BUILD, "cvexport-*", "cvexport-*.so"))
    for module in modules:
        name = os.path.basename(module)[len("cvexport-"):-len(".so")]
        if exported(module) != {f"cvx_{name}_module"}:
            faults.append(f"the module {name} exports {sorted(exported(module))}")
    if not modules:
        faults.append("there are no modules")

    objects = [path for path in glob.glob(os.path.join(BUILD, "CMakeFiles", "*.dir", "**", "*.o"),
                                          recursive=True)
               if ("/cvexport_objects.dir/" in path or "/module_" in path)
               and os.path.exists(os.path.join(ROOT, source_of(path)))]  # not left from before
    if objects:
        faults += [f"{source_of(path)}: {name} can change" for path, name in changing_data(objects)
                   if (source_of(path), name) not in ALLOWED_DATA]
        faults += [f"{source_of(path)} uses {rest[-1]}"
                   for path, rest in by_object(run("nm", "-A", "-u", *objects).splitlines())
                   if rest[-1] in FORBIDDEN]
    else:
        faults.append("there are no object files")
    print(f"{len(found)} symbols exported, {len(modules)} modules, {len(objects)} objects")
    print("\n".join(sorted(faults)))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
