#include "models/charts/ValueGroups.h"

#include <QCoreApplication>

#include <algorithm>

namespace ph {

std::vector<ValueGroup> valueGroups(const ComparedRuns& runs, const AxisColumn& column,
                                    const LinkedRuns::Ids& hidden)
{
    std::vector<ValueGroup> groups;
    if (!runs.isGrouped())
        groups.push_back({QCoreApplication::translate("ValueGroups", "all runs"), {}, {}, {}});
    for (const auto& group : runs.groups)
        groups.push_back({group.label, group.look, {}, {}});
    for (std::size_t place = 0; place < runs.size(); ++place) {
        if (column.has(place) && !hidden.contains(runs.rowId(place)))
            groups[runs.isGrouped() ? std::size_t(runs.groupOf[place]) : 0].places.push_back(
                std::uint32_t(place));
    }
    std::erase_if(groups, [](const ValueGroup& group) { return group.places.empty(); });
    for (auto& group : groups) {
        std::stable_sort(group.places.begin(), group.places.end(),
                         [&](auto a, auto b) { return column.at[a] < column.at[b]; });
        for (const auto place : group.places)
            group.values.push_back(column.at[place]);
    }
    return groups;
}

std::vector<double> allValues(const std::vector<ValueGroup>& groups)
{
    std::vector<double> values;
    for (const auto& group : groups)
        values.insert(values.end(), group.values.begin(), group.values.end());
    std::sort(values.begin(), values.end());
    return values;
}

} // namespace ph
