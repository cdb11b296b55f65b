#include "services/http/BulkJson.h"
#include "services/http/Json.h"
#include "services/http/JsonMending.h"
#include "tests/support/Testing.h"
#include "tests/support/Translating.h"

#include <cmath>
#include <random>

using namespace ph;

namespace {

std::string nested(char open, int levels)
{
    std::string text;
    for (int i = 0; i < levels; ++i)
        text += open == '[' ? "[" : "{\"a\":";
    text += "1";
    for (int i = 0; i < levels; ++i)
        text += open == '[' ? ']' : '}';
    return text;
}

/// The same by both parsers, so that no caller can tell them apart.
void bothAccept(const std::string& text, const std::string& expected)
{
    const auto small = parseJson(text, QStringLiteral("here"));
    QVERIFY_RESULT(small);
    QCOMPARE(small->dump(), expected);
    BulkJson bulk;
    const auto large = bulk.parse(text, QStringLiteral("here"));
    QVERIFY_RESULT(large);
    QCOMPARE(parseJson(simdjson::minify(*large), {})->dump(), expected);
}

} // namespace

class JsonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sixtyFourLevelsAreRead();
    void deeperIsRefusedBeforeItIsBuilt_data();
    void deeperIsRefusedBeforeItIsBuilt();
    void bracketsInTextDoNotCount();
    void whatPythonEmitsIsAccepted_data();
    void whatPythonEmitsIsAccepted();
    void soundTextIsLeftAlone();
    void badSyntaxNamesTheByte_data();
    void badSyntaxNamesTheByte();
    void readerTakesQuotedIntegersAndNumbers();
    void readerTakesMissingAndNullAsDefaults();
    void wrongTypesNameThePath_data();
    void wrongTypesNameThePath();
    void theFirstMistakeIsKept();
    void mistakesAreToldInTheReadersLanguageAndRecordedInEnglish();
    void badSyntaxIsToldInTheReadersLanguageAndRecordedInEnglish();
    void bulkValues();
    void bulkArraysMayBeMissing();
    void bulkBuffersAreReused();
    void mutatedDocumentsNeverHarm();
};

void JsonTest::sixtyFourLevelsAreRead()
{
    bothAccept(nested('[', 64), nested('[', 64));
    bothAccept(nested('{', 64), nested('{', 64));
}

void JsonTest::deeperIsRefusedBeforeItIsBuilt_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("65 arrays") << QByteArray::fromStdString(nested('[', 65));
    QTest::newRow("65 objects") << QByteArray::fromStdString(nested('{', 65));
    QTest::newRow("100,000 arrays") << QByteArray::fromStdString(nested('[', 100'000));
    QTest::newRow("100,000 objects") << QByteArray::fromStdString(nested('{', 100'000));
    QTest::newRow("unclosed") << QByteArray(100'000, '[');
}

void JsonTest::deeperIsRefusedBeforeItIsBuilt()
{
    QFETCH(QByteArray, text);
    const auto small = parseJson(text.toStdString(), QStringLiteral("here"));
    QVERIFY_ERROR(small, ErrorKind::Unreadable);
    QCOMPARE(small.error().where, QStringLiteral("here"));
    QVERIFY(small.error().detail.contains(QStringLiteral("64")));
    BulkJson bulk;
    const auto large = bulk.parse(text.toStdString(), QStringLiteral("here"));
    QVERIFY_ERROR(large, ErrorKind::Unreadable);
    QVERIFY(large.error().detail.contains(QStringLiteral("64")));
}

void JsonTest::bracketsInTextDoNotCount()
{
    const std::string text = "[\"" + std::string(1000, '[') + "\\\"" + std::string(1000, '{') + "\"]";
    QVERIFY(!jsonNestsDeeperThan(text, 1));
    QVERIFY_RESULT(parseJson(text, {}));
}

void JsonTest::whatPythonEmitsIsAccepted_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, const char* text, const char* expected) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(expected);
    };
    row("bare NaN", R"([NaN, 1])", R"(["NaN",1])");
    row("bare infinities", R"({"a":Infinity,"b":-Infinity})", R"({"a":"Infinity","b":"-Infinity"})");
    row("alone", "NaN", R"("NaN")");
    row("not within text", R"(["NaN and Infinity \" NaN", NaN])", R"(["NaN and Infinity \" NaN","NaN"])");
    row("beyond a double", "[1e400,-1e400]", R"(["Infinity","-Infinity"])");
    row("beyond 64 bits", "[1267650600228229401496703205376]", "[1.2676506002282294e+30]");
    row("lone surrogate", R"(["a\ud800b", "\udc00"])",
        "[\"a\xEF\xBF\xBD"
        "b\",\"\xEF\xBF\xBD\"]");
    row("surrogate pair", R"(["\ud83d\ude00", NaN])", "[\"\xF0\x9F\x98\x80\",\"NaN\"]");
    row("invalid UTF-8", "[\"a\xFF\xC0\xAF\"]", "[\"a\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"]");
    row("byte order mark", "\xEF\xBB\xBF[1]", "[1]");
}

void JsonTest::whatPythonEmitsIsAccepted()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    bothAccept(text.toStdString(), expected.toStdString());
}

