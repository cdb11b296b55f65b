#pragma once

#include "models/values/DriftStudy.h"

namespace ph {

/// Counts which segments there are: the values of segment columns on both sides, crossed where asked for.
class SegmentCensus {
public:
    explicit SegmentCensus(const QList<QStringList>& rules);
    void addReference(const FrameSchema& schema, const FrameBatch& batch);
    void addCurrent(const FrameSchema& schema, const FrameBatch& batch);

    struct Segments {
        std::vector<DriftSegment> segments; ///< all rows first, then by rule, largest first
        std::size_t leftOut = 0;
    };
    /// At most so many with a value, the largest of all rules.
    Segments segments(std::size_t most) const;

private:
    struct Rule {
        QStringList columns;
        TextDictionary keys;                  ///< the values of a row, as one text
        std::vector<DriftSegment> found = {}; ///< by key
    };
    void add(const FrameSchema& schema, const FrameBatch& batch, std::size_t DriftSegment::*count);

    std::vector<Rule> rules_;
    DriftSegment all_;
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
