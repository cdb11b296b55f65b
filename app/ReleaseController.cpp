#include "app/ReleaseController.h"

#include "app/release/ReleaseReading.h"
#include "app/rollout/RolloutRequests.h"
#include "models/tables/RolloutWords.h"
#include "widgets/rollouts/RequestsDialog.h"

namespace ph {

namespace {

constexpr int changesFollowMs = 700;

using Said = ApprovalView::Decision;

Approval::Decision decisionOf(Said said)
{
    switch (said) {
    case Said::Approve:
        return Approval::Decision::Approve;
    case Said::Reject:
        return Approval::Decision::Reject;
    case Said::Revoke:
        return Approval::Decision::Revoke;
    case Said::Comment:
        break;
    }
    return Approval::Decision::Comment;
}

ReleaseMove moveOf(Said said)
{
    switch (said) {
    case Said::Approve:
        return ReleaseMove::Approve;
    case Said::Reject:
        return ReleaseMove::Reject;
    case Said::Revoke:
        return ReleaseMove::Revoke;
    case Said::Comment:
        break;
    }
    return ReleaseMove::Comment;
}

bool isSaid(ReleaseMove move)
{
    return move == ReleaseMove::Approve || move == ReleaseMove::Reject || move == ReleaseMove::Comment ||
           move == ReleaseMove::Revoke;
}

ForeseenRequest shown(const StepTrial& step)
{
    ForeseenRequest request;
    if (const auto* forward = std::get_if<RolloutStep>(&step.step)) {
        request.step = rolloutStepText(*forward);
    } else {
        request.step = wayBackText(std::get<WayBack>(step.step));
        request.way = ForeseenRequest::Way::Back;
    }
    return request;
}

/// One each: a step of Argo's may be several.
QList<ForeseenRequest> requestsOf(const QList<StepTrial>& steps)
{
    QList<ForeseenRequest> requests;
    for (const auto& step : steps) {
        auto request = shown(step);
        if (!step.requests) {
            request.refusal = step.requests.error();
            requests << request;
            continue;
        }
        for (const auto& trial : *step.requests) {
            request.trial = trialOf(trial.request, trial.before, trial.after, trial.warnings);
            requests << request;
        }
    }
    return requests;
}

} // namespace

ReleaseController::ReleaseController(Workspace& workspace, ReleaseActs& acts, ReleasePage& page, QString id,
                                     QObject* parent)
    : QObject(parent)
    , workspace_(workspace)
    , acts_(acts)
    , page_(page)
    , id_(std::move(id))
{
    connect(&page_, &ReleasePage::moveRequested, this, &ReleaseController::move);
    connect(&page_, &ReleasePage::decided, this, &ReleaseController::decide);
    connect(&page_, &ReleasePage::rollbackRequested, this, &ReleaseController::rollBack);
    connect(&page_, &ReleasePage::rollbackLookRequested, this, &ReleaseController::lookAtRollback);
    connect(&page_, &ReleasePage::waiveRequested, this, &ReleaseController::waive);
    connect(&page_, &ReleasePage::answered, this, &ReleaseController::answer);
    connect(&page_, &ReleasePage::refreshRequested, this, [this] { reload(HomeLook::Pull); });
    connect(&page_, &ReleasePage::incidentRequested, this, &ReleaseController::incidentRequested);
    connect(&page_, &ReleasePage::requestsRequested, this, &ReleaseController::openRequests);
    connect(&page_, &ReleasePage::policyRequested, this,
            [this] { Q_EMIT policyRequested(plan_.environment); });
    connect(&acts_, &ReleaseActs::begun, this, [this](const QString& release, ReleaseMove move) {
        if (release != id_)
            return;
        page_.showBusy(move);
        follow_.start();
    });
    connect(&acts_, &ReleaseActs::ended, this,
            [this](const QString& release, ReleaseMove move, const Result<DeskOutcome>& outcome) {
                if (release == id_)
                    showEnd(move, outcome);
            });
    follow_.setInterval(changesFollowMs);
    connect(&follow_, &QTimer::timeout, this, [this] { reload(HomeLook::Copy); });
    page_.showLoading(id_);
    reload(HomeLook::Copy);
    reload(HomeLook::Pull);
}

ReleaseController::~ReleaseController() = default;

void ReleaseController::reload(HomeLook look)
{
    auto& job = look == HomeLook::Copy ? readJob_ : pullJob_;
    if (job.isRunning())
        return;
    JobSpec spec;
    if (look == HomeLook::Pull) {
        spec.slot = homeSlot;
        spec.slotLimit = 1;
    }
    job = workspace_.runner().run<ReleaseReading>(
        std::move(spec),
        [&workspace = workspace_, id = id_, look](JobContext& context) {
            return readRelease(workspace, id, look, context.stop);
        },
        this,
        [this, look](Result<ReleaseReading> reading) {
            if (reading) {
                show(reading->details);
                if (look == HomeLook::Pull && !reading->notes.isEmpty())
                    page_.showNote(reading->notes.join(u'\n'));
                return;
            }
            // What lies only in its home is not here before that was read.
            const bool homeMayTell = look == HomeLook::Copy && pullJob_.isRunning();
            if (reading.error().kind != ErrorKind::Cancelled && !homeMayTell)
                page_.showError(reading.error());
        });
}

void ReleaseController::show(const ReleaseDetails& details)
{
    plan_ = details.plan;
    known_ = {details.summary, details.rollback.value_or(RollbackPreview())};
    page_.showRelease(details);
    if (!wantedGate_.isEmpty())
        page_.chooseGate(std::exchange(wantedGate_, {}));
    const auto underWay = acts_.underWay(id_);
    for (const auto move : underWay)
        page_.showBusy(move);
    const auto state = details.summary.state;
    if (!underWay.isEmpty() || state == ReleaseState::Running || state == ReleaseState::RollingBack)
        follow_.start();
    else
        follow_.stop();
    Q_EMIT titleChanged(releaseTitle(details.summary));
}

void ReleaseController::chooseGate(const QString& gate)
{
    wantedGate_ = gate;
    if (page_.releaseId() == id_)
        page_.chooseGate(gate);
}

void ReleaseController::showEnd(ReleaseMove move, const Result<DeskOutcome>& outcome)
{
    if (!outcome)
        page_.showRefusal(move, outcome.error());
    else if (isSaid(move))
        page_.clearComment();
    if (outcome && !outcome->notes.isEmpty())
        page_.showNote(outcome->notes.join(u'\n'));
    reload(HomeLook::Copy); // also after a refusal: it may have changed something before
}

void ReleaseController::move(ReleaseMove move)
{
    using Turn = ReleaseActs::Turn;
    switch (move) {
    case ReleaseMove::Submit:
        acts_.begin(id_, move, tr("Asking the gates of %1").arg(id_), Turn::InTurn,
                    [plan = plan_](ReleaseDesk& desk) { return desk.submit(plan); });
        break;
    case ReleaseMove::Execute:
        acts_.begin(id_, move, tr("Executing %1").arg(id_), Turn::InTurn,
                    [id = id_](ReleaseDesk& desk) { return desk.execute(id); });
        break;
    case ReleaseMove::Confirm:
        acts_.begin(id_, move, tr("Confirming %1").arg(id_), Turn::InTurn,
                    [id = id_](ReleaseDesk& desk) { return desk.confirm(id); });
        break;
    case ReleaseMove::Cancel:
        acts_.begin(id_, move, tr("Stopping %1").arg(id_), Turn::AtOnce,
                    [id = id_](ReleaseDesk& desk) { return desk.cancel(id, tr("Withdrawn.")); });
        break;
    default:
        break; // the others come with words: decide(), rollBack()
    }
}

void ReleaseController::decide(const ReleaseDecision& decision)
{
    acts_.begin(id_, moveOf(decision.decision), tr("Signing what is said of %1").arg(id_),
                ReleaseActs::Turn::InTurn, [decision](ReleaseDesk& desk) {
                    return desk.decide(decision.releaseId, decisionOf(decision.decision), decision.comment,
                                       {decision.planDigest, decision.evidenceDigest});
                });
}

void ReleaseController::waive(const WaiverRequest& waiver)
{
    acts_.begin(id_, ReleaseMove::Waive, tr("Waiving %1 of %2").arg(waiver.gateId, id_),
                ReleaseActs::Turn::InTurn, [waiver](ReleaseDesk& desk) {
                    return desk.waive(waiver.releaseId, waiver.gateId, waiver.group, waiver.reason,
                                      waiver.expiresMs);
                });
}

void ReleaseController::answer(const AnswerRequest& answer)
{
    acts_.begin(id_, ReleaseMove::Answer, tr("Answering %1 of %2").arg(answer.itemId, id_),
                ReleaseActs::Turn::InTurn, [answer](ReleaseDesk& desk) {
                    return desk.answer(answer.releaseId, answer.gateId, answer.itemId, answer.word,
                                       answer.note);
                });
}

void ReleaseController::openRequests()
{
    if (requests_)
        return;
    requests_ = new RequestsDialog(id_, &page_);
    requests_->setAttribute(Qt::WA_DeleteOnClose);
    connect(requests_, &QDialog::finished, this, [this] { requestsJob_ = {}; });
    requests_->open();
    requestsJob_ = workspace_.runner().run<QList<ForeseenRequest>>(
        {.title = tr("Trying the requests of %1").arg(id_)},
        [&workspace = workspace_, plan = plan_](JobContext& context) {
            return tryRollout(workspace, plan, context.stop).map(requestsOf);
        },
        this,
        [this](const Result<QList<ForeseenRequest>>& requests) {
            if (!requests_)
                return;
            if (requests)
                requests_->showRequests(*requests);
            else
                requests_->showRefusal(requests.error());
        });
}

void ReleaseController::lookAtRollback()
{
    lookJob_ = workspace_.runner().run<RollbackPrediction>(
        {.title = tr("Looking at what a rollback of %1 would do").arg(plan_.environment)},
        [&workspace = workspace_, environment = plan_.environment](JobContext& context) {
            return predictRollback(workspace, environment, {}, context.stop);
        },
        this,
        [this, known = known_](Result<RollbackPrediction> predicted) mutable {
            if (!predicted)
                known.preview.notes << tr("What it would do now could not be looked at: %1")
                                           .arg(errorSentence(predicted.error()));
            const auto& shown = predicted ? *predicted : known;
            page_.showRollbackLook(shown.release, shown.preview);
        });
}

void ReleaseController::rollBack(const QString& reason)
{
    acts_.begin(id_, ReleaseMove::RollBack, tr("Rolling back %1").arg(plan_.environment),
                ReleaseActs::Turn::AtOnce, [environment = plan_.environment, reason](ReleaseDesk& desk) {
                    return desk.rollback(environment, {}, reason);
                });
}

} // namespace ph
