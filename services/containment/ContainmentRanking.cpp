#include "services/containment/ContainmentRanking.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace ph {

namespace {

auto rankOf(const ContainmentOption& option)
{
    return std::make_tuple(option.standing, option.kind == ContainmentKind::Silence,
                           option.radius.value_or(100.0), option.reversibility,
                           option.effectMs.value_or(std::numeric_limits<std::int64_t>::max()), option.kind,
                           option.target);
}

} // namespace

bool isTriedBefore(const ContainmentOption& a, const ContainmentOption& b)
{
    return rankOf(a) < rankOf(b);
}

QList<ContainmentOption> rankedContainment(QList<ContainmentOption> options)
{
    std::stable_sort(options.begin(), options.end(), isTriedBefore);
    return options;
}

} // namespace ph
