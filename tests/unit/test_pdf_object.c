/* SPDX-License-Identifier: MIT */
/* The object layer and the file: what is written, what fails, and how. */
#include "exporters/pdf/object.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* An allocator that fails from call number `left` on, and counts what is not given back. */
struct failing {
    long left;
    long live;
};

static void *failing_grow(void *context, void *block, size_t size)
{
    struct failing *f = context;
    if (block) {
        free(block);
        f->live--;
        return NULL;
    }
    if (f->left-- <= 0)
        return NULL;
    f->live++;
    return malloc(size);
}

/* The dictionary of object `number` as text. */
static const char *text_of(struct cvx_pdf *pdf, const struct cvx_object *object)
{
    struct cvx_str out;
    cvx_str_init(&out, cvx_pdf_arena(pdf));
    cvx_pdf_object_write(pdf, cvx_object_number(object), &out);
    return cvx_str_get(&out);
}

static int setup(void **state)
{
    static struct cvx_arena arena;
    cvx_arena_init(&arena, NULL);
    *state = &arena;
    return 0;
}

static int teardown(void **state)
{
    cvx_arena_clear(*state);
    return 0;
}

static void writes_entries_in_pdf_syntax(void **state)
{
    struct cvx_pdf *pdf = cvx_pdf_new(*state);
    struct cvx_object *dict = cvx_object_new(pdf);
    cvx_object_put_name(dict, "Type", "A/B");
    cvx_object_put_int(dict, "N", -7);
    cvx_object_put_real(dict, "R", 1.5);
    cvx_object_put_bool(dict, "T", true);
    cvx_object_put_text(dict, "S", "(a\\b)");
    cvx_object_put_text(dict, "U", "\xC3\xA9\xF0\xA0\xAE\xB7");
    cvx_object_put_ref(dict, "Ref", cvx_pdf_catalog(pdf));
    struct cvx_object *array = cvx_object_put_array(dict, "List");
    cvx_object_put_int(array, NULL, 1);
    cvx_object_put_int(cvx_object_put_dict(array, NULL), "K", 2);
    cvx_str_add(cvx_object_raw(dict), "/W [3 [500]]");
    assert_string_equal(text_of(pdf, dict),
                        "<<\n/Type /A#2FB\n/N -7\n/R 1.5\n/T true\n/S (\\050a\\134b\\051)\n"
                        "/U <FEFF00E9D842DFB7>\n/Ref 1 0 R\n/List [ 1 <<\n/K 2\n>> ]\n"
                        "/W [3 [500]]>>");
    assert_int_equal(cvx_object_number(array), 0);
}

static void replaces_an_entry_of_the_same_key(void **state)
{
    struct cvx_pdf *pdf = cvx_pdf_new(*state);
    struct cvx_object *dict = cvx_object_new(pdf);
    cvx_object_put_int(dict, "N", 1);
    cvx_object_put_int(dict, "N", 2);
    assert_string_equal(text_of(pdf, dict), "<<\n/N 2\n>>");
}

static void cuts_texts_at_the_limit_of_the_standard(void **state)
{
    struct cvx_pdf *pdf = cvx_pdf_new(*state);
    struct cvx_object *dict = cvx_object_new(pdf);
    char *text = cvx_arena_alloc(*state, 100001);
    memset(text, 'x', 100000);
    cvx_object_put_text(dict, "S", text);
    assert_false(cvx_pdf_failed(pdf));
    assert_in_range(strlen(text_of(pdf, dict)), 60000, 2 * 2 * 16010);
}

static void escapes_raw_strings(void **state)
{
    struct cvx_str raw;
    cvx_str_init(&raw, *state);
    cvx_object_raw_text(&raw, "a(b)\\");
    cvx_object_raw_text(&raw, "\xE2\x82\xAC");
    assert_string_equal(cvx_str_get(&raw), "(a\\(b\\)\\\\)<FEFF20AC>");
}

/* A small but complete file: one empty page, a stream, a thousand objects. */
static enum cvx_status make_file(struct cvx_arena *arena, struct cvx_sink *out,
                                 struct cvx_diag *diag)
{
    struct cvx_pdf *pdf = cvx_pdf_new(arena);
    if (!pdf)
        return cvx_diag_memory(diag);
    struct cvx_object *page = cvx_object_new(pdf);
    cvx_object_put_name(page, "Type", "Page");
    cvx_object_put_ref(page, "Parent", cvx_pdf_pages(pdf));
    struct cvx_object *box = cvx_object_put_array(page, "MediaBox");
    for (int i = 0; i < 4; i++)
        cvx_object_put_int(box, NULL, i < 2 ? 0 : 100);
    cvx_object_put_ref(cvx_object_put_array(cvx_pdf_pages(pdf), "Kids"), NULL, page);
    cvx_object_put_int(cvx_pdf_pages(pdf), "Count", 1);
    struct cvx_object *content = cvx_object_new(pdf);
    cvx_object_set_stream(content, "0 0 m 9 9 l S\n", 14, CVX_STREAM_DEFLATE);
    cvx_object_put_ref(page, "Contents", content);
    for (int i = 0; i < 1000; i++)
        cvx_object_put_int(cvx_object_new(pdf), "I", i);
    return cvx_pdf_save(pdf, out, diag);
}

