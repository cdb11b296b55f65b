#include "app/cli/DeskOutput.h"

#include "app/cli/GateOutput.h"
#include "app/release/GateSubjects.h"
#include "app/release/KeyLabels.h"
#include "app/release/KnownReleases.h"
#include "app/release/ReleasePicture.h"
#include "app/rollout/AnalysisByMetrics.h"
#include "app/rollout/ReleaseRollout.h"
#include "app/rollout/RolloutArming.h"
#include "models/values/PlaceLink.h"
#include "services/release/GateStatementDocument.h"
#include "services/release/IsoTime.h"
#include "services/release/PlanDocument.h"

#include <QCoreApplication>

namespace ph {

std::optional<ReleaseDesk> openDesk(CommandLine& line)
{
    if (!line.workspace())
        return std::nullopt;
    ReleaseDesk::Settings settings;
    settings.facts = factsOf(*line.workspace(), line.stop());
    settings.rollout.analysis = analysisByMetrics(*line.workspace());
    settings.rollout.driver.told = tellOnTheWay(line);
    auto desk = ReleaseDesk::open(*line.workspace(), line.stop(), std::move(settings));
    if (desk)
        return std::move(*desk);
    line.fail(desk.error());
    return std::nullopt;
}

std::function<void(const StoredRollout&)> tellOnTheWay(CommandLine& line)
{
    return [&line, last = QString()](const StoredRollout& rollout) mutable {
        if (const auto now = rolloutLine(rollout); now != std::exchange(last, now))
            line.note(terminalText(now));
    };
}

namespace {

nlohmann::json waiversToJson(const ReleaseRecord& record, const SaidStanding& standing)
{
    auto list = nlohmann::json::array();
    for (qsizetype i = 0; i < record.waivers.size(); ++i) {
        const auto& waiver = record.waivers[i].waiver;
        list.push_back({{"gate", jsonText(waiver.gateId)},
                        {"group", jsonText(waiver.group)},
                        {"key", jsonText(waiverKeyId(waiver))},
                        {"reason", jsonText(waiver.reason)},
                        {"given", jsonTime(waiver.givenMs)},
                        {"expires", jsonTime(waiver.expiresMs)},
                        {"void", jsonText(standing.waivers[i])}});
    }
    return list;
}

nlohmann::json answersToJson(const ReleaseRecord& record, const SaidStanding& standing)
{
    auto list = nlohmann::json::array();
    for (qsizetype i = 0; i < record.answers.size(); ++i) {
        const auto& given = record.answers[i];
        list.push_back({{"gate", jsonText(given.gateId)},
                        {"item", jsonText(given.itemId)},
                        {"word", jsonText(answerWordName(given.answer.word))},
                        {"key", jsonText(given.answer.by)},
                        {"note", jsonText(given.answer.note)},
                        {"time", jsonTime(given.answer.answeredMs)},
                        {"void", jsonText(standing.answers[i])}});
    }
    return list;
}

/// What a waiting release lacks before it may be executed: gates that do not pass and that nobody waived, and
/// approvals.
QStringList missingOf(ReleaseDesk& desk, const ReleaseRecord& record, const SaidStanding& standing)
{
    if (record.state != ReleaseState::Waiting)
        return {};
    QStringList missing;
    for (const auto& gate : record.gates) {
        bool isWaived = false;
        for (qsizetype i = 0; i < record.waivers.size(); ++i)
            isWaived |= record.waivers[i].waiver.gateId == gate.id && standing.waivers[i].isEmpty();
        if (gate.verdict != GateVerdict::Pass && !isWaived)
            missing << QCoreApplication::translate("ReleaseCommand", "The gate %1 says: %2.")
                           .arg(gate.id, gateVerdictName(gate.verdict));
    }
    const auto count = desk.approvals(record);
    return missing + (count ? count->missing : QStringList{errorSentence(count.error())});
}

/// What the policy of the record's environment calls the keys; nothing where it cannot be read.
QMap<QString, QString> labelsOf(CommandLine& line, const ReleaseRecord& record)
{
    const auto environment = loadEnvironment(folderOf(*line.workspace()), record.plan.environment);
    const auto policy = environment ? policyOf(*environment) : fail(environment.error());
    return policy ? keyNames(*policy, {}) : QMap<QString, QString>();
}

/// Null where it rolls nothing out.
nlohmann::json rolloutToJson(const ReleasePlan& plan)
{
    auto json = nlohmann::json::parse(plan.rollout.toStdString(), nullptr, false);
    return json.is_discarded() ? nlohmann::json() : json;
}

nlohmann::json conditionToJson(const RollbackCondition& condition, const ConditionRecord& record)
{
    return {{"expression", jsonText(condition.expression)},
            {"comparison", jsonText(comparisonSign(condition.comparison))},
            {"bound", jsonNumber(condition.threshold)},
            {"for_ms", condition.forMs},
            {"value", record.value ? jsonNumber(*record.value) : nlohmann::json()},
            {"measured_at", jsonTime(record.measuredMs)},
            {"met_since", jsonTime(record.metSinceMs)}};
}

/// "errors > 0.05: 0.01 at 2026-11-27T08:30:00Z"; empty where it was never measured.
QString conditionLine(const RollbackCondition& condition, const ConditionRecord& record)
{
    if (!record.value)
        return {};
    return QStringLiteral("%1 %2 %3: %4 at %5")
        .arg(condition.expression, comparisonSign(condition.comparison), QString::number(condition.threshold),
             QString::number(*record.value), isoText(record.measuredMs));
}

/// Behind a line about something that was said.
QString voidText(const QString& why)
{
    return why.isEmpty() ? QString()
                         : QCoreApplication::translate("ReleaseCommand", " (does not count: %1)").arg(why);
}

} // namespace

nlohmann::json stepsToJson(const ReleaseRecord& record)
{
    auto steps = nlohmann::json::array();
    for (const auto& step : record.steps)
        steps.push_back({{"id", jsonText(step.step.id)},
                         {"place", jsonText(step.step.place)},
                         {"expected", jsonText(step.step.expected)},
                         {"value", jsonText(step.step.value)},
                         {"state", jsonText(stepStateName(step.state))},
                         {"answer", jsonText(step.result)},
                         {"observed", step.observed ? jsonText(*step.observed) : nlohmann::json()},
                         {"observed_at", jsonTime(step.observedMs)}});
    return steps;
}

nlohmann::json toJson(ReleaseDesk& desk, const ReleaseRecord& record)
{
    const auto standing = desk.standing(record);
    auto gates = nlohmann::json::array(), approvals = nlohmann::json::array(),
         missing = nlohmann::json::array();
    const auto lacking = missingOf(desk, record, standing);
    for (const auto& sentence : lacking)
        missing.push_back(jsonText(sentence));
    for (const auto& gate : record.gates)
        gates.push_back(gateToJson(gate, desk.now()));
    for (qsizetype i = 0; i < record.approvals.size(); ++i) {
        const auto& approval = record.approvals[i];
        approvals.push_back({{"decision", jsonText(decisionName(approval.decision))},
                             {"key", jsonText(approval.keyId)},
                             {"comment", jsonText(approval.comment)},
                             {"time", jsonTime(approval.timeMs)},
                             {"void", jsonText(standing.approvals[i])}});
    }
    return {{"id", jsonText(record.plan.id)},
            {"link", jsonText(placeLink({PlaceLink::Kind::Release, {}, record.plan.id}))},
            {"environment", jsonText(record.plan.environment)},
            {"tier", jsonText(record.plan.tier)},
            {"author", jsonText(record.plan.author)},
            {"state", jsonText(releaseStateName(record.state))},
            {"reason", jsonText(record.reason)},
            {"rollback_of", jsonText(record.rollbackOf)},
            {"changed", jsonTime(record.changedMs)},
            {"plan_digest", jsonText(record.planDigest)},
            {"evidence_digest", jsonText(record.evidenceDigest)},
            {"plan", planToJson(record.plan)},
            {"rollout", rolloutToJson(record.plan)},
            {"gates", gates},
            {"missing", missing},
            {"approvals", approvals},
            {"waivers", waiversToJson(record, standing)},
            {"answers", answersToJson(record, standing)},
            {"steps", stepsToJson(record)}};
}

nlohmann::json rolloutToJson(const StoredRollout& rollout)
{
    const auto& state = rollout.state;
    auto requests = nlohmann::json::array();
    for (const auto& request : state.requests)
        requests.push_back({{"request", jsonText(rolloutRequestName(request.kind))},
                            {"who", jsonText(request.who)},
                            {"time", jsonTime(request.atMs)},
                            {"reason", jsonText(request.reason)}});
    auto conditions = nlohmann::json::array();
    for (qsizetype i = 0; i < rollout.plan.conditions.size(); ++i)
        conditions.push_back(conditionToJson(rollout.plan.conditions[i], state.conditions.value(i)));
    return {{"id", jsonText(rollout.plan.id)},
            {"endpoint", jsonText(rollout.plan.endpoint.remoteId)},
            {"outcome", jsonText(rolloutOutcomeName(state.outcome))},
            {"reason", jsonText(state.reason)},
            {"holding", jsonText(state.holding)},
            {"driver", jsonText(state.driver)},
            {"stands", jsonText(rolloutLine(rollout))},
            {"conditions", conditions},
            {"requests", requests}};
}

nlohmann::json armedToJson(const std::optional<ArmedJob>& job)
{
    if (!job)
        return nullptr;
    using Match = ArmedJob::PolicyMatch;
    auto pods = nlohmann::json::array();
    for (const auto& pod : job->pods)
        pods.push_back(jsonText(pod));
    nlohmann::json policy;
    if (job->policy != Match::NotCompared)
        policy = job->policy == Match::Another ? "another" : "as-now";
    return {{"name", jsonText(job->name)},
            {"uid", jsonText(job->uid)},
            {"image", jsonText(job->image)},
            {"standing", jsonText(armedStandingName(job->standing))},
            {"pods", pods},
            {"trouble", jsonText(job->trouble)},
            {"policy", policy}};
}

void note(CommandLine& line, const QStringList& notes)
{
    for (const auto& text : notes)
        line.note(terminalText(text));
    if (!notes.isEmpty() && line.exitCode == ExitCode::Ok)
        line.exitCode = ExitCode::Partial;
}

void show(CommandLine& line, ReleaseDesk& desk, const DeskOutcome& outcome)
{
    const auto& record = outcome.record;
    auto notes = outcome.notes + record.unreadable;
    const auto looked = desk.rolloutNow(record);
    if (!looked)
        notes << QStringLiteral("How its rollout stands could not be looked at: %1")
                     .arg(errorSentence(looked.error()));
    const auto kept = looked.value_or(std::nullopt);
    note(line, notes);
    if (line.output == CommandLine::Output::Json) {
        auto json = toJson(desk, record);
        json["rollout_now"] = kept ? rolloutToJson(kept->rollout) : nlohmann::json();
        if (kept)
            json["rollout_now"]["job"] = armedToJson(kept->job);
        json["notes"] = nlohmann::json::array();
        for (const auto& text : notes)
            json["notes"].push_back(jsonText(text));
        return line.print(json);
    }
    const auto labels = labelsOf(line, record);
    const auto field = [&](const char* name, const QString& value) {
        if (!value.isEmpty())
            line.print(QStringLiteral("%1  %2")
                           .arg(QLatin1String(name), -11)
                           .arg(terminalText(withLabels(value, labels))));
    };
    field("release", record.plan.id);
    field("link", placeLink({PlaceLink::Kind::Release, {}, record.plan.id}));
    field("environment", record.plan.environment);
    field("state", releaseStateName(record.state));
    field("reason", record.reason);
    field("rollback of", record.rollbackOf);
    const auto& plan = record.plan;
    field("tier", plan.tier);
    field("author", plan.author);
    field("objective", plan.texts.objective);
    field("risk", plan.texts.risk);
    field("rollout", plan.texts.rollout);
    field("acceptance", plan.texts.acceptance);
    for (const auto& part : plan.parts) {
        field("part", QStringLiteral("%1 %2: %3 -> %4")
                          .arg(partKindName(part.kind), part.name,
                               part.from.isEmpty() ? QStringLiteral("nothing") : part.from, part.to));
        field("", part.digest);
    }
    if (const auto rollout = rolloutOf(plan); rollout && rollout->id != plan.id) {
        field("takes back", QStringLiteral("the rollout of %1").arg(rollout->id));
    } else if (rollout) {
        const auto steps = rolloutInWords(*rollout);
        for (const auto& step : steps)
            field("rolls out", step);
        field("", supervisionInWords(*rollout));
    }
    if (kept) {
        const auto& rolled = kept->rollout;
        field("stands", rolloutLine(kept->rollout));
        if (kept->job) {
            field("armed", armedLine(*kept->job).shown);
            field("", otherPolicyLine(*kept->job, rolled.plan.id));
        }
        if (!kept->jobUnseen.isEmpty())
            field("armed", QStringLiteral("whether it is was not seen: %1").arg(kept->jobUnseen));
        for (qsizetype i = 0; i < rolled.plan.conditions.size(); ++i)
            field("measured", conditionLine(rolled.plan.conditions[i], rolled.state.conditions.value(i)));
    }
    for (const auto& target : plan.rollback.targets) {
        field("back to", QStringLiteral("%1 %2: %3").arg(partKindName(target.kind), target.name, target.to));
        field("", target.digest);
    }
    field("back when", plan.rollback.condition);
    field("as told by", plan.rollback.dataSource);
    field("plan", record.planDigest);
    field("evidence", record.evidenceDigest);
    for (const auto& gate : record.gates) {
        field("gate", QStringLiteral("%1: %2. %3").arg(gate.id, gateVerdictName(gate.verdict), gate.reason));
        field("", evidenceText(gate, desk.now()));
    }
    const auto standing = desk.standing(record);
    for (qsizetype i = 0; i < record.approvals.size(); ++i) {
        const auto& approval = record.approvals[i];
        field("said", QStringLiteral("%1 by %2: %3%4")
                          .arg(decisionName(approval.decision), approval.keyId, approval.comment,
                               voidText(standing.approvals[i])));
    }
    const auto lacking = missingOf(desk, record, standing);
    for (const auto& sentence : lacking)
        field("missing", sentence);
    for (qsizetype i = 0; i < record.waivers.size(); ++i) {
        const auto& waiver = record.waivers[i].waiver;
        field("waived", QStringLiteral("%1 until %2 by %3 (%4): %5%6")
                            .arg(waiver.gateId, isoText(waiver.expiresMs), waiverKeyId(waiver), waiver.group,
                                 waiver.reason, voidText(standing.waivers[i])));
    }
    for (qsizetype i = 0; i < record.answers.size(); ++i) {
        const auto& given = record.answers[i];
        field("answered",
              QStringLiteral("%1/%2: %3 by %4%5%6")
                  .arg(given.gateId, given.itemId, answerWordName(given.answer.word), given.answer.by,
                       given.answer.note.isEmpty() ? QString() : QStringLiteral(": ") + given.answer.note,
                       voidText(standing.answers[i])));
    }
    for (const auto& step : record.steps)
        field("step",
              QStringLiteral("%1  %2 = %3").arg(stepStateName(step.state), step.step.place, step.step.value));
}

} // namespace ph
