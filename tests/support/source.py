# SPDX-License-Identifier: MIT
"""The source tree, for tests that look at it: which files there are, and their lines."""
import os

ROOT = os.environ.get("CVX_SOURCE_DIR", os.getcwd())
NOT_OURS = {"build", "out", ".git", "node_modules", "__pycache__"}
ROOMS = ("core", "formats", "importers", "exporters", "fonts", "cli")


def files(*suffixes, under=None):
    """The paths of all files that end in one of the suffixes, from the root, sorted; only those in
    the folders `under` when it is given."""
    found = []
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in NOT_OURS]
        path = os.path.relpath(folder, ROOT)
        found += [os.path.normpath(os.path.join(path, name)) for name in names]
    return sorted(path for path in found if path.endswith(suffixes)
                  and (under is None or path.split(os.sep)[0] in under))


def read(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        return file.read()
