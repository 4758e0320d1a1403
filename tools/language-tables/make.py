#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes the tables of core/lang and core/doc/dateformat.c from the language files and CLDR.

usage: make.py SOURCE CLDR OUT    (the repository, CLDR's "common" folder, the folder for headers)
"""
import re
import sys
from pathlib import Path

import emit
import folding
from sources import Cldr, fail, read_label_keys, read_languages, read_rows, words

SKELETONS = ["y", "yMMM", "yMMMd"]
# Letters that tell of a language that is none of ours, by script.
FOREIGN_LETTERS = "åøæčďěňřšťůžőűțșţģķļņėīūų" "ўјљњђћџѓќәғқңөұүһ" "ٹڈڑںےہھ"
# The labels that head sections, and what they head.
SECTION_LABELS = {key: key for key in (
    "summary work volunteer education awards certificates publications skills languages interests "
    "references projects contact profiles").split()}
SECTION_LABELS.update({label: f"publications/{csl}" for label, csl in (
    ("preprints", "preprint"), ("conference-papers", "paper-conference"),
    ("journal-articles", "article-journal"), ("books", "book"), ("chapters", "chapter"),
    ("theses", "thesis"), ("reports", "report"), ("patents", "patent"))})
# The labels that name facts, and which.
FACT_LABELS = {
    "email": "email", "phone": "phone", "address": "address", "website": "homepage", "born": "birth",
    "advisors": "advisors", "department": "department", "group": "department", "majors": "area",
    "score": "score", "gpa": "score", "courses": "courses", "keywords": "keywords",
    "technologies": "keywords", "location": "location", "roles": "roles", "entity": "entity",
    "amount": "amount", "grant-number": "number", "funding": "program", "partners": "partners",
    "thesis": "thesis", "awarded-by": "awarder", "issued-by": "issuer", "doi": "doi"}
PERSON_FACTS = "email phone address birth birthplace name label homepage".split()
# Words before a section's title that do not change what it is.
QUALIFIERS = """selected relevant recent other further additional key main major notable current past
previous prior my latest full complete technical professional personal academic general
ausgewählte wichtige weitere sonstige aktuelle bisherige meine relevante eigene
principales autres sélection mes seleccionadas otros otras principais outros outras
selezionate altre principali wybrane inne główne избранные основные дополнительные мои
主要 代表性 其他 個人 个人 部分 主な その他 주요 기타"""
HAN = range(0x4E00, 0xA000)


def languages_table(languages):
    rows = []
    for index, language in enumerate(languages):
        v = language.values
        for key, room in (("tag", 8), ("script", 5), ("name", 24)):
            if len(v[key].encode()) >= room:
                fail(language.path, f"{key} is too long for struct cvx_language")
        rtl = {"ltr": "false", "rtl": "true"}[v["direction"]]
        texts = ", ".join(emit.quoted(v[key]) for key in ("tag", "script", "name"))
        rows.append(f"    {{{texts}, {rtl}, {index}}},")
    yield from emit.array("struct cvx_language language_rows[]", rows)


def labels_table(languages, label_keys):
    """Two offsets a label: for one, and for more."""
    pool = emit.Pool("label_text")
    rows = []
    for language in languages:
        rows.append(f"    {{ /* {language.tag} */")
        for key in label_keys:
            one, bar, many = language.values[key].partition(" | ")
            rows.append(f"        {{{pool.add(one)}, {pool.add(many if bar else one)}}},")
        rows.append("    },")
    yield from pool.lines()
    yield from emit.array("uint16_t label_rows[][CVX_LABEL_COUNT][2]", rows)


def date_template(pattern, where):
    """A CLDR date pattern (UTS #35, part 4) with {y} {d} {m} for numbers, {M} and {L} for names."""
    out = ""
    for quote, field, other in re.findall(r"'([^']*)'|([a-zA-Z]+)|([^a-zA-Z']+)", pattern):
        fields = {"": "", "y": "{y}", "d": "{d}", "M": "{m}", "L": "{m}", "MMM": "{M}", "LLL": "{L}"}
        if field not in fields:
            fail(where, f"date pattern with {field}: {pattern}")
        out += quote + fields[field] + other
    return out


def dates_table(languages, cldr):
    pool = emit.Pool("date_text")
    rows = []
    for language in languages:
        locale = language.values["cldr"]
        patterns = [date_template(cldr.date_pattern(locale, s), locale) for s in SKELETONS]
        rows.append(f"    {{ /* {language.tag} */")
        rows.append(f"        {cldr.zero(locale):#x},")
        rows.append("        {" + ", ".join(str(pool.add(p)) for p in patterns) + "},")
        rows.append("        {")
        for context in ("format", "stand-alone"):
            names = cldr.month_names(locale, context)
            rows.append("            {" + ", ".join(str(pool.add(n)) for n in names) + "},")
        rows.append("        },")
        rows.append("    },")
    yield from pool.lines()
    yield from emit.array("struct date_row date_rows[]", rows)


def month_words(languages, cldr):
    months = {}
    for language in languages:
        named = list(cldr.all_month_names(language.values["cldr"]))
        named += [(n, word) for n in range(1, 13) for word in language.words(f"month-{n}")]
        for month, name in named:
            key = folding.key(name)
            if months.setdefault(key, month) != month:
                fail(language.path, f"{name} names month {months[key]} and {month}")
    return months


def words_tables(languages, cldr):
    present = {folding.key(word): 1 for language in languages
               for word in language.words("present-words") + [language.values["present"]]}
    yield from emit.word_table("month_words", month_words(languages, cldr))
    yield from emit.word_table("present_words", present)


def han_sets(cldr):
    """Which Han the everyday character sets hold. Big5's second level has, for rare old uses, some
    characters that are simplified ones today: those do not count as traditional."""
    simplified = cldr.simplified()

    def encoded(code, codec):
        try:
            return int.from_bytes(chr(code).encode(codec), "big")
        except UnicodeEncodeError:
            return 0
    for code in HAN:
        big5 = encoded(code, "big5")
        traditional = 0 < big5 < 0xC67F or (big5 > 0 and chr(code) not in simplified)
        yield encoded(code, "gb2312") > 0, traditional, encoded(code, "shift_jis") > 0


def bitmap(flags):
    flags = list(flags)
    return [sum(flag << bit for bit, flag in enumerate(flags[i:i + 8]))
            for i in range(0, len(flags), 8)]


def detect_tables(languages, cldr):
    stop_words, letters = {}, {}
    for index, language in enumerate(languages):
        for word in {folding.fold(word) for word in language.words("stop-words")}:
            stop_words[word] = stop_words.get(word, 0) | 1 << index
        text = language.values.get("letters", "")
        for letter in set(text + text.upper() + text.lower()):
            if len(letter) == 1:
                letters[ord(letter)] = letters.get(ord(letter), 0) | 1 << index
    yield from emit.word_table("stop_words", stop_words)
    foreign = {ord(c): 0 for c in FOREIGN_LETTERS + FOREIGN_LETTERS.upper()}
    rows = [f"    {{{mask}u, {code:#x}}}," for code, mask in sorted({**foreign, **letters}.items())]
    yield from emit.array("struct letter letter_rows[]", rows)
    sets = list(zip(*han_sets(cldr)))
    maps = (line for flags in sets
            for line in ("    {", *emit.numbers(bitmap(flags), 24), "    },"))
    yield from emit.array(f"uint8_t han_sets[3][{len(HAN) // 8}]", maps)


def country_name(names, code, where):
    """The name to print: CLDR's usual one, but the short one where that says more than a CV needs
    ("Hong Kong SAR China")."""
    if code not in names:
        fail(where, f"no name for {code}")
    return names[code].get("short" if code in ("HK", "MO", "PS") else None) or names[code][None]


def country_keys(cldr, codes, extras):
    """English names, alpha-3 codes and further spellings, {key: 1 + place in codes}."""
    keys = {}
    english = cldr.territories("en")
    for code in codes:
        for name in english[code].values():
            keys[folding.key(name)] = code
            keys[folding.key(name.replace("&", "and").replace("St.", "Saint"))] = code
    for row in cldr.territory_codes():
        if row.get("type") in codes and row.get("alpha3"):
            keys[row.get("alpha3").lower()] = row.get("type")
    for where, code, names in read_rows(extras):
        if code not in codes:
            fail(where, f"{code} is no country")
        keys.update({folding.key(name): code for name in words(names)})
    return {key: 1 + codes.index(code) for key, code in keys.items()}


def countries_tables(languages, cldr, extras):
    codes = cldr.countries()
    yield f"#define COUNTRY_COUNT {len(codes)}"
    yield from emit.array("char country_codes[COUNTRY_COUNT][3]",
                          (f'    "{code}",' for code in codes))
    yield from emit.word_table("country_words", country_keys(cldr, codes, extras))
    yield from name_tables("country", "COUNTRY_COUNT", languages, (
        [country_name(cldr.territories(language.values["cldr"]), code, language.values["cldr"])
         for code in codes] for language in languages))


def name_tables(what, count, languages, names):
    """The names of the same things in each language: their text, and where it is; `names` gives a
    list of them for each language in turn."""
    rows, starts, size = [], [], 0
    yield f"static const char {what}_text[] ="
    for language, in_language in zip(languages, names):
        pool = emit.Pool(language.tag)
        offsets = [pool.add(name) for name in in_language]
        yield from list(pool.lines())[1:-1]
        rows += [f"    {{ /* {language.tag} */", *emit.numbers(offsets), "    },"]
        starts.append(size)
        size += pool.size
    yield "    ;"
    yield from emit.array(f"uint32_t {what}_starts[]", emit.numbers(starts))
    yield from emit.array(f"uint16_t {what}_offsets[][{count}]", rows)


def language_names_tables(languages, cldr, path):
    """What languages are called in each of ours, begun as a name in a list is; the rows of a
    language are in the order of the codes."""
    codes, keys = [], {}
    for where, code, others in read_rows(path):
        for key in [code, *words(others)]:
            if keys.setdefault(key, len(codes) + 1) != len(codes) + 1:
                fail(where, f"{key} twice")
        codes.append(code)
    yield f"#define LANGUAGE_NAME_COUNT {len(codes)}"
    yield from emit.word_table("language_codes", keys)
    yield from name_tables("language_name", "LANGUAGE_NAME_COUNT", languages, (
        language_names(cldr, language.values["cldr"], codes) for language in languages))


def language_names(cldr, locale, codes):
    names = cldr.language_names(locale)
    found = [names.get(code) or fail(locale, f"no name for {code}") for code in codes]
    return [name[0].upper() + name[1:] for name in found]


def section_keys(languages, path, kinds):
    """What sections are called, {key: 1 + place in kinds}: first what sections.txt says, in which
    two rows must agree, then the labels."""
    keys = {}
    for where, kind, titles in read_rows(path):
        kinds.setdefault(kind, len(kinds))
        for key in filter(None, map(folding.title_key, words(titles))):
            if keys.setdefault(key, kind) != kind:
                fail(where, f"{key} is {keys[key]} and {kind}")
    for language in languages:
        for label, kind in SECTION_LABELS.items():
            for title in language.values[label].split(" | "):
                keys.setdefault(folding.title_key(title), kind)
    return {key: 1 + kinds[kind] for key, kind in keys.items()}


def sections_tables(languages, path):
    kinds = {}
    keys = section_keys(languages, path, kinds)
    rows = []
    for kind in kinds:
        key, _, csl_type = kind.partition("/")
        rows.append(f'    {{"{key}", "{csl_type}"}},')
    yield from emit.array("struct kind section_kinds[]", rows)
    yield from emit.word_table("section_words", keys)
    for name, joined in (("title_joints", folding.JOINTS), ("title_qualifiers", QUALIFIERS)):
        yield from emit.word_table(name, {folding.key(word): 1 for word in joined.split()})


def facts_tables(languages, path):
    """Classes of words as bits, and names of facts in two tables: those of a person, which are
    looked for where contact details are, and those of entries."""
    classes, masks = {}, {}
    kinds, tables = {}, {"entry_facts": {}, "person_facts": {}}
    for where, kind, value in read_rows(path):
        if not kind.startswith("fact:"):
            bit = classes.setdefault(kind, len(classes))
            for key in map(folding.key, words(value)):
                masks[key.replace(" ", "")] = masks.get(key.replace(" ", ""), 0) | 1 << bit
            continue
        fact = kind[len("fact:"):]
        keys = tables["person_facts" if fact in PERSON_FACTS else "entry_facts"]
        for key in map(folding.key, words(value)):
            if keys.setdefault(key, fact) != fact:
                fail(where, f"{key} is {keys[key]} and {fact}")
        kinds.setdefault(fact, len(kinds))
    for language in languages:
        for label, fact in FACT_LABELS.items():
            keys = tables["person_facts" if fact in PERSON_FACTS else "entry_facts"]
            for name in language.values[label].split(" | "):
                keys.setdefault(folding.key(name), fact)
    yield from emit.array("char fact_kinds[][12]", (f'    "{kind}",' for kind in kinds))
    yield from (f"#define WORD_{name.upper().replace('-', '_')} {1 << bit}u" for name, bit in classes.items())
    yield from emit.word_table("word_classes", masks)
    for name, keys in tables.items():
        yield from emit.word_table(name, {key: 1 + kinds[kind] for key, kind in keys.items() if key})


def main(source, cldr_folder, out):
    source, cldr = Path(source), Cldr(cldr_folder)
    lang = source / "core/lang"
    label_keys = read_label_keys(lang / "labels.def")
    languages = read_languages(lang / "languages", label_keys)
    folds = emit.array("struct fold fold_rows[]",
                       (f"    {{{a:#06x}, {b:#06x}}}," for a, b in folding.table()))
    headers = {
        "fold": ("Folded letters.", folds),
        "languages": ("The languages.", languages_table(languages)),
        "labels": ("Labels by language.", labels_table(languages, label_keys)),
        "dates": ("Date patterns and months, from CLDR.", dates_table(languages, cldr)),
        "words": ("Words that stand for dates.", words_tables(languages, cldr)),
        "detect": ("What tells languages apart.", detect_tables(languages, cldr)),
        "countries": ("Countries, from CLDR.",
                      countries_tables(languages, cldr, lang / "countries.txt")),
        "language_names": ("Names of languages, from CLDR.",
                           language_names_tables(languages, cldr, lang / "language-codes.txt")),
        "facts": ("Words that tell what a text is.",
                  facts_tables(languages, lang / "facts.txt")),
        "sections": ("Titles of sections.",
                     sections_tables(languages, lang / "sections.txt")),
    }
    for name, (what, lines) in headers.items():
        emit.write_header(Path(out) / f"{name}.h", what, lines)


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
