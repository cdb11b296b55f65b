#include "services/analysis/AbRule.h"
#include "services/analysis/AnalysisLooks.h"
#include "services/analysis/CanaryJudge.h"
#include "tests/support/Testing.h"

#include <cmath>
#include <random>

using namespace ph;

namespace {

using Judge = AnalysisMetric::Judge;
using Kind = MetricVerdict::Kind;
using Verdict = AnalysisReport::Verdict;

constexpr std::int64_t beganMs = 1'790'000'000'000, everyMs = 15'000;
constexpr double noNumber = std::numeric_limits<double>::quiet_NaN();

AnalysisMetric metric(Judge judge, const char* name = "metric")
{
    AnalysisMetric made;
    made.name = QLatin1String(name);
    made.judge = judge;
    return made;
}

/// A sample every 15 seconds; of a Proportion, `totals` the same each time.
MetricWindow window(const std::vector<double>& values, double total = noNumber)
{
    MetricWindow made;
    for (std::size_t i = 0; i < values.size(); ++i) {
        made.timesMs.push_back(beganMs + std::int64_t(i + 1) * everyMs);
        made.values.push_back(values[i]);
        if (!std::isnan(total))
            made.totals.push_back(total);
    }
    return made;
}

std::vector<double> scattered(std::size_t count, double mean, double deviation, unsigned seed)
{
    std::mt19937 random(seed);
    std::normal_distribution<double> normal(mean, deviation);
    std::vector<double> values;
    while (values.size() < count)
        values.push_back(normal(random));
    return values;
}

MetricEvidence evidence(const MetricWindow& candidate, const MetricWindow& stable, const char* segment = "",
                        const char* name = "metric")
{
    return {QLatin1String(name), QLatin1String(segment), candidate, stable};
}

AnalysisReport judged(const QList<AnalysisMetric>& metrics, const QList<MetricEvidence>& found,
                      int sample = 20)
{
    AlphaSpending spending;
    return judgeCanary(metrics, found, {beganMs, beganMs + sample * everyMs, everyMs, 0, 1}, spending);
}

MetricVerdict verdictOf(const AnalysisMetric& one, const MetricEvidence& found, int sample = 20)
{
    return judged({one}, {found}, sample).metrics.value(0);
}

std::vector<double> many(double value, std::size_t count = 20)
{
    return std::vector<double>(count, value);
}

} // namespace

