#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Hostile archives, folders and tables: bombs, lies, names and links that lead out, and what is no
file."""
import io
import os
import struct
import unittest
import zipfile
import zlib

from command import main
from hostile import HostileTest

PROFILE = "First Name,Last Name,Headline\nAnn,Lee,Diver\n"
JOBS = "Company Name,Title,Started On\nA,Cook,May 2019\n"
DAMAGED = "the archive is cut off or damaged"
OUT = "a file whose name leads out of it"
NO_CSV = "it looks like a Word document or another ZIP archive"


def archive(*files, method=zipfile.ZIP_DEFLATED):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as made:
        for name, content in files:
            made.writestr(name, content)
    return data.getvalue()


def nested_bomb():
    """Ten archives in each of five layers, and 60 MB of zeros at the bottom: 6 TB."""
    data = archive(("0.csv", b"0" * (60 << 20)))
    for _ in range(5):
        data = archive(*((f"{i}.csv.zip", data) for i in range(10)))
    return data


def stored(name, extra, content, entry_size, central, count=1, counted=1, offset=0):
    """An archive of one stored file, its central directory's entry and the end of the archive in
    ZIP64 (APPNOTE 4.3.14, 4.5.3) with those numbers."""
    crc = zlib.crc32(content)
    local = b"PK\3\4" + struct.pack("<HHHHHIIIHH", 45, 0, 0, 0, 0, crc, len(content), len(content),
                                    len(name), 0) + name + content
    extra = struct.pack("<HHQQQ", 1, 24, entry_size, central, offset) + extra
    entry = b"PK\1\2" + struct.pack("<HHHHHHIIIHHHHHII", 45, 45, 0, 0, 0, 0, crc, 0xFFFFFFFF,
                                    0xFFFFFFFF, len(name), len(extra), 0, 0, 0, 0, 0xFFFFFFFF)
    entry += name + extra
    end = b"PK\6\6" + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, count, count, len(entry), len(local))
    end += b"PK\6\7" + struct.pack("<IQI", 0, len(local) + len(entry), 1)
    end += b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, counted, counted, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return local + entry + end


def zip64(size=None, packed=None, **numbers):
    content = PROFILE.encode()
    return stored(b"Profile.csv", b"", content, len(content) if size is None else size,
                  len(content) if packed is None else packed, **numbers)


def overlapping(count, size):
    """An archive whose entries are all one and the same file: as many bytes, once packed."""
    content = PROFILE.encode() + os.urandom(size // 64).hex().encode() * 32
    flate = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = flate.compress(content) + flate.flush()
    head = struct.pack("<HHHHIII", 0, 8, 0, 0, zlib.crc32(content), len(packed), len(content))
    local = b"PK\3\4\x14\0" + head + struct.pack("<HH", 11, 0) + b"Profile.csv" + packed
    entries = (b"PK\1\2\x14\0\x14\0" + head +
               struct.pack("<HHHHHII", 11, 0, 0, 0, 0, 0, 0) + b"Profile.csv") * count
    return local + entries + b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, count, count, len(entries),
                                                     len(local), 0)


def empty_files(count):
    """An archive of so many empty files; ZIP64 counts them."""
    local, entry = b"PK\3\4" + bytes(22) + b"\5\0\0\0" + b"x.csv", b"PK\1\2" + bytes(24) + b"\5\0"
    entry += bytes(16) + b"x.csv"
    at = count * len(local)
    end = b"PK\6\6" + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, count, count, count * len(entry), at)
    end += b"PK\6\7" + struct.pack("<IQI", 0, at + count * len(entry), 1)
    return local * count + entry * count + end + b"PK\5\6" + bytes(4) + b"\xff" * 12 + bytes(2)


def link(target):
    """An archive whose profile is a symbolic link, as a Unix packs one."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as made:
        entry = zipfile.ZipInfo("Profile.csv")
        entry.create_system, entry.external_attr = 3, 0o120777 << 16
        made.writestr(entry, target)
        made.writestr("Positions.csv", JOBS)
    return data.getvalue()


def locked():
    """An archive that says of its one file that it is encrypted."""
    data = bytearray(archive(("Profile.csv", PROFILE)))
    data[6] |= 1
    data[data.find(b"PK\1\2") + 8] |= 1
    return bytes(data)


