#include "app/MainWindow.h"

#include "app/CompareController.h"
#include "app/ConnectionsController.h"
#include "app/EndpointsController.h"
#include "app/ModelsController.h"
#include "app/MonitoringController.h"
#include "app/Pinning.h"
#include "app/ReleasesController.h"
#include "app/RolloutController.h"
#include "app/RunController.h"
#include "app/RunsController.h"
#include "app/drift/DriftController.h"
#include "app/help/HelpController.h"
#include "app/incidents/IncidentsController.h"
#include "app/notify/NotifyController.h"
#include "app/oncall/OnCallController.h"
#include "app/packs/PackController.h"
#include "app/palette/PaletteController.h"
#include "app/palette/ShortcutsController.h"
#include "app/rollout/RolloutBeside.h"
#include "app/settings/Language.h"
#include "app/settings/SettingsController.h"
#include "app/start/FirstStartController.h"
#include "app/start/TourController.h"
#include "models/tables/RolloutWords.h"
#include "models/values/HelpTopic.h"
#include "models/values/RunTableRef.h"
#include "services/incidents/IncidentDrafts.h"
#include "services/log/Log.h"
#include "widgets/common/Banner.h"
#include "widgets/common/CommandPalette.h"
#include "widgets/common/ErrorText.h"
#include "widgets/common/StateView.h"
#include "widgets/compare/CompareScreen.h"
#include "widgets/connections/ConnectionsScreen.h"
#include "widgets/contracts/ContractsView.h"
#include "widgets/drift/DriftScreen.h"
#include "widgets/endpoints/EndpointsScreen.h"
#include "widgets/incidents/IncidentsScreen.h"
#include "widgets/monitoring/MonitoringScreen.h"
#include "widgets/releases/ReleasesScreen.h"
#include "widgets/rollouts/LeaveDriveDialog.h"
#include "widgets/rollouts/RolloutPage.h"
#include "widgets/runs/RunTableView.h"
#include "widgets/runs/RunsScreen.h"
#include "widgets/shell/ShellFrame.h"
#include "widgets/shell/TopBar.h"

#include <QApplication>
#include <QCloseEvent>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QKeyEvent>
#include <QScreen>

