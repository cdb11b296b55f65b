#include "app/compare/LoadComparison.h"

#include "models/values/ColumnStats.h"
#include "services/store/HistoryValues.h"

#include <QCoreApplication>

#include <numeric>
#include <set>

namespace ph {

namespace {

/// What a set means in the numbers of this cache.
struct ResolvedSet {
    TableScope scope;
    std::vector<EntityKey> runs; ///< of a fixed set
    QStringList missing;
};

std::optional<qint64> connectionNamed(const QMap<qint64, QString>& names, const QString& name)
{
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? std::nullopt : std::optional(found.key());
}

Result<ResolvedSet> resolveLive(const CompareSet& set, CacheStore& cache, const QMap<qint64, QString>& names)
{
    ResolvedSet resolved;
    if (set.experiments.isEmpty())
        return resolved;
    auto experiments = cache.experiments();
    if (!experiments)
        return fail(experiments.error());
    for (const auto& wanted : set.experiments) {
        const auto connection = connectionNamed(names, wanted.connection);
        const auto before = resolved.scope.experiments.size();
        for (const auto& e : *experiments) {
            if (connection && e.experiment.key.connection.value == *connection &&
                e.experiment.name == wanted.experiment)
                resolved.scope.experiments.push_back(e.experiment.key);
        }
        if (resolved.scope.experiments.size() == before)
            resolved.missing.append(QCoreApplication::translate("LoadComparison", "experiment %1 of %2")
                                        .arg(wanted.experiment, wanted.connection));
    }
    return resolved;
}

Result<ResolvedSet> resolveFixed(const CompareSet& set, CacheStore& cache, const QMap<qint64, QString>& names)
{
    ResolvedSet resolved;
    resolved.scope.deleted = TableScope::Deleted::Show; // they were chosen by hand
    std::set<EntityKey> experiments;
    for (const auto& ref : set.runs) {
        const auto connection = connectionNamed(names, ref.connection);
        if (!connection) {
            resolved.missing.append(ref.connection + u'/' + ref.runId);
            continue;
        }
        const EntityKey key{{*connection}, EntityKind::Run, ref.runId};
        auto run = cache.run(key);
        if (!run)
            return fail(run.error());
        if (!*run) {
            resolved.missing.append(ref.connection + u'/' + ref.runId);
            continue;
        }
        resolved.runs.push_back(key);
        experiments.insert({key.connection, EntityKind::Experiment, (*run)->experimentId});
    }
    resolved.scope.experiments.assign(experiments.begin(), experiments.end());
    return resolved;
}

Result<std::vector<std::uint32_t>> matchingRows(const RunTable& table, const QString& query, TimeMs now,
                                                std::optional<QueryError>& queryError, std::stop_token stop)
{
    auto parsed = parseQuery(query, now);
    if (!parsed) {
        queryError = parsed.error();
        return std::vector<std::uint32_t>{};
    }
    auto mask = evaluate(*parsed, table, stop);
    if (!mask)
        return fail(mask.error());
    return sortedRows(table, *mask, {});
}

std::vector<std::uint32_t> rowsOf(const RunTable& table, const std::vector<EntityKey>& runs)
{
    const std::set<EntityKey> wanted(runs.begin(), runs.end());
    RowMask chosen(table.rowCount());
    for (std::size_t row = 0; row < table.rowCount(); ++row) {
        if (wanted.contains(table.entity(row)))
            chosen.set(row);
    }
    return sortedRows(table, chosen, {});
}

struct TakenAt {
    RunTablePtr table;
    std::map<QString, std::set<std::int64_t>> unknown = {};
};

/// The metrics of `table` at another place than their end. What no history that goes to the end tells is
/// absent, and named.
Result<TakenAt> takenAt(CacheStore& cache, const RunTablePtr& table, const MetricAt& at, std::stop_token stop)
{
    if (at.kind == MetricAt::Kind::Last)
        return TakenAt{table};
    std::vector<std::int64_t> ids(table->rowCount());
    for (std::size_t row = 0; row < ids.size(); ++row)
        ids[row] = table->rowId(row);
    auto found = cache.historyValues(ids, at, stop);
    if (!found)
        return fail(found.error());

    std::map<ColumnKey, NumberColumn> taken;
    std::set<std::pair<std::int64_t, std::size_t>> known;
    for (const auto& value : found->values) {
        known.insert({value.runRow, value.metric});
        if (!value.value)
            continue;
        const ColumnKey key{ColumnKind::Metric, found->metrics[qsizetype(value.metric)]};
        const auto column = taken.try_emplace(key, table->rowCount()).first;
        column->second.set(std::size_t(table->rowOf(value.runRow)), *value.value);
    }
    TakenAt result;
    std::vector<Column> columns;
    for (const auto& column : table->columns()) {
        if (column.key.kind != ColumnKind::Metric) {
            columns.push_back(column);
            continue;
        }
        const auto metric = found->metrics.indexOf(column.key.name);
        const auto& last = std::get<NumberColumn>(*column.data);
        for (std::size_t row = 0; row < table->rowCount(); ++row) {
            if (last.has(row) && (metric < 0 || !known.contains({ids[row], std::size_t(metric)})))
                result.unknown[column.key.name].insert(ids[row]);
        }
        const auto values = taken.find(column.key);
        columns.push_back({column.key, std::make_shared<const ColumnData>(
                                           values != taken.end() ? std::move(values->second)
                                                                 : NumberColumn(table->rowCount()))});
    }
    RunTable::Rows rows;
    for (std::size_t row = 0; row < table->rowCount(); ++row) {
        rows.ids.push_back(ids[row]);
        rows.connections.push_back(table->entity(row).connection.value);
        rows.parents.push_back(table->parent(row));
    }
    result.table = std::make_shared<const RunTable>(table->generation(), std::move(rows), std::move(columns));
    return result;
}

} // namespace

Result<LoadedComparison> loadComparison(CacheStore& cache, const QMap<qint64, QString>& connectionNames,
                                        const Board& board, const LoadedComparison& previous, TimeMs now,
                                        std::stop_token stop)
{
    const bool fixed = board.set.kind == CompareSet::Kind::Fixed;
    auto set = fixed ? resolveFixed(board.set, cache, connectionNames)
                     : resolveLive(board.set, cache, connectionNames);
    if (!set)
        return fail(set.error());
    LoadedComparison loaded;
    // An empty scope means "everything", which is not what a set of unknown names asks for.
    const bool nothing = set->scope.experiments.empty() && (fixed || !board.set.experiments.isEmpty());
    if (nothing) {
        loaded.cached = std::make_shared<const RunTable>();
    } else {
        auto table = cache.loadTable(set->scope, connectionNames, previous.cached, stop);
        if (!table)
            return fail(table.error());
        loaded.cached = *table;
    }
    std::vector<std::uint32_t> rows;
    if (fixed) {
        rows = rowsOf(*loaded.cached, set->runs);
    } else {
        auto matching = matchingRows(*loaded.cached, board.set.query, now, loaded.queryError, stop);
        if (!matching)
            return fail(matching.error());
        if (loaded.queryError)
            return loaded;
        rows = std::move(*matching);
    }
    const auto compared = std::min(rows.size(), maxComparedRuns);
    const auto leftOut = rows.size() - compared;
    rows.resize(compared);

    const auto last = selectedRows(*loaded.cached, rows);
    auto taken = takenAt(cache, last, board.at, stop);
    if (!taken)
        return fail(taken.error());
    Comparison how;
    how.groupBy = board.groupBy;
    how.at = board.at;
    how.directions = board.directions;
    how.missing = set->missing;
    how.unknown = std::move(taken->unknown);
    if (taken->table != last)
        how.last = last;
    how.leftOut = leftOut;
    if (board.baseline) {
        if (const auto connection = connectionNamed(connectionNames, board.baseline->connection)) {
            for (std::size_t row = 0; row < taken->table->rowCount(); ++row) {
                if (taken->table->entity(row) ==
                    EntityKey{{*connection}, EntityKind::Run, board.baseline->runId})
                    how.baselineRowId = taken->table->rowId(row);
            }
        }
    }
    loaded.runs = compareRows(taken->table, how, previous.runs);
    if (!board.objective && board.charts.isEmpty()) {
        if (const auto objective = likelyObjective(*loaded.runs))
            loaded.opening = {*objective, chartOf(cache, *loaded.runs, *objective)};
    }
    return loaded;
}

std::optional<ColumnKey> likelyObjective(const ComparedRuns& runs)
{
    std::vector<std::uint32_t> places(runs.size());
    std::iota(places.begin(), places.end(), 0);
    struct Candidate {
        ColumnKey key;
        std::size_t count;
        bool varies, known;
    };
    std::optional<Candidate> best;
    for (const auto& column : runs.table->columns()) {
        if (column.key.kind != ColumnKind::Metric || column.key.name.startsWith(QLatin1String("system/")))
            continue;
        const auto stats = columnStats(*runs.table, places, column.key);
        const Candidate candidate{column.key, stats.count, stats.distinct > 1 || runs.size() < 2,
                                  runs.direction(column.key.name) != MetricDirection::Unknown};
        const auto rank = [](const Candidate& c) { return std::tuple(c.varies, c.known, c.count); };
        if (!best || rank(candidate) > rank(*best))
            best = candidate;
    }
    return best ? std::optional(best->key) : std::nullopt;
}

ChartKind chartOf(CacheStore& cache, const ComparedRuns& runs, const ColumnKey& metric)
{
    constexpr int mostLookedAt = 20;
    int lookedAt = 0;
    for (std::size_t place = 0; place < runs.size() && lookedAt < mostLookedAt; ++place) {
        const auto* column = runs.table->numbers(metric);
        // A value that was not read yet says no less of its run than one that was.
        if (!(column && column->has(place)) && !runs.isUnknown(place, metric.name))
            continue;
        ++lookedAt;
        const auto run = cache.run(runs.table->entity(place));
        if (!run || !*run)
            continue;
        for (const auto& last : (*run)->metrics) {
            if (last.key == metric.name && last.step > 0)
                return ChartKind::Curves;
        }
    }
    return ChartKind::Box;
}

QList<RunRef> runRefs(const ComparedRuns& runs, const QMap<qint64, QString>& connectionNames)
{
    QList<RunRef> refs;
    for (std::size_t place = 0; place < runs.size(); ++place) {
        const auto key = runs.table->entity(place);
        refs.append({connectionNames.value(key.connection.value), key.remoteId});
    }
    return refs;
}

} // namespace ph
