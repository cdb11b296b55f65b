#include "app/MainWindow.h"
#include "app/RunsController.h"
#include "app/SampleRelease.h"
#include "app/SampleWorkspace.h"
#include "app/Workspace.h"
#include "app/release/OwnKey.h"
#include "app/shots/ContractShots.h"
#include "app/shots/DriftShots.h"
#include "app/shots/EndpointShots.h"
#include "app/shots/HandbookShots.h"
#include "app/shots/IncidentShots.h"
#include "app/shots/MonitoringShots.h"
#include "app/shots/ReleaseShots.h"
#include "app/shots/RolloutShots.h"
#include "app/shots/SettingsShots.h"
#include "app/shots/StartShots.h"
#include "services/release/KeyStore.h"
#include "tests/app/ScreenFaults.h"
#include "tests/support/Paths.h"
#include "tests/support/Testing.h"
#include "widgets/charts/CurvePlot.h"
#include "widgets/common/CommandPalette.h"
#include "widgets/common/Theme.h"
#include "widgets/run/RunPage.h"
#include "widgets/runs/RunTableView.h"
#include "widgets/runs/RunsScreen.h"
#include "widgets/shell/ShellFrame.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QDirIterator>
#include <QRegularExpression>
#include <QTabWidget>
#include <QTemporaryDir>

using namespace ph;
using namespace ph::testing;

namespace {

using Screens = void (*)(Photographer&, const QString&, QSize);

constexpr int longestMs = 60'000;

/// The visible one of this name; null where none is.
QWidget* shown(const QWidget& root, const char* name)
{
    for (auto* one : root.findChildren<QWidget*>(QLatin1String(name))) {
        if (one->isVisible())
            return one;
    }
    return nullptr;
}

} // namespace

/// Walks every screen and dialog as a screen reader and the Tab key do; see ScreenFaults.h for what it finds.
/// A board of charts is in tst_accessible_board.
class AccessibleScreensTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void everyScreenAndDialogCanBeHeardAndGoneThrough_data();
    void everyScreenAndDialogCanBeHeardAndGoneThrough();
    void everyDestinationCanBeHeardAndGoneThrough_data();
    void everyDestinationCanBeHeardAndGoneThrough();
    void everyDialogOfTheMenusCanBeHeardAndGoneThrough_data();
    void everyDialogOfTheMenusCanBeHeardAndGoneThrough();
    void everyPageOfTheSettingsCanBeHeardAndGoneThrough();
    void modelsAndReleasesCanBeHeardAndGoneThrough();
    void everyTabOfARunCanBeHeardAndGoneThrough();
    void theTourAndThePaletteCanBeHeardAndGoneThrough();
    void theDoorsCanBeHeardAndGoneThrough();
    void noDialogIsLeftOut();

private:
    /// What is wrong with it, a line each. Of dialogs it is noted that they were walked.
    QStringList walk(QWidget& screen, const QString& name);

    QTemporaryDir folder_;
    std::unique_ptr<Workspace> workspace_;
    std::unique_ptr<MainWindow> window_;
    QString release_;
    QSet<QString> dialogs_; ///< classes of those that were walked
};

void AccessibleScreensTest::initTestCase()
{
    for (const char* name : {"XDG_CONFIG_HOME", "XDG_STATE_HOME"}) // not this machine's settings
        qputenv(name, folder_.filePath(QStringLiteral("home")).toUtf8());
    applyTheme(*qApp, SchemeChoice::Light);
    const auto place = std::filesystem::path(folder_.path().toStdString()) / "sample";
    QVERIFY_RESULT(createSampleWorkspace(place, systemNow));
    QVERIFY_RESULT(addSampleEnvironment(place));
    auto stores = openStores(place);
    QVERIFY_RESULT(stores);
    Workspace::Settings settings;
    settings.vault = makeMemoryVault();
    workspace_ = std::make_unique<Workspace>(std::move(*stores), std::move(settings));
    window_ = std::make_unique<MainWindow>();
    window_->attach(*workspace_);
    window_->resize(1280, 800);
    window_->show();
    const auto isRead = [this] {
        const auto states = workspace_->poller().states();
        return states.size() >= 2 && std::all_of(states.begin(), states.end(), [](const SyncState& state) {
                   return state.lastSuccessMs != noTime;
               });
    };
    QTRY_VERIFY_WITH_TIMEOUT(isRead(), longestMs);
    QTRY_VERIFY_WITH_TIMEOUT(window_->runsScreen()->table()->model()->rowCount() > 0, longestMs);
    QVERIFY_RESULT(makeOwnKey(*workspace_, workspace_->folder() / "author.key"));
    const auto author = KeyStore(workspace_->state()).loadOwn(workspace_->vault());
    QVERIFY_RESULT(author);
    const auto release = addSampleRelease(*workspace_, *author);
    QVERIFY_RESULT(release);
    release_ = *release;
}

