#include "services/performance/Outcomes.h"

#include <cmath>

namespace ph {

bool Outcomes::isLabelled(std::size_t row) const
{
    return isOfNumbers() ? std::isfinite(trueNumber[row]) : truth[row] >= 0;
}

bool Outcomes::isPredicted(std::size_t row) const
{
    return isOfNumbers() ? std::isfinite(saidNumber[row]) : said[row] >= 0;
}

bool Outcomes::isScored(std::size_t row) const
{
    return !isOfNumbers() && std::isfinite(score[row]);
}

std::vector<ScoredRow> Outcomes::scoredRows() const
{
    std::vector<ScoredRow> rows;
    for (std::size_t i = 0; i < size(); ++i) {
        if (isLabelled(i) && isScored(i))
            rows.push_back({score[i], truth[i] == positive});
    }
    return rows;
}

} // namespace ph
