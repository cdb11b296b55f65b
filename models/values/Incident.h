#pragma once

#include "models/values/IncidentEntry.h"
#include "models/values/TimelineScope.h"

#include <QStringList>

namespace ph {

enum class IncidentState : std::uint8_t {
    Open,      ///< users are hurt, or nobody knows that they are not
    Contained, ///< something that was done against it was seen to be done
    Ended,     ///< users are well; it still owes a rule
    Closed     ///< with its rule
};
QString incidentStateName(IncidentState state); ///< "open", "contained", "ended", "closed"

/// One containment act, with its last standing.
struct ContainmentRecord {
    IncidentContained last;
    std::int64_t askedMs = noTime, lastMs = noTime;
    QString by;
    QString reason = {}; ///< why it was asked for
    friend bool operator==(const ContainmentRecord&, const ContainmentRecord&) = default;
};

/// Whether nobody knows yet what became of it.
bool isAwaited(const ContainmentRecord& act);

/// An incident as its entries tell it.
struct Incident {
    QString id;
    QString environment, title;
    IncidentSeverity severity = IncidentSeverity::Sev3;
    IncidentState state = IncidentState::Open;
    IncidentOrigin origin;
    QString openedBy;
    QString gradedBy; ///< who said last how grave it is
    std::int64_t openedMs = noTime;
    std::int64_t onsetMs = noTime; ///< noTime: not known
    std::int64_t endedMs = noTime;
    QStringList endpoints, segments;
    std::optional<double> trafficShare = {}, requestsPerSecond = {}, requestsPerUser = {}, costPerError = {},
                          errorShare = {};
    QList<IncidentJudged> steps; ///< the last word on each step, in the order in which they were first judged
    QList<ContainmentRecord> containment; ///< in the order in which they were asked for
    QString rule, trial;                  ///< of a closed one
    qsizetype notes = 0;
    friend bool operator==(const Incident&, const Incident&) = default;
};

/// Whether looking for what was asked for against it may tell more.
bool hasAwaited(const Incident& incident);

/// What the entries of one incident say together, whatever order they come in. None where nothing opens it. A
/// second opening changes nothing: the first counts.
std::optional<Incident> incidentFrom(QList<IncidentEntry> entries);

/// What it did to users, as far as can be told; each is none where what it follows from is not known.
struct IncidentImpact {
    std::optional<double> requests;              ///< affected: rate × share × time
    std::optional<double> failedRequests;        ///< of those
    std::optional<double> users;                 ///< affected
    std::optional<double> cost;                  ///< of the failed requests, in the environment's currency
    std::int64_t fromMs = noTime, toMs = noTime; ///< over which time; to now while it goes on
    friend bool operator==(const IncidentImpact&, const IncidentImpact&) = default;
};
IncidentImpact impactOf(const Incident& incident, std::int64_t nowMs);

/// When it began, as far as is known: else when it was opened.
std::int64_t beganMs(const Incident& incident);

/// What is asked about it. Of several endpoints or segments none can be asked about alone: what concerns any
/// of them stays in question.
TimelineScope scopeOfIncident(const Incident& incident);

} // namespace ph
