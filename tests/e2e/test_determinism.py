#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Same input, same bytes: in another time zone, locale, folder, at another time, in other places
in memory, by another compiler."""
import os
import shutil
import subprocess
import sys
import tempfile
import time

from command import ROOT, SAMPLES, command

FORMATS = ("pdf", "docx", "json")
LEAKS = f"suppressions={ROOT}/tests/support/leaks.txt:print_suppressions=0"
NAMES = ("academic", "chinese", "maximal", "arabic")


def export(folder, env=None, wrap=(), program=None, locale=None):
    """The bytes of all samples in all formats, made in `folder`, which is made anew."""
    os.makedirs(folder)
    files = [f"{name}.resume.json" for name in NAMES]
    for name in files:
        shutil.copy(os.path.join(SAMPLES, name), folder)
    environment = {key: value for key, value in os.environ.items()
                   if not key.startswith("LC_") and key not in ("LANG", "TZ", "SOURCE_DATE_EPOCH")}
    environment.update(env or {}, **({"LC_ALL": locale, "LANG": locale} if locale else {}))
    run = subprocess.run([*wrap, program or command(), "--quiet", "-f", ",".join(FORMATS), *files,
                          "-o", "out/"], cwd=folder, env=environment, stderr=subprocess.PIPE,
                         check=False, timeout=300)
    if run.returncode != 0:
        raise RuntimeError(run.stderr.decode())
    found = {}
    for name in NAMES:
        for kind in FORMATS:
            with open(f"{folder}/out/{name}.resume.{kind}", "rb") as file:
                found[f"{name}.{kind}"] = file.read()
    return found


def make_locale(folder):
    """A locale whose letters and numbers differ from C's, made for the occasion; None where the
    system cannot."""
    made = subprocess.run(["localedef", "-i", "tr_TR", "-f", "UTF-8", f"{folder}/tr_TR.UTF-8"],
                          capture_output=True, check=False) if shutil.which("localedef") else None
    return folder if made and os.path.isdir(f"{folder}/tr_TR.UTF-8") else None


def main():
    command()
    with tempfile.TemporaryDirectory(prefix="cvexport-test-") as work:
        began = time.monotonic()
        first = export(f"{work}/a", env={"TZ": "UTC"}, locale="C")
        os.makedirs(f"{work}/locales")
        locales = make_locale(f"{work}/locales")
        other = os.path.join(os.environ.get("CVX_OTHER_BUILD") or "/nowhere", "cvexport")
        ways = {
            "another time zone": {"env": {"TZ": "Pacific/Kiritimati"}},
            "a third one, by rule": {"env": {"TZ": "XXX11:30"}},
            "another locale": {"locale": "C.UTF-8"},
            "a Turkish locale": {"locale": "tr_TR.UTF-8",
                                 "env": {"LOCPATH": locales, "LSAN_OPTIONS": LEAKS}}
                                if locales else None,
            "memory at fixed places": {"wrap": ["setarch", "-R"]}
                                      if shutil.which("setarch") else None,
            "another compiler": {"program": other} if os.access(other, os.X_OK) else None,
        }
        faults = 0
        for number, (way, options) in enumerate(ways.items()):
            if options is None:
                print(f"not tried, for want of what it needs: {way}")
                continue
            found = export(f"{work}/{'deeper/' * (number % 2)}{number}", **options)
            for name, content in found.items():
                if content != first[name]:
                    faults += 1
                    print(f"{name} differs: {way}")
        # The formats that hold times hold them to two seconds at most.
        time.sleep(max(0, 2.1 - (time.monotonic() - began)))
        for name, content in export(f"{work}/z").items():
            if content != first[name]:
                faults += 1
                print(f"{name} differs: later, and with the user's own environment")
    print(f"{len(first)} outputs, {faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
