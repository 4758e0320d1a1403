/* SPDX-License-Identifier: MIT */
/* Outlines: the blocks that Markdown and Org are read into, written out one a line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "formats/outline.h"

typedef enum cvx_status reads(const char *bytes, size_t len, struct cvx_arena *arena,
                              struct cvx_diag *diag, struct cvx_outline *outline);

static const char *const kinds[] = {
    [CVX_BLOCK_HEADING] = "heading",   [CVX_BLOCK_PARAGRAPH] = "text",
    [CVX_BLOCK_ITEM] = "item",         [CVX_BLOCK_TERM] = "term",
    [CVX_BLOCK_DEFINITION] = "means",  [CVX_BLOCK_ROW] = "row",
    [CVX_BLOCK_RULE] = "rule",         [CVX_BLOCK_CODE] = "code",
    [CVX_BLOCK_PROPERTY] = "property", [CVX_BLOCK_COMMENT] = "comment",
    [CVX_BLOCK_HIDDEN] = "hidden",
};

/* "item1 3:5 text / 4:3 more": the kind, its level unless that is 0, and each line with its place;
 * "//" where a break is meant, "///" where a blank line is between. */
static const char *write_out(const struct cvx_outline *outline, struct cvx_arena *arena)
{
    struct cvx_str out;
    cvx_str_init(&out, arena);
    for (const struct cvx_block *block = outline->first; block; block = block->next) {
        cvx_str_add(&out, kinds[block->kind]);
        if (block->level)
            cvx_str_add_int(&out, block->level);
        if (block->key)
            cvx_str_add_format(&out, " %s:", block->key);
        for (const struct cvx_block_line *line = block->first; line; line = line->next) {
            cvx_str_add_format(&out, " %u:%u %s", (unsigned)line->line, (unsigned)line->column,
                               line->text);
            if (line->next)
                cvx_str_add(&out, line->next->gap ? " ///" : line->hard ? " //" : " /");
        }
        cvx_str_add_char(&out, '\n');
    }
    return cvx_str_get(&out);
}

static void check(reads *read, const char *text, const char *wanted)
{
    struct cvx_arena arena;
    struct cvx_diag diag;
    struct cvx_outline outline = {NULL, NULL};
    cvx_arena_init(&arena, NULL);
    cvx_diag_init(&diag, NULL);
    assert_int_equal(read(text, strlen(text), &arena, &diag, &outline), CVX_OK);
    assert_string_equal(write_out(&outline, &arena), wanted);
    cvx_diag_clear(&diag);
    cvx_arena_clear(&arena);
}

