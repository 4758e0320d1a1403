#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A LinkedIn export as a ZIP is what it is as a folder, however its files have drifted; and what is
hostile about an archive or a table ends in one error."""
import io
import os
import shutil
import subprocess
import tempfile
import unittest
import zipfile

import imports
from command import ROOT, fast_command, processor_time

EXPORT = os.path.join(ROOT, "tests/golden/linkedin-complete/input.folder")
PROFILE = "First Name,Last Name,Headline\nAnn,Lee,Diver\n"


class LinkedIn(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="cvexport-test-")
        self.addCleanup(shutil.rmtree, self.folder)

    def path(self, name):
        return os.path.join(self.folder, name)

    def convert(self, path):
        out = self.path("out.json")
        status, said = imports.convert(path, out)
        errors = [one for one in said if one["severity"] == "error"]
        self.assertEqual(len(errors), status != 0, said)
        if status != 0:
            return status, errors[0]
        with open(out, "rb") as file:
            return 0, file.read()

    def zip(self, files):
        path = self.path("export.zip")
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in files:
                archive.writestr(name, text)
        return path

    def refused(self, path, code):
        status, error = self.convert(path)
        self.assertEqual((status, error["code"]), (1, code), error)
        return error

    def test_zip_and_folder_agree(self):
        status, wanted = self.convert(EXPORT)
        self.assertEqual(status, 0)
        with open(self.path("export.zip"), "wb") as file:
            file.write(imports.zip_of(EXPORT))
        self.assertEqual(self.convert(self.path("export.zip")), (0, wanted))
        inner = []
        for name in sorted(os.listdir(EXPORT)):
            path = os.path.join(EXPORT, name)
            if os.path.isfile(path):
                with open(path, "rb") as file:
                    inner.append(("Complete_Export/" + name, file.read()))
        self.assertEqual(self.convert(self.zip(inner)), (0, wanted))

    def test_lines_are_those_of_the_file_inside(self):
        """Of an archive and of a folder: the file is named, and its line shown."""
        files = [("Profile.csv", PROFILE),
                 ("Positions.csv", "Company Name,Title,Started On\nA,Cook,2019\nMühle,B,soon\n")]
        os.mkdir(self.path("folder"))
        for name, text in files:
            with open(self.path("folder/" + name), "w", encoding="utf-8") as file:
                file.write(text)
        for path in (self.zip(files), self.path("folder"), self.path("folder/Positions.csv")):
            file = path if path.endswith("Positions.csv") else path + "/Positions.csv"
            run = subprocess.run([fast_command(), "check", path], capture_output=True, timeout=300,
                                 check=False)
            self.assertIn(f'{file}:3:9: warning: "soon" cannot be read as a date; kept as written '
                          "[bad-date] at /Positions.csv/1/Started On\n"
                          "  Mühle,B,soon\n"
                          "          ^\n", run.stderr.decode())
        broken = self.zip([("Profile.csv", PROFILE), ("Positions.csv", 'Company Name,Title,Started On\n"A')])
        self.refused(broken, "syntax")
        run = subprocess.run([fast_command(), "check", broken], capture_output=True, timeout=300,
                             check=False)
        self.assertIn('  "A\n', run.stderr.decode())

    def test_outputs_stand_beside_the_folder(self):
        shutil.copytree(EXPORT, self.path("export"))
        run = subprocess.run([fast_command(), "--format", "json", "export/"], cwd=self.folder,
                             capture_output=True, timeout=300, check=False)
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertEqual(sorted(os.listdir(self.folder)), ["export", "export.normalized.json"])

    def test_headers_tell_and_drift(self):
        files = [("Profil.csv", "\ufeff" + PROFILE.replace("\n", "\r\n")),
                 ("Stellen.csv", "company name;TITLE;Started On;New Column\n\"A; B\";Cook;2019;x\n"),
                 ("Talen.csv", "Name,Proficiency\n\"Fran\xe7ais\",fluent\n".encode("windows-1252"))]
        status, data = self.convert(self.zip(files))
        self.assertEqual(status, 0, data)
        for text in ("Ann Lee", "A; B", "Français", "New Column"):
            self.assertIn(text, data.decode())

    def test_one_file_alone(self):
        path = self.path("Positions.csv")
        with open(path, "w", encoding="utf-8") as file:
            file.write("Company Name,Title,Started On\nA,Cook,May 2019\n")
        status, data = self.convert(path)
        self.assertEqual(status, 0, data)
        self.assertIn(b'"startDate": "2019-05"', data)

    def test_no_part_of_a_cv(self):
        self.refused(self.zip([("Connections.csv", "Notes:\n"), ("Odd.csv", "a,b\n1,2\n")]),
                     "not-a-resume")

    def test_bombs(self):
        start = processor_time()
        self.refused(self.zip([("Profile.csv", PROFILE + "x" * (60 << 20))]), "limit")
        self.refused(self.zip([(f"Profile{i}.csv", os.urandom(1 << 19).hex()) for i in range(70)]),
                     "limit")
        self.refused(self.zip([(f"{i}.csv", "") for i in range(5000)]), "limit")
        self.refused(self.zip([(f"{i}.csv", "") for i in range(70000)] + [("Profile.csv", PROFILE)]),
                     "limit")
        self.assertLess(processor_time() - start, 60)

    def test_names_that_lead_out(self):
        for name in ("../Profile.csv", "/etc/Profile.csv", "a/../../Profile.csv", "c:\\Profile.csv"):
            self.refused(self.zip([(name, PROFILE), ("Positions.csv", PROFILE)]), "syntax")

    def test_damaged_archives(self):
        data = imports.zip_of(EXPORT)
        for end in (len(data) - 1, len(data) // 2, 100):
            with open(self.path("cut.zip"), "wb") as file:
                file.write(data[:end])
            status, error = self.convert(self.path("cut.zip"))
            self.assertEqual(status, 1, error)
        damaged = bytearray(data)
        for at in range(60, 400, 7):
            damaged[at] ^= 0x55
        with open(self.path("damaged.zip"), "wb") as file:
            file.write(damaged)
        self.assertEqual(self.convert(self.path("damaged.zip"))[0], 1)

    def test_encrypted(self):
        data = bytearray(imports.zip_of(EXPORT))
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for entry in archive.infolist():
                data[entry.header_offset + 6] |= 1
        at = data.find(b"PK\x01\x02")
        while at >= 0:
            data[at + 8] |= 1
            at = data.find(b"PK\x01\x02", at + 4)
        with open(self.path("locked.zip"), "wb") as file:
            file.write(data)
        self.assertIn("encrypted", self.refused(self.path("locked.zip"), "syntax")["message"])

    def test_tables(self):
        open_quote = "Name,Proficiency\nDutch,\"never closed\n"
        error = self.refused(self.zip([("Languages.csv", open_quote), ("Profile.csv", PROFILE)]),
                             "syntax")
        self.assertEqual((error["file"].split("/")[-1], error["line"], error["column"]),
                         ("Languages.csv", 2, 7))
        wide = ",".join(f"c{i}" for i in range(10000)) + "\n"
        self.refused(self.zip([("Wide.csv", wide), ("Profile.csv", PROFILE)]), "limit")
        path = self.path("Positions.csv")
        with open(path, "wb") as file:
            file.write(b"Company Name,Title\nA,\"" + b"x" * (70 << 20) + b"\"\n")
        self.refused(path, "limit")
        with open(path, "wb") as file:
            file.write(b"Company Name,Title\nA," + b"x" * (20 << 20) + b"\n")
        self.assertEqual(self.convert(path)[0], 0)


if __name__ == "__main__":
    unittest.main()
