#include "services/gates/QualityEvidence.h"
#include "tests/services/GateSamples.h"
#include "tests/services/QualitySamples.h"

#include <QDateTime>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace ph;
using namespace ph::testing;

namespace {

using V = GateVerdict;
using Change = std::function<void(GateSample&)>;

QualityFacts& facts(GateSample& s)
{
    return *s.facts.own[s.spec.id].quality.value;
}

Change found(QualityFinding finding)
{
    return [=](GateSample& s) { facts(s).findings.append(finding); };
}

Change first(const std::function<void(QualityFinding&)>& change)
{
    return [=](GateSample& s) { change(facts(s).findings.first()); };
}

Change asked(const char* more, const Change& change = {})
{
    return [=](GateSample& s) {
        const auto added = json(more);
        for (auto it = added.begin(); it != added.end(); ++it)
            s.spec.settings.insert(it.key(), it.value());
        if (change)
            change(s);
    };
}

QualityFinding finding(QualityVerdict verdict, const char* column = "income", const char* segment = "",
                       QualityCheck check = QualityCheck::Missing)
{
    return {check, {}, QLatin1String(column), QLatin1String(segment), verdict, 1};
}

} // namespace

Q_DECLARE_METATYPE(Change)

/// What a data-quality gate makes of a report that another tool made.
class TestGateQuality : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void answers_data();
    void answers();
    void aReportIsAsOldAsItSays();
    void reportsOfOtherToolsAreJudged();
    void theNewestWindowIsJudged_data();
    void theNewestWindowIsJudged();
    void whatIsNoReportIsAnError();
    void changedInputsGiveAnotherVerdict();
};

void TestGateQuality::answers_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<GateVerdict>("expected");
    const auto row = [](const char* what, const Change& change, V expected) {
        QTest::newRow(what) << change << expected;
    };
    row(
        "all checks pass", [](GateSample&) {}, V::Pass);
    row("one fails", found(finding(QualityVerdict::Fail)), V::Fail);
    row("one fails in a segment", found(finding(QualityVerdict::Fail, "age", "country == DE")), V::Fail);
    row("one fails that nobody asks for",
        found(finding(QualityVerdict::Fail, "age", "", QualityCheck::Drift)), V::Pass);
    row("a warning", found(finding(QualityVerdict::Warning)), V::Fail);
    row("a warning, which may be", asked(R"({"warnings": "allow"})", found(finding(QualityVerdict::Warning))),
        V::Pass);
    row("the tool had no data", found(finding(QualityVerdict::NoData)), V::NoData);
    row("a number without a verdict", found(finding(QualityVerdict::NotJudged)), V::NoData);
    row("a number beside a verdict on the same", found(finding(QualityVerdict::NotJudged, "age")), V::Pass);
    row("a number beside a verdict on another segment",
        found(finding(QualityVerdict::NotJudged, "age", "country == DE")), V::NoData);
    row(
        "no verdict and a failure",
        [](GateSample& s) {
            found(finding(QualityVerdict::NotJudged))(s);
            found(finding(QualityVerdict::Fail, "age"))(s);
        },
        V::Fail);
    row("a check that the report has not", asked(R"({"checks": ["missing", "freshness"]})"), V::NoData);
    row("a column that is not judged", asked(R"({"columns": ["age", "income"]})"), V::NoData);
    row("a segment that is not judged", asked(R"({"segments": ["country == DE"]})"), V::NoData);
    row("a segment that is",
        asked(R"({"segments": ["country == DE"]})",
              found(finding(QualityVerdict::Pass, "age", "country == DE"))),
        V::Pass);
    row("a report of another tool", asked(R"({"tool": "Evidently"})"), V::NoData);
    row("of the tool that is asked for", asked(R"({"tool": "Great Expectations"})"), V::Pass);
    row("results that were counted below 1", first([](QualityFinding& f) { f.count = 0; }), V::Inconclusive);
    row(
        "an empty report", [](GateSample& s) { facts(s).findings.clear(); }, V::NoData);
    row(
        "a report of two days ago",
        [](GateSample& s) { s.facts.own[s.spec.id].quality.observedMs = now - 2 * day; }, V::Stale);
    row(
        "a report of tomorrow", [](GateSample& s) { s.facts.own[s.spec.id].quality.observedMs = now + day; },
        V::Inconclusive);
    row(
        "a report of no time", [](GateSample& s) { s.facts.own[s.spec.id].quality.observedMs = noTime; },
        V::Inconclusive);
}

