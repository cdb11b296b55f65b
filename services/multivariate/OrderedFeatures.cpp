#include "services/multivariate/OrderedFeatures.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace ph {

namespace {

constexpr std::size_t mostApart = 8;
constexpr float none = std::numeric_limits<float>::quiet_NaN();

using Feature = std::vector<float>;

Feature rankedNumbers(std::vector<double> values)
{
    auto ordered = values;
    ordered.erase(std::remove_if(ordered.begin(), ordered.end(), [](double v) { return std::isnan(v); }),
                  ordered.end());
    std::sort(ordered.begin(), ordered.end());
    ordered.erase(std::unique(ordered.begin(), ordered.end()), ordered.end());
    Feature feature(values.size(), none);
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!std::isnan(values[i]))
            feature[i] = float(std::lower_bound(ordered.begin(), ordered.end(), values[i]) - ordered.begin());
    }
    return feature;
}

std::vector<Feature> categoryFeatures(const std::vector<std::int32_t>& codes,
                                      const std::vector<std::string_view>& texts)
{
    std::vector<std::size_t> counts(texts.size(), 0);
    for (const auto code : codes) {
        if (code != missingCode)
            ++counts[std::size_t(code)];
    }
    std::vector<std::size_t> byCount(texts.size());
    std::iota(byCount.begin(), byCount.end(), 0);
    // By the text where counts are equal: the numbers of rare ones say which table had them first.
    std::sort(byCount.begin(), byCount.end(), [&](std::size_t a, std::size_t b) {
        return counts[a] != counts[b] ? counts[a] > counts[b] : texts[a] < texts[b];
    });
    while (!byCount.empty() && counts[byCount.back()] == 0)
        byCount.pop_back();
    std::vector<float> place(texts.size(), 0);
    for (std::size_t i = 0; i < byCount.size(); ++i)
        place[byCount[i]] = float(i);

    const bool isApart = byCount.size() <= mostApart;
    // With two categories one feature says it all.
    const std::size_t features = !isApart || byCount.size() <= 2 ? 1 : byCount.size();
    std::vector<Feature> found(features, Feature(codes.size(), none));
    for (std::size_t i = 0; i < codes.size(); ++i) {
        if (codes[i] == missingCode)
            continue;
        const float at = place[std::size_t(codes[i])];
        if (features == 1)
            found[0][i] = at;
        for (std::size_t f = 0; features > 1 && f < features; ++f)
            found[f][i] = float(f) == at ? 1.0F : 0.0F;
    }
    return found;
}

} // namespace

FeatureMatrix orderedFeatures(std::span<const JointColumn> columns,
                              std::span<const std::uint32_t> referenceRows,
                              std::span<const std::uint32_t> currentRows)
{
    FeatureMatrix matrix;
    matrix.rows = referenceRows.size() + currentRows.size();
    std::vector<Feature> features;
    const auto gathered = [&](auto read) {
        std::vector<decltype(read(false, 0))> values;
        values.reserve(matrix.rows);
        for (const auto row : referenceRows)
            values.push_back(read(false, row));
        for (const auto row : currentRows)
            values.push_back(read(true, row));
        return values;
    };
    for (std::size_t c = 0; c < columns.size(); ++c) {
        const auto& column = columns[c];
        if (column.isCategory()) {
            const auto codes =
                gathered([&column](bool now, std::size_t row) { return column.code(now, row); });
            for (auto& feature : categoryFeatures(codes, column.texts))
                features.push_back(std::move(feature));
        } else {
            features.push_back(rankedNumbers(
                gathered([&column](bool now, std::size_t row) { return column.side(now).number(row); })));
        }
        matrix.columnOf.resize(features.size(), c);
    }
    matrix.values.resize(matrix.rows * features.size());
    for (std::size_t f = 0; f < features.size(); ++f) {
        for (std::size_t i = 0; i < matrix.rows; ++i)
            matrix.values[i * features.size() + f] = features[f][i];
    }
    return matrix;
}

} // namespace ph
