#include "app/incidents/RuleGround.h"

#include "services/incidents/IncidentStore.h"
#include "services/incidents/IncidentStoreTexts.h"

namespace ph {

Result<RuleGround> loadRuleGround(Workspace& workspace, const QString& incident, std::int64_t historyMs,
                                  std::stop_token stop, const PastProgress& progress)
{
    auto known = IncidentStore(workspace.state()).record(incident);
    if (!known)
        return fail(known.error());
    const auto nowMs = toMs(workspace.clock()());
    auto question = trialQuestion(workspace, known->incident, historyMs, nowMs);
    if (!question)
        return fail(question.error());
    auto reading = loadPast(workspace, question->fromMs, nowMs, stop, progress);
    if (!reading)
        return fail(reading.error());
    return RuleGround{std::move(known->incident), std::move(*question), std::move(reading->past),
                      std::move(reading->notes)};
}

std::vector<ProposedRule> rulesOfGround(const RuleGround& ground)
{
    SuspectQuestion question;
    question.onsetMs = ground.question.own.fromMs;
    question.scope = ground.question.scope;
    question.most = 3; // the true cause is nearly always among so many
    return proposedRules(ground.past, suspectsBefore(*ground.past.table, question), ground.question);
}

Result<void> mayClose(const Incident& incident)
{
    if (incident.state == IncidentState::Closed)
        return fail(ErrorKind::Conflict, incident.id,
                    IncidentStoreTexts::tr("It is closed: reopen it first."));
    if (incident.state != IncidentState::Ended)
        return fail(ErrorKind::Conflict, incident.id,
                    IncidentStoreTexts::tr("It goes on: say first that it ended."));
    return {};
}

Result<IncidentClosed> closedWith(const LearnedRule& rule, const RuleTrial& trial, const QString& anyway)
{
    auto text = trialText(trial);
    if (!trial.caught() && anyway.isEmpty())
        return fail(ErrorKind::Conflict, QStringLiteral("rule"),
                    IncidentStoreTexts::tr("This rule would not have caught it (%1).").arg(text));
    if (!trial.caught())
        text += QStringLiteral(" – kept anyway: %1").arg(anyway);
    return IncidentClosed{QString::fromUtf8(learnedRuleText(rule)), text};
}

IncidentClosed closedWithoutRule(const QString& reason)
{
    return {QStringLiteral("none"), QStringLiteral("Closed without a rule: %1").arg(reason)};
}

} // namespace ph
