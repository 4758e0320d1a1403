#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""--publications: what is joined, in every output, and what is said when it cannot be."""
import json
import subprocess

from command import CommandTest, main

CV = {"basics": {"name": "Ada Lovelace"}, "publications": [
    {"name": "On {Engines}", "releaseDate": "1843"}, {"name": "Notes", "doi": "10.1000/notes"}]}
BIB = r"""
@article{e, title = {On engines!}, author = {Lovelace, Ada and Babbage, Ch.}, journal = {Memoirs}, year = 1843}
@misc{n, title = {All the Notes}, author = {A. Lovelace}, doi = {10.1000/NOTES}, year = 1844}
@book{b, title = {A Book}, author = {Ada Lovelace}, publisher = {Taylor}, year = 1845}
"""
CSL = [{"id": "1", "type": "book", "title": "A BOOK", "publisher": "Taylor & Sons",
        "issued": {"date-parts": [[1845, 3]]}, "number-of-pages": "12"},
       {"id": "2", "type": "chapter", "title": "New", "author": [{"family": "L", "given": "A."}]}]


class Publications(CommandTest):
    def setUp(self):
        super().setUp()
        self.write("cv.json", json.dumps(CV))
        self.write("refs.bib", BIB)
        self.write("refs.json", json.dumps(CSL))

    def joined(self, *options):
        self.run_command("-f", "json", "cv.json", "-o", "out.json", *options)
        return json.loads(self.read("out.json"))["publications"]

    def test_duplicates_become_one(self):
        papers = self.joined("--publications", "refs.bib", "--publications", "refs.json")
        self.assertEqual([paper["name"] for paper in papers],
                         ["On {Engines}", "Notes", "A Book", "New"])
        self.assertEqual(papers[0]["authors"], ["Ada Lovelace", "Ch. Babbage"])
        self.assertEqual(papers[0]["publisher"], "Memoirs")
        self.assertEqual(papers[1]["releaseDate"], "1844")
        self.assertEqual(papers[2]["releaseDate"], "1845-03")
        self.assertEqual(papers[2]["number-of-pages"], "12")

    def test_it_says_so(self):
        said = self.diagnostics("--verbose", "-f", "json", "cv.json", "-o", "out.json",
                                "--publications", "refs.bib")
        joined = [one for one in said if one["code"] == "joined"]
        self.assertEqual({one["file"] for one in joined}, {"refs.bib"})
        self.assertEqual([one["line"] for one in joined if "already" in one["message"]], [2, 3])

    def test_it_shows_the_line(self):
        text = self.run_command("check", "cv.json", "--publications", "refs.bib").stderr.decode()
        self.assertRegex(text, r"(?m)^refs.bib:3:\d+: note: .* \[joined\].*\n  @misc\{n, title.*\n *\^$")
        self.write("broken.bib", "% a comment\n@article{a, title = {x}")
        text = self.run_command("check", "cv.json", "--publications", "broken.bib",
                                status=1).stderr.decode()
        self.assertRegex(text, r"(?m)^broken.bib:2:\d+: error: .*\n  @article\{a, title = \{x\}\n *\^$")

    def test_the_owner_is_found(self):
        """The PDF has the name of the CV's owner in bold, in each way that it is written."""
        self.run_command("-f", "docx", "cv.json", "-o", "out.docx", "--publications", "refs.bib")
        xml = subprocess.run(["unzip", "-p", self.path("out.docx"), "word/document.xml"],
                             capture_output=True, check=True).stdout.decode()
        for name in ("A. Lovelace", "Ada Lovelace"):
            place = xml.rindex(f">{name}<")
            self.assertIn("<w:b/>", xml[xml.rindex("<w:r>", 0, place):place])

    def test_refusals(self):
        self.write("broken.bib", "@article{a, title = {x}")
        self.write("none.json", '{"basics": {"name": "A"}}')
        for name, code in (("broken.bib", "syntax"), ("none.json", "not-a-resume"),
                           ("gone.bib", "no-input")):
            said = self.diagnostics("-f", "json", "cv.json", "-o", "out.json", "--publications",
                                    name, status=1)
            errors = [one for one in said if one["severity"] == "error"]
            self.assertEqual([one["code"] for one in errors], [code])
            self.assertEqual(errors[0]["file"], name)

    def test_alone(self):
        self.run_command("-f", "pdf,docx,json", "refs.bib", "refs.json", "-o", "out/",
                         status=2)  # both would be out/refs.json
        self.run_command("-f", "pdf,docx,json", "refs.bib", "-o", "out/")
        self.assertEqual(self.files(), sorted(["cv.json", "refs.bib", "refs.json", "out/refs.docx",
                                               "out/refs.json", "out/refs.pdf"]))


if __name__ == "__main__":
    main()
