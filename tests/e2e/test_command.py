#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The command as a user meets it: what goes where, what is said, and how it ends."""
import json
import os
import pty
import re
import select
import signal
import stat
import subprocess
import threading
import unittest

from command import MEMBERS, ROOT, SAMPLES, SMALL, CommandTest, command, main

FORMATS = ("pdf", "docx", "json")
START = {"pdf": b"%PDF-1.", "docx": b"PK\x03\x04", "json": b"{"}
BROKEN = '{"basics": {"name": "Ada",}}\n'
WARNED = '{"basics": {"name": "Ada"}, "work": [{"name": "Mill", "startDate": "2019-13"}]}\n'
NOTED = '{"basics": {"name": "Ada", "id": "7"}}\n'


class Outputs(CommandTest):
    """Which files appear, and where."""

    def assert_outputs(self, *names):
        self.assertEqual(self.files(), sorted(names))
        for name in names:
            self.assertTrue(self.read(name).startswith(START[name.rsplit(".", 1)[1]]), name)

    def test_default_is_a_pdf_beside_the_input(self):
        self.run_command("resume.json")
        self.assert_outputs("resume.pdf")

    def test_json_beside_the_input_has_its_own_suffix(self):
        self.run_command("--format", "json", "resume.json")
        self.assert_outputs("resume.normalized.json")

    def test_format_and_output(self):
        self.run_command("--format", "docx", "resume.json", "-o", "application.docx")
        self.assert_outputs("application.docx")

    def test_suffix_of_the_output_says_the_format(self):
        for name in FORMATS:
            self.run_command("resume.json", "-o", f"out.{name}")
        self.assert_outputs("out.pdf", "out.docx", "out.json")

    def test_several_formats_into_a_folder_that_is_made(self):
        self.run_command("--format", "pdf,docx,json", "resume.json", "-o", "out/")
        self.assert_outputs("out/resume.pdf", "out/resume.docx", "out/resume.json")

    def test_a_folder_that_is_there_needs_no_slash(self):
        os.mkdir(self.path("out"))
        self.run_command("-f", "pdf,json", "resume.json", "-o", "out")
        self.assert_outputs("out/resume.pdf", "out/resume.json")

    def test_only_the_last_suffix_is_replaced(self):
        self.write("in/ada.cv.json", SMALL)
        self.run_command("-f", "docx,json", "in/ada.cv.json")
        self.run_command("-f", "docx,json", "in/ada.cv.json", "-o", "out/")
        self.assertEqual(self.files(), ["in/ada.cv.docx", "in/ada.cv.json",
                                        "in/ada.cv.normalized.json",
                                        "out/ada.cv.docx", "out/ada.cv.json"])

    def test_a_leading_dot_is_no_suffix(self):
        self.write(".cv", SMALL)
        self.run_command("-f", "docx", ".cv")
        self.assertEqual(self.files(), [".cv", ".cv.docx"])

    def test_standard_input_goes_to_standard_output(self):
        for name in FORMATS:
            run = self.run_command("--format", name, "-", input=SMALL.encode())
            self.assertTrue(run.stdout.startswith(START[name]), name)
            self.assertEqual(run.stderr, b"")
        self.assert_outputs()

    def test_a_file_to_standard_output(self):
        run = self.run_command("-f", "json", "resume.json", "-o", "-")
        self.assertEqual(json.loads(run.stdout)["basics"]["name"], "Ada Lovelace")
        self.assert_outputs()

    def test_standard_input_into_a_folder(self):
        self.run_command("-f", "docx,json", "-", "-o", "out/", input=SMALL.encode())
        self.assertEqual(len(os.listdir(self.path("out"))), 2)

    def test_check_writes_nothing(self):
        run = self.run_command("check", "resume.json")
        self.assertEqual((run.stdout, run.stderr), (b"", b""))
        self.assert_outputs()

    def test_a_name_that_begins_with_a_dash(self):
        self.write("-x.cv", SMALL)
        self.run_command("-f", "docx", "--", "-x.cv")
        self.assertEqual(self.files(), ["-x.cv", "-x.docx"])

    def test_a_repeated_format_is_one(self):
        self.run_command("-f", "docx,docx", "--format", "docx", "resume.json")
        self.assert_outputs("resume.docx")

    def test_no_temporary_file_stays(self):
        self.run_command("-f", "pdf,docx,json", "resume.json")
        self.run_command("-f", "pdf,docx,json", "resume.json")
        self.assert_outputs("resume.pdf", "resume.docx", "resume.normalized.json")

    def test_new_files_obey_the_umask_and_old_ones_keep_their_mode(self):
        self.run_command("-f", "docx", "resume.json", preexec_fn=lambda: os.umask(0o027))
        self.assertEqual(stat.S_IMODE(os.stat(self.path("resume.docx")).st_mode), 0o640)
        os.chmod(self.path("resume.docx"), 0o604)
        self.run_command("-f", "docx", "resume.json")
        self.assertEqual(stat.S_IMODE(os.stat(self.path("resume.docx")).st_mode), 0o604)

    def test_the_academic_sample_in_every_format(self):
        self.run_command("-f", "pdf,docx,json", f"{SAMPLES}/academic.resume.json", "-o", "out/")
        self.assert_outputs("out/academic.resume.docx", "out/academic.resume.json",
                            "out/academic.resume.pdf")


