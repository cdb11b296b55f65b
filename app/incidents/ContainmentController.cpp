#include "app/incidents/ContainmentController.h"

#include "app/AccountName.h"
#include "app/incidents/ContainmentLook.h"
#include "app/incidents/ContainmentSending.h"
#include "app/incidents/LoadContainment.h"
#include "models/tables/ContainmentWords.h"
#include "models/tables/ErrorReasons.h"
#include "models/tables/Format.h"
#include "services/containment/ContainmentOptions.h"
#include "services/incidents/IncidentStore.h"
#include "widgets/incidents/ContainDialog.h"
#include "widgets/incidents/ContainmentView.h"

#include <QPointer>

namespace ph {

ContainmentController::ContainmentController(Workspace& workspace, ContainmentView& view, QObject* parent)
    : QObject(parent)
    , workspace_(workspace)
    , view_(view)
{
    connect(&view_, &ContainmentView::optionsRequested, this, &ContainmentController::readOptions);
    connect(&view_, &ContainmentView::takeRequested, this, &ContainmentController::ask);
    connect(&view_, &ContainmentView::lookRequested, this, &ContainmentController::look);
}

void ContainmentController::look()
{
    // Whoever takes one looks for it already.
    if (!view_.incident() || isTaking())
        return;
    const auto id = view_.incident()->id;
    view_.showLooking();
    look_ = workspace_.runner().run<ContainmentLook>(
        {.title = tr("Looking whether it was done")},
        [&workspace = workspace_, id](JobContext& job) { return lookAtContainment(workspace, id, job.stop); },
        this,
        [this, id](Result<ContainmentLook> looked) {
            if (looked && !looked->found.isEmpty())
                Q_EMIT recordChanged();
            if (!view_.incident() || view_.incident()->id != id)
                return;
            QStringList unseen;
            for (const auto& one : looked ? looked->unseen : QList<ContainmentLook::Unseen>())
                unseen << QStringLiteral("%1 – %2").arg(pairText(containmentActText(one.act), one.target),
                                                        errorReasonText(one.why));
            if (!looked && looked.error().kind != ErrorKind::NotFound) // of a pack: not of this workspace
                unseen << looked.error().detail;
            view_.showLooked(unseen);
        });
}

bool ContainmentController::isTaking() const
{
    return std::any_of(acts_.begin(), acts_.end(), [](const JobHandle& job) { return job.isRunning(); });
}

void ContainmentController::readOptions()
{
    if (!view_.incident())
        return;
    const auto incident = *view_.incident();
    view_.showLoading();
    options_ = workspace_.runner().run<ContainmentReading>(
        {},
        [&workspace = workspace_, incident](JobContext& job) -> Result<ContainmentReading> {
            const auto facts = loadContainment(workspace, incident, job.stop);
            if (!facts)
                return fail(facts.error());
            return ContainmentReading{containmentOptions(*facts), facts->unknown, facts->nowMs};
        },
        this,
        [this, id = incident.id](Result<ContainmentReading> found) {
            if (!view_.incident() || view_.incident()->id != id)
                return;
            if (found)
                view_.showReading(*found);
            else
                view_.showError(found.error());
        });
}

void ContainmentController::ask()
{
    const auto option = view_.chosenOption();
    if (!option || !view_.incident())
        return;
    const auto incident = *view_.incident();
    auto* dialog = new ContainDialog(incident, *option, view_.window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const QPointer still(dialog);
    trial_ = workspace_.runner().run<QStringList>(
        {.title = tr("Trying: %1").arg(containmentKindText(option->kind))},
        [&workspace = workspace_, option = *option](JobContext& job) {
            return tryContainment(workspace, option, job.stop);
        },
        this,
        [still](Result<QStringList> tried) {
            if (!still)
                return;
            if (tried)
                still->showTrial(*tried);
            else
                still->showTrialError(tried.error());
        });
    connect(
        dialog, &ContainDialog::asked, this,
        [this, still, incident, option = *option](const QString& reason) {
            std::erase_if(acts_, [](const JobHandle& job) { return !job.isRunning(); });
            acts_.push_back(workspace_.runner().run<IncidentContained>(
                {.title = tr("Containing: %1").arg(containmentKindText(option.kind))},
                [&workspace = workspace_, incident, option,
                 words = ContainmentWords{.reason = reason, .by = accountName()}](JobContext& job) {
                    return takeContainment(workspace, incident, option, words, job.stop);
                },
                this,
                [this, still, option](Result<IncidentContained> done) {
                    Q_EMIT recordChanged();
                    if (!done) {
                        if (still)
                            still->showRefused(done.error());
                        else
                            Q_EMIT messageRaised(
                                tr("%1 was not done: %2")
                                    .arg(containmentKindText(option.kind), done.error().detail));
                        return;
                    }
                    Q_EMIT messageRaised(
                        done->standing == IncidentContained::Standing::Seen
                            ? tr("%1: done, and seen. %2").arg(containmentKindText(option.kind), done->text)
                            : tr("%1: requested, not seen yet. %2")
                                  .arg(containmentKindText(option.kind), done->text));
                    if (still)
                        still->accept();
                }));
        });
    dialog->open();
}

} // namespace ph
