#include "app/CompareController.h"
#include "app/RunsController.h"
#include "app/compare/BoardFiles.h"
#include "models/values/CompareLink.h"
#include "tests/app/RunDesk.h"
#include "widgets/charts/CurvesView.h"
#include "widgets/compare/BoardView.h"
#include "widgets/compare/CompareScreen.h"
#include "widgets/compare/DifferenceView.h"
#include "widgets/compare/RunLegend.h"
#include "widgets/compare/WhyView.h"

#include <QClipboard>
#include <QListView>
#include <QSignalSpy>

using namespace ph;
using namespace ph::testing;

namespace {

/// A sweep of 24 runs: a loss of 200 points each, with a spike in one of them, an auc that follows the rate.
class Sweep {
public:
    Sweep()
    {
        experiment = fixture.addExperiment(QStringLiteral("fraud"));
        for (int i = 0; i < 24; ++i) {
            Run run;
            run.experimentId = experiment;
            run.name = QStringLiteral("trial-%1").arg(i);
            run.status = i == 23 ? RunStatus::Running : RunStatus::Finished;
            run.startMs = 1'700'000'000'000 + i * 60'000;
            run.endMs = i == 23 ? noTime : run.startMs + 30'000;
            run.metrics = {{QStringLiteral("auc"), 0.7 + 0.01 * i, 10, run.startMs + 1000}};
            run.params = {{QStringLiteral("rate"), QString::number(0.01 * (i + 1))},
                          {QStringLiteral("model"), i % 2 ? QStringLiteral("xgb") : QStringLiteral("lgbm")},
                          {QStringLiteral("seed"), QStringLiteral("7")}};
            const auto id = fixture.addRun(run);
            ids.append(id);
            MetricPoints loss;
            for (int step = 0; step < 200; ++step)
                loss.append(step, run.startMs + step * 100,
                            i == 3 && step == 77 ? 50.0 : 1.0 / (1 + step + i));
            fixture.logHistory(id, QStringLiteral("loss"), loss);
        }
    }
    MlflowFixture fixture;
    QString experiment;
    QStringList ids;
};

CompareScreen& screen(Desk& desk)
{
    return *desk.window().compareScreen();
}

/// Chooses the experiment, and all of its runs through the button.
bool compareAll(Desk& desk, const QString& experiment)
{
    auto& window = desk.window();
    if (!openExperiment(window, experiment))
        return false;
    QSignalSpy shown(window.compareController(), &CompareController::runsShown);
    return click(window, QStringLiteral("compareMatchesButton")) &&
           (!shown.isEmpty() || shown.wait(patienceMs));
}

bool waitForCount(Desk& desk, const QString& words)
{
    return QTest::qWaitFor([&] { return said(desk.window(), QStringLiteral("compareCount")) == words; },
                           patienceMs);
}

CurvesView* curves(Desk& desk)
{
    for (auto* view : screen(desk).board()->views()) {
        if (auto* found = qobject_cast<CurvesView*>(view))
            return found;
    }
    return nullptr;
}

} // namespace

/// Comparing runs, as a person does it at the window.
class TestWindowCompare : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everythingThatMatchesIsComparedLive();
    void theBoardStartsWithTheObjectiveAndASearchBox();
    void aQueryNarrowsTheSetAndAnErrorIsPointedAt();
    void selectedRunsAreAFixedSet();
    void aChartIsFoundByTypingAndComesBackAfterRemoval();
    void hoverAndSelectionAreOneInLegendChartsAndTable();
    void groupsAndBaselineReachTheTable();
    void curvesCarryEveryRunAndKeepTheSpike();
    void aCurveFollowsItsRunWhileThatGoesOn();
    void theBoardIsKeptAsAFileAndOpenedAgain();
    void aBoardThatCannotBeReadIsNotWrittenOver();
    void aLinkOpensTheSameComparison();
    void whatComesFromElsewhereTakesNobodysPlace();
    void theRunsOfOneBoardAreNeverShownOnAnother();
    void whyDifferentSaysWhatDiffers();
    void everythingWorksWithTheServerGone();
    void whatIsNotCachedIsNamed();
    void aComparisonIsSharedAsOneFile();
    void aChartIsSavedAndCopiedAsAPicture();
};

