/* SPDX-License-Identifier: MIT */
/* Fonts in a real file: each text of a table is a page, set by the shaper and the canvas without
 * any layout; pdftotext and mutool must give it back, pdffonts must find every font embedded,
 * subset and with a ToUnicode map. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "exporters/pdf/canvas.h"
#include "exporters/pdf/piece.h"
#include "fonts/fonts.h"
#include "tests/support/need.h"

enum { SIZE = 12 };

static const struct sample {
    const char *lang, *text;
    bool rtl, serif, bold;
    const char *family; /* NULL: Noto */
} samples[] = {
    {.lang = "en", .text = "The office AVATAR: affine, C++, 35 % −5 → ★"},
    {.lang = "en", .text = "office affluent fjord AV To", .family = "EB Garamond"},
    {.lang = "en", .text = "difficult office", .family = "Inter", .bold = true},
    {.lang = "de", .text = "Grüße, Straße, Ähre", .serif = true},
    {.lang = "vi", .text = "Kỹ sư phần mềm cao cấp, Hà Nội", .serif = true},
    {.lang = "vi", .text = "Kỹ sư phần mềm"},
    {.lang = "el", .text = "Βιογραφικό σημείωμα"},
    {.lang = "uk", .text = "Інженер-програміст, Київ"},
    {.lang = "zh-Hans", .text = "高级软件工程师，“分布式系统”——设计与实现。", .bold = true},
    {.lang = "zh-Hans", .text = "⽇本 日本 𠮷野"},
    {.lang = "zh-Hant", .text = "資深工程師，骨幹網路"},
    {.lang = "ja", .text = "ソフトウェア技術者、東京「データ」ベース"},
    {.lang = "ko", .text = "소프트웨어 엔지니어, 서울"},
    {.lang = "hi", .text = "वरिष्ठ सॉफ़्टवेयर अभियंता, क्षमता और श्रीमती कार्य"},
    {.lang = "hi", .text = "हिन्दी में लिखी पंक्ति", .serif = true, .bold = true},
    {.lang = "th", .text = "วิศวกรซอฟต์แวร์อาวุโส กรุงเทพฯ ที่ น้ำ"},
    {.lang = "ar", .text = "مهندس برمجيات أول، السلام", .rtl = true},
    {.lang = "fa", .text = "مهندس نرم‌افزار ارشد", .rtl = true},
    {.lang = "he", .text = "מהנדס תוכנה בכיר, תל אביב", .rtl = true},
    {.lang = "ta", .text = "மூத்த மென்பொருள் பொறியாளர்"},
    {.lang = "bn", .text = "জ্যেষ্ঠ সফটওয়্যার প্রকৌশলী"},
    {.lang = "hy", .text = "Ծրագրավորող Երևան"},
    {.lang = "ka", .text = "პროგრამისტი თბილისი"},
    {.lang = "en", .text = "e\xCC\x81t\xC3\xA9 n\xCC\x83o"},
    {.lang = "en", .text = "smile \xF0\x9F\x98\x80 end"},
};

enum { SAMPLES = sizeof samples / sizeof *samples };

static char path[] = "/tmp/cvx-test-XXXXXX";

/* A piece with glyphs from `first` to `end`, which share a face. */
static struct cvx_piece piece_make(struct cvx_arena *arena, const struct sample *sample,
                                   const struct cvx_glyph *glyphs, size_t count, double x)
{
    struct cvx_placed_glyph *placed = cvx_arena_alloc_array(arena, count, sizeof *placed);
    assert_non_null(placed);
    struct cvx_piece piece = {
        .face = glyphs[0].face,
        .size = SIZE * glyphs[0].scale / 1000.0,
        .text = sample->text + glyphs[0].text,
        .rtl = sample->rtl,
        .glyph_count = (uint32_t)count,
        .glyphs = placed,
        .x = x,
        .baseline = 100,
    };
    double pen = 0;
    for (size_t i = 0; i < count; i++) {
        const double advance = glyphs[i].advance * SIZE / 1000.0;
        piece.text_len += glyphs[i].text_len;
        pen -= sample->rtl ? advance : 0;
        placed[i] = (struct cvx_placed_glyph){
            .id = glyphs[i].id,
            .text = glyphs[i].text - glyphs[0].text,
            .x = pen + glyphs[i].x_offset * SIZE / 1000.0,
            .y = -glyphs[i].y_offset * SIZE / 1000.0,
        };
        pen += sample->rtl ? 0 : advance;
    }
    return piece;
}

static size_t same_face(const struct cvx_glyph *glyphs, size_t count)
{
    size_t end = 1;
    while (end < count &&
           (glyphs[end].face == glyphs[0].face || glyphs[end].text == glyphs[end - 1].text))
        end++;
    return end;
}

