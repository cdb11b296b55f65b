#include "services/driftstudy/UnlikeRows.h"

#include <algorithm>
#include <cmath>

namespace ph {

namespace {

constexpr std::size_t mostRows = 200;
constexpr qsizetype longestValue = 200;

/// How unlike the reference; of equals, the second one decides.
using Unlikeness = std::pair<double, double>;

class UnlikenessOf {
public:
    UnlikenessOf(const ColumnView& view, DriftValues as, const CellValues& reference)
        : view_(view)
        , as_(as)
        , counts_(reference.categories)
        , total_(double(counts_.total()))
        , numbers_(measuredNumbers(reference, as))
        , median_(numbers_.quantile(0.5))
    {
    }

    Unlikeness operator()(std::uint32_t row) const
    {
        if (view_.isMissing(row))
            return {-1, 0};
        if (as_ == DriftValues::Categories)
            return {total_ - double(counts_.counts.value(QString::fromStdString(view_.text(row)))), 0};
        const double value = as_ == DriftValues::Texts
                                 ? double(QString::fromStdString(view_.text(row)).toUcs4().size())
                                 : view_.number(row);
        if (numbers_.isEmpty())
            return {0, 0};
        // Between those below and those up to it: a value that many have is where they are, not at their end.
        const double rank = double(numbers_.countBelow(value) + numbers_.countUpTo(value)) / 2;
        return {std::abs(rank / double(numbers_.size()) - 0.5), std::abs(value - median_)};
    }

private:
    const ColumnView& view_;
    DriftValues as_;
    const CategoryCounts& counts_;
    double total_;
    SortedSample numbers_;
    double median_;
};

} // namespace

RowSample unlikeRows(const KeptRows& table, const StudiedColumn& column, std::span<const std::uint32_t> rows,
                     const CellValues& reference)
{
    const auto& frame = table.frame();
    const auto& schema = frame.schema();
    const auto own = columnNamed(schema, column.column.name).value_or(0);
    const auto view = frame.column(own);
    const UnlikenessOf unlikeness(view, column.values, reference);
    std::vector<std::pair<Unlikeness, std::uint32_t>> ranked;
    ranked.reserve(rows.size());
    for (const auto row : rows)
        ranked.emplace_back(unlikeness(row), row);
    const auto shown = std::min(ranked.size(), mostRows);
    std::partial_sort(ranked.begin(), ranked.begin() + std::ptrdiff_t(shown), ranked.end(),
                      [](const auto& a, const auto& b) {
                          return a.first != b.first ? a.first > b.first : a.second < b.second;
                      });
    RowSample sample;
    sample.of = rows.size();
    std::vector<ColumnView> views{view};
    sample.columns.append(schema[own].name);
    for (std::size_t i = 0; i < schema.size(); ++i) {
        if (i == own)
            continue;
        views.push_back(frame.column(i));
        sample.columns.append(schema[i].name);
    }
    for (std::size_t i = 0; i < shown; ++i) {
        const auto row = ranked[i].second;
        sample.numbers.push_back(table.numberInFile(row));
        QStringList values;
        for (const auto& each : views)
            values.append(QString::fromStdString(each.text(row)).left(longestValue));
        sample.rows.push_back(values);
    }
    return sample;
}

} // namespace ph
