#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A DOCX of ours that someone has spoilt: bombs, document types, deep and long bodies, parts that are
gone or something else. Of hostile ZIPs as such tells test_hostile_archive.py."""
import io
import json
import os
import re
import subprocess
import unittest
import zipfile

from command import SAMPLES, fast_command, main
from hostile import HostileTest

BODY, ITEM = "word/document.xml", "customXml/item1.xml"
PARAGRAPH = b"<w:p><w:r><w:t>%b</w:t></w:r></w:p>"
DOCTYPE = b'<!DOCTYPE x [<!ENTITY a "b">]>'
SDT, SDT_END = b"<w:sdt><w:sdtContent>", b"</w:sdtContent></w:sdt>"


def inside(more):
    """The body with something more before its first paragraph."""
    return lambda part: part.replace(b"<w:body>", b"<w:body>" + (more() if callable(more) else more))


def with_doctype(part):
    return DOCTYPE + part.partition(b"?>")[2]


def words(count):
    return b"".join(PARAGRAPH % f"a new paragraph, the {i}th".encode() for i in range(count))


# Case -> (part, what becomes of it (None: it is taken out), code and words; None, None: it is read)
CASES = {
    "nothing": (BODY, lambda part: part, None, None),
    "a bomb": (BODY, inside(lambda: b"<w:p/>" * 10_000_000), "limit", "more than 100 times"),
    "a bomb in another part": ("word/styles.xml", lambda part: part + b" " * (300 << 20), "limit",
                               "more than 67108864 bytes"),
    "a bomb of elements": (BODY, inside(lambda: b"".join(
        b"<w:p w:a='%x'/>" % (i * 2654435761 % 2**32) for i in range(2_000_000))), "limit",
        "values: more than 2097152"),
    "a document type": (BODY, with_doctype, "syntax", "a document type"),
    "a document type beside": (ITEM, with_doctype, "syntax", "a document type"),
    "tables in tables": (BODY, inside(b"<w:tbl><w:tr><w:tc>" * 5_000), "limit", "more than 128"),
    "controls in controls": (BODY, inside(SDT * 50 + PARAGRAPH % b"deep" + SDT_END * 50), None, None),
    "30,000 paragraphs": (BODY, inside(lambda: words(30_000)), None, None),
    "a long paragraph": (BODY, inside(lambda: PARAGRAPH % os.urandom(1_000_000).hex().encode()), None,
                         None),
    "no body": (BODY, lambda part: None, "control-character", "another ZIP archive"),
    "an empty body": (BODY, lambda part: b"", "no-input", "empty"),
    "another body": (BODY, lambda part: b"<html/>", "not-a-resume", ""),
    "noise": (BODY, lambda part: b"\0" + os.urandom(100_000), "control-character", ""),
    "no data": (ITEM, lambda part: None, "not-a-resume", "without a CV's data inside"),
    "other data": (ITEM, lambda part: b"<x/>", "not-a-resume", "without a CV's data inside"),
    "data cut off": (ITEM, lambda part: part[:len(part) // 2], "syntax", ""),
}


def behind(word, count, properties=b""):
    """So many new paragraphs behind the one with that word."""
    def change(part):
        at = part.index(b"</w:p>", part.index(word)) + len(b"</w:p>")
        more = words(count).replace(b"<w:p>", b"<w:p>" + properties)
        return part[:at] + more + part[at:]
    return change


BULLET = b'<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
HEADING = b'<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>'
# The same, of 20,000 jobs: what is looked up for each must not cost as much as there are.
MANY = {
    "nothing": (BODY, lambda part: part, None, None),
    "more of a summary": (BODY, behind(b"Knows", 20_000), None, None),
    "more items": (BODY, behind(b"Done 77", 20_000, BULLET), None, None),
    "more headings": (BODY, behind(b"Done 77", 20_000, HEADING), None, None),
    "every item changed": (BODY, lambda part: part.replace(b"Done", b"Finished"), None, None),
    "every item gone": (BODY, lambda part: part.replace(b"Done", b"").replace(b"Employer", b""), None,
                        None),
    "text before every value": (BODY, lambda part: part.replace(
        b"<w:sdt>", b"<w:r><w:t>typed </w:t></w:r><w:sdt>"), None, None),
    "no controls": (BODY, lambda part: re.sub(
        rb"</?w:sdt(Content)?>|<w:sdtPr>.*?</w:sdtPr>", b"", part), None, None),
}


class Docx(HostileTest):
    def exported(self, source):
        """The parts of the DOCX that is made of a CV."""
        subprocess.run([fast_command(), "--quiet", "--format", "docx", source, "-o",
                        self.path("sample.docx")], cwd=self.folder, check=True, timeout=300)
        with zipfile.ZipFile(self.path("sample.docx")) as docx:
            parts = {name: docx.read(name) for name in docx.namelist()}
        os.remove(self.path("sample.docx"))
        return parts

    def test_edits_of_a_large_one(self):
        self.write("large.json", json.dumps({"basics": {"name": "Ann Lee", "summary": "Knows much."},
                                             "work": [{"name": f"Employer {i}", "position": "Diver",
                                                       "highlights": [f"Done {i}"]}
                                                      for i in range(20_000)]}))
        parts = self.exported("large.json")
        for name, (part, change, *wanted) in MANY.items():
            content = self.spoil(parts, part, change, zipfile.ZIP_STORED)
            self.check(".docx", {name: (content, *wanted)})

    def test_what_is_spoilt(self):
        parts = self.exported(os.path.join(SAMPLES, "maximal.resume.json"))
        cases = {name: (lambda part=part, change=change: self.spoil(parts, part, change), *wanted)
                 for name, (part, change, *wanted) in CASES.items()}
        self.check(".docx", cases)

    def spoil(self, parts, name, change, method=zipfile.ZIP_DEFLATED):
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w", method) as docx:
            for part, content in parts.items():
                content = change(content) if part == name else content
                if content is not None:
                    docx.writestr(part, content)
        return data.getvalue()


if __name__ == "__main__":
    main()
