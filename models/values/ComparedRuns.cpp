#include "models/values/ComparedRuns.h"

#include "models/values/RunGrouping.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <numeric>

namespace ph {

namespace {

ColumnData selected(const NumberColumn& column, std::span<const std::uint32_t> rows)
{
    NumberColumn out(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (column.has(rows[i]))
            out.set(i, column.values[rows[i]]);
    }
    return out;
}

// The dictionary is made anew: a column's numeric() must speak of the chosen runs only.
ColumnData selected(const TextColumn& column, std::span<const std::uint32_t> rows)
{
    TextColumn out;
    auto dictionary = std::make_shared<TextDictionary>();
    out.codes.reserve(rows.size());
    for (const auto row : rows) {
        if (!column.has(row)) {
            out.codes.push_back(TextDictionary::none);
            continue;
        }
        const auto code = dictionary->intern(column.at(row));
        if (code == out.numbers.size())
            out.numbers.push_back(column.numbers[column.codes[row]]);
        out.codes.push_back(code);
    }
    out.dictionary = std::move(dictionary);
    return out;
}

ColumnData selected(const TimeColumn& column, std::span<const std::uint32_t> rows)
{
    TimeColumn out;
    out.values.reserve(rows.size());
    for (const auto row : rows)
        out.values.push_back(column.values[row]);
    return out;
}

bool hasAny(const ColumnData& data, std::span<const std::uint32_t> rows)
{
    return std::visit(
        [&](const auto& column) {
            return std::any_of(rows.begin(), rows.end(), [&](auto row) { return column.has(row); });
        },
        data);
}

/// Hands out looks: the colour that an id prefers, or the least used one behind it.
class LookBook {
public:
    void take(const RunLook& look)
    {
        ++used_[std::size_t(look.colour)][std::size_t(look.dash)];
        ++markers_[std::size_t(look.marker)];
    }
    /// Those whose colour is free choose before those who have to make do, whom else they would make room
    /// for.
    std::vector<RunLook> looksOf(const QStringList& ids)
    {
        std::vector<std::optional<RunLook>> looks(std::size_t(ids.size()));
        const int share = std::max(1, (usesOfAll() + int(ids.size())) / runColours);
        for (std::size_t i = 0; i < looks.size(); ++i) {
            if (const auto colour = preferred(ids[qsizetype(i)]); uses(colour) < share)
                looks[i] = next(colour);
        }
        std::vector<RunLook> out;
        for (std::size_t i = 0; i < looks.size(); ++i)
            out.push_back(looks[i] ? *looks[i] : next(leastUsedFrom(preferred(ids[qsizetype(i)]))));
        return out;
    }

private:
    /// Seeded with nothing: the same in every process.
    static std::size_t preferred(const QString& id) { return qHash(id, 0) % runColours; }
    int uses(std::size_t colour) const
    {
        return std::accumulate(used_[colour].begin(), used_[colour].end(), 0);
    }
    int usesOfAll() const
    {
        int all = 0;
        for (std::size_t colour = 0; colour < runColours; ++colour)
            all += uses(colour);
        return all;
    }
    std::size_t leastUsedFrom(std::size_t colour) const
    {
        for (std::size_t i = 0, candidate = colour; i < runColours; ++i) {
            candidate = (candidate + 1) % runColours;
            if (uses(candidate) < uses(colour))
                colour = candidate;
        }
        return colour;
    }
    int leastUsedMarkerFrom(int marker) const
    {
        const auto uses = [this](int m) { return markers_[std::size_t(m)]; };
        for (int i = 1, first = marker; i < runMarkers; ++i) {
            if (const int candidate = (first + i) % runMarkers; uses(candidate) < uses(marker))
                marker = candidate;
        }
        return marker;
    }
    RunLook next(std::size_t colour)
    {
        const auto& dashes = used_[colour];
        const int dash = int(std::min_element(dashes.begin(), dashes.end()) - dashes.begin());
        const RunLook look{int(colour), dash, leastUsedMarkerFrom((int(colour) + 3 * dash) % runMarkers)};
        take(look);
        return look;
    }

