#include "models/tables/ConnectionTableModel.h"
#include "models/tables/Format.h"
#include "tests/support/Testing.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace ph;

namespace {

constexpr qint64 now = 1700000000000;

Connection named(qint64 id, const QString& name)
{
    Connection c;
    c.id = {id};
    c.name = name;
    c.kind = QStringLiteral("mlflow");
    c.location = QStringLiteral("https://%1.example.com").arg(name);
    return c;
}

} // namespace

class tst_connectiontable : public QObject {
    Q_OBJECT

    ConnectionTableModel* model_ = nullptr;

    QString text(int row, int column) const { return model_->index(row, column).data().toString(); }

private Q_SLOTS:
    void init()
    {
        model_ = new ConnectionTableModel(this, [] { return TimeMs(std::chrono::milliseconds(now)); });
        new QAbstractItemModelTester(model_, QAbstractItemModelTester::FailureReportingMode::Fatal, model_);
        model_->applyConnections({named(1, QStringLiteral("prod")), named(2, QStringLiteral("lab"))});
    }
    void cleanup() { delete model_; }

    void connectionsStandByName()
    {
        QCOMPARE(text(0, ConnectionTableModel::NameColumn), QStringLiteral("lab"));
        QCOMPARE(text(1, ConnectionTableModel::NameColumn), QStringLiteral("prod"));
        QCOMPARE(text(0, ConnectionTableModel::StateColumn), QStringLiteral("Not synced yet"));
        QCOMPARE(text(0, ConnectionTableModel::LastSuccessColumn), QStringLiteral("never"));
    }

    void whatWasSeenSurvivesARename()
    {
        SyncState sync;
        sync.connection = {1};
        sync.lastSuccessMs = now - 120000;
        sync.runsSeen = 5000;
        model_->applySync(sync);
        model_->applyConnections({named(1, QStringLiteral("a-prod")), named(2, QStringLiteral("lab"))});
        QCOMPARE(text(0, ConnectionTableModel::NameColumn), QStringLiteral("a-prod"));
        QCOMPARE(text(0, ConnectionTableModel::LastSuccessColumn), QStringLiteral("2 min ago"));
        QCOMPARE(text(0, ConnectionTableModel::StateColumn), QStringLiteral("Up to date"));
    }

    void aSuccessOfBeforeIsDatedButMakesNothingUpToDate()
    {
        SyncState sync;
        sync.connection = {1};
        sync.lastSuccessMs = now - 120000;
        sync.successIsOld = true;
        model_->applySync(sync);
        QCOMPARE(text(1, ConnectionTableModel::LastSuccessColumn), QStringLiteral("2 min ago"));
        QCOMPARE(text(1, ConnectionTableModel::StateColumn),
                 QStringLiteral("Last synced %1; not asked since").arg(formatLocalTime(now - 120000)));
        QCOMPARE(int(connectionHealth(*model_->find({1}))), int(ConnectionHealth::NeverSynced));
    }

    void aProbeIsForgottenWhenThePlaceChanges()
    {
        ProbeReport report;
        report.usable = true;
        model_->applyProbe({1}, report, now);
        QVERIFY(model_->find({1})->probe);
        Connection moved = named(1, QStringLiteral("prod"));
        moved.location = QStringLiteral("https://elsewhere.example.com");
        model_->applyConnections({moved});
        QVERIFY(!model_->find({1})->probe);
    }

    void healthTellsApartWhatAPersonActsOn()
    {
        SyncState sync;
        sync.connection = {2};
        sync.errorKind = QStringLiteral("offline");
        sync.phase = SyncState::Phase::Waiting;
        model_->applySync(sync);
        QCOMPARE(int(connectionHealth(*model_->find({2}))), int(ConnectionHealth::Waiting));
        sync.phase = SyncState::Phase::Stopped;
        model_->applySync(sync);
        QCOMPARE(int(connectionHealth(*model_->find({2}))), int(ConnectionHealth::Stopped));
        Connection off = named(2, QStringLiteral("lab"));
        off.enabled = false;
        model_->applyConnections({off});
        QCOMPARE(int(connectionHealth(*model_->find({2}))), int(ConnectionHealth::Disabled));
    }

    void whatCouldNotBeReadIsPartOfTheState()
    {
        SyncState sync;
        sync.connection = {2};
        sync.lastSuccessMs = now;
        model_->applySync(sync);
        QCOMPARE(text(0, ConnectionTableModel::StateColumn), QStringLiteral("Up to date"));
        QSignalSpy changed(model_, &QAbstractItemModel::dataChanged);
        sync.unreadItems = 3;
        model_->applySync(sync);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(int(connectionHealth(*model_->find({2}))), int(ConnectionHealth::Incomplete));
        QCOMPARE(text(0, ConnectionTableModel::StateColumn),
                 QStringLiteral("Synced, 3 items could not be read"));
        sync.errorKind = QStringLiteral("offline"); // matters more
        model_->applySync(sync);
        QCOMPARE(text(0, ConnectionTableModel::StateColumn), QStringLiteral("Trying again"));
    }

    void newsOfAnUnknownConnectionIsPassedOver()
    {
        QSignalSpy changed(model_, &QAbstractItemModel::dataChanged);
        SyncState sync;
        sync.connection = {99};
        model_->applySync(sync);
        model_->applyProbe({99}, {}, now);
        QCOMPARE(changed.count(), 0);
        QCOMPARE(model_->rowCount(), 2);
    }
};

QTEST_GUILESS_MAIN(tst_connectiontable)
#include "tst_connectiontable.moc"
