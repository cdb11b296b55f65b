#include "models/tables/DifferenceTableModel.h"
#include "models/tables/DifferenceText.h"
#include "tests/support/RunTables.h"
#include "tests/support/Testing.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QRandomGenerator>
#include <QSignalSpy>

#include <set>

using namespace ph;
using ph::testing::RunTableBuilder;

namespace {

const ColumnKey auc{ColumnKind::Metric, QStringLiteral("auc")};
const ColumnKey optimiser{ColumnKind::Param, QStringLiteral("opt")};

/// What a person sees: titles, then one line a key, cells by '|'; deltas behind their values.
QString print(const DifferenceTableModel& m)
{
    QStringList titles;
    for (int column = 0; column < m.columnCount(); ++column)
        titles << m.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString() +
                      (m.headerData(column, Qt::Horizontal, DifferenceTableModel::BaselineRole).toBool()
                           ? "*"
                           : "");
    QStringList lines{titles.join(u'|')};
    for (int line = 0; line < m.rowCount(); ++line) {
        const auto key = m.headerData(line, Qt::Vertical, Qt::DisplayRole).toString();
        if (m.headerData(line, Qt::Vertical, DifferenceTableModel::HeadingRole).toBool()) {
            lines << u'[' + key + u']';
            continue;
        }
        QStringList cells{key};
        for (int column = 0; column < m.columnCount(); ++column) {
            const auto index = m.index(line, column);
            const auto delta = index.data(DifferenceTableModel::DeltaTextRole).toString();
            cells << index.data().toString() + (delta.isEmpty() ? QString() : u' ' + delta);
        }
        lines << cells.join(u'|');
    }
    return lines.join(u'\n');
}

DifferenceTablePtr make(const RunTablePtr& runs, const Comparison& how = {},
                        const DifferenceOptions& options = {})
{
    return DifferenceTable::make(compareRows(runs, how, {}), options);
}

/// A comparison that changes at random: runs come and go, keys vary or stop to, columns sort, groups form.
struct World {
    QRandomGenerator random;
    std::map<std::int64_t, std::map<QString, double>> runs;
    std::int64_t nextId = 1;

    explicit World(quint32 seed)
        : random(seed)
    {
    }
    int pick(int below) { return int(random.bounded(below)); }

    DifferenceTablePtr step()
    {
        for (int i = pick(6); i > 0; --i)
            runs[nextId += 1 + pick(3)] = {};
        for (int i = pick(5); i > 0 && !runs.empty(); --i)
            runs.erase(std::next(runs.begin(), pick(int(runs.size()))));
        for (auto& [id, values] : runs) {
            for (int i = pick(4); i > 0; --i)
                values[QStringLiteral("m%1").arg(pick(12))] = pick(3);
            if (pick(5) == 0)
                values.clear();
        }
        RunTableBuilder builder;
        for (const auto& [id, values] : runs) {
            builder.run(id, QStringLiteral("run %1").arg(id)).param("opt", QStringLiteral("o%1").arg(id % 3));
            for (const auto& [name, value] : values)
                builder.metric(name, value);
        }
        Comparison how;
        if (pick(3) == 0)
            how.groupBy = optimiser;
        if (pick(2) && !runs.empty())
            how.baselineRowId = std::next(runs.begin(), pick(int(runs.size())))->first;
        DifferenceOptions options;
        options.keys = pick(2) ? DifferenceOptions::Keys::All : DifferenceOptions::Keys::Varying;
        if (pick(4) == 0)
            options.filter = QStringLiteral("1");
        if (pick(4) == 0)
            options.collapsed = {DifferenceSection(pick(2))};
        if (pick(2))
            options.sort = ColumnSort{{ColumnKind::Metric, QStringLiteral("m%1").arg(pick(12))},
                                      pick(2) ? Qt::AscendingOrder : Qt::DescendingOrder};
        return make(builder.build(), how, options);
    }
};

} // namespace

class DifferenceTableModelTest : public QObject {
    Q_OBJECT

