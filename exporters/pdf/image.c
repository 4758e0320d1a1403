/* SPDX-License-Identifier: MIT */
/* Image XObjects. The only file that includes libpng; its simplified interface reports errors
 * instead of jumping. */
#include "exporters/pdf/image.h"

#include "exporters/pdf/compress.h"

#include <png.h>
#include <string.h>

enum { DOTS = 300 }; /* per inch: what is finer, print does not show */

/* Decoded pixels, 8 bits a channel. */
struct pixels {
    unsigned char *bytes;
    uint32_t width, height;
    unsigned channels; /* 1 grey, 3 sRGB */
};

static void set_turn(struct cvx_image *image, int orientation)
{
    /* By EXIF's number; its rows and columns count from the upper left, PDF's from the lower. */
    static const double turns[9][2][3] = {
        [1] = {{1, 0, 0}, {0, 1, 0}},   [2] = {{-1, 0, 1}, {0, 1, 0}},
        [3] = {{-1, 0, 1}, {0, -1, 1}}, [4] = {{1, 0, 0}, {0, -1, 1}},
        [5] = {{0, -1, 1}, {-1, 0, 1}}, [6] = {{0, 1, 0}, {-1, 0, 1}},
        [7] = {{0, 1, 0}, {1, 0, 0}},   [8] = {{0, -1, 1}, {1, 0, 0}},
    };
    memcpy(image->turn, turns[orientation], sizeof image->turn);
    if (orientation >= 5)
        image->aspect = 1 / image->aspect;
}

static void put_header(struct cvx_object *object, uint32_t width, uint32_t height,
                       unsigned channels)
{
    cvx_object_put_name(object, "Type", "XObject");
    cvx_object_put_name(object, "Subtype", "Image");
    cvx_object_put_int(object, "Width", (int32_t)width);
    cvx_object_put_int(object, "Height", (int32_t)height);
    cvx_object_put_int(object, "BitsPerComponent", 8);
    cvx_object_put_name(object, "ColorSpace", channels == 1 ? "DeviceGray" : "DeviceRGB");
}

/* What its IDAT chunks hold together (PNG, 11.2.4). */
static struct cvx_compressed packed_pixels(struct cvx_arena *arena,
                                           const struct cvx_picture *picture)
{
    enum { SIGNATURE = 8, AROUND = 12 }; /* of the file, and around a chunk's data */
    unsigned char *all = cvx_arena_alloc(arena, picture->len);
    struct cvx_compressed packed = {all, 0};
    for (size_t at = SIGNATURE; all && at + AROUND <= picture->len;) {
        const unsigned char *chunk = picture->bytes + at;
        const size_t len = (size_t)chunk[0] << 24 | chunk[1] << 16 | chunk[2] << 8 | chunk[3];
        if (len > picture->len - at - AROUND)
            break;
        if (memcmp(chunk + 4, "IDAT", 4) == 0) {
            memcpy(all + packed.len, chunk + 8, len);
            packed.len += len;
        }
        at += len + AROUND;
    }
    return packed;
}

/* libpng unpacks to the end what its pixels need not: 10 MB may be 10 GB. A pixel has at most eight
 * bytes; a row has one more, or a few where it is interlaced and stored in pieces. */
static bool is_bomb(struct cvx_arena *arena, const struct cvx_picture *picture)
{
    const size_t most = ((size_t)picture->width * 8 + 4) * (picture->height + 8);
    const struct cvx_compressed packed = packed_pixels(arena, picture);
    return packed.bytes && cvx_compressed_exceeds(packed.bytes, packed.len, most);
}

static bool decode_png(struct cvx_arena *arena, const struct cvx_picture *picture,
                       struct pixels *pixels)
{
    static const png_color white = {255, 255, 255};
    png_image png = {.version = PNG_IMAGE_VERSION};
    bool done = png_image_begin_read_from_memory(&png, picture->bytes, picture->len);
    if (done) {
        png.format &= PNG_FORMAT_FLAG_COLOR; /* no alpha, 8 bits, no palette */
        pixels->width = png.width;
        pixels->height = png.height;
        pixels->channels = PNG_IMAGE_SAMPLE_CHANNELS(png.format);
        pixels->bytes = cvx_arena_alloc(arena, PNG_IMAGE_SIZE(png));
        done = pixels->bytes && png_image_finish_read(&png, &white, pixels->bytes, 0, NULL);
    }
    png_image_free(&png);
    return done;
}

