#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs `cvexport check` on every file of tests/fixtures/real-input and compares its exit status and
its diagnostics with the table in that folder's README.md, which has to name each file once."""
import json
import os
import re
import subprocess
import sys

ROOT = os.environ["CVX_SOURCE_DIR"]
FOLDER = os.path.join(ROOT, "tests/fixtures/real-input")
ROW = re.compile(r"\| `([^`]+\.json)` \| ([01]) \|([^|]*)\|")
REPORT = re.compile(r"`([a-z0-9-]+)`((?: or `[a-z-]+`)*)((?:,? ?`/[^`]*`)*)")


def rows():
    with open(os.path.join(FOLDER, "README.md"), encoding="utf-8") as file:
        return [found.groups() for found in map(ROW.match, file) if found]


def reports(cell):
    """The diagnostics that a row demands: (codes of which one must come, pointer or None)."""
    for code, others, pointers in REPORT.findall(cell):
        codes = {code, *re.findall(r"`([a-z-]+)`", others)}
        for pointer in re.findall(r"`(/[^`]*)`", pointers) or [None]:
            yield codes, pointer


def check(name, status, cell):
    run = subprocess.run([os.environ["CVX_COMMAND"], "check", "--diagnostics", "json", name],
                         cwd=FOLDER, capture_output=True, timeout=300)
    faults = []
    if run.returncode != int(status):
        faults.append(f"exit {run.returncode}, not {status}")
    try:
        said = [json.loads(line) for line in run.stderr.decode().splitlines()]
    except ValueError as error:
        return faults + [f"standard error is not one JSON object a line: {error}"]
    errors = [one for one in said if one["severity"] == "error"]
    if len(errors) != int(status):
        faults.append(f"{len(errors)} errors, not {status}")
    faults += [f"no hint: {one['message']}" for one in errors if not one["hint"]]
    if not cell.strip():
        faults += [f"unasked {one['code']}: {one['message']}" for one in said
                   if one["severity"] == "warning"]
    for codes, pointer in reports(cell):
        if not any(one["code"] in codes and pointer in (None, one.get("pointer")) for one in said):
            faults.append(f"no {' or '.join(sorted(codes))} at {pointer or 'any place'}")
    return faults


def main():
    table = rows()
    named = sorted(name for name, _, _ in table)
    there = sorted(name for name in os.listdir(FOLDER) if name.endswith(".json"))
    if named != there:
        print("README.md and the folder differ:", *sorted(set(named) ^ set(there)))
        return 1
    with open(os.path.join(ROOT, "core/base/diag.def"), encoding="utf-8") as file:
        known = set(re.findall(r'"([a-z0-9-]+)", (?:ERROR|WARNING|NOTE)', file.read()))
    unknown = {code for _, _, cell in table for codes, _ in reports(cell) for code in codes} - known
    if unknown:
        print("README.md names codes that diag.def does not:", *sorted(unknown))
        return 1
    if "CVX_COMMAND" not in os.environ:
        print("this test needs the command")
        return 77
    failed = 0
    for name, status, cell in table:
        for fault in check(name, status, cell):
            failed += 1
            print(f"{name}: {fault}")
    print(f"{len(table)} files, {failed} faults")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
