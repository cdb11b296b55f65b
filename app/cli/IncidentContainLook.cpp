#include "app/cli/IncidentContainLook.h"

#include "app/cli/CommandLine.h"
#include "app/incidents/ContainmentLook.h"
#include "services/incidents/EntryWords.h"

namespace ph {

namespace {

/// "reduce-canary of payments/fraud"
QString actOf(const ContainmentLook::Unseen& unseen)
{
    return QStringLiteral("%1 of %2").arg(unseen.act, unseen.target);
}

nlohmann::json lookJson(const QString& incident, const ContainmentLook& look)
{
    auto found = nlohmann::json::array(), unseen = nlohmann::json::array();
    for (const auto& act : look.found)
        found.push_back({{"act", jsonText(act.act)},
                         {"target", jsonText(act.target)},
                         {"standing", jsonText(containedStandingName(act.standing))},
                         {"text", jsonText(act.text)}});
    for (const auto& one : look.unseen)
        unseen.push_back({{"act", jsonText(actOf(one))}, {"why", jsonText(one.why.detail)}});
    return {{"incident", jsonText(incident)}, {"looked", std::move(found)}, {"unseen", std::move(unseen)}};
}

/// The worst of all: what nobody could be asked about is not known, and no better.
ExitCode lookExitCode(const ContainmentLook& look)
{
    const auto has = [&look](IncidentContained::Standing standing) {
        return std::any_of(look.found.cbegin(), look.found.cend(),
                           [standing](const IncidentContained& act) { return act.standing == standing; });
    };
    if (has(IncidentContained::Standing::Contradicted))
        return ExitCode::Failed;
    if (!look.unseen.isEmpty())
        return exitCodeOf(look.unseen.constFirst().why);
    return has(IncidentContained::Standing::NotYet) ? ExitCode::Partial : ExitCode::Ok;
}

} // namespace

void lookAtContained(CommandLine& line, const QString& incident)
{
    const auto look = lookAtContainment(*line.workspace(), incident, line.stop());
    if (!look)
        return line.fail(look.error());
    line.exitCode = lookExitCode(*look);
    if (line.output == CommandLine::Output::Json)
        return line.print(lookJson(incident, *look));
    for (const auto& act : look->found)
        line.print(
            terminalText(QStringLiteral("%1 of %2: %3. %4")
                             .arg(act.act, act.target, containedStandingName(act.standing), act.text)));
    for (const auto& one : look->unseen)
        line.note(
            terminalText(QStringLiteral("%1 could not be looked at: %2").arg(actOf(one), one.why.detail)));
    if (look->found.isEmpty() && look->unseen.isEmpty())
        line.note(QStringLiteral("Nothing that was asked for waits to be seen."));
}

} // namespace ph
