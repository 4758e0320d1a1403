#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Normalized JSON, of every sample, fixture and (where there is one) CV of a corpus: valid against
the official schema and against ours, formats included; UTF-8 that ends in one newline; nothing empty
in it; and the export of an export is the export."""
import glob
import json
import os
import subprocess
import sys
import tempfile

from command import CORPUS, FIXTURES, ROOT, SAMPLES, fast_command
from need import need

OFFICIAL = os.path.join(ROOT, "schema/jsonresume-1.3.1.schema.json")
OURS = os.path.join(ROOT, "schema/cvexport.schema.json")
VALIDATOR = os.path.join(ROOT, "tests/support/validate_json.js")

faults = []


def normalize(files, out):
    """Exports all files, and returns what has come of them; some are no CVs."""
    subprocess.run([fast_command(), "--quiet", "--format", "json", "-o", out + "/", *files],
                   stderr=subprocess.DEVNULL, check=False, timeout=300)
    return sorted(glob.glob(f"{out}/*.json"))


def validate(files, *arguments):
    """The validator's own status: 77 where it is not installed, a failure in CI."""
    run = subprocess.run(["node", VALIDATOR, *arguments, *files], capture_output=True, text=True,
                         check=False, timeout=300)
    if run.returncode == 77:
        print(run.stdout)
        sys.exit(77)
    if run.returncode != 0:
        faults.append(run.stdout + run.stderr)


def empty_things(value, pointer=""):
    if value is None or value == "" or value == [] or value == {}:
        yield pointer
    elif isinstance(value, dict):
        for key, member in value.items():
            yield from empty_things(member, f"{pointer}/{key}")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from empty_things(item, f"{pointer}/{index}")


def check_bytes(path):
    with open(path, "rb") as file:
        text = file.read().decode("utf-8")
    if not text.endswith("\n") or text.endswith("\n\n"):
        faults.append(f"{path}: does not end in one newline")
    tree = json.loads(text)
    for pointer in empty_things(tree) if tree else ():
        faults.append(f"{path}: {pointer} is empty")


def check_again(files, out):
    again = normalize(files, out)
    if list(map(os.path.basename, files)) != list(map(os.path.basename, again)):
        faults.append(f"of {len(files)} exports {len(again)} can be exported again")
    for first, second in zip(files, again):
        with open(first, "rb") as a, open(second, "rb") as b:
            if a.read() != b.read():
                faults.append(f"{first}: the export of the export differs")


def main():
    need("node")
    folders = [SAMPLES, FIXTURES, *filter(os.path.isdir, [os.path.join(CORPUS, "jsonresume")])]
    counted = 0
    with tempfile.TemporaryDirectory(prefix="cvexport-test-") as work:
        for folder in folders:
            name = os.path.basename(folder)
            files = normalize(sorted(glob.glob(f"{folder}/*.json")), f"{work}/{name}")
            counted += len(files)
            validate(files, OFFICIAL)
            validate(files, "--ref", OFFICIAL, OURS)
            for file in files:
                check_bytes(file)
            check_again(files, f"{work}/{name}-again")
    print("\n".join(faults))
    print(f"{counted} CVs of {len(folders)} folders, {len(faults)} faults")
    return 1 if faults or counted < 80 else 0


if __name__ == "__main__":
    sys.exit(main())
