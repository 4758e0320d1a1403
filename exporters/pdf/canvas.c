/* SPDX-License-Identifier: MIT */
/* The content stream. Text stays within one text object as long as nothing else is painted, the pen
 * runs on from piece to piece, and every position is reached from where the viewer's pen really is:
 * rounding never adds up. */
#include "exporters/pdf/canvas.h"

#include "exporters/pdf/path.h"
#include "exporters/pdf/piece.h"

#include <math.h>
#include <string.h>

enum {
    PLACES = 2,     /* decimals of a position: 1/100 pt is finer than any printer */
    FAR = 3000,     /* thousandths of the size: a gap that is moved over, not adjusted */
    MAX_FONTS = 64, /* on one page; more than a shaper ever opens */
};

/* What is to be written before the next thing painted. */
enum pending {
    PENDING_NOTHING,
    PENDING_CONTENT,
    PENDING_ARTIFACT,
    PENDING_RUNNING,
};

struct cvx_canvas {
    struct cvx_pdf *pdf;
    struct cvx_object *page, *image;
    double height;
    struct cvx_str out;
    struct cvx_pdf_font *fonts[MAX_FONTS];
    unsigned font_count;

    enum pending pending;
    const char *tag;
    unsigned mcid;
    const char *actual_text; /* NULL: what the codes stand for */
    bool open;               /* a marked-content sequence is open */
    bool content;            /* what is open or pending is a structure element's */

    bool in_text;
    bool on_line;          /* the pen is on a line: its position means something */
    long line_x, line_y;   /* where the line starts, 1/100 pt, upwards */
    double pen;            /* where the viewer's pen is, pt */
    const void *font;      /* Tf, and */
    double size;           /* its size */
    long rise;             /* Ts, 1/100 pt */
    uint32_t fill, stroke; /* sRGB */
    double thickness;

    /* A TJ array (9.4.3) being written; pieces that differ in nothing share one. */
    bool in_array;
    bool in_string;
};

struct cvx_canvas *cvx_canvas_new(struct cvx_pdf *pdf, struct cvx_object *page,
                                  const struct cvx_layout_page *size)
{
    struct cvx_canvas *canvas = cvx_arena_alloc(cvx_pdf_arena(pdf), sizeof *canvas);
    if (!canvas)
        return NULL;
    canvas->pdf = pdf;
    canvas->page = page;
    canvas->height = size->height;
    canvas->thickness = 1;
    cvx_str_init(&canvas->out, cvx_pdf_arena(pdf));
    return canvas;
}

static void end_string(struct cvx_canvas *canvas)
{
    if (canvas->in_string)
        cvx_str_add_char(&canvas->out, ')');
    canvas->in_string = false;
}

/* Ends the TJ array, if one is open: before whatever else is written. */
static void end_array(struct cvx_canvas *canvas)
{
    end_string(canvas);
    if (canvas->in_array)
        cvx_str_add(&canvas->out, "]TJ\n");
    canvas->in_array = false;
}

/* Numbers stand apart by a space, all but the first of a line. */
static void add_number(struct cvx_canvas *canvas, double value, int places)
{
    struct cvx_str *out = &canvas->out;
    end_array(canvas);
    if (out->len && out->bytes[out->len - 1] != '\n')
        cvx_str_add_char(out, ' ');
    cvx_str_add_real(out, value, places);
}

static void add_operator(struct cvx_canvas *canvas, const char *name)
{
    cvx_str_add_char(&canvas->out, ' ');
    cvx_str_add(&canvas->out, name);
    cvx_str_add_char(&canvas->out, '\n');
}

static void close_mark(struct cvx_canvas *canvas)
{
    end_array(canvas);
    if (canvas->open)
        cvx_str_add(&canvas->out, "EMC\n");
    canvas->open = false;
}

static void leave_text(struct cvx_canvas *canvas)
{
    end_array(canvas);
    if (canvas->in_text)
        cvx_str_add(&canvas->out, "ET\n");
    canvas->in_text = false;
}

static void enter_text(struct cvx_canvas *canvas)
{
    if (canvas->in_text)
        return;
    cvx_str_add(&canvas->out, "BT\n");
    canvas->in_text = true;
    canvas->on_line = false;
    canvas->line_x = canvas->line_y = 0;
}

static void add_content_mark(struct cvx_canvas *canvas)
{
    cvx_str_add_char(&canvas->out, '/');
    cvx_str_add(&canvas->out, canvas->tag);
    cvx_str_add(&canvas->out, "<</MCID ");
    cvx_str_add_int(&canvas->out, canvas->mcid);
    if (canvas->actual_text) {
        cvx_str_add(&canvas->out, "/ActualText");
        cvx_object_raw_text(&canvas->out, canvas->actual_text);
    }
    cvx_str_add(&canvas->out, ">>BDC\n");
}

