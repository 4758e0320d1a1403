#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Prints libFuzzer's dictionary for a fuzz target: the words that its sources look for. They are the
short string literals in the C sources (and fields.def) that read the target's format, so that the
dictionary of a format is complete whenever the importer is."""
import glob
import re
import sys

# Where the words of a target stand, beside importers/NAME for import_NAME.
DATA = ["formats/json*.c", "formats/yaml*.c", "importers/sniff.c", "core/model/fields.def"]
PROSE = ["importers/outline/*.c", "importers/period.c", "importers/section.c", "formats/outline*.c",
         "formats/markdown.c", "formats/tex*.c"]
SOURCES = {
    "docx_edits": ["importers/docx/*.c", "formats/xml*.c", "core/model/fields.def"],
    "export": ["core/model/*.def", "core/doc/*.c", "formats/html.c", "formats/markdown.c"],
    "font": ["fonts/*.c"],
    "import": ["importers/*/*.c", *DATA],
    "import_bibtex": ["formats/bibtex*.c", "formats/tex*.c"],
    "import_csl": DATA,
    "import_docx": ["formats/xml*.c", "core/model/fields.def"],
    "import_europass": ["formats/xml*.c"],
    "import_fresh": DATA,
    "import_linkedin": ["formats/csv.c"],
    "import_markdown": PROSE,
    "import_org": PROSE,
    "import_pdf": ["formats/pdf*.c"],
    "import_reactiveresume": [*DATA, "formats/html.c"],
    "import_rendercv": DATA,
    "import_visiky": DATA,
    "import_yamlresume": DATA,
    "json": DATA,
    "json_lenient": DATA,
    "shape": ["fonts/*.c"],
    "yaml": DATA,
}
# What no source has as a word of its own.
MORE = {
    "import_pdf": ["1 0 obj", "endobj", "1 0 R", "<<", ">>", "/Type", "/Catalog", "/Filter",
                   "/FlateDecode", "/Length", "/Prev", "/Root", "/Size", "trailer", "startxref",
                   "/Encrypt", "/Index [0 1]", "/W [1 1 1]", "/XRefStm", "/#46", "/Extends"],
    "import_linkedin": ["PK\\x03\\x04", "PK\\x01\\x02", "PK\\x05\\x06", "PK\\x06\\x06"],
    "import_docx": ["PK\\x03\\x04", "PK\\x01\\x02", "PK\\x05\\x06", "PK\\x06\\x06"],
    "font": ["true", "OTTO", "ttcf", "glyf", "loca", "head", "hhea", "hmtx", "maxp", "cmap", "CFF ",
             "GSUB", "GPOS", "GDEF", "OS/2", "post", "name", "fvar", "gvar"],
    "import_europass": ["<?xml version='1.0'?>", "<![CDATA[", "]]>", "<!--", "&amp;", "&#x41;"],
    "yaml": ["&a ", "*a", "<<: *a", "!!str ", "--- ", "|2-", "? ", "%YAML 1.2"],
}
LITERAL = re.compile(r'"((?:[^"\\\n]|\\.)+)"')
LONGEST = 40


def words(pattern):
    for path in sorted(glob.glob(pattern)):
        with open(path, encoding="utf-8") as file:
            lines = [line for line in file if not line.startswith("#include")]
        for word in LITERAL.findall("".join(lines)):
            if word.strip() and len(word) <= LONGEST and "%" not in word and word.count(" ") < 4:
                yield word
        if path.endswith(".def"):
            yield from re.findall(r"^\w+\((\w+)", "".join(lines), re.M)


def encode(word):
    """A C literal as libFuzzer reads it: all but plain characters as \\xNN."""
    text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), word)
    content = text.encode("utf-8", "surrogatepass").decode("latin-1")
    content = re.sub(r"\\(x[0-9a-fA-F]{1,2}|[0-7]{1,3}|.)", unescape, content)
    return "".join(one if " " <= one <= "~" and one not in '\\"' else f"\\x{ord(one) & 255:02x}"
                   for one in content)


def unescape(found):
    name = found[1]
    if name[0] == "x" and len(name) > 1:
        return chr(int(name[1:], 16))
    if name[0] in "01234567":
        return chr(int(name, 8) & 255)
    return {"n": "\n", "t": "\t", "r": "\r"}.get(name, name)


def main(target):
    patterns = SOURCES[target] + [f"importers/{target.removeprefix('import_')}/*.c"]
    found = dict.fromkeys(MORE.get(target, []))
    for pattern in patterns:
        found.update(dict.fromkeys(words(pattern)))
    for word in found:
        print(f'"{encode(word)}"')
        if "importers/sniff.c" in patterns and re.fullmatch(r"[$\w]+", word):
            print(f'"\\"{encode(word)}\\": "')


if __name__ == "__main__":
    main(sys.argv[1])
