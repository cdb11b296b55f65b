#include "app/RunsAnswer.h"

#include "models/tables/RunColumns.h"
#include "services/query/ColumnUse.h"
#include "services/query/QueryColumns.h"

#include <set>

namespace ph {

namespace {

constexpr qsizetype startMetrics = 5, startParams = 3;

/// Where nobody has chosen yet: what most of these runs have in common and differ in says most.
QList<ColumnKey> proposedColumns(const QList<ColumnInfo>& infos)
{
    auto shown = RunsLayout::standard().columns;
    const auto best = [&](ColumnKind kind, qsizetype count) {
        QList<ColumnInfo> some;
        for (const auto& info : infos) {
            if (info.key.kind == kind && info.runs > 0 && info.varies)
                some.append(info);
        }
        std::stable_sort(some.begin(), some.end(),
                         [](const auto& a, const auto& b) { return a.runs > b.runs; });
        for (const auto& info : some.first(std::min(count, some.size())))
            shown.append(info.key);
    };
    best(ColumnKind::Metric, startMetrics);
    best(ColumnKind::Param, startParams);
    return shown;
}

QList<ColumnKey> varyingColumns(QList<ColumnKey> shown, const QList<ColumnInfo>& infos)
{
    std::set<ColumnKey> varies;
    for (const auto& info : infos) {
        if (info.varies)
            varies.insert(info.key);
    }
    shown.removeIf([&](const ColumnKey& key) { return key != nameColumn() && !varies.contains(key); });
    return shown;
}

/// What stays answered while nobody can tell what is asked: in the scope and order of now, so that no run of
/// another experiment is left standing.
Query lastReadable(const RunsQuestion& question, RunsAnswer& answer)
{
    answer.query = question.readable;
    return parseQuery(question.readable, question.now).value_or(Query{});
}

Query readableQuery(const RunsQuestion& question, RunsAnswer& answer)
{
    auto query = parseQuery(question.query, question.now);
    if (!query) {
        answer.queryError = query.error();
        return lastReadable(question, answer);
    }
    answer.query = question.query;
    return std::move(*query);
}

} // namespace

QList<ColumnInfo> columnInfos(const RunTable& table, const RowMask& rows, std::stop_token stop)
{
    QList<ColumnInfo> infos;
    const auto uses = columnUses(table, rows, std::move(stop));
    for (std::size_t i = 0; i < uses.size(); ++i)
        infos.append({table.columns()[i].key, qint64(uses[i].runs), uses[i].varies});
    return infos;
}

Result<RunsAnswer> answerRuns(CacheStore& cache, const RunsQuestion& question, std::stop_token stop)
{
    RunsAnswer answer;
    TableScope scope;
    scope.experiments.assign(question.experiments.begin(), question.experiments.end());
    scope.deleted = question.deleted;
    auto table = cache.loadTable(scope, question.connectionNames, question.previous, stop);
    if (!table)
        return fail(table.error());
    answer.table = *table;

    const auto began = std::chrono::steady_clock::now();
    const std::stop_callback both(stop, [search = question.search]() mutable { search.request_stop(); });
    const auto search = [&](const Query& query) {
        return searchTable(*table, query, {question.layout.sort.begin(), question.layout.sort.end()},
                           question.order, question.search.get_token());
    };
    auto query = readableQuery(question, answer);
    auto found = search(query);
    if (!found && found.error().kind == ErrorKind::Invalid && !answer.queryError) { // e.g. a pattern
        answer.queryError = QueryError{0, question.query.size(), found.error().detail, {}};
        query = lastReadable(question, answer);
        found = search(query);
    }
    if (!found && found.error().kind == ErrorKind::Cancelled)
        return answer;
    if (!found)
        return fail(found.error());
    answer.order = found->order;
    answer.searchMs =
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count();
    if (found->rows.empty() && !answer.queryError) {
        // An answer without this is still one.
        if (auto unknown = firstUnknown(cache, question.connectionNames, **table, comparedColumns(query),
                                        question.search.get_token()))
            answer.unknown = std::move(*unknown);
    }

    const bool proposes = question.columns == RunsQuestion::Columns::Propose;
    const bool onlyVarying = question.layout.show == RunsLayout::Show::OnlyVarying;
    if (proposes || onlyVarying)
        answer.columns = columnInfos(**table, found->mask, stop);
    auto shown = question.layout.columns;
    if (proposes) {
        shown = proposedColumns(*answer.columns);
        answer.shown = shown;
    }
    if (onlyVarying)
        shown = varyingColumns(std::move(shown), *answer.columns);
    ListingRequest how;
    how.arrangement = question.layout.arrangement;
    how.columns.assign(shown.begin(), shown.end());
    how.colourBy = question.layout.colourBy;
    answer.listing = arrangeRuns(*table, std::move(found->rows), std::move(how));
    answer.mask = std::move(found->mask);
    return answer;
}

} // namespace ph