class Replacing(CommandTest):
    """An output never replaces an input, nor anything by accident."""

    def assert_refused(self, *arguments):
        """One sentence, and what to do; as JSON it is one line."""
        run = self.run_command(*arguments, status=2)
        self.assertRegex(run.stderr.decode(), r"\Acvexport: error: .+ \[usage\]\n  hint: .+\n\Z")
        self.one_error(*arguments, status=2, code="usage")
        self.assertEqual(self.read("resume.json"), SMALL.encode())

    def test_the_input_by_its_name(self):
        self.assert_refused("-f", "json", "resume.json", "-o", "resume.json")
        self.assert_refused("-f", "json", "resume.json", "-o", "./resume.json")
        self.assert_refused("-f", "json", "resume.json", "-o", self.folder)
        self.assertEqual(self.files(), [])

    def test_the_input_by_a_link(self):
        os.symlink("resume.json", self.path("soft.json"))
        os.link(self.path("resume.json"), self.path("hard.json"))
        self.assert_refused("-f", "json", "resume.json", "-o", "soft.json")
        self.assert_refused("-f", "json", "resume.json", "-o", "hard.json")
        self.assert_refused("-f", "json", "soft.json", "-o", "resume.json")
        self.assert_refused("-f", "json", "hard.json", "-o", "resume.json")
        self.assertTrue(os.path.islink(self.path("soft.json")))

    def test_the_theme(self):
        self.write("theme.json", "{}")
        self.assert_refused("-f", "json", "--theme", "theme.json", "resume.json", "-o", "./theme.json")
        self.assertEqual(self.read("theme.json"), b"{}")

    def test_another_input(self):
        self.write("b/resume.json", SMALL)
        self.assert_refused("-f", "json", "resume.json", "b/resume.json", "-o", "b/")

    def test_an_input_without_suffix(self):
        self.write("cv.pdf", SMALL)
        self.run_command("cv.pdf", status=2)
        self.assertEqual(self.read("cv.pdf"), SMALL.encode())

    def test_several_outputs_into_one_file(self):
        self.write("b/resume.json", SMALL)
        self.assert_refused("-f", "pdf,docx", "resume.json", "-o", "out.pdf")
        self.assert_refused("resume.json", "b/resume.json", "-o", "out.pdf")
        self.assert_refused("resume.json", "b/resume.json", "-o", "out/")
        self.assert_refused("-f", "pdf,docx", "resume.json", "-o", "-")
        self.assert_refused("-f", "pdf,docx", "-")
        self.assertEqual(self.files(), [])

    def test_the_same_place_by_two_names(self):
        os.mkdir(self.path("out"))
        self.write("b/resume.json", SMALL)
        self.assert_refused("-f", "docx", "b/resume.json", "b/../b/resume.json")

    def test_links_are_followed(self):
        self.write("there/old.docx", "old")
        os.symlink("there/old.docx", self.path("link.docx"))
        self.run_command("resume.json", "-o", "link.docx")
        self.assertTrue(os.path.islink(self.path("link.docx")))
        self.assertTrue(self.read("there/old.docx").startswith(START["docx"]))
        self.assertEqual(self.files(), ["link.docx", "there/old.docx"])

    def test_a_dangling_link_is_followed_or_refused(self):
        os.symlink("gone.docx", self.path("link.docx"))
        self.run_command("resume.json", "-o", "link.docx")
        self.assertTrue(self.read("link.docx").startswith(START["docx"]))
        self.assertTrue(os.path.islink(self.path("link.docx")))

    def test_a_failure_leaves_the_old_output(self):
        for name in ("resume.pdf", "resume.docx"):
            self.write(name, "old")
        self.write("broken.json", BROKEN)
        os.rename(self.path("resume.pdf"), self.path("broken.pdf"))
        self.run_command("broken.json", status=1)
        self.run_command("--strict", "-f", "docx", "resume.json", "-o", "resume.docx")
        self.assertEqual(self.read("broken.pdf"), b"old")
        self.write("resume.json", WARNED)
        before = self.read("resume.docx")
        self.run_command("--strict", "-f", "docx", "resume.json", status=1)
        self.assertEqual(self.read("resume.docx"), before)

    def test_all_formats_or_none(self):
        os.mkdir(self.path("resume.docx"))
        self.one_error("-f", "json,docx,pdf", "resume.json", status=3, code="target")


    def test_what_was_replaced_is_there_again_when_another_cannot_be(self):
        """A folder where everyone may make files and none replace another's: the last rename
        fails, when the others are done."""
        if os.geteuid() != 0:
            self.skipTest("needs files of another user")
        os.mkdir(self.path("out"))
        self.write("out/resume.json", "old json")
        self.write("out/resume.docx", "old docx")
        for name in ("out/resume.docx", "out"):
            os.chown(self.path(name), 65534, 65534)
        os.chmod(self.path("out/resume.docx"), 0o666)
        os.chmod(self.path("out"), 0o1777)
        before = self.files()
        self.one_error("-f", "json,pdf,docx", "resume.json", "-o", "out/", status=3, code="target",
                       wrap=without_privileges(self))
        self.assertEqual(self.files(), before)
        self.assertEqual(self.read("out/resume.json"), b"old json")
        self.assertEqual(self.read("out/resume.docx"), b"old docx")


