/* SPDX-License-Identifier: MIT */
/* One line for a block, one for each of its runs: `text "Weihao" strong lang=zh-Hans
 * @/basics/name`. */
#include "core/doc/dump.h"

static const struct {
    enum cvx_run_style bit;
    const char *name;
} style_names[] = {
    {CVX_STYLE_STRONG, "strong"},       {CVX_STYLE_EMPHASIS, "emphasis"},
    {CVX_STYLE_CODE, "code"},           {CVX_STYLE_SUPERSCRIPT, "superscript"},
    {CVX_STYLE_SECONDARY, "secondary"}, {CVX_STYLE_KEEP, "keep"},
};

static void indent(struct cvx_str *out, int depth)
{
    for (int i = 0; i < depth; i++)
        cvx_str_add(out, "  ");
}

static void dump_quoted(struct cvx_str *out, const char *text)
{
    cvx_str_add_char(out, '"');
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            cvx_str_add_char(out, '\\');
        cvx_str_add_char(out, *text);
    }
    cvx_str_add_char(out, '"');
}

static void dump_field(struct cvx_str *out, const char *name, const char *value)
{
    if (!value)
        return;
    cvx_str_add_format(out, " %s=", name);
    dump_quoted(out, value);
}

static void dump_at(struct cvx_str *out, const struct cvx_node *at)
{
    if (at)
        cvx_str_add_format(out, " @%s", cvx_node_pointer(at, out->arena));
}

static void dump_run(struct cvx_str *out, const char *part, const struct cvx_run *run)
{
    cvx_str_add(out, part);
    cvx_str_add_char(out, ' ');
    if (run->kind == CVX_RUN_BREAK)
        cvx_str_add(out, "break");
    else
        dump_quoted(out, run->text);
    for (size_t i = 0; i < sizeof style_names / sizeof *style_names; i++)
        if (run->style & style_names[i].bit)
            cvx_str_add_format(out, " %s", style_names[i].name);
    if (run->lang)
        cvx_str_add_format(out, " lang=%s", run->lang);
    if (run->href)
        cvx_str_add_format(out, " href=%s", run->href);
    dump_at(out, run->at);
    cvx_str_add_char(out, '\n');
}

static void dump_runs(struct cvx_str *out, const char *part, const struct cvx_runs *runs, int depth)
{
    for (const struct cvx_run *run = runs->first; run; run = run->next) {
        indent(out, depth);
        dump_run(out, part, run);
    }
}

static void dump_block(struct cvx_str *out, const struct cvx_block *block, int depth)
{
    indent(out, depth);
    cvx_str_add(out, cvx_block_kind_name(block->kind));
    if (block->name)
        cvx_str_add_format(out, " %s", block->name);
    if (block->level)
        cvx_str_add_format(out, " level=%d", block->level);
    if (block->number)
        cvx_str_add_format(out, " number=%d", block->number);
    if (block->ordered)
        cvx_str_add(out, " ordered");
    if (block->page_break)
        cvx_str_add(out, " page-break");
    dump_field(out, "target", block->target);
    dump_at(out, block->at);
    cvx_str_add_char(out, '\n');
    dump_runs(out, "label", &block->label, depth + 1);
    dump_runs(out, "text", &block->text, depth + 1);
    dump_runs(out, "aside", &block->aside, depth + 1);
}

void cvx_doc_dump(const struct cvx_doc *doc, struct cvx_str *out)
{
    cvx_str_add_format(out, "lang=%s labels=%s%s paper=%s modified=%lld\n", doc->lang,
                       doc->language->tag, doc->rtl ? " rtl" : "", doc->letter ? "letter" : "a4",
                       (long long)doc->modified);
    cvx_str_add(out, "info");
    dump_field(out, "title", doc->info.title);
    dump_field(out, "author", doc->info.author);
    dump_field(out, "subject", doc->info.subject);
    dump_field(out, "keywords", doc->info.keywords);
    cvx_str_add_char(out, '\n');
    for (const struct cvx_block *block = doc->root; block;
         block = cvx_block_next(block, doc->root)) {
        int depth = 0;
        for (const struct cvx_block *up = block; up != doc->root; up = up->parent)
            depth++;
        dump_block(out, block, depth);
    }
}
