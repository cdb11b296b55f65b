#include "models/values/RunTable.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace ph {

namespace {

struct Prefix {
    ColumnKind kind;
    QLatin1StringView text;
};

constexpr Prefix prefixes[] = {
    {ColumnKind::Metric, QLatin1StringView("metrics.")},
    {ColumnKind::Param, QLatin1StringView("params.")},
    {ColumnKind::Tag, QLatin1StringView("tags.")},
    {ColumnKind::Dataset, QLatin1StringView("datasets.")},
};

bool isPlainName(const QString& name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](QChar c) {
        return c.unicode() < 128 &&
               (c.isLetterOrNumber() || c == u'_' || c == u'.' || c == u'/' || c == u'-');
    });
}

} // namespace

QString columnKeyText(const ColumnKey& key)
{
    for (const auto& prefix : prefixes) {
        if (prefix.kind == key.kind) {
            if (isPlainName(key.name))
                return prefix.text + key.name;
            return prefix.text + u'`' + key.name + u'`';
        }
    }
    return key.name;
}

ColumnKey columnKeyFromText(const QString& text)
{
    for (const auto& prefix : prefixes) {
        if (text.startsWith(prefix.text)) {
            auto name = text.mid(prefix.text.size());
            if (name.size() >= 2 && name.startsWith(u'`') && name.endsWith(u'`'))
                name = name.mid(1, name.size() - 2);
            return {prefix.kind, name};
        }
    }
    return {ColumnKind::Attribute, text};
}

bool TextColumn::numeric() const
{
    return !numbers.empty() &&
           std::none_of(numbers.begin(), numbers.end(), [](double n) { return std::isnan(n); });
}

RunTable::RunTable(std::uint64_t generation, Rows rows, std::vector<Column> columns)
    : generation_(generation)
    , rows_(std::move(rows))
    , columns_(std::move(columns))
{
    for (std::size_t i = 0; i < columns_.size(); ++i)
        index_.emplace(columns_[i].key, i);
    // Mostly all runs are of one connection: then one number says it.
    auto& connections = rows_.connections;
    if (std::adjacent_find(connections.begin(), connections.end(), std::not_equal_to<>()) ==
        connections.end()) {
        connections.resize(std::min<std::size_t>(1, connections.size()));
        connections.shrink_to_fit();
    }
}

std::int32_t RunTable::rowOf(std::int64_t rowId) const
{
    const auto it = std::lower_bound(rows_.ids.begin(), rows_.ids.end(), rowId);
    return it != rows_.ids.end() && *it == rowId ? std::int32_t(it - rows_.ids.begin()) : -1;
}

const ColumnData* RunTable::find(const ColumnKey& key) const
{
    const auto it = index_.find(key);
    return it == index_.end() ? nullptr : columns_[it->second].data.get();
}

const NumberColumn* RunTable::numbers(const ColumnKey& key) const
{
    const auto* data = find(key);
    return data ? std::get_if<NumberColumn>(data) : nullptr;
}

const TextColumn* RunTable::texts(const ColumnKey& key) const
{
    const auto* data = find(key);
    return data ? std::get_if<TextColumn>(data) : nullptr;
}

const TimeColumn* RunTable::times(const ColumnKey& key) const
{
    const auto* data = find(key);
    return data ? std::get_if<TimeColumn>(data) : nullptr;
}

EntityKey RunTable::entity(std::size_t row) const
{
    EntityKey key{{rows_.connections.size() == 1 ? rows_.connections.front() : rows_.connections[row]},
                  EntityKind::Run,
                  {}};
    if (const auto* ids = texts({ColumnKind::Attribute, QLatin1String(attribute::runId)});
        ids && ids->has(row)) {
        const auto id = ids->at(row);
        key.remoteId = QString::fromUtf8(id.data(), qsizetype(id.size()));
    }
    return key;
}

RunStatus RunTable::status(std::size_t row) const
{
    const auto* status = texts({ColumnKind::Attribute, QLatin1String(attribute::status)});
    return status && status->has(row) ? runStatusFromName(status->at(row)) : RunStatus::Unknown;
}

} // namespace ph
