/* SPDX-License-Identifier: MIT */
/* The photo: where it may come from, what is refused, what is taken out of it. */
#include "core/doc/picture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

struct fixture {
    struct cvx_arena arena;
    struct cvx_diag diag;
    struct cvx_picture picture;
    char folder[32];
};

static int setup(void **state)
{
    static struct fixture f;
    memset(&f, 0, sizeof f);
    cvx_arena_init(&f.arena, NULL);
    cvx_diag_init(&f.diag, NULL);
    strcpy(f.folder, "/tmp/cvx-picture-XXXXXX");
    *state = &f;
    return mkdtemp(f.folder) ? 0 : -1;
}

static int teardown(void **state)
{
    struct fixture *f = *state;
    char path[64];
    snprintf(path, sizeof path, "%s/p.jpg", f->folder);
    unlink(path);
    rmdir(f->folder);
    cvx_arena_clear(&f->arena);
    cvx_diag_clear(&f->diag);
    return 0;
}

static bool read_target(struct fixture *f, const char *target, const char *folder)
{
    const struct cvx_block photo = {.kind = CVX_BLOCK_PHOTO, .target = target};
    return cvx_picture_read(&photo, folder, &f->arena, &f->diag, &f->picture);
}

/* The message of the one warning. */
static const char *refusal(const struct fixture *f)
{
    assert_int_equal(f->diag.counts[CVX_WARNING], 1);
    assert_int_equal(f->diag.first->code, CVX_CODE_BAD_IMAGE);
    return f->diag.first->message;
}

/* A JPEG of 7 x 5 pixels by its markers: EXIF (turned a quarter), a comment, one scan. */
static const unsigned char jpeg[] = {
    0xFF, 0xD8,                       /* SOI */
    0xFF, 0xE0, 0,    4,    'J', 'F', /* APP0 */
    0xFF, 0xE1, 0,    34,   'E', 'x', 'i', 'f', 0,  0, 'M',  'M',  0, 42,
    0,    0,    0,    8, /* APP1 */
    0,    1,    0x01, 0x12, 0,   3,   0,   0,   0,  1, 0,    6,    0, 0,
    0,    0,    0,    0,                                                    /* orientation 6 */
    0xFF, 0xFE, 0,    4,    'h', 'i',                                       /* COM */
    0xFF, 0xC0, 0,    11,   8,   0,   5,   0,   7,  1, 1,    0x11, 0,       /* SOF0 */
    0xFF, 0xDA, 0,    8,    1,   1,   0,   0,   63, 0, 0x12, 0xFF, 0, 0x34, /* SOS, data */
    0xFF, 0xD9, 'x',                                                        /* EOI, a rest */
};

static bool read_jpeg_bytes(struct fixture *f, const unsigned char *bytes, size_t len)
{
    char path[64];
    snprintf(path, sizeof path, "%s/p.jpg", f->folder);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, len, file), len);
    fclose(file);
    return read_target(f, "p.jpg", f->folder);
}

/* Where `what` begins in `bytes`; -1 when it does not occur. */
static long find(const unsigned char *bytes, size_t len, const char *what, size_t what_len)
{
    for (size_t i = 0; i + what_len <= len; i++)
        if (memcmp(bytes + i, what, what_len) == 0)
            return (long)i;
    return -1;
}

static void jpeg_is_measured_and_freed_of_what_it_tells(void **state)
{
    struct fixture *f = *state;
    assert_true(read_jpeg_bytes(f, jpeg, sizeof jpeg));
    assert_int_equal(f->picture.kind, CVX_PICTURE_JPEG);
    assert_int_equal(f->picture.width, 7);
    assert_int_equal(f->picture.height, 5);
    assert_int_equal(f->picture.components, 1);
    assert_int_equal(f->picture.orientation, 6);
    assert_int_equal(f->picture.len, sizeof jpeg - 36 - 6 - 1);
    assert_memory_equal(f->picture.bytes + f->picture.len - 4, "\x00\x34\xFF\xD9", 4);
    assert_int_equal(find(f->picture.bytes, f->picture.len, "Exif", 4), -1);
}

static void a_jpeg_cut_anywhere_is_refused(void **state)
{
    struct fixture *f = *state;
    for (size_t len = 4; len < sizeof jpeg - 1; len++) {
        assert_false(read_jpeg_bytes(f, jpeg, len));
        refusal(f);
        cvx_diag_clear(&f->diag);
        cvx_diag_init(&f->diag, NULL);
    }
}

static void cmyk_is_refused(void **state)
{
    struct fixture *f = *state;
    unsigned char cmyk[sizeof jpeg];
    memcpy(cmyk, jpeg, sizeof jpeg);
    cmyk[find(cmyk, sizeof cmyk, "\xFF\xC0", 2) + 9] = 4;
    assert_false(read_jpeg_bytes(f, cmyk, sizeof cmyk));
    assert_non_null(strstr(refusal(f), "CMYK"));
}

static void data_uris_are_decoded(void **state)
{
    struct fixture *f = *state;
    assert_true(read_target(
        f,
        "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAC0lE\nQVR42mNgQA"
        "YAAA4AAbCRbcoAAAAASUVORK5CYII=",
        NULL));
    assert_int_equal(f->picture.kind, CVX_PICTURE_PNG);
    assert_int_equal(f->picture.width, 3);
    assert_int_equal(f->picture.height, 2);
}

static void bad_targets_are_refused(void **state)
{
    static const struct {
        const char *target, *folder, *why;
    } cases[] = {
        {"data:image/png;base64,iVB!", NULL, "base64"},
        {"data:image/svg+xml,<svg/>", NULL, "base64"},
        {"data:image/png;base64,AAAA", NULL, "neither JPEG nor PNG"},
        {"https://example.org/me.jpg", "/tmp", "network"},
        {"me.jpg", NULL, "own folder"},
        {"no-such-file.jpg", "/tmp", "names no file"},
        {"../etc/passwd", "/tmp", "leaves"},
        {"/etc/passwd", "/tmp", "leaves"},
        {".", "/tmp", "leaves"},
        {"", "/tmp", "names no file"},
        {"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAw1AAAMNQCAIAAAASFvFNAAAA", NULL, "million"},
    };
    struct fixture *f = *state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_false(read_target(f, cases[i].target, cases[i].folder));
        if (!strstr(refusal(f), cases[i].why))
            fail_msg("case %zu: %s", i, f->diag.first->message);
        cvx_diag_clear(&f->diag);
        cvx_diag_init(&f->diag, NULL);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(jpeg_is_measured_and_freed_of_what_it_tells),
        TEST(a_jpeg_cut_anywhere_is_refused),
        TEST(cmyk_is_refused),
        TEST(data_uris_are_decoded),
        TEST(bad_targets_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
