#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What PDF tools say about the PDF of every sample: sound syntax, fonts embedded, tagged, described,
with the CV's JSON attached, the same bytes each time; and, as goldens, the structure tree of some.

CVX_UPDATE_GOLDENS=1 rewrites the goldens."""
import glob
import os
import re
import subprocess
import sys
import tempfile
import unittest

from need import need

ROOT = os.environ["CVX_SOURCE_DIR"]
SAMPLES = sorted(glob.glob(os.path.join(ROOT, "samples/*.resume.json")))
GOLDENS = os.path.join(ROOT, "tests/golden/pdf-structure")
WITH_GOLDEN = ["arabic", "engineer", "japanese", "maximal"]


def run(*arguments, env=None):
    """Standard output and standard error, as bytes; a tool that fails fails the test."""
    done = subprocess.run(arguments, capture_output=True, timeout=300, check=False,
                          env={**os.environ, **(env or {})})
    if done.returncode != 0:
        raise AssertionError(f"{' '.join(arguments)}: {done.stderr.decode(errors='replace')}")
    return done.stdout, done.stderr


def text(*arguments):
    return run(*arguments)[0].decode("utf-8")


def export(sample, *arguments, env=None):
    return run(os.environ["CVX_COMMAND"], "--quiet", *arguments, sample, "-o", "-", env=env)[0]


def name_of(sample):
    return os.path.basename(sample).split(".")[0]


class PdfTest(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="cvexport-test-")
        cls.paths = {}
        for sample in SAMPLES:
            path = os.path.join(cls.folder.name, name_of(sample) + ".pdf")
            with open(path, "wb") as file:
                file.write(export(sample, "--format", "pdf"))
            cls.paths[sample] = path

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def each(self):
        self.assertTrue(self.paths)
        for sample, path in self.paths.items():
            with self.subTest(sample=name_of(sample)):
                yield sample, path

    def test_syntax_is_sound(self):
        for _, path in self.each():
            out, err = run("qpdf", "--check", path)
            self.assertNotIn(b"WARNING", out + err)

    def test_poppler_and_mupdf_complain_of_nothing(self):
        for _, path in self.each():
            for tool in (["pdftotext", path, "-"], ["pdftoppm", "-r", "20", path]):
                self.assertEqual(run(*tool)[1], b"")
            complaints = run("mutool", "draw", "-F", "txt", path)[1].decode().splitlines()
            self.assertEqual([c for c in complaints if "ICC support" not in c], [])

    def test_fonts_are_embedded_subset_and_mapped(self):
        for _, path in self.each():
            rows = text("pdffonts", path).splitlines()[2:]
            self.assertTrue(rows)
            for row in rows:
                self.assertRegex(row, r"^[A-Z]{6}\+\S+ .* yes yes yes +\d+ +0$")

    def test_names_of_fonts_tell_bold_and_italic(self):
        """Parsers find headings by them."""
        for sample, style in (("academic", "Italic"), ("engineer", "Bold"), ("chinese", "CJKsc-Bold"),
                              ("arabic", "Arabic-Bold"), ("thai", "Thai-Bold")):
            path = self.paths[os.path.join(ROOT, f"samples/{sample}.resume.json")]
            self.assertRegex(text("pdffonts", path), rf"(?m)^[A-Z]{{6}}\+\S*{style}")

    def test_it_says_what_it_is(self):
        for _, path in self.each():
            facts = dict(re.findall(r"^([^:]+): +(.*)$", text("pdfinfo", path), re.MULTILINE))
            self.assertEqual(facts["Tagged"], "yes")
            self.assertEqual(facts["Metadata Stream"], "yes")
            self.assertEqual(facts["PDF version"], "1.7")
            self.assertTrue(facts["Title"])
            self.assertRegex(facts["Producer"], r"^cvexport \d")

    def test_it_says_its_language_and_where_that_changes(self):
        """A Chinese name in an English CV; and pages are gone through in the order of the tree."""
        cv, path = (os.path.join(self.folder.name, name) for name in ("cv.json", "cv.pdf"))
        with open(cv, "w", encoding="utf-8") as file:
            file.write('{"basics": {"name": "Ada \u738b\u5c0f\u660e", "label": "Analyst"}}')
        with open(path, "wb") as file:
            file.write(export(cv, "--format", "pdf", "--lang", "en"))
        objects = run("qpdf", "--qdf", "--object-streams=disable", path, "-")[0]
        self.assertEqual(re.findall(rb"/Lang \(([^)]*)\)", objects), [b"en", b"zh-Hans"])
        self.assertIn(b"/DisplayDocTitle true", objects)
        self.assertEqual(len(re.findall(rb"/Type /Page\b(?!s)", objects)),
                         objects.count(b"/Tabs /S"))
        self.assertEqual(text("pdfinfo", "-struct", path).split("\n")[:4],
                         ["Document", "  H1 (block)", "    Span (inline)", "  P (block)"])

    def test_the_json_is_attached(self):
        for sample, path in self.each():
            into = os.path.join(self.folder.name, "attached.json")
            run("pdfdetach", "-save", "1", "-o", into, path)
            with open(into, "rb") as file:
                self.assertEqual(file.read(), export(sample, "--format", "json"))

    def test_the_json_attached_is_what_the_same_options_give(self):
        sample = os.path.join(ROOT, "samples/maximal.resume.json")
        path, into = (os.path.join(self.folder.name, name) for name in ("other.pdf", "other.json"))
        for options in (["--lang", "de"], ["--theme", "modern", "--page", "letter"]):
            with open(path, "wb") as file:
                file.write(export(sample, "--format", "pdf", *options))
            run("pdfdetach", "-save", "1", "-o", into, path)
            with open(into, "rb") as file:
                attached = file.read()
            self.assertEqual(attached, export(sample, "--format", "json", *options))
            self.assertNotIn(b'"private"', attached)
        with open(path, "wb") as file:
            file.write(export(sample, "--format", "pdf", "--no-attachment"))
        self.assertIn("0 embedded files", text("pdfdetach", "-list", path))
        self.assertEqual(text("pdftotext", path, "-"), text("pdftotext", self.paths[sample], "-"))

    def test_what_is_left_out_is_not_attached_either(self):
        """What is private, and a section that is switched off."""
        cv, path = (os.path.join(self.folder.name, name) for name in ("cv.json", "cv.pdf"))
        with open(cv, "w", encoding="utf-8") as file:
            file.write('{"basics": {"name": "Ada"}, "_awards": [{"title": "Switched"}], "work": '
                       '[{"name": "Shown"}, {"name": "Secret", "private": true}]}')
        with open(path, "wb") as file:
            file.write(export(cv, "--format", "pdf"))
        into = os.path.join(self.folder.name, "attached.json")
        run("pdfdetach", "-save", "1", "-o", into, path)
        with open(into, encoding="utf-8") as file:
            found = file.read() + text("pdftotext", path, "-")
        self.assertEqual([found.count(word) for word in ("Shown", "Secret", "Switched")], [2, 0, 0])

    def test_links_lead_where_the_text_says(self):
        academic = os.path.join(ROOT, "samples/academic.resume.json")
        urls = text("pdfinfo", "-url", self.paths[academic])
        self.assertRegex(urls, r"mailto:\S+@")
        self.assertIn("https://", urls)

    def test_same_input_same_bytes(self):
        for sample, path in self.each():
            elsewhere = {"TZ": "Pacific/Kiritimati", "LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8"}
            with open(path, "rb") as file:
                self.assertEqual(file.read(), export(sample, "--format", "pdf", env=elsewhere))

    def test_structure_is_the_golden(self):
        for sample in SAMPLES:
            name = name_of(sample)
            if name not in WITH_GOLDEN:
                continue
            tree = text("pdfinfo", "-struct-text", self.paths[sample])
            tree = re.sub(r"\n +Object \d+ 0(?=\n)", "", tree)
            # Where a line ends, a separator gives way to a space: that is not structure.
            tree = re.sub(r"(?: ·)? (?=\"$)|(?<=\") (?:· )?", "", tree, flags=re.MULTILINE)
            golden = os.path.join(GOLDENS, name + ".txt")
            if os.environ.get("CVX_UPDATE_GOLDENS"):
                with open(golden, "w", encoding="utf-8") as file:
                    file.write(tree)
            with open(golden, encoding="utf-8") as file:
                self.assertEqual(tree, file.read())


if __name__ == "__main__":
    if "CVX_COMMAND" not in os.environ:
        print("this test needs the command")
        sys.exit(77)
    need("qpdf", "pdftotext", "mutool")
    unittest.main()