ZIP = {
    "as it should be": (archive(("Profile.csv", PROFILE)), None, None),
    "a flat bomb": (lambda: archive(("Profile.csv", PROFILE + "0" * (60 << 20))), "limit",
                    "more than 100 times"),
    "many small bombs": (lambda: archive(*((f"{i}.csv", PROFILE + "0" * (1 << 20) + os.urandom(
        20_000).hex()) for i in range(70))), "limit", "more than 67108864 bytes"),
    "an archive in an archive": (archive(("a.zip", archive(("Profile.csv", PROFILE)))),
                                 "control-character", NO_CSV),
    "a nested bomb": (nested_bomb, "not-a-resume", "there is no part of a CV in it"),
    "a nested bomb beside a CV": (lambda: archive(("bomb.zip", nested_bomb()),
                                                  ("Profile.csv", PROFILE)), None, None),
    "an archive named like a table": (archive(("Profile.csv", PROFILE), ("a.csv", archive(
        ("Profile.csv", PROFILE)))), "control-character", "another ZIP archive"),
    "overlapping": (lambda: overlapping(4000, 400_000), "limit", "more than 67108864 bytes"),
    "a parent": (archive(("../Profile.csv", PROFILE)), "syntax", OUT),
    "a parent within": (archive(("a/../../Profile.csv", PROFILE)), "syntax", OUT),
    "a parent with backslashes": (archive(("..\\Profile.csv", PROFILE)), "syntax", OUT),
    "the root": (archive(("/Profile.csv", PROFILE)), "syntax", OUT),
    "a drive": (archive(("C:\\Profile.csv", PROFILE)), "syntax", OUT),
    "a server": (archive(("\\\\host\\Profile.csv", PROFILE)), "syntax", OUT),
    "a parent that is no table": (archive(("Profile.csv", PROFILE), ("../x.png", "")), "syntax", OUT),
    "600,000 entries": (lambda: empty_files(600_000), "limit", "more than 4096 files"),
    "a million entries": (lambda: empty_files(1_000_000), "limit", "larger than 64 MB"),
    "encrypted": (locked(), "syntax", "the archive is encrypted"),
    "ZIP64": (zip64(), None, None),
    "ZIP64, too large": (zip64(size=1 << 62), "limit", "more than 67108864 bytes"),
    "ZIP64, too large, packed": (zip64(packed=1 << 62), "syntax", DAMAGED),
    "ZIP64, endless": (zip64(size=2**64 - 1, packed=2**64 - 1), "limit", "more than 67108864 bytes"),
    "ZIP64, elsewhere": (zip64(offset=1 << 60), "syntax", DAMAGED),
    "ZIP64, before the beginning": (zip64(offset=2**64 - 1), "syntax", DAMAGED),
    "ZIP64, endless entries": (zip64(count=2**64 - 1), "syntax", DAMAGED),
    "ZIP64, a million entries": (zip64(count=1_000_000, counted=0xFFFF), "limit",
                                 "more than 4096 files"),
    "many ends": (archive(("Profile.csv", PROFILE))[:-2] + b"\xff\xff" + b"PK\5\6" * 16_000, "syntax",
                  DAMAGED),
    "nothing": (archive(), "control-character", "an empty ZIP archive"),
}


def wide(count):
    return lambda: PROFILE + ",".join(["x"] * count) + "\n"


CSV = {
    "a hundred thousand columns": (lambda: ",".join(f"c{i}" for i in range(100_000)) + "\n" + PROFILE,
                                   "limit", "columns: more than 256"),
    "a hundred thousand fields": (wide(100_000), "limit", "columns: more than 256"),
    "a million rows": (lambda: PROFILE + "a,b,c\n" * 1_000_000, "limit",
                       "values: more than 2097152"),
    "ten million empty rows": (lambda: PROFILE + "\n" * 10_000_000, None, None),
    "a line of 60 MB": (lambda: PROFILE + "x" * (60 << 20), None, None),
    "quotes": (lambda: PROFILE + '"' + '""' * 5_000_000 + '",', None, None),
    "a quote that is not closed": (lambda: PROFILE + '"' + "x,y\n" * 1_000_000, "syntax", "quot"),
}


