#include "app/release/HomeFiles.h"

#include "services/release/ApprovalDocument.h"
#include "services/release/CanonicalJson.h"
#include "services/release/GateStatementDocument.h"
#include "services/release/IsoTime.h"
#include "services/release/PlanDocument.h"

namespace ph {

namespace {

constexpr int maxAttempts = 10; ///< while others write to the same record

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

QString folderOf(const QString& kind)
{
    return kind + u's';
}

template <class Said, class Read>
void readStatements(const HomeRecord& home, const QString& kind, Read&& read, QList<Said>& list,
                    QStringList& notes)
{
    for (auto it = home.files.begin(); it != home.files.end(); ++it) {
        if (!it.key().startsWith(folderOf(kind) + u'/'))
            continue;
        if (const auto said = read(it.value(), it.key()))
            list.append(*said);
        else
            notes
                << QStringLiteral("%1 of %2 is no %3: %4").arg(it.key(), home.id, kind, said.error().detail);
    }
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
    readStatements(home, QStringLiteral("approval"), approvalFromCanonical, record.approvals, notes);
    readStatements(home, QStringLiteral("waiver"), waiverFromCanonical, record.waivers, notes);
    readStatements(home, QStringLiteral("answer"), answerFromCanonical, record.answers, notes);
    return record;
}

Result<void> putStatement(ReleaseHome& home, const HomeStatement& statement,
                          const std::function<bool(const ReleaseRecord& now)>& fits, std::stop_token stop)
{
    const auto& id = statement.releaseId;
    const auto stillStands = [&](const ReleaseHome& now) -> Result<void> {
        const auto there = now.read(id);
        if (!there)
            return fail(there.error());
        QStringList ignored;
        const auto record = recordFromHome(*there, ignored);
        if (!record)
            return fail(record.error());
        if (!fits(*record))
            return fail(ErrorKind::Conflict, id,
                        QStringLiteral("The plan or the evidence changed; look at it again."));
        if (record->state != ReleaseState::Waiting)
            return fail(ErrorKind::Conflict, id,
                        QStringLiteral("It is %1, not waiting.").arg(releaseStateName(record->state)));
        return {};
    };
    for (int attempt = 0;; ++attempt) {
        const auto there = home.read(id);
        if (!there)
            return fail(there.error());
        if (auto stands = stillStands(home); !stands)
            return stands;
        const auto put = home.put({HomeChange::Kind::Decision,
                                   id,
                                   {{nextFile(*there, folderOf(statement.kind)), statement.text}},
                                   there->revision,
                                   statement.message},
                                  stillStands, stop);
        if (put)
            return {};
        if (put.error().kind != ErrorKind::Conflict || attempt >= maxAttempts)
            return fail(put.error());
    }
}

} // namespace ph
