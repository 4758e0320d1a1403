#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Hostile XML and the HTML inside texts: nothing is fetched, nothing expands, and what is too much
is refused soon, with the limit."""
import http.server
import json
import threading
import unittest

from command import main
from hostile import HostileTest

OPEN = '<Candidate xmlns="http://www.europass.eu/1.0">'
CLOSE = "</Candidate>"
PASSPORT = ('<SkillsPassport xmlns="http://europass.cedefop.europa.eu/Europass"><LearnerInfo>'
            "<Identification><PersonName><FirstName>Ann</FirstName><Surname>Lee</Surname>"
            "</PersonName></Identification>%s</LearnerInfo></SkillsPassport>")
DOCTYPE = "a document type (<!DOCTYPE …>) is not read"


def passport(inside):
    return lambda: PASSPORT % (inside() if callable(inside) else inside)


def many_attributes(count, name="a%d"):
    return "<x " + " ".join(f'{name % i}="1"' for i in range(count)) + "/>"


CASES = {
    "internal entities": ('<!DOCTYPE Candidate [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>\n'
                          f"{OPEN}&b;{CLOSE}", "syntax", DOCTYPE),
    "a million laughs": ("<!DOCTYPE Candidate [<!ENTITY a0 \"ha\">" + "".join(
        f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10)) +
        f"]>\n{OPEN}&a9;{CLOSE}", "syntax", DOCTYPE),
    "parameter entities": ('<!DOCTYPE Candidate [<!ENTITY % a SYSTEM "file:///dev/zero"> %a;]>\n'
                           f"{OPEN}{CLOSE}", "syntax", DOCTYPE),
    "an external entity": ('<!DOCTYPE Candidate [<!ENTITY a SYSTEM "file:///etc/passwd">]>\n'
                           f"{OPEN}&a;{CLOSE}", "syntax", DOCTYPE),
    "no entity": (f"{OPEN}&a;{CLOSE}", "syntax", "an entity is used that XML does not know"),
    "a million declarations": (lambda: "<!DOCTYPE Candidate [" + '<!ENTITY a "b">' * 1_000_000 +
                               f"]>{OPEN}{CLOSE}", "syntax", DOCTYPE),
    "50 MB of nesting": (lambda: OPEN + "<a>" * (50_000_000 // 3), "limit", "more than 128"),
    "50 MB of nesting, closed": (lambda: OPEN + "<a>" * 7_000_000 + "</a>" * 7_000_000 + CLOSE,
                                 "limit", "more than 128"),
    "128 levels": (passport("<a>" * 126 + "x" + "</a>" * 126), None, None),
    "129 levels": (passport("<a>" * 127 + "x" + "</a>" * 127), "limit", "more than 128"),
    "a million attributes": (lambda: OPEN + many_attributes(1_000_000) + CLOSE, "limit",
                             "attributes of one element: more than 100"),
    "a million namespaces": (lambda: OPEN + many_attributes(1_000_000, "xmlns:a%d") + CLOSE,
                             "limit", "attributes of one element: more than 100"),
    "100 attributes": (passport(many_attributes(100)), None, None),
    "101 attributes": (passport(many_attributes(101)), "limit", "more than 100"),
    "many tags with many attributes": (lambda: PASSPORT % (many_attributes(100) * 25_000), "limit",
                                       "values: more than 2097152"),
    "a = in a value": (passport(f'<x a="{"=" * 1000}"/>'), None, None),
    "a long name": (lambda: f"{OPEN}<{'a' * 20_000_000}/>{CLOSE}", "limit",
                    "bytes of a name: more than 4096"),
    "a long attribute": (lambda: f'{OPEN}<a b="{"a" * 20_000_000}"/>{CLOSE}', "limit",
                         "bytes of a tag: more than 8388608"),
    "a long comment": (lambda: f"{OPEN}<!--{'a' * 20_000_000}-->{CLOSE}", "limit",
                       "bytes of a comment: more than 8388608"),
    "a long CDATA section": (lambda: f"{OPEN}<a><![CDATA[{'a' * 20_000_000}]]></a>{CLOSE}", "limit",
                             "bytes of a CDATA section: more than 8388608"),
    "a long instruction": (lambda: f"{OPEN}<?a {'a' * 20_000_000}?>{CLOSE}", "limit",
                           "bytes of a processing instruction: more than 8388608"),
    "a long text": (passport(lambda: f"<Headline><Description><Label>{'a' * 20_000_000}</Label>"
                                     "</Description></Headline>"), None, None),
    "many nationalities": (lambda: PASSPORT.replace(
        "</Identification>", "<Demographics><NationalityList>" +
        "<Nationality><Label>Ab</Label></Nationality>" * 60_000 +
        "</NationalityList></Demographics></Identification>") % "", None, None),
    "many comments": (passport(lambda: "<!---->" * 1_000_000), None, None),
    "many references": (passport(lambda: f"<a>{'&#65;' * 1_000_000}</a>"), None, None),
    "many elements": (lambda: OPEN + "<a/>" * 3_000_000 + CLOSE, "limit",
                      "values: more than 2097152"),
    "many names": (lambda: OPEN + "".join(f"<a{i}/>" for i in range(100_000)) + CLOSE, "limit",
                   "different names in one element: more than 256"),
    "a quote that is not closed": (f'{OPEN}<a b="x>\n<c d="y"/>\n' + "<e/>\n" * 20_000 + CLOSE,
                                   "syntax", "must be written &lt;"),
}


def reactive(description):
    """A CV of Reactive Resume with that HTML in a job's description."""
    return lambda: json.dumps({
        "basics": {"name": "Ann Lee"}, "metadata": {"template": "rhyhorn"},
        "sections": {"experience": {"id": "experience", "name": "Experience", "items": [
            {"id": "a", "visible": True, "company": "C", "position": "P", "date": "2019",
             "summary": description}]}}})


