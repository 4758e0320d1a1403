#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What a DOCX promises to whoever reads it back (docs/docx.md): the JSON that it carries is the
normalized JSON byte for byte, every content control points at a value of it and says what that
value says, each value is in one place, and the hash is that of the text.

The CVs are normalized first, so that what the command says of them speaks of the same pointers."""
import collections
import glob
import os
import re
import tempfile
import unittest

import leaves
import word
from command import FIXTURES, ROOT, SAMPLES, command
from controls import Word, fnv1a64, load, resolve
from readers import fold
from tree import trees

CORPUS = os.path.join(os.environ.get("CVEXPORT_CORPUS", os.path.join(ROOT, "../shared/corpus")),
                      "jsonresume")
NO_TEXT = {"not-shown", "private", "text-cleaned", "bad-image", "bad-meta-option", "present"}
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?(T\S*)?$")


def is_date(pointer, value):
    return isinstance(value, str) and DATE.match(value) and not pointer.endswith("Text")


def says(value, said, lang):
    """Whether controls say what a value says: the text, without markup, over one or several
    controls; a date written out; a link or address for the eye; yes or no."""
    text = "\n".join(said)
    if isinstance(value, bool):
        return len(said) == 1 and text != ""
    if DATE.match(value) and leaves.date_is_in(value, text, lang):
        return True
    if re.match(r"\w+://|mailto:|tel:|[^@\s]+@\S+$", value):
        decoded = fold(text)
        return decoded in leaves.url_forms(value) or re.search(r"%\w\w|xn--", value)
    lines = [line for line in re.split(r"\n", text) if fold(line)]
    forms = list(leaves.lines(value))
    if len(lines) == len(forms) and all(fold(a) in b for a, b in zip(lines, forms)):
        return True
    if "<" in value:  # alternative texts of pictures, and tags that are none
        rest = iter(re.findall(r"\w+", value))
        return all(one in rest for one in re.findall(r"\w+", text))
    return leaves.words(value) == leaves.words(text)


class Controls(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="cvexport-test-")
        first, folder = os.path.join(cls.folder.name, "a"), os.path.join(cls.folder.name, "b")
        os.makedirs(first)
        os.makedirs(folder)
        inputs = [path for place in (SAMPLES, FIXTURES, CORPUS)
                  for path in sorted(glob.glob(os.path.join(place, "*.json")))]
        word.export(inputs, first, formats="json")
        normalized = sorted(glob.glob(os.path.join(first, "*.json")))
        cls.said = word.export(normalized, folder, "--verbose", formats="docx,json")
        cls.files = {path: Word(word.docx_of(path, folder)) for path in normalized}
        cls.json = {path: os.path.join(folder, os.path.basename(path)) for path in normalized}
        cls.trees = trees(normalized, folder)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def for_each(self, look):
        self.assertGreater(len(self.files), 50)
        for path, docx in self.files.items():
            with self.subTest(cv=os.path.basename(path)):
                look(path, docx)

    def test_the_json_inside_is_the_json_beside(self):
        def look(path, docx):
            with open(self.json[path], "rb") as file:
                self.assertEqual(docx.json.encode(), file.read())

        self.for_each(look)

    def test_the_hash_is_that_of_the_text(self):
        self.for_each(lambda _, docx: self.assertEqual(
            docx.hash, f"fnv1a64:{fnv1a64(docx.text().encode()):016x}"))

    def test_every_control_says_what_its_value_says(self):
        def look(path, docx):
            said = collections.defaultdict(list)
            for pointer, text in docx.controls():
                said[pointer].append(text)
            self.assertTrue(said or not docx.text().strip())
            document = load(docx.json)
            for pointer, texts in said.items():
                value = resolve(document, pointer)
                self.assertIsInstance(value, (str, bool), pointer)
                self.assertTrue(says(value, texts, self.trees[path][1]),
                                f"{pointer}: {value!r} is shown as {texts!r}")

        self.for_each(look)

    def test_every_tag_is_short_and_no_two_are_one(self):
        def look(_, docx):
            for tag in docx.tags():
                self.assertLessEqual(len(tag.encode("utf-16-le")) // 2, 64)
            self.assertEqual(len(set(docx.pointers.values())), len(docx.pointers))

        self.for_each(look)

    def test_every_value_is_in_one_place(self):
        def look(_, docx):
            places = []
            for pointer, _ in docx.controls():
                if not places or places[-1] != pointer:
                    places.append(pointer)
            twice = {pointer for pointer, count in collections.Counter(places).items() if count > 1}
            # Several jobs at one employer: its head says from when to when they were.
            self.assertEqual({at for at in twice if not re.match(r"/work/\d+/startDate$", at)},
                             set())

        self.for_each(look)

    def test_every_value_is_there(self):
        def look(path, docx):
            controls = {pointer for pointer, _ in docx.controls()}
            explained = {one["pointer"] for one in self.said.get(path, ())
                         if one["code"] in NO_TEXT}
            text = fold(docx.text())
            with open(path, "rb") as file:
                values = list(leaves.leaves(leaves.load(file.read())))
            for pointer, value in values:
                if pointer in controls or re.match(r"/(\$schema|meta|language$)", pointer):
                    continue
                if any(pointer == at or pointer.startswith(at + "/") for at in explained):
                    continue
                if is_date(pointer, value) and leaves.date_is_in(value[:4], docx.text(), "en"):
                    continue  # the end of a period, of which the start's control speaks
                if fold(value) in text or value.replace("&", "&amp;") in docx.links:
                    continue  # said once for several entries, or where a link leads
                if re.search(r"/(countryCode|image|type)$", pointer):
                    continue  # what makes a country's name, a photo, a heading
                self.fail(f"{pointer}: {value!r} is nowhere")

        self.for_each(look)

    def test_without_the_json_there_are_no_controls(self):
        sample = os.path.join(SAMPLES, "academic.resume.json")
        folder = os.path.join(self.folder.name, "plain")
        os.makedirs(folder)
        word.export([sample], folder, "--no-attachment")
        path = word.docx_of(sample, folder)
        docx = Word(path)
        self.assertLess(os.path.getsize(path), 14 * 1024)
        whole = self.files[os.path.join(self.folder.name, "a", "academic.resume.json")]
        self.assertLess(whole.size, 20 * 1024)
        self.assertEqual(docx.tags(), [])
        self.assertIsNone(docx.json)
        self.assertFalse([name for name in docx.parts if name.startswith("customXml")])


if __name__ == "__main__":
    command()
    unittest.main(verbosity=2)