void AccessibleScreensTest::cleanupTestCase()
{
    window_.reset();
    workspace_.reset();
}

QStringList AccessibleScreensTest::walk(QWidget& screen, const QString& name)
{
    if (qobject_cast<QDialog*>(&screen))
        dialogs_.insert(
            QString::fromLatin1(screen.metaObject()->className()).section(QStringLiteral("::"), -1));
    auto found = accessFaults(screen);
    for (auto& fault : found)
        fault.prepend(name + QStringLiteral(": "));
    return found;
}

void AccessibleScreensTest::everyScreenAndDialogCanBeHeardAndGoneThrough_data()
{
    QTest::addColumn<Screens>("screens");
    QTest::newRow("endpoints") << Screens(photographEndpoints);
    QTest::newRow("rollouts") << Screens(photographRollouts);
    QTest::newRow("monitoring") << Screens(photographMonitoring);
    QTest::newRow("incidents") << Screens(photographIncidents);
    QTest::newRow("drift") << Screens(photographDrift);
    QTest::newRow("contracts") << Screens(photographContracts);
    QTest::newRow("help") << Screens(photographHelp);
}

void AccessibleScreensTest::everyScreenAndDialogCanBeHeardAndGoneThrough()
{
    QFETCH(Screens, screens);
    QTemporaryDir nowhere;
    Photographer camera(nowhere.path(), {});
    QStringList found;
    int visited = 0;
    camera.visit([&](QWidget& screen, const QString& name) {
        ++visited;
        found += walk(screen, name);
    });
    screens(camera, QStringLiteral("walk"), {1280, 800});
    QVERIFY(visited > 3);
    QVERIFY2(found.isEmpty(), qPrintable(u'\n' + found.join(u'\n')));
}

void AccessibleScreensTest::everyDestinationCanBeHeardAndGoneThrough_data()
{
    QTest::addColumn<QString>("destination");
    for (const char* id : {MainWindow::experimentsId, MainWindow::compareId, MainWindow::modelsId,
                           MainWindow::releasesId, MainWindow::endpointsId, MainWindow::driftId,
                           MainWindow::monitoringId, MainWindow::incidentsId, MainWindow::connectionsId})
        QTest::newRow(id) << QString::fromLatin1(id);
}

void AccessibleScreensTest::everyDestinationCanBeHeardAndGoneThrough()
{
    QFETCH(QString, destination);
    window_->showDestination(destination);
    QTest::qWait(300);
    const auto found = walk(*window_, destination);
    QVERIFY2(found.isEmpty(), qPrintable(u'\n' + found.join(u'\n')));
}

