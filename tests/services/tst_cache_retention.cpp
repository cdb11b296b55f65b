#include "models/values/Settings.h"
#include "services/store/CacheStore.h"
#include "tests/services/CacheFolder.h"

using namespace ph;
using namespace ph::testing;

namespace {

CachedThing thing(std::int64_t fetchedMs, std::int64_t bytes,
                  CachedThing::Pinned pinned = CachedThing::Pinned::No)
{
    return {fetchedMs, bytes, pinned};
}

MetricPoints points(int count)
{
    MetricPoints points;
    for (int i = 0; i < count; ++i)
        points.append(i, 1'000 + i, 0.5 * i);
    return points;
}

const QString auc = QStringLiteral("auc");

} // namespace

/// How much of what can be fetched again is kept: the oldest goes first, and never what is pinned.
class TestCacheRetention : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theOldestGoUntilItFits()
    {
        const std::vector<CachedThing> things{thing(30, 100), thing(10, 100), thing(20, 100)};
        const auto plan = planCache(CacheKind::Curves, things, 150);
        QCOMPARE(plan.all.bytes, 300);
        QCOMPARE(plan.goes.count, 2);
        QCOMPARE(plan.goes.bytes, 200);
        QCOMPARE(plan.goes.oldestMs, 10);
        QCOMPARE(plan.goes.newestMs, 20);
        QVERIFY(planCache(CacheKind::Curves, things, 300).isEmpty());
        QVERIFY(planCache(CacheKind::Curves, things, 0).isEmpty()); // no limit
    }

    void whatIsPinnedCountsAndStays()
    {
        const std::vector<CachedThing> things{thing(10, 500, CachedThing::Pinned::Yes), thing(20, 10)};
        const auto plan = planCache(CacheKind::Artifacts, things, 100);
        QCOMPARE(plan.goes.count, 1);
        QCOMPARE(plan.pinned.bytes, 500);
        QCOMPARE(planCacheBefore(CacheKind::Artifacts, things, plan.beforeMs), plan);
    }

    void settingsAreItsLimits()
    {
        Settings settings;
        QVERIFY(keepRule(settings).isEmpty());
        settings.curvesBytes = 1;
        settings.tablesBytes = 2;
        const auto rule = keepRule(settings);
        QVERIFY(!rule.isEmpty());
        QCOMPARE(rule.bytes[int(CacheKind::Curves)], 1);
        QCOMPARE(rule.bytes[int(CacheKind::Artifacts)], 0);
        QCOMPARE(rule.bytes[int(CacheKind::Tables)], 2);
    }

    void whatIsOverItsLimitIsNamedWhereItCounts()
    {
        const std::vector<CachedThing> things{thing(10, 50), thing(20, 1'000), thing(30, 1'000)};
        CleaningPlan plan;
        plan.caches = {planCache(CacheKind::Curves, things, 0),        // no limit
                       planCache(CacheKind::Artifacts, things, 2'010), // a fortieth would go
                       planCache(CacheKind::Tables, things, 1'000)};   // a half
        QCOMPARE(overLimits(plan), (QList<OverLimit>{{CacheKind::Tables, 1'050}}));
        QCOMPARE(overLimitName(overLimits(plan)[0]), QStringLiteral("tables"));
        // Of a pinned run, it is over nothing that anybody could do about.
        plan.caches = {planCache(CacheKind::Tables, {thing(10, 500, CachedThing::Pinned::Yes)}, 100)};
        QVERIFY(overLimits(plan).isEmpty());
        plan.observed.items = 3;
        plan.observed.bytes = 100;
        plan.observed.fileBytes = 1'000;
        QCOMPARE(overLimits(plan), (QList<OverLimit>{{std::nullopt, 100}}));
        QCOMPARE(overLimitName(overLimits(plan)[0]), QStringLiteral("observed"));
    }

    void curvesGoAndThoseOfPinnedRunsStay()
    {
        const CacheFolder folder;
        const auto store = folder.open();
        put(*store, {namedRun(QStringLiteral("old"), {}), namedRun(QStringLiteral("pinned"), {}),
                     namedRun(QStringLiteral("new"), {})});
        int fetchedMs = 1'000;
        for (const auto* id : {"pinned", "old", "new"})
            QVERIFY_RESULT(store->putHistory(runKey(QLatin1String(id)), auc, points(9'000),
                                             SeriesInfo::State::Complete, fetchedMs += 1'000));
        QVERIFY_RESULT(store->pin(runKey(QStringLiteral("pinned"))));

        const auto whole = store->previewRetention(CacheKind::Curves, 0);
        QVERIFY_RESULT(whole);
        QCOMPARE(whole->all.count, 3);
        QVERIFY(whole->all.bytes > 0);
        QVERIFY(whole->isEmpty());
        const auto plan = store->previewRetention(CacheKind::Curves, whole->all.bytes - 1);
        QVERIFY_RESULT(plan);
        QCOMPARE(plan->goes.count, 1);
        QCOMPARE(plan->goes.oldestMs, 3'000); // "old", for "pinned", which is older, stays
        QCOMPARE(store->series(runKey(QStringLiteral("old")))->size(), std::size_t(1)); // only shown

        // What comes meanwhile stays.
        QVERIFY_RESULT(store->putHistory(runKey(QStringLiteral("new")), QStringLiteral("loss"), points(10),
                                         SeriesInfo::State::Live, 9'000));
        const auto went = store->applyRetention(*plan);
        QVERIFY_RESULT(went);
        QCOMPARE(went->goes.count, 1);
        QVERIFY(store->series(runKey(QStringLiteral("old")))->empty());
        QVERIFY(!store->history(runKey(QStringLiteral("old")), auc)->has_value());
        QCOMPARE(store->series(runKey(QStringLiteral("pinned")))->size(), std::size_t(1));
        QCOMPARE(store->series(runKey(QStringLiteral("new")))->size(), std::size_t(2));
        QCOMPARE(store->runCount().value(), 3); // the runs themselves are not touched
    }

    void filesOfRunsGoLikewise()
    {
        const CacheFolder folder;
        const auto store = folder.open();
        put(*store, {namedRun(QStringLiteral("a"), {}), namedRun(QStringLiteral("pinned"), {})});
        QVERIFY_RESULT(store->pin(runKey(QStringLiteral("pinned"))));
        const auto path = QStringLiteral("model.bin");
        QVERIFY_RESULT(store->putArtifact(runKey(QStringLiteral("a")), path, QByteArray(5'000, 'x'), 2'000));
        QVERIFY_RESULT(
            store->putArtifact(runKey(QStringLiteral("pinned")), path, QByteArray(7'000, 'x'), 1'000));
        const auto plan = store->previewRetention(CacheKind::Artifacts, 1);
        QVERIFY_RESULT(plan);
        QCOMPARE(plan->all.bytes, 12'000);
        QCOMPARE(plan->pinned.bytes, 7'000);
        QCOMPARE(plan->goes.bytes, 5'000);
        QVERIFY_RESULT(store->applyRetention(*plan));
        QVERIFY(!store->artifact(runKey(QStringLiteral("a")), path)->has_value());
        QVERIFY(store->artifact(runKey(QStringLiteral("pinned")), path)->has_value());
    }
};

QTEST_GUILESS_MAIN(TestCacheRetention)
#include "tst_cache_retention.moc"
