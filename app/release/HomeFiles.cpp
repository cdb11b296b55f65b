#include "app/release/HomeFiles.h"

#include "services/release/ApprovalDocument.h"
#include "services/release/CanonicalJson.h"
#include "services/release/IsoTime.h"
#include "services/release/PlanDocument.h"

namespace ph {

namespace {

const QString planFile = QStringLiteral("plan.json");
const QString gatesFile = QStringLiteral("gates.json");
const QString stateFile = QStringLiteral("state.json");

Result<QByteArray> stateText(const ReleaseRecord& record)
{
    auto steps = nlohmann::json::array();
    for (const auto& step : record.steps)
        steps.push_back(
            {{"id", step.step.id.toStdString()}, {"state", stepStateName(step.state).toStdString()}});
    return canonicalJson({{"state", releaseStateName(record.state).toStdString()},
                          {"reason", record.reason.toStdString()},
                          {"rollback_of", record.rollbackOf.toStdString()},
                          {"changed", isoText(record.changedMs).toStdString()},
                          {"steps", steps}});
}

QString memberText(const nlohmann::json& object, const char* name)
{
    return object.contains(name) && object[name].is_string()
               ? QString::fromStdString(object[name].get<std::string>())
               : QString();
}

Result<void> readState(const QByteArray& text, ReleaseRecord& record)
{
    const auto json = readCanonical(text, stateFile);
    if (!json)
        return fail(json.error());
    const auto state =
        json->is_object() ? releaseStateFromName(memberText(*json, "state")) : std::optional<ReleaseState>();
    if (!state)
        return fail(ErrorKind::Unreadable, stateFile, QStringLiteral("It names no state of a release."));
    record.state = *state;
    record.reason = memberText(*json, "reason");
    record.rollbackOf = memberText(*json, "rollback_of");
    record.changedMs = fromIsoText(memberText(*json, "changed")).value_or(noTime);
    return {};
}

} // namespace

Result<QMap<QString, QByteArray>> homeFilesOf(const ReleaseRecord& record)
{
    const auto plan = canonicalPlan(record.plan);
    const auto gates = canonicalEvidence(record.gates);
    const auto state = stateText(record);
    for (const auto* text : {&plan, &gates, &state}) {
        if (!*text)
            return fail(text->error());
    }
    return QMap<QString, QByteArray>{{planFile, *plan}, {gatesFile, *gates}, {stateFile, *state}};
}

Result<ReleaseRecord> recordFromHome(const HomeRecord& home, QStringList& notes)
{
    ReleaseRecord record;
    const auto plan = planFromCanonical(home.files.value(planFile), home.id + u'/' + planFile);
    if (!plan)
        return fail(plan.error());
    if (plan->id != home.id)
        return fail(ErrorKind::Unreadable, home.id, QStringLiteral("The plan in it is of another release."));
    record.plan = *plan;
    const auto digest = planDigest(*plan);
    if (!digest)
        return fail(digest.error());
    record.planDigest = *digest;
    const auto gates = evidenceFromCanonical(home.files.value(gatesFile), home.id + u'/' + gatesFile);
    if (!gates)
        return fail(gates.error());
    record.gates = *gates;
    const auto evidence = evidenceDigest(*gates);
    if (!evidence)
        return fail(evidence.error());
    record.evidenceDigest = *evidence;
    if (auto read = readState(home.files.value(stateFile), record); !read)
        return fail(read.error());
    for (const auto& planned : plan->steps) {
        StepRecord step; // where it stands is told by the state only
        step.step = planned;
        record.steps.append(step);
    }
    for (auto it = home.files.begin(); it != home.files.end(); ++it) {
        if (!it.key().startsWith(QLatin1String("approvals/")))
            continue;
        if (const auto approval = approvalFromCanonical(it.value(), it.key()))
            record.approvals.append(*approval);
        else
            notes << QStringLiteral("%1 of %2 is no approval: %3")
                         .arg(it.key(), home.id, approval.error().detail);
    }
    return record;
}

} // namespace ph