void TestWindowCompare::everythingThatMatchesIsComparedLive()
{
    Sweep sweep;
    Desk desk;
    desk.know(sweep.fixture);
    desk.open();
    QVERIFY(desk.syncWhole());
    QVERIFY(compareAll(desk, QStringLiteral("fraud")));
    QCOMPARE(desk.window().shell()->currentDestination(), QLatin1String(MainWindow::compareId));
    QCOMPARE(said(desk.window(), QStringLiteral("compareTitle")), QStringLiteral("fraud"));
    QVERIFY(waitForCount(desk, QStringLiteral("24 runs")));
    QCOMPARE(desk.window().compareController()->board().set.kind, CompareSet::Kind::Live);
    // A run that comes later belongs to it.
    Run late;
    late.experimentId = sweep.experiment;
    late.name = QStringLiteral("late");
    late.status = RunStatus::Finished;
    late.startMs = 1'700'100'000'000;
    late.endMs = late.startMs + 1;
    late.metrics = {{QStringLiteral("auc"), 0.99, 0, late.startMs}};
    sweep.fixture.addRun(late);
    QVERIFY(waitForCount(desk, QStringLiteral("25 runs")));
    QVERIFY(indexOf(*screen(desk).legend()->model(), QStringLiteral("late")).isValid());
}

void TestWindowCompare::theBoardStartsWithTheObjectiveAndASearchBox()
{
    Sweep sweep;
    Desk desk;
    desk.know(sweep.fixture);
    desk.open();
    QVERIFY(desk.syncWhole());
    QVERIFY(compareAll(desk, QStringLiteral("fraud")));
    const auto& board = desk.window().compareController()->board();
    QVERIFY(QTest::qWaitFor([&] { return !board.charts.isEmpty(); }, patienceMs));
    QCOMPARE(board.charts.size(), 1);
    QCOMPARE(board.charts.first().kind, ChartKind::Curves);
    QCOMPARE(board.charts.first().columns, QList<ColumnKey>{*board.objective});
    QVERIFY(isShown(desk.window(), QStringLiteral("chartSearch")));
    // The best stands first.
    const auto& rows = screen(desk).legend()->rows();
    const bool lower = directionFromName(board.objective->name) == MetricDirection::LowerIsBetter;
    QVERIFY(lower ? rows.at(0).value <= rows.at(5).value : rows.at(0).value >= rows.at(5).value);
}

void TestWindowCompare::aQueryNarrowsTheSetAndAnErrorIsPointedAt()
{
    Sweep sweep;
    Desk desk;
    desk.know(sweep.fixture);
    desk.open();
    QVERIFY(desk.syncWhole());
    QVERIFY(compareAll(desk, QStringLiteral("fraud")));
    QVERIFY(type(desk.window(), QStringLiteral("compareQuery"), QStringLiteral("params.model = 'xgb'")));
    QVERIFY(waitForCount(desk, QStringLiteral("12 runs")));
    QVERIFY(type(desk.window(), QStringLiteral("compareQuery"), QStringLiteral("params.model =")));
    QVERIFY(QTest::qWaitFor(
        [&] {
            return !said(*find(desk.window(), QStringLiteral("compareQuery")),
                         QStringLiteral("searchMessage"))
                        .isEmpty();
        },
        patienceMs));
    QVERIFY(waitForCount(desk, QStringLiteral("12 runs"))); // what was shown stays
    QVERIFY(type(desk.window(), QStringLiteral("compareQuery"), QStringLiteral("params.model = 'none'")));
    QVERIFY(
        QTest::qWaitFor([&] { return isShown(desk.window(), QStringLiteral("compareState")); }, patienceMs));
}

void TestWindowCompare::selectedRunsAreAFixedSet()
{
    Sweep sweep;
    Desk desk;
    desk.know(sweep.fixture);
    desk.open();
    QVERIFY(desk.syncWhole());
    auto* table = find<QTableView>(desk.window(), QStringLiteral("runsTable"));
    QVERIFY(QTest::qWaitFor([&] { return indexOf(*table->model(), QStringLiteral("trial-4")).isValid(); },
                            patienceMs));
    int column = 0;
    while (table->isColumnHidden(column))
        ++column;
    clickIndex(*table, indexOf(*table->model(), QStringLiteral("trial-4")).siblingAtColumn(column));
    clickIndex(*table, indexOf(*table->model(), QStringLiteral("trial-7")).siblingAtColumn(column),
               Qt::ControlModifier);
    QVERIFY(click(desk.window(), QStringLiteral("compareRuns")));
    QVERIFY(waitForCount(desk, QStringLiteral("2 runs")));
    const auto& board = desk.window().compareController()->board();
    QCOMPARE(board.set.kind, CompareSet::Kind::Fixed);
    QCOMPARE(board.name, QStringLiteral("fraud")); // the charts of their experiment
    QVERIFY(!isShown(desk.window(), QStringLiteral("compareQuery")));
}

