#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""`check --fix` loses nothing and ends: every word of a CV, in its values and in the keys that are no
field's, is in the mended file as often as it was written, or a diagnostic of the check names the
value; and mending the mended file gives the same bytes.

Goes over JSON Resume as JSON and YAML, whole and broken, and YAMLResume: the samples, the fixtures
of real input, and the corpus, without which the test is skipped when these are done."""
import glob
import json
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter

import imports
import leaves  # noqa: F401 (defines how bytes that are no UTF-8 are decoded)
from command import CORPUS, FIXTURES, ROOT, SAMPLES, fast_command

FOLDERS = ["jsonresume", "jsonresume-broken", "jsonresume_yaml", "yamlresume"]
OTHER_FORMATS = ("03-fresh.json", "03-reactive-resume.json")  # whose notation is not kept
# What is said of a container and settles all that is in it, beside those that name one value.
ENDS = {"setting", "private", "switched-off", "language-map", "duplicate-key", "empty"}
# What explains no change of the value: it is kept.
KEPT = {"unknown-field", "gap", "date-order", "not-shown", "wrong-type", "conflicting-fields",
        "legacy-name"}
# What explains a change of the key, or of the keys in the value.
RENAMED = {"legacy-name", "wrong-type", "coerced"}

with open(os.path.join(ROOT, "schema/cvexport.schema.json"), encoding="utf-8") as schema:
    FIELDS = set(re.findall(r'"(\w+)": \{', schema.read()))


def words(text):
    """Letters and digits, by NFKC and without case. Marks and signs are no words."""
    text = unicodedata.normalize("NFKC", text).casefold()
    text = "".join(c for c in text if unicodedata.category(c) != "Cf")
    return re.findall(r"[^\W_]+", text)


class Said:
    """The diagnostics of a file, by where they point."""

    def __init__(self, said):
        self.pointers, self.ends, self.renamed = set(), set(), set()
        self.lines, self.maps = set(), set()
        for one in said:
            if one["code"] not in KEPT:
                self.pointers.add(one["pointer"])
                self.lines.add(one["line"])
            if one["code"] in ENDS:
                self.ends.add(one["pointer"])
            if one["code"] in RENAMED:
                self.renamed.add(one["pointer"])
                self.lines.add(one["line"])
            if one["code"] == "language-map":
                self.maps.add(one["pointer"].rsplit("/", 1)[0])

    def names(self, pointer, is_key):
        """Whether the value, or one that holds it, is named."""
        settled = self.pointers
        while not (pointer in settled or (is_key and pointer in self.renamed)):
            if "/" not in pointer:
                return False
            pointer = pointer.rsplit("/", 1)[0]
            settled = self.ends
        return True


def strings(node, keys=True, pointer=""):
    """(pointer, text, whether it is a key) of every scalar, and with `keys` of every key that is no
    field's, with the pointer of its value, when there is anything in that. Objects are lists of
    pairs in ("object", …)."""
    if isinstance(node, tuple):
        for key, value in node[1]:
            inner = f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}"
            found = list(strings(value, keys, inner))
            if keys and key not in FIELDS and any(words(text) for _, text, _ in found):
                yield inner, key, True
            yield from found
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from strings(value, keys, f"{pointer}/{index}")
    elif node is not None:
        yield pointer, str(node), False


def pairs(node):
    """A tree of PyYAML in the form of strings()."""
    if isinstance(node, dict):
        return ("object", [(key, pairs(value)) for key, value in node.items()])
    return [pairs(item) for item in node] if isinstance(node, list) else node


def load(path, data):
    """The tree of a file; None when it is broken."""
    text = data.decode("utf-8-sig", errors="cvx-1252")
    if path.endswith((".yaml", ".yml")):
        return pairs(imports.need_yaml().load(text, Loader=imports.need_yaml().BaseLoader))
    try:
        return json.loads(text, strict=False, parse_float=str, parse_int=str,
                          object_pairs_hook=lambda found: ("object", found))
    except ValueError:
        return None


KEY = re.compile(r'"(\w+)"(?=\s*:\s*(""|null|\[\s*\]|\{\s*\})?)')
COMMENT = re.compile(r"/\*.*?\*/|(?<!:)//[^\n]*", re.S)


def unescaped(line):
    """A line of JSON with its escapes as what they stand for."""
    line = re.sub(r"\\u([0-9a-fA-F]{4})", lambda code: chr(int(code[1], 16)), line)
    return re.sub(r"\\[bfnrt]", " ", line)


def drop_field(key):
    """A key, unless it is a field's or has a blank value."""
    return " " if key[1] in FIELDS or key[2] else key[0]


