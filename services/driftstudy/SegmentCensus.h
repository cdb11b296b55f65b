#pragma once

#include "models/values/DriftStudy.h"

namespace ph {

/// Counts which segments a table has: the values of segment columns, crossed where asked for.
class SegmentCensus {
public:
    explicit SegmentCensus(const QList<QStringList>& rules);
    void clear();
    void add(const FrameSchema& schema, const FrameBatch& batch);

private:
    friend struct FoundSegments;
    struct Rule {
        QStringList columns;
        TextDictionary keys = {};             ///< the values of a row, as one text
        std::vector<QStringList> values = {}; ///< by key
        std::vector<std::size_t> rows = {};   ///< by key
    };
    std::vector<Rule> rules_;
    std::size_t rows_ = 0;
};

struct FoundSegments {
    std::vector<DriftSegment> segments; ///< all rows first, then by rule, largest first
    std::size_t leftOut = 0;
    /// Those of both tables, counted by the same rules; at most so many with a value, the largest of all
    /// rules.
    static FoundSegments of(const SegmentCensus& reference, const SegmentCensus& current, std::size_t most);
};

/// Tells of rows in which of some segments they are.
class SegmentIndex {
public:
    SegmentIndex(const QList<QStringList>& rules, const std::vector<DriftSegment>& segments);
    std::size_t ruleCount() const { return rules_.size(); }
    static constexpr std::int32_t none = -1;
    /// By row, the segment of this rule; none where it was left out.
    std::vector<std::int32_t> of(std::size_t rule, const FrameSchema& schema, const FrameBatch& batch) const;

private:
    struct Rule {
        QStringList columns;
        TextDictionary keys;
        std::vector<std::int32_t> segments = {}; ///< by key
    };
    std::vector<Rule> rules_;
};

} // namespace ph