void TestWindowCompare::aChartIsFoundByTypingAndComesBackAfterRemoval()
{
    Sweep sweep;
    Desk desk;
    desk.know(sweep.fixture);
    desk.open();
    QVERIFY(desk.syncWhole());
    QVERIFY(compareAll(desk, QStringLiteral("fraud")));
    const auto& board = desk.window().compareController()->board();
    QVERIFY(QTest::qWaitFor([&] { return board.charts.size() == 1; }, patienceMs));
    QVERIFY(type(desk.window(), QStringLiteral("chartSearch"), QStringLiteral("scatter rate")));
    auto* field = find(desk.window(), QStringLiteral("chartSearch"));
    auto* line = field->findChild<QLineEdit*>();
    auto* popup = field->findChild<QListView*>(QStringLiteral("completions"));
    QVERIFY(QTest::qWaitFor([&] { return popup->isVisible(); }, patienceMs));
    QTest::keyClick(line, Qt::Key_Return);
    QCOMPARE(board.charts.size(), 2);
    QCOMPARE(board.charts[1].kind, ChartKind::Scatter);
    QVERIFY(board.charts[1].columns.contains(ColumnKey{ColumnKind::Param, QStringLiteral("rate")}));

    auto* card = find<ChartCard>(desk.window(), QStringLiteral("chartCard"));
    for (auto* one : desk.window().findChildren<ChartCard*>()) {
        if (one->spec().id == board.charts[1].id)
            card = one;
    }
    Q_EMIT card->removeWanted();
    QCOMPARE(board.charts.size(), 1);
    QVERIFY(bannerText(desk.window(), QStringLiteral("compareBanner")).contains(QStringLiteral("removed")));
    QVERIFY(click(desk.window(), QStringLiteral("undo")));
    QCOMPARE(board.charts.size(), 2);
}

void TestWindowCompare::hoverAndSelectionAreOneInLegendChartsAndTable()
{
    Sweep sweep;
    Desk desk;
    desk.know(sweep.fixture);
    desk.open();
    QVERIFY(desk.syncWhole());
    QVERIFY(compareAll(desk, QStringLiteral("fraud")));
    auto* legend = screen(desk).legend();
    QVERIFY(QTest::qWaitFor([&] { return legend->model()->rowCount() == 24; }, patienceMs));
    auto& linked = screen(desk).linked();
    clickIndex(*legend, legend->model()->index(2, 0));
    QCOMPARE(linked.selected(), LinkedRuns::Ids({legend->rows().at(2).runs.first()}));
    // From elsewhere to the legend.
    linked.select({legend->rows().at(5).runs.first(), legend->rows().at(6).runs.first()});
    QCOMPARE(legend->selectionModel()->selectedIndexes().size(), 2);
    // The eye.
    QTest::mouseClick(legend->viewport(), Qt::LeftButton, {},
                      legend->visualRect(legend->model()->index(0, 0)).topLeft() + QPoint(8, 8));
    QVERIFY(linked.isHidden(legend->rows().at(0).runs.first()));
    QCOMPARE(legend->selectionModel()->selectedIndexes().size(), 2);
    // A selection survives what sync brings.
    const auto before = linked.selected();
    sweep.fixture.logMetric(sweep.ids.last(), QStringLiteral("auc"), 0.93, 11);
    QSignalSpy shown(desk.window().compareController(), &CompareController::runsShown);
    QVERIFY(shown.wait(patienceMs));
    QCOMPARE(linked.selected(), before);
}

