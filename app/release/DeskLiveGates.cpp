#include "app/release/DeskTexts.h"
#include "app/release/LiveFacts.h"
#include "app/release/ReleaseDesk.h"
#include "app/release/RollbackFactsLoader.h"
#include "services/gates/GateEvaluation.h"
#include "services/gates/GateKinds.h"
#include "services/gates/GateQueries.h"

namespace ph {

namespace {

/// Of what changes by itself from one minute to the next, and is quickly asked.
bool asksWhatIsLive(const GateSpec& gate)
{
    static const QStringList kinds{QStringLiteral("no-freeze"), QStringLiteral("no-open-incident"),
                                   QStringLiteral("monitoring-exists"), QStringLiteral("rollback-ready")};
    // A table may be large; what a metric says is quickly asked.
    return kinds.contains(gate.kind) ||
           (asksMetrics(gate) && !gate.settings.contains(QLatin1String("table")));
}

} // namespace

Result<QStringList> ReleaseDesk::whyNotNow(const ReleaseEnvironment& environment, const Policy& policy,
                                           const PolicyTier& tier, const ExecutionFacts& about)
{
    auto live = tier;
    live.gates.removeIf(
        [&](const GateSpec& gate) { return !asksWhatIsLive(gate) || about.waivedGates.contains(gate.id); });
    const auto& plan = about.record.plan;
    GateFacts facts;
    for (const auto& part : plan.parts) {
        if (part.kind != ReleasePart::Kind::Model)
            continue;
        facts.candidate.version = part.to;
        facts.champion.version = part.from;
    }
    if (policy.calendar)
        facts.calendar = {*policy.calendar, now(), std::nullopt, QStringLiteral("the policy")};
    addLiveFacts(facts, {workspace_->transport(), workspace_->vault()}, environment, live, now(), stop_);
    if (asksFor(live, FactName::Rollback)) {
        const auto releases = store_->releases();
        if (!releases)
            return fail(releases.error());
        facts.rollback =
            loadRollbackFacts(*workspace_, environment, plan.rollback, settings_.registry, *releases, stop_);
    }
    if (stop_.stop_requested())
        return fail(ErrorKind::Cancelled, plan.id);
    QStringList why;
    for (const auto& gate : evaluateGates(live, facts, now(), policy.maxFactAgeMs)) {
        if (gate.verdict != GateVerdict::Pass)
            why << DeskTexts::tr("The gate %1 does not pass now: %2").arg(gate.id, gate.reason);
    }
    return why;
}

} // namespace ph
