#include "models/charts/ParetoFront.h"

#include <QtGlobal>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <map>

namespace ph {

namespace {

/// Turned so that higher is better.
double worth(const Objective& objective, std::size_t place)
{
    const double value = objective.values[place];
    return objective.direction == MetricDirection::LowerIsBetter ? -value : value;
}

/// The best that was seen so far in two objectives: as the first falls, the second rises.
class Staircase {
public:
    bool covers(double first, double second) const
    {
        const auto step = best_.lower_bound(first);
        return step != best_.end() && step->second >= second;
    }
    void insert(double first, double second)
    {
        auto after = best_.upper_bound(first);
        while (after != best_.begin() && std::prev(after)->second <= second)
            best_.erase(std::prev(after));
        best_[first] = second;
    }

private:
    std::map<double, double> best_;
};

} // namespace

bool dominates(std::span<const Objective> objectives, std::size_t a, std::size_t b)
{
    bool isBetter = false;
    for (const auto& objective : objectives) {
        const double mine = worth(objective, a), other = worth(objective, b);
        if (!(mine >= other))
            return false;
        isBetter = isBetter || mine > other;
    }
    return isBetter;
}

ParetoFront paretoFront(std::span<const Objective> objectives)
{
    Q_ASSERT(!objectives.empty() && objectives.size() <= 3);
    struct Candidate {
        std::array<double, 3> worth{};
        std::uint32_t place = 0;
    };
    ParetoFront front;
    front.isOn.assign(objectives.front().values.size(), false);
    std::vector<Candidate> candidates;
    for (std::uint32_t place = 0; place < front.isOn.size(); ++place) {
        Candidate candidate{{}, place};
        for (std::size_t i = 0; i < objectives.size(); ++i)
            candidate.worth[i] = worth(objectives[i], place);
        if (std::none_of(candidate.worth.begin(), candidate.worth.end(),
                         [](double w) { return std::isnan(w); }))
            candidates.push_back(candidate);
    }
    front.compared = candidates.size();
    front.leftOut = front.isOn.size() - candidates.size();

    // From the best down: whatever dominates a candidate stands before it.
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate& a, const Candidate& b) { return a.worth > b.worth; });
    Staircase seen;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        const auto& [worth, place] = candidates[i];
        const bool ties = i > 0 && candidates[i - 1].worth == worth;
        const bool isOn = ties ? front.isOn[candidates[i - 1].place] : !seen.covers(worth[1], worth[2]);
        if (!isOn)
            continue;
        front.isOn[place] = true;
        front.places.push_back(place);
        if (!ties)
            seen.insert(worth[1], worth[2]);
    }
    return front;
}

} // namespace ph
