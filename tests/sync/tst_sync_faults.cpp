// What a pass makes of a server of which one experiment misbehaves, and of one that is gone.
#include "services/http/CurlTransport.h"
#include "services/sync/RunFetch.h"
#include "services/sync/SyncPass.h"
#include "tests/support/Testing.h"

#include <QTemporaryDir>

#include <atomic>
#include <mutex>

using namespace ph;
using namespace ph::testing;

namespace {

/// A server of which each experiment holds `runsEach` runs and may fail in a way of its own.
class OddServer final : public Connector, public RunSource {
public:
    struct Odd {
        std::optional<Error> error = std::nullopt; ///< comes in place of pages
        bool endless = false;                      ///< three runs, always the same, under fresh tokens
    };
    explicit OddServer(QStringList experiments)
        : experiments_(std::move(experiments))
    {
    }

    Result<ProbeReport> probe(const CallContext&) override { return ProbeReport(); }
    Result<std::vector<Experiment>> fetchExperiments(const CallContext& context) override
    {
        tellStanding(context);
        if (++listings > answeredListings)
            return fail(ErrorKind::Offline, QStringLiteral("list"));
        std::vector<Experiment> all;
        for (const auto& name : experiments_) {
            Experiment one;
            one.key = {{}, EntityKind::Experiment, name};
            one.name = name;
            all.push_back(one);
        }
        return all;
    }
    Result<RunsPage> fetchRuns(const CallContext& context, const RunQuery& query) override
    {
        tellStanding(context);
        const auto name = query.experimentIds.value(0);
        const std::lock_guard lock(mutex_);
        const int asked = asked_[name]++;
        const auto& how = odd[name];
        if (how.error)
            return fail(*how.error);
        RunsPage page;
        const auto add = [&](int n) {
            Run run;
            run.key.remoteId = QStringLiteral("%1-%2").arg(name).arg(n);
            run.experimentId = name;
            run.status = RunStatus::Finished;
            run.startMs = 1'700'000'000'000 - n;
            run.endMs = run.startMs + 1;
            page.runs.append(run);
        };
        const int from = how.endless ? 0 : query.pageToken.toInt();
        const int to = how.endless ? 3 : std::min(from + query.pageSize, runsEach);
        for (int n = from; n < to; ++n)
            add(n);
        if (how.endless)
            page.nextPageToken = QStringLiteral("fresh-%1").arg(asked);
        else if (to < runsEach)
            page.nextPageToken = QString::number(to);
        return page;
    }
    Result<RunBatch> fetchRun(const CallContext&, const QString& id) override
    {
        if (!gapsOfRun)
            return fail(ErrorKind::NotFound, id);
        Run run;
        run.key.remoteId = id;
        run.experimentId = id.section(u'-', 0, -2);
        RunBatch batch;
        batch.append(run, *gapsOfRun);
        return batch;
    }
    Result<MetricPoints> fetchHistory(const CallContext&, const QString&, const QString&) override
    {
        return MetricPoints();
    }
    Result<std::vector<LoggedModel>> fetchLoggedModels(const CallContext&, const QString&) override
    {
        return std::vector<LoggedModel>();
    }
    QString runWebAddress(const QString&, const QString&) const override { return {}; }

    int asked(const QString& experiment = {})
    {
        const std::lock_guard lock(mutex_);
        int all = 0;
        for (const auto& [name, count] : asked_)
            all += experiment.isEmpty() || name == experiment ? count : 0;
        return all;
    }

    int runsEach = 120;
    std::map<QString, Odd> odd;
    std::vector<ItemFault> standing = {}; ///< met again by every call
    /// Of a run that is asked for alone; none: there is no such run.
    std::optional<std::vector<RunGap>> gapsOfRun = std::nullopt;
    std::atomic<int> listings = 0;
    int answeredListings = 1000; ///< the first so many

private:
    void tellStanding(const CallContext& context) const
    {
        for (const auto& fault : standing)
            context.fault(fault);
    }

