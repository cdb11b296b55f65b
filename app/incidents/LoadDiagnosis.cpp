#include "app/incidents/LoadDiagnosis.h"

#include "app/incidents/LoadTimeline.h"
#include "services/diagnosis/UsualChecklist.h"
#include "services/environments/EnvironmentFile.h"
#include "services/incidents/IncidentStore.h"
#include "services/incidents/IncidentStoreTexts.h"
#include "services/policy/PolicyFile.h"

#include <QFile>

namespace ph {

Result<PastReading> loadPast(Workspace& workspace, std::int64_t fromMs, std::int64_t toMs,
                             std::stop_token stop, const PastProgress& progress)
{
    auto timeline = loadTimeline(workspace, fromMs, toMs, stop);
    if (!timeline)
        return fail(timeline.error());
    PastReading reading{{timeline->table, {}, {}}, timeline->notes};
    for (const auto& look : timeline->looks)
        reading.past.watched.push_back({look.kind, look.atMs});
    const auto known = workspace.observed().metricSeries();
    if (!known)
        return fail(known.error());
    qint64 done = 0;
    for (const auto& series : *known) {
        if (progress)
            progress(done++, qint64(known->size()));
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled, QStringLiteral("incident"), {});
        if (series.lastMs < fromMs || series.firstMs > toMs)
            continue;
        auto points = workspace.observed().metrics(series.key, fromMs, toMs);
        if (!points)
            return fail(points.error());
        reading.past.series.push_back({series.key.expression, series.key.scope, std::move(*points)});
    }
    return reading;
}

Result<LoadedPolicy> loadPolicyText(Workspace& workspace, const QString& environment, const QString& file)
{
    LoadedPolicy policy{file, {}, {}};
    if (file.isEmpty()) {
        const auto known = loadEnvironment(QString::fromStdString(workspace.folder().string()), environment);
        if (!known)
            return fail(known.error());
        policy.file = known->policyFile;
    }
    QFile opened(policy.file);
    if (!opened.exists())
        return fail(ErrorKind::NotFound, policy.file, IncidentStoreTexts::tr("There is no such file."));
    if (!opened.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Storage, policy.file, opened.errorString());
    policy.text = opened.read(maxYamlBytes + 1);
    auto read = readPolicy(policy.text);
    if (!read.policy)
        return fail(ErrorKind::Invalid, policy.file, problemLine(policy.file, read.problems.constFirst()));
    policy.policy = std::move(*read.policy);
    return policy;
}

Result<LoadedChecklist> loadChecklist(Workspace& workspace, const QString& environment, const QString& file)
{
    const auto policy = loadPolicyText(workspace, environment, file);
    if (policy && policy->policy.diagnosis)
        return LoadedChecklist{diagnosisSteps(usualChecklist(), *policy->policy.diagnosis), policy->file, {}};
    if (policy)
        return LoadedChecklist{usualChecklist(), {}, {}};
    if (!file.isEmpty())
        return fail(policy.error());
    LoadedChecklist usual{usualChecklist(), {}, {}};
    if (policy.error().kind != ErrorKind::NotFound)
        usual.notes = {policy.error().detail, IncidentStoreTexts::tr("The usual steps are looked at.")};
    return usual;
}

Result<TrialQuestion> trialQuestion(Workspace& workspace, const Incident& incident, std::int64_t historyMs,
                                    std::int64_t nowMs)
{
    const auto known = IncidentStore(workspace.state()).incidents();
    if (!known)
        return fail(known.error());
    const auto spanOf = [nowMs](const Incident& each) {
        return IncidentSpan{beganMs(each), each.endedMs == noTime ? nowMs : each.endedMs};
    };
    TrialQuestion question{spanOf(incident), scopeOfIncident(incident), {}, noTime, nowMs};
    question.fromMs = question.own.fromMs - historyMs;
    for (const auto& other : known->incidents) {
        if (other.id != incident.id && other.environment == incident.environment)
            question.others.push_back(spanOf(other));
    }
    return question;
}

} // namespace ph
