#include "services/store/CacheStore.h"
#include "services/store/HistoryValues.h"
#include "tests/support/StoreSamples.h"
#include "tests/support/Testing.h"

#include <QTemporaryDir>

using namespace ph;
using namespace ph::testing;

namespace {

constexpr std::int64_t loggedMs = 1'700'000'000'000;
const QString loss = QStringLiteral("loss");
const EntityKey key{{1}, EntityKind::Run, QStringLiteral("a")};

struct Point {
    std::int64_t step;
    double value;
};

/// Logged in this order, a millisecond apart.
MetricPoints logged(std::initializer_list<Point> all)
{
    MetricPoints points;
    for (const auto& point : all)
        points.append(point.step, loggedMs + std::int64_t(points.size()), point.value);
    return points;
}

} // namespace

/// Values at a place of cached histories, and which histories tell none.
class HistoryValuesTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    std::unique_ptr<CacheStore> cache_;
    int caches_ = 0;

    /// Caches the run with `latest` as its loss.
    void putRun(const Metric& latest)
    {
        Run run;
        run.key = key;
        run.experimentId = QStringLiteral("7");
        run.status = RunStatus::Finished;
        run.startMs = loggedMs;
        run.metrics = {latest};
        QVERIFY_RESULT(cache_->putRuns({1}, QStringLiteral("7"), batchOf({run}), 1, std::nullopt));
    }
    HistoryValues valuesAt(const QString& at)
    {
        const auto table = cache_->loadTable({}, {}, nullptr, {});
        if (!table || (*table)->rowCount() != 1)
            return {};
        const std::vector<std::int64_t> rows{(*table)->rowId(0)};
        const auto found = cache_->historyValues(rows, *metricAtFromText(at), {});
        return found ? *found : HistoryValues{};
    }

private Q_SLOTS:
    void init()
    {
        const auto file = folder_.filePath(QStringLiteral("cache%1.db").arg(++caches_));
        auto opened = CacheStore::open(file.toStdString());
        QVERIFY_RESULT(opened);
        cache_ = std::move(opened->store);
        Experiment experiment;
        experiment.key = {{1}, EntityKind::Experiment, QStringLiteral("7")};
        QVERIFY_RESULT(cache_->putExperiments({1}, std::vector{experiment}, 1));
    }
    void cleanup() { cache_.reset(); }

    void onlyAHistoryThatReachesTheLatestValueTellsOne_data()
    {
        QTest::addColumn<QString>("at");
        QTest::addColumn<double>("before");
        QTest::addColumn<double>("after");
        QTest::newRow("max") << QStringLiteral("max") << 10.0 << 99.0;
        QTest::newRow("min") << QStringLiteral("min") << 6.0 << 6.0;
        QTest::newRow("step") << QStringLiteral("2") << 6.0 << 6.0;
    }
    void onlyAHistoryThatReachesTheLatestValueTellsOne()
    {
        QFETCH(QString, at);
        QFETCH(double, before);
        QFETCH(double, after);
        putRun({loss, 6, 2, loggedMs + 1});
        const auto first = logged({{1, 10}, {2, 6}});
        QVERIFY_RESULT(cache_->putHistory(key, loss, first, SeriesInfo::State::Complete, 1));
        QCOMPARE(valuesAt(at).values.size(), 1U);
        QCOMPARE(valuesAt(at).values.front().value, std::optional(before));

        putRun({loss, 99, 50, loggedMs + 2});
        QVERIFY(valuesAt(at).values.empty());

        const auto all = logged({{1, 10}, {2, 6}, {50, 99}});
        QVERIFY_RESULT(cache_->putHistory(key, loss, all, SeriesInfo::State::Complete, 2));
        QCOMPARE(valuesAt(at).values.size(), 1U);
        QCOMPARE(valuesAt(at).values.front().value, std::optional(after));
    }

    void aValueLoggedAgainAtTheLastStepIsNewer()
    {
        putRun({loss, 99, 2, loggedMs + 2});
        QVERIFY_RESULT(
            cache_->putHistory(key, loss, logged({{1, 10}, {2, 6}}), SeriesInfo::State::Complete, 1));
        QVERIFY(valuesAt(QStringLiteral("max")).values.empty());
        QVERIFY(valuesAt(QStringLiteral("2")).values.empty());
    }

    void stepsOutOfOrderDoNotMakeAHistoryOld()
    {
        putRun({loss, 99, 50, loggedMs + 1}); // the largest step, not the last line
        const auto all = logged({{1, 10}, {50, 99}, {20, 6}});
        QVERIFY_RESULT(cache_->putHistory(key, loss, all, SeriesInfo::State::Complete, 1));
        for (const auto* at : {"min", "max", "20"})
            QCOMPARE(valuesAt(QString::fromLatin1(at)).values.size(), 1U);
    }

    void aStepThatWasNotLoggedIsKnownToHaveNone()
    {
        putRun({loss, 6, 2, loggedMs + 1});
        QVERIFY_RESULT(
            cache_->putHistory(key, loss, logged({{1, 10}, {2, 6}}), SeriesInfo::State::Complete, 1));
        const auto found = valuesAt(QStringLiteral("17"));
        QCOMPARE(found.values.size(), 1U);
        QVERIFY(!found.values.front().value);
    }
};

QTEST_GUILESS_MAIN(HistoryValuesTest)
#include "tst_historyvalues.moc"