def without_privileges(test):
    """What a wrapper needs so that file modes count, for root too."""
    if os.geteuid() != 0:
        return []
    wrap = ["setpriv", "--inh-caps=-all", "--ambient-caps=-all",
            "--bounding-set=-dac_override,-dac_read_search,-fowner"]
    if subprocess.run([*wrap, "true"], capture_output=True, check=False).returncode != 0:
        test.skipTest("needs setpriv")
    return wrap


class Targets(CommandTest):
    """Where bytes cannot go, and where they go straight through."""

    def test_full_device(self):
        for name in FORMATS:
            error = self.one_error("-f", name, "resume.json", "-o", "/dev/full", status=3)
            self.assertEqual(error["code"], "target")
            self.assertIn("/dev/full", error["message"])
            self.assertTrue(error["hint"])
            with open("/dev/full", "wb") as full:
                self.run_command("-f", name, "resume.json", "-o", "-", status=3, stdout=full)

    def test_full_standard_output_of_help(self):
        for word in ("--help", "--version", "--list-formats"):
            with open("/dev/full", "wb") as full:
                self.run_command(word, status=3, stdout=full)

    def test_null_device(self):
        self.run_command("resume.json", "-o", "/dev/null")
        self.assertTrue(stat.S_ISCHR(os.stat("/dev/null").st_mode))

    def test_named_pipe(self):
        os.mkfifo(self.path("pipe"))
        got = []
        reader = threading.Thread(target=lambda: got.append(self.read("pipe")))
        reader.start()
        self.run_command("-f", "docx", "resume.json", "-o", "pipe")
        reader.join(10)
        self.assertTrue(got and got[0].startswith(START["docx"]))
        self.assertTrue(stat.S_ISFIFO(os.stat(self.path("pipe")).st_mode))

    def test_a_folder_that_is_not_there(self):
        error = self.one_error("resume.json", "-o", "no/where/x.pdf", status=3, code="target")
        self.assertIn("no/where/x.pdf", error["message"])

    def test_a_file_in_place_of_a_folder(self):
        self.write("file", "x")
        self.one_error("resume.json", "-o", "file/x.pdf", status=3, code="target")
        self.one_error("resume.json", "-o", "file/", status=3, code="target")

    def test_unwritable_folder(self):
        os.mkdir(self.path("out"), 0o555)
        for name in ("out/", "out/x.pdf"):
            self.one_error("resume.json", "-o", name, status=3, code="target",
                           wrap=without_privileges(self))

    def test_read_only_file(self):
        self.write("old.pdf", "old")
        os.chmod(self.path("old.pdf"), 0o444)
        self.one_error("resume.json", "-o", "old.pdf", status=3, code="target",
                       wrap=without_privileges(self))
        self.assertEqual(self.read("old.pdf"), b"old")

    def test_unreadable_input(self):
        os.chmod(self.path("resume.json"), 0)
        self.one_error("resume.json", status=3, code="io", wrap=without_privileges(self))

    def test_a_reader_that_goes_away(self):
        """SIGPIPE ends it, silently, as it ends every filter."""
        for name in FORMATS:
            read, write = os.pipe()
            os.close(read)
            run = subprocess.run(
                [command(), "-f", name, "resume.json", "-o", "-"], cwd=self.folder, stdout=write,
                stderr=subprocess.PIPE, check=False, timeout=300)
            os.close(write)
            self.assertEqual(run.returncode, -signal.SIGPIPE, run.stderr)
            self.assertEqual(run.stderr, b"")
        self.assertEqual(self.files(), [])

    def test_a_reader_that_goes_away_with_sigpipe_ignored(self):
        """Then it is a target that cannot be written."""
        read, write = os.pipe()
        os.close(read)
        ignore = lambda: signal.signal(signal.SIGPIPE, signal.SIG_IGN)
        self.run_command("-f", "json", "resume.json", "-o", "-", status=3, stdout=write,
                         preexec_fn=ignore)
        os.close(write)

    def test_closed_standard_output(self):
        self.run_command("-f", "json", "resume.json", "-o", "-", status=3, stdout=None,
                         wrap=["sh", "-c", 'exec "$@" >&-', "sh"])
        self.run_command("-f", "json", "resume.json", wrap=["sh", "-c", 'exec "$@" >&- 2>&-', "sh"])
        self.assertEqual(json.loads(self.read("resume.normalized.json"))["basics"]["name"],
                         "Ada Lovelace")

    def test_interrupted_while_it_waits(self):
        """A signal leaves no temporary file."""
        process = subprocess.Popen([command(), "-f", "docx", "-", "-o", "x.docx"],
                                   cwd=self.folder, stdin=subprocess.PIPE)
        process.stdin.write(b"{")
        process.stdin.flush()
        process.terminate()
        process.stdin.close()
        self.assertEqual(process.wait(10), -signal.SIGTERM)
        self.assertEqual(self.files(), [])


