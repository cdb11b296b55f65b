#include "services/rollout/PlanArgo.h"

#include "services/kubernetes/EndpointDecode.h"
#include "services/rollout/ArgoProgram.h"
#include "services/rollout/ArgoRollout.h"
#include "services/rollout/RolloutPlanTexts.h"
#include "services/rollout/RolloutSteps.h"

#include <QRegularExpression>

#include <algorithm>

namespace ph {

namespace {

const QLatin1String imageScheme("oci://");

QString textOf(const Json& value)
{
    return QString::fromStdString(value.dump(-1, ' ', false, Json::error_handler_t::replace));
}

/// Where the containers say what is served: a JSON pointer in them; empty where it is not one place.
QString placeOfModel(const Json& containers, const QString& candidate)
{
    if (!containers.is_array() || containers.empty())
        return {};
    return candidate.startsWith(imageScheme) ? QStringLiteral("/0/image") : modelVariable(containers);
}

bool isModelPlace(const QString& pointer)
{
    static const QRegularExpression place(QStringLiteral("\\A/\\d+/(image|env/\\d+/value)\\z"));
    return place.match(pointer).hasMatch();
}

Json containersWith(Json containers, const QString& place, const QString& candidate)
{
    containers.at(Json::json_pointer(place.toStdString())) =
        (candidate.startsWith(imageScheme) ? candidate.mid(imageScheme.size()) : candidate).toStdString();
    return containers;
}

/// Members of an object one by one where there is one before and after: a merge patch would leave behind what
/// it had.
void addChange(QList<CandidateField>& fields, const QString& path, const Json& before, const Json& after)
{
    if (before.is_object() && after.is_object()) {
        auto all = before;
        all.update(after);
        for (const auto& [name, value] : all.items())
            addChange(fields, path + u'/' + QString::fromStdString(name), before.value(name, Json()),
                      after.value(name, Json()));
        return;
    }
    if (before != after)
        fields.append({path, before.is_null() ? QString() : textOf(before),
                       after.is_null() ? QString() : textOf(after)});
}

Json valueAt(const Json& object, const QString& path)
{
    return object.value(Json::json_pointer(path.toStdString()), Json());
}

class ArgoPlanning {
public:
    ArgoPlanning(const Json& object, const Endpoint& endpoint, const RolloutAsk& ask,
                 const QString& prometheus)
        : object_(object)
        , endpoint_(endpoint)
        , ask_(ask)
        , prometheus_(prometheus)
    {
    }

    Result<RolloutPlan> plan(std::int64_t nowMs)
    {
        plan_ = planOf(endpoint_, ask_, nowMs);
        if (auto why = argo::whyUnsupported(object_); !why.isEmpty())
            return refuse(why, ErrorKind::Unsupported);
        if (ask_.manifest)
            return refuse(
                RolloutPlanTexts::tr("The steps of an Argo Rollout are a list, and only single values are "
                                     "changed in a manifest in Git."),
                ErrorKind::Unsupported);
        if (!endpoint_.gitOps.isEmpty())
            return refuse(
                RolloutPlanTexts::tr("%1 manages this endpoint and would undo a rollout by hand: change "
                                     "it in Git.")
                    .arg(endpoint_.gitOps),
                ErrorKind::Unsupported);
        if (const auto why = whyUnwatched(ask_); !why.isEmpty())
            return refuse(why);
        auto steps = rolloutSteps(ask_.rules, ask_.capPercent, ask_.soakMs);
        if (!steps)
            return refuse(steps.error().detail);
        plan_.steps = *std::move(steps);
        plan_.decideWithinMs = decisionTimeMs(plan_.steps, ask_);
        if (auto taken = takeFields(); !taken)
            return fail(taken.error());
        const auto sight = argo::sightOf(object_, plan_, nowMs);
        if (!sight)
            return fail(sight.error());
        if (const auto why = argo::changedSincePlanned(plan_, *sight); !why.isEmpty())
            return refuse(RolloutPlanTexts::tr("A change is under way: %1").arg(why));
        for (const auto& holder : sight->holders)
            plan_.takesOverFrom << holder.manager;
        plan_.takesOverFrom.removeDuplicates();
        return plan_;
    }

private:
    tl::unexpected<Error> refuse(const QString& why, ErrorKind kind = ErrorKind::Invalid) const
    {
        return fail(kind, endpointTitle(endpoint_), why);
    }

