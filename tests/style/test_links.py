#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What the documents link to in the tree is there, with the heading that a link names; and so is each
file of ours that they name in code."""
import os
import re
import sys

from source import ROOT, files, read

# Names that stand for others.
EXAMPLES = {"TAG.txt", "core/lang/languages/TAG.txt", "fuzz_NAME.c"}


def anchors(text):
    """What headings are called in links, as GitHub makes it of their text."""
    heads = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def broken_links(page):
    for target in re.findall(r"\]\(([^)\s]+)\)", read(page)):
        if "://" in target:
            continue
        path, _, anchor = target.partition("#")
        name = os.path.normpath(os.path.join(os.path.dirname(page), path)) if path else page
        if not os.path.exists(os.path.join(ROOT, name)):
            yield f"{page}: {target} is not there"
        elif anchor and anchor not in anchors(read(name)):
            yield f"{page}: {name} has no heading #{anchor}"


def missing_sources(page, sources):
    """A name in code may leave out the folders that its file is in."""
    for name in set(re.findall(r"`([\w./-]+\.(?:c|h|py|sh|def))`", read(page))) - EXAMPLES:
        if not any(one == name or one.endswith("/" + name) for one in sources):
            yield f"{page}: there is no {name}"


def main():
    sources = files(".c", ".h", ".py", ".sh", ".def")
    pages = [page for page in files(".md")  # others in tests/ are input
             if not page.startswith("tests/") or page.endswith("README.md")]
    faults = [fault for page in pages for fault in broken_links(page)]
    faults += [fault for page in pages for fault in missing_sources(page, sources)]
    print("\n".join(faults))
    print(f"{len(pages)} documents, {len(faults)} faults")
    return 1 if faults or len(pages) < 10 else 0


if __name__ == "__main__":
    sys.exit(main())
