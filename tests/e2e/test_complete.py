#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Nothing is lost: every text of every CV is in each output, as real readers read it back, in the
document's order, or a diagnostic names its pointer. And what is markup in the input is none in the
output.

Goes over the samples and the fixtures; test_complete_corpus.py goes over a corpus. Says what is
missing: file, pointer, reader."""
import collections
import glob
import json
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

import leaves as texts
import readers
from command import CORPUS, FIXTURES, ROOT, SAMPLES, fast_command
from need import need
from readers import fold
from tree import trees


# What explains that a text is not in the documents, or is there in another form.
GONE = {"private", "switched-off", "not-shown", "present", "language-map", "wrong-type",
        "conflicting-fields", "duplicate-key", "bad-image", "bad-meta-option"}
# Beside these, words may have lost marks and signs, or stand apart.
CHANGED = {"text-cleaned", "markup-dropped", "lone-surrogate", "coerced", "missing-glyph",
           "encoding", "overfull"}
# What explains that a text is not in the normalized JSON as it was.
NOT_IN_JSON = {"private", "switched-off", "present", "date-read", "duplicate-key", "url-read",
               "wrong-type", "bad-meta-option", "language-map"} | CHANGED
# Between two texts of the document: bullets, numbers, separators.
BETWEEN = re.compile(r"[\W\d_]*$")
RAW = re.compile(r"</?(?:strong|b|em|i|a|p|br|ul|li|ol|div|span|h[1-6])(?:\s[^<>]*)?/?>|\*\*\w|\w\*\*"
                 r"|\]\((?:https?:|mailto:)|&(?:amp|lt|gt|nbsp|quot|#\d+);", re.I)
# Where that is what the person wrote about, and means.
RAW_IS_MEANT = {"10-not-markup.json", "10-markdown.json", "10-html.json", "10-html-hostile.json"}

faults = []


def fault(file, pointer, reader, what):
    faults.append(f"{file}: {pointer or '/'}: {reader}: {what}")


def export(folder, names, out):
    """Everything in one process; the diagnostics of each file, and those that are no CV. What is in
    another format is for property/test_import_leaves.py."""
    run = subprocess.run(
        [fast_command(), "--from", "jsonresume", "-f", "pdf,docx,json", "--diagnostics", "json",
         "--verbose", "-o", out + "/", *names], cwd=folder, capture_output=True, timeout=600, check=False)
    said = collections.defaultdict(list)
    for line in run.stderr.decode().splitlines():
        one = json.loads(line)
        said[one["file"]].append(one)
    for name in names:
        errors = [one for one in said[name] if one["severity"] == "error"]
        there = all(os.path.exists(output(out, name, kind)) for kind in ("pdf", "docx", "json"))
        if there == bool(errors):
            fault(name, None, "cvexport", f"exit {run.returncode}, {len(errors)} errors, "
                                          f"outputs {'are' if there else 'are not'} there")
    return said


def output(out, name, kind):
    return os.path.join(out, f"{name.rsplit('.', 1)[0]}.{kind}")


def read_back(out, name):
    """What each reader finds, by its name; and the links."""
    pdf, docx = output(out, name, "pdf"), output(out, name, "docx")
    found, links = {}, {}
    for reader, path in (("pdftotext", pdf), ("mutool", pdf), ("pandoc", docx)):
        try:
            found[reader] = getattr(readers, reader)(path)
            if reader == "pandoc":
                found[reader], links["pandoc"] = found[reader]
        except (RuntimeError, ValueError) as error:
            fault(name, None, reader, str(error))
    return found, links


class Document:
    """One CV, what became of it, and the rules it has to obey."""

    def __init__(self, name, tree, said, lang):
        self.name, self.tree, self.lang = name, tree, lang
        self.codes = collections.defaultdict(set)
        for one in said:
            if one["pointer"] is not None:
                self.codes[one["pointer"]].add(one["code"])
        self.text = fold("\n".join(block.text() for block in tree))
        self.hrefs = {run[3] for block in tree for run in block.runs if run[3]}

    def codes_at(self, pointer):
        """The codes that speak of a value: its own, and of what holds it those that end it."""
        found = set(self.codes.get(pointer, ()))
        while "/" in pointer:
            pointer = pointer.rsplit("/", 1)[0]
            found |= self.codes.get(pointer, set()) & (GONE | CHANGED)
        return found

    def near(self, pointer):
        """The text of the blocks that speak of the record that a value belongs to."""
        record = pointer.rsplit("/", 1)[0]
        return "\n".join(block.text() for block in self.tree
                         if any(at == record or at.startswith(record + "/")
                                for at in block.pointers()))

    def shows_picture(self):
        return any(block.kind == "photo" for block in self.tree)

    def in_print(self, pointer, text, printed):
        """Whether a text can be read in what a reader found (folded)."""
        codes = self.codes_at(pointer)
        if codes & GONE or fold(text) in printed:
            return True
        if re.match(r"\s*(?:\w+://|mailto:|tel:)", text) and any(
                form in printed for form in texts.url_forms(text)):
            return True
        key = pointer.rsplit("/", 1)[1]
        if (re.fullmatch(r"/work/\d+/(name|company)", pointer) and
                fold(text).casefold() in printed.casefold()):
            return True  # adjacent jobs stand below their employer as the first of them writes it
        if key in ("image", "picture") and self.shows_picture():
            return True
        if texts.ISO.match(text.strip()) or "date-read" in codes:
            return self.date_in_print(pointer, text, printed)
        lines = list(texts.lines(text))
        if lines and all(any(form in printed for form in line) for line in lines):
            return True
        return bool(codes & CHANGED) and all(word in printed for word in map(fold, texts.words(text)))

    def date_in_print(self, pointer, text, printed):
        """Formatted, near what it belongs to; and that is in print in its turn."""
        near = self.near(pointer)
        if texts.ISO.match(text.strip()):
            shown = texts.date_is_in(text, near, self.lang)
        else:
            year = re.search(r"\d{4}", readers.ascii_digits(text))
            shown = not year or year.group() in readers.ascii_digits(near)
        return shown and all(fold(part) in printed for part in re.findall(r"\d+", near))

    def check_leaves(self, tree, found):
        printed = {reader: readers.comparable(reader, text) for reader, text in found.items()}
        for pointer, text in texts.leaves(tree):
            if not self.in_print(pointer, text, self.text):
                fault(self.name, pointer, "document", f"{text[:60]!r} is not shown")
                continue
            for reader, there in printed.items():
                if not self.in_print(pointer, readers.excused(reader, text), there):
                    fault(self.name, pointer, reader, f"{text[:60]!r} is lost")

    def check_order(self, reader, text):
        """The document's texts, one after the other, and between them nothing but marks."""
        text, cursor, missed = readers.comparable(reader, text), 0, 0
        for block in self.tree:
            for part in (block.part("label") + block.part("text"), block.part("aside")):
                part = readers.comparable(reader, part)
                place = text.find(part, cursor) if part else -1
                if not part or block.kind == "photo":
                    continue
                if place < 0 or (place - cursor > 40 and
                                 not BETWEEN.match(text[cursor:place])):
                    missed += 1
                    if missed <= 3:
                        where = "is elsewhere" if part in text else "is not in one piece"
                        fault(self.name, block.at, reader,
                              f"{part[:50]!r} {where}; here is {text[cursor:cursor + 50]!r}")
                    continue
                if not BETWEEN.match(text[cursor:place]):
                    fault(self.name, block.at, reader,
                          f"unasked {text[cursor:place][:60]!r} before {part[:30]!r}")
                cursor = place + len(part)
        if not missed and not BETWEEN.match(text[cursor:]):
            fault(self.name, None, reader, f"unasked at the end: {text[cursor:][:60]!r}")

    def check_markup(self, found):
        if self.name in RAW_IS_MEANT:
            return
        for reader, text in found.items():
            raw = RAW.search(text)
            if raw:
                fault(self.name, None, reader, f"raw markup: {text[raw.start() - 20:raw.end() + 20]!r}")

    def check_links(self, links):
        for reader, there in links.items():
            lost = {href for href in self.hrefs if href not in there}
            if lost:
                fault(self.name, None, reader, f"links are lost: {sorted(lost)[:3]}")

    def check_json(self, tree, path):
        with open(path, "rb") as file:
            written = texts.load(file.read())
        there = {fold(text) for _, text in texts.leaves(written)}
        for pointer, text in texts.leaves(tree):
            if fold(text) in there or self.codes_at(pointer) & NOT_IN_JSON:
                continue
            if len(fold(text)) > 3 and any(fold(text) in one for one in there):
                continue
            fault(self.name, pointer, "json", f"{text[:60]!r} is lost")


