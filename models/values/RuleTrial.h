#pragma once

#include "models/values/TimelineItem.h"

#include <QStringList>

#include <optional>

namespace ph {

/// What a rule would have done.
struct RuleTrial {
    enum class Verdict : std::uint8_t {
        Early, ///< it would have spoken by the onset
        Late,  ///< while it went on
        Missed,
        NoData ///< what it goes by was not cached
    };
    Verdict verdict = Verdict::NoData;
    QString reason; ///< one sentence
    /// How long before the onset, at least and at most; below 0 after it. Only where it was caught.
    std::optional<std::int64_t> leadMs = {}, mostLeadMs = {};
    std::optional<std::int64_t> alertLeadMs = {}; ///< before its first alert, at least; none: none fired
    int falseAlarms = 0;                          ///< outside all incidents; those within an hour are one
    std::int64_t quietMs = 0;                     ///< so much history outside incidents was looked through
    std::optional<TimelineItem> by = {};          ///< what `reason` names, where that is on the timeline
    QStringList evidence = {};                    ///< references of what it would have spoken by, in time
    bool caught() const { return verdict == Verdict::Early || verdict == Verdict::Late; }
    /// A week of quiet history; none where less than a day of it is cached.
    std::optional<double> falseAlarmsPerWeek() const;
    friend bool operator==(const RuleTrial&, const RuleTrial&) = default;
};

} // namespace ph
