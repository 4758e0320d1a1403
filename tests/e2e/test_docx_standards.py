#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What others find in the DOCX of every sample, and of every CV of a corpus that loads: Microsoft's
validator no error, docx-check nothing to complain of, LibreOffice a page in the document's order,
pandoc the document's title, headings, lists and links as such, docx2txt every text in its place.

CVEXPORT_CORPUS is the corpus's folder; without it the samples are what is looked at."""
import glob
import os
import re
import tempfile
import unittest

import word
from command import ROOT, SAMPLES, command
from need import need
from readers import fold
from tree import trees

CORPUS = os.path.join(os.environ.get("CVEXPORT_CORPUS", os.path.join(ROOT, "../shared/corpus")),
                      "jsonresume")

# What docx-check cannot say of every CV: the files, the checks, and why.
EXCEPTIONS = [
    ({"fresh-standard__fresh-test-resumes__src__jrs__empty",
      "wspittman__JsonResumeDotNet__Resume.Tests__SampleJson__deepNulls",
      "wspittman__JsonResumeDotNet__Resume.Tests__SampleJson__shallowNulls"},
     {"title", "headings", "empty-paragraphs", "semantics", "text-order-pdf"}, "the CV has no text"),
    ({"adamhl8__jsonresume-theme-cappuccino__resume"}, {"headings"}, "the CV has no section"),
    ({"joshuatz__linkedin-to-jsonresume__src__json-resume-template"}, {"title", "semantics"},
     "the CV has neither a name nor a label that could be its title"),
    ({"fresh-standard__fresh-test-resumes__src__jrs__jane-incomplete"}, {"dates"},
     "an entry has nothing but dates: they are its head"),
    ({"maximal.resume"}, {"hyperlinks"},
     "a handle, @amelie@social.example, is no e-mail address"),
]


def name_of(path):
    return os.path.basename(path).rsplit(".", 1)[0]


def plain(text):
    """Folded, and without what stands between items of a line."""
    return re.sub(r"[·|]", "", fold(text))


class Outline:
    """What pandoc or the document tree says a document consists of: (kind, text) in order, and the
    links as (target, text)."""

    def __init__(self):
        self.blocks = []
        self.links = []

    def add(self, kind, text):
        if plain(text):
            self.blocks.append((kind, plain(text)))

    def link(self, target, text):
        if self.links and self.links[-1][0] == target and self.joined:
            text = self.links.pop()[1] + fold(text)
        self.links.append((target, fold(text)))
        self.joined = True


def outline_of_tree(blocks):
    outline = Outline()
    lists = []  # of the lists around a block: (depth, ordered)
    contact = []
    for block in blocks:
        while lists and lists[-1][0] >= block.depth:
            lists.pop()
        text = block.text()
        outline.joined = False
        if block.kind == "photo":
            continue
        for _, run, _, href in block.runs:
            outline.link(href, run) if href else setattr(outline, "joined", False)
        if block.kind == "list":
            lists.append((block.depth, block.ordered))
        elif block.kind == "contact":
            contact = [len(outline.blocks)]
            outline.blocks.append(("text", ""))
        elif block.kind == "contact-item":
            kind, before = outline.blocks[contact[0]]
            outline.blocks[contact[0]] = (kind, before + plain(text))
        elif block.kind in ("title", "subtitle"):
            # Without a name, what the CV opens with is the title.
            outline.add("subtitle" if outline.blocks else "title", text)
        elif block.level:
            outline.add(f"heading {block.level}", text)
        elif block.kind == "item":
            outline.add("number" if lists[-1][1] else "bullet", text)
        elif block.kind == "publication":
            outline.add("number", text)
        else:
            outline.add("text", text)
    outline.blocks = [block for block in outline.blocks if block[1]]
    return outline


def inline(node, outline):
    """The text of pandoc's inlines; links are noted."""
    if isinstance(node, list):
        return "".join(inline(one, outline) for one in node)
    if not isinstance(node, dict):
        return ""
    kind, content = node["t"], node.get("c")
    if kind == "Str":
        return content
    if kind == "Code":
        return content[1]
    if kind == "Image":
        return ""
    if kind == "Link":
        text = inline(content[1], outline)
        outline.joined = False
        outline.link(content[2][0], text)
        return text
    if kind == "Quoted":
        marks = "‘’" if content[0]["t"] == "SingleQuote" else "“”"
        return marks[0] + inline(content[1], outline) + marks[1]
    return inline(content, outline) if isinstance(content, list) else " "