static void file_has_header_streams_and_trailer(void **state)
{
    struct cvx_str bytes;
    cvx_str_init(&bytes, *state);
    struct cvx_memory_sink sink;
    cvx_memory_sink_init(&sink, &bytes);
    struct cvx_diag diag;
    cvx_diag_init(&diag, NULL);
    assert_int_equal(make_file(*state, &sink.sink, &diag), CVX_OK);
    assert_memory_equal(bytes.bytes, "%PDF-1.7\n%", 10);
    const char *start = bytes.bytes + bytes.len - 7;
    assert_string_equal(start, "\n%%EOF\n");
    while (*--start != '\n') /* the line before: the offset of the cross-reference stream */
        ;
    char *end;
    const unsigned long offset = strtoul(start, &end, 10);
    assert_in_range(offset, 1, bytes.len);
    assert_non_null(strstr(bytes.bytes + offset, " 0 obj\n<</Type/XRef/Size 1009"));
    /* two object streams of 512: a thousand objects in a few kilobytes */
    assert_in_range(bytes.len, 1000, 9000);
    cvx_diag_clear(&diag);
}

static void every_failing_allocation_gives_one_error(void **state)
{
    (void)state;
    enum cvx_status status = CVX_ENVIRONMENT;
    long calls = 0;
    for (; status != CVX_OK; calls++) {
        struct failing failing = {.left = calls};
        const struct cvx_memory memory = {failing_grow, &failing};
        struct cvx_arena arena, out_arena;
        cvx_arena_init(&arena, &memory);
        cvx_arena_init(&out_arena, NULL);
        struct cvx_str bytes;
        cvx_str_init(&bytes, &out_arena);
        struct cvx_memory_sink sink;
        cvx_memory_sink_init(&sink, &bytes);
        struct cvx_diag diag;
        cvx_diag_init(&diag, NULL);
        status = make_file(&arena, &sink.sink, &diag);
        assert_int_equal(diag.counts[CVX_ERROR], status == CVX_OK ? 0 : 1);
        if (status != CVX_OK)
            assert_int_equal(diag.first->code, CVX_CODE_MEMORY);
        cvx_arena_clear(&arena);
        cvx_arena_clear(&out_arena);
        cvx_diag_clear(&diag);
        assert_int_equal(failing.live, 0);
    }
    assert_true(calls > 3);
}

/* A sink that takes `left` bytes. */
struct short_sink {
    struct cvx_sink sink;
    size_t left, taken;
};

static enum cvx_status short_write(struct cvx_sink *sink, const void *bytes, size_t len,
                                   struct cvx_diag *diag)
{
    struct short_sink *s = (struct short_sink *)sink;
    (void)bytes;
    if (len > s->left) {
        cvx_diag_add(diag, CVX_CODE_TARGET, NULL, "the target is full");
        return CVX_ENVIRONMENT;
    }
    s->left -= len;
    s->taken += len;
    return CVX_OK;
}

static void every_failing_byte_gives_one_error(void **state)
{
    (void)state;
    static const struct cvx_sink_ops ops = {.write = short_write};
    enum cvx_status status = CVX_ENVIRONMENT;
    for (size_t left = 0; status != CVX_OK; left += 97) {
        struct short_sink sink = {.sink = {&ops}, .left = left};
        struct cvx_arena arena;
        cvx_arena_init(&arena, NULL);
        struct cvx_diag diag;
        cvx_diag_init(&diag, NULL);
        status = make_file(&arena, &sink.sink, &diag);
        assert_int_equal(diag.counts[CVX_ERROR], status == CVX_OK ? 0 : 1);
        cvx_diag_clear(&diag);
        cvx_arena_clear(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(writes_entries_in_pdf_syntax, setup, teardown),
        cmocka_unit_test_setup_teardown(replaces_an_entry_of_the_same_key, setup, teardown),
        cmocka_unit_test_setup_teardown(cuts_texts_at_the_limit_of_the_standard, setup, teardown),
        cmocka_unit_test_setup_teardown(escapes_raw_strings, setup, teardown),
        cmocka_unit_test_setup_teardown(file_has_header_streams_and_trailer, setup, teardown),
        cmocka_unit_test(every_failing_allocation_gives_one_error),
        cmocka_unit_test(every_failing_byte_gives_one_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
