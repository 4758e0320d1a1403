#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""veraPDF and qpdf on the PDF of every sample in every theme, of every fixture of odd input, and of
every CV of the corpus where that is present: each must pass PDF/UA-1 and PDF/A-3a without a failed check, and be sound in syntax.

The corpus is found by CVEXPORT_CORPUS, else beside the project."""
import glob
import os
import re
import subprocess
import sys
import tempfile

from command import FIXTURES, SAMPLES, command, fast_command
from need import need
from test_complete import CORPUS

STANDARDS = ["ua1", "3a"]
THEMES = re.search(r"^Themes: (.+)$", subprocess.run(
    [command(), "--help"], capture_output=True, text=True, check=True).stdout, re.MULTILINE)[1].split()
# What each sample is written with, and the name of the folder that it goes to.
VARIANTS = {**{theme: ["--theme", theme] for theme in THEMES},
            "no-attachment": ["--no-attachment"], "letter": ["--page", "letter"]}


def export(sources, folder, *options):
    """Writes the PDFs in one process; what is no CV gives none. Returns their number."""
    os.makedirs(folder)
    done = subprocess.run([fast_command(), "--quiet", "-f", "pdf", *options, "-o", folder + "/",
                           *sources], capture_output=True, timeout=300, check=False)
    if done.returncode not in (0, 1):
        print(f"{folder}: exit {done.returncode}: {done.stderr.decode()}")
        sys.exit(1)
    return len(os.listdir(folder))


def validate(standard, paths):
    """The PDFs that failed, and what veraPDF said of them."""
    done = subprocess.run(["verapdf", "-f", standard, "--format", "text", "-v", *paths],
                          capture_output=True, timeout=800, check=False)
    lines = done.stdout.decode("utf-8", errors="replace").splitlines()
    passed = {line.split(" ", 1)[1].rsplit(" ", 1)[0] for line in lines if line.startswith("PASS ")}
    rest = [line for line in lines if not line.startswith("PASS ")]
    return [path for path in paths if path not in passed], rest


def is_sound(path):
    done = subprocess.run(["qpdf", "--check", path], capture_output=True, timeout=300, check=False)
    return done.returncode == 0 and b"WARNING" not in done.stdout + done.stderr


def export_all(folder):
    """All PDFs, or what is missing."""
    samples = sorted(glob.glob(f"{SAMPLES}/*.resume.json"))
    corpus = sorted(glob.glob(f"{CORPUS}/jsonresume/*.json"))
    for variant, options in VARIANTS.items():
        count = export(samples, os.path.join(folder, variant), *options)
        if count < len(samples):
            print(f"{variant}: only {count} PDFs of {len(samples)} samples")
            sys.exit(1)
    export(sorted(glob.glob(f"{FIXTURES}/*.json")), os.path.join(folder, "fixtures"))
    if corpus:
        export(corpus, os.path.join(folder, "corpus"))
    else:
        print(f"no corpus in {CORPUS}: only the samples are checked")
    return sorted(glob.glob(os.path.join(folder, "*/*.pdf")))


def main():
    need("verapdf", "qpdf")
    faults = 0
    with tempfile.TemporaryDirectory(prefix="cvexport-test-") as folder:
        paths = export_all(folder)
        for standard in STANDARDS:
            failed, said = validate(standard, paths)
            faults += len(failed)
            print(f"{standard}: {len(paths) - len(failed)} of {len(paths)} pass")
            for line in failed + (said if failed else []):
                print(" ", line)
        unsound = [path for path in paths if not is_sound(path)]
        print(f"qpdf: {len(paths) - len(unsound)} of {len(paths)} are sound")
        print("\n".join(unsound))
        faults += len(unsound)
    return 1 if faults or len(THEMES) < 4 else 0


if __name__ == "__main__":
    sys.exit(main())
