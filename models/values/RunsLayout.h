#pragma once

#include "models/values/ColumnSort.h"

#include <QList>
#include <QMap>

#include <optional>

namespace ph {

/// How lines of the runs table stand to each other.
struct Arrangement {
    enum class Kind {
        Flat,    ///< one line a run
        Nested,  ///< child runs below their parent
        Grouped, ///< runs below the value they share in `groupBy`
    };
    Kind kind = Kind::Nested;
    ColumnKey groupBy = {}; ///< only for Grouped
    static Arrangement flat() { return {Kind::Flat, {}}; }
    static Arrangement nested() { return {Kind::Nested, {}}; }
    static Arrangement grouped(ColumnKey by) { return {Kind::Grouped, std::move(by)}; }
    friend bool operator==(const Arrangement&, const Arrangement&) = default;
};

/// Everything about the runs table that a person arranges and wants to find again.
struct RunsLayout {
    enum class Deleted { Hide, Show };
    enum class Show {
        Chosen,
        OnlyVarying
    }; ///< OnlyVarying hides chosen columns that hold one value throughout

    QList<ColumnKey> columns; ///< in order from left to right, pinned ones first; the run's name always leads
    QList<ColumnKey> pinned;  ///< stay in sight while the others scroll
    QMap<ColumnKey, int> widths; ///< in device-independent pixels; absent: default
    QList<ColumnSort> sort;
    Arrangement arrangement;
    std::optional<ColumnKey> colourBy;
    Deleted deleted = Deleted::Hide;
    Show show = Show::Chosen;

    /// What a screen starts with: name, status, start, duration, user, newest first.
    static RunsLayout standard();

    friend bool operator==(const RunsLayout&, const RunsLayout&) = default;
};

} // namespace ph
