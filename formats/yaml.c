/* SPDX-License-Identifier: MIT */
/* libyaml's parser, event by event, into yaml_build.c. The only file that knows libyaml. */
#include "formats/yaml.h"

#include "core/base/limits.h"
#include "formats/yaml_part.h"

#include <string.h>
#include <yaml.h>

struct reader {
    yaml_parser_t parser;
    struct cvx_decoded text;
    struct cvx_yaml_builder builder;
    uint32_t documents;
};

static struct cvx_yaml_mark mark_of(yaml_mark_t mark, const yaml_char_t *anchor)
{
    return (struct cvx_yaml_mark){(uint32_t)mark.line + 1, (uint32_t)mark.column + 1,
                                  (const char *)anchor};
}

/* libyaml has stopped: says why. */
static enum cvx_status explain(struct reader *reader)
{
    const yaml_parser_t *parser = &reader->parser;
    struct cvx_diag *diag = reader->builder.diag;
    if (parser->error == YAML_MEMORY_ERROR)
        return cvx_diag_memory(diag);
    struct cvx_yaml_fault fault = {parser->problem ? parser->problem : "it cannot be read",
                                   parser->context, mark_of(parser->problem_mark, NULL),
                                   mark_of(parser->context_mark, NULL)};
    if (parser->error == YAML_READER_ERROR) {
        const size_t offset = parser->problem_offset;
        const struct cvx_place place = cvx_text_place(
            reader->text.bytes, offset < reader->text.len ? offset : reader->text.len);
        fault.at = fault.begin = (struct cvx_yaml_mark){place.line, place.column, NULL};
    }
    if (!parser->context)
        fault.begin = fault.at;
    return cvx_yaml_explain(&fault, &reader->text, diag);
}

/* Events */

static enum cvx_status take_document(struct reader *reader, const yaml_event_t *event)
{
    if (reader->documents++ == 0)
        return CVX_OK;
    const struct cvx_yaml_mark mark = mark_of(event->start_mark, NULL);
    cvx_diag_add_at(reader->builder.diag, CVX_CODE_SYNTAX,
                    (struct cvx_place){.line = mark.line, .column = mark.column},
                    "a second document begins here, and a CV is one");
    cvx_diag_hint(reader->builder.diag,
                  "put each CV in a file of its own, or remove the line with ---");
    return CVX_REJECTED;
}

static enum cvx_status take_scalar(struct reader *reader, const yaml_event_t *event)
{
    const struct cvx_yaml_mark mark = mark_of(event->start_mark, event->data.scalar.anchor);
    const struct cvx_yaml_scalar scalar = {
        .bytes = (const char *)event->data.scalar.value,
        .len = event->data.scalar.length,
        .tag = (const char *)event->data.scalar.tag,
        .plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE,
    };
    return cvx_yaml_add_scalar(&reader->builder, &scalar, &mark);
}

static enum cvx_status take_alias(struct reader *reader, const yaml_event_t *event)
{
    const struct cvx_yaml_mark mark = mark_of(event->start_mark, event->data.alias.anchor);
    return cvx_yaml_add_alias(&reader->builder, &mark);
}

static enum cvx_status begin_array(struct reader *reader, const yaml_event_t *event)
{
    const struct cvx_yaml_mark mark = mark_of(event->start_mark, event->data.sequence_start.anchor);
    return cvx_yaml_begin(&reader->builder, CVX_NODE_ARRAY, &mark);
}

static enum cvx_status begin_object(struct reader *reader, const yaml_event_t *event)
{
    const struct cvx_yaml_mark mark = mark_of(event->start_mark, event->data.mapping_start.anchor);
    return cvx_yaml_begin(&reader->builder, CVX_NODE_OBJECT, &mark);
}

static enum cvx_status end(struct reader *reader, const yaml_event_t *event)
{
    (void)event;
    return cvx_yaml_end(&reader->builder);
}

