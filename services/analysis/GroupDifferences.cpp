#include "services/analysis/GroupDifferences.h"

namespace ph {

namespace {

std::vector<double> valuesOf(const NumberColumn& column, const std::vector<std::uint32_t>& places)
{
    std::vector<double> values;
    for (const auto place : places) {
        if (column.has(place))
            values.push_back(column.values[place]);
    }
    return values;
}

} // namespace

std::size_t referenceGroup(const ComparedRuns& runs)
{
    return runs.baseline ? std::size_t(runs.groupOf[*runs.baseline]) : 0;
}

QList<GroupDifference> groupDifferences(const ComparedRuns& runs, const ColumnKey& column,
                                        Statistic statistic, std::stop_token stop)
{
    const auto* numbers = runs.table->numbers(column);
    if (!runs.isGrouped() || !numbers)
        return {};
    const auto reference = referenceGroup(runs);
    const auto held = valuesOf(*numbers, runs.groups[reference].places);
    QList<GroupDifference> differences;
    for (std::size_t group = 0; group < runs.groups.size(); ++group) {
        differences.append(group == reference ? GroupDifference{}
                                              : groupDifference(valuesOf(*numbers, runs.groups[group].places),
                                                                held, statistic, {}, stop));
    }
    return differences;
}

} // namespace ph
