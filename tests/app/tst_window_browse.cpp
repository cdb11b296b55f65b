#include "app/SavedViewFiles.h"
#include "app/palette/ActionText.h"
#include "services/settings/ShortcutsFile.h"
#include "tests/app/Desk.h"
#include "widgets/common/ScreenKeys.h"
#include "widgets/common/SearchField.h"
#include "widgets/runs/RunTableView.h"
#include "widgets/runs/RunsScreen.h"
#include "widgets/shell/ShortcutsDialog.h"

#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHeaderView>
#include <QJsonDocument>
#include <QKeySequenceEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QScrollBar>
#include <QShortcut>

using namespace ph;
using namespace ph::testing;

namespace {

/// A server with two experiments: "fraud" has 60 runs fraud-00 (auc 0.40) … fraud-59 (auc 0.99), of which
/// every third is a lgb, and "churn" has 3.
class Lab {
public:
    Lab()
    {
        fraud = fixture.addExperiment(QStringLiteral("fraud"));
        churn = fixture.addExperiment(QStringLiteral("churn"));
        for (int i = 0; i < 60; ++i)
            runs << add(fraud, QStringLiteral("fraud-%1").arg(i, 2, 10, QLatin1Char('0')), 0.40 + i / 100.0,
                        i % 3 == 0 ? QStringLiteral("lgb") : QStringLiteral("xgb"), i);
        for (int i = 0; i < 3; ++i)
            add(churn, QStringLiteral("churn-%1").arg(i), 0.5, QStringLiteral("mlp"), 100 + i);
    }
    QString add(const QString& experiment, const QString& name, double auc, const QString& model, int minute,
                const QString& parent = {})
    {
        Run run;
        run.experimentId = experiment;
        run.name = name;
        run.status = RunStatus::Finished;
        run.startMs = 1'700'000'000'000 + minute * 60'000LL;
        run.endMs = run.startMs + 30'000;
        run.metrics = {{QStringLiteral("auc"), auc, 0, run.endMs}};
        run.params = {{QStringLiteral("model"), model}, {QStringLiteral("constant"), QStringLiteral("same")}};
        run.tags = {{QString::fromLatin1(mlflowtag::runName), name}};
        if (!parent.isEmpty())
            run.tags.append({QString::fromLatin1(mlflowtag::parentRunId), parent});
        return fixture.addRun(run);
    }

    MlflowFixture fixture;
    QString fraud, churn;
    QStringList runs;
};

/// The runs screen as one sees it.
class Sheet {
public:
    explicit Sheet(Desk& desk)
        : window(desk.window())
        , view(*window.findChild<RunTableView*>())
        , main(*find<QTableView>(window, QStringLiteral("runsTable")))
        , pinned(*find<QTableView>(window, QStringLiteral("runsPinnedTable")))
        , tree(*find<QTreeView>(window, QStringLiteral("experimentTree")))
    {
    }
    QString status() const { return said(window, QStringLiteral("runsStatus")); }
    QStringList names() const
    {
        QStringList all;
        const int column = columnNamed(QStringLiteral("Run"));
        for (int line = 0; line < main.model()->rowCount(); ++line)
            all << main.model()->index(line, std::max(0, column)).data().toString();
        return all;
    }
    QStringList titles() const
    {
        QStringList all;
        for (int c = 0; c < main.model()->columnCount(); ++c)
            all << main.model()->headerData(c, Qt::Horizontal, Qt::DisplayRole).toString();
        return all;
    }
    int columnNamed(const QString& title) const { return int(titles().indexOf(title)); }
    void clickTitle(const QString& title, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        const int column = columnNamed(title);
        QVERIFY2(column >= 0, qPrintable(titles().join(u',')));
        auto* header = pinned.isColumnHidden(column) ? main.horizontalHeader() : pinned.horizontalHeader();
        const QPoint at(header->sectionViewportPosition(column) + 12, header->height() / 2);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, modifiers, at);
    }
    QStringList selectedIds() const
    {
        QStringList ids;
        for (const auto& key : view.selectedRuns())
            ids << key.remoteId;
        ids.sort();
        return ids;
    }
    /// A click on the line, wherever its cells are shown.
    void clickLine(int line, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        for (int column = 0; column < main.model()->columnCount(); ++column) {
            if (!main.isColumnHidden(column))
                return clickIndex(main, main.model()->index(line, column), modifiers);
        }
    }

    MainWindow& window;
    RunTableView& view;
    QTableView& main;
    QTableView& pinned;
    QTreeView& tree;
};

#define QTRY_STATUS(sheet, words)                                                                            \
    QTRY_VERIFY2_WITH_TIMEOUT((u' ' + (sheet).status()).contains(QStringLiteral(" " words)),                 \
                              qPrintable((sheet).status()), patienceMs)

} // namespace

/// What the engineer does with thousands of runs, on a server that goes on changing.
class TestWindowBrowse : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void experimentsOfTheServerFillTheTreeAndNarrowTheTable();
    void aTypedQueryFilters();
    void aSyntaxErrorIsUnderlinedWhereItIs();
    void aQueryThatCannotBeReadLeavesNoRunOfAnotherExperiment();
    void aKeyThatNoRunHasIsSaidUnderTheQuery();
    void completionOffersKeysThatExist();
    void severalColumnsSort();
    void runsAreGroupedByAColumn();
    void onlyWhatVariesIsLeft();
    void columnsAreChosenByName();
    void selectionScrollAndExpansionSurviveEverySync();
    void aSavedViewIsATextFileThatCanBeShared();
    void aSavedViewIsRenamedAndDeleted();
    void aViewFileThatCannotBeReadIsNamed();
    void noViewIsWrittenOverAnother();
    void whatIsShownCanBeExported();
    void thePaletteFindsARunAndOpensIt();
    void thePaletteRemembersWhatWasChosen();
    void keysAreLookedUpAndChanged();
    void keysAreThoseThatThePersonWrote();
    void everyShortcutIsListed();
    void theRefreshKeyReadsAgainOnEveryScreen();
};

