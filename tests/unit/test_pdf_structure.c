/* SPDX-License-Identifier: MIT */
/* Structure: which elements blocks and runs become, and what the tree says of them. */
#include "exporters/pdf/structure.h"
#include "exporters/pdf/tags.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

struct fixture {
    struct cvx_arena arena;
    struct cvx_pdf *pdf;
    struct cvx_structure *structure;
    struct cvx_object *page_object;
    struct cvx_marked_page *page;
    struct cvx_doc doc;
    struct cvx_block root;
    struct cvx_tags *tags;
};

static int setup(void **state)
{
    static struct fixture f;
    memset(&f, 0, sizeof f);
    cvx_arena_init(&f.arena, NULL);
    f.pdf = cvx_pdf_new(&f.arena);
    f.structure = cvx_structure_new(f.pdf);
    f.page_object = cvx_object_new(f.pdf);
    f.page = cvx_structure_page(f.structure, f.page_object);
    f.doc.root = &f.root;
    *state = &f;
    return f.page ? 0 : -1;
}

static int teardown(void **state)
{
    cvx_arena_clear(&((struct fixture *)*state)->arena);
    return 0;
}

static struct cvx_block *add_block(struct fixture *f, struct cvx_block *parent,
                                   enum cvx_block_kind kind, const char *text)
{
    struct cvx_block *block = cvx_arena_alloc(&f->arena, sizeof *block);
    struct cvx_run *run = cvx_arena_alloc(&f->arena, sizeof *run);
    run->text = text;
    block->kind = kind;
    block->text.first = block->text.last = run;
    block->parent = parent;
    if (parent->last)
        parent->last->next = block;
    else
        parent->first = block;
    parent->last = block;
    return block;
}

static struct cvx_block *add_heading(struct fixture *f, struct cvx_block *parent,
                                     enum cvx_block_kind kind, int level)
{
    struct cvx_block *block = add_block(f, parent, kind, "heading");
    block->level = level;
    return block;
}

/* What the piece of that part and run is in. */
static struct cvx_element *find(struct fixture *f, const struct cvx_block *block,
                                enum cvx_part part, const struct cvx_run *run)
{
    if (!f->tags)
        f->tags = cvx_tags_new(f->structure, &f->doc, &f->arena);
    const struct cvx_piece piece = {.block = block, .part = part, .run = run};
    return cvx_tags_find(f->tags, &piece);
}

static const char *type_of_text(struct fixture *f, const struct cvx_block *block)
{
    return cvx_element_type(find(f, block, CVX_PART_TEXT, block->text.first));
}

static const char *object_text(struct fixture *f, uint32_t number)
{
    struct cvx_str out;
    cvx_str_init(&out, &f->arena);
    cvx_pdf_object_write(f->pdf, number, &out);
    return cvx_str_get(&out);
}

/* All objects, one after the other. */
static const char *all_text(struct fixture *f)
{
    struct cvx_str out;
    cvx_str_init(&out, &f->arena);
    for (uint32_t i = 1; i <= cvx_pdf_object_count(f->pdf); i++)
        cvx_str_add(&out, object_text(f, i));
    return cvx_str_get(&out);
}

static void headings_count_from_the_title(void **state)
{
    struct fixture *f = *state;
    struct cvx_block *title = add_block(f, &f->root, CVX_BLOCK_TITLE, "Ada");
    struct cvx_block *section = add_heading(f, &f->root, CVX_BLOCK_SECTION, 1);
    struct cvx_block *entry = add_heading(f, section, CVX_BLOCK_ENTRY, 2);
    assert_string_equal(type_of_text(f, title), "H1");
    assert_string_equal(type_of_text(f, section), "H2");
    assert_string_equal(type_of_text(f, entry), "H3");
}

static void headings_without_title_start_at_one(void **state)
{
    struct fixture *f = *state;
    struct cvx_block *first = add_heading(f, &f->root, CVX_BLOCK_SECTION, 1);
    struct cvx_block *second = add_heading(f, &f->root, CVX_BLOCK_SECTION, 1);
    assert_string_equal(type_of_text(f, first), "H1");
    assert_string_equal(type_of_text(f, second), "H1");
}

static void headings_never_skip_a_level(void **state)
{
    struct fixture *f = *state;
    struct cvx_block *title = add_block(f, &f->root, CVX_BLOCK_TITLE, "Ada");
    struct cvx_block *section = add_heading(f, &f->root, CVX_BLOCK_SECTION, 1);
    struct cvx_block *entry = add_heading(f, section, CVX_BLOCK_ENTRY, 3);
    type_of_text(f, title);
    type_of_text(f, section);
    assert_string_equal(type_of_text(f, entry), "H3");
}

static void items_have_label_and_body(void **state)
{
    struct fixture *f = *state;
    struct cvx_block *list = add_block(f, &f->root, CVX_BLOCK_LIST, "");
    struct cvx_block *item = add_block(f, list, CVX_BLOCK_ITEM, "first");
    struct cvx_block *inner = add_block(f, item, CVX_BLOCK_PARAGRAPH, "more");
    assert_string_equal(cvx_element_type(find(f, item, CVX_PART_BULLET, NULL)), "Lbl");
    assert_string_equal(type_of_text(f, item), "LBody");
    assert_string_equal(type_of_text(f, inner), "P");
    cvx_structure_write(f->structure);
    const char *text = all_text(f);
    assert_non_null(strstr(text, "/S/L/P"));
    assert_non_null(strstr(text, "/ListNumbering/Disc"));
    assert_non_null(strstr(text, "/S/LI/P"));
}

