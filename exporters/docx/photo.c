/* SPDX-License-Identifier: MIT */
/* The photo: a picture anchored in the far upper corner of the first page, as the PDF has it
 * (ISO/IEC 29500-1, 20.4 and 20.2). Its size is the theme's; what does not fit is cut off, the same
 * on both sides. */
#include "exporters/docx/docx.h"

#include <math.h>

#define NS_WP  "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
#define NS_PIC "http://schemas.openxmlformats.org/drawingml/2006/picture"

#define GAP 16.0 /* points between the photo and text beside it */

double cvx_docx_photo_room(const struct cvx_docx *docx)
{
    return docx->picture.bytes ? docx->job->theme->photo_width + GAP : 0;
}

/* English Metric Units: 914400 to the inch. */
static long emu(double points)
{
    return lround(points * 12700);
}

/* How the stored picture is to be turned, by EXIF's number: degrees clockwise after mirroring. */
static const struct turn {
    int degrees;
    bool mirrored;
} turns[9] = {
    [1] = {0, false},  [2] = {0, true},   [3] = {180, false}, [4] = {180, true},
    [5] = {270, true}, [6] = {90, false}, [7] = {90, true},   [8] = {270, false},
};

/* A picture that is turned by a quarter has width and height of the unturned one. */
struct frame {
    double width, height; /* points, before turning */
    double x, y;          /* of the unturned frame's corner, from the margins */
    const struct turn *turn;
};

static struct frame frame_of(const struct cvx_docx *docx)
{
    const struct cvx_theme *theme = docx->job->theme;
    const struct turn *turn = &turns[docx->picture.orientation];
    struct frame frame = {theme->photo_width, theme->photo_height, 0, 0, turn};
    frame.x = docx->job->doc->rtl ? 0 : cvx_docx_text_width(docx) - frame.width;
    if (turn->degrees % 180 != 0) {
        const double half = (frame.width - frame.height) / 2;
        frame = (struct frame){theme->photo_height, theme->photo_width, frame.x + half,
                               frame.y - half, turn};
    }
    return frame;
}

static void write_pair(struct cvx_xml *xml, const char *name, const char *const names[2],
                       const long values[2])
{
    cvx_xml_start(xml, name);
    for (int i = 0; i < 2; i++)
        cvx_xml_attr_int(xml, names[i], values[i]);
    cvx_xml_end(xml);
}

static void write_position(struct cvx_xml *xml, const char *name, double points)
{
    cvx_xml_start(xml, name);
    cvx_xml_attr(xml, "relativeFrom", "margin");
    cvx_xml_start(xml, "wp:posOffset");
    struct cvx_str offset;
    cvx_str_init(&offset, xml->out->arena);
    cvx_str_add_int(&offset, emu(points));
    cvx_xml_text(xml, cvx_str_get(&offset));
    cvx_xml_end(xml);
    cvx_xml_end(xml);
}

/* The alternative text: the block's runs, joined. */
static const char *description(const struct cvx_docx *docx)
{
    struct cvx_str text;
    cvx_str_init(&text, docx->arena);
    for (const struct cvx_run *run = docx->photo->text.first; run; run = run->next)
        cvx_str_add(&text, run->text ? run->text : " ");
    return text.len > 0 ? cvx_str_get(&text) : docx->job->doc->info.title;
}

static void write_names(struct cvx_xml *xml, const char *element, const char *alternative)
{
    cvx_xml_start(xml, element);
    cvx_xml_attr(xml, "id", "1");
    cvx_xml_attr(xml, "name", "Photo");
    cvx_xml_attr(xml, "descr", alternative);
    cvx_xml_end(xml);
}

/* What is cut off each side, and off top and bottom, so that the rest fills the frame: thousandths
 * of a percent. Less than one percent is not worth it. */
struct crop {
    long side, top;
};

static struct crop crop_of(const struct cvx_docx *docx, const struct frame *frame)
{
    enum { LEAST = 1000 };
    const double aspect = (double)docx->picture.width / docx->picture.height;
    const double wanted = frame->width / frame->height;
    const long side = aspect > wanted ? lround((1 - wanted / aspect) * 50000) : 0;
    const long top = aspect < wanted ? lround((1 - aspect / wanted) * 50000) : 0;
    return (struct crop){side >= LEAST ? side : 0, top >= LEAST ? top : 0};
}

static void write_crop(struct cvx_xml *xml, struct crop crop)
{
    if (crop.side == 0 && crop.top == 0)
        return;
    cvx_xml_start(xml, "a:srcRect");
    cvx_xml_attr_int(xml, "l", crop.side);
    cvx_xml_attr_int(xml, "t", crop.top);
    cvx_xml_attr_int(xml, "r", crop.side);
    cvx_xml_attr_int(xml, "b", crop.top);
    cvx_xml_end(xml);
}

