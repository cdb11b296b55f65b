#include "app/DraftController.h"

#include "app/release/GateSubjects.h"
#include "app/release/ReleaseReading.h"

namespace ph {

namespace {

/// What the answers of gates depend on: no words.
bool sameQuestion(const ReleaseDraft& a, const ReleaseDraft& b)
{
    return a.environment == b.environment && a.tier == b.tier && a.parts == b.parts &&
           a.rollback == b.rollback;
}

bool canBeAsked(const ReleaseDraft& draft)
{
    return !draft.environment.isEmpty() && !draft.tier.isEmpty() &&
           std::any_of(draft.parts.begin(), draft.parts.end(), [](const ReleasePart& part) {
               return part.kind == ReleasePart::Kind::Model && !part.name.isEmpty() && !part.to.isEmpty();
           });
}

DraftRequest requestOf(const ReleaseDraft& draft)
{
    DraftRequest request;
    request.environment = draft.environment;
    request.tier = draft.tier;
    request.parts = draft.parts;
    request.texts = draft.texts;
    request.rollbackTargets = draft.rollback.targets;
    request.rollbackCondition = draft.rollback.condition;
    request.rollbackDataSource = draft.rollback.dataSource;
    return request;
}

ReleasePlan planOf(const ReleaseDraft& draft)
{
    ReleasePlan plan;
    plan.id = QStringLiteral("draft");
    plan.environment = draft.environment;
    plan.tier = draft.tier;
    plan.parts = draft.parts;
    plan.rollback = draft.rollback;
    return plan;
}

} // namespace

DraftController::DraftController(Workspace& workspace, DraftReleaseView& view, const ReleaseDraft& draft,
                                 QObject* parent)
    : QObject(parent)
    , workspace_(workspace)
    , view_(view)
{
    connect(&view_, &DraftReleaseView::environmentChosen, this, &DraftController::loadChoices);
    connect(&view_, &DraftReleaseView::draftChanged, this, &DraftController::askGates);
    connect(&view_, &DraftReleaseView::saveRequested, this, &DraftController::save);
    view_.showDraft(draft);
    loadChoices(draft.environment);
}

DraftController::~DraftController() = default;

void DraftController::loadChoices(const QString& environment)
{
    choicesJob_ = workspace_.runner().run<DraftChoices>(
        {},
        [&workspace = workspace_, environment](JobContext&) { return draftChoices(workspace, environment); },
        this,
        [this](Result<DraftChoices> choices) {
            if (!choices)
                return view_.showError(choices.error());
            view_.showChoices(*choices);
            askGates(view_.draft());
        });
}

void DraftController::askGates(const ReleaseDraft& draft)
{
    if (!canBeAsked(draft) || sameQuestion(draft, asked_))
        return;
    asked_ = draft;
    view_.showGatesBusy();
    using Gates = QList<GateResult>;
    gatesJob_ = workspace_.runner().run<Gates>( // what an older draft asked is cancelled
        {},
        [&workspace = workspace_, plan = planOf(draft)](JobContext& context) -> Result<Gates> {
            auto desk =
                ReleaseDesk::open(workspace, context.stop, {.facts = factsOf(workspace, context.stop)});
            if (!desk)
                return fail(desk.error());
            return desk->askGates(plan);
        },
        this,
        [this](Result<Gates> gates) {
            if (!gates) {
                asked_ = {};
                if (gates.error().kind != ErrorKind::Cancelled)
                    view_.showGatesError(gates.error());
                return;
            }
            QList<GateView> views;
            for (const auto& gate : *gates)
                views << GateView{gate, {}, {}};
            view_.showGates(views);
        });
}

void DraftController::save(const ReleaseDraft& draft)
{
    if (saveJob_.isRunning())
        return;
    view_.showSaving();
    saveJob_ = workspace_.runner().run<Drafted>(
        {.title = tr("Saving a draft for %1").arg(draft.environment)},
        [&workspace = workspace_, request = requestOf(draft)](JobContext& context) -> Result<Drafted> {
            auto desk = ReleaseDesk::open(workspace, context.stop, {});
            if (!desk)
                return fail(desk.error());
            return desk->draft(request);
        },
        this,
        [this](Result<Drafted> drafted) {
            if (!drafted)
                view_.showError(drafted.error());
            else if (!drafted->missing.isEmpty())
                view_.showProblems(drafted->missing);
            else
                Q_EMIT saved(drafted->plan.id);
        });
}

} // namespace ph