    Result<void> takeFields()
    {
        const auto containers = valueAt(object_, argo::containersPath);
        const auto place = placeOfModel(containers, ask_.storageUri);
        if (place.isEmpty() || !ask_.fields.is_null())
            return refuse(
                RolloutPlanTexts::tr("What it serves is in no single environment variable with an address, "
                                     "and the candidate is no image (oci://…)."),
                ErrorKind::Unsupported);
        const auto served = containers.at(Json::json_pointer(place.toStdString()));
        plan_.stableModel =
            served.is_string() ? QString::fromStdString(served.get<std::string>()) : QString();
        addChange(plan_.fields, argo::containersPath, containers,
                  containersWith(containers, place, ask_.storageUri));
        if (plan_.fields.isEmpty())
            return refuse(
                RolloutPlanTexts::tr("The candidate is what is served already: nothing would change."));
        const auto program = argoProgram(plan_, prometheus_);
        if (!program)
            return fail(program.error());
        // Also where they are as before: who changes them changes the rollout.
        const auto steps = valueAt(object_, argo::stepsPath);
        plan_.fields.append(
            {argo::stepsPath, steps.is_null() ? QString() : textOf(steps), textOf(program->steps)});
        addChange(plan_.fields, argo::backgroundPath, valueAt(object_, argo::backgroundPath),
                  program->background);
        return {};
    }

    const Json& object_;
    const Endpoint& endpoint_;
    const RolloutAsk& ask_;
    const QString& prometheus_;
    RolloutPlan plan_;
};

} // namespace

Result<RolloutPlan> planArgoRollout(const Json& object, const Endpoint& endpoint, const RolloutAsk& ask,
                                    const QString& prometheus, std::int64_t nowMs)
{
    return ArgoPlanning(object, endpoint, ask, prometheus).plan(nowMs);
}

QString whyNotByArgo(const RolloutPlan& plan)
{
    const auto program = argoProgramIn(plan);
    if (!program)
        return program.error().detail;
    // As it would be where there was nothing of either before: what is left then is what the plan changes.
    QMap<QString, QString> wanted{{argo::stepsPath, textOf(program->steps)}};
    if (program->background.is_object()) {
        wanted.insert(argo::backgroundPath, textOf(program->background));
        for (const auto& [name, value] : program->background.items())
            wanted.insert(argo::backgroundPath + u'/' + QString::fromStdString(name), textOf(value));
    }
    bool hasCandidate = false;
    for (const auto& field : plan.fields) {
        if (field.path == argo::containersPath) {
            const auto before = Json::parse(field.before.toStdString(), nullptr, false);
            auto after = Json::parse(field.after.toStdString(), nullptr, false);
            if (before.is_discarded() || after.is_discarded())
                return RolloutPlanTexts::tr("The plan's containers cannot be read.");
            const auto changes = Json::diff(before, after);
            hasCandidate = changes.size() == 1 && changes[0]["op"] == "replace" &&
                           isModelPlace(JsonReader(changes[0]).text("path"));
            if (!hasCandidate)
                return RolloutPlanTexts::tr("The plan changes more of the containers than what they serve.");
        } else if (field.path.startsWith(argo::backgroundPath) && field.after.isEmpty()) {
            continue; // what was measured before is not measured by a program without it
        } else if (wanted.value(field.path) != field.after) {
            return RolloutPlanTexts::tr("%1 of the plan does not follow from its rules.").arg(field.path);
        }
    }
    return hasCandidate ? QString() : RolloutPlanTexts::tr("The plan brings in no candidate.");
}

} // namespace ph
