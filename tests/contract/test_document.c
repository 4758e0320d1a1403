/* SPDX-License-Identifier: MIT */
/* What the document promises the exporters and the person, over all samples and, where it is
 * present, the corpus of real CVs: nothing is lost, and the tree is well formed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/doc/build.h"
#include "core/doc/dateformat.h"
#include "core/model/date.h"
#include "tests/support/read.h"

#include <ctype.h>
#include <dirent.h>
#include <stdio.h>
#include <strings.h>

/* Texts */

/* All texts and link targets of the document, without white space. */
static void add_runs(struct cvx_str *all, const struct cvx_runs *runs)
{
    for (const struct cvx_run *run = runs->first; run; run = run->next) {
        for (const char *at = run->text ? run->text : ""; *at; at++)
            if (!isspace((unsigned char)*at))
                cvx_str_add_char(all, *at);
        if (run->href)
            cvx_str_add(all, run->href);
    }
}

static const char *all_text(struct cvx_arena *arena, const struct cvx_doc *doc)
{
    struct cvx_str all;
    cvx_str_init(&all, arena);
    for (const struct cvx_block *block = doc->root; block;
         block = cvx_block_next(block, doc->root)) {
        add_runs(&all, &block->label);
        add_runs(&all, &block->text);
        add_runs(&all, &block->aside);
    }
    return cvx_str_get(&all);
}

/* `text` without tags, entities, and escapes: what a reader is to see. */
static char *without_markup(const char *text)
{
    char *plain = strdup(text);
    char *to = plain;
    while (*text) {
        const char *end = NULL;
        if (*text == '<' && (isalpha((unsigned char)text[1]) || text[1] == '/'))
            end = strchr(text, '>');
        else if (*text == '&')
            end = text + 1 + strspn(text + 1, "abcdefghijklmnopqrstuvwxyz#0123456789");
        if (end && (*end == '>' || *end == ';')) {
            *to++ = ' ';
            text = end + 1;
        } else {
            *to++ = *text++;
        }
    }
    *to = '\0';
    return plain;
}

static bool in_word(char byte)
{
    return isalnum((unsigned char)byte) || (unsigned char)byte >= 0x80;
}

/* The first word of `text` that `all` lacks; NULL when it has every one. */
static const char *missing_word(const char *text, const char *all)
{
    static char word[512];
    char *plain = without_markup(text);
    const char *missing = NULL;
    for (const char *at = plain; *at && !missing;) {
        size_t len = 0;
        while (in_word(at[len]) && len + 1 < sizeof word)
            len++;
        memcpy(word, at, len);
        word[len] = '\0';
        /* Bullets and no-break spaces are letters only to this test; a URL's scheme need not be
         * spelled as it was. */
        const bool scheme = strcasecmp(word, "https") == 0 || strcasecmp(word, "http") == 0;
        if (len > 0 && isalnum((unsigned char)word[0]) && !scheme && !strstr(all, word))
            missing = word;
        at += len + (len == 0);
    }
    free(plain);
    return missing;
}

/* A date is shown when its year is, in the digits of its language or in European ones. */
static bool is_date_shown(const struct cvx_doc *doc, const char *text, const char *all)
{
    struct cvx_date date;
    struct cvx_arena arena;
    struct cvx_str year;
    const enum cvx_date_reading reading = cvx_date_read(text, &date);
    if (reading == CVX_DATE_PRESENT)
        return true;
    if (reading != CVX_DATE_ISO && reading != CVX_DATE_LOOSE)
        return false;
    cvx_arena_init(&arena, NULL);
    cvx_str_init(&year, &arena);
    cvx_date_format(doc->language, (struct cvx_date){.year = date.year}, &year);
    const size_t len = strcspn(cvx_str_get(&year), " ");
    const char *first = cvx_arena_copy(&arena, cvx_str_get(&year), len);
    const char *european = cvx_arena_printf(&arena, "%d", date.year);
    const bool shown = strstr(all, first) || strstr(all, european);
    cvx_arena_clear(&arena);
    return shown;
}

/* Nothing is lost: each leaf is in the document, word by word, or a diagnostic names it. */
static void assert_complete(const char *name, const struct cvx_test_read *test,
                            struct cvx_arena *arena, const struct cvx_doc *doc)
{
    const char *all = all_text(arena, doc);
    for (const struct cvx_node *at = test->resume.base.at; at;
         at = cvx_node_next(at, test->resume.base.at)) {
        if (at->kind != CVX_NODE_STRING && at->kind != CVX_NODE_NUMBER)
            continue;
        const char *pointer = cvx_node_pointer(at, arena);
        if (cvx_test_find(test, CVX_CODE_NOT_SHOWN, pointer) ||
            cvx_test_find(test, CVX_CODE_MARKUP_DROPPED, pointer) ||
            is_date_shown(doc, at->text, all))
            continue;
        const char *missing = missing_word(at->text, all);
        if (missing)
            fail_msg("%s: \"%s\" of %s is lost", name, missing, pointer);
    }
}

/* Form */

static void assert_runs(const char *name, const struct cvx_runs *runs)
{
    static const char *const schemes[] = {"https:", "http:", "mailto:", "tel:"};
    const struct cvx_run *last = NULL;
    for (const struct cvx_run *run = runs->first; run; last = run, run = run->next) {
        if (run->kind == CVX_RUN_BREAK) {
            if (!last || !run->next)
                fail_msg("%s: a break with nothing on one side", name);
            continue;
        }
        if (!run->text || !*run->text)
            fail_msg("%s: a run without text", name);
        for (const char *at = run->text; *at; at++)
            if ((unsigned char)*at < 0x20 || *at == 0x7F)
                fail_msg("%s: a control character in \"%s\"", name, run->text);
        bool safe = !run->href;
        for (size_t i = 0; i < sizeof schemes / sizeof *schemes && !safe; i++)
            safe = strncmp(run->href, schemes[i], strlen(schemes[i])) == 0;
        if (!safe)
            fail_msg("%s: an unsafe link: %s", name, run->href);
    }
    assert_ptr_equal(runs->last, last);
}

