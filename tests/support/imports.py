# SPDX-License-Identifier: MIT
"""The input formats as tests know them: where their files are, which of them are no CV, and how a
reader that is not ours finds what is in them. A new importer adds a row to FORMATS."""
import base64
import csv
import glob
import io
import json
import os
import re
import subprocess
import sys
import xml.parsers.expat
import zipfile
from collections import Counter, namedtuple

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


def json_html_leaves(data):
    """The same, where texts may hold HTML."""
    return json_leaves(data, html=True)


class Element:
    """An element of XML: its local name, its attributes, its text, its elements, its line."""

    def __init__(self, name, attributes, line):
        self.name, self.attributes, self.line = name.split(":")[-1], attributes, line
        self.text, self.elements = "", []


def xml_tree(data):
    """The element of an XML document, by expat, which knows lines."""
    root = Element("", {}, 0)
    path = [root]
    parser = xml.parsers.expat.ParserCreate()

    def start(name, attributes):
        path.append(Element(name, attributes, parser.CurrentLineNumber))
        path[-2].elements.append(path[-1])

    def characters(text):
        path[-1].text += text
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: path.pop()
    parser.CharacterDataHandler = characters
    parser.Parse(data, True)
    return root


def europass_leaves(data):
    """Every attribute and text of a Europass file, by pointer and by the line of its tag; of its
    JSON twin every value. Base64 is taken as it will be kept: without white space, and without the
    one layer more that a Candidate has; a month of the twin has two digits as in any date."""
    if data.lstrip().startswith(b"{"):
        return [leaf._replace(text=leaf.text.zfill(2))
                if leaf.pointer.endswith(("/Month", "/Day")) else leaf
                for leaf in json_leaves(data, html=True)]

    def text_of(element):
        if element.name not in ("Data", "EmbeddedData"):
            return element.text
        text = "".join(element.text.split())
        return base64.b64decode(text).decode() if element.name == "EmbeddedData" else text

    def walk(element, pointer):
        for name, value in element.attributes.items():
            if not name.startswith("xmlns"):
                yield Leaf(value, f"{pointer}/@{name.split(':')[-1]}", element.line, False)
        yield Leaf(text_of(element), pointer, element.line, True)
        often = Counter(child.name for child in element.elements)
        seen = Counter()
        for child in element.elements:
            index = f"/{seen[child.name]}" if often[child.name] > 1 else ""
            seen[child.name] += 1
            yield from walk(child, f"{pointer}/{child.name}{index}")
    return list(walk(xml_tree(data), ""))


def csl_leaves(data):
    """The values of CSL-JSON; a month or day has two digits as in any date."""
    return [leaf._replace(text=leaf.text.zfill(2))
            if re.search(r"/date-parts/\d+/[12]$", leaf.pointer) else leaf
            for leaf in json_leaves(data, html=True)]


def bibtex_leaves(data):
    """The values of a BibTeX file as pandoc reads it, but for the names by which papers are cited,
    the type of an entry, which is none of its fields, and "and others", which names no one."""
    run = subprocess.run(["pandoc", "-f", "biblatex", "-t", "csljson"], input=data,
                         capture_output=True, timeout=300, check=True)
    return [leaf._replace(pointer=None) for leaf in csl_leaves(run.stdout)
            if not leaf.pointer.endswith(("/id", "/type")) and leaf.text != "others"]


# Stands for "*" where that has no meaning, as RenderCV reads YAML.
STAR = "\U0010ff2a"


def yaml_leaves(data, literal_stars=False):
    """Every scalar of a YAML file, as it is written; what an alias stands for wherever it stands."""
    text = data.decode("utf-8-sig", errors="cvx-1252")
    if not re.match(r"[\s{/]*//|\s*\{", text):
        text = text.replace("*", STAR) if literal_stars else text
        tree = need_yaml().load(text, Loader=need_yaml().BaseLoader)
    else:  # JSON5, as far as the fixtures go: YAML but for its comments
        tree = need_yaml().load(re.sub(r"(?m)^//.*", "", text), Loader=need_yaml().BaseLoader)

    def walk(node, pointer):
        if isinstance(node, dict):
            for key, value in node.items():
                key = key.replace(STAR, "*").replace("~", "~0").replace("/", "~1")
                yield from walk(value, f"{pointer}/{key}")
        elif isinstance(node, list):
            for index, value in enumerate(node):
                yield from walk(value, f"{pointer}/{index}")
        elif node not in ("", "~", "null"):
            yield Leaf(node.replace(STAR, "*"), pointer, None, False)
    return list(walk(tree, ""))


