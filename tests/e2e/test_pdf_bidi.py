#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Text of both directions, as poppler reads it by default and with -layout, which go by where things
stand on the page: in the order it was written in, signs, figures and foreign words included. And as
MuPDF does, which goes by the content stream: without the marks that poppler needs."""
import json
import re
import unicodedata

import readers
from command import CommandTest, main
from need import need

NAMES = {"he": "ישראלה ישראלי", "ar": "عبد الرحمن المنصوري", "fa": "شهرزاد کریمی", "en": "Ada"}
# Each is one line of a CV in its language.
MIXED = {
    "he": ("שלום, עולם (2019). סוף",
           "כתבתי ב-C++ וב־Rust (גרסה 1.75); ראו dana@example.org.",
           "בין 12–15, 3:45, 50%, 1,200 ש\"ח, עמ' 7",
           "צה״ל 'מילה' [סוגר] {מסולסל} Foo (bar) סוף!",
           "הגדלתי את \"Time to Market\" (TTM), ללא GPT-4.",
           "Foo (bar)",
           "ראו https://example.org/a-b כאן",
           "ראו https://example.org/a/, כאן"),
    "ar": ("مرحبا، عالم (2019). نهاية؟ نعم!",
           "كتبت بلغة C++ و Rust (إصدار 1.75)؛ انظر layla@example.org.",
           "«اقتباس»، نقطتان: 3:45، 50%، ١٬٢٠٠ دينار",
           "الصفحات ١٢–١٥، ISO 9001:2015 [قوس] Foo (bar) نهاية"),
    "fa": ("سلام، دنیا (۱۳۹۸). نمی‌دانم، ۵۰٪ و ۱۲–۱۵ تا «C++».",),
}
# Words of another direction in a line, and the line as it is in a CV that runs from left to right.
FOREIGN = ("Hello שלום world, called (שלום) and “שלום”.", "In مرحبا بك and so on.")


def line(text):
    """NFKC, without the controls that poppler adds, and that it needs."""
    text = "".join(c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) != "Cf" or c == "\u200c")
    return re.sub(r"\s+", " ", text)


class Bidi(CommandTest):
    def texts(self, language, text):
        self.write("cv.json", json.dumps({"basics": {"name": NAMES[language], "summary": text}}))
        self.run_command("cv.json", "--lang", language, "--quiet", "-o", "cv.pdf")
        path = self.path("cv.pdf")
        return {"default": readers.pdftotext_default(path), "layout": readers.pdftotext_layout(path),
                "mutool": readers.mutool(path)}

    def assert_read(self, language, text, expected=None):
        with self.subTest(language=language, text=text):
            found = self.texts(language, text)
            self.assertNotRegex(found["mutool"], "[\u200e\u200f]")
            self.assertIn(text.replace(" ", ""), line(found.pop("mutool")).replace(" ", ""))
            for reader, all_text in found.items():
                self.assertIn(expected or text, line(all_text), reader)

    def test_lines_of_a_right_to_left_cv(self):
        for language, texts in MIXED.items():
            for text in texts:
                self.assert_read(language, text)

    def test_signs_at_the_end_of_names_stay_there(self):
        """On the page, too: right of the word, or of the address, that they end."""
        self.texts("he", "כתבתי ב-C++ וגם https://example.org/a/ כאן")
        boxes = readers.run("pdftotext", "-bbox", self.path("cv.pdf"), "-")
        words = [line(word) for word in re.findall(r"<word [^>]*>([^<]*)</word>", boxes)]
        for word in ("C++", "https://example.org/a/"):
            self.assertIn(word, words)

    def test_foreign_words_in_a_left_to_right_cv(self):
        for text in FOREIGN:
            self.assert_read("en", text)

    def test_what_cannot_be_had(self):
        """Where most letters of a page run from left to right, poppler ends a right-to-left stretch
        at each figure, comma or full stop, and puts its parts from left to right."""
        self.assert_read("en", "Read it in שלום, עולם today", "Read it in עולם ,שלום today")
        self.assert_read("en", "In שלום 2019 עולם he wrote", "In עולם 2019 שלום he wrote")


if __name__ == "__main__":
    need("pdftotext", "mutool")
    main()
