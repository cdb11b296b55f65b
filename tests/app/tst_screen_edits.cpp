#include "app/CompareController.h"
#include "app/RunsController.h"
#include "app/SavedViewFiles.h"
#include "tests/app/Desk.h"
#include "widgets/compare/CompareScreen.h"
#include "widgets/runs/RunTableView.h"
#include "widgets/runs/RunsScreen.h"

#include <QHeaderView>

using namespace ph;
using namespace ph::testing;

namespace {

QAction& actionOf(const MainWindow& window, const char* name)
{
    return *window.findChild<QAction*>(QLatin1String(name));
}

QString textOf(const QAction& action)
{
    return action.text().remove(u'&');
}

const ColumnKey auc{ColumnKind::Metric, QStringLiteral("auc")};

/// A table of three runs that differ in their auc.
class Table {
public:
    Table()
    {
        const auto experiment = server_.addExperiment(QStringLiteral("fraud"));
        for (int i = 0; i < 3; ++i) {
            Run run;
            run.experimentId = experiment;
            run.name = QStringLiteral("trial-%1").arg(i);
            run.status = RunStatus::Finished;
            run.startMs = 1'700'000'000'000 + i * 60'000;
            run.endMs = run.startMs + 1000;
            run.metrics = {{auc.name, 0.7 + 0.1 * i, 10, run.endMs}};
            server_.addRun(run);
        }
        desk.know(server_);
        desk.open();
    }
    bool isThere()
    {
        return desk.syncWhole() && QTest::qWaitFor(
                                       [&] {
                                           return layout().columns.contains(auc) &&
                                                  screen().table()->model()->rowCount() == 3;
                                       },
                                       patienceMs);
    }
    RunsScreen& screen() { return *desk.window().runsScreen(); }
    const RunsLayout& layout() { return screen().runsLayout(); }
    QAction& undo() { return actionOf(desk.window(), "undo"); }
    QAction& redo() { return actionOf(desk.window(), "redo"); }

private:
    MlflowFixture server_;

public:
    Desk desk;
};

} // namespace

/// How the table of runs and a board are arranged is taken back and done again.
class TestScreenEdits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aHiddenColumnComesBackWhereItWas();
    void eachEditOfTheTableGoesBackAlone();
    void aWidthThatIsDraggedIsOneStep();
    void theQueryBeforeComesBack();
    void aTextFieldKeepsItsOwnUndo();
    void aViewThatWasOpenedGivesWayToWhatWasThere();
    void aChartThatWasAddedGoesAndComesBack();
    void anEditOfABoardIsTakenBackWhereItWasMade();
};

void TestScreenEdits::aHiddenColumnComesBackWhereItWas()
{
    Table table;
    QVERIFY(table.isThere());
    const auto before = table.layout().columns;
    QVERIFY(!table.undo().isEnabled()); // the columns that the runs brought are nobody's edit
    Q_EMIT table.screen().table()->hideColumnRequested(auc);
    QVERIFY(!table.layout().columns.contains(auc));
    QCOMPARE(textOf(table.undo()), QStringLiteral("Undo hiding the column auc"));
    table.undo().trigger();
    QCOMPARE(table.layout().columns, before);
    QVERIFY(table.screen().table()->model()->columnOf(auc) >= 0);
    QVERIFY(!table.undo().isEnabled());
    table.redo().trigger();
    QVERIFY(!table.layout().columns.contains(auc));
    QTRY_VERIFY_WITH_TIMEOUT(table.screen().table()->model()->columnOf(auc) < 0, patienceMs);
}

void TestScreenEdits::eachEditOfTheTableGoesBackAlone()
{
    Table table;
    QVERIFY(table.isThere());
    const auto before = table.layout();
    auto* view = table.screen().table();
    Q_EMIT view->sortRequested({{auc, Qt::AscendingOrder}});
    Q_EMIT view->groupByRequested(auc);
    Q_EMIT view->pinColumnRequested(auc);
    QCOMPARE(textOf(table.undo()), QStringLiteral("Undo pinning the column auc"));
    table.undo().trigger();
    QCOMPARE(table.layout().pinned, before.pinned);
    QCOMPARE(textOf(table.undo()), QStringLiteral("Undo grouping by auc"));
    table.undo().trigger();
    QCOMPARE(table.layout().arrangement, before.arrangement);
    QVERIFY(table.layout().sort != before.sort);
    QCOMPARE(textOf(table.undo()), QStringLiteral("Undo sorting by auc"));
    table.undo().trigger();
    QCOMPARE(table.layout(), before);
    table.redo().trigger();
    QCOMPARE(table.layout().sort, QList<ColumnSort>({{auc, Qt::AscendingOrder}}));
    QTRY_COMPARE_WITH_TIMEOUT(view->model()->text(0, 0), QStringLiteral("trial-0"), patienceMs);
}

void TestScreenEdits::aWidthThatIsDraggedIsOneStep()
{
    Table table;
    QVERIFY(table.isThere());
    auto* view = table.screen().table();
    const int column = view->model()->columnOf(auc);
    auto* header = view->mainTable()->horizontalHeader();
    const int before = header->sectionSize(column);
    for (const int wider : {7, 19, 42})
        header->resizeSection(column, before + wider);
    QCOMPARE(table.layout().widths.value(auc), before + 42);
    QCOMPARE(textOf(table.undo()), QStringLiteral("Undo resizing the column auc"));
    table.undo().trigger();
    QVERIFY(!table.layout().widths.contains(auc));
    QCOMPARE(header->sectionSize(column), before);
    QVERIFY(!table.undo().isEnabled());
    table.redo().trigger();
    QCOMPARE(header->sectionSize(column), before + 42);
}

