#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every CV of the corpus, whatever its format, becomes JSON Resume that the official schema and ours
accept, formats included; what is no CV is refused with one error, and nothing is written."""
import os
import subprocess
import sys
import tempfile

import imports
from command import ROOT, command
from need import need

OFFICIAL = "schema/jsonresume-1.3.1.schema.json"
OURS = ["--ref", OFFICIAL, "schema/cvexport.schema.json"]


def refused(status, said, out):
    """What is wrong with a refusal."""
    errors = [one for one in said if one["severity"] == "error"]
    if status != 1 or len(errors) != 1:
        return f"exit {status} with {len(errors)} errors, not 1 with one"
    return "was written all the same" if os.path.exists(out) else None


def accepted(status, said, out):
    errors = [one["message"] for one in said if one["severity"] == "error"]
    return None if status == 0 and os.path.exists(out) else f"exit {status}: {errors}"


def convert_all(work):
    """The JSON files made, and what is wrong."""
    made, faults = [], []
    files = [(path, is_cv) for form in imports.FORMATS for path, is_cv in imports.corpus_files(form)]
    files += [(os.path.join(imports.CORPUS, folder, name), False) for folder in imports.REFUSED
              for name in sorted(os.listdir(os.path.join(imports.CORPUS, folder)))]
    for number, (path, is_cv) in enumerate(files):
        out = os.path.join(work, f"{number}-{os.path.basename(path)}.json")
        status, said = imports.convert(path, out)
        fault = (accepted if is_cv else refused)(status, said, out)
        if fault:
            faults.append(f"{path}: {fault}")
        elif is_cv:
            made.append(out)
    return made, faults


def validate(made):
    for schema in ([OFFICIAL], OURS):
        run = subprocess.run(["node", "tests/support/validate_json.js", *schema, *made], cwd=ROOT,
                             capture_output=True, timeout=300, check=False)
        if run.returncode == 77:
            print(run.stdout.decode())
            sys.exit(77)
        if run.returncode != 0:
            yield run.stdout.decode() + run.stderr.decode()


def main():
    command()
    imports.need_corpus()
    need("node")
    known = {folder for form in imports.FORMATS for folder in form.folders}
    known |= set(imports.TO_COME) | set(imports.REFUSED)
    there = {entry.name for entry in os.scandir(imports.CORPUS) if entry.is_dir()}
    faults = [f"no one reads the corpus' {folder}/" for folder in sorted(there - known)]
    with tempfile.TemporaryDirectory(prefix="cvexport-test-") as work:
        made, found = convert_all(work)
        faults += found
        faults += validate(made)
    print("\n".join(faults))
    print(f"{len(made)} CVs converted and validated, {len(faults)} faults; "
          f"to come: {', '.join(imports.TO_COME) or 'nothing'}")
    return 1 if faults or not made else 0


if __name__ == "__main__":
    sys.exit(main())
