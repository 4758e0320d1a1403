#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Nothing is lost on the way in: each value of a source, as a reader that is not ours finds it, is
in the JSON that cvexport makes of it, or a diagnostic names it by its line or its pointer. So
leaves in = leaves out + leaves reported.

Goes over each format's fixtures and, where it is there, over the corpus."""
import html.parser
import json
import os
import re
import sys
import tempfile
import unicodedata
from collections import Counter

import imports
from need import need

# What is said of a container and settles all that is in it.
ENDS = {"setting", "hidden", "left-out", "private", "switched-off", "wrong-type", "language-map",
        "duplicate-key", "conflicting-fields", "coerced"}
# What is said of a value that is kept as it is, so that it explains nothing.
KEPT = {"unknown-field"}
MARKER = re.compile(r"^\s*(?:\d{1,2}[.)]|[-*+•◦‣▪▫●○■□·⁃∙▸►➢➤✓✔–])\s+")
BREAK = re.compile(r"\r\n|[\r\n\u2028\u2029]|\\n")
# Between the parts of a value that may end in several: ends of a period, keywords.
PARTS = re.compile(r"\s[-–—~/]\s|[–—~,;、，至]|(?<=\d)-(?=\d{4})|\bto\b|\bbis\b")


with open(os.path.join(imports.ROOT, "schema/cvexport.schema.json"), encoding="utf-8") as schema:
    FIELDS = set(re.findall(r'"(\w+)": \{', schema.read()))


class Html(html.parser.HTMLParser):
    """The texts of a piece of HTML, parted wherever Markdown puts a mark or a target, and the
    targets of its links."""
    HIDDEN = ("script", "style")

    def __init__(self, text):
        super().__init__()
        self.parts, self.hidden = [""], 0
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.hidden += tag in self.HIDDEN
        self.parts.append("")
        target = dict(attrs).get("href")
        if tag == "a" and target:
            self.parts += [target, ""]

    def handle_endtag(self, tag):
        self.hidden -= tag in self.HIDDEN
        self.handle_starttag(f"/{tag}" if tag in self.HIDDEN else tag, [])

    def handle_data(self, data):
        if not self.hidden:
            self.parts[-1] += data


def normal(text):
    """Letters and digits alone, by NFKC and without case, in words; marks and signs are gone."""
    text = unicodedata.normalize("NFKC", text).casefold()
    text = "".join(c for c in text if unicodedata.category(c) != "Cf")
    return " ".join(re.findall(r"[^\W_]+", text))


class Output:
    """The texts of a JSON file, to be searched; a key that is the name of no field is one too."""

    def __init__(self, data):
        leaves = imports.json_leaves(data)
        keys = {key for leaf in leaves for key in leaf.pointer.split("/")
                if key not in FIELDS}
        self.text = "\n".join([normal(leaf.text) for leaf in leaves] + [normal(key) for key in keys])

    def has(self, text):
        """Whether a text is in there, not inside of another word."""
        wanted = normal(text)
        if not wanted:
            return True
        start = r"(?<![a-z0-9])" if re.match(r"[a-z0-9]", wanted) else ""
        end = r"(?![a-z0-9])" if re.search(r"[a-z0-9]$", wanted) else ""
        return re.search(start + re.escape(wanted) + end, self.text) is not None

    def has_all(self, leaf):
        parts = [leaf.text]
        if leaf.html and re.search(r"<[a-zA-Z/!]|&#?\w+;", leaf.text):
            parts = Html(leaf.text).parts
        lines = [MARKER.sub("", line) for part in parts for line in BREAK.split(part)]
        return all(self.has(line) or all(self.has(part) for part in PARTS.split(line))
                   for line in lines)


class Said:
    """The diagnostics of a file, by where they point."""

    def __init__(self, said):
        self.by_pointer, self.by_line = {}, set()
        for one in said:
            if one["code"] in KEPT:
                continue
            self.by_pointer.setdefault(one["pointer"], set()).add(one["code"])
            self.by_line.add(one["line"])

    def names(self, leaf):
        if leaf.line is not None and leaf.line in self.by_line:
            return True
        if leaf.pointer is None:
            return False
        if leaf.pointer in self.by_pointer:
            return True
        at = leaf.pointer
        while "/" in at:
            at = at.rsplit("/", 1)[0]
            if self.by_pointer.get(at, set()) & ENDS:
                return True
        return False


def check(form, path, out, counts):
    """The faults of one file."""
    status, said = imports.convert(path, out, *form_options(form, path))
    if status != 0:
        return [f"{path}: exit {status}: {[one['message'] for one in said][-1:]}"]
    leaves = [leaf for leaf in form.leaves(imports.content(path)) if leaf.text.strip()]
    with open(out, "rb") as file:
        output = Output(file.read())
    told = Said(said)
    faults = []
    for leaf in leaves:
        kind = "out" if output.has_all(leaf) else "reported" if told.names(leaf) else "lost"
        counts[kind] += 1
        if kind == "lost":
            where = leaf.pointer if leaf.line is None else f"line {leaf.line}"
            faults.append(f"{path}: {where}: {leaf.text[:70]!r} is lost")
    return faults


def form_options(form, path):
    """Fixtures may be of more than one format: they are named by their folder."""
    return ["--from", form.name] if path.startswith(imports.ROOT) else []


def main():
    need("pandoc")
    faults, total = [], Counter()
    with tempfile.TemporaryDirectory(prefix="cvexport-test-") as work:
        out = os.path.join(work, "out.json")
        for form in imports.FORMATS:
            paths = imports.fixtures(form)
            if os.path.isdir(imports.CORPUS):
                paths += [path for path, is_cv in imports.corpus_files(form) if is_cv]
            counts = Counter()
            for path in paths:
                faults += check(form, path, out, counts)
            print(f"{form.name}: {len(paths)} files, {sum(counts.values())} leaves in, "
                  f"{counts['out']} out, {counts['reported']} reported, {counts['lost']} lost")
            total += counts
    print("\n".join(faults))
    return 1 if faults or not total["out"] else 0


if __name__ == "__main__":
    sys.exit(main())
