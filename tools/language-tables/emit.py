# SPDX-License-Identifier: MIT
"""C tables without pointers: text lies in one pool of NUL-ended strings, rows hold offsets into it,
so that the tables are read-only data that the loader need not touch."""


class Pool:
    """The strings of one table."""

    def __init__(self, name):
        self.name = name
        self.offsets = {}
        self.size = 0

    def add(self, text):
        if text not in self.offsets:
            self.offsets[text] = self.size
            self.size += len(text.encode()) + 1
        return self.offsets[text]

    def lines(self):
        assert self.size <= 0xFFFF, f"{self.name} outgrows 16-bit offsets"
        yield f"static const char {self.name}[] ="
        for text in self.offsets:
            yield f"    {quoted(text + chr(0))}"
        yield "    ;"


def quoted(text):
    for char, escape in (("\\", "\\\\"), ('"', '\\"'), ("\0", "\\0")):
        text = text.replace(char, escape)
    return f'"{text}"'


def numbers(values, per_line=16):
    values = list(values)
    for start in range(0, len(values), per_line):
        yield "    " + " ".join(f"{value}," for value in values[start:start + per_line])


def array(declaration, lines):
    yield f"static const {declaration} = {{"
    yield from lines
    yield "};"


def word_table(name, values):
    """A struct cvx_word array sorted by key for cvx_word_find; `values` is {key: value > 0}."""
    pool = Pool(f"{name}_text")
    rows = [f"    {{{value}u, {pool.add(key)}}}," for key, value in
            sorted(values.items(), key=lambda item: item[0].encode())]
    yield from pool.lines()
    yield from array(f"struct cvx_word {name}[]", rows)


def write_header(path, what, lines):
    """Writes a header that one .c file includes; untouched when nothing changed."""
    text = "\n".join([
        f"/* {what} Made by tools/language-tables; do not edit. */",
        "/* Pools are longer than the 4095 bytes that C17 promises for a literal; gcc and clang",
        " * know no limit. */",
        '#pragma GCC diagnostic ignored "-Woverlength-strings"', *lines, ""])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
