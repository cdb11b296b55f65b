#include "app/release/OwnFactsLoader.h"
#include "services/gates/GateEvaluation.h"
#include "tests/services/FrameLab.h"
#include "tests/support/Testing.h"

#include <QDateTime>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>

using namespace ph;
using namespace ph::testing;

namespace {

using V = GateVerdict;

/// Amounts by region, evenly spread; those of one region are so much larger.
QByteArray table(int rows, double movedEu = 0)
{
    QByteArray text = "amount,region\n";
    for (int i = 0; i < rows; ++i) {
        const double at = i * 0.6180339887498949;
        const bool isEu = i % 2 == 0;
        text += QByteArray::number(at - std::floor(at) + (isEu ? movedEu : 0), 'g', 9) +
                (isEu ? ",EU\n" : ",US\n");
    }
    return text;
}

} // namespace

/// Two tables that a policy names, from the files to the verdict.
class DriftEvidenceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tablesThatAreAlikePass();
    void aSegmentThatMovedIsNamed();
    void fewRowsAreNoData();
    void itIsAsOldAsTheCurrentFile();
    void whatCannotBeReadIsInconclusive();

private:
    GateResult verdict(const QByteArray& reference, const QByteArray& current, const QJsonObject& more = {})
    {
        lab_.write(QStringLiteral("reference.csv"), reference);
        lab_.write(QStringLiteral("current.csv"), current);
        return verdictOfFiles(more);
    }
    GateResult verdictOfFiles(const QJsonObject& more = {}) const
    {
        // Appended: compilers do not agree on whether braces around one array hold or copy it (CWG 2137).
        QJsonArray segments;
        segments.append(QJsonArray{QStringLiteral("region")});
        GateSpec spec{QStringLiteral("drift"),
                      QStringLiteral("drift"),
                      {},
                      std::nullopt,
                      {{QStringLiteral("reference"), QStringLiteral("reference.csv")},
                       {QStringLiteral("current"), QStringLiteral("current.csv")},
                       {QStringLiteral("columns"), QJsonArray{QStringLiteral("amount")}},
                       {QStringLiteral("segments"), segments}}};
        for (auto it = more.begin(); it != more.end(); ++it)
            spec.settings.insert(it.key(), it.value());
        const auto now = QDateTime::currentMSecsSinceEpoch();
        GateFacts facts;
        facts.own[spec.id] = loadOwnFacts(spec, {lab_.path({}), now}, {});
        auto result = evaluateGate(spec, facts, now, 3'600'000);
        result.inputs = QJsonDocument::fromJson(QJsonDocument(result.inputs).toJson()).object();
        return result;
    }
    FrameLab lab_;
};

void DriftEvidenceTest::tablesThatAreAlikePass()
{
    const auto alike = verdict(table(2000), table(1000));
    QVERIFY2(alike.verdict == V::Pass, qPrintable(alike.reason));
    QCOMPARE(alike.sampleSize, 1000);
    QVERIFY(QJsonDocument(alike.inputs).toJson().contains("\"referenceDigest\": \"sha256:"));
    const auto again = evaluateAgain(alike);
    QVERIFY_RESULT(again);
    QCOMPARE(again->verdict, V::Pass);
    QCOMPARE(again->reason, alike.reason);
}

void DriftEvidenceTest::aSegmentThatMovedIsNamed()
{
    const auto moved = verdict(table(2000), table(2000, 0.5));
    QVERIFY2(moved.verdict == V::Fail, qPrintable(moved.reason));
    QVERIFY2(moved.reason.contains(QLatin1String("amount (region = EU)")), qPrintable(moved.reason));
    QVERIFY2(!moved.reason.contains(QLatin1String("region = US")), qPrintable(moved.reason));
    const auto again = evaluateAgain(moved);
    QVERIFY_RESULT(again);
    QCOMPARE(again->reason, moved.reason);
    const auto allowed = verdictOfFiles({{QStringLiteral("most-share"), 1}});
    QVERIFY2(allowed.verdict == V::Pass, qPrintable(allowed.reason));
}

void DriftEvidenceTest::fewRowsAreNoData()
{
    const auto few = verdict(table(2000), table(40)); // 20 of each region
    QVERIFY2(few.verdict == V::NoData, qPrintable(few.reason));
    QCOMPARE(verdict(table(2000), "amount,region\n").verdict, V::NoData);
}

void DriftEvidenceTest::itIsAsOldAsTheCurrentFile()
{
    const auto age = [&](const char* name, int days) {
        QFile file(lab_.path(QLatin1String(name)));
        return file.open(QIODevice::ReadWrite) &&
               file.setFileTime(QDateTime::currentDateTimeUtc().addDays(-days),
                                QFileDevice::FileModificationTime);
    };
    QCOMPARE(verdict(table(500), table(500)).verdict, V::Pass);
    QVERIFY(age("reference.csv", 90));
    QCOMPARE(verdictOfFiles().verdict, V::Pass);
    QVERIFY(age("current.csv", 1));
    QCOMPARE(verdictOfFiles().verdict, V::Stale);
}

void DriftEvidenceTest::whatCannotBeReadIsInconclusive()
{
    lab_.write(QStringLiteral("reference.csv"), table(500));
    QFile::remove(lab_.path(QStringLiteral("current.csv")));
    const auto missing = verdictOfFiles();
    QCOMPARE(missing.verdict, V::Inconclusive);
    QVERIFY2(missing.reason.contains(QLatin1String("current.csv")), qPrintable(missing.reason));
    const auto column =
        verdict(table(500), table(500), {{QStringLiteral("columns"), QJsonArray{QStringLiteral("age")}}});
    QVERIFY2(column.verdict == V::Inconclusive && column.reason.contains(QLatin1String("age")),
             qPrintable(column.reason));
}

QTEST_GUILESS_MAIN(DriftEvidenceTest)
#include "tst_drift_evidence.moc"
