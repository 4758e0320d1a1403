#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Hostile Markdown and Org: each ends, quickly and without a crash, in a CV or in one error that says
why, and no error leaves a file."""
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from command import processor_time
from hostile import bound

HEAD = "# Jane Doe\n\njane@example.com\n\n## Experience\n\n"
DEEP = 10000

# name: (text, the code of the one error, or None where it is a CV all the same)
CASES = {
    "quotes inside quotes": (HEAD + ">" * DEEP + " deep", None),
    "lists inside lists": (HEAD + "\n".join(" " * (2 * i) + "- x" for i in range(1500)), None),
    "a list on one line": (HEAD + "- " * DEEP + "x", None),
    "brackets inside brackets": (HEAD + "[" * DEEP + "x" + "]" * DEEP, None),
    "links without an end": (HEAD + "[](" * DEEP, None),
    "pictures without an end": (HEAD + "![" * DEEP, None),
    "references to themselves": (HEAD + "[a]: [a]\n[a][a]\n" * 1000, None),
    "facts in a section of one's own": ("# J\n\nj@example.com\n\n## Talks\n\n**A talk**, 2019\n\n"
                                        "URL: https://example.com\n\n- GPA: 4\n", None),
    "stars": (HEAD + "*a **b " * DEEP, None),
    "stars alone": (HEAD + "*" * 60000, None),
    "backticks": (HEAD + "`" * DEEP + "x", None),
    "tags": (HEAD + "<div>" * DEEP, None),
    "tags without an end": (HEAD + "<a href=" * DEEP, None),
    "entities": (HEAD + "&#x41;" * DEEP, None),
    "a comment without an end": (HEAD + "<!-- " + "x\n" * DEEP, None),
    "a fence without an end": (HEAD + "```\n" + "x\n" * DEEP, None),
    "front matter without an end": ("---\n" + "a: b\n" * DEEP, "not-a-resume"),
    "a line of a megabyte": (HEAD + "word " * 200000, None),
    "a line of a megabyte without blanks": (HEAD + "x" * 1000000, None),
    "dates": (HEAD + "2019 - 2020, " * DEEP, None),
    "many short paragraphs": (HEAD + "x\n\n" * 100000, None),
    "many interests": ("# J\n\n## Interests\n\n" + ("An interest that is told at length, and so is text. "
                       "It goes on.\n\n") * 20000, None),
    "many entries": (HEAD + "**Engineer**, Acme, 2019\n\n- did it\n\n" * 5000, None),
    "a citation without an end": ("# J\n\n## Publications\n\n- " + "A. Doe, " * 50000, None),
    "citations in brackets": ("# J\n\n## Publications\n\n- " + "(2019)" * 50000, None),
    "marks of one long footnote": (HEAD + "x[^1] " * DEEP + "\n\n[^1]: " + "word " * 5000, None),
    "a footnote in itself": (HEAD + "x[^1]\n\n[^1]: y[^1]\n" * 300, None),
    "footnotes without an end": (HEAD + "^[" * DEEP, None),
    "badges without an end": (HEAD + "[![a](b)](" * DEEP, None),
    "tables of HTML without an end": (HEAD + "<table>\n" * DEEP, None),
    "rows of HTML on one line": (HEAD + "<table>" + "<tr><td>x" * DEEP + "</table>", None),
    "tags of tables cut off": (HEAD + "<table><tr" * DEEP + "\n</table>", None),
    "headings of HTML without an end": (HEAD + "<h1>\n" * DEEP, None),
    "events of schools": ("# J\n\n## 学歴\n\n" + "2019年4月 大学 入学\n" * 3000, None),
    "a wide table": (HEAD + "|x" * 100000 + "|", None),
    "too many headings": (HEAD + "### x\n" * 5000, "limit"),
    "too many lines": (HEAD + "\n" * 300000, "limit"),
    "too many bytes": (HEAD + "x y\n" * 1100000, "limit"),
    "a NUL": (HEAD + "\0", "control-character"),
    "nothing": ("", "no-input"),
    "blanks": (" \n\t\n", "no-input"),
    "no CV": ("# Shopping\n\n- milk\n- bread\n", "not-a-resume"),
    "controls": (HEAD + "\x01\x02", None),
}
ORG = {
    "stars": ("* Experience\n" + "*" * DEEP + " deep\n", None),
    "a drawer without an end": ("* Experience\n:PROPERTIES:\n" + ":a: b\n" * 2000, None),
    "too many properties": ("* Experience\n:PROPERTIES:\n" + ":a: b\n" * 5000 + ":END:\n", "limit"),
    "links without an end": ("* Experience\n" + "[[" * DEEP, None),
    "footnotes without an end": ("* Experience\n" + "[fn:" * DEEP, None),
    "states and terms": ("* Experience\n#+TODO: " + "A " * DEEP + "\n" + "* B x\n- a :: b :: c\n" * 900, None),
    "macros without an end": ("* Experience\n" + "{{{" * DEEP, None),
    "marks": ("* Experience\n" + "/a =b " * DEEP, None),
    "a block without an end": ("* Experience\n#+BEGIN_SRC\n" + "x\n" * DEEP, None),
}


def run_case(source, name, text, wanted, scratch):
    path, out = Path(scratch) / f"in.{source}", Path(scratch) / "out.json"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    out.unlink(missing_ok=True)
    start = processor_time()
    run = subprocess.run([os.environ["CVX_COMMAND"], "--from", source, "--format", "json",
                          "--diagnostics", "json", str(path), "-o", str(out)],
                         capture_output=True, timeout=300, check=False,
                         preexec_fn=bound(memory=False))
    took = processor_time() - start
    print(f"{took:6.2f} s  {source}: {name}")
    lines = [json.loads(line) for line in run.stderr.decode(errors="replace").splitlines()
             if line.startswith("{")]
    errors = [line["code"] for line in lines if line["severity"] == "error"]
    if run.returncode != (1 if wanted else 0) or errors != ([wanted] if wanted else []):
        return f"{source}: {name}: exit {run.returncode}, {errors}: {run.stderr[-600:]}"
    if out.exists() == bool(wanted):
        return f"{source}: {name}: {'a file is left' if wanted else 'there is no file'}"
    return None


def main():
    with tempfile.TemporaryDirectory() as scratch:
        faults = [run_case("markdown", name, *case, scratch) for name, case in CASES.items()]
        faults += [run_case("org", name, *case, scratch) for name, case in ORG.items()]
    faults = [fault for fault in faults if fault]
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
