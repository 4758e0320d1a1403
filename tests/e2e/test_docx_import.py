#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Our own DOCX, read back: exactly when nobody touched it; when somebody edited it, the visible text
wins, value by value, and each change is told. The edits are made here as Word makes them, in the
XML of the document."""
import io
import json
import os
import re
import subprocess
import zipfile

from command import SAMPLES, CommandTest, main
from need import need

DOCUMENT = "word/document.xml"
CV = {
    "basics": {"name": "Ada Lovelace", "label": "Analyst", "email": "ada@example.org",
               "url": "https://ada.example", "summary": "I wrote the *first* program."},
    "work": [
        {"name": "Analytical Engines", "position": "Programmer", "startDate": "1842-02",
         "highlights": ["Bernoulli numbers", "Notes A to G"]},
        {"name": "Babbage & Sons", "position": "Reader", "startDate": "1833", "endDate": "1841-06"},
    ],
    "skills": [{"name": "Mathematics", "keywords": ["Algebra", "Series"]}],
}


def rewrite(content, change, part=DOCUMENT):
    """The package with one part's text changed; it must have changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == part:
                text = data.decode()
                changed = change(text)
                assert changed != text, "the edit found nothing to change"
                data = changed.encode()
            new.writestr(name, data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def with_another_hash(content):
    """So that the text is compared, value by value, though nothing was edited."""
    return rewrite(content, lambda xml: re.sub(r"fnv1a64:[0-9a-f]+", "fnv1a64:0", xml),
                   "customXml/item1.xml")


def paragraph_of(xml, text):
    """The <w:p> that holds a text."""
    found = [one for one in re.findall(r"<w:p>.*?</w:p>", xml, re.S) if text in one]
    assert len(found) == 1, (text, len(found))
    return found[0]


class Exact(CommandTest):
    def test_samples(self):
        for name in sorted(os.listdir(SAMPLES)):
            if not name.endswith(".json"):
                continue
            with self.subTest(name):
                path = os.path.join(SAMPLES, name)
                self.run_command("-q", "--format", "docx,json", path, "-o", "out/")
                stem = name[:-len(".json")]
                docx, want = self.read(f"out/{stem}.docx"), self.read(f"out/{stem}.json")
                self.assertEqual(self.run_command("-f", "json", f"out/{stem}.docx", "-o",
                                                  "-").stdout, want)
                self.write("compared.docx", with_another_hash(docx))
                said = self.diagnostics("-f", "json", "compared.docx", "-o", "back.json")
                self.assertEqual([one for one in said if one["code"] in ("edited", "left-out")], [])
                self.assertEqual(self.read("back.json"), want)

    def test_another_language(self):
        """Labels and dates are compared in the language that they were written in."""
        self.write("ada.json", json.dumps(CV))
        self.run_command("-q", "--format", "docx,json", "--lang", "de", "ada.json", "-o", "out/")
        self.write("compared.docx", with_another_hash(self.read("out/ada.docx")))
        said = self.diagnostics("-f", "json", "compared.docx", "-o", "back.json")
        self.assertEqual([one for one in said if one["code"] in ("edited", "left-out")], [])
        self.assertEqual(self.read("back.json"), self.read("out/ada.json"))


class Edited(CommandTest):
    def setUp(self):
        super().setUp()
        self.write("ada.json", json.dumps(CV))
        self.run_command("-q", "--format", "docx", "ada.json", "-o", "ada.docx")
        self.run_command("-q", "--format", "json", "ada.json", "-o", "ada.normal.json")
        self.before = json.loads(self.read("ada.normal.json"))

    def edit(self, *changes):
        """Edits, imports, and returns the JSON and what was told about edits."""
        content = self.read("ada.docx")
        for change in changes:
            content = rewrite(content, change)
        self.write("edited.docx", content)
        said = self.diagnostics("-f", "json", "edited.docx", "-o", "edited.json")
        return (json.loads(self.read("edited.json")),
                [(one["code"], one["pointer"]) for one in said
                 if one["code"] in ("edited", "left-out")])

    def test_text(self):
        cv, told = self.edit(lambda xml: xml.replace(">Programmer<", ">Chief Programmer<"))
        self.before["work"][0]["position"] = "Chief Programmer"
        self.assertEqual(cv, self.before)
        self.assertEqual(told, [("edited", "/work/0/position")])

    def test_markup_in_prose(self):
        cv, told = self.edit(lambda xml: xml.replace("> program.<", "> computer program.<"))
        self.assertEqual(cv["basics"]["summary"], "I wrote the *first* computer program.")
        self.assertEqual(told, [("edited", "/basics/summary")])

    def test_date(self):
        cv, told = self.edit(lambda xml: re.sub(r"Jun\W1841<", "December 1841<", xml))
        self.before["work"][1]["endDate"] = "1841-12"
        self.assertEqual(cv, self.before)
        self.assertEqual(told, [("edited", "/work/1/startDate")])

    def test_end_of_a_job(self):
        cv, told = self.edit(lambda xml: re.sub(r"Present<", "May 1843<", xml))
        self.before["work"][0]["endDate"] = "1843-05"
        self.assertEqual(cv, self.before)
        self.assertEqual([code for code, _ in told], ["edited"])

    def test_date_that_stands_twice(self):
        """In the employer's heading, and at the job."""
        self.write("ada.json", json.dumps({"basics": {"name": "Ada Lovelace"}, "work": [
            {"name": "Engines", "position": "Head", "startDate": "1842", "endDate": "1843"},
            {"name": "Engines", "position": "Hand", "startDate": "1840", "endDate": "1842"}]}))
        self.run_command("-q", "--format", "docx", "ada.json", "-o", "ada.docx")
        cv, _ = self.edit(lambda xml: re.sub("1840(.–.)1842<", r"1839\g<1>1841<", xml))
        self.assertEqual([(job["startDate"], job["endDate"]) for job in cv["work"]],
                         [("1842", "1843"), ("1839", "1841")])

    def test_link(self):
        cv, told = self.edit(lambda xml: xml.replace(">ada.example<", ">lovelace.example<"))
        self.assertEqual(cv["basics"]["url"], "https://lovelace.example")
        self.assertEqual(told, [("edited", "/basics/url")])

    def test_value_taken_out(self):
        def change(xml):
            return xml.replace(paragraph_of(xml, "Bernoulli"), "")
        cv, told = self.edit(change)
        self.assertEqual(cv["work"][0]["highlights"], ["Notes A to G"])
        self.assertEqual(told, [("edited", "/work/0/highlights/0")])

    def test_new_items(self):
        def change(xml):
            bullet = paragraph_of(xml, "Bernoulli")
            style = re.search(r"<w:pPr>.*?</w:pPr>", bullet, re.S).group()
            new = "".join(f"<w:p>{style}<w:r><w:t>{text}</w:t></w:r></w:p>"
                          for text in ("One more", "And another"))
            return xml.replace(bullet, bullet + new)
        cv, told = self.edit(change)
        self.assertEqual(cv["work"][0]["highlights"],
                         ["Bernoulli numbers", "One more", "And another", "Notes A to G"])
        self.assertEqual([code for code, _ in told], ["edited", "edited"])

    def test_first_item(self):
        def change(xml):
            style = re.search(r"<w:pPr>.*?</w:pPr>", paragraph_of(xml, "Bernoulli"), re.S).group()
            head = paragraph_of(xml, "Babbage")
            return xml.replace(head, f"{head}<w:p>{style}<w:r><w:t>Read much</w:t></w:r></w:p>")
        cv, told = self.edit(change)
        self.assertEqual(cv["work"][1]["highlights"], ["Read much"])
        self.assertEqual([code for code, _ in told], ["edited"])

    def test_text_typed_beside_a_value(self):
        def change(xml):
            bullet = paragraph_of(xml, "Notes A to G")
            return xml.replace(bullet, bullet.replace(
                "</w:p>", '<w:r><w:t xml:space="preserve"> and more</w:t></w:r></w:p>'))
        cv, told = self.edit(change)
        self.assertEqual(cv["work"][0]["highlights"][1], "Notes A to G and more")
        self.assertEqual(told, [("edited", "/work/0/highlights/1")])

    def test_new_paragraph_of_prose(self):
        def change(xml):
            summary = paragraph_of(xml, "I wrote the")
            return xml.replace(summary, f"{summary}<w:p><w:r><w:t>More.</w:t></w:r></w:p>")
        cv, told = self.edit(change)
        self.assertEqual(cv["basics"]["summary"], "I wrote the *first* program.\n\nMore.")
        self.assertEqual(told, [("edited", "/basics/summary")])

    def test_section_renamed(self):
        cv, told = self.edit(lambda xml: xml.replace(">Work Experience<", ">Career<"))
        self.assertEqual(cv["meta"]["themeOptions"]["sectionLabels"], {"work": "Career"})
        self.assertEqual([code for code, _ in told], ["edited"])

    def test_items_moved(self):
        def change(xml):
            first, second = paragraph_of(xml, "Bernoulli"), paragraph_of(xml, "Notes A to G")
            return xml.replace(first, "").replace(second, second + first)
        cv, told = self.edit(change)
        self.before["work"][0]["highlights"].reverse()
        self.assertEqual(cv, self.before)
        self.assertEqual(told, [("edited", "/work/0/highlights/0")])

    def test_entry_moved(self):
        """With all of its paragraphs, and edited too."""
        def change(xml):
            start = xml.index(paragraph_of(xml, "Analytical Engines"))
            second = paragraph_of(xml, "Babbage")
            first = xml[start:xml.index(second)]
            self.assertIn("Notes A to G", first)
            return xml.replace(first + second, second + first.replace("Notes A to G", "Notes"))
        cv, told = self.edit(change)
        self.before["work"][0]["highlights"][1] = "Notes"
        self.before["work"].reverse()
        self.assertEqual(cv, self.before)
        self.assertEqual(told, [("edited", "/work/0/highlights/1"), ("edited", "/work/0")])

    def test_part_of_an_entry_moved(self):
        """An entry's head alone does not take its list along: nothing is followed."""
        def change(xml):
            head = paragraph_of(xml, "Babbage")
            return xml.replace(head, "").replace(
                paragraph_of(xml, "Notes A to G"), head + paragraph_of(xml, "Notes A to G"))
        cv, told = self.edit(change)
        self.assertEqual(cv, self.before)
        self.assertEqual([code for code, _ in told], ["left-out"])

    def test_entry_moved_to_another_section(self):
        def change(xml):
            job, skill = paragraph_of(xml, "Babbage"), paragraph_of(xml, "Mathematics")
            return xml.replace(job, "").replace(skill, skill + job)
        cv, told = self.edit(change)
        self.assertEqual(cv, self.before)
        self.assertEqual([code for code, _ in told], ["left-out"])

    def group(self):
        self.write("ada.json", json.dumps({"basics": {"name": "Ada Lovelace"}, "work": [
            {"name": "Engines", "position": "Head", "startDate": "1842", "endDate": "1843"},
            {"name": "Engines", "position": "Hand", "startDate": "1840", "endDate": "1841"}]}))
        self.run_command("-q", "--format", "docx", "ada.json", "-o", "ada.docx")

    def test_span_of_several_jobs(self):
        """Each end of it is the date of one of them."""
        self.group()
        cv, told = self.edit(lambda xml: re.sub("1840(.–.)1843<", r"1839\g<1>1844<", xml))
        self.assertEqual([(job["startDate"], job["endDate"]) for job in cv["work"]],
                         [("1842", "1844"), ("1839", "1841")])
        self.assertEqual(told, [("edited", "/work/1"), ("edited", "/work/0")])

    def test_first_of_several_jobs_moved(self):
        """The employer's heading stays where it is."""
        self.group()
        def change(xml):
            first, second = paragraph_of(xml, ">Head<"), paragraph_of(xml, ">Hand<")
            return xml.replace(first, "").replace(second, second + first)
        cv, told = self.edit(change)
        self.assertEqual([job["position"] for job in cv["work"]], ["Hand", "Head"])
        self.assertEqual([code for code, _ in told], ["edited"])

    def test_text_that_belongs_nowhere(self):
        def change(xml):
            head = re.search(r"<w:p>.*?</w:p>", xml, re.S).group()
            return xml.replace(head, "<w:p><w:r><w:t>Curriculum</w:t></w:r></w:p>" + head)
        cv, told = self.edit(change)
        self.assertEqual(cv, self.before)
        self.assertEqual([code for code, _ in told], ["left-out"])

    def test_tracked_changes(self):
        """What is struck out is not there, what is inserted is."""
        cv, told = self.edit(lambda xml: re.sub(
            r"<w:r>((?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?)<w:t>Programmer</w:t></w:r>",
            r'<w:del w:id="1" w:author="x"><w:r>\1<w:delText>Programmer</w:delText></w:r></w:del>'
            r'<w:ins w:id="2" w:author="x"><w:r>\1<w:t>Countess</w:t></w:r></w:ins>', xml))
        self.assertEqual(cv["work"][0]["position"], "Countess")
        self.assertEqual(told, [("edited", "/work/0/position")])

    def test_no_content_controls(self):
        """A program that keeps none: what still stands there is no change."""
        def change(xml):
            xml = re.sub(r"<w:sdtPr>.*?</w:sdtPr>", "", xml, flags=re.S)
            return re.sub(r"</?w:sdt(Content)?>", "", xml)
        cv, told = self.edit(change, lambda xml: xml.replace("Babbage", "Cabbage"))
        self.assertEqual(cv, self.before)
        self.assertEqual({code for code, _ in told}, {"left-out"})


class OtherPrograms(CommandTest):
    def test_saved_by_libreoffice(self):
        """It keeps the JSON, and no content controls: nothing was edited, and nothing is told."""
        self.write("ada.json", json.dumps(CV))
        self.run_command("-q", "--format", "docx,json", "ada.json", "-o", "out/")
        subprocess.run(["soffice", f"-env:UserInstallation=file://{self.path('profile')}",
                        "--headless", "--convert-to", "docx:Office Open XML Text", "--outdir",
                        self.path("saved"), self.path("out/ada.docx")],
                       check=True, capture_output=True, timeout=300)
        said = self.diagnostics("-f", "json", "saved/ada.docx", "-o", "back.json")
        self.assertEqual([one for one in said if one["code"] in ("edited", "left-out")], [])
        self.assertEqual(self.read("back.json"), self.read("out/ada.json"))


class Foreign(CommandTest):
    def test_a_document_of_another_program(self):
        self.write("ada.json", json.dumps(CV))
        self.run_command("-q", "-f", "docx", "--no-attachment", "ada.json", "-o", "ada.docx")
        error = self.one_error("-f", "json", "ada.docx", "-o", "out.json", status=1,
                               code="not-a-resume")
        self.assertIn("Word", error["message"])

    def test_cut_off(self):
        self.write("ada.json", json.dumps(CV))
        self.run_command("-q", "-f", "docx", "ada.json", "-o", "ada.docx")
        content = self.read("ada.docx")
        for part in range(1, 20):
            self.write("cut.docx", content[:len(content) * part // 20])
            self.one_error("-f", "json", "--from", "docx", "cut.docx", "-o", "out.json", status=1)


if __name__ == "__main__":
    need("soffice")
    main()
