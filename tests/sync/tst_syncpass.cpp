#include "tests/sync/SyncFixture.h"

using namespace ph;
using namespace ph::testing;

namespace {

Fault lateBy(std::chrono::milliseconds pause)
{
    auto fault = Fault::of(Fault::Kind::Late);
    fault.pause = pause;
    return fault;
}

} // namespace

class TestSyncPass : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFirstPassReadsEverything();
    void firstPagesMoveTheProgressToo();
    void aLaterPassReadsOnlyWhatIsNew();
    void runsThatAreGoingOnAreReadAgainUntilTheyEnd();
    void aRunWhoseClockLagsIsStillSeenToEnd();
    void aRunFromTheFutureHidesNoneThatStartsNow();
    void editsAndRemovalsShowAfterACompletePass();
    void everyExperimentShowsSomethingBeforeAnyIsReadWhole();
    void aPassThatIsCancelledAnywhereGoesOnWhereItWas();
    void aReadingThatGoesOnAlsoReadsWhatIsNew();
    void anExperimentThatFailsDoesNotHideTheOthers();
    void whenAllFailTheFirstErrorIsTold();
    void unauthorizedEndsThePassAtOnce();
    void deletedRunsAreKeptAsDeleted();
    void anExperimentThatIsGoneGoesButForItsPinnedRuns();
    void anExperimentThatCannotBeReadIsNotGone();
    void aTokenThatRepeatsEndsInAnError();
    void twoExperimentsAreReadAtOnceAndNeverMore();
    void onlyACompletePassIsReadOneByOne();
    void whatEndsOneReadingEndsTheOther();
    void bothReadingsCanBeCancelled();
    void aFaultStaysUntilAPassReadsItsRun();
    void aLoggedModelThatIsGoneFromTheServerIsForgotten();
    void aRefusedListOfLoggedModelsIsNamedUntilItIsRead_data();
    void aRefusedListOfLoggedModelsIsNamedUntilItIsRead();
    void onlyAPassThatEndsWellIsASuccess();
};

void TestSyncPass::theFirstPassReadsEverything()
{
    SyncFixture f;
    const auto a = f.server.addExperiment(QStringLiteral("alpha"));
    const auto b = f.server.addExperiment(QStringLiteral("beta/中文"));
    const auto runsA = f.server.addRuns(a, 1230, 3, 2, 1);
    const auto runsB = f.server.addRuns(b, 7, 1, 1);
    auto summary = f.pass();
    QVERIFY_RESULT(summary);
    QCOMPARE(summary->experiments, 3); // and "Default"
    QVERIFY(summary->faults.empty());
    std::set<QString> expected(runsA.begin(), runsA.end());
    expected.insert(runsB.begin(), runsB.end());
    QCOMPARE(f.cachedRuns(), expected);
    const auto cursor = f.cache->cursor({1}, a);
    QVERIFY_RESULT(cursor);
    QVERIFY(cursor->backfill == SyncCursor::Backfill::Done);
    QCOMPARE(cursor->fullPassMs, f.nowMs);
}

void TestSyncPass::firstPagesMoveTheProgressToo()
{
    SyncFixture f;
    constexpr int experiments = 10; // "Default" among them
    for (int i = 1; i < experiments; ++i)
        f.server.addRuns(f.server.addExperiment(QStringLiteral("e%1").arg(i)), 1, 1, 1);
    qint64 last = 0;
    bool movedBeforeAllWasRead = false;
    bool wentBack = false;
    QVERIFY_RESULT(f.pass({}, {}, [&](const SyncProgress& progress) {
        wentBack |= progress.experimentsDone < last;
        last = progress.experimentsDone;
        movedBeforeAllWasRead |= last > 0 && progress.runsRead < experiments - 1;
    }));
    QVERIFY(movedBeforeAllWasRead);
    QVERIFY(!wentBack);
    QCOMPARE(last, qint64(experiments));
}

void TestSyncPass::aLaterPassReadsOnlyWhatIsNew()
{
    SyncFixture f;
    const auto a = f.server.addExperiment(QStringLiteral("alpha"));
    f.server.addRuns(a, 1500, 1, 1);
    QVERIFY_RESULT(f.pass());
    Run late;
    late.experimentId = a;
    late.name = QStringLiteral("late");
    late.status = RunStatus::Finished;
    late.startMs = f.nowMs + 3'600'000;
    late.endMs = late.startMs + 1000;
    const auto id = f.server.addRun(late);
    auto summary = f.pass();
    QVERIFY_RESULT(summary);
    QVERIFY(f.cachedRun(id).has_value());
    // 1,500 runs a second apart: the overlap of ten minutes, on start and on end, which are the same runs,
    // and no more.
    QVERIFY2(summary->runsRead < 700, qPrintable(QString::number(summary->runsRead)));
}