class Reports(CommandTest):
    """What is said, how, and where."""

    def said(self, *arguments, **options):
        return self.run_command(*arguments, **options).stderr.decode()

    def test_nothing_to_say(self):
        run = self.run_command("resume.json")
        self.assertEqual((run.stdout, run.stderr), (b"", b""))

    def test_error_names_file_line_column_and_shows_it(self):
        self.write("broken.json", '{\n  "basics": {\n    "name": "Ada",\n  }\n}\n')
        lines = self.said("check", "broken.json", status=1).splitlines()
        self.assertRegex(lines[0], r"^broken\.json:[34]:\d+: error: .+ \[syntax\]$")
        line, column = map(int, lines[0].split(":")[1:3])
        source = self.read("broken.json").decode().splitlines()[line - 1]
        self.assertEqual(lines[1], "  " + source)
        self.assertEqual(lines[2], " " * (2 + column - 1) + "^")
        self.assertRegex(lines[3], "^  hint: .")
        self.assertEqual(len(lines), 4)

    def test_caret_stands_under_the_place_after_wide_characters(self):
        self.write("wide.json", '{"basics": {"name": "王小明", "x": nope}}\n')
        lines = self.said("check", "wide.json", status=1).splitlines()
        column = int(lines[0].split(":")[2])
        text = self.read("wide.json").decode().rstrip("\n")
        self.assertEqual(lines[1], "  " + text)
        before = text[:column - 1]
        self.assertTrue(text[column - 1:].startswith("nope"), lines[0])
        wide = sum(1 for c in before if ord(c) >= 0x2E80)
        self.assertEqual(wide, 3)
        self.assertEqual(lines[2].index("^"), 2 + len(before) + wide)

    def test_caret_ignores_what_takes_no_place(self):
        text = '{"basics": {"name": "e\u0301\u200b", "x": nope}}'
        self.write("narrow.json", text + "\n")
        lines = self.said("check", "narrow.json", status=1).splitlines()
        self.assertEqual(lines[2].index("^"), 2 + text.index("nope") - 2)

    def test_caret_where_lines_end_in_cr(self):
        self.write("cr.json", '{\r  "basics": nope\r}\r')
        lines = self.said("check", "cr.json", status=1).splitlines()
        self.assertTrue(lines[0].startswith("cr.json:2:13: error: "), lines[0])
        self.assertEqual(lines[1:3], ['    "basics": nope', " " * 14 + "^"])

    def test_a_tab_before_the_place(self):
        self.write("tab.json", '{\n\t"basics": nope\n}\n')
        lines = self.said("check", "tab.json", status=1).splitlines()
        self.assertEqual(lines[2].index("^"), lines[1].index("nope"))

    def test_a_very_long_line_is_cut(self):
        self.write("long.json", '{"x": "' + "y" * 5000 + '", "basics": nope}')
        lines = self.said("check", "long.json", status=1).splitlines()
        self.assertLess(len(lines[1]), 120)
        self.assertEqual(lines[1][lines[2].index("^"):][:4], "nope")

    def test_warning_names_the_pointer(self):
        self.write("warned.json", WARNED)
        lines = self.said("-f", "docx", "warned.json").splitlines()
        self.assertRegex(lines[0], r"^warned\.json:1:\d+: warning: .*2019-13.* \[bad-date\]"
                                   r" at /work/0/startDate$")

    def test_they_stand_in_the_order_of_the_text(self):
        """A CV is gone over more than once; its reader goes over it once."""
        self.write("faults.json", '''{
  "basics": {"email": "a@@b", "website": "x:y"},
  "work": [
    {"company": "A", "startDate": "2020-13", "endDate": "soon"},
    {"name": "B", "startDate": "2018-05", "endDate": "2017-01"}],
  "awards": []}''')
        said = self.diagnostics("check", "faults.json")
        self.assertEqual([(one["line"], one["code"]) for one in said],
                         [(2, "bad-email"), (2, "legacy-name"), (2, "bad-url"), (4, "legacy-name"),
                          (4, "bad-date"), (4, "bad-date"), (5, "date-order"), (6, "empty")])

    def test_quiet_and_verbose(self):
        self.write("warned.json", WARNED)
        self.write("noted.json", NOTED)
        self.write("broken.json", BROKEN)
        self.assertEqual(self.said("--quiet", "check", "warned.json"), "")
        self.assertIn("error:", self.said("-q", "check", "broken.json", status=1))
        self.assertEqual(self.said("-f", "docx", "noted.json"), "")
        self.assertRegex(self.said("--verbose", "-f", "docx", "noted.json"), "note: .* at /basics/id")

    def test_strict_turns_warnings_not_notes_into_errors(self):
        self.write("warned.json", WARNED)
        self.write("noted.json", NOTED)
        self.assertIn("error:", self.said("--strict", "-f", "docx", "warned.json", status=1))
        self.assertNotEqual(self.said("--strict", "--quiet", "check", "warned.json", status=1), "")
        self.run_command("--strict", "-f", "docx", "noted.json")
        self.assertEqual(self.files(), ["noted.docx", "noted.json", "warned.json"])

    def test_diagnostics_as_json(self):
        self.write("warned.json", WARNED)
        said = self.diagnostics("-f", "docx", "warned.json")
        bad = [one for one in said if one["code"] == "bad-date"]
        self.assertEqual(len(bad), 1)
        self.assertEqual((bad[0]["severity"], bad[0]["pointer"], bad[0]["file"], bad[0]["line"]),
                         ("warning", "/work/0/startDate", "warned.json", 1))
        text = self.read("warned.json").decode()
        self.assertEqual(text[bad[0]["column"] - 1:][:9], '"2019-13"')

    def test_json_diagnostics_survive_any_name_and_text(self):
        name = 'a"b\\c\td.json'
        self.write("warned.json", WARNED)
        os.rename(self.path("warned.json"), os.fsencode(self.path("")) + b"\xff.json")
        run = self.run_command("check", "--diagnostics", "json", os.fsdecode(b"\xff.json"))
        self.assertEqual(json.loads(run.stderr.splitlines()[0])["file"], "\ufffd.json")
        self.write(name, '{"basics": {"name": "A", "url": "\\u0001\\"\\\\ x"}}')
        for one in self.diagnostics("check", name):
            self.assertEqual(one["file"], name)

    def test_json_diagnostics_of_a_usage_error_too(self):
        for line in self.said("--diagnostics", "json", "gone.json", status=1).splitlines():
            json.loads(line)

    def test_a_file_name_cannot_break_the_terminal(self):
        name = "a\x1b[31m\nb.json"
        self.write(name, BROKEN)
        self.assertNotIn("\x1b", self.said("check", name, status=1))

    def test_standard_input_has_a_name(self):
        error = self.one_error("-f", "json", "-", input=BROKEN.encode(), status=1, code="syntax")
        self.assertEqual(error["file"], "<stdin>")

    def on_terminal(self, *arguments, env=None):
        """What is printed where standard error is a terminal."""
        master, slave = pty.openpty()
        run = subprocess.Popen([command(), *arguments], cwd=self.folder, stderr=slave,
                               stdout=subprocess.DEVNULL, env={**os.environ, **(env or {})})
        os.close(slave)
        text = b""
        while select.select([master], [], [], 60)[0]:
            try:
                block = os.read(master, 4096)
            except OSError:
                break
            if not block:
                break
            text += block
        os.close(master)
        run.wait(60)
        return text.decode()

    def test_colour_only_on_a_terminal_and_not_with_no_color(self):
        self.write("broken.json", BROKEN)
        self.assertNotIn("\x1b", self.said("check", "broken.json", status=1))
        self.assertIn("\x1b[", self.on_terminal("check", "broken.json"))
        self.assertNotIn("\x1b", self.on_terminal("check", "broken.json", env={"NO_COLOR": "1"}))
        self.assertIn("\x1b[", self.on_terminal("check", "broken.json", env={"NO_COLOR": ""}))

    def test_progress_on_a_terminal_only(self):
        self.write("b/resume.json", SMALL)
        arguments = ("-f", "docx", "resume.json", "b/resume.json")
        text = self.on_terminal(*arguments)
        self.assertIn("[1/2]", text)
        self.assertIn("[2/2]", text)
        self.assertEqual(self.said(*arguments), "")
        self.assertEqual(self.on_terminal("--quiet", *arguments), "")


