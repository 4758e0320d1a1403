#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""docs/diagnostics.md lists every code of core/base/diag.def in its order, with its severity and
meaning, and every member that --diagnostics json prints."""
import re
import sys

from source import read

ROW = re.compile(r"^\| `([a-z0-9-]+)` \| (error|warning|note) \| (.*) \|$", re.M)
MEMBER = re.compile(r"^\| `([a-z]+)` \| (?:text|number)", re.M)


def main():
    defined = [(name, severity.lower(), meaning) for name, severity, meaning in re.findall(
        r'^CVX_DIAG\(\w+, "([a-z0-9-]+)", (\w+), "(.*)"\)$', read("core/base/diag.def"), re.M)]
    page = read("docs/diagnostics.md")
    listed = ROW.findall(page)
    printed = re.findall(r'print_json_(?:string|number)\("(\w+)"', read("cli/report.c"))
    faults = [f"not listed as it is defined: {row}" for row in defined if row not in listed]
    faults += [f"listed, and not defined so: {row}" for row in listed if row not in defined]
    if not faults and listed != defined:
        faults.append("the codes are listed in another order than they are defined in")
    if MEMBER.findall(page) != printed:
        faults.append(f"the members are {printed}, the page has {MEMBER.findall(page)}")
    print("\n".join(faults) if faults else f"{len(defined)} codes")
    return 1 if faults or not defined else 0


if __name__ == "__main__":
    sys.exit(main())
