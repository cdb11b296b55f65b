#include "models/tables/ColumnListModel.h"
#include "models/tables/ExperimentTreeModel.h"
#include "models/tables/Format.h"
#include "models/tables/RunColumns.h"
#include "tests/support/Testing.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>

using namespace ph;

namespace {

QString print(const QAbstractItemModel& m, const QModelIndex& at = {}, int depth = 0)
{
    QString text;
    for (int row = 0; row < m.rowCount(at); ++row) {
        const auto index = m.index(row, 0, at);
        text += QString(depth, u'.') + index.data().toString() + u' ' +
                index.data(ExperimentTreeModel::RunCountRole).toString() + u'\n' + print(m, index, depth + 1);
    }
    return text;
}

ExperimentForest::Source source(qint64 id, const QString& name)
{
    ExperimentForest::Source s;
    s.id = {id};
    s.name = name;
    return s;
}

ExperimentForest::Item item(qint64 connection, const QString& id, const QString& name, qint64 runs = 1)
{
    return {{{connection}, EntityKind::Experiment, id}, name, Lifecycle::Active, runs};
}

SyncState state(qint64 connection, std::int64_t lastSuccessMs = noTime)
{
    SyncState s;
    s.connection = {connection};
    s.lastSuccessMs = lastSuccessMs;
    return s;
}

QString ageOf(const QModelIndex& index)
{
    return index.data(ExperimentTreeModel::AgeRole).toString();
}

} // namespace

class ExperimentTreeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sharedFoldersNest()
    {
        ExperimentTreeModel m;
        m.apply({{source(1, "lab")},
                 {item(1, "1", "churn/b", 2), item(1, "2", "churn/a", 3), item(1, "3", "alone/x"),
                  item(1, "4", "deep/er/p"), item(1, "5", "deep/er/q"), item(1, "6", "run 10"),
                  item(1, "7", "run 9")}});
        QCOMPARE(print(m), QStringLiteral("lab 10\n.churn 5\n..a 3\n..b 2\n.deep/er 2\n..p 1\n..q "
                                          "1\n.alone/x 1\n.run 9 1\n.run 10 1\n"));
    }

    void differencesAreToldAndIndexesStay()
    {
        ExperimentTreeModel m;
        QAbstractItemModelTester tester(&m, QAbstractItemModelTester::FailureReportingMode::Fatal);
        ExperimentForest forest{{source(1, "lab"), source(2, "laptop")},
                                {item(1, "1", "a"), item(1, "2", "b"), item(2, "1", "a")}};
        m.apply(forest);
        const QPersistentModelIndex b = m.indexOf(forest.items[1].key);
        QSignalSpy reset(&m, &QAbstractItemModel::modelReset);
        QSignalSpy changed(&m, &QAbstractItemModel::dataChanged);
        QSignalSpy moved(&m, &QAbstractItemModel::rowsMoved);
        forest.items[1].name = QStringLiteral("A first");
        forest.items[1].runs = 5;
        forest.items[0].name = QStringLiteral("z");
        m.apply(forest);
        QVERIFY(b.isValid());
        QCOMPARE(b.row(), 0);
        QCOMPARE(b.data(ExperimentTreeModel::RunCountRole).toInt(), 5);
        QCOMPARE(moved.size(), 1);
        QVERIFY(changed.size() > 0);
        forest.sources.removeFirst();
        m.apply(forest);
        QVERIFY(!b.isValid());
        QCOMPARE(reset.size(), 0);
    }

    void aStateAloneChangesItsLineAlone()
    {
        ExperimentTreeModel m;
        QAbstractItemModelTester tester(&m, QAbstractItemModelTester::FailureReportingMode::Fatal);
        m.apply({{source(1, "lab"), source(2, "laptop")}, {item(1, "1", "a"), item(2, "1", "a")}});
        m.setNow(60'000);
        QSignalSpy reset(&m, &QAbstractItemModel::modelReset);
        QSignalSpy inserted(&m, &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(&m, &QAbstractItemModel::rowsRemoved);
        QSignalSpy moved(&m, &QAbstractItemModel::rowsMoved);
        QSignalSpy laidOut(&m, &QAbstractItemModel::layoutChanged);
        QSignalSpy changed(&m, &QAbstractItemModel::dataChanged);
        const auto laptop = m.index(1, 0);
        QCOMPARE(ageOf(laptop), formatSeenAge(noTime, 60'000));
        m.applyState(state(2, 50'000));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.front()[0].toModelIndex(), laptop);
        QCOMPARE(changed.front()[1].toModelIndex(), laptop);
        QCOMPARE(ageOf(laptop), formatSeenAge(50'000, 60'000));
        QCOMPARE(ageOf(m.index(0, 0)), formatSeenAge(noTime, 60'000));
        m.applyState(state(2, 50'000)); // which is no news
        QCOMPARE(changed.size(), 1);
        for (const auto* spy : {&reset, &inserted, &removed, &moved, &laidOut})
            QCOMPARE(spy->size(), 0);
    }

    void aStateWaitsForItsConnection()
    {
        ExperimentTreeModel m;
        m.setNow(60'000);
        m.applyState(state(1, 50'000));
        QCOMPARE(m.rowCount(), 0);
        m.apply({{source(1, "lab")}, {}});
        QCOMPARE(ageOf(m.index(0, 0)), formatSeenAge(50'000, 60'000));
    }

    void whatIsOnlySeenAgainChangesNoLine()
    {
        ExperimentTreeModel m;
        m.setNow(60'000);
        const auto a = item(1, "1", "a"), b = item(1, "2", "b");
        m.apply({{source(1, "lab")}, {a, b}});
        QSignalSpy changed(&m, &QAbstractItemModel::dataChanged);
        m.applySeen({{a.key, 50'000}});
        QCOMPARE(ageOf(m.indexOf(a.key)), formatSeenAge(50'000, 60'000));
        QCOMPARE(ageOf(m.indexOf(b.key)), formatSeenAge(noTime, 60'000));
        QVERIFY(m.indexOf(a.key).data(Qt::ToolTipRole).toString().contains(formatSeenAge(50'000, 60'000)));
        QCOMPARE(changed.size(), 0);
    }

    void filterAndDeletedNarrowTheTree()
    {
        ExperimentTreeModel m;
        ExperimentForest forest{{source(1, "lab"), source(2, "laptop")},
                                {item(1, "1", "Fraud"), item(1, "2", "churn"), item(2, "1", "fraud 2")}};
        forest.items[1].lifecycle = Lifecycle::Deleted;
        m.apply(forest);
        QCOMPARE(print(m), QStringLiteral("lab 1\n.Fraud 1\nlaptop 1\n.fraud 2 1\n"));
        m.setDeleted(ExperimentTreeModel::Deleted::Show);
        m.setFilter(QStringLiteral("lab chu"));
        QCOMPARE(print(m), QStringLiteral("lab 1\n.churn 1\n"));
        m.setFilter(QStringLiteral("fraud"));
        QCOMPARE(m.experiments(m.index(0, 0)).size(), 1);
        QVERIFY(!m.indexOf(forest.items[1].key).isValid());
    }

    void healthComesFromTheSyncState()
    {
        ExperimentTreeModel m;
        m.apply({{source(1, "lab"), source(2, "laptop")}, {}});
        auto failing = state(1);
        failing.errorKind = QStringLiteral("unauthorized");
        failing.errorText = QStringLiteral("<b>no</b>");
        auto well = state(2, 1);
        m.applyState(failing);
        m.applyState(well);
        QVERIFY(!m.index(1, 0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("not be read")));
        well.unreadItems = 3;
        m.applyState(well);
        QVERIFY(m.index(1, 0)
                    .data(Qt::ToolTipRole)
                    .toString()
                    .endsWith(QStringLiteral("\n3 items could not be read")));
        QCOMPARE(m.index(0, 0).data(ExperimentTreeModel::HealthRole).toInt(),
                 int(ExperimentTreeModel::Health::Failing));
        QCOMPARE(m.index(1, 0).data(ExperimentTreeModel::HealthRole).toInt(),
                 int(ExperimentTreeModel::Health::Well));
        QVERIFY(m.index(0, 0).data(Qt::ToolTipRole).toString().contains(failing.errorText));
    }

    void randomForestsEqualAFreshModel()
    {
        QRandomGenerator random(3);
        ExperimentTreeModel m;
        QAbstractItemModelTester tester(&m, QAbstractItemModelTester::FailureReportingMode::Fatal);
        for (int round = 0; round < 200; ++round) {
            ExperimentForest forest;
            for (int c = 1; c <= 3; ++c) {
                if (random.bounded(5))
                    forest.sources.append(source(c, QStringLiteral("c%1").arg(random.bounded(3))));
            }
            std::shuffle(forest.sources.begin(), forest.sources.end(), random);
            for (int i = 0; i < 25; ++i) {
                if (random.bounded(4) == 0)
                    continue;
                QStringList path;
                for (int part = random.bounded(4); part >= 0; --part)
                    path.append(QString(QChar(u'a' + random.bounded(3))));
                forest.items.append(item(1 + i % 3, QString::number(i), path.join(u'/'), random.bounded(9)));
            }
            m.apply(forest);
            ExperimentTreeModel fresh;
            fresh.apply(forest);
            QCOMPARE(print(m), print(fresh));
        }
    }

    // --- the column chooser

    void theChooserKeepsALineInPlaceUntilItSettles()
    {
        const ColumnKey auc{ColumnKind::Metric, QStringLiteral("auc")};
        const ColumnKey loss{ColumnKind::Metric, QStringLiteral("loss")};
        ColumnListModel m;
        QAbstractItemModelTester tester(&m, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QSignalSpy chosen(&m, &ColumnListModel::choiceChanged);
        m.apply({{nameColumn(), 9, true}, {auc, 9, true}, {loss, 3, false}}, {nameColumn(), auc},
                {nameColumn()});
        const auto lines = [&] {
            QStringList list;
            for (int row = 0; row < m.rowCount(); ++row) {
                const bool checked = m.index(row).data(Qt::CheckStateRole).toInt() == Qt::Checked;
                list.append(m.index(row).data().toString() + QString(checked ? 1 : 0, u'+'));
            }
            return list.join(u' ');
        };
        QCOMPARE(lines(), QStringLiteral("Shown Run+ auc+ Metrics (1) loss"));
        QVERIFY(m.setData(m.index(4), Qt::Checked, Qt::CheckStateRole));
        QCOMPARE(lines(), QStringLiteral("Shown Run+ auc+ Metrics (1) loss+"));
        QCOMPARE(m.shown(), (QList<ColumnKey>{nameColumn(), auc, loss}));
        m.settle();
        QCOMPARE(lines(), QStringLiteral("Shown Run+ auc+ loss+"));
        QVERIFY(m.moveShown(2, 1));
        QCOMPARE(m.shown(), (QList<ColumnKey>{nameColumn(), loss, auc}));
        QVERIFY(!m.moveShown(1, 0)); // the name leads
        QVERIFY(!m.setData(m.index(1), Qt::Unchecked, Qt::CheckStateRole));
        QVERIFY(m.setData(m.index(2), Qt::Unchecked, Qt::CheckStateRole));
        m.settle();
        m.setOffer(ColumnListModel::Offer::OnlyVarying);
        QCOMPARE(lines(), QStringLiteral("Shown Run+ auc+"));
        m.setFilter(QStringLiteral("au"));
        QCOMPARE(lines(), QStringLiteral("Shown auc+"));
        QCOMPARE(chosen.size(), 3);
    }
};

QTEST_GUILESS_MAIN(ExperimentTreeTest)
#include "tst_experimenttree.moc"
