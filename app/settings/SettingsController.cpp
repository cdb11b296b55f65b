#include "app/settings/SettingsController.h"

#include "app/incidents/JobProgress.h"
#include "app/settings/AskForUpdate.h"
#include "services/log/Log.h"
#include "services/settings/AllSettings.h"
#include "widgets/settings/CleaningView.h"
#include "widgets/settings/SettingEdit.h"

#include <QFileInfo>

namespace ph {

namespace {

constexpr int settleMs = 200;         // an editor writes in several steps
constexpr int dueEveryMs = 3'600'000; // the day may end while the window is open

} // namespace

SettingsController::SettingsController(Workspace& workspace, QObject* parent)
    : QObject(parent)
    , workspace_(workspace)
    , userFile_(userSettingsFile())
    , workspaceFile_(workspaceSettingsFile(workspace.folder()))
    , known_(workspace.settings())
{
    settle_.setSingleShot(true);
    settle_.setInterval(settleMs);
    connect(&settle_, &QTimer::timeout, this, &SettingsController::reload);
    connect(&watcher_, &QFileSystemWatcher::fileChanged, &settle_, qOverload<>(&QTimer::start));
    connect(&watcher_, &QFileSystemWatcher::directoryChanged, &settle_, qOverload<>(&QTimer::start));
    due_.setInterval(dueEveryMs);
    connect(&due_, &QTimer::timeout, this, &SettingsController::checkIfDue);
}

SettingsController::~SettingsController()
{
    delete dialog_;
}

void SettingsController::start()
{
    watch();
    for (const auto& remark : std::as_const(known_.remarks))
        qCWarning(lcApp).noquote() << remark;
    Q_EMIT changed(settings());
    reload(); // the window may be a later one
    due_.start();
    checkIfDue();
}

/// A file that is replaced has to be watched anew; one that is not there yet is waited for in its folder.
void SettingsController::watch()
{
    for (const auto& file : {userFile_, workspaceFile_}) {
        watcher_.addPath(file);
        if (file == userFile_) // databases change all the time in the other's folder
            watcher_.addPath(QFileInfo(file).path());
    }
}

void SettingsController::reload()
{
    readJob_ = workspace_.runner().run<KnownSettings>(
        {.title = {}, .slot = QStringLiteral("settings"), .slotLimit = 1},
        [folder = workspace_.folder()](JobContext&) -> Result<KnownSettings> {
            return loadAllSettings(folder);
        },
        this,
        [this](Result<KnownSettings> known) {
            watch();
            if (known && !isWriting()) // else it is read again then
                take(*std::move(known));
        });
}

void SettingsController::take(KnownSettings known)
{
    const bool isNew = known != known_;
    const auto ruleBefore = keepRule(settings());
    known_ = std::move(known);
    workspace_.setSettings(known_); // a window that is made anew begins with them
    if (dialog_) {
        dialog_->showLayers(known_.layers);
        dialog_->showFiles(userFile_, workspaceFile_, known_.remarks);
    }
    if (!isNew)
        return;
    if (dialog_)
        dialog_->cleaning()->clear();
    if (limits_.isActive() && keepRule(settings()) != ruleBefore)
        lookAtLimits();
    Q_EMIT changed(settings());
}

void SettingsController::put(const QString& name, const QString& value, SettingOrigin place)
{
    const auto* key = settingKey(name);
    if (!key || place == SettingOrigin::Usual)
        return;
    auto known = known_;
    auto& values = place == SettingOrigin::Workspace ? known.layers.workspace : known.layers.user;
    value.isEmpty() ? (void)values.remove(name) : (void)values.insert(name, value);
    readJob_ = {}; // what it read is from before
    take(std::move(known));
    std::erase_if(writes_, [](const JobHandle& job) { return !job.isRunning(); });
    const bool isHere = place == SettingOrigin::Workspace;
    writes_.push_back(workspace_.runner().run<void>(
        {.title = {}, .slot = QStringLiteral("settings"), .slotLimit = 1}, // one after the other
        [file = isHere ? workspaceFile_ : userFile_,
         in = isHere ? SettingsPlace::Workspace : SettingsPlace::User, key,
         asked = value.isEmpty() ? std::nullopt : std::optional(value)](JobContext&) {
            return putSetting(file, in, *key, asked);
        },
        this,
        [this](Result<void> kept) {
            if (!kept)
                Q_EMIT failed(kept.error());
            reload();
        }));
}

bool SettingsController::isWriting() const
{
    return std::ranges::any_of(writes_, &JobHandle::isRunning);
}

void SettingsController::openDialog(QWidget* parent, SettingsDialog::Page page)
{
    if (!dialog_) {
        dialog_ = new SettingsDialog(parent);
        dialog_->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog_, &SettingsDialog::chosen, this, &SettingsController::put);
        connect(dialog_, &SettingsDialog::notificationsRequested, this,
                &SettingsController::notificationsRequested);
        connect(dialog_, &SettingsDialog::shortcutsRequested, this, &SettingsController::shortcutsRequested);
        connect(dialog_, &SettingsDialog::updateRequested, this, [this] { askForUpdates(Asked::ByHand); });
        auto* cleaning = dialog_->cleaning();
        connect(cleaning, &CleaningView::lookRequested, this, &SettingsController::lookAtCache);
        connect(cleaning, &CleaningView::deleteRequested, this, &SettingsController::cleanCache);
        followProgress(workspace_.runner(), cleaningJob_, *cleaning, cleaning);
        connect(cleaning, &CleaningView::cancelRequested, this, [this] { cleaningJob_.cancel(); });
        connectMoving();
        dialog_->showLayers(known_.layers);
        dialog_->showFiles(userFile_, workspaceFile_, known_.remarks);
        for (auto it = notes_.cbegin(); it != notes_.cend(); ++it)
            dialog_->edit(it.key())->showNote(it.value());
    }
    dialog_->showPage(page);
    dialog_->show();
    dialog_->raise();
    dialog_->activateWindow();
}

