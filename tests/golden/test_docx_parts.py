#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Each part of the DOCX of some CVs, laid out, as goldens: tests/golden/docx/NAME/PART. And the same
bytes in every time zone.

CVX_UPDATE_GOLDENS=1 rewrites the goldens; then look at the difference."""
import os
import shutil
import tempfile
import unittest
import xml.dom.minidom
import zipfile

import word
from command import ROOT, SAMPLES, command

GOLDENS = os.path.join(ROOT, "tests/golden/docx")
# The folder of the golden: the sample, the options.
CASES = {
    "maximal": ("maximal", ()),
    "arabic-academic": ("arabic", ("--theme", "academic")),
    "japanese-plain": ("japanese", ("--no-attachment",)),
}


def layout(content):
    """A part with a line for each element. The JSON inside is its own golden elsewhere."""
    document = xml.dom.minidom.parseString(content)
    for node in document.getElementsByTagName("json"):
        node.firstChild.data = f"{len(node.firstChild.data)} characters"
    return document.toprettyxml(indent=" ", newl="\n")


class Parts(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="cvexport-test-")

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def export(self, sample, *options):
        path = os.path.join(SAMPLES, sample + ".resume.json")
        word.export([path], self.folder.name, *options)
        return word.docx_of(path, self.folder.name)

    def test_parts_are_the_goldens(self):
        for name, (sample, options) in CASES.items():
            with zipfile.ZipFile(self.export(sample, *options)) as file:
                parts = {part.replace("/", "-"): layout(file.read(part))
                         for part in file.namelist() if not part.endswith((".png", ".jpeg"))}
            folder = os.path.join(GOLDENS, name)
            if os.environ.get("CVX_UPDATE_GOLDENS"):
                shutil.rmtree(folder, ignore_errors=True)
                os.makedirs(folder)
                for part, text in parts.items():
                    with open(os.path.join(folder, part), "w", encoding="utf-8") as file:
                        file.write(text)
            self.assertEqual(sorted(parts), sorted(os.listdir(folder)))
            for part, text in parts.items():
                with self.subTest(cv=name, part=part):
                    with open(os.path.join(folder, part), encoding="utf-8") as file:
                        self.assertEqual(text, file.read())

    def test_the_same_bytes_in_every_time_zone(self):
        found = set()
        for zone in ("America/Los_Angeles", "Pacific/Kiritimati", "UTC"):
            os.environ["TZ"] = zone
            with open(self.export("maximal"), "rb") as file:
                found.add(file.read())
        self.assertEqual(len(found), 1)


if __name__ == "__main__":
    command()
    unittest.main(verbosity=2)
