#pragma once

#include "models/values/TextPool.h"
#include "models/values/TimelineItem.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace ph {

class TimelineTableBuilder;

/// Times that usually lie near their row's own, as distances of four bytes; the few that do not stand beside.
class NearTimes {
public:
    void assign(std::span<const std::int64_t> times, std::span<const std::int64_t> near);
    std::int64_t at(std::uint32_t row, std::int64_t near) const
    {
        const auto code = codes_[row];
        if (code < farCode)
            return near + std::int64_t(code) - bias;
        if (code == noneCode)
            return noTime;
        return code == goingCode ? stillGoing : farAt(row);
    }
    bool isNone(std::uint32_t row) const { return codes_[row] == noneCode; }
    std::size_t sizeBytes() const;

private:
    static constexpr std::int64_t bias = std::int64_t(1) << 31; // so far before, and so far behind
    static constexpr std::uint32_t noneCode = 0xFFFFFFFF, goingCode = 0xFFFFFFFE, farCode = 0xFFFFFFFD;
    std::int64_t farAt(std::uint32_t row) const;

    struct Far {
        std::uint32_t row;
        std::int64_t ms;
    };
    std::vector<std::uint32_t> codes_;
    std::vector<Far> far_; // by row
};

/// Everything that happened, in the order of time: an immutable columnar picture of a million items and more.
/// Texts and scopes are kept once each. Rows count from 0; those of one moment are in the order in which they
/// were added. Pure; threads may share it.
class TimelineTable {
public:
    std::uint32_t size() const { return std::uint32_t(at_.size()); }

    std::int64_t atMs(std::uint32_t row) const { return at_[row]; }
    std::int64_t afterMs(std::uint32_t row) const { return after_.at(row, at_[row]); }
    std::int64_t endMs(std::uint32_t row) const { return end_.at(row, at_[row]); }
    std::int64_t seenMs(std::uint32_t row) const { return seen_.at(row, at_[row]); }
    bool isExact(std::uint32_t row) const { return after_.isNone(row); }
    TimelineKind kind(std::uint32_t row) const { return TimelineKind(marks_[row] & 0x0F); }
    TimelineRole role(std::uint32_t row) const { return TimelineRole(marks_[row] >> 4 & 0x03); }
    TimelineSeverity severity(std::uint32_t row) const { return TimelineSeverity(marks_[row] >> 6); }
    /// Number of its scope among scopes().
    std::uint32_t scopeOf(std::uint32_t row) const { return scope_[row]; }
    std::span<const TimelineScope> scopes() const { return scopes_; }
    /// Equal numbers are equal references.
    std::uint32_t referenceCode(std::uint32_t row) const { return reference_[row]; }

    // UTF-8, alive as long as the table.
    std::string_view title(std::uint32_t row) const { return texts_.at(title_[row]); }
    std::string_view detail(std::uint32_t row) const { return texts_.at(detail_[row]); }
    std::string_view source(std::uint32_t row) const { return texts_.at(source_[row]); }
    std::string_view reference(std::uint32_t row) const { return texts_.at(reference_[row]); }
    std::string_view id(std::uint32_t row) const
    {
        return std::string_view(ids_).substr(idStart_[row], idStart_[row + 1] - idStart_[row]);
    }
    TimelineItem item(std::uint32_t row) const;

    /// The first row that is at or after this; size() where none is.
    std::uint32_t firstFrom(std::int64_t ms) const;
    std::span<const std::int64_t> times() const { return at_; }
    /// Rows of which only two looks bound the time, in the order of rows.
    std::span<const std::uint32_t> inexactRows() const { return inexact_; }

    std::size_t sizeBytes() const;

private:
    friend class TimelineTableBuilder;

    std::vector<std::int64_t> at_;
    NearTimes after_, end_, seen_;
    std::vector<std::uint8_t> marks_; // kind, role and severity
    std::vector<std::uint32_t> scope_, title_, detail_, source_, reference_;
    std::vector<std::uint32_t> idStart_; // of each, and where the last one ends
    std::vector<std::uint32_t> inexact_;
    std::string ids_;
    TextDictionary texts_;
    std::vector<TimelineScope> scopes_;
};

using TimelineTablePtr = std::shared_ptr<const TimelineTable>;

} // namespace ph
