#include "services/gates/GateQueries.h"
#include "tests/services/GateSamples.h"
#include "tests/support/Testing.h"

#include <QTest>

#include <functional>

using namespace ph;
using namespace ph::testing;

namespace {

using V = GateVerdict;
using Change = std::function<void(GateSample&)>;

const QString eu = QStringLiteral("EU"), us = QStringLiteral("US");

QueriedSamples& answer(GateSample& s, const char* setting)
{
    return (*s.facts.own[s.spec.id].queried.value)[QLatin1String(setting)];
}

/// What was answered for the segment EU.
Change said(const char* setting, double value)
{
    return [=](GateSample& s) {
        for (auto& sample : answer(s, setting).samples) {
            if (sample.labels.value(QStringLiteral("region")) == eu)
                sample.value = value;
        }
    };
}

Change without(const char* setting, const QString& segment)
{
    return [=](GateSample& s) {
        std::erase_if(answer(s, setting).samples, [&](const MetricSample& sample) {
            return sample.labels.value(QStringLiteral("region")) == segment;
        });
    };
}

Change neverAsked(const char* setting)
{
    return [=](GateSample& s) { s.facts.own[s.spec.id].queried.value->remove(QLatin1String(setting)); };
}

GateSpec gate(const char* kind, const char* settings)
{
    return {QStringLiteral("the-gate"), QLatin1String(kind), {}, std::nullopt, json(settings)};
}

const QStringList kinds{QStringLiteral("latency"), QStringLiteral("error-rate"), QStringLiteral("cost")};

} // namespace

Q_DECLARE_METATYPE(Change)

/// Latency, errors and cost of what serves: one rule by segment, of three gates.
class TestGateServed : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void answers_data();
    void answers();
    void aShareIsAtMostAll();
    void withoutSegmentsThereIsOneNumber();
    void theNearestBoundIsTold();
    void queriesNameTheirVersion();
    void whatIsLeftOpenIsTheUsual();
    void settingsThatDoNotGoTogether_data();
    void settingsThatDoNotGoTogether();
};

void TestGateServed::answers_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<GateVerdict>("expected");
    const auto row = [](const char* what, const Change& change, V expected) {
        QTest::newRow(what) << change << expected;
    };
    row(
        "within every bound", [](GateSample&) {}, V::Pass);
    row("at its ratio", said("query", 0.24), V::Pass);
    row("beyond its ratio, within its bound", said("query", 0.25), V::Fail);
    row(
        "beyond its bound, within its ratio",
        [](GateSample& s) {
            said("query", 0.31)(s);
            said("baseline", 0.3)(s);
        },
        V::Fail);
    row(
        "nothing, compared with nothing",
        [](GateSample& s) {
            said("query", 0)(s);
            said("baseline", 0)(s);
        },
        V::Pass);
    row("something, compared with nothing", said("baseline", 0), V::Fail);

    row("too few requests", said("requests", 99), V::NoData);
    row(
        "too few requests to call it bad",
        [](GateSample& s) {
            said("requests", 99)(s);
            said("query", 9)(s);
        },
        V::NoData);
    row(
        "one segment beyond, another without requests",
        [](GateSample& s) {
            said("query", 9)(s);
            without("requests", us)(s);
        },
        V::Fail);
    row("a listed segment is not there", without("query", us), V::NoData);
    row("nobody counts a segment's requests", without("requests", us), V::NoData);
    row("nothing to compare a segment with", without("baseline", us), V::NoData);
    row(
        "a segment that is not listed is judged as well",
        [](GateSample& s) {
            s.spec.settings.insert(QStringLiteral("segments"), QJsonArray{us});
            said("query", 9)(s);
        },
        V::Fail);
    row(
        "no answer at all", [](GateSample& s) { answer(s, "query").samples.clear(); }, V::NoData);
    row("nobody knows what to ask", neverAsked("query"), V::NoData);
    row("nobody knows how to count requests", neverAsked("requests"), V::NoData);
    row("nobody is live to compare with", neverAsked("baseline"), V::NoData);

    row("NaN", said("query", std::nan("")), V::Inconclusive);
    row("NaN requests", said("requests", std::nan("")), V::Inconclusive);
    row("compared with NaN", said("baseline", std::nan("")), V::Inconclusive);
    row("infinite", said("query", HUGE_VAL), V::Inconclusive);
    row("infinitely many requests", said("requests", HUGE_VAL), V::Inconclusive);
    row("below nothing", said("query", -0.1), V::Inconclusive);
    row("requests below nothing", said("requests", -1), V::Inconclusive);
    row("compared with less than nothing", said("baseline", -1), V::Inconclusive);
    row(
        "several numbers of a segment",
        [](GateSample& s) {
            auto& samples = answer(s, "query").samples;
            samples.push_back(samples.front());
        },
        V::Inconclusive);
    row(
        "a number of no segment",
        [](GateSample& s) {
            answer(s, "query").samples.push_back({{}, 0.1, now - minute});
        },
        V::Inconclusive);
    row(
        "measured in the future",
        [](GateSample& s) { answer(s, "requests").samples.front().timeMs = now + day; }, V::Inconclusive);
    row(
        "fell silent", [](GateSample& s) { answer(s, "query").samples.front().timeMs = now - 2 * day; },
        V::Stale);
}

