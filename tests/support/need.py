# SPDX-License-Identifier: MIT
"""What a test in Python asks for what it needs: `from need import need`, then `need("qpdf")`.
Where a tool is missing the test is skipped, visibly; in CI it fails."""
import os
import shutil
import sys


def need(*tools):
    for tool in tools:
        if shutil.which(tool) is None:
            print(f"this test needs {tool}; ./dev setup test installs it")
            sys.exit(1 if os.environ.get("CI") else 77)
