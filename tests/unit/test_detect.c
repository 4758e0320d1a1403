/* SPDX-License-Identifier: MIT */
/* Languages told by text: sentences as CVs have them, written for this test. */
#include "core/lang/detect.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static const char *detect(const char *text)
{
    struct cvx_language_sample sample = {0};
    cvx_language_sample_add(&sample, text, strlen(text));
    const struct cvx_language *language = cvx_language_detect(&sample);
    return language != NULL ? language->tag : "none";
}

static void assert_detects(const char *text, const char *expected)
{
    if (strcmp(detect(text), expected) != 0)
        fail_msg("%s instead of %s: %s", detect(text), expected, text);
}

static void prose_is_told(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"en", "Led a team of six engineers and reduced the cost of serving by 40 percent."},
        {"en", "Designed, built and maintained REST APIs for mobile clients with Python and Go."},
        {"de", "Leitung eines Teams von sechs Personen und Einführung der neuen Plattform."},
        {"de", "Entwicklung von REST-Schnittstellen mit Java und Spring Boot für die Logistik."},
        {"fr",
         "Encadrement d’une équipe de six personnes et refonte de la plateforme de paiement."},
        {"fr", "Developpement des services web pour le commerce en ligne avec Java et Angular."},
        {"es", "Dirigí un equipo de seis personas y reduje los costes de la plataforma."},
        {"es",
         "Desarrollo de aplicaciones web con React y Node.js para clientes del sector bancario."},
        {"pt", "Liderei uma equipe de seis pessoas e reduzi os custos da plataforma em 40%."},
        {"pt", "Desenvolvimento de aplicações web com React e Node.js para clientes do setor."},
        {"it", "Ho guidato un gruppo di sei persone e ridotto i costi della piattaforma."},
        {"it",
         "Sviluppo di applicazioni web con React e Node.js per i clienti del settore bancario."},
        {"nl",
         "Leiding gegeven aan een team van zes personen en de kosten van het platform verlaagd."},
        {"pl",
         "Kierowanie zespołem sześciu osób oraz obniżenie kosztów platformy o 40% w ciągu roku."},
        {"tr", "Altı kişilik bir ekibi yönettim ve platformun maliyetini yüzde kırk azalttım."},
        {"vi", "Quản lý nhóm sáu kỹ sư và giảm chi phí vận hành của nền tảng trong hai năm."},
        {"ru", "Руководил командой из шести инженеров и снизил стоимость платформы (Docker, AWS)."},
        {"uk", "Керував командою з шести інженерів і знизив вартість платформи (Docker, AWS)."},
        {"el", "Ηγήθηκα ομάδας έξι μηχανικών και μείωσα το κόστος της πλατφόρμας με Kubernetes."},
        {"he", "הובלתי צוות של שישה מהנדסים והפחתתי את עלות הפלטפורמה."},
        {"ar", "قدت فريقا من ستة مهندسين وخفضت تكلفة المنصة بنسبة كبيرة خلال سنتين."},
        {"fa",
         "رهبری گروهی شش نفره از مهندسان و کاهش هزینه‌های پلتفرم در دو سال گذشته."},
        {"hi", "छह इंजीनियरों की टीम का नेतृत्व किया और लागत घटाई।"},
        {"th", "ดูแลทีมวิศวกรหกคนและลดต้นทุนของระบบลงร้อยละสี่สิบ"},
        {"zh-Hans",
         "负责推荐系统的设计与开发，使用 Python、PyTorch 和 Kubernetes，将延迟降低 40%。"},
        {"zh-Hant",
         "負責推薦系統的設計與開發，使用 Python、PyTorch 和 Kubernetes，將延遲降低 40%。"},
        {"ja", "推薦システムの設計と開発を担当し、Python と Kubernetes を用いて遅延を40%削減。"},
        {"ko", "추천 시스템의 설계와 개발을 담당하여 Python과 Kubernetes로 지연을 40% 줄임."},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_detects(rows[i][1], rows[i][0]);
}

/* Labels in the wrong language are worse than English ones. */
static void what_is_not_ours_is_not_claimed(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",
        "12345 --- 2019",
        "Python, Kubernetes, PostgreSQL, React",
        "Senior O2 to CO2 Engineer",
        "Jag ledde en grupp på sex ingenjörer och sänkte kostnaderna för plattformen.",
        "Jeg ledede et hold på seks ingeniører og sænkede omkostningerne på platformen.",
        "Vedl jsem tým šesti inženýrů a snížil náklady na provoz platformy o třetinu.",
        "Johdin kuuden insinöörin ryhmää ja pienensin alustan kustannuksia kahdessa vuodessa.",
        "Водио сам тим од шест инжењера и смањио трошкове платформе за трећину.",
        "ચાર વર્ષનો અનુભવ",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_detects(texts[i], "none");
}

