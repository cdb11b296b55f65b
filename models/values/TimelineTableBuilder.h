#pragma once

#include "models/values/Result.h"
#include "models/values/TimelineTable.h"

#include <QHash>

namespace ph {

/// An item whose texts and scope are known to the builder by number.
struct TimelineRow {
    std::int64_t atMs = 0, afterMs = noTime, endMs = noTime, seenMs = noTime;
    TimelineKind kind = TimelineKind::Note;
    TimelineRole role = TimelineRole::Change;
    TimelineSeverity severity = TimelineSeverity::Info;
    std::uint32_t scope = 0, title = 0, detail = 0, source = 0, reference = 0;
    std::string_view id = {};
};

/// What numbers of texts and scopes that somebody else gave are called by a builder.
struct TimelineCodes {
    std::vector<std::uint32_t> texts, scopes; ///< by that number
    std::uint32_t noText = 0, noScope = 0;    ///< of numbers beyond
};

/// Collects items in any order and makes a table of them.
class TimelineTableBuilder {
public:
    void reserve(std::size_t items);
    std::uint32_t text(std::string_view utf8) { return table_.texts_.intern(utf8); }
    std::uint32_t scope(const TimelineScope& scope);
    void add(const TimelineRow& row);
    void add(const TimelineItem& item);
    /// Adds the rows of another builder, whose texts and scopes are numbers that `codes` tell of this one; so
    /// threads can collect rows each for itself.
    void append(TimelineTableBuilder&& rows, const TimelineCodes& codes);
    /// Unsupported above four billion items or 4 GiB of ids or texts. Nothing is left in the builder.
    Result<TimelineTablePtr> build();

private:
    void sort();

    TimelineTable table_;
    std::vector<std::int64_t> after_, end_, seen_;
    std::vector<std::uint64_t> idStart_;
    QHash<TimelineScope, std::uint32_t> scopeCodes_;
};

inline size_t qHash(const TimelineScope& scope, size_t seed = 0)
{
    return qHashMulti(seed, scope.environment, scope.endpoint, scope.model, scope.segment);
}

/// The table of items that are at hand, of no more than a builder takes.
TimelineTablePtr timelineTable(std::span<const TimelineItem> items);

} // namespace ph
