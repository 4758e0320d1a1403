# SPDX-License-Identifier: MIT
"""What the end-to-end tests share: the command, run in a folder of its own."""
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = os.environ.get("CVX_SOURCE_DIR", os.path.abspath(f"{__file__}/../../.."))
SAMPLES = os.path.join(ROOT, "samples")
FIXTURES = os.path.join(ROOT, "tests/fixtures/real-input")
CORPUS = os.environ.get("CVEXPORT_CORPUS", os.path.join(ROOT, "../shared/corpus"))
SMALL = '{"basics": {"name": "Ada Lovelace", "label": "Analyst"}}\n'
MEMBERS = ["severity", "code", "pointer", "file", "line", "column", "message", "hint"]


def command():
    """The command's path; the test is skipped where it is not built."""
    if "CVX_COMMAND" not in os.environ:
        print("this test needs the command")
        sys.exit(77)
    return os.environ["CVX_COMMAND"]


def fast_command():
    """The command of the build without sanitizers where there is one: for whole corpora."""
    other = os.path.join(os.environ.get("CVX_OTHER_BUILD") or "/nowhere", "cvexport")
    return other if os.access(other, os.X_OK) else command()


def processor_time():
    """Seconds that the commands run so far have used. Unlike the time of day it hardly grows on a
    busy machine."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


class CommandTest(unittest.TestCase):
    """A test in a folder of its own, with Ada's CV in resume.json."""

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="cvexport-test-")
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.inputs = set()
        self.write("resume.json", SMALL)

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, content):
        if isinstance(content, str):
            content = content.encode()
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        if name.endswith("resume.json"):
            self.inputs.add(name)
        with open(self.path(name), "wb") as file:
            file.write(content)

    def read(self, name):
        with open(self.path(name), "rb") as file:
            return file.read()

    def files(self):
        """All files below the folder but the CVs that the test has written, sorted."""
        found = []
        for folder, _, names in os.walk(self.folder):
            found += [os.path.relpath(os.path.join(folder, name), self.folder) for name in names]
        return sorted(name for name in found if name not in self.inputs)

    def run_command(self, *arguments, status=0, timeout=300, wrap=(), env=None, **options):
        """Runs it, demands the exit status, and returns what it did (bytes in, bytes out)."""
        options.setdefault("cwd", self.folder)
        for stream in ("stdout", "stderr"):
            options.setdefault(stream, subprocess.PIPE)
        if "input" not in options:
            options.setdefault("stdin", subprocess.DEVNULL)
        environment = {**os.environ, **(env or {})}
        run = subprocess.run([*wrap, command(), *arguments], timeout=timeout, env=environment,
                             check=False, **options)
        self.assertEqual(run.returncode, status,
                         f"cvexport {' '.join(arguments)[:300]}\n"
                         f"{(run.stderr or b'').decode()[-2000:]}")
        return run

    def diagnostics(self, *arguments, **options):
        """What --diagnostics json says, each line checked for its form."""
        run = self.run_command("--diagnostics", "json", *arguments, **options)
        said = [json.loads(line) for line in run.stderr.decode().splitlines()]
        for one in said:
            self.assertEqual(list(one), MEMBERS)
            self.assertIn(one["severity"], ("error", "warning", "note"))
            self.assertTrue(one["message"])
            self.assertNotIn("\n", one["message"])
            self.assertFalse(one["message"].endswith("."), one["message"])
        return said

    def one_error(self, *arguments, status, code=None, **options):
        """The one error that a run ends with: it says what to do, and no output appeared."""
        before = self.files()
        errors = [one for one in self.diagnostics(*arguments, status=status, **options)
                  if one["severity"] == "error"]
        self.assertEqual(len(errors), 1, errors)
        self.assertTrue(errors[0]["hint"], errors)
        if code:
            self.assertEqual(errors[0]["code"], code)
        self.assertEqual(self.files(), before)
        return errors[0]


def main():
    command()
    unittest.main(verbosity=2)