static void texts_add_up(void **state)
{
    (void)state;
    struct cvx_language_sample sample = {0};
    static const char *const texts[] = {"Entwickler", "Einführung des Systems", "für die Kunden"};
    for (size_t i = 0; i < 3; i++)
        cvx_language_sample_add(&sample, texts[i], strlen(texts[i]));
    assert_int_equal(sample.words, 7);
    assert_string_equal(cvx_language_detect(&sample)->tag, "de");
}

static void a_foreign_name_does_not_tip_the_scales(void **state)
{
    (void)state;
    assert_detects("Weihao Cui (崔炜峰) is a researcher at the National University.", "en");
    assert_detects("我在アマゾン的团队负责后端服务的开发和维护工作，也参与架构设计与代码评审",
                   "zh-Hans");
}

static void assert_run(const char *document, const char *text, const char *expected)
{
    const char *tag = cvx_language_of_run(cvx_language_find(document), text, strlen(text));
    if (expected == NULL ? tag != NULL : tag == NULL || strcmp(tag, expected) != 0)
        fail_msg("%s in %s: %s", text, document, tag != NULL ? tag : "none");
}

static void runs_of_another_script_are_tagged(void **state)
{
    (void)state;
    assert_run("en", "崔炜峰", "zh-Hans");
    assert_run("en", "王大文", "zh-Hans"); /* says nothing: the commoner */
    assert_run("en", "陳筱涵", "zh-Hant");
    assert_run("en", "王筱涵 李晟", "zh-Hans");
    assert_run("en", "國立臺灣大學", "zh-Hant");
    assert_run("en", "東京大学", "ja"); /* 東 is no simplified, 学 no traditional character */
    assert_run("en", "渡辺さくら", "ja");
    assert_run("en", "김민준", "ko");
    assert_run("en", "Αθήνα", "el");
    assert_run("en", "Київ", "uk");
    assert_run("en", "Мыс", "ru");
    assert_run("en", "پژوهشگر", "fa");
    assert_run("en", "القاهرة", "ar");
    assert_run("en", "ไทย", "th");
    assert_run("zh", "C++ template", "en");
    assert_run("ja", "Kubernetes", "en");
}

static void runs_of_the_documents_own_are_not(void **state)
{
    (void)state;
    assert_run("en", "plain", NULL);
    assert_run("de", "Software Engineer", NULL);
    assert_run("en", "2019 – 2021", NULL);
    assert_run("en", "", NULL);
    assert_run("zh", "北京大学", NULL);
    assert_run("zh-Hant", "王大文", NULL);
    assert_run("ja", "王大文", NULL);
    assert_run("ja", "東京大学", NULL);
    assert_run("ja", "国際会議", NULL);
    assert_run("ko", "大韓民國", NULL);
    assert_run("zh", "國立臺灣大學", "zh-Hant");
    assert_run("ja", "陈伟", "zh-Hans");
    assert_run(NULL, "plain", NULL);
    assert_run(NULL, "東京大学", "ja");
}

static void scripts_are_told(void **state)
{
    (void)state;
    assert_int_equal(cvx_script_of('a'), CVX_SCRIPT_LATIN);
    assert_int_equal(cvx_script_of('Z'), CVX_SCRIPT_LATIN);
    assert_int_equal(cvx_script_of('1'), CVX_SCRIPT_COMMON);
    assert_int_equal(cvx_script_of('['), CVX_SCRIPT_COMMON);
    assert_int_equal(cvx_script_of('@'), CVX_SCRIPT_COMMON);
    assert_int_equal(cvx_script_of('{'), CVX_SCRIPT_COMMON);
    assert_int_equal(cvx_script_of(0xD7), CVX_SCRIPT_COMMON); /* multiplication sign */
    assert_int_equal(cvx_script_of(0x1EA1), CVX_SCRIPT_LATIN);
    assert_int_equal(cvx_script_of(0x3042), CVX_SCRIPT_KANA);
    assert_int_equal(cvx_script_of(0x3002), CVX_SCRIPT_COMMON);
    assert_int_equal(cvx_script_of(0x20BB7), CVX_SCRIPT_HAN); /* 𠮷 */
    assert_int_equal(cvx_script_of(0x10FFFF), CVX_SCRIPT_COMMON);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(prose_is_told),
        cmocka_unit_test(what_is_not_ours_is_not_claimed),
        cmocka_unit_test(texts_add_up),
        cmocka_unit_test(a_foreign_name_does_not_tip_the_scales),
        cmocka_unit_test(runs_of_another_script_are_tagged),
        cmocka_unit_test(runs_of_the_documents_own_are_not),
        cmocka_unit_test(scripts_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
