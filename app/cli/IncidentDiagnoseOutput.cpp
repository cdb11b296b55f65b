#include "app/cli/IncidentDiagnoseOutput.h"

#include "app/cli/TimelineOutput.h"
#include "models/tables/Format.h"

#include <algorithm>

namespace ph {

namespace {

constexpr std::size_t mostEvidence = 20; ///< of one check; its count tells of the rest

QString titleOr(const QString& title, const QString& id)
{
    return title.isEmpty() ? id : title;
}

nlohmann::json checkFindingJson(const CheckFinding& finding, const TimelineTable& table)
{
    auto items = nlohmann::json::array(), numbers = nlohmann::json::array();
    for (std::size_t i = 0; i < std::min(finding.rows.size(), mostEvidence); ++i)
        items.push_back(timelineItemJson(table.item(finding.rows[i])));
    for (const auto& number : finding.numbers)
        numbers.push_back({{"name", jsonText(number.name)}, {"value", jsonNumber(number.value)}});
    return {{"id", jsonText(finding.check.id)},
            {"title", jsonText(titleOr(finding.check.title, finding.check.id))},
            {"verdict", jsonText(stepVerdictName(finding.verdict))},
            {"reason", jsonText(finding.reason)},
            {"found", finding.rows.size()},
            {"items", items},
            {"numbers", numbers},
            {"observed", jsonTime(finding.observedMs)}};
}

nlohmann::json judgedJson(const std::optional<IncidentJudged>& judged)
{
    if (!judged)
        return nullptr;
    return {{"word", judged->word == IncidentJudged::Word::Confirmed ? "confirmed" : "overruled"},
            {"verdict", jsonText(judged->verdict)},
            {"reason", jsonText(judged->reason)},
            {"seen", jsonText(judged->seen)}};
}

template <class Number>
nlohmann::json orNull(const std::optional<Number>& value)
{
    return value ? nlohmann::json(*value) : nlohmann::json();
}

} // namespace

nlohmann::json diagnosisJson(const Incident& incident, const DiagnosisReport& report,
                             const TimelineTable& table)
{
    auto steps = nlohmann::json::array();
    for (const auto& finding : report.steps) {
        auto checks = nlohmann::json::array();
        for (const auto& check : finding.checks)
            checks.push_back(checkFindingJson(check, table));
        steps.push_back({{"id", jsonText(finding.step.id)},
                         {"title", jsonText(titleOr(finding.step.title, finding.step.id))},
                         {"verdict", jsonText(stepVerdictName(finding.verdict))},
                         {"observed", jsonTime(finding.observedMs)},
                         {"judged", judgedJson(finding.judged)},
                         {"checks", checks}});
    }
    return {{"incident", jsonText(incident.id)},
            {"onset", jsonTime(report.question.onsetMs)},
            {"onset_known", incident.onsetMs != noTime},
            {"look_back_ms", report.question.lookBackMs},
            {"steps", steps}};
}

QStringList diagnosisLines(const DiagnosisReport& report, const TimelineTable& table)
{
    QList<QStringList> rows;
    for (const auto& finding : report.steps) {
        const auto age = finding.observedMs == noTime
                             ? QStringLiteral("–")
                             : formatSeenAge(finding.observedMs, report.question.nowMs);
        auto title = titleOr(finding.step.title, finding.step.id);
        if (finding.judged)
            title += QStringLiteral(" [%1: %2]")
                         .arg(finding.judged->word == IncidentJudged::Word::Confirmed
                                  ? QStringLiteral("confirmed")
                                  : QStringLiteral("overruled"),
                              finding.judged->verdict);
        rows.append({finding.step.id, stepVerdictName(finding.verdict), age, terminalText(title)});
        for (const auto& check : finding.checks) {
            QStringList evidence;
            for (std::size_t i = 0; i < std::min<std::size_t>(check.rows.size(), 3); ++i)
                evidence.append(table.item(check.rows[i]).reference);
            evidence.removeDuplicates();
            const auto proof = evidence.isEmpty()
                                   ? QString()
                                   : QStringLiteral(" (%1)").arg(evidence.join(QStringLiteral(", ")));
            rows.append(
                {QStringLiteral("  ") + check.check.id, stepVerdictName(check.verdict), QString(),
                 terminalText(QStringLiteral("%1: %2%3")
                                  .arg(titleOr(check.check.title, check.check.id), check.reason, proof))});
        }
    }
    return alignedLines(
        {QStringLiteral("STEP"), QStringLiteral("VERDICT"), QStringLiteral("SEEN"), QStringLiteral("WHAT")},
        rows);
}

nlohmann::json trialJson(const RuleTrial& trial)
{
    auto evidence = nlohmann::json::array();
    for (const auto& reference : trial.evidence)
        evidence.push_back(jsonText(reference));
    return {{"verdict", jsonText(trialVerdictName(trial.verdict))},
            {"caught", trial.caught()},
            {"reason", jsonText(trial.reason)},
            {"lead_ms", orNull(trial.leadMs)},
            {"most_lead_ms", orNull(trial.mostLeadMs)},
            {"alert_lead_ms", orNull(trial.alertLeadMs)},
            {"false_alarms", trial.falseAlarms},
            {"false_alarms_per_week", orNull(trial.falseAlarmsPerWeek())},
            {"quiet_ms", trial.quietMs},
            {"evidence", evidence}};
}

nlohmann::json learnedRuleJson(const LearnedRule& rule)
{
    auto path = nlohmann::json::array();
    for (const auto& step : rule.path)
        path.push_back(jsonText(step));
    if (!rule.key.isEmpty())
        path.push_back(jsonText(rule.key));
    return {{"path", path}, {"yaml", jsonText(QString::fromUtf8(learnedRuleText(rule)))}};
}

} // namespace ph