static void write_mark(struct cvx_canvas *canvas)
{
    struct cvx_str *out = &canvas->out;
    if (canvas->pending == PENDING_NOTHING)
        return;
    if (canvas->pending == PENDING_CONTENT)
        add_content_mark(canvas);
    else if (canvas->pending == PENDING_RUNNING)
        cvx_str_add(out, "/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n");
    else
        cvx_str_add(out, "/Artifact BMC\n");
    canvas->pending = PENDING_NOTHING;
    canvas->open = true;
}

void cvx_canvas_mark(struct cvx_canvas *canvas, const char *tag, unsigned mcid)
{
    close_mark(canvas);
    canvas->pending = PENDING_CONTENT;
    canvas->content = true;
    canvas->tag = tag;
    canvas->mcid = mcid;
    canvas->actual_text = NULL;
}

void cvx_canvas_mark_word(struct cvx_canvas *canvas, const char *text, unsigned mcid)
{
    cvx_canvas_mark(canvas, "Span", mcid);
    canvas->actual_text = text;
}

void cvx_canvas_mark_artifact(struct cvx_canvas *canvas, bool pagination)
{
    close_mark(canvas);
    canvas->pending = pagination ? PENDING_RUNNING : PENDING_ARTIFACT;
    canvas->content = false;
}

bool cvx_canvas_marked(const struct cvx_canvas *canvas)
{
    return canvas->content;
}

/* Sets a colour, as a grey where it is one. */
static void set_color(struct cvx_canvas *canvas, uint32_t *current, uint32_t color,
                      const char *const operators[2])
{
    if (*current == color)
        return;
    *current = color;
    const unsigned red = color >> 16 & 0xFF, green = color >> 8 & 0xFF, blue = color & 0xFF;
    const bool grey = red == green && green == blue;
    add_number(canvas, red / 255.0, 3);
    if (!grey) {
        add_number(canvas, green / 255.0, 3);
        add_number(canvas, blue / 255.0, 3);
    }
    add_operator(canvas, operators[grey]);
}

static void note_font(struct cvx_canvas *canvas, struct cvx_pdf_font *font)
{
    for (unsigned i = 0; i < canvas->font_count; i++)
        if (canvas->fonts[i] == font)
            return;
    if (canvas->font_count < MAX_FONTS)
        canvas->fonts[canvas->font_count++] = font;
}

static void set_font(struct cvx_canvas *canvas, struct cvx_pdf_font *font, double size)
{
    if (canvas->font == font && canvas->size == size)
        return;
    canvas->font = font;
    canvas->size = size;
    note_font(canvas, font);
    end_array(canvas);
    cvx_str_add(&canvas->out, "/F");
    cvx_str_add_int(&canvas->out, cvx_pdf_font_number(font));
    add_number(canvas, size, 3);
    add_operator(canvas, "Tf");
}

static void set_rise(struct cvx_canvas *canvas, double rise)
{
    if (rise * 100 == (double)canvas->rise) /* nearly always */
        return;
    const long want = lround(rise * 100);
    if (canvas->rise == want)
        return;
    canvas->rise = want;
    add_number(canvas, (double)want / 100, PLACES);
    add_operator(canvas, "Ts");
}

/* Moves the pen to the start of text at (x, y), y upwards, unless it is near enough on the line for
 * an adjustment. */
static void move_pen(struct cvx_canvas *canvas, double x, double y)
{
    const long to_y = lround(y * 100), to_x = lround(x * 100);
    if (canvas->on_line && to_y == canvas->line_y &&
        fabs(x - canvas->pen) * 1000 < FAR * canvas->size)
        return;
    add_number(canvas, (double)(to_x - canvas->line_x) / 100, PLACES);
    add_number(canvas, (double)(to_y - canvas->line_y) / 100, PLACES);
    add_operator(canvas, "Td");
    canvas->line_x = to_x;
    canvas->line_y = to_y;
    canvas->pen = (double)to_x / 100;
    canvas->on_line = true;
}

/* One byte of a literal string (7.3.4.2). Shorter, compressed too, than hexadecimal. */
static void add_byte(struct cvx_str *out, unsigned byte)
{
    if (byte == '\r') { /* by itself it would be read as a newline */
        cvx_str_add(out, "\\r");
        return;
    }
    if (byte == '(' || byte == ')' || byte == '\\')
        cvx_str_add_char(out, '\\');
    cvx_str_add_char(out, (char)(unsigned char)byte);
}

/* Shows a code with its glyph's origin at x. */
static void show_code(struct cvx_canvas *canvas, struct cvx_pdf_code code, double x)
{
    struct cvx_str *out = &canvas->out;
    if (!canvas->in_array)
        cvx_str_add_char(out, '[');
    canvas->in_array = true;
    const double gap = (canvas->pen - x) * 1000 / canvas->size;
    const long back = fabs(gap) < 0.5 ? 0 : lround(gap);
    if (back) {
        end_string(canvas);
        cvx_str_add_int(out, back);
        canvas->pen -= (double)back * canvas->size / 1000;
    }
    if (!canvas->in_string)
        cvx_str_add_char(out, '(');
    canvas->in_string = true;
    add_byte(out, code.code >> 8);
    add_byte(out, code.code & 0xFF);
    canvas->pen += code.width * canvas->size / 1000;
}

