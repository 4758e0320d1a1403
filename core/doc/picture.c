/* SPDX-License-Identifier: MIT */
/* Finding the photo, and reading as much of it as its header tells. */
#include "core/doc/picture.h"

#include "core/base/limits.h"

#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

/* What is being read, and what is to be said about it when that fails. */
struct reading {
    const struct cvx_block *photo;
    struct cvx_arena *arena;
    struct cvx_diag *diag;
    unsigned char *bytes;
    size_t len;
};

static bool refuse(const struct reading *reading, const char *why)
{
    if (!reading->arena->failed)
        cvx_diag_add(reading->diag, CVX_CODE_BAD_IMAGE, reading->photo->at,
                     "the photo is left out: %s", why);
    return false;
}

static int base64_value(unsigned char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    if (c == '+' || c == '-') /* RFC 4648, 4 and 5 */
        return 62;
    return c == '/' || c == '_' ? 63 : -1;
}

static bool read_data_uri(struct reading *reading)
{
    const char *uri = reading->photo->target, *data = strchr(uri, ',');
    static const char base64[] = ";base64";
    const size_t tail = sizeof base64 - 1;
    if (!data || (size_t)(data - uri) < tail || strncasecmp(data - tail, base64, tail) != 0)
        return refuse(reading, "its data: URI is not in base64");
    const size_t len = strlen(++data);
    if (len / 4 * 3 > CVX_LIMIT_PICTURE)
        return refuse(reading, "it has more than 10 MB");
    reading->bytes = cvx_arena_alloc(reading->arena, len / 4 * 3 + 3);
    if (!reading->bytes)
        return false;
    unsigned long bits = 0;
    int count = 0;
    for (; *data && *data != '='; data++) {
        const int value = base64_value((unsigned char)*data);
        if (value < 0 && !strchr(" \t\r\n", *data))
            return refuse(reading, "its data: URI is not in base64");
        if (value < 0)
            continue;
        bits = (bits << 6 | (unsigned)value) & 0xFFFF;
        count += 6;
        if (count >= 8) {
            count -= 8;
            reading->bytes[reading->len++] = (unsigned char)(bits >> count);
        }
    }
    return true;
}

static bool read_descriptor(struct reading *reading, int fd)
{
    struct stat info;
    if (fstat(fd, &info) != 0 || !S_ISREG(info.st_mode))
        return refuse(reading, "its path names no file");
    if (info.st_size > CVX_LIMIT_PICTURE)
        return refuse(reading, "it has more than 10 MB");
    const size_t size = (size_t)info.st_size;
    reading->bytes = cvx_arena_alloc(reading->arena, size);
    while (reading->bytes && reading->len < size) {
        const ssize_t got = read(fd, reading->bytes + reading->len, size - reading->len);
        if (got <= 0)
            return refuse(reading, "its file cannot be read");
        reading->len += (size_t)got;
    }
    return reading->bytes != NULL;
}

/* Whether `path` lies in `folder`; both resolved, so without links, "." and "..". */
static bool inside(const char *path, const char *folder)
{
    const size_t len = strlen(folder);
    return strncmp(path, folder, len) == 0 && (path[len] == '/' || folder[len - 1] == '/');
}

static bool read_file(struct reading *reading, const char *folder)
{
    const char *target = reading->photo->target;
    if (!folder)
        return refuse(reading, "a path is only followed from a CV's own folder");
    char *joined = cvx_arena_printf(reading->arena, "%s/%s", folder, target);
    char *root = realpath(*folder ? folder : ".", NULL);
    char *path = joined ? realpath(target[0] == '/' ? target : joined, NULL) : NULL;
    bool done = false;
    if (!joined)
        done = false;
    else if (!root || !path)
        refuse(reading, "its path names no file");
    else if (!inside(path, root))
        refuse(reading, "its path leaves the CV's folder");
    else {
        const int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
        done = fd >= 0 ? read_descriptor(reading, fd) : refuse(reading, "its file cannot be read");
        if (fd >= 0)
            close(fd);
    }
    free(root);
    free(path);
    return done;
}

/* A number of `size` bytes, most significant first unless `little`. */
static uint32_t number(const unsigned char *bytes, int size, bool little)
{
    uint32_t value = 0;
    for (int i = 0; i < size; i++)
        value = value << 8 | bytes[little ? size - 1 - i : i];
    return value;
}

/* The orientation in an Exif segment (a TIFF file's first directory); 1 when it says none. */
static int exif_orientation(const unsigned char *bytes, size_t len)
{
    enum { HEADER = 6, ENTRY = 12, ORIENTATION = 0x0112 };
    if (len < HEADER + 8 || memcmp(bytes, "Exif\0", HEADER) != 0)
        return 1;
    const unsigned char *tiff = bytes + HEADER;
    const size_t size = len - HEADER;
    const bool little = tiff[0] == 'I';
    const size_t directory = number(tiff + 4, 4, little);
    if (directory > size - 2)
        return 1;
    const uint32_t count = number(tiff + directory, 2, little);
    for (size_t i = 0, at = directory + 2; i < count && at + ENTRY <= size; i++, at += ENTRY) {
        const uint32_t value = number(tiff + at + 8, 2, little);
        if (number(tiff + at, 2, little) == ORIENTATION && value >= 1 && value <= 8)
            return (int)value;
    }
    return 1;
}

