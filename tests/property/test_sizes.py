#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""CVs that are large in every direction: each is written, or refused with one sentence, in a time
that grows no faster than the CV."""
import json
import os
import subprocess
import sys
import tempfile

from command import fast_command, processor_time

FORMATS = ("json", "docx", "pdf")
SLACK = 3  # times more than linear is too much: caches grow cold
FLOOR = 0.3  # seconds: below it there is nothing to measure


def basics(**more):
    return {"basics": {"name": "Ada", **more}}


def job(number):
    return {"name": f"Employer {number}", "position": "Engineer",
            "startDate": f"{1900 + number % 100}", "summary": "Did what had to be done. " * 4,
            "highlights": ["One", "Two", "Three"]}


def paper(number):
    return {"name": f"Paper {number}", "authors": ["Ada", "B. Babbage", "C. Crelle"],
            "type": "article-journal", "publisher": "Journal", "releaseDate": "1843"}


def nest(depth):
    value = ["x"]
    for _ in range(depth):
        value = {"a": value}
    return [value]


# Each makes a CV of a size; four times the size may take about four times as long.
SHAPES = {
    "jobs": (500, lambda n: {**basics(), "work": [job(i) for i in range(n)]}),
    "jobs at one employer": (500, lambda n: {
        **basics(), "work": [{**job(i), "name": "Employer"} for i in range(n)]}),
    "papers": (500, lambda n: {**basics(), "publications": [paper(i) for i in range(n)]}),
    "keywords": (10_000, lambda n: {
        **basics(), "skills": [{"name": "All", "keywords": [f"word{i}" for i in range(n)]}]}),
    "skills": (2_000, lambda n: {**basics(), "skills": [{"name": f"S{i}"} for i in range(n)]}),
    "one paragraph": (4_000, lambda n: basics(summary="lorem ipsum " * n)),
    "one word": (4_000, lambda n: basics(summary="x" * n)),
    "Han without a blank": (4_000, lambda n: basics(summary="王小明" * n)),
    "lines": (2_000, lambda n: basics(summary="line\n" * n)),
    "bullets": (2_000, lambda n: basics(summary="- item\n" * n)),
    "stars": (4_000, lambda n: basics(summary="*" * n + "a" + "*" * n)),
    "brackets": (4_000, lambda n: basics(summary="[" * n + "](" * n)),
    "tags": (4_000, lambda n: basics(summary="<b>" * n + "x")),
    "links": (1_000, lambda n: basics(summary="[a](https://example.com/) " * n)),
    "accents": (1_000, lambda n: basics(summary="e" + "\u0301" * n)),
    "bidi marks": (4_000, lambda n: basics(summary="\u202ea\u202bב" * n)),
    "slashes": (25_000, lambda n: basics(summary="ב " + "/." * n)),
    "signs of names": (25_000, lambda n: basics(summary="ב " + "+#" * n)),
    "emoji joined": (1_000, lambda n: basics(summary="\U0001f469\u200d" * n)),
    "name": (2_000, lambda n: {"basics": {"name": "Ada " * n}}),
    "section title": (300, lambda n: {**basics(), "t" * n: [{"name": "x"}]}),
    "unknown sections": (500, lambda n: {
        **basics(), **{f"s{i}": [{"name": "x"}] for i in range(n)}}),
    "unknown fields": (5_000, lambda n: basics(**{f"f{i}": "x" for i in range(n)})),
    "one key, many times": (5_000, None),
    "depth": (25, lambda n: {**basics(), "x": nest(n)}),
}


def text(shape, size):
    make = SHAPES[shape][1]
    if make is None:
        return '{"basics": {"name": "A"' + ', "label": "x"' * size + "}}"
    return json.dumps(make(size), ensure_ascii=False)


def export(folder, kind):
    """Seconds of processor time, or what went wrong."""
    began = processor_time()
    try:
        run = subprocess.run([fast_command(), "--diagnostics", "json", "-f", kind, "cv.json", "-o",
                              f"out.{kind}"], cwd=folder, capture_output=True, timeout=600,
                             check=False)
    except subprocess.TimeoutExpired:
        return None, "takes over ten minutes"
    said = [json.loads(line) for line in run.stderr.decode().splitlines()]
    errors = [one for one in said if one["severity"] == "error"]
    if run.returncode not in (0, 1) or len(errors) != run.returncode:
        return None, f"exit {run.returncode}, {len(errors)} errors: {run.stderr.decode()[-300:]}"
    return processor_time() - began, None


def check(folder, shape, kind):
    """What is wrong with a shape in a format; None: nothing."""
    times = []
    for factor in (1, 4):
        size = SHAPES[shape][0] * factor
        with open(os.path.join(folder, "cv.json"), "w", encoding="utf-8") as file:
            file.write(text(shape, size))
        seconds, fault = export(folder, kind)
        if fault:
            return f"{shape} x {size}, {kind}: {fault}"
        times.append(seconds)
    if "--times" in sys.argv:
        print(f"{shape:22} {kind:5}", *(f"{one:7.3f}" for one in times))
    if times[1] > max(FLOOR, times[0]) * 4 * SLACK:
        return f"{shape}, {kind}: {times[0]:.2f} s, four times as much {times[1]:.2f} s"
    return None


def main():
    with tempfile.TemporaryDirectory(prefix="cvexport-test-") as folder:
        faults = list(filter(None, (check(folder, shape, kind)
                                    for shape in SHAPES for kind in FORMATS)))
    print("\n".join(faults))
    print(f"{len(SHAPES)} shapes in {len(FORMATS)} formats, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
