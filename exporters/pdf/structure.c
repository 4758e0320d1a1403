/* SPDX-License-Identifier: MIT */
/* The structure tree. Pages and annotations draw their keys in the parent tree from one counter, so
 * that they cannot collide and the tree is sorted as it grows. */
#include "exporters/pdf/structure.h"

/* What an element holds, in order. */
struct leaf {
    struct cvx_element *element;         /* a child; or */
    const struct cvx_marked_page *page;  /* marked content on this page, */
    unsigned mcid;                       /* with this number; or, */
    const struct cvx_object *annotation; /* when not NULL, this annotation on it */
    struct leaf *next;
};

struct cvx_element {
    struct cvx_structure *structure;
    struct cvx_element *parent; /* NULL: the root element */
    struct cvx_object *object;
    const char *type;
    const char *lang, *alt, *attributes; /* or NULL */
    struct leaf *first, *last;
    struct cvx_element *next; /* in order of creation */
};

/* A row of the parent tree: a page with the elements of its MCIDs, or an annotation's element. */
struct parent_row {
    struct cvx_str elements; /* a page's: "5 0 R 6 0 R …" */
    const struct cvx_element *element;
    struct parent_row *next;
};

struct cvx_marked_page {
    const struct cvx_object *object;
    struct parent_row *row;
    unsigned marks;
};

struct cvx_structure {
    struct cvx_pdf *pdf;
    struct cvx_object *tree;
    struct cvx_element *root, *last;
    struct parent_row *first_row, *last_row;
    int32_t rows;
};

static void *take(const struct cvx_structure *structure, size_t size)
{
    return cvx_arena_alloc(cvx_pdf_arena(structure->pdf), size);
}

static struct cvx_element *new_element(struct cvx_structure *structure, struct cvx_element *parent,
                                       const char *type)
{
    struct cvx_element *element = take(structure, sizeof *element);
    if (!element)
        return NULL;
    element->structure = structure;
    element->parent = parent;
    element->object = cvx_object_new(structure->pdf);
    element->type = type;
    if (structure->last)
        structure->last->next = element;
    structure->last = element;
    return element;
}

struct cvx_structure *cvx_structure_new(struct cvx_pdf *pdf)
{
    struct cvx_structure *structure = cvx_arena_alloc(cvx_pdf_arena(pdf), sizeof *structure);
    if (!structure)
        return NULL;
    structure->pdf = pdf;
    structure->tree = cvx_object_new(pdf);
    structure->root = new_element(structure, NULL, "Document");
    return structure->root ? structure : NULL;
}

struct cvx_element *cvx_structure_root(struct cvx_structure *structure)
{
    return structure->root;
}

static void add_leaf(struct cvx_element *element, struct leaf content)
{
    struct leaf *leaf = element ? take(element->structure, sizeof *leaf) : NULL;
    if (!leaf)
        return;
    *leaf = content;
    if (element->last)
        element->last->next = leaf;
    else
        element->first = leaf;
    element->last = leaf;
}

struct cvx_element *cvx_element_new(struct cvx_element *parent, const char *type)
{
    struct cvx_element *element = parent ? new_element(parent->structure, parent, type) : NULL;
    if (element)
        add_leaf(parent, (struct leaf){.element = element});
    return element;
}

void cvx_element_set_lang(struct cvx_element *element, const char *lang)
{
    if (element)
        element->lang = lang;
}

void cvx_element_set_alt(struct cvx_element *element, const char *alt)
{
    if (element)
        element->alt = alt;
}

void cvx_element_set_attributes(struct cvx_element *element, const char *attributes)
{
    if (element)
        element->attributes = attributes;
}

const char *cvx_element_type(const struct cvx_element *element)
{
    return element ? element->type : "";
}

/* The next row of the parent tree; its key is the number of rows before it. */
static struct parent_row *add_row(struct cvx_structure *structure)
{
    struct parent_row *row = take(structure, sizeof *row);
    if (!row)
        return NULL;
    cvx_str_init(&row->elements, cvx_pdf_arena(structure->pdf));
    if (structure->last_row)
        structure->last_row->next = row;
    else
        structure->first_row = row;
    structure->last_row = row;
    structure->rows++;
    return row;
}

struct cvx_marked_page *cvx_structure_page(struct cvx_structure *structure, struct cvx_object *page)
{
    struct cvx_marked_page *marked = take(structure, sizeof *marked);
    if (!marked)
        return NULL;
    cvx_object_put_int(page, "StructParents", structure->rows);
    marked->object = page;
    marked->row = add_row(structure);
    return marked->row ? marked : NULL;
}

unsigned cvx_element_mark(struct cvx_element *element, struct cvx_marked_page *page)
{
    if (!element || !page)
        return 0;
    add_leaf(element, (struct leaf){.page = page, .mcid = page->marks});
    cvx_object_raw_ref(&page->row->elements, element->object);
    cvx_str_add_char(&page->row->elements, ' ');
    return page->marks++;
}