/* Which kinds stand in which. */
static bool may_hold(enum cvx_block_kind parent, enum cvx_block_kind child)
{
    switch (child) {
    case CVX_BLOCK_CONTACT_ITEM:
        return parent == CVX_BLOCK_CONTACT;
    case CVX_BLOCK_ITEM:
        return parent == CVX_BLOCK_LIST;
    case CVX_BLOCK_GROUP:
        return parent == CVX_BLOCK_SECTION;
    case CVX_BLOCK_ENTRY:
    case CVX_BLOCK_PUBLICATION:
        return parent == CVX_BLOCK_SECTION || parent == CVX_BLOCK_GROUP;
    case CVX_BLOCK_META:
    case CVX_BLOCK_ROW:
        return parent == CVX_BLOCK_SECTION || parent == CVX_BLOCK_GROUP ||
               parent == CVX_BLOCK_ENTRY || parent == CVX_BLOCK_PUBLICATION;
    case CVX_BLOCK_PARAGRAPH:
    case CVX_BLOCK_LIST:
        return parent != CVX_BLOCK_DOCUMENT && parent != CVX_BLOCK_LIST &&
               parent != CVX_BLOCK_CONTACT;
    default:
        return parent == CVX_BLOCK_DOCUMENT;
    }
}

static bool needs_text(enum cvx_block_kind kind)
{
    return kind != CVX_BLOCK_DOCUMENT && kind != CVX_BLOCK_CONTACT && kind != CVX_BLOCK_LIST &&
           kind != CVX_BLOCK_ITEM && kind != CVX_BLOCK_PUBLICATION;
}

static void assert_block(const char *name, const struct cvx_block *block)
{
    const char *kind = cvx_block_kind_name(block->kind);
    if (block->parent && !may_hold(block->parent->kind, block->kind))
        fail_msg("%s: a %s in a %s", name, kind, cvx_block_kind_name(block->parent->kind));
    if (needs_text(block->kind) && !block->text.first && !block->label.first)
        fail_msg("%s: a %s without text", name, kind);
    if (!needs_text(block->kind) && block->parent && !block->text.first && !block->first)
        fail_msg("%s: an empty %s", name, kind);
    if (block->aside.first && !block->text.first)
        fail_msg("%s: a %s with nothing but an aside", name, kind);
    if (block->label.first && block->kind != CVX_BLOCK_ROW)
        fail_msg("%s: a %s with a label", name, kind);
    const struct cvx_block *last = NULL;
    for (const struct cvx_block *child = block->first; child; child = child->next) {
        assert_ptr_equal(child->parent, block);
        last = child;
    }
    assert_ptr_equal(block->last, last);
    assert_runs(name, &block->label);
    assert_runs(name, &block->text);
    assert_runs(name, &block->aside);
}

/* One CV */

static void assert_file(const char *path)
{
    size_t len = 0;
    char *bytes = cvx_test_load(path, &len);
    assert_non_null(bytes);
    struct cvx_test_read test;
    cvx_test_import(&test, bytes, len, NULL);
    if (test.status == CVX_OK) {
        struct cvx_arena arena;
        cvx_arena_init(&arena, NULL);
        const struct cvx_doc_options options = {.lang = NULL};
        struct cvx_doc *doc;
        assert_int_equal(cvx_doc_build(&test.resume, &options, &arena, &test.diag, &doc), CVX_OK);
        for (const struct cvx_block *block = doc->root; block;
             block = cvx_block_next(block, doc->root))
            assert_block(path, block);
        assert_complete(path, &test, &arena, doc);
        cvx_arena_clear(&arena);
    }
    cvx_test_clear(&test);
    free(bytes);
}

/* Asserts all CVs of a folder; returns how many there were. */
static int assert_folder(const char *folder)
{
    int count = 0;
    DIR *dir = opendir(folder);
    for (struct dirent *entry; dir && (entry = readdir(dir));) {
        const size_t len = strlen(entry->d_name);
        if (len < 5 || strcmp(entry->d_name + len - 5, ".json") != 0)
            continue;
        char path[1024];
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        assert_file(path);
        count++;
    }
    if (dir)
        closedir(dir);
    return count;
}

static void samples_are_complete(void **state)
{
    (void)state;
    assert_true(assert_folder(CVX_SOURCE_DIR "/samples") >= 5);
}

static void fixtures_are_complete(void **state)
{
    (void)state;
    assert_true(assert_folder(CVX_SOURCE_DIR "/tests/fixtures/real-input") > 0);
}

static void the_corpus_is_complete(void **state)
{
    (void)state;
    const char *corpus = getenv("CVEXPORT_CORPUS");
    char folder[1024];
    snprintf(folder, sizeof folder, "%s/jsonresume",
             corpus ? corpus : CVX_SOURCE_DIR "/../shared/corpus");
    if (assert_folder(folder) == 0) {
        print_message("no corpus at %s\n", folder);
        skip();
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(samples_are_complete),
        cmocka_unit_test(fixtures_are_complete),
        cmocka_unit_test(the_corpus_is_complete),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