    const QStringList experiments_;
    std::mutex mutex_;
    std::map<QString, int> asked_;
};

Error lost(ErrorKind kind)
{
    return Error::make(kind, QStringLiteral("POST runs/search"), QStringLiteral("dropped"));
}

struct Lab {
    explicit Lab(const QStringList& experiments)
    {
        auto opened = CacheStore::open(std::filesystem::path(folder.path().toStdString()) / "cache.db");
        if (!opened)
            qFatal("cache: %s", qPrintable(opened.error().detail));
        cache = std::move(opened->store);
        Connection connection;
        connection.id = {1};
        connection.name = QStringLiteral("lab");
        auto made = std::make_unique<OddServer>(experiments);
        server = made.get();
        link = std::make_unique<Link>(connection, std::move(made), *transport, *vault,
                                      [this] { return *fromMs(nowMs); });
    }
    Result<SyncSummary> pass(SyncScope scope = {})
    {
        nowMs += 1000;
        SyncPass pass(*link, *cache, std::move(scope));
        auto done = pass.run({});
        soFar = pass.summary();
        return done;
    }
    qint64 cachedRuns(const QString& experiment)
    {
        const auto all = cache->experiments();
        if (!all)
            return -1;
        for (const auto& one : *all) {
            if (one.experiment.key.remoteId == experiment)
                return one.runs;
        }
        return 0;
    }

    QTemporaryDir folder;
    std::unique_ptr<HttpTransport> transport = makeCurlTransport();
    std::unique_ptr<SecretVault> vault = makeMemoryVault();
    std::int64_t nowMs = toMs(systemNow());
    std::unique_ptr<CacheStore> cache;
    OddServer* server = nullptr;
    std::unique_ptr<Link> link;
    SyncSummary soFar;
};

} // namespace

class TestSyncFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pagesWithoutAnEndAreAFaultOfTheirExperiment()
    {
        Lab lab({"loop", "fine"});
        lab.server->odd["loop"].endless = true;
        for (int i = 1; i <= 2; ++i) {
            const auto summary = lab.pass();
            QVERIFY_RESULT(summary);
            QCOMPARE(summary->faults.size(), std::size_t(1));
            QCOMPARE(summary->faults[0].item, QStringLiteral("loop"));
            QCOMPARE(summary->faults[0].error.kind, ErrorKind::Unreadable);
            QCOMPARE(lab.cachedRuns("fine"), qint64(lab.server->runsEach));
            QCOMPARE(lab.cachedRuns("loop"), qint64(3));
            QVERIFY2(lab.server->asked("loop") <= i * 5, "asked without an end");
        }
    }

    void aLostPageConcernsItsExperimentAlone_data()
    {
        QTest::addColumn<QStringList>("experiments");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("dropped, first") << QStringList{"cut", "a", "b"} << ErrorKind::Offline;
        QTest::newRow("dropped, last") << QStringList{"a", "b", "cut"} << ErrorKind::Offline;
        QTest::newRow("late, first") << QStringList{"cut", "a", "b"} << ErrorKind::Timeout;
    }
    void aLostPageConcernsItsExperimentAlone()
    {
        QFETCH(QStringList, experiments);
        QFETCH(ErrorKind, kind);
        Lab lab(experiments);
        lab.server->odd["cut"].error = lost(kind);
        for (int i = 0; i < 2; ++i) {
            const auto summary = lab.pass();
            QVERIFY_RESULT(summary);
            QCOMPARE(summary->faults.size(), std::size_t(1));
            QCOMPARE(summary->faults[0], (ItemFault{"cut", lost(kind)}));
            QCOMPARE(lab.cachedRuns("a"), qint64(lab.server->runsEach));
            QCOMPARE(lab.cachedRuns("b"), qint64(lab.server->runsEach));
        }
        lab.server->odd.clear();
        const auto mended = lab.pass();
        QVERIFY_RESULT(mended);
        QVERIFY(mended->faults.empty());
        QCOMPARE(lab.cachedRuns("cut"), qint64(lab.server->runsEach));
    }

    void twoLostInARowEndThePass()
    {
        QStringList experiments;
        for (int i = 0; i < 8; ++i)
            experiments.append(QStringLiteral("e%1").arg(i));
        Lab lab(experiments);
        for (const auto& name : std::as_const(experiments))
            lab.server->odd[name].error = lost(ErrorKind::Offline);
        QVERIFY_ERROR(lab.pass(), ErrorKind::Offline);
        QVERIFY2(lab.server->asked() <= 3, "nobody answers, and all were asked");
        QVERIFY(lab.cache->lastSuccesses()->empty());
    }

    void theLastLostPageAsksWhetherTheServerIsStillThere()
    {
        const SyncScope whole{.fullPassEvery = std::chrono::milliseconds(0)}; // one by one, in order
        Lab lab({"a", "cut"});
        QVERIFY_RESULT(lab.pass());
        const auto success = lab.nowMs;
        lab.server->odd["cut"].error = lost(ErrorKind::Offline);
        QVERIFY_RESULT(lab.pass(whole));
        lab.server->listings = 0;
        lab.server->answeredListings = 1;
        QVERIFY_ERROR(lab.pass(whole), ErrorKind::Offline);
        QVERIFY(lab.cache->lastSuccesses()->at({1}) > success);
        QVERIFY(lab.cache->lastSuccesses()->at({1}) < lab.nowMs);
    }

    void anyAnswerPartsTwoLostPages()
    {
        Lab lab({"cut", "refused", "torn", "a"});
        QVERIFY_RESULT(lab.pass());
        lab.server->odd["cut"].error = lab.server->odd["torn"].error = lost(ErrorKind::Offline);
        lab.server->odd["refused"].error = Error::make(ErrorKind::Forbidden, QStringLiteral("search"));
        const auto summary = lab.pass({.fullPassEvery = std::chrono::milliseconds(0)});
        QVERIFY_RESULT(summary);
        QCOMPARE(summary->faults.size(), std::size_t(3));
    }

    void whatWasReadBeforeAPassEndedIsCounted()
    {
        Lab lab({"a", "refused"});
        lab.server->odd["refused"].error = Error::make(ErrorKind::Unauthorized, QStringLiteral("search"));
        QVERIFY_ERROR(lab.pass(), ErrorKind::Unauthorized);
        QCOMPARE(lab.soFar.experiments, qint64(2));
        QCOMPARE(lab.soFar.runsRead, lab.cachedRuns("a"));
        QVERIFY(lab.soFar.runsRead > 0);
    }

    void aFaultThatEveryCallMeetsIsToldOnce()
    {
        Lab lab({"a", "b", "c"});
        QVERIFY_RESULT(lab.pass());
        lab.server->standing = {{"store/d", Error::make(ErrorKind::Forbidden, QStringLiteral("store/d"))}};
        const auto whole = lab.pass({.fullPassEvery = std::chrono::milliseconds(0)});
        QVERIFY_RESULT(whole);
        QCOMPARE(whole->faults, lab.server->standing);
    }

    void aRunReadInPartSaysSoWhoeverTookItsFaults()
    {
        Lab lab({"a"});
        QVERIFY_RESULT(lab.pass());
        const EntityKey key{lab.link->connection().id, EntityKind::Run, QStringLiteral("a-0")};
        const auto told = [&] {
            QStringList items;
            const auto unread = lab.cache->unread(key).value_or(std::vector<UnreadItem>());
            for (const auto& each : unread)
                items << each.fault.item;
            return items;
        };
        lab.server->gapsOfRun = std::vector<RunGap>{{RunGap::Kind::Metrics, "loss"}};
        QVERIFY_RESULT(refreshRun(*lab.cache, *lab.link, key, {}));
        QCOMPARE(told(), QStringList(key.remoteId));
        lab.server->gapsOfRun->clear();
        QVERIFY_RESULT(refreshRun(*lab.cache, *lab.link, key, {}));
        QCOMPARE(told(), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestSyncFaults)
#include "tst_sync_faults.moc"