void TestGateServed::answers()
{
    QFETCH(Change, change);
    QFETCH(GateVerdict, expected);
    for (const auto& kind : kinds) {
        auto sample = *passingSample(kind);
        change(sample);
        const auto result = evaluateGate(sample.spec, sample.facts, now, day);
        QVERIFY2(result.verdict == expected, qPrintable(kind + u' ' + result.reason));
        auto kept = result;
        kept.inputs = json(QJsonDocument(result.inputs).toJson().constData());
        const auto again = evaluateAgain(kept);
        QVERIFY(again);
        QCOMPARE(again->verdict, result.verdict);
        QCOMPARE(again->reason, result.reason);
        QCOMPARE(again->inputs, result.inputs);
    }
}

void TestGateServed::aShareIsAtMostAll()
{
    for (const auto& kind : kinds) {
        auto sample = *passingSample(kind);
        sample.spec.settings.insert(QStringLiteral("at-most"), 2);
        said("query", 1.5)(sample);
        said("baseline", 1.5)(sample);
        QCOMPARE(evaluateGate(sample.spec, sample.facts, now, day).verdict,
                 kind == QLatin1String("error-rate") ? V::Inconclusive : V::Pass);
    }
}

void TestGateServed::withoutSegmentsThereIsOneNumber()
{
    auto sample = *passingSample(QStringLiteral("latency"));
    sample.spec.settings = json(R"({"minimum-requests": 10, "at-most": 0.3})");
    QCOMPARE(evaluateGate(sample.spec, sample.facts, now, day).verdict, V::Inconclusive); // of two regions
    neverAsked("baseline")(sample);
    answer(sample, "query") = bySegmentAndValue({{QString(), 0.2}});
    answer(sample, "requests") = bySegmentAndValue({{QString(), 50}});
    const auto result = evaluateGate(sample.spec, sample.facts, now, day);
    QVERIFY2(result.verdict == V::Pass, qPrintable(result.reason));
    QCOMPARE(result.numbers.front(), (GateNumber{QStringLiteral("all"), 0.2, QStringLiteral("s")}));
    QCOMPARE(result.sampleSize, 50);
}

void TestGateServed::theNearestBoundIsTold()
{
    auto sample = *passingSample(QStringLiteral("latency"));
    said("query", 0.23)(sample); // EU is nearest to what it is compared with: 0.24
    const auto result = evaluateGate(sample.spec, sample.facts, now, day);
    QCOMPARE(result.verdict, V::Pass);
    QVERIFY(qAbs(result.threshold.value() - 0.24) < 1e-12);
    QVERIFY(qAbs(result.margin.value() - 0.01) < 1e-12);
    QCOMPARE(result.sampleSize, 1400);
    said("query", 0.5)(sample);
    const auto beyond = evaluateGate(sample.spec, sample.facts, now, day);
    QVERIFY(beyond.margin.value() < 0);
    QVERIFY2(beyond.reason.contains(QLatin1String("EU is 0.5")), qPrintable(beyond.reason));
}

