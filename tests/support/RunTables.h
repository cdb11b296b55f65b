#pragma once

#include "models/values/RunTable.h"

#include <cmath>

namespace ph::testing {

/// Builds small RunTables in the order in which a test tells of them.
class RunTableBuilder {
public:
    explicit RunTableBuilder(std::uint64_t generation = 1)
        : generation_(generation)
    {
    }
    /// `id` ascends from run to run; `parent` is another run's id, or 0.
    RunTableBuilder& run(std::int64_t id, const QString& name, std::int64_t parent = 0)
    {
        ids_.push_back(id);
        parents_.push_back(parent);
        text({ColumnKind::Attribute, QLatin1String(attribute::runId)}, QStringLiteral("run-%1").arg(id));
        return text({ColumnKind::Attribute, QLatin1String(attribute::name)}, name);
    }
    /// These speak of the last run.
    RunTableBuilder& metric(const QString& key, double value)
    {
        numbers_[{ColumnKind::Metric, key}][ids_.size() - 1] = value;
        return *this;
    }
    RunTableBuilder& duration(double ms)
    {
        numbers_[{ColumnKind::Attribute, QLatin1String(attribute::duration)}][ids_.size() - 1] = ms;
        return *this;
    }
    RunTableBuilder& param(const QString& key, const QString& value)
    {
        return text({ColumnKind::Param, key}, value);
    }
    RunTableBuilder& attr(const char* name, const QString& value)
    {
        return text({ColumnKind::Attribute, QLatin1String(name)}, value);
    }
    RunTableBuilder& time(const char* name, std::int64_t ms)
    {
        times_[{ColumnKind::Attribute, QLatin1String(name)}][ids_.size() - 1] = ms;
        return *this;
    }

    RunTablePtr build() const
    {
        const auto count = ids_.size();
        RunTable::Rows rows{ids_, std::vector<std::int64_t>(count, 1), {}};
        for (const auto parent : parents_) {
            const auto it = std::lower_bound(ids_.begin(), ids_.end(), parent);
            rows.parents.push_back(it != ids_.end() && *it == parent ? std::int32_t(it - ids_.begin()) : -1);
        }
        std::vector<Column> columns;
        for (const auto& [key, cells] : texts_) {
            TextColumn column;
            auto dictionary = std::make_shared<TextDictionary>();
            column.codes.assign(count, TextDictionary::none);
            for (const auto& [row, value] : cells) {
                const auto code = dictionary->intern(value.toStdString());
                column.codes[row] = code;
                if (code == column.numbers.size()) {
                    bool isNumber = false;
                    const double number = value.toDouble(&isNumber);
                    column.numbers.push_back(isNumber ? number : std::nan(""));
                }
            }
            column.dictionary = std::move(dictionary);
            columns.push_back({key, std::make_shared<const ColumnData>(std::move(column))});
        }
        for (const auto& [key, cells] : numbers_) {
            NumberColumn column(count);
            for (const auto& [row, value] : cells)
                column.set(row, value);
            columns.push_back({key, std::make_shared<const ColumnData>(std::move(column))});
        }
        for (const auto& [key, cells] : times_) {
            TimeColumn column{std::vector<std::int64_t>(count, noTime)};
            for (const auto& [row, value] : cells)
                column.values[row] = value;
            columns.push_back({key, std::make_shared<const ColumnData>(std::move(column))});
        }
        return std::make_shared<const RunTable>(generation_, std::move(rows), std::move(columns));
    }

private:
    RunTableBuilder& text(const ColumnKey& key, const QString& value)
    {
        texts_[key][ids_.size() - 1] = value;
        return *this;
    }
    std::uint64_t generation_;
    std::vector<std::int64_t> ids_, parents_;
    std::map<ColumnKey, std::map<std::size_t, QString>> texts_;
    std::map<ColumnKey, std::map<std::size_t, double>> numbers_;
    std::map<ColumnKey, std::map<std::size_t, std::int64_t>> times_;
};

inline std::vector<std::uint32_t> allRows(const RunTable& table)
{
    std::vector<std::uint32_t> rows(table.rowCount());
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i] = std::uint32_t(i);
    return rows;
}

} // namespace ph::testing
