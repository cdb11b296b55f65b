#include "app/ConnectionsController.h"
#include "app/Diagnostics.h"
#include "app/MainWindow.h"
#include "app/MonitoringController.h"
#include "app/ReleasesController.h"
#include "app/RunsController.h"
#include "app/drift/DriftController.h"
#include "app/help/AboutController.h"
#include "app/help/DialogHelp.h"
#include "app/help/DialogTopic.h"
#include "app/help/HelpController.h"
#include "app/help/ScreenTopic.h"
#include "app/incidents/IncidentsController.h"
#include "app/notify/NotifyController.h"
#include "app/oncall/OnCallController.h"
#include "app/packs/PackController.h"
#include "app/packs/PackExporting.h"
#include "app/palette/ActionText.h"
#include "app/palette/PaletteController.h"
#include "app/palette/ShortcutsController.h"
#include "app/settings/SettingsController.h"
#include "app/start/TourController.h"
#include "widgets/common/Banner.h"
#include "widgets/common/CommandPalette.h"
#include "widgets/common/ScreenKeys.h"
#include "widgets/common/TabOrder.h"
#include "widgets/common/Theme.h"
#include "widgets/drift/DriftScreen.h"
#include "widgets/incidents/IncidentPage.h"
#include "widgets/incidents/IncidentsScreen.h"
#include "widgets/monitoring/MonitoringScreen.h"
#include "widgets/runs/RunsScreen.h"
#include "widgets/shell/ShellFrame.h"
#include "widgets/shell/TopBar.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QMenuBar>