/* Markers of a JPEG (ITU-T T.81, table B.1). */
enum {
    SOF0 = 0xC0,
    SOF2 = 0xC2,
    DHT = 0xC4,
    JPG = 0xC8,
    SOF15 = 0xCF,
    DAC = 0xCC,
    RST0 = 0xD0,
    RST7 = 0xD7,
    SOI = 0xD8,
    EOI = 0xD9,
    SOS = 0xDA,
    APP0 = 0xE0,
    APP1 = 0xE1,
    APP14 = 0xEE,
    APP15 = 0xEF,
    COM = 0xFE,
};

static bool is_frame(int marker)
{
    return marker >= SOF0 && marker <= SOF15 && marker != DHT && marker != JPG && marker != DAC;
}

/* A segment's bytes, its two of length not among them. */
static bool read_segment(const struct reading *reading, struct cvx_picture *picture, int marker,
                         const unsigned char *bytes, size_t len)
{
    if (marker == APP1 && picture->orientation == 1)
        picture->orientation = exif_orientation(bytes, len);
    if (!is_frame(marker))
        return true;
    if (len < 6 || marker > SOF2 || bytes[0] != 8)
        return refuse(reading, "it is a kind of JPEG that documents cannot hold");
    picture->height = number(bytes + 1, 2, false);
    picture->width = number(bytes + 3, 2, false);
    picture->components = bytes[5];
    if (picture->components != 1 && picture->components != 3)
        return refuse(reading, "its colours are meant for printing (CMYK)");
    return true;
}

/* Bytes of entropy-coded data from `at` on: up to a marker that is neither a stuffed zero nor a
 * restart. */
static size_t scan_end(const struct reading *reading, size_t at)
{
    for (; at + 1 < reading->len; at++) {
        const int next = reading->bytes[at + 1];
        if (reading->bytes[at] == 0xFF && next != 0 && next != 0xFF &&
            !(next >= RST0 && next <= RST7))
            return at;
    }
    return reading->len;
}

static bool kept(int marker)
{
    return marker == APP14 || !((marker > APP0 && marker <= APP15) || marker == COM);
}

/* Walks the segments, copies those that are needed for showing it over the others. */
static bool read_jpeg(struct reading *reading, struct cvx_picture *picture)
{
    unsigned char *bytes = reading->bytes;
    size_t at = 2, out = 2;
    picture->kind = CVX_PICTURE_JPEG;
    while (at + 4 <= reading->len && bytes[at] == 0xFF && bytes[at + 1] != EOI) {
        const int marker = bytes[at + 1];
        if (marker == 0xFF) { /* fill */
            at++;
            continue;
        }
        const size_t len = number(bytes + at + 2, 2, false);
        size_t end = at + 2 + len;
        if (len < 2 || end > reading->len)
            break;
        if (!read_segment(reading, picture, marker, bytes + at + 4, len - 2))
            return false;
        if (marker == SOS)
            end = scan_end(reading, end);
        if (kept(marker)) {
            memmove(bytes + out, bytes + at, end - at);
            out += end - at;
        }
        at = end;
    }
    if (at + 2 > reading->len || bytes[at] != 0xFF || bytes[at + 1] != EOI || !picture->width)
        return refuse(reading, "its file is damaged or cut off");
    bytes[out++] = 0xFF;
    bytes[out++] = EOI;
    reading->len = out;
    return true;
}

static bool read_png(struct reading *reading, struct cvx_picture *picture)
{
    enum { IHDR_END = 33 };
    if (reading->len < IHDR_END || memcmp(reading->bytes + 12, "IHDR", 4) != 0)
        return refuse(reading, "its file is damaged or cut off");
    picture->kind = CVX_PICTURE_PNG;
    picture->width = number(reading->bytes + 16, 4, false);
    picture->height = number(reading->bytes + 20, 4, false);
    return true;
}

bool cvx_picture_read(const struct cvx_block *photo, const char *folder, struct cvx_arena *arena,
                      struct cvx_diag *diag, struct cvx_picture *picture)
{
    static const unsigned char jpeg[] = {0xFF, SOI, 0xFF}, png[] = "\x89PNG\r\n\x1A\n";
    struct reading reading = {.photo = photo, .arena = arena, .diag = diag};
    const char *target = photo->target;
    *picture = (struct cvx_picture){.orientation = 1};
    if (!target || !*target)
        return refuse(&reading, "it names no file");
    if (strncasecmp(target, "data:", 5) == 0) {
        if (!read_data_uri(&reading))
            return false;
    } else if (strstr(target, "://")) {
        refuse(&reading, "nothing is fetched from the network");
        cvx_diag_hint(diag, "store it beside the CV and give its file name");
        return false;
    } else if (!read_file(&reading, folder)) {
        return false;
    }
    bool known = true;
    if (reading.len > sizeof jpeg && memcmp(reading.bytes, jpeg, sizeof jpeg) == 0)
        known = read_jpeg(&reading, picture);
    else if (reading.len > sizeof png && memcmp(reading.bytes, png, sizeof png - 1) == 0)
        known = read_png(&reading, picture);
    else
        known = refuse(&reading, "it is neither JPEG nor PNG");
    if (!known)
        return false;
    if (!picture->width || !picture->height || picture->width > CVX_LIMIT_PIXELS ||
        picture->height > CVX_LIMIT_PIXELS / picture->width)
        return refuse(&reading, "it has no pixels, or more than 16 million");
    picture->bytes = reading.bytes;
    picture->len = reading.len;
    return true;
}