class TestCanaryJudge : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void errorsThatDoubleFail()
    {
        const auto verdict =
            verdictOf(metric(Judge::Proportion), evidence(window(many(3), 75), window(many(13), 675)));
        QVERIFY(verdict.kind == Kind::Fail);
        QCOMPARE(verdict.candidateSamples, std::size_t(1'500));
        QCOMPARE(verdict.candidate, 0.04);
        QVERIFY(verdict.p <= verdict.level && verdict.effectLow > 0);
        QVERIFY2(verdict.why.contains(QLatin1String("60 of 1500 requests (4.00 %)")) &&
                     verdict.why.contains(QLatin1String("260 of 13500 (1.93 %)")),
                 qPrintable(verdict.why));
    }
    void fewerErrorsPassAndFewerSuccessesFail()
    {
        auto successes = metric(Judge::Proportion);
        const auto found = evidence(window(many(65), 75), window(many(660), 675));
        QVERIFY(verdictOf(successes, found).kind == Kind::Pass);
        successes.direction = AnalysisMetric::Direction::HigherIsBetter;
        QVERIFY(verdictOf(successes, found).kind == Kind::Fail);
        successes.tolerancePercent = 20;
        QVERIFY(verdictOf(successes, found).kind == Kind::Pass);
    }
    void whatIsToleratedPasses()
    {
        auto errors = metric(Judge::Proportion);
        const auto found = evidence(window(many(3), 75), window(many(13), 675));
        errors.tolerancePercent = 99;
        QVERIFY(verdictOf(errors, found).kind == Kind::Pass);
        auto latency = metric(Judge::Distribution);
        const auto slower = evidence(window(scattered(20, 110, 2, 1)), window(scattered(20, 100, 2, 2)));
        QVERIFY(verdictOf(latency, slower).kind == Kind::Fail);
        latency.tolerancePercent = 15;
        QVERIFY(verdictOf(latency, slower).kind == Kind::Pass);
    }
    void aShiftIsToldWithItsInterval()
    {
        const auto verdict =
            verdictOf(metric(Judge::Distribution),
                      evidence(window(scattered(20, 110, 2, 1)), window(scattered(20, 100, 2, 2))));
        QVERIFY(verdict.effect > 8 && verdict.effect < 12);
        QVERIFY(verdict.effectLow > 5 && verdict.effectLow < verdict.effect);
        QVERIFY(verdict.effectHigh < 15 && verdict.effectHigh > verdict.effect);
        auto higher = metric(Judge::Distribution);
        higher.direction = AnalysisMetric::Direction::HigherIsBetter;
        QVERIFY(
            verdictOf(higher, evidence(window(scattered(20, 110, 2, 1)), window(scattered(20, 100, 2, 2))))
                .kind == Kind::Pass);
    }
    void whatLooksWorseIsHeldUp()
    {
        // 2.7 % to 2 %: p is about 0.04, too much to fail and too little to promote.
        const auto report =
            judged({metric(Judge::Proportion)}, {evidence(window(many(2), 75), window(many(13.5), 675))});
        QVERIFY(report.metrics[0].kind == Kind::Inconclusive);
        QVERIFY(report.verdict == Verdict::Wait);
    }

    void nothingPassesWithoutEvidence_data()
    {
        QTest::addColumn<Judge>("judge");
        QTest::newRow("threshold") << Judge::Threshold;
        QTest::newRow("distribution") << Judge::Distribution;
        QTest::newRow("proportion") << Judge::Proportion;
    }
    void nothingPassesWithoutEvidence()
    {
        QFETCH(Judge, judge);
        auto one = metric(judge);
        one.limit = 1e9;
        const double total = judge == Judge::Proportion ? 100 : noNumber;
        const auto good = window(many(1), total);
        const auto never = [&](const QList<MetricEvidence>& found, Kind kind) {
            const auto report = judged({one}, found);
            QVERIFY(report.verdict == Verdict::Wait);
            QVERIFY(report.metrics[0].kind == kind);
            QVERIFY(!report.why.isEmpty() && !report.metrics[0].why.isEmpty());
        };
        never({}, Kind::NoData);
        never({evidence({}, {})}, Kind::NoData);
        never({evidence({}, good)}, Kind::NoData);
        never({evidence(window(many(noNumber), total), good)}, Kind::NoData);
        never({evidence(window(many(1, 10), total), good)}, Kind::NoData); // nothing of late
        never({evidence(good, good, "", "another")}, Kind::NoData);
        if (judge != Judge::Threshold) {
            never({evidence(good, {})}, Kind::NoData);
            never({evidence(good, window(many(noNumber), total))}, Kind::NoData);
            never({evidence(window(many(HUGE_VAL), total), good)}, Kind::NoData);
        }
        one.minSamples = 10'000;
        never({evidence(good, good)}, Kind::Inconclusive);
        one.minSamples = 1;
        QVERIFY(judged({one}, {evidence(good, good)}).verdict == Verdict::Pass);
    }
    void aCandidateWithoutRequestsIsNoData()
    {
        const auto verdict =
            verdictOf(metric(Judge::Proportion), evidence(window(many(0), 0), window(many(13), 675)));
        QVERIFY(verdict.kind == Kind::NoData);
        QCOMPARE(verdict.why, QStringLiteral("No requests reached the candidate."));
    }
    void countsThatDoNotFitAreNoData()
    {
        QVERIFY(verdictOf(metric(Judge::Proportion), evidence(window(many(80), 75), window(many(13), 675)))
                    .kind == Kind::NoData);
    }
    void fewValuesTellNothing()
    {
        const auto verdict =
            verdictOf(metric(Judge::Distribution), evidence(window({1, 2}), window({1, 2})), 2);
        QVERIFY(verdict.kind == Kind::Inconclusive);
    }
    void noMetricsPassNothing()
    {
        auto dry = metric(Judge::Threshold);
        dry.limit = 10;
        dry.weight = AnalysisMetric::Weight::DryRun;
        QVERIFY(judged({}, {}).verdict == Verdict::Wait);
        QVERIFY(judged({dry}, {evidence(window(many(1)), {})}).verdict == Verdict::Wait);
    }

    void aThresholdIsTheMedianOfTheLatest()
    {
        auto limit = metric(Judge::Threshold);
        limit.limit = 0.9;
        limit.minSamples = 5;
        auto values = many(0.5);
        values[18] = values[19] = 1;
        QVERIFY(verdictOf(limit, evidence(window(values), {})).kind == Kind::Pass);
        values[17] = HUGE_VAL;
        QVERIFY(verdictOf(limit, evidence(window(values), {})).kind == Kind::Fail);
        limit.direction = AnalysisMetric::Direction::HigherIsBetter;
        QVERIFY(verdictOf(limit, evidence(window(many(0.9)), {})).kind == Kind::Pass);
        QVERIFY(verdictOf(limit, evidence(window(many(0.8)), {})).kind == Kind::Fail);
    }

    void weightsDecide()
    {
        auto limit = metric(Judge::Threshold);
        const QList<MetricEvidence> found{evidence(window(many(1)), {})};
        QVERIFY(judged({limit}, found).verdict == Verdict::Fail);
        limit.weight = AnalysisMetric::Weight::Critical;
        QVERIFY(judged({limit}, found).verdict == Verdict::Critical);
        auto fine = metric(Judge::Threshold);
        fine.limit = 2;
        limit.weight = AnalysisMetric::Weight::DryRun;
        const auto report = judged({limit, fine}, found);
        QVERIFY(report.verdict == Verdict::Pass);
        QVERIFY(report.metrics[0].kind == Kind::Fail); // told all the same
    }
    void segmentsAreJudgedApart()
    {
        auto errors = metric(Judge::Proportion);
        errors.segment = QStringLiteral("country");
        errors.minSamples = 100;
        const auto fine = evidence(window(many(2), 75), window(many(14), 675), "de");
        const auto worse = evidence(window(many(6), 75), window(many(14), 675), "fr");
        const auto tiny = evidence(window(many(0), 1), window(many(0), 2), "li");
        const auto missed = evidence({}, window(many(14), 675), "it");
        QVERIFY(judged({errors}, {fine, tiny}).verdict == Verdict::Pass);
        QVERIFY(judged({errors}, {tiny}).verdict == Verdict::Wait);
        QVERIFY(judged({errors}, {fine, missed}).verdict == Verdict::Wait);
        const auto report = judged({errors}, {fine, worse, tiny});
        QVERIFY(report.verdict == Verdict::Fail);
        QVERIFY2(report.why.contains(QLatin1String("metric of fr")), qPrintable(report.why));
        QVERIFY(report.metrics[0].level < verdictOf(errors, fine).level); // they share
    }

    void betweenLooksNothingNewIsSeen()
    {
        auto values = many(1, 40);
        for (std::size_t i = 20; i < 40; ++i)
            values[i] = 60;
        const auto found = evidence(window(values, 75), window(many(13, 40), 675));
        AlphaSpending spending;
        const auto at = [&](std::int64_t ms) {
            return judgeCanary({metric(Judge::Proportion)}, {found}, {beganMs, beganMs + ms, everyMs, 0, 1},
                               spending)
                .metrics[0];
        };
        QCOMPARE(at(300'000), at(329'000));
        QVERIFY(at(300'000).kind == Kind::Pass);
        QVERIFY(at(331'000).kind == Kind::Fail);
        QVERIFY(at(1'000).kind == Kind::NoData);
    }
    void stagesShareTheRisk()
    {
        for (const int stages : {1, 3, 6}) {
            double sum = 0;
            for (int stage = 0; stage < stages; ++stage)
                sum += stageBudget(stage, stages);
            QVERIFY(std::abs(sum - falseAbortBudget) < 1e-12);
        }
    }

    void anAbTestSaysWhoIsBetter()
    {
        auto conversions = metric(Judge::Proportion);
        conversions.direction = AnalysisMetric::Direction::HigherIsBetter;
        conversions.tolerancePercent = 5;
        const auto decide = [&](double events, std::size_t samples, std::int64_t longestMs = 1'000'000'000) {
            return decideAb(conversions,
                            evidence(window(many(events, samples), 1'000), window(many(100, samples), 1'000)),
                            {beganMs, beganMs + std::int64_t(samples) * everyMs, longestMs});
        };
        QVERIFY(decide(110, 5).kind == AbDecision::Kind::Undecided);
        QVERIFY(decide(110, 100).kind == AbDecision::Kind::Better);
        QVERIFY(decide(90, 100).kind == AbDecision::Kind::Worse);
        QVERIFY(decide(100, 1'000).kind == AbDecision::Kind::Futile);
        QVERIFY(decide(103, 5, 60'000).kind == AbDecision::Kind::Futile); // time is over
        QVERIFY(decide(1, 5).kind == AbDecision::Kind::Undecided);
        QVERIFY(std::isnan(decide(1, 5).p));
        QVERIFY(!decide(110, 100).why.isEmpty());
    }
    void anAbTestOfEqualsThatIsAlwaysPeekedAtRarelyErrs()
    {
        std::mt19937_64 random(3);
        auto conversions = metric(Judge::Proportion);
        int wrong = 0;
        const int tests = testing::times(400);
        for (int i = 0; i < tests; ++i) {
            MetricWindow candidate, stable;
            for (int sample = 1; sample <= 60; ++sample) {
                for (auto* side : {&candidate, &stable}) {
                    side->timesMs.push_back(beganMs + sample * everyMs);
                    side->values.push_back(double(std::binomial_distribution<int>(500, 0.1)(random)));
                    side->totals.push_back(500);
                }
                const auto kind = decideAb(conversions, evidence(candidate, stable),
                                           {beganMs, candidate.timesMs.back(), 1'000'000'000})
                                      .kind;
                if (kind != AbDecision::Kind::Undecided) {
                    wrong += kind != AbDecision::Kind::Futile;
                    break;
                }
            }
        }
        QVERIFY2(wrong <= tests * 5 / 100, qPrintable(QString::number(wrong)));
    }
};

QTEST_GUILESS_MAIN(TestCanaryJudge)
#include "tst_canary_judge.moc"
