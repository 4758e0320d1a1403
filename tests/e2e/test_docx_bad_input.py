#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Hostile and odd CVs as DOCX: each still passes Microsoft's validator, docx-check, LibreOffice and
pandoc, and what was changed is reported."""
import copy
import glob
import json
import os
import tempfile
import unittest

import word
from command import SAMPLES, command
from controls import Word, load, resolve
from need import need

BAD_URLS = ["https://a b.example/c d", "https:\\\\a.example\\b", "javascript:alert(1)", "JaVaScRiPt:x",
            "file:///etc/passwd", "data:text/html,<b>x</b>", "//a.example", "mailto:one@",
            "https://a.example/%zz?x=<y>&z=\"q\"", "https://тест.example/ж", "ftp://a.example", "\u202ehttp://a"]
LONG = "pneumonoultramicroscopicsilicovolcanoconiosis "


def sample():
    with open(os.path.join(SAMPLES, "maximal.resume.json"), encoding="utf-8") as file:
        return json.load(file)


def is_text(path):
    """Whether a member is a text of the person's, not a date, a number, a link or a setting."""
    last = next(key for key in reversed(path) if isinstance(key, str))
    return path[0] not in ("meta", "$schema") and last not in (
        "image", "startDate", "endDate", "date", "releaseDate", "type", "countryCode", "url",
        "email", "doi", "language", "emails", "phone", "equalContribution")


def every_text(change):
    """The sample with every text changed."""
    def walk(node, path):
        if isinstance(node, dict):
            return {key: walk(value, path + [key]) for key, value in node.items()}
        if isinstance(node, list):
            return [walk(value, path + [index]) for index, value in enumerate(node)]
        return change(node) if isinstance(node, str) and is_text(path) and node else node

    return walk(sample(), [])


def with_urls():
    cv = sample()
    urls = iter(BAD_URLS * 20)
    for section in cv.values():
        for entry in section if isinstance(section, list) else []:
            if isinstance(entry, dict) and "url" in entry:
                entry["url"] = next(urls)
    cv["basics"]["url"] = "https://a b.example"
    cv["basics"]["profiles"] = [{"network": f"N{i}", "username": f"u{i}", "url": url}
                                for i, url in enumerate(BAD_URLS)]
    return cv


def colliding():
    """Pointers that no tag holds, alike in their first and last 64 characters; keys that are not for
    XML; the same employers and names again and again."""
    odd = {f"{'k' * 70}{i % 2}{'k' * 70}{i}": f"value {i}" for i in range(40)}
    odd.update({"a&b<c>\"d'": "y", "é" * 65: "z", "😀" * 40: "w"})
    jobs = [{"name": "Same Employer", "position": "Same Position", "url": "https://same.example",
             "startDate": "2001", "endDate": "2002", "highlights": ["Same", "Same"]}] * 30
    return {"basics": {"name": "Same", "label": "Same"}, "work": copy.deepcopy(jobs), "odd": odd}


def picture(uri):
    cv = sample()
    cv["basics"]["image"] = uri
    return cv


def put(text, inside):
    return text[:1] + inside + text[1:]


# What is written, and a code that speaks of it. A function makes the CV; bytes are the file.
CASES = {
    "controls": (lambda: every_text(lambda text: put(text, "\x01\x0b\x1f\x7f")), "text-cleaned"),
    "noncharacters": (lambda: every_text(lambda text: put(text, "\ufffe\uffff")), "text-cleaned"),
    "breaks": (lambda: every_text(lambda text: put(text, "\n") + "\t\r\n" + text), None),
    "tabs": (lambda: every_text(lambda text: "\t" + put(text, "\t\t") + "\t"), None),
    "urls": (with_urls, "bad-url"),
    "no-image": (lambda: picture("data:image/png;base64,AAAA"), "bad-image"),
    "no-base64": (lambda: picture("data:image/png;base64,!?"), "bad-image"),
    "long-title": (lambda: {**sample(), "basics": {"name": (LONG * 120)[:5000].strip()}}, None),
    "long-word": (lambda: {**sample(), "basics": {"name": "x" * 5000}}, None),
    "colliding": (colliding, None),
    "many": (lambda: {"basics": {"name": "Ada Lovelace"}, "work": [
        {"name": f"Employer {i}", "position": "Engineer", "startDate": f"{1900 + i % 100}"}
        for i in range(10_000)]}, None),
}
RAW = {"invalid-utf-8": (b'{"basics": {"name": "Zo\xeb \xff\xfe", "label": "caf\xe9"}, '
                         b'"work": [{"name": "\x93Quoted\x94", "position": "\xc3\x28"}]}', "encoding")}
