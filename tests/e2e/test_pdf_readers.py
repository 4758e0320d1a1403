#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What each way to read a PDF finds, of every sample in every theme and of a corpus where there is
one. The content stream (pdftotext -raw, mutool) and the structure tree give every text in one piece
and in the document's order; pdftotext's other two ways, which go by where things stand on the page,
give every word, with at most an entry's own date inside its head.

One thing those two ways do to any file: an ideograph's distance from other scripts is a space to
them, so there the words of either script are looked for. Arabic vowel signs aside (readers.py), they
are held to all else, signs between right-to-left words too; test_pdf_bidi.py has the lines at which
they would go wrong.

test_complete.py asks whether the document holds all of the input; this is about the rest of the way,
and asks the default theme of two readers: those it leaves to that one."""
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
from concurrent.futures import ThreadPoolExecutor

import readers
import test_complete
from command import SAMPLES, fast_command
from need import need
from tree import trees

THEMES = ("plain", "academic", "compact", "modern")
IN_ORDER = {"pdfinfo -struct-text": readers.struct_text, "pdftotext": readers.pdftotext,
            "mutool": readers.mutool}
BY_PLACE = {"pdftotext default": readers.pdftotext_default,
            "pdftotext -layout": readers.pdftotext_layout}


def export(folder, names, theme, out):
    """Writes the PDFs in one process; what is no CV gives none. Returns their names and paths."""
    subprocess.run([fast_command(), "--quiet", "--theme", theme, "-f", "pdf", "-o", out + "/", *names],
                   cwd=folder, capture_output=True, timeout=600, check=False)
    paths = {name: test_complete.output(out, name, "pdf") for name in names}
    return {name: path for name, path in paths.items() if os.path.exists(path)}


# Han and Kana, which stand apart from other scripts by a quarter of an em: a gap that is read as one.
IDEOGRAPHS = re.compile("[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")


def words(reader, text):
    """The words of a text as they must be found, folded."""
    text = readers.fold_words(readers.excused(reader, text))
    return IDEOGRAPHS.sub(r" \g<0> ", text).split()


def spaced(reader, text):
    """A text folded with its white space; a word may go on in the next line."""
    text = readers.fold_words(readers.excused(reader, unicodedata.normalize("NFKC", text)))
    return re.sub(r"[^\S\n]+", " ", re.sub(r"\s*[\n\f]\s*", "", text))


def without_date(block, reader, text):
    """The text without the date that stands beside the block, where a reader has put it."""
    aside = spaced(reader, block.part("aside"))
    return text.replace(aside, "") if aside else text


def check_words(document, reader, text):
    """Every word is there, unbroken; a head's words may have its date among them."""
    text = spaced(reader, text)
    for block in document.tree:
        if block.kind == "photo":
            continue
        for part in ("label", "text", "aside"):
            for word in words(reader, block.part(part)):
                if word not in text and word not in without_date(block, reader, text):
                    test_complete.fault(document.name, block.at, reader, f"{word!r} is lost")


def check(name, tree, path, theme):
    document = test_complete.Document(f"{name} ({theme})", tree, (), "")
    for reader, read in IN_ORDER.items():
        if theme != THEMES[0] or reader.startswith("pdfinfo"):
            document.check_order(reader, read(path))
    for reader, read in BY_PLACE.items():
        check_words(document, reader, read(path))


def check_folder(folder, themes, work):
    names = sorted(name for name in os.listdir(folder) if name.endswith(".json"))
    documents = trees(names, folder)
    count = 0
    with ThreadPoolExecutor(2) as pool:
        for theme in themes:
            out = os.path.join(work, os.path.basename(folder), theme)
            os.makedirs(out)
            paths = export(folder, names, theme, out)
            list(pool.map(lambda name: check(name, documents[name][0], paths[name], theme), paths))
            count += len(paths)
    return count


def main():
    need("pdftotext", "pdfinfo", "mutool")
    with tempfile.TemporaryDirectory(prefix="cvexport-test-") as work:
        count = check_folder(SAMPLES, THEMES, work)
        corpus = os.path.join(test_complete.CORPUS, "jsonresume")
        if os.path.isdir(corpus):
            count += check_folder(corpus, THEMES[:1], work)
        else:
            print(f"no corpus in {test_complete.CORPUS}: only the samples are read")
    print("\n".join(test_complete.faults))
    print(f"{count} PDFs read, {len(test_complete.faults)} faults")
    return 1 if test_complete.faults or not count else 0


if __name__ == "__main__":
    sys.exit(main())
