#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""PDFs with loops in every structure that can have one, numbers that are lies, and 10^5 of whatever
there can be many of. Bombs, passwords and files in files are in test_pdf_import.py."""
import os
import struct
import unittest
import zlib

from command import main
from hostile import HostileTest

CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
CARRIER = b"<< /Type /Catalog /Pages 2 0 R /AF [3 0 R] >>"
PAGES = b"<< /Type /Pages /Kids [] /Count 0 >>"
SPEC = b"<< /Type /Filespec /UF (resume.json) /EF << /F 4 0 R >> >>"
FILE = b"<< /Length 31 >>\nstream\n{\"basics\": {\"name\": \"Ann Lee\"}}\nendstream"
DAMAGED = ("syntax", "the PDF is cut off or damaged")
NO_CV = ("not-a-resume", "there is no CV as data inside this PDF")
READ = (None, None)


def pdf_of(*objects, more=b""):
    """A PDF of these objects, numbered from 1."""
    parts, rows = [b"%PDF-1.7\n"], [b"0000000000 65535 f \n"]
    at = len(parts[0])
    for number, one in enumerate(objects, 1):
        rows.append(b"%010d 00000 n \n" % at)
        parts.append(b"%d 0 obj\n" % number + one + b"\nendobj\n")
        at += len(parts[-1])
    return b"".join(parts) + b"xref\n0 %d\n" % (len(objects) + 1) + b"".join(rows) + (
        b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
            len(objects) + 1, more, at))


def with_previous(where):
    """One whose cross-reference table names `where` as the one before it; None: itself."""
    data = pdf_of(CATALOG, PAGES, more=b"/Prev 0000000000")
    own = int(data.split()[-2])
    return data.replace(b"/Prev 0000000000", b"/Prev %010d" % (own if where is None else where))


def tables(count, last=None):
    """One with so many tables, each naming the one before; the first one names the `last`, which
    makes a circle."""
    out = [b"%PDF-1.7\n1 0 obj\n" + CATALOG + b"\nendobj\n2 0 obj\n" + PAGES + b"\nendobj\n"]
    at = first = len(out[0])
    table = (b"xref\n0 3\n0000000000 65535 f \n%010d 00000 n \n%010d 00000 n \n"
             b"trailer\n<< /Size 3 /Root 1 0 R /Prev %010d >>\n")
    size = len(table % (0, 0, 0))
    for number in range(count):
        before = first + ((number - 1) if number else (count - 1 if last else 0)) * size
        one = table % (9, 9 + 8 + len(CATALOG) + 8, before)
        out.append(one if number or last else one.replace(b"/Prev", b"/None"))
        at += size
    return b"".join(out) + b"startxref\n%d\n%%%%EOF\n" % (at - size)


def packed_objects(more=b"", count=b"1", first=b"4", rows=()):
    """One whose catalog is in an object stream; its cross-reference stream has the rows given in
    place of its own (type, place, index), of which a place of -1 is that stream's."""
    body = zlib.compress(b"3 0 " + CATALOG.replace(b"2 0 R", b"5 0 R"))
    out = b"%PDF-1.7\n1 0 obj\n<< /Type /ObjStm /N " + count + b" /First " + first + b" " + more
    out += b" /Filter /FlateDecode /Length %d >>\nstream\n" % len(body) + body + b"\nendstream\nendobj\n"
    table = {0: (0, 0, 65535), 1: (1, 9, 0), 2: (0, 0, 0), 3: (2, 1, 0), 4: (1, -1, 0)} | dict(rows)
    data = zlib.compress(b"".join(struct.pack(
        ">xBIH", kind, len(out) if place < 0 else place, index) for kind, place, index in table.values()))
    return out + b"4 0 obj\n<< /Type /XRef /Size 5 /W [2 4 2] /Root 3 0 R /Filter /FlateDecode " + (
        b"/Length %d >>\nstream\n%b\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % (
            len(data), data, len(out)))


def nest(opening, closing):
    return pdf_of(CARRIER, PAGES, opening * 100_000 + closing * 100_000)