def check_folder(folder, names, work):
    out = os.path.join(work, os.path.basename(folder))
    said = export(folder, names, out)
    documents = trees(names, folder)
    written = [name for name in names if os.path.exists(output(out, name, "docx"))]
    with ThreadPoolExecutor(2) as pool:
        found = dict(zip(written, pool.map(lambda name: read_back(out, name), written)))
    for name, (read, links) in found.items():
        blocks, lang = documents[name]
        document = Document(name, blocks, said[name], lang)
        with open(os.path.join(folder, name), "rb") as file:
            tree = texts.load(file.read())
        document.check_leaves(tree, read)
        for reader, text in read.items():
            document.check_order(reader, text)
        document.check_markup(read)
        document.check_links(links)
        document.check_json(tree, output(out, name, "json"))
    return len(written)


def corpus():
    """The folder of a corpus; where there is none, the test is skipped."""
    folder = os.path.join(CORPUS, "jsonresume")
    if not os.path.isdir(folder):
        print(f"there is no corpus in {CORPUS}; CVEXPORT_CORPUS says where it is")
        sys.exit(77)
    return folder


def main(folders):
    need("pdftotext", "mutool", "pandoc")
    counted = 0
    with tempfile.TemporaryDirectory(prefix="cvexport-test-") as work:
        for folder in folders:
            names = sorted(map(os.path.basename, glob.glob(f"{folder}/*.json")))
            counted += check_folder(folder, names, work)
    print("\n".join(faults))
    print(f"{counted} CVs read back, {len(faults)} faults")
    return 1 if faults or not counted else 0


if __name__ == "__main__":
    sys.exit(main([SAMPLES, FIXTURES]))
