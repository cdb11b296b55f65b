#include "tests/services/CanarySimulation.h"
#include "tests/support/Testing.h"

using namespace ph;
using namespace ph::testing;

/// What the judge does with whole rollouts whose truth is known; tests/bench simulates a thousand.
class TestCanarySimulation : public QObject {
    Q_OBJECT

    AlphaSpending spending_;

    /// How many of 300 rollouts are aborted within so many samples of their first stage. Never fewer: a share
    /// of 37 says little.
    int caughtWithin(const CanaryWorld& world, int samples)
    {
        int caught = 0;
        for (int seed = 0; seed < times(300); ++seed) {
            const auto outcome = simulatedCanary(world, std::uint64_t(seed), spending_);
            caught += outcome.isAborted && outcome.stage == 0 && outcome.sample <= samples;
        }
        return caught;
    }

private Q_SLOTS:
    void equalsAreRarelyAborted_data()
    {
        QTest::addColumn<double>("persistence");
        QTest::addColumn<double>("burstiness");
        QTest::newRow("samples that do not depend on each other") << 0.0 << 0.0;
        QTest::newRow("quantiles over overlapping windows") << 0.7 << 0.0;
        QTest::newRow("slow waves") << 0.9 << 0.0;
        QTest::newRow("errors that come in bursts") << 0.7 << 0.5;
    }
    void equalsAreRarelyAborted()
    {
        QFETCH(double, persistence);
        QFETCH(double, burstiness);
        CanaryWorld world;
        world.persistence = persistence;
        world.burstiness = burstiness;
        int aborted = 0;
        for (int seed = 0; seed < times(300); ++seed)
            aborted += simulatedCanary(world, std::uint64_t(seed), spending_).isAborted;
        QVERIFY2(aborted <= times(300) * 3 / 100, qPrintable(QString::number(aborted)));
    }
    void equalsArePromoted()
    {
        CanaryWorld world;
        world.persistence = 0;
        int promoted = 0;
        for (int seed = 0; seed < times(300); ++seed)
            promoted += simulatedCanary(world, std::uint64_t(seed), spending_).isPromoted;
        QVERIFY2(promoted >= times(300) * 85 / 100, qPrintable(QString::number(promoted)));
    }
    void twiceTheErrorsAreCaughtInFiveMinutes()
    {
        CanaryWorld world;
        world.candidateErrorShare = 0.04;
        const double caught = double(caughtWithin(world, 20)) / times(300);
        QVERIFY2(caught >= 0.95 - looser(300, 0.95), qPrintable(QString::number(caught)));
    }
    void aWreckIsCaughtInAMinute()
    {
        CanaryWorld world;
        world.candidateErrorShare = 0.5;
        QCOMPARE(caughtWithin(world, 4), times(300));
    }
    void oneThatBreaksHalfWayIsCaught()
    {
        const auto metrics = watchedMetrics(0);
        std::mt19937_64 random(1);
        auto evidence = simulatedEvidence({}, 0.1, 40, 0, random);
        for (std::size_t i = 20; i < 40; ++i)
            evidence[0].candidate.values[i] = evidence[0].candidate.totals[i];
        const auto verdictAt = [&](int sample) {
            return judgeCanary(metrics, evidence, {0, sample * simulatedEveryMs, simulatedEveryMs, 0, 3},
                               spending_)
                .verdict;
        };
        QVERIFY(verdictAt(20) != AnalysisReport::Verdict::Critical);
        QVERIFY(verdictAt(22) == AnalysisReport::Verdict::Critical); // half a minute later
    }
    void aSlowOneIsNotPromoted()
    {
        CanaryWorld world;
        world.persistence = 0.3;
        world.candidateLatency = 1.2;
        int promoted = 0;
        for (int seed = 0; seed < times(300); ++seed)
            promoted += simulatedCanary(world, std::uint64_t(seed), spending_).isPromoted;
        QVERIFY2(promoted <= times(300) / 100, qPrintable(QString::number(promoted)));
    }
    void whatIsBorneIsPromoted()
    {
        CanaryWorld world;
        world.persistence = 0.3;
        world.candidateErrorShare = 0.022;
        world.candidateLatency = 1.05;
        world.tolerancePercent = 50;
        int promoted = 0;
        for (int seed = 0; seed < times(300); ++seed)
            promoted += simulatedCanary(world, std::uint64_t(seed), spending_).isPromoted;
        QVERIFY2(promoted >= times(300) * 97 / 100, qPrintable(QString::number(promoted)));
    }
};

QTEST_GUILESS_MAIN(TestCanarySimulation)
#include "tst_canary_simulation.moc"
