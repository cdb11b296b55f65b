#include "app/drift/DriftController.h"
#include "app/help/HelpController.h"
#include "models/values/HelpTopic.h"
#include "tests/app/RunDesk.h"
#include "tests/app/ShiftedTable.h"
#include "tests/support/Paths.h"
#include "widgets/charts/FigureCard.h"
#include "widgets/drift/DriftDetailView.h"
#include "widgets/drift/DriftPlanEditor.h"
#include "widgets/drift/DriftResultView.h"
#include "widgets/drift/DriftScreen.h"
#include "widgets/drift/QualityView.h"
#include "widgets/drift/RunTableDialog.h"
#include "widgets/drift/StudyTable.h"
#include "widgets/help/HelpView.h"

#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QSemaphore>
#include <QTextBlock>
#include <QTextBrowser>

using namespace ph;
using namespace ph::testing;

namespace {

const QString studyName = QStringLiteral("now against train");

QString q(const char* text)
{
    return QString::fromUtf8(text);
}

DriftScreen& screenOf(Desk& desk)
{
    return *desk.window().driftScreen();
}

bool openDrift(Desk& desk)
{
    desk.open();
    return !QTest::currentTestFailed() && click(desk.window(), q("nav-drift"));
}

bool typePath(Desk& desk, const QString& field, const QString& path)
{
    if (path.isEmpty() || !type(desk.window(), field, path))
        return false;
    QTest::keyClick(find<QComboBox>(desk.window(), field)->lineEdit(), Qt::Key_Return);
    return true;
}

bool canRun(Desk& desk)
{
    const auto* run = find<QAbstractButton>(desk.window(), q("driftRun"));
    return run && run->isVisible() && run->isEnabled();
}

/// Fills the form for two tables, by day, up to the point where it can run.
void askForAStudy(Desk& desk)
{
    QVERIFY(click(desk.window(), q("driftStartNew")));
    QVERIFY(typePath(desk, q("driftReferencePath"), writeTable(desk, q("train.csv"), 0)));
    QVERIFY(typePath(desk, q("driftCurrentPath"), writeTable(desk, q("now.csv"), 60)));
    QVERIFY(choose(desk.window(), q("driftWindowKind"), q("one after another")));
    QTRY_VERIFY_WITH_TIMEOUT(canRun(desk), patienceMs);
    QCOMPARE(said(desk.window(), q("driftName")), studyName);
}

void runAStudy(Desk& desk)
{
    askForAStudy(desk);
    if (QTest::currentTestFailed())
        return;
    QVERIFY(click(desk.window(), q("driftRun")));
    QTRY_VERIFY_WITH_TIMEOUT(screenOf(desk).result()->study(), patienceMs);
}

/// What the table of columns says of this one; empty where it has no such line.
QString cellOf(Desk& desk, const QString& column, DriftColumnModel::Column what)
{
    const auto* model = find<StudyTable>(desk.window(), q("driftColumns"))->model();
    const auto line = indexOf(*model, column, {}, DriftColumnModel::Name);
    return line.isValid() ? line.siblingAtColumn(what).data().toString() : QString();
}

QStringList filesIn(const Desk& desk, const QString& folder)
{
    return QDir(QString::fromStdString(desk.folder().string()) + u'/' + folder)
        .entryList({q("*.json")}, QDir::Files);
}

/// A server whose run "champion" has such a table; see writeTable().
struct TableStudio : Studio {
    TableStudio() { fixture.addArtifact(champion, q("report/train.csv"), shiftedTable(0)); }
};

RunTableDialog* chooser(Desk& desk)
{
    return desk.window().findChild<RunTableDialog*>();
}

/// Opens the chooser for the reference, and there the tables of the run that the words find.
bool listTablesOf(Desk& desk, const QString& words)
{
    if (!click(desk.window(), q("driftReferenceOfRun")) || !chooser(desk))
        return false;
    auto& dialog = *chooser(desk);
    auto* runs = find<QTreeView>(dialog, q("runTableRuns"));
    const auto isOnly = [runs] { return runs->model()->rowCount() == 1; };
    QTest::keyClicks(find<QWidget>(dialog, q("runTableSearch"))->findChild<QLineEdit*>(), words);
    if (!QTest::qWaitFor(isOnly, patienceMs))
        return false;
    clickIndex(*runs, runs->model()->index(0, 0));
    auto* tables = find<QTreeView>(dialog, q("runTableTables"));
    return QTest::qWaitFor([tables] { return tables->model()->rowCount() > 0; }, patienceMs);
}

bool chooseTable(Desk& desk, const QString& name)
{
    auto* tables = find<QTreeView>(*chooser(desk), q("runTableTables"));
    const auto line = indexOf(*tables->model(), name);
    if (!line.isValid())
        return false;
    clickIndex(*tables, line);
    return true;
}

const FigureCard& figure(Desk& desk, const char* name)
{
    return *find<FigureCard>(desk.window(), q(name));
}

} // namespace

