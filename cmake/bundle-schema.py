#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""bundle-schema.py OURS OFFICIAL OUT: writes our schema with the official one inside it, so that it
stands alone: what refers to the other file refers to a definition."""
import json
import sys

NAME = "jsonresume"


def redirected(node, change):
    """`node` with every $ref changed."""
    if isinstance(node, dict):
        return {key: change(value) if key == "$ref" else redirected(value, change)
                for key, value in node.items()}
    if isinstance(node, list):
        return [redirected(value, change) for value in node]
    return node


def main():
    ours_path, official_path, out_path = sys.argv[1:]
    with open(ours_path, encoding="utf-8") as file:
        ours = json.load(file)
    with open(official_path, encoding="utf-8") as file:
        official = json.load(file)
    for key in ("$schema", "$id", "id"):
        official.pop(key, None)
    other = official_path.rsplit("/", 1)[-1]
    official = redirected(official, lambda ref: ref.replace("#/", f"#/definitions/{NAME}/", 1))
    ours = redirected(ours, lambda ref: ref.replace(other, f"#/definitions/{NAME}", 1))
    ours["$comment"] = "Made of schema/cvexport.schema.json and the official schema; stands alone."
    ours["definitions"][NAME] = official
    with open(out_path, "w", encoding="utf-8") as file:
        json.dump(ours, file, ensure_ascii=False, indent=2)
        file.write("\n")


if __name__ == "__main__":
    main()
