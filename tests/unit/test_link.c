/* SPDX-License-Identifier: MIT */
/* URLs, addresses, DOIs, language tags, and punycode by RFC 3492's own samples. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "core/model/link.h"
#include "core/model/punycode.h"

struct reading {
    const char *text;
    const char *valid; /* NULL: none */
};

typedef enum cvx_link_reading read_function(const char *text, struct cvx_arena *arena,
                                            const char **valid);

static void expect(read_function *read, const struct reading *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct cvx_arena arena;
        cvx_arena_init(&arena, NULL);
        const char *valid;
        const char *wanted = cases[i].valid;
        const enum cvx_link_reading reading = read(cases[i].text, &arena, &valid);
        if (!wanted != !valid || (valid && strcmp(valid, wanted) != 0))
            fail_msg("\"%s\" was read as %s", cases[i].text, valid ? valid : "none");
        assert_int_equal(reading, !wanted                              ? CVX_LINK_BAD
                                  : strcmp(wanted, cases[i].text) == 0 ? CVX_LINK_OK
                                                                       : CVX_LINK_MENDED);
        /* What is valid stays as it is. */
        if (valid) {
            const char *again;
            assert_int_equal(read(wanted, &arena, &again), CVX_LINK_OK);
        }
        cvx_arena_clear(&arena);
    }
}

static void urls(void **state)
{
    (void)state;
    static const struct reading cases[] = {
        {"https://a.example", "https://a.example"},
        {"HTTPS://A.EXAMPLE/Path", "HTTPS://A.EXAMPLE/Path"},
        {"http://user:pw@a.example:8443/x?y=1&z=%C3%A9#end",
         "http://user:pw@a.example:8443/x?y=1&z=%C3%A9#end"},
        {"http://[2001:db8::1]:80/", "http://[2001:db8::1]:80/"},
        {"http://192.0.2.1/", "http://192.0.2.1/"},
        {"ftp://files.example/cv", "ftp://files.example/cv"},
        {"mailto:a@b.example", "mailto:a@b.example"},
        {"tel:+44 20 7946", "tel:+44%2020%207946"},
        {"matrix:u/h:social.example", "matrix:u/h:social.example"},
        {"https://a.example/a b", "https://a.example/a%20b"},
        {"https://a.example/é?ö#ü", "https://a.example/%C3%A9?%C3%B6#%C3%BC"},
        {"https://例え.jp/椅子", "https://xn--r8jz45g.jp/%E6%A4%85%E5%AD%90"},
        {"https://www.Bücher.example", "https://www.xn--bcher-kva.example"},
        {"https://a.example/100%/a%20b%zz", "https://a.example/100%25/a%20b%25zz"},
        {"https://a.example/[1]|b^c`{d}\"<>\\",
         "https://a.example/%5B1%5D%7Cb%5Ec%60%7Bd%7D%22%3C%3E%5C"},
        {"https://a.example/x#y#z", "https://a.example/x#y%23z"},
        {"", NULL},
        {"https:", NULL},
        {"https://", NULL},
        {"https:///path", NULL},
        {"https://?x", NULL},
        {"https://.example", NULL},
        {"https://a b.example", NULL},
        {"https://a.example https://b.example", NULL},
        {"https://a.example (my page)", NULL},
        {"https:\\\\a.example", NULL},
        {"https:a.example", NULL},
        {"http://[::1", NULL},
        {"www.a.example", NULL},
        {"a.example/path", NULL},
        {"a.example:8080/path", NULL},
        {"localhost:3000", NULL},
        {"//a.example", NULL},
        {"/path", NULL},
        {"#", NULL},
        {"TODO!", NULL},
        {"see: my page", NULL},
        {"C:\\cv.pdf", NULL},
        {"javascript:alert(1)", NULL},
        {"htp://a.example", NULL},
        {"ttps://a.example", NULL},
        {"JavaScript:alert(1)", NULL},
        {"data:text/html,x", NULL},
        {"file:///etc/passwd", NULL},
        {"vbscript:x", NULL},
    };
    expect(cvx_url_read, cases, sizeof cases / sizeof *cases);
}

