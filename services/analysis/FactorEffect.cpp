#include "services/analysis/FactorEffect.h"

#include "models/values/Infinity.h"

#include <boost/math/distributions/fisher_f.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

namespace ph {

FactorEffect factorEffect(std::span<const std::uint32_t> category, std::span<const double> metric)
{
    std::map<std::uint32_t, std::vector<double>> groups;
    FactorEffect effect;
    double low = std::numeric_limits<double>::infinity(), high = -low;
    for (std::size_t i = 0; i < std::min(category.size(), metric.size()); ++i) {
        if (category[i] == noCategory || !isReckonable(metric[i]))
            continue;
        groups[category[i]].push_back(metric[i]);
        low = std::min(low, metric[i]);
        high = std::max(high, metric[i]);
        ++effect.n;
    }
    effect.categories = groups.size();
    const double scale = high / 2 - low / 2;
    if (groups.size() < 2 || effect.n <= groups.size() || !(scale > 0))
        return effect;

    // Centred and scaled, so that neither offsets nor 1e300 spoil the squares.
    const double middle = low / 2 + high / 2;
    const double n = double(effect.n);
    double grandMean = 0;
    for (auto& [key, values] : groups) {
        for (auto& v : values) {
            v = (v - middle) / scale;
            grandMean += v / n;
        }
    }
    double within = 0, between = 0;
    for (const auto& [key, values] : groups) {
        double mean = 0;
        for (const auto v : values)
            mean += v / double(values.size());
        for (const auto v : values)
            within += (v - mean) * (v - mean);
        between += double(values.size()) * (mean - grandMean) * (mean - grandMean);
    }
    const double freedomBetween = double(groups.size()) - 1, freedomWithin = n - double(groups.size());
    const double total = between + within, noise = within / freedomWithin;
    effect.etaSquared = between / total;
    effect.omegaSquared = std::max(0.0, (between - freedomBetween * noise) / (total + noise));
    effect.f = noise > 0 ? between / freedomBetween / noise : std::numeric_limits<double>::infinity();
    effect.p = std::isinf(effect.f) ? 0
                                    : boost::math::cdf(boost::math::complement(
                                          boost::math::fisher_f(freedomBetween, freedomWithin), effect.f));
    return effect;
}

} // namespace ph
