#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes the short names of emoji and symbols from CLDR's English annotations, for fonts/emoji.c.

usage: emoji-names.py CLDR OUT    (CLDR's "common" folder, the file to write)

A line each, sorted by bytes: the characters without variation selectors, a tab, the name.
"""
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

FOLDERS = ("annotations", "annotationsDerived")


def names(cldr):
    found = {}
    for folder in FOLDERS:
        tree = ElementTree.parse(cldr / folder / "en.xml")
        for annotation in tree.iter("annotation"):
            if annotation.get("type") == "tts":
                found[annotation.get("cp").replace("\uFE0F", "")] = annotation.text.strip()
    return found


def main(cldr, out):
    # ASCII is in every font; the shortest of the rest takes two bytes
    rows = sorted((cp.encode(), name) for cp, name in names(Path(cldr)).items() if not cp.isascii())
    Path(out).write_bytes(b"".join(cp + b"\t" + name.encode() + b"\n" for cp, name in rows))


main(*sys.argv[1:])