void TestSyncPass::runsThatAreGoingOnAreReadAgainUntilTheyEnd()
{
    SyncFixture f;
    Run run;
    run.name = QStringLiteral("going");
    run.status = RunStatus::Running;
    run.startMs = f.nowMs - 60'000;
    const auto id = f.server.addRun(run);
    QVERIFY_RESULT(f.pass());
    QCOMPARE(f.cachedRun(id)->status, RunStatus::Running);
    f.server.logMetric(id, QStringLiteral("loss"), 0.25, 7);
    QVERIFY_RESULT(f.pass());
    QCOMPARE(f.cachedRun(id)->metrics.size(), 1);
    QCOMPARE(f.cachedRun(id)->metrics[0].value, 0.25);
    f.server.finishRun(id, f.nowMs);
    QVERIFY_RESULT(f.pass());
    QCOMPARE(f.cachedRun(id)->status, RunStatus::Finished);
}

void TestSyncPass::aRunWhoseClockLagsIsStillSeenToEnd()
{
    SyncFixture f;
    Run run;
    run.status = RunStatus::Running;
    run.startMs = f.nowMs - 10 * 86'400'000LL;
    const auto id = f.server.addRun(run);
    Run newest;
    newest.status = RunStatus::Finished;
    newest.startMs = f.nowMs - 1000;
    newest.endMs = f.nowMs;
    f.server.addRun(newest);
    QVERIFY_RESULT(f.pass());
    f.server.finishRun(id, f.nowMs - 9 * 86'400'000LL); // long before the newest end time
    QVERIFY_RESULT(f.pass());
    QCOMPARE(f.cachedRun(id)->status, RunStatus::Finished);
}

void TestSyncPass::aRunFromTheFutureHidesNoneThatStartsNow()
{
    SyncFixture f;
    Run run;
    run.status = RunStatus::Finished;
    run.startMs = 4'102'444'800'000; // 2100
    run.endMs = run.startMs + 1000;
    const auto early = f.server.addRun(run);
    QVERIFY_RESULT(f.pass());
    QVERIFY(f.cachedRun(early).has_value());
    run.startMs = f.nowMs;
    run.endMs = f.nowMs + 1000;
    const auto now = f.server.addRun(run);
    f.nowMs += 60'000;
    QVERIFY_RESULT(f.pass());
    QVERIFY(f.cachedRun(now).has_value());
}

void TestSyncPass::editsAndRemovalsShowAfterACompletePass()
{
    SyncFixture f;
    const auto a = f.server.addExperiment(QStringLiteral("alpha"));
    const auto ids = f.server.addRuns(a, 1300, 1, 1);
    QVERIFY_RESULT(f.pass());
    f.nowMs += 1000;
    f.server.setTag(ids.first(), QStringLiteral("verdict"), QStringLiteral("keep"));
    f.server.purgeRun(ids.at(1));
    QVERIFY_RESULT(f.pass());
    QVERIFY2(f.cachedRun(ids.at(1)).has_value(), "only a complete pass can tell that a run is gone");
    f.nowMs += 2 * 3'600'000;
    auto summary = f.pass();
    QVERIFY_RESULT(summary);
    QCOMPARE(summary->runsRemoved, 1);
    QVERIFY(!f.cachedRun(ids.at(1)).has_value());
    const auto tags = f.cachedRun(ids.first())->tags;
    QVERIFY(tags.contains(KeyValue{QStringLiteral("verdict"), QStringLiteral("keep")}));
}

void TestSyncPass::everyExperimentShowsSomethingBeforeAnyIsReadWhole()
{
    SyncFixture f;
    QStringList experiments;
    for (int i = 0; i < 5; ++i) {
        experiments.append(f.server.addExperiment(QStringLiteral("e%1").arg(i)));
        f.server.addRuns(experiments.last(), 400, 1, 1);
    }
    // Stop as soon as the second page of anything is asked for.
    f.server.clearRequests();
    std::stop_source stop;
    int searches = 0;
    auto result = f.pass({}, stop.get_token(), [&](const SyncProgress&) {
        if (++searches == 6) // "Default" and five
            stop.request_stop();
    });
    QVERIFY_ERROR(result, ErrorKind::Cancelled);
    auto cached = f.cache->experiments();
    QVERIFY_RESULT(cached);
    for (const auto& e : *cached) {
        if (experiments.contains(e.experiment.key.remoteId))
            QVERIFY2(e.runs > 0, qPrintable(e.experiment.name));
    }
}

