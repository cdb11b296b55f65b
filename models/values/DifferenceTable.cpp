#include "models/values/DifferenceTable.h"

#include "models/values/Infinity.h"

#include <QStringList>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ph {

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

bool isNumeric(const ColumnData& data)
{
    if (const auto* texts = std::get_if<TextColumn>(&data))
        return texts->numeric();
    return std::holds_alternative<NumberColumn>(data);
}

/// Attributes in the order in which the table has them, then by name.
bool standsBefore(const DifferenceRow& a, const DifferenceRow& b)
{
    if (a.section != b.section)
        return a.section < b.section;
    return a.key < b.key;
}

std::vector<DifferenceRow> rowsOf(const ComparedRuns& runs)
{
    std::vector<std::uint32_t> places(runs.size());
    std::iota(places.begin(), places.end(), 0);
    const auto varying = varyingColumns(*runs.table, places);
    auto next = varying.begin(); // in the order of the table, as the loop is
    std::vector<DifferenceRow> rows;
    for (const auto& column : runs.table->columns()) {
        const bool varies = next != varying.end() && *next == column.key;
        if (varies)
            ++next;
        if (const auto section = differenceSection(column.key))
            rows.push_back({column.key, *section, column.data.get(), varies, isNumeric(*column.data),
                            column.key.kind == ColumnKind::Metric ? runs.direction(column.key.name)
                                                                  : MetricDirection::Unknown});
    }
    std::sort(rows.begin(), rows.end(), standsBefore);
    return rows;
}

bool has(const ColumnData& data, std::size_t place)
{
    return std::visit([place](const auto& column) { return column.has(place); }, data);
}

CellKind kindOf(double number)
{
    if (std::isnan(number))
        return CellKind::NotANumber;
    return standsForInfinity(number) ? CellKind::Infinite : CellKind::Number;
}

} // namespace

std::optional<CellDelta> cellDelta(double value, double baseline, MetricDirection direction)
{
    const double absolute = value - baseline;
    if (standsForInfinity(value) || standsForInfinity(baseline) || !std::isfinite(absolute))
        return std::nullopt;
    CellDelta delta{absolute, baseline == 0 ? none : absolute / std::abs(baseline), Judgement::Neutral};
    if (absolute != 0 && direction != MetricDirection::Unknown)
        delta.judgement = (absolute > 0) == (direction == MetricDirection::HigherIsBetter) ? Judgement::Better
                                                                                           : Judgement::Worse;
    return delta;
}

DifferenceTablePtr DifferenceTable::make(ComparedRunsPtr runs, DifferenceOptions options,
                                         const DifferenceTablePtr& previous)
{
    const std::shared_ptr<DifferenceTable> made(new DifferenceTable);
    made->rows_ = previous && previous->runs_ == runs
                      ? previous->rows_
                      : std::make_shared<const std::vector<DifferenceRow>>(rowsOf(*runs));
    made->runs_ = std::move(runs);
    made->options_ = std::move(options);
    if (!made->isGrouped())
        made->baseline_ = made->runs_->baseline;
    else if (made->runs_->baseline)
        made->baseline_ = std::uint32_t(made->runs_->groupOf[*made->runs_->baseline]);
    else
        made->baseline_ = 0;
    made->arrangeLines();
    made->arrangeColumns();
    return made;
}

void DifferenceTable::arrangeLines()
{
    const auto words = options_.filter.split(u' ', Qt::SkipEmptyParts);
    const auto isWanted = [&](const DifferenceRow& row) {
        if (options_.keys == DifferenceOptions::Keys::Varying && !row.varies)
            return false;
        if (words.isEmpty())
            return true;
        const auto name = columnKeyText(row.key);
        return std::all_of(words.begin(), words.end(),
                           [&](const QString& word) { return name.contains(word, Qt::CaseInsensitive); });
    };
    for (std::size_t i = 0; i < rows_->size(); ++i) {
        const auto& row = (*rows_)[i];
        auto& count = counts_[std::size_t(row.section)];
        ++count.all;
        count.varying += row.varies;
        if (!isWanted(row))
            continue;
        if (count.shown++ == 0)
            lines_.push_back({row.section, -1});
        if (!options_.collapsed.contains(row.section))
            lines_.push_back({row.section, int(i)});
    }
}