void TestWindowBrowse::experimentsOfTheServerFillTheTreeAndNarrowTheTable()
{
    Lab lab;
    Desk desk;
    QVERIFY(openOn(desk, lab.fixture, QStringLiteral("63 cached runs")));
    const Sheet sheet(desk);
    QTRY_STATUS(sheet, "level with the server");
    const auto inLab = [&] {
        return sheet.tree.model()->rowCount(indexOf(*sheet.tree.model(), QStringLiteral("lab")));
    };
    QTRY_COMPARE_WITH_TIMEOUT(inLab(), 3, patienceMs); // and Default
    QVERIFY(openExperiment(sheet.window, QStringLiteral("churn")));
    QTRY_STATUS(sheet, "3 cached runs");
    QCOMPARE(said(desk.window(), "runsTitle"), QStringLiteral("churn"));
    QCOMPARE(said(desk.window(), "runsProvenance"), QStringLiteral("lab"));
    QCOMPARE(sheet.names(), QStringList({"churn-2", "churn-1", "churn-0"})); // newest first
    QVERIFY(click(desk.window(), "allExperiments"));
    QTRY_STATUS(sheet, "63 cached runs");
    QVERIFY(type(desk.window(), "experimentFilter", "chu"));
    QTRY_VERIFY_WITH_TIMEOUT(!indexOf(*sheet.tree.model(), QStringLiteral("fraud")).isValid(), patienceMs);
    QVERIFY(indexOf(*sheet.tree.model(), QStringLiteral("churn")).isValid());
}

void TestWindowBrowse::aTypedQueryFilters()
{
    Lab lab;
    Desk desk;
    QVERIFY(openOn(desk, lab.fixture, QStringLiteral("63 cached runs")));
    const Sheet sheet(desk);
    QTest::keyClick(&desk.window(), Qt::Key_L, Qt::ControlModifier); // from anywhere to the query
    auto* line = find(desk.window(), "runsQuery")->findChild<QLineEdit*>();
    QTRY_VERIFY_WITH_TIMEOUT(line->hasFocus(), patienceMs);
    QTest::keyClicks(line, "metrics.auc > 0.945 AND params.model = 'xgb'");
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_STATUS(sheet, "4 of 63 cached runs match"); // fraud-55, -56, -58, -59; -57 is a lgb
    QCOMPARE(sheet.names(), QStringList({"fraud-59", "fraud-58", "fraud-56", "fraud-55"}));
    QVERIFY(type(desk.window(), "runsQuery", "metrics.auc > 2"));
    QTRY_STATUS(sheet, "0 of 63 cached runs match");
    QTRY_COMPARE_WITH_TIMEOUT(said(desk.window(), "stateTitle"), QStringLiteral("No run matches"),
                              patienceMs);
    QVERIFY(click(desk.window(), "clearQuery"));
    QTRY_STATUS(sheet, "63 cached runs");
}

void TestWindowBrowse::aSyntaxErrorIsUnderlinedWhereItIs()
{
    Lab lab;
    Desk desk;
    QVERIFY(openOn(desk, lab.fixture, QStringLiteral("63 cached runs")));
    const Sheet sheet(desk);
    QVERIFY(type(desk.window(), "runsQuery", "metrics.auc > AND status = 'FINISHED'"));
    auto* field = find<SearchField>(desk.window(), "runsQuery");
    QTRY_VERIFY_WITH_TIMEOUT(field->hasError(), patienceMs);
    QVERIFY(!said(desk.window(), "searchMessage").isEmpty());
    // Read out as well, and drawn in the line itself.
    QCOMPARE(field->lineEdit()->accessibleDescription(), said(desk.window(), "searchMessage"));
    QTest::keyClick(field->lineEdit(), Qt::Key_Escape);
    const auto before = field->lineEdit()->grab().toImage();
    QVERIFY(type(desk.window(), "runsQuery", "metrics.auc > 0.9"));
    QTRY_VERIFY_WITH_TIMEOUT(!field->hasError(), patienceMs);
    QTRY_STATUS(sheet, "9 of 63"); // 0.91 … 0.99
    QVERIFY(field->lineEdit()->grab().toImage() != before);
}

void TestWindowBrowse::aQueryThatCannotBeReadLeavesNoRunOfAnotherExperiment()
{
    Lab lab;
    Desk desk;
    QVERIFY(openOn(desk, lab.fixture, QStringLiteral("63 cached runs")));
    const Sheet sheet(desk);
    const auto* field = find<SearchField>(desk.window(), "runsQuery");
    QVERIFY(openExperiment(sheet.window, QStringLiteral("fraud")));
    QTRY_STATUS(sheet, "60 cached runs");
    QVERIFY(type(desk.window(), "runsQuery", "metrics.auc > 0.945 OR params.model = 'mlp'"));
    QTRY_STATUS(sheet, "5 of 60 cached runs match");
    QVERIFY(type(desk.window(), "runsQuery", "metrics.auc >"));
    QTRY_STATUS(sheet, "60 cached runs · the query cannot be read");
    QCOMPARE(sheet.names().size(), 5); // what could be read last stays answered
    QVERIFY(field->hasError());

    // … in the scope of now.
    QVERIFY(openExperiment(sheet.window, QStringLiteral("churn")));
    QTRY_STATUS(sheet, "3 cached runs · the query cannot be read");
    QCOMPARE(sheet.names(), QStringList({"churn-2", "churn-1", "churn-0"}));
    QVERIFY(field->hasError());

    QVERIFY(type(desk.window(), "runsQuery", "metrics.auc > 2"));
    QTRY_STATUS(sheet, "0 of 3 cached runs match");
    QVERIFY(type(desk.window(), "runsQuery", "metrics.auc > 2 AND"));
    QTRY_STATUS(sheet, "3 cached runs · the query cannot be read");
    QCOMPARE(said(desk.window(), "stateTitle"), QStringLiteral("The query cannot be read"));
    QVERIFY(click(desk.window(), "clearQuery"));
    QTRY_STATUS(sheet, "3 cached runs");
    QTRY_COMPARE_WITH_TIMEOUT(sheet.names().size(), 3, patienceMs);
    QVERIFY(!sheet.status().contains("cannot be read"));
}

