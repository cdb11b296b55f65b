#include "models/values/Incident.h"

#include <algorithm>
#include <array>

namespace ph {

namespace {

template <class T>
void takeOver(T& into, const std::optional<T>& value)
{
    if (value)
        into = *value;
}

template <class T>
void takeOver(std::optional<T>& into, const std::optional<T>& value)
{
    if (value)
        into = value;
}

/// Says of an incident what one entry says.
struct Telling {
    Incident& incident;
    const IncidentEntry& entry;

    void operator()(const IncidentOpened&) const {}
    void operator()(const IncidentChanged& change) const
    {
        takeOver(incident.title, change.title);
        takeOver(incident.severity, change.severity);
        if (change.severity)
            incident.gradedBy = entry.by;
        takeOver(incident.onsetMs, change.onsetMs);
        takeOver(incident.endpoints, change.endpoints);
        takeOver(incident.segments, change.segments);
        takeOver(incident.trafficShare, change.trafficShare);
        takeOver(incident.requestsPerSecond, change.requestsPerSecond);
        takeOver(incident.requestsPerUser, change.requestsPerUser);
        takeOver(incident.costPerError, change.costPerError);
        takeOver(incident.errorShare, change.errorShare);
    }
    void operator()(const IncidentNoted&) const { ++incident.notes; }
    void operator()(const IncidentJudged& judged) const
    {
        const auto known = std::find_if(incident.steps.begin(), incident.steps.end(),
                                        [&](const IncidentJudged& step) { return step.step == judged.step; });
        if (known == incident.steps.end())
            incident.steps.append(judged);
        else
            *known = judged;
    }
    void operator()(const IncidentContained& act) const
    {
        auto& all = incident.containment;
        // The last one counts: the same may be asked for again after it failed.
        const auto known = std::find_if(all.rbegin(), all.rend(), [&](const ContainmentRecord& record) {
            return record.last.act == act.act && record.last.target == act.target &&
                   record.last.reference == act.reference;
        });
        if (known == all.rend() || act.standing == IncidentContained::Standing::Asked)
            all.append({act, entry.atMs, entry.atMs, entry.by, act.text});
        else {
            known->last = act;
            known->lastMs = entry.atMs;
        }
        if (act.standing == IncidentContained::Standing::Seen && incident.state == IncidentState::Open)
            incident.state = IncidentState::Contained;
    }
    void operator()(const IncidentEnded& end) const
    {
        incident.endedMs = end.endedMs;
        if (incident.state != IncidentState::Closed)
            incident.state = IncidentState::Ended;
    }
    void operator()(const IncidentReopened&) const
    {
        incident.state = IncidentState::Open;
        incident.endedMs = noTime;
        incident.rule.clear();
        incident.trial.clear();
    }
    void operator()(const IncidentClosed& closing) const
    {
        incident.state = IncidentState::Closed;
        incident.rule = closing.rule;
        incident.trial = closing.trial;
    }
};

template <class... Factors>
std::optional<double> product(const Factors&... factors)
{
    if ((!factors || ...))
        return std::nullopt;
    return (*factors * ...);
}

} // namespace

QString incidentStateName(IncidentState state)
{
    constexpr std::array names{"open", "contained", "ended", "closed"};
    return QLatin1String(names.at(std::size_t(state)));
}

bool isAwaited(const ContainmentRecord& act)
{
    return act.last.standing == IncidentContained::Standing::Asked ||
           act.last.standing == IncidentContained::Standing::NotYet;
}

bool hasAwaited(const Incident& incident)
{
    return incident.state != IncidentState::Closed &&
           std::any_of(incident.containment.cbegin(), incident.containment.cend(), isAwaited);
}

std::optional<Incident> incidentFrom(QList<IncidentEntry> entries)
{
    std::sort(entries.begin(), entries.end(), countsBefore);
    const auto opening = std::find_if(entries.cbegin(), entries.cend(), [](const IncidentEntry& entry) {
        return std::holds_alternative<IncidentOpened>(entry.fact);
    });
    if (opening == entries.cend())
        return std::nullopt;
    const auto& opened = std::get<IncidentOpened>(opening->fact);
    Incident incident;
    incident.id = opening->incident;
    incident.environment = opened.environment;
    incident.title = opened.title;
    incident.severity = opened.severity;
    incident.origin = opened.origin;
    incident.openedBy = incident.gradedBy = opening->by;
    incident.openedMs = opening->atMs;
    incident.onsetMs = opened.onsetMs;
    for (const auto& entry : std::as_const(entries))
        std::visit(Telling{incident, entry}, entry.fact);
    return incident;
}

IncidentImpact impactOf(const Incident& incident, std::int64_t nowMs)
{
    IncidentImpact impact;
    impact.fromMs = incident.onsetMs != noTime ? incident.onsetMs : incident.openedMs;
    impact.toMs = incident.endedMs != noTime ? incident.endedMs : nowMs;
    const std::optional<double> seconds =
        double(std::max<std::int64_t>(0, impact.toMs - impact.fromMs)) / 1000;
    impact.requests = product(incident.requestsPerSecond, incident.trafficShare, seconds);
    impact.failedRequests = product(impact.requests, incident.errorShare);
    if (impact.requests && incident.requestsPerUser && *incident.requestsPerUser > 0)
        impact.users = *impact.requests / *incident.requestsPerUser;
    impact.cost = product(impact.failedRequests, incident.costPerError);
    return impact;
}

std::int64_t beganMs(const Incident& incident)
{
    return incident.onsetMs == noTime ? incident.openedMs : incident.onsetMs;
}

TimelineScope scopeOfIncident(const Incident& incident)
{
    TimelineScope scope;
    scope.environment = incident.environment;
    if (incident.endpoints.size() == 1)
        scope.endpoint = incident.endpoints.first();
    if (incident.segments.size() == 1)
        scope.segment = incident.segments.first();
    return scope;
}

} // namespace ph