struct page {
    struct cvx_piece pieces[32];
    size_t count;
};

struct maker {
    struct cvx_arena arena;
    struct cvx_diag diag;
    struct cvx_fonts *fonts;
    struct cvx_shaper *shaper;
    struct cvx_pdf *pdf;
    struct cvx_pdf_fonts *pdf_fonts;
    struct page pages[SAMPLES];
};

static void sample_set(struct maker *maker, const struct sample *sample, struct page *page)
{
    const struct cvx_font_choice choice = {.families = {sample->family  ? sample->family
                                                        : sample->serif ? "Noto Serif"
                                                                        : "Noto Sans"},
                                           .serif = sample->serif};
    const struct cvx_text_run run = {
        .text = sample->text,
        .text_len = strlen(sample->text),
        .len = strlen(sample->text),
        .rtl = sample->rtl,
        .style = {.choice = &choice, .lang = sample->lang, .bold = sample->bold},
    };
    struct cvx_glyphs glyphs;
    assert_int_equal(cvx_shaper_shape(maker->shaper, &run, &glyphs), CVX_OK);
    double x = sample->rtl ? 500 : 50;
    for (size_t i = 0, next; i < glyphs.count; i = next) {
        next = i + same_face(glyphs.items + i, glyphs.count - i);
        assert_true(page->count < 32);
        struct cvx_piece *piece = &page->pieces[page->count++];
        *piece = piece_make(&maker->arena, sample, glyphs.items + i, next - i, x);
        const double width = (double)cvx_glyphs_width(glyphs.items + i, next - i) * SIZE / 1000;
        x += sample->rtl ? -width : width;
        struct cvx_pdf_font *font = cvx_pdf_fonts_use(maker->pdf_fonts, piece->face);
        for (uint32_t g = 0; g < piece->glyph_count; g++) {
            const struct cvx_text_part part = cvx_piece_text(piece, g);
            cvx_pdf_font_add(font, piece->glyphs[g].id, part.text, part.len);
        }
    }
}

static void page_paint(struct maker *maker, const struct page *page, struct cvx_object *kids)
{
    static const struct cvx_layout_page size = {.width = 550, .height = 200};
    struct cvx_object *object = cvx_object_new(maker->pdf);
    cvx_object_put_name(object, "Type", "Page");
    cvx_object_put_ref(object, "Parent", cvx_pdf_pages(maker->pdf));
    struct cvx_object *box = cvx_object_put_array(object, "MediaBox");
    cvx_object_put_int(box, NULL, 0);
    cvx_object_put_int(box, NULL, 0);
    cvx_object_put_int(box, NULL, 550);
    cvx_object_put_int(box, NULL, 200);
    struct cvx_canvas *canvas = cvx_canvas_new(maker->pdf, object, &size);
    cvx_canvas_mark(canvas, "P", 0);
    for (size_t i = 0; i < page->count; i++)
        cvx_canvas_text(canvas, &page->pieces[i],
                        (struct cvx_glyph_range){0, page->pieces[i].glyph_count},
                        cvx_pdf_fonts_use(maker->pdf_fonts, page->pieces[i].face));
    cvx_canvas_finish(canvas);
    cvx_object_put_ref(kids, NULL, object);
}

/* Writes all samples into the file at `path`. */
static int file_make(void **state)
{
    (void)state;
    struct maker *maker = calloc(1, sizeof *maker);
    cvx_arena_init(&maker->arena, NULL);
    cvx_diag_init(&maker->diag, NULL);
    maker->fonts = cvx_fonts_open(NULL);
    maker->shaper = cvx_shaper_new(maker->fonts, &maker->arena, &maker->diag);
    maker->pdf = cvx_pdf_new(&maker->arena);
    maker->pdf_fonts = cvx_pdf_fonts_new(maker->pdf);
    for (size_t i = 0; i < SAMPLES; i++)
        sample_set(maker, &samples[i], &maker->pages[i]);
    assert_int_equal(cvx_pdf_fonts_embed(maker->pdf_fonts, &maker->diag), CVX_OK);
    struct cvx_object *kids = cvx_object_put_array(cvx_pdf_pages(maker->pdf), "Kids");
    for (size_t i = 0; i < SAMPLES; i++)
        page_paint(maker, &maker->pages[i], kids);
    cvx_object_put_int(cvx_pdf_pages(maker->pdf), "Count", SAMPLES);
    assert_null(maker->diag.first);

    struct cvx_str bytes;
    struct cvx_memory_sink sink;
    cvx_str_init(&bytes, &maker->arena);
    cvx_memory_sink_init(&sink, &bytes);
    assert_int_equal(cvx_pdf_save(maker->pdf, &sink.sink, &maker->diag), CVX_OK);
    const int file = mkstemp(path);
    assert_true(file >= 0);
    assert_int_equal(write(file, bytes.bytes, bytes.len), (ssize_t)bytes.len);
    close(file);
    cvx_shaper_free(maker->shaper);
    cvx_fonts_close(maker->fonts);
    cvx_diag_clear(&maker->diag);
    cvx_arena_clear(&maker->arena);
    free(maker);
    return 0;
}

