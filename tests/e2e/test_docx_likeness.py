#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The DOCX looks like the PDF: set by LibreOffice, every sample has in every theme as many pages as
its PDF, and each section starts within a few lines of where it starts there."""
import collections
import glob
import os
import tempfile
import unittest
import xml.etree.ElementTree as xml

import readers
import word
from command import SAMPLES, command
from need import need
from readers import fold
from tree import trees

THEMES = ("plain", "modern", "academic", "compact")
LINES = 4  # so many lines away is "within a few"
LEADING = 12.6  # points, about
SAME_LINE = 4  # points: no two lines are as near
HTML = "{http://www.w3.org/1999/xhtml}"


def lines_of(pdf):
    """(page, y, text) of each line: the words whose middles are at one height, wherever they stand."""
    document = xml.fromstring(readers.run("pdftotext", "-bbox", "-enc", "UTF-8", pdf, "-"))
    found = []
    for number, page in enumerate(document.iter(HTML + "page")):
        words = sorted(((float(one.get("yMin")) + float(one.get("yMax"))) / 2, one.text or "")
                       for one in page.iter(HTML + "word"))
        for y, text in words:
            if found and found[-1][0] == number and y - found[-1][1] < SAME_LINE:
                found[-1] = (number, found[-1][1], found[-1][2] + text)
            else:
                found.append((number, y, text))
    return found


def letters(text):
    """What a line is known by: small capitals and the order of right-to-left text do not count."""
    return tuple(sorted(collections.Counter(fold(text).casefold()).items()))


def starts(pdf, headings, heights):
    """How far down its flow of text each section starts, in points."""
    top, height = heights
    found, rest = [], list(headings)
    for page, y, text in sorted(lines_of(pdf)):
        if rest and letters(text) == letters(rest[0]):
            found.append(page * height + y - top)
            rest.pop(0)
    return found


class Likeness(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="cvexport-test-")
        cls.samples = sorted(glob.glob(os.path.join(SAMPLES, "*.json")))
        cls.trees = trees(cls.samples, cls.folder.name)
        documents = []
        for theme in THEMES:
            folder = os.path.join(cls.folder.name, theme)
            os.makedirs(folder)
            word.export(cls.samples, folder, "--theme", theme, formats="docx,pdf")
            for sample in cls.samples:
                # LibreOffice writes all its PDFs into one folder.
                name = os.path.join(cls.folder.name, f"{theme}-{os.path.basename(sample)}.docx")
                os.rename(word.docx_of(sample, folder), name)
                documents.append(name)
        word.render(documents, cls.folder.name)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def for_each(self, look):
        for theme in THEMES:
            for sample in self.samples:
                with self.subTest(cv=os.path.basename(sample), theme=theme):
                    theirs = os.path.join(self.folder.name,
                                          f"{theme}-{os.path.basename(sample)}.pdf")
                    ours = word.docx_of(sample, os.path.join(self.folder.name, theme))
                    look(sample, ours.replace(".docx", ".pdf"), theirs)

    def test_as_many_pages(self):
        def look(_, ours, theirs):
            self.assertEqual(word.pages(theirs), word.pages(ours))

        self.for_each(look)

    def test_sections_start_where_they_start_in_the_pdf(self):
        def look(sample, ours, theirs):
            headings = [block.part("text") for block in self.trees[sample][0] if block.level == 1]
            self.assertGreater(len(headings), 1)
            heights = (50, 740)  # of the margin and of the text, about: the same for both
            wanted, found = starts(ours, headings, heights), starts(theirs, headings, heights)
            self.assertEqual(len(wanted), len(headings))
            self.assertEqual(len(found), len(headings))
            for heading, a, b in zip(headings, wanted, found):
                self.assertLess(abs(a - b) / LEADING, LINES,
                                f"{heading}: {(b - a) / LEADING:+.1f} lines")

        self.for_each(look)


if __name__ == "__main__":
    command()
    need("soffice", "pdftotext", "pdfinfo")
    unittest.main(verbosity=2)