void TestSyncPass::aPassThatIsCancelledAnywhereGoesOnWhereItWas()
{
    SyncFixture f;
    const auto a = f.server.addExperiment(QStringLiteral("alpha"));
    const auto ids = f.server.addRuns(a, 3200, 1, 1);
    int passes = 0;
    for (;; ++passes) {
        QVERIFY(passes < 20);
        std::stop_source stop;
        int pages = 0;
        qint64 runsRead = 0;
        auto result = f.pass({}, stop.get_token(), [&](const SyncProgress& progress) {
            if (std::exchange(runsRead, progress.runsRead) < progress.runsRead && ++pages == 2)
                stop.request_stop();
        });
        f.openCache(); // as after a crash
        if (result)
            break;
        QVERIFY_ERROR(result, ErrorKind::Cancelled);
        const auto cursor = f.cache->cursor({1}, a);
        if (cursor && cursor->backfill == SyncCursor::Backfill::Done)
            break;
    }
    QVERIFY(passes >= 1);
    QVERIFY_RESULT(f.pass());
    QCOMPARE(f.cachedRuns(), std::set<QString>(ids.begin(), ids.end()));
}

void TestSyncPass::aReadingThatGoesOnAlsoReadsWhatIsNew()
{
    SyncFixture f;
    const auto old = f.server.addRuns(QStringLiteral("0"), 1300, 1, 1);
    Run run;
    run.status = RunStatus::Running;
    run.startMs = f.nowMs - 60'000;
    const auto going = f.server.addRun(run);
    std::stop_source stop;
    const auto interrupted = f.pass({}, stop.get_token(), [&](const SyncProgress& progress) {
        if (progress.runsRead > 0)
            stop.request_stop();
    });
    QVERIFY_ERROR(interrupted, ErrorKind::Cancelled);
    QVERIFY(f.cache->cursor({1}, QStringLiteral("0"))->backfill == SyncCursor::Backfill::Running);
    QCOMPARE(f.cachedRun(going)->status, RunStatus::Running);

    f.nowMs += 60'000;
    f.server.finishRun(going, f.nowMs);
    run.startMs = f.nowMs;
    const auto late = f.server.addRun(run);
    auto expected = std::set<QString>(old.begin(), old.end());
    expected.insert({going, late});
    QVERIFY_RESULT(f.pass()); // one, and everything is there
    QCOMPARE(f.cachedRuns(), expected);
    QCOMPARE(f.cachedRun(going)->status, RunStatus::Finished);
}

void TestSyncPass::anExperimentThatFailsDoesNotHideTheOthers()
{
    // A fault by path cannot tell experiments apart, so one is removed between listing and reading.
    SyncFixture f;
    const auto a = f.server.addExperiment(QStringLiteral("alpha"));
    f.server.addRuns(a, 3, 1, 1);
    f.server.setFault("/api/2.0/mlflow/runs/search", [] {
        auto fault = Fault::withStatus(403);
        fault.times = 1;
        return fault;
    }());
    auto summary = f.pass();
    QVERIFY_RESULT(summary);
    QCOMPARE(summary->faults.size(), std::size_t(1));
    QCOMPARE(summary->faults[0].error.kind, ErrorKind::Forbidden);
    QVERIFY_RESULT(f.pass());
    QCOMPARE(f.cachedRuns().size(), std::size_t(3));
}

void TestSyncPass::whenAllFailTheFirstErrorIsTold()
{
    SyncFixture f;
    f.server.setFault("/api/2.0/mlflow/runs/search", Fault::withStatus(403));
    QVERIFY_ERROR(f.pass(), ErrorKind::Forbidden);
}

void TestSyncPass::unauthorizedEndsThePassAtOnce()
{
    SyncFixture f;
    f.server.addExperiment(QStringLiteral("alpha"));
    f.server.setFault("/api/2.0/mlflow/runs/search", Fault::withStatus(401));
    QVERIFY_ERROR(f.pass(), ErrorKind::Unauthorized);
    QCOMPARE(f.server.requestCount("/api/2.0/mlflow/runs/search"), 1);
}