/// Drift, through the window: from two files to a verdict and what stands behind it.
class TestWindowDrift : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void twoTablesAreComparedAndTheColumnThatMovedIsTold()
    {
        Desk desk;
        QVERIFY(openDrift(desk));
        QTRY_VERIFY_WITH_TIMEOUT(isShown(desk.window(), q("driftStart")), patienceMs);
        runAStudy(desk);
        QCOMPARE(cellOf(desk, q("amount"), DriftColumnModel::Verdict), q("Drift"));
        QCOMPARE(cellOf(desk, q("age"), DriftColumnModel::Verdict), q("No drift"));
        QVERIFY(isShown(desk.window(), q("driftVerdict")));
        QVERIFY2(said(desk.window(), q("driftSummary")).startsWith(q("1 of 2")),
                 qPrintable(said(desk.window(), q("driftSummary"))));
        QCOMPARE(screenOf(desk).result()->study()->windows.size(), std::size_t(3));
        QCOMPARE(filesIn(desk, q("drift")).size(), 1);
    }

    void aReferenceIsChosenFromARunAndStudiedOffline()
    {
        TableStudio studio;
        Desk desk;
        desk.know(studio.fixture);
        QVERIFY(openDrift(desk));
        QVERIFY(desk.syncWhole());
        QVERIFY(click(desk.window(), q("driftStartNew")));
        QVERIFY(listTablesOf(desk, q("champion")));
        QVERIFY(chooseTable(desk, q("report/train.csv")));
        QVERIFY(click(*chooser(desk), q("runTableUse")));
        const auto reference = screenOf(desk).editor()->path(DriftPlanEditor::Side::Reference);
        QCOMPARE(reference, q("run:lab/%1/report/train.csv").arg(studio.champion));
        QVERIFY(typePath(desk, q("driftCurrentPath"), writeTable(desk, q("now.csv"), 60)));
        QTRY_VERIFY_WITH_TIMEOUT(canRun(desk), patienceMs);
        studio.fixture.stop(); // it has been fetched
        QVERIFY(click(desk.window(), q("driftRun")));
        QTRY_VERIFY_WITH_TIMEOUT(screenOf(desk).result()->study(), patienceMs);
        QCOMPARE(cellOf(desk, q("amount"), DriftColumnModel::Verdict), q("Drift"));
        const auto& study = *screenOf(desk).result()->study();
        QVERIFY(englishNotes(study.notes)
                    .join(u'\n')
                    .contains(q("report/train.csv of the run champion on lab, fetched")));
        const auto kept = filesIn(desk, q("drift"));
        QFile file(QString::fromStdString(desk.folder().string()) + q("/drift/") + kept.value(0));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains(reference.toUtf8()));
    }

    void aPathThatARunNamesIsShownWholeAndOpenedByWhoUsesIt()
    {
        TableStudio studio;
        Desk desk;
        desk.know(studio.fixture);
        QVERIFY(openDrift(desk));
        QVERIFY(desk.syncWhole());
        QVERIFY(click(desk.window(), q("driftStartNew")));
        QVERIFY(listTablesOf(desk, q("champion")));
        QVERIFY(chooseTable(desk, q("transactions")));
        const auto* source = find<QPlainTextEdit>(*chooser(desk), q("runTableSource"));
        QVERIFY(source->isVisible());
        QCOMPARE(source->toPlainText(), q("/data/t.parquet"));
        QVERIFY(said(*chooser(desk), q("runTableNote")).contains(q("d1g35t")));
        QVERIFY(screenOf(desk).editor()->path(DriftPlanEditor::Side::Reference).isEmpty());
        QVERIFY(click(*chooser(desk), q("runTableUse")));
        QCOMPARE(screenOf(desk).editor()->path(DriftPlanEditor::Side::Reference), q("/data/t.parquet"));
        QTRY_VERIFY_WITH_TIMEOUT(said(desk.window(), q("driftReferenceNote")).contains(q("was not checked")),
                                 patienceMs);
    }

    void anArtifactOfAnOpenRunStartsAStudy()
    {
        TableStudio studio;
        Desk desk;
        QVERIFY(openRunOf(desk, studio));
        auto* page = shownPage(desk.window());
        QVERIFY(page && clickTab(*page, q("Artifacts")));
        QVERIFY(clickFile(*page, q("report/train.csv")));
        const auto answer = Answer::inMenu({q("As the current table")});
        QVERIFY(click(*page, q("artifactStudy")));
        QTRY_VERIFY_WITH_TIMEOUT(answer->isGiven(), patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(screenOf(desk).editor()->path(DriftPlanEditor::Side::Current),
                                  q("run:lab/%1/report/train.csv").arg(studio.champion), patienceMs);
        QVERIFY(screenOf(desk).editor()->isVisible());
    }

    void aLineOpensBothDistributionsAndTheRowsBehindIt()
    {
        Desk desk;
        QVERIFY(openDrift(desk));
        runAStudy(desk);
        auto* table = find<StudyTable>(desk.window(), q("driftColumns"));
        clickIndex(*table, indexOf(*table->model(), q("amount"), {}, DriftColumnModel::Name));
        QTRY_VERIFY_WITH_TIMEOUT(isShown(desk.window(), q("driftHistogram")), patienceMs);
        QCOMPARE(said(desk.window(), q("driftDetailTitle")), q("amount"));
        QCOMPARE(figure(desk, "driftHistogram").figure().legend.size(), 2);
        const auto* rows = find<StudyTable>(desk.window(), q("driftRows"))->model();
        QVERIFY(rows->rowCount() > 0);
        QTest::keyClick(table, Qt::Key_Escape);
        QVERIFY(!isShown(desk.window(), q("driftDetail")));
    }

    void aCellOfTheHeatMapIsThatOfOneDay()
    {
        Desk desk;
        QVERIFY(openDrift(desk));
        runAStudy(desk);
        auto& result = *screenOf(desk).result();
        result.tabs()->setCurrentWidget(result.heat());
        auto* map = result.heat()->map();
        map->setFocus();
        map->setCurrent({0, 2});
        QTest::keyClick(map, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(isShown(desk.window(), q("driftHistogram")), patienceMs);
        QVERIFY2(said(desk.window(), q("driftDetailWhere")).contains(q("2025-11-12")),
                 qPrintable(said(desk.window(), q("driftDetailWhere"))));
        const auto& boxes = figure(desk, "driftBoxes").figure();
        QCOMPARE(boxes.readings.size(), std::size_t(3)); // the days
    }

    void aReportIsSavedAsHtml()
    {
        Desk desk;
        QVERIFY(openDrift(desk));
        runAStudy(desk);
        const auto path = desk.path(q("report.html"));
        const auto answer = Answer::inMenuWithFile({q("Save a report as HTML")}, path);
        QVERIFY(click(desk.window(), q("driftMore")));
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), patienceMs);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto html = QString::fromUtf8(file.readAll());
        QVERIFY(html.contains(q("<h1>Drift report</h1>")) && html.contains(q("amount")));
    }

    void afterARestartTheStudysSettingsAreThere()
    {
        Desk desk;
        QVERIFY(openDrift(desk));
        runAStudy(desk);
        desk.close();
        QVERIFY(openDrift(desk));
        QTRY_VERIFY_WITH_TIMEOUT(isShown(desk.window(), q("driftFailedEdit")), patienceMs);
        QVERIFY(!screenOf(desk).result()->study()); // nothing is worked out unasked
        QVERIFY(click(desk.window(), q("driftEdit")));
        QTRY_VERIFY_WITH_TIMEOUT(canRun(desk), patienceMs);
        const auto plan = screenOf(desk).editor()->plan();
        QCOMPARE(plan.name, studyName);
        QCOMPARE(plan.plan.reference, desk.path(q("train.csv")));
        QVERIFY(plan.plan.window.kind == WindowRule::Kind::Fixed);
        QVERIFY(click(desk.window(), q("driftRun")));
        QTRY_COMPARE_WITH_TIMEOUT(cellOf(desk, q("amount"), DriftColumnModel::Verdict), q("Drift"),
                                  patienceMs);
        QCOMPARE(filesIn(desk, q("drift")).size(), 1); // the same study, run again
    }

    void aLinkShowsAStudyAsItIsKept()
    {
        Desk desk;
        QVERIFY(openDrift(desk));
        runAStudy(desk);
        desk.window().findChild<QAction*>(q("driftLink"))->trigger();
        const auto link = QApplication::clipboard()->text();
        QCOMPARE(link, q("pilothouse://drift/now%20against%20train"));
        // What is in view stays as it is.
        desk.window().openPath(link);
        desk.window().openPath(q("pilothouse://drift/none"));
        QTRY_COMPARE_WITH_TIMEOUT(desk.window().shell()->banner()->text(),
                                  q("The link speaks of a drift study that is not here: none"), patienceMs);
        QVERIFY(screenOf(desk).result()->study());
        desk.close();
        desk.open();
        desk.window().openPath(link);
        QTRY_COMPARE_WITH_TIMEOUT(desk.window().shell()->currentDestination(),
                                  QLatin1String(MainWindow::driftId), patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(isShown(desk.window(), q("driftFailedEdit")), patienceMs);
        QCOMPARE(desk.window().driftController()->current(), studyName);
        QVERIFY(!screenOf(desk).result()->study() && !screenOf(desk).isRunning()); // nobody asked for it
    }

    void aNewStudyIsNotReplacedByTheLastOne()
    {
        Desk desk;
        QVERIFY(openDrift(desk));
        runAStudy(desk);
        desk.close();
        desk.open();
        desk.window().driftController()->newStudy(); // before it is read what was open last
        desk.window().showDestination(QLatin1String(MainWindow::driftId));
        QTRY_COMPARE_WITH_TIMEOUT(desk.window().driftController()->studies(), QStringList(studyName),
                                  patienceMs);
        QVERIFY(isShown(desk.window(), q("driftReferencePath")));
        QCOMPARE(said(desk.window(), q("driftName")), QString());
    }

    void whatIsRemovedIsSetAside()
    {
        Desk desk;
        QVERIFY(openDrift(desk));
        runAStudy(desk);
        const auto kept = filesIn(desk, q("drift"));
        const auto answer = Answer::inMenu({q("Remove the study")});
        QVERIFY(click(desk.window(), q("driftMore")));
        QTRY_VERIFY_WITH_TIMEOUT(isShown(desk.window(), q("driftStart")), patienceMs);
        QCOMPARE(filesIn(desk, q("drift")), QStringList());
        QCOMPARE(filesIn(desk, q("drift/removed")), kept);
        desk.close();
        QVERIFY(openDrift(desk));
        QTRY_VERIFY_WITH_TIMEOUT(isShown(desk.window(), q("driftStart")), patienceMs);
    }

    void whereParquetCannotBeReadTheFormSaysSo()
    {
        Desk desk;
        QVERIFY(openDrift(desk));
        NamedDriftPlan plan;
        plan.plan.duckDb = q("/nowhere/libduckdb.so");
        screenOf(desk).showEditor(plan);
        QVERIFY(typePath(desk, q("driftReferencePath"), data(q("frames/rows.parquet"))));
        QVERIFY(typePath(desk, q("driftCurrentPath"), writeTable(desk, q("now.csv"), 0)));
        QTRY_VERIFY_WITH_TIMEOUT(
            bannerText(desk.window(), q("driftLookTrouble")).contains(q("Parquet is read through DuckDB")),
            patienceMs);
        QVERIFY(!canRun(desk));
        QVERIFY(typePath(desk, q("driftReferencePath"), writeTable(desk, q("train.csv"), 0)));
        QTRY_VERIFY_WITH_TIMEOUT(canRun(desk), patienceMs);
        QVERIFY(!isShown(desk.window(), q("driftLookTrouble")));
    }

    void theLibraryThatReadsParquetIsKeptForThisComputer()
    {
        const auto library = q("/nowhere/else/libduckdb.so");
        Desk desk;
        QVERIFY(openDrift(desk));
        screenOf(desk).showEditor({});
        QVERIFY(typePath(desk, q("driftReferencePath"), data(q("frames/rows.parquet"))));
        QVERIFY(type(desk.window(), q("duckDbPath"), library));
        QTest::keyClick(find<QLineEdit>(desk.window(), q("duckDbPath")), Qt::Key_Return);
        QVERIFY(typePath(desk, q("driftCurrentPath"), writeTable(desk, q("now.csv"), 0)));
        QTRY_VERIFY_WITH_TIMEOUT(isShown(desk.window(), q("driftChooseDuckDb")), patienceMs);
        desk.close();
        QVERIFY(openDrift(desk));
        const auto kept = [&] { return find<QLineEdit>(desk.window(), q("duckDbPath"))->text(); };
        QTRY_COMPARE_WITH_TIMEOUT(kept(), library, patienceMs);
        QCOMPARE(screenOf(desk).editor()->plan().plan.duckDb, QString());
    }

    void aReportOfAnotherToolIsImportedAndStays()
    {
        Desk desk;
        QVERIFY(openDrift(desk));
        desk.window().driftController()->import({data(q("quality/evidently/report-0.7.json"))});
        const auto reports = [&] {
            return find<StudyTable>(desk.window(), q("qualityReports"))->model()->rowCount();
        };
        QTRY_COMPARE_WITH_TIMEOUT(reports(), 1, patienceMs);
        QVERIFY(screenOf(desk).area() == DriftScreen::Area::Reports);
        QTRY_VERIFY_WITH_TIMEOUT(said(desk.window(), q("qualityMade")).contains(q("Evidently")), patienceMs);
        QVERIFY(find<StudyTable>(desk.window(), q("qualityItems"))->model()->rowCount() > 0);
        desk.close();
        QVERIFY(openDrift(desk));
        QTRY_COMPARE_WITH_TIMEOUT(reports(), 1, patienceMs);
    }

    void aCancelledComparisonKeepsItsSettings()
    {
        Desk desk;
        QVERIFY(openDrift(desk));
        // Another comparison is under way: ours waits, however fast it would be.
        QSemaphore goesOn;
        const auto other = desk.workspace().runner().run<void>(
            {.title = {}, .slot = q("drift"), .slotLimit = 1},
            [&goesOn](JobContext&) -> Result<void> {
                goesOn.acquire();
                return {};
            },
            this, [](Result<void>) {});
        askForAStudy(desk);
        if (!QTest::currentTestFailed() && click(desk.window(), q("driftRun")) &&
            QTest::qWaitFor([&] { return isShown(desk.window(), q("driftCancel")); }, patienceMs))
            (void)click(desk.window(), q("driftCancel"));
        goesOn.release(); // whatever came: nothing may hang
        QTRY_VERIFY_WITH_TIMEOUT(isShown(desk.window(), q("driftFailedEdit")), patienceMs);
        QVERIFY(allTexts(screenOf(desk)).contains(q("The comparison was cancelled")));
        QVERIFY(!screenOf(desk).result()->study());
        QVERIFY(click(desk.window(), q("driftFailedEdit")));
        QTRY_VERIFY_WITH_TIMEOUT(canRun(desk), patienceMs);
        QCOMPARE(screenOf(desk).editor()->plan().name, studyName);
        QCOMPARE(filesIn(desk, q("drift")).size(), 1);
    }

    void aStudyThatIsRemovedOrRenamedComesBack()
    {
        Desk desk;
        QVERIFY(openDrift(desk));
        runAStudy(desk);
        auto& window = desk.window();
        const auto& controller = *window.driftController();
        auto& undo = *window.findChild<QAction*>(q("undo"));
        auto& redo = *window.findChild<QAction*>(q("redo"));
        const QStringList asItWas(studyName), renamed(q("March"));
        QTRY_COMPARE_WITH_TIMEOUT(controller.studies(), asItWas, patienceMs);
        Q_EMIT screenOf(desk).renameRequested(q("March"));
        QTRY_COMPARE_WITH_TIMEOUT(controller.studies(), renamed, patienceMs);
        QCOMPARE(undo.text().remove(u'&'), q("Undo renaming the study ") + studyName);
        undo.trigger();
        QTRY_COMPARE_WITH_TIMEOUT(controller.studies(), asItWas, patienceMs);
        QCOMPARE(controller.current(), studyName);
        QVERIFY(screenOf(desk).result()->study()); // what is in view is the same study
        redo.trigger();
        QTRY_COMPARE_WITH_TIMEOUT(controller.studies(), renamed, patienceMs);

        window.findChild<QAction*>(q("driftRemove"))->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(undo.text().remove(u'&'), q("Undo removing the study March"), patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(controller.studies().isEmpty(), patienceMs);
        QCOMPARE(filesIn(desk, q("drift/removed")).size(), 1);
        undo.trigger();
        QTRY_COMPARE_WITH_TIMEOUT(controller.studies(), renamed, patienceMs);
        QVERIFY(filesIn(desk, q("drift/removed")).isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(isShown(window, q("driftFailedEdit")), patienceMs); // as it is kept
        redo.trigger();
        QTRY_VERIFY_WITH_TIMEOUT(controller.studies().isEmpty(), patienceMs);
        undo.trigger();
        QTRY_COMPARE_WITH_TIMEOUT(controller.studies(), renamed, patienceMs);
    }

    void whatCannotBePutBackIsSaidAndForgotten()
    {
        Desk desk;
        QVERIFY(openDrift(desk));
        runAStudy(desk);
        auto& undo = *desk.window().findChild<QAction*>(q("undo"));
        desk.window().findChild<QAction*>(q("driftRemove"))->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(undo.isEnabled(), patienceMs);
        const auto lying = filesIn(desk, q("drift/removed"));
        QCOMPARE(lying.size(), 1);
        QVERIFY(
            QFile::remove(QString::fromStdString(desk.folder().string()) + q("/drift/removed/") + lying[0]));
        undo.trigger();
        QTRY_VERIFY_WITH_TIMEOUT(allTexts(screenOf(desk)).contains(q("The study could not be put back.")),
                                 patienceMs);
        QVERIFY(!undo.isEnabled());
    }

    void aReportThatIsRemovedComesBack()
    {
        Desk desk;
        desk.open();
        auto& window = desk.window();
        window.driftController()->import({data(q("quality/evidently/report-0.7.json"))});
        window.showDestination(QLatin1String(MainWindow::driftId));
        const auto reports = [&] {
            return find<StudyTable>(window, q("qualityReports"))->model()->rowCount();
        };
        QTRY_COMPARE_WITH_TIMEOUT(reports(), 1, patienceMs);
        auto& undo = *window.findChild<QAction*>(q("undo"));
        auto* quality = screenOf(desk).quality();
        QTRY_VERIFY_WITH_TIMEOUT(!quality->selected().isEmpty(), patienceMs);
        Q_EMIT quality->removeRequested(quality->selected());
        QTRY_COMPARE_WITH_TIMEOUT(reports(), 0, patienceMs);
        QVERIFY(undo.text().remove(u'&').startsWith(q("Undo removing the report ")));
        undo.trigger();
        QTRY_COMPARE_WITH_TIMEOUT(reports(), 1, patienceMs);
        window.findChild<QAction*>(q("redo"))->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(reports(), 0, patienceMs);
        undo.trigger();
        QTRY_COMPARE_WITH_TIMEOUT(reports(), 1, patienceMs);
    }

    void helpOpensAtThePartThatIsShown()
    {
        Desk desk;
        QVERIFY(openDrift(desk));
        auto& help = *desk.window().helpController();
        QVERIFY(!help.view());
        QTest::keyClick(&desk.window(), Qt::Key_F1);
        QVERIFY(help.view() && help.view()->isVisible());
        QTRY_COMPARE_WITH_TIMEOUT(said(*help.view(), q("handbookTitle")), q("Drift"), patienceMs);
        screenOf(desk).showArea(DriftScreen::Area::Contracts);
        desk.window().activateWindow(); // its keys are those of the window in front
        QVERIFY(QTest::qWaitForWindowActive(&desk.window()));
        QTest::keyClick(&desk.window(), Qt::Key_F1);
        QCOMPARE(help.view()->place().text(), q("contracts"));
        QVERIFY(type(*help.view(), q("handbookSearch"), q("wasserstein")));
        auto* hits = find<QListWidget>(*help.view(), q("handbookHits"));
        QTRY_VERIFY_WITH_TIMEOUT(hits->isVisible() && hits->count() > 0, patienceMs);
        help.openHelp(helpUrl(q("glossary#psi"))); // as a link anywhere does
        QCOMPARE(help.view()->place().text(), q("glossary#psi"));
        const auto* page = find<QTextBrowser>(*help.view(), q("handbookPage"));
        QVERIFY2(page->textCursor().block().text().startsWith(q("PSI")), "its headings are counted as ours");
    }
};

QTEST_MAIN(TestWindowDrift)
#include "tst_window_drift.moc"
