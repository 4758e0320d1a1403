#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""`cvexport fonts`: an account of the fonts that set a PDF, and of what none of them has."""
import os
import re
import unittest

from command import SAMPLES, CommandTest, main

ROW = re.compile(r"([A-Z][a-z]{3}) {4}(\S+) +(\d+)  (.+)")


def tables(account):
    """The rows of both tables, as tuples."""
    used, _, missing = account.partition("\n\nmissing ")
    rows = [ROW.fullmatch(line) for line in used.splitlines()[1:]]
    return [row.groups() for row in rows], [line.split() for line in missing.splitlines()[1:]]


class Fonts(CommandTest):
    def account(self, *arguments, **options):
        run = self.run_command("fonts", *arguments, **options)
        return tables(run.stdout.decode()), run.stderr.decode()

    def test_latin_is_built_in(self):
        (used, missing), said = self.account("resume.json")
        self.assertEqual({(script, file) for script, _, _, file in used}, {("Latn", "built-in")})
        self.assertEqual((missing, said), ([], ""))
        self.assertEqual(self.files(), [])

    def test_scripts_fonts_and_files(self):
        for sample, script, font in (("chinese", "Hani", "NotoSansCJKsc-Bold"),
                                     ("traditional-chinese", "Hani", "NotoSansCJKtc-Bold"),
                                     ("japanese", "Hira", "NotoSansCJKjp-Regular"),
                                     ("korean", "Hang", "NotoSansCJKkr-Regular"),
                                     ("arabic", "Arab", "NotoSansArabic-Regular"),
                                     ("hindi", "Deva", "NotoSansDevanagari-Bold"),
                                     ("thai", "Thai", "NotoSansThai-Regular")):
            with self.subTest(sample=sample):
                (used, missing), _ = self.account(f"{SAMPLES}/{sample}.resume.json")
                found = [row for row in used if row[:2] == (script, font)]
                self.assertEqual(len(found), 1, used)
                self.assertGreater(int(found[0][2]), 0)
                self.assertTrue(os.path.exists(found[0][3].split("#")[0]), found)
                self.assertEqual(missing, [])

    def test_it_counts_the_final_layout_only(self):
        """Fitting on pages sets everything several times."""
        sample = f"{SAMPLES}/engineer.resume.json"
        (loose, _), _ = self.account(sample, "--theme", "compact")
        (tight, _), _ = self.account(sample, "--theme", "compact", "--fit-pages", "1")
        self.assertEqual(loose, tight)

    def test_theme_decides(self):
        (used, _), _ = self.account("resume.json", "--theme", "academic")
        self.assertEqual({font.split("-")[0] for _, font, _, _ in used}, {"NotoSerif"})

    def test_missing(self):
        self.write("resume.json", '{"basics": {"name": "Ada", "label": "\ue000 \U0001f979"}}')
        (_, missing), said = self.account("resume.json")
        self.assertEqual(missing, [["U+E000", "none", "/basics/label"],
                                   ["U+1F979", "none", "/basics/label"]])
        self.assertEqual(said.count("missing-glyph"), 2)

    def test_output_and_usage(self):
        self.run_command("fonts", "resume.json", "-o", "account.txt")
        self.assertIn(b"built-in", self.read("account.txt"))
        self.run_command("fonts", "--format", "docx", "resume.json", status=2)
        self.run_command("fonts", status=2)


if __name__ == "__main__":
    main()
