# SPDX-License-Identifier: MIT
"""The content controls of a DOCX and the JSON that it carries, read as docs/docx.md describes them."""
import json
import os
import re
import xml.etree.ElementTree as xml
import zipfile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RESUME = "{https://cvexport.org/ns/resume/1}"
TEXTS = {W + "br": "\n", W + "tab": "\t"}


def text_of(element):
    """The text of an element: w:t, w:br, w:tab; paragraphs end in a newline."""
    out = []
    for node in element.iter():
        if node.tag == W + "t":
            out.append(node.text or "")
        out.append(TEXTS.get(node.tag, ""))
    return "".join(out)


def exact(element):
    """The text of a json or pointer element: <char code="FFFE"/> is a character of its own."""
    out = element.text or ""
    for child in element:
        out += chr(int(child.get("code"), 16)) + (child.tail or "")
    return out


def fnv1a64(data):
    value = 0xCBF29CE484222325
    for byte in data:
        value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return value


class Word:
    """A DOCX of ours."""

    def __init__(self, path):
        self.size = os.path.getsize(path)
        with zipfile.ZipFile(path) as file:
            self.parts = {name: file.read(name) for name in file.namelist()}
        self.document = xml.fromstring(self.parts["word/document.xml"])
        self.links = re.findall(r'Target="([^"]*)" TargetMode="External"',
                                self.parts["word/_rels/document.xml.rels"].decode())
        self.json, self.pointers, self.hash = None, {}, None
        for name, content in self.parts.items():
            if re.fullmatch(r"customXml/item\d+\.xml", name):
                self.read_item(xml.fromstring(content))

    def read_item(self, root):
        if root.tag != RESUME + "resume":
            return
        self.json = exact(root.find(RESUME + "json"))
        self.hash = root.get("textHash")
        self.pointers = {at.get("tag"): exact(at) for at in root.findall(RESUME + "pointer")}

    def tags(self):
        return [tag.get(W + "val") for tag in self.document.iter(W + "tag")]

    def controls(self):
        """(pointer, text) of each control, in order."""
        found = []
        for control in self.document.iter(W + "sdt"):
            tag = control.find(f"{W}sdtPr/{W}tag").get(W + "val")
            found.append((self.pointers.get(tag, tag), text_of(control.find(W + "sdtContent"))))
        return found

    def paragraphs(self):
        """(style, text) of each paragraph, in order."""
        return [((style := at.find(f"{W}pPr/{W}pStyle")) is not None and style.get(W + "val"),
                 text_of(at)) for at in self.document.iter(W + "p")]

    def text(self):
        return "".join(text + "\n" for _, text in self.paragraphs())


def resolve(document, pointer):
    """The value at a JSON pointer (RFC 6901)."""
    for step in pointer.split("/")[1:]:
        step = step.replace("~1", "/").replace("~0", "~")
        document = document[int(step)] if isinstance(document, list) else document[step]
    return document


def load(text):
    return json.loads(text, parse_float=str, parse_int=str)