class Statuses(CommandTest):
    """Exit statuses, several inputs, words that make no sense."""

    def test_several_inputs_are_each_tried_and_the_worst_counts(self):
        self.write("broken.json", BROKEN)
        self.write("b.json", SMALL)
        self.run_command("-f", "docx", "broken.json", "gone.json", "b.json", status=1)
        self.assertIn("b.docx", self.files())
        self.assertNotIn("broken.docx", self.files())
        os.mkdir(self.path("resume.docx"))
        self.run_command("-f", "docx", "broken.json", "resume.json", "b.json", status=3)

    def test_check_tells_errors(self):
        self.write("broken.json", BROKEN)
        self.write("warned.json", WARNED)
        self.run_command("check", "broken.json", status=1)
        self.run_command("check", "warned.json", status=0)
        self.run_command("check", "--strict", "warned.json", status=1)
        self.run_command("check", "resume.json", "broken.json", status=1)

    def test_usage(self):
        for arguments in ([], ["check"], ["--format", "odt", "resume.json"], ["--nope"], ["-Z"],
                          ["--format"], ["resume.json", "-o", ""], ["--page", "a5", "resume.json"],
                          ["--format", "", "resume.json"], ["--format", "pdf,", "resume.json"],
                          ["--diagnostics", "xml", "resume.json"], ["--from", "x", "resume.json"],
                          ["--theme", "no-such", "resume.json"],
                          ["--fit-pages", "0", "resume.json"], ["--fit-pages", "x", "resume.json"]):
            run = self.run_command(*arguments, status=2)
            self.assertEqual(run.stdout, b"", arguments)
            self.assertTrue(1 <= len(run.stderr.decode().splitlines()) <= 2, run.stderr)
        self.assertEqual(self.files(), [])

    def test_usage_is_a_diagnostic(self):
        """As JSON wherever on the command line that is asked for, with what to do."""
        as_json = ["--diagnostics", "json"]
        for arguments, message in (
                ([], "no CV was given"), (["check"], "no CV was given"),
                (["-f", "odt", "cv.json"], 'there is no format "odt"'),
                (["--nope"], 'there is no option "--nope"'), (["-Z"], 'there is no option "-Z"'),
                (["-qZv", "cv.json"], 'there is no option "-Z"'),
                (["cv.json", "-o", ""], "--output needs a file or a folder"),
                (["--page", "a5", "cv.json"], '--page is a4 or letter, not "a5"'),
                (["--fit-pages", "0", "cv.json"], '--fit-pages is a number from 1 to 1000, not "0"'),
                (["--fix", "cv.json"], "--fix goes with check"),
                (["--publications=x"] * 17, "--publications can be given 16 times"),
                (["--diagnostics=xml"], '--diagnostics is text or json, not "xml"'),
                (["--quiet=\x1b[31m"], 'there is no option "--quiet=\\u001B[31m"'),
                (["fonts", "-f", "pdf", "cv.json"], "fonts tells of the PDF only"),
                (["schema", "cv.json"], "schema takes no file"),
                (["init", "a.json", "b.json"], "init writes one file"),
                (["init", "cv.txt"], 'init writes .json or .yaml, not "cv.txt"'),
                (["init", "resume.json"],
                 '"resume.json" is there already, and init replaces nothing')):
            for line in ([*as_json, *arguments], [*arguments, *as_json]):
                run = self.run_command(*line, status=2)
                said = [json.loads(text) for text in run.stderr.decode().splitlines()]
                self.assertEqual([list(one) for one in said], [MEMBERS], line)
                self.assertEqual([said[0][name] for name in ("severity", "code", "file", "message")],
                                 ["error", "usage", None, message])
                self.assertTrue(said[0]["hint"])
            run = self.run_command(*arguments, status=2)
            self.assertEqual(run.stderr.decode(),
                             f"cvexport: error: {message} [usage]\n  hint: {said[0]['hint']}\n")
        run = self.run_command("--format", *as_json, status=2)  # takes the next word as its value
        self.assertIn('there is no format "--diagnostics"', run.stderr.decode())
        run = self.run_command("--nope", "--", *as_json, status=2)  # these are files
        self.assertTrue(run.stderr.startswith(b"cvexport: error: "))
        self.one_error("--diagnostics", "text", "--nope", *as_json, status=2, code="usage")
        self.one_error("init", "gone/cv.json", status=3, code="target")
        self.assertEqual(self.files(), [])

    def test_a_folder_as_a_theme(self):
        os.mkdir(self.path("themes.json"))
        for theme in ("themes.json", "./themes.json/", "/"):
            error = self.one_error("--theme", theme, "resume.json", status=1, code="no-input")
            self.assertEqual((error["file"], error["message"], error["hint"]),
                             (theme, "cannot read it: Is a directory", "name a file in the folder"))
        self.one_error("check", "--theme", "themes.json", "resume.json", status=1, code="no-input")

    def test_a_language_that_is_none(self):
        said = self.diagnostics("-f", "docx", "--lang", "xx-nope", "resume.json")
        self.assertEqual([one["code"] for one in said if one["severity"] == "warning"],
                         ["unknown-language"])

    def test_language_and_page(self):
        self.write("work.json", '{"basics": {"name": "A"}, "work": [{"name": "B"}]}')
        run = self.run_command("-f", "docx", "--lang", "de", "work.json", "-o", "-")
        self.write("de.docx", run.stdout)
        text = subprocess.run(["unzip", "-p", self.path("de.docx"), "word/document.xml"],
                              capture_output=True, check=True).stdout.decode()
        self.assertIn("Berufserfahrung", text)
        for page, width in (("a4", "11906"), ("letter", "12240")):
            self.run_command("-f", "docx", "--page", page, "work.json", "-o", f"{page}.docx")
            text = subprocess.run(["unzip", "-p", self.path(f"{page}.docx"), "word/document.xml"],
                                  capture_output=True, check=True).stdout.decode()
            self.assertRegex(text, f'w:pgSz[^>]* w:w="{width}"')

    def test_themes(self):
        outputs = set()
        for theme in ("plain", "academic"):
            outputs.add(self.run_command("-f", "pdf", "--theme", theme, "resume.json", "-o",
                                         "-").stdout)
        self.assertEqual(len(outputs), 2)
        self.write("my.json", '{"nope": 1}')
        run = self.run_command("--theme", "./my.json", "resume.json", status=1)
        self.assertRegex(run.stderr.decode(), r"(?m)^./my.json:1:\d+: error: .*\n  \{\"nope\": 1\}\n *\^$")
        self.run_command("--theme", "./gone.json", "resume.json", status=1)

    def test_list_formats(self):
        lines = self.run_command("--list-formats").stdout.decode().splitlines()
        self.assertEqual([line.split()[0] for line in lines], list(FORMATS))
        for line in lines:
            self.assertGreater(len(line.split()), 4)

    def test_help_teaches(self):
        text = self.run_command("--help").stdout.decode()
        for word in ("--format", "--output", "--from", "--theme", "--page", "--lang", "--strict",
                     "--verbose", "--quiet", "--diagnostics", "--list-formats", "--version",
                     "cvexport check", "cvexport --format pdf,docx,json resume.json -o out/"):
            self.assertIn(word, text)
        self.assertLessEqual(max(map(len, text.splitlines())), 100)
        self.assertEqual(text, self.run_command("-h").stdout.decode())

    def test_the_man_page_says_all_that_help_says(self):
        help_text = self.run_command("--help").stdout.decode()
        with open(os.path.join(ROOT, "cli/cvexport.1"), encoding="utf-8") as file:
            page = file.read()
        options = re.findall(r"^  (?:-(\w),|   ) --([a-z-]+)", help_text, re.M)
        self.assertGreater(len(options), 10)
        told = re.findall(r"^\.It (?:Fl (\w) , )?Fl -([a-z-]+)", page, re.M)
        self.assertEqual(sorted(told), sorted(options))
        words = re.findall(r"^ +cvexport ([a-z]+) \[OPTION\]", help_text, re.M)
        self.assertIn("check", words)
        read = re.search(r"^Formats that are read.*:\n((?:  .*\n)+)", help_text, re.M)[1]
        for word in [*words, *re.findall(r"^  (\S+)", read, re.M)]:
            self.assertTrue(re.search(rf"^\.(?:It )?Cm {word}\b", page, re.M), word)
        for name in FORMATS:
            self.assertTrue(re.search(rf"^\.Cm .*\b{name}\b", page, re.M), name)

    def test_version_names_the_libraries(self):
        text = self.run_command("--version").stdout.decode()
        with open(os.path.join(ROOT, "CMakeLists.txt"), encoding="utf-8") as file:
            version = re.search(r"project\(cvexport VERSION ([0-9.]+)", file.read()).group(1)
        self.assertEqual(text.splitlines()[0], f"cvexport {version}")
        for library in ("cJSON", "libxml2", "libdeflate", "cmark", "HarfBuzz", "FreeType", "libharu"):
            self.assertRegex(text.lower(), library.lower() + r".* \d")


if __name__ == "__main__":
    main()
