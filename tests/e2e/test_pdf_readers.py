#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What each way to read a PDF finds, of every sample in every theme and of a corpus where there is
one. The content stream (pdftotext -raw, mutool) and the structure tree give every text in one piece
and in the document's order; pdftotext's other two ways, which go by where things stand on the page,
give every word, by itself, with at most an entry's own date inside its head. And the spaces between
words are real ones, in the content stream: there are readers that add none where a line ends.

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


def folded(reader, text):
    """A text folded, with its white space."""
    return readers.fold_words(readers.excused(reader, unicodedata.normalize("NFKC", text)))


def spaced(text):
    """A text in one line; a word may go on in the next line."""
    return re.sub(r"[^\S\n]+", " ", re.sub(r"\s*[\n\f]\s*", "", text))


def stands_alone(word, text, tokens):
    """True when the word is nowhere but between white space, or goes on in the next line."""
    letters = r"(?:\s*\n\s*)?".join(map(re.escape, word))
    return word in tokens or re.search(rf"(?<!\S){letters}(?!\S)", text) is not None


def check_words(document, reader, text):
    """Every word is there, unbroken and by itself; a head's words may have its date among them."""
    text = folded(reader, text)
    tokens = set(text.split())
    line = spaced(text)
    for block in document.tree:
        if block.kind == "photo":
            continue
        aside = spaced(folded(reader, block.part("aside")))
        for part in ("label", "text", "aside"):
            alone = not IDEOGRAPHS.search(block.part(part))
            for word in words(reader, block.part(part)):
                if word not in line and word not in line.replace(aside or "\f", ""):
                    test_complete.fault(document.name, block.at, reader, f"{word!r} is lost")
                elif alone and not stands_alone(word, text, tokens):
                    test_complete.fault(document.name, block.at, reader, f"{word!r} is joined")


def content_stream(path):
    """The text of the content streams as it stands there: no space added for a gap, and no line or
    page ended."""
    out = path + ".txt"
    readers.run("mutool", "convert", "-F", "text", "-O", "inhibit-spaces", "-o", out, path)
    with open(out, encoding="utf-8") as file:
        return re.sub(r"[\n\f]", "", file.read())


def is_joined(block, part, text, stream):
    """True when what stands before a text, its bullet or label, or what it is the date of, runs on
    into it. A colon that is as wide as an ideograph has its space in itself."""
    label = block.part("label")
    follows = (part == "aside" or (part == "text" and bool(label)) or
               block.kind in ("item", "publication"))
    return follows and not label.endswith("\uff1a") and f" {text}" not in stream


def check_spaces(document, path):
    """A reader that adds no spaces of its own has words apart all the same, those of two lines, a
    text and its bullet, a head and its date among them."""
    reader = "content stream"
    stream = re.sub(r"\s+", " ", folded(reader, content_stream(path)))
    for block in document.tree:
        for part in ("label", "text", "aside"):
            text = re.sub(r"\s+", " ", folded(reader, block.part(part))).strip()
            if block.kind == "photo" or not text:
                continue
            if text not in stream:
                test_complete.fault(document.name, block.at, reader, f"{text!r} is not there")
            elif is_joined(block, part, text, stream):
                test_complete.fault(document.name, block.at, reader, f"{text!r} is joined")


def check(name, tree, path, theme):
    document = test_complete.Document(f"{name} ({theme})", tree, (), "")
    for reader, read in IN_ORDER.items():
        if theme != THEMES[0] or reader.startswith("pdfinfo"):
            document.check_order(reader, read(path))
    for reader, read in BY_PLACE.items():
        check_words(document, reader, read(path))
    check_spaces(document, path)


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
