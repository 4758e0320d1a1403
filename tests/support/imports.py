# SPDX-License-Identifier: MIT
"""The input formats as tests know them: where their files are, which of them are no CV, and how a
reader that is not ours finds what is in them. A new importer adds a row to FORMATS."""
import glob
import json
import os
import subprocess
import sys
from collections import namedtuple

import leaves  # noqa: F401, which registers the error handler "cvx-1252"
from command import ROOT, fast_command

CORPUS = os.environ.get("CVEXPORT_CORPUS", os.path.join(ROOT, "../shared/corpus"))

# A value of a source that is no container: its text; where it is, by JSON pointer or line (None
# where the notation has none); whether it may hold HTML.
Leaf = namedtuple("Leaf", "text pointer line html")

# name:    as in --from
# folders: of the corpus
# suffix:  of its files
# leaves:  bytes -> every Leaf
# refused: parts of the names of corpus files that are no CV
Format = namedtuple("Format", "name folders suffix leaves refused")


def json_leaves(data, html=False):
    """Every string, number and truth value of a JSON file. Objects are read as pairs: of a name
    that comes twice, both count."""
    tree = json.loads(data.decode("utf-8-sig", errors="cvx-1252"), strict=False,
                      object_pairs_hook=lambda pairs: ("object", pairs), parse_float=str,
                      parse_int=str)

    def walk(node, pointer):
        if isinstance(node, tuple):
            for key, value in node[1]:
                yield from walk(value, f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}")
        elif isinstance(node, list):
            for index, value in enumerate(node):
                yield from walk(value, f"{pointer}/{index}")
        elif node is not None:
            text = str(node).lower() if isinstance(node, bool) else node
            yield Leaf(text, pointer, None, html)
    return list(walk(tree, ""))


FORMATS = [
    Format("jsonresume", ["jsonresume"], ".json", json_leaves, []),
]

# Folders of the corpus whose importer is still to come: who builds it moves the row to FORMATS.
TO_COME = ["jsonresume_yaml", "fresh", "rxresume", "rendercv", "yamlresume", "europass_xml",
           "markdown", "bibtex", "org"]
# Folders whose files are refused, each with one error.
REFUSED = ["jsonresume-broken", "otherjson"]


def need_corpus():
    if not os.path.isdir(CORPUS):
        print(f"there is no corpus in {CORPUS}; CVEXPORT_CORPUS says where it is")
        sys.exit(77)


def corpus_files(form):
    """The files of a format: (path, whether it is a CV)."""
    for folder in form.folders:
        paths = sorted(glob.glob(os.path.join(CORPUS, folder, "*" + form.suffix)))
        if not paths:
            raise RuntimeError(f"the corpus has no {folder}/*{form.suffix}")
        for path in paths:
            yield path, not any(part in path for part in form.refused)


def fixtures(form):
    """The format's own cases in tests/golden: NAME-WHAT/input.*"""
    return sorted(glob.glob(os.path.join(ROOT, f"tests/golden/{form.name}-*/input.*")))


def convert(path, out, *options):
    """Converts a file to JSON: its exit status and what was said."""
    run = subprocess.run([fast_command(), "--format", "json", "--diagnostics", "json", "--verbose",
                          *options, path, "-o", out],
                         capture_output=True, timeout=60, check=False)
    return run.returncode, [json.loads(line) for line in run.stderr.decode().splitlines()]
