#pragma once

#include "models/values/Time.h"
#include "models/values/TimelineScope.h"

#include <QStringList>

#include <limits>

namespace ph {

/// What kind of thing happened. Numbers lie in observed.db and in packs: never changed, new ones at the end.
enum class TimelineKind : std::uint8_t {
    Alert = 0,
    Release = 1,
    ReleaseStep = 2,
    AliasChange = 3,
    Revision = 4, ///< what an endpoint runs
    Traffic = 5,  ///< who gets the requests, or whose requests come
    DriftOnset = 6,
    QualityViolation = 7,
    Freshness = 8,
    PipelineRun = 9,
    ConfigChange = 10, ///< of an environment's or a policy's file
    PromptChange = 11,
    ClusterEvent = 12, ///< what components of a cluster noted, and conditions of an endpoint
    Note = 13,
};
inline constexpr int timelineKinds = 14;

QString timelineKindName(TimelineKind kind);                             ///< "alias-change": stable
std::optional<TimelineKind> timelineKindFromName(const QString& name);   ///< none: there is no such kind
std::optional<TimelineKind> timelineKindFromNumber(std::int64_t number); ///< none: a newer version's
QStringList timelineKindNames();                                         ///< in the order of their numbers

/// What it means for whoever looks for a cause.
enum class TimelineRole : std::uint8_t {
    Change = 0,  ///< somebody or something changed what serves, or what it is fed
    Failure = 1, ///< something that it depends on broke, or comes no more
    Symptom = 2, ///< what is seen of a trouble: its consequence, not its cause
    Remark = 3,  ///< what people noted, or what went as it always does
};
std::optional<TimelineRole> timelineRoleFromNumber(std::int64_t number);
QString timelineRoleName(TimelineRole role); ///< "change", "failure", "symptom", "remark"

enum class TimelineSeverity : std::uint8_t { Info = 0, Warning = 1, Critical = 2 };
std::optional<TimelineSeverity> timelineSeverityFromNumber(std::int64_t number);
QString timelineSeverityName(TimelineSeverity severity); ///< "info", "warning", "critical"

/// An end that has not come yet.
inline constexpr std::int64_t stillGoing = std::numeric_limits<std::int64_t>::max();

/// One thing that happened. Texts are plain, in the words of whoever told, and kept in English.
struct TimelineItem {
    QString id; ///< unique among those of its source: "alert:5f3a…:1795000000000"
    TimelineKind kind = TimelineKind::Note;
    TimelineRole role = TimelineRole::Change;
    TimelineSeverity severity = TimelineSeverity::Info;
    TimelineScope scope = {};
    QString title = {}, detail = {};
    std::int64_t atMs = 0; ///< when it happened, at the latest
    std::int64_t afterMs =
        noTime; ///< after this at the earliest, where only two looks bound it; else `atMs` is exact
    std::int64_t endMs = noTime;  ///< noTime: a moment; stillGoing: it is not over
    std::int64_t seenMs = noTime; ///< when it was seen first
    QString source = {};          ///< name of the connection or file that told
    /// What opens its evidence: "release:ID", "alert:FINGERPRINT", "endpoint:CONNECTION/ID",
    /// "quality:SHA256", "document:SHA256", …
    QString reference = {};
    bool isExact() const { return afterMs == noTime; }
    friend bool operator==(const TimelineItem&, const TimelineItem&) = default;
};

} // namespace ph
