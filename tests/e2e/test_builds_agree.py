#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The same input gives the same bytes whoever compiled: this build (gcc, sanitizers, one program) and
the other (clang, optimized, modules), in another time zone, locale and folder, from every sample
into every format."""
import glob
import os
import subprocess
import sys
import tempfile

COMMAND = os.environ.get("CVX_COMMAND")
OTHER = os.path.join(os.environ.get("CVX_OTHER_BUILD") or "/nonexistent", "cvexport")
SAMPLES = sorted(glob.glob(os.path.join(os.environ["CVX_SOURCE_DIR"], "samples", "*.resume.json")))


def export(command, sample, folder, **env):
    os.mkdir(folder)
    subprocess.run([command, "--quiet", "--format", "pdf,docx,json", sample, "-o", folder + "/"],
                   check=True, cwd=folder, env={**os.environ, **env})
    found = {}
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), "rb") as file:
            found[name] = file.read()
    return found


def main():
    if not os.path.exists(OTHER):
        print("this test compares two builds, which ./dev test makes: -DCVX_OTHER_BUILD=DIR")
        return 1 if os.environ.get("CI") else 77
    faults = []
    for sample in SAMPLES:
        with tempfile.TemporaryDirectory() as work:
            one = export(COMMAND, sample, os.path.join(work, "here"), TZ="UTC", LC_ALL="C")
            two = export(OTHER, sample, os.path.join(work, "there"), TZ="Asia/Tokyo",
                         LC_ALL="de_DE.UTF-8")
        if len(one) != 3 or one.keys() != two.keys():
            faults.append(f"{sample}: {list(one)} and {list(two)}")
        faults += [f"{name}: the two builds differ" for name in one if one[name] != two.get(name)]
    print("\n".join(faults))
    print(f"{len(SAMPLES)} samples")
    return 1 if faults or not SAMPLES else 0


if __name__ == "__main__":
    sys.exit(main())
