#pragma once

#include "models/values/ColumnSort.h"
#include "services/query/RowOrder.h"
#include "services/store/CacheStore.h"

namespace ph {

/// A search over everything cached: what the window's table and `pilothouse runs` both ask.
struct RunSearch {
    QString query;
    QList<EntityKey> experiments = {}; ///< empty: all
    TableScope::Deleted deleted = TableScope::Deleted::Hide;
    std::vector<ColumnSort> order = {};
};

struct FoundRuns {
    RunTablePtr table;
    RowMask mask;
    std::vector<std::uint32_t> rows; ///< in order
    RowOrderPtr order;               ///< for the next search
};

/// Invalid with the query's own words, the offending character's position first, where it cannot be read.
Result<Query> readQuery(const QString& text, TimeMs now);

/// Fails as readQuery() does where the query cannot be read.
Result<FoundRuns> findRuns(CacheStore& cache, const QMap<qint64, QString>& connectionNames,
                           const RunSearch& search, const RunTablePtr& previous, TimeMs now,
                           std::stop_token stop);

/// The second half of findRuns(), for a table that is at hand. `known` is the order of the search before, or
/// null.
Result<FoundRuns> searchTable(const RunTablePtr& table, const Query& query,
                              const std::vector<ColumnSort>& order, const RowOrderPtr& known,
                              std::stop_token stop);

std::vector<SortKey> sortKeys(const std::vector<ColumnSort>& order);

} // namespace ph
