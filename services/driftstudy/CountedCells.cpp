#include "services/driftstudy/CountedCells.h"

#include "services/driftstudy/InParallel.h"

#include <algorithm>

namespace ph {

CountedCells::CountedCells(const StudySide& side, CountedPlaces places, const CellTable& kept)
    : side_(side)
    , places_(std::move(places))
    , kept_(kept)
    , index_(places_.study.plan.segments, places_.study.segments)
{
}

void CountedCells::begin(const FrameSchema& schema)
{
    schema_ = schema;
    inTime_.emplace(side_, schema);
    seen_ = 0;
    const auto cells = places_.study.segments.size() * (places_.ranges.size() + 1);
    rows_.assign(cells, 0);
    columns_.clear();
    for (const auto& studied : places_.study.columns) {
        auto& column = columns_.emplace_back();
        column.at = columnNamed(schema, studied.column.name);
        if (studied.values == DriftValues::Numbers)
            column.numbers.resize(cells);
        else if (studied.values == DriftValues::Categories)
            column.categories.resize(cells);
    }
}

std::size_t CountedCells::cellOf(std::size_t segment, std::optional<std::size_t> window) const
{
    return segment * (places_.ranges.size() + 1) + (window ? *window + 1 : 0);
}

std::size_t CountedCells::rows(std::size_t segment, std::optional<std::size_t> window) const
{
    return rows_[cellOf(segment, window)];
}

CountedCells::RowCells CountedCells::cellsOf(const FrameBatch& batch)
{
    const auto& ranges = places_.ranges;
    std::vector<std::vector<std::int32_t>> segments{std::vector<std::int32_t>(batch.rows, 0)};
    for (std::size_t rule = 0; rule < index_.ruleCount(); ++rule)
        segments.push_back(index_.of(rule, schema_, batch));
    const auto time = inTime_->timeColumn();
    RowCells result;
    for (std::size_t row = 0; row < batch.rows; ++row) {
        const auto position = ranges.empty()              ? noPosition
                              : places_.positions.empty() ? batch.columns[time.value_or(0)].integers[row]
                                                          : places_.positions[seen_ + row];
        // Windows are in order, by their beginnings and by their ends.
        const auto first = std::partition_point(
            ranges.begin(), ranges.end(), [&](const PositionRange& range) { return range.to <= position; });
        const auto end = std::partition_point(
            first, ranges.end(), [&](const PositionRange& range) { return range.from <= position; });
        for (const auto& ofRule : segments) {
            if (ofRule[row] == SegmentIndex::none)
                continue;
            const auto segment = std::size_t(ofRule[row]);
            result.cells.push_back(std::uint32_t(cellOf(segment, std::nullopt)));
            for (auto range = first; position != noPosition && range < end; ++range)
                result.cells.push_back(std::uint32_t(cellOf(segment, std::size_t(range - ranges.begin()))));
        }
        result.ends.push_back(result.cells.size());
    }
    return result;
}

void CountedCells::addNumbers(Column& column, const std::vector<double>& dividers, const ColumnView& view,
                              const RowCells& rows)
{
    std::size_t at = 0;
    for (std::size_t row = 0; row < rows.ends.size(); ++row) {
        const double value = view.number(row);
        const auto level = levelOf(value, dividers);
        for (; at < rows.ends[row]; ++at)
            column.numbers[rows.cells[at]].add(value, level, dividers);
    }
}

void CountedCells::addCategories(Column& column, const ColumnView& view, const RowCells& rows)
{
    std::size_t at = 0;
    for (std::size_t row = 0; row < rows.ends.size(); ++row) {
        const bool isMissing = view.isMissing(row);
        const auto word = isMissing ? 0
                          : view.type == FrameType::Category
                              ? column.words.intern(view.dictionary->at(std::uint32_t(view.codes[row])))
                              : column.words.intern(view.text(row));
        for (; at < rows.ends[row]; ++at) {
            auto& tally = column.categories[rows.cells[at]];
            if (isMissing)
                ++tally.missing;
            else
                ++tally.counts[word];
        }
    }
}

Result<void> CountedCells::take(const FrameBatch& batch)
{
    const auto inTime = inTime_->of(batch);
    const auto& taken = inTime.size() == batch.rows ? batch : picked_.pick(batch, inTime);
    const auto cells = cellsOf(taken);
    for (const auto cell : cells.cells)
        ++rows_[cell];
    // Each column has its own counts, made in the order of the rows: the same on any number of threads.
    inParallel(columns_.size(), places_.threads, [&](std::size_t i) {
        auto& column = columns_[i];
        if (column.at && !column.numbers.empty())
            addNumbers(column, places_.dividers[i], taken.columns[*column.at], cells);
        else if (column.at && !column.categories.empty())
            addCategories(column, taken.columns[*column.at], cells);
    });
    seen_ += taken.rows;
    return {};
}

CellValues CountedCells::values(std::size_t column, std::size_t segment,
                                std::optional<std::size_t> window) const
{
    const auto& from = columns_[column];
    const auto cell = cellOf(segment, window);
    if (!from.numbers.empty()) {
        const auto& tally = from.numbers[cell];
        return {.numbers = tally.sample(),
                .counted =
                    CountedNumbers{places_.dividers[column], tally.levelCounts(places_.dividers[column]),
                                   tally.size(), tally.leftOut()}};
    }
    if (from.categories.empty())
        return kept_.values(column, segment, window);
    CategoryCounts counts;
    counts.missing = from.categories[cell].missing;
    for (const auto& [word, count] : from.categories[cell].counts) {
        const auto text = from.words.at(word);
        counts.counts[QString::fromUtf8(text.data(), qsizetype(text.size()))] += count;
    }
    return {.categories = std::move(counts)};
}

double CountedCells::error(std::size_t leastRows) const
{
    double largest = 0;
    for (const auto& column : columns_) {
        for (const auto& tally : column.numbers) {
            if (tally.size() >= leastRows)
                largest = std::max(largest, tally.error());
        }
    }
    return largest;
}

} // namespace ph
