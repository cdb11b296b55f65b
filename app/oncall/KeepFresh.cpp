#include "app/oncall/KeepFresh.h"

#include "app/incidents/IncidentStretches.h"
#include "app/oncall/FreshRound.h"
#include "app/release/DeskSources.h"
#include "services/incidents/IncidentStore.h"
#include "services/observations/KeptLogs.h"
#include "services/oncall/OnCallStore.h"

#include <QCoreApplication>

#include <algorithm>

namespace ph {

namespace {

constexpr std::int64_t stillMissedMs = std::int64_t(7) * 24 * 3'600'000;

struct KeepFreshTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::KeepFresh)
};

struct FreshStep {
    void (FreshRound::*ask)();
    QString text;
};

std::vector<FreshStep> freshSteps()
{
    return {{&FreshRound::askDocuments, KeepFreshTexts::tr("documents")},
            {&FreshRound::askAlerts, KeepFreshTexts::tr("alerts")},
            {&FreshRound::askEndpoints, KeepFreshTexts::tr("endpoints")},
            {&FreshRound::askEvents, KeepFreshTexts::tr("events")},
            {&FreshRound::askRegistry, KeepFreshTexts::tr("models and prompts")},
            {&FreshRound::askRuns, KeepFreshTexts::tr("runs")},
            {&FreshRound::askMetrics, KeepFreshTexts::tr("metrics")},
            {&FreshRound::askAlertHistory, KeepFreshTexts::tr("past alerts")}};
}

/// Whether somebody did not answer who may answer later without anybody changing anything.
bool hasFailed(const OnCallRound& round)
{
    return std::any_of(round.told.begin(), round.told.end(), [](const OnCallTold& told) {
        return told.isAsked() && told.trouble && told.trouble->retryable();
    });
}

/// Makes the environment fit into its budget, and says what of it is kept then.
Result<void> keepToBudget(Workspace& workspace, const OnCallPin& pin, const FreshRound& asked,
                          const std::optional<OnCallRound>& before, OnCallRound& round)
{
    const auto hold = holdOf(workspace, pin.environment);
    if (!hold)
        return fail(hold.error());
    const auto records = asked.recordBytes();
    const auto trim = workspace.observed().trim(*hold, std::max<std::int64_t>(0, pin.budgetBytes - records));
    if (!trim)
        return fail(trim.error());
    round.bytes = trim->share.total() + records;
    round.leftOut = {trim->points, trim->logs, trim->beforeMs, asked.seriesLeft(),
                     std::max<std::int64_t>(0, round.bytes - pin.budgetBytes)};
    // What had no room before has none now, as long as it would be looked at.
    if (before && before->leftOut.beforeMs > round.beganMs - stillMissedMs) {
        round.leftOut.points += before->leftOut.points;
        round.leftOut.logs += before->leftOut.logs;
        round.leftOut.beforeMs = std::max(round.leftOut.beforeMs, before->leftOut.beforeMs);
    }
    return {};
}

} // namespace

Result<EnvironmentHold> holdOf(Workspace& workspace, const QString& environment)
{
    EnvironmentHold hold{environment};
    const auto folder = folderOf(workspace);
    hold.documents.append(
        {QStringLiteral("environment"), QStringLiteral("%1/environments/%2.yaml").arg(folder, environment)});
    if (const auto known = loadEnvironment(folder, environment))
        hold.documents.append({QStringLiteral("policy"), known->policyFile});
    for (const auto& file : runbookFiles(workspace, environment))
        hold.documents.append({QStringLiteral("runbook"), file});
    const auto incidents = IncidentStore(workspace.state()).incidents();
    if (!incidents)
        return fail(incidents.error());
    QList<Incident> its;
    for (const auto& incident : incidents->incidents) {
        if (incident.environment != environment)
            continue;
        its.append(incident);
        const NamedDocument logs{QLatin1String(incidentLogsKind), incident.id};
        (incident.state == IncidentState::Closed ? hold.logs : hold.documents).append(logs);
    }
    hold.kept = stretchesOf(its);
    return hold;
}

Result<OnCallStanding> pinForOnCall(Workspace& workspace, OnCallPin pin)
{
    if (const auto known = loadEnvironment(folderOf(workspace), pin.environment);
        !known && known.error().kind == ErrorKind::NotFound)
        return fail(known.error());
    pin.pinnedMs = toMs(workspace.clock()());
    OnCallStore store(workspace.state());
    if (auto pinned = store.pin(pin); !pinned)
        return fail(pinned.error());
    return store.standing(pin.environment);
}

Result<OnCallStanding> keepFresh(Workspace& workspace, const QString& environment, OnCallAsking asking,
                                 const OnCallProgress& progress, std::stop_token stop)
{
    OnCallStore store(workspace.state());
    const auto before = store.standing(environment);
    if (!before)
        return before;
    OnCallRound round{.beganMs = toMs(workspace.clock()())};
    const auto file = loadEnvironment(folderOf(workspace), environment);
    if (file) {
        FreshRound asked(workspace, *file, before->last, asking, stop);
        const auto steps = freshSteps();
        for (std::size_t i = 0; i < steps.size(); ++i) {
            if (stop.stop_requested())
                return fail(ErrorKind::Cancelled, environment);
            if (asked.failure())
                return fail(*asked.failure());
            if (progress)
                progress(steps[i].text, qint64(i), qint64(steps.size()));
            (asked.*steps[i].ask)();
        }
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled, environment);
        if (asked.failure())
            return fail(*asked.failure());
        round.told = joinedTold(before->last, asked.told());
        if (auto kept = keepToBudget(workspace, before->pin, asked, before->last, round); !kept)
            return fail(kept.error());
    } else {
        // Without its file nobody knows whom to ask; what is here stays as it is.
        round.told =
            joinedTold(before->last, {{OnCallPart::Documents, environment, 0, noTime, file.error()}});
        if (before->last)
            round.bytes = before->last->bytes;
    }
    round.endedMs = toMs(workspace.clock()());
    const int failures = hasFailed(round) ? before->failures + 1 : 0;
    if (auto noted = store.noteRound(environment, round, failures); !noted)
        return fail(noted.error());
    auto standing = *before;
    standing.last = std::move(round);
    standing.failures = failures;
    return standing;
}

} // namespace ph