def is_notation(pointer, text, said):
    """Whether a text only says how others are meant: the language of the text that was taken of
    several, and that something is not private."""
    of_map = pointer.rsplit("/", 1)[0] in said.maps and pointer.endswith("/" + text)
    return of_map or (pointer.endswith("/private") and text == "False")


def words_of_tree(tree, path, said):
    keys = not path.endswith(".yml")  # those of YAMLResume are its notation
    found, seen = [], set()
    for pointer, text, is_key in strings(tree, keys):
        beside = (pointer.rsplit("/", 1)[0], text)
        # The old and the new name of a field may say the same, which is then said once.
        twice = not is_key and pointer in said.renamed and beside in seen
        seen.add(beside)
        if not (twice or said.names(pointer, is_key) or is_notation(pointer, text, said)):
            found += [(word, pointer) for word in words(text)]
    return found


def wanted(path, data, said):
    """The words that have to be in the output, with where each was found: of a broken file, those of
    its lines."""
    tree = load(path, data)
    if tree is not None:
        return words_of_tree(tree, path, said)
    text = re.sub(COMMENT, lambda comment: re.sub(r"[^\n]", " ", comment[0]),
                  data.decode("utf-8", errors="cvx-1252"))
    lines = text.splitlines()
    return [(word, f"line {number}") for number, line in enumerate(lines, 1)
            if number not in said.lines
            for word in words(re.sub(KEY, drop_field, unescaped(line)))]


def lost(found, output):
    """What the output has less often than it was found."""
    have = Counter(word for _, text, _ in strings(output) for word in words(text))
    count, faults = Counter(), []
    for word, where in found:
        count[word] += 1
        if count[word] > have[word]:
            faults.append((word, where))
    return faults


def fix(path, out):
    return subprocess.run([fast_command(), "check", "--fix", "--format", "json", "--diagnostics", "json",
                           path, "-o", out], capture_output=True, timeout=300, check=False)


def check(path, work, counts):
    """The faults of one file. One that is not read has nothing to mend."""
    out, again = os.path.join(work, "out.json"), os.path.join(work, "again.json")
    run = fix(path, out)
    if run.returncode == 1:
        counts["refused"] += 1
        return []
    said = Said([json.loads(line) for line in run.stderr.decode().splitlines()])
    with open(path, "rb") as file:
        data = file.read()
    with open(out, "rb") as file:
        mended = file.read()
    found = wanted(path, data, said)
    counts["files"] += 1
    counts["words"] += len(found)
    faults = [f"{path}: {where}: {word!r} is lost" for word, where in lost(found, load(out, mended))]
    run = fix(out, again)
    with open(again, "rb") as file:
        if run.returncode or file.read() != mended:
            faults.append(f"{path}: mended again it is another ({run.returncode})")
    os.remove(again)
    return faults


def check_itself():
    """A word that is lost is seen, also when it is elsewhere; one that is named is excused."""
    data = b'{"basics": {"name": "Ada Roe", "zeal": "Roe"}, "work": [{"company": "Mill"}]}'
    legacy = Said([{"code": "legacy-name", "pointer": "/work/0/company", "line": 1}])
    good = load("", b'{"basics": {"name": "Ada Roe", "zeal": "Roe"}, "work": [{"name": "Mill"}]}')
    less = load("", b'{"basics": {"name": "Ada", "zest": "Roe"}, "work": []}')
    found = wanted("a.json", data, legacy)
    assert lost(found, good) == [], lost(found, good)
    assert lost(found, less) == [("zeal", "/basics/zeal"), ("roe", "/basics/zeal"),
                                 ("mill", "/work/0/company")]
    assert lost(wanted("a.json", data, Said([])), good) == [("company", "/work/0/company")]
    broken = wanted("a.json", b'{"basics": // so\n{"zeal": "Ada\\u0020Roe",}', Said([]))
    assert broken == [("zeal", "line 2"), ("ada", "line 2"), ("roe", "line 2")], broken


def main():
    check_itself()
    paths = glob.glob(os.path.join(SAMPLES, "*.json")) + glob.glob(os.path.join(FIXTURES, "*.json"))
    paths = [path for path in paths if not path.endswith(OTHER_FORMATS)]
    assert len(paths) > 90, "the fixtures are gone"
    for folder in FOLDERS:
        paths += glob.glob(os.path.join(CORPUS, folder, "*"))
    counts, faults = Counter(), []
    with tempfile.TemporaryDirectory(prefix="cvexport-test-") as work:
        for path in sorted(paths):
            faults += check(path, work, counts)
    print("\n".join(faults))
    print(f"{counts['words']} words in {counts['files']} files, {counts['refused']} not read, "
          f"{len(faults)} faults")
    if faults or counts["words"] < 10000 or counts["files"] < 2 * counts["refused"]:
        return 1
    imports.need_corpus()
    return 0


if __name__ == "__main__":
    sys.exit(main())