void TestGateServed::queriesNameTheirVersion()
{
    const auto asked = gate("latency", R"({"query": "p95{version=\"{target}\"}[{window}]",
        "requests": "n{version=~\"{target}\"}", "minimum-requests": 1, "at-most-ratio": 1.1,
        "window": "1h"})");
    const QueryVersions versions{QStringLiteral("7.1"), QStringLiteral("6")};
    const auto queries = gateQueries(asked, versions, {});
    QVERIFY_RESULT(queries);
    QCOMPARE(queries->value(QStringLiteral("query")), QStringLiteral("p95{version=\"7.1\"}[1h]"));
    QCOMPARE(queries->value(QStringLiteral("requests")), QStringLiteral("n{version=~\"7\\\\.1\"}"));
    QCOMPARE(queries->value(QStringLiteral("baseline")), QStringLiteral("p95{version=\"6\"}[1h]"));
    QCOMPARE(queries->value(QStringLiteral("baseline-requests")), QStringLiteral("n{version=~\"6\"}"));
    const auto first = gateQueries(asked, {QStringLiteral("7"), {}}, {}); // nothing is live yet
    QVERIFY_RESULT(first);
    QCOMPARE(first->keys().join(u' '), QStringLiteral("query requests"));
    QVERIFY_ERROR(
        gateQueries(gate("cost", R"({"query": "p95{version={target}}", "at-most": 1})"), versions, {}),
        ErrorKind::Invalid);
    // Nobody's name ends the quotes that it stands in.
    const auto hostile = gateQueries(asked, {QStringLiteral("7\"} or up{x=\""), {}}, {});
    QCOMPARE(hostile->value(QStringLiteral("query")),
             QStringLiteral("p95{version=\"7\\\"} or up{x=\\\"\"}[1h]"));
}

void TestGateServed::whatIsLeftOpenIsTheUsual()
{
    const auto panels = panelsFor(
        {QStringLiteral("prod"), QStringLiteral("fraud"), {}},
        {QStringLiteral("http_requests_total"), QStringLiteral("http_request_duration_seconds_bucket")},
        QStringLiteral("1h"));
    const auto open = gate("error-rate", R"({"minimum-requests": 10, "at-most": 0.01, "window": "1h"})");
    QVERIFY(wantsUsualQueries(open));
    const auto usual = gateQueries(open, {}, panels);
    QVERIFY_RESULT(usual);
    QVERIFY(usual->value(QStringLiteral("query")).contains(QLatin1String("code=~\"5..\"")));
    QVERIFY(usual->value(QStringLiteral("requests")).endsWith(QLatin1String(") * 3600")));
    QVERIFY(gateQueries(open, {}, {})->isEmpty());
    QVERIFY(gateQueries(gate("cost", R"({"minimum-requests": 10, "at-most": 1})"), {}, panels)
                ->value(QStringLiteral("query"))
                .isEmpty()); // nothing there tells the cost
    QVERIFY(!wantsUsualQueries(gate("latency", R"({"query": "q", "requests": "n"})")));
    QVERIFY(!wantsUsualQueries(gate("latency", R"({"by": "region"})")));
    QVERIFY(!wantsUsualQueries(gate("freshness", R"({"query": "q"})")));
    QVERIFY(!asksMetrics(gate("freshness", R"({"table": "a.csv", "column": "at"})")));
    QVERIFY(!asksMetrics(gate("budget", "{}")));
}

void TestGateServed::settingsThatDoNotGoTogether_data()
{
    QTest::addColumn<QByteArray>("settings");
    QTest::addColumn<QString>("where");
    const auto row = [](const char* what, const char* settings, const char* where) {
        QTest::newRow(what) << QByteArray(settings) << QString::fromLatin1(where);
    };
    row("segments by what the usual queries do not tell", R"({"at-most": 1, "by": "region"})", "by");
    row("segments of nothing", R"({"at-most": 1, "segments": ["EU"]})", "segments");
    row("a ratio to nothing", R"({"at-most-ratio": 1, "query": "q"})", "at-most-ratio");
    row("something to compare with, and no ratio", R"({"at-most": 1, "baseline": "q"})", "baseline");
    row("another word in braces", R"({"at-most": 1, "query": "q{v=\"{version}\"}"})", "query");
    row("a version outside of quotes", R"({"at-most": 1, "requests": "q{v={target}}"})", "requests");
    row("all in order", R"({"at-most-ratio": 1, "query": "q{v=\"{target}\"}[{window}]"})", "");
}

void TestGateServed::settingsThatDoNotGoTogether()
{
    QFETCH(QByteArray, settings);
    QFETCH(QString, where);
    for (const auto& kind : kinds) {
        const auto problems = gateKind(kind)->problems(json(settings.constData()));
        QCOMPARE(problems.size(), where.isEmpty() ? 0 : 1);
        for (const auto& problem : problems) {
            QCOMPARE(problem.setting, where);
            QVERIFY(problem.words.english.endsWith(u'.'));
        }
    }
}

QTEST_GUILESS_MAIN(TestGateServed)
#include "tst_gate_served.moc"
