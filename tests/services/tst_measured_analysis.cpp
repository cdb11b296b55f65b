#include "services/metrics/PrometheusQuery.h"
#include "services/rollout/MeasuredAnalysis.h"
#include "tests/fixture/HttpFixture.h"
#include "tests/services/RolloutLab.h"
#include "tests/support/PrometheusLab.h"

#include <QUrl>

#include <cmath>

using namespace ph;
using namespace ph::testing;

namespace {

using Verdict = AnalysisReport::Verdict;

constexpr std::int64_t began = 1'000'000'000;

/// Answers a value every 15 s, as a function of the expression and the number of the sample.
class FormulaSource : public MetricSeriesSource {
public:
    using Formula = std::function<std::optional<double>(const QString& expression, std::int64_t sample)>;
    explicit FormulaSource(Formula formula)
        : formula_(std::move(formula))
    {
    }
    Result<std::vector<MetricSeries>> series(const QString& expression, const MetricRange& range) override
    {
        if (expression.contains(QLatin1String("silent")))
            return fail(ErrorKind::Offline, QStringLiteral("a test"));
        MetricSeries series;
        for (std::int64_t at = range.fromMs; at <= range.toMs; at += range.stepMs) {
            if (const auto value = formula_(expression, (at - began) / 15'000)) {
                series.timesMs.push_back(at);
                series.values.push_back(*value);
            }
        }
        return series.values.empty() ? std::vector<MetricSeries>() : std::vector<MetricSeries>{series};
    }

private:
    Formula formula_;
};

MeasuredAnalysis analysisOf(FormulaSource::Formula formula)
{
    return MeasuredAnalysis(std::make_unique<FormulaSource>(std::move(formula)));
}

AnalysisMetric errorShare()
{
    AnalysisMetric metric;
    metric.name = QStringLiteral("error_rate");
    metric.judge = AnalysisMetric::Judge::Proportion;
    metric.query = QStringLiteral("errors{r=\"{target}\"}");
    metric.totalQuery = QStringLiteral("requests{r=\"{target}\"}");
    metric.minSamples = 500;
    return metric;
}

AnalysisMetric latency()
{
    AnalysisMetric metric;
    metric.name = QStringLiteral("p95");
    metric.query = QStringLiteral("p95{r=\"{target}\"}");
    metric.limit = 300;
    metric.minSamples = 5;
    return metric;
}

RolloutRules rulesOf(const QList<AnalysisMetric>& metrics)
{
    RolloutRules rules;
    rules.stages = {{10, 10 * minute}};
    rules.analysis = metrics;
    return rules;
}

AnalysisLook after(std::int64_t ms)
{
    return {began, began + ms};
}

/// A thousand requests a sample on either side, of which so many fail.
FormulaSource::Formula failing(double candidate, double stable)
{
    return [=](const QString& expression, std::int64_t sample) -> std::optional<double> {
        if (expression.startsWith(QLatin1String("requests")))
            return 1'000.0 * double(sample + 1);
        return 1'000.0 * double(sample + 1) *
               (expression.contains(QLatin1String("new")) ? candidate : stable);
    };
}

Result<RolloutMeasurement> look(MeasuredAnalysis analysis, const RolloutRules& rules,
                                const AnalysisLook& when)
{
    return analysis.look(rules, when, QStringLiteral("new"), QStringLiteral("old"));
}

} // namespace

/// Candidates that are judged by what a source of metrics says.
class TestMeasuredAnalysis : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aCandidateThatIsNoWorsePasses()
    {
        const auto found = look(analysisOf(failing(0.02, 0.02)), rulesOf({errorShare()}), after(10 * minute));
        QVERIFY_RESULT(found);
        QCOMPARE(found->report.verdict, Verdict::Pass);
        QCOMPARE(found->report.toMs, began + 10 * minute);
        QCOMPARE(found->evidence.size(), std::size_t(1));
        QCOMPARE(found->report.metrics.front().candidate, 0.02); // 40 samples of 20 of 1,000
    }

    void oneThatFailsTwiceAsOftenFails()
    {
        const auto found = look(analysisOf(failing(0.04, 0.02)), rulesOf({errorShare()}), after(5 * minute));
        QVERIFY_RESULT(found);
        QCOMPARE(found->report.verdict, Verdict::Fail);
        auto critical = errorShare();
        critical.weight = AnalysisMetric::Weight::Critical;
        QCOMPARE(
            look(analysisOf(failing(0.04, 0.02)), rulesOf({critical}), after(5 * minute))->report.verdict,
            Verdict::Critical);
    }

