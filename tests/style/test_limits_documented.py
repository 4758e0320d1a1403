#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The table of limits in docs/importing.md has every limit of core/base/limits.h with the value that
it has there, and no other; and each is used."""
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


def main():
    limits, table = defined(), documented()
    faults = [f"{TABLE}: {name} is {table.get(name)}, in {HEADER} {limits.get(name)}"
              for name in sorted(limits.keys() | table.keys()) if limits.get(name) != table.get(name)]
    code = "\n".join(read(path) for path in files(".c", under=ROOMS))
    faults += [f"{HEADER}: nothing uses CVX_LIMIT_{name}" for name in limits
               if not re.search(rf"\bCVX_LIMIT_{name}\b", code)]
    print("\n".join(faults))
    print(f"{len(limits)} limits, {len(faults)} faults")
    return 1 if faults or not limits else 0


if __name__ == "__main__":
    sys.exit(main())