void JsonTest::soundTextIsLeftAlone()
{
    QVERIFY(!mendJson(
        R"({"a":[1,-2.5e3,9223372036854775807,18446744073709551615,"NaN","\ud83d\ude00","ü"],"b":null})"));
}

void JsonTest::badSyntaxNamesTheByte_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("byte");
    QTest::newRow("stray") << QByteArray("[1,x]") << "byte 3";
    QTest::newRow("short") << QByteArray("{\"a\": [1,") << "byte 9";
    QTest::newRow("trailing") << QByteArray("[1] x") << "byte 4";
    QTest::newRow("empty") << QByteArray() << "byte 0";
    QTest::newRow("blank") << QByteArray(" \n") << "byte 0";
    QTest::newRow("NaNa") << QByteArray("[NaNa]") << "byte 1";
    QTest::newRow("HTML") << QByteArray("<html>") << "byte 0";
}

void JsonTest::badSyntaxNamesTheByte()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, byte);
    const auto small = parseJson(text.toStdString(), QStringLiteral("here"));
    QVERIFY_ERROR(small, ErrorKind::Unreadable);
    QVERIFY2(small.error().detail.contains(byte + QLatin1Char(':')), qPrintable(small.error().detail));
    BulkJson bulk;
    const auto large = bulk.parse(text.toStdString(), QStringLiteral("here"));
    QVERIFY_ERROR(large, ErrorKind::Unreadable);
    QCOMPARE(large.error(), small.error());
}

void JsonTest::readerTakesQuotedIntegersAndNumbers()
{
    const auto json = parseJson(
        R"({"a":"1700000000000","b":-5,"c":3.0,"d":"NaN","e":"-Infinity","f":0.25,"g":7,"h":"0.5","i":Infinity})",
        {});
    QVERIFY_RESULT(json);
    const JsonReader reader(*json);
    QCOMPARE(reader.integer("a", 0), 1'700'000'000'000);
    QCOMPARE(reader.integer("b", 0), -5);
    QCOMPARE(reader.integer("c", 0), 3);
    QVERIFY(std::isnan(reader.number("d", 0)));
    QCOMPARE(reader.number("e", 0), -std::numeric_limits<double>::infinity());
    QCOMPARE(reader.number("f", 0), 0.25);
    QCOMPARE(reader.number("g", 0), 7.0);
    QCOMPARE(reader.number("h", 0), 0.5);
    QCOMPARE(reader.number("i", 0), std::numeric_limits<double>::infinity());
    QVERIFY(!reader.mistake({}));
}

void JsonTest::readerTakesMissingAndNullAsDefaults()
{
    const Json json = Json::parse(R"({"nothing":null})");
    const JsonReader reader(json);
    for (const char* name : {"nothing", "missing"}) {
        QCOMPARE(reader.text(name), QString());
        QCOMPARE(reader.integer(name, 3), 3);
        QCOMPARE(reader.number(name, 4.5), 4.5);
        QVERIFY(reader.items(name).empty());
        QCOMPARE(reader.child(name).child("deeper").text("x"), QString());
        QVERIFY(!reader.has(name));
    }
    QVERIFY(!reader.mistake({}));
}

void JsonTest::wrongTypesNameThePath_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("mistake");
    QTest::newRow("text") << QByteArray(R"({"runs":[{},{"info":{"status":5}}]})")
                          << "runs[1].info.status: expected text, found number";
    QTest::newRow("integer") << QByteArray(R"({"runs":[{"info":{"time":"x"}}]})")
                             << "runs[0].info.time: expected a 64-bit integer, found string";
    QTest::newRow("fraction") << QByteArray(R"({"runs":[{"info":{"time":1.5}}]})")
                              << "runs[0].info.time: expected a 64-bit integer, found number";
    QTest::newRow("too large") << QByteArray(R"({"runs":[{"info":{"time":9223372036854775808}}]})")
                               << "runs[0].info.time: expected a 64-bit integer, found number";
    QTest::newRow("number") << QByteArray(R"({"runs":[{"info":{"value":true}}]})")
                            << "runs[0].info.value: expected a number, found boolean";
    QTest::newRow("array") << QByteArray(R"({"runs":{}})") << "runs: expected an array, found object";
    QTest::newRow("object") << QByteArray(R"({"runs":[{"info":[]}]})")
                            << "runs[0].info: expected an object, found array";
    QTest::newRow("item") << QByteArray(R"({"runs":[7]})") << "runs[0]: expected an object, found number";
    QTest::newRow("root") << QByteArray("[]") << "the document: expected an object, found array";
}