def add_blocks(blocks, outline, item=None):
    """`item`: what the first paragraph is, in a list."""
    for block in blocks:
        kind, content = block["t"], block.get("c")
        if kind == "Header":
            outline.add(f"heading {content[0]}", inline(content[2], outline))
        elif kind in ("Para", "Plain"):
            outline.add(item or "text", inline(content, outline))
            item = None
        elif kind == "BulletList":
            for one in content:
                add_blocks(one, outline, "bullet")
        elif kind == "OrderedList":
            for one in content[1]:
                add_blocks(one, outline, "number")
        elif kind in ("BlockQuote", "Div"):
            add_blocks(content if kind == "BlockQuote" else content[1], outline)
        else:
            outline.add(kind, "?")


def outline_of_pandoc(document):
    outline = Outline()
    for name in ("title", "subtitle"):
        if name in document["meta"]:
            outline.add(name, inline(document["meta"][name], outline))
    add_blocks(document["blocks"], outline)
    return outline


# How docx2txt spells what it takes to be beyond a plain text.
SPELLED = str.maketrans({
    "«": "<<", "»": ">>", "×": "x", "÷": "/", "®": "(R)", "©": "(C)", "™": "(TM)", "€": "Euro",
    "£": "Pound", "¢": "cent", "¥": "Yen", "¦": "|", "¬": "-", "±": "+-", "´": "'", "µ": "u",
    "¼": "(1/4)", "½": "(1/2)", "¾": "(3/4)", "π": "PI", "–": "-", "—": "--", "―": "--",
    "≤": "<=", "≥": ">=", "≠": "!=", "≈": "~=", "‘": "`", "’": "'", "“": '"', "”": '"', "•": "::", "…": "...", "‰": "%."})


def spelled(text):
    return fold(text.translate(SPELLED))


class Standards(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="cvexport-test-")
        folder = cls.folder.name
        inputs = sorted(glob.glob(os.path.join(SAMPLES, "*.json")))
        inputs += sorted(glob.glob(os.path.join(CORPUS, "*.json")))
        word.export(inputs, folder)
        cls.files = {path: word.docx_of(path, folder) for path in inputs
                     if os.path.exists(word.docx_of(path, folder))}
        word.render(list(cls.files.values()), folder)
        cls.checks = word.check(list(cls.files.values()), folder)
        cls.trees = trees(list(cls.files), folder)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def for_each(self, look):
        self.assertGreaterEqual(len(self.files), 15)
        for path, docx in self.files.items():
            with self.subTest(cv=name_of(path)):
                look(path, docx)

    def assert_passes(self, docx, check):
        status, message = self.checks[docx][check]
        self.assertEqual(status, "PASS", message)

    def test_microsofts_validator_finds_no_error(self):
        self.for_each(lambda _, docx: self.assert_passes(docx, "sdk"))

    def test_every_check_passes(self):
        self.assertLessEqual(len(EXCEPTIONS), 5)

        def look(_, docx):
            excused = set()
            for names, checks, _ in EXCEPTIONS:
                if name_of(docx) in names:
                    excused |= checks
            found = self.checks[docx]
            self.assertEqual(len(found), word.CHECKS)
            failed = {check for check, (status, _) in found.items() if status != "PASS"}
            self.assertEqual(failed, excused,
                             {check: found[check] for check in failed ^ excused})

        self.for_each(look)

    def test_libreoffice_shows_it_in_order(self):
        def look(_, docx):
            self.assert_passes(docx, "render")
            if self.trees_text(docx):
                self.assert_passes(docx, "text-order-pdf")

        self.for_each(look)

    def trees_text(self, docx):
        """Whether there is anything to read."""
        path = next(path for path, its in self.files.items() if its == docx)
        return any(block.text() for block in self.trees[path][0])

    def test_pandoc_recovers_the_document(self):
        found = dict(zip(self.files, word.in_parallel(word.pandoc, self.files.values())))

        def look(path, _):
            wanted = outline_of_tree(self.trees[path][0])
            got = outline_of_pandoc(found[path])
            self.assertEqual(got.blocks, wanted.blocks)
            self.assertEqual(got.links, wanted.links)

        self.for_each(look)

    def test_docx2txt_finds_every_text_in_order(self):
        found = dict(zip(self.files, word.in_parallel(word.docx2txt, self.files.values())))

        def look(path, _):
            text, at = spelled(found[path]), 0
            for block in self.trees[path][0]:
                if block.kind == "photo":
                    continue
                wanted = spelled(block.text())
                place = text.find(wanted, at)
                self.assertGreaterEqual(place, 0, f"{wanted} after {text[max(0, at - 40):at + 60]}")
                self.assertLess(place - at, 8)  # bullets, separators: nothing else is between
                at = place + len(wanted)
            self.assertLess(len(text) - at, 8)

        self.for_each(look)

    @unittest.skipUnless(os.path.isdir(CORPUS), "no corpus: set CVEXPORT_CORPUS")
    def test_the_corpus_is_looked_at(self):
        self.assertGreater(len(self.files), 50)


if __name__ == "__main__":
    command()
    need(*word.TOOLS)
    unittest.main(verbosity=2)
