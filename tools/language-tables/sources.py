# SPDX-License-Identifier: MIT
"""What the tables are made from: labels.def, the language files, countries.txt, and CLDR's XML.

Every mistake in a file of ours is reported with file and line and ends the build.
"""
import json
import re
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

HEADER_KEYS = ["tag", "cldr", "name", "script", "direction"]
READING_KEYS = ["present-words", "stop-words", "letters"] + [f"month-{n}" for n in range(1, 13)]


def fail(where, message):
    sys.exit(f"{where}: error: {message}")


def read_label_keys(path):
    """The keys of labels.def, in order."""
    keys = re.findall(r'^CVX_LABEL\(\w+, "([a-z-]+)", ".+"\)$', path.read_text("utf-8"), re.M)
    return keys or fail(path, "no CVX_LABEL rows")


def read_rows(path):
    """Yields (where, key, value) of a file of `key  value` lines, comments and blank lines apart.

    A value in double quotes is a JSON string: that is how leading and trailing spaces are kept."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        where = f"{path}:{number}"
        if not line.strip() or line.startswith("#"):
            continue
        key, _, value = line.strip().partition(" ")
        value = value.strip()
        if not value:
            fail(where, f"{key} has no value")
        yield where, key, json.loads(value) if value.startswith('"') else value


def words(value):
    return [word.strip() for word in value.split(",")]


class Language:
    """One language file."""

    def __init__(self, path, label_keys):
        self.path = path
        self.values = {}
        for where, key, value in read_rows(path):
            if key in self.values:
                fail(where, f"{key} twice")
            if key not in HEADER_KEYS + READING_KEYS + label_keys:
                fail(where, f"unknown key {key}")
            self.values[key] = value
        for key in HEADER_KEYS + label_keys + ["present-words"]:
            if key not in self.values:
                fail(path, f"{key} is missing")
        self.tag = self.values["tag"]
        if path.stem != self.tag:
            fail(path, f"the file of {self.tag} must be called {self.tag}.txt")

    def words(self, key):
        return words(self.values[key]) if key in self.values else []


def read_languages(folder, label_keys):
    """All languages, English first, then by tag."""
    languages = [Language(path, label_keys) for path in sorted(folder.glob("*.txt"))]
    languages.sort(key=lambda language: (language.tag != "en", language.tag))
    if not languages or languages[0].tag != "en":
        fail(folder, "no en.txt")
    return languages


class Cldr:
    """The parts of CLDR that we use (UTS #35), read from its main and supplemental folders."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.roots = {}

    def root(self, name):
        if name not in self.roots:
            self.roots[name] = ElementTree.parse(self.folder / f"{name}.xml").getroot()
        return self.roots[name]

    def gregorian(self, locale):
        found = self.root(f"main/{locale}").find("dates/calendars/calendar[@type='gregorian']")
        return found if found is not None else ElementTree.Element("calendar")

    def months(self, locale, context, width):
        """{1 to 12: name}; a regional variant has only those that differ."""
        path = f"months/monthContext[@type='{context}']/monthWidth[@type='{width}']/month"
        return {int(month.get("type")): month.text for month in
                self.gregorian(locale).findall(path) if not month.get("alt")}

    def month_names(self, locale, context):
        """Twelve abbreviated names; contexts stand in for each other as root's aliases say."""
        other = {"format": "stand-alone", "stand-alone": "format"}[context]
        names = (self.months(locale, context, "abbreviated")
                 or self.months(locale, other, "abbreviated")
                 or self.months(locale, context, "wide"))
        return [names.get(n) or fail(locale, f"month {n} has no name") for n in range(1, 13)]

    def all_month_names(self, locale):
        """(month, name) of the locale and of all its regional variants, narrow ones left out."""
        variants = [path.stem for path in self.folder.glob(f"main/{locale}_*.xml")]
        for name in [locale] + sorted(variants):
            for context in ("format", "stand-alone"):
                for width in ("abbreviated", "wide"):
                    yield from self.months(name, context, width).items()

    def date_pattern(self, locale, skeleton):
        for item in self.gregorian(locale).findall("dateTimeFormats/availableFormats/dateFormatItem"):
            if item.get("id") == skeleton and not item.get("alt"):
                return item.text
        return fail(locale, f"no pattern for {skeleton}")

    def zero(self, locale):
        """The digit zero of the locale's default numbering system: what its readers are used to.
        That is Latin for all but Arabic (arab) and Persian (arabext)."""
        systems = self.root(f"main/{locale}").findall("numbers/defaultNumberingSystem")
        name = next((item.text for item in systems if not item.get("alt")), "latn")
        path = f"numberingSystems/numberingSystem[@id='{name}']"
        return ord(self.root("supplemental/numberingSystems").find(path).get("digits")[0])

    def countries(self):
        """ISO 3166-1 alpha-2 codes in use, and XK."""
        regions = self.root("validity/region").find("idValidity/id[@idStatus='regular']").text
        codes = set()
        for item in regions.split():
            first, _, last = item.partition("~")
            codes |= {first[:-1] + chr(c) for c in range(ord(first[-1]), ord(last or first[-1]) + 1)}
        mapped = {row.get("type") for row in self.territory_codes() if row.get("numeric")}
        return sorted(code for code in codes if code in mapped or code == "XK")

    def simplified(self):
        """Characters that the conversion to traditional Chinese replaces."""
        rules = self.root("transforms/Simplified-Traditional").findtext("transforms/transform/tRule")
        return {old for old, new in re.findall(r"^(.)[→↔](.);$", rules, re.M) if old != new}

    def territory_codes(self):
        return self.root("supplemental/supplementalData").findall("codeMappings/territoryCodes")

    def territories(self, locale):
        """{code: {alt or None: name}}"""
        names = {}
        path = "localeDisplayNames/territories/territory"
        for item in self.root(f"main/{locale}").findall(path):
            names.setdefault(item.get("type"), {})[item.get("alt")] = item.text
        return names

    def language_names(self, locale):
        """{code: name}"""
        path = "localeDisplayNames/languages/language"
        return {item.get("type"): item.text for item in self.root(f"main/{locale}").findall(path)
                if not item.get("alt")}
