#include "models/tables/JobListModel.h"
#include "models/tables/KeyedTableModel.h"
#include "models/tables/PaletteModel.h"
#include "models/tables/ShortcutModel.h"
#include "tests/support/Testing.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QPersistentModelIndex>
#include <QSignalSpy>

#include <random>

using namespace ph;

namespace {

struct Item {
    int id = 0;
    int weight = 0;
    QString text;
    friend bool operator==(const Item&, const Item&) = default;
};

class Items final : public KeyedTableModel<Item, int> {
protected:
    int columns() const final { return 2; }
    QVariant cell(const Item& row, int column, int role) const final
    {
        if (role != Qt::DisplayRole)
            return {};
        return column == 0 ? QVariant(row.weight) : QVariant(row.text);
    }
    QVariant header(int, int) const final { return {}; }
    int keyOf(const Item& row) const final { return row.id; }
    bool before(const Item& a, const Item& b) const final
    {
        return a.weight != b.weight ? a.weight < b.weight : a.id < b.id;
    }
};

QString print(const QAbstractItemModel& model)
{
    QStringList rows;
    for (int r = 0; r < model.rowCount(); ++r)
        rows << QStringLiteral("%1 %2").arg(model.index(r, 0).data().toString(),
                                            model.index(r, 1).data().toString());
    return rows.join(QLatin1Char('|'));
}

} // namespace

