#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""No word of a CV that is written as text is lost on the way in: each is in the JSON that cvexport
makes of it, as often as it was written, or a diagnostic names its line. A text has no leaves, so
this counts words, as test_import_leaves.py counts values.

Goes over the goldens' inputs and, where they are there, over the corpus and the seed."""
import json
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter
from pathlib import Path

from source import ROOT

# What joins the parts of a line and is said by their places once they are apart; and the word for
# "until now", which JSON Resume says by an end date that is not there.
JOINERS = set("""in at of and by to for from the an der bei am und et chez en du de la von since depuis
seit bis now present heute 至今 现在 現在""".split())
MONTHS = set("""january february march april may june july august september october november december
jan feb mar apr jun jul aug sep sept oct nov dec märz juli januar janvier septembre décembre""".split())


# Names before a colon that are said by the name of the field that has their value.
FIELD_NAMES = set("""author title email lang summary location phone website username position date
from to employer host organization""".split()) | {"phone display"}
# Titles that an English CV has without saying so, and which are therefore not repeated.
USUAL = set()


def words(text):
    text = unicodedata.normalize("NFKC", text).casefold()
    found = re.findall(r"[^\W_]+", text)
    return [word for word in found if len(word) > 1 or ord(word) > 0x2E80]


def read_names():
    """The names of facts and titles, from the files by which the importer knows them."""
    lang = Path(ROOT) / "core/lang"
    for name in ("facts.txt", "sections.txt"):
        for line in (lang / name).read_text("utf-8").splitlines():
            key, _, names = line.partition(" ")
            if key.startswith("fact:") or key == "updated":
                FIELD_NAMES.update(" ".join(words(name)) for name in names.split(","))
    for line in (lang / "languages/en.txt").read_text("utf-8").splitlines():
        key, _, label = line.partition(" ")
        if re.fullmatch("[a-z]+", key):
            USUAL.add(" ".join(words(label)))


def without_names(line):
    """A line without the names of facts before colons and without a usual title."""
    if " ".join(words(line)) in USUAL:
        return ""

    def drop(match):
        return " " if " ".join(words(match.group(1))) in FIELD_NAMES else match.group(0)
    line = re.sub(r"([^:：|•·⋅,;]+?)\s*[:：]", drop, line)
    return line


def texts(value):
    """The texts of a JSON value, and the names of members that are no fields: they were said too."""
    if isinstance(value, dict):
        for key, child in value.items():
            yield key
            yield from texts(child)
    elif isinstance(value, list):
        for child in value:
            yield from texts(child)
    else:
        yield str(value)


def is_said(word, line, out, joined):
    """Whether a word is in the output: as it is, or as a part of what was read into another form (a
    date, a key in camel case, a Chinese date's number)."""
    if word in out or word in JOINERS or word in MONTHS:
        return True
    if re.fullmatch(r"\d{1,4}(st|nd|rd|th)?", word) or re.search(r"\d年|\d월", word):
        return True  # a part of a date; a number that is lost is missed in its line's other words
    return len(word) > 2 and word in joined


def without_markup(line):
    line = re.sub(r"<!--.*?-->", " ", line)
    line = re.sub(r"</?[a-zA-Z][^>@:]*>", " ", line)
    line = re.sub(r"\[([^\]]*)\]\(#\)", r"\1", line)
    line = re.sub(r"^\s*:(PROPERTIES|END):\s*$|^\s*#\+(?=\w+:)|^\s*#\+(BEGIN|END)_.*", " ", line)
    line = re.sub(r"^\s*:(?:CV_|PRIOR_)?(\w+):", r"\1:", line)
    line = re.sub(r"mailto:|https?://doi\.org/", " ", line)
    return re.sub(r"\{\{\{\w+\(|@@\w*:?", " ", line)


def check(path, scratch):
    out = Path(scratch) / "out.json"
    run = subprocess.run(
        [os.environ["CVX_COMMAND"], "--format", "json", "--verbose", "--diagnostics", "json", str(path),
         "-o", str(out)], capture_output=True, text=True, check=False)
    if run.returncode:
        return [f"{path}: not read: {run.stderr}"], 0
    reported = {json.loads(line).get("line") for line in run.stderr.splitlines() if line}
    said = "\n".join(texts(json.loads(out.read_text("utf-8"))))
    have = Counter(words(said))
    joined = re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", said).casefold())
    faults, count = [], 0
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if number in reported:
            continue
        for word in words(without_names(without_markup(line))):
            count += 1
            if not is_said(word, line, have, joined):
                faults.append(f"{path}:{number}: {word} is lost: {line[:90]}")
    return faults, count


def main():
    read_names()
    corpus = Path(os.environ.get("CVEXPORT_CORPUS", Path(ROOT).parent / "shared/corpus"))
    paths = [path for kind in ("md", "txt", "org") for path in
             Path(ROOT).glob(f"tests/golden/*/input.{kind}")]
    assert len(paths) > 7, "the goldens are gone"
    paths += [path for folder in ("markdown", "org") for path in (corpus / folder).glob("*")]
    paths += list((corpus.parent / "seed").glob("*.md"))
    faults, count = [], 0
    with tempfile.TemporaryDirectory() as scratch:
        for path in sorted(paths):
            more, counted = check(path, scratch)
            faults += more
            count += counted
    print("\n".join(faults))
    print(f"{count} words in {len(paths)} files, {len(faults)} lost")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
