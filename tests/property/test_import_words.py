#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""No word of a CV that is written as text is lost on the way in: each is in the JSON that cvexport
makes of it, or a diagnostic names its line. A text has no leaves, so this looks for words, as
test_import_leaves.py counts values. Numbers are counted: a year is in many places, so it must be in
the JSON as often as it was written, whatever the dates are made of.

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
seit bis im beim na no em nella au desde hasta now present heute 至今 现在 現在 vol no nr pp pages issued od tel""".split())
MONTHS = set("""january february march april may june july august september october november december
jan feb mar apr jun jul aug sep sept oct nov dec märz juli januar janvier septembre décembre""".split())


# Names before a colon that are said by the name of the field that has their value.
FIELD_NAMES = set("""author title email lang summary location phone website username position date
from to employer host organization company""".split()) | {"phone display"}
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
    line = re.sub(r"((?:[^:：|•·⋅,;.(]|\.(?!\s+\w))+?)\s*[:：]", drop, line)
    line = re.sub(r"(?<=\|)([^|]+)(?=\|)", drop, line)  # in a cell of its own
    line = re.sub(r"\b([^\W\d_]+) (?=\d)", drop, line)  # "GPA 3.8"
    return line


def texts(value):
    """The texts of a JSON value, and the names of members that are no fields: they were said too. A
    date that is start and end at once was written once."""
    if isinstance(value, dict):
        for key, child in value.items():
            yield key
            if key != "endDate" or child != value.get("startDate"):
                yield from texts(child)
    elif isinstance(value, list):
        for child in value:
            yield from texts(child)
    else:
        yield str(value)


def numbers(text):
    """The numbers among the words of a text, however they are written: 6 is 06 is ６ is 6th."""
    for word in re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text)):
        if NUMBER.fullmatch(word):
            yield from map(int, re.findall(r"\d+", word))


NUMBER = re.compile(r"\d+(st|nd|rd|th|TH|er)?|(\d*[年月日년월일届至から現在]+)+\d*")
LIST_MARK = re.compile(r"^\s*[-*+>#]*\s*(\d{1,3}[.)]|[\[(]\d{1,3}[\])])\s")
# "2013-14", but not "2013-04", a month.
SHORT_END = re.compile(r"\b(\d\d)(\d\d\s*[-–/]\s*)(1[3-9]|[2-9]\d)(?![\d-])")


def numbers_of_line(line):
    """Those that a line says: not that which numbers it in a list; of "2013-14" the year that is
    meant."""
    return numbers(SHORT_END.sub(r"\1\2\g<1>\3", LIST_MARK.sub(" ", line)))


def is_said(word, out, joined):
    """Whether a word is in the output: as it is, or as a part of what was read into another form (a
    key in camel case). Numbers are counted apart."""
    return (word in out or word in JOINERS or word in MONTHS or bool(NUMBER.fullmatch(word))
            or (len(word) > 2 and word in joined))


def without_markup(line):
    line = re.sub(r"<!--.*?-->", " ", line)
    line = re.sub(r'<a\s[^>]*href="(?:mailto:|tel:)?([^"]*)"[^>]*>', r" \1 ", line)
    line = re.sub(r"</?[a-zA-Z][^>@:]*>|<[a-z]+\s[^>]*>", " ", line)
    line = re.sub(r"\[([^\]]*)\]\(#\)", r"\1", line)
    line = re.sub(r"^\s*:(PROPERTIES|END):\s*$|^\s*#\+(?=\w+:)|^\s*#\+(BEGIN|END)_.*", " ", line)
    line = re.sub(r"^\s*:(?:CV_|PRIOR_)?(\w+):", r"\1:", line)
    line = re.sub(r"\[\^[^\]]+\]:?|\[fn:[\w-]+\]|\[fn:[\w-]*:", " ", line)  # marks of footnotes
    line = re.sub(r"([<\[]\d{4}-\d\d-\d\d) \w+(?=[>\]])", r"\1", line)  # days of the week
    line = re.sub(r"mailto:|https?://doi\.org/", " ", line)
    return re.sub(r"\{\{\{\w+\(|@@\w*:?", " ", line)


def lost(lines, reported, resume):
    """What of the lines (without those that are reported) is not in the JSON, as (line, word), and how
    much was looked for."""
    said = "\n".join(texts(resume))
    have = set(words(said))
    joined = re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", said).casefold())
    grouped = set(re.findall(r"\d{7,}", joined))  # telephones, whose digits come in groups
    have_numbers, said_numbers = Counter(numbers(said)), Counter()
    faults, count = [], 0
    for number, line in enumerate(lines, 1):
        if number in reported:
            continue
        bare = without_names(without_markup(line))
        for word in words(bare):
            count += 1
            if not is_said(word, have, joined):
                faults.append((number, word))
        for value in numbers_of_line(bare):
            count += 1
            said_numbers[value] += 1
            if said_numbers[value] > have_numbers[value] and str(value) not in grouped:
                faults.append((number, str(value)))
    return faults, count


def check(path, scratch):
    out = Path(scratch) / "out.json"
    run = subprocess.run(
        [os.environ["CVX_COMMAND"], "--format", "json", "--verbose", "--diagnostics", "json", str(path),
         "-o", str(out)], capture_output=True, text=True, check=False)
    if run.returncode:
        return [f"{path}: not read: {run.stderr}"], 0
    reported = {json.loads(line).get("line") for line in run.stderr.splitlines() if line}
    lines = path.read_text("utf-8").splitlines()
    faults, count = lost(lines, reported, json.loads(out.read_text("utf-8")))
    return [f"{path}:{number}: {word} is lost: {lines[number - 1][:90]}"
            for number, word in faults], count


def check_itself():
    """What is lost is seen: a word, a year that is elsewhere too, the number of a grant."""
    lines = ["# Ada Roe", "2019 – 2021: Solver, grant 2430500", "2021: Prize"]
    whole = {"basics": {"name": "Ada Roe"},
             "projects": [{"name": "Solver, grant 2430500", "startDate": "2019", "endDate": "2021"}],
             "awards": [{"title": "Prize", "date": "2021"}]}
    assert lost(lines, set(), whole)[0] == []
    for text, part, fault in (("Prize", "P", (3, "prize")), ("2430500", "", (2, "2430500")),
                              ('"date": "2021"', '"date": ""', (3, "2021"))):
        less = json.loads(json.dumps(whole).replace(text, part))
        assert lost(lines, set(), less)[0] == [fault], (text, lost(lines, set(), less))
    assert lost(lines, {3}, whole | {"awards": []})[0] == []


def main():
    read_names()
    check_itself()
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
