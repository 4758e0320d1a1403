#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The academic CV as its owner keeps it, in Markdown, becomes what samples/academic.resume.json was
made by hand: field by field, but for what that sample says in words of its own."""
import json
import os
import re
import subprocess
import sys
from pathlib import Path

from source import ROOT

# What the source does not say: the sample's own words, the language (told from the text whenever it
# is needed), and which sections have a title of their own.
OWN = {"/basics/label", "/basics/summary", "/meta/language", "/meta/themeOptions"}
COUNTS = {"work": 3, "education": 3, "projects": 2, "awards": 5, "publications": 33,
          "volunteer": 13, "interests": 2}
TYPES = {"preprint": 2, "paper-conference": 22, "article-journal": 9}


def bare(text):
    return re.sub(r"\s+", "", text).casefold() if isinstance(text, str) else text


def compare(pointer, wanted, got):
    """Yields where two values differ, other than by white space and case."""
    if pointer in OWN:
        return
    if isinstance(wanted, dict) and isinstance(got, dict):
        for key in list(wanted) + [key for key in got if key not in wanted]:
            yield from compare(f"{pointer}/{key}", wanted.get(key), got.get(key))
    elif isinstance(wanted, list) and isinstance(got, list) and len(wanted) == len(got):
        for index, pair in enumerate(zip(wanted, got)):
            yield from compare(f"{pointer}/{index}", *pair)
    elif bare(wanted) != bare(got):
        yield f"{pointer}: wanted {wanted!r}, got {got!r}"


def main():
    source = Path(ROOT) / "tests/golden/markdown-academic/input.md"
    run = subprocess.run([os.environ["CVX_COMMAND"], "--format", "json", "-o", "-", str(source)],
                         capture_output=True, text=True, check=True)
    got = json.loads(run.stdout)
    wanted = json.loads((Path(ROOT) / "samples/academic.resume.json").read_text("utf-8"))
    faults = list(compare("", wanted, got))
    faults += [f"{key}: {len(got.get(key, []))}, not {count}" for key, count in COUNTS.items()
               if len(got.get(key, [])) != count]
    types = [publication.get("type") for publication in got["publications"]]
    faults += [f"{kind}: {types.count(kind)}, not {count}" for kind, count in TYPES.items()
               if types.count(kind) != count]
    labels = got["meta"]["themeOptions"]["sectionLabels"]
    titles = wanted["meta"]["themeOptions"]["sectionLabels"]
    faults += [f"the title of {key} is {labels.get(key)}, not {title}"
               for key, title in titles.items() if labels.get(key, "Honors & Awards") != title]
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
