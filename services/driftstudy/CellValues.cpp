#include "services/driftstudy/CellValues.h"

#include "services/drift/DriftMeasure.h"
#include "services/drift/PooledRuns.h"
#include "services/driftstudy/NumberTally.h"

#include <cmath>
#include <unordered_map>

namespace ph {

namespace {

// As numberCounts() has it.
constexpr int partsOfReference = 10;
constexpr std::size_t mostSingleValues = 20;

SortedSample numbersOf(const ColumnView& column, std::span<const std::uint32_t> rows)
{
    std::vector<double> values;
    values.reserve(rows.size());
    for (const auto row : rows)
        values.push_back(column.number(row));
    return SortedSample(values);
}

CategoryCounts codesOf(const ColumnView& column, std::span<const std::uint32_t> rows)
{
    CategoryCounts counts;
    // Small cells of a column with categories by the million take no room for all of them.
    std::unordered_map<std::int32_t, std::int64_t> ofFew;
    std::vector<std::int64_t> ofAll;
    const bool areFew = column.dictionary && rows.size() < column.dictionary->size();
    if (!areFew && column.dictionary)
        ofAll.resize(column.dictionary->size());
    for (const auto row : rows) {
        const auto code = column.codes[row];
        if (code == missingCode)
            ++counts.missing;
        else
            ++(areFew ? ofFew[code] : ofAll[std::size_t(code)]);
    }
    const auto insert = [&](std::int32_t code, std::int64_t count) {
        const auto text = column.dictionary->at(std::uint32_t(code));
        counts.counts[QString::fromUtf8(text.data(), qsizetype(text.size()))] += count;
    };
    for (const auto& [code, count] : ofFew)
        insert(code, count);
    for (std::size_t code = 0; code < ofAll.size(); ++code) {
        if (ofAll[code] > 0)
            insert(std::int32_t(code), ofAll[code]);
    }
    return counts;
}

CategoryCounts categoriesOf(const ColumnView& column, std::span<const std::uint32_t> rows)
{
    if (column.type == FrameType::Category)
        return codesOf(column, rows);
    CategoryCounts counts;
    TextDictionary words;
    std::vector<std::int64_t> ofWords;
    for (const auto row : rows) {
        if (column.isMissing(row)) {
            ++counts.missing;
            continue;
        }
        const auto code = words.intern(column.text(row));
        ofWords.resize(words.size());
        ++ofWords[code];
    }
    for (std::uint32_t code = 0; code < words.size(); ++code)
        counts.counts[QString::fromStdString(std::string(words.at(code)))] = ofWords[code];
    return counts;
}

TextProfile textsOf(const ColumnView& column, std::span<const std::uint32_t> rows)
{
    TextProfile profile;
    for (const auto row : rows) {
        if (column.isMissing(row))
            profile.addMissing();
        else
            profile.add(QString::fromStdString(column.text(row)));
    }
    return profile;
}

/// Into the parts of the reference that its own rule says, none of which cuts a level in two.
DriftCounts countsInParts(const CellValues& reference, const CellValues& current)
{
    const auto& levels = reference.counted->dividers;
    std::vector<bool> endsPart(levels.size() + 1, false);
    endsPart.back() = true;
    if (pooledDistinct(reference.numbers, current.numbers, mostSingleValues + 1) <= mostSingleValues)
        endsPart.assign(endsPart.size(), true);
    for (const double divider : quantileDividers(reference.numbers, partsOfReference))
        endsPart[levelOf(divider, levels)] = true;
    DriftCounts counts;
    double before = 0, now = 0;
    for (std::size_t level = 0; level < endsPart.size(); ++level) {
        before += double(reference.counted->counts[level]);
        now += double(current.counted->counts[level]);
        if (!endsPart[level] || before + now == 0)
            continue;
        counts.reference.push_back(std::exchange(before, 0));
        counts.current.push_back(std::exchange(now, 0));
    }
    return counts;
}

/// Distances and tests of samples by what stands for the values; those of counts by the counts, which are
/// exact. Evidently's bins are other ones, and so taken from what stands for the values.
ColumnDrift countedDrift(const CellValues& reference, const CellValues& current, const DriftRules& rules,
                         std::optional<DriftMethod> method)
{
    auto drift = numberDrift(reference.numbers, current.numbers, rules, method);
    const bool isMeasured = !std::isnan(drift.statistic) && drift.statistic != 0;
    if (isMeasured && comparesCounts(*drift.method) && rules.defaults == DriftDefaults::Pilothouse)
        drift = countDrift(countsInParts(reference, current), rules, *drift.method);
    drift.nReference = reference.counted->n;
    drift.nCurrent = current.counted->n;
    drift.leftOutOfReference = reference.counted->leftOut;
    drift.leftOutOfCurrent = current.counted->leftOut;
    return drift;
}

} // namespace

CellValues cellValues(const ColumnView& column, DriftValues as, std::span<const std::uint32_t> rows)
{
    switch (as) {
    case DriftValues::Numbers:
        return {.numbers = numbersOf(column, rows)};
    case DriftValues::Categories:
        return {.categories = categoriesOf(column, rows)};
    case DriftValues::Texts:
        break;
    }
    return {.texts = textsOf(column, rows)};
}

ColumnDrift cellDrift(const CellValues& reference, const CellValues& current, DriftValues as,
                      const DriftRules& rules, std::optional<DriftMethod> method)
{
    switch (as) {
    case DriftValues::Numbers:
        return reference.counted && current.counted
                   ? countedDrift(reference, current, rules, method)
                   : numberDrift(reference.numbers, current.numbers, rules, method);
    case DriftValues::Categories:
        return categoryDrift(reference.categories, current.categories, rules, method);
    case DriftValues::Texts:
        break;
    }
    return textDrift(reference.texts, current.texts, rules, method);
}

KeptCells::KeptCells(const Frame& frame, const std::vector<StudiedColumn>& columns, const SegmentRows& order,
                     std::vector<PositionRange> ranges)
    : order_(order)
    , ranges_(std::move(ranges))
{
    for (const auto& column : columns) {
        views_.push_back(frame.column(columnNamed(frame.schema(), column.column.name).value_or(0)));
        as_.push_back(column.values);
    }
}

CellValues KeptCells::values(std::size_t column, std::size_t segment, std::optional<std::size_t> window) const
{
    const auto rows = window ? order_.rows(segment, ranges_[*window]) : order_.rows(segment);
    return cellValues(views_[column], as_[column], rows);
}

} // namespace ph
