#pragma once

#include <QList>
#include <QStringList>

#include <optional>

namespace ph {

/// A line of one text beside the line of the other that stands in its place; absent: there is none.
struct LinePair {
    std::optional<QString> a, b;
    int aLine = 0, bLine = 0; ///< from 1; 0 where absent
    bool isSame() const { return a == b; }
    friend bool operator==(const LinePair&, const LinePair&) = default;
};

/// Two texts side by side, with the fewest lines that differ (Myers, "An O(ND) Difference Algorithm and Its
/// Variations", Algorithmica 1, 1986). Lines taken out stand beside the lines put in their place. Lines end
/// at '\n', which is no part of them; a text that ends with one has an empty last line. Texts with more than
/// 2,000 differing lines are given as one piece between their common beginning and end.
QList<LinePair> lineDiff(const QString& a, const QString& b);

/// Lines that differ, with two around each: "- old", "+ new", "  same".
QStringList differingLines(const QString& before, const QString& after);

} // namespace ph