HTML = {name: (reactive(text), None, None) for name, text in {
    "divisions": "<div>" * 10_000 + "x",
    "lists": "<ul><li>" * 10_000 + "x",
    "bold": "<b>" * 10_000 + "x" + "</b>" * 10_000,
    "mixed": "<b><i><u>" * 30_000 + "x",
    "paragraphs": "<p>" * 100_000 + "x",
    "quotations": "<blockquote>" * 10_000 + "x",
    "tables": "<table><tr><td>" * 10_000 + "x",
    "links": "<a href='https://example.com'>" * 10_000 + "x",
    "open brackets": "<" * 1_000_000,
    "ampersands": "&" * 1_000_000,
    "attributes": "<a " + " ".join(f"b{i}=c" for i in range(1_000_000)) + ">x</a>",
    "ends": "x" + "</p>" * 100_000,
    "comments": "<!--" * 100_000 + "x",
    "columns": "<table><tr>" + "<td>x</td>" * 100_000 + "</tr></table>",
    "a script": "<script>" * 10_000 + "x",
}.items()}


class Listener(http.server.BaseHTTPRequestHandler):
    asked = []

    def do_GET(self):
        self.asked.append(self.path)
        self.send_response(404)
        self.end_headers()

    def log_message(self, *_):
        pass


class Xml(HostileTest):
    def test_what_is_too_much(self):
        self.check(".xml", CASES, "--from", "europass")

    def test_html_in_texts(self):
        self.check(".json", HTML)

    def test_nothing_is_fetched(self):
        """Neither by http nor from a file, by a document type, an entity, XInclude, a schema or a
        style sheet; where the rest can be read, it is."""
        server = http.server.HTTPServer(("127.0.0.1", 0), Listener)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}/x"
        secret = "do not tell"
        self.write("secret.txt", secret)
        include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="%s" parse="text"/>'
        texts = [
            f'<!DOCTYPE SkillsPassport SYSTEM "{url}">\n{PASSPORT % ""}',
            f'<!DOCTYPE SkillsPassport PUBLIC "-//x//x" "{url}">\n{PASSPORT % ""}',
            f'<!DOCTYPE SkillsPassport [<!ENTITY a SYSTEM "{url}">]>\n{PASSPORT % "<a>&a;</a>"}',
            '<!DOCTYPE SkillsPassport [<!ENTITY a SYSTEM "secret.txt">]>\n' + PASSPORT % "<a>&a;</a>",
            PASSPORT % (include % url), PASSPORT % (include % "secret.txt"),
            f'<?xml-stylesheet href="{url}"?>{PASSPORT % ""}',
            PASSPORT.replace(">", ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
                             f'xsi:schemaLocation="{url} {url}">', 1) % "",
        ]
        refused = []
        for text in texts:
            self.write("in.xml", text)
            status, said = self.give("in.xml")
            refused.append(status)
            self.assertNotIn(secret, json.dumps(said))
            if status == 0:
                self.assertIn(b"Ann Lee", self.read("out.json"))
                self.assertNotIn(secret.encode(), self.read("out.json"))
        server.shutdown()
        server.server_close()
        self.assertEqual(refused, [1, 1, 1, 1, 0, 0, 0, 0])
        self.assertEqual(Listener.asked, [])


if __name__ == "__main__":
    main()
