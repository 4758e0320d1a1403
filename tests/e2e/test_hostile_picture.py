#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Hostile photos: a bomb of 50 megapixels, sizes that are lies, pixels that unpack to 300 MB and more. The
photo is left out, with one sentence that says why, and the CV is written without it."""
import base64
import struct
import unittest
import zlib

from command import main
from hostile import HostileTest

TOO_MANY = "it has no pixels, or more than 16 million"
TOO_LARGE = "it unpacks to more than its pixels need"


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def zeros(size):
    """So many zero bytes, by Flate."""
    flate = zlib.compressobj(9)
    parts = [flate.compress(bytes(1 << 20)) for _ in range(size >> 20)]
    return b"".join(parts + [flate.compress(bytes(size & 0xFFFFF)), flate.flush()])


def png(width, height, packed, depth=8, color=2, more=b""):
    header = struct.pack(">IIBBBBB", width, height, depth, color, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + more + chunk(b"IDAT", packed) +
            chunk(b"IEND", b""))


def black(width, height, depth=8, color=2):
    """A PNG of that size, whose pixels are all zero."""
    samples = {0: 1, 2: 3, 6: 4}[color]
    return png(width, height, zeros(height * (1 + width * samples * depth // 8)), depth, color)


def jpeg(width, height):
    """The markers of a JPEG of that size, and of its scan as much as a byte."""
    frame = struct.pack(">BHHB", 8, height, width, 1) + b"\1\x11\0"
    return (b"\xff\xd8\xff\xc0" + struct.pack(">H", len(frame) + 2) + frame +
            b"\xff\xda\0\x08\1\1\0\0\x3f\0\0\xff\xd9")


# The photo, and what is said of it in a PDF and in a DOCX; None: it is used.
PHOTOS = {
    "small": (lambda: black(30, 40), None, None),
    "16 megapixels": (lambda: black(4096, 4096), None, None),
    "16 megapixels of 64 bits": (lambda: black(4096, 4096, 16, 6), None, None),
    "50 megapixels": (lambda: black(7100, 7100), TOO_MANY, TOO_MANY),
    "one row more": (lambda: black(4096, 4097), TOO_MANY, TOO_MANY),
    "endless": (lambda: png(2**31 - 1, 2**31 - 1, b""), TOO_MANY, TOO_MANY),
    "wide": (lambda: png(2**31 - 1, 1, b""), TOO_MANY, TOO_MANY),
    "no pixels": (lambda: png(0, 0, b""), TOO_MANY, TOO_MANY),
    "endless JPEG": (lambda: jpeg(65535, 65535), TOO_MANY, TOO_MANY),
    "300 MB in 10 by 10 pixels": (lambda: png(10, 10, zeros(300 << 20)), TOO_LARGE, None),
    "300 MB, transparent": (lambda: png(10, 10, zeros(300 << 20), color=6), TOO_LARGE, None),
    "pixels cut off": (lambda: png(1000, 1000, zeros(1000)), "its file is damaged or cut off", None),
    "11 MB": (lambda: black(30, 40) + bytes(11 << 20), "it has more than 10 MB", "it has more than 10 MB"),
    "a profile of 300 MB": (lambda: png(10, 10, zeros(310), more=chunk(
        b"iCCP", b"x\0\0" + zeros(300 << 20))), None, None),
    "a text of 300 MB": (lambda: png(10, 10, zeros(310), more=chunk(
        b"zTXt", b"x\0\0" + zeros(300 << 20))), None, None),
}


class Pictures(HostileTest):
    def left_out(self, kind):
        status, said = self.give("cv.json", kind=kind)
        self.assertEqual(status, 0, said)
        self.assertGreater(len(self.read(f"out.{kind}")), 1000)
        found = [one for one in said if one["code"] == "bad-image"]
        self.assertLessEqual(len(found), 1)
        return found[0]["message"] if found else None

    def test_photos(self):
        for name, (make, *wanted) in PHOTOS.items():
            photo = make()
            self.write("photo.png", photo)
            images = ["photo.png"]
            if len(photo) < 100_000:
                images.append("data:image/png;base64," + base64.b64encode(photo).decode())
            for image in images:
                self.write("cv.json", f'{{"basics": {{"name": "Ann Lee", "image": "{image}"}}}}')
                for kind, part in zip(("pdf", "docx"), wanted):
                    with self.subTest(photo=name, kind=kind, image=image[:20]):
                        said = self.left_out(kind)
                        if part is None:
                            self.assertIsNone(said)
                        else:
                            self.assertIn(part, said or "")


if __name__ == "__main__":
    main()