    static RunTablePtr pair()
    {
        return RunTableBuilder()
            .run(1, "old")
            .metric("auc", 0.91)
            .metric("f1", 0.5)
            .param("opt", "adam")
            .param("lr", "0.1")
            .run(2, "new")
            .metric("auc", 0.94)
            .param("opt", "sgd")
            .param("lr", "0.01")
            .build();
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void valuesAndDeltasStandInTheirColumns()
    {
        DifferenceTableModel m;
        QAbstractItemModelTester tester(&m, QAbstractItemModelTester::FailureReportingMode::Fatal);
        m.apply(make(pair(), {.baselineRowId = 1}));
        QCOMPARE(print(m), QStringLiteral("old*|new\n"
                                          "[Metrics]\n"
                                          "auc|0.9100|0.9400 +0.0300\n"
                                          "f1|0.5000|—\n"
                                          "[Params]\n"
                                          "lr|0.1|0.01 −0.0900\n"
                                          "opt|adam|sgd"));
        QCOMPARE(m.index(1, 1).data(DifferenceTableModel::JudgementRole).toInt(), int(Judgement::Better));
        QCOMPARE(m.index(1, 1).data(DifferenceTableModel::ExactTextRole).toString(), QStringLiteral("0.94"));
    }

    void theBaselinesValueElsewhereIsAnEqualsSign()
    {
        const auto runs = RunTableBuilder()
                              .run(1, "a")
                              .metric("auc", 1)
                              .run(2, "b")
                              .metric("auc", 1)
                              .run(3, "c")
                              .metric("auc", 2)
                              .build();
        DifferenceTableModel m;
        m.apply(make(runs, {.baselineRowId = 1}));
        QCOMPARE(m.index(1, 1).data(DifferenceTableModel::DeltaTextRole).toString(), QStringLiteral("="));
        QVERIFY(m.index(1, 1).data(DifferenceTableModel::EqualsBaselineRole).toBool());
        QVERIFY(!m.index(1, 2).data(DifferenceTableModel::EqualsBaselineRole).toBool());
    }

    void groupsShowMeanDeviationAndCount()
    {
        RunTableBuilder builder;
        for (int id = 1; id <= 4; ++id)
            builder.run(id, QString::number(id))
                .metric("auc", id % 2 ? 0.9 : 0.8)
                .metric("epochs", id)
                .param("opt", id <= 3 ? "adam" : "sgd")
                .param("note", id == 2 ? "x" : "y");
        DifferenceTableModel m;
        QAbstractItemModelTester tester(&m, QAbstractItemModelTester::FailureReportingMode::Fatal);
        m.apply(make(builder.build(), {.groupBy = optimiser}));
        // 0.9, 0.8, 0.9: mean 0.8667, sample deviation sqrt(1/300) = 0.0577
        QCOMPARE(print(m), QStringLiteral("adam*|sgd\n"
                                          "[Metrics]\n"
                                          "auc|0.8667 ± 0.0577 (n 3)|0.8000 (n 1) −0.0667\n"
                                          "epochs|2.0 ± 1.0 (n 3)|4.0 (n 1) +2.0\n"
                                          "[Params]\n"
                                          "note|y · 66.7 % of 2|y =\n"
                                          "opt|adam|sgd"));
    }

    /// As their bootstrap interval does; see tst_analysis_bootstrap.
    void aGroupsMeanIsOfItsFiniteValuesAndSaysSo()
    {
        const auto runs = RunTableBuilder()
                              .run(1, "a")
                              .metric("auc", 0.8)
                              .param("opt", "adam")
                              .run(2, "b")
                              .metric("auc", std::numeric_limits<double>::infinity())
                              .param("opt", "adam")
                              .run(3, "c")
                              .metric("auc", std::numeric_limits<double>::infinity())
                              .param("opt", "sgd")
                              .build();
        DifferenceTableModel m;
        m.apply(make(runs, {.groupBy = optimiser}));
        const auto cell = [&](int column) { return m.index(1, column).data().toString(); };
        QVERIFY2(cell(0).endsWith(QStringLiteral(" (n 1, 1 not finite)")), qPrintable(cell(0)));
        QVERIFY(cell(0).startsWith(QStringLiteral("0.8")));
        QCOMPARE(cell(1), QStringLiteral("not finite"));
        QVERIFY(m.index(1, 0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("1 infinite")));
    }

    void aRunThatLogsTheMetricElsewhereDoesNotLackIt_data()
    {
        QTest::addColumn<bool>("grouped");
        QTest::newRow("runs") << false;
        QTest::newRow("groups") << true;
    }
    void aRunThatLogsTheMetricElsewhereDoesNotLackIt()
    {
        QFETCH(bool, grouped);
        const auto runs = [](bool taken) {
            RunTableBuilder table;
            for (int id = 1; id <= 6; ++id) {
                table.run(id, QString::number(id)).param("opt", id == 6 ? "sgd" : "adam").metric("loss", id);
                if (taken ? id == 1 || id == 6 : id != 3) // the third logs none at all
                    table.metric("auc", id);
            }
            return table.build();
        };
        Comparison how;
        how.at = {MetricAt::Kind::Step, 17};
        how.last = runs(false);
        how.unknown = {{QStringLiteral("auc"), {5}}};
        if (grouped)
            how.groupBy = optimiser;
        DifferenceTableModel m;
        m.apply(make(runs(true), how));
        int line = 0;
        while (line < m.rowCount() && m.headerData(line, Qt::Vertical, Qt::DisplayRole).toString() != "auc")
            ++line;
        const auto words = [&](int column) { return m.index(line, column).data(Qt::ToolTipRole).toString(); };
        const auto says = [&](int column, const char* what) {
            return words(column).contains(QLatin1String(what));
        };
        if (grouped) { // of five: one has it, one lacks it, one was not read, two have it at other steps
            QVERIFY2(says(0, "1 runs lack it") && says(0, "2 log it, but have none at step 17") &&
                         says(0, "1 not read yet"),
                     qPrintable(words(0)));
            return;
        }
        QVERIFY2(says(1, "This run logs it, but has none at step 17"), qPrintable(words(1)));
        QVERIFY2(says(2, "This run lacks it"), qPrintable(words(2)));
        QVERIFY2(says(4, "Not read yet"), qPrintable(words(4)));
    }

    void aDeltaIsSaidWithoutColour()
    {
        const auto words = [](double value, double baseline, MetricDirection direction) {
            return deltaSentence(*cellDelta(value, baseline, direction));
        };
        QCOMPARE(words(1.5, 1, MetricDirection::HigherIsBetter),
                 QStringLiteral("▲ +0.5 (+50.0 %): higher, in the right direction"));
        QCOMPARE(words(1.5, 1, MetricDirection::LowerIsBetter),
                 QStringLiteral("▲ +0.5 (+50.0 %): higher, in the wrong direction"));
        QCOMPARE(words(0.5, 1, MetricDirection::LowerIsBetter),
                 QStringLiteral("▼ −0.5 (−50.0 %): lower, in the right direction"));
        QCOMPARE(words(2, 0, MetricDirection::Unknown), QStringLiteral("▲ +2"));
        QCOMPARE(words(1, 1, MetricDirection::HigherIsBetter), QStringLiteral("= 0"));
    }

    void intervalsArriveLaterAndGoWithTheirRuns()
    {
        RunTableBuilder builder;
        for (int id = 1; id <= 4; ++id)
            builder.run(id, QString::number(id)).metric("auc", id).param("opt", id <= 2 ? "adam" : "sgd");
        DifferenceTableModel m;
        QAbstractItemModelTester tester(&m, QAbstractItemModelTester::FailureReportingMode::Fatal);
        m.apply(make(builder.build(), {.groupBy = optimiser}));
        const auto judged = [&] { return m.index(1, 1).data(DifferenceTableModel::JudgementRole).toInt(); };
        QCOMPARE(judged(), int(Judgement::Better));
        const auto isCalledRight = [&] {
            return m.index(1, 1).data(Qt::ToolTipRole).toString().contains(QStringLiteral("direction"));
        };
        QVERIFY(!isCalledRight()); // no interval says so yet
        QSignalSpy changed(&m, &QAbstractItemModel::dataChanged);
        const auto asked = GroupsAsked::about(*m.table());
        m.applyDifferences(asked, auc, {GroupDifference{}, GroupDifference{2, 1, 3, 0.95, 2, 2}});
        QCOMPARE(changed.size(), 1);
        QVERIFY(m.hasDifferences(auc));
        QCOMPARE(m.cell(1, 1).intervalText, QStringLiteral("[+1.0, +3.0]"));
        QVERIFY(m.index(1, 1).data(Qt::ToolTipRole).toString().contains(QStringLiteral("95 %")));
        QVERIFY(m.cell(1, 0).intervalText.isEmpty()); // the reference differs from itself by nothing
        QCOMPARE(judged(), int(Judgement::Better));
        QVERIFY(isCalledRight());
        // An interval that holds zero takes the judgement back.
        m.applyDifferences(asked, auc, {GroupDifference{}, GroupDifference{2, -1, 3, 0.95, 2, 2}});
        QCOMPARE(judged(), int(Judgement::Neutral));
        QVERIFY(!isCalledRight());
        // So does none at all, where the values are too few or too large for one.
        m.applyDifferences(asked, auc, {GroupDifference{}, GroupDifference{.estimate = 2}});
        QCOMPARE(judged(), int(Judgement::Neutral));
        m.applyDifferences(asked, auc, {GroupDifference{}, GroupDifference{2, -1, 3, 0.95, 2, 2}});
        m.applyDifferences(asked, auc, {GroupDifference{}}); // of another grouping: nothing happens
        QCOMPARE(m.cell(1, 1).intervalText, QStringLiteral("[−1.0, +3.0]"));
        m.apply(make(builder.build(), {.groupBy = optimiser}));
        QVERIFY(!m.hasDifferences(auc));
    }

    /// An answer takes a while: by then the screen may show something else, with as many groups or with none.
    void intervalsOfWhatIsNoLongerShownAreNotShown()
    {
        RunTableBuilder builder;
        for (int id = 1; id <= 4; ++id)
            builder.run(id, QString::number(id)).metric("auc", id).param("opt", id <= 2 ? "adam" : "sgd");
        const QList<GroupDifference> answer{GroupDifference{}, GroupDifference{2, 1, 3, 0.95, 2, 2}};
        const auto runs = builder.build();
        DifferenceTableModel m;
        m.apply(make(runs, {.groupBy = optimiser}));
        const auto asked = GroupsAsked::about(*m.table());
        const auto ofMedians =
            DifferenceTable::make(m.table()->runsPtr(), {.statistic = GroupStatistic::Median}, m.table());
        m.apply(make(runs, {.groupBy = optimiser, .baselineRowId = 4}));
        m.applyDifferences(asked, auc, answer);
        QVERIFY(!m.hasDifferences(auc)); // of another baseline
        m.apply(ofMedians);
        m.applyDifferences(asked, auc, answer);
        QVERIFY(!m.hasDifferences(auc)); // of means
        m.apply(make(runs));
        m.applyDifferences(asked, auc, answer);
        m.applyDifferences(GroupsAsked::about(*m.table()), auc, {}); // runs without groups have no answer
        QVERIFY(!m.hasDifferences(auc));
        QVERIFY(m.cell(1, 1).intervalText.isEmpty());
    }

    void whatStaysKeepsItsIndex()
    {
        DifferenceTableModel m;
        QAbstractItemModelTester tester(&m, QAbstractItemModelTester::FailureReportingMode::Fatal);
        m.apply(make(pair()));
        const QPersistentModelIndex rate(m.index(m.lineOf({ColumnKind::Param, QStringLiteral("lr")}), 1));
        QCOMPARE(rate.data().toString(), QStringLiteral("0.01"));
        QSignalSpy reset(&m, &QAbstractItemModel::modelReset);
        m.apply(make(pair(), {.baselineRowId = 2},
                     {.keys = DifferenceOptions::Keys::All, .collapsed = {DifferenceSection::Metrics}}));
        QVERIFY(rate.isValid());
        QCOMPARE(rate.column(), 0); // it is the baseline now, and stands first
        QCOMPARE(rate.data().toString(), QStringLiteral("0.01"));
        QCOMPARE(reset.size(), 0);
    }

    /// However one comparison follows another, the model is what it would be if it were new, and an index
    /// that stays valid still points to its key and run.
    void anySequenceOfTablesEndsAsAFreshModel()
    {
        for (quint32 seed = 1; seed <= 12; ++seed) {
            World world(seed);
            DifferenceTableModel m;
            QAbstractItemModelTester tester(&m, QAbstractItemModelTester::FailureReportingMode::Fatal);
            for (int step = 0; step < 25; ++step) {
                QPersistentModelIndex watched;
                QString key, title;
                if (m.rowCount() > 0 && m.columnCount() > 0) {
                    watched = m.index(world.pick(m.rowCount()), world.pick(m.columnCount()));
                    key = m.headerData(watched.row(), Qt::Vertical, Qt::ToolTipRole).toString();
                    title = m.headerData(watched.column(), Qt::Horizontal, Qt::DisplayRole).toString();
                }
                const auto next = world.step();
                m.apply(next);
                DifferenceTableModel fresh;
                fresh.apply(next);
                QCOMPARE(print(m), print(fresh));
                if (watched.isValid()) {
                    QCOMPARE(m.headerData(watched.row(), Qt::Vertical, Qt::ToolTipRole).toString(), key);
                    QCOMPARE(m.headerData(watched.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
                             title);
                }
            }
        }
    }

    void selectionAndCurrentCellGoWithTheirKeyAndRun()
    {
        World world(31);
        DifferenceTableModel m;
        QAbstractItemModelTester tester(&m, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QItemSelectionModel selection(&m);
        using Cell = std::pair<QString, QString>;
        const auto cell = [&](const QModelIndex& index) {
            return Cell(m.headerData(index.row(), Qt::Vertical, Qt::ToolTipRole).toString(),
                        m.headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString());
        };
        const auto cells = [&](const QModelIndexList& indexes) {
            std::set<Cell> all;
            for (const auto& index : indexes)
                all.insert(cell(index));
            return all;
        };
        for (int step = 0; step < 150; ++step) {
            const auto chosen = cells(selection.selectedIndexes());
            const auto current = selection.currentIndex().isValid() ? cell(selection.currentIndex()) : Cell();
            m.apply(world.step());
            std::set<Cell> left;
            for (int row = 0; row < m.rowCount(); ++row) {
                for (int column = 0; column < m.columnCount(); ++column) {
                    const auto one = cell(m.index(row, column));
                    if (chosen.count(one))
                        left.insert(one);
                    if (one == current)
                        QCOMPARE(cell(selection.currentIndex()), current);
                }
            }
            QVERIFY(cells(selection.selectedIndexes()) == left);
            selection.clear();
            for (int i = 0; i < 6 && m.rowCount() > 0 && m.columnCount() > 0; ++i) {
                const auto index = m.index(world.pick(m.rowCount()), world.pick(m.columnCount()));
                selection.select(index, QItemSelectionModel::Select);
                selection.setCurrentIndex(index, QItemSelectionModel::NoUpdate);
            }
        }
    }

    void copiesAreExactAndHarmless()
    {
        const auto runs = RunTableBuilder()
                              .run(1, "=cmd|' /C calc'!A0")
                              .metric("auc", 0.1 + 0.2)
                              .param("a|b\nc", "x\ty")
                              .run(2, "plain")
                              .metric("auc", std::nan(""))
                              .build();
        const auto table = make(runs);
        QCOMPARE(differenceText(*table, table->columns(), CopyFormat::Tsv),
                 QStringLiteral("key\t'=cmd|' /C calc'!A0\tplain\n"
                                "metrics.auc\t0.30000000000000004\tNaN\n"
                                "params.`a|b c`\tx y\t\n"));
        QVERIFY(differenceText(*table, table->columns(), CopyFormat::Markdown)
                    .contains(QStringLiteral("| params.`a\\|b c` |")));
    }

    void uglyValuesAreShownAsWhatTheyAre()
    {
        const auto runs = RunTableBuilder()
                              .run(1, "<b>bold</b>\nsecond line")
                              .metric("m", std::numeric_limits<double>::infinity())
                              .metric("tiny", 1e-300)
                              .run(2, "b")
                              .metric("m", std::nan(""))
                              .metric("tiny", 1e300)
                              .build();
        DifferenceTableModel m;
        m.apply(make(runs, {.baselineRowId = 1}));
        QCOMPARE(print(m), QStringLiteral("<b>bold</b> second line*|b\n"
                                          "[Metrics]\n"
                                          "m|∞|NaN\n"
                                          "tiny|1.000e−300|1.000e+300 +1.000e+300"));
    }
};

QTEST_GUILESS_MAIN(DifferenceTableModelTest)
#include "tst_differencetablemodel.moc"
