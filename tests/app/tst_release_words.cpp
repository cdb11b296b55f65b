#include "app/cli/GateOutput.h"
#include "app/cli/PartText.h"
#include "tests/support/Testing.h"

#include <limits>

using namespace ph;
using namespace ph::testing;

/// What releases are written with on the command line, and how their evidence is printed there.
class TestReleaseWords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPartIsKindNameAndVersion();
    void whatIsNoPartIsRefused_data();
    void whatIsNoPartIsRefused();
    void evidenceIsShownWithItsNumbersAndAge();
    void whatWasNeverSeenHasNoAge();
};

void TestReleaseWords::aPartIsKindNameAndVersion()
{
    const auto threshold = partFromText(QStringLiteral("threshold:cutoff@0.7"));
    QVERIFY_RESULT(threshold);
    QVERIFY(
        *threshold ==
        (ReleasePart{ReleasePart::Kind::Threshold, QStringLiteral("cutoff"), {}, QStringLiteral("0.7"), {}}));
    QCOMPARE(partFromText(QStringLiteral("prompt:a@b@3"))->name, QStringLiteral("a@b"));
    QCOMPARE(partFromText(QStringLiteral("features:spec.set:x@v2"))->name, QStringLiteral("spec.set:x"));
}

void TestReleaseWords::whatIsNoPartIsRefused_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text : {"", "cutoff@0.7", "prompts:a@3", "prompt:@3", "prompt:a@", "prompt:a", ":a@3"})
        QTest::newRow(*text ? text : "nothing") << QString::fromLatin1(text);
}

void TestReleaseWords::whatIsNoPartIsRefused()
{
    QFETCH(QString, text);
    QVERIFY_ERROR(partFromText(text), ErrorKind::Invalid);
}

void TestReleaseWords::evidenceIsShownWithItsNumbersAndAge()
{
    GateResult gate;
    gate.id = QStringLiteral("latency");
    gate.verdict = GateVerdict::Fail;
    gate.threshold = 300;
    gate.margin = -12;
    gate.sampleSize = 40;
    gate.numbers = {{QStringLiteral("p95"), 312, QStringLiteral("ms")},
                    {QStringLiteral("p99"), std::numeric_limits<double>::quiet_NaN(), {}}};
    gate.observedMs = 1'780'000'000'000;
    const auto now = gate.observedMs + 7'200'000;
    const auto text = evidenceText(gate, now);
    for (const char* part : {"300", "12", "40", "p95 312 ms", "2 h ago"})
        QVERIFY2(text.contains(QLatin1String(part)), qPrintable(text));
    const auto json = gateToJson(gate, now);
    QCOMPARE(json["verdict"].get<std::string>(), "fail");
    QCOMPARE(json["threshold"].get<double>(), 300.0);
    QCOMPARE(json["numbers"][0]["value"].get<double>(), 312.0);
    QCOMPARE(json["numbers"][1]["value"].get<std::string>(), "NaN");
    QCOMPARE(json["age_seconds"].get<int>(), 7200);
}

void TestReleaseWords::whatWasNeverSeenHasNoAge()
{
    const auto json = gateToJson(GateResult(), 1'780'000'000'000);
    QVERIFY(json["age_seconds"].is_null());
    QVERIFY(json["threshold"].is_null());
}

QTEST_GUILESS_MAIN(TestReleaseWords)
#include "tst_release_words.moc"
