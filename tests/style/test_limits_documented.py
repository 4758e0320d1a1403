#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The table of limits in docs/importing.md has every limit of core/base/limits.h with the value that
it has there, and no other; each is used; and what that file links to is there."""
import os
import re
import sys

from source import ROOMS, files, read

HEADER, TABLE = "core/base/limits.h", "docs/importing.md"


def defined():
    """Name -> value."""
    found = re.findall(r"^#define CVX_LIMIT_(\w+) +(.+)$", read(HEADER), re.MULTILINE)
    for name, value in found:
        if not re.fullmatch(r"[\d<() ]+", value):
            raise ValueError(f"{HEADER}: CVX_LIMIT_{name} is no number: {value}")
    return {name: eval(value) for name, value in found}  # pylint: disable=eval-used


def documented():
    """Name -> value, from rows like "| a photo | 10 MB | `PICTURE` |"."""
    rows = re.findall(r"^\| .+ \| ([\d,]+)( MB)? \| `([A-Z_]+)` \|$", read(TABLE), re.MULTILINE)
    return {name: int(number.replace(",", "")) << (20 if unit else 0) for number, unit, name in rows}


def anchors(text):
    """What headings are called in links, as GitHub makes it of their text."""
    heads = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def broken_links():
    for target in re.findall(r"\]\(([^)]+)\)", read(TABLE)):
        path, _, anchor = target.partition("#")
        if "://" in target:
            continue
        name = os.path.normpath(os.path.join(os.path.dirname(TABLE), path)) if path else TABLE
        try:
            text = read(name)
        except OSError:
            yield f"{TABLE}: {target} is not there"
            continue
        if anchor and anchor not in anchors(text):
            yield f"{TABLE}: {name} has no heading #{anchor}"


def main():
    limits, table = defined(), documented()
    faults = [f"{TABLE}: {name} is {table.get(name)}, in {HEADER} {limits.get(name)}"
              for name in sorted(limits.keys() | table.keys()) if limits.get(name) != table.get(name)]
    code = "\n".join(read(path) for path in files(".c", under=ROOMS))
    faults += [f"{HEADER}: nothing uses CVX_LIMIT_{name}" for name in limits
               if not re.search(rf"\bCVX_LIMIT_{name}\b", code)]
    faults += broken_links()
    print("\n".join(faults))
    print(f"{len(limits)} limits, {len(faults)} faults")
    return 1 if faults or not limits else 0


if __name__ == "__main__":
    sys.exit(main())