/* The corners' radius as a part of the shorter side. A picture that is cut keeps its corners:
 * LibreOffice 7.4 shows a plain colour instead of one that is both cut and rounded. */
static void write_shape(const struct cvx_docx *docx, struct cvx_xml *xml, struct crop crop)
{
    const struct cvx_theme *theme = docx->job->theme;
    const bool cut = crop.side != 0 || crop.top != 0;
    const double radius =
        cut ? 0 : theme->photo_radius / fmin(theme->photo_width, theme->photo_height);
    cvx_xml_start(xml, "a:prstGeom");
    cvx_xml_attr(xml, "prst", radius > 0 ? "roundRect" : "rect");
    cvx_xml_start(xml, "a:avLst");
    if (radius > 0) {
        cvx_xml_start(xml, "a:gd");
        cvx_xml_attr(xml, "name", "adj");
        cvx_xml_attr(xml, "fmla",
                     cvx_arena_printf(docx->arena, "val %ld", lround(fmin(radius, 0.5) * 100000)));
        cvx_xml_end(xml);
    }
    cvx_xml_end(xml);
    cvx_xml_end(xml);
}

static void write_picture(const struct cvx_docx *docx, struct cvx_xml *xml,
                          const struct frame *frame, const char *alternative)
{
    const long size[] = {emu(frame->width), emu(frame->height)};
    const struct crop crop = crop_of(docx, frame);
    cvx_xml_start(xml, "pic:pic");
    cvx_xml_attr(xml, "xmlns:pic", NS_PIC);
    cvx_xml_start(xml, "pic:nvPicPr");
    write_names(xml, "pic:cNvPr", alternative);
    cvx_xml_empty(xml, "pic:cNvPicPr", NULL, NULL);
    cvx_xml_end(xml);
    cvx_xml_start(xml, "pic:blipFill");
    cvx_xml_empty(xml, "a:blip", "r:embed", "rIdPhoto");
    write_crop(xml, crop);
    cvx_xml_start(xml, "a:stretch");
    cvx_xml_empty(xml, "a:fillRect", NULL, NULL);
    cvx_xml_end(xml);
    cvx_xml_end(xml);
    cvx_xml_start(xml, "pic:spPr");
    cvx_xml_start(xml, "a:xfrm");
    if (frame->turn->degrees)
        cvx_xml_attr_int(xml, "rot", frame->turn->degrees * 60000L);
    if (frame->turn->mirrored)
        cvx_xml_attr(xml, "flipH", "1");
    write_pair(xml, "a:off", (const char *const[]){"x", "y"}, (const long[]){0, 0});
    write_pair(xml, "a:ext", (const char *const[]){"cx", "cy"}, size);
    cvx_xml_end(xml);
    write_shape(docx, xml, crop);
    cvx_xml_end(xml);
    cvx_xml_end(xml);
}

static void start_anchor(struct cvx_xml *xml)
{
    static const char *const fixed[][2] = {
        {"relativeHeight", "1"}, {"behindDoc", "0"},    {"locked", "0"},
        {"layoutInCell", "1"},   {"allowOverlap", "1"}, {"simplePos", "0"},
    };
    cvx_xml_start(xml, "wp:anchor");
    cvx_xml_attr(xml, "xmlns:wp", NS_WP);
    cvx_xml_attr(xml, "xmlns:a", CVX_NS_A);
    cvx_xml_attr(xml, "distT", "0");
    cvx_xml_attr(xml, "distB", "0");
    cvx_xml_attr_int(xml, "distL", emu(GAP));
    cvx_xml_attr_int(xml, "distR", emu(GAP));
    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
        cvx_xml_attr(xml, fixed[i][0], fixed[i][1]);
    write_pair(xml, "wp:simplePos", (const char *const[]){"x", "y"}, (const long[]){0, 0});
}

void cvx_docx_write_photo(struct cvx_docx *docx, struct cvx_xml *xml)
{
    const struct frame frame = frame_of(docx);
    const char *alternative = description(docx);
    const long size[] = {emu(frame.width), emu(frame.height)};
    cvx_xml_start(xml, "w:r");
    cvx_xml_start(xml, "w:drawing");
    start_anchor(xml);
    write_position(xml, "wp:positionH", frame.x);
    write_position(xml, "wp:positionV", frame.y);
    write_pair(xml, "wp:extent", (const char *const[]){"cx", "cy"}, size);
    cvx_xml_empty(xml, "wp:wrapSquare", "wrapText", "bothSides");
    write_names(xml, "wp:docPr", alternative);
    cvx_xml_start(xml, "a:graphic");
    cvx_xml_start(xml, "a:graphicData");
    cvx_xml_attr(xml, "uri", NS_PIC);
    write_picture(docx, xml, &frame, alternative);
    cvx_xml_end(xml);
    cvx_xml_end(xml);
    cvx_xml_end(xml);
    cvx_xml_end(xml);
    cvx_xml_end(xml);
    docx->photo = NULL;
}
