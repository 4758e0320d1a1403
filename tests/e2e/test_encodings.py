#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""One small file of each format in every encoding that people and their enemies save it in. What is
UTF-8, with a mark or without, is read; single bytes are read as Windows-1252 and reported; what has
two bytes a character, or a NUL, is refused with what to do. What comes out is always UTF-8."""
import json
import os
import unittest

from command import main
from hostile import HostileTest

# Format -> (suffix, a CV of Zoë's, in which NOTE is what is spoilt).
NOTE = "Zoë—NOTE"
FILES = {
    "jsonresume": (".json", '{"basics": {"name": "Zoë Lee", "summary": "%s"}}\n' % NOTE),
    "jsonresume as YAML": (".yaml", 'basics:\n  name: Zoë Lee\n  summary: "%s"\n' % NOTE),
    "markdown": (".md", f"# Zoë Lee\n\nzoe@example.com\n\n## Summary\n\n{NOTE}\n"),
    "org": (".org", f"#+TITLE: Zoë Lee\n#+EMAIL: zoe@example.com\n* Summary\n{NOTE}\n"),
    "linkedin": (".csv", f"First Name,Last Name,Headline,Summary\nZoë,Lee,Diver,{NOTE}\n"),
    "europass": (".xml", '<SkillsPassport xmlns="http://europass.cedefop.europa.eu/Europass">'
                         "<LearnerInfo><Identification><PersonName><FirstName>Zoë</FirstName>"
                         "<Surname>Lee</Surname></PersonName></Identification><Headline><Type>"
                         f"<Code>personal_statement</Code></Type><Description><Label>{NOTE}</Label>"
                         "</Description></Headline></LearnerInfo></SkillsPassport>\n"),
    "europass as JSON": (".json", '{"SkillsPassport": {"LearnerInfo": {"Identification": {'
                                  '"PersonName": {"FirstName": "Zoë", "Surname": "Lee"}}, "Headline": '
                                  '{"Type": {"Code": "personal_statement"}, "Description": '
                                  '{"Label": "%s"}}}}}\n' % NOTE),
    "rendercv": (".yaml", "cv:\n  name: Zoë Lee\n  sections:\n    summary:\n"
                          f'      - "{NOTE}"\n'),
    "yamlresume": (".yml", f'content:\n  basics:\n    name: Zoë Lee\n    summary: "{NOTE}"\n'
                           "  education: []\nlayout: {}\n"),
    "fresh": (".json", '{"name": "Zoë Lee", "meta": {"format": "FRESH@0.6.0"}, "info": '
                       '{"brief": "%s"}}\n' % NOTE),
    "reactiveresume": (".json", '{"basics": {"name": "Zoë Lee"}, "metadata": {"template": "rhyhorn"}, '
                                '"sections": {"summary": {"id": "summary", "name": "Summary", '
                                '"visible": true, "content": "<p>%s</p>"}}}\n' % NOTE),
    "visiky": (".json", '{"profile": {"name": "Zoë Lee", "mobile": "1"}, "aboutme": '
                        '{"aboutme_desc": "%s"}, "educationList": []}\n' % NOTE),
    "bibtex": (".bib", "@book{a,\n  title = {Zoë},\n  author = {Lee, Zoë},\n"
                       f"  note = {{{NOTE}}}\n}}\n"),
    "csl": (".json", '[{"id": "a", "type": "book", "title": "Zoë", "note": "%s", "author": '
                     '[{"family": "Lee", "given": "Zoë"}]}]\n' % NOTE),
}


def with_bytes(raw):
    """The text in UTF-8 with bytes in the middle of a value."""
    return lambda text: text.replace("NOTE", "A@@B").encode().replace(b"@@", raw)


# Encoding -> (how a text is written in it, the code of the diagnostic, a part of its message, and
# what the note then reads; None: the file is refused).
READ = {
    "UTF-8": (str.encode, None, "", NOTE),
    "UTF-8 with a mark": (lambda text: b"\xef\xbb\xbf" + text.encode(), None, "", NOTE),
    "Windows-1252": (lambda text: text.encode("windows-1252"), "encoding", "is no UTF-8", NOTE),
    "Latin-1": (lambda text: text.replace("—", "-").encode("latin-1"), "encoding",
                "byte 0xEB", NOTE.replace("—", "-")),
    "both": (with_bytes(b"\x93q\x94"), "encoding", "byte 0x93", "Zoë—A“q”B"),
    "an overlong slash": (with_bytes(b"\xc0\xaf"), "encoding", "byte 0xC0", "Zoë—AÀ¯B"),
    "a longer slash": (with_bytes(b"\xe0\x80\xaf"), "encoding", "byte 0xE0", "Zoë—Aà€¯B"),
    "an overlong NUL": (with_bytes(b"\xc0\x80"), "encoding", "byte 0xC0", "Zoë—AÀ€B"),
    "a surrogate": (with_bytes(b"\xed\xa0\x80"), "encoding", "byte 0xED", "Zoë—Aí\u00a0€B"),
    "two surrogates": (with_bytes(b"\xed\xa0\xbd\xed\xb8\x80"), "encoding", "byte 0xED",
                       "Zoë—Aí\u00a0½í¸€B"),
    "beyond Unicode": (with_bytes(b"\xf4\x90\x80\x80"), "encoding", "byte 0xF4", None),
    "half a character": (with_bytes(b"\xe2\x80"), "encoding", "byte 0xE2", "Zoë—Aâ€B"),
    "byte 0xFF": (with_bytes(b"\xff"), "encoding", "byte 0xFF", "Zoë—AÿB"),
}
REFUSED = {
    "UTF-16, little": (lambda text: b"\xff\xfe" + text.encode("utf-16-le"), "UTF-16"),
    "UTF-16, big": (lambda text: b"\xfe\xff" + text.encode("utf-16-be"), "UTF-16"),
    "UTF-16, little, no mark": (lambda text: text.encode("utf-16-le"), "UTF-16"),
    "UTF-16, big, no mark": (lambda text: text.encode("utf-16-be"), "UTF-16"),
    "UTF-32, little": (lambda text: b"\xff\xfe\0\0" + text.encode("utf-32-le"), "UTF-32"),
    "UTF-32, big": (lambda text: b"\0\0\xfe\xff" + text.encode("utf-32-be"), "UTF-32"),
    "NUL": (with_bytes(b"\0"), "a NUL byte at offset"),
}


def texts(node):
    if isinstance(node, str):
        yield node
    elif isinstance(node, (dict, list)):
        for child in node.values() if isinstance(node, dict) else node:
            yield from texts(child)


class Encodings(HostileTest):
    def for_each(self, encodings, look):
        for form, (suffix, text) in FILES.items():
            for name, case in encodings.items():
                for words in ([], ["--from", form.split()[0]]):
                    with self.subTest(form=form, encoding=name, words=words):
                        path = f"in{suffix}"
                        self.write(path, case[0](text))
                        status, said = self.give(path, *words)
                        look(case, status, said)

    def test_what_is_read(self):
        def look(case, status, said):
            _, code, part, note = case
            self.assertEqual(status, 0, said)
            found = [one["message"] for one in said if one["code"] == "encoding"]
            self.assertEqual(len(found), code is not None, said)
            self.assertTrue(not found or part in found[0], found)
            with open(self.path("out.json"), encoding="utf-8") as file:
                words = " ".join(texts(json.load(file)))
            os.remove(self.path("out.json"))
            self.assertIn("Zoë", words)
            if note:
                self.assertIn(note, words)

        self.for_each(READ, look)

    def test_what_is_refused(self):
        def look(case, status, said):
            self.assertEqual((status, [one["code"] for one in said]), (1, ["control-character"]), said)
            self.assertIn(case[1], said[0]["message"])
            self.assertIn("UTF-8", said[0]["hint"])
            self.assertFalse(os.path.exists(self.path("out.json")))

        self.for_each(REFUSED, look)

    def test_escapes_of_half_characters(self):
        """JSON can name a surrogate: U+FFFD stands for one that is alone. In YAML no escape can."""
        for form in ("jsonresume", "europass as JSON", "fresh", "reactiveresume", "visiky", "csl"):
            suffix, text = FILES[form]
            for escape, wanted in ((r"\ud83d", "\ufffd"), (r"\ude00", "\ufffd"),
                                   (r"\ud83d\ud83d", "\ufffd\ufffd"), (r"\ud83d\ude00", "\U0001f600")):
                with self.subTest(form=form, escape=escape):
                    self.write(f"in{suffix}", text.replace("NOTE", f"A{escape}B"))
                    status, said = self.give(f"in{suffix}")
                    self.assertEqual(status, 0, said)
                    with open(self.path("out.json"), encoding="utf-8") as file:
                        self.assertIn(f"A{wanted}B", " ".join(texts(json.load(file))))
                    self.assertEqual("lone-surrogate" in [one["code"] for one in said],
                                     "\ufffd" in wanted)
        os.remove(self.path("out.json"))
        for form in ("jsonresume as YAML", "rendercv", "yamlresume"):
            suffix, text = FILES[form]
            for escape in (r"\ud83d", r"\ud83d\ude00"):
                self.write(f"in{suffix}", text.replace("NOTE", f"A{escape}B"))
                error = self.outcome(f"in{suffix}")
                self.assertEqual(error["code"], "syntax")
                self.assertIn("this escape names no character", error["message"])


if __name__ == "__main__":
    main()