CASES = {
    "a CV": (pdf_of(CARRIER, PAGES, SPEC, FILE), *READ),
    # Loops
    "a table before itself": (with_previous(None), *DAMAGED),
    "a table before at the end": (with_previous(10**9), *DAMAGED),
    "two tables before each other": (tables(2, last=True), *DAMAGED),
    "a circle of a thousand tables": (tables(1000, last=True), *DAMAGED),
    "100,000 tables": (lambda: tables(100_000), *NO_CV),
    "objects that are each other": (pdf_of(CARRIER, PAGES, b"4 0 R", b"3 0 R"), *NO_CV),
    "a length that is its own": (pdf_of(CARRIER, PAGES, SPEC, FILE.replace(b"31", b"4 0 R")), *NO_CV),
    "a page tree in itself": (pdf_of(CARRIER, b"<< /Type /Pages /Kids [2 0 R] /Count 1 /Parent 2 0 R >>",
                                     SPEC, FILE), *READ),
    "a page tree of two": (pdf_of(CARRIER, b"<< /Type /Pages /Kids [5 0 R] /Count 1 >>", SPEC, FILE,
                                  b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"), *READ),
    "a name tree in itself": (pdf_of(
        b"<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles 3 0 R >> >>", PAGES,
        b"<< /Kids [3 0 R] /Names [(a) 4 0 R] >>", SPEC.replace(b"4 0", b"5 0"), FILE), *READ),
    "a name tree that doubles": (lambda: pdf_of(
        b"<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles 3 0 R >> >>", PAGES,
        *(b"<< /Kids [%d 0 R %d 0 R] >>" % (i, i) for i in range(4, 64)), b"<< /Names [] >>"),
        "limit", "4096"),
    "a name tree 5,000 deep": (lambda: pdf_of(
        b"<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles 3 0 R >> >>", PAGES,
        *(b"<< /Kids [%d 0 R] >>" % i for i in range(4, 5004)), b"<< /Names [] >>"), *NO_CV),
    "an object stream that extends itself": (packed_objects(b"/Extends 1 0 R"), *NO_CV),
    "an object stream in itself": (packed_objects(rows={1: (2, 1, 0)}.items()), *DAMAGED),
    "an object stream counted in itself": (packed_objects(count=b"3 0 R"), *DAMAGED),
    "files that are each other": (pdf_of(CARRIER, PAGES, SPEC.replace(b"4 0", b"3 0")), *NO_CV),
    # Lies
    "2^31 objects": (pdf_of(CATALOG, PAGES).replace(b"/Size 3", b"/Size 2147483647"), *NO_CV),
    "a table of 2^31 rows": (pdf_of(CATALOG, PAGES).replace(b"0 3\n", b"0 2000000000\n"), *DAMAGED),
    "an object stream of 2^31": (packed_objects(count=b"2000000000"), *DAMAGED),
    "an object stream that begins late": (packed_objects(first=b"99999999999"), *DAMAGED),
    "a length of 2^31": (pdf_of(CARRIER, PAGES, SPEC, FILE.replace(b"31", b"2147483647")), *NO_CV),
    # Many, and deep
    "100,000 objects": (lambda: pdf_of(CATALOG, PAGES, *[b"<< /A [1 2 3] >>"] * 100_000), *NO_CV),
    "lists in lists": (lambda: nest(b"[", b"]"), *NO_CV),
    "dictionaries in dictionaries": (lambda: nest(b"<< /A ", b">>"), *NO_CV),
    "10,000 filters": (pdf_of(CARRIER, PAGES, SPEC, FILE.replace(
        b"/Length", b"/Filter [" + b"/ASCIIHexDecode " * 10_000 + b"] /Length")), *NO_CV),
    "no table, many objects": (lambda: b"%PDF-1.7\n" + b"1 0 obj\n<<>>\nendobj\n" * 500_000, *DAMAGED),
    "no table, many beginnings": (lambda: b"%PDF-1.7\n" + b"1 0 obj " * 4_000_000, *DAMAGED),
    "many streams": (lambda: b"%PDF-1.7\n" + b"<</Type/ObjStm>>stream\n" * 1_000_000, *DAMAGED),
    "30 MB of noise": (lambda: b"%PDF-1.7\n" + os.urandom(30 << 20), *DAMAGED),
    "encrypted by what no one knows": (pdf_of(
        CARRIER, PAGES, SPEC, FILE, b"<< /Filter /Unknown /V 9 /R 9 >>",
        more=b"/Encrypt 5 0 R /ID [<00> <00>]"), "syntax", ""),
}


class Pdf(HostileTest):
    def test_what_is_wrong(self):
        self.check(".pdf", CASES)

    def test_cut_at_every_seventh_byte(self):
        whole = packed_objects()
        names = [f"{length}.pdf" for length in range(10, len(whole) - 40, 7)]
        for name in names:
            self.write(name, whole[:int(name[:-4])])
        said = self.diagnostics("-f", "json", "-o", "out/", *names, status=1, timeout=600)
        errors = [one for one in said if one["severity"] == "error"]
        self.assertEqual(sorted(one["file"] for one in errors), sorted(names))
        self.assertEqual({(one["code"], one["message"]) for one in errors}, {DAMAGED})


if __name__ == "__main__":
    main()