static int file_remove(void **state)
{
    (void)state;
    if (!getenv("CVX_KEEP"))
        unlink(path);
    else
        printf("%s\n", path);
    return 0;
}

static void run(const char *command, const char *arguments, char *output, size_t room)
{
    char line[256];
    snprintf(line, sizeof line, "%s %s %s", command, path, arguments);
    FILE *pipe = popen(line, "r");
    assert_non_null(pipe);
    output[fread(output, 1, room - 1, pipe)] = '\0';
    assert_int_equal(pclose(pipe), 0);
}

/* The text without white space and zero-width spaces, which readers add or drop freely; letters
 * that NFKC folds are folded as far as the samples need. */
static void squeeze(const char *text, char *to)
{
    static const struct {
        const char *from, *to;
    } folds[] = {
        {"\xE2\x80\x8B", ""}, /* zero width space */
        {" ", ""},
        {"\n", ""},
        {"\f", ""},
        {"e\xCC\x81", "é"},
        {"n\xCC\x83", "ñ"},
        {"ﻻ", "لا"},
        {"ﻷ", "لأ"},
        {"⽇", "日"},
        {"\xE2\x80\xAB", ""}, /* pdftotext's marks around right-to-left text */
        {"\xE2\x80\xAC", ""},
        {"\xE2\x80\xAE", ""},
        {"\xE2\x80\xAA", ""},
    };
    while (*text) {
        size_t i = 0;
        while (i < sizeof folds / sizeof *folds &&
               strncmp(text, folds[i].from, strlen(folds[i].from)) != 0)
            i++;
        if (i == sizeof folds / sizeof *folds) {
            *to++ = *text++;
            continue;
        }
        to = stpcpy(to, folds[i].to);
        text += strlen(folds[i].from);
    }
    *to = '\0';
}

static void check_reader(const char *command, const char *arguments)
{
    static char output[65536], squeezed[65536];
    run(command, arguments, output, sizeof output);
    size_t failures = 0;
    char *page = output;
    for (size_t i = 0; i < SAMPLES; i++) {
        char want[1024];
        char *end = strchr(page, '\f');
        if (end)
            *end = '\0';
        squeeze(samples[i].text, want);
        squeeze(page, squeezed);
        if (strcmp(want, squeezed) != 0) {
            printf("%s: page %zu\n  is       %s\n  should be %s\n", command, i + 1, squeezed, want);
            failures++;
        }
        page = end ? end + 1 : page + strlen(page);
    }
    assert_int_equal(failures, 0);
}

static void pdftotext_gives_every_text_back(void **state)
{
    (void)state;
    check_reader("pdftotext -raw -q", "-");
}

static void mutool_gives_every_text_back(void **state)
{
    (void)state;
    check_reader("mutool draw -q -F txt -o -", "");
}

static void pdftotext_has_nothing_to_complain_of(void **state)
{
    (void)state;
    char output[4096];
    run("pdftotext", "/dev/null 2>&1", output, sizeof output);
    assert_string_equal(output, "");
}

static void every_font_is_embedded_and_subset_and_has_unicode(void **state)
{
    (void)state;
    static char output[16384];
    run("pdffonts", "2>&1", output, sizeof output);
    int count = 0;
    strtok(output, "\n"); /* the table's two head lines */
    strtok(NULL, "\n");
    for (char *line = strtok(NULL, "\n"); line; line = strtok(NULL, "\n"), count++) {
        assert_non_null(strstr(line, "yes yes yes"));
        assert_int_equal(line[6], '+');
    }
    assert_true(count > 15);
}

int main(void)
{
    static const char *const tools[] = {"pdftotext", "mutool", "pdffonts"};
    for (size_t i = 0; i < sizeof tools / sizeof *tools; i++) {
        const int missing = cvx_need(tools[i]);
        if (missing)
            return missing;
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pdftotext_gives_every_text_back),
        cmocka_unit_test(mutool_gives_every_text_back),
        cmocka_unit_test(pdftotext_has_nothing_to_complain_of),
        cmocka_unit_test(every_font_is_embedded_and_subset_and_has_unicode),
    };
    return cmocka_run_group_tests(tests, file_make, file_remove);
}
