#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How long things are: reports what exceeds a limit, and the medians. A limit may be exceeded where
the code reads better for it and a comment says why, so a report is no failure; twice a
limit is, and so is a line over 100 columns (tables, .def, and tests are free), a file without its licence
line, and a header without its guard."""
import re
import statistics
import sys

from source import ROOMS, files, read

FILE = {".c": 400, ".h": 200}
FUNCTION = 60
COLUMNS = 100
PARAMETERS = 5
NESTING = 3
CONTROL = re.compile(r"^( +)(?:\} )?(?:if|else|for|while|do|switch)\b")
LICENCE = "SPDX-License-Identifier: MIT"


def functions(lines):
    """(name, parameters, lines of the body) of each function; clang-format has put the opening and
    the closing brace of each, and of nothing else, in the first column."""
    for start, line in enumerate(lines):
        if line != "{":
            continue
        end = lines.index("}", start)
        head = start - 1
        while head > 0 and not re.match(r"\S", lines[head]):
            head -= 1
        text = " ".join(lines[head:start])
        name = re.search(r"(\w+)\((?!\()", text)
        inside = text[name.end():text.rindex(")")] if name else ""
        inside = re.sub(r"\([^()]*\)", "", inside)
        yield name.group(1) if name else text, inside.count(",") + 1, lines[start + 1:end]


def nesting(body):
    return max((len(match.group(1)) // 4 for match in map(CONTROL.match, body) if match), default=0)


def main():
    over, faults, lengths, sizes = [], [], [], []

    def check(what, value, limit, hard):
        if value > limit:
            over.append(f"{what}: {value}, limit {limit}")
        if value > hard:
            faults.append(f"{what}: {value}, more than {hard}")

    for path in files(".c", ".h", under=ROOMS):
        lines = read(path).splitlines()
        suffix = path[-2:]
        check(f"{path}: lines", len(lines), FILE[suffix], 2 * FILE[suffix])
        if suffix == ".h":
            if not re.match(r"#ifndef CVX_\w+_H$", next(
                    (line for line in lines if line.startswith("#")), "")):
                faults.append(f"{path}: no include guard")
            continue
        sizes.append(len(lines))
        for name, parameters, body in functions(lines):
            lengths.append(len(body))
            check(f"{path}: {name}: lines", len(body), FUNCTION, 2 * FUNCTION)
            check(f"{path}: {name}: parameters", parameters, PARAMETERS, 2 * PARAMETERS)
            check(f"{path}: {name}: nesting", nesting(body), NESTING, 2 * NESTING)
    for path in files(".c", ".h", ".def", ".py", ".sh", ".js", ".cmake", "CMakeLists.txt", "dev"):
        text = read(path)
        if LICENCE not in "\n".join(text.splitlines()[:3]):
            faults.append(f"{path}: no line with {LICENCE}")
        if path.endswith((".c", ".h")) and path.split("/")[0] in ROOMS:
            faults += [f"{path}:{number}: over {COLUMNS} columns"
                       for number, line in enumerate(text.splitlines(), 1) if len(line) > COLUMNS]
    print(f"{len(sizes)} .c files, median {statistics.median(sizes):.0f} lines; "
          f"{len(lengths)} functions, median {statistics.median(lengths):.0f} lines")
    print("over a limit (each needs its reason in a comment):", *over, sep="\n  ")
    if faults:
        print("faults:", *faults, sep="\n  ")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
