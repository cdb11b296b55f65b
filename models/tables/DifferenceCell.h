#pragma once

#include "models/tables/Format.h"
#include "models/values/DifferenceTable.h"
#include "models/values/GroupDifference.h"

namespace ph {

/// A cell of the difference table in words.
struct DifferenceCell {
    CellKind kind = CellKind::Absent;
    QString value = {}; ///< "0.9134", "0.942 ± 0.003 (n 12)", "adam 75 % of 3 values", "—"
    std::optional<CellDelta> delta = std::nullopt;
    QString deltaText = {};    ///< "+0.0031"; "=" where it is the baseline's; empty where there is none
    QString relativeText = {}; ///< "+0.3 %"; empty where it cannot be said
    QString intervalText = {}; ///< "[+0.008, +0.016]"; groups only, once it has been computed
    bool equalsBaseline = false;
    bool repeatsBaseline() const { return equalsBaseline && !deltaText.isEmpty(); } ///< and is not it
};

/// What the numbers of a row have in common: how many digits they are written with.
NumberFormat differenceFormat(const DifferenceRow& row);

DifferenceCell differenceCell(const DifferenceTable& table, const DifferenceRow& row, std::uint32_t column,
                              const NumberFormat& format);

/// Every digit, whole text, times in ISO 8601 UTC; empty where absent. Of groups the chosen statistic or the
/// most frequent text.
QString differenceExactText(const DifferenceTable& table, const DifferenceRow& row, std::uint32_t column);

/// Several plain lines: key and run, the exact value, the distance to the baseline, judged where the
/// interval is clear; of groups all that is known of them. `interval` may be null.
QString differenceToolTip(const DifferenceTable& table, const DifferenceRow& row, std::uint32_t column,
                          const NumberFormat& format, const GroupDifference* interval);

/// "[+0.008, +0.016]"; empty without an interval.
QString intervalText(const GroupDifference& difference, const DifferenceRow& row, const NumberFormat& format);

/// "▲ +0.0031 (+0.3 %): higher, in the right direction", "▼ −2 (−10 %)": where there is no colour to tell.
/// Only a difference that an interval shows is to be judged.
QString deltaSentence(const CellDelta& delta);

QString differenceSectionTitle(DifferenceSection section);
/// Of a run or group, as its column's title shows it: on one line.
QString differenceColumnTitle(const DifferenceTable& table, std::uint32_t column);

} // namespace ph
