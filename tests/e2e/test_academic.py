#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The academic sample says everything that its source says: tests/fixtures/academic/facts.txt lists
that, line by line, and each line is put together again from the sample's fields. And what is printed
of it: the owner bold in all his papers, the year that cannot be read as it is written."""
import json
import os
import re
import subprocess

from command import ROOT, SAMPLES, CommandTest, main

SAMPLE = os.path.join(SAMPLES, "academic.resume.json")
FACTS = os.path.join(ROOT, "tests/fixtures/academic/facts.txt")
KINDS = ("preprint", "paper-conference", "article-journal")
# Of the two paragraphs about the person, which the sample retells, what is no matter of style.
SAID = """Bingsheng He|Minyi Guo|National University of Singapore|Shanghai Jiao Tong University|Quan Chen|
Han Zhao|Ph.D.|Department of Computer Science and Engineering (CSE)|(SJTU), China|
**AI Infrastructure and Cloud Computing Systems**|large language models (LLMs)|I was the first|
Mixture-of-Experts (MoE)|expert placement|*Yoda*|Service Level Objective (SLO)|disaggregated serving|
chunked prefill|SGLang""".replace("\n", "").split("|")


def sections():
    found = {}
    with open(FACTS, encoding="utf-8") as file:
        for line in filter(None, (line.rstrip("\n") for line in file)):
            if line.startswith("["):
                found[line.strip("[]")] = lines = []
            elif not line.startswith("#"):
                lines.append(re.sub(r" *\| *", "|", line))
    return found


def period(record):
    return f"{record['startDate']} – {record.get('endDate', 'now')}"


def joined(*parts):
    return "|".join(part or "" for part in parts)


def advisors(record):
    return " and ".join(record.get("advisors", []))


def person(basics):
    place = basics["location"]
    yield f"{basics['name']}, {basics['nativeName']}"
    yield basics["url"].removeprefix("https://")
    for profile in basics["profiles"]:
        yield re.sub(r"^https://(www\.)?", "", profile["url"])
    yield basics["email"]
    yield from basics["emails"]
    yield ", ".join((place["address"], place["city"], place["country"]))
    yield f"{basics['birth']['date']}, {basics['birth']['place']}"


def job(one):
    return joined(period(one), one["position"], one["name"], one.get("department"), advisors(one),
                  one.get("summary"))


def school(one):
    return joined(period(one), one["studyType"], f"{one['institution']}, {one['location']}",
                  one.get("department"), advisors(one), one.get("score"), one.get("area"))


def fund(one):
    money = one["funding"]
    description = one["description"][0].lower() + one["description"][1:]
    return joined(period(one), one["name"], " & ".join([one["entity"], *money.get("partners", [])]),
                  money.get("amount"), ", ".join(one["roles"]), description,
                  f"{money['program']} ({money['number']})")


def honor(one):
    of = f" of {one['awarder']}" if "awarder" in one else ""
    return joined(one["date"], one["title"] + of, one.get("summary"))


def paper(one):
    equal = one.get("equalContribution", [])
    authors = ", ".join(name + "*" * (name in equal) for name in one["authors"])
    status = {"Submitted": "Submitted to "}.get(one.get("status"), one.get("status", "") + " ").lstrip()
    return joined(authors, one["name"], ", ".join([status + one["publisher"], *one.get("awards", []),
                                                   *filter(None, [one.get("rank")])]))


class Academic(CommandTest):
    @classmethod
    def setUpClass(cls):
        with open(SAMPLE, encoding="utf-8") as file:
            cls.cv = json.load(file)
        cls.facts = sections()

    def assert_facts(self, section, lines):
        self.maxDiff = None
        self.assertEqual(list(lines), self.facts[section])

    def test_every_line_of_the_source(self):
        cv = self.cv
        self.assert_facts("person", person(cv["basics"]))
        self.assert_facts("interests", (f"{one['name']}: {one['summary']}" for one in cv["interests"]))
        self.assert_facts("career", map(job, cv["work"]))
        self.assert_facts("education", map(school, cv["education"]))
        self.assert_facts("funds", map(fund, cv["projects"]))
        self.assert_facts("honors", map(honor, cv["awards"]))
        self.assert_facts("services", (f"{one['startDate']} {one['organization']} {one['position']}"
                                       for one in cv["volunteer"]))
        self.assert_facts("updated", [cv["meta"]["lastModified"]])
        for said in SAID:
            self.assertIn(said, cv["basics"]["summary"])

    def test_every_paper(self):
        papers = self.cv["publications"]
        self.assertEqual([sum(one["type"] == kind for one in papers) for kind in KINDS], [2, 22, 9])
        self.assertEqual(len(papers), 33)
        for kind in KINDS:
            self.assert_facts(kind, (paper(one) for one in papers if one["type"] == kind))
        for one in papers:
            for name in one["authors"]:
                self.assertNotRegex(name, r"[*.,]|^and\b|et al")
            year = one.get("releaseDate", one.get("releaseDateText"))
            self.assertEqual(year, one["publisher"].split()[-1])

    def test_the_year_that_cannot_be_read(self):
        said = [one for one in self.diagnostics("check", SAMPLE) if one["code"] == "kept-as-text"]
        self.assertEqual([(one["pointer"], one["severity"]) for one in said],
                         [("/publications/31/releaseDateText", "note")])
        self.assertIn('"202"', said[0]["message"])
        self.assertIn('"TPDS 202"', json.dumps(self.cv))

    def citations(self):
        """By the paper's place: its runs as (text, style, pointer)."""
        tool = os.path.join(os.environ["CVX_BUILD_DIR"], "tests/tree")
        dump = subprocess.run([tool, SAMPLE], capture_output=True, check=True).stdout.decode()
        found = {}
        for block in re.split(r"\n(?= *(?:publication|section|group) )", dump):
            at = re.match(r" *publication .*@/publications/(\d+)\n", block)
            if at:
                found[int(at[1])] = re.findall(r'text "((?:[^"\\]|\\.)*)"(.*?)(?: @(\S+))?(?:\n|$)',
                                               block)
        self.assertEqual(sorted(found), list(range(33)))
        return found

    def test_the_owner_is_bold_in_every_paper(self):
        for place, runs in self.citations().items():
            authors = self.cv["publications"][place]["authors"]
            bold = [at for _, style, at in runs if "strong" in style and "/authors/" in at]
            self.assertEqual(bold, [f"/publications/{place}/authors/{authors.index('Weihao Cui')}"])

    def test_each_citation_says_it_all(self):
        for place, runs in self.citations().items():
            printed = "".join(text for text, _, _ in runs)
            one = self.cv["publications"][place]
            marked = [name + "*" * (name in one.get("equalContribution", []))
                      for name in one["authors"]]
            self.assertTrue(printed.startswith(", ".join(marked) + ". “" + one["name"]), printed)
            for part in (one["publisher"], one.get("status"), one.get("rank"),
                         *one.get("awards", [])):
                self.assertIn(part or "", printed)


if __name__ == "__main__":
    main()