class Archive(HostileTest):
    def test_archives(self):
        self.check(".zip", ZIP)

    def test_tables(self):
        self.check(".csv", CSV, "--from", "linkedin")

    def test_cut_at_every_byte(self):
        whole = archive(("Profile.csv", PROFILE), ("Positions.csv", JOBS))
        names = [f"{length}.zip" for length in range(1, len(whole))]
        for length, name in enumerate(names, 1):
            self.write(name, whole[:length])
        said = self.diagnostics("-f", "json", "--from", "linkedin", "-o", "out/", *names, status=1,
                                timeout=600)
        errors = {}
        for one in said:
            if one["severity"] == "error":
                self.assertNotIn(one["file"], errors, "more than one error")
                self.assertTrue(one["hint"], one)
                errors[one["file"]] = one["code"]
        self.assertEqual(sorted(errors), sorted(names))
        self.assertEqual({errors[f"{length}.zip"] for length in range(5, len(whole))}, {"syntax"})
        self.assertFalse(os.path.exists(self.path("out")) and os.listdir(self.path("out")))

    def test_links_in_an_archive(self):
        """They are not followed, and what they are is no table."""
        self.write("secret.csv", PROFILE)
        for target in ("/etc/passwd", "secret.csv", PROFILE):
            self.write("in.zip", link(target))
            status, said = self.give("in.zip")
            self.assertEqual(status, 0, said)
            left = [one for one in said if one["code"] == "left-out"]
            self.assertEqual([one["message"] for one in left],
                             ['"Profile.csv" in the archive is a link: it is not read'])
            self.assertNotIn(b"Lee", self.read("out.json"))


class Folder(HostileTest):
    def setUp(self):
        super().setUp()
        self.write("in/Positions.csv", JOBS)

    def left_out(self, name, what):
        """The folder is read without what stands in it under that name, which is reported."""
        status, said = self.give("in")
        self.assertEqual(status, 0, said)
        self.assertEqual([(one["message"], bool(one["hint"])) for one in said
                          if one["code"] == "left-out"],
                         [(f'"{name}" in the folder is {what}: it is not opened', True)])
        self.assertIn(b'"Cook"', self.read("out.json"))
        self.assertNotIn(b"Lee", self.read("out.json"))

    def test_links(self):
        self.write("secret.csv", PROFILE)
        for target in ("../secret.csv", "/etc/passwd", "/dev/zero", "Profile.csv", "gone.csv", ".."):
            with self.subTest(target):
                os.symlink(target, self.path("in/Profile.csv"))
                self.left_out("Profile.csv", "a link")
                os.remove(self.path("in/Profile.csv"))

    def test_a_link_to_a_folder_is_not_followed(self):
        self.write("other/Profile.csv", PROFILE)
        os.symlink("../other", self.path("in/inner"))
        os.symlink("..", self.path("in/circle"))
        self.assertIsNone(self.outcome("in"))
        os.symlink("../other", self.path("in/inner.csv"))
        self.left_out("inner.csv", "a link")

    def test_a_pipe(self):
        os.mkfifo(self.path("in/Profile.csv"))
        self.left_out("Profile.csv", "no file")

    def test_a_folder_named_like_a_table(self):
        os.makedirs(self.path("in/inner/Profile.csv"))
        self.left_out("Profile.csv", "no file")

    def test_nothing_else(self):
        os.remove(self.path("in/Positions.csv"))
        os.mkfifo(self.path("in/Positions.csv"))
        self.assertEqual(self.outcome("in")["code"], "no-input")

    def test_the_folder_itself_may_be_a_link(self):
        os.symlink("in", self.path("to"))
        self.assertIsNone(self.outcome("to"))

    def test_what_is_too_much(self):
        self.write("in/a.csv", "x" * (40 << 20))
        self.write("in/b.csv", "x" * (40 << 20))
        error = self.outcome("in")
        self.assertEqual(error["code"], "limit")
        self.assertIn("64 MB", error["message"])
        for number in range(4100):
            self.write(f"many/{number}.csv", "")
        error = self.outcome("many")
        self.assertEqual(error["code"], "limit")
        self.assertIn("more than 4096 files", error["message"])


if __name__ == "__main__":
    main()