void TestWindowBrowse::aKeyThatNoRunHasIsSaidUnderTheQuery()
{
    Lab lab;
    lab.fixture.logMetric(lab.runs.first(), QStringLiteral("loss"), 0.1);
    Desk desk;
    QVERIFY(openOn(desk, lab.fixture, QStringLiteral("63 cached runs")));
    const Sheet sheet(desk);
    auto* field = find<SearchField>(desk.window(), "runsQuery");
    const auto hint = [&] { return said(desk.window(), "searchMessage"); };
    QVERIFY(type(desk.window(), "runsQuery", "metrics.acu > 0.9"));
    QTRY_COMPARE_WITH_TIMEOUT(
        hint(), QStringLiteral("No cached run has metrics.acu; did you mean metrics.auc?"), patienceMs);
    QVERIFY(!field->hasError());
    QCOMPARE(field->lineEdit()->accessibleDescription(), hint());
    QVERIFY(type(desk.window(), "runsQuery", "tags.unheard = 'of'"));
    QTRY_COMPARE_WITH_TIMEOUT(hint(), QStringLiteral("No cached run has tags.unheard."), patienceMs);
    QVERIFY(type(desk.window(), "runsQuery", "metrics.auc > 2"));
    QTRY_COMPARE_WITH_TIMEOUT(hint(), QString(), patienceMs);

    // What only a run of another experiment has is no mistake. Pasted: one question, and so one answer.
    QVERIFY(type(desk.window(), "runsQuery", ""));
    QVERIFY(openExperiment(sheet.window, QStringLiteral("churn")));
    QTRY_STATUS(sheet, "3 cached runs");
    QGuiApplication::clipboard()->setText(QStringLiteral("metrics.loss > 2"));
    field->lineEdit()->setFocus();
    QTest::keyClick(field->lineEdit(), Qt::Key_V, Qt::ControlModifier);
    QTRY_STATUS(sheet, "0 of 3 cached runs match");
    QCOMPARE(hint(), QString());
}

void TestWindowBrowse::completionOffersKeysThatExist()
{
    Lab lab;
    Desk desk;
    QVERIFY(openOn(desk, lab.fixture, QStringLiteral("63 cached runs")));
    const Sheet sheet(desk);
    QVERIFY(type(desk.window(), "runsQuery", "params.mo"));
    auto* field = find<SearchField>(desk.window(), "runsQuery");
    QTRY_VERIFY_WITH_TIMEOUT(field->completionsVisible(), patienceMs);
    const auto* popup = field->findChild<QAbstractItemView*>(QStringLiteral("completions"));
    QVERIFY(indexOf(*popup->model(), QStringLiteral("model")).isValid());
    QVERIFY(!indexOf(*popup->model(), QStringLiteral("auc")).isValid());
    QTest::keyClick(field->lineEdit(), Qt::Key_Tab);
    QCOMPARE(field->text().trimmed(), QStringLiteral("params.model"));
    QTest::keyClicks(field->lineEdit(), " = 'lgb'");
    QTRY_STATUS(sheet, "20 of 63 cached runs match");
}

void TestWindowBrowse::severalColumnsSort()
{
    Lab lab;
    Desk desk;
    QVERIFY(openOn(desk, lab.fixture, QStringLiteral("63 cached runs"), {1800, 860}));
    const Sheet sheet(desk);
    QTRY_VERIFY_WITH_TIMEOUT(sheet.columnNamed(QStringLiteral("auc")) >= 0, patienceMs);
    sheet.clickTitle(QStringLiteral("model"));
    sheet.clickTitle(QStringLiteral("auc"), Qt::ShiftModifier);
    QTRY_COMPARE_WITH_TIMEOUT(sheet.names().first(), QStringLiteral("fraud-57"), patienceMs); // the best lgb
    const auto names = sheet.names();
    QCOMPARE(names[19], QStringLiteral("fraud-00"));            // the worst lgb
    QCOMPARE(names[20].left(5), QStringLiteral("churn"));       // then the mlp's
    QCOMPARE(names.last(), QStringLiteral("fraud-01"));         // the worst xgb
    sheet.clickTitle(QStringLiteral("auc"), Qt::ShiftModifier); // the other way
    QTRY_COMPARE_WITH_TIMEOUT(sheet.names().first(), QStringLiteral("fraud-00"), patienceMs);
    sheet.clickTitle(QStringLiteral("auc")); // alone
    QTRY_COMPARE_WITH_TIMEOUT(sheet.names().first(), QStringLiteral("fraud-59"), patienceMs);
}