void TestScreenEdits::theQueryBeforeComesBack()
{
    Table table;
    QVERIFY(table.isThere());
    auto& window = table.desk.window();
    auto* view = table.screen().table();
    QVERIFY(type(window, QStringLiteral("runsQuery"), QStringLiteral("metrics.auc > 0.85")));
    QVERIFY(!table.undo().isEnabled()); // not entered yet
    auto* line = find(window, QStringLiteral("runsQuery"))->findChild<QLineEdit*>();
    QTest::keyClick(line, Qt::Key_Escape); // what is offered to complete it
    line->setText(QStringLiteral("metrics.auc > 0.85"));
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(view->model()->rowCount(), 1, patienceMs);
    QCOMPARE(textOf(table.undo()), QStringLiteral("Undo searching for metrics.auc > 0.85"));
    view->setFocus();
    QTest::keyClick(view->mainTable(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(view->model()->rowCount(), 3, patienceMs);
    QCOMPARE(table.screen().query(), QString());
    QTest::keyClick(view->mainTable(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE_WITH_TIMEOUT(view->model()->rowCount(), 1, patienceMs);
    QCOMPARE(table.screen().query(), QStringLiteral("metrics.auc > 0.85"));
}

void TestScreenEdits::aTextFieldKeepsItsOwnUndo()
{
    Table table;
    QVERIFY(table.isThere());
    Q_EMIT table.screen().table()->hideColumnRequested(auc);
    QVERIFY(type(table.desk.window(), QStringLiteral("runsQuery"), QStringLiteral("trial")));
    auto* line = find(table.desk.window(), QStringLiteral("runsQuery"))->findChild<QLineEdit*>();
    QTest::keyClick(line, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(line->text() != QLatin1String("trial"));
    QTest::keyClick(line, Qt::Key_Z, Qt::ControlModifier); // also where it has nothing more to take back
    QVERIFY(!table.layout().columns.contains(auc));
    QVERIFY(table.undo().isEnabled());
}

void TestScreenEdits::aViewThatWasOpenedGivesWayToWhatWasThere()
{
    Table table;
    QVERIFY(table.isThere());
    table.desk.window().runsController()->setQuery(QStringLiteral("metrics.auc > 0.75"));
    const auto before = table.screen().view();
    SavedView view;
    view.name = QStringLiteral("best");
    view.query = QStringLiteral("metrics.auc > 0.85");
    view.layout.columns = {auc};
    QVERIFY_RESULT(putSavedView(QString::fromStdString((table.desk.folder() / "views").string()), view));
    Q_EMIT table.screen().savedViewOpenRequested(view.name);
    QTRY_COMPARE_WITH_TIMEOUT(table.screen().query(), view.query, patienceMs);
    QCOMPARE(textOf(table.undo()), QStringLiteral("Undo opening the view best"));
    table.undo().trigger();
    QCOMPARE(table.screen().query(), before.query);
    QCOMPARE(table.layout().sort, before.layout.sort);
    QTRY_COMPARE_WITH_TIMEOUT(table.screen().table()->model()->rowCount(), 2, patienceMs);
    table.redo().trigger();
    QCOMPARE(table.screen().query(), view.query);
}

void TestScreenEdits::aChartThatWasAddedGoesAndComesBack()
{
    Table table;
    QVERIFY(table.isThere());
    auto& window = table.desk.window();
    window.runsController()->compareMatches();
    const auto& board = window.compareController()->board();
    QTRY_COMPARE_WITH_TIMEOUT(board.charts.size(), 1, patienceMs); // which nobody added
    QVERIFY(!table.undo().isEnabled());
    auto* charts = window.compareScreen()->board();
    ChartSpec spec;
    spec.kind = ChartKind::Histogram;
    spec.columns = {auc};
    charts->add(spec);
    QCOMPARE(board.charts.size(), 2);
    QVERIFY2(textOf(table.undo()).startsWith(QLatin1String("Undo adding the chart ")),
             qPrintable(textOf(table.undo())));
    table.undo().trigger();
    QCOMPARE(board.charts.size(), 1);
    QCOMPARE(charts->charts(), board.charts);
    table.redo().trigger();
    QCOMPARE(board.charts.size(), 2);
    Q_EMIT window.compareScreen()->queryCommitted(QStringLiteral("metrics.auc > 0.85"));
    QCOMPARE(textOf(table.undo()), QStringLiteral("Undo comparing only metrics.auc > 0.85"));
    table.undo().trigger();
    QCOMPARE(board.set.query, QString());
}

void TestScreenEdits::anEditOfABoardIsTakenBackWhereItWasMade()
{
    Table table;
    QVERIFY(table.isThere());
    auto& controller = *table.desk.window().compareController();
    Board one, other;
    one.name = QStringLiteral("one");
    other.name = QStringLiteral("other");
    one.objective = other.objective = auc;
    controller.openBoard(one);
    QTRY_COMPARE_WITH_TIMEOUT(controller.board().name, one.name, patienceMs);
    const ColumnKey seed{ColumnKind::Param, QStringLiteral("seed")};
    Q_EMIT table.desk.window().compareScreen()->groupByChosen(seed);
    controller.openBoard(other);
    QTRY_COMPARE_WITH_TIMEOUT(controller.board().name, other.name, patienceMs);
    table.undo().trigger();
    QTRY_COMPARE_WITH_TIMEOUT(controller.board().name, one.name, patienceMs);
    QVERIFY(!controller.board().groupBy);
    table.redo().trigger();
    QCOMPARE(controller.board().groupBy, std::optional(seed));
}

QTEST_MAIN(TestScreenEdits)
#include "tst_screen_edits.moc"
