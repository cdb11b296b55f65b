#include "app/shots/DriftSample.h"
#include "tests/support/ChildWidget.h"
#include "tests/support/Testing.h"
#include "widgets/charts/FigureCard.h"
#include "widgets/common/Badge.h"
#include "widgets/common/Banner.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/StateView.h"
#include "widgets/drift/DriftDetailView.h"
#include "widgets/drift/DriftPlanEditor.h"
#include "widgets/drift/DriftResultView.h"
#include "widgets/drift/DriftScreen.h"
#include "widgets/drift/QualityView.h"
#include "widgets/drift/StudyTable.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDropEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QUrl>

using namespace ph;
using ph::testing::child;
using namespace ph::sample;

namespace {

QString q(const char* text)
{
    return QString::fromUtf8(text);
}

const FrameSchema tableSchema{{q("at"), FrameType::Timestamp, FrameRole::Timestamp},
                              {q("age"), FrameType::Number, FrameRole::Feature},
                              {q("region"), FrameType::Category, FrameRole::Feature},
                              {q("device"), FrameType::Category, FrameRole::Feature}};

struct Stage {
    DriftScreen screen{nullptr, driftClock};
    void show(QSize size = {1280, 800})
    {
        screen.resize(size);
        screen.show();
        screen.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&screen));
    }
    void showStudy()
    {
        screen.showStudies({q("fraud"), q("churn")}, q("fraud"));
        screen.showStudy(sampleStudy());
        show();
    }
    QString said(const char* name)
    {
        const auto* label = child<PlainLabel>(screen, name);
        return label->isVisibleTo(&screen) ? label->text() : QString();
    }
    bool isShown(const char* name) { return child<QWidget>(screen, name)->isVisibleTo(&screen); }
    void type(const char* name, const char* text)
    {
        auto* edit = child<QLineEdit>(screen, name);
        edit->setFocus();
        edit->clear();
        QTest::keyClicks(edit, q(text));
        QTest::keyClick(edit, Qt::Key_Return);
    }
    void choosePath(const char* name, const char* path)
    {
        auto* edit = child<QComboBox>(screen, name)->lineEdit();
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, q(path));
        QTest::keyClick(edit, Qt::Key_Return);
    }
};

} // namespace