void TestWindowCompare::groupsAndBaselineReachTheTable()
{
    Sweep sweep;
    Desk desk;
    desk.know(sweep.fixture);
    desk.open();
    QVERIFY(desk.syncWhole());
    QVERIFY(compareAll(desk, QStringLiteral("fraud")));
    QVERIFY(waitForCount(desk, QStringLiteral("24 runs")));
    auto* controller = desk.window().compareController();
    QSignalSpy shown(controller, &CompareController::runsShown);
    Q_EMIT screen(desk).groupByChosen(ColumnKey{ColumnKind::Param, QStringLiteral("model")});
    QVERIFY(
        QTest::qWaitFor([&] { return controller->runs() && controller->runs()->isGrouped(); }, patienceMs));
    QCOMPARE(screen(desk).legend()->model()->rowCount(), 2);
    Q_EMIT screen(desk).groupByChosen(std::nullopt);
    QVERIFY(QTest::qWaitFor([&] { return !controller->runs()->isGrouped(); }, patienceMs));
    auto* legend = screen(desk).legend();
    legend->setCurrentIndex(legend->model()->index(4, 0));
    legend->setFocus();
    QTest::keyClick(legend, Qt::Key_B);
    QVERIFY(QTest::qWaitFor([&] { return controller->runs()->baseline.has_value(); }, patienceMs));
    QVERIFY(said(desk.window(), QStringLiteral("baselineButton")).contains(QStringLiteral("trial")));
    QVERIFY(click(desk.window(), QStringLiteral("baselineButton")));
    QVERIFY(QTest::qWaitFor([&] { return !controller->runs()->baseline; }, patienceMs));
}

void TestWindowCompare::curvesCarryEveryRunAndKeepTheSpike()
{
    Sweep sweep;
    Desk desk;
    desk.know(sweep.fixture);
    desk.open();
    QVERIFY(desk.syncWhole());
    QVERIFY(compareAll(desk, QStringLiteral("fraud")));
    QVERIFY(waitForCount(desk, QStringLiteral("24 runs")));
    Q_EMIT screen(desk).objectiveChosen({ColumnKind::Metric, QStringLiteral("loss")});
    ChartSpec spec;
    spec.columns = {{ColumnKind::Metric, QStringLiteral("loss")}};
    for (auto* view : screen(desk).board()->views())
        QVERIFY(view);
    screen(desk).board()->add(spec);
    CurvesView* view = nullptr;
    for (auto* one : screen(desk).board()->views()) {
        if (one->spec().columns == spec.columns)
            view = qobject_cast<CurvesView*>(one);
    }
    QVERIFY(view);
    // 24 runs of 200 points.
    QVERIFY(QTest::qWaitFor([&] { return view->table().rows == 24 * 200; }, patienceMs));
    const auto table = view->table();
    bool spike = false;
    for (qsizetype row = 0; row < table.rows; ++row)
        spike = spike || table.row(row).last() == QStringLiteral("50");
    QVERIFY(spike);
    QVERIFY2(view->remark().isEmpty(), qPrintable(view->remark()));
}

void TestWindowCompare::aCurveFollowsItsRunWhileThatGoesOn()
{
    Sweep sweep;
    Desk desk;
    desk.know(sweep.fixture);
    desk.open();
    QVERIFY(desk.syncWhole());
    QVERIFY(compareAll(desk, QStringLiteral("fraud")));
    ChartSpec spec;
    spec.columns = {{ColumnKind::Metric, QStringLiteral("loss")}};
    screen(desk).board()->add(spec);
    auto* view = qobject_cast<CurvesView*>(screen(desk).board()->views().last());
    QVERIFY(view);
    QVERIFY(QTest::qWaitFor([&] { return view->table().rows == 24 * 200; }, patienceMs));
    sweep.fixture.logMetric(sweep.ids.last(), QStringLiteral("loss"), 0.001, 200, 1'700'000'000'000);
    QVERIFY(QTest::qWaitFor([&] { return view->table().rows == 24 * 200 + 1; }, patienceMs));
}

void TestWindowCompare::theBoardIsKeptAsAFileAndOpenedAgain()
{
    Sweep sweep;
    Desk desk;
    desk.know(sweep.fixture);
    desk.open();
    QVERIFY(desk.syncWhole());
    QVERIFY(compareAll(desk, QStringLiteral("fraud")));
    QVERIFY(waitForCount(desk, QStringLiteral("24 runs")));
    const BoardFiles files(QString::fromStdString((desk.folder() / "boards").string()));
    Q_EMIT screen(desk).groupByChosen(ColumnKey{ColumnKind::Param, QStringLiteral("model")});
    QVERIFY(QTest::qWaitFor(
        [&] {
            const auto kept = files.load(QStringLiteral("fraud"));
            return kept && *kept && (*kept)->groupBy && (*kept)->charts.size() == 1;
        },
        patienceMs));
    desk.close();
    desk.open();
    QVERIFY(!desk.window().compareController()->runs()); // nobody looks yet
    desk.window().showDestination(QLatin1String(MainWindow::compareId));
    QVERIFY(
        QTest::qWaitFor([&] { return desk.window().compareController()->runs() != nullptr; }, patienceMs));
    QCOMPARE(desk.window().compareController()->board().name, QStringLiteral("fraud"));
    QVERIFY(desk.window().compareController()->runs()->isGrouped());
}