void SettingsController::note(const QString& name, const QString& words)
{
    notes_.insert(name, words);
    if (dialog_)
        dialog_->edit(name)->showNote(words);
}

void SettingsController::checkForUpdate()
{
    askForUpdates(Asked::ByHand);
}

void SettingsController::checkIfDue()
{
    if (settings().updateCheck == Settings::UpdateCheck::Daily)
        askForUpdates(Asked::ByItself);
}

void SettingsController::askForUpdates(Asked asked)
{
    if (asked == Asked::ByItself && updateJob_.isRunning())
        return;
    if (dialog_ && asked == Asked::ByHand)
        dialog_->showUpdateAsked();
    // None: it is not due.
    updateJob_ = workspace_.runner().run<std::optional<UpdateNews>>(
        {.title = {}, .slot = QStringLiteral("update-check"), .slotLimit = 1},
        [&workspace = workspace_, settings = settings(),
         asked](JobContext& context) -> Result<std::optional<UpdateNews>> {
            const auto nowMs = toMs(workspace.clock()());
            if (asked == Asked::ByItself && !isUpdateCheckDue(loadSeenUpdate(seenUpdateFile()), nowMs))
                return std::optional<UpdateNews>();
            auto news = askForUpdate(workspace.transport(), settings, seenUpdateFile(), nowMs, context.stop);
            if (!news)
                return fail(news.error());
            return std::optional(*std::move(news));
        },
        this,
        [this, asked](Result<std::optional<UpdateNews>> news) {
            if (dialog_ && asked == Asked::ByHand)
                dialog_->showUpdateAnswer(news ? updateWords(**news) : news.error().detail);
            else if (news && *news && standingOf(**news) == UpdateStanding::Newer)
                Q_EMIT newVersion(updateWords(**news));
            else if (!news)
                qCInfo(lcApp).noquote() << "update check:" << news.error().forRecords();
        });
}

} // namespace ph
