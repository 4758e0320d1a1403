#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds three things together: the fields that the model knows (core/model/fields.def), the schemas
(schema/) and their prose (schema/README.md). And the maximal sample must use every field there is."""
import json
import os
import re
import sys

ROOT = os.environ["CVX_SOURCE_DIR"]
# Settings that are read from the input's tree, and what every object may have: no fields of the model.
NOT_IN_MODEL = re.compile(r"meta\.themeOptions(\..*)?$|(.*\.)?private$|(.*\.)?[a-zA-Z]+Text$")


def load(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        return file.read()


def schema_paths(node, definitions, prefix=""):
    """Every property that a schema names, as work[].name."""
    paths = set()
    parts = list(node.get("allOf", []))
    if node.get("$ref", "").startswith("#/"):
        parts.append({"$ref": node["$ref"]})
    for part in parts:
        if part.get("$ref", "").startswith("#/definitions/"):
            paths |= schema_paths(definitions[part["$ref"].split("/")[-1]], definitions, prefix)
    for key, value in node.get("properties", {}).items():
        paths.add(prefix + key)
        paths |= schema_paths(value, definitions, prefix + key + ".")
    if isinstance(node.get("items"), dict):
        paths |= schema_paths(node["items"], definitions, prefix[:-1] + "[].")
    return paths


def model_paths(records, record, prefix=""):
    """Every field of fields.def, as work[].name, with its origin."""
    paths = {}
    for macro, key, kind, origin in records[record]:
        paths[prefix + key] = origin
        if macro == "CHILD":
            paths |= model_paths(records, kind, prefix + key + ".")
        elif macro == "CHILDREN":
            paths |= model_paths(records, kind, prefix + key + "[].")
    return paths


def model_records(text):
    records, current = {}, None
    for line in text.splitlines():
        if found := re.match(r"CVX_RECORD\((\w+)\)", line):
            current = records.setdefault(found[1], [])
        elif found := re.match(r'\s+CVX_(FIELD|CHILD|CHILDREN)\(\w+, \w+, "(.+?)", (\w+), (\w+),', line):
            current.append(found.groups())
    return records


def used_paths(value, prefix=""):
    """Every path that a document uses. A root array's items are named like a schema's."""
    paths = set()
    if isinstance(value, dict):
        for key, member in value.items():
            paths.add(prefix + key)
            paths |= used_paths(member, prefix + key + ".")
    elif isinstance(value, list):
        for item in value:
            paths |= used_paths(item, prefix[:-1] + "[].")
    return paths


def main():
    official = json.loads(load("schema/jsonresume-1.3.1.schema.json"))
    ours = json.loads(load("schema/cvexport.schema.json"))
    standard = schema_paths(official, official["definitions"])
    extended = schema_paths(ours, ours["definitions"])
    model = model_paths(model_records(load("core/model/fields.def")), "resume")
    maximal = used_paths(json.loads(load("samples/maximal.resume.json")))
    prose = load("schema/README.md")

    faults = []
    if len(model) < 100 or len(standard) < 80:
        faults.append(f"only {len(model)} fields and {len(standard)} properties: misread")
    known = {path for path, origin in model.items() if origin == "STANDARD"}
    faults += [f"fields.def lacks the standard's {path}" for path in sorted(standard - known)]
    faults += [f"fields.def calls {path} STANDARD; the schema does not" for path in
               sorted(known - standard)]
    known = {path for path, origin in model.items() if origin == "EXTENSION"}
    faults += [f"cvexport.schema.json lacks {path}" for path in sorted(known - extended)]
    faults += [f"fields.def lacks our {path}" for path in sorted(extended - standard - known)
               if not NOT_IN_MODEL.match(path)]
    faults += [f"samples/maximal.resume.json lacks {path}" for path in sorted(set(model) - maximal)]
    faults += [f"schema/README.md does not mention {path}" for path in
               sorted((extended - standard) | known)
               if not re.search(rf"\b{re.escape(path.split('.')[-1])}\b", prose)]
    print("\n".join(faults) or f"{len(model)} fields, {len(extended)} properties agree")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
