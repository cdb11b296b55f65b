#include "models/tables/RunLegendModel.h"

#include "models/tables/Format.h"
#include "models/values/ColumnStats.h"

#include <QCoreApplication>

#include <cmath>

namespace ph {

namespace {

struct Valued {
    LegendRow row;
    double sortsAs; ///< smaller is better; NaN last
};

QList<LegendRow> ranked(std::vector<Valued> all)
{
    std::stable_sort(all.begin(), all.end(), [](const Valued& a, const Valued& b) {
        if (std::isnan(a.sortsAs) || std::isnan(b.sortsAs))
            return !std::isnan(a.sortsAs) && std::isnan(b.sortsAs);
        return a.sortsAs < b.sortsAs;
    });
    QList<LegendRow> rows;
    for (auto& one : all) {
        one.row.rank = int(rows.size());
        rows.append(std::move(one.row));
    }
    return rows;
}

} // namespace

QList<LegendRow> legendRows(const ComparedRuns& runs, const std::optional<ColumnKey>& objective)
{
    const auto* column = objective ? runs.table->numbers(*objective) : nullptr;
    const bool lower = objective && runs.direction(objective->name) == MetricDirection::LowerIsBetter;
    const auto sortsAs = [&](double value) { return lower ? value : -value; };
    NumberFormat format;
    if (column)
        format = numberFormatFor(column->values);
    std::vector<Valued> all;
    if (runs.isGrouped()) {
        for (const auto& group : runs.groups) {
            LegendRow row;
            row.key = QStringLiteral("group:") + group.key + (group.key.isEmpty() ? group.label : QString());
            row.name = QCoreApplication::translate("RunLegendModel", "%1 (%2)")
                           .arg(group.label, formatCount(qint64(group.places.size())));
            row.look = group.look;
            for (const auto place : group.places)
                row.runs.append(runs.rowId(place));
            row.value = column ? columnStats(*runs.table, group.places, *objective).mean : std::nan("");
            if (!std::isnan(row.value))
                row.valueText = formatNumber(row.value, format);
            const double sorts = sortsAs(row.value);
            all.push_back({std::move(row), sorts});
        }
        return ranked(std::move(all));
    }
    for (std::size_t place = 0; place < runs.size(); ++place) {
        LegendRow row;
        row.key = QStringLiteral("run:%1").arg(runs.rowId(place));
        row.name = runs.names[qsizetype(place)];
        row.look = runs.looks[place];
        row.runs = {runs.rowId(place)};
        row.status = runs.table->status(place);
        row.role = runs.baseline == place ? LegendRow::Role::Baseline : LegendRow::Role::Ordinary;
        row.value = column && column->has(place) ? column->values[place] : std::nan("");
        if (column && column->has(place))
            row.valueText = formatNumber(row.value, format);
        const double sorts = sortsAs(row.value);
        all.push_back({std::move(row), sorts});
    }
    return ranked(std::move(all));
}

QVariant RunLegendModel::cell(const LegendRow& row, int, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return row.name;
    case Qt::AccessibleTextRole:
        return row.valueText.isEmpty() ? row.name : row.name + QStringLiteral(", ") + row.valueText;
    default:
        return {};
    }
}

QVariant RunLegendModel::header(int, int role) const
{
    return role == Qt::DisplayRole ? QCoreApplication::translate("RunLegendModel", "Runs") : QVariant();
}

} // namespace ph