/* Averages squares of `factor` pixels, in place. */
static void shrink(struct pixels *pixels, uint32_t factor)
{
    const uint32_t width = pixels->width / factor, height = pixels->height / factor;
    const unsigned channels = pixels->channels;
    const size_t row = (size_t)pixels->width * channels;
    unsigned char *to = pixels->bytes;
    for (uint32_t y = 0; y < height; y++) {
        for (uint32_t x = 0; x < width * channels; x++) {
            const unsigned char *from =
                pixels->bytes + y * factor * row + x / channels * factor * channels + x % channels;
            uint32_t sum = 0;
            for (uint32_t i = 0; i < factor * factor; i++)
                sum += from[i / factor * row + i % factor * channels];
            *to++ = (unsigned char)((sum + factor * factor / 2) / (factor * factor));
        }
    }
    pixels->width = width;
    pixels->height = height;
}

/* How many pixels may become one without falling under DOTS. */
static uint32_t spare(const struct pixels *pixels, double width, double height)
{
    const double across = pixels->width / (width / 72 * DOTS);
    const double down = pixels->height / (height / 72 * DOTS);
    const double factor = across < down ? across : down;
    return factor < 1 ? 1 : factor > 64 ? 64 : (uint32_t)factor;
}

/* Rows as differences from the row above (PNG's filter 2), which compress far better. */
static unsigned char *filter_rows(struct cvx_arena *arena, const struct pixels *pixels)
{
    const size_t row = (size_t)pixels->width * pixels->channels;
    unsigned char *filtered = cvx_arena_alloc_array(arena, pixels->height, row + 1);
    for (uint32_t y = 0; filtered && y < pixels->height; y++) {
        const unsigned char *from = pixels->bytes + y * row;
        const unsigned char *above = y ? from - row : NULL;
        unsigned char *to = filtered + y * (row + 1);
        *to++ = 2;
        for (size_t i = 0; i < row; i++)
            to[i] = (unsigned char)(from[i] - (above ? above[i] : 0));
    }
    return filtered;
}

static void add_png(struct cvx_object *object, struct cvx_arena *arena, struct pixels *pixels)
{
    const size_t row = (size_t)pixels->width * pixels->channels;
    const unsigned char *rows = filter_rows(arena, pixels);
    if (!rows)
        return;
    put_header(object, pixels->width, pixels->height, pixels->channels);
    struct cvx_object *parameters = cvx_object_put_dict(object, "DecodeParms");
    cvx_object_put_int(parameters, "Predictor", 12);
    cvx_object_put_int(parameters, "Columns", (int32_t)pixels->width);
    cvx_object_put_int(parameters, "Colors", (int32_t)pixels->channels);
    cvx_object_set_stream(object, rows, (row + 1) * pixels->height, CVX_STREAM_DEFLATE);
}

static void add_jpeg(struct cvx_object *object, const struct cvx_picture *picture)
{
    put_header(object, picture->width, picture->height, (unsigned)picture->components);
    cvx_object_put_name(object, "Filter", "DCTDecode");
    cvx_object_set_stream(object, picture->bytes, picture->len, CVX_STREAM_PLAIN);
}

const char *cvx_image_make(struct cvx_pdf *pdf, const struct cvx_picture *picture, double width,
                           double height, struct cvx_image *image)
{
    struct cvx_arena *arena = cvx_pdf_arena(pdf);
    struct pixels pixels = {0};
    const bool is_png = picture->kind == CVX_PICTURE_PNG;
    if (is_png && is_bomb(arena, picture))
        return "it unpacks to more than its pixels need";
    if (is_png && !decode_png(arena, picture, &pixels))
        return arena->failed ? "memory is out" : "its file is damaged or cut off";
    image->object = cvx_object_new(pdf);
    image->aspect = (double)picture->width / picture->height;
    set_turn(image, picture->orientation);
    if (is_png) {
        shrink(&pixels, spare(&pixels, width, height));
        add_png(image->object, arena, &pixels);
    } else {
        add_jpeg(image->object, picture);
    }
    return cvx_pdf_failed(pdf) ? "memory is out" : NULL;
}
