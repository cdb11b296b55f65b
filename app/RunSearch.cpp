#include "app/RunSearch.h"

#include <QCoreApplication>

namespace ph {

std::vector<SortKey> sortKeys(const std::vector<ColumnSort>& order)
{
    std::vector<SortKey> keys;
    keys.reserve(order.size());
    for (const auto& sort : order)
        keys.push_back({sort.column, sort.order});
    return keys;
}

Result<FoundRuns> searchTable(const RunTablePtr& table, const Query& query,
                              const std::vector<ColumnSort>& order, const RowOrderPtr& known,
                              std::stop_token stop)
{
    auto mask = evaluate(query, *table, stop);
    if (!mask)
        return fail(mask.error());
    auto all = rowOrder(table, sortKeys(order), known);
    auto rows = rowsInOrder(*all, *mask);
    return FoundRuns{table, std::move(*mask), std::move(rows), std::move(all)};
}

Result<Query> readQuery(const QString& text, TimeMs now)
{
    auto query = parseQuery(text, now);
    if (!query) {
        return fail(ErrorKind::Invalid, QStringLiteral("query"),
                    QCoreApplication::translate("RunSearch", "At character %1: %2")
                        .arg(query.error().offset + 1)
                        .arg(query.error().message));
    }
    return std::move(*query);
}

Result<FoundRuns> findRuns(CacheStore& cache, const QMap<qint64, QString>& connectionNames,
                           const RunSearch& search, const RunTablePtr& previous, TimeMs now,
                           std::stop_token stop)
{
    const auto query = readQuery(search.query, now);
    if (!query)
        return fail(query.error());
    TableScope scope;
    scope.experiments.assign(search.experiments.begin(), search.experiments.end());
    scope.deleted = search.deleted;
    auto table = cache.loadTable(scope, connectionNames, previous, stop);
    if (!table)
        return fail(table.error());
    return searchTable(*table, *query, search.order, nullptr, stop);
}

} // namespace ph
