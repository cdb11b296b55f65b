#include "services/performance/IsotonicCalibration.h"

#include <algorithm>

namespace ph {

namespace {

/// Neighbouring scores of one probability.
struct Pool {
    double least, greatest;
    double positives, rows;
    double share() const { return positives / rows; }
};

} // namespace

IsotonicCalibration::IsotonicCalibration(std::vector<ScoredRow> rows)
{
    std::sort(rows.begin(), rows.end(),
              [](const ScoredRow& a, const ScoredRow& b) { return a.score < b.score; });
    std::vector<Pool> pools;
    for (std::size_t begin = 0; begin < rows.size();) {
        Pool next{rows[begin].score, rows[begin].score, 0, 0};
        auto end = begin;
        for (; end < rows.size() && rows[end].score == next.least; ++end) {
            next.positives += rows[end].positive;
            ++next.rows;
        }
        begin = end;
        while (!pools.empty() && pools.back().share() >= next.share()) {
            next = {pools.back().least, next.greatest, pools.back().positives + next.positives,
                    pools.back().rows + next.rows};
            pools.pop_back();
        }
        pools.push_back(next);
    }
    for (const auto& pool : pools) {
        scores_.push_back(pool.least);
        probabilities_.push_back(pool.share());
        if (pool.greatest > pool.least) {
            scores_.push_back(pool.greatest);
            probabilities_.push_back(pool.share());
        }
    }
}

double IsotonicCalibration::probability(double score) const
{
    const auto above = std::size_t(std::upper_bound(scores_.begin(), scores_.end(), score) - scores_.begin());
    if (above == 0)
        return probabilities_.front();
    if (above == scores_.size())
        return probabilities_.back();
    const double way = (score - scores_[above - 1]) / (scores_[above] - scores_[above - 1]);
    return probabilities_[above - 1] + way * (probabilities_[above] - probabilities_[above - 1]);
}

} // namespace ph
