#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""veraPDF on the PDF of every sample, and of every CV of the corpus where that is present: each must
pass PDF/UA-1 and PDF/A-3a without a failed check.

The corpus is found by CVEXPORT_CORPUS, else beside the project."""
import glob
import os
import subprocess
import sys
import tempfile

from need import need

ROOT = os.environ["CVX_SOURCE_DIR"]
CORPUS = os.environ.get("CVEXPORT_CORPUS", os.path.join(ROOT, "../shared/corpus"))
STANDARDS = ["ua1", "3a"]


def export(sources, folder):
    """Writes the PDFs; what is no CV gives none. Returns their number."""
    command = [os.environ["CVX_COMMAND"], "--quiet", "--format", "pdf"]
    for source in sources:
        target = os.path.join(folder, os.path.basename(source) + ".pdf")
        done = subprocess.run([*command, source, "-o", target], capture_output=True, timeout=120,
                              check=False)
        if done.returncode not in (0, 1):
            print(f"{source}: exit {done.returncode}: {done.stderr.decode()}")
            sys.exit(1)
    return len(os.listdir(folder))


def validate(standard, folder):
    """The PDFs that passed, and what veraPDF said of the others."""
    paths = sorted(glob.glob(os.path.join(folder, "*.pdf")))
    done = subprocess.run(["verapdf", "-f", standard, "--format", "text", "-v", *paths],
                          capture_output=True, timeout=800, check=False)
    lines = done.stdout.decode("utf-8", errors="replace").splitlines()
    passed = {line.split(" ", 1)[1].rsplit(" ", 1)[0] for line in lines if line.startswith("PASS ")}
    rest = [line for line in lines if not line.startswith("PASS ")]
    return [path for path in paths if path not in passed], rest


def main():
    if "CVX_COMMAND" not in os.environ:
        print("this test needs the command")
        return 77
    need("verapdf")
    samples = sorted(glob.glob(os.path.join(ROOT, "samples/*.resume.json")))
    corpus = sorted(glob.glob(os.path.join(CORPUS, "jsonresume/*.json")))
    if not corpus:
        print(f"no corpus in {CORPUS}: only the samples are checked")
    faults = 0
    with tempfile.TemporaryDirectory(prefix="cvexport-test-") as folder:
        count = export(samples + corpus, folder)
        if count < len(samples):
            print(f"only {count} PDFs of {len(samples)} samples")
            return 1
        for standard in STANDARDS:
            failed, said = validate(standard, folder)
            faults += len(failed)
            print(f"{standard}: {count - len(failed)} of {count} pass")
            for line in failed + (said if failed else []):
                print(" ", line)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
