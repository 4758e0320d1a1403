#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Each limit of core/base/limits.h, exceeded by as little as can be: one error that says the limit.
And whatever is refused, of the corpus and of ours, has exactly one error, with a hint."""
import glob
import io
import os
import re
import unittest
import zipfile
import zlib

import imports
from command import ROOT, main
from hostile import HostileTest
from test_hostile_picture import black
from test_hostile_pdf import CARRIER, PAGES, SPEC, pdf_of

PROFILE = "First Name,Last Name,Headline\nAnn,Lee,Diver\n"
HEAD = "# Ann Lee\n\n## Work\n\n"
OPEN, CLOSE = '<Candidate xmlns="http://www.europass.eu/1.0">', "</Candidate>"


def limits():
    """Name -> value."""
    with open(os.path.join(ROOT, "core/base/limits.h"), encoding="utf-8") as file:
        found = re.findall(r"^#define CVX_LIMIT_(\w+) +([\d<() ]+)$", file.read(), re.MULTILINE)
    return {name: eval(value) for name, value in found}  # pylint: disable=eval-used


LIMIT = limits()


def archive(*files):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files:
            made.writestr(name, content)
    return data.getvalue()


def attached(content):
    return pdf_of(CARRIER, PAGES, SPEC, b"<< /Length %d >>\nstream\n" % len(content) + content
                  + b"\nendstream")


def nested(depth):
    """A CV in so many PDFs."""
    content = b'{"basics": {"name": "Ann Lee"}}'
    for _ in range(depth):
        content = attached(content)
    return content


def packed(size):
    """A PDF with an object stream that unpacks to so many bytes."""
    data = zlib.compress(b"9 0 " + b" " * (size - 4))
    return pdf_of(CARRIER, PAGES, SPEC, b"<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode "
                  b"/Length %d >>\nstream\n" % len(data) + data + b"\nendstream")


def attributes(count):
    return OPEN + "<x " + " ".join(f'a{i}="1"' for i in range(count)) + "/>" + CLOSE


def aliases(size):
    """YAML whose aliases stand for more than so many bytes."""
    text = "x" * 1000
    return f"basics: {{name: Ann}}\nskills:\n- &a {text}\n" + "- *a\n" * (size // 1000 + 1)


# Limit -> (suffix, what exceeds it by little, how the message says it; None: its number).
CASES = {
    "INPUT": (".json", lambda n: '{"basics": {"name": "' + "x" * n + '"}}', "64 MB"),
    "TEXT": (".md", lambda n: HEAD + "x" * n, "4 MB"),
    "LINES": (".md", lambda n: HEAD + "x\n" * n, None),
    "HEADINGS": (".md", lambda n: HEAD + "## Work\n" * n, None),
    "DEPTH": (".json", lambda n: '{"x": ' + "[" * n + "]" * n + "}", None),
    "VALUES": (".json", lambda n: '{"x": [' + "0," * n + "0]}", None),
    "MEMBERS": (".json", lambda n: '{"name": "Ann", "meta": {"format": "FRESH@0.6.0"}, "info": {' +
                ", ".join(f'"k{i}": "x"' for i in range(n + 1)) + "}}", None),
    "ANCHORS": (".yaml", lambda n: "basics: {name: Ann}\nskills:\n" + "".join(
        f"- &a{i} x\n" for i in range(n + 1)), None),
    "ALIASED": (".yaml", aliases, None),
    "MACROS": (".bib", lambda n: "@book{a, title={T}}\n" + "".join(
        f"@string{{a{i} = {{x}}}}\n" for i in range(n + 1)), None),
    "EXPANDED": (".bib", lambda n: "@string{a = {" + "x" * 100_000 + "}}\n@book{a, title = a" +
                 " # a" * (n // 100_000) + "}\n", None),
    "SECTIONS": (".yaml", lambda n: "cv:\n  name: Ann\n  sections:\n" + "".join(
        f"    s{i}: [a]\n" for i in range(n + 1)), None),
    "NESTED": (".pdf", lambda n: nested(n + 1), None),
    "STRUCTURE": (".pdf", lambda n: packed(n + 1), None),
    "NAMES": (".xml", lambda n: OPEN + "".join(f"<a{i}/>" for i in range(n + 1)) + CLOSE, None),
    "ATTRIBUTES": (".xml", lambda n: attributes(n + 1), None),
    "NAME": (".xml", lambda n: f"{OPEN}<{'a' * (n + 1)}/>{CLOSE}", None),
    "PIECE": (".xml", lambda n: f"{OPEN}<!--{'a' * n}-->{CLOSE}", None),
    "COLUMNS": (".csv", lambda n: PROFILE.replace("line\n", "line" + ",x" * n + "\n"), None),
    "ENTRIES": (".zip", lambda n: archive(*((f"{i}.csv", "") for i in range(n + 1))), None),
    "RATIO": (".zip", lambda n: archive(("Profile.csv", PROFILE + "x" * (2 << 20))), None),
}
# Of photos, which are left out with a warning.
PHOTOS = {
    "PICTURE": (lambda n: black(30, 40) + bytes(n), "10 MB"),
    "PIXELS": (lambda n: black(4096, n // 4096 + 1), "16 million"),
}
# Of these no one hears: the one is a part of what ALIASED counts, the other of what RATIO does.
SILENT = {"ALIAS_VALUE", "RATIO_FREE"}


class Limits(HostileTest):
    def test_every_limit_has_a_case(self):
        self.assertEqual(set(LIMIT), set(CASES) | set(PHOTOS) | SILENT)

    def test_the_error_says_the_limit(self):
        for name, (suffix, make, words) in CASES.items():
            with self.subTest(name):
                self.write(f"in{suffix}", make(LIMIT[name]))
                error = self.outcome(f"in{suffix}")
                self.assertIsNotNone(error, "was read")
                self.assertEqual(error["code"], "limit", error)
                self.assertIn(words or str(LIMIT[name]), re.findall(
                    r"\d+ [A-Z]B|\d+", error["message"]))

    def test_a_photo_that_exceeds_one_is_left_out(self):
        for name, (make, words) in PHOTOS.items():
            self.write("photo.png", make(LIMIT[name]))
            self.write("cv.json", '{"basics": {"name": "Ann", "image": "photo.png"}}')
            for kind in ("pdf", "docx"):
                with self.subTest(limit=name, kind=kind):
                    status, said = self.give("cv.json", kind=kind)
                    self.assertEqual(status, 0)
                    [one] = [one for one in said if one["code"] == "bad-image"]
                    self.assertIn(words, one["message"])

    def test_what_is_at_a_limit_is_read(self):
        """Not one less than it says."""
        for name, suffix, content in (
                ("DEPTH", ".json", '{"basics": {"name": "A"}, "x": ' + "[" * (LIMIT["DEPTH"] - 1) +
                 "]" * (LIMIT["DEPTH"] - 1) + "}"),
                ("ANCHORS", ".yaml", "basics: {name: Ann}\nskills:\n" + "".join(
                    f"- &a{i} x\n" for i in range(LIMIT["ANCHORS"]))),
                ("SECTIONS", ".yaml", "cv:\n  name: Ann\n  sections:\n" + "".join(
                    f"    s{i}: [a]\n" for i in range(LIMIT["SECTIONS"]))),
                ("NESTED", ".pdf", nested(LIMIT["NESTED"])),
                ("COLUMNS", ".csv", PROFILE.replace(
                    "line\n", "line" + ",x" * (LIMIT["COLUMNS"] - 3) + "\n")),
                ("ENTRIES", ".zip", archive(("Profile.csv", PROFILE), *(
                    (f"{i}.txt", "") for i in range(LIMIT["ENTRIES"] - 1))))):
            with self.subTest(name):
                self.write(f"in{suffix}", content)
                self.assertIsNone(self.outcome(f"in{suffix}"))


class Refusals(HostileTest):
    def look(self, paths):
        """Gives every file; how many are refused, each with one error that is as it should be."""
        refused = 0
        for path in paths:
            with self.subTest(path):
                error = self.outcome(path)
                if error is None:
                    continue
                refused += 1
                self.assertTrue(error["message"].isprintable())
                self.assertLess(len(error["message"]), 200)
                self.assertNotEqual(error["hint"], error["message"])
                if error["code"] == "limit":
                    self.assertRegex(error["message"], r"\d")
        return refused

    def test_hints_speak_of_the_format(self):
        """What to do about a file that is no JSON is not to write JSON."""
        for name, content, words in (
                ("a.csv", PROFILE + 'A,"x\n', []), ("a.bib", "@book{a, title=}", []),
                ("b.bib", "@book{a, title={x", []), ("c.bib", "none", ["--from", "bibtex"]),
                ("a.xml", "<x>", []), ("b.xml", "<SkillsPassport><a></SkillsPassport>", []),
                ("c.xml", "<x/>", ["--from", "europass"]), ("a.yaml", "cv: [\n  a: b", []),
                ("b.yaml", "a: b", ["--from", "rendercv"]), ("c.yaml", "a: b", ["--from", "yamlresume"]),
                ("a.json", "{}", ["--from", "fresh"]), ("b.json", "{}", ["--from", "csl"]),
                ("a.md", "words", []), ("a.org", "words", []), ("a.pdf", "%PDF-1.7", []),
                ("a.zip", "PK\3\4.csv", []), ("b.zip", archive(("a.png", "")), []),
                ("a.tex", "\\documentclass{article}", []), ("a.html", "<!DOCTYPE html><p>", [])):
            with self.subTest(name):
                self.write(name, content)
                error = self.outcome(name, *words)
                self.assertIsNotNone(error, "was read")
                self.assertNotIn("JSON Resume", error["hint"])

    def test_one_error_of_two(self):
        """What exceeds a limit may be no CV besides."""
        self.write("cv.md", "# Ann Lee\n\n" + "".join(f"## S{i}\n\nx\n\n" for i in range(1100)))
        self.assertEqual(self.outcome("cv.md", "--from", "markdown")["code"], "limit")

    def test_ours(self):
        found = []
        for folder in ("tests/golden", "tests/fixtures", "tests/fuzz/corpus"):
            found += glob.glob(os.path.join(ROOT, folder, "*rejected*", "input.*"))
            found += glob.glob(os.path.join(ROOT, folder, "real-input", "0[23]-*"))
        found += sorted(glob.glob(os.path.join(ROOT, "tests/fuzz/corpus/import*", "*")))[::7]
        self.assertGreater(self.look(sorted(found)), 10)

    def test_the_corpus(self):
        if not os.path.isdir(imports.CORPUS):
            self.skipTest(f"there is no corpus in {imports.CORPUS}")
        paths = sorted(glob.glob(os.path.join(imports.CORPUS, "*", "*")))
        self.assertGreater(len(paths), 50)
        self.assertGreater(self.look(paths), 10)


if __name__ == "__main__":
    main()
