#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Beginning and mending: init, schema, check --fix, --lenient, and what check says."""
import glob
import json
import os
import subprocess
import unittest

from command import ROOT, SAMPLES, SMALL, CommandTest, main
from need import need

BROKEN = """// mine
{
  "basics": {"name": "Ada", "website": "ada.example.org", "picture": "", "emial": "ada@example.org",},
  "work": [
    {"company": "Mill", "startDate": "March 2016", "endDate": "Present"},
    {"company": "Loom", "startDate": "2012", "endDate": "2014-02"},
    {"company": "Dyer", "startDate": "2011-05", "endDate": "2010-13"}
  ],
  "awards": [],
}
"""


def violations(*arguments):
    """What ajv has against files: (exit status, text)."""
    need("node")
    script = os.path.join(ROOT, "tests/support/validate_json.js")
    run = subprocess.run(["node", script, *arguments], capture_output=True, text=True, check=False)
    return run.returncode, run.stdout


class Start(CommandTest):
    """init and schema."""

    def test_schema_stands_alone_and_takes_the_samples(self):
        run = self.run_command("schema")
        schema = json.loads(run.stdout)
        self.assertNotIn(".json", json.dumps([ref for ref in self.references(schema)]))
        self.write("cvexport.schema.json", run.stdout.decode())
        self.write("wrong.json", '{"work": [{"startDate": "May"}], "basics": {"emails": "x"}}')
        status, text = violations(self.path("cvexport.schema.json"),
                                  *glob.glob(os.path.join(SAMPLES, "*.resume.json")))
        self.assertEqual((status, text), (0, text))
        status, text = violations(self.path("cvexport.schema.json"), self.path("wrong.json"))
        self.assertEqual(status, 1)
        self.assertIn("/work/0/startDate", text)
        self.assertIn("/basics/emails", text)

    def references(self, node):
        if isinstance(node, dict):
            for key, value in node.items():
                if key == "$ref":
                    yield value
                yield from self.references(value)
        elif isinstance(node, list):
            for value in node:
                yield from self.references(value)

    def test_schema_takes_no_file(self):
        self.run_command("schema", "resume.json", status=2)

    def test_init_writes_a_cv_that_is_right(self):
        for name in ("new.json", "new.yaml", "new.yml"):
            self.run_command("init", name)
            run = self.run_command("check", "--strict", name)
            self.assertEqual(run.stderr, b"", name)
            self.run_command("--format", "json", name, "-o", "out.json")
            self.run_command("schema")
            self.write("cvexport.schema.json", self.run_command("schema").stdout.decode())
            status, text = violations(self.path("cvexport.schema.json"), self.path("out.json"))
            self.assertEqual(status, 0, text)
        self.assertIn(b"\n# ", self.read("new.yaml"))

    def test_init_in_both_notations_has_the_same_fields(self):
        def keys(node):
            if isinstance(node, dict):
                return {key: keys(value) for key, value in node.items()}
            return [keys(value) for value in node[:1]] if isinstance(node, list) else None
        shapes = []
        for name in ("new.json", "new.yaml"):
            self.run_command("init", name)
            self.run_command("--format", "json", name, "-o", "out.json")
            shapes.append(keys(json.loads(self.read("out.json"))))
        shapes[0].pop("$schema")
        self.assertEqual(*shapes)

    def test_init_without_a_name_is_resume_json(self):
        os.remove(self.path("resume.json"))
        self.run_command("init")
        self.assertTrue(self.read("resume.json").startswith(b"{"))

    def test_init_replaces_nothing(self):
        before = self.read("resume.json")
        run = self.run_command("init", status=2)
        self.assertIn(b"there already", run.stderr)
        self.assertEqual(self.read("resume.json"), before)

    def test_init_to_standard_output(self):
        self.assertIn("basics", json.loads(self.run_command("init", "-").stdout))

    def test_init_knows_two_suffixes(self):
        self.run_command("init", "resume.txt", status=2)
        self.run_command("init", "a.json", "b.json", status=2)
        self.run_command("init", "missing/resume.json", status=3)