void TestWindowBrowse::runsAreGroupedByAColumn()
{
    Lab lab;
    Desk desk;
    QVERIFY(openOn(desk, lab.fixture, QStringLiteral("63 cached runs")));
    const Sheet sheet(desk);
    QVERIFY(click(desk.window(), "groupButton"));
    const auto* list = find<QListWidget>(desk.window(), "columnPickerList");
    QTRY_VERIFY_WITH_TIMEOUT(list->isVisible(), patienceMs);
    auto* search = list->parentWidget()->findChild<QLineEdit*>();
    QTest::keyClicks(search, "model");
    QTest::keyClick(search, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(sheet.main.model()->rowCount(), 3, patienceMs);
    auto groups = sheet.names();
    groups.sort();
    QVERIFY2(groups[0].contains("lgb") && groups[1].contains("mlp") && groups[2].contains("xgb"),
             qPrintable(groups.join(u'|')));
    const int auc = sheet.columnNamed(QStringLiteral("auc"));
    QVERIFY(auc >= 0);
    const auto figure = indexOf(*sheet.main.model(), QStringLiteral("±"), {}, auc);
    QVERIFY(figure.isValid()); // mean ± std
    sheet.view.setFocus();
    sheet.clickLine(0);
    QTest::keyClick(&sheet.main, Qt::Key_Right); // look inside
    QTRY_VERIFY_WITH_TIMEOUT(sheet.main.model()->rowCount() > 3, patienceMs);
    QTest::keyClick(&sheet.main, Qt::Key_Left);
    QTRY_COMPARE_WITH_TIMEOUT(sheet.main.model()->rowCount(), 3, patienceMs);
    // And back to the flat list.
    QVERIFY(click(desk.window(), "groupButton"));
    QTRY_VERIFY_WITH_TIMEOUT(list->isVisible(), patienceMs);
    QTest::keyClicks(search, "flat");
    QTest::keyClick(search, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(sheet.main.model()->rowCount(), 63, patienceMs);
}

void TestWindowBrowse::onlyWhatVariesIsLeft()
{
    Lab lab;
    Desk desk;
    QVERIFY(openOn(desk, lab.fixture, QStringLiteral("63 cached runs")));
    const Sheet sheet(desk);
    QTRY_VERIFY_WITH_TIMEOUT(sheet.titles().contains("Status"), patienceMs);
    QVERIFY(click(desk.window(), "varyingButton"));
    QTRY_VERIFY_WITH_TIMEOUT(!sheet.titles().contains("Status"), patienceMs); // all have finished
    QVERIFY(sheet.titles().contains("auc") && sheet.titles().contains("model"));
    QVERIFY(sheet.titles().contains("Run"));
    QVERIFY(click(desk.window(), "varyingButton"));
    QTRY_VERIFY_WITH_TIMEOUT(sheet.titles().contains("Status"), patienceMs);
}

void TestWindowBrowse::columnsAreChosenByName()
{
    Lab lab;
    Desk desk;
    QVERIFY(openOn(desk, lab.fixture, QStringLiteral("63 cached runs")));
    const Sheet sheet(desk);
    QTRY_VERIFY_WITH_TIMEOUT(sheet.titles().contains("auc"), patienceMs);
    QVERIFY(!sheet.titles().contains("constant"));
    QVERIFY(click(desk.window(), "columnsButton"));
    const auto& chooser = *find(desk.window(), "columnChooser");
    QTRY_VERIFY_WITH_TIMEOUT(chooser.isVisible(), patienceMs);
    QVERIFY(type(chooser, "columnSearch", "constant"));
    auto* list = find<QAbstractItemView>(chooser, "columnList");
    QTRY_VERIFY_WITH_TIMEOUT(indexOf(*list->model(), QStringLiteral("constant")).isValid(), patienceMs);
    clickIndex(*list, indexOf(*list->model(), QStringLiteral("constant")));
    QTRY_VERIFY_WITH_TIMEOUT(sheet.titles().contains("constant"), patienceMs);
    const int column = sheet.columnNamed(QStringLiteral("constant"));
    QTRY_COMPARE_WITH_TIMEOUT(sheet.main.model()->index(0, column).data().toString(), QStringLiteral("same"),
                              patienceMs);
    const_cast<QWidget&>(chooser).close();
}

void TestWindowBrowse::selectionScrollAndExpansionSurviveEverySync()
{
    Lab lab;
    const auto parent = lab.add(lab.fraud, QStringLiteral("sweep"), 0.7, QStringLiteral("xgb"), 30);
    for (int i = 0; i < 4; ++i)
        lab.add(lab.fraud, QStringLiteral("sweep-child-%1").arg(i), 0.7, QStringLiteral("xgb"), 31, parent);
    Desk desk(std::chrono::milliseconds(200));
    QVERIFY(openOn(desk, lab.fixture, QStringLiteral("68 cached runs"), {1200, 640}));
    const Sheet sheet(desk);
    QTRY_STATUS(sheet, "level with the server");
    QVERIFY(openExperiment(sheet.window, QStringLiteral("fraud")));
    QTRY_STATUS(sheet, "65 cached runs");
    QTRY_COMPARE_WITH_TIMEOUT(sheet.names().size(), 61, patienceMs); // the children are below their parent

    auto line = int(sheet.names().indexOf("sweep"));
    QVERIFY(line > 0);
    sheet.clickLine(line);
    QTest::keyClick(&sheet.main, Qt::Key_Right);
    QTRY_COMPARE_WITH_TIMEOUT(sheet.names().size(), 65, patienceMs);
    sheet.clickLine(line + 1);
    sheet.clickLine(line + 7, Qt::ControlModifier);
    sheet.clickLine(line + 9, Qt::ControlModifier);
    const auto selected = sheet.selectedIds();
    QCOMPARE(selected.size(), 3);
    auto* bar = sheet.main.verticalScrollBar();
    QVERIFY(bar->value() > 0);
    const auto topName = [&] { return sheet.names().value(sheet.main.rowAt(1)); };
    const auto top = topName();
    const int sideways = [&] {
        auto* horizontal = sheet.main.horizontalScrollBar();
        horizontal->setValue(horizontal->maximum() / 2);
        return horizontal->value();
    }();
    const auto current = sheet.main.currentIndex().row();
    const auto currentName = sheet.names()[current];

    // New ones above, a value that changes, some that go.
    for (int i = 0; i < 5; ++i)
        lab.add(lab.fraud, QStringLiteral("new-%1").arg(i), 0.5, QStringLiteral("xgb"), 500 + i);
    const auto running = [&] {
        Run run;
        run.experimentId = lab.fraud;
        run.name = QStringLiteral("running");
        run.status = RunStatus::Running;
        run.startMs = 1'700'000'000'000 + 600 * 60'000LL;
        return lab.fixture.addRun(run);
    }();
    QTRY_STATUS(sheet, "71 cached runs");
    QCOMPARE(sheet.selectedIds(), selected);
    QCOMPARE(topName(), top);
    QCOMPARE(sheet.main.horizontalScrollBar()->value(), sideways);
    QCOMPARE(sheet.names()[sheet.main.currentIndex().row()], currentName);
    QVERIFY(sheet.names().contains("sweep-child-0")); // still open

    lab.fixture.logMetric(running, QStringLiteral("auc"), 0.123);
    lab.fixture.finishRun(running, 1'700'000'000'000 + 700 * 60'000LL);
    QVERIFY(desk.syncWhole());
    QVERIFY(desk.syncWhole());
    QCOMPARE(sheet.selectedIds(), selected);
    QCOMPARE(topName(), top);

    // One that goes takes nothing else with it. A deletion is found by the periodic whole pass, so the runs
    // are hidden by a query here.
    QVERIFY(type(desk.window(), "runsQuery", "NOT name ILIKE 'new-%'"));
    QTRY_STATUS(sheet, "66 of 71 cached runs match");
    QCOMPARE(sheet.selectedIds(), selected);
    QCOMPARE(topName(), top);
    QVERIFY(sheet.names().contains("sweep-child-0"));
}

void TestWindowBrowse::aSavedViewIsATextFileThatCanBeShared()
{
    Lab lab;
    Desk desk;
    QVERIFY(openOn(desk, lab.fixture, QStringLiteral("63 cached runs")));
    const auto shared = desk.path(QStringLiteral("from-a-colleague.json"));
    {
        const Sheet sheet(desk);
        QVERIFY(openExperiment(sheet.window, QStringLiteral("fraud")));
        QVERIFY(type(desk.window(), "runsQuery", "metrics.auc > 0.9"));
        QTRY_STATUS(sheet, "9 of 60 cached runs match");

        auto named = Answer::inMenuLine(QStringLiteral("viewName"), QStringLiteral("Best & brightest"));
        QVERIFY(click(desk.window(), "viewsButton"));
        QTRY_COMPARE_WITH_TIMEOUT(said(desk.window(), "viewsMessage"), QStringLiteral("Saved"), patienceMs);

        QVERIFY(type(desk.window(), "runsQuery", ""));
        QVERIFY(click(desk.window(), "allExperiments"));
        QTRY_STATUS(sheet, "63 cached runs");
        auto answer = Answer::inMenu({QStringLiteral("Best ")});
        QVERIFY(click(desk.window(), "viewsButton"));
        QTRY_STATUS(sheet, "9 of 60 cached runs match");
        QVERIFY(answer->isGiven());
        QCOMPARE(said(desk.window(), "runsTitle"), QStringLiteral("fraud"));

        auto copy = Answer::inMenu({QStringLiteral("Copy the path")});
        QVERIFY(click(desk.window(), "viewsButton"));
        QTRY_COMPARE_WITH_TIMEOUT(said(desk.window(), "viewsMessage"), QStringLiteral("Path copied"),
                                  patienceMs);
        const auto file = QGuiApplication::clipboard()->text();
        QFile text(file);
        QVERIFY2(text.open(QIODevice::ReadOnly), qPrintable(file));
        const auto bytes = text.readAll();
        QVERIFY(bytes.contains("metrics.auc > 0.9") && bytes.contains("fraud"));
        for (const auto& run : lab.runs)
            QVERIFY(!bytes.contains(run.toUtf8())); // the question, not the answer
        QVERIFY(QFile::copy(file, shared));
    }
    desk.close();

    // On another machine, with a workspace of its own; somebody has put the file there under another name.
    Desk other;
    other.know(lab.fixture);
    const QDir home(QString::fromStdString(other.folder().string()));
    QVERIFY(home.mkpath(QStringLiteral("views")));
    QVERIFY(QFile::copy(shared, home.filePath(QStringLiteral("views/of the team.json"))));
    other.open();
    const Sheet sheet(other);
    QTRY_STATUS(sheet, "63 cached runs");
    auto listed = Answer::inMenu({QStringLiteral("Best ")});
    QVERIFY(click(other.window(), "viewsButton"));
    QTRY_STATUS(sheet, "9 of 60 cached runs match");
    QVERIFY(listed->isGiven());
    QVERIFY(type(other.window(), "runsQuery", ""));
    QVERIFY(click(other.window(), "allExperiments"));
    QTRY_STATUS(sheet, "63 cached runs");
    auto answer = Answer::inMenuWithFile({QStringLiteral("Open from a file")}, shared);
    QVERIFY(click(other.window(), "viewsButton"));
    QTRY_STATUS(sheet, "9 of 60 cached runs match");
    QVERIFY(answer->isGiven());
    QCOMPARE(said(other.window(), "runsTitle"), QStringLiteral("fraud"));

    // A file that is none says so, and what was shown stays.
    QFile broken(other.path(QStringLiteral("broken.json")));
    QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("{\"name\": 3") > 0);
    broken.close();
    auto second = Answer::inMenuWithFile({QStringLiteral("Open from a file")}, broken.fileName());
    QVERIFY(click(other.window(), "viewsButton"));
    QTRY_VERIFY_WITH_TIMEOUT(!bannerText(other.window(), "runsError").isEmpty(), patienceMs);
    QVERIFY(sheet.status().contains("9 of 60"));
}

void TestWindowBrowse::aSavedViewIsRenamedAndDeleted()
{
    Lab lab;
    Desk desk;
    QVERIFY(openOn(desk, lab.fixture, QStringLiteral("63 cached runs")));
    const Sheet sheet(desk);
    const auto says = [&] { return said(desk.window(), "viewsMessage"); };
    const auto names = [&] {
        return savedViewsIn(QString::fromStdString((desk.folder() / "views").string())).keys();
    };
    const auto inViews = [&](const char* line, const char* text) {
        auto typed = Answer::inMenuLine(QLatin1String(line), QLatin1String(text));
        return click(desk.window(), "viewsButton") &&
               QTest::qWaitFor([&] { return typed->isGiven(); }, patienceMs);
    };
    QVERIFY(inViews("viewName", "kept"));
    QTRY_COMPARE_WITH_TIMEOUT(names(), QStringList{"kept"}, patienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(said(desk.window(), "viewsButton"), QStringLiteral("kept"), patienceMs);
    QVERIFY(inViews("viewName", "best"));
    QTRY_COMPARE_WITH_TIMEOUT(said(desk.window(), "viewsButton"), QStringLiteral("best"), patienceMs);

    QVERIFY(inViews("viewRename", "kept")); // which is another
    QTRY_VERIFY_WITH_TIMEOUT(
        bannerText(desk.window(), "runsError").contains("There is a view “kept” already"), patienceMs);
    QCOMPARE(names(), QStringList({"best", "kept"}));
    QVERIFY(inViews("viewRename", "finest"));
    QTRY_COMPARE_WITH_TIMEOUT(says(), QStringLiteral("Renamed"), patienceMs);
    QCOMPARE(names(), QStringList({"finest", "kept"}));
    QTRY_COMPARE_WITH_TIMEOUT(said(desk.window(), "viewsButton"), QStringLiteral("finest"), patienceMs);

    // Asked first, by name; who thinks better of it loses nothing.
    const auto deleteIt = [&](const QString& button) {
        QString question;
        auto answer = Answer::inMenu({QStringLiteral("Delete finest")});
        QTimer look;
        connect(&look, &QTimer::timeout, &look, [&] {
            auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
            for (auto* one : box ? box->buttons() : QList<QAbstractButton*>()) {
                if (one->text().remove(u'&') != button)
                    continue;
                look.stop();
                question = box->text();
                one->click();
                return;
            }
        });
        look.start(20);
        click(desk.window(), "viewsButton");
        (void)QTest::qWaitFor([&] { return !question.isEmpty(); }, patienceMs);
        return question;
    };
    QVERIFY(deleteIt(QStringLiteral("Cancel")).contains("finest"));
    QCOMPARE(names(), QStringList({"finest", "kept"}));
    QVERIFY(deleteIt(QStringLiteral("Delete")).contains("finest"));
    QTRY_COMPARE_WITH_TIMEOUT(says(), QStringLiteral("Deleted"), patienceMs);
    QCOMPARE(names(), QStringList{"kept"});
    QTRY_COMPARE_WITH_TIMEOUT(said(desk.window(), "viewsButton"), QStringLiteral("Views"), patienceMs);
}

void TestWindowBrowse::aViewFileThatCannotBeReadIsNamed()
{
    QTemporaryDir folder;
    SavedView view;
    view.name = QStringLiteral("best");
    QVERIFY_RESULT(putSavedView(folder.path(), view));
    QFile broken(folder.filePath(QStringLiteral("a.json")));
    QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("{\"name\": 3") > 0);
    broken.close();
    const auto found = savedViewFolder(folder.path());
    QCOMPARE(found.views.keys(), QStringList{"best"});
    QCOMPARE(found.unreadable, QStringList{"a.json"});
}

void TestWindowBrowse::noViewIsWrittenOverAnother()
{
    QTemporaryDir folder;
    const auto put = [&](const QString& file, const QString& name) {
        SavedView view;
        view.name = name;
        QFile out(folder.filePath(file));
        QVERIFY(out.open(QIODevice::WriteOnly) && out.write(savedViewText(view)) > 0);
    };
    put(QStringLiteral("of the team.json"), QStringLiteral("best"));
    put(QStringLiteral("kept.json"), QStringLiteral("another"));
    const auto path = folder.path();
    QVERIFY_ERROR(renameSavedView(path, QStringLiteral("best"), QStringLiteral("another")),
                  ErrorKind::Invalid);
    QVERIFY_ERROR(renameSavedView(path, QStringLiteral("best"), QStringLiteral("kept")), ErrorKind::Invalid);
    QVERIFY_ERROR(renameSavedView(path, QStringLiteral("gone"), QStringLiteral("x")), ErrorKind::NotFound);
    QVERIFY_ERROR(deleteSavedView(path, QStringLiteral("gone")), ErrorKind::NotFound);
    QCOMPARE(savedViewsIn(path).keys(), QStringList({"another", "best"}));
    QVERIFY_RESULT(renameSavedView(path, QStringLiteral("best"), QStringLiteral("finest")));
    QCOMPARE(savedViewsIn(path).value(QStringLiteral("finest")),
             savedViewPath(path, QStringLiteral("finest")));
    QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("of the team.json"))));
    // A new one whose file is another's gets a file of its own, and is written over itself from then on.
    SavedView kept;
    kept.name = QStringLiteral("kept");
    for (int time = 0; time < 2; ++time)
        QVERIFY_RESULT(putSavedView(path, kept));
    QCOMPARE(savedViewsIn(path).keys(), QStringList({"another", "finest", "kept"}));
    QCOMPARE(QDir(path).entryList(QDir::Files).size(), 3);
    QVERIFY_RESULT(deleteSavedView(path, kept.name));
    QVERIFY_RESULT(deleteSavedView(path, QStringLiteral("another")));
    QCOMPARE(savedViewsIn(path).keys(), QStringList{"finest"});
}