# Beside the rules of Word, docx-check knows what usually is a mistake, and here is the input's: a
# handle with two @ and links that lead nowhere are plain text; the label of a list is bold.
MEANT = {
    "urls": {"hyperlinks"}, "no-image": {"hyperlinks"}, "no-base64": {"hyperlinks"},
    "controls": {"hyperlinks", "headings"}, "noncharacters": {"hyperlinks", "headings"},
    "breaks": {"hyperlinks", "headings"}, "tabs": {"hyperlinks", "headings"},
}


class BadInput(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="cvexport-test-")
        folder = cls.folder.name
        for name, (make, _) in CASES.items():
            with open(os.path.join(folder, name + ".json"), "w", encoding="utf-8") as file:
                json.dump(make(), file)
        for name, (content, _) in RAW.items():
            with open(os.path.join(folder, name + ".json"), "wb") as file:
                file.write(content)
        inputs = sorted(glob.glob(os.path.join(folder, "*.json")))
        cls.said = word.export(inputs, folder, "--verbose")
        cls.files = {os.path.basename(path)[:-5]: word.docx_of(path, folder) for path in inputs}
        word.render(list(cls.files.values()), folder)
        cls.checks = word.check(list(cls.files.values()), folder)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def codes(self, name):
        return {one["code"] for one in
                self.said.get(os.path.join(self.folder.name, name + ".json"), ())}

    def for_each(self, look):
        self.assertEqual(len(self.files), len(CASES) + len(RAW))
        for name, docx in self.files.items():
            with self.subTest(cv=name):
                look(name, docx)

    def test_every_check_passes(self):
        def look(name, docx):
            found = self.checks[docx]
            self.assertEqual(len(found), word.CHECKS)
            failed = {check: message for check, (status, message) in found.items()
                      if status != "PASS" and check not in MEANT.get(name, ())}
            self.assertEqual(failed, {})

        self.for_each(look)

    def test_what_was_changed_is_reported(self):
        def look(name, _):
            code = {**CASES, **RAW}[name][1]
            if code:
                self.assertIn(code, self.codes(name))

        self.for_each(look)

    def test_pandoc_reads_it(self):
        def look(_, docx):
            self.assertIn("title", word.pandoc(docx)["meta"])

        self.for_each(look)

    def test_controls_lead_to_values_and_no_two_pointers_have_one_tag(self):
        def look(_, docx):
            file = Word(docx)
            document = load(file.json)
            self.assertEqual(len(set(file.pointers.values())), len(file.pointers))
            for pointer, _ in file.controls():
                self.assertNotIsInstance(resolve(document, pointer), (dict, list))

        self.for_each(look)
        self.assertGreater(len(Word(self.files["colliding"]).pointers), 40)

    def test_links_are_safe(self):
        def look(_, docx):
            for target in Word(docx).links:
                self.assertRegex(target, r"^(https?://|mailto:|tel:)[!-~]+$")
                self.assertNotRegex(target, r"[\\<>\"{}|^` ]")

        self.for_each(look)

    def test_it_grows_with_the_cv(self):
        """Ten times the entries, ten times the file: nothing grows faster than the CV."""
        sizes = []
        for count in (200, 2000):
            path = os.path.join(self.folder.name, f"grow{count}.cv")
            jobs = CASES["many"][0]()["work"][:count]
            with open(path, "w", encoding="utf-8") as file:
                json.dump({"basics": {"name": "Ada"}, "work": jobs}, file)
            word.export([path], self.folder.name)
            sizes.append(len(Word(word.docx_of(path, self.folder.name))
                             .parts["word/document.xml"]))
        self.assertLess(sizes[1], sizes[0] * 10.5)


if __name__ == "__main__":
    command()
    need(*word.TOOLS)
    unittest.main(verbosity=2)