static void show_glyph(struct cvx_canvas *canvas, const struct cvx_piece *piece, uint32_t index,
                       struct cvx_pdf_font *font)
{
    const struct cvx_placed_glyph *glyph = &piece->glyphs[index];
    const struct cvx_text_part part = cvx_piece_text(piece, index);
    set_rise(canvas, -glyph->y);
    show_code(canvas, cvx_pdf_font_code(font, glyph->id, part.text, part.len), piece->x + glyph->x);
}

void cvx_canvas_text(struct cvx_canvas *canvas, const struct cvx_piece *piece,
                     struct cvx_glyph_range range, struct cvx_pdf_font *font)
{
    static const char *const fills[2] = {"rg", "g"};
    if (range.start == range.end || !font)
        return;
    enter_text(canvas);
    write_mark(canvas);
    set_color(canvas, &canvas->fill, piece->color, fills);
    set_font(canvas, font, piece->size);
    move_pen(canvas, piece->x + piece->glyphs[range.start].x, canvas->height - piece->baseline);
    for (uint32_t i = range.start; i < range.end; i++)
        show_glyph(canvas, piece, i, font);
}

void cvx_canvas_rule(struct cvx_canvas *canvas, const struct cvx_item *item)
{
    static const char *const strokes[2] = {"RG", "G"};
    cvx_canvas_mark_artifact(canvas, false);
    leave_text(canvas);
    write_mark(canvas);
    set_color(canvas, &canvas->stroke, item->rule.color, strokes);
    if (canvas->thickness != item->rule.thickness) {
        canvas->thickness = item->rule.thickness;
        add_number(canvas, canvas->thickness, 3);
        add_operator(canvas, "w");
    }
    const double y = canvas->height - item->rule.y;
    add_number(canvas, item->rule.x, PLACES);
    add_number(canvas, y, PLACES);
    cvx_str_add(&canvas->out, " m");
    add_number(canvas, item->rule.x + item->rule.width, PLACES);
    add_number(canvas, y, PLACES);
    cvx_str_add(&canvas->out, " l S\n");
    close_mark(canvas);
}

void cvx_canvas_image(struct cvx_canvas *canvas, const struct cvx_item *item,
                      const struct cvx_image *image)
{
    const struct cvx_box place = {.x = item->image.x,
                                  .y = canvas->height - item->image.y - item->image.height,
                                  .w = item->image.width,
                                  .h = item->image.height};
    double x = place.x, y = place.y, w = place.w, h = place.h;
    close_mark(canvas);
    leave_text(canvas);
    write_mark(canvas);
    cvx_str_add(&canvas->out, "q\n");
    cvx_path_clip(&canvas->out, place, fmin(item->image.radius, fmin(w, h) / 2));
    if (image->aspect > w / h) {
        x -= (h * image->aspect - w) / 2;
        w = h * image->aspect;
    } else {
        y -= (w / image->aspect - h) / 2;
        h = w / image->aspect;
    }
    const double(*turn)[3] = image->turn;
    cvx_path_add(&canvas->out,
                 (double[]){turn[0][0] * w, turn[1][0] * h, turn[0][1] * w, turn[1][1] * h,
                            x + turn[0][2] * w, y + turn[1][2] * h},
                 6, "cm");
    cvx_str_add(&canvas->out, "/I Do\nQ\n");
    close_mark(canvas);
    canvas->content = false;
    canvas->image = image->object;
}

void cvx_canvas_finish(struct cvx_canvas *canvas)
{
    close_mark(canvas);
    leave_text(canvas);
    struct cvx_object *contents = cvx_object_new(canvas->pdf);
    cvx_object_set_stream(contents, cvx_str_get(&canvas->out), canvas->out.len, CVX_STREAM_DEFLATE);
    cvx_object_put_ref(canvas->page, "Contents", contents);
    struct cvx_object *resources = cvx_object_put_dict(canvas->page, "Resources");
    struct cvx_object *fonts = canvas->font_count ? cvx_object_put_dict(resources, "Font") : NULL;
    for (unsigned i = 0; i < canvas->font_count; i++) {
        const unsigned number = cvx_pdf_font_number(canvas->fonts[i]);
        const char *key = cvx_arena_printf(cvx_pdf_arena(canvas->pdf), "F%u", number);
        if (key)
            cvx_object_put_ref(fonts, key, cvx_pdf_font_object(canvas->fonts[i]));
    }
    if (canvas->image)
        cvx_object_put_ref(cvx_object_put_dict(resources, "XObject"), "I", canvas->image);
}
