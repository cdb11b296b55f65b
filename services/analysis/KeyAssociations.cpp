#include "services/analysis/KeyAssociations.h"

#include "models/values/Infinity.h"
#include "services/analysis/FactorEffect.h"
#include "services/analysis/FalseDiscovery.h"
#include "services/analysis/RankProbability.h"
#include "services/analysis/WhyTopics.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

namespace ph {

namespace {

using Reason = UntestedKey::Reason;

/// The runs that have both the key and a finite metric, in equal order.
struct Pairs {
    std::vector<double> metric;
    std::vector<double> numbers;           ///< where the key is numeric
    std::vector<std::uint32_t> categories; ///< where it is not
};

Pairs pairsOf(const TextColumn& column, std::span<const std::uint32_t> rows,
              const std::vector<double>& metric)
{
    Pairs pairs;
    bool numeric = true;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!column.has(rows[i]) || !isReckonable(metric[i]))
            continue;
        const auto code = column.codes[rows[i]];
        pairs.metric.push_back(metric[i]);
        pairs.categories.push_back(code);
        pairs.numbers.push_back(column.numbers[code]);
        numeric = numeric && !std::isnan(column.numbers[code]);
    }
    (numeric ? pairs.categories.clear() : pairs.numbers.clear());
    return pairs;
}

Association numericAssociation(const ColumnKey& key, const Pairs& pairs, RankProbability& probability)
{
    const auto correlation = spearman(pairs.numbers, pairs.metric);
    Association item;
    item.key = key;
    item.kind = Association::Kind::Numeric;
    item.n = correlation.n;
    item.rho = correlation.rho;
    item.p = probability.of(correlation, pairs.numbers, pairs.metric);
    item.strength = std::abs(correlation.rho);
    return item;
}

void nameExtremes(Association& item, const TextColumn& column, const Pairs& pairs)
{
    std::map<std::uint32_t, std::pair<double, double>> means; // of each category: mean, count
    for (std::size_t i = 0; i < pairs.metric.size(); ++i) {
        auto& [mean, count] = means[pairs.categories[i]];
        count += 1;
        mean += (pairs.metric[i] - mean) / count;
    }
    const auto byMean = [](const auto& a, const auto& b) { return a.second.first < b.second.first; };
    const auto [lowest, highest] = std::minmax_element(means.begin(), means.end(), byMean);
    const auto text = [&](std::uint32_t code) {
        const auto view = column.dictionary->at(code);
        return QString::fromUtf8(view.data(), qsizetype(view.size()));
    };
    item.highest = text(highest->first);
    item.lowest = text(lowest->first);
}

Association categoricalAssociation(const ColumnKey& key, const TextColumn& column, const Pairs& pairs)
{
    const auto effect = factorEffect(pairs.categories, pairs.metric);
    Association item;
    item.key = key;
    item.kind = Association::Kind::Categorical;
    item.n = effect.n;
    item.categories = effect.categories;
    item.etaSquared = effect.etaSquared;
    item.omegaSquared = effect.omegaSquared;
    item.strength = std::sqrt(effect.omegaSquared);
    item.p = effect.p;
    nameExtremes(item, column, pairs);
    return item;
}

std::optional<Reason> untestable(const Pairs& pairs)
{
    const bool numeric = pairs.categories.empty();
    const auto distinct =
        numeric ? std::set<double>(pairs.numbers.begin(), pairs.numbers.end()).size()
                : std::set<std::uint32_t>(pairs.categories.begin(), pairs.categories.end()).size();
    if (pairs.metric.size() < fewestRunsToTest)
        return Reason::TooFewRuns;
    if (distinct < 2)
        return Reason::Constant;
    if (!numeric && distinct * 2 > pairs.metric.size())
        return Reason::NearlyUnique;
    return std::nullopt;
}

/// Orders keys of equal strength by the figure that is shown: where chance alone would give as much, all are
/// 0.
double shareOfVariance(const Association& item)
{
    return item.kind == Association::Kind::Numeric ? item.rho * item.rho : item.etaSquared;
}

bool isClearer(const Association& a, const Association& b)
{
    if (a.isClear() != b.isClear())
        return a.isClear();
    if (a.strength != b.strength)
        return a.strength > b.strength;
    if (shareOfVariance(a) != shareOfVariance(b))
        return shareOfVariance(a) > shareOfVariance(b);
    return a.key < b.key;
}

} // namespace

Associations associations(const RunTable& table, std::span<const std::uint32_t> rows, const QString& metric,
                          std::stop_token stop)
{
    Associations found;
    found.metric = metric;
    found.runs = rows.size();
    std::vector<double> values(rows.size(), std::nan(""));
    if (const auto* column = table.numbers({ColumnKind::Metric, metric})) {
        for (std::size_t i = 0; i < rows.size(); ++i)
            values[i] = column->values[rows[i]];
    }
    found.withMetric = std::size_t(std::count_if(values.begin(), values.end(), isReckonable));
    RankProbability probability;
    for (const auto& column : table.columns()) {
        if (stop.stop_requested())
            return {};
        const auto* texts = std::get_if<TextColumn>(column.data.get());
        if (!texts || !isChosen(column.key))
            continue;
        const auto pairs = pairsOf(*texts, rows, values);
        if (pairs.metric.empty())
            continue;
        if (const auto reason = untestable(pairs))
            found.untested.append({column.key, *reason, pairs.metric.size()});
        else
            found.items.append(pairs.categories.empty() ? numericAssociation(column.key, pairs, probability)
                                                        : categoricalAssociation(column.key, *texts, pairs));
    }
    found.items.removeIf([](const Association& item) { return std::isnan(item.p); });
    std::vector<double> p;
    for (const auto& item : std::as_const(found.items))
        p.push_back(item.p);
    const auto q = adjustedForDiscoveries(p);
    for (qsizetype i = 0; i < found.items.size(); ++i)
        found.items[i].q = q[std::size_t(i)];
    std::sort(found.items.begin(), found.items.end(), isClearer);
    return found;
}

Associations associations(const ComparedRuns& runs, const QString& metric, std::stop_token stop)
{
    if (!runs.table)
        return {};
    std::vector<std::uint32_t> places(runs.size());
    std::iota(places.begin(), places.end(), 0);
    return associations(*runs.table, places, metric, stop);
}

} // namespace ph
