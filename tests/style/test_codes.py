#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every code of a diagnostic is produced by a golden, or a test demands it by name: none is declared
and forgotten."""
import glob
import os
import re
import sys

from source import ROOT, read

CODE = re.compile(r'^CVX_DIAG\((\w+), "([a-z0-9-]+)"', re.M)


def main():
    goldens = "".join(read(os.path.relpath(path, ROOT)) for path in
                      glob.glob(f"{ROOT}/tests/golden/**/diag.txt", recursive=True))
    tests = "".join(read(os.path.relpath(path, ROOT)) for path in
                    glob.glob(f"{ROOT}/tests/*/test_*.[cp]*"))
    codes = CODE.findall(read("core/base/diag.def"))
    faults = [name for suffix, name in codes
              if f"[{name}]" not in goldens and f'"{name}"' not in tests and
              not re.search(rf"\bCVX_CODE_{suffix}\b", tests)]
    for name in faults:
        print(f"no golden and no test produces {name}")
    print(f"{len(codes)} codes, {len(faults)} faults")
    return 1 if faults or len(codes) < 40 else 0


if __name__ == "__main__":
    sys.exit(main())