void TestWindowCompare::aBoardThatCannotBeReadIsNotWrittenOver()
{
    Sweep sweep;
    Desk desk;
    desk.know(sweep.fixture);
    const auto folder = desk.folder() / "boards";
    std::filesystem::create_directories(folder);
    const auto path = QString::fromStdString((folder / "fraud.json").string());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("somebody's, half written {");
    file.close();
    desk.open();
    QVERIFY(desk.syncWhole());
    QVERIFY(compareAll(desk, QStringLiteral("fraud")));
    QVERIFY(bannerText(desk.window(), QStringLiteral("compareBanner")).contains(QStringLiteral("fraud")));
    QTest::qWait(1200); // longer than a board waits to be kept
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("somebody's, half written {"));
}

void TestWindowCompare::aLinkOpensTheSameComparison()
{
    Sweep sweep;
    Desk desk;
    desk.know(sweep.fixture);
    desk.open();
    QVERIFY(desk.syncWhole());
    Board board;
    board.name = QStringLiteral("from mail");
    board.set.query = QStringLiteral("metrics.auc > 0.895");
    board.set.experiments = {{QStringLiteral("lab"), QStringLiteral("fraud")}};
    board.objective = ColumnKey{ColumnKind::Metric, QStringLiteral("auc")};
    board.directions[QStringLiteral("loss")] = MetricDirection::HigherIsBetter;
    ChartSpec loss;
    loss.id = QStringLiteral("c4");
    loss.columns = {{ColumnKind::Metric, QStringLiteral("loss")}};
    board.charts = {loss};
    desk.window().openPath(compareLink(board));
    QVERIFY(waitForCount(desk, QStringLiteral("4 runs")));
    QCOMPARE(screen(desk).board()->views().size(), 1);
    QVERIFY(desk.window().compareController()->board() == board);
    auto answer = Answer::inMenu({QStringLiteral("Copy a link")});
    QVERIFY(click(desk.window(), QStringLiteral("shareButton")));
    QVERIFY(QTest::qWaitFor([&] { return answer->isGiven(); }, patienceMs));
    QCOMPARE(QGuiApplication::clipboard()->text(), compareLink(board));
    // A chart that is added now is in the next link.
    loss.id = QStringLiteral("c5");
    screen(desk).board()->add(loss);
    auto again = Answer::inMenu({QStringLiteral("Copy a link")});
    QVERIFY(click(desk.window(), QStringLiteral("shareButton")));
    QVERIFY(QTest::qWaitFor([&] { return again->isGiven(); }, patienceMs));
    QCOMPARE(parseCompareLink(QGuiApplication::clipboard()->text())->charts.size(), 2);
}

void TestWindowCompare::whatComesFromElsewhereTakesNobodysPlace()
{
    Sweep sweep;
    Desk desk;
    desk.know(sweep.fixture);
    desk.open();
    QVERIFY(desk.syncWhole());
    const BoardFiles files(QString::fromStdString((desk.folder() / "boards").string()));
    Board mine;
    mine.name = QStringLiteral("mine");
    mine.set.query = QStringLiteral("metrics.auc > 0.5");
    QVERIFY_RESULT(files.keep(mine, std::nullopt));
    auto other = mine;
    other.set.query = QStringLiteral("metrics.auc > 0.895");
    const auto isUntouched = [&] {
        const auto kept = files.load(mine.name);
        return kept && *kept && **kept == mine;
    };
    // By a link,
    desk.window().openPath(compareLink(other));
    QVERIFY(waitForCount(desk, QStringLiteral("4 runs")));
    QCOMPARE(desk.window().compareController()->board().name, QStringLiteral("mine 2"));
    // from a file,
    QFile mailed(desk.path(QStringLiteral("mailed.json")));
    QVERIFY(mailed.open(QIODevice::WriteOnly));
    other.set.query = QStringLiteral("metrics.auc > 0.885");
    mailed.write(boardText(other));
    mailed.close();
    desk.window().compareController()->openBoardFile(mailed.fileName());
    QVERIFY(waitForCount(desk, QStringLiteral("5 runs")));
    QVERIFY(desk.window().compareController()->board().name != mine.name);
    // and under a name that is taken.
    Q_EMIT screen(desk).boardSaveRequested(mine.name);
    QVERIFY(QTest::qWaitFor(
        [&] {
            return bannerText(desk.window(), QStringLiteral("compareBanner"))
                .contains(QStringLiteral("already"));
        },
        patienceMs));
    QVERIFY_RESULT(desk.window().compareController()->keepNow());
    QVERIFY(isUntouched());
}