void DifferenceTable::arrangeColumns()
{
    columns_.resize(isGrouped() ? runs_->groups.size() : runs_->size());
    std::iota(columns_.begin(), columns_.end(), 0);
    const auto by = !options_.sort
                        ? rows_->end()
                        : std::find_if(rows_->begin(), rows_->end(), [&](const DifferenceRow& row) {
                              return row.key == options_.sort->column;
                          });
    if (by != rows_->end()) {
        // Numbers, then text, then NaN, then what is absent, whichever way the values run.
        struct Rank {
            int group = 0;
            double number = none;
            QString text = {};
        };
        std::vector<Rank> ranks;
        ranks.reserve(columns_.size());
        for (const auto column : columns_) {
            const auto cell = kind(*by, column);
            Rank rank{cell == CellKind::Absent       ? 3
                      : cell == CellKind::NotANumber ? 2
                      : cell == CellKind::Text       ? 1
                                                     : 0};
            if (rank.group == 0)
                rank.number = number(*by, column);
            if (rank.group == 1) {
                const auto& texts = std::get<TextColumn>(*by->data);
                rank.text = isGrouped() ? summary(*by, column).mostFrequent
                                        : QString::fromUtf8(texts.at(column).data(),
                                                            qsizetype(texts.at(column).size()));
            }
            ranks.push_back(std::move(rank));
        }
        const bool falls = options_.sort->order == Qt::DescendingOrder;
        std::stable_sort(columns_.begin(), columns_.end(), [&](std::uint32_t a, std::uint32_t b) {
            const auto& x = ranks[falls && ranks[a].group == ranks[b].group ? b : a];
            const auto& y = ranks[falls && ranks[a].group == ranks[b].group ? a : b];
            if (x.group != y.group)
                return x.group < y.group;
            return x.group == 0 ? x.number < y.number : x.text < y.text;
        });
    }
    if (baseline_) {
        const auto it = std::find(columns_.begin(), columns_.end(), *baseline_);
        std::rotate(columns_.begin(), it, it + 1);
    }
}

DifferenceTable::Count DifferenceTable::count() const
{
    Count sum;
    for (const auto& one : counts_) {
        sum.all += one.all;
        sum.varying += one.varying;
        sum.shown += one.shown;
    }
    return sum;
}

CellKind DifferenceTable::kind(const DifferenceRow& row, std::uint32_t column) const
{
    const bool isTime = std::holds_alternative<TimeColumn>(*row.data);
    if (isGrouped()) {
        const auto& places = runs_->groups[column].places;
        if (std::none_of(places.begin(), places.end(), [&](auto place) { return has(*row.data, place); }))
            return CellKind::Absent;
        if (!row.isNumeric)
            return isTime ? CellKind::Time : CellKind::Text;
        return kindOf(number(row, column));
    }
    if (!has(*row.data, column))
        return CellKind::Absent;
    if (!row.isNumeric)
        return isTime ? CellKind::Time : CellKind::Text;
    return kindOf(number(row, column));
}

double DifferenceTable::number(const DifferenceRow& row, std::uint32_t column) const
{
    if (isGrouped()) {
        const auto stats = columnStats(*runs_->table, runs_->groups[column].places, row.key);
        return options_.statistic == GroupStatistic::Mean ? stats.mean : stats.median;
    }
    if (!has(*row.data, column))
        return none;
    if (const auto* numbers = std::get_if<NumberColumn>(row.data))
        return numbers->values[column];
    if (const auto* times = std::get_if<TimeColumn>(row.data))
        return double(times->values[column]);
    return row.isNumeric
               ? std::get<TextColumn>(*row.data).numbers[std::get<TextColumn>(*row.data).codes[column]]
               : none;
}

GroupSummary DifferenceTable::summary(const DifferenceRow& row, std::uint32_t group) const
{
    return groupSummary(*runs_->table, runs_->groups[group].places, row.key);
}

std::optional<CellDelta> DifferenceTable::delta(const DifferenceRow& row, std::uint32_t column) const
{
    if (!baseline_ || *baseline_ == column || !row.isNumeric)
        return std::nullopt;
    return cellDelta(number(row, column), number(row, *baseline_), row.direction);
}

bool DifferenceTable::equalsBaseline(const DifferenceRow& row, std::uint32_t column) const
{
    if (!baseline_)
        return false;
    const auto base = *baseline_;
    if (base == column)
        return true;
    const auto cell = kind(row, column);
    if (cell != kind(row, base))
        return false;
    if (cell == CellKind::Absent || cell == CellKind::NotANumber)
        return true;
    if (cell != CellKind::Text)
        return number(row, column) == number(row, base);
    if (isGrouped())
        return summary(row, column).mostFrequent == summary(row, base).mostFrequent;
    const auto& codes = std::get<TextColumn>(*row.data).codes;
    return codes[column] == codes[base];
}

} // namespace ph
