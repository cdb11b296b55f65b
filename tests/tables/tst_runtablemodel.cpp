#include "models/tables/RunTableModel.h"
#include "tests/support/RunTables.h"
#include "tests/support/Testing.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QRandomGenerator>
#include <QSignalSpy>

#include <numeric>

using namespace ph;
using ph::testing::allRows;
using ph::testing::RunTableBuilder;

namespace {

const ColumnKey auc{ColumnKind::Metric, QStringLiteral("auc")};
const ColumnKey loss{ColumnKind::Metric, QStringLiteral("loss")};
const ColumnKey model{ColumnKind::Param, QStringLiteral("model")};

/// What a person sees: one line a row, cells by '|'.
QString print(const QAbstractItemModel& m)
{
    QStringList lines;
    for (int row = 0; row < m.rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < m.columnCount(); ++column)
            cells.append(m.index(row, column).data().toString());
        lines.append(QString(m.index(row, 0).data(RunTableModel::DepthRole).toInt(), u'.') +
                     cells.join(u'|'));
    }
    return lines.join(u'\n');
}

int lineNamed(const RunTableModel& m, const QString& name)
{
    for (int row = 0; row < m.rowCount(); ++row) {
        if (m.text(row, 0) == name)
            return row;
    }
    return -1;
}

/// A world that changes at random: runs come, go, change and get other parents.
struct World {
    QRandomGenerator random;
    std::map<std::int64_t, std::tuple<std::int64_t, double, int>> runs; // id -> parent, auc, model
    std::int64_t nextId = 1;
    std::uint64_t generation = 0;

    explicit World(quint32 seed)
        : random(seed)
    {
    }
    int pick(int below) { return int(random.bounded(below)); }

    RunTablePtr step()
    {
        const int come = pick(pick(3) == 0 ? 60 : 3);
        for (int i = 0; i < come; ++i) {
            nextId += 1 + pick(3);
            const auto parent =
                !runs.empty() && pick(2) ? std::next(runs.begin(), pick(int(runs.size())))->first : 0;
            runs[nextId] = {parent, random.generateDouble(), pick(4)};
        }
        const int go = pick(pick(4) == 0 ? int(runs.size()) + 1 : 3);
        for (int i = 0; i < go && !runs.empty(); ++i)
            runs.erase(std::next(runs.begin(), pick(int(runs.size()))));
        for (auto& [id, run] : runs) {
            if (pick(10) == 0)
                std::get<1>(run) = random.generateDouble();
            if (pick(40) == 0 && !runs.empty()) // also rings
                std::get<0>(run) = std::next(runs.begin(), pick(int(runs.size())))->first;
        }
        RunTableBuilder builder(++generation);
        for (const auto& [id, run] : runs) {
            builder.run(id, QStringLiteral("run %1").arg(id), std::get<0>(run))
                .metric("auc", std::get<1>(run));
            if (std::get<2>(run) > 0)
                builder.param("model", QStringLiteral("m%1").arg(std::get<2>(run)));
        }
        return builder.build();
    }

    RunListingPtr arrange(const RunTablePtr& table)
    {
        auto rows = allRows(*table);
        const int filter = pick(4);
        std::erase_if(
            rows, [&](std::uint32_t row) { return filter > 0 && (row * 7 + std::uint32_t(filter)) % 5 < 2; });
        const auto* values = table->numbers(auc);
        if (values && pick(2))
            std::sort(rows.begin(), rows.end(),
                      [&](auto a, auto b) { return values->values[a] < values->values[b]; });
        ListingRequest request;
        const int kind = pick(3);
        request.arrangement = kind == 0   ? Arrangement::flat()
                              : kind == 1 ? Arrangement::nested()
                                          : Arrangement::grouped(model);
        std::vector<ColumnKey> columns{auc, model, loss, attributeColumn(attribute::runId)};
        std::shuffle(columns.begin(), columns.end(), random);
        columns.resize(std::size_t(pick(5)));
        request.columns = columns;
        if (pick(2))
            request.colourBy = auc;
        return arrangeRuns(table, rows, request);
    }
};

} // namespace

class RunTableModelTest : public QObject {
    Q_OBJECT

