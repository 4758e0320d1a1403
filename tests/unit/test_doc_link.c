/* SPDX-License-Identifier: MIT */
/* Links in texts: found with the right ends, and never to anything unsafe. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/doc/link.h"

static void bare_links_are_found(void **state)
{
    (void)state;
    static const struct {
        const char *text, *link;
    } cases[] = {
        {"see https://a.example.", "https://a.example"},
        {"(https://a.example/x_(y))", "https://a.example/x_(y)"},
        {"HTTPS://A.EXAMPLE, then", "HTTPS://A.EXAMPLE"},
        {"www.a.example/b?c=d&e!", "www.a.example/b?c=d&e"},
        {"主页https://a.example。", "https://a.example"},
        {"write to a.b+c@d.example now", "a.b+c@d.example"},
        {"<a@b.example>", "a@b.example"},
        {"a@b and @c.example", ""},
        {"@user@social.example", ""},
        {"ahttps://a.example", ""},
        {"https:// nothing", ""},
        {"5@3.2", ""},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *text = cases[i].text;
        const struct cvx_link link = cvx_link_find(text, strlen(text));
        if (link.len != strlen(cases[i].link) ||
            memcmp(text + link.start, cases[i].link, link.len) != 0)
            fail_msg("\"%s\" gives \"%.*s\"", text, (int)link.len, text + link.start);
    }
}

static void only_safe_targets_are_links(void **state)
{
    (void)state;
    static const struct {
        const char *text, *target; /* NULL: none */
    } cases[] = {
        {"https://a.example", "https://a.example"},
        {" HTTPS://a.example ", "https://a.example"},
        {"www.a.example", "https://www.a.example"},
        {"a@b.example", "mailto:a@b.example"},
        {"mailto:a@b.example?subject=CV", "mailto:a@b.example?subject=CV"},
        {"mailto:one@", NULL},
        {"mailto:", NULL},
        {"tel:+4912345", "tel:+4912345"},
        {"https://a.example/ä b", "https://a.example/%C3%A4%20b"},
        {"javascript:alert(1)", NULL},
        {"data:text/html,x", NULL},
        {"file:///etc/passwd", NULL},
        {"vbscript:x", NULL},
        {"/relative", NULL},
        {"#", NULL},
        {"https://", NULL},
        {"", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cvx_arena arena;
        cvx_arena_init(&arena, NULL);
        const char *target = cvx_link_target(&arena, cases[i].text, strlen(cases[i].text));
        if (!cases[i].target)
            assert_null(target);
        else
            assert_string_equal(target, cases[i].target);
        cvx_arena_clear(&arena);
    }
}

static void urls_are_shown_without_their_scheme(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"https://a.example", "a.example"},
        {"http://a.example/", "a.example"},
        {"https://a.example/b/", "a.example/b/"},
        {"mailto:a@b.example", "a@b.example"},
        {"TODO!", "TODO!"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t len;
        const char *shown = cvx_link_shown(cases[i][0], &len);
        assert_int_equal(len, strlen(cases[i][1]));
        assert_memory_equal(shown, cases[i][1], len);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bare_links_are_found),
        cmocka_unit_test(only_safe_targets_are_links),
        cmocka_unit_test(urls_are_shown_without_their_scheme),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