static enum cvx_status take_event(struct reader *reader, const yaml_event_t *event)
{
    static enum cvx_status (*const take[])(struct reader * reader, const yaml_event_t *event) = {
        [YAML_DOCUMENT_START_EVENT] = take_document,
        [YAML_SCALAR_EVENT] = take_scalar,
        [YAML_ALIAS_EVENT] = take_alias,
        [YAML_SEQUENCE_START_EVENT] = begin_array,
        [YAML_SEQUENCE_END_EVENT] = end,
        [YAML_MAPPING_START_EVENT] = begin_object,
        [YAML_MAPPING_END_EVENT] = end,
    };
    return take[event->type] ? take[event->type](reader, event) : CVX_OK;
}

static enum cvx_status take_events(struct reader *reader)
{
    for (bool more = true; more;) {
        yaml_event_t event;
        if (!yaml_parser_parse(&reader->parser, &event))
            return explain(reader);
        more = event.type != YAML_STREAM_END_EVENT;
        const enum cvx_status status = take_event(reader, &event);
        yaml_event_delete(&event);
        if (status != CVX_OK)
            return status;
    }
    if (reader->builder.root)
        return CVX_OK;
    cvx_diag_add(reader->builder.diag, CVX_CODE_NO_INPUT, NULL, "the YAML holds nothing");
    return CVX_REJECTED;
}

/* Reading */

/* Puts CVX_YAML_STAR in place of every "*", unless the text holds one already. */
static void hide_stars(struct reader *reader)
{
    const size_t mark_len = strlen(CVX_YAML_STAR);
    const struct cvx_decoded text = reader->text;
    size_t stars = 0;
    for (size_t i = 0; i < text.len; i++) {
        stars += text.bytes[i] == '*';
        if (text.len - i >= mark_len && memcmp(text.bytes + i, CVX_YAML_STAR, mark_len) == 0)
            return;
    }
    char *out = stars ? cvx_arena_alloc(reader->builder.arena, text.len + stars * mark_len) : NULL;
    if (!out)
        return;
    reader->text = (struct cvx_decoded){out, text.len + stars * (mark_len - 1), false};
    reader->builder.stars = true;
    for (size_t i = 0; i < text.len; i++) {
        const bool star = text.bytes[i] == '*';
        memcpy(out, star ? CVX_YAML_STAR : text.bytes + i, star ? mark_len : 1);
        out += star ? mark_len : 1;
    }
}

/* libyaml compares each %TAG with each other. A directive begins at the start of a line, which five
 * characters can end. */
static enum cvx_status check_directives(const struct cvx_decoded *text, struct cvx_diag *diag)
{
    int found = 0;
    const char *const end = text->bytes + text->len;
    const char *at = text->bytes;
    for (; (at = memchr(at, '%', (size_t)(end - at))) != NULL; at++) {
        found += at == text->bytes || strchr("\n\r\x85\xA8\xA9", at[-1]);
        if (found > CVX_LIMIT_ANCHORS) {
            cvx_diag_add_at(diag, CVX_CODE_LIMIT,
                            cvx_text_place(text->bytes, (size_t)(at - text->bytes)),
                            "too many directives (%%): at most %d are read", CVX_LIMIT_ANCHORS);
            return CVX_REJECTED;
        }
    }
    return CVX_OK;
}

static enum cvx_status read_yaml(const struct cvx_yaml_text *text, struct cvx_arena *arena,
                                 struct cvx_diag *diag, struct cvx_node **root)
{
    struct reader reader = {.builder = {.arena = arena, .diag = diag}};
    enum cvx_status status = cvx_text_decode(text->bytes, text->len, arena, diag, &reader.text);
    if (status == CVX_OK)
        status = check_directives(&reader.text, diag);
    if (status != CVX_OK)
        return status;
    if (text->literal_stars)
        hide_stars(&reader);
    if (!yaml_parser_initialize(&reader.parser))
        return cvx_diag_memory(diag);
    yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&reader.parser, (const unsigned char *)reader.text.bytes,
                                 reader.text.len);
    status = take_events(&reader);
    yaml_parser_delete(&reader.parser);
    if (status == CVX_OK && arena->failed)
        status = cvx_diag_memory(diag);
    if (status == CVX_OK)
        cvx_node_number(reader.builder.root);
    *root = reader.builder.root;
    return status;
}

const struct cvx_yaml_module cvx_yaml_module = {read_yaml};