void TestGateQuality::answers()
{
    QFETCH(Change, change);
    QFETCH(GateVerdict, expected);
    auto sample = *passingSample(QStringLiteral("data-quality"));
    change(sample);
    const auto result = evaluateGate(sample.spec, sample.facts, now, day);
    QVERIFY2(result.verdict == expected, qPrintable(result.reason));
    auto kept = result;
    kept.inputs = json(QJsonDocument(result.inputs).toJson().constData());
    const auto again = evaluateAgain(kept);
    QVERIFY(again);
    QCOMPARE(again->verdict, result.verdict);
    QCOMPARE(again->reason, result.reason);
    QCOMPARE(again->inputs, result.inputs);
}

void TestGateQuality::aReportIsAsOldAsItSays()
{
    int timed = 0, untimed = 0;
    for (const auto& name : qualitySamples()) {
        const auto report = sampleReport(name.toUtf8().constData());
        const auto file = data(QStringLiteral("quality/") + name);
        const auto bare = loadQualityEvidence(file, {}, ReportWindows::All);
        QVERIFY2(!bare.error, qPrintable(name));
        QCOMPARE(bare.observedMs, report.madeMs);
        QCOMPARE(bare.value->digest, QStringLiteral("sha256:") + report.sha256);
        const auto byFile = loadQualityEvidence(file, {{}, ReportTime::From::File}, ReportWindows::All);
        QCOMPARE(byFile.observedMs, QFileInfo(file).lastModified().toMSecsSinceEpoch());
        if (report.madeMs != noTime) {
            ++timed;
            QCOMPARE(loadQualityEvidence(file, {QStringLiteral("Asia/Tokyo")}, ReportWindows::All).observedMs,
                     report.madeMs);
        } else if (!report.madeText.isEmpty()) {
            ++untimed; // told without a zone
            const auto utc =
                loadQualityEvidence(file, {QStringLiteral("UTC")}, ReportWindows::All).observedMs;
            QVERIFY2(utc != noTime, qPrintable(name));
            QCOMPARE(loadQualityEvidence(file, {QStringLiteral("Asia/Tokyo")}, ReportWindows::All).observedMs,
                     utc - 9 * 3'600'000);
        }
    }
    QVERIFY(timed > 0);
    QVERIFY(untimed > 0);
}

void TestGateQuality::reportsOfOtherToolsAreJudged()
{
    // Every sample as a gate sees it: equal results counted together, none lost.
    for (const auto& name : qualitySamples()) {
        const auto report = sampleReport(name.toUtf8().constData());
        const auto of = qualityFactsOf(report, ReportWindows::All);
        QCOMPARE(of.tool, report.tool);
        QList<qint64> counts(verdictCounts(report).size(), 0);
        for (const auto& each : of.findings)
            counts[qsizetype(each.verdict)] += each.count;
        QCOMPARE(counts, verdictCounts(report));
    }
}

void TestGateQuality::theNewestWindowIsJudged_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("windows");
    QTest::addColumn<int>("older");
    QTest::addColumn<QString>("findings");
    const auto row = [](const char* name, const char* file, const char* windows, int older,
                        const char* findings) {
        QTest::newRow(name) << QString::fromLatin1(file) << QString::fromLatin1(windows) << older
                            << QString::fromLatin1(findings);
    };
    row("by its time, not the reference", "nannyml/univariate.csv", "[5000:9999]", 2,
        "tenure fail 1, y_pred no data 1");
    row("the last of the file, for want of times", "nannyml/multilevel.csv", "[100:199]", 1,
        "salary_range fail 1");
    row("written first", "vertex/stats-v2.json", "2026-11-02T03:04:05.678901Z", 1, "age fail 1");
    row("no windows", "great-expectations/validation-1.2.json", "", 0, "");
}

