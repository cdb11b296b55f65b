#include "app/settings/Cleaning.h"
#include "app/settings/SettingsController.h"
#include "models/values/WholeFile.h"
#include "services/log/Log.h"
#include "widgets/settings/CleaningView.h"
#include "widgets/settings/SettingWords.h"

#include <QFileDialog>

// What the dialog of settings does with the cache, and with files that go to another machine.
namespace ph {

namespace {

constexpr int limitsEveryMs = 3'600'000;
constexpr int limitsFirstMs = 20'000; // what is on the screen is read first

QStringList importLines(const SettingsImport& plan)
{
    QStringList lines;
    for (const auto& change : plan.changes) {
        const auto* key = settingKey(change.what);
        const auto shown = [key](const QString& value) {
            return value.isEmpty() ? QStringLiteral("–") : key ? settingValueText(*key, value) : value;
        };
        lines << QStringLiteral("%1: %2 → %3")
                     .arg(key ? settingText(*key) : change.what, shown(change.before), shown(change.after));
    }
    return lines;
}

} // namespace

void SettingsController::lookAtCache()
{
    dialog_->cleaning()->showRunning(tr("Looking at what is kept…"), 0, 0);
    cleaningJob_ = workspace_.runner().run<CleaningPlan>(
        {},
        [&workspace = workspace_, rule = keepRule(settings())](JobContext& context) {
            return planCleaning(workspace, rule, context.stop);
        },
        this,
        [this](Result<CleaningPlan> plan) {
            if (!dialog_)
                return;
            plan ? dialog_->cleaning()->showPlan(*plan) : dialog_->cleaning()->showError(plan.error());
        });
}

void SettingsController::cleanCache()
{
    auto* view = dialog_->cleaning();
    auto plan = view->plan();
    const auto words = tr("Deleting what is not kept");
    view->showRunning(words, 0, cacheKinds + 1);
    cleaningJob_ = workspace_.runner().run<CleaningPlan>(
        {.title = words},
        [&workspace = workspace_, plan = std::move(plan), words](JobContext& context) {
            return clean(workspace, plan, context.stop,
                         [&context, &words](int done, int total) { context.progress(words, done, total); });
        },
        this,
        [this](Result<CleaningPlan> gone) {
            if (limits_.isActive())
                lookAtLimits();
            if (!dialog_)
                return;
            gone ? dialog_->cleaning()->showGone(*gone) : dialog_->cleaning()->showError(gone.error());
        });
}

void SettingsController::showCleaning(QWidget* parent)
{
    openDialog(parent, SettingsDialog::Page::Keeping);
    if (!cleaningJob_.isRunning())
        lookAtCache();
}

void SettingsController::watchLimits()
{
    limits_.setInterval(limitsEveryMs);
    connect(&limits_, &QTimer::timeout, this, &SettingsController::lookAtLimits);
    limits_.start();
    QTimer::singleShot(limitsFirstMs, this, &SettingsController::lookAtLimits);
}

void SettingsController::lookAtLimits()
{
    const auto rule = keepRule(settings());
    limitsJob_ = {};
    if (rule.isEmpty())
        return Q_EMIT overLimitsFound({});
    limitsJob_ = workspace_.runner().run<CleaningPlan>(
        {.title = {},
         .slot = QStringLiteral("limits"),
         .slotLimit = 1,
         .priority = JobSpec::Priority::Background},
        [&workspace = workspace_, rule](JobContext& context) {
            return planCleaning(workspace, rule, context.stop);
        },
        this,
        [this](Result<CleaningPlan> plan) {
            if (plan)
                Q_EMIT overLimitsFound(overLimits(*plan));
            else if (plan.error().kind != ErrorKind::Cancelled)
                qCWarning(lcApp).noquote() << "limits not looked at:" << plan.error().forRecords();
        });
}

void SettingsController::connectMoving()
{
    connect(dialog_, &SettingsDialog::exportRequested, this, [this] {
        const auto file = QFileDialog::getSaveFileName(dialog_, tr("Export settings"),
                                                       QStringLiteral("pilothouse-settings.yaml"),
                                                       tr("Settings (*.yaml);;All files (*)"));
        if (!file.isEmpty())
            exportTo(file);
    });
    connect(dialog_, &SettingsDialog::importRequested, this, [this] {
        const auto file = QFileDialog::getOpenFileName(dialog_, tr("Import settings"), {},
                                                       tr("Settings (*.yaml *.yml);;All files (*)"));
        if (!file.isEmpty())
            planImportOf(file);
    });
    connect(dialog_, &SettingsDialog::importConfirmed, this, &SettingsController::confirmImport);
}

void SettingsController::exportTo(const QString& file)
{
    movingJob_ = workspace_.runner().run<SettingsBundle>(
        {},
        [&workspace = workspace_, user = userFile_, file](JobContext&) -> Result<SettingsBundle> {
            auto bundle = bundleOf(workspace, user);
            if (!bundle)
                return bundle;
            if (const auto written = writeWholeFile(file, bundleText(*bundle)); !written)
                return fail(written.error());
            return bundle;
        },
        this,
        [this, file](Result<SettingsBundle> bundle) {
            if (!dialog_)
                return;
            if (!bundle)
                return dialog_->showMoved(bundle.error().detail);
            QStringList lines{tr("Written to %1, without secrets.").arg(file)};
            for (const auto& left : bundle->leftOut)
                lines << tr("Left out: %1").arg(left);
            dialog_->showMoved(lines.join(u'\n'));
        });
}

void SettingsController::planImportOf(const QString& file)
{
    import_.reset();
    movingJob_ = workspace_.runner().run<SettingsImport>(
        {},
        [&workspace = workspace_, user = userFile_, file](JobContext&) -> Result<SettingsImport> {
            const auto bundle = readBundle(file);
            if (!bundle)
                return fail(bundle.error());
            return planImport(workspace, user, *bundle);
        },
        this,
        [this, file](Result<SettingsImport> plan) {
            if (!dialog_)
                return;
            if (!plan)
                return dialog_->showMoved(plan.error().detail);
            dialog_->showImport(file, importLines(*plan), plan->leftOut);
            import_ = *std::move(plan);
        });
}

void SettingsController::confirmImport()
{
    if (!import_)
        return;
    movingJob_ = workspace_.runner().run<QList<Connection>>(
        {.title = {}, .slot = QStringLiteral("settings"), .slotLimit = 1},
        [&workspace = workspace_, user = userFile_, plan = *import_](JobContext&) {
            return applyImport(workspace, user, plan);
        },
        this,
        [this](Result<QList<Connection>> added) {
            import_.reset();
            if (dialog_)
                dialog_->showMoved(added ? tr("Taken over. New connections are off until you switch them on.")
                                         : added.error().detail);
            reload();
            if (!added)
                return;
            Q_EMIT shortcutsImported();
            Q_EMIT notificationsImported();
            for (const auto& connection : *added)
                Q_EMIT connectionImported(connection);
        });
}

} // namespace ph
