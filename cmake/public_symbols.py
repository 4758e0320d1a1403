#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Prints what core/cvexport.h, and the headers of ours that it includes, declare: the library's
whole interface, one name a line; with --map NODE as the linker's version script, with --headers the
headers themselves. The build makes libcvexport.so export these names and nothing else, and installs
these headers; tests/style/test_symbols.py checks that it did."""
import os
import re
import sys


def without_comments(text):
    return re.sub(r"/\*.*?\*/|//[^\n]*", " ", text, flags=re.S)


def headers(root, path, seen):
    """`path` and what it includes, once each, as {path: text without comments}."""
    if path in seen:
        return seen
    with open(os.path.join(root, path), encoding="utf-8") as file:
        seen[path] = without_comments(file.read())
    for name in re.findall(r'^\s*#include "([^"]+)"', seen[path], flags=re.M):
        headers(root, name, seen)
    return seen


def symbols(root, path="core/cvexport.h"):
    found = set()
    for text in headers(root, path, {}).values():
        text = re.sub(r"^\s*#(?:[^\n]*\\\n)*[^\n]*", "", text, flags=re.M)
        text = re.sub(r"\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}", "{}", text)  # members declare nothing
        found.update(re.findall(r"\b(cvx_[a-z0-9_]+)\(", text))
        found.update(re.findall(r"\bextern\b[^;]*?\b(cvx_[a-z0-9_]+)(?:\[[^]]*\])?\s*;", text))
    return sorted(found)


def main():
    root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    if sys.argv[1:] == ["--headers"]:
        print("\n".join(sorted(headers(root, "core/cvexport.h", {}))))
        return
    names = symbols(root)
    if sys.argv[1:2] == ["--map"]:
        print(f"{sys.argv[2]} {{\nglobal:")
        print("".join(f"    {name};\n" for name in names) + "local:\n    *;\n};")
    else:
        print("\n".join(names))


if __name__ == "__main__":
    main()