static void addresses(void **state)
{
    (void)state;
    static const struct reading cases[] = {
        {"a@b.example", "a@b.example"},
        {"first.last+tag@sub.example.org", "first.last+tag@sub.example.org"},
        {"mailto:a@b.example", "a@b.example"},
        {"a@bücher.example", "a@xn--bcher-kva.example"},
        {"test", NULL},
        {"a@b", NULL},
        {"@b.example", NULL},
        {"a@", NULL},
        {"a@b..example", NULL},
        {".a@b.example", NULL},
        {"a..b@c.example", NULL},
        {"a b@c.example", NULL},
        {"é@c.example", NULL},
        {"a@-b.example", NULL},
        {"Ann <a@b.example>", NULL},
        {"a@b.example, c@d.example", NULL},
        {"a at b dot example", NULL},
        {"[403 Forbidden]", NULL},
    };
    expect(cvx_email_read, cases, sizeof cases / sizeof *cases);
    assert_true(cvx_email_valid("a@b.example"));
    assert_false(cvx_email_valid("mailto:a@b.example "));
}

/* RFC 3492, section 7.1, without the samples that are no host names. */
static void punycode(void **state)
{
    (void)state;
    static const struct reading samples[] = {
        {"\u0644\u064A\u0647\u0645\u0627\u0628\u062A\u0643\u0644\u0645\u0648\u0634\u0639\u0631\u0628"
         "\u064A\u061F",
         "xn--egbpdaj6bu4bxfgehfvwxn"},
        {"他们为什么不说中文", "xn--ihqwcrb4cv8a8dqg056pqjye"},
        {"Pročprostěnemluvíčesky", "xn--proprostnemluvesky-uyb24dma41a"},
        {"なぜみんな日本語を話してくれないのか", "xn--n8jok5ay5dzabd5bym9f0cm5685rrjetr6pdxa"},
        {"почемужеонинеговорятпорусски", "xn--b1abfaaepdrnnbgefbadotcwatmq2g4l"},
        {"TạisaohọkhôngthểchỉnóitiếngViệt", "xn--tisaohkhngthchnitingvit-kjcr8268qyxafd2f1b9g"},
        {"3年B組金八先生", "xn--3b-ww4c5e180e575a65lsy2b"},
        {NULL, NULL},
    };
    for (size_t i = 0; samples[i].valid; i++) {
        struct cvx_arena arena;
        struct cvx_str out;
        cvx_arena_init(&arena, NULL);
        cvx_str_init(&out, &arena);
        assert_true(cvx_punycode_add(&out, samples[i].text, strlen(samples[i].text)));
        assert_string_equal(out.bytes, samples[i].valid);
        cvx_arena_clear(&arena);
    }
}

static void labels_have_a_length(void **state)
{
    (void)state;
    struct cvx_arena arena;
    cvx_arena_init(&arena, NULL);
    char url[300] = "https://";
    for (int i = 0; i < 70; i++)
        strcat(url, "é");
    strcat(url, ".example");
    const char *valid;
    assert_int_equal(cvx_url_read(url, &arena, &valid), CVX_LINK_BAD);
    cvx_arena_clear(&arena);
}

static void dois(void **state)
{
    (void)state;
    assert_string_equal(cvx_doi_find("10.1000/182"), "10.1000/182");
    assert_string_equal(cvx_doi_find("doi:10.1000/182"), "10.1000/182");
    assert_string_equal(cvx_doi_find("https://doi.org/10.1145/3676641.3716015"),
                        "10.1145/3676641.3716015");
    assert_string_equal(cvx_doi_find("10.1000.10/a(b)"), "10.1000.10/a(b)");
    static const char *const none[] = {"",
                                       "10.1000",
                                       "10.1000/",
                                       "10.100/1",
                                       "11.1000/1",
                                       "10.1000/a b",
                                       "https://a.example/10.1000/1",
                                       "10.1000./1"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        if (cvx_doi_find(none[i]))
            fail_msg("\"%s\" passed", none[i]);
}

static void tags(void **state)
{
    (void)state;
    static const char *const good[] = {"de", "zh-Hans", "pt-BR", "gsw", "de-DE-u-co-phonebk"};
    static const char *const bad[] = {"", "d", "English", "de_DE", "de-", "de--CH", "de-123456789"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_true(cvx_tag_valid(good[i]));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(cvx_tag_valid(bad[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(urls),     cmocka_unit_test(addresses),
        cmocka_unit_test(punycode), cmocka_unit_test(labels_have_a_length),
        cmocka_unit_test(dois),     cmocka_unit_test(tags),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