void TestGateQuality::theNewestWindowIsJudged()
{
    QFETCH(QString, file);
    QFETCH(QString, windows);
    QFETCH(int, older);
    QFETCH(QString, findings);
    const auto path = data(QStringLiteral("quality/") + file);
    const auto newest = loadQualityEvidence(path, {}, ReportWindows::Newest);
    const auto all = loadQualityEvidence(path, {}, ReportWindows::All);
    QVERIFY(newest.value && all.value);
    QCOMPARE(newest.value->windows, windows);
    QCOMPARE(newest.value->olderResults, older);
    QCOMPARE(all.value->windows, QString());
    QCOMPARE(all.value->olderResults, 0);
    if (older == 0) {
        QVERIFY(*newest.value == *all.value);
        return;
    }
    QVERIFY(*newest.value != *all.value);
    QStringList lines;
    for (const auto& each : newest.value->findings)
        lines.append(
            QStringLiteral("%1 %2 %3").arg(each.column, qualityVerdictName(each.verdict)).arg(each.count));
    QCOMPARE(lines.join(QStringLiteral(", ")), findings);

    // Which windows these are is told, and kept.
    auto sample = *passingSample(QStringLiteral("data-quality"));
    sample.facts.own[sample.spec.id].quality = seen(*newest.value);
    const auto result = evaluateGate(sample.spec, sample.facts, now, day);
    QVERIFY2(result.query.contains(QStringLiteral("newest window %1; %2 older").arg(windows).arg(older)),
             qPrintable(result.query));
    auto kept = result;
    kept.inputs = json(QJsonDocument(result.inputs).toJson().constData());
    QCOMPARE(evaluateAgain(kept)->query, result.query);
}

void TestGateQuality::whatIsNoReportIsAnError()
{
    QTemporaryDir folder;
    const auto write = [&](const QByteArray& text) {
        QFile file(folder.filePath(QStringLiteral("r.json")));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot be written");
        return file.fileName();
    };
    for (const char* text : {"", "{", "{}", "[1, 2]", "{\"verdict\": \"pass\"}"})
        QVERIFY2(loadQualityEvidence(write(text), {}, ReportWindows::All).error, text);
    const auto missing =
        loadQualityEvidence(folder.filePath(QStringLiteral("none.json")), {}, ReportWindows::All);
    QVERIFY(missing.error && missing.error->kind == ErrorKind::NotFound);
    QVERIFY(!missing.value);
    auto sample = *passingSample(QStringLiteral("data-quality"));
    sample.facts.own[sample.spec.id].quality = missing;
    QCOMPARE(evaluateGate(sample.spec, sample.facts, now, day).verdict, V::Inconclusive);
}

void TestGateQuality::changedInputsGiveAnotherVerdict()
{
    auto sample = *passingSample(QStringLiteral("data-quality"));
    found(finding(QualityVerdict::Fail))(sample);
    auto result = evaluateGate(sample.spec, sample.facts, now, day);
    QCOMPARE(result.verdict, V::Fail);
    const auto text = QJsonDocument(result.inputs).toJson();
    const auto with = [&](const char* what, const char* instead) {
        auto changed = result;
        auto copy = text;
        if (!copy.contains(what))
            qFatal("no %s", what);
        changed.inputs = json(copy.replace(what, instead).constData());
        return evaluateAgain(changed);
    };
    QCOMPARE(with("\"fail\"", "\"pass\"")->verdict, V::Pass); // which is not what was answered
    QVERIFY(!with("\"fail\"", "\"failed\""));
    QVERIFY(!with("\"missing\"", "\"gone\""));
    QVERIFY(!with("\"findings\"", "\"found\""));
}

QTEST_GUILESS_MAIN(TestGateQuality)
#include "tst_gate_quality.moc"
