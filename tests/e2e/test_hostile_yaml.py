#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Hostile YAML: one error that says what it is, soon; and what is only large is read."""
import unittest

from command import CommandTest, main

# What begins with it, and the exit status, code and a part of the message it ends with.
REFUSED = {
    "brackets": ("basics: " + "[" * 500_000, "limit", "128"),
    "dashes": ("- " * 200_000, "limit", "128"),
    "questions": ("? " * 100_000, "syntax", "a key must be a text"),
    "braces": ("basics: {name: " + "{a: " * 300, "limit", "128"),
    "long key": ('"' + "k" * 1_000_000 + '": x\n', "syntax", "a key cannot stand here"),
    "anchors": ("".join(f"- &a{i} x\n" for i in range(2000)), "limit", "1000"),
    "merged": ("- &a {k: v}\n" + "- {<<: *a}\n" * 20_000, "limit", "1048576"),
    "bomb": ("a0: &a0 [x, x]\n" + "".join(
        f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]\n" for i in range(1, 12)), "limit", "1048576"),
    "itself": ("basics: &a {name: *a}\n", "syntax", "that it is in"),
    "sections": ("cv:\n  name: x\n  sections:\n" + "".join(
        f"    s{i}: [a]\n" for i in range(2000)), "limit", "1000"),
    "documents": ("basics: {name: x}\n" + "---\na: b\n" * 1000, "syntax", "a second document"),
    "open": ("basics: {name: \"x\n" + "y\n" * 100_000, "syntax", "not closed"),
    "directives": ("".join(f"%TAG !e{i}! tag:example.com,2000:\n" for i in range(500_000)) +
                   "---\nbasics: {name: x}\n", "limit", "1000"),
    "directives again": ("basics: {name: x}\n...\n" + "".join(
        f"%TAG !e{i}! tag:example.com,2000:\u2028" for i in range(500_000)) + "---\na: b\n", "limit",
        "1000"),
    "no such tag": ("basics: {name: !e!x y}\n", "syntax", "! names a type"),
    "no such anchor": ("basics: {name: *x}\n", "syntax", "there is none before this"),
    "a list as a key": ("? [a, b]\n: c\n", "syntax", "a key must be a text"),
    "another version": ("%YAML 9.9\n---\nbasics: {name: x}\n", "syntax", "version of YAML"),
    "control": ("basics:\n  name: \x01\n", "control-character", "control character"),
}
TAKEN = {
    "many items": "basics: {name: x}\nskills:\n" + "- x\n" * 20_000,
    "many keys": "basics: {name: x}\n" + "".join(f"k{i}: v\n" for i in range(20_000)),
    "same keys": "basics:\n  name: x\n" + "  label: y\n" * 20_000,
    # A tag makes nothing: what it names is neither called nor looked for.
    "an object of Python": "basics: {name: x, label: !!python/object/apply:os.system [touch touched]}\n",
    "a type of its own": "basics: {name: x, label: !<tag:example.com,2000:x> y}\n",
    "a long tag": "basics: {name: x, label: !" + "x" * 1_000_000 + " y}\n",
    "a number that is none": "basics: {name: x, label: !!int y}\n",
    "long text": 'basics: {name: "' + "x" * 2_000_000 + '"}\n',
    "long details": "cv:\n  name: x\n  sections:\n    skills:\n" + (
        "      - label: l\n        details: " + "a, " * 50 + "\n") * 500,
}


class Hostile(CommandTest):
    def test_what_is_refused(self):
        for name, (text, code, part) in REFUSED.items():
            with self.subTest(name):
                self.write("cv.yaml", text)
                error = self.one_error("--format", "json", "cv.yaml", status=1, code=code)
                self.assertIn(part, error["message"])
                self.assertTrue(error["line"])

    def test_what_is_read(self):
        for name, text in TAKEN.items():
            with self.subTest(name):
                self.write("cv.yaml", text)
                self.run_command("-q", "--format", "json", "cv.yaml", "-o", "out.json")
                self.assertNotIn("touched", self.files())


if __name__ == "__main__":
    main()
