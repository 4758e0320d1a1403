# SPDX-License-Identifier: MIT
"""What real readers find in a PDF or a DOCX, and texts made comparable."""
import json
import re
import subprocess
import unicodedata

PAGE = "\f"


def fold(text):
    """NFKC, without white space and without what no reader shows (soft hyphens, zero-width and bidi
    controls) or what stands for what cannot be shown (private use). Page breaks stay."""
    text = unicodedata.normalize("NFKC", text)
    return "".join(c for c in text if c == PAGE or
                   not (c.isspace() or unicodedata.category(c) in ("Cf", "Cc", "Co") or c == "\ufffd"))


def fold_words(text):
    """NFKC, without what no reader shows; white space stays."""
    return "".join(c for c in unicodedata.normalize("NFKC", text)
                   if c.isspace() or unicodedata.category(c) not in ("Cf", "Cc", "Co"))


def ascii_digits(text):
    """The digits of any script as 0 to 9."""
    return "".join(str(unicodedata.digit(c)) if unicodedata.category(c) == "Nd" else c
                   for c in text)


def run(*command):
    done = subprocess.run(command, capture_output=True, check=False, timeout=300)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(command)}: {done.stderr.decode(errors='replace')}")
    return done.stdout.decode("utf-8", errors="replace")


def is_running_line(line, number, pages):
    """"2 / 3" in any language and digits, with or without words, on page 2 of 3."""
    digits = [int(found) for found in re.findall(r"\d+", ascii_digits(line))]
    return pages > 1 and sorted(digits[-2:]) == sorted((number, pages))


def without_running_lines(text):
    """The text without what stands at the head or foot of its pages: "Ada Lovelace  2 / 3". Readers
    may give name and number as lines of their own, the name then beside the number."""
    pages = text.split(PAGE)
    if pages and not pages[-1].strip():
        pages.pop()
    title = fold(pages[0]) if pages else ""
    for number, page in enumerate(pages, 1):
        lines = page.strip("\n").split("\n")
        edges = [place for place in reversed(range(len(lines)))
                 if place < 4 or place >= len(lines) - 4]
        drop = [place for place in edges if is_running_line(lines[place], number, len(pages))][:1]
        if drop:
            drop += [place for place in edges if abs(place - drop[0]) < 4 and
                     lines[place].strip() and title.startswith(fold(lines[place]))][:1]
        pages[number - 1] = "\n".join(line for place, line in enumerate(lines) if place not in drop)
    return "\n".join(pages)


# Poppler moves Arabic vowel signs and hamzas past the letter that they stand on: the one thing in
# which it is not held to the letter.
VOWELS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670]")
POPPLER = ("pdftotext", "pdftotext default", "pdftotext -layout", "pdfinfo -struct-text")


def excused(reader, text):
    """A text without what this reader is known to lose."""
    return VOWELS.sub("", text) if reader in POPPLER else text


def comparable(reader, text):
    """What a reader found, or was to find, folded."""
    return fold(excused(reader, unicodedata.normalize("NFKC", text)))


def pdftotext(path):
    return without_running_lines(run("pdftotext", "-raw", "-enc", "UTF-8", path, "-"))


def pdftotext_default(path):
    return without_running_lines(run("pdftotext", "-enc", "UTF-8", path, "-"))


def pdftotext_layout(path):
    return without_running_lines(run("pdftotext", "-layout", "-enc", "UTF-8", path, "-"))


def struct_text(path):
    """The text of the structure tree, in its order."""
    tree = run("pdfinfo", "-struct-text", "-enc", "UTF-8", path)
    return "\n".join(re.findall(r'^ *"(.*)"$', tree, re.M))


def mutool(path):
    return without_running_lines(run("mutool", "draw", "-q", "-F", "txt", path))


def _walk(node, out, links):
    kind, content = node.get("t"), node.get("c")
    if kind == "Str":
        out.append(content)
    elif kind in ("Space", "SoftBreak", "LineBreak"):
        out.append(" ")
    elif kind in ("Code", "CodeBlock", "RawInline", "RawBlock", "Math"):
        out.append(content[1])
    elif kind == "Link":
        links.append(content[2][0])
        _walk_all(content[1], out, links)
    elif isinstance(content, list):
        _walk_all(content, out, links)
    if kind in ("Para", "Plain", "Header", "LineBlock"):
        out.append("\n")


def _walk_all(nodes, out, links):
    for node in nodes:
        if isinstance(node, dict):
            _walk(node, out, links)
        elif isinstance(node, list):
            _walk_all(node, out, links)


def pandoc(path):
    """The text in document order, and the links' targets."""
    document = json.loads(run("pandoc", "-f", "docx", "-t", "json", path))
    out, links = [], []
    for name in ("title", "subtitle", "author", "date", "abstract"):
        if name in document["meta"]:
            _walk(document["meta"][name], out, links)
            out.append("\n")
    _walk_all(document["blocks"], out, links)
    return "".join(out), links


def pdf_links(path):
    return re.findall(r"Annotation\s+(\S+)", run("pdfinfo", "-url", path))