void TestWindowBrowse::whatIsShownCanBeExported()
{
    Lab lab;
    Desk desk;
    QVERIFY(openOn(desk, lab.fixture, QStringLiteral("63 cached runs")));
    const Sheet sheet(desk);
    QVERIFY(type(desk.window(), "runsQuery", "metrics.auc > 0.9"));
    QTRY_STATUS(sheet, "9 of 63");
    sheet.clickLine(0);
    sheet.clickLine(1, Qt::ControlModifier);
    QCOMPARE(sheet.selectedIds().size(), 2);

    const auto csv = desk.path(QStringLiteral("two.csv"));
    auto two = Answer::inMenuWithFile({QStringLiteral("Export 2 selected"), QStringLiteral("CSV")}, csv);
    QVERIFY(click(desk.window(), "exportRuns"));
    QTRY_VERIFY_WITH_TIMEOUT(said(desk.window(), "viewsMessage").contains("two.csv"), patienceMs);
    QFile text(csv);
    QVERIFY(text.open(QIODevice::ReadOnly));
    const auto lines = QString::fromUtf8(text.readAll()).split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 3);
    QVERIFY2(lines[0].contains("auc"), qPrintable(lines[0]));
    QVERIFY2(lines[1].contains("fraud-59") && lines[1].contains("0.99"), qPrintable(lines[1]));

    const auto json = desk.path(QStringLiteral("all.json"));
    auto all = Answer::inMenuWithFile({QStringLiteral("Export all"), QStringLiteral("JSON")}, json);
    QVERIFY(click(desk.window(), "exportRuns"));
    QTRY_VERIFY_WITH_TIMEOUT(said(desk.window(), "viewsMessage").contains("all.json"), patienceMs);
    QFile document(json);
    QVERIFY(document.open(QIODevice::ReadOnly));
    const auto bytes = document.readAll();
    QVERIFY(!QJsonDocument::fromJson(bytes).isNull());
    QCOMPARE(bytes.count("fraud-5"), 9);

    QTest::keyClick(&sheet.main, Qt::Key_C, Qt::ControlModifier); // and the quick way
    QCOMPARE(QGuiApplication::clipboard()->text().trimmed().split(u'\n').size(), 3);
}

