#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds the reader of themes (core/theme/theme.c) and their schema together: the same keys, the same
ranges, the same choices; and every built-in theme names nothing else."""
import glob
import json
import os
import re
import sys

ROOT = os.environ["CVX_SOURCE_DIR"]


def load(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        return file.read()


def tables(source):
    """The rows of each `static const struct field NAME_fields[]`: key -> (kind, least, most)."""
    found = {}
    for name, body in re.findall(r"struct field (\w+)_fields\[\] = \{(.*?)\n\};", source, re.S):
        rows = re.findall(r'\{"(\w+)", FIELD_(\w+), .*?\), ([-\d.]+), ([-\d.]+)\}', body)
        found[name] = {key: (kind, float(least), float(most)) for key, kind, least, most in rows}
    return found


def names(source, array):
    body = re.search(r"\*const %s\[\] = \{(.*?)\n\};" % array, source, re.S)[1]
    return re.findall(r'"(\w+)"', body)


def differences(where, rows, properties, choices):
    for key in sorted(rows.keys() ^ properties.keys()):
        yield f"{where}.{key}: in {'the reader' if key in rows else 'the schema'} only"
    for key in sorted(rows.keys() & properties.keys()):
        kind, least, most = rows[key]
        schema = properties[key]
        if kind == "LENGTH":
            expected = {"type": "number", "minimum": least, "maximum": most}
        elif kind == "TEXT":
            expected = {"type": "string", "minLength": least, "maxLength": most}
        elif kind == "BOOL":
            expected = {"type": "boolean"}
        else:
            expected = {"enum": choices[kind]}
        for word, value in expected.items():
            if schema.get(word) != value:
                yield f"{where}.{key}: {word} is {schema.get(word)} in the schema, not {value}"


def main():
    source = load("core/theme/theme.c")
    schema = json.loads(load("schema/theme.schema.json"))
    rows = tables(source)
    colors = names(source, "color_names")
    choices = {"FONT": names(source, "font_names"), "ALIGN": names(source, "align_names"),
               "COLOR": [color for color in colors if color != "rule"]}
    top = schema["properties"]
    objects = {"$schema", "fonts", "colors", "page", "photo", "styles"}
    faults = [f"theme.{key}: not in the schema" for key in objects - top.keys()]
    plain = {key: value for key, value in top.items() if key not in objects}
    style = schema["definitions"]["style"]["properties"]
    faults += differences("theme", rows["theme"], plain, choices)
    faults += differences("page", rows["page"], top["page"]["properties"], choices)
    faults += differences("photo", rows["photo"], top["photo"]["properties"], choices)
    faults += differences("style", rows["style"], style, choices)
    for part, expected in (("fonts", choices["FONT"]), ("colors", colors),
                           ("styles", names(source, "style_names"))):
        if list(top[part]["properties"]) != expected:
            faults.append(f"{part}: {list(top[part]['properties'])} in the schema, not {expected}")
    themes = glob.glob(os.path.join(ROOT, "core/theme/themes/*.json"))
    for path in themes:
        for key in json.loads(load(path)).keys() - top.keys():
            faults.append(f"{os.path.basename(path)}: {key}")
    assert len(rows["style"]) > 10 and len(themes) >= 4, "nothing was compared"
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
