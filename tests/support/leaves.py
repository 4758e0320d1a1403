# SPDX-License-Identifier: MIT
"""The texts of a JSON document with their pointers, and what may become of each in print."""
import html
import json
import re
import unicodedata
import xml.etree.ElementTree as xml
from functools import lru_cache

from readers import ascii_digits, fold

CLDR = "/usr/share/unicode/cldr/common/main"
ISO = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T\S*)?$")


class Number(str):
    """A number as it is spelled."""


def load(data):
    """The tree of a JSON file: objects as lists of pairs, so that none is lost, in ("object", …)."""
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", errors="cvx-1252")
    return json.loads(text, strict=False, object_pairs_hook=lambda pairs: ("object", pairs),
                      parse_float=Number, parse_int=Number)


def _windows_1252(error):
    """A byte that is no UTF-8 is one of Windows-1252."""
    byte = error.object[error.start:error.start + 1]
    return byte.decode("windows-1252", errors="replace"), error.start + 1


import codecs  # noqa: E402
codecs.register_error("cvx-1252", _windows_1252)


def leaves(node, pointer=""):
    """(pointer, text) of every string and number that is not blank."""
    if isinstance(node, tuple):
        for key, value in node[1]:
            yield from leaves(value, f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from leaves(value, f"{pointer}/{index}")
    elif isinstance(node, str) and fold(node):
        yield pointer, node


HIDDEN = re.compile(r"<!--.*?-->|<(script|style|iframe)\b.*?</\1\s*>", re.S | re.I)
TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
BULLET = re.compile(r"^\s*(?:(?:[-*+•‣◦▪●·–—➤]|\uf0b7)+|\d+[.)])\s+")


def without_markup(line):
    """A line without its Markdown and HTML: written from the rules that people know, not from ours."""
    line = re.sub(r"\\([!-/:-@\[-`{-~])", lambda sign: chr(0xF0000 + ord(sign[1])), line)
    line = re.sub(r"<((?:https?|mailto):[^<>\s]+|[^<>\s@]+@[^<>\s]+)>", r"\1", line)
    line = TAG.sub("", line)
    line = html.unescape(line)
    line = re.sub(r"!?\[([^\]]*)\]\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+\"([^\"]*)\")?\)",
                  lambda link: link[1] + (f" ({link[2]})" if link[2] else ""), line)
    line = re.sub(r"(\*\*|__|~~|`+)", "", line)
    line = re.sub(r"(?<![\w*])[*_](?=\S)|(?<=\S)[*_](?![\w*])", "", line)
    line = re.sub(r"^\s*(#{1,6}|>)\s+|\\$", "", line)
    return re.sub("[\U000f0000-\U000f007f]", lambda sign: chr(ord(sign[0]) - 0xF0000), line)


def lines(text):
    """The lines of a text as they may be printed, folded, each with its alternatives."""
    text = HIDDEN.sub("", text)
    text = re.sub(r"</?(?:p|br|li|ul|ol|div|tr|h\d)\b[^<>]*>", "\n", text, flags=re.I)
    for line in re.split(r"\r\n|[\r\n\u2028\u2029]|\\n", text):
        plain = BULLET.sub("", line)
        found = {fold(clean(one)) for one in (line, plain, without_markup(line),
                                              without_markup(plain),
                                              without_markup(plain.replace("~~", "\0~\0~")))}
        if not any(fold(one) == "" for one in (plain, without_markup(plain))):
            yield found


def clean(text):
    """Without what cannot be printed: controls, private use, non-characters."""
    return "".join(c for c in text if unicodedata.category(c) not in ("Cc", "Co", "Cn") or c in "\t\n")


def words(text):
    """The words of a text, for where marks and signs may change."""
    return re.findall(r"[^\W_]{2,}", fold_words(without_markup(HIDDEN.sub(" ", clean(text)))))


def fold_words(text):
    return unicodedata.normalize("NFKC", "".join(
        c for c in text if unicodedata.category(c) != "Cf"))


def url_forms(text):
    """A URL as people print it: with or without its scheme, "www." and last slash."""
    text = fold(text)
    bare = re.sub(r"^(?:https?://|mailto:|tel:)", "", text, flags=re.I)
    return {text, bare, bare.rstrip("/"), re.sub(r"^www\.", "", bare).rstrip("/")} - {""}


@lru_cache(maxsize=None)
def month_names(lang):
    """By month 1 to 12, all ways to name it in a language; CLDR's data, its own parents' too."""
    parts = lang.replace("-", "_").split("_")
    names = [set() for _ in range(13)]
    for length in range(len(parts), 0, -1):
        try:
            root = xml.parse(f"{CLDR}/{'_'.join(parts[:length])}.xml").getroot()
        except (FileNotFoundError, NotADirectoryError):
            continue
        for month in root.iterfind(".//calendar[@type='gregorian']/months//month"):
            if month.text and len(month.text) > 1:
                names[int(month.get("type"))].add(fold(month.text.rstrip(".")).lower())
    return names


def date_is_in(date, text, lang):
    """Whether a date as it is written in JSON can be read from a text: its year, and its month by
    name or number."""
    found = ISO.match(date.strip())
    text = ascii_digits(fold(text)).lower()
    if not found:
        return fold(date).lower() in text
    year, month, _ = found.groups()
    if year not in text:
        return False
    if month is None or month == "00":
        return True
    number = int(month)
    return (any(name in text for name in month_names(lang)[number] | month_names("en")[number]) or
            re.search(rf"(?<!\d)0?{number}(?!\d)", text.replace(year, " ")) is not None)
