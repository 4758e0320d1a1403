#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""docs/diagnostics.md lists every code of core/base/diag.def in its order, with its severity and
meaning, and every member that --diagnostics json prints. With --update it writes the list anew."""
import os
import re
import sys

from source import ROOT, read

PAGE = "docs/diagnostics.md"
START = "## Codes\n"
DEFINED = re.compile(r'^CVX_DIAG\(\w+, "([a-z0-9-]+)", (\w+), "(.*)"\)$|^/\* (.*) \*/$', re.M)
MEMBER = re.compile(r"^\| `([a-z]+)` \| (?:text|number)", re.M)


def codes():
    """The codes as Markdown, a table for each stage."""
    text = START
    for name, severity, meaning, stage in DEFINED.findall(read("core/base/diag.def")):
        if name:
            text += f"| `{name}` | {severity.lower()} | {meaning} |\n"
        elif "SPDX" not in stage:
            text += f"\n### {stage}\n\n| code | severity | meaning |\n|---|---|---|\n"
    return text


def main():
    page = read(PAGE)
    before, _, listed = page.partition(START)
    if sys.argv[1:] == ["--update"]:
        with open(os.path.join(ROOT, PAGE), "w", encoding="utf-8") as file:
            file.write(before + codes())
        return 0
    faults = []
    if START + listed != codes():
        faults.append(f"{PAGE} does not list what diag.def defines: run this test with --update")
    printed = re.findall(r'write_(?:text|number)\("(\w+)"', read("core/base/diag_json.c"))
    if not printed or MEMBER.findall(before) != printed:
        faults.append(f"the members are {printed}, the page has {MEMBER.findall(before)}")
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
