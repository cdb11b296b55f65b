#include "models/values/TimelineItem.h"

#include <iterator>

namespace ph {

namespace {

constexpr const char* timelineKindWords[timelineKinds] = {
    "alert",         "release",       "release-step",      "alias-change", "revision",
    "traffic",       "drift-onset",   "quality-violation", "freshness",    "pipeline-run",
    "config-change", "prompt-change", "cluster-event",     "note"};
constexpr const char* timelineRoleWords[] = {"change", "failure", "symptom", "remark"};
constexpr const char* timelineSeverityWords[] = {"info", "warning", "critical"};

template <class Value>
std::optional<Value> timelineWordAt(std::int64_t number, std::int64_t count)
{
    if (number < 0 || number >= count)
        return std::nullopt;
    return Value(number);
}

} // namespace

QString timelineKindName(TimelineKind kind)
{
    return QString::fromLatin1(timelineKindWords[std::size_t(kind)]);
}

std::optional<TimelineKind> timelineKindFromName(const QString& name)
{
    for (int i = 0; i < timelineKinds; ++i) {
        if (name == QLatin1String(timelineKindWords[i]))
            return TimelineKind(i);
    }
    return std::nullopt;
}

std::optional<TimelineKind> timelineKindFromNumber(std::int64_t number)
{
    return timelineWordAt<TimelineKind>(number, timelineKinds);
}

QStringList timelineKindNames()
{
    QStringList names;
    names.reserve(timelineKinds);
    for (const auto* name : timelineKindWords)
        names << QString::fromLatin1(name);
    return names;
}

std::optional<TimelineRole> timelineRoleFromNumber(std::int64_t number)
{
    return timelineWordAt<TimelineRole>(number, std::ssize(timelineRoleWords));
}

QString timelineRoleName(TimelineRole role)
{
    return QString::fromLatin1(timelineRoleWords[std::size_t(role)]);
}

std::optional<TimelineSeverity> timelineSeverityFromNumber(std::int64_t number)
{
    return timelineWordAt<TimelineSeverity>(number, std::ssize(timelineSeverityWords));
}

QString timelineSeverityName(TimelineSeverity severity)
{
    return QString::fromLatin1(timelineSeverityWords[std::size_t(severity)]);
}

} // namespace ph