namespace ph {

namespace {

constexpr int agesEveryMs = 15'000;
constexpr int messageMs = 6000;
constexpr int jobsPauseMs = 300;

QString tabId(const EntityKey& key)
{
    return QStringLiteral("run:%1:%2").arg(key.connection.value).arg(key.remoteId);
}

std::optional<EntityKey> keyOfTab(const QString& id)
{
    const auto parts = id.split(u':');
    if (parts.size() < 3 || parts[0] != QLatin1String("run"))
        return std::nullopt;
    return EntityKey{{parts[1].toLongLong()}, EntityKind::Run, id.section(u':', 2)};
}

QString rolloutTab(const QString& id, const EntityKey& endpoint)
{
    return QStringLiteral("rollout:%1:%2:%3").arg(endpoint.connection.value).arg(endpoint.remoteId, id);
}

/// Opened again by openRollout(); none: the tab is of something else.
std::optional<std::pair<QString, EntityKey>> rolloutOfTab(const QString& tab)
{
    const auto id = tab.section(u':', 3);
    if (!tab.startsWith(QLatin1String("rollout:")) || id.isEmpty())
        return std::nullopt;
    return std::pair(
        id, EntityKey{{tab.section(u':', 1, 1).toLongLong()}, EntityKind::Endpoint, tab.section(u':', 2, 2)});
}

} // namespace

MainWindow::MainWindow(QWidget* parent)
    : QMainWindow(parent)
{
    setWindowTitle(QStringLiteral("Pilothouse"));
    setObjectName(QStringLiteral("mainWindow"));
    resize(QSize(1440, 900).boundedTo(screen()->availableSize()));
    setMinimumSize(900, 560);
    message_.setSingleShot(true);
    help_ = new HelpController(this); // errors lead to the handbook before there is a workspace
}

MainWindow::~MainWindow()
{
    deleteControllers();
}

// The controllers go before the screens that they hold on to, which are this window's children.
void MainWindow::deleteControllers()
{
    runs_.clear();
    rollouts_.clear();
    const auto end = [](auto*&... controllers) { (delete std::exchange(controllers, nullptr), ...); };
    end(settings_, tour_, firstStart_, paletteController_, notify_, onCall_, driftController_,
        packController_, incidentsController_, monitoringController_, endpointsController_, modelsController_,
        releasesController_, compareController_, runsController_, connectionsController_);
}

void MainWindow::showOpening(const QString& folder)
{
    auto* view = new StateView(this);
    view->setContent({.kind = StateContent::Kind::Loading, .title = tr("Opening %1…").arg(folder)});
    setCentralWidget(view);
}

void MainWindow::showFailure(const Error& error)
{
    auto* view = new StateView(this);
    auto content = stateForError(error);
    content.actions = {{QStringLiteral("retry"), tr("Try again"), QStringLiteral("view-refresh")}};
    view->setContent(content);
    connect(view, &StateView::actionTriggered, this, [this] { Q_EMIT retryRequested(); });
    setCentralWidget(view);
}

void MainWindow::attach(Workspace& workspace, const std::optional<QList<Connection>>& shared)
{
    workspace_ = &workspace;
    language_ = spokenLanguage(*qApp);
    shell_ = new ShellFrame(&connections_, &jobs_, &palette_, this);
    addDestinations();
    shell_->topBar()->setPlace(QString::fromStdString(workspace.folder().filename().string()));
    nameWindow();
    setCentralWidget(shell_);

    connectionsController_ = new ConnectionsController(workspace, connections_, *connectionsScreen_);
    runsController_ = new RunsController(workspace, *connectionsController_, *runsScreen_);
    releasesController_ = new ReleasesController(workspace, *shell_, board_, inbox_, *releasesScreen_);
    endpointsController_ =
        new EndpointsController(workspace, *connectionsController_, endpoints_, *endpointsScreen_);
    paletteController_ = new PaletteController(workspace, *connectionsController_, palette_);
    shortcuts_ = new ShortcutsController(workspace, this);
    pinning_ = new Pinning(workspace, this);
    buildDrives();

    connect(runsController_, &RunsController::runActivated, this, &MainWindow::openRun);
    connect(runsController_, &RunsController::pinRequested, pinning_, &Pinning::pin);
    connect(runsController_, &RunsController::compareRequested, this,
            [this](const CompareSet& set, const QString& board) {
                compareController()->compare(set, board);
                showDestination(QLatin1String(compareId));
            });
    connect(connectionsController_, &ConnectionsController::stateChanged, releasesController_,
            &ReleasesController::connectionRead);
    connect(releasesController_, &ReleasesController::messageRaised, this, &MainWindow::say);
    connect(releasesController_, &ReleasesController::incidentRequested, this,
            [this](const ReleaseSummary& release, const GateResult& result) {
                incidentsController()->openIncidentFrom(
                    [gate = FailedGate{release.id, release.environment, release.subject, result}](
                        const ScopeIndex& scopes) { return draftFromGate(gate, scopes); });
            });
    buildEndpoints();
    onCall_ = new OnCallController(workspace, *this);
    buildPackExport();
    buildWindows();
    buildDropping();
    buildStart();
    buildSettings();
    connect(runsController_, &RunsController::connectionsRequested, this,
            [this] { showDestination(QLatin1String(connectionsId)); });
    connect(pinning_, &Pinning::ended, this, [this](const QString& message, const QList<EntityKey>& keys) {
        say(message);
        for (const auto& key : keys) {
            if (const auto it = runs_.find(tabId(key)); it != runs_.end())
                it->second->reload();
        }
    });
    connect(paletteController_, &PaletteController::objectActivated, this, &MainWindow::openObject);
    connect(paletteController_, &PaletteController::rollbackActivated, releasesController_,
            &ReleasesController::openRollback);
    connect(releasesController_, &ReleasesController::boardRead, paletteController_,
            [this] { paletteController_->setRollbacks(releasesController_->rollbacks()); });
    paletteController_->setEndpoints(&endpoints_);
    connect(endpointsController_, &EndpointsController::trafficOffered, paletteController_,
            &PaletteController::setTraffic);
    connect(paletteController_, &PaletteController::trafficActivated, endpointsController_,
            &EndpointsController::changeTraffic);
    connect(paletteController_, &PaletteController::messageRaised, this, &MainWindow::say);
    connect(shell_->commandPalette(), &CommandPalette::aboutToOpen, this, &MainWindow::offerPage);
    connect(shell_, &ShellFrame::paletteQueryChanged, paletteController_, &PaletteController::search);
    connect(shell_, &ShellFrame::paletteActivated, paletteController_, &PaletteController::activate);
    connect(shell_, &ShellFrame::tabClosed, this, &MainWindow::closeTab);
    connect(shell_, &ShellFrame::schemeChosen, this, &MainWindow::chooseScheme);
    connect(shell_, &ShellFrame::connectionsRequested, this,
            [this] { showDestination(QLatin1String(connectionsId)); });
    connect(shell_, &ShellFrame::cancelJobRequested, &workspace.runner(), &JobRunner::cancel);
    watchJobs();

    ages_.setInterval(agesEveryMs);
    connect(&ages_, &QTimer::timeout, this, [this] { connections_.refreshAges(); });
    ages_.start();
    connect(&message_, &QTimer::timeout, this, [this] { shell_->statusLine()->setText({}); });

    buildActions();
    if (!workspace.cacheSetAside().empty()) {
        shell_->banner()->showMessage(
            {.tone = Tone::Warning,
             .text = tr("The local cache was damaged. It has been set aside and is being filled again."),
             .details = QString::fromStdString(workspace.cacheSetAside().string()),
             .help = helpTopicOf(ErrorKind::Unreadable)});
    } else if (!workspace.observedSetAside().empty()) {
        shell_->banner()->showMessage(
            {.tone = Tone::Warning,
             .text = tr("What was observed was damaged. It has been set aside; what is "
                        "observed from now on is kept anew."),
             .details = QString::fromStdString(workspace.observedSetAside().string()),
             .help = helpTopicOf(ErrorKind::Unreadable)});
    }
    if (shared)
        connectionsController_->take(*shared);
    else
        connectionsController_->start();
    runsController_->restore();
    releasesController_->start();
    if (shared)
        onCall_->setKeeping(OnCallController::Keeping::OnRequest);
    else
        watchForNotices();
    paletteController_->restore();
    onCall_->start();
    settings_->start();
    runsScreen_->table()->setFocus();
}

void MainWindow::watchJobs()
{
    // What is over by then was not worth a word: ten connections that are polled are ten jobs of a moment.
    jobsSoon_.setSingleShot(true);
    jobsSoon_.setInterval(jobsPauseMs);
    connect(&workspace_->runner(), &JobRunner::jobsChanged, this, [this] {
        if (!jobsSoon_.isActive())
            jobsSoon_.start();
    });
    connect(&jobsSoon_, &QTimer::timeout, this, [this] {
        QList<JobRow> rows;
        for (const auto& job : workspace_->runner().jobs())
            rows.append({job.id, job.title, job.text, job.done, job.total});
        jobs_.applyJobs(rows);
    });
    connect(connectionsController_, &ConnectionsController::stateChanged, this, [this] {
        // Offline is said only when nothing that should be reached can be.
        int enabled = 0, offline = 0;
        for (const auto& state : workspace_->poller().states()) {
            if (state.phase == SyncState::Phase::Disabled)
                continue;
            ++enabled;
            offline += state.errorKind == errorKindName(ErrorKind::Offline) ? 1 : 0;
        }
        const bool isNobodyThere = enabled > 0 && offline == enabled;
        shell_->statusLine()->setNetwork(isNobodyThere ? StatusLine::Network::Offline
                                                       : StatusLine::Network::Online);
        onCall_->setReached(isNobodyThere ? OnCallController::Reached::NobodyIs
                                          : OnCallController::Reached::Yes);
        if (notify_)
            notify_->setReached(isNobodyThere ? NotifyController::Reached::NobodyIs
                                              : NotifyController::Reached::Yes);
    });
}

void MainWindow::say(const QString& message)
{
    shell_->statusLine()->setText(message);
    message_.start(messageMs);
}

// --- navigation

void MainWindow::showDestination(const QString& id)
{
    shell_->showDestination(id);
}

void MainWindow::openRun(const EntityKey& key)
{
    const auto id = tabId(key);
    if (shell_->showTab(id))
        return;
    auto* page = new RunPage;
    auto controller = std::make_unique<RunController>(*workspace_, *connectionsController_, *page, key);
    connect(controller.get(), &RunController::titleChanged, this,
            [this, id](const QString& title) { shell_->setTabTitle(id, title); });
    connect(controller.get(), &RunController::runActivated, this, &MainWindow::openRun);
    connect(controller.get(), &RunController::messageRaised, this, &MainWindow::say);
    connect(controller.get(), &RunController::studyRequested, this,
            [this](const EntityKey& run, const QString& path, ArtifactsTab::StudySide side) {
                const auto connection = connectionsController_->find(run.connection);
                if (!connection)
                    return;
                using Side = DriftPlanEditor::Side;
                showDestination(QLatin1String(driftId));
                driftController()->startWith(
                    side == ArtifactsTab::StudySide::Reference ? Side::Reference : Side::Current,
                    runTableText({RunTableRef::Kind::Artifact, connection->name, run.remoteId, path}));
            });
    connect(controller.get(), &RunController::experimentActivated, this, [this](const EntityKey& experiment) {
        runsController_->selectExperiments({experiment});
        showDestination(QLatin1String(experimentsId));
    });
    runs_[id] = std::move(controller);
    shell_->openTab(id, QStringLiteral("document-open"), key.remoteId.left(8), page);
}

void MainWindow::openRollout(const QString& id, const EntityKey& endpoint)
{
    const auto tab = rolloutTab(id, endpoint);
    const auto cluster = connectionsController_->find(endpoint.connection);
    if (!cluster || shell_->showTab(tab))
        return;
    auto* page = new RolloutPage(nullptr, workspace_->clock());
    auto controller = std::make_unique<RolloutController>(
        *workspace_, *drives_, rolloutsBeside(*workspace_, cluster->name, endpoint), *page, id,
        cluster->name);
    connect(controller.get(), &RolloutController::titleChanged, this,
            [this, tab](const QString& title) { shell_->setTabTitle(tab, title); });
    connect(controller.get(), &RolloutController::endpointActivated, this, [this, endpoint] {
        showDestination(QLatin1String(endpointsId));
        endpointsScreen_->open(endpoint);
    });
    rollouts_[tab] = std::move(controller);
    shell_->openTab(tab, QStringLiteral("umbrello_diagram_deployment"), id, page);
}

void MainWindow::buildDrives()
{
    drives_ = new RolloutDrives(workspace_->runner(), workspace_->clock(), this);
    connect(drives_, &RolloutDrives::ended, this,
            [this](const QString&, const QString& id, const Result<DrivenRollout>& driven) {
                if (driven)
                    return say(QStringLiteral("%1: %2").arg(
                        id, driven->end == DrivenRollout::End::Stopped
                                ? tr("This window does not drive it any more.")
                                : rolloutStandingText(rolloutStanding(driven->rollout.state))));
                const auto isOpen = std::any_of(rollouts_.begin(), rollouts_.end(), [&](const auto& page) {
                    return page.first.endsWith(u':' + id); // which tells it itself
                });
                if (!isOpen && driven.error().kind != ErrorKind::Cancelled)
                    shell_->banner()->showError(driven.error());
            });
}

void MainWindow::closeTab(const QString& id)
{
    runs_.erase(id);
    rollouts_.erase(id);
}

// --- what comes back after a restart

template <class Visit>
void MainWindow::visitLaidOut(const Visit& visit) const
{
    visit(compareId, compareScreen_);
    visit(endpointsId, endpointsScreen_);
    visit(driftId, driftScreen_);
    visit(monitoringId, monitoringScreen_);
    visit(incidentsId, incidentsScreen_);
}

QByteArray MainWindow::saveLayout() const
{
    if (!shell_)
        return {};
    QJsonObject layout;
    layout[QStringLiteral("geometry")] = QString::fromLatin1(saveGeometry().toBase64());
    layout[QStringLiteral("runs")] = QString::fromLatin1(runsScreen_->saveState().toBase64());
    visitLaidOut([&](const char* id, const auto* screen) {
        const auto state = screen ? screen->saveState() : laidOut_.value(QLatin1String(id));
        layout[QLatin1String(id)] = QString::fromLatin1(state.toBase64());
    });
    layout[QStringLiteral("tabs")] = QJsonArray::fromStringList(shell_->openTabs());
    layout[QStringLiteral("tab")] = shell_->currentTab();
    layout[QStringLiteral("destination")] = shell_->currentDestination();
    QJsonObject pages;
    for (const auto& id : shell_->openTabs()) {
        if (auto* page = qobject_cast<RunPage*>(shell_->page(id)))
            pages[id] = QString::fromLatin1(page->saveLayout().toBase64());
    }
    layout[QStringLiteral("pages")] = pages;
    return QJsonDocument(layout).toJson(QJsonDocument::Compact);
}

void MainWindow::keepNow()
{
    if (auto kept = runsController_->keepNow(); !kept)
        qCWarning(lcApp).noquote() << "runs layout not kept:" << kept.error().forRecords();
    if (!compareController_)
        return;
    if (auto kept = compareController_->keepNow(); !kept)
        qCWarning(lcApp).noquote() << "board not kept:" << kept.error().forRecords();
}

void MainWindow::restoreLayout(const QByteArray& text)
{
    const auto layout = QJsonDocument::fromJson(text).object();
    const auto bytes = [](const QJsonValue& value) {
        return QByteArray::fromBase64(value.toString().toLatin1());
    };
    restoreGeometry(bytes(layout.value(QLatin1String("geometry"))));
    runsScreen_->restoreState(bytes(layout.value(QLatin1String("runs"))));
    visitLaidOut([&](const char* id, auto* screen) {
        const auto state = bytes(layout.value(QLatin1String(id)));
        if (screen)
            screen->restoreState(state);
        else
            laidOut_.insert(QLatin1String(id), state);
    });
    takeOldScheme(layout.value(QLatin1String("scheme")).toInt());
    const auto pages = layout.value(QLatin1String("pages")).toObject();
    for (const auto tab : layout.value(QLatin1String("tabs")).toArray()) {
        if (const auto rollout = rolloutOfTab(tab.toString())) {
            openRollout(rollout->first, rollout->second);
            continue;
        }
        const auto key = keyOfTab(tab.toString());
        if (!key) {
            releasesController_->restoreTab(tab.toString());
            continue;
        }
        openRun(*key);
        if (auto* page = qobject_cast<RunPage*>(shell_->page(tab.toString())))
            page->restoreLayout(bytes(pages.value(tab.toString())));
    }
    shell_->showDestination(
        layout.value(QLatin1String("destination")).toString(QLatin1String(experimentsId)));
    shell_->showTab(layout.value(QLatin1String("tab")).toString());
}

void MainWindow::syncEverything(Poller::Pass pass)
{
    for (const auto& connection : connectionsController_->connections())
        workspace_->poller().syncNow(connection.id, pass);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    const auto driven = drives_ ? drives_->driven() + releasesController_->driven() : QStringList();
    // Edits of a contract are asked about where they stand, before anything else is.
    if (leaving_ == Leaving::AsksFirst && driftScreen_ && driftScreen_->contracts()->hasUnsaved()) {
        event->ignore();
        showDestination(QLatin1String(driftId));
        driftScreen_->showArea(DriftScreen::Area::Contracts);
        return driftScreen_->contracts()->whenSettled([this] { close(); });
    }
    if (driven.isEmpty() || leaving_ == Leaving::Confirmed) {
        QMainWindow::closeEvent(event);
        Q_EMIT closed();
        return;
    }
    event->ignore();
    if (const auto* asked = findChild<LeaveDriveDialog*>(); asked && asked->isVisible())
        return;
    auto* dialog = new LeaveDriveDialog(driven, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this] {
        leaving_ = Leaving::Confirmed;
        close();
    });
    connect(dialog, &QDialog::rejected, this, &MainWindow::stayed);
    dialog->open();
}

void MainWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Refresh) && workspace_)
        return syncEverything(Poller::Pass::Usual);
    QMainWindow::keyPressEvent(event);
}

} // namespace ph