class Check(CommandTest):
    """What check says, and what --fix makes of it."""

    def said(self, *arguments, status=0):
        run = self.run_command("check", "--diagnostics", "json", *arguments, status=status)
        return [json.loads(line) for line in run.stderr.decode().splitlines()]

    def test_check_says_what_is_wrong(self):
        self.write("cv.json", BROKEN)
        said = {(one["code"], one["pointer"]): one for one in self.said("--lenient", "cv.json")}
        for expected in (("lenient", None), ("legacy-name", "/work/0/company"),
                         ("legacy-name", "/basics/website"), ("bad-url", "/basics/website"),
                         ("unknown-field", "/basics/emial"), ("date-read", "/work/0/startDate"),
                         ("present", "/work/0/endDate"), ("gap", "/work/0/startDate"),
                         ("bad-date", "/work/2/endDate"), ("empty", "/awards")):
            self.assertIn(expected, said)
            self.assertIsInstance(said[expected]["line"], int)
            self.assertIsInstance(said[expected]["column"], int)
        self.assertEqual(said[("unknown-field", "/basics/emial")]["hint"], 'did you mean "email"?')
        self.assertIn("2014-03 to 2016-02", said[("gap", "/work/0/startDate")]["message"])

    def test_check_shows_notes_with_their_lines(self):
        self.write("cv.json", BROKEN)
        text = self.run_command("check", "--lenient", "cv.json").stderr.decode()
        self.assertIn('{"company": "Loom"', text)
        self.assertIn("[legacy-name]", text)
        self.assertNotIn("[not-shown]", text)
        self.assertEqual(self.run_command("check", "-q", "--lenient", "cv.json").stderr, b"")

    def test_the_caret_is_under_the_key_that_is_wrong(self):
        self.write("key.json", '{"basics": {"name": "Ada", "emial": "a@b.example"}}')
        self.write("key.json5", "{basics: {name: 'Ada', emial: 'a@b.example'}}")
        self.write("key.yaml", "basics:\n  name: Ada\n  hobbies:\n    - chess\n")
        self.write("twice.json", '{"basics": {"name": "Ada",\n "name": "Eva"}}')
        for name, caret in (("key.json", """  {"basics": {"name": "Ada", "emial": "a@b.example"}}
                             ^
"""), ("key.json5", """  {basics: {name: 'Ada', emial: 'a@b.example'}}
                         ^
"""), ("key.yaml", """key.yaml:3:3: note: JSON Resume has no "hobbies" here; it is kept [unknown-field] at /basics/hobbies
    hobbies:
    ^
"""), ("twice.json", """twice.json:2:2: warning: the key "name" is here again: the one at 1:13 is left out""")):
            self.assertIn(caret, self.run_command("check", name).stderr.decode())

    def test_strict_mode_points_to_lenient(self):
        self.write("cv.json", BROKEN)
        said = self.said("cv.json", status=1)
        self.assertEqual(said[-1]["code"], "syntax")
        self.assertIn("--lenient", said[-1]["hint"])

    def test_json5_by_its_name(self):
        self.write("cv.json5", BROKEN)
        self.assertIn("lenient", [one["code"] for one in self.said("cv.json5")])

    def test_fix_writes_the_mended_cv_beside_it(self):
        self.write("cv.json", BROKEN)
        self.run_command("check", "--fix", "cv.json")
        self.assertEqual(self.read("cv.json").decode(), BROKEN)
        mended = json.loads(self.read("cv.fixed.json"))
        self.assertEqual(mended["work"][0], {"name": "Mill", "startDate": "2016-03"})
        official = os.path.join(ROOT, "schema/jsonresume-1.3.1.schema.json")
        status, text = violations(official, self.path("cv.fixed.json"))
        self.assertEqual(status, 0, text)
        again = [one["code"] for one in self.said("cv.fixed.json")]
        self.assertNotIn("legacy-name", again)
        self.assertNotIn("date-read", again)

    def test_fix_goes_where_output_says(self):
        self.write("cv.json", BROKEN)
        self.run_command("check", "--fix", "cv.json", "-o", "mended.json")
        self.run_command("check", "--fix", "cv.json", "-o", "out/")
        self.assertEqual(self.read("mended.json"), self.read("out/cv.json"))
        run = self.run_command("check", "--fix", "-", input=BROKEN.encode())
        self.assertEqual(run.stdout, self.read("mended.json"))

    def test_fix_never_replaces_the_input(self):
        self.write("cv.json", BROKEN)
        self.run_command("check", "--fix", "cv.json", "-o", "cv.json", status=2)
        self.run_command("check", "--fix", "cv.json", "-o", "./", status=2)
        self.assertEqual(self.read("cv.json").decode(), BROKEN)

    def test_fix_goes_with_check(self):
        self.run_command("--fix", "resume.json", status=2)

    def test_strict_writes_no_mended_cv(self):
        self.write("cv.json", BROKEN)
        self.run_command("check", "--fix", "--strict", "cv.json", status=1)
        self.assertNotIn("cv.fixed.json", self.files())

    def test_what_is_right_needs_no_word(self):
        self.write("cv.json", SMALL)
        self.assertEqual(self.run_command("check", "cv.json").stderr, b"")


if __name__ == "__main__":
    main()
