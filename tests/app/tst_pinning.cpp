#include "app/Pinning.h"
#include "services/sync/SyncPass.h"
#include "tests/fixture/MlflowFixture.h"
#include "tests/support/Testing.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace ph;
using namespace ph::testing;

namespace {

constexpr int fetchedMs = 60'000;
constexpr auto oneRun = "/api/2.0/mlflow/runs/get";

/// Three cached runs of a server that answers late from now on, none of them pinned.
struct PinLab {
    PinLab()
    {
        const auto ids = server.addRuns(QStringLiteral("0"), 3, 1, 0);
        auto stores = openStores(std::filesystem::path(folder.path().toStdString()) / "ws");
        if (!stores)
            return;
        Workspace::Settings settings;
        settings.vault = makeMemoryVault();
        workspace = std::make_unique<Workspace>(std::move(*stores), std::move(settings));
        Connection connection;
        connection.id = {1};
        connection.name = QStringLiteral("lab");
        connection.kind = QStringLiteral("mlflow");
        connection.location = server.url();
        const auto link = workspace->links().open(connection);
        if (!link || !SyncPass(**link, workspace->cache(), {}).run({}, {}))
            return;
        for (const auto& id : ids)
            keys.append({connection.id, EntityKind::Run, id});
        auto late = Fault::of(Fault::Kind::Late);
        late.pause = std::chrono::milliseconds(1500);
        server.setFault(oneRun, late);
        server.clearRequests();
    }
    qsizetype pinned() const
    {
        const auto all = workspace->cache().pinned();
        return all ? qsizetype(all->size()) : -1;
    }

    QTemporaryDir folder;
    MlflowFixture server;
    std::unique_ptr<Workspace> workspace;
    QList<EntityKey> keys;
};

} // namespace

/// Runs that somebody asked to keep stay asked for, however their fetching ends; but for a cancel.
class TestPinning : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatARefusalLeavesIsPinnedAllTheSame()
    {
        PinLab lab;
        QCOMPARE(lab.keys.size(), 3);
        lab.server.setFault(oneRun, Fault::withStatus(401));
        Pinning pinning(*lab.workspace);
        QSignalSpy ended(&pinning, &Pinning::ended);
        pinning.pin(lab.keys);
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, fetchedMs);
        QVERIFY2(ended[0][0].toString().startsWith(QLatin1String("Pinning ended early")),
                 qPrintable(ended[0][0].toString()));
        QCOMPARE(lab.server.requestCount(oneRun), 1);
        QCOMPARE(lab.pinned(), 3);
    }

    void aCancelTakesBackThoseThatWereNotComeTo()
    {
        PinLab lab;
        QCOMPARE(lab.keys.size(), 3);
        QVERIFY_RESULT(lab.workspace->cache().pin(lab.keys[2])); // by somebody before
        Pinning pinning(*lab.workspace);
        QSignalSpy ended(&pinning, &Pinning::ended);
        pinning.pin(lab.keys);
        QVERIFY(lab.server.http().waitForRequests(1, oneRun));
        QCOMPARE(lab.pinned(), 3);
        const auto jobs = lab.workspace->runner().jobs();
        QCOMPARE(jobs.size(), 1);
        lab.workspace->runner().cancel(jobs.first().id);
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, fetchedMs);
        QVERIFY2(ended[0][0].toString().startsWith(QLatin1String("Pinning was cancelled")),
                 qPrintable(ended[0][0].toString()));
        const auto left = lab.workspace->cache().pinned();
        QVERIFY_RESULT(left);
        QVERIFY(std::find(left->begin(), left->end(), lab.keys[1]) == left->end());
        QCOMPARE(int(left->size()), 2);
    }

    void whoClosesTheWindowMeanwhileKeepsThem()
    {
        PinLab lab;
        QCOMPARE(lab.keys.size(), 3);
        auto pinning = std::make_unique<Pinning>(*lab.workspace);
        pinning->pin(lab.keys);
        QVERIFY(lab.server.http().waitForRequests(1, oneRun));
        pinning.reset();
        QTRY_VERIFY_WITH_TIMEOUT(lab.workspace->runner().jobs().isEmpty(), fetchedMs);
        QCOMPARE(lab.pinned(), 3);
    }
};

QTEST_GUILESS_MAIN(TestPinning)
#include "tst_pinning.moc"