void TestWindowCompare::theRunsOfOneBoardAreNeverShownOnAnother()
{
    Sweep sweep;
    Desk desk;
    desk.know(sweep.fixture);
    desk.open();
    QVERIFY(desk.syncWhole());
    desk.window().showDestination(QLatin1String(MainWindow::compareId));
    auto* controller = desk.window().compareController();
    Board all, one;
    all.name = QStringLiteral("all");
    one.name = QStringLiteral("one");
    one.set = {CompareSet::Kind::Fixed, {}, {}, {{QStringLiteral("lab"), sweep.ids[0]}}};
    std::size_t most = 0;
    connect(controller, &CompareController::runsShown, this, [&] {
        if (controller->board().name == one.name)
            most = std::max(most, controller->runs()->size());
    });
    for (int i = 0; i < 5; ++i) {
        controller->openBoard(all);
        QVERIFY(QTest::qWaitFor([&] { return controller->board().name == all.name; }, patienceMs));
        controller->openBoard(one); // while the other's runs are on their way
        QVERIFY(QTest::qWaitFor(
            [&] { return controller->board().name == one.name && controller->runs() != nullptr; },
            patienceMs));
    }
    QCOMPARE(most, std::size_t(1));
    disconnect(controller, nullptr, this, nullptr);
}

void TestWindowCompare::whyDifferentSaysWhatDiffers()
{
    Sweep sweep;
    Desk desk;
    desk.know(sweep.fixture);
    desk.open();
    QVERIFY(desk.syncWhole());
    QVERIFY(compareAll(desk, QStringLiteral("fraud")));
    QVERIFY(waitForCount(desk, QStringLiteral("24 runs")));
    screen(desk).showPart(CompareScreen::Part::Why);
    auto* legend = screen(desk).legend();
    screen(desk).linked().select({legend->rows().at(0).runs.first(), legend->rows().at(1).runs.first()});
    QVERIFY(QTest::qWaitFor(
        [&] {
            const auto words = screen(desk).why()->markdown();
            return words.contains(QStringLiteral("rate")) && words.contains(QStringLiteral("model"));
        },
        patienceMs));
}

void TestWindowCompare::everythingWorksWithTheServerGone()
{
    Sweep sweep;
    Desk desk;
    desk.know(sweep.fixture);
    desk.open();
    QVERIFY(desk.syncWhole());
    QVERIFY(compareAll(desk, QStringLiteral("fraud")));
    auto* view = curves(desk);
    QVERIFY(QTest::qWaitFor(
        [&] {
            view = curves(desk);
            return view && view->table().rows > 0;
        },
        patienceMs));
    QVERIFY_RESULT(desk.window().compareController()->keepNow()); // as at the end of the program
    desk.close();
    sweep.fixture.stop();
    desk.open();
    desk.window().showDestination(QLatin1String(MainWindow::compareId));
    QVERIFY(waitForCount(desk, QStringLiteral("24 runs")));
    QVERIFY(QTest::qWaitFor(
        [&] {
            view = curves(desk);
            return view && view->table().rows > 0;
        },
        patienceMs));
}

