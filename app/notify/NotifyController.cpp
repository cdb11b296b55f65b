#include "app/notify/NotifyController.h"

#include "models/tables/NoticeWords.h"
#include "services/environments/EnvironmentFile.h"
#include "services/log/Log.h"
#include "services/notify/NoticeDocument.h"
#include "services/notify/QuietTime.h"
#include "services/settings/SettingsTakeOver.h"
#include "widgets/notify/NotificationsDialog.h"

namespace ph {

namespace {

const QString noticeStateName = QStringLiteral("notify/state"),
              noticeHistoryName = QStringLiteral("notify/history");
const JobSpec settingsInTurn{.title = {}, .slot = QStringLiteral("settings"), .slotLimit = 1};
constexpr qsizetype mostHistory = 200;
constexpr int minuteMs = 60'000;
constexpr std::int64_t quietHourMs = 3'600'000;

template <class T>
std::optional<T> keptAs(StateStore& state, const QString& name, Result<T> (*read)(const QByteArray&))
{
    const auto text = state.setting(name);
    if (!text || !*text)
        return std::nullopt;
    auto value = read(**text);
    return value ? std::optional(std::move(*value)) : std::nullopt;
}

} // namespace

NotifyController::NotifyController(Workspace& workspace, NoticePlace& place, QObject* parent)
    : QObject(parent)
    , workspace_(workspace)
    , place_(place)
    , files_(notificationFiles(workspace.folder()))
    , tray_(new TrayIcon(this))
{
    connect(&place_, &NoticePlace::activated, this, [this](const QString& id) {
        Q_EMIT windowRequested();
        if (const auto target = targets_.value(id); !target.isEmpty())
            Q_EMIT targetActivated(target);
    });
    connect(&place_, &NoticePlace::refused, tray_, &TrayIcon::showMessage);
    connect(tray_, &TrayIcon::messageClicked, this, [this] {
        Q_EMIT windowRequested();
        if (!lastTarget_.isEmpty())
            Q_EMIT targetActivated(lastTarget_);
    });
    connect(tray_, &TrayIcon::openRequested, this, &NotifyController::windowRequested);
    connect(tray_, &TrayIcon::quitRequested, this, &NotifyController::quitRequested);
    connect(tray_, &TrayIcon::quietHourRequested, this, &NotifyController::toggleQuietHour);
    connect(tray_, &TrayIcon::quietHoursToggled, this, [this](bool kept) {
        auto settings = settings_;
        settings.quiet.kept = kept ? QuietHours::Kept::Yes : QuietHours::Kept::No;
        putSettings(settings);
    });
    connect(tray_, &TrayIcon::settingsRequested, this, [this] {
        Q_EMIT windowRequested();
        openSettings(nullptr);
    });
    minute_.setInterval(minuteMs);
    // What was held back is told when it is no longer quiet.
    connect(&minute_, &QTimer::timeout, this, [this] {
        showMood();
        if (!state_.held.empty())
            take({});
    });
}

NotifyController::~NotifyController() = default;

void NotifyController::start()
{
    readJob_ = workspace_.runner().run<Kept>(
        settingsInTurn,
        [&workspace = workspace_, files = files_](JobContext&) -> Result<Kept> {
            auto& state = workspace.state();
            if (const auto taken = takeOverNotifications(state, files.user); !taken)
                qCWarning(lcApp).noquote()
                    << "rules of notifications stay where they were:" << taken.error().forRecords();
            Kept kept{loadNotifications(files).settings,
                      keptAs(state, noticeStateName, noticeStateFrom),
                      keptAs(state, noticeHistoryName, noticeHistoryFrom).value_or(QList<NoticeRecord>()),
                      {}};
            if (const auto listing = loadEnvironments(QString::fromStdString(workspace.folder().string()))) {
                for (const auto& environment : listing->environments)
                    kept.environments << environment.name;
            }
            return kept;
        },
        this,
        [this](Result<Kept> kept) {
            if (kept)
                begin(std::move(*kept));
        });
}

void NotifyController::begin(Kept kept)
{
    settings_ = kept.settings;
    begun_ = kept.state ? Begun::Before : Begun::Anew;
    state_ = std::move(kept.state).value_or(NoticeState());
    history_ = kept.history;
    environments_ = kept.environments;
    phase_ = Phase::Idle;
    minute_.start();
    showMood();
    Q_EMIT settingsChanged();
    for (const auto& batch : std::exchange(standing_, {}))
        takeStanding(batch);
    work();
}

void NotifyController::take(const NoticeBatch& batch)
{
    countFiring(batch);
    waiting_.push_back(batch);
    work();
}

void NotifyController::takeStanding(const NoticeBatch& batch)
{
    if (phase_ == Phase::Reading) {
        standing_.push_back(batch);
        return;
    }
    auto told = batch;
    if (begun_ == Begun::Anew && !known_.contains(batch.source))
        told.news = NoticeBatch::News::No;
    known_.insert(batch.source);
    take(told);
}

/// One after another: what is told by one is known to the next.
void NotifyController::work()
{
    if (phase_ != Phase::Idle || waiting_.empty())
        return;
    phase_ = Phase::Working;
    workJob_ = workspace_.runner().run<NoticeStep>(
        {.title = {}, .slot = QStringLiteral("notices"), .slotLimit = 1},
        [&workspace = workspace_, state = std::move(state_), settings = settings_,
         batch = std::move(waiting_.front())](JobContext&) mutable -> Result<NoticeStep> {
            const auto before = std::pair(state.told.size(), state.lastId);
            const auto heldBefore = state.held.size();
            auto step = noticesOf(std::move(state), settings, batch, toMs(workspace.clock()()),
                                  QTimeZone::systemTimeZone());
            // Kept before it is shown: what was told once is not told again, whatever happens then.
            if (before != std::pair(step.state.told.size(), step.state.lastId) ||
                heldBefore != step.state.held.size() || !step.history.isEmpty())
                (void)workspace.state().putSetting(noticeStateName, noticeStateText(step.state));
            return step;
        },
        this,
        [this](Result<NoticeStep> step) {
            phase_ = Phase::Idle;
            if (!step)
                return;
            state_ = std::move(step->state);
            show(*step);
            work();
        });
    waiting_.pop_front();
}

void NotifyController::show(const NoticeStep& step)
{
    for (const auto& id : step.withdraw) {
        place_.withdraw(id);
        targets_.remove(id);
    }
    for (const auto& notice : step.update) {
        targets_[notice.id] = notice.first.target;
        place_.update(notice.id, noticeTitle(notice), noticeText(notice));
    }
    for (const auto& notice : step.show) {
        // Of many things the list is what is opened, where the gravest is chosen.
        targets_[notice.id] = lastTarget_ = notice.first.target;
        place_.show(notice.id, noticeTitle(notice), noticeText(notice));
    }
    if (step.history.isEmpty())
        return;
    history_ += step.history;
    if (history_.size() > mostHistory)
        history_.remove(0, history_.size() - mostHistory);
    keepHistory();
    if (dialog_)
        dialog_->showHistory(history_);
    Q_EMIT told();
}

void NotifyController::countFiring(const NoticeBatch& batch)
{
    if (!batch.source.startsWith(QLatin1String("alerts:")))
        return;
    NoticeCounts counts;
    for (const auto& event : batch.events)
        ++counts.byGrade[std::size_t(event.grade)];
    firing_[batch.source] = counts;
    showMood();
}

void NotifyController::setReached(Reached reached)
{
    if (std::exchange(reached_, reached) != reached)
        showMood();
}

void NotifyController::showMood()
{
    int firing = 0, grave = 0;
    for (const auto& counts : std::as_const(firing_)) {
        firing += counts.total();
        grave += counts.byGrade[std::size_t(NoticeGrade::Grave)];
    }
    const auto mood = reached_ == Reached::NobodyIs ? TrayMood::Offline
                      : grave > 0                   ? TrayMood::Grave
                      : firing > 0                  ? TrayMood::Firing
                                                    : TrayMood::Calm;
    tray_->showMood(mood, firing);
    const auto nowMs = toMs(workspace_.clock()());
    const bool isByHand = settings_.quietUntilMs != noTime && nowMs < settings_.quietUntilMs;
    tray_->showQuiet(isByHand ? TrayIcon::Quiet::Yes : TrayIcon::Quiet::No, settings_.quiet.kept);
}

bool NotifyController::wantsAlerts() const
{
    return phase_ != Phase::Reading &&
           settings_.rules[std::size_t(NoticeKind::Alert)].way != NoticeRule::Way::IsIgnored;
}

void NotifyController::toggleQuietHour()
{
    auto settings = settings_;
    const auto nowMs = toMs(workspace_.clock()());
    const bool isByHand = settings.quietUntilMs != noTime && nowMs < settings.quietUntilMs;
    settings.quietUntilMs = isByHand ? noTime : nowMs + quietHourMs;
    putSettings(settings);
}

void NotifyController::putSettings(const NoticeSettings& settings)
{
    if (settings == settings_)
        return;
    rereadJob_ = {}; // what it read is from before
    write([files = files_, settings] { return putNotifications(files, settings); });
    takeSettings(settings);
}

void NotifyController::rereadSettings()
{
    rereadJob_ = workspace_.runner().run<NoticeSettings>(
        settingsInTurn,
        [files = files_](JobContext&) -> Result<NoticeSettings> { return loadNotifications(files).settings; },
        this,
        [this](Result<NoticeSettings> read) {
            if (read && *read != settings_)
                takeSettings(*read);
        });
}

void NotifyController::takeSettings(const NoticeSettings& settings)
{
    settings_ = settings;
    showMood();
    take({}); // it may be quiet no longer
    Q_EMIT settingsChanged();
}

void NotifyController::openSettings(QWidget* parent)
{
    if (dialog_)
        return dialog_->raise();
    auto* dialog = new NotificationsDialog(settings_, history_, environments_, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog_ = dialog;
    connect(dialog, &NotificationsDialog::kept, this, &NotifyController::putSettings);
    connect(dialog, &NotificationsDialog::testRequested, this, &NotifyController::showTest);
    connect(dialog, &NotificationsDialog::opened, this, [this, dialog](const QString& target) {
        dialog->reject();
        Q_EMIT targetActivated(target);
    });
    dialog->open();
}

void NotifyController::showTest()
{
    place_.show(QStringLiteral("notice-test"), tr("This is a test"),
                tr("So a notice of Pilothouse looks here."));
}

void NotifyController::keepHistory()
{
    write([&state = workspace_.state(), text = noticeHistoryText(history_)]() -> Result<void> {
        (void)state.putSetting(noticeHistoryName, text); // it is shown all the same
        return {};
    });
}

void NotifyController::write(std::function<Result<void>()> work)
{
    std::erase_if(writes_, [](const JobHandle& job) { return !job.isRunning(); });
    writes_.push_back(workspace_.runner().run<void>(
        settingsInTurn, [work = std::move(work)](JobContext&) { return work(); }, this,
        [this](Result<void> written) {
            if (!written)
                Q_EMIT failed(written.error());
        }));
}

} // namespace ph
