/* SPDX-License-Identifier: MIT */
/* The reader of a PDF's attachments: which are found, under which names, and what is refused. What
 * needs real PDFs and packed data is in tests/e2e/test_pdf_import.py. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/base/limits.h"
#include "core/base/str.h"
#include "formats/pdf_read.h"
#include "tests/support/read.h"

enum { MAX_OBJECTS = 16 };

struct test {
    struct cvx_arena arena;
    struct cvx_diag diag;
    struct cvx_str pdf;
    size_t at[MAX_OBJECTS];
    size_t objects;
    struct cvx_pdf_file *files;
    size_t count;
};

static void begin(struct test *test)
{
    *test = (struct test){.count = 0};
    cvx_arena_init(&test->arena, NULL);
    cvx_diag_init(&test->diag, NULL);
    cvx_str_init(&test->pdf, &test->arena);
    cvx_str_add(&test->pdf, "%PDF-1.7\n");
}

/* The next object; they are numbered from 1, the catalog's number. */
static void add(struct test *test, const char *object)
{
    test->at[test->objects++] = test->pdf.len;
    cvx_str_add_format(&test->pdf, "%zu 0 obj\n%s\nendobj\n", test->objects, object);
}

static void add_stream(struct test *test, const char *more, const char *data)
{
    add(test, cvx_arena_printf(&test->arena, "<< /Length %zu %s >>\nstream\n%s\nendstream",
                               strlen(data), more, data));
}

static enum cvx_status read(struct test *test)
{
    const size_t len = test->pdf.len;
    char *exact = cvx_test_copy(test->pdf.bytes, len);
    const enum cvx_status status = cvx_attachments_module.read(
        exact, len, &test->arena, &test->diag, &test->files, &test->count);
    free(exact);
    assert_int_equal(test->diag.counts[CVX_ERROR], status != CVX_OK);
    return status;
}

static void end(struct test *test)
{
    const size_t at = test->pdf.len;
    cvx_str_add_format(&test->pdf, "xref\n0 %zu\n0000000000 65535 f \n", test->objects + 1);
    for (size_t i = 0; i < test->objects; i++)
        cvx_str_add_format(&test->pdf, "%010zu 00000 n \n", test->at[i]);
    cvx_str_add_format(&test->pdf,
                       "trailer\n<< /Size %zu /Root 1 0 R >>\nstartxref\n%zu\n%%%%EOF\n",
                       test->objects + 1, at);
}

static void clear(struct test *test)
{
    cvx_arena_clear(&test->arena);
    cvx_diag_clear(&test->diag);
}

static void refused(struct test *test, enum cvx_code code, const char *words)
{
    assert_int_equal(read(test), CVX_REJECTED);
    const struct cvx_diagnostic *error = test->diag.first;
    if (error->code != code || !strstr(error->message, words))
        fail_msg("%s [%s]", error->message, cvx_code_name(error->code));
    assert_non_null(error->hint);
    clear(test);
}

static void expect(const struct test *test, size_t i, const char *name, const char *bytes)
{
    assert_in_range(i + 1, 1, test->count);
    assert_string_equal(test->files[i].name, name);
    assert_int_equal(test->files[i].len, strlen(bytes));
    assert_memory_equal(test->files[i].bytes, bytes, strlen(bytes));
}

static void files_are_found_once_and_in_order(void **state)
{
    (void)state;
    struct test test;
    begin(&test);
    add(&test, "<< /AF [3 0 R] /Names << /EmbeddedFiles << /Kids [2 0 R << /Names [(z) << /F (z) "
               ">>] >>] >> >> >>");
    add(&test, "<< /Names [(a) 3 0 R (b) 5 0 R (c) (no file) (d) 8 0 R] >>");
    add(&test, "<< /F (old.txt) /UF <FEFF00E900740061> /EF << /F 4 0 R >> >>");
    add_stream(&test, "", "one");
    add(&test, "<< /F (b.xml) /EF << /UF 6 0 R /F 7 0 R >> >>");
    add_stream(&test, "/Filter []", "two");
    add_stream(&test, "", "three");
    add(&test, "<< /F (hex) /EF << /F 9 0 R >> >>");
    add_stream(&test, "/Filter /ASCIIHexDecode", "41>");
    end(&test);
    assert_int_equal(read(&test), CVX_OK);
    assert_int_equal(test.count, 2);
    expect(&test, 0, "éta", "one");
    expect(&test, 1, "b.xml", "two");
    clear(&test);
}

static void one_without_files_has_none(void **state)
{
    (void)state;
    static const char *const catalogs[] = {"<< /Type /Catalog >>", "<< /AF 1 /Names [1] >>",
                                           "<< /Names << /EmbeddedFiles << /Kids 7 >> >> >>",
                                           "<< /AF [null 1 (a) << /EF << /F 1 0 R >> >>] >>"};
    for (size_t i = 0; i < sizeof catalogs / sizeof *catalogs; i++) {
        struct test test;
        begin(&test);
        add(&test, catalogs[i]);
        end(&test);
        assert_int_equal(read(&test), CVX_OK);
        assert_int_equal(test.count, 0);
        clear(&test);
    }
}

static void faults_are_explained(void **state)
{
    (void)state;
    struct test test;
    begin(&test);
    add(&test, "<< /Type /Catalog >>");
    refused(&test, CVX_CODE_SYNTAX, "cut off or damaged");
    begin(&test);
    add(&test, "(no dictionary)");
    end(&test);
    refused(&test, CVX_CODE_SYNTAX, "cut off or damaged");
    begin(&test);
    add(&test, "<< /AF [<< /EF << /F 2 0 R >> >>] >>");
    add_stream(&test, "/Filter /FlateDecode", "not packed");
    end(&test);
    refused(&test, CVX_CODE_SYNTAX, "a file in the PDF is damaged");
}