void JsonTest::wrongTypesNameThePath()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, mistake);
    const auto json = parseJson(text.toStdString(), {});
    QVERIFY_RESULT(json);
    const JsonReader reader(*json);
    for (const auto& run : reader.items("runs")) {
        const auto info = run.child("info");
        info.text("status");
        info.integer("time", 0);
        info.number("value", 0);
    }
    const auto error = reader.mistake(QStringLiteral("here"));
    QVERIFY(error);
    QCOMPARE(error->kind, ErrorKind::Unreadable);
    QCOMPARE(error->where, QStringLiteral("here"));
    QCOMPARE(error->detail, mistake);
}

void JsonTest::theFirstMistakeIsKept()
{
    const Json json = Json::parse(R"({"a":1,"b":2})");
    const JsonReader reader(json);
    reader.text("a");
    reader.text("b");
    QVERIFY(reader.mistake({})->detail.startsWith(QLatin1StringView("a:")));
}

void JsonTest::mistakesAreToldInTheReadersLanguageAndRecordedInEnglish()
{
    const testing::Translating speaking(
        QStringLiteral("ph::Http"),
        {{QStringLiteral("%1: expected %2, found %3"), QStringLiteral("%1：应为%2，实为%3")},
         {QStringLiteral("the document"), QStringLiteral("文档")},
         {QStringLiteral("a number"), QStringLiteral("数字")},
         {QStringLiteral("an object"), QStringLiteral("对象")},
         {QStringLiteral("array"), QStringLiteral("数组")},
         {QStringLiteral("boolean"), QStringLiteral("布尔值")}});
    const Json json = Json::parse(R"({"value":true})");
    const JsonReader reader(json);
    reader.number("value", 0);
    QCOMPARE(reader.mistake({})->detail, QStringLiteral("value：应为数字，实为布尔值"));
    QCOMPARE(reader.mistake({})->forRecords(), QStringLiteral("value: expected a number, found boolean"));

    const Json list = Json::array();
    const auto whole = JsonReader(list).mistake({});
    QCOMPARE(whole->detail, QStringLiteral("文档：应为对象，实为数组"));
    QCOMPARE(whole->forRecords(), QStringLiteral("the document: expected an object, found array"));
}

void JsonTest::badSyntaxIsToldInTheReadersLanguageAndRecordedInEnglish()
{
    const testing::Translating speaking(
        QStringLiteral("ph::Http"),
        {{QStringLiteral("not JSON, %1"), QStringLiteral("不是 JSON，%1")},
         {QStringLiteral("byte %1: unexpected text"), QStringLiteral("第 %1 字节：文本不合语法")}});
    const auto read = parseJson("[1,x]", {});
    QVERIFY_ERROR(read, ErrorKind::Unreadable);
    QCOMPARE(read.error().detail, QStringLiteral("不是 JSON，第 3 字节：文本不合语法"));
    QCOMPARE(read.error().forRecords(), QStringLiteral("not JSON, byte 3: unexpected text"));
}

void JsonTest::bulkValues()
{
    BulkJson bulk;
    const auto root = bulk.parse(
        R"({"a":"12","b":12,"c":1.5,"d":"NaN","e":null,"f":"x","g":[],"h":4.0,"i":NaN,"j":18446744073709551615})",
        {});
    QVERIFY_RESULT(root);
    QCOMPARE(bulkInteger((*root)["a"]), std::optional<std::int64_t>(12));
    QCOMPARE(bulkInteger((*root)["b"]), std::optional<std::int64_t>(12));
    QCOMPARE(bulkInteger((*root)["h"]), std::optional<std::int64_t>(4));
    for (const char* none : {"c", "d", "e", "f", "g", "j", "missing"})
        QVERIFY2(!bulkInteger((*root)[none]), none);
    QCOMPARE(bulkNumber((*root)["a"]), std::optional<double>(12));
    QCOMPARE(bulkNumber((*root)["c"]), std::optional<double>(1.5));
    QVERIFY(std::isnan(*bulkNumber((*root)["d"])));
    QVERIFY(std::isnan(*bulkNumber((*root)["i"])));
    for (const char* none : {"e", "f", "g", "missing"})
        QVERIFY2(!bulkNumber((*root)[none]), none);
    QCOMPARE(bulkText((*root)["f"]), std::optional<std::string_view>("x"));
    QVERIFY(!bulkText((*root)["b"]));
    QVERIFY(!bulkText((*root)["missing"]));
}

