#pragma once

#include "services/store/CacheStore.h"
#include "services/store/ColumnBuilder.h"
#include "services/store/Database.h"

#include <map>

namespace ph {

/// Makes the columnar picture of cached runs. Reads only runs that changed since `previous`, where there is
/// one. Works inside the caller's read transaction.
class TableLoader {
public:
    TableLoader(Database& database, const TableScope& scope, const QMap<qint64, QString>& connectionNames,
                RunTablePtr previous, std::stop_token stop);
    /// Null after a failure; a request to stop is the failure Cancelled.
    RunTablePtr load();

private:
    /// What the narrow table says of each run in scope, by ascending id.
    struct Scan {
        std::vector<std::int64_t> ids, connections, experiments, seen, changed;
        std::vector<std::uint8_t> lifecycles;
        std::size_t size() const { return ids.size(); }
    };
    using Columns = std::map<ColumnKey, ColumnPtr>;

    void scan();
    void scanRows(class Statement& select);
    void sortScan();
    RowSources compareWithPrevious() const;
    Columns readFresh(const RowSources& rows);
    void addScanColumns(Columns& columns) const;
    std::vector<std::int32_t> parents(const Columns& columns) const;
    ColumnPtr previousColumn(const ColumnKey& key) const; ///< or null
    bool stopped();

    Database& db_;
    const TableScope& scope_;
    const QMap<qint64, QString>& connectionNames_;
    RunTablePtr previous_;
    Columns previousColumns_;
    std::stop_token stop_;
    std::uint64_t revision_ = 0;
    Scan scan_;
};

} // namespace ph
