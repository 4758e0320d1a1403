#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""CVs that strain the page: each is set, all of it and inside the margins, or refused with one
sentence; what does not fit is told, and the rest goes on."""
import json
import re
import subprocess

from command import CommandTest, main
from need import need
from readers import fold, without_running_lines

MARGIN = 36  # points: no theme's side margin is less


class Odd(CommandTest):
    def export(self, cv, *options):
        """The diagnostics by pointer, and the text."""
        self.write("resume.json", json.dumps(cv) if isinstance(cv, dict) else cv)
        said = self.diagnostics("resume.json", *options, "-o", "out.pdf", timeout=300)
        text = subprocess.run(["pdftotext", "-raw", self.path("out.pdf"), "-"], capture_output=True,
                              check=True).stdout.decode()
        return ([(one["code"], one["pointer"]) for one in said if one["severity"] != "note"],
                fold(without_running_lines(text)))

    def places(self):
        """(left, right, word) of all words, none of them beyond the margins."""
        boxes = subprocess.run(["pdftotext", "-bbox", self.path("out.pdf"), "-"],
                               capture_output=True, check=True).stdout.decode()
        width = float(re.search(r'<page width="([\d.]+)"', boxes)[1])
        found = [(float(left), float(right), fold(word)) for left, right, word in
                 re.findall(r'xMin="([-\d.]+)".*?xMax="([-\d.]+)".*?>(.*?)</word>', boxes)]
        for left, right, word in found:
            self.assertGreaterEqual(left, MARGIN, word)
            self.assertLessEqual(right, width - MARGIN, word)
        return found

    def test_words_longer_than_a_line(self):
        """Wherever a text can stand."""
        word = "Donaudampfschiff" * 40
        for cv, pointer in (({"basics": {"name": word}}, "/basics/name"),
                            ({"basics": {"name": "Ada", "label": word}}, "/basics/label"),
                            ({"basics": {"name": "Ada", "email": f"{word}@example.org"}},
                             "/basics/email"),
                            ({"basics": {"name": "Ada", "summary": word}}, "/basics/summary"),
                            ({"work": [{"name": word, "startDate": "2019"}]}, "/work/0/name"),
                            ({"work": [{"name": "W", "highlights": [word]}]}, "/work/0/highlights/0"),
                            ({"work": [{"name": "W", "startDate": word}]}, "/work/0/startDate"),
                            ({"skills": [{"name": word, "keywords": ["C"]}]}, "/skills/0/name"),
                            ({"skills": [{"name": "C", "keywords": [word]}]},
                             "/skills/0/keywords/0"),
                            ({"publications": [{"name": word}]}, "/publications/0/name")):
            for theme in ("plain", "academic", "compact", "modern"):
                with self.subTest(pointer=pointer, theme=theme):
                    cv.setdefault("basics", {"name": "Ada"})
                    said, text = self.export(cv, "--theme", theme)
                    self.assertIn(word, text)
                    self.assertIn(("overfull", pointer), said)
                    self.places()

    def test_a_label_wider_than_its_line(self):
        label = "a long name of a skill " * 12
        said, text = self.export({"basics": {"name": "Ada"}, "skills": [
            {"name": label.strip(), "keywords": ["C", "Ada"]}, {"name": "Short", "keywords": ["D"]}]})
        self.assertEqual(said, [])
        self.assertIn(fold(label) + ":C,Ada", text)
        self.places()

    def test_long_texts(self):
        paragraph = " ".join(f"word{number}" for number in range(520))
        title = "Section " * 37 + "End"
        cv = {"basics": {"name": "Ada", "summary": paragraph}, title: [{"name": "Entry"}]}
        self.assertGreater(len(paragraph), 4000)
        said, text = self.export(cv)
        self.assertEqual([one for one in said if one[0] == "overfull"], [])
        self.assertIn(fold(paragraph), text)
        self.assertIn(fold(title), text)
        self.places()

    def test_many_jobs(self):
        work = [{"name": f"Employer {number}", "position": "Engineer", "startDate": "2001",
                 "highlights": [f"Did {number}a", f"Did {number}b"]} for number in range(500)]
        _, text = self.export({"basics": {"name": "Ada"}, "work": work})
        place = 0
        for number in range(500):
            for part in (f"Employer{number}", f"Did{number}a", f"Did{number}b"):
                place = text.find(part, place)
                self.assertGreaterEqual(place, 0, part)

    def test_many_keywords(self):
        keywords = [f"keyword{number}" for number in range(10_000)]
        _, text = self.export({"basics": {"name": "Ada"},
                               "skills": [{"name": "All", "keywords": keywords}]})
        self.assertIn(",".join(keywords), text)
        self.places()

    def test_bidi_controls_reach_no_further_than_their_text(self):
        """An override that is never closed turns round the letters after it, in its own run alone."""
        for control in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u202c\u2069\u200e\u200f\u061c":
            with self.subTest(control=f"U+{ord(control):04X}"):
                self.export({"basics": {"name": "Ada", "label": f"before {control * 3}*abc*",
                                        "summary": f"one *two{control}* three four\n\nfive six"}})
                left = {word: left for left, _, word in self.places()}
                for first, second in (("one", "three"), ("three", "four"), ("five", "six")):
                    self.assertLess(left[first], left[second])
                self.assertIn("Ada", left)

    def test_characters_of_no_width(self):
        _, text = self.export({"basics": {"name": "Ada", "summary":
                                          "zero\u200bwidth non\u200cjoiner word\u2060joiner so\u00adft "
                                          + "\u200b\u200d\ufeff" * 2000 + "end"}})
        self.assertIn("zerowidthnonjoinerwordjoinersoftend", text)
        self.places()

    def test_private_use_and_lone_surrogates(self):
        said, text = self.export(r'{"basics": {"name": "Ada \ue000 Byron", "label": "a \ud800 b"}}')
        self.assertIn(("missing-glyph", "/basics/name"), said)
        self.assertIn(("lone-surrogate", "/basics/label"), said)
        self.assertIn("Byron", text)
        self.places()

    def test_marks_without_end(self):
        """A thousand accents on a letter."""
        _, text = self.export({"basics": {"name": "Ada", "summary": "e" + "\u0301" * 1000 + " end"}})
        self.assertIn("end", text)


if __name__ == "__main__":
    need("pdftotext")
    main()
