#include "app/DraftController.h"

#include "app/release/GateSubjects.h"
#include "app/release/ReleaseReading.h"
#include "services/release/PlanDocument.h"

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

/// None where nothing is kept, or by another version in another form.
std::optional<ReleaseDraft> draftFrom(const QByteArray& text)
{
    const auto json = nlohmann::json::parse(text.begin(), text.end(), nullptr, false);
    const auto plan = planFromJson(json, draftSetting);
    if (!plan)
        return std::nullopt;
    return ReleaseDraft{plan->environment, plan->tier, plan->parts, plan->texts, plan->rollback};
}

/// What was asked for goes before what was kept; words are not thrown away.
ReleaseDraft merged(ReleaseDraft asked, const ReleaseDraft& kept)
{
    if (asked.parts.isEmpty()) {
        const auto environment = asked.environment.isEmpty() ? kept.environment : asked.environment;
        asked = kept;
        asked.environment = environment;
        return asked;
    }
    if (asked.environment.isEmpty())
        asked.environment = kept.environment;
    asked.texts = kept.texts;
    asked.rollback.condition = kept.rollback.condition;
    asked.rollback.dataSource = kept.rollback.dataSource;
    return asked;
}

} // namespace

QByteArray draftText(const ReleaseDraft& draft, std::int64_t nowMs)
{
    auto plan = planOf(draft);
    plan.texts = draft.texts;
    plan.createdMs = nowMs;
    return QByteArray::fromStdString(planToJson(plan).dump());
}

DraftController::DraftController(Workspace& workspace, DraftReleaseView& view, const ReleaseDraft& draft,
                                 QObject* parent)
    : QObject(parent)
    , workspace_(workspace)
    , view_(view)
{
    connect(&view_, &DraftReleaseView::environmentChosen, this, &DraftController::loadChoices);
    connect(&view_, &DraftReleaseView::draftChanged, this, [this](const ReleaseDraft& written) {
        Q_EMIT changed(written);
        askGates(written);
    });
    connect(&view_, &DraftReleaseView::closeRequested, this, [this] { Q_EMIT changed(view_.draft()); });
    connect(&view_, &DraftReleaseView::saveRequested, this, &DraftController::save);
    keptJob_ = workspace_.runner().run<std::optional<QByteArray>>(
        {}, [&workspace = workspace_](JobContext&) { return workspace.state().setting(draftSetting); }, this,
        [this, draft](Result<std::optional<QByteArray>> text) {
            const auto kept = text && *text ? draftFrom(**text) : std::nullopt;
            begin(kept ? merged(draft, *kept) : draft);
        });
}

void DraftController::begin(const ReleaseDraft& draft)
{
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
                views << GateView{gate};
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
                Q_EMIT saved(drafted->plan.id, drafted->notes);
        });
}

} // namespace ph