void TestSyncPass::deletedRunsAreKeptAsDeleted()
{
    SyncFixture f;
    const auto ids = f.server.addRuns(QStringLiteral("0"), 2, 1, 1);
    QVERIFY_RESULT(f.pass());
    f.server.deleteRun(ids.first());
    f.nowMs += 2 * 3'600'000;
    QVERIFY_RESULT(f.pass());
    QCOMPARE(f.cachedRun(ids.first())->lifecycle, Lifecycle::Deleted);
    QCOMPARE(f.cachedRun(ids.last())->lifecycle, Lifecycle::Active);
}

void TestSyncPass::anExperimentThatIsGoneGoesButForItsPinnedRuns()
{
    SyncFixture f;
    const auto a = f.server.addExperiment(QStringLiteral("alpha"));
    const auto b = f.server.addExperiment(QStringLiteral("beta"));
    f.server.addRuns(a, 3, 1, 1);
    const auto kept = f.server.addRuns(b, 3, 1, 1);
    QVERIFY_RESULT(f.pass());
    QVERIFY_RESULT(f.cache->pin({{1}, EntityKind::Run, kept.first()}));
    f.server.purgeExperiment(a);
    f.server.purgeExperiment(b);
    f.nowMs += 1000;
    const auto pass = f.pass();
    QVERIFY_RESULT(pass);
    QCOMPARE(pass->runsRemoved, qint64(6)); // the pinned one is gone from the server, too
    QCOMPARE(f.cachedRuns(), std::set<QString>{kept.first()});
    QStringList names;
    const auto cached = f.cache->experiments();
    QVERIFY_RESULT(cached);
    for (const auto& e : *cached)
        names.append(e.experiment.name);
    names.sort();
    QCOMPARE(names, (QStringList{QStringLiteral("Default"), QStringLiteral("beta")}));
}

void TestSyncPass::anExperimentThatCannotBeReadIsNotGone()
{
    SyncFixture f;
    f.useStore();
    const auto experiments = [&f] {
        std::set<QString> ids;
        if (const auto cached = f.cache->experiments()) {
            for (const auto& e : *cached)
                ids.insert(e.experiment.key.remoteId);
        }
        return ids;
    };
    const auto damaged = QStringLiteral("653735705281182700");
    const auto removed = QStringLiteral("745766849166585430");
    const auto meta = f.store(damaged + QStringLiteral("/meta.yaml"));
    QVERIFY_RESULT(f.pass());
    const auto allExperiments = experiments();
    const auto allRuns = f.cachedRuns();
    QCOMPARE(allExperiments.size(), std::size_t(4));
    QCOMPARE(allRuns.size(), std::size_t(6));

    QVERIFY(QFile::rename(meta, meta + QStringLiteral(".kept")));
    QVERIFY(writeFile(meta, "name: [\n"));
    QVERIFY(QDir(f.store(removed)).removeRecursively());
    f.nowMs += 2 * 3'600'000; // a complete pass, which may remove
    const auto summary = f.pass();
    QVERIFY_RESULT(summary);
    QCOMPARE(summary->faults.size(), std::size_t(1));
    QCOMPARE(summary->faults[0].item, meta);
    QCOMPARE(summary->faults[0].error.kind, ErrorKind::Unreadable);
    QCOMPARE(experiments(), allExperiments); // the list is no evidence for any of them
    QCOMPARE(f.cachedRuns(), allRuns);

    QVERIFY(QFile::remove(meta));
    QVERIFY(QFile::rename(meta + QStringLiteral(".kept"), meta));
    QVERIFY_RESULT(f.pass());
    QVERIFY(experiments().contains(damaged));
    QVERIFY2(!experiments().contains(removed), "read whole again, the list says what is gone");
}

void TestSyncPass::aTokenThatRepeatsEndsInAnError()
{
    SyncFixture f;
    f.server.addRuns(QStringLiteral("0"), 5, 1, 1);
    f.server.setFault("/api/2.0/mlflow/runs/search", Fault::of(Fault::Kind::EndlessPages));
    const auto result = f.pass();
    QVERIFY2(!result, "a server whose pages never end must not keep us for ever");
}

