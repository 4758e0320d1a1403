#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Hostile Markdown, Org and BibTeX: nested ten thousand deep, tables with a hundred thousand columns,
marks without an end. What is short enough is read, whatever it is, and soon."""
import json
import unittest

from command import main
from hostile import HostileTest

HEAD = "# Ann Lee\n\nann@example.com\n\n## Work\n\n"
ORG = "#+TITLE: Ann Lee\n* Work\n"
DEEP = 10_000
WIDE = 100_000

MARKDOWN = {name: (text, None, None) for name, text in {
    "quotations": HEAD + ">" * DEEP + " x\n",
    "quotations, spaced": HEAD + "> " * DEEP + "x\n",
    "quotations of lists": HEAD + "> - " * DEEP + "x\n",
    "lists": HEAD + "- " * DEEP + "x\n",
    "numbered lists": HEAD + "1. " * DEEP + "x\n",
    "lists, indented": HEAD + "".join(" " * depth + "- x\n" for depth in range(2_800)),
    "emphasis": HEAD + "*" * DEEP + "x" + "*" * DEEP + "\n",
    "emphasis, open": HEAD + "*a _b " * WIDE + "\n",
    "emphasis, crossed": HEAD + "a**b" + "c* " * WIDE + "\n",
    "brackets": HEAD + "[" * DEEP + "x" + "]" * DEEP + "\n",
    "brackets, open": HEAD + "[" * 1_000_000 + "\n",
    "links": HEAD + "[a](" * WIDE + "\n",
    "links, referring": HEAD + "[a][" * WIDE + "\n",
    "pictures": HEAD + "![" * WIDE + "\n",
    "addresses": HEAD + "<http://a" * WIDE + "\n",
    "backticks": HEAD + "".join("`" * count + " " for count in range(2_000)) + "\n",
    "HTML": HEAD + "<div>" * DEEP + "x\n",
    "HTML, open": HEAD + "<" * 1_000_000 + "\n",
    "comments": HEAD + "<!-- " * WIDE + "\n",
    "fences": HEAD + "```\n" * WIDE,
    "number signs": HEAD + "#" * DEEP + " x\n",
    "columns": (HEAD + "|" + " a |" * WIDE + "\n|" + "---|" * WIDE + "\n|" + " b |" * WIDE + "\n"),
    "rows": HEAD + "| a | b |\n|---|---|\n" + "| c | d |\n" * 100_000,
    "rows without cells": HEAD + "|" + " a |" * 1000 + "\n|" + "---|" * 1000 + "\n" + "|x\n" * 20_000,
    "blanks": HEAD + " " * 3_000_000 + "x\n",
    "a line of 3 MB": HEAD + "x" * 3_000_000 + "\n",
    "names": "# Ann Lee\n\n## Publications\n\n- " + "A. B, " * WIDE + '"T", 2019\n',
    "dates": HEAD + "2019 – " * WIDE + "\n",
    "e-mails": HEAD + "a@" * 1_000_000 + "\n",
}.items()}
MARKDOWN |= {
    "headings": (HEAD + "".join(f"{'#' * (1 + i % 6)} h{i}\n" for i in range(DEEP)), "limit",
                 "more than 4096 headings"),
    "5 MB": (HEAD + "x" * 5_000_000, "limit", "at most 4 MB"),
    "300,000 lines": (HEAD + "x\n" * 300_000, "limit", "more than 262144 lines"),
    # 40,000 times 100 KB would be 4 GB.
    "references that expand": (HEAD + f"[a]: http://example.com/{'y' * 100_000}\n\n" + "[a] " * 40_000,
                               "limit", "more than 4194304 bytes"),
}

ORGS = {name: (text, None, None) for name, text in {
    "stars": ORG + "*" * DEEP + " deep\n",
    "headings, ever deeper": ORG + "".join("*" * depth + " h\n" for depth in range(2, 1_500)),
    "lists, indented": ORG + "".join(" " * depth + "- x\n" for depth in range(2_800)),
    "columns": ORG + "|" + " a |" * WIDE + "\n|-" + "+-" * WIDE + "|\n|" + " b |" * WIDE + "\n",
    "blocks": ORG + "#+BEGIN_QUOTE\n" * DEEP + "x\n",
    "blocks that are not read": ORG + "#+BEGIN_X\n" * WIDE,
    "drawers": ORG + ":A:\n" * WIDE,
    "brackets": ORG + "[" * 4_000_000,
    "braces": ORG + "{" * 4_000_000,
    "links": ORG + "[[a][" * WIDE,
    "emphasis": ORG + "- " + "*a /b =c ~d _e +f " * WIDE,
    "times": ORG + "<2019-01-01>--" * WIDE,
    "tags": "#+TITLE: Ann Lee\n* Work " + ":a" * WIDE + ":\nx\n",
    "drawers without an end": ORG + ":PROPERTIES:\n:LOGBOOK:\n" * DEEP,
    "a macro that means itself": "#+MACRO: a {{{a}}}\n" + ORG + "{{{a}}}" * DEEP,
}.items()}
ORGS |= {
    "properties": (ORG + ":PROPERTIES:\n" * DEEP + ":END:\n", "limit", "more than 4096 properties"),
    "headings": (ORG + "* h\n" * DEEP, "limit", "more than 4096 headings"),
}

BIBTEX = {
    "braces": ("@article{a, title={" + "{" * DEEP + "x" + "}" * DEEP + "}}", "limit", "more than 128"),
    "braces, open": ("@article{a, title=" + "{" * 1_000_000, "limit", "more than 128"),
    "macros that double": ("@string{a0 = {xxxxxxxx}}\n" + "".join(
        f"@string{{a{i} = a{i - 1} # a{i - 1}}}\n" for i in range(1, 60)) +
        "@article{a, title = a59}", "limit", "4194304"),
    "macros": ("".join(f"@string{{a{i} = {{x}}}}\n" for i in range(WIDE)), "limit", "65536"),
    "authors": ("@article{a, title={T}, author={" + "A and " * WIDE + "B}}", None, None),
    "entries": ("@article{a, title={T}}\n" * WIDE, None, None),
    "parents": ("".join(f"@book{{b{i}, title={{T}}, crossref={{b{i + 1}}}}}\n" for i in range(DEEP)),
                None, None),
    "a parent that is its own": ("@book{a, title={T}, crossref={a}}", None, None),
    "at signs": ("@" * 1_000_000 + "article{a, title={T}}", "not-a-resume", "no BibTeX entry"),
}
CSL = {
    "lists": ('[{"id": "a", "type": "book", "title": ' + "[" * DEEP, "limit", "more than 128"),
    "authors": (json.dumps([{"id": "a", "type": "book", "title": "T", "author": [
        {"family": "A", "given": "B"}] * WIDE}]), None, None),
    "markup": (json.dumps([{"id": "a", "type": "book", "title": "<i>" * DEEP + "T"}]), None, None),
}


class Text(HostileTest):
    def test_markdown(self):
        self.check(".md", MARKDOWN, "--from", "markdown")

    def test_org(self):
        self.check(".org", ORGS, "--from", "org")

    def test_bibtex(self):
        self.check(".bib", BIBTEX, "--from", "bibtex")

    def test_csl(self):
        self.check(".json", CSL, "--from", "csl")


if __name__ == "__main__":
    main()
