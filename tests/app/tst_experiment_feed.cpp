#include "app/ConnectionsController.h"
#include "app/ExperimentFeed.h"
#include "models/tables/ConnectionTableModel.h"
#include "tests/support/Testing.h"
#include "widgets/connections/ConnectionsScreen.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace ph;

namespace {

constexpr ConnectionId lab{1};
constexpr std::int64_t nowMs = 60'000;

Connection tracker(ConnectionId id, const QString& name)
{
    Connection connection;
    connection.id = id;
    connection.name = name;
    connection.kind = QStringLiteral("mlflow");
    connection.location = QStringLiteral("http://localhost:9"); // nobody is asked there: nothing is watched
    return connection;
}

/// A workspace with one connection, "lab", and one experiment of it in the cache. One worker: what is asked
/// first is read first.
class FeedBench {
public:
    FeedBench()
    {
        auto stores = openStores(std::filesystem::path(folder_.path().toStdString()) / "ws");
        QVERIFY_RESULT(stores);
        stores->connections = {tracker(lab, QStringLiteral("lab"))};
        Workspace::Settings settings;
        settings.vault = makeMemoryVault();
        settings.workers = 1;
        workspace = std::make_unique<Workspace>(std::move(*stores), std::move(settings));
        connections = std::make_unique<ConnectionsController>(*workspace, model_, screen_);
        feed = std::make_unique<ExperimentFeed>(*workspace, *connections);
        feed->tree().setNow(nowMs);
        see(1'000);
    }

    /// The server told of the experiment once more.
    void see(std::int64_t atMs)
    {
        Experiment experiment;
        experiment.key = fraud;
        experiment.name = QStringLiteral("fraud");
        QVERIFY_RESULT(workspace->cache().putExperiments(lab, std::array{experiment}, atMs));
    }
    bool reload()
    {
        QSignalSpy loaded(feed.get(), &ExperimentFeed::loaded);
        feed->reload();
        return loaded.wait();
    }

    const EntityKey fraud{lab, EntityKind::Experiment, QStringLiteral("7")};

private:
    QTemporaryDir folder_;
    ConnectionTableModel model_;
    ConnectionsScreen screen_{&model_};

public:
    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<ConnectionsController> connections;
    std::unique_ptr<ExperimentFeed> feed;
};

} // namespace

class TestExperimentFeed : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aStateReachesItsLineAndNothingElse()
    {
        FeedBench bench;
        QVERIFY(bench.reload());
        auto& tree = bench.feed->tree();
        const QPersistentModelIndex fraud = tree.indexOf(bench.fraud);
        QVERIFY(fraud.isValid());
        QSignalSpy reset(&tree, &QAbstractItemModel::modelReset);
        QSignalSpy inserted(&tree, &QAbstractItemModel::rowsInserted);
        QSignalSpy laidOut(&tree, &QAbstractItemModel::layoutChanged);
        QSignalSpy changed(&tree, &QAbstractItemModel::dataChanged);
        SyncState state;
        state.connection = lab;
        state.errorKind = QStringLiteral("offline");
        Q_EMIT bench.workspace->poller().stateChanged(state);
        QCOMPARE(tree.index(0, 0).data(ExperimentTreeModel::HealthRole).toInt(),
                 int(ExperimentTreeModel::Health::Failing));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.front().front().toModelIndex(), tree.index(0, 0));
        QCOMPARE(reset.size() + inserted.size() + laidOut.size(), 0);
        QCOMPARE(QModelIndex(fraud), tree.indexOf(bench.fraud));
    }

    void aConnectionIsShownBeforeItsExperimentsAreRead()
    {
        FeedBench bench;
        bench.connections->take(
            {tracker(lab, QStringLiteral("lab")), tracker({2}, QStringLiteral("laptop"))});
        QCOMPARE(bench.feed->tree().rowCount(), 2);
        QVERIFY(!bench.feed->isLoaded());
    }

    void whenAnExperimentWasSeenIsReadByItself()
    {
        FeedBench bench;
        QVERIFY(bench.reload());
        auto& tree = bench.feed->tree();
        const auto age = [&] { return tree.indexOf(bench.fraud).data(ExperimentTreeModel::AgeRole); };
        const auto before = age();
        QSignalSpy seen(bench.feed.get(), &ExperimentFeed::seenRead);
        QSignalSpy changed(&tree, &QAbstractItemModel::dataChanged);
        bench.see(nowMs);
        bench.feed->readSeen();
        QVERIFY(seen.wait());
        QCOMPARE(bench.feed->experiments().front().seenMs, nowMs);
        QVERIFY(age() != before);
        QCOMPARE(changed.size(), 0);
    }

    void whatAReloadOvertakesCountsForNothing()
    {
        FeedBench bench;
        QVERIFY(bench.reload());
        QSignalSpy seen(bench.feed.get(), &ExperimentFeed::seenRead);
        bench.feed->readSeen();
        bench.see(2'000);
        QVERIFY(bench.reload()); // which the one worker does second
        QCOMPARE(seen.size(), 0);
        QCOMPARE(bench.feed->experiments().front().seenMs, std::int64_t(2'000));
        bench.feed->readSeen(); // nothing is left of the first, which would be in its way
        QVERIFY(seen.wait());
    }
};

QTEST_MAIN(TestExperimentFeed)
#include "tst_experiment_feed.moc"