static void neighbouring_publications_share_a_list(void **state)
{
    struct fixture *f = *state;
    struct cvx_block *one = add_block(f, &f->root, CVX_BLOCK_PUBLICATION, "one");
    struct cvx_block *two = add_block(f, &f->root, CVX_BLOCK_PUBLICATION, "two");
    struct cvx_block *between = add_block(f, &f->root, CVX_BLOCK_PARAGRAPH, "between");
    struct cvx_block *three = add_block(f, &f->root, CVX_BLOCK_PUBLICATION, "three");
    assert_string_equal(type_of_text(f, one), "LBody");
    type_of_text(f, two);
    type_of_text(f, between);
    type_of_text(f, three);
    cvx_structure_write(f->structure);
    int lists = 0;
    for (const char *s = all_text(f); (s = strstr(s, "/S/L/P")); s++)
        lists++;
    assert_int_equal(lists, 2);
}

static void a_run_with_target_is_a_link_also_over_several_runs(void **state)
{
    struct fixture *f = *state;
    struct cvx_block *p = add_block(f, &f->root, CVX_BLOCK_PARAGRAPH, "before ");
    struct cvx_run link = {.text = "a", .href = "https://example.org/"};
    struct cvx_run bold = {.text = "b", .href = "https://example.org/"};
    struct cvx_run after = {.text = "c"};
    p->text.first->next = &link;
    link.next = &bold;
    bold.next = &after;
    struct cvx_element *plain = find(f, p, CVX_PART_TEXT, p->text.first);
    struct cvx_element *a = find(f, p, CVX_PART_TEXT, &link);
    assert_string_equal(cvx_element_type(a), "Link");
    assert_ptr_equal(find(f, p, CVX_PART_TEXT, NULL), a); /* the space at a line's end */
    assert_ptr_equal(find(f, p, CVX_PART_TEXT, &bold), a);
    assert_ptr_equal(find(f, p, CVX_PART_TEXT, &after), plain);
    assert_ptr_equal(find(f, p, CVX_PART_TEXT, NULL), plain);
}

static void a_run_in_another_language_is_a_span(void **state)
{
    struct fixture *f = *state;
    struct cvx_block *p = add_block(f, &f->root, CVX_BLOCK_PARAGRAPH, "x");
    p->text.first->lang = "zh-Hans";
    struct cvx_element *span = find(f, p, CVX_PART_TEXT, p->text.first);
    assert_string_equal(cvx_element_type(span), "Span");
    cvx_element_mark(span, f->page);
    cvx_structure_write(f->structure);
    assert_non_null(strstr(all_text(f), "/Lang(zh-Hans)"));
}

static void many_blocks_keep_their_elements(void **state)
{
    struct fixture *f = *state;
    enum { MANY = 1000 };
    struct cvx_element *elements[MANY];
    const struct cvx_block *blocks[MANY];
    for (int i = 0; i < MANY; i++) {
        blocks[i] = add_block(f, &f->root, CVX_BLOCK_PARAGRAPH, "x");
        elements[i] = find(f, blocks[i], CVX_PART_TEXT, NULL);
    }
    for (int i = 0; i < MANY; i++)
        assert_ptr_equal(find(f, blocks[i], CVX_PART_TEXT, blocks[i]->text.first), elements[i]);
}

static void elements_over_two_pages_name_the_page_of_each_mark(void **state)
{
    struct fixture *f = *state;
    struct cvx_object *second = cvx_object_new(f->pdf);
    struct cvx_marked_page *other = cvx_structure_page(f->structure, second);
    struct cvx_element *p = cvx_element_new(cvx_structure_root(f->structure), "P");
    struct cvx_element *q = cvx_element_new(cvx_structure_root(f->structure), "P");
    assert_int_equal(cvx_element_mark(p, f->page), 0);
    assert_int_equal(cvx_element_mark(q, f->page), 1);
    assert_int_equal(cvx_element_mark(p, other), 0);
    cvx_structure_write(f->structure);
    const char *text = all_text(f);
    char want[160];
    snprintf(want, sizeof want, "/K[<</Type/MCR/Pg %u 0 R/MCID 0>> <</Type/MCR/Pg %u 0 R/MCID 0>>]",
             cvx_object_number(f->page_object), cvx_object_number(second));
    assert_non_null(strstr(text, want));
    snprintf(want, sizeof want, "/Pg %u 0 R/K[1]", cvx_object_number(f->page_object));
    assert_non_null(strstr(text, want));
}

static void annotations_and_pages_have_keys_of_their_own(void **state)
{
    struct fixture *f = *state;
    struct cvx_element *link = cvx_element_new(cvx_structure_root(f->structure), "Link");
    struct cvx_object *annotation = cvx_object_new(f->pdf);
    cvx_element_mark(link, f->page);
    cvx_element_annotate(link, f->page, annotation);
    struct cvx_object *second = cvx_object_new(f->pdf);
    cvx_structure_page(f->structure, second);
    cvx_structure_write(f->structure);
    assert_non_null(strstr(object_text(f, cvx_object_number(f->page_object)), "/StructParents 0"));
    assert_non_null(strstr(object_text(f, cvx_object_number(annotation)), "/StructParent 1"));
    assert_non_null(strstr(object_text(f, cvx_object_number(second)), "/StructParents 2"));
    assert_non_null(strstr(all_text(f), "/ParentTreeNextKey 3"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(headings_count_from_the_title),
        TEST(headings_without_title_start_at_one),
        TEST(headings_never_skip_a_level),
        TEST(items_have_label_and_body),
        TEST(neighbouring_publications_share_a_list),
        TEST(a_run_with_target_is_a_link_also_over_several_runs),
        TEST(a_run_in_another_language_is_a_span),
        TEST(many_blocks_keep_their_elements),
        TEST(elements_over_two_pages_name_the_page_of_each_mark),
        TEST(annotations_and_pages_have_keys_of_their_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
