# SPDX-License-Identifier: MIT
"""Folding, as core/lang/fold.h promises it: the table is made here, and used here for the keys of
the other tables, so that the program and its tables cannot disagree."""
import unicodedata

RANGES = [(0x41, 0x5B), (0xA0, 0x530), (0x590, 0x700), (0x900, 0x980), (0xE50, 0xE5A),
          (0x1E00, 0x2070), (0x3000, 0x3003), (0x3008, 0x3012), (0xFE00, 0xFE10), (0xFEFF, 0xFF5F)]
ACCENT_FREE = dict(zip("łŁøØđĐħĦıĿŀ", "llooddhhill"))
ARABIC = dict(zip("يىكةۀەہھ", "ییکههههه"))  # the Arabic and the Persian keyboard, and Urdu's
ASCII = dict(zip("‘’‚‛′׳“”„‟«»″״‐‑‒–—―−…॰·。、，：；（）《》〈〉「」『』【】",
                 "''''''\"\"\"\"\"\"\"\"-------....,,:;()\"\"\"\"\"\"\"\"[]"))
DROPPED = "\u00ad\u0640\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
KEPT_MARKS = (0, 8, 9)  # combining classes: letters and vowel signs, kana voicing, virama


def fold_char(char):
    """What `char` folds to: one character, or "" when it has no weight."""
    if char in DROPPED:
        return ""
    for table in (ASCII, ACCENT_FREE, ARABIC):
        if char in table:
            return table[char]
    if char.isdigit():
        return str(unicodedata.digit(char))
    folded = unicodedata.normalize("NFKD", char).casefold()
    folded = unicodedata.normalize("NFKD", folded)
    folded = "".join(c for c in folded if unicodedata.combining(c) in KEPT_MARKS)
    folded = "".join(ACCENT_FREE.get(c, ARABIC.get(c, c)) for c in folded)
    if unicodedata.category(char) == "Mn" and not folded:
        return ""
    return folded if len(folded) == 1 else char


def table():
    """(code point, folded code point or 0), for all that change."""
    rows = []
    for first, end in RANGES:
        for code in range(first, end):
            folded = fold_char(chr(code))
            if folded != chr(code):
                rows.append((code, ord(folded) if folded else 0))
    return rows


FOLDED = {chr(code): chr(folded) if folded else "" for code, folded in table()}


def fold(text):
    return " ".join("".join(FOLDED.get(char, char) for char in text).split())


def key(text):
    """The form in which words are looked up: cvx_word_key in core/lang/wordtable.c."""
    spaced = "".join(" " if c in "-/_" else c for c in fold(text))
    bare = "".join(c for c in spaced if c.isalnum() or c == " " or ord(c) >= 0x80)
    return " ".join(bare.split())


# Words that join: they do not count in the title of a section (importers/section.c).
JOINTS = "and und et y e en i и та і й και ve và و ו और และ of the in"


def is_ornament(char):
    """No letter: punctuation beyond ASCII, emoji, icons. is_ornament() in importers/section.c."""
    code = ord(char)
    return (0x80 <= code < 0xAA or 0xAB <= code < 0xB5 or 0xB6 <= code < 0xBA or
            0xBB <= code < 0xC0 or code in (0xD7, 0xF7, 0x30A0, 0x30FB) or 0x2010 <= code < 0x2070 or
            0x20A0 <= code < 0x2C00 or 0x2E00 <= code < 0x2E80 or 0x3001 <= code < 0x3005 or
            0x3008 <= code < 0x3021 or 0xE000 <= code < 0xF900 or 0xFE0E <= code < 0xFE70 or
            0xFF01 <= code < 0xFF10 or 0xFF1A <= code < 0xFF21 or 0xFF3B <= code < 0xFF41 or
            0xFF5B <= code < 0xFF66 or 0x1F000 <= code < 0x20000 or 0xE0000 <= code < 0x110000)


def title_key(text):
    """The form in which titles of sections are looked up: cvx_title_key in importers/section.c."""
    bare = key("".join(" " if is_ornament(c) else c for c in text))
    return " ".join(word for word in bare.split() if word not in JOINTS_KEYS)


JOINTS_KEYS = {key(word) for word in JOINTS.split()}
