/* SPDX-License-Identifier: MIT */
/* Makes the fonts inside the program smaller, while building:
 *
 *     subset-font IN.ttf OUT.ttf RANGE...        a RANGE is 00A0-024F or 2212
 *
 * The subset keeps the characters of the ranges that the font has, what shapes them (kerning,
 * ligatures, marks, figures, small capitals) and what says whose it is; it drops hinting, glyph
 * names and everything that only a screen needs. No part of the library. */
#include <hb-subset.h>
#include <stdio.h>
#include <stdlib.h>

/* Beyond the features that HarfBuzz keeps by default. */
static const char *const features[] = {
    "smcp", "c2sc", "tnum", "pnum", "lnum", "onum", "case", "sups", "subs", "ordn", "zero", NULL,
};

static const unsigned copyright_names[] = {0, 7, 8, 9, 11, 13, 14};

static int fail(const char *what, const char *name)
{
    fprintf(stderr, "subset-font: %s: %s\n", what, name);
    return 1;
}

/* Takes "from-to" or "one", hexadecimal. */
static int add_range(hb_set_t *characters, const char *range)
{
    char *end = NULL;
    const unsigned long first = strtoul(range, &end, 16);
    unsigned long last = first;
    if (*end == '-')
        last = strtoul(end + 1, &end, 16);
    if (end == range || *end != '\0' || last < first || last > 0x10FFFF)
        return fail("no range of characters", range);
    hb_set_add_range(characters, (hb_codepoint_t)first, (hb_codepoint_t)last);
    return 0;
}

static hb_subset_input_t *plan(char **ranges)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input)
        return NULL;
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
    hb_set_t *kept = hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG);
    for (size_t i = 0; features[i]; i++)
        hb_set_add(kept, hb_tag_from_string(features[i], -1));
    hb_set_t *names = hb_subset_input_set(input, HB_SUBSET_SETS_NAME_ID);
    for (size_t i = 0; i < sizeof copyright_names / sizeof *copyright_names; i++)
        hb_set_add(names, copyright_names[i]);
    for (; *ranges; ranges++)
        if (add_range(hb_subset_input_unicode_set(input), *ranges) != 0)
            exit(1);
    return input;
}

static int save(const char *path, hb_face_t *face)
{
    hb_blob_t *blob = hb_face_reference_blob(face);
    unsigned len = 0;
    const char *bytes = hb_blob_get_data(blob, &len);
    FILE *file = fopen(path, "wb");
    if (!file)
        return fail("cannot be written", path);
    const size_t written = fwrite(bytes, 1, len, file);
    const int closed = fclose(file);
    hb_blob_destroy(blob);
    return written == len && len > 0 && closed == 0 ? 0 : fail("cannot be written", path);
}

int main(int argc, char **argv)
{
    if (argc < 4)
        return fail("usage", "subset-font IN.ttf OUT.ttf RANGE...");
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(argv[1]);
    if (!blob)
        return fail("cannot be read", argv[1]);
    hb_face_t *face = hb_face_create(blob, 0);
    hb_subset_input_t *input = plan(argv + 3);
    hb_face_t *subset = input ? hb_subset_or_fail(face, input) : NULL;
    const int status = subset ? save(argv[2], subset) : fail("cannot be subset", argv[1]);
    hb_face_destroy(subset);
    hb_subset_input_destroy(input);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return status;
}
