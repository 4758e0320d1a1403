#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What is asked of pages: how many, where one starts, how small the type may get, which theme, which
photo."""
import base64
import json
import os
import re
import shutil
import struct
import subprocess
import zipfile
import zlib

from command import FIXTURES, SAMPLES, CommandTest, main
from need import need

FITTED = re.compile(r"to fit on (\d+) pages?: space (\d+) %, leading (\d+) %, type ([\d.]+) pt")
SMALLEST = 9.5  # points


def tool(*arguments):
    done = subprocess.run(arguments, capture_output=True, check=True, timeout=300)
    return done.stdout.decode("utf-8", errors="replace")


def facts(path):
    return dict(re.findall(r"^([^:]+): +(.*)$", tool("pdfinfo", path), re.MULTILINE))


def pages(path):
    return [tool("pdftotext", "-f", str(page), "-l", str(page), path, "-")
            for page in range(1, int(facts(path)["Pages"]) + 1)]


def sizes(path):
    """Sizes of type, by the number of their characters."""
    found = {}
    xml = tool("mutool", "draw", "-q", "-F", "stext", path)
    for name, size, chars in re.findall(r'<font name="([^"]*)" size="([\d.]+)">(.*?)</font>', xml,
                                        re.DOTALL):
        size = round(float(size), 2)
        found[size] = found.get(size, 0) + chars.count("<char ")
    return found


def png(width, height):
    """A picture of one colour, of few bytes whatever its size."""
    def chunk(kind, data):
        return (struct.pack(">I", len(data)) + kind + data +
                struct.pack(">I", zlib.crc32(kind + data)))
    row = b"\0" + b"\x30\x60\x90" * width
    packer, rows = zlib.compressobj(9), []
    for _ in range(height):
        rows.append(packer.compress(row))
    rows.append(packer.flush())
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) +
            chunk(b"IDAT", b"".join(rows)) + chunk(b"IEND", b""))


class Pages(CommandTest):
    def export(self, *arguments, **options):
        said = self.run_command(*arguments, "-o", "out.pdf", **options).stderr.decode()
        return self.path("out.pdf"), said

    def test_fits_and_says_what_it_did(self):
        sample = f"{SAMPLES}/chinese.resume.json"
        path, said = self.export(sample, "--theme", "compact")
        self.assertEqual((facts(path)["Pages"], said), ("2", ""))
        path, said = self.export(sample, "--theme", "compact", "--fit-pages", "1")
        self.assertEqual(facts(path)["Pages"], "1")
        count, space, leading, size = FITTED.search(said).groups()
        self.assertEqual(count, "1")
        self.assertTrue(60 <= int(space) <= 100 and 91 <= int(leading) <= 100, said)
        self.assertGreaterEqual(float(size), SMALLEST)

    def test_a_sparse_last_page_is_saved_unasked(self):
        """As the themes have it, a quarter of a fourth page would be filled."""
        for theme in ("academic", "modern"):
            path, said = self.export(f"{SAMPLES}/academic.resume.json", "--theme", theme)
            self.assertEqual((facts(path)["Pages"], said), ("3", ""), theme)

    def test_fits_the_docx_alike(self):
        """Both say what they did, and both do it: less space, less leading, type of 9.5 points."""
        sample = f"{SAMPLES}/chinese.resume.json"
        styles = []
        for fit in ((), ("--fit-pages", "1")):
            said = self.run_command(sample, "--theme", "compact", *fit, "--format", "pdf,docx",
                                    "-o", "./").stderr.decode()
            with zipfile.ZipFile(self.path("chinese.resume.docx")) as package:
                style = re.search(r'w:styleId="Heading1".*?</w:style>',
                                  package.read("word/styles.xml").decode(), re.S)
            styles.append({key: float(value) for key, value in
                           re.findall(r'w:(before|line)="(\d+)"', style.group())})
        self.assertRegex(said, FITTED)
        space, leading = map(int, re.search(
            r"to fit the DOCX on 1 page, by estimate: space (\d+) %, leading (\d+) %, type 9.5 pt",
            said).groups())
        free, fitted = styles
        self.assertTrue(60 <= space < 100 and 91 <= leading < 100, said)
        self.assertAlmostEqual(fitted["line"] / free["line"], leading / 100, delta=0.01)
        self.assertAlmostEqual(fitted["before"] / free["before"], space / 100, delta=0.03)

    def test_the_docx_says_by_how_much_it_misses(self):
        error = self.one_error(f"{SAMPLES}/academic.resume.json", "--fit-pages", "1",
                               "-o", "out.docx", status=1, code="cannot-fit")
        self.assertRegex(error["message"],
                         r"the DOCX needs about 3 pages at its tightest: about \d+ lines too many for 1")
        self.assertFalse(os.path.exists(self.path("out.docx")))

    def test_type_gets_no_smaller_than_the_floor(self):
        """A theme of 12 points, that has far to go."""
        self.write("big.json", json.dumps({"styles": {
            kind: {"size": 12, "leading": 15.6}
            for kind in ("entry", "meta", "paragraph", "item", "publication", "row")}}))
        sample = f"{SAMPLES}/engineer.resume.json"
        path, said = self.export(sample, "--theme", "./big.json", "--fit-pages", "1")
        _, space, leading, size = FITTED.search(said).groups()
        self.assertLess(int(space), 100, "space goes first")
        self.assertLess(int(leading), 100, "then leading")
        self.assertTrue(SMALLEST <= float(size) < 12, "then size")
        running = max(sizes(path), key=sizes(path).get)
        self.assertGreaterEqual(running, SMALLEST - 0.01)
        self.assertEqual(facts(path)["Pages"], "1")

    def test_says_by_how_much_it_misses(self):
        error = self.one_error(f"{SAMPLES}/academic.resume.json", "--fit-pages", "1", "-o", "out.pdf",
                               status=1, code="cannot-fit")
        self.assertRegex(error["message"], r"needs \d+ pages at its tightest: about \d+ lines too many")

    def test_what_fits_is_left_alone(self):
        sample = f"{SAMPLES}/engineer.resume.json"
        path, _ = self.export(sample)
        with open(path, "rb") as file:
            free = file.read()
        for most in ("1", "2", "9"):
            path, said = self.export(sample, "--fit-pages", most)
            self.assertEqual((self.read("out.pdf"), said), (free, ""))

    def test_a_running_line_from_the_second_page_on(self):
        first, *rest = pages(self.export(f"{SAMPLES}/academic.resume.json")[0])
        self.assertNotRegex(first, r"Page \d")
        for number, page in enumerate(rest, 2):
            self.assertIn(f"Page {number} of {len(rest) + 1}", page)
            self.assertIn("Weihao Cui", page)
        (only,) = pages(self.export(f"{SAMPLES}/engineer.resume.json")[0])
        self.assertNotRegex(only, r"Page \d")

    def test_a_section_may_start_a_page(self):
        cv = {"basics": {"name": "Ada"}, "interests": [{"name": "Whist"}],
              "references": [{"name": "Babbage", "reference": "Yes."}],
              "meta": {"themeOptions": {"pageBreaks": ["references"]}}}
        self.write("resume.json", json.dumps(cv))
        first, second = pages(self.export("resume.json")[0])
        self.assertIn("Whist", first)
        self.assertTrue(second.startswith("References\n"), second)
        cv["meta"]["themeOptions"]["pageBreaks"] = []
        self.write("resume.json", json.dumps(cv))
        self.assertEqual(len(pages(self.export("resume.json")[0])), 1)


class Themes(CommandTest):
    def test_a_theme_of_the_users_own(self):
        self.write("mine.json", '{"colors": {"text": "#400000"}, "hyphenate": true}')
        self.run_command("resume.json", "--theme", "./mine.json", "-o", "out.pdf")

    def test_a_bad_one_is_refused_where_it_is_bad(self):
        for content, line, column, message in (
                ('{\n  "colors": {"text": "#999999"}\n}', 2, 22, "4.5:1"),
                ('{\n  "styles": {"item": {\n    "sise": 9}}\n}', 3, 13, "sise"),
                ('{\n  "page": {"top": 4}\n}', 2, 19, "from 18 to 144"),
                ('{\n  "name": "x",,\n}', 2, 15, "")):
            self.write("mine.json", content)
            error = self.one_error("resume.json", "--theme", "./mine.json", "-o", "out.pdf", status=1)
            self.assertEqual(error["file"], "./mine.json")
            self.assertEqual((error["line"], error["column"]), (line, column), error)
            self.assertIn(message, error["message"])


class Photos(CommandTest):
    """Where a photo may come from, and what becomes of it."""

    def cv(self, image, name="resume.json"):
        self.write(name, json.dumps({"basics": {"name": "Ada", "image": image}}))

    def images(self, *arguments, **options):
        """How many images the PDF holds, and the codes of what was said."""
        said = self.diagnostics("-f", "pdf", *arguments, "-o", "out.pdf", **options)
        rows = tool("pdfimages", "-list", self.path("out.pdf")).splitlines()[2:]
        return len(rows), [one["code"] for one in said if one["severity"] != "note"]

    def setUp(self):
        super().setUp()
        shutil.copy(f"{FIXTURES}/11-portrait.png", self.path("portrait.png"))
        with open(self.path("portrait.png"), "rb") as file:
            self.data = "data:image/png;base64," + base64.b64encode(file.read()).decode()

    def test_a_file_beside_the_cv(self):
        self.cv("portrait.png")
        self.assertEqual(self.images("resume.json"), (1, []))
        tree = tool("pdfinfo", "-struct-text", self.path("out.pdf"))
        self.assertIn("Figure", tree)
        with open(self.path("out.pdf"), "rb") as file:
            self.assertIn(b"/Alt", b"".join(inflated(file.read())))

    def test_the_folder_can_be_named(self):
        os.makedirs(self.path("pictures"))
        shutil.move(self.path("portrait.png"), self.path("pictures/portrait.png"))
        self.cv("portrait.png")
        self.assertEqual(self.images("resume.json"), (0, ["bad-image"]))
        self.assertEqual(self.images("resume.json", "--resource-dir", "pictures"), (1, []))
        self.cv("../portrait.png")
        self.assertEqual(self.images("resume.json", "--resource-dir", "pictures")[0], 0)

    def test_from_standard_input_only_what_is_inside(self):
        def piped(image):
            cv = json.dumps({"basics": {"name": "Ada", "image": image}}).encode()
            return self.images("-", input=cv)
        self.assertEqual(piped(self.data), (1, []))
        self.assertEqual(piped("portrait.png"), (0, ["bad-image"]))

    def test_nothing_is_fetched(self):
        for url in ("https://localhost:1/a.png", "http://127.0.0.1:1/a.png", "//localhost/a.png"):
            self.cv(url)
            self.assertEqual(self.images("resume.json"), (0, ["bad-image"]))

    def test_a_bad_one_is_a_warning(self):
        for image in ("data:image/png;base64,AAAA", "data:image/svg+xml;base64,PHN2Zy8+", "gone.png"):
            self.cv(image)
            self.assertEqual(self.images("resume.json"), (0, ["bad-image"]))

    def test_a_bomb_is_not_set_off(self):
        """50 megapixels in 150 KB."""
        self.write("bomb.png", png(7072, 7072))
        self.cv("bomb.png")
        limit = ["sh", "-c", 'ulimit -v 120000; exec "$@"', "sh"]
        said = self.images("resume.json", wrap=[] if sanitized() else limit)
        self.assertEqual(said, (0, ["bad-image"]))

    def test_it_is_cropped_to_the_themes_shape(self):
        self.cv("portrait.png")
        for theme in ("plain", "modern"):
            self.run_command("resume.json", "--theme", theme, "-o", "out.pdf")
            content = tool("mutool", "show", self.path("out.pdf"), "pages/1/Contents")
            before = content[:content.index(" Do")]
            self.assertRegex(before, r"\bW n\b", theme)
            self.assertRegex(before, r" c\n", "round corners are curves")


def inflated(data):
    """Streams of a PDF that can be inflated."""
    for found in re.finditer(rb"stream\r?\n", data):
        try:
            yield zlib.decompressobj().decompress(data[found.end():])
        except zlib.error:
            continue


def sanitized():
    with open(os.environ["CVX_COMMAND"], "rb") as file:
        return b"__asan_init" in file.read()


if __name__ == "__main__":
    need("pdfinfo", "pdftotext", "pdfimages", "mutool")
    main()
