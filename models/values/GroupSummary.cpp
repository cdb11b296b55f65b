#include "models/values/GroupSummary.h"

#include <unordered_map>

namespace ph {

GroupSummary groupSummary(const RunTable& table, std::span<const std::uint32_t> rows, const ColumnKey& column)
{
    GroupSummary summary{columnStats(table, rows, column), {}, 0};
    const auto* texts = table.texts(column);
    if (!texts)
        return summary;
    std::unordered_map<std::uint32_t, std::size_t> counts;
    for (const auto row : rows) {
        if (texts->has(row))
            ++counts[texts->codes[row]];
    }
    auto winner = TextDictionary::none;
    for (const auto row : rows) { // in the rows' order, so that a tie always falls the same way
        if (!texts->has(row))
            continue;
        const auto code = texts->codes[row];
        if (counts[code] > summary.mostFrequentCount) {
            winner = code;
            summary.mostFrequentCount = counts[code];
        }
    }
    if (winner != TextDictionary::none) {
        const auto text = texts->dictionary->at(winner);
        summary.mostFrequent = QString::fromUtf8(text.data(), qsizetype(text.size()));
    }
    return summary;
}

} // namespace ph
