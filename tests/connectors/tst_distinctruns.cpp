#include "services/connectors/DistinctRuns.h"
#include "tests/support/Testing.h"

#include <malloc.h>

using namespace ph;

namespace {

RunBatch page(int from, int to)
{
    RunBatch batch;
    for (int i = from; i < to; ++i) {
        Run run;
        run.key.remoteId = QStringLiteral("%1").arg(i, 32, 16, QLatin1Char('0'));
        batch.append(run);
    }
    return batch;
}

} // namespace

class TestDistinctRuns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRunThatComesAgainCountsOnce()
    {
        DistinctRuns runs;
        runs.add(page(0, 0));
        QCOMPARE(runs.count(), std::size_t(0));
        runs.add(page(10, 30));
        runs.add(page(0, 20));
        runs.add(page(10, 30));
        QCOMPARE(runs.count(), std::size_t(30));
        auto twice = page(40, 41);
        twice.append(twice.run(0, {}));
        runs.add(twice);
        QCOMPARE(runs.count(), std::size_t(31));
    }

    void countingTakesLittleMemory()
    {
        constexpr int many = 100'000;
        const auto before = mallinfo2();
        DistinctRuns runs;
        for (int from = 0; from < many; from += 1000)
            runs.add(page(from, from + 1000));
        const auto after = mallinfo2();
        QCOMPARE(runs.count(), std::size_t(many));
        // Their ids alone would take 3.2 MB. (Sanitizers count nothing here.)
        const auto used = qint64(after.uordblks + after.hblkhd) - qint64(before.uordblks + before.hblkhd);
        QVERIFY2(used < 2'000'000, qPrintable(QString::number(used)));
    }
};

QTEST_GUILESS_MAIN(TestDistinctRuns)
#include "tst_distinctruns.moc"