def rendercv_leaves(data):
    """A text that is a link as a whole is two values; "tel:" before a number is notation."""
    for leaf in yaml_leaves(data, literal_stars=True):
        link = re.fullmatch(r"\[(.+)\]\((\S+)\)", leaf.text)
        for text in link.groups() if link else [leaf.text.removeprefix("tel:")]:
            yield leaf._replace(text=text)


def text_leaves(_data):
    """None: a text has no leaves; test_import_words.py counts its words."""
    return []


# Files of a LinkedIn export that are no part of a CV.
NOT_A_CV = ["Connections.csv", "messages.csv", "Recommendations_Given.csv", "Jobs/Saved Jobs.csv"]


def zip_of(folder):
    """A folder as the bytes of a ZIP."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(glob.glob(os.path.join(folder, "**/*.csv"), recursive=True)):
            archive.write(path, os.path.relpath(path, folder))
    return data.getvalue()


def content(path):
    """The bytes of an input; of a folder, those of its ZIP."""
    if os.path.isdir(path):
        return zip_of(path)
    with open(path, "rb") as file:
        return file.read()


def linkedin_leaves(data):
    """Every field of every file of the export; of files that are no part of a CV the file alone."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            pointer = "/" + name.replace("~", "~0").replace("/", "~1")
            if name in NOT_A_CV:
                yield Leaf(f"the file {name}", pointer, None, False)
                continue
            rows = csv.DictReader(io.StringIO(archive.read(name).decode("utf-8-sig")))
            rows = [row for row in rows if any(row.values())]
            for index, row in enumerate(rows):
                for column, text in row.items():
                    several = column in ("Websites", "Instant Messengers")
                    for part in re.split(r"[\[\],]|:(?!//)", text) if several else [text]:
                        yield Leaf(part, f"{pointer}/{index}/{column}", None, False)


FORMATS = [
    Format("linkedin", [], ".csv", linkedin_leaves, []),
    Format("europass", ["europass_xml"], ".xml", europass_leaves, ["example-v2.0"]),
    Format("jsonresume", ["jsonresume"], ".json", json_leaves, []),
    Format("fresh", ["fresh"], ".json", json_leaves, []),
    Format("reactiveresume", ["rxresume"], ".json", json_html_leaves, []),
    Format("bibtex", ["bibtex"], ".bib", bibtex_leaves, []),
    Format("csl", [], ".json", csl_leaves, []),
    Format("visiky", [], ".json", json_html_leaves, []),
    Format("jsonresume", ["jsonresume_yaml"], ".yaml", yaml_leaves, []),
    Format("rendercv", ["rendercv"], ".yaml", rendercv_leaves, []),
    Format("yamlresume", ["yamlresume"], ".yml", yaml_leaves, ["invalid-yaml"]),
    Format("markdown", ["markdown"], ".md", text_leaves, []),
    Format("org", ["org"], ".org", text_leaves, []),
]

# Folders of the corpus whose importer is still to come: who builds it moves the row to FORMATS.
TO_COME = []
# Folders whose files are refused, each with one error.
REFUSED = ["jsonresume-broken", "otherjson"]


def need_yaml():
    try:
        import yaml
    except ImportError:
        print("this test needs PyYAML; ./dev setup test installs it")
        sys.exit(1 if os.environ.get("CI") else 77)
    return yaml


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
                         capture_output=True, timeout=300, check=False)
    return run.returncode, [json.loads(line) for line in run.stderr.decode().splitlines()]