void cvx_element_annotate(struct cvx_element *element, struct cvx_marked_page *page,
                          struct cvx_object *annotation)
{
    if (!element || !page)
        return;
    add_leaf(element, (struct leaf){.page = page, .annotation = annotation});
    cvx_object_put_int(annotation, "StructParent", element->structure->rows);
    struct parent_row *row = add_row(element->structure);
    if (row)
        row->element = element;
}

/* The page that an element's own content stands on; NULL when there is none or several. */
static const struct cvx_marked_page *only_page(const struct cvx_element *element)
{
    const struct cvx_marked_page *page = NULL;
    for (const struct leaf *leaf = element->first; leaf; leaf = leaf->next) {
        if (!leaf->page)
            continue;
        if (page && leaf->page != page)
            return NULL;
        page = leaf->page;
    }
    return page;
}

/* A key, or whatever stands before, and a reference. */
static void add_ref(struct cvx_str *out, const char *before, const struct cvx_object *to)
{
    cvx_str_add(out, before);
    cvx_object_raw_ref(out, to);
}

/* `own` is the page that the element names itself: there a number says enough (14.7.4.2). */
static void add_kid(struct cvx_str *out, const struct leaf *leaf, const struct cvx_marked_page *own)
{
    if (leaf->element) {
        cvx_object_raw_ref(out, leaf->element->object);
        return;
    }
    if (leaf->annotation) {
        cvx_str_add(out, "<</Type/OBJR");
        if (leaf->page != own)
            add_ref(out, "/Pg ", leaf->page->object);
        add_ref(out, "/Obj ", leaf->annotation);
        cvx_str_add(out, ">>");
    } else if (leaf->page == own) {
        cvx_str_add_int(out, leaf->mcid);
    } else {
        add_ref(out, "<</Type/MCR/Pg ", leaf->page->object);
        cvx_str_add(out, "/MCID ");
        cvx_str_add_int(out, leaf->mcid);
        cvx_str_add(out, ">>");
    }
}

static void write_element(const struct cvx_element *element)
{
    struct cvx_str *raw = cvx_object_raw(element->object);
    if (!raw)
        return;
    const struct cvx_object *parent =
        element->parent ? element->parent->object : element->structure->tree;
    cvx_str_add(raw, "/S/");
    cvx_str_add(raw, element->type);
    add_ref(raw, "/P ", parent);
    const struct cvx_marked_page *own = only_page(element);
    if (own)
        add_ref(raw, "/Pg ", own->object);
    if (element->lang) {
        cvx_str_add(raw, "/Lang");
        cvx_object_raw_ascii(raw, element->lang);
    }
    if (element->alt) {
        cvx_str_add(raw, "/Alt");
        cvx_object_raw_text(raw, element->alt);
    }
    if (element->attributes)
        cvx_str_add_format(raw, "/A%s", element->attributes);
    cvx_str_add(raw, "/K[");
    for (const struct leaf *leaf = element->first; leaf; leaf = leaf->next) {
        add_kid(raw, leaf, own);
        if (leaf->next)
            cvx_str_add_char(raw, ' ');
    }
    cvx_str_add_char(raw, ']');
}

static void write_parent_tree(const struct cvx_structure *structure, struct cvx_str *raw)
{
    cvx_str_add(raw, "/Nums[");
    int key = 0;
    for (const struct parent_row *row = structure->first_row; row; row = row->next, key++) {
        cvx_str_add_int(raw, key);
        cvx_str_add_char(raw, row->element ? ' ' : '[');
        if (row->element)
            cvx_object_raw_ref(raw, row->element->object);
        else
            cvx_str_add(raw, cvx_str_get(&row->elements));
        cvx_str_add_char(raw, row->element ? ' ' : ']');
    }
    cvx_str_add_char(raw, ']');
}

void cvx_structure_write(struct cvx_structure *structure)
{
    struct cvx_pdf *pdf = structure->pdf;
    struct cvx_object *parents = cvx_object_new(pdf);
    if (cvx_pdf_failed(pdf))
        return;
    for (const struct cvx_element *element = structure->root; element; element = element->next)
        write_element(element);
    write_parent_tree(structure, cvx_object_raw(parents));
    struct cvx_object *tree = structure->tree;
    cvx_object_put_name(tree, "Type", "StructTreeRoot");
    cvx_object_put_ref(tree, "K", structure->root->object);
    cvx_object_put_ref(tree, "ParentTree", parents);
    cvx_object_put_int(tree, "ParentTreeNextKey", structure->rows);
    struct cvx_object *catalog = cvx_pdf_catalog(pdf);
    cvx_object_put_ref(catalog, "StructTreeRoot", tree);
    cvx_object_put_bool(cvx_object_put_dict(catalog, "MarkInfo"), "Marked", true);
}