    std::array<std::array<int, runDashes>, runColours> used_{};
    std::array<int, runMarkers> markers_{};
};

QString textAt(const RunTable& table, const char* attribute, std::size_t row)
{
    const auto* column = table.texts({ColumnKind::Attribute, QLatin1String(attribute)});
    if (!column || !column->has(row))
        return {};
    const auto text = column->at(row);
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

QStringList distinctNames(const RunTable& table)
{
    QStringList names;
    QHash<QString, int> count;
    for (std::size_t row = 0; row < table.rowCount(); ++row) {
        auto name = textAt(table, attribute::name, row);
        if (name.isEmpty())
            name = textAt(table, attribute::runId, row).left(8);
        ++count[name];
        names.append(name);
    }
    // Of the ids no more than tells them apart: names are read in narrow places.
    std::vector<std::size_t> alike;
    for (std::size_t row = 0; row < table.rowCount(); ++row) {
        if (count.value(names[qsizetype(row)]) > 1)
            alike.push_back(row);
    }
    for (const qsizetype length : {4, 8, 32}) {
        QHash<QString, int> told;
        const auto longer = [&](std::size_t row) {
            return names[qsizetype(row)] + QStringLiteral(" · ") +
                   textAt(table, attribute::runId, row).left(length);
        };
        for (const auto row : alike)
            ++told[longer(row)];
        const bool unique = std::size_t(told.size()) == alike.size();
        if (!unique && length < 32)
            continue;
        QStringList made;
        for (const auto row : alike)
            made.append(longer(row));
        for (std::size_t i = 0; i < alike.size(); ++i)
            names[qsizetype(alike[i])] = made[qsizetype(i)];
        break;
    }
    return names;
}

void assignLooks(ComparedRuns& runs, const ComparedRunsPtr& previous)
{
    LookBook book;
    runs.looks.resize(runs.size());
    std::vector<std::size_t> fresh;
    for (std::size_t place = 0; place < runs.size(); ++place) {
        const auto old = previous ? previous->placeOf(runs.rowId(place)) : std::nullopt;
        if (old) {
            runs.looks[place] = previous->looks[*old];
            book.take(runs.looks[place]);
        } else {
            fresh.push_back(place);
        }
    }
    QStringList ids;
    for (const auto place : fresh)
        ids.append(textAt(*runs.table, attribute::runId, place));
    const auto looks = book.looksOf(ids);
    for (std::size_t i = 0; i < fresh.size(); ++i)
        runs.looks[fresh[i]] = looks[i];
}

void assignGroups(ComparedRuns& runs, const ColumnKey& by, const ComparedRunsPtr& previous)
{
    std::vector<std::uint32_t> places(runs.size());
    std::iota(places.begin(), places.end(), 0);
    runs.groupBy = by;
    runs.groupOf.assign(runs.size(), -1);
    LookBook book;
    QHash<QString, RunLook> known;
    if (previous && previous->groupBy == by) {
        for (const auto& group : previous->groups)
            known.insert(group.key, group.look);
    }
    for (auto& group : groupRows(*runs.table, places, by)) {
        ComparedGroup made{group.key, group.label, {}, std::move(group.rows)};
        for (const auto place : made.places)
            runs.groupOf[place] = int(runs.groups.size());
        runs.groups.push_back(std::move(made));
    }
    std::vector<ComparedGroup*> fresh;
    QStringList keys;
    for (auto& group : runs.groups) {
        if (known.contains(group.key)) {
            group.look = known.value(group.key);
            book.take(group.look);
        } else {
            fresh.push_back(&group);
            keys.append(group.key);
        }
    }
    const auto looks = book.looksOf(keys);
    for (std::size_t i = 0; i < fresh.size(); ++i)
        fresh[i]->look = looks[i];
}

} // namespace

QString metricAtText(const MetricAt& at)
{
    switch (at.kind) {
    case MetricAt::Kind::Last:
        return QStringLiteral("last");
    case MetricAt::Kind::Min:
        return QStringLiteral("min");
    case MetricAt::Kind::Max:
        return QStringLiteral("max");
    case MetricAt::Kind::Step:
        break;
    }
    return QString::number(at.step);
}

std::optional<MetricAt> metricAtFromText(const QString& text)
{
    if (text == QLatin1String("last"))
        return MetricAt{};
    if (text == QLatin1String("min"))
        return MetricAt{MetricAt::Kind::Min, 0};
    if (text == QLatin1String("max"))
        return MetricAt{MetricAt::Kind::Max, 0};
    bool isNumber = false;
    const auto step = text.toLongLong(&isNumber);
    if (!isNumber)
        return std::nullopt;
    return MetricAt{MetricAt::Kind::Step, step};
}

std::optional<std::uint32_t> ComparedRuns::placeOf(std::int64_t id) const
{
    const auto row = table ? table->rowOf(id) : -1;
    if (row < 0)
        return std::nullopt;
    return std::uint32_t(row);
}

const RunLook& ComparedRuns::look(std::size_t place) const
{
    return isGrouped() ? groups[std::size_t(groupOf[place])].look : looks[place];
}

MetricDirection ComparedRuns::direction(const QString& metric) const
{
    const auto said = directions.find(metric);
    return said != directions.end() ? said->second : directionFromName(metric);
}

std::size_t ComparedRuns::unknownValues() const
{
    return std::accumulate(unknown.begin(), unknown.end(), std::size_t(0),
                           [](std::size_t sum, const auto& one) { return sum + one.second.size(); });
}

std::size_t ComparedRuns::unknownValues(const QString& metric) const
{
    const auto found = unknown.find(metric);
    return found == unknown.end() ? 0 : found->second.size();
}

bool ComparedRuns::isUnknown(std::size_t place, const QString& metric) const
{
    const auto found = unknown.find(metric);
    return found != unknown.end() && found->second.contains(rowId(place));
}

bool ComparedRuns::isLoggedElsewhere(std::size_t place, const QString& metric) const
{
    const ColumnKey key{ColumnKind::Metric, metric};
    const auto* logged = last ? last->numbers(key) : nullptr;
    const auto* taken = table->numbers(key);
    return logged && logged->has(place) && !(taken && taken->has(place)) && !isUnknown(place, metric);
}

RunTablePtr selectedRows(const RunTable& table, std::span<const std::uint32_t> wanted)
{
    std::vector<std::uint32_t> rows(wanted.begin(), wanted.end());
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    RunTable::Rows heads;
    std::vector<std::int32_t> placeOfRow(table.rowCount(), -1);
    for (std::size_t i = 0; i < rows.size(); ++i)
        placeOfRow[rows[i]] = std::int32_t(i);
    for (const auto row : rows) {
        heads.ids.push_back(table.rowId(row));
        heads.connections.push_back(table.entity(row).connection.value);
        const auto parent = table.parent(row);
        heads.parents.push_back(parent < 0 ? -1 : placeOfRow[std::size_t(parent)]);
    }
    std::vector<Column> columns;
    for (const auto& column : table.columns()) {
        if (!hasAny(*column.data, rows))
            continue;
        auto data = std::visit([&](const auto& cells) { return selected(cells, rows); }, *column.data);
        columns.push_back({column.key, std::make_shared<const ColumnData>(std::move(data))});
    }
    return std::make_shared<const RunTable>(table.generation(), std::move(heads), std::move(columns));
}

ComparedRunsPtr compareRows(RunTablePtr table, const Comparison& how, const ComparedRunsPtr& previous)
{
    auto runs = std::make_shared<ComparedRuns>();
    runs->table = std::move(table);
    runs->names = distinctNames(*runs->table);
    runs->at = how.at;
    runs->directions = how.directions;
    runs->missing = how.missing;
    runs->unknown = how.unknown;
    runs->last = how.last;
    runs->leftOut = how.leftOut;
    assignLooks(*runs, previous);
    if (how.groupBy)
        assignGroups(*runs, *how.groupBy, previous);
    if (how.baselineRowId)
        runs->baseline = runs->placeOf(*how.baselineRowId);
    return runs;
}

} // namespace ph
