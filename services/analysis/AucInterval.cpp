#include "services/analysis/AucInterval.h"

#include "models/values/RankCorrelation.h"
#include "services/analysis/ShareInterval.h"

#include <boost/math/distributions/normal.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace ph {

namespace {

/// Of each row of one class, the share of the other class that it lies above.
std::vector<double> placements(std::span<const double> all, std::size_t from, std::size_t count,
                               std::span<const double> ranksOfAll)
{
    const auto own = midranks(all.subspan(from, count));
    std::vector<double> shares(count);
    for (std::size_t i = 0; i < count; ++i)
        shares[i] = (ranksOfAll[from + i] - own[i]) / double(all.size() - count);
    return shares;
}

double mean(const std::vector<double>& values)
{
    return std::accumulate(values.begin(), values.end(), 0.0) / double(values.size());
}

double variance(const std::vector<double>& values)
{
    const double middle = mean(values);
    double sum = 0;
    for (const double value : values)
        sum += (value - middle) * (value - middle);
    return values.size() > 1 ? sum / double(values.size() - 1) : std::numeric_limits<double>::quiet_NaN();
}

} // namespace

AucInterval aucInterval(std::span<const ScoredRow> rows, double level, double inflation)
{
    AucInterval result;
    std::vector<double> scores;
    scores.reserve(rows.size());
    for (const bool positive : {true, false}) {
        for (const auto& row : rows) {
            if (row.positive == positive)
                scores.push_back(row.score);
        }
        (positive ? result.positives : result.negatives) = scores.size() - (positive ? 0 : result.positives);
    }
    if (result.positives == 0 || result.negatives == 0)
        return result;
    const auto ranks = midranks(scores);
    const auto above = placements(scores, 0, result.positives, ranks);
    result.auc = mean(above);
    result.ofPositives = variance(above);
    result.ofNegatives = variance(placements(scores, result.positives, result.negatives, ranks));
    const double deviation = std::sqrt(inflation * result.variance());
    if (std::isnan(deviation))
        return result;
    if (deviation > 0) {
        const double half = deviation * boost::math::quantile(boost::math::normal(), (1 + level) / 2);
        result.low = std::max(0.0, result.auc - half);
        result.high = std::min(1.0, result.auc + half);
    } else {
        const auto rarer = double(std::min(result.positives, result.negatives)) / inflation;
        const auto around = shareInterval({result.auc * rarer, rarer}, level);
        result.low = around.low;
        result.high = around.high;
    }
    return result;
}

} // namespace ph
