#include "services/release/CanonicalJson.h"
#include "tests/support/Testing.h"

#include <bit>
#include <limits>

using namespace ph;
using nlohmann::json;

class TestReleaseCanonical : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void numbersOfRfc8785_data();
    void numbersOfRfc8785();
    void theExampleOfSection3();
    void membersAreSortedByUtf16CodeUnits();
    void whatIsNoExactJsonIsRefused();
    void onlyTheCanonicalTextIsRead();
};

// RFC 8785, appendix B.
void TestReleaseCanonical::numbersOfRfc8785_data()
{
    QTest::addColumn<quint64>("bits");
    QTest::addColumn<QString>("text");
    const auto row = [](quint64 bits, const char* text) {
        QTest::newRow(text) << bits << QString::fromLatin1(text);
    };
    row(0x0000000000000000, "0");
    QTest::newRow("minus zero") << quint64(0x8000000000000000) << QStringLiteral("0");
    row(0x0000000000000001, "5e-324");
    row(0x8000000000000001, "-5e-324");
    row(0x7fefffffffffffff, "1.7976931348623157e+308");
    row(0xffefffffffffffff, "-1.7976931348623157e+308");
    row(0x4340000000000000, "9007199254740992");
    row(0xc340000000000000, "-9007199254740992");
    row(0x4430000000000000, "295147905179352830000");
    row(0x44b52d02c7e14af5, "9.999999999999997e+22");
    row(0x44b52d02c7e14af6, "1e+23");
    row(0x44b52d02c7e14af7, "1.0000000000000001e+23");
    row(0x444b1ae4d6e2ef4e, "999999999999999700000");
    row(0x444b1ae4d6e2ef4f, "999999999999999900000");
    row(0x444b1ae4d6e2ef50, "1e+21");
    row(0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7");
    row(0x3eb0c6f7a0b5ed8d, "0.000001");
    row(0x41b3de4355555553, "333333333.3333332");
    row(0x41b3de4355555554, "333333333.33333325");
    row(0x41b3de4355555555, "333333333.3333333");
    row(0x41b3de4355555556, "333333333.3333334");
    row(0x41b3de4355555557, "333333333.33333343");
    row(0xbecbf647612f3696, "-0.0000033333333333333333");
    row(0x43143ff3c1cb0959, "1424953923781206.2");
}

void TestReleaseCanonical::numbersOfRfc8785()
{
    QFETCH(const quint64, bits);
    QFETCH(const QString, text);
    QCOMPARE(QString::fromStdString(canonicalNumber(std::bit_cast<double>(bits))), text);
}

void TestReleaseCanonical::theExampleOfSection3()
{
    // RFC 8785, 3.2.2 and 3.2.4.
    const auto value = json::parse(R"({
        "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
        "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
        "literals": [null, true, false]
    })");
    QCOMPARE(
        canonicalJson(value).value(),
        QByteArray("{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                   "\"string\":\"\xe2\x82\xac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}"));
}

void TestReleaseCanonical::membersAreSortedByUtf16CodeUnits()
{
    // RFC 8785, 3.2.3: a face (U+1F600, surrogates d83d de00) comes before U+FB33, though its UTF-8 does not.
    const auto value =
        json::parse(R"({"\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter",
        "1": "One", "\ud83d\ude00": "Emoji", "\u0080": "Control", "\u00f6": "Latin"})");
    const auto text = QString::fromUtf8(canonicalJson(value).value());
    const QStringList order{QStringLiteral("Carriage"), QStringLiteral("One"),  QStringLiteral("Control"),
                            QStringLiteral("Latin"),    QStringLiteral("Euro"), QStringLiteral("Emoji"),
                            QStringLiteral("Hebrew")};
    for (qsizetype i = 1; i < order.size(); ++i)
        QVERIFY2(text.indexOf(order[i - 1]) < text.indexOf(order[i]), qPrintable(order[i]));
}

void TestReleaseCanonical::whatIsNoExactJsonIsRefused()
{
    QVERIFY_ERROR(canonicalJson(json{{"a", std::numeric_limits<double>::quiet_NaN()}}), ErrorKind::Invalid);
    QVERIFY_ERROR(canonicalJson(json{std::numeric_limits<double>::infinity()}), ErrorKind::Invalid);
    QVERIFY_ERROR(canonicalJson(json(std::int64_t(9007199254740993))), ErrorKind::Invalid);
    QVERIFY_ERROR(canonicalJson(json(std::numeric_limits<std::uint64_t>::max())), ErrorKind::Invalid);
    QVERIFY_ERROR(canonicalJson(json("\xff")), ErrorKind::Invalid);
    QVERIFY_ERROR(canonicalJson(json{{"\xc0\x80", 1}}), ErrorKind::Invalid);
    auto deep = json::array();
    for (int i = 0; i < 100; ++i)
        deep = json::array({deep});
    QVERIFY_ERROR(canonicalJson(deep), ErrorKind::Invalid);
}

void TestReleaseCanonical::onlyTheCanonicalTextIsRead()
{
    const auto where = QStringLiteral("test");
    QCOMPARE(readCanonical("{\"a\":1,\"b\":[2]}", where).value().at("a"), 1);
    const auto large = canonicalJson(json{{"a", 1e17}, {"b", -1.5e300}}).value();
    QVERIFY_RESULT(readCanonical(large, where));
    for (const char* text : {"", "{", "{\"a\": 1}", "{\"b\":1,\"a\":2}", "{\"a\":1,\"a\":1}", "{\"a\":1.0}",
                             "{\"a\":\"\\u0041\"}", "{\"a\":1}\n", "{\"a\":1e400}"})
        QVERIFY_ERROR(readCanonical(text, where), ErrorKind::Unreadable);
}

QTEST_GUILESS_MAIN(TestReleaseCanonical)
#include "tst_release_canonical.moc"