    static RunTablePtr family()
    {
        return RunTableBuilder()
            .run(1, "parent")
            .metric("auc", 0.9)
            .run(2, "child a", 1)
            .metric("auc", 0.8)
            .run(3, "child b", 1)
            .metric("auc", std::nan(""))
            .run(4, "single")
            .build();
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void childrenAppearWhenTheirParentIsExpanded()
    {
        RunTableModel m;
        QAbstractItemModelTester tester(&m, QAbstractItemModelTester::FailureReportingMode::Fatal);
        const auto table = family();
        m.apply(arrangeRuns(table, allRows(*table), {.columns = {auc}}));
        QCOMPARE(print(m), QStringLiteral("parent|0.9000\nsingle|—"));
        QCOMPARE(m.index(0, 0).data(RunTableModel::ExpandableRole).toBool(), true);
        QCOMPARE(m.index(0, 0).data(RunTableModel::ChildCountRole).toInt(), 2);
        m.setExpansion(0, RunTableModel::Expansion::Expanded);
        QCOMPARE(print(m), QStringLiteral("parent|0.9000\n.child a|0.8000\n.child b|NaN\nsingle|—"));
        QCOMPARE(m.parentLine(2), 0);
        m.setExpansion(0, RunTableModel::Expansion::Collapsed);
        QCOMPARE(m.rowCount(), 2);
    }

    void expansionSurvivesANewListing()
    {
        RunTableModel m;
        const auto table = family();
        m.apply(arrangeRuns(table, allRows(*table), {}));
        m.setExpansion(0, RunTableModel::Expansion::Expanded);
        m.apply(arrangeRuns(table, {3, 0, 2, 1}, {}));
        QCOMPARE(print(m), QStringLiteral("single\nparent\n.child b\n.child a"));
    }

    void oneNewRunIsOneInsertion()
    {
        RunTableModel m;
        const auto before = RunTableBuilder(1).run(1, "a").run(2, "b").build();
        m.apply(arrangeRuns(before, {1, 0}, {}));
        QSignalSpy inserted(&m, &QAbstractItemModel::rowsInserted);
        QSignalSpy moved(&m, &QAbstractItemModel::layoutChanged);
        QSignalSpy reset(&m, &QAbstractItemModel::modelReset);
        const auto after = RunTableBuilder(2).run(1, "a").run(2, "b").run(3, "c").build();
        m.apply(arrangeRuns(after, {2, 1, 0}, {}));
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(inserted[0][1].toInt(), 0);
        QCOMPARE(inserted[0][2].toInt(), 0);
        QCOMPARE(moved.size() + reset.size(), 0);
    }

    void aChangedSortIsOneMoveOfEverything()
    {
        RunTableModel m;
        const auto table = RunTableBuilder().run(1, "a").run(2, "b").run(3, "c").build();
        m.apply(arrangeRuns(table, {0, 1, 2}, {}));
        QPersistentModelIndex b = m.index(1, 0);
        QItemSelectionModel selection(&m);
        selection.select(m.index(0, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        QSignalSpy moved(&m, &QAbstractItemModel::layoutChanged);
        QSignalSpy inserted(&m, &QAbstractItemModel::rowsInserted);
        m.apply(arrangeRuns(table, {2, 0, 1}, {}));
        QCOMPARE(print(m), QStringLiteral("c\na\nb"));
        QCOMPARE(moved.size(), 1);
        QCOMPARE(inserted.size(), 0);
        QCOMPARE(b.row(), 2);
        QCOMPARE(selection.selectedRows().size(), 1);
        QCOMPARE(selection.selectedRows()[0].row(), 1);
    }

    void aScatteredFilterNeedsFewSignals()
    {
        RunTableBuilder builder;
        for (int i = 1; i <= 1000; ++i)
            builder.run(i, QString::number(i));
        const auto table = builder.build();
        RunTableModel m;
        QAbstractItemModelTester tester(&m, QAbstractItemModelTester::FailureReportingMode::Fatal);
        m.apply(arrangeRuns(table, allRows(*table), {}));
        int signalCount = 0;
        for (auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
            connect(&m, signal, this, [&] { ++signalCount; });
        connect(&m, &QAbstractItemModel::layoutChanged, this, [&] { ++signalCount; });
        auto rows = allRows(*table);
        std::erase_if(rows, [](auto row) { return row % 3 == 0; });
        m.apply(arrangeRuns(table, rows, {}));
        QCOMPARE(m.rowCount(), int(rows.size()));
        m.apply(arrangeRuns(table, allRows(*table), {}));
        QVERIFY2(signalCount <= 8, qPrintable(QString::number(signalCount)));
        QCOMPARE(m.text(999, 0), QStringLiteral("1000"));
    }

    void onlyChangedLinesAreAnnounced()
    {
        RunTableModel m;
        const auto before =
            RunTableBuilder(1).run(1, "a").metric("auc", 0.1).run(2, "b").metric("auc", 0.2).build();
        const auto after =
            RunTableBuilder(2).run(1, "a").metric("auc", 0.1).run(2, "b").metric("auc", 0.3).build();
        m.apply(arrangeRuns(before, {0, 1}, {.columns = {auc}}));
        QSignalSpy changed(&m, &QAbstractItemModel::dataChanged);
        m.apply(arrangeRuns(after, {0, 1}, {.columns = {auc}}));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toModelIndex().row(), 1);
        QCOMPARE(changed[0][1].toModelIndex().row(), 1);
        m.setVisibleLines(0, 0);
        m.apply(arrangeRuns(before, {0, 1}, {.columns = {auc}}));
        QCOMPARE(changed.size(), 1); // line 1 is out of sight
    }

    void columnsComeAndGoWithoutAReset()
    {
        RunTableModel m;
        QAbstractItemModelTester tester(&m, QAbstractItemModelTester::FailureReportingMode::Fatal);
        const auto table = family();
        m.apply(arrangeRuns(table, allRows(*table), {.columns = {auc}}));
        QSignalSpy reset(&m, &QAbstractItemModel::modelReset);
        QSignalSpy inserted(&m, &QAbstractItemModel::columnsInserted);
        const QPersistentModelIndex kept = m.index(1, 1);
        m.setColumns({loss, auc});
        QCOMPARE(m.columns(), (std::vector<ColumnKey>{nameColumn(), loss, auc}));
        QCOMPARE(kept.column(), 2);
        QCOMPARE(inserted.size(), 1);
        // A listing that was under way with the old columns changes nothing about them.
        m.apply(arrangeRuns(table, {1, 0}, {.columns = {auc}}));
        QCOMPARE(m.columnCount(), 3);
        m.apply(arrangeRuns(table, {1, 0}, {.columns = {loss}}));
        QCOMPARE(m.columns(), (std::vector<ColumnKey>{nameColumn(), loss}));
        QCOMPARE(reset.size(), 0);
    }

    void groupsShowMeanAndDeviation()
    {
        const auto table = RunTableBuilder()
                               .run(1, "a")
                               .param("model", "xgb")
                               .metric("auc", 0.8)
                               .run(2, "b")
                               .param("model", "xgb")
                               .metric("auc", 0.9)
                               .run(3, "c")
                               .param("model", "mlp")
                               .metric("auc", 0.5)
                               .build();
        RunTableModel m;
        m.apply(arrangeRuns(table, {0, 1, 2},
                            {.arrangement = Arrangement::grouped(model), .columns = {auc, model}}));
        QCOMPARE(print(m), QStringLiteral("xgb|0.8500 ± 0.0707|xgb\nmlp|0.5000|mlp"));
        const auto stats = m.index(0, 1).data(RunTableModel::StatsRole).value<ColumnStats>();
        QCOMPARE(stats.max, 0.9);
        QVERIFY(
            m.index(0, 1).data(Qt::ToolTipRole).toString().contains(QStringLiteral("standard deviation")));
        QVERIFY(!m.index(0, 0).data(RunTableModel::EntityRole).isValid());
    }

    void cellsSayAbsentNotFiniteAndExact()
    {
        const auto table = family();
        RunTableModel m;
        m.apply(arrangeRuns(table, {0, 2, 3},
                            {.arrangement = Arrangement::flat(), .columns = {auc}, .colourBy = auc}));
        const auto tone = [&](int row) {
            return RunTableModel::CellTone(m.index(row, 1).data(RunTableModel::ToneRole).toInt());
        };
        QCOMPARE(tone(0), RunTableModel::CellTone::Normal);
        QCOMPARE(tone(1), RunTableModel::CellTone::NotFinite);
        QCOMPARE(tone(2), RunTableModel::CellTone::Absent);
        QCOMPARE(m.index(0, 1).data(RunTableModel::SortValueRole).toDouble(), 0.9);
        QVERIFY(!m.index(2, 1).data(RunTableModel::SortValueRole).isValid());
        QVERIFY(m.index(0, 1).data(RunTableModel::HeatRole).isValid());
        QVERIFY(!m.index(1, 1).data(RunTableModel::HeatRole).isValid());
        QCOMPARE(m.exactText(0, 1), QStringLiteral("0.9"));
        QCOMPARE(m.index(1, 0).data(RunTableModel::OutsideParentRole).toString(), QStringLiteral("parent"));
        QCOMPARE(m.index(0, 0).data(RunTableModel::EntityRole).value<EntityKey>().remoteId,
                 QStringLiteral("run-1"));
    }

    void serverTextStaysOnOneLineAndANamelessRunShowsItsId()
    {
        const auto table = RunTableBuilder()
                               .run(1, "two\nlines\t<b>bold</b>")
                               .param("model", QString(10'000, u'x'))
                               .run(2, "   ")
                               .build();
        RunTableModel m;
        m.apply(arrangeRuns(table, {0, 1}, {.columns = {model}}));
        QCOMPARE(m.text(0, 0), QStringLiteral("two lines <b>bold</b>"));
        QVERIFY(m.text(0, 1).size() <= 300);
        QCOMPARE(m.exactText(0, 1).size(), 10'000);
        QCOMPARE(m.text(1, 0), QStringLiteral("run-2"));
    }

    /// Whatever comes, the model says what a fresh one would, and persistent indexes stay with their run.
    void randomDeltasEqualAFreshModel_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 12; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void randomDeltasEqualAFreshModel()
    {
        QFETCH(quint32, seed);
        World world(seed);
        RunTableModel m;
        QAbstractItemModelTester tester(&m, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QSignalSpy reset(&m, &QAbstractItemModel::modelReset);
        QItemSelectionModel selection(&m);
        RunTablePtr table = world.step();
        for (int round = 0; round < 60; ++round) {
            QHash<qint64, QPersistentModelIndex> held;
            for (int row = 0; row < m.rowCount(); row += 3) {
                const auto id = m.index(row, 0).data(RunTableModel::RowIdRole);
                if (id.isValid())
                    held.insert(id.toLongLong(), m.index(row, 0));
                selection.select(m.index(row, 0), QItemSelectionModel::Toggle | QItemSelectionModel::Rows);
            }
            if (world.pick(3))
                table = world.step();
            const auto listing = world.arrange(table);
            m.apply(listing);
            for (auto it = held.begin(); it != held.end(); ++it) {
                if (it.value().isValid())
                    QCOMPARE(it.value().data(RunTableModel::RowIdRole).toLongLong(), it.key());
                else
                    QCOMPARE(lineNamed(m, QStringLiteral("run %1").arg(it.key())), -1);
            }
            if (world.pick(3) == 0 && m.rowCount() > 0)
                m.setExpansion(world.pick(m.rowCount()), world.pick(2) ? RunTableModel::Expansion::Expanded
                                                                       : RunTableModel::Expansion::Collapsed);
            if (world.pick(8) == 0)
                m.expandAll();

            RunTableModel fresh;
            fresh.apply(listing);
            fresh.setColumns(QList<ColumnKey>(m.columns().begin(), m.columns().end()));
            for (int row = 0; row < fresh.rowCount() && row < m.rowCount(); ++row)
                fresh.setExpansion(row, m.isExpanded(row) ? RunTableModel::Expansion::Expanded
                                                          : RunTableModel::Expansion::Collapsed);
            QCOMPARE(print(m), print(fresh));
        }
        QCOMPARE(reset.size(), 0);
    }

    void veryManyLinesAreReplacedAtOnceAndIndexesFollow()
    {
        constexpr int count = 60'000;
        RunTableBuilder builder;
        for (int id = 1; id <= count; ++id)
            builder.run(id, QStringLiteral("run %1").arg(id));
        const auto table = builder.build();
        const auto everyThird = [] {
            std::vector<std::uint32_t> rows;
            for (std::uint32_t row = 0; row < count; row += 3)
                rows.push_back(count - 1 - row);
            return rows;
        }();
        RunTableModel m;
        QSignalSpy reset(&m, &QAbstractItemModel::modelReset);
        m.apply(arrangeRuns(table, allRows(*table), {}));
        const QAbstractItemModelTester tester(&m, QAbstractItemModelTester::FailureReportingMode::Fatal);
        const QPersistentModelIndex stays = m.index(count - 4, 0); // run 59,997
        const QPersistentModelIndex goes = m.index(0, 0);
        QSignalSpy inserted(&m, &QAbstractItemModel::rowsInserted),
            removed(&m, &QAbstractItemModel::rowsRemoved), moved(&m, &QAbstractItemModel::layoutChanged);
        m.apply(arrangeRuns(table, everyThird, {}));
        QCOMPARE(m.rowCount(), int(everyThird.size()));
        QCOMPARE(stays.row(), 1);
        QCOMPARE(stays.data().toString(), QStringLiteral("run 59997"));
        QVERIFY(!goes.isValid());
        QCOMPARE(m.text(m.rowCount() - 1, 0), QStringLiteral("run 3"));
        m.apply(arrangeRuns(table, allRows(*table), {}));
        QCOMPARE(m.rowCount(), count);
        QCOMPARE(stays.row(), count - 4);
        QCOMPARE(m.text(0, 0), QStringLiteral("run 1"));
        QVERIFY(inserted.size() + removed.size() + moved.size() <= 4);
        QCOMPARE(reset.size(), 0);
    }
};

QTEST_GUILESS_MAIN(RunTableModelTest)
#include "tst_runtablemodel.moc"
