#include "models/charts/HeatMap.h"
#include "models/values/NaturalOrder.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ph {

namespace {

struct RowWeight {
    std::size_t drifted = 0;
    double strength = 0;
};

RowWeight weightOf(const HeatMap& map, std::size_t row)
{
    RowWeight weight;
    for (std::size_t column = 0; column < map.width(); ++column) {
        const auto& cell = map.at({row, column});
        weight.drifted += cell.verdict == ColumnDrift::Verdict::Drift;
        if (cell.verdict != ColumnDrift::Verdict::NoData)
            weight.strength += heatShare(cell.strength); // one cell beyond all bounds is one cell
    }
    return weight;
}

void sortByDrift(const HeatMap& map, std::vector<std::size_t>& order)
{
    std::vector<RowWeight> weights;
    for (std::size_t row = 0; row < map.height(); ++row)
        weights.push_back(weightOf(map, row));
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return weights[a].drifted != weights[b].drifted ? weights[a].drifted > weights[b].drifted
                                                        : weights[a].strength > weights[b].strength;
    });
}

} // namespace

std::vector<std::size_t> rowOrder(const HeatMap& map, HeatOrder wanted)
{
    std::vector<std::size_t> order(map.height());
    std::iota(order.begin(), order.end(), std::size_t(0));
    switch (wanted) {
    case HeatOrder::AsGiven:
        break;
    case HeatOrder::MostDrift:
        sortByDrift(map, order);
        break;
    case HeatOrder::Name: {
        std::vector<std::string> keys(map.height());
        for (std::size_t row = 0; row < map.height(); ++row)
            appendNaturalKey(map.rows[qsizetype(row)].toStdString(), keys[row]);
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return keys[a] < keys[b]; });
        break;
    }
    case HeatOrder::Onset:
        sortByDrift(map, order);
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return map.onset(a).value_or(map.width()) < map.onset(b).value_or(map.width());
        });
        break;
    }
    return order;
}

double heatShare(double strength)
{
    if (!(strength > 0))
        return 0;
    return strength < 1 ? strength / 2 : std::min(1.0, 0.5 + (strength - 1) / (heatCeiling - 1) / 2);
}

ChartTable heatTable(HeatMapPtr map, const std::vector<std::size_t>& order)
{
    ChartTable table;
    table.header = QStringList{map->rowsName} + map->columns;
    table.rows = qsizetype(order.size());
    table.row = [map, order](qsizetype line) {
        const auto row = order[std::size_t(line)];
        QStringList cells{map->rows[qsizetype(row)]};
        for (std::size_t column = 0; column < map->width(); ++column)
            cells.append(heatText(map->at({row, column})));
        return cells;
    };
    return table;
}

QString heatText(const HeatCell& cell)
{
    const auto number = QString::number(cell.strength, 'g', 3);
    switch (cell.verdict) {
    case ColumnDrift::Verdict::Drift:
        return QCoreApplication::translate("HeatMap", "drift %1").arg(number);
    case ColumnDrift::Verdict::NoDrift:
        return QCoreApplication::translate("HeatMap", "no drift %1").arg(number);
    case ColumnDrift::Verdict::NoData:
        break;
    }
    return QCoreApplication::translate("HeatMap", "no data");
}

} // namespace ph
