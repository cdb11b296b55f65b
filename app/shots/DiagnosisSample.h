#pragma once

#include "app/shots/IncidentSample.h"
#include "models/tables/ContainmentWords.h"
#include "models/tables/Format.h"
#include "models/tables/IncidentWords.h"
#include "models/tables/TimelineWords.h"
#include "models/values/DiagnosisReport.h"
#include "models/values/PostmortemText.h"
#include "models/values/RuleAttempt.h"

#include <QCoreApplication>

#include <algorithm>

/// What a diagnosis of the bad canary says, and what its rules would have done: by hand, since neither is
/// what is shown here.
namespace ph::sample {

inline CheckFinding sampleCheck(const char* id, const char* title, StepVerdict verdict, const char* reason,
                                std::int64_t minutesAgo = 2)
{
    CheckFinding finding;
    finding.check.id = QLatin1String(id);
    finding.check.title = QLatin1String(title);
    finding.verdict = verdict;
    finding.reason = QString::fromUtf8(reason);
    finding.observedMs = minutesAgo < 0 ? noTime : incidentNow - minutesAgo * incidentMinute;
    return finding;
}

inline StepFinding sampleStep(const char* id, const char* title, QList<CheckFinding> checks)
{
    StepFinding finding;
    finding.step.id = QLatin1String(id);
    finding.step.title = QLatin1String(title);
    finding.verdict = StepVerdict::Ok;
    for (const auto& check : checks) {
        finding.verdict = std::max(finding.verdict, check.verdict);
        if (check.observedMs != noTime)
            finding.observedMs = finding.observedMs == noTime
                                     ? check.observedMs
                                     : std::min(finding.observedMs, check.observedMs);
    }
    finding.checks = std::move(checks);
    return finding;
}

inline DiagnosisReading sampleDiagnosis()
{
    DiagnosisReading reading;
    reading.table = sampleTimelineTable();
    reading.report.question.onsetMs = incidentOnset;
    reading.report.question.nowMs = incidentNow - incidentMinute;
    auto serves = sampleCheck("rollout", "What serves became another", StepVerdict::Suspicious,
                              "endpoint:prod-cluster/payments/fraud: 10 → 50, and 3 more.");
    auto alerts =
        sampleCheck("alerts", "Its own alerts fire", StepVerdict::Suspicious, "LatencyHigh, and 1 more.");
    for (std::uint32_t row = 0; row < reading.table->size(); ++row) {
        const auto kind = reading.table->kind(row);
        if (kind == TimelineKind::Release || kind == TimelineKind::ReleaseStep ||
            kind == TimelineKind::Revision)
            serves.rows.insert(serves.rows.begin(), row);
        else if (kind == TimelineKind::Alert)
            alerts.rows.insert(alerts.rows.begin(), row);
    }
    reading.report.steps = {
        sampleStep("data-freshness", "Data is fresh",
                   {sampleCheck("stale", "A data set is older than it may be", StepVerdict::Ok,
                                "Nothing of the kind in that time."),
                    sampleCheck("pipeline", "A pipeline that feeds it failed", StepVerdict::Ok,
                                "Nothing of the kind in that time.", 6)}),
        sampleStep("feature-consistency", "Features are as the model learned them",
                   {sampleCheck("quality", "Checks of its data failed", StepVerdict::NoData,
                                "Nobody has looked since it began: quality-violation.", -1),
                    sampleCheck("drift", "Columns moved", StepVerdict::Ok,
                                "Nothing of the kind in that time.", 40)}),
        sampleStep("service-health", "The service is well",
                   {serves,
                    sampleCheck("shares", "Requests were shared out otherwise", StepVerdict::Ok,
                                "Nothing of the kind in that time."),
                    alerts}),
        sampleStep("external-change", "Nothing around it changed",
                   {sampleCheck("dependency", "Something that it depends on failed", StepVerdict::Bad,
                                "TooManyConnections Service/features-db.")}),
        sampleStep("model", "The model",
                   {sampleCheck("aliases", "Another version is live", StepVerdict::Suspicious,
                                "fraud@champion: 11 → 12.")})};
    return reading;
}

inline IncidentEntry sampleWord(const char* step, const char* verdict, const char* reason)
{
    return {QStringLiteral("word-%1").arg(QLatin1String(step)), QStringLiteral("inc-0a1b2c3d"),
            incidentOnset + 25 * incidentMinute, QStringLiteral("ada"),
            IncidentJudged{QLatin1String(step), IncidentJudged::Word::Overruled, QLatin1String(verdict),
                           QLatin1String(reason),
                           QStringLiteral("bad: TooManyConnections Service/features-db.")}};
}

inline std::optional<TimelineItem> sampleItemCalled(const char* title)
{
    const auto items = sampleTimeline();
    const auto found = std::ranges::find(items, QString::fromUtf8(title), &TimelineItem::title);
    return found == items.end() ? std::nullopt : std::optional(*found);
}

inline RuleTrial sampleTrial(RuleTrial::Verdict verdict, std::int64_t leadMinutes, int falseAlarms)
{
    RuleTrial trial;
    trial.verdict = verdict;
    trial.falseAlarms = falseAlarms;
    trial.quietMs = 88 * 24 * incidentHour;
    if (!trial.caught()) {
        trial.reason = QStringLiteral("It would have said nothing.");
        return trial;
    }
    trial.reason = QStringLiteral("fraud 11 → 12");
    trial.by = sampleItemCalled("fraud 11 → 12");
    trial.leadMs = trial.mostLeadMs = leadMinutes * incidentMinute;
    trial.alertLeadMs = *trial.leadMs + 2 * incidentMinute;
    trial.evidence = {QStringLiteral("release:rel-734")};
    return trial;
}

inline RuleProposal sampleProposal(int rank, const char* step, const char* check, const char* suspect,
                                   const RuleTrial& trial)
{
    return {rank,
            QStringLiteral("kind: checklist-line\n"
                           "step: %1\n"
                           "check:\n"
                           "  id: %2\n"
                           "  kind: happened\n"
                           "  items: [release, release-step]\n"
                           "  found: bad\n"
                           "  before: 1h\n")
                .arg(QLatin1String(step), QLatin1String(check))
                .toUtf8(),
            QStringLiteral("diagnosis › %1 › %2").arg(QLatin1String(step), QLatin1String(check)),
            QString::fromUtf8(suspect),
            trial,
            sampleItemCalled(suspect)};
}

inline QList<RuleProposal> sampleProposals()
{
    using Verdict = RuleTrial::Verdict;
    return {sampleProposal(1, "service-health", "canary-of-fraud", "fraud 11 → 12",
                           sampleTrial(Verdict::Early, 14, 1)),
            sampleProposal(2, "service-health", "revision-of-fraud",
                           "revision fraud-predictor-00012 appeared", sampleTrial(Verdict::Late, -3, 0)),
            sampleProposal(3, "model", "alias-of-fraud", "fraud@champion: 11 → 12",
                           sampleTrial(Verdict::Missed, 0, 4))};
}

inline RuleAttempt sampleAttempt(const RuleProposal& proposal)
{
    return {.yaml = proposal.yaml,
            .problems = {},
            .trial = proposal.trial,
            .policyFile = QStringLiteral("/srv/policies/payments.yaml"),
            .diff = {QStringLiteral("  diagnosis:"), QStringLiteral("    steps:"),
                     QStringLiteral("+     - id: service-health"), QStringLiteral("+       checks:"),
                     QStringLiteral("+         - id: canary-of-fraud"),
                     QStringLiteral("+           kind: happened"),
                     QStringLiteral("+           items: [release, release-step]")},
            .policyError = {}};
}

inline PostmortemText samplePostmortem()
{
    const auto said = [](const char* english) {
        return QCoreApplication::translate("ph::PostmortemDraft", english);
    };
    const auto title = [&said](const char* english) {
        return QStringLiteral("\n## %1\n").arg(said(english));
    };
    const auto unknown = said("unknown"), act = containmentActText(QStringLiteral("reduce-canary")),
               endpoint = QStringLiteral("payments/fraud");
    const auto asked =
        said("%1 of %2, asked for at %3").arg(act, endpoint, QStringLiteral("2026-11-18 11:26:40 UTC"));
    const QStringList lines{
        QStringLiteral("# Every second card is declined\n"),
        QStringLiteral("- ") + said("Incident %1, %2, %3")
                                   .arg(QStringLiteral("inc-0a1b2c3d"),
                                        incidentSeverityText(IncidentSeverity::Sev1),
                                        incidentStateText(IncidentState::Ended)),
        QStringLiteral("- ") + said("Environment: %1").arg(QStringLiteral("production")),
        QStringLiteral("- ") + said("Began: %1").arg(QStringLiteral("2026-11-18 11:06:40 UTC")),
        QStringLiteral("- ") +
            said("Opened: %1, %2 after it began")
                .arg(QStringLiteral("2026-11-18 11:10:40 UTC"), formatDuration(4 * incidentMinute)),
        QStringLiteral("- ") +
            said("Ended: %1, after %2")
                .arg(QStringLiteral("2026-11-18 11:56:40 UTC"), formatDuration(50 * incidentMinute)),
        title("Impact"),
        QStringLiteral("- ") + said("Endpoints: %1").arg(endpoint),
        QStringLiteral("- ") + said("Segments: %1").arg(unknown),
        QStringLiteral("- ") + said("%1: about %2").arg(said("Affected requests"), QStringLiteral("60000")),
        QStringLiteral("- ") +
            said("%1: unknown (%2)").arg(said("Failed requests"), said("the share of errors is not known")),
        title("Symptom"),
        QStringLiteral("- Every second card is declined"),
        QStringLiteral("- ") + said("%1 (%2, seen by %3)")
                                   .arg(QStringLiteral("ErrorsHigh"),
                                        QStringLiteral("2026-11-18 11:06:40 UTC"), QStringLiteral("on call")),
        title("Cause"),
        QStringLiteral("- ") +
            said("Nobody has said yet what the cause was. What is suspected, by what is known:"),
        QStringLiteral("- ") + said("%1, %2 before it began (%3, score %4, evidence %5)")
                                   .arg(QStringLiteral("fraud 11 → 12"), formatDuration(14 * incidentMinute),
                                        timelineKindText(TimelineKind::Release), QStringLiteral("0.88"),
                                        QStringLiteral("release:rel-734")),
        title("Action"),
        QStringLiteral("- ") + said("%1, never seen to be done").arg(asked),
        title("Action items"),
        QStringLiteral("- ") + said("Find out why %1 of %2 was not seen to be done.").arg(act, endpoint),
        title("Timeline"),
        QStringLiteral("| UTC | %1 | %2 |\n|---|---|---|")
            .arg(QCoreApplication::translate("ph::PostmortemDraft", "What", "column: what happened"),
                 QCoreApplication::translate("ph::PostmortemDraft", "Told by", "column: who told of it")),
        QStringLiteral("| 2026-11-18 10:52:40 | %1 | releases |")
            .arg(pairText(timelineKindText(TimelineKind::Release), QStringLiteral("fraud 11 → 12"))),
        QStringLiteral("| 2026-11-18 11:06:40 | %1 | on call |")
            .arg(pairText(timelineKindText(TimelineKind::Alert), QStringLiteral("ErrorsHigh"))),
        QStringLiteral("| 2026-11-18 11:14:40 | %1 | lin |\n")
            .arg(pairText(timelineKindText(TimelineKind::Note),
                          QStringLiteral("ada forgot to look at the canary's errors")))};
    return {lines.join(u'\n'),
            {QStringLiteral(
                "\"forgot\" in \"ada forgot to look at the canary's errors\": say what did not remind "
                "anybody.")},
            {},
            incidentNow - incidentMinute};
}

} // namespace ph::sample
