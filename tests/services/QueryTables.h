#pragma once

#include "services/query/Query.h"

#include <QHash>

#include <optional>
#include <random>

/// Small tables of runs for the tests of search: columns from plain vectors, and random ones.
namespace ph::testing {

inline ColumnKey metric(const char* name)
{
    return {ColumnKind::Metric, QString::fromUtf8(name)};
}
inline ColumnKey param(const char* name)
{
    return {ColumnKind::Param, QString::fromUtf8(name)};
}
inline ColumnKey tag(const char* name)
{
    return {ColumnKind::Tag, QString::fromUtf8(name)};
}
inline ColumnKey attr(const char* name)
{
    return {ColumnKind::Attribute, QString::fromLatin1(name)};
}

class TableOfRuns {
public:
    explicit TableOfRuns(std::size_t rows)
        : rows_(rows)
    {
    }

    TableOfRuns& numbers(const ColumnKey& key, const std::vector<std::optional<double>>& values)
    {
        NumberColumn column(rows_);
        for (std::size_t row = 0; row < rows_; ++row) {
            if (values[row])
                column.set(row, *values[row]);
        }
        return add(key, std::move(column));
    }

    TableOfRuns& texts(const ColumnKey& key, const std::vector<std::optional<QString>>& values)
    {
        auto dictionary = std::make_shared<TextDictionary>();
        TextColumn column;
        for (std::size_t row = 0; row < rows_; ++row)
            column.codes.push_back(values[row] ? dictionary->intern(values[row]->toStdString())
                                               : TextDictionary::none);
        for (std::uint32_t code = 0; code < dictionary->size(); ++code) {
            const auto text = dictionary->at(code);
            bool isNumber = false;
            const double number = QString::fromUtf8(text.data(), qsizetype(text.size())).toDouble(&isNumber);
            column.numbers.push_back(isNumber ? number : std::numeric_limits<double>::quiet_NaN());
        }
        column.dictionary = std::move(dictionary);
        return add(key, std::move(column));
    }

    TableOfRuns& times(const ColumnKey& key, const std::vector<std::optional<std::int64_t>>& values)
    {
        TimeColumn column;
        for (std::size_t row = 0; row < rows_; ++row)
            column.values.push_back(values[row].value_or(noTime));
        return add(key, std::move(column));
    }

    RunTable table() const
    {
        RunTable::Rows rows;
        for (std::size_t row = 0; row < rows_; ++row) {
            rows.ids.push_back(std::int64_t(row) + 1);
            rows.connections.push_back(1);
            rows.parents.push_back(-1);
        }
        return RunTable(1, std::move(rows), columns_);
    }

private:
    TableOfRuns& add(const ColumnKey& key, ColumnData data)
    {
        columns_.push_back({key, std::make_shared<const ColumnData>(std::move(data))});
        return *this;
    }

    std::size_t rows_;
    std::vector<Column> columns_;
};

inline std::vector<std::uint32_t> rowsOf(const RowMask& mask)
{
    std::vector<std::uint32_t> rows;
    for (std::size_t row = 0; row < mask.size(); ++row) {
        if (mask.test(row))
            rows.push_back(std::uint32_t(row));
    }
    return rows;
}

/// 2023-11-14 22:13:20.123 UTC.
inline TimeMs testNow()
{
    return TimeMs(std::chrono::milliseconds(1700000000123));
}

} // namespace ph::testing
