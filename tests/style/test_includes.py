#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Who may include whom, as data. Nothing flows back: an exporter cannot reach an importer, the
document knows no format, and each library's header stands in one place, so that the library can be
replaced by rewriting one file."""
import re
import sys

from source import ROOMS, files, read

# What a room may include beside itself. A room is the longest of these prefixes of a path; a
# header that a row names may be included though the rest of its folder may not.
BASE = ["core/base/", "core/cvexport.h"]
MODEL = BASE + ["core/lang/", "core/model/"]
MAY_INCLUDE = {
    "core/base/": [],
    "core/lang/": BASE + ["generated/"],
    "core/model/": BASE + ["core/lang/", "generated/"],
    "core/theme/": BASE + ["formats/json.h", "embedded/"],
    "core/start/": BASE + ["embedded/"],
    "core/doc/": MODEL + ["core/theme/", "formats/", "generated/"],
    # The library as a whole: its interface and what stands behind it.
    "core/": ["core/", "formats/", "importers/", "exporters/", "fonts/"],
    "formats/": BASE,
    "fonts/": BASE + ["core/theme/", "embedded/"],
    "importers/": MODEL + ["formats/", "generated/"] +
                  [f"importers/{name}.h" for name in "importer arrange data outline section period prose sniff values".split()],
    # What was exported cannot be told without the document that was.
    "importers/docx/": MODEL + ["core/doc/", "formats/", "importers/importer.h", "importers/period.h"],
    "exporters/": MODEL + ["core/doc/", "core/theme/", "formats/", "exporters/exporter.h"],
    "exporters/pdf/": MODEL + ["core/doc/", "core/theme/", "formats/", "exporters/exporter.h",
                               "fonts/"],
    "cli/": [""],
}

# Each library: its headers, the one file that includes them, or the files and why there are more.
LIBRARIES = {
    r"cjson/": r"formats/json_write\.c",
    r"libxml/xmlwriter|libxml/xmlstring": r"formats/xml\.c",
    r"libxml/HTML": r"formats/html\.c",
    r"libxml/parser": r"formats/xml_read\.c",
    r"qpdf/": r"formats/pdf_read\.c",
    r"csv\.h": r"formats/csv\.c",
    r"zip\.h": r"formats/zip_read\.c",
    r"cmark": r"formats/markdown\.c",
    r"yaml": r"formats/yaml\.c",
    r"hb": r"fonts/[a-z_]+\.c",  # shaping and subsetting are two interfaces of HarfBuzz
    r"ft2build|freetype": r"fonts/[a-z_]+\.c",
    r"fontconfig/": r"fonts/fontconfig\.c",
    r"hpdf": r"exporters/pdf/object\.c",
    # Two modules compress, each for itself: what they share would have to be in the library.
    r"libdeflate": r"(exporters/pdf/compress|formats/(zip|pdf_read|pdf_bound))\.c",
    r"png": r"exporters/pdf/image\.c",
    r"unicode/": r"exporters/pdf/[a-z_]*icu[a-z_]*\.c",
    r"hyphen": r"exporters/pdf/hyphen\.c",
}
# ISO C and POSIX: anyone may have them, but what prints, jumps or spawns only below cli/.
STANDARD = set("""assert ctype errno float inttypes limits locale math stdalign stdarg stdatomic
stdbool stddef stdint stdio stdlib stdnoreturn string time wchar fcntl unistd sys/mman sys/stat
sys/types dirent iconv pthread strings""".split())
ONLY_CLI = set("signal getopt sys/ioctl sys/wait langinfo".split())
ONLY = {"dlfcn": "core/base/module.c"}


def room_of(path):
    return max((room for room in MAY_INCLUDE if path.startswith(room)), key=len)


def own_folder(path):
    """exporters/pdf/ for exporters/pdf/font.c: two formats are strangers to each other. exporters/
    for exporters/registry.c, which knows them all."""
    parts = path.split("/")
    return "/".join(parts[:2]) + "/" if len(parts) > 2 else parts[0] + "/"


def may(path, header):
    own = own_folder(path)
    return any(map(header.startswith, [own] + MAY_INCLUDE[room_of(path)]))


def system_fault(path, header):
    name = header[:-2]
    if name in STANDARD or (path.startswith("cli/") and name in ONLY_CLI) or ONLY.get(name) == path:
        return None
    for pattern, home in LIBRARIES.items():
        if re.match(pattern, header):
            return None if re.fullmatch(home, path) else f"belongs in {home} only"
    return "is neither standard nor a library that docs/dependencies.md and this test know"


def main():
    faults = []
    for path in files(".c", ".h", under=ROOMS):
        for opening, header in re.findall(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]', read(path), re.M):
            if opening == '"' and not may(path, header):
                faults.append(f"{path} may not include {header}: see MAY_INCLUDE")
            if opening == "<" and (why := system_fault(path, header)):
                faults.append(f"{path}: <{header}> {why}")
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
