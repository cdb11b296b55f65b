#pragma once

#include "app/RunSearch.h"
#include "app/UnknownColumn.h"
#include "models/tables/ColumnListModel.h"
#include "models/tables/RunListing.h"
#include "models/values/RunsLayout.h"

namespace ph {

/// What the runs screen asks for.
struct RunsQuestion {
    QList<EntityKey> experiments; ///< empty: all
    TableScope::Deleted deleted;
    QMap<qint64, QString> connectionNames;
    RunTablePtr previous;    ///< what it shows now, or null
    RowOrderPtr order;       ///< of `previous`, or null
    std::stop_source search; ///< stopped when somebody asks something else: the table is still wanted
    QString query;
    QString readable; ///< the last query that could be read: answered where `query` cannot be
    RunsLayout layout;
    enum class Columns { AsLaidOut, Propose } columns;
    TimeMs now;
};

struct RunsAnswer {
    RunTablePtr table;
    RowOrderPtr order;
    RunListingPtr listing; ///< null where the search became obsolete
    QString query;         ///< the one that the listing answers
    RowMask mask;
    /// Where they were needed: counting them takes longer than searching.
    std::optional<QList<ColumnInfo>> columns;
    QList<ColumnKey> shown;               ///< set where columns were to be proposed
    std::optional<QueryError> queryError; ///< of the query asked for; then the last readable one is answered
    std::optional<UnknownColumn> unknown; ///< where nothing matches: what the query names and no run has
    double searchMs = -1;
};

/// Reads the table, searches and arranges it. Fails as CacheStore::loadTable() does. Blocking.
Result<RunsAnswer> answerRuns(CacheStore& cache, const RunsQuestion& question, std::stop_token stop);

/// The columns of a table with how many of these rows have each, and whether they differ in it.
QList<ColumnInfo> columnInfos(const RunTable& table, const RowMask& rows, std::stop_token stop);

} // namespace ph
