#include "services/driftstudy/CellFigures.h"

#include <algorithm>
#include <cmath>

namespace ph {

namespace {

constexpr int quantileCount = 199, cdfSteps = 1000; // a large chart is a thousand pixels high
constexpr std::size_t fewestBins = 10, mostBins = 60;
constexpr qsizetype shownCategories = 9;
constexpr double outermost = 0.005; ///< of the values on either end, which may lie far out

bool areWhole(const SortedSample& sample)
{
    const auto values = sample.values();
    return std::all_of(values.begin(), values.end(), [](double value) { return value == std::floor(value); });
}

std::vector<double> evenEdges(double least, double greatest, std::size_t bins)
{
    std::vector<double> edges;
    for (std::size_t i = 0; i <= bins; ++i)
        edges.push_back(std::lerp(least, greatest, double(i) / double(bins)));
    return edges;
}

std::vector<double> histogramEdges(const SortedSample& reference, const SortedSample& current)
{
    const double least = std::min(reference.values().front(), current.values().front());
    const double greatest = std::max(reference.values().back(), current.values().back());
    if (least == greatest)
        return {least - 0.5, greatest + 0.5};
    if (greatest - least < double(mostBins) && areWhole(reference) && areWhole(current))
        return evenEdges(least - 0.5, greatest + 0.5, std::size_t(greatest - least) + 1);
    const double pairs = double(std::min(reference.size(), current.size()));
    const auto bins = std::clamp(std::size_t(std::ceil(2 * std::cbrt(pairs))), fewestBins, mostBins); // Rice
    const double low = std::min(reference.quantile(outermost), current.quantile(outermost));
    const double high = std::max(reference.quantile(1 - outermost), current.quantile(1 - outermost));
    constexpr double farOut = 2; // times the width of what nearly all lie in
    if (low == high || (greatest - least) <= farOut * (high - low))
        return evenEdges(least, greatest, bins);
    auto edges = evenEdges(low, high, bins);
    if (least < low)
        edges.insert(edges.begin(), least);
    if (greatest > high)
        edges.push_back(greatest);
    return edges;
}

std::vector<double> binShares(const std::vector<double>& counts, std::size_t of)
{
    auto shares = counts;
    for (auto& share : shares)
        share /= double(of);
    return shares;
}

std::vector<std::pair<double, double>> thinnedCdf(const SortedSample& sample)
{
    std::vector<std::pair<double, double>> steps;
    const auto last = sample.size() - 1;
    for (int i = 0; i <= cdfSteps; ++i) {
        const double value = sample.values()[last * std::size_t(i) / cdfSteps];
        if (steps.empty() || value > steps.back().first)
            steps.emplace_back(value, sample.shareUpTo(value));
    }
    return steps;
}

double shareOf(std::int64_t count, std::size_t total)
{
    return total == 0 ? missingNumber : double(count) / double(total);
}

std::size_t missingIn(const CellValues& values, DriftValues as)
{
    return as == DriftValues::Numbers      ? values.numbers.leftOut().missing
           : as == DriftValues::Categories ? values.categories.missing
                                           : values.texts.missing();
}

std::size_t rowsIn(const CellValues& values, DriftValues as)
{
    return missingIn(values, as) + values.texts.rows() + values.categories.total() + values.numbers.size() +
           values.numbers.leftOut().plusInfinity + values.numbers.leftOut().minusInfinity;
}

/// Most frequent ones of both together.
QStringList frequentCategories(const CategoryCounts& reference, const CategoryCounts& current)
{
    auto counts = reference.counts;
    for (auto it = current.counts.begin(); it != current.counts.end(); ++it)
        counts[it.key()] += it.value();
    auto names = counts.keys();
    std::sort(names.begin(), names.end(), [&](const QString& a, const QString& b) {
        const auto ofA = counts.value(a), ofB = counts.value(b);
        return ofA != ofB ? ofA > ofB : a < b;
    });
    return names.mid(0, shownCategories);
}

} // namespace

std::optional<NumberDistributions> numberDistributions(const SortedSample& reference,
                                                       const SortedSample& current)
{
    if (reference.isEmpty() || current.isEmpty())
        return std::nullopt;
    NumberDistributions result{histogramEdges(reference, current)};
    const auto counts = binnedCounts(reference, current, result.edges);
    result.referenceShares = binShares(counts.reference, reference.size());
    result.currentShares = binShares(counts.current, current.size());
    result.referenceCdf = thinnedCdf(reference);
    result.currentCdf = thinnedCdf(current);
    for (int i = 1; i <= quantileCount; ++i) {
        const double p = double(i) / (quantileCount + 1);
        result.quantiles.push_back({p, reference.quantile(p), current.quantile(p)});
    }
    result.reference = boxFigures(reference);
    result.current = boxFigures(current);
    return result;
}

BoxFigures boxFigures(const SortedSample& sample)
{
    if (sample.isEmpty())
        return {};
    return {sample.size(),         sample.values().front(), sample.quantile(0.25), sample.quantile(0.5),
            sample.quantile(0.75), sample.values().back(),  sample.moments().mean};
}

std::vector<CategoryPair> categoryPairs(const CategoryCounts& reference, const CategoryCounts& current)
{
    std::vector<CategoryPair> pairs;
    const auto ofReference = reference.total(), ofCurrent = current.total();
    auto names = reference.counts.keys();
    for (auto it = current.counts.begin(); it != current.counts.end(); ++it) {
        if (!reference.counts.contains(it.key()))
            names.append(it.key());
    }
    for (const auto& name : names) {
        const auto before = reference.counts.value(name), now = current.counts.value(name);
        pairs.push_back({name, std::size_t(before), std::size_t(now),
                         ofReference == 0 ? 0 : double(before) / double(ofReference),
                         ofCurrent == 0 ? 0 : double(now) / double(ofCurrent)});
    }
    std::sort(pairs.begin(), pairs.end(), [](const CategoryPair& a, const CategoryPair& b) {
        const double ofA = std::abs(a.moved()), ofB = std::abs(b.moved());
        return ofA != ofB ? ofA > ofB : a.name < b.name;
    });
    return pairs;
}

SortedSample measuredNumbers(const CellValues& values, DriftValues as)
{
    return as == DriftValues::Texts ? SortedSample(values.texts.lengths()) : values.numbers;
}

ColumnHistory columnHistory(const CellValues& reference, const CellValues& current, std::size_t windows,
                            const std::function<CellValues(std::size_t)>& window, DriftValues as)
{
    ColumnHistory history;
    const bool isByCategory = as == DriftValues::Categories;
    if (isByCategory) {
        history.categories = frequentCategories(reference.categories, current.categories);
        history.shares.resize(std::size_t(history.categories.size()) + 1);
    }
    for (std::size_t at = 0; at < windows; ++at) {
        const auto values = window(at);
        history.missing.push_back(shareOf(std::int64_t(missingIn(values, as)), rowsIn(values, as)));
        if (!isByCategory) {
            history.boxes.push_back(boxFigures(measuredNumbers(values, as)));
            continue;
        }
        const auto total = values.categories.total();
        auto others = std::int64_t(total);
        for (qsizetype i = 0; i < history.categories.size(); ++i) {
            const auto count = values.categories.counts.value(history.categories[i]);
            history.shares[std::size_t(i)].push_back(shareOf(count, total));
            others -= count;
        }
        history.shares.back().push_back(shareOf(others, total));
    }
    return history;
}

} // namespace ph