static void circles_end(void **state)
{
    (void)state;
    struct test test;
    begin(&test);
    add(&test, "<< /Names << /EmbeddedFiles 2 0 R >> >>");
    add(&test, "<< /Kids [2 0 R 2 0 R] >>");
    end(&test);
    refused(&test, CVX_CODE_LIMIT, "leads in circles");
}

static void too_large_a_pdf_is_not_looked_at(void **state)
{
    (void)state;
    struct test test;
    begin(&test);
    memset(cvx_str_extend(&test.pdf, CVX_LIMIT_INPUT), ' ', CVX_LIMIT_INPUT);
    refused(&test, CVX_CODE_LIMIT, "at most 67108864 are read");
}

/* Whether packed objects can be measured is seen by their dictionary. */
static void objects_packed_oddly_are_refused(void **state)
{
    (void)state;
    static const struct {
        const char *dict;
        bool refused;
    } cases[] = {
        {"/Type /ObjStm /N 1 /First 4", false},
        {"/Type /ObjStm /Filter /FlateDecode /DecodeParms << >>", false},
        {"/N 1 /First 4 /Filter /LZWDecode", true},
        {"/Type /XRef /Filter [/FlateDecode /FlateDecode]", true},
        {"/Type /ObjStm /Filter 1 0 R", true},
        /* Names spelled otherwise, and names that only look like others. */
        {"/Type /Obj#53tm /Filter /LZWDecode", true},
        {"/N 1 /#46irst 4 /F#69lter /#4CZWDecode", true},
        {"/N 1 /First 4 /Filter /#46lateDecode", false},
        {"/N 1 /First 4 /Filter [ /FlateDecode ]", false},
        {"/N 1 /First 4 /Filter [/FlateDecode /Fl]", true},
        {"/N 1 /First 4 /Filter [/Fl /FlateDecode]", true},
        {"/N 1 /First 4 /Filter /Fl", true},
        {"/N 1 /First 4 /Filter /FlateDecode /Filter /LZWDecode", true},
        {"/Type 1 0 R /W [1 2 1] /Filter /LZWDecode", true},
        {"/Width 1 /FirstChar 4 /Filter /LZWDecode", false},
        /* Objects that seem to begin later than they do. */
        {"/First 4 /A (1 0 obj <<) /Filter /LZWDecode", true},
        {"/First 4 /A (1 0 obj << %)\n /Filter /LZWDecode", true},
        {"/First 4 /A (1 0 obj << \\() /Filter /LZWDecode", true},
        {"/First 4 % 1 0 obj <<\n /Filter /LZWDecode", true},
        {"/First 4 /A 1 0 obj << >> /Filter /LZWDecode", true},
        {"/First 4 /A << /B (1 0 obj) >> /Filter /LZWDecode", true},
        /* A row of a predictor is made room for before anything is in it. */
        {"/First 4 /Filter /FlateDecode /DecodeParms << /Columns 5 /Predictor 12 >>", false},
        {"/First 4 /Filter /FlateDecode /DecodeParms [<</Columns 99999>>]", false},
        {"/First 4 /Filter /FlateDecode /DecodeParms << /Columns 2000000000 >>", true},
        {"/First 4 /Filter /FlateDecode /DecodeParms << /#43olumns 2000000000 >>", true},
        {"/First 4 /Filter /FlateDecode /DecodeParms << /Columns 1 0 R >>", true},
        {"/First 4 /Filter /FlateDecode /DecodeParms << /Colors 65535 >>", true},
        {"/First 4 /Filter /FlateDecode /DecodeParms 1 0 R", true},
        {"/Type /Metadata /Filter /FlateDecode", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct test test;
        begin(&test);
        add(&test, "<< /Type /Catalog >>");
        add_stream(&test, cases[i].dict, "encrypted, it may be");
        end(&test);
        if (cases[i].refused) {
            refused(&test, CVX_CODE_SYNTAX, "their size cannot be told");
            continue;
        }
        assert_int_equal(read(&test), CVX_OK);
        clear(&test);
    }
}

static void large_ones_that_may_be_encrypted_are_refused(void **state)
{
    (void)state;
    enum { MOST = CVX_LIMIT_INPUT / 1032 };
    struct test test;
    for (size_t i = 0; i < 2; i++) {
        begin(&test);
        char *noise = cvx_arena_alloc(&test.arena, MOST + 1);
        assert_non_null(noise);
        memset(noise, 'x', MOST - 1 + i); /* and a line feed ends it */
        add(&test, "<< /Type /Catalog >>");
        add_stream(&test, "/Type /ObjStm /Filter /FlateDecode", noise);
        end(&test);
        if (i == 1) {
            refused(&test, CVX_CODE_SYNTAX, "their size cannot be told");
            continue;
        }
        assert_int_equal(read(&test), CVX_OK);
        clear(&test);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_are_found_once_and_in_order),
        cmocka_unit_test(one_without_files_has_none),
        cmocka_unit_test(faults_are_explained),
        cmocka_unit_test(circles_end),
        cmocka_unit_test(too_large_a_pdf_is_not_looked_at),
        cmocka_unit_test(objects_packed_oddly_are_refused),
        cmocka_unit_test(large_ones_that_may_be_encrypted_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