    void onlyWhatIsSettledIsRead()
    {
        // The scrape that comes between the query of failures and the query of requests.
        const auto arriving = [](const QString& expression, std::int64_t sample) -> std::optional<double> {
            const bool isLate = expression.startsWith(QLatin1String("errors")) && sample == 20;
            return isLate ? std::nullopt : failing(0.04, 0.02)(expression, sample);
        };
        const auto whole = look(analysisOf(failing(0.04, 0.02)), rulesOf({errorShare()}), after(20 * 15'000));
        const auto found = look(analysisOf(arriving), rulesOf({errorShare()}), after(20 * 15'000));
        QVERIFY_RESULT(found);
        QCOMPARE(found->evidence.front().candidate.totals, whole->evidence.front().candidate.totals);
        QCOMPARE(found->evidence.front().candidate.values, whole->evidence.front().candidate.values);
    }

    void nothingSeenPassesNothing()
    {
        const auto none = [](const QString&, std::int64_t) { return std::optional<double>(); };
        const auto found = look(analysisOf(none), rulesOf({errorShare(), latency()}), after(10 * minute));
        QVERIFY_RESULT(found);
        QCOMPARE(found->report.verdict, Verdict::Wait);
        for (const auto& metric : found->report.metrics)
            QCOMPARE(metric.kind, MetricVerdict::Kind::NoData);
    }

    void aSilentSourceIsAnErrorThatNamesTheMetric()
    {
        auto metric = latency();
        metric.query = QStringLiteral("silent{r=\"{target}\"}");
        const auto found = look(analysisOf(failing(0, 0)), rulesOf({metric}), after(minute));
        QVERIFY_ERROR(found, ErrorKind::Offline);
        QVERIFY2(found.error().detail.startsWith(QLatin1String("p95: ")), qPrintable(found.error().detail));
    }

    /// After the promotion the old revision has no requests: to wait for its numbers would be to wait for
    /// ever.
    void withAllTheRequestsOnlyThresholdsJudge()
    {
        auto when = after(10 * minute);
        when.against = AnalysisLook::Against::Nobody;
        const auto alone = [](double p95) {
            return [=](const QString& expression, std::int64_t) -> std::optional<double> {
                return expression.contains(QLatin1String("new")) ? std::optional(p95) : std::nullopt;
            };
        };
        const auto rules = rulesOf({errorShare(), latency()});
        const auto quick = look(analysisOf(alone(200)), rules, when);
        QVERIFY_RESULT(quick);
        QCOMPARE(quick->report.verdict, Verdict::Pass);
        QCOMPARE(quick->report.metrics.size(), 1);
        QCOMPARE(look(analysisOf(alone(400)), rules, when)->report.verdict, Verdict::Fail);
        QCOMPARE(look(analysisOf(alone(400)), rulesOf({errorShare()}), when)->report.verdict, Verdict::Pass);
    }

    void anAbTestEndsWhenItHasDecided_data()
    {
        QTest::addColumn<double>("candidate");
        QTest::addColumn<std::int64_t>("afterMs");
        QTest::addColumn<Verdict>("verdict");
        QTest::newRow("fewer errors") << 0.01 << 5 * minute << Verdict::Pass;
        QTest::newRow("more errors") << 0.04 << 5 * minute << Verdict::Fail;
        QTest::newRow("alike, too early to tell") << 0.02 << minute << Verdict::Wait;
        QTest::newRow("alike, and time is over") << 0.02 << 10 * minute << Verdict::Fail;
    }

    void anAbTestEndsWhenItHasDecided()
    {
        QFETCH(double, candidate);
        QFETCH(std::int64_t, afterMs);
        QFETCH(Verdict, verdict);
        auto rules = rulesOf({errorShare()});
        rules.strategy = RolloutStrategy::AbTest;
        const auto found = look(analysisOf(failing(candidate, 0.02)), rules, after(afterMs));
        QVERIFY_RESULT(found);
        QVERIFY2(found->report.verdict == verdict, qPrintable(found->report.why));
    }

    void anotherDriverJudgesAlike()
    {
        auto first = analysisOf(failing(0.025, 0.02));
        const auto rules = rulesOf({errorShare()});
        Result<RolloutMeasurement> last = fail(ErrorKind::NotFound, {});
        for (std::int64_t ms = 15'000; ms <= 8 * minute; ms += 15'000)
            last = first.look(rules, after(ms), QStringLiteral("new"), QStringLiteral("old"));
        const auto fresh = look(analysisOf(failing(0.025, 0.02)), rules, after(8 * minute));
        QVERIFY_RESULT(fresh);
        const auto &here = fresh->report.metrics.front(), &there = last->report.metrics.front();
        QCOMPARE(here.p, there.p);
        QCOMPARE(here.level, there.level);
        QCOMPARE(fresh->report.why, last->report.why);
        QVERIFY(fresh->report.verdict == last->report.verdict);
    }

    void aConditionIsOneNumberOrNone()
    {
        auto analysis = analysisOf([](const QString& expression, std::int64_t) -> std::optional<double> {
            if (expression == QLatin1String("nan"))
                return std::nan("");
            return expression == QLatin1String("one") ? std::optional(0.5) : std::nullopt;
        });
        QCOMPARE(analysis.measure(QStringLiteral("one"), began).value(), std::optional(0.5));
        QCOMPARE(analysis.measure(QStringLiteral("nan"), began).value(), std::optional<double>());
        QCOMPARE(analysis.measure(QStringLiteral("none"), began).value(), std::optional<double>());
        QVERIFY_ERROR(analysis.measure(QStringLiteral("silent"), began), ErrorKind::Offline);
    }

    /// The figure: no later than a scrape and two seconds after the endpoint began to fail.
    void aConditionThatComesTrueInPrometheusTakesTheCandidateBack()
    {
        if (!PrometheusLab::isInstalled())
            QSKIP("no prometheus here");
        std::atomic<bool> isBad = false;
        HttpFixture exposed([&](const FixtureRequest&) {
            return FixtureReply{.contentType = "text/plain; version=0.0.4",
                                .body = std::string("# TYPE error_rate gauge\nerror_rate ") +
                                        (isBad ? "0.2" : "0.01") + "\n"};
        });
        const PrometheusLab prometheus({},
                                       QUrl(QString::fromStdString(exposed.url())).authority().toLatin1());
        const auto transport = makeCurlTransport();
        const auto source = [&] {
            return std::make_unique<PrometheusQuery>(*transport, prometheus.url(), std::stop_token());
        };
        QVERIFY(PrometheusLab::waitFor([&] {
            const auto reading = source()->reading(QStringLiteral("error_rate"));
            return reading && reading->samples == 1;
        }));

        auto ask = canaryAsk();
        auto alive = latency(); // a metric that nothing is wrong with
        alive.query = QStringLiteral("prometheus_build_info");
        alive.minSamples = 1;
        ask.rules.analysis = {alive};
        ask.rules.sampleEveryMs = 2'000;
        ask.rules.stages = {{10, 10 * minute}};
        ask.conditions = {parseRollbackCondition(QStringLiteral("error_rate > 0.05")).value()};
        RolloutLab lab(ask);
        lab.nowMs = QDateTime::currentMSecsSinceEpoch();
        QVERIFY_RESULT(lab.store.begin(lab.plan(), lab.nowMs));
        MeasuredAnalysis analysis(source());
        auto settings = lab.settings();
        settings.lookInterval = std::chrono::seconds(1);
        settings.clock = systemNow;
        std::int64_t badMs = noTime, takenBackMs = noTime;
        settings.wait = [&](std::chrono::milliseconds time, const std::stop_token&) {
            QTest::qSleep(int(std::min<std::int64_t>(time.count(), 1'000)));
            lab.goOn(QDateTime::currentMSecsSinceEpoch() - lab.nowMs); // the cluster's time is the real one
            if (badMs == noTime && lab.sharesOf("s3://models/v3") == 10) {
                isBad = true;
                badMs = QDateTime::currentMSecsSinceEpoch();
            } else if (takenBackMs != noTime) {
                isBad = false;
            }
        };
        settings.told = [&](const StoredRollout& rollout) {
            if (takenBackMs == noTime && !rollout.state.back.isEmpty() &&
                rollout.state.back.front().requestedMs != noTime)
                takenBackMs = rollout.state.back.front().requestedMs;
        };
        const auto state = RolloutDriver(lab.store, lab.site, analysis, settings).drive(lab.id());
        QVERIFY_RESULT(state);
        QCOMPARE(state->outcome, RolloutOutcome::RolledBack);
        QVERIFY2(state->reason.contains(QLatin1String("error_rate")), qPrintable(state->reason));
        QVERIFY2(state->recovery.kind == RolloutRecovery::Kind::Back,
                 qPrintable(recoveryInWords(state->recovery)));
        QVERIFY(badMs != noTime && takenBackMs != noTime);
        constexpr int scrapeMs = 1'000;
        qInfo("0 %% asked for %lld ms after the endpoint began to fail (scraped each %d ms)",
              static_cast<long long>(takenBackMs - badMs), scrapeMs);
        // Not a figure of this machine: only that nothing waits for a stage, a soak or a timeout.
        QVERIFY(takenBackMs - badMs < 30'000);
    }
};

QTEST_GUILESS_MAIN(TestMeasuredAnalysis)
#include "tst_measured_analysis.moc"