void TestWindowBrowse::thePaletteFindsARunAndOpensIt()
{
    Lab lab;
    Desk desk;
    QVERIFY(openOn(desk, lab.fixture, QStringLiteral("63 cached runs")));
    const Sheet sheet(desk);
    QTest::keyClick(&desk.window(), Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(isShown(desk.window(), "paletteEdit"), patienceMs);
    QVERIFY(type(desk.window(), "paletteEdit", "churn"));
    const auto* list = find<QAbstractItemView>(desk.window(), "paletteList");
    QTRY_VERIFY_WITH_TIMEOUT(indexOf(*list->model(), QStringLiteral("churn-1")).isValid(), patienceMs);
    auto* edit = find<QLineEdit>(desk.window(), "paletteEdit");
    for (int i = 0; i < 20 && !list->currentIndex().data().toString().contains("churn-1"); ++i)
        QTest::keyClick(edit, Qt::Key_Down);
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(said(desk.window(), "runName"), QStringLiteral("churn-1"), patienceMs);
    QVERIFY(!isShown(desk.window(), "palettePanel"));
}

void TestWindowBrowse::thePaletteRemembersWhatWasChosen()
{
    Lab lab;
    Desk desk;
    QVERIFY(openOn(desk, lab.fixture, QStringLiteral("63 cached runs")));
    const auto* list = find<QAbstractItemView>(desk.window(), "paletteList");
    const auto choose = [&](const char* typed, const QString& title) {
        QTest::keyClick(&desk.window(), Qt::Key_K, Qt::ControlModifier);
        if (!QTest::qWaitFor([&] { return isShown(desk.window(), "paletteEdit"); }, patienceMs))
            return false;
        auto* edit = find<QLineEdit>(desk.window(), "paletteEdit");
        edit->setText(QString::fromLatin1(typed));
        if (!QTest::qWaitFor([&] { return list->model()->index(0, 0).data().toString() == title; },
                             patienceMs))
            return false;
        QTest::keyClick(edit, Qt::Key_Return);
        return true;
    };
    QVERIFY(choose("churn-1", QStringLiteral("churn-1")));
    QTRY_COMPARE_WITH_TIMEOUT(said(desk.window(), "runName"), QStringLiteral("churn-1"), patienceMs);
    QVERIFY(choose("lab", QStringLiteral("lab"))); // the connection
    QTRY_COMPARE_WITH_TIMEOUT(desk.window().shell()->currentDestination(),
                              QLatin1String(MainWindow::connectionsId), patienceMs);
    QVERIFY(choose("monitoring", QStringLiteral("Monitoring")));
    QTest::keyClick(&desk.window(), Qt::Key_K, Qt::ControlModifier);
    find<QLineEdit>(desk.window(), "paletteEdit")->clear();
    const auto first = [&] {
        QStringList titles;
        for (int row = 0; row < 3; ++row)
            titles << list->model()->index(row, 0).data().toString();
        return titles;
    };
    QTRY_COMPARE_WITH_TIMEOUT(first(), QStringList({"Monitoring", "lab", "churn-1"}), patienceMs);
}

void TestWindowBrowse::keysAreLookedUpAndChanged()
{
    Lab lab;
    Desk desk;
    QVERIFY(openOn(desk, lab.fixture, QStringLiteral("63 cached runs")));
    auto* sync = desk.window().findChild<QAction*>(QStringLiteral("sync-everything-now"));
    QVERIFY(sync);
    QCOMPARE(sync->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_F5));
    QCOMPARE(actionText(*sync), QStringLiteral("Sync everything now"));
    QCOMPARE(actionText(QAction(QStringLiteral("实验(&E)"))), QStringLiteral("实验"));
    QTest::keyClick(desk.window().runsScreen(), Qt::Key_Question);
    QTRY_VERIFY_WITH_TIMEOUT(isShown(desk.window(), "shortcutsDialog"), patienceMs);
    auto* dialog = find<QDialog>(desk.window(), "shortcutsDialog");
    const auto* table = find<QAbstractItemView>(desk.window(), "shortcutTable");
    QTest::keyClicks(dialog->focusWidget(), QStringLiteral("sync everything"));
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 1, patienceMs);
    auto* keys = find<QKeySequenceEdit>(desk.window(), "shortcutEdit");
    QCOMPARE(keys->keySequence(), sync->shortcut());
    keys->setKeySequence(QKeySequence(Qt::CTRL | Qt::Key_I)); // the inbox's
    Q_EMIT keys->editingFinished();
    QVERIFY(said(desk.window(), "shortcutTrouble").contains(QStringLiteral("Inbox")));
    QTest::mouseClick(find<QAbstractButton>(desk.window(), "shortcutTake"), Qt::LeftButton);
    QCOMPARE(said(desk.window(), "shortcutTrouble"), QString());
    QCOMPARE(sync->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_F5)); // not before it is kept
    QTest::mouseClick(find<QAbstractButton>(desk.window(), "shortcutKeep"), Qt::LeftButton);
    QCOMPARE(sync->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_I));
    QCOMPARE(desk.window().findChild<QAction*>(QStringLiteral("inbox"))->shortcut(), QKeySequence());
    const ShortcutKeys changed = {{"inbox", ""}, {"sync-everything-now", "Ctrl+I"}};
    QTRY_COMPARE_WITH_TIMEOUT(loadShortcuts(userShortcutsFile()).keys, changed, patienceMs);
}