void TestWindowCompare::whatIsNotCachedIsNamed()
{
    Sweep sweep;
    Desk desk;
    desk.know(sweep.fixture);
    desk.open();
    QVERIFY(desk.syncWhole());
    Board board;
    board.name = QStringLiteral("old");
    board.set = {CompareSet::Kind::Fixed,
                 {},
                 {},
                 {{QStringLiteral("lab"), sweep.ids[0]},
                  {QStringLiteral("lab"), QStringLiteral("gone-since")},
                  {QStringLiteral("nowhere"), QStringLiteral("x")}}};
    desk.window().compareController()->openBoard(board);
    desk.window().showDestination(QLatin1String(MainWindow::compareId));
    QVERIFY(waitForCount(desk, QStringLiteral("1 runs"))); // no plural forms are loaded here
    QVERIFY(bannerText(desk.window(), QStringLiteral("compareBanner")).contains(QStringLiteral("2")));
}

void TestWindowCompare::aComparisonIsSharedAsOneFile()
{
    Sweep sweep;
    Desk desk;
    desk.know(sweep.fixture);
    desk.open();
    QVERIFY(desk.syncWhole());
    QVERIFY(compareAll(desk, QStringLiteral("fraud")));
    QVERIFY(waitForCount(desk, QStringLiteral("24 runs")));
    screen(desk).linked().setHidden({desk.window().compareController()->runs()->rowId(23)});
    for (const auto& suffix : {QStringLiteral("html"), QStringLiteral("pdf")}) {
        const auto path = desk.path(QStringLiteral("report.") + suffix);
        auto answer = Answer::inMenuWithFile(
            {suffix == QLatin1String("html") ? QStringLiteral("As one HTML") : QStringLiteral("As PDF")},
            path);
        QVERIFY(click(desk.window(), QStringLiteral("shareButton")));
        QVERIFY(QTest::qWaitFor([&] { return answer->isGiven() && QFile::exists(path); }, patienceMs));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto bytes = file.readAll();
        if (suffix == QLatin1String("pdf")) {
            QVERIFY(bytes.startsWith("%PDF-"));
        } else {
            QVERIFY(bytes.contains("trial-23"));
            QVERIFY(bytes.contains("hidden on the screen")); // and so not in the charts
            QVERIFY(!bytes.contains("http://") && !bytes.contains("https://"));
            QVERIFY(!bytes.contains("<script"));
        }
    }
}

void TestWindowCompare::aChartIsSavedAndCopiedAsAPicture()
{
    Sweep sweep;
    Desk desk;
    desk.know(sweep.fixture);
    desk.open();
    QVERIFY(desk.syncWhole());
    QVERIFY(compareAll(desk, QStringLiteral("fraud")));
    QVERIFY(waitForCount(desk, QStringLiteral("24 runs")));
    screen(desk).linked().setHidden({desk.window().compareController()->runs()->rowId(0)});
    const std::pair<QString, QByteArray> kinds[] = {{QStringLiteral("PNG"), "\x89PNG"},
                                                    {QStringLiteral("SVG"), "<?xml"},
                                                    {QStringLiteral("PDF"), "%PDF-"}};
    for (const auto& [kind, begins] : kinds) {
        const auto path = desk.path(QStringLiteral("chart.") + kind.toLower());
        auto answer = Answer::inMenuWithFile({QStringLiteral("Save as ") + kind}, path);
        QVERIFY(click(desk.window(), QStringLiteral("chartMore")));
        QVERIFY(QTest::qWaitFor([&] { return answer->isGiven() && QFile::exists(path); }, patienceMs));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto bytes = file.readAll();
        QVERIFY(bytes.startsWith(begins));
        QCOMPARE(bytes.contains("hidden on the screen"), kind == QLatin1String("SVG")); // others hold no text
    }
    QGuiApplication::clipboard()->clear();
    auto answer = Answer::inMenu({QStringLiteral("Copy picture")});
    QVERIFY(click(desk.window(), QStringLiteral("chartMore")));
    QVERIFY(QTest::qWaitFor(
        [&] { return answer->isGiven() && !QGuiApplication::clipboard()->image().isNull(); }, patienceMs));

    ChartSpec histogram; // whose table is of what is drawn
    histogram.kind = ChartKind::Histogram;
    histogram.columns = {{ColumnKind::Metric, QStringLiteral("loss")}};
    auto* board = screen(desk).board();
    board->add(histogram);
    Q_EMIT board->pictureWanted(board->views().last(), ChartCard::Picture::CopyTable);
    const auto copied = said(desk.window(), QStringLiteral("compareMessage"));
    QVERIFY2(copied.contains(QStringLiteral("hidden on the screen")), qPrintable(copied));
}

QTEST_MAIN(TestWindowCompare)
#include "tst_window_compare.moc"