// What the window's menus offer; the palette offers the same.
namespace ph {

bool MainWindow::focusNextPrevChild(bool next)
{
    return goToNextStop(*this, next ? TabWay::On : TabWay::Back);
}

QAction* MainWindow::action(const char* name, const QString& text, const QString& icon,
                            const QKeySequence& keys, std::function<void()> work)
{
    auto* made = new QAction(themedIcon(icon), text, this);
    made->setObjectName(QLatin1String(name));
    made->setProperty("ph_icon", icon);
    made->setShortcut(keys);
    connect(made, &QAction::triggered, this, [work = std::move(work)] { work(); });
    addAction(made);
    actions_.append(made);
    return made;
}

void MainWindow::buildActions()
{
    auto* file = menuBar()->addMenu(tr("&File"));
    file->addAction(action("new-window", tr("New &window"), QStringLiteral("window-new"),
                           QKeySequence(QStringLiteral("Ctrl+Alt+N")), [this] { newWindow(); }));
    file->addAction(action("add-connection", tr("Add &connection…"), QStringLiteral("list-add"),
                           QKeySequence(QStringLiteral("Ctrl+N")), [this] {
                               showDestination(QLatin1String(connectionsId));
                               connectionsController_->showAddDialog();
                           }));
    file->addAction(action("open-a-folder-with-runs", tr("&Open a folder with runs…"),
                           QStringLiteral("document-open-folder"), QKeySequence::Open, [this] {
                               const auto path =
                                   QFileDialog::getExistingDirectory(this, tr("Open a mlruns folder"));
                               if (!path.isEmpty())
                                   openPath(path);
                           }));
    file->addAction(
        action("open-a-database", tr("Open a &database…"), QStringLiteral("folder-database"), {}, [this] {
            const auto path = QFileDialog::getOpenFileName(
                this, tr("Open a mlflow.db"), {}, tr("MLflow databases (*.db *.sqlite);;All files (*)"));
            if (!path.isEmpty())
                openPath(path);
        }));
    file->addAction(action("open-a-pack", tr("Open a &pack…"), QStringLiteral("package"), {}, [this] {
        const auto path =
            QFileDialog::getOpenFileName(this, tr("Open a pack"), {}, tr("Packs (*.phpack);;All files (*)"));
        if (!path.isEmpty())
            packController()->open(path);
    }));
    file->addAction(action("export-a-pack", tr("E&xport a pack…"), QStringLiteral("document-save"),
                           QKeySequence(QStringLiteral("Ctrl+Shift+E")), [this] {
                               const bool isOwn = incidentsScreen_ && !packController_->pack();
                               const auto shown = isOwn ? incidentsScreen_->page()->incident() : std::nullopt;
                               packExporting_->ask(shown ? shown->id : QString(), this);
                           }));
    file->addAction(action("open-the-sample", tr("Open the &sample"), QStringLiteral("compass"), {},
                           [this] { openSample(); }));
    buildWorkspaces(*file);
    file->addSeparator();
    addPrinting(*file);
    file->addSeparator();
    file->addAction(
        action("quit", tr("&Quit"), QStringLiteral("window-close"), QKeySequence::Quit, [this] { quit(); }));

    buildEditMenu();
    auto* view = menuBar()->addMenu(tr("&View"));
    view->addAction(action("experiments", tr("&Experiments"), QStringLiteral("view-list-tree"), {},
                           [this] { showDestination(QLatin1String(experimentsId)); }));
    view->addAction(action("compare", tr("Co&mpare"), QStringLiteral("view-statistics"), {},
                           [this] { showDestination(QLatin1String(compareId)); }));
    view->addAction(action("models", tr("&Models"), QStringLiteral("package"), {},
                           [this] { showDestination(QLatin1String(modelsId)); }));
    view->addAction(action("releases", tr("R&eleases"), QStringLiteral("umbrello_diagram_deployment"), {},
                           [this] { showDestination(QLatin1String(releasesId)); }));
    view->addAction(action("endpoints", tr("E&ndpoints"), QStringLiteral("network-server"), {},
                           [this] { showDestination(QLatin1String(endpointsId)); }));
    view->addAction(action("drift", tr("Dr&ift"), QStringLiteral("view-object-histogram-linear"), {},
                           [this] { showDestination(QLatin1String(driftId)); }));
    view->addAction(action("monitoring", tr("M&onitoring"), QStringLiteral("office-chart-line"), {},
                           [this] { showDestination(QLatin1String(monitoringId)); }));
    view->addAction(action("incidents", tr("Inciden&ts"), QStringLiteral("flag"), {},
                           [this] { showDestination(QLatin1String(incidentsId)); }));
    view->addAction(action("connections", tr("&Connections"), QStringLiteral("network-connect"), {},
                           [this] { showDestination(QLatin1String(connectionsId)); }));
    view->addSeparator();
    view->addAction(action("compare-the-runs-that-match", tr("Compare the runs that &match"),
                           QStringLiteral("view-statistics"), QKeySequence(QStringLiteral("Ctrl+Shift+M")),
                           [this] { runsController_->compareMatches(); }));
    view->addAction(action("sync-everything-now", tr("&Sync everything now"), QStringLiteral("view-refresh"),
                           QKeySequence(Qt::CTRL | Qt::Key_F5),
                           [this] { syncEverything(Poller::Pass::Whole); }));
    view->addAction(action("find-anything", tr("&Find anything…"), QStringLiteral("edit-find"), {},
                           [this] { shell_->commandPalette()->open(); }));
    view->addAction(action("search-runs", tr("Search &runs"), QStringLiteral("view-filter"),
                           QKeySequence(QStringLiteral("Ctrl+L")), [this] {
                               showDestination(QLatin1String(experimentsId));
                               runsScreen_->focusQuery();
                           }));
    view->addAction(action("move-tab-to-a-new-window", tr("Mo&ve the tab to a new window"),
                           QStringLiteral("window-new"), QKeySequence(QStringLiteral("Ctrl+Alt+M")),
                           [this] { moveTab(shell_->currentTab()); }));
    view->addSeparator();
    view->addAction(action("colours-of-the-system", tr("Colours of the s&ystem"),
                           QStringLiteral("games-config-theme"), {},
                           [this] { chooseScheme(SchemeChoice::System); }));
    view->addAction(action("light-colours", tr("&Light colours"), QStringLiteral("games-config-theme"), {},
                           [this] { chooseScheme(SchemeChoice::Light); }));
    view->addAction(action("dark-colours", tr("&Dark colours"), QStringLiteral("games-config-theme"), {},
                           [this] { chooseScheme(SchemeChoice::Dark); }));

    auto* tables = menuBar()->addMenu(tr("&Data"));
    tables->addAction(action("compare-tables-for-drift", tr("&Compare tables for drift…"),
                             QStringLiteral("document-new"), {}, [this] {
                                 showDestination(QLatin1String(driftId));
                                 driftController()->newStudy();
                             }));
    tables->addAction(action("import-quality-reports", tr("&Import quality reports…"),
                             QStringLiteral("document-import"), {}, [this] {
                                 const auto files = QFileDialog::getOpenFileNames(
                                     this, tr("Import reports"), {},
                                     tr("Reports (*.json *.csv);;All files (*)"));
                                 if (!files.isEmpty())
                                     importReports(files);
                             }));

    tables->addAction(
        action("data-contracts", tr("&Data contracts"), QStringLiteral("documentation"), {}, [this] {
            showDestination(QLatin1String(driftId));
            driftScreen()->showArea(DriftScreen::Area::Contracts);
        }));

    auto* release = menuBar()->addMenu(tr("&Release"));
    release->addAction(action("draft-a-release", tr("&Draft a release…"), QStringLiteral("document-new"),
                              QKeySequence(QStringLiteral("Ctrl+Shift+N")),
                              [this] { releasesController_->draftRelease({}); }));
    release->addAction(action("inbox", tr("&Inbox"), QStringLiteral("flag"),
                              QKeySequence(QStringLiteral("Ctrl+I")),
                              [this] { releasesController_->openInbox(); }));
    release->addAction(action("roll-back", tr("&Roll back…"), QStringLiteral("edit-undo"), {}, [this] {
        if (releasesController_->rollbacks().isEmpty())
            releasesController_->openRollback({}); // says so
        else
            shell_->commandPalette()->open(PaletteController::rollbackWords());
    }));

    auto* monitor = menuBar()->addMenu(tr("M&onitor"));
    const auto tab = [&](const char* name, const QString& text, const QString& icon,
                         MonitoringScreen::Tab shown) {
        monitor->addAction(action(name, text, icon, {}, [this, shown] {
            showDestination(QLatin1String(monitoringId));
            monitoringScreen()->showTab(shown);
        }));
    };
    tab("dashboards", tr("&Dashboards"), QStringLiteral("office-chart-line"),
        MonitoringScreen::Tab::Dashboards);
    tab("objectives-and-error-budgets", tr("&Objectives and error budgets"), QStringLiteral("flag"),
        MonitoringScreen::Tab::Objectives);
    tab("alerts", tr("&Alerts"), QStringLiteral("dialog-warning"), MonitoringScreen::Tab::Alerts);
    tab("silences", tr("&Silences"), QStringLiteral("note"), MonitoringScreen::Tab::Silences);
    tab("alerting-and-recording-rules", tr("Alerting and recording &rules"), QStringLiteral("code-function"),
        MonitoringScreen::Tab::Rules);
    tab("scraped-targets", tr("Scraped &targets"), QStringLiteral("network-server"),
        MonitoringScreen::Tab::Targets);
    monitor->addSeparator();
    monitor->addAction(action("silence-alerts", tr("Sile&nce alerts…"), QStringLiteral("note"), {}, [this] {
        showDestination(QLatin1String(monitoringId));
        monitoringController()->silence();
    }));
    monitor->addAction(
        action("add-an-objective", tr("Add an o&bjective…"), QStringLiteral("list-add"), {}, [this] {
            showDestination(QLatin1String(monitoringId));
            monitoringScreen()->showTab(MonitoringScreen::Tab::Objectives);
            monitoringController()->addObjective();
        }));

    auto* incident = menuBar()->addMenu(tr("&Incident"));
    incident->addAction(
        action("open-an-incident", tr("&Open an incident…"), QStringLiteral("list-add"), {}, [this] {
            showDestination(QLatin1String(incidentsId));
            incidentsController()->openIncident();
        }));
    incident->addAction(action("timeline", tr("&Timeline"), QStringLiteral("view-time-schedule"), {}, [this] {
        showDestination(QLatin1String(incidentsId));
        incidentsScreen()->showTab(IncidentsScreen::Tab::Timeline);
    }));
    incident->addAction(action("pin-for-on-call", tr("&Pin for on-call…"), QStringLiteral("pin"), {},
                               [this] { onCall_->open({}); }));

    view->addSeparator();
    view->addAction(action("notifications", tr("&Notifications…"), QStringLiteral("note"), {},
                           [this] { openNotificationSettings(*this); }));
    view->addAction(action("settings", tr("Settin&gs…"), QStringLiteral("configure"),
                           QKeySequence(QStringLiteral("Ctrl+,")), [this] { settings_->openDialog(this); }));

    buildHelp();
    paletteController_->setActions(actions_);
    buildShortcuts();
}

void MainWindow::buildHelp()
{
    about_ = new AboutController(workspace_->runner(), this);
    connect(about_, &AboutController::failed, shell_->banner(), &Banner::showError);
    auto* help = menuBar()->addMenu(tr("&Help"));
    auto* here = action("help-on-this-screen", tr("Help on this &screen"), QStringLiteral("help-contextual"),
                        QKeySequence(Qt::Key_F1), [this] {
                            const auto tab = shell_->currentTab();
                            const auto id = tab.isEmpty() ? shell_->currentDestination() : tab;
                            const auto topic = topicOfScreen(id, shell_->currentPage());
                            const auto* dialog = qobject_cast<QDialog*>(QApplication::activeWindow());
                            help_->show(dialog ? topicOfDialog(*dialog, topic) : topic);
                        });
    help->addAction(here);
    new DialogHelp(*this, *here);
    // Chapters are known by the names of their files.
    const auto chapter = [&](const char* topic, const QString& text, const QString& icon) {
        help->addAction(action(topic, text, icon, {}, [this, topic] { help_->show(QLatin1String(topic)); }));
    };
    chapter("first-steps", tr("&Handbook"), QStringLiteral("help-contents"));
    chapter("glossary", tr("&Glossary and formulas"), QStringLiteral("documentation"));
    chapter("keyboard", tr("About &keys"), QStringLiteral("documentinfo"));
    chapter("troubleshooting", tr("&Troubleshooting"), QStringLiteral("dialog-warning"));
    help->addAction(action("tour", tr("T&our"), QStringLiteral("compass"), {}, [this] { tour_->start(); }));
    help->addAction(action("keyboard-shortcuts", tr("Keyboard &shortcuts…"), QStringLiteral("input-keyboard"),
                           QKeySequence(QStringLiteral("?")), [this] { shortcuts_->openDialog(this); }));
    help->addSeparator();
    help->addAction(
        action("check-for-updates", tr("Check for &updates…"), QStringLiteral("view-refresh"), {}, [this] {
            settings_->openDialog(this, SettingsDialog::Page::Updates);
            settings_->checkForUpdate();
        }));
    help->addAction(action("copy-diagnostics", tr("Copy &diagnostics"), QStringLiteral("edit-copy"), {},
                           [this] { copyDiagnostics(); }));
    help->addAction(action("about-pilothouse", tr("&About Pilothouse"), QStringLiteral("help-about"), {},
                           [this] { about_->openDialog(this); }));
}

void MainWindow::buildShortcuts()
{
    QHash<QString, QString> menus;
    for (const auto* menu : menuBar()->actions()) {
        for (const auto* each : menu->menu()->actions()) {
            menus.insert(each->objectName(), actionText(*menu));
            const auto below = each->menu() ? each->menu()->actions() : QList<QAction*>();
            for (const auto* one : below)
                menus.insert(one->objectName(), actionText(*menu));
        }
    }
    auto others = screenKeys();
    const auto everywhere = others.constFirst().group;
    int number = 0;
    for (const char* id : {experimentsId, compareId, modelsId, releasesId, endpointsId, driftId, monitoringId,
                           incidentsId, connectionsId}) {
        const auto shows = std::ranges::find(actions_, QLatin1String(id), &QAction::objectName);
        const auto keys = keysOfDestination(++number).toString(QKeySequence::PortableText);
        others.append({QStringLiteral("destination-") + QLatin1String(id), everywhere, actionText(**shows),
                       keys, keys, KeyedAction::Kind::Fixed});
    }
    shortcuts_->setActions(actions_, menus, others);
    connect(shortcuts_, &ShortcutsController::changed, this,
            [this] { paletteController_->setActions(actions_); });
    connect(shortcuts_, &ShortcutsController::failed, shell_->banner(), &Banner::showError);
    shortcuts_->restore();
}

void MainWindow::offerPage()
{
    const auto tab = shell_->currentTab();
    auto* page = shell_->currentPage();
    paletteController_->setPage(tab.isEmpty() ? shell_->currentDestination() : tab.section(u':', 0, 0),
                                shell_->title(), page ? pageActions(*page) : QList<PageAction>());
}

void MainWindow::copyDiagnostics()
{
    auto& cache = workspace_->cache();
    diagnosticsJob_ = workspace_->runner().run<QString>(
        {},
        [&cache, folder = workspace_->folder(), connections = connectionsController_->connections(),
         states = workspace_->poller().states(),
         now = workspace_->clock()()](JobContext&) -> Result<QString> {
            return diagnosticsText(folder, cache, connections, states, now);
        },
        this,
        [this](Result<QString> text) {
            QGuiApplication::clipboard()->setText(text.value_or(QString()));
            say(tr("Diagnostics copied: no names, addresses or secrets"));
        });
}

} // namespace ph