class tst_keyedtable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsStandInTheirOrder()
    {
        Items model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.apply({.upserts = {{1, 30, "c"}, {2, 10, "a"}, {3, 20, "b"}}, .removals = {}, .revision = 1});
        QCOMPARE(print(model), QStringLiteral("10 a|20 b|30 c"));
    }

    void anEqualRowChangesNothing()
    {
        Items model;
        model.apply({.upserts = {{1, 10, "a"}}, .removals = {}});
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.apply({.upserts = {{1, 10, "a"}}, .removals = {}});
        QCOMPARE(changed.count(), 0);
        model.apply({.upserts = {{1, 10, "b"}}, .removals = {}});
        QCOMPARE(changed.count(), 1);
    }

    void anOldDeltaIsDropped()
    {
        Items model;
        model.apply({.upserts = {{1, 10, "new"}}, .removals = {}, .revision = 5});
        model.apply({.upserts = {{1, 10, "old"}}, .removals = {}, .revision = 4});
        QCOMPARE(print(model), QStringLiteral("10 new"));
    }

    void aSelectedRowStaysSelectedWhereverItMoves()
    {
        Items model;
        model.apply({.upserts = {{1, 10, "a"}, {2, 20, "b"}, {3, 30, "c"}}, .removals = {}});
        const QPersistentModelIndex kept = model.index(model.rowOf(1), 0);
        model.apply({.upserts = {{1, 40, "a"}, {4, 5, "d"}}, .removals = {2}});
        QCOMPARE(kept.row(), model.rowOf(1));
        QCOMPARE(print(model), QStringLiteral("5 d|30 c|40 a"));
    }

    void randomDeltasEndWhereAFreshTableWouldAndNeverReset()
    {
        std::mt19937 random(7);
        Items model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QMap<int, Item> truth;
        for (int round = 0; round < 400; ++round) {
            Delta<Item, int> delta;
            for (int i = int(random() % 4); i > 0; --i) {
                const int id = int(random() % 25);
                if (truth.remove(id))
                    delta.removals << id;
            }
            for (int i = int(random() % 5); i > 0; --i) {
                const Item item{int(random() % 25), int(random() % 10), QString::number(random() % 3)};
                truth.insert(item.id, item);
                delta.upserts << item;
                delta.removals.removeAll(item.id);
            }
            model.apply(delta);
            Items fresh;
            fresh.apply(truth.values());
            QCOMPARE(print(model), print(fresh));
        }
        QCOMPARE(resets.count(), 0);
    }

    void randomWholesEndWhereAFreshTableWouldAndKeepWhatIsSelected()
    {
        std::mt19937 random(11);
        Items model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        for (int round = 0; round < 400; ++round) {
            QList<Item> values;
            QSet<int> ids;
            for (int i = int(random() % 30); i > 0; --i) {
                const Item item{int(random() % 40), int(random() % 10), QString::number(random() % 3)};
                if (!ids.contains(item.id))
                    values.append(item);
                ids.insert(item.id);
            }
            const int selected =
                model.rowCount() > 0 ? model.at(int(random() % 1000) % model.rowCount()).id : -1;
            const QPersistentModelIndex kept =
                selected >= 0 ? model.index(model.rowOf(selected), 0) : QModelIndex();
            model.apply(values);
            Items fresh;
            for (const auto& value : values)
                fresh.apply(Delta<Item, int>{.upserts = {value}, .removals = {}});
            QCOMPARE(print(model), print(fresh));
            if (selected >= 0)
                QCOMPARE(kept.row(), model.rowOf(selected));
        }
        QCOMPARE(resets.count(), 0);
    }

    void selectionAndCurrentRowGoWithTheirKeys()
    {
        std::mt19937 random(13);
        Items model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QItemSelectionModel selection(&model);
        for (int round = 0; round < 200; ++round) {
            QList<Item> values;
            for (int id = 0; id < 30; ++id) {
                if (random() % 3)
                    values.append({id, int(random() % 10), QString::number(random() % 3)});
            }
            QSet<int> chosen, left;
            for (const auto& row : selection.selectedRows())
                chosen.insert(model.at(row.row()).id);
            const int current =
                selection.currentIndex().isValid() ? model.at(selection.currentIndex().row()).id : -1;
            for (const auto& value : values)
                left.insert(value.id);
            if (round % 2)
                model.apply(values);
            else
                model.apply({.upserts = values, .removals = (chosen - left).values()});
            QSet<int> kept;
            for (const auto& row : selection.selectedRows())
                kept.insert(model.at(row.row()).id);
            QCOMPARE(kept, chosen & left);
            if (left.contains(current))
                QCOMPARE(model.at(selection.currentIndex().row()).id, current);
            // Another choice: a few rows, not side by side.
            selection.clear();
            for (int row = int(random() % 3); row < model.rowCount(); row += 1 + int(random() % 5)) {
                selection.select(model.index(row, 0),
                                 QItemSelectionModel::Select | QItemSelectionModel::Rows);
                selection.setCurrentIndex(model.index(row, 1), QItemSelectionModel::NoUpdate);
            }
        }
    }

    void ofTwoValuesOfAKeyTheLastOneCounts()
    {
        Items model;
        model.apply(QList<Item>{{1, 10, "a"}, {2, 5, "b"}, {1, 1, "c"}});
        QCOMPARE(print(model), QStringLiteral("1 c|5 b"));
    }

    void aThousandRowsComeInOneStep()
    {
        Items model;
        QList<Item> values;
        for (int i = 0; i < 1000; ++i)
            values.append({i, i, QString()});
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        model.apply(values);
        QCOMPARE(inserted.count(), 1);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.apply(values);
        QCOMPARE(changed.count(), 0);
    }

    void jobsAreShownOldestFirstWithTheirProgress()
    {
        JobListModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.applyJobs({{7, "second", "", 0, 0}, {3, "first", "reading", 40, 5000}});
        QCOMPARE(model.index(0, JobListModel::TitleColumn).data().toString(), QStringLiteral("first"));
        QCOMPARE(model.index(0, JobListModel::ProgressColumn).data().toString(),
                 QStringLiteral("40 of 5,000"));
        QCOMPARE(model.index(1, JobListModel::ProgressColumn).data().toString(), QString());
        model.applyJobs({{7, "second", "", 1, 0}});
        QCOMPARE(model.rowCount(), 1);
    }

    void thePaletteFindsByWordsInAnyPartAndPutsBeginningsFirst()
    {
        PaletteModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        PaletteEntry resync{.id = "resync", .title = "Resync"};
        PaletteEntry sync{.id = "sync", .title = "Sync all", .keywords = "refresh"};
        PaletteEntry run{.id = "run", .title = "calm-mule", .detail = "fraud · lab", .section = "Run"};
        model.applyActions({resync, sync});
        model.applyObjects({run});
        QCOMPARE(model.rowCount(), 3);
        model.filter(QStringLiteral("sync"));
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0).data(PaletteModel::IdRole).toString(), QStringLiteral("sync"));
        model.filter(QStringLiteral("mule lab"));
        QCOMPARE(model.index(0).data(PaletteModel::IdRole).toString(), QStringLiteral("run"));
        model.filter(QStringLiteral("refresh"));
        QCOMPARE(model.index(0).data(PaletteModel::IdRole).toString(), QStringLiteral("sync"));
        model.filter(QStringLiteral("zzz"));
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(resets.count(), 0);
    }

    void whatWasChosenLatelyStandsFirstInThePalette()
    {
        PaletteModel model;
        model.applyActions({{.id = "a", .title = "Alpha"}, {.id = "b", .title = "Beta", .recency = 1}});
        model.applyObjects({{.id = "r", .title = "alpine", .recency = 2}, {.id = "s", .title = "sal"}});
        const auto ids = [&] {
            QStringList all;
            for (int row = 0; row < model.rowCount(); ++row)
                all << model.index(row).data(PaletteModel::IdRole).toString();
            return all.join(u' ');
        };
        QCOMPARE(ids(), QStringLiteral("r b a s"));
        model.filter(QStringLiteral("al"));
        QCOMPARE(ids(), QStringLiteral("r a s")); // of two that begin so
        model.filter(QStringLiteral("alph"));
        QCOMPARE(ids(), QStringLiteral("a"));
    }

    void keysThatTwoActionsShareAreNamedAndCanBeFreed()
    {
        ShortcutModel model(
            {{"inbox", "Release", "Inbox", "Ctrl+I", "Ctrl+I"},
             {"sync", "View", "Sync", "Ctrl+F5", "Ctrl+F5"},
             {"palette", "Everywhere", "Find", "Ctrl+K", "Ctrl+K", KeyedAction::Kind::Fixed}});
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QVERIFY(model.conflicts().isEmpty());
        model.setKeys("sync", "Ctrl+I");
        QCOMPARE(model.conflicts().value("inbox"), QStringList("Sync"));
        QCOMPARE(model.conflicts().value("sync"), QStringList("Inbox"));
        model.setKeys("inbox", {});
        QVERIFY(model.conflicts().isEmpty());
        model.setKeys("palette", "Ctrl+J"); // which stays
        QCOMPARE(model.find("palette")->keys, QStringLiteral("Ctrl+K"));
        QCOMPARE(changedKeys(model.actions()), (QMap<QString, QString>{{"inbox", ""}, {"sync", "Ctrl+I"}}));
        model.filter("view ctrl");
        QCOMPARE(model.rowCount(), 1);
        model.setUsualKeys();
        QVERIFY(changedKeys(model.actions()).isEmpty());
    }

    void keysOfAScreenAreInTheWayOfActionsAndNotOfEachOther()
    {
        using Kind = KeyedAction::Kind;
        ShortcutModel model(
            {{"sync", "View", "Sync", "Ctrl+F5", "Ctrl+F5"},
             {"confirm", "Incidents", "Confirm", "Ctrl+Return", "Ctrl+Return", Kind::OnScreen},
             {"query", "Monitoring", "Query", "Ctrl+Return", "Ctrl+Return", Kind::OnScreen},
             {"search", "Handbook", "Search", "Ctrl+L", "Ctrl+L", Kind::ElsewhereOnly}});
        QVERIFY(model.conflicts().isEmpty()); // two screens are never one
        model.setKeys("sync", "Ctrl+Return");
        QCOMPARE(model.conflicts().value("sync"), QStringList({"Confirm (Incidents)", "Query (Monitoring)"}));
        QCOMPARE(model.conflicts().value("confirm"), QStringList("Sync"));
        model.setKeys("sync", "Ctrl+L"); // the handbook has a window of its own
        QVERIFY(model.conflicts().isEmpty());
        model.setKeys("query", "Ctrl+J"); // which stays
        QCOMPARE(model.find("query")->keys, QStringLiteral("Ctrl+Return"));
    }
};

QTEST_GUILESS_MAIN(tst_keyedtable)
#include "tst_keyedtable.moc"