void AccessibleScreensTest::everyDialogOfTheMenusCanBeHeardAndGoneThrough_data()
{
    QTest::addColumn<QString>("action");
    // Others open files or ask first for what a sample does not have.
    for (const char* name : {"add-connection", "export-a-pack", "keyboard-shortcuts", "notifications",
                             "pin-for-on-call", "open-an-incident", "about-pilothouse"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void AccessibleScreensTest::everyDialogOfTheMenusCanBeHeardAndGoneThrough()
{
    QFETCH(QString, action);
    auto* asked = window_->findChild<QAction*>(action);
    QVERIFY(asked);
    asked->trigger();
    QDialog* dialog = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT(
        [&] {
            for (auto* one : window_->findChildren<QDialog*>()) {
                if (one->isVisible())
                    dialog = one;
            }
            return dialog != nullptr;
        }(),
        longestMs);
    QTest::qWait(100);
    const auto found = walk(*dialog, action);
    dialog->reject();
    QVERIFY2(found.isEmpty(), qPrintable(u'\n' + found.join(u'\n')));
}

void AccessibleScreensTest::everyPageOfTheSettingsCanBeHeardAndGoneThrough()
{
    QTemporaryDir nowhere;
    Photographer camera(nowhere.path(), {});
    QStringList found;
    QSet<int> pages;
    camera.visit([&](QWidget& screen, const QString& name) {
        if (auto* tabs = screen.findChild<QTabWidget*>(QStringLiteral("settingsPages")))
            pages.insert(tabs->currentIndex());
        found += walk(screen, name);
    });
    photographSettings(camera, *window_, [](const char* name) { return QString::fromLatin1(name); });
    QCOMPARE(pages.size(), 4);
    QVERIFY2(found.isEmpty(), qPrintable(u'\n' + found.join(u'\n')));
}

void AccessibleScreensTest::modelsAndReleasesCanBeHeardAndGoneThrough()
{
    // What each picture is of has to be there when it is walked: it comes by jobs.
    const QMap<QString, const char*> subjects{
        {QStringLiteral("models-versions-walk"), "versionDetails"},
        {QStringLiteral("models-timeline-walk"), "aliasTimeline"},
        {QStringLiteral("models-compare-walk"), "versionDiff"},
        {QStringLiteral("models-prompt-walk"), "versionDiffView"},
        {QStringLiteral("releases-walk"), "releaseBoard"},
        {QStringLiteral("release-environment-walk"), "environmentTitle"},
        {QStringLiteral("release-policy-walk"), "policyText"},
        {QStringLiteral("release-page-walk"), "releaseTabs"},
        {QStringLiteral("release-inbox-walk"), "inboxView"},
        {QStringLiteral("release-draft-walk"), "draftForm"}};
    QTemporaryDir nowhere;
    Photographer camera(nowhere.path(), {});
    QStringList found, visited;
    camera.visit([&](QWidget& screen, const QString& name) {
        visited.append(name);
        const auto* subject = subjects.value(name);
        if (!subject || !QTest::qWaitFor([&] { return shown(screen, subject) != nullptr; }, longestMs))
            found.append(name + QStringLiteral(" does not show what it is of"));
        found += walk(screen, name);
        if (name == QLatin1String("models-versions-walk") && shown(screen, "versionDetails"))
            found += strayFrom(screen, *shown(screen, "versionDetails"));
        auto* tabs = qobject_cast<QTabWidget*>(shown(screen, "releaseTabs"));
        for (int tab = 0; tabs && tab < tabs->count(); ++tab) {
            tabs->setCurrentIndex(tab);
            QTest::qWait(50);
            found += walk(screen, name + u' ' + tabs->tabText(tab));
        }
    });
    photographReleases(*window_, camera, QStringLiteral("walk"), release_);
    visited.sort();
    QCOMPARE(visited, QStringList(subjects.keys()));
    QVERIFY2(found.isEmpty(), qPrintable(u'\n' + found.join(u'\n')));
}

void AccessibleScreensTest::everyTabOfARunCanBeHeardAndGoneThrough()
{
    window_->showDestination(QLatin1String(MainWindow::experimentsId));
    window_->runsController()->selectExperiments({});
    window_->runsController()->setQuery(
        QStringLiteral("experiment LIKE 'demand%' AND run_name LIKE '%-long'"));
    const auto* model = window_->runsScreen()->table()->model();
    const auto isFound = [model] {
        for (int column = 0; model->rowCount() > 0 && column < model->columnCount(); ++column) {
            if (model->index(0, column).data().toString().endsWith(QLatin1String("-long")))
                return true;
        }
        return false;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isFound(), longestMs);
    window_->openRun(model->entity(0));
    auto* page = qobject_cast<RunPage*>(window_->shell()->page(window_->shell()->currentTab()));
    QVERIFY(page);
    QTRY_VERIFY_WITH_TIMEOUT(shown(*page, "runTabs"), longestMs);
    window_->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window_.get()));
    QStringList found;
    for (int tab = int(RunPage::Tab::Overview); tab <= int(RunPage::Tab::Raw); ++tab) {
        page->openTab(RunPage::Tab(tab));
        QTest::qWait(200);
        found += walk(*window_, QStringLiteral("tab %1").arg(tab));
    }
    page->openTab(RunPage::Tab::Overview);
    found += strayFrom(*window_, *shown(*page, "runOverview"));
    // With a curve, as a person asks for one.
    page->openTab(RunPage::Tab::Metrics);
    auto* metrics = page->findChild<QAbstractItemView*>(QStringLiteral("metricsTable"));
    metrics->setFocus();
    metrics->setCurrentIndex(metrics->model()->index(0, 0));
    QTest::keyClick(metrics, Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(page->findChild<CurvePlot*>()->isVisible(), longestMs);
    found += walk(*window_, QStringLiteral("a curve"));
    window_->shell()->closeTab(window_->shell()->currentTab());
    window_->runsController()->setQuery({});
    QVERIFY2(found.isEmpty(), qPrintable(u'\n' + found.join(u'\n')));
}

void AccessibleScreensTest::theTourAndThePaletteCanBeHeardAndGoneThrough()
{
    QTemporaryDir nowhere;
    Photographer camera(nowhere.path(), {});
    QStringList found;
    bool isTour = false;
    camera.visit([&](QWidget& screen, const QString& name) {
        isTour = shown(screen, "tourCard") != nullptr;
        found += walk(screen, name);
    });
    photographTour(*window_, camera, QStringLiteral("walk"));
    QVERIFY(isTour);
    auto* palette = window_->shell()->commandPalette();
    palette->open(QStringLiteral("fraud"));
    QTest::qWait(300);
    QVERIFY(palette->isVisible());
    found += walk(*window_, QStringLiteral("palette"));
    palette->close();
    QVERIFY2(found.isEmpty(), qPrintable(u'\n' + found.join(u'\n')));
}

void AccessibleScreensTest::theDoorsCanBeHeardAndGoneThrough()
{
    auto stores = openStores(std::filesystem::path(folder_.path().toStdString()) / "empty");
    QVERIFY_RESULT(stores);
    Workspace::Settings settings;
    settings.vault = makeMemoryVault();
    Workspace workspace(std::move(*stores), std::move(settings));
    MainWindow window;
    window.attach(workspace);
    window.resize(1280, 800);
    window.show();
    QTRY_VERIFY_WITH_TIMEOUT(shown(window, "firstStart"), longestMs);
    QTemporaryDir nowhere;
    Photographer camera(nowhere.path(), {});
    QStringList found;
    bool hasStores = false, hasServers = false;
    camera.visit([&](QWidget& screen, const QString& name) {
        hasStores = hasStores || shown(screen, "foundStores");
        hasServers = hasServers || shown(screen, "offeredServers");
        found += walk(screen, name);
    });
    photographDoors(window, camera, {});
    QVERIFY(hasStores && hasServers);
    QVERIFY2(found.isEmpty(), qPrintable(u'\n' + found.join(u'\n')));
}

/// Comes last: what was walked is known by then.
void AccessibleScreensTest::noDialogIsLeftOut()
{
    if (dialogs_.isEmpty())
        QSKIP("nothing else of this test was run");
    static const QRegularExpression dialog(QStringLiteral("class (\\w+)(?: final)? : public QDialog\\b"));
    QStringList missing;
    int seen = 0;
    QDirIterator files(sourceFile(QStringLiteral("widgets")), {QStringLiteral("*.h")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        for (auto it = dialog.globalMatch(QString::fromUtf8(file.readAll())); it.hasNext();) {
            ++seen;
            if (const auto name = it.next().captured(1); !dialogs_.contains(name))
                missing.append(name);
        }
    }
    QVERIFY(seen > 15);
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u' ')));
}

QTEST_MAIN(AccessibleScreensTest)
#include "tst_accessible_screens.moc"