static const struct row {
    const char *text, *outline;
} markdown_rows[] =
    {
        {"# Ada Roe #\n## Work", "heading1 1:3 Ada Roe\nheading2 2:4 Work\n"},
        {"Ada Roe\n=======\nWork\n----\n", "heading1 1:1 Ada Roe\nheading2 3:1 Work\n"},
        {"one\ntwo  \nthree\\\nfour\n\nfive", "text 1:1 one / 2:1 two // 3:1 three // 4:1 four\n"
                                              "text 6:1 five\n"},
        {"- a\n  more\n  - b\n- c", "item 1:3 a / 2:3 more\nitem1 3:5 b\nitem 4:3 c\n"},
        {"1. a\n2) b", "item 1:4 a\nitem 2:4 b\n"},
        {"- > quoted", "item 1:5 quoted\n"},
        {"Term\n:   meaning", "term 1:1 Term\nmeans 2:5 meaning\n"},
        {"| A | B |\n|---|---|\n| 1 | 2 |", "row1 1:3 A\tB\nrow 3:3 1\t2\n"},
        {"a\n\n---\n\nb", "text 1:1 a\nrule\ntext 5:1 b\n"},
        {"---\nname: Ada\n---\nb", "property name: 2:7 Ada\ntext 4:1 b\n"},
        {"<!-- not\nthis --> \nb", "comment 1:1 <!-- not / 2:1 this -->\ntext 3:1 b\n"},
        {"```\n# code\n```", "code 2:1 # code\n"},
        {"<h2>A</h2> b\nc", "heading2 1:5 A\ntext 1:12 b / 2:1 c\n"},
        {"<H2>A</H2><p>b</p>", "heading2 1:5 A\ntext 1:11 <p>b</p>\n"},
        {"<h2>A\nB</h2> c", "heading2 1:5 A\ntext 2:1 B\ntext 2:8 c\n"},
        {"<ul><li>a</li><li>b\nc</li> d\n</ul>\ne",
         "item 1:9 a\nitem 1:19 b / 2:1 c</li> d\ntext 4:1 e\n"},
        {"<ul>\n<li>a<ol><li>b</li></ol>\n</li> c\n</ul>",
         "item 2:5 a\nitem1 2:14 b\ntext 3:7 c\n"},
        {"<table><tr><th>a</th></tr>\n<tr><td>b</td></tr></table> c",
         "row1 1:16 a\nrow 2:9 b\ntext 2:29 c\n"},
        {"a\n<hr> b\n</ul>\n- c", "text 1:1 a\nrule\ntext 2:6 b\nitem 4:3 c\n"},
        {"a[^1] b\n\n[^1]: c [^2] d[^3]\n[^2]: e[^1]\n[^3]: f]",
         "text 1:1 a (c (e (c [^2] d[^3])) d (f])) b\ncomment\ncomment\ncomment\n"},
        {"[a][1]\n\n[1]: https://a.example", "text 1:1 [a](https://a.example)\ncomment\n"},
        {"[a]\n\n[A]: <https://a.example> 'Mine'",
         "text 1:1 [a](https://a.example \"Mine\")\ncomment\n"},
        {"[![i](b.svg)][1]\n\n[1]: https://a.example",
         "text 1:1 [![i](b.svg)](https://a.example)\ncomment\n"},
        {"Led[^1] it.[^x]\n\n[^1]: Of five,\n    then six.\n[^2]: Not asked for\nb",
         "text 1:1 Led^[Of five, then six.] it.[^x]\ncomment\n"
         "comment 5:7 Not asked for / 6:1 b\n"},
        {"a[^1]\n# Notes\n[^1]: see ]\n# End",
         "text 1:1 a (see ])\ncomment 2:3 Notes\ncomment\nheading1 4:3 End\n"},
        {"<h2 align=\"center\">Ada</h2>\n<h1>\nRoe\n</h1>\n<h3>open",
         "heading2 1:20 Ada\nheading1 3:1 Roe\ntext 5:1 <h3>open\n"},
        {"<table>\n<tr><th>A</th></tr>\n<tr>\n<td>1</td>\n<td><b>2</b></td>\n</tr></table>\nb",
         "row1 2:9 A\nrow 4:5 1\t<b>2</b>\ntext 7:1 b\n"},
        {"<ul>\n<li>a</li>\n<ul>\n<li>b</li>\n</ul>\n</ul>\n<hr/>",
         "item 2:5 a\nitem1 4:5 b\nrule\n"},
},
  org_rows[] = {
      {"#+TITLE: CV\n* Work\n** Acme", "property TITLE: 1:10 CV\nheading1 2:3 Work\n"
                                       "heading2 3:4 Acme\n"},
      {"* Work\n:PROPERTIES:\n:HOST: Acme\n:END:", "heading1 1:3 Work\nproperty HOST: 3:8 Acme\n"},
      {"*bold* /it/ =code= [[https://a.example][a]]",
       "text 1:1 **bold** *it* `code` [a](https://a.example)\n"},
      {"- a\n  - b\n+ c", "item 1:3 a\nitem1 2:5 b\nitem 3:3 c\n"},
      {"* Old :noexport:\nsecret\n* New", "hidden 1:1 * Old :noexport:\nhidden 2:1 secret\n"
                                          "heading1 3:3 New\n"},
      {"* Work :cv:\n*    :tag:", "comment 1:8 :cv:\nheading1 1:3 Work\ncomment 2:1 *    :tag:\n"},
      {"<2014-09-01 Mon>", "text 1:1 2014-09-01\n"},
      {"Acme [2021-03 -- now]", "text 1:1 Acme [2021-03 -- now]\n"},
      {"a[fn:1] and b[fn::now]\n* Footnotes\n[fn:1] then\n  so",
       "text 1:1 a^[then so] and b^[now]\ncomment 2:3 Footnotes\ncomment\n"},
      {"* TODO [#A] Chief :a:b:\n  CLOSED: [2020-01-01]\n#+TODO: GO | GONE\n* GONE Clerk",
       "comment 1:3 TODO [#A]\ncomment 1:19 :a:b:\nheading1 1:13 Chief\n"
       "comment 2:3 CLOSED: [2020-01-01]\ncomment 3:1 #+TODO: GO | GONE\n"
       "comment 4:3 GONE\nheading1 4:8 Clerk\n"},
      {"* COMMENT Old\nx\n* Todo list\n:LOGBOOK:\n- n\n:END:\ny",
       "hidden 1:1 * COMMENT Old\nhidden 2:1 x\nheading1 3:3 Todo list\ncomment 5:1 - n\n"
       "text 7:1 y\n"},
      {"* a\nDeadline: none missed\nDEADLINE: <2020-01-01>\nCLOCK: => 1:00\nClosed: never",
       "heading1 1:3 a\ntext 2:1 Deadline: none missed\ncomment 3:1 DEADLINE: <2020-01-01>\n"
       "comment 4:1 CLOCK: => 1:00\ntext 5:1 Closed: never\n"},
      {"* a\n:LOGBOOK:\nb\n:PROPERTIES:\nc\n* d\n:LOGBOOK:\ne\n:END:",
       "heading1 1:3 a\ntext 2:1 :LOGBOOK: / 3:1 b / 4:1 :PROPERTIES: / 5:1 c\nheading1 6:3 d\n"
       "comment 8:1 e\n"},
      {"- C :: fast\n- 2010 :: MSc\n- a::b\n- one \\\\\n  two",
       "item 1:3 **C**: fast\nitem 2:3 2010: MSc\nitem 3:3 a::b\nitem 4:3 one // 5:3 two\n"},
      {"<2015-02-01 Sun>--<2021-04-30 Fri>", "text 1:1 2015-02-01--2021-04-30\n"},
      {"# remark\n| a | b |", "comment 1:1 # remark\nrow 2:3 a\tb\n"},
};

static void reads_markdown(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof markdown_rows / sizeof *markdown_rows; i++)
        check(cvx_outline_read_markdown, markdown_rows[i].text, markdown_rows[i].outline);
}

/* The place of a line of Org is where its text begins, behind stars, bullets and keywords. */
static void reads_org(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof org_rows / sizeof *org_rows; i++)
        check(cvx_outline_read_org, org_rows[i].text, org_rows[i].outline);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(reads_markdown),
                                       cmocka_unit_test(reads_org)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
