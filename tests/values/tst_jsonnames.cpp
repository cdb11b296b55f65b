#include "models/values/JsonNames.h"

#include <QTest>

using namespace ph;

/// JSON that something is decided by names each member once: readers differ in which of two they take.
class TestJsonNames : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aNameThatStandsTwiceIsFound_data();
    void aNameThatStandsTwiceIsFound();
    void itIsNotReadThen();
};

void TestJsonNames::aNameThatStandsTwiceIsFound_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("name");
    const auto row = [](const char* title, const char* json, const char* name) {
        QTest::newRow(title) << QByteArray(json) << QString::fromLatin1(name);
    };
    row("once", "{\"a\": 1, \"b\": {\"a\": 2}, \"c\": [{\"a\": 3}, {\"a\": 4}]}", "");
    row("twice", "{\"a\": 1, \"b\": 2, \"a\": 3}", "a");
    row("with an escape", "{\"verdict\": 1, \"verd\\u0069ct\": 2}", "verdict");
    row("further in", "[[], {\"b\": [1, {\"a\": [], \"a\": {}}]}]", "a");
    row("behind an object", "{\"a\": {\"b\": 1}, \"a\": 2}", "a");
    row("as a value", "{\"a\": \"b\", \"b\": \"a\", \"c\": [\"a\", \"a\"]}", "");
    row("in a text", "{\"a\": \"\\\"a\\\": 1, {\", \"b\": \"\\\\\"}", "");
    row("cut short", "{\"a\": 1, \"a", "");
    row("no JSON", "}],:\"\\", "");
    row("nothing", "", "");
}

void TestJsonNames::aNameThatStandsTwiceIsFound()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, name);
    QCOMPARE(nameTwice(json), name);
}

void TestJsonNames::itIsNotReadThen()
{
    QVERIFY(jsonToDecideBy("{\"a\": 1}", QStringLiteral("here")));
    const auto twice = jsonToDecideBy("{\"a\": 1, \"a\": 1}", QStringLiteral("here"));
    QVERIFY(!twice);
    QCOMPARE(twice.error().kind, ErrorKind::Unreadable);
    QVERIFY(twice.error().detail.contains(QStringLiteral("\"a\" is named twice")));
    QVERIFY(!jsonToDecideBy("{\"a\": ", QStringLiteral("here")));
}

QTEST_GUILESS_MAIN(TestJsonNames)
#include "tst_jsonnames.moc"
