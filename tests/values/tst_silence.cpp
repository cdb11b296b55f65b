#include "models/values/Alert.h"
#include "models/values/Silence.h"
#include "tests/support/Testing.h"

#include <cmath>
#include <limits>

using namespace ph;

namespace {

MetricLabels labelled(const char* name, const char* value)
{
    return {{QString::fromLatin1(name), QString::fromLatin1(value)}};
}

bool matchesText(const char* condition, const MetricLabels& labels)
{
    const auto matcher = parseLabelMatcher(QString::fromLatin1(condition));
    return matcher && matchesAll({*matcher}, labels);
}

SilenceAsk sound()
{
    return {{{QStringLiteral("model"), LabelMatcher::Operator::Equal, QStringLiteral("fraud")}},
            1'000,
            5'000,
            QStringLiteral("ada"),
            QStringLiteral("Rolling back")};
}

/// A point a second from 0 on, but where `values` has none.
MetricSeries everySecond(const std::map<std::int64_t, double>& values)
{
    MetricSeries series;
    for (const auto& [second, value] : values) {
        series.timesMs.push_back(second * 1000);
        series.values.push_back(value);
    }
    return series;
}

} // namespace

class TestSilence : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void conditionsAreReadAndWritten_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("written");
        QTest::newRow("plain") << "model=fraud"
                               << "model=\"fraud\"";
        QTest::newRow("not") << "model!=fraud"
                             << "model!=\"fraud\"";
        QTest::newRow("pattern") << "pod=~fraud-.*"
                                 << "pod=~\"fraud-.*\"";
        QTest::newRow("no pattern") << "pod!~fraud-.*"
                                    << "pod!~\"fraud-.*\"";
        QTest::newRow("empty") << "model="
                               << "model=\"\"";
        QTest::newRow("quoted") << "model=\"a \\\"b\\\" \\\\\""
                                << "model=\"a \\\"b\\\" \\\\\"";
        QTest::newRow("an equals sign in it") << "expr=a=b"
                                              << "expr=\"a=b\"";
        QTest::newRow("blanks") << " model = fraud "
                                << "model=\"fraud\"";
    }
    void conditionsAreReadAndWritten()
    {
        QFETCH(QString, typed);
        QFETCH(QString, written);
        const auto matcher = parseLabelMatcher(typed);
        QVERIFY_RESULT(matcher);
        QCOMPARE(matcherText(*matcher), written);
        QCOMPARE(*parseLabelMatcher(written), *matcher);
    }

    void whatIsNoConditionIsRefused()
    {
        for (const char* text : {"", "model", "=fraud", "1model=x", "mo del=x", "pod=~("})
            QVERIFY_ERROR(parseLabelMatcher(QString::fromLatin1(text)), ErrorKind::Invalid);
    }

    void conditionsHoldOfWholeValues()
    {
        const auto fraud = labelled("model", "fraud");
        QVERIFY(matchesText("model=fraud", fraud));
        QVERIFY(!matchesText("model=fra", fraud));
        QVERIFY(matchesText("model=~fra.*", fraud));
        QVERIFY(!matchesText("model=~fra", fraud));
        QVERIFY(matchesText("model!~fra", fraud));
        QVERIFY(matchesText("team=", fraud)); // what is not there is empty
        QVERIFY(matchesText("team!=core", fraud));
        QVERIFY(matchesText("model=~a|fraud", fraud));
    }

    void aSilenceNeedsAllOfIt()
    {
        QVERIFY_RESULT(checkedSilence(sound(), 2'000));
        const auto refused = [](const std::function<void(SilenceAsk&)>& change) {
            auto ask = sound();
            change(ask);
            return checkedSilence(ask, 2'000);
        };
        QVERIFY_ERROR(refused([](auto& ask) { ask.matchers.clear(); }), ErrorKind::Invalid);
        QVERIFY_ERROR(refused([](auto& ask) { ask.comment = QStringLiteral("  "); }), ErrorKind::Invalid);
        QVERIFY_ERROR(refused([](auto& ask) { ask.createdBy.clear(); }), ErrorKind::Invalid);
        QVERIFY_ERROR(refused([](auto& ask) { ask.endsAtMs = noTime; }), ErrorKind::Invalid);
        QVERIFY_ERROR(refused([](auto& ask) { ask.endsAtMs = 1'500; }), ErrorKind::Invalid);
        QVERIFY_ERROR(refused([](auto& ask) { ask.matchers[0].value.clear(); }), ErrorKind::Invalid);
        QVERIFY_ERROR(refused([](auto& ask) {
                          ask.matchers[0].op = LabelMatcher::Operator::Matches;
                          ask.matchers[0].value = QStringLiteral(".*");
                      }),
                      ErrorKind::Invalid);
    }

    void oneIsFoundAgainByAllThatWasAskedFor()
    {
        const auto ask = sound();
        Silence made{QStringLiteral("id"), ask.matchers, Silence::State::Active, 1'234,
                     ask.endsAtMs,         noTime,       ask.createdBy,          ask.comment};
        QVERIFY(isAskedFor(made, ask)); // its start has moved
        auto other = made;
        other.endsAtMs += 1;
        QVERIFY(!isAskedFor(other, ask));
        other = made;
        other.matchers[0].op = LabelMatcher::Operator::NotEqual;
        QVERIFY(!isAskedFor(other, ask));
        other = made;
        other.state = Silence::State::Expired;
        QVERIFY(!isAskedFor(other, ask));
    }

    void whyNobodyIsTold()
    {
        Alert critical;
        critical.fingerprint = QStringLiteral("aaaa");
        critical.labels = {{QStringLiteral("alertname"), QStringLiteral("Down")},
                           {QStringLiteral("model"), QStringLiteral("fraud")}};
        Alert warning;
        warning.silencedBy = {QStringLiteral("251870f7-71b6-458a-af00-c010e8091e4e")};
        warning.inhibitedBy = {QStringLiteral("aaaa"), QStringLiteral("gone")};
        warning.mutedBy = {QStringLiteral("weekends")};
        using Kind = Suppression::Kind;
        const QList<Suppression> why{{Kind::Silence, QStringLiteral("251870f7")},
                                     {Kind::Inhibition, QStringLiteral("Down{model=\"fraud\"}")},
                                     {Kind::Inhibition, QStringLiteral("gone")},
                                     {Kind::Mute, QStringLiteral("weekends")}};
        QVERIFY(suppressions(warning, {critical, warning}) == why);
        QVERIFY(suppressions(critical, {critical}).isEmpty());
    }

    void metricsAreWrittenAsPromqlDoes()
    {
        QCOMPARE(metricText({}), QStringLiteral("{}"));
        QCOMPARE(metricText(labelled("__name__", "up")), QStringLiteral("up"));
        QCOMPARE(metricText({{QStringLiteral("__name__"), QStringLiteral("up")},
                             {QStringLiteral("path"), QStringLiteral("a\"\\\n")}}),
                 QStringLiteral("up{path=\"a\\\"\\\\\\n\"}"));
    }

    void gapsAreCountedAndNothingIsFilledIn()
    {
        const double none = std::numeric_limits<double>::quiet_NaN();
        const auto whole = summaryOf(everySecond({{0, 1}, {1, 3}, {2, 2}}), 0, 2'000, 1'000);
        QCOMPARE(whole.gaps, std::size_t(0));
        QCOMPARE(whole.last, 2.0);
        QCOMPARE(whole.largest, 3.0);
        const auto holed = summaryOf(everySecond({{2, 1}, {5, none}, {6, 4}}), 0, 9'000, 1'000);
        QCOMPARE(holed.gaps, std::size_t(3)); // before, between and after
        QCOMPARE(holed.points, std::size_t(3));
        QCOMPARE(holed.smallest, 1.0);
        QVERIFY(std::isnan(summaryOf(everySecond({{0, none}}), 0, 0, 1'000).largest));
        const auto empty = summaryOf({}, 0, 5'000, 1'000);
        QCOMPARE(empty.gaps, std::size_t(1));
        QVERIFY(std::isnan(empty.last));
    }
};

QTEST_GUILESS_MAIN(TestSilence)
#include "tst_silence.moc"
