#pragma once

#include "models/values/Time.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <variant>

namespace ph {

/// How bad it is for those who use the service, as on-call teams grade it: Sev1 is everybody, now.
enum class IncidentSeverity : std::uint8_t { Sev1, Sev2, Sev3, Sev4 };
QString incidentSeverityName(IncidentSeverity severity); ///< "sev1"
std::optional<IncidentSeverity> incidentSeverityFromName(const QString& name);

/// What made somebody open an incident.
struct IncidentOrigin {
    enum class Kind : std::uint8_t { Hand, Alert, Gate, DriftCell };
    Kind kind = Kind::Hand;
    QString reference; ///< what opens its evidence: an alert's fingerprint; originReference() of release and
                       ///< gate, or of study, column, window and segment, where an empty one means all
    QString text;      ///< what it said then, plain
    friend bool operator==(const IncidentOrigin&, const IncidentOrigin&) = default;
};
/// A reference of several parts, each of them whatever people call things: "/" within one is escaped.
QString originReference(const QStringList& parts);
QStringList originParts(const QString& reference);
QString incidentOriginName(IncidentOrigin::Kind kind); ///< "hand", "alert", "gate", "drift"
std::optional<IncidentOrigin::Kind> incidentOriginFromName(const QString& name);

// What an entry may say. Of a change only what is set changes; nothing is taken back by leaving it out.

struct IncidentOpened {
    QString environment, title;
    IncidentSeverity severity = IncidentSeverity::Sev3;
    IncidentOrigin origin;
    std::int64_t onsetMs = noTime; ///< when it began, as far as is known; noTime: not known
    friend bool operator==(const IncidentOpened&, const IncidentOpened&) = default;
};

/// More is known of it.
struct IncidentChanged {
    std::optional<QString> title = {};
    std::optional<IncidentSeverity> severity = {};
    std::optional<std::int64_t> onsetMs = {};
    std::optional<QStringList> endpoints = {};
    std::optional<QStringList> segments = {};     ///< "country=DE"
    std::optional<double> trafficShare = {};      ///< of their requests that are affected, 0 … 1
    std::optional<double> requestsPerSecond = {}; ///< to those endpoints
    std::optional<double> requestsPerUser = {};   ///< over the incident, to estimate users; above 0
    std::optional<double> costPerError = {};      ///< in the environment's currency
    std::optional<double> errorShare = {};        ///< of the affected requests that failed, 0 … 1
    QString reason = {};                          ///< by what it is known; may be empty
    friend bool operator==(const IncidentChanged&, const IncidentChanged&) = default;
};

struct IncidentNoted {
    QString text;
    std::int64_t aboutMs =
        noTime; ///< the moment on the timeline that it is about; noTime: when it was written
    friend bool operator==(const IncidentNoted&, const IncidentNoted&) = default;
};

/// A step of the diagnosis, as a person confirmed or overruled it.
struct IncidentJudged {
    enum class Word : std::uint8_t { Confirmed, Overruled };
    QString step; ///< of the checklist
    Word word = Word::Confirmed;
    QString verdict; ///< what holds now: "well", "cause", "unknown"
    QString reason;  ///< never empty where it overrules
    QString seen;    ///< what the check itself said, with its evidence, as text
    friend bool operator==(const IncidentJudged&, const IncidentJudged&) = default;
};

/// What was done against it. Asked, seen and failed are three things.
struct IncidentContained {
    enum class Standing : std::uint8_t {
        Asked,
        Seen,
        Failed,
        NotYet,      ///< looked for again after it was asked for, and not there yet
        Contradicted ///< looked for again, and what is there speaks against it; it may have been done before
    };
    QString act;    ///< "rollback", "reduce-canary", "shift-traffic", "silence", …
    QString target; ///< what it acts on
    Standing standing = Standing::Asked;
    QString reference; ///< the release that does it, or connectionReference() of where it is done; empty:
                       ///< not known
    QString text;      ///< why it is asked for; then what was answered or observed
    friend bool operator==(const IncidentContained&, const IncidentContained&) = default;
};

QString connectionReference(const QString& connection);  ///< "connection:NAME"; empty of none
QString connectionOfReference(const QString& reference); ///< its name; empty: it is of none

/// Users are well again.
struct IncidentEnded {
    std::int64_t endedMs = noTime;
    QString text;
    friend bool operator==(const IncidentEnded&, const IncidentEnded&) = default;
};

struct IncidentReopened {
    QString reason;
    friend bool operator==(const IncidentReopened&, const IncidentReopened&) = default;
};

/// Closed with the rule that it taught.
struct IncidentClosed {
    QString rule;  ///< as it was written into the policy: YAML
    QString trial; ///< what it would have done in this incident, and how often it would have cried wolf
    friend bool operator==(const IncidentClosed&, const IncidentClosed&) = default;
};

using IncidentFact = std::variant<IncidentOpened, IncidentChanged, IncidentNoted, IncidentJudged,
                                  IncidentContained, IncidentEnded, IncidentReopened, IncidentClosed>;

/// Something that was said or done in an incident. Entries are only ever added, each under an id of its own,
/// so that what two people wrote offline is joined without loss.
struct IncidentEntry {
    QString id;       ///< a UUID in lower case, without braces
    QString incident; ///< id of the incident: "inc-" and eight hexadecimal digits
    std::int64_t atMs = noTime;
    QString by; ///< who, as they call themselves; empty: the program
    IncidentFact fact;
    friend bool operator==(const IncidentEntry&, const IncidentEntry&) = default;
};

/// In the order in which they count: by time, and of one moment by id, so that everybody reads the same.
bool countsBefore(const IncidentEntry& a, const IncidentEntry& b);

} // namespace ph
