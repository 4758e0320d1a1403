# SPDX-License-Identifier: MIT
"""Hostile input, given to the command with bounds on what it may take: a gigabyte of memory and
twenty seconds of processor time, of which no case needs a tenth. Small input is given to the build
with sanitizers too."""
import json
import os
import resource
import subprocess

from command import CommandTest, command, fast_command

MEMORY = 1 << 30
SECONDS = 20
SMALL = 1 << 18


def bound(memory):
    def set_limits():
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        if memory:
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    return set_limits


class HostileTest(CommandTest):
    def give(self, path, *words, program=None, kind="json"):
        """Exports a file: the exit status, and what was said."""
        program = program or fast_command()
        run = subprocess.run([program, "--diagnostics", "json", "--verbose", "-f", kind, path, "-o",
                              f"out.{kind}", *words],
                             cwd=self.folder, capture_output=True, timeout=300, check=False,
                             preexec_fn=bound(memory=program != command()))
        self.assertIn(run.returncode, (0, 1), run.stderr[-2000:].decode(errors="replace"))
        return run.returncode, [json.loads(line) for line in run.stderr.decode().splitlines()]

    def outcome(self, path, *words, **options):
        """What a file ends in: the error that it is refused with, or None when it is read."""
        status, said = self.give(path, *words, **options)
        errors = [one for one in said if one["severity"] == "error"]
        self.assertEqual(len(errors), status, errors)
        written = os.path.exists(self.path(f"out.{options.get('kind', 'json')}"))
        self.assertEqual(written, status == 0)
        if written:
            os.remove(self.path(f"out.{options.get('kind', 'json')}"))
            return None
        self.assertTrue(errors[0]["hint"], errors)
        return errors[0]

    def outcomes(self, name, content, *words):
        """The same of content, by each program that is to read it."""
        self.write(name, content)
        both = {fast_command(), command()} if len(content) <= SMALL else {fast_command()}
        found = [self.outcome(name, *words, program=one) for one in sorted(both)]
        self.assertEqual([one and one["message"] for one in found[1:]],
                         [found[0] and found[0]["message"]] * len(found[1:]))
        return found[0]

    def check(self, suffix, cases, *words):
        """Cases: name -> (content or a function that makes it, the code and a part of the message
        it is refused with; None, None: it is read)."""
        for name, (content, code, part) in cases.items():
            with self.subTest(name):
                content = content() if callable(content) else content
                error = self.outcomes(f"in{suffix}", content, *words)
                if code is None:
                    self.assertIsNone(error)
                    continue
                self.assertIsNotNone(error, "was read")
                self.assertEqual(error["code"], code, error)
                self.assertIn(part, error["message"])
