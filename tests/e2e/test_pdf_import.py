#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A CV out of a PDF: out of ours it is the same, byte for byte, out of Europass's what its XML gives;
any other PDF, and every hostile one, ends in one error."""
import glob
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import unittest
import zlib

import imports
from command import ROOT, fast_command, processor_time
from need import need

CANDIDATE = os.path.join(ROOT, "tests/golden/europass-candidate/input.xml")
SAMPLES = sorted(glob.glob(os.path.join(ROOT, "samples/*.resume.json")))


def pdf_of(objects, trailer="/Root 1 0 R"):
    """A PDF of these objects, numbered from 1."""
    parts, table, at = [b"%PDF-1.7\n"], [], 9
    for number, one in enumerate(objects, 1):
        table.append(b"%010d 00000 n \n" % at)
        parts.append(b"%d 0 obj\n" % number + one + b"\nendobj\n")
        at += len(parts[-1])
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    parts += table
    parts.append(b"trailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, trailer.encode(), at))
    return b"".join(parts)


def attached(stream, more=b""):
    """A PDF that carries a file, packed by Flate."""
    packed = zlib.compress(stream, 9)
    return pdf_of([
        b"<< /Type /Catalog /Pages 2 0 R /AF [3 0 R] " + more + b">>",
        b"<< /Type /Pages /Kids [] /Count 0 >>",
        b"<< /Type /Filespec /UF (resume.json) /EF << /F 4 0 R >> >>",
        b"<< /Type /EmbeddedFile /Filter /FlateDecode /Length %d >>\nstream\n" % len(packed) + packed
        + b"\nendstream"])


def packed(data, more, byte):
    """The data, and that byte so many millions of times, by Flate."""
    flate = zlib.compressobj(9)
    parts = [flate.compress(data)] + [flate.compress(byte * 1000000) for _ in range(more)]
    return b"".join(parts + [flate.flush()])


def packed_objects(kind, more):
    """A PDF whose catalog is in an object stream, with a cross-reference stream; one of the two has
    so many million bytes more."""
    objects = packed(b"3 0 << /A 1 >> ", more if kind == "ObjStm" else 0, b" ")
    out = b"%PDF-1.7\n"
    out += b"1 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>\n" % len(objects)
    out += b"stream\n" + objects + b"\nendstream\nendobj\n"
    rows = [(0, 0, 65535), (1, 9, 0), (0, 0, 0), (2, 1, 0), (1, len(out), 0)]
    rows = [struct.pack(">BIH", *row).rjust(8, b"\0") for row in rows]
    table = packed(b"".join(rows), more if kind == "XRef" else 0, b"\0")
    size = 5 + (125000 * more if kind == "XRef" else 0)
    return out + (b"4 0 obj\n<< /Type /XRef /Size %d /W [2 4 2] /Root 3 0 R /Filter /FlateDecode "
                  b"/Length %d >>\nstream\n%b\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n") % (
                      size, len(table), table, len(out))


MEASURE = """import os, sys
_, status, usage = os.wait4(os.spawnv(os.P_NOWAIT, sys.argv[1], sys.argv[1:]), 0)
print(os.waitstatus_to_exitcode(status), usage.ru_maxrss)"""


def run_measured(*words):
    """A command's status, and the most memory that it had, in KiB. It has a parent of its own, since
    what a parent had counts too."""
    run = subprocess.run([sys.executable, "-c", MEASURE, *words], stdout=subprocess.PIPE, timeout=300,
                         check=True)
    return [int(word) for word in run.stdout.split()]


class PdfImport(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="cvexport-test-")
        self.addCleanup(shutil.rmtree, self.folder)

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, data):
        with open(self.path("in.pdf"), "wb") as file:
            file.write(data)
        return self.path("in.pdf")

    def convert(self, path, *options):
        out = self.path("out.json")
        status, said = imports.convert(path, out, *options)
        errors = [one for one in said if one["severity"] == "error"]
        self.assertEqual(len(errors), status != 0, said)
        if status != 0:
            return status, errors[0]
        with open(out, "rb") as file:
            return 0, file.read()

    def make_pdf(self, source, *options):
        out = self.path("made.pdf")
        subprocess.run([fast_command(), "--quiet", "--format", "pdf", *options, source, "-o", out],
                       check=True, timeout=300)
        return out

    def refused(self, data, code):
        status, error = self.convert(self.write(data))
        self.assertEqual((status, error["code"]), (1, code), error)
        return error

    def test_every_sample_comes_back(self):
        self.assertGreaterEqual(len(SAMPLES), 15)
        for sample in SAMPLES:
            with self.subTest(sample):
                self.assertEqual(self.convert(self.make_pdf(sample)), self.convert(sample))

    def qpdf(self, source, *options):
        out = self.path("changed.pdf")
        run = subprocess.run(["qpdf", *options, source, out], check=False, capture_output=True,
                             timeout=300)
        self.assertIn(run.returncode, (0, 3), run.stderr)
        return out

    def test_europass(self):
        status, wanted = self.convert(CANDIDATE)
        self.assertEqual(status, 0)
        bare = self.make_pdf(SAMPLES[0], "--no-attachment")
        carrier = self.qpdf(bare, "--add-attachment", CANDIDATE, "--filename=attachment.xml", "--")
        self.assertEqual(self.convert(carrier), (0, wanted))

    def test_diagnostics_name_the_file_inside(self):
        """Their lines are those of the file inside, and are shown from there."""
        data = b'{"basics":\n {"name": "A"},\n "work": [{"name": "B", "startDate": "2020-19-77"}]}'
        out = self.path("out.json")
        _, said = imports.convert(self.write(attached(data)), out)
        date = [one for one in said if one["pointer"] == "/work/0/startDate"]
        self.assertEqual([(one["file"][-18:], one["line"], one["column"]) for one in date],
                         [("in.pdf/resume.json", 3, 38)])
        with open(CANDIDATE, "rb") as file:
            self.write(attached(file.read()))
        _, said = imports.convert(self.path("in.pdf"), out)
        _, wanted = imports.convert(CANDIDATE, out)
        for one in said + wanted:
            del one["file"]
        self.assertEqual(said, wanted)
        run = subprocess.run([fast_command(), "check", self.path("in.pdf")], capture_output=True,
                             timeout=300, check=False)
        lines = run.stderr.decode().splitlines()
        with open(CANDIDATE, encoding="utf-8") as file:
            source = file.read().splitlines()
        shown = 0
        for number, line in enumerate(lines):
            if place := re.match(r"\S*in\.pdf/resume\.json:(\d+):(\d+): ", line):
                column = int(place[2])
                if column <= 60 and len(source[int(place[1]) - 1]) < 100:
                    self.assertEqual(lines[number + 1:number + 3],
                                     ["  " + source[int(place[1]) - 1], " " * (1 + column) + "^"])
                    shown += 1
        self.assertGreater(shown, 50)

    def test_one_changed_by_others(self):
        sample = self.make_pdf(SAMPLES[0])
        wanted = self.convert(SAMPLES[0])
        for options in (["--object-streams=generate"], ["--stream-data=uncompress"], ["--linearize"],
                        ["--encrypt", "", "owner", "256", "--"]):
            with self.subTest(options[0]):
                self.assertEqual(self.convert(self.qpdf(sample, *options)), wanted)

    def test_no_cv_inside(self):
        bare = self.make_pdf(SAMPLES[0], "--no-attachment")
        status, error = self.convert(bare)
        self.assertEqual((status, error["code"]), (1, "not-a-resume"))
        self.assertTrue(error["hint"])

    def test_password(self):
        locked = self.qpdf(self.make_pdf(SAMPLES[0]), "--encrypt", "user", "owner", "256", "--")
        status, error = self.convert(locked)
        self.assertEqual((status, error["code"]), (1, "syntax"))
        self.assertIn("password", error["message"])

    def test_damage(self):
        with open(self.make_pdf(SAMPLES[0]), "rb") as file:
            data = file.read()
        for end in (10, 1000, len(data) // 2, len(data) - 40):
            status, error = self.convert(self.write(data[:end]))
            self.assertEqual((status, error["code"]), (1, "syntax"), error)

    def test_circles(self):
        tree = b"<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles 3 0 R >> >>"
        pages = b"<< /Type /Pages /Kids [] /Count 0 >>"
        self.refused(pdf_of([tree, pages, b"<< /Kids [3 0 R 3 0 R] >>"]), "limit")
        self.refused(pdf_of([tree, pages, b"<< /Kids [4 0 R] >>", b"<< /Kids [3 0 R] >>"]),
                     "not-a-resume")
        self.refused(pdf_of([b"1 0 R"]), "syntax")

    def test_many_objects(self):
        start = processor_time()
        objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"]
        self.refused(pdf_of(objects + [b"<< /A [1 2 3] >>"] * 100000), "not-a-resume")
        specs = b" ".join(b"(a) << /F (a) /EF << /F 1 0 R >> >>" for _ in range(100000))
        objects[0] = b"<< /Pages 2 0 R /Names << /EmbeddedFiles << /Names [" + specs + b"] >> >> >>"
        self.refused(pdf_of(objects), "limit")
        self.assertLess(processor_time() - start, 30)

    def test_bomb(self):
        self.refused(attached(b" " * (300 << 20)), "limit")

    def test_bomb_of_objects(self):
        """What libqpdf unpacks by itself, its objects and their table, is measured before."""
        for kind in ("ObjStm", "XRef"):
            with self.subTest(kind):
                data = self.write(packed_objects(kind, 300))
                self.assertLess(os.path.getsize(data), 1 << 20)
                status, peak = run_measured(fast_command(), "--quiet", "--format", "json", data, "-o",
                                            self.path("out.json"))
                self.assertEqual(status, 1)
                self.assertLess(peak, 256 << 10)
                with open(data, "rb") as file:
                    self.refused(file.read(), "limit")
        for kind in ("ObjStm", "XRef"):
            self.refused(packed_objects(kind, 1), "not-a-resume")

    def test_files_in_files(self):
        with open(SAMPLES[0], "rb") as file:
            data = file.read()
        for _ in range(4):
            data = attached(data)
            self.assertEqual(self.convert(self.write(data))[0], 0)
        self.refused(attached(data), "limit")


if __name__ == "__main__":
    need("qpdf")
    sys.exit(unittest.main())