class TestDriftScreen : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        applyTheme(*qApp, SchemeChoice::Light);
    }

    // --- asking

    void withoutAStudyItOffersOne()
    {
        Stage stage;
        stage.show();
        QVERIFY(stage.isShown("driftStart"));
        QSignalSpy asked(&stage.screen, &DriftScreen::newRequested);
        child<QAbstractButton>(stage.screen, "driftStartNew")->click();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(stage.said("driftTitle"), q("Drift"));
        QVERIFY(!stage.isShown("driftNew")); // it is offered once
        stage.screen.showEditor({});
        QVERIFY(stage.isShown("driftNew"));
    }

    void bothTablesAreLookedAtAsSoonAsTheyAreNamed()
    {
        Stage stage;
        stage.show();
        stage.screen.showEditor({});
        QSignalSpy looks(stage.screen.editor(), &DriftPlanEditor::looksWanted);
        stage.choosePath("driftReferencePath", "/data/train.csv");
        QCOMPARE(looks.size(), 0);
        QCOMPARE(stage.said("driftPlanProblem"), q("Choose the current table."));
        stage.choosePath("driftCurrentPath", "/data/now.db#rows");
        QCOMPARE(looks.size(), 1);
        QCOMPARE(looks[0][1].toString(), q("/data/now.db#rows"));
        QCOMPARE(child<QLineEdit>(stage.screen, "driftName")->text(), q("now against train"));
        QVERIFY(!child<QAbstractButton>(stage.screen, "driftRun")->isEnabled());
        stage.screen.editor()->showSchemas(tableSchema, tableSchema);
        QCOMPARE(stage.screen.editor()->problem(), QString());
        QVERIFY(child<QAbstractButton>(stage.screen, "driftRun")->isEnabled());
    }

    void aFormBecomesAPlan()
    {
        Stage stage;
        stage.show();
        NamedDriftPlan named;
        named.plan.reference = named.plan.current = q("/data/all.csv");
        named.plan.duckDb = q("/opt/libduckdb.so");
        stage.screen.showEditor(named);
        stage.screen.editor()->showSchemas(tableSchema, tableSchema);
        QCOMPARE(stage.said("driftPlanProblem"), q("Both are the same rows: say of which time each is."));
        stage.type("driftReferenceTo", "2026-11-01");
        stage.type("driftCurrentFrom", "2026-11-01 06:00");
        auto* kind = child<QComboBox>(stage.screen, "driftWindowKind");
        kind->setCurrentIndex(kind->findData(int(WindowRule::Kind::Sliding)));
        stage.type("driftWindowLength", "2d");
        stage.type("driftWindowStep", "2d");
        QVERIFY(stage.said("driftPlanProblem").contains(q("sliding")));
        stage.type("driftWindowStep", "12h");
        auto* first = child<QComboBox>(stage.screen, "driftSegmentFirst");
        first->setCurrentIndex(first->findData(q("region")));
        auto* crossed = child<QComboBox>(stage.screen, "driftSegmentCrossed");
        crossed->setCurrentIndex(crossed->findData(q("device")));
        child<QAbstractButton>(stage.screen, "driftSegmentAdd")->click();
        auto* defaults = child<QComboBox>(stage.screen, "driftDefaults");
        defaults->setCurrentIndex(defaults->findData(int(DriftDefaults::Evidently)));
        QSignalSpy run(&stage.screen, &DriftScreen::runRequested);
        child<QAbstractButton>(stage.screen, "driftRun")->click();
        QCOMPARE(run.size(), 1);
        const auto plan = run[0][0].value<NamedDriftPlan>();
        QCOMPARE(plan.name, q("all"));
        QCOMPARE(planTimeText(plan.plan.referenceTime.toMs), q("2026-11-01"));
        QCOMPARE(planTimeText(plan.plan.currentTime.fromMs), q("2026-11-01T06:00:00Z"));
        QVERIFY(
            (plan.plan.window == WindowRule{WindowRule::Kind::Sliding, 2 * driftDayMs, driftDayMs / 2, 0}));
        QCOMPARE(plan.plan.segments, (QList<QStringList>{{q("region"), q("device")}}));
        QVERIFY(plan.plan.rules.defaults == DriftDefaults::Evidently);
        QCOMPARE(plan.plan.rules.leastShare, 0.5);
        QCOMPARE(plan.plan.duckDb, q("/opt/libduckdb.so"));
    }

    void whatCannotBeReadIsSaidWhereItIsAskedFor()
    {
        Stage stage;
        stage.show();
        NamedDriftPlan named;
        named.plan.reference = q("/data/a.parquet");
        named.plan.current = q("/data/b.parquet");
        stage.screen.showEditor(named);
        stage.screen.editor()->showLookError(Error::make(ErrorKind::Unsupported, q("/data/a.parquet"),
                                                         q("Parquet is read with DuckDB's library.")));
        QCOMPARE(child<Banner>(stage.screen, "driftLookTrouble")->text(),
                 q("Parquet is read with DuckDB's library."));
        QVERIFY(!child<QAbstractButton>(stage.screen, "driftRun")->isEnabled());
    }

    void whereParquetCannotBeReadItsLibraryCanBeChosen()
    {
        Stage stage;
        stage.show();
        NamedDriftPlan named;
        named.plan.reference = q("/data/a.csv");
        named.plan.current = q("/data/b.csv");
        stage.screen.showEditor(named);
        QVERIFY(!stage.isShown("duckDbPath")); // nobody needs it
        named.plan.current = q("/data/b.parquet");
        stage.screen.showEditor(named);
        QVERIFY(stage.isShown("duckDbPath"));
        stage.screen.editor()->showDuckDbLacking(
            Error::make(ErrorKind::Unsupported, q("libduckdb.so"), q("cannot open shared object file")));
        QVERIFY(child<Banner>(stage.screen, "driftLookTrouble")->text().startsWith(q("Parquet is read")));
        QVERIFY(stage.isShown("driftChooseDuckDb"));
        QSignalSpy chosen(&stage.screen, &DriftScreen::duckDbChosen);
        QSignalSpy looks(stage.screen.editor(), &DriftPlanEditor::looksWanted);
        stage.type("duckDbPath", "/opt/duckdb/libduckdb.so");
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].toString(), q("/opt/duckdb/libduckdb.so"));
        QCOMPARE(looks.size(), 1);
        QCOMPARE(stage.screen.editor()->plan().plan.duckDb, QString()); // of the computer, not of the study
    }

    void aStudyThatLacksTheLibraryOffersToChooseIt()
    {
        Stage stage;
        stage.show();
        stage.screen.showRunning({q("fraud"), {}});
        stage.screen.showDuckDbLacking(Error::make(ErrorKind::Unsupported, q("libduckdb.so"), q("not here")));
        const auto& content = child<StateView>(stage.screen, "driftFailed")->content();
        QCOMPARE(content.actions.first().id, q("driftFailedDuckDb"));
        QVERIFY(content.text.contains(q("DuckDB")));
        QVERIFY(content.details.contains(q("not here")));
    }

    // --- running

    void aRunShowsItsProgressAndCanBeCancelled()
    {
        Stage stage;
        stage.show();
        stage.screen.showRunning({q("fraud"), {}});
        stage.screen.showProgress(q("reading the reference"), 30, 100);
        const auto& content = child<StateView>(stage.screen, "driftRunning")->content();
        QCOMPARE(content.title, q("Comparing: fraud"));
        QCOMPARE(content.text, q("reading the reference"));
        QSignalSpy cancelled(&stage.screen, &DriftScreen::cancelRequested);
        child<QAbstractButton>(stage.screen, "driftCancel")->click();
        QCOMPARE(cancelled.size(), 1);
        stage.screen.showError(Error::make(ErrorKind::Cancelled, q("fraud")));
        QCOMPARE(child<StateView>(stage.screen, "driftFailed")->content().title,
                 q("The comparison was cancelled"));
        QSignalSpy again(&stage.screen, &DriftScreen::againRequested);
        child<QAbstractButton>(stage.screen, "driftFailedAgain")->click();
        QCOMPARE(again.size(), 1);
    }

    // --- reading

    void theHeaderTellsVerdictSizesAndWhatWasLeftOut()
    {
        Stage stage;
        stage.showStudy();
        QCOMPARE(child<Badge>(stage.screen, "driftVerdict")->text(), q("Drift"));
        QVERIFY2(stage.said("driftSummary").startsWith(q("2 of 5 column")),
                 qPrintable(stage.said("driftSummary")));
        const auto sides = child<PlainLabel>(stage.screen, "driftSides")->text();
        QVERIFY2(sides.contains(q("12,340 of 12,402")), qPrintable(sides));
        QVERIFY(sides.contains(q("48,000")));
        QVERIFY(stage.said("driftLeftOut").contains(q("62 current rows without a time")));
        QVERIFY(child<QPlainTextEdit>(*child<QWidget>(stage.screen, "driftNotesText"), "detailsText")
                    ->toPlainText()
                    .contains(q("device")));
    }

    void aLineOpensWhatStandsBehindIt()
    {
        Stage stage;
        stage.showStudy();
        auto* table = child<StudyTable>(stage.screen, "driftColumns");
        QSignalSpy wanted(stage.screen.result(), &DriftResultView::detailWanted);
        table->setFocus();
        table->setCurrentIndex(table->model()->index(0, 0));
        QCOMPARE(wanted.size(), 1);
        QVERIFY((wanted[0][0].value<DriftPlace>() == DriftPlace{0, 0, std::nullopt}));
        QCOMPARE(stage.said("driftDetailTitle"), q("amount"));
        QVERIFY(stage.said("driftDetailFacts").contains(q("KS distance 0.31")));
        QVERIFY(stage.isShown("driftDetailState"));
        stage.screen.result()->detail()->showDetail(sampleDriftDetail(3)); // of another place
        QVERIFY(stage.isShown("driftDetailState"));
        stage.screen.result()->detail()->showDetail(sampleDriftDetail());
        QVERIFY(!stage.isShown("driftDetailState"));
        auto* rows = child<StudyTable>(stage.screen, "driftRows");
        QCOMPARE(rows->model()->rowCount(), 3);
        QCOMPARE(rows->model()->index(0, 0).data().toString(), q("12,001"));
        QTest::keyClick(table, Qt::Key_Escape);
        QVERIFY(!stage.isShown("driftDetail"));
    }

    void aDetailIsChartedAndAWindowOfAChartIsOpenedByItself()
    {
        Stage stage;
        stage.showStudy();
        auto& result = *stage.screen.result();
        result.openPlace({0, 0, std::nullopt});
        result.detail()->showDetail(sampleDriftDetail());
        QVERIFY(stage.isShown("driftHistogram"));
        const auto* tabs = result.detail()->tabs();
        const auto isOffered = [&](const char* name) {
            return tabs->isTabVisible(tabs->indexOf(child<QWidget>(stage.screen, name)->parentWidget()));
        };
        for (const char* name : {"driftCumulative", "driftQuantiles", "driftShift", "driftBoxes"})
            QVERIFY2(isOffered(name), name);
        for (const char* name : {"driftCategories", "driftShares"}) // of a column of another kind
            QVERIFY2(!isOffered(name), name);
        QSignalSpy wanted(&result, &DriftResultView::detailWanted);
        Q_EMIT child<FigureCard>(stage.screen, "driftBoxes")->readingChosen(9);
        QCOMPARE(wanted.size(), 1);
        QVERIFY((wanted[0][0].value<DriftPlace>() == DriftPlace{0, 0, 9}));
    }

    void aDetailThatCannotBeReadCanBeAskedForAgain()
    {
        Stage stage;
        stage.showStudy();
        stage.screen.result()->openPlace({1, 0, std::nullopt});
        stage.screen.result()->detail()->showError(
            Error::make(ErrorKind::Invalid, q("train.csv"), q("train.csv is another file by now.")));
        QCOMPARE(child<StateView>(stage.screen, "driftDetailState")->content().text,
                 q("train.csv is another file by now."));
        QSignalSpy wanted(stage.screen.result(), &DriftResultView::detailWanted);
        child<QAbstractButton>(stage.screen, "driftDetailRetry")->click();
        QCOMPARE(wanted.size(), 1);
    }

    void aSegmentIsReadLikeTheWhole()
    {
        Stage stage;
        stage.showStudy();
        auto* segment = child<QComboBox>(stage.screen, "driftSegment");
        QCOMPARE(segment->itemText(1), q("region = EU"));
        QCOMPARE(segment->itemText(3), q("region missing"));
        segment->setCurrentIndex(3);
        auto* table = child<StudyTable>(stage.screen, "driftColumns");
        for (int row = 0; row < table->model()->rowCount(); ++row)
            QVERIFY(table->model()->index(row, DriftColumnModel::Verdict).data().toString() != q("Drift"));
    }

    void aCellOfTheHeatMapOpensItsWindow()
    {
        Stage stage;
        stage.showStudy();
        child<QTabWidget>(stage.screen, "driftTabs")->setCurrentIndex(1);
        QSignalSpy wanted(stage.screen.result(), &DriftResultView::detailWanted);
        auto* map = stage.screen.result()->heat()->map();
        map->setFocus();
        map->setCurrent({0, 9});
        QTest::keyClick(map, Qt::Key_Return);
        QCOMPARE(wanted.size(), 1);
        QVERIFY((wanted[0][0].value<DriftPlace>() == DriftPlace{0, 0, 9}));
        QCOMPARE(stage.said("driftDetailWhere"), q("all rows  ·  2025-11-21"));
        auto* kind = child<QComboBox>(stage.screen, "driftHeatKind");
        kind->setCurrentIndex(1);
        map->setCurrent({1, 9});
        QTest::keyClick(map, Qt::Key_Return);
        QVERIFY((wanted[1][0].value<DriftPlace>() == DriftPlace{0, 1, 9}));
        kind->setCurrentIndex(2);
        map->setCurrent({1, 2});
        QTest::keyClick(map, Qt::Key_Return);
        QVERIFY((wanted[2][0].value<DriftPlace>() == DriftPlace{1, 2, std::nullopt}));
    }

    void theHeatMapIsReadAsATable()
    {
        Stage stage;
        stage.showStudy();
        child<QTabWidget>(stage.screen, "driftTabs")->setCurrentIndex(1);
        auto* asTable = child<QAbstractButton>(stage.screen, "driftHeatAsTable");
        QVERIFY(asTable->focusPolicy() & Qt::TabFocus);
        QVERIFY(!asTable->accessibleName().isEmpty());
        QVERIFY(!stage.isShown("driftHeatTable"));
        asTable->setFocus();
        QTest::keyClick(asTable, Qt::Key_Space);
        QVERIFY(stage.isShown("driftHeatTable"));
        auto* table = child<QTableView>(stage.screen, "driftHeatTable");
        QCOMPARE(table->model()->rowCount(), 6);
        QCOMPARE(table->model()->columnCount(), int(1 + driftWindows));
        child<QComboBox>(stage.screen, "driftHeatOrder")->setCurrentIndex(2); // by name
        QCOMPARE(table->model()->index(0, 0).data().toString(), q("account_age_days"));
        QSignalSpy wanted(stage.screen.result(), &DriftResultView::detailWanted);
        table->setFocus();
        table->setCurrentIndex(table->model()->index(0, 10));
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(wanted.size(), 1);
        QVERIFY((wanted[0][0].value<DriftPlace>() == DriftPlace{2, 0, 9}));
        asTable->click();
        QVERIFY(stage.isShown("driftHeatMap"));
    }

    void theTableIsCopiedWithItsHeaderAndNoFormulas()
    {
        Stage stage;
        stage.showStudy();
        stage.screen.result()->openPlace({0, 0, std::nullopt});
        stage.screen.result()->detail()->showDetail(sampleDriftDetail());
        auto* table = child<StudyTable>(stage.screen, "driftColumns");
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
        const auto lines = QApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 7);
        QVERIFY(lines[0].startsWith(q("Verdict\tColumn\t")));
        QVERIFY(
            child<StudyTable>(stage.screen, "driftRows")->tableText(CopyFormat::Csv).contains(q("'=cmd")));
    }

    void columnsAndSplittersComeBack()
    {
        QByteArray state;
        {
            Stage stage;
            stage.showStudy();
            auto* header = child<StudyTable>(stage.screen, "driftColumns")->header();
            header->resizeSection(DriftColumnModel::Name, 251);
            header->moveSection(header->visualIndex(DriftColumnModel::P), 1);
            stage.screen.showArea(DriftScreen::Area::Reports);
            state = stage.screen.saveState();
        }
        Stage stage;
        stage.screen.restoreState(state);
        stage.showStudy();
        auto* header = child<StudyTable>(stage.screen, "driftColumns")->header();
        QCOMPARE(header->sectionSize(DriftColumnModel::Name), 251);
        QCOMPARE(header->visualIndex(DriftColumnModel::P), 1);
        QVERIFY(stage.screen.area() == DriftScreen::Area::Reports);
        stage.screen.restoreState("rubbish");
    }

    void whatMovedTogetherAndHowGoodTheModelWasIsTold()
    {
        Stage stage;
        stage.showStudy();
        auto* tabs = child<QTabWidget>(stage.screen, "driftTabs");
        tabs->setCurrentIndex(2);
        QVERIFY(stage.said("driftAuc").contains(q("AUC 0.71, 95 % interval 0.69 … 0.73")));
        QVERIFY(stage.said("driftTogetherColumns").contains(q("Left out: description")));
        tabs->setCurrentIndex(3);
        auto* table = child<StudyTable>(stage.screen, "driftPerformance");
        QCOMPARE(table->model()->rowCount(), int(2 + driftWindows));
        const auto last = [&](int column) {
            return table->model()->index(table->model()->rowCount() - 1, column).data().toString();
        };
        QCOMPARE(last(PerformanceModel::Measured), q("–")); // no label came yet
        QVERIFY(last(PerformanceModel::Estimated) != q("–"));
        QCoreApplication::processEvents();
        const auto* header = table->header();
        QCOMPARE(header->length(), table->viewport()->width()); // no part of it is left unused
        QVERIFY(stage.said("driftPerformanceNote").contains(q("older than their prediction")));
    }

    void howLongLabelsTakeIsShownBesideTheTable()
    {
        Stage stage;
        stage.showStudy();
        child<QTabWidget>(stage.screen, "driftTabs")->setCurrentIndex(3);
        QVERIFY(stage.isShown("driftLabelDelay"));
        auto* delay = child<FigureCard>(stage.screen, "driftLabelDelay");
        QVERIFY(delay->figure().table.rows > 10);
        QSignalSpy files(stage.screen.result(), &DriftResultView::fileWanted);
        Q_EMIT delay->fileWanted(FigureCard::File::Csv);
        QCOMPARE(files.size(), 1);
        const auto* table = child<StudyTable>(stage.screen, "driftPerformance");
        const auto placeOf = [&](const QWidget* part) {
            return QRect(part->mapTo(&stage.screen, QPoint()), part->size());
        };
        QCoreApplication::processEvents();
        QVERIFY(placeOf(delay).left() > placeOf(table).right()); // where there is room
        stage.screen.resize(900, 800);
        QCoreApplication::processEvents();
        QVERIFY(placeOf(delay).bottom() < placeOf(table).top());

        auto none = std::make_shared<DriftStudy>(*sampleStudy());
        none->performance->labelDelay.clear();
        stage.screen.showStudy(none);
        QVERIFY(!stage.isShown("driftLabelDelay"));
        none = std::make_shared<DriftStudy>(*sampleStudy());
        none->performance.reset();
        stage.screen.showStudy(none);
        QVERIFY(!stage.isShown("driftPerformance"));
        QVERIFY(stage.said("driftPerformanceNote").startsWith(q("There is nothing to tell")));
    }

    // --- reports of other tools

    void anEmptyShelfSaysWhatBelongsThere()
    {
        Stage stage;
        stage.screen.showArea(DriftScreen::Area::Reports);
        stage.show();
        auto* empty = child<StateView>(stage.screen, "qualityEmpty");
        QVERIFY(empty->content().kind == StateContent::Kind::Loading);
        stage.screen.quality()->showReports({}, {});
        QVERIFY(empty->content().text.contains(q("Great Expectations")));
    }

    void aReportTellsItsChecksAndWhereItCameFrom()
    {
        Stage stage;
        stage.screen.showArea(DriftScreen::Area::Reports);
        stage.show();
        stage.screen.quality()->showReports(
            {{std::make_shared<QualityReport>(sampleQualityReport()), driftNow}}, {});
        QCOMPARE(stage.said("qualityTitle"), q("Fraud, week 47"));
        QVERIFY(stage.said("qualityMade").contains(q("Evidently 0.7.14")));
        QVERIFY(stage.said("qualityUnread").startsWith(q("4 part")));
        const auto provenance =
            child<QPlainTextEdit>(*child<QWidget>(stage.screen, "qualityProvenanceText"), "detailsText")
                ->toPlainText();
        QVERIFY(provenance.contains(q("/reports/week-47.json")));
        QVERIFY(provenance.contains(QString(64, u'a')));
        QVERIFY(provenance.contains(q("$.metrics[].novelty × 4")));
        QCOMPARE(child<StudyTable>(stage.screen, "qualityItems")->model()->rowCount(), 3);
        QSignalSpy removed(stage.screen.quality(), &QualityView::removeRequested);
        child<QAbstractButton>(stage.screen, "qualityRemove")->click();
        QCOMPARE(removed.size(), 1);
        QCOMPARE(removed[0][0].toString(), QString(64, u'a'));
    }

    void whatCouldNotBeImportedIsCountedAndNamed()
    {
        Stage stage;
        stage.screen.showArea(DriftScreen::Area::Reports);
        stage.show();
        stage.screen.quality()->showReports({}, {});
        stage.screen.quality()->showImported(
            2, 3, {{q("/r/broken.json"), Error::make(ErrorKind::Unreadable, {}, q("ends amid a value"))}});
        const auto text = child<Banner>(stage.screen, "qualityBanner")->text();
        QVERIFY2(text.startsWith(q("2 report")), qPrintable(text));
        QVERIFY(text.contains(q("3 file")));
        QVERIFY(text.contains(q("1 file")));
    }

    void droppedFilesGoWhereTheyAreDropped()
    {
        Stage stage;
        stage.show();
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(q("/r/a.json")), QUrl(q("http://example.org/b"))});
        const auto drop = [&](QWidget* on) {
            // Qt gives a drop to whoever took the drag that came in.
            QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
            QApplication::sendEvent(on, &enter);
            QVERIFY(enter.isAccepted());
            QDropEvent event(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
            QApplication::sendEvent(on, &event);
        };
        QSignalSpy tables(&stage.screen, &DriftScreen::filesDropped);
        QSignalSpy reports(stage.screen.quality(), &QualityView::importRequested);
        drop(&stage.screen);
        QCOMPARE(tables.size(), 1);
        QCOMPARE(tables[0][0].toStringList(), QStringList{q("/r/a.json")});
        drop(stage.screen.quality());
        QCOMPARE(reports.size(), 1);
        QCOMPARE(tables.size(), 1);
    }
};

QTEST_MAIN(TestDriftScreen)
#include "tst_drift_screen.moc"
