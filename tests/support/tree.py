# SPDX-License-Identifier: MIT
"""The document as the exporters get it, read from what tests/tools/tree.c prints."""
import os
import re
import subprocess

BLOCK = re.compile(r'( *)([a-z-]+)(.*?)(?: @(\S*))?$')
RUN = re.compile(r' *(label|text|aside) (?:(break)|"((?:[^"\\]|\\.)*)")(.*?)(?: @(\S*))?$')


class Block:
    def __init__(self, kind, at, depth=0, facts=""):
        self.kind = kind
        self.at = at
        self.depth = depth  # in the tree
        level = re.search(r" level=(\d)", facts)
        self.level = int(level.group(1)) if level else 0
        self.ordered = " ordered" in facts
        self.runs = []  # (part, text, pointer, href)

    def part(self, name):
        return "".join(text for part, text, _, _ in self.runs if part == name)

    def text(self):
        return "".join(text for _, text, _, _ in self.runs)

    def pointers(self):
        return [at for at in [self.at, *(run[2] for run in self.runs)] if at is not None]


def parse(dump):
    blocks = []
    for line in dump.split("\n")[2:]:
        run = RUN.match(line)
        if run:
            part, is_break, text, rest, at = run.groups()
            text = "\n" if is_break else re.sub(r"\\(.)", r"\1", text)
            href = re.search(r" href=(\S+)", rest)
            blocks[-1].runs.append((part, text, at, href.group(1) if href else None))
        elif line.strip():
            indent, kind, facts, at = BLOCK.match(line).groups()
            blocks.append(Block(kind, at, len(indent) // 2, facts))
    return blocks


def trees(paths, folder):
    """The blocks of each file that is a CV and the language of its labels, by its path as given."""
    tool = os.path.join(os.environ["CVX_BUILD_DIR"], "tests/tree")
    run = subprocess.run([tool, *paths], cwd=folder, capture_output=True, timeout=300, check=False)
    if run.returncode != 0:
        raise RuntimeError(run.stderr.decode())
    found = {}
    for piece in re.split(r"^== ", run.stdout.decode(), flags=re.M)[1:]:
        name, _, dump = piece.partition("\n")
        if dump:
            lang = re.match(r"lang=(\S+) labels=(\S+)", dump).group(2)
            found[name] = (parse(dump), lang)
    return found