void TestSyncPass::twoExperimentsAreReadAtOnceAndNeverMore()
{
    SyncFixture f;
    std::set<QString> expected;
    for (int i = 0; i < 5; ++i) {
        const auto ids = f.server.addRuns(f.server.addExperiment(QStringLiteral("e%1").arg(i)), 60, 1, 1);
        expected.insert(ids.begin(), ids.end());
    }
    f.server.setFault("/api/2.0/mlflow/runs/search", lateBy(std::chrono::milliseconds(50)));
    auto summary = f.pass();
    QVERIFY_RESULT(summary);
    QCOMPARE(f.cachedRuns(), expected);
    QCOMPARE(summary->runsRead, 300);
    QCOMPARE(f.server.http().mostAtOnce(), 2);
    const auto cached = f.cache->experiments();
    QVERIFY_RESULT(cached);
    for (const auto& e : *cached) {
        const auto cursor = f.cache->cursor({1}, e.experiment.key.remoteId);
        QVERIFY_RESULT(cursor);
        QVERIFY(cursor->backfill == SyncCursor::Backfill::Done);
    }
    QVERIFY_RESULT(f.pass()); // nor when only looking for news
    QCOMPARE(f.server.http().mostAtOnce(), 2);
}

// What cannot be read comes without the name of its experiment, and only a reading without it may remove.
void TestSyncPass::onlyACompletePassIsReadOneByOne()
{
    SyncFixture f;
    for (int i = 0; i < 3; ++i)
        f.server.addRuns(f.server.addExperiment(QStringLiteral("e%1").arg(i)), 3, 1, 1);
    QVERIFY_RESULT(f.pass());
    f.nowMs += 2 * 3'600'000;
    f.server.clearRequests();
    f.server.setFault("/api/2.0/mlflow/runs/search", lateBy(std::chrono::milliseconds(50)));
    QVERIFY_RESULT(f.pass());
    QCOMPARE(f.server.http().mostAtOnce(), 1);
}

void TestSyncPass::whatEndsOneReadingEndsTheOther()
{
    SyncFixture f;
    for (int i = 0; i < 6; ++i)
        f.server.addRuns(f.server.addExperiment(QStringLiteral("e%1").arg(i)), 3, 1, 1);
    bool refused = false;
    const auto result = f.pass({}, {}, [&](const SyncProgress&) {
        if (std::exchange(refused, true))
            return;
        f.server.setFault("/api/2.0/mlflow/runs/search", Fault::withStatus(401));
    });
    QVERIFY_ERROR(result, ErrorKind::Unauthorized); // and not that the other was cancelled
    QVERIFY(f.server.requestCount("/api/2.0/mlflow/runs/search") <= 3);
}

void TestSyncPass::bothReadingsCanBeCancelled()
{
    SyncFixture f;
    for (int i = 0; i < 4; ++i)
        f.server.addRuns(f.server.addExperiment(QStringLiteral("e%1").arg(i)), 3, 1, 1);
    std::stop_source stop;
    std::jthread person;
    const auto result = f.pass({}, stop.get_token(), [&](const SyncProgress&) {
        if (person.joinable())
            return;
        f.server.setFault("/api/2.0/mlflow/runs/search", Fault::of(Fault::Kind::Hang));
        person = std::jthread([&] {
            f.server.http().waitForRequests(3, "/api/2.0/mlflow/runs/search");
            stop.request_stop();
        });
    });
    QVERIFY_ERROR(result, ErrorKind::Cancelled);
    QCOMPARE(f.server.requestCount("/api/2.0/mlflow/runs/search"), 3); // the first page, and two that hung
}

void TestSyncPass::aFaultStaysUntilAPassReadsItsRun()
{
    SyncFixture f;
    f.useStore();
    const auto run = f.store(QStringLiteral("653735705281182700/458ec63ab8c842308c6eeff994b4892d"));
    // It ended long before the others: no pass but a complete one looks at it.
    QFile meta(run + QStringLiteral("/meta.yaml"));
    QVERIFY(meta.open(QIODevice::ReadOnly));
    auto old = meta.readAll();
    meta.close();
    old.replace("_time: 17800", "_time: 17700");
    QVERIFY(writeFile(meta.fileName(), old));
    const auto metric = run + QStringLiteral("/metrics/acc");
    QFile::setPermissions(metric, QFile::permissions(metric) | QFile::WriteOwner);
    QVERIFY(writeFile(metric, "1780000000000 0.5 0\nno point\n"));

    const auto first = f.pass();
    QVERIFY_RESULT(first);
    QCOMPARE(first->faults.size(), std::size_t(1));
    QVERIFY(first->faults[0].item.contains(QLatin1String("metrics/acc")));
    f.nowMs += 1000;
    for (int restart = 0; restart < 2; ++restart) {
        f.openCache();
        f.reconnect();
        f.nowMs += 1000;
        const auto later = f.pass();
        QVERIFY_RESULT(later);
        QCOMPARE(later->faults, first->faults);
    }

    QVERIFY(writeFile(metric, "1780000000000 0.5 0\n"));
    f.nowMs += 1000;
    const auto whole = f.pass({.fullPassEvery = std::chrono::milliseconds(0)});
    QVERIFY_RESULT(whole);
    QVERIFY(whole->faults.empty());
    QVERIFY(f.cache->unread(f.connection.id)->empty());
}

