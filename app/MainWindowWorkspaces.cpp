#include "app/ConnectionsController.h"
#include "app/MainWindow.h"
#include "app/SampleWorkspace.h"
#include "app/palette/PaletteController.h"
#include "app/start/FirstStartController.h"
#include "app/start/RecentFile.h"
#include "models/values/PlaceLink.h"
#include "widgets/common/Banner.h"
#include "widgets/common/PlainText.h"
#include "widgets/runs/RunsScreen.h"
#include "widgets/shell/ShellFrame.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>

// The first start, and other workspaces: each has a window, and a program, of its own.
namespace ph {

namespace {

constexpr int shownRecent = 8;

/// As the list of recent ones has it. Asks the disk.
QString canonicalFolder(const std::filesystem::path& folder)
{
    return QFileInfo(QString::fromStdString(folder.string())).canonicalFilePath();
}

} // namespace

void MainWindow::buildStart()
{
    firstStart_ = new FirstStartController(*workspace_, *connectionsController_, *runsScreen_->firstStart());
    connect(firstStart_, &FirstStartController::messageRaised, this, &MainWindow::say);
    connect(firstStart_, &FirstStartController::connectRequested, this, [this](const Connection& proposal) {
        showDestination(QLatin1String(connectionsId));
        connectionsController_->showAddDialog(proposal);
    });
    connect(firstStart_, &FirstStartController::firstTracker, this,
            [this] { showDestination(QLatin1String(experimentsId)); });
    const auto trigger = [this](const char* name) {
        for (auto* one : std::as_const(actions_)) {
            if (one->objectName() == QLatin1String(name))
                one->trigger();
        }
    };
    connect(firstStart_, &FirstStartController::folderRequested, this,
            [trigger] { trigger("open-a-folder-with-runs"); });
    connect(firstStart_, &FirstStartController::databaseRequested, this,
            [trigger] { trigger("open-a-database"); });
    connect(firstStart_, &FirstStartController::sampleReady, this, [this](const QString& folder) {
        if (workspace_->folder() == sampleWorkspaceFolder())
            return openPath(QLatin1String(tourLink));
        Q_EMIT programRequested({QStringLiteral("--workspace"), folder, QLatin1String(tourLink)});
    });
    connect(connectionsController_, &ConnectionsController::sampleRequested, this, &MainWindow::openSample);
    buildTour();
}

void MainWindow::openSample()
{
    firstStart_->openSample();
}

void MainWindow::nameWindow()
{
    // Compared as they were given: the disk is not asked from here.
    if (workspace_->folder() != defaultWorkspaceFolder())
        setWindowTitle(QStringLiteral("%1 — Pilothouse")
                           .arg(QString::fromStdString(workspace_->folder().filename().string())));
}

void MainWindow::buildWorkspaces(QMenu& file)
{
    file.addSeparator();
    file.addAction(action(
        "open-a-workspace", tr("Open a &workspace…"), QStringLiteral("document-open-folder"), {}, [this] {
            const auto folder = QFileDialog::getExistingDirectory(this, tr("Open a workspace"));
            if (!folder.isEmpty())
                openWorkspace(folder);
        }));
    file.addAction(action("new-workspace", tr("&New workspace…"), QStringLiteral("document-new"), {},
                          [this] { newWorkspace(); }));
    recentMenu_ = file.addMenu(tr("&Recent workspaces"));
    recentMenu_->setObjectName(QStringLiteral("recentWorkspaces"));
    for (int number = 1; number <= shownRecent; ++number) {
        auto* one = action(qPrintable(QStringLiteral("recent-workspace-%1").arg(number)),
                           tr("Recent workspace %1").arg(number), QStringLiteral("folder"), {}, [] {});
        connect(one, &QAction::triggered, this, [this, one] { openWorkspace(one->data().toString()); });
        one->setVisible(false);
        recentMenu_->addAction(one);
        recentActions_.append(one);
    }
    recentMenu_->menuAction()->setEnabled(false); // until there are some
    connect(&file, &QMenu::aboutToShow, this, &MainWindow::readRecent);
    readRecent();
}

void MainWindow::readRecent()
{
    recentJob_ = workspace_->runner().run<QList<RecentWorkspace>>(
        {},
        [folder = workspace_->folder()](JobContext&) {
            const auto own = canonicalFolder(folder);
            return readRecentWorkspaces(recentWorkspacesPath()).map([&](QList<RecentWorkspace> known) {
                known.removeIf([&](const RecentWorkspace& one) { return one.folder == own; });
                return known;
            });
        },
        this,
        [this](Result<QList<RecentWorkspace>> known) {
            const auto shown = known.value_or(QList<RecentWorkspace>());
            for (qsizetype i = 0; i < recentActions_.size(); ++i) {
                auto* one = recentActions_[i];
                one->setVisible(i < shown.size());
                if (i >= shown.size())
                    continue;
                const auto& folder = shown[i].folder;
                const bool isMissing = shown[i].standing == RecentWorkspace::Standing::Missing;
                one->setData(folder);
                one->setText(escapeMnemonic(isMissing ? tr("%1 (missing)").arg(folder) : folder));
            }
            recentMenu_->menuAction()->setEnabled(!shown.isEmpty());
            paletteController_->setActions(actions_);
        });
}

void MainWindow::openWorkspace(const QString& folder)
{
    workspaceJob_ = workspace_->runner().run<bool>(
        {},
        [folder](JobContext&) -> Result<bool> {
            return QFileInfo::exists(folder + QStringLiteral("/state.db"));
        },
        this,
        [this, folder](Result<bool> isThere) {
            if (isThere.value_or(false))
                return Q_EMIT programRequested({QStringLiteral("--workspace"), folder});
            shell_->banner()->showMessage(
                {.tone = Tone::Bad,
                 .text = tr("There is no workspace in %1. New workspace… makes one.").arg(folder),
                 .help = QStringLiteral("first-steps#several-workspaces")});
        });
}

void MainWindow::newWorkspace()
{
    const auto folder = QFileDialog::getSaveFileName(
        this, tr("New workspace: a folder that is not there yet"), QDir::home().filePath(tr("workspace")));
    if (folder.isEmpty())
        return;
    workspaceJob_ = workspace_->runner().run<bool>(
        {}, [folder](JobContext&) -> Result<bool> { return QFileInfo::exists(folder); }, this,
        [this, folder](Result<bool> isThere) {
            if (!isThere.value_or(true))
                return Q_EMIT programRequested({QStringLiteral("--workspace"), folder});
            shell_->banner()->showMessage(
                {.tone = Tone::Bad,
                 .text = tr("%1 is there already: name a folder that is not there yet.").arg(folder),
                 .help = QStringLiteral("first-steps#several-workspaces")});
        });
}

} // namespace ph
