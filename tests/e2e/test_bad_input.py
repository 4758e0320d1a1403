#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Input that is none: each ends with one clear sentence that says what, where and what to do, with
the right exit status, and no output file."""
import glob
import json
import os
import random
import shutil
import subprocess
import sys
import unittest

from command import CORPUS, FIXTURES, ROOT, SAMPLES, SMALL, CommandTest, command, fast_command, main

ALL = "pdf,docx,json"
SYMBOLA = "/usr/share/fonts/truetype/ancient-scripts/Symbola_hint.ttf"


# Prints a command's status and the most memory that it had, in KiB. It has a parent of its own, since
# what a parent had counts too.
MEASURE = """import os, sys
_, status, usage = os.wait4(os.spawnv(os.P_NOWAIT, sys.argv[1], sys.argv[1:]), 0)
print(os.waitstatus_to_exitcode(status), usage.ru_maxrss)"""


class BadInput(CommandTest):
    def refused(self, name, code, status=1, placed=True, **options):
        """One error with this code; where `placed`, with line and column; every format, and none
        written."""
        error = self.one_error("-f", ALL, name, "-o", "out/", status=status, code=code, **options)
        self.assertEqual(error["file"], "<stdin>" if name == "-" else name)
        self.assertLess(len(error["message"]), 200)
        if placed:
            self.assertTrue(error["line"] and error["column"], error)
        self.assertFalse(os.path.exists(self.path("out")) and os.listdir(self.path("out")))
        return error

    def test_no_file(self):
        error = self.refused("gone.json", "no-input", placed=False)
        self.assertRegex(error["message"], "(?i)no such file|not there|does not exist")

    def test_folder(self):
        os.mkdir(self.path("folder.json"))
        self.refused("folder.json", "no-input", placed=False)

    def test_empty(self):
        for content in ("", " \n\t ", "\ufeff", "\ufeff\n"):
            self.write("empty.json", content)
            self.refused("empty.json", "no-input", placed=False)
            self.refused("-", "no-input", placed=False, input=content.encode())

    def test_noise(self):
        noise = random.Random(1)
        for size in (1, 7, 100, 5000, 100_000):
            self.write("noise.json", bytes(noise.randrange(256) for _ in range(size)))
            error = self.one_error("-f", ALL, "noise.json", "-o", "out/", status=1)
            self.assertTrue(error["message"].isprintable(), error)
            self.assertIn(error["code"], ("control-character", "syntax", "no-input", "bad-root"))

    def test_other_files(self):
        """What people name by mistake: the PDF, the DOCX, a picture."""
        self.run_command("-f", "pdf,docx", "--no-attachment", "resume.json", "-o", "x/")
        for name in ("x/resume.pdf", "x/resume.docx", f"{FIXTURES}/11-portrait.png",
                     f"{FIXTURES}/README.md", f"{ROOT}/LICENSE", command()):
            error = self.one_error("check", name, status=1)
            self.assertTrue(error["message"].isprintable())

    def test_deep(self):
        for opening, closing in (("[", "]"), ('{"a":', "}")):
            inner = opening * 200 + "1" + closing * 200
            self.write("deep.json", f'{{"basics": {{"name": "A"}}, "x": {inner}}}')
            error = self.refused("deep.json", "limit")
            self.assertRegex(error["message"], r"\d")
            self.write("endless.json", opening * 1_000_000)
            self.refused("endless.json", "limit")

    def test_hundred_megabytes(self):
        with open(self.path("big.json"), "wb") as file:
            file.write(b'{"basics": {"name": "A"}, "x": "')
            for _ in range(100):
                file.write(b"y" * (1 << 20))
            file.write(b'"}')
        error = self.refused("big.json", "limit", placed=False)
        self.assertRegex(error["message"], r"\d+ ?MB")
        with open(self.path("big.json"), "rb") as file:
            self.refused("-", "limit", placed=False, stdin=file)

    def test_hundred_megabytes_of_holes(self):
        with open(self.path("holes.json"), "wb") as file:
            file.truncate(100 << 20)
        self.refused("holes.json", "limit", placed=False)

    def test_endless(self):
        """Reading stops at the limit, soon and with little memory: a line of a gigabyte, holes, and
        what never ends, from a file, a pipe and a device."""
        with open(self.path("line.csv"), "wb") as file:
            file.write(b"First Name,Last Name\n")
            file.truncate(1 << 30)
        os.mkfifo(self.path("pipe.json"))
        endless = 'while :; do printf "%065536d" 0; done'
        for words, before in ((["line.csv"], ""), (["/dev/zero"], ""), (["-"], endless + " |"),
                              (["-"], "yes |"), (["-", "--from", "linkedin"], endless + " |"),
                              (["pipe.json"], "yes > pipe.json & ")):
            with self.subTest(words=words, before=before):
                script = f'{before} {sys.executable} -c "$0" "$@"'
                run = subprocess.run(["bash", "-c", script, MEASURE, fast_command(), "--diagnostics",
                                      "json", "-f", "json", *words, "-o", "out.json"],
                                     cwd=self.folder, capture_output=True, timeout=300, check=False)
                status, peak = [int(word) for word in run.stdout.split()]
                errors = [json.loads(line) for line in run.stderr.splitlines()
                          if line.startswith(b"{")]
                self.assertEqual((status, [one["code"] for one in errors]), (1, ["limit"]), run)
                self.assertIn("64 MB", errors[0]["message"])
                self.assertTrue(errors[0]["hint"])
                self.assertLess(peak, 384 << 10)
                self.assertFalse(os.path.exists(self.path("out.json")))

    def test_another_kind_of_json(self):
        others = {
            "package.json": '{"name": "x", "version": "1.0.0", "dependencies": {}}',
            "geo.json": '{"type": "FeatureCollection", "features": []}',
            "list.json": '[{"name": "A"}]', "word.json": '"resume"', "number.json": "42",
            "null.json": "null",
        }
        for name, content in others.items():
            self.write(name, content)
            root = content[0] not in "{"
            self.refused(name, "bad-root" if root else "not-a-resume", placed=root)

    def test_corpus_of_other_json(self):
        files = glob.glob(f"{CORPUS}/otherjson/*.json")
        if not files:
            self.skipTest(f"there is no corpus in {CORPUS}")
        for name in files:
            self.one_error("check", name, status=1, code="not-a-resume")

    def test_corpus_of_broken_json(self):
        files = glob.glob(f"{CORPUS}/jsonresume-broken/*.json")
        if not files:
            self.skipTest(f"there is no corpus in {CORPUS}")
        for name in files:
            error = self.one_error("check", name, status=1)
            self.assertTrue(error["line"] and error["column"], error)

    def test_cut_at_every_byte(self):
        """One process, a file for each length; none of them may load, and none leaves a file."""
        smallest = min(glob.glob(f"{SAMPLES}/*.json"), key=os.path.getsize)
        with open(smallest, "rb") as file:
            whole = file.read().rstrip()
        names = [f"{length}.json" for length in range(len(whole))]
        for length, name in enumerate(names):
            self.write(name, whole[:length])
        said = self.diagnostics("-f", ALL, "-o", "out/", *names, status=1, timeout=600)
        errors = {}
        for one in said:
            if one["severity"] == "error":
                self.assertNotIn(one["file"], errors, "more than one error")
                errors[one["file"]] = one
        self.assertEqual(sorted(errors), sorted(names))
        for length, name in enumerate(names):
            error = errors[name]
            if not whole[:length].strip():
                self.assertEqual(error["code"], "no-input")
                continue
            self.assertEqual(error["code"], "syntax", name)
            self.assertTrue(error["line"] and error["column"], error)
            self.assertLessEqual(error["line"], whole[:length].count(b"\n") + 1)
        self.assertFalse(os.path.exists(self.path("out")) and os.listdir(self.path("out")))

    def test_picture_outside_the_folder(self):
        """Refused and told; the CV is written, without opening what it points to."""
        shutil.copy(f"{FIXTURES}/11-portrait.png", self.path("portrait.png"))
        os.mkdir(self.path("cv"))
        os.symlink("../portrait.png", self.path("cv/link.png"))
        for path in ("../portrait.png", self.path("portrait.png"), "link.png", "x/../../portrait.png",
                     "/etc/passwd", "/dev/zero", "file:///etc/passwd", "..\\portrait.png"):
            self.write("cv/resume.json",
                       '{"basics": {"name": "A", "image": "%s"}}' % path.replace("\\", "\\\\"))
            said = self.diagnostics("-f", ALL, "cv/resume.json", "-o", "out/")
            found = [one for one in said if one["pointer"] == "/basics/image"]
            self.assertIn("bad-image", [one["code"] for one in found], (path, found))
            self.assertNotIn("error", [one["severity"] for one in found])
            with open(self.path("out/resume.docx"), "rb") as file:
                self.assertNotIn(b".png", file.read())
            shutil.rmtree(self.path("out"))


class NoFonts(CommandTest):
    """A machine without a single font: the ones inside the program serve."""

    def setUp(self):
        super().setUp()
        self.write("fonts.conf", f"<?xml version='1.0'?><fontconfig><dir>{self.folder}</dir>"
                                 f"<cachedir>{self.folder}/cache</cachedir></fontconfig>")
        folders = [folder for folder in ("/usr/share/fonts", "/usr/local/share/fonts",
                                         "/usr/share/texmf/fonts", "/usr/share/texlive")
                   if os.path.isdir(folder)]
        hide = "".join(f"mount -t tmpfs none {folder} && " for folder in folders)
        self.wrap = ["unshare", "-rm", "sh", "-c", hide + 'exec "$@"', "sh"]
        if subprocess.run([*self.wrap, "true"], capture_output=True, check=False).returncode != 0:
            self.skipTest("needs unshare -rm, to hide the fonts")
        self.environment = {"FONTCONFIG_FILE": self.path("fonts.conf"), "HOME": self.folder,
                            "XDG_DATA_HOME": self.folder, "XDG_CACHE_HOME": self.folder,
                            "ASAN_OPTIONS": "detect_leaks=0"}

    def export(self, content):
        self.write("resume.json", content)
        said = self.diagnostics("-f", "pdf", "resume.json", wrap=self.wrap, env=self.environment)
        text = subprocess.run(["pdftotext", "-raw", self.path("resume.pdf"), "-"],
                              capture_output=True, check=True).stdout.decode()
        return [one for one in said if one["severity"] == "warning"], text

    def test_latin_is_set(self):
        warnings, text = self.export(SMALL)
        self.assertEqual(warnings, [])
        self.assertIn("Ada Lovelace", text)

    def test_a_font_that_may_not_be_embedded_is_told(self):
        """The only font with the character forbids it: OS/2 fsType 2."""
        with open(SYMBOLA, "rb") as file:
            font = bytearray(file.read())
        tables = int.from_bytes(font[4:6], "big")
        [os2] = [int.from_bytes(font[at + 8:at + 12], "big")
                 for at in range(12, 12 + 16 * tables, 16) if font[at:at + 4] == b"OS/2"]
        font[os2 + 8:os2 + 10] = b"\0\2"
        self.write("forbidden.ttf", bytes(font))
        warnings, text = self.export('{"basics": {"name": "Ada", "label": "A rocket: \U0001f680"}}')
        self.assertEqual([one["code"] for one in warnings], ["bad-font", "missing-glyph"])
        self.assertIn("forbidden.ttf forbids embedding", warnings[0]["message"])
        self.assertTrue(warnings[0]["hint"])
        self.assertIn("A rocket", text)

    def test_han_is_told(self):
        warnings, text = self.export('{"basics": {"name": "Ada", "label": "王小明"}}')
        self.assertTrue(warnings)
        for one in warnings:
            self.assertEqual((one["code"], one["pointer"]), ("missing-glyph", "/basics/label"))
        self.assertIn("U+738B", " ".join(one["message"] for one in warnings))
        self.assertIn("fonts-", " ".join(one["hint"] or "" for one in warnings))
        self.assertIn("Ada", text)


if __name__ == "__main__":
    main()
