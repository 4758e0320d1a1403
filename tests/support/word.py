# SPDX-License-Identifier: MIT
"""Many DOCX files at once, each tool started as seldom as it can be: exported, rendered by
LibreOffice, checked by docx-check, read by pandoc and docx2txt."""
import json
import os
import subprocess
from concurrent.futures import ThreadPoolExecutor

from command import ROOT, fast_command

CHECKS = 37  # what docx-check looks at
TOOLS = ("node", "soffice", "pandoc", "docx2txt", "pdftotext", "pdfinfo", "xmllint", "unzip")


def export(inputs, folder, *options, formats="docx"):
    """Writes every input that is a CV into the folder, in one process. What was said, by file."""
    run = subprocess.run(
        [fast_command(), "-f", formats, "--diagnostics", "json", *options, "-o", folder + "/",
         *inputs], capture_output=True, timeout=300, check=False)
    said = {}
    for line in run.stderr.decode().splitlines():
        one = json.loads(line)
        said.setdefault(one["file"], []).append(one)
    return said


def docx_of(path, folder):
    """Where the DOCX of an input is, or would be."""
    return os.path.join(folder, os.path.basename(path).rsplit(".", 1)[0] + ".docx")


def render(paths, folder):
    """LibreOffice's PDF of each file goes into the folder, named like the file."""
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore",
         "--convert-to", "pdf", "--outdir", folder, *paths],
        cwd=folder, capture_output=True, timeout=600, check=False)


def check(paths, rendered):
    """docx-check --strict of every file: by path, {check: (status, message)}."""
    shares = [share for share in (paths[0::2], paths[1::2]) if share]
    with ThreadPoolExecutor() as pool:
        answers = list(pool.map(lambda share: _check(share, rendered), shares))
    return {path: result for answer in answers for path, result in answer.items()}


def _check(paths, rendered):
    tool = os.path.join(ROOT, "tests/support/docx-check")
    run = subprocess.run(["node", tool, "--strict", "--json", "--rendered", rendered, *paths],
                         capture_output=True, timeout=600, check=False)
    found = {}
    for line in run.stdout.decode().splitlines():
        one = json.loads(line)
        found[one["file"]] = {c["id"]: (c["status"], c["message"]) for c in one["checks"]}
    return found


def docx2txt(path):
    run = subprocess.run(["docx2txt", path, "-"], capture_output=True, timeout=300, check=True)
    return run.stdout.decode()


def pandoc(path):
    run = subprocess.run(["pandoc", "-f", "docx", "-t", "json", path], capture_output=True,
                         timeout=300, check=True)
    return json.loads(run.stdout)


def in_parallel(function, items):
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(function, items))


def pages(pdf):
    run = subprocess.run(["pdfinfo", pdf], capture_output=True, timeout=300, check=True)
    return int(run.stdout.split(b"Pages:")[1].split()[0])
