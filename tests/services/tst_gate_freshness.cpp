#include "services/gates/NewestInTable.h"
#include "tests/services/FrameLab.h"
#include "tests/services/GateSamples.h"

#include <QTest>

#include <functional>

using namespace ph;
using namespace ph::testing;

namespace {

using V = GateVerdict;
using Change = std::function<void(GateSample&)>;

const QString eu = QStringLiteral("EU"), us = QStringLiteral("US"), query = QStringLiteral("query");

Change newest(const std::function<void(NewestTimes&)>& change)
{
    return [=](GateSample& s) { change(*s.facts.own[s.spec.id].newest.value); };
}

Change said(const QMap<QString, double>& secondsBySegment)
{
    return [=](GateSample& s) {
        (*s.facts.own[s.spec.id].queried.value)[query] = bySegmentAndValue(secondsBySegment);
    };
}

Change bySegment(const QString& segment, std::int64_t atMs)
{
    return newest([=](NewestTimes& times) { times.bySegment.insert(segment, atMs); });
}

} // namespace

Q_DECLARE_METATYPE(Change)

/// How old the newest may be: of a table's rows, and of what a metric tells the time of.
class TestGateFreshness : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void answers_data();
    void answers();
    void eitherSourceIsEnough();
    void tablesAreReadForTheirNewestTime();
    void tablesThatCannotTellAreErrors();

private:
    FrameLab lab_;
};

void TestGateFreshness::answers_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<GateVerdict>("expected");
    const auto row = [](const char* what, const Change& change, V expected) {
        QTest::newRow(what) << change << expected;
    };
    const auto hour = 60 * minute;
    row(
        "both are fresh", [](GateSample&) {}, V::Pass);
    row("a table as old as is allowed", bySegment(eu, now - hour), V::Pass);
    row("a table that is older", bySegment(eu, now - hour - 1), V::Fail);
    row("one segment of two", bySegment(us, now - 2 * hour), V::Fail);
    row("a metric that is older", said({{eu, 3600}}), V::Fail); // and asked a minute ago
    row("a table of the future", bySegment(eu, now + hour), V::Inconclusive);
    row("a clock that is a little off", bySegment(eu, now + 4 * minute), V::Pass);
    row("a metric of the future", said({{eu, -3600}}), V::Inconclusive);
    row("no row with a time", bySegment(eu, noTime), V::Inconclusive);
    row("no row", newest([](NewestTimes& times) { times.bySegment.clear(); }), V::NoData);
    row("NaN", said({{eu, std::nan("")}}), V::Inconclusive);
    row("no number", said({}), V::NoData);
    row(
        "several numbers",
        [](GateSample& s) {
            auto& samples = (*s.facts.own[s.spec.id].queried.value)[query].samples;
            samples.push_back(samples.front());
        },
        V::Inconclusive);
    row("numbers of no segment", said({{QString(), 1}}), V::Inconclusive);
    row(
        "a segment that has to be there",
        [](GateSample& s) { s.spec.settings.insert(QStringLiteral("segments"), QJsonArray{us}); }, V::NoData);
    row(
        "a metric that fell silent",
        [](GateSample& s) {
            (*s.facts.own[s.spec.id].queried.value)[query].samples.front().timeMs = now - 2 * day;
        },
        V::Fail); // two days older than it says
    row(
        "nobody read the table", [](GateSample& s) { s.facts.own[s.spec.id].newest = {}; }, V::NoData);
    row(
        "nobody asked the source", [](GateSample& s) { s.facts.own[s.spec.id].queried = {}; }, V::NoData);
}

void TestGateFreshness::answers()
{
    QFETCH(Change, change);
    QFETCH(GateVerdict, expected);
    auto sample = *passingSample(QStringLiteral("freshness"));
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

void TestGateFreshness::eitherSourceIsEnough()
{
    auto table = *passingSample(QStringLiteral("freshness"));
    table.spec.settings.remove(query);
    table.facts.own[table.spec.id].queried = {};
    const auto byTable = evaluateGate(table.spec, table.facts, now, day);
    QCOMPARE(byTable.verdict, V::Pass);
    QCOMPARE(byTable.threshold, std::optional(3600.0));
    QCOMPARE(byTable.margin, std::optional(3600.0 - 120));
    auto metric = *passingSample(QStringLiteral("freshness"));
    metric.spec.settings.remove(QStringLiteral("table"));
    metric.facts.own[metric.spec.id].newest = {};
    const auto byMetric = evaluateGate(metric.spec, metric.facts, now, day);
    QCOMPARE(byMetric.verdict, V::Pass);
    QCOMPARE(byMetric.margin, std::optional(3600.0 - 360)); // five minutes, a minute ago
}

void TestGateFreshness::tablesAreReadForTheirNewestTime()
{
    const auto path = lab_.write(QStringLiteral("rows.csv"), "id,at,region\n"
                                                             "1,2026-11-18T10:00:00Z,EU\n"
                                                             "2,2026-11-18T12:00:00+02:00,EU\n"
                                                             "3,,US\n"
                                                             "4,2026-11-17T09:00:00Z,\n"
                                                             "5,soon,US\n");
    const auto at = QStringLiteral("at"), region = QStringLiteral("region");
    const auto ten =
        QDateTime::fromString(QStringLiteral("2026-11-18T10:00:00Z"), Qt::ISODate).toMSecsSinceEpoch();
    const auto whole = newestInTable(path, at, {});
    QVERIFY_RESULT(whole);
    QCOMPARE(whole->bySegment, (QMap<QString, std::int64_t>{{QString(), ten}}));
    QCOMPARE(whole->rows, 5);
    QCOMPARE(whole->rowsWithoutTime, 2);
    QVERIFY(whole->digest.startsWith(QLatin1String("sha256:")));
    const auto apart = newestInTable(path, at, region);
    QVERIFY_RESULT(apart);
    QCOMPARE(apart->bySegment.value(eu), ten);
    QCOMPARE(apart->bySegment.value(us), noTime);
    QCOMPARE(apart->bySegment.value(QString()), ten - 25 * 60 * minute);
    QCOMPARE(apart->digest, whole->digest);
}

void TestGateFreshness::tablesThatCannotTellAreErrors()
{
    const auto path = lab_.write(QStringLiteral("rows.csv"), "id,at\n1,2026-11-18\n");
    QVERIFY_ERROR(newestInTable(path, QStringLiteral("when"), {}), ErrorKind::Invalid);
    QVERIFY_ERROR(newestInTable(path, QStringLiteral("at"), QStringLiteral("region")), ErrorKind::Invalid);
    QVERIFY_ERROR(newestInTable(lab_.path(QStringLiteral("none.csv")), QStringLiteral("at"), {}),
                  ErrorKind::NotFound);
    QByteArray many = "at,customer\n";
    for (int i = 0; i <= maxTimedSegments; ++i)
        many += "2026-11-18,c" + QByteArray::number(i) + '\n';
    QVERIFY_ERROR(newestInTable(lab_.write(QStringLiteral("many.csv"), many), QStringLiteral("at"),
                                QStringLiteral("customer")),
                  ErrorKind::Invalid);
    std::stop_source stop;
    stop.request_stop();
    QVERIFY_ERROR(newestInTable(path, QStringLiteral("at"), {}, stop.get_token()), ErrorKind::Cancelled);
}

QTEST_GUILESS_MAIN(TestGateFreshness)
#include "tst_gate_freshness.moc"
