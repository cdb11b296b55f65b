#include "app/packs/PackExporting.h"

#include "models/tables/Format.h"
#include "services/incidents/IncidentStore.h"
#include "widgets/incidents/ExportPackDialog.h"

#include <QFileDialog>
#include <QFileInfo>

namespace ph {

PackExporting::PackExporting(Workspace& workspace, QObject* parent)
    : QObject(parent)
    , workspace_(workspace)
{
    connect(&workspace_.runner(), &JobRunner::jobsChanged, this, &PackExporting::showProgress);
}

void PackExporting::ask(const QString& chosen, QWidget* parent)
{
    if (dialog_) {
        dialog_->raise();
        dialog_->activateWindow();
        return;
    }
    reading_ = workspace_.runner().run<Choice>(
        {},
        [&workspace = workspace_](JobContext&) -> Result<Choice> {
            const auto known = IncidentStore(workspace.state()).incidents();
            if (!known)
                return fail(known.error());
            Choice choice{known->incidents, {}};
            for (const auto& environment : workspace.observer().scopes().environments())
                choice.environments << environment.name;
            for (const auto& incident : known->incidents) {
                if (!choice.environments.contains(incident.environment))
                    choice.environments << incident.environment;
            }
            choice.environments.sort();
            return choice;
        },
        this,
        [this, chosen, parent = QPointer(parent)](Result<Choice> choice) {
            if (!choice)
                Q_EMIT failed(choice.error());
            else if (choice->environments.isEmpty())
                Q_EMIT messageRaised(tr("There is no environment and no incident to make a pack of"));
            else if (parent)
                show(*choice, chosen, parent);
        });
}

void PackExporting::show(const Choice& choice, const QString& chosen, QWidget* parent)
{
    dialog_ = new ExportPackDialog(choice.incidents, chosen, choice.environments, parent);
    dialog_->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog_, &ExportPackDialog::exportRequested, this, &PackExporting::chooseFile);
    connect(dialog_, &ExportPackDialog::cancelRequested, this, [this] { writing_.cancel(); });
    dialog_->open();
}

void PackExporting::chooseFile(const PackOrder& order)
{
    auto file = QFileDialog::getSaveFileName(
        dialog_, tr("Export a pack"), order.about.id + QStringLiteral(".phpack"), tr("Packs (*.phpack)"));
    if (file.isEmpty())
        return;
    if (QFileInfo(file).suffix().isEmpty())
        file += QStringLiteral(".phpack");
    exportTo(order, file);
}

void PackExporting::exportTo(const PackOrder& order, const QString& file)
{
    if (dialog_)
        dialog_->showRunning(tr("Gathering what is cached…"), 0, 0);
    writing_ = workspace_.runner().run<ExportedPack>(
        {.title = tr("Packing %1").arg(order.about.name)},
        [&workspace = workspace_, order, file](JobContext& job) {
            return exportPack(workspace, order, file, job.progress, job.stop);
        },
        this, [this, file](const Result<ExportedPack>& exported) { tell(file, exported); });
}

void PackExporting::showProgress()
{
    if (!dialog_ || !writing_.isRunning())
        return;
    for (const auto& info : workspace_.runner().jobs()) {
        if (info.id == writing_.id() && info.total > 0)
            dialog_->showRunning(tr("Gathering what is cached…"), info.done, info.total);
    }
}

void PackExporting::tell(const QString& file, const Result<ExportedPack>& exported)
{
    if (!exported) {
        if (dialog_)
            dialog_->showError(exported.error());
        else if (exported.error().kind != ErrorKind::Cancelled)
            Q_EMIT failed(exported.error());
        return;
    }
    const auto size = formatBytes(QFileInfo(file).size());
    const auto text = exported->signedBy.isEmpty() ? tr("%1 is written: %2, not signed").arg(file, size)
                                                   : tr("%1 is written: %2, signed").arg(file, size);
    if (dialog_)
        dialog_->showDone(text, exported->notes);
    Q_EMIT messageRaised(text);
}

} // namespace ph