void JsonTest::bulkArraysMayBeMissing()
{
    BulkJson bulk;
    const auto root = bulk.parse(R"({"some":[1,2],"null":null,"wrong":{}})", {});
    QVERIFY_RESULT(root);
    QCOMPARE(bulkArray(*root, "some")->size(), std::size_t(2));
    for (const char* empty : {"null", "missing"}) {
        int count = 0;
        const auto items = bulkArray(*root, empty);
        for ([[maybe_unused]] auto item : *items)
            ++count;
        QCOMPARE(count, 0);
    }
    QVERIFY(!bulkArray(*root, "wrong"));
}

void JsonTest::bulkBuffersAreReused()
{
    BulkJson bulk;
    for (const int length : {10, 100'000, 1, 2'000'000, 5}) {
        std::string text = "[";
        for (int i = 0; i < length; ++i)
            text += std::to_string(i) + ',';
        text += "NaN]";
        const auto root = bulk.parse(text, {});
        QVERIFY_RESULT(root);
        QCOMPARE(root->get_array().value_unsafe().begin() != root->get_array().value_unsafe().end(), true);
        QVERIFY_ERROR(bulk.parse(nested('[', 65), {}), ErrorKind::Unreadable);
    }
}

void JsonTest::mutatedDocumentsNeverHarm()
{
    const std::vector<std::string> seeds{
        R"({"runs":[{"info":{"run_id":"ab12","status":"FINISHED","start_time":1700000000000,"end_time":"1700000001000"},"data":{"metrics":[{"key":"auc","value":0.913,"timestamp":1700000000500,"step":3},{"key":"loss","value":"NaN","step":"-4"}],"params":[{"key":"l\u00e4nge","value":"5e-3"}],"tags":[{"key":"mlflow.note","value":"a \"quoted\" \ud83d\ude00 note"}]}}],"next_page_token":"eyJ9"})",
        R"({"metrics":[{"key":"m","value":NaN,"timestamp":1,"step":0},{"key":"m","value":-Infinity,"timestamp":2,"step":9007199254740993}]})",
        R"([[[[{"a":[true,false,null,1e308,-1e-308,123456789012345678901234567890]}]]]])",
    };
    std::mt19937 random(20240607);
    const auto below = [&](std::size_t n) {
        return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
    };
    const std::string spice = "[]{}\",:\\u0dN-I.eE \n\xFF\xC3"
                              "1t";
    BulkJson bulk;
    int accepted = 0;
    for (int round = 0; round < 30'000; ++round) {
        std::string text = seeds[below(seeds.size())];
        for (std::size_t i = 0, count = 1 + below(6); i < count && !text.empty(); ++i) {
            const auto at = below(text.size());
            switch (below(5)) {
            case 0:
                text[at] = spice[below(spice.size())];
                break;
            case 1:
                text.erase(at, 1 + below(8));
                break;
            case 2:
                text.insert(at, 1, spice[below(spice.size())]);
                break;
            case 3:
                text.insert(at, text.substr(below(text.size()), below(40)));
                break;
            default:
                text.resize(at);
            }
        }
        const auto small = parseJson(text, QStringLiteral("fuzz"));
        const auto large = bulk.parse(text, QStringLiteral("fuzz"));
        // A document that one takes and the other refuses would make two screens disagree.
        QVERIFY2(small.has_value() == large.has_value(), text.c_str());
        if (!small) {
            QCOMPARE(small.error().kind, ErrorKind::Unreadable);
            QVERIFY(!small.error().detail.isEmpty());
            continue;
        }
        ++accepted;
        QCOMPARE(small->dump().empty(), false);
        const JsonReader reader(*small);
        for (const auto& run : reader.items("runs")) {
            run.child("info").integer("start_time", 0);
            for (const auto& metric : run.child("data").items("metrics"))
                metric.number("value", 0);
        }
        const auto runs = bulkArray(*large, "runs");
        if (!runs)
            continue;
        for (simdjson::dom::element run : *runs) {
            static_cast<void>(bulkInteger(run["info"]["start_time"]));
            static_cast<void>(bulkText(run["info"]["status"]));
        }
    }
    QVERIFY2(accepted > 100, "the mutations have to leave something that is read");
}

QTEST_GUILESS_MAIN(JsonTest)
#include "tst_json.moc"
