#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The language tables' maker: mistakes in the data end the build with file and line, and the same
data give the same bytes."""
import filecmp
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SOURCE = Path(os.environ["CVX_SOURCE_DIR"])
CACHE = Path(os.environ["CVX_BUILD_DIR"], "CMakeCache.txt").read_text("utf-8")
CLDR = re.search(r"^CVX_CLDR:PATH=(.*)$", CACHE, re.M).group(1)


class LanguageTables(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.source = Path(self.folder.name, "source")
        shutil.copytree(SOURCE / "core/lang", self.source / "core/lang")

    def make(self, out="out"):
        maker = SOURCE / "tools/language-tables/make.py"
        return subprocess.run([sys.executable, "-B", maker, self.source, CLDR,
                               Path(self.folder.name, out)], capture_output=True, text=True)

    def edit(self, name, old, new):
        path = self.source / "core/lang" / name
        text = path.read_text("utf-8")
        self.assertIn(old, text)
        path.write_text(text.replace(old, new, 1), "utf-8")

    def assert_refused(self, *messages):
        result = self.make()
        self.assertEqual(result.returncode, 1)
        self.assertNotIn("Traceback", result.stderr)
        for message in messages:
            self.assertIn(message, result.stderr)

    def test_same_data_same_bytes(self):
        for out in ("one", "two"):
            self.assertEqual(self.make(out).returncode, 0)
        folders = [Path(self.folder.name, out) for out in ("one", "two")]
        names = sorted(path.name for path in folders[0].iterdir())
        self.assertEqual(len(names), 10)
        self.assertEqual(filecmp.cmpfiles(*folders, names, shallow=False)[0], names)

    def test_missing_label(self):
        self.edit("languages/de.txt", "work          Berufserfahrung\n", "")
        self.assert_refused("de.txt", "work is missing")

    def test_unknown_key(self):
        self.edit("languages/de.txt", "work ", "wrok ")
        self.assert_refused("de.txt:10", "unknown key wrok")

    def test_key_twice(self):
        self.edit("languages/de.txt", "work ", "summary  Profil\nwork ")
        self.assert_refused("de.txt:10", "summary twice")

    def test_empty_value(self):
        self.edit("languages/de.txt", "Berufserfahrung", "")
        self.assert_refused("de.txt:10", "work has no value")

    def test_one_word_two_months(self):
        self.edit("languages/de.txt", "jänner", "march, jänner")
        self.assert_refused("de.txt", "march names month 3 and 1")

    def test_unknown_country(self):
        self.edit("countries.txt", "AE  UAE", "QQ  Quux\nAE  UAE")
        self.assert_refused("countries.txt:2", "QQ is no country")

    def test_new_label_is_asked_of_every_language(self):
        self.edit("labels.def", "/* Persons. */", 'CVX_LABEL(NEW, "new", "a new one")')
        self.assert_refused("ar.txt", "new is missing")


if __name__ == "__main__":
    unittest.main()