void TestWindowBrowse::keysAreThoseThatThePersonWrote()
{
    Lab lab;
    Desk desk;
    const auto file = userShortcutsFile();
    QVERIFY_RESULT(putShortcuts(file, {}, {{"inbox", "alt+f9"}, {"sync-everything-now", "no keys"}}));
    QFile theirs(QString::fromStdString((desk.folder() / "shortcuts.yaml").string()));
    QVERIFY(QDir().mkpath(QFileInfo(theirs).path()) && theirs.open(QIODevice::WriteOnly));
    theirs.write("keyboard-shortcuts: F11\n"); // a workspace takes no keys
    theirs.close();
    QVERIFY(openOn(desk, lab.fixture, QStringLiteral("63 cached runs")));
    const auto keys = [&](const char* name) {
        return desk.window().findChild<QAction*>(QLatin1String(name))->shortcut();
    };
    QTRY_COMPARE_WITH_TIMEOUT(keys("inbox"), QKeySequence(Qt::ALT | Qt::Key_F9), patienceMs);
    QCOMPARE(keys("sync-everything-now"), QKeySequence(Qt::CTRL | Qt::Key_F5)); // as usual
    QVERIFY(keys("keyboard-shortcuts") != QKeySequence(Qt::Key_F11));
}

// A key that nobody is told of is found by accident, and taken by mistake.
void TestWindowBrowse::everyShortcutIsListed()
{
    Lab lab;
    Desk desk;
    QVERIFY(openOn(desk, lab.fixture, QStringLiteral("63 cached runs")));
    auto& window = desk.window();
    QSet<QKeySequence> listed{QKeySequence(Qt::Key_Enter), // of the keypad
                              QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Backtab)};
    for (const auto& known : screenKeys())
        listed.insert(QKeySequence(known.keys, QKeySequence::PortableText));
    for (int number = 1; number <= 9; ++number)
        listed.insert(keysOfDestination(number));
    for (const auto* action : window.findChildren<QAction*>(Qt::FindDirectChildrenOnly))
        listed.insert(action->shortcut());
    for (const char* id : {MainWindow::experimentsId, MainWindow::compareId, MainWindow::modelsId,
                           MainWindow::releasesId, MainWindow::endpointsId, MainWindow::driftId,
                           MainWindow::monitoringId, MainWindow::incidentsId, MainWindow::connectionsId})
        window.showDestination(QLatin1String(id));
    int seen = 0;
    const auto check = [&](const QObject& owner, const QKeySequence& keys) {
        ++seen;
        QVERIFY2(keys.isEmpty() || listed.contains(keys),
                 qPrintable(keys.toString() + QStringLiteral(" of ") + owner.objectName()));
    };
    for (const auto* shortcut : window.findChildren<QShortcut*>())
        check(*shortcut->parent(), shortcut->key());
    for (const auto* action : window.findChildren<QAction*>())
        check(*action, action->shortcut());
    for (const auto* button : window.findChildren<QAbstractButton*>()) {
        if (button->shortcut() != QKeySequence::mnemonic(button->text()))
            check(*button, button->shortcut());
    }
    QVERIFY(seen > 40);
    // And as they are made, no two are in each other's way.
    window.findChild<QAction*>(QStringLiteral("keyboard-shortcuts"))->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(isShown(window, "shortcutsDialog"), patienceMs);
    const auto* dialog = find<ShortcutsDialog>(window, "shortcutsDialog");
    const auto conflicts = keyConflicts(dialog->actions());
    QVERIFY2(conflicts.isEmpty(), qPrintable(conflicts.keys().join(u' ')));
}

void TestWindowBrowse::theRefreshKeyReadsAgainOnEveryScreen()
{
    MlflowFixture server;
    server.addRun({});
    Desk desk(std::chrono::hours(1)); // nobody asks but the key
    desk.know(server);
    auto asked = toMs(systemNow());
    desk.open();
    QVERIFY(desk.syncedSince(asked));
    // A page with a refresh of its own, and one without.
    for (const char* id : {MainWindow::experimentsId, MainWindow::connectionsId}) {
        desk.window().showDestination(QLatin1String(id));
        desk.window().activateWindow();
        QTest::qWait(0);
        const auto before = server.requests().size();
        asked = toMs(systemNow());
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &desk.window(),
                        Qt::Key_F5);
        QVERIFY2(QTest::qWaitFor([&] { return server.requests().size() > before; }, patienceMs), id);
        QVERIFY(desk.syncedSince(asked));
    }
}

QTEST_MAIN(TestWindowBrowse)
#include "tst_window_browse.moc"