void TestSyncPass::aLoggedModelThatIsGoneFromTheServerIsForgotten()
{
    const SyncScope whole{.fullPassEvery = std::chrono::milliseconds(0)};
    SyncFixture f;
    const auto experiment = f.server.addExperiment(QStringLiteral("alpha"));
    const auto runs = f.server.addRuns(experiment, 2, 1, 1);
    QStringList models;
    for (const auto& run : runs) {
        LoggedModel model;
        model.experimentId = experiment;
        model.sourceRunId = run;
        models << f.server.addLoggedModel(model);
    }
    const auto cached = [&](const QString& run) {
        return f.cache->loggedModels({f.connection.id, EntityKind::Run, run})->size();
    };
    QVERIFY_RESULT(f.pass());
    QVERIFY_RESULT(f.cache->pin({f.connection.id, EntityKind::Run, runs[1]}));
    for (const auto& model : models)
        f.server.deleteLoggedModel(model);
    f.nowMs += 1000;
    QVERIFY_RESULT(f.pass(whole));
    QCOMPARE(cached(runs[0]), std::size_t(0));
    QCOMPARE(cached(runs[1]), std::size_t(1)); // whoever pinned the run wants to keep what it had
}

void TestSyncPass::aRefusedListOfLoggedModelsIsNamedUntilItIsRead_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<bool>("mayPass"); // by itself: then every pass asks
    QTest::newRow("403") << 403 << ErrorKind::Forbidden << false;
    QTest::newRow("404") << 404 << ErrorKind::NotFound << false;
    QTest::newRow("500") << 500 << ErrorKind::ServerFault << true;
}

void TestSyncPass::aRefusedListOfLoggedModelsIsNamedUntilItIsRead()
{
    QFETCH(int, status);
    QFETCH(ErrorKind, kind);
    QFETCH(bool, mayPass);
    constexpr auto list = "/api/2.0/mlflow/logged-models/search";
    const SyncScope whole{.fullPassEvery = std::chrono::milliseconds(0)};
    SyncFixture f;
    LoggedModel model;
    model.experimentId = f.server.addExperiment(QStringLiteral("alpha"));
    model.sourceRunId = f.server.addRuns(model.experimentId, 1, 1, 1).first();
    f.server.addLoggedModel(model);
    const auto cached = [&] {
        return f.cache->loggedModels({f.connection.id, EntityKind::Run, model.sourceRunId})->size();
    };
    const auto named = [](const Result<SyncSummary>& summary) {
        QStringList items;
        for (const auto& fault : summary->faults)
            items.append(fault.item);
        return items.contains(QStringLiteral("alpha: logged models"));
    };
    QVERIFY_RESULT(f.pass());
    QCOMPARE(cached(), std::size_t(1));

    f.server.setFault(list, Fault::withStatus(status));
    f.nowMs += 1000;
    auto refused = f.pass(whole);
    QVERIFY_RESULT(refused); // the runs were read
    QVERIFY(named(refused));
    QCOMPARE(refused->faults.front().error.kind, kind);
    QCOMPARE(cached(), std::size_t(1));

    f.server.clearFaults();
    f.server.clearRequests();
    f.nowMs += 1000;
    const auto later = f.pass(); // no run has changed
    QVERIFY_RESULT(later);
    QCOMPARE(f.server.requestCount(list) > 0, mayPass);
    QCOMPARE(named(later), !mayPass);
    f.nowMs += 1000;
    const auto last = f.pass(whole);
    QVERIFY_RESULT(last);
    QVERIFY(last->faults.empty());
    QCOMPARE(cached(), std::size_t(1));
}

void TestSyncPass::onlyAPassThatEndsWellIsASuccess()
{
    SyncFixture f;
    f.server.stop();
    QVERIFY(!f.pass());
    QVERIFY(f.cache->lastSuccesses()->empty());
    f.server.start();
    QVERIFY_RESULT(f.pass());
    f.openCache();
    QCOMPARE(f.cache->lastSuccesses()->at(f.connection.id), f.nowMs);
}

QTEST_GUILESS_MAIN(TestSyncPass)
#include "tst_syncpass.moc"
