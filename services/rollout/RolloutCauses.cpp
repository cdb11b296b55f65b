#include "services/rollout/RolloutCauses.h"

#include "services/rollout/RolloutDecision.h"
#include "services/rollout/RolloutWayBack.h"
#include "services/rollout/ServingRollout.h"

#include <algorithm>

namespace ph {

namespace {

using Phase = RolloutRecord::Phase;
using Fields = RolloutWrite::Fields;

bool wasAskedFor(const RolloutRecord& record)
{
    return record.intendedMs != noTime || record.requestedMs != noTime;
}

} // namespace

RolloutCauses::RolloutCauses(const RolloutPlan& plan, const RolloutState& state, const RolloutSight& sight)
    : plan_(plan)
    , state_(state)
    , sight_(sight)
{
}

bool RolloutCauses::isDeployed() const
{
    return wasAskedFor(state_.steps[deployStep]);
}

bool RolloutCauses::isPromoted() const
{
    return wasAskedFor(state_.steps[state_.steps.size() - 2]);
}

QString RolloutCauses::back() const
{
    for (const auto& request : state_.requests) {
        if (request.kind == RolloutRequest::Kind::Abort || request.kind == RolloutRequest::Kind::RollBack)
            return requestInWords(request);
    }
    if (!isDeployed())
        return {};
    if (auto why = serving::failure(plan_, state_, sight_); !why.isEmpty())
        return why;
    if (auto why = conditionMet(); !why.isEmpty())
        return why;
    if (sight_.report && (sight_.report->verdict == AnalysisReport::Verdict::Critical ||
                          sight_.report->verdict == AnalysisReport::Verdict::Fail))
        return sight_.report->why.isEmpty() ? QStringLiteral("The analysis failed.") : sight_.report->why;
    if (metricsLost() && plan_.rules.onMetricsLost == RolloutRules::MetricsLost::RollBack)
        return metricsLostWords();
    const auto holdingMs = state_.holdingSinceMs == noTime ? 0 : sight_.atMs - state_.holdingSinceMs;
    if (!isPromoted() && sight_.atMs - state_.startedMs - state_.heldMs - holdingMs > plan_.decideWithinMs)
        return QStringLiteral("It was not decided within %1 minutes.")
            .arg(double(plan_.decideWithinMs) / 60'000);
    return {};
}

QString RolloutCauses::conditionMet() const
{
    for (qsizetype i = 0; i < plan_.conditions.size(); ++i) {
        const auto& condition = plan_.conditions[i];
        const auto since = state_.conditions.value(i).metSinceMs;
        if (since == noTime || sight_.atMs - since < condition.forMs)
            continue;
        const auto value = sight_.readings.value(i);
        return QStringLiteral("The rollback condition is met: %1 %2 %3%4.")
            .arg(condition.expression, comparisonSign(condition.comparison))
            .arg(condition.threshold)
            .arg(value ? QStringLiteral(" (%1)").arg(*value) : QString());
    }
    return {};
}

bool RolloutCauses::metricsLost() const
{
    return state_.metricsLostSinceMs != noTime && watched(plan_, state_, sight_.atMs) &&
           sight_.atMs - state_.metricsLostSinceMs >= plan_.rules.metricsGraceMs;
}

QString RolloutCauses::metricsLostWords() const
{
    return QStringLiteral("The metrics have said nothing for %1 s%2.")
        .arg((sight_.atMs - state_.metricsLostSinceMs) / 1'000)
        .arg(sight_.metricsLost && !sight_.metricsLost->detail.isEmpty()
                 ? QStringLiteral(" (%1)").arg(sight_.metricsLost->forRecords())
                 : QString());
}

QString RolloutCauses::hold() const
{
    const auto& endpoint = sight_.endpoint;
    if (endpoint.beingDeleted)
        return QStringLiteral("The endpoint is being deleted.");
    if (auto why = serving::whyUnsupported(plan_, endpoint); !why.isEmpty())
        return why;
    if (!endpoint.gitOps.isEmpty() && !plan_.manifest)
        return QStringLiteral("%1 manages this endpoint and would undo a rollout by hand: change it in "
                              "Git.")
            .arg(endpoint.gitOps);
    if (auto why = heldByOthers(plan_, sight_); !why.isEmpty())
        return why;
    if (const auto why = foreignChange(); !why.isEmpty())
        return why + lastChangeBy(sight_);
    if (auto why = serving::whyBlind(plan_, sight_); !why.isEmpty())
        return why;
    if (metricsLost())
        return metricsLostWords();
    return {};
}

QString RolloutCauses::foreignChange() const
{
    if (!isDeployed())
        return {}; // see the preflight
    const auto at = std::min(currentStep(state_.steps), plan_.steps.size() - 1);
    const auto& record = state_.steps[at];
    const auto wanted = writeOf(plan_, plan_.steps[at]);
    const bool open =
        record.phase == Phase::Planned || record.phase == Phase::Intended || record.phase == Phase::Refused;
    if (serving::asksFor(plan_, sight_, wanted) || (open && serving::asksFor(plan_, sight_, writeBefore(at))))
        return serving::stranger(plan_, state_, sight_);
    if (!serving::hasFields(plan_, sight_, Fields::After) && !(open && at == deployStep))
        return QStringLiteral("The endpoint does not have the candidate's fields any more.");
    return QStringLiteral("The object asks for %1, which this rollout did not ask for.")
        .arg(sight_.percent ? QStringLiteral("%1 %").arg(*sight_.percent) : QStringLiteral("no percentage"));
}

RolloutWrite RolloutCauses::writeBefore(qsizetype at) const
{
    if (at == deployStep)
        return writeOf(plan_, WayBack::Release);
    return writeOf(plan_, plan_.steps[std::max<qsizetype>(0, at - 1)]);
}

QString RolloutCauses::nothingNew() const
{
    QString paused;
    for (const auto& request : state_.requests) {
        if (request.kind == RolloutRequest::Kind::Pause)
            paused = QStringLiteral("Paused by %1").arg(requestInWords(request));
        else if (request.kind == RolloutRequest::Kind::Resume)
            paused.clear();
    }
    return paused.isEmpty() ? sight_.freeze : paused;
}

QString requestInWords(const RolloutRequest& request)
{
    return request.reason.isEmpty() ? QStringLiteral("%1 asked for it.").arg(request.who)
                                    : QStringLiteral("%1: %2").arg(request.who, request.reason);
}

} // namespace ph
