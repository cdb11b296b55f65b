#include "services/store/TableLoader.h"

#include "services/log/Log.h"
#include "services/store/DocumentColumns.h"
#include "services/store/RunRows.h"
#include "services/store/Statement.h"

#include <numeric>

namespace ph {

namespace {

ColumnKey attributeKey(const char* name)
{
    return {ColumnKind::Attribute, QLatin1String(name)};
}

template <class T>
void reorder(std::vector<T>& values, const std::vector<std::uint32_t>& order)
{
    std::vector<T> sorted(values.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        sorted[i] = values[order[i]];
    values = std::move(sorted);
}

/// A text column of which many rows share one number, e.g. that of their experiment.
TextColumn textsByNumber(const std::vector<std::int64_t>& numbers,
                         const std::unordered_map<std::int64_t, std::string>& texts)
{
    TextColumnBuilder column(numbers.size());
    std::unordered_map<std::int64_t, std::uint32_t> codes;
    for (std::size_t row = 0; row < numbers.size(); ++row) {
        auto [it, isNew] = codes.try_emplace(numbers[row], TextDictionary::none);
        if (isNew) {
            if (const auto text = texts.find(numbers[row]); text != texts.end() && !text->second.empty())
                it->second = column.intern(text->second);
        }
        column.setCode(row, it->second);
    }
    return column.finish();
}

} // namespace

TableLoader::TableLoader(Database& database, const TableScope& scope,
                         const QMap<qint64, QString>& connectionNames, RunTablePtr previous,
                         std::stop_token stop)
    : db_(database)
    , scope_(scope)
    , connectionNames_(connectionNames)
    , previous_(std::move(previous))
    , stop_(std::move(stop))
{
}

bool TableLoader::stopped()
{
    if (stop_.stop_requested())
        db_.fail(Error::make(ErrorKind::Cancelled, db_.where()));
    return db_.failed();
}

RunTablePtr TableLoader::load()
{
    revision_ = std::uint64_t(db_.integer("SELECT revision FROM meta"));
    // A picture from the future is one of another file.
    if (previous_ && previous_->generation() > revision_)
        previous_.reset();
    if (previous_) {
        for (const auto& column : previous_->columns())
            previousColumns_[column.key] = column.data;
    }
    scan();
    if (stopped())
        return nullptr;
    const auto rows = compareWithPrevious();
    auto columns = readFresh(rows);
    if (stopped())
        return nullptr;
    addScanColumns(columns);

    RunTable::Rows identity{scan_.ids, scan_.connections, parents(columns)};
    std::vector<Column> list;
    list.reserve(columns.size());
    for (const char* name :
         {attribute::name, attribute::runId, attribute::experiment, attribute::experimentId,
          attribute::connection, attribute::status, attribute::user, attribute::startTime, attribute::endTime,
          attribute::duration, attribute::artifactUri, attribute::lifecycle, attribute::seen}) {
        auto node = columns.extract(attributeKey(name));
        list.push_back({node.key(), node.mapped()});
    }
    for (auto& [key, data] : columns)
        list.push_back({key, std::move(data)});
    return std::make_shared<const RunTable>(revision_, std::move(identity), std::move(list));
}

void TableLoader::scanRows(Statement& select)
{
    while (select.step()) {
        const auto lifecycle = std::uint8_t(select.integer(3));
        if (scope_.deleted == TableScope::Deleted::Hide && lifecycle == std::uint8_t(Lifecycle::Deleted))
            continue;
        scan_.ids.push_back(select.integer(0));
        scan_.connections.push_back(select.integer(1));
        scan_.experiments.push_back(select.integer(2));
        scan_.lifecycles.push_back(lifecycle);
        scan_.seen.push_back(select.integer(4));
        scan_.changed.push_back(select.integer(5));
    }
}

void TableLoader::scan()
{
    if (scope_.experiments.empty()) {
        Statement select(db_,
                         "SELECT id, connection, experiment, lifecycle, seen, changed FROM run ORDER BY id");
        scanRows(select);
        return;
    }
    std::vector<std::int64_t> experiments;
    for (const auto& key : scope_.experiments) {
        if (const auto id = runrows::findExperiment(db_, key.connection, key.remoteId); id != 0)
            experiments.push_back(id);
    }
    std::sort(experiments.begin(), experiments.end());
    experiments.erase(std::unique(experiments.begin(), experiments.end()), experiments.end());
    Statement select(db_, "SELECT id, connection, experiment, lifecycle, seen, changed FROM run "
                          "WHERE experiment = ?1 ORDER BY id");
    for (const auto experiment : experiments) {
        select.bind(1, experiment);
        scanRows(select);
        select.reset();
    }
    if (experiments.size() > 1)
        sortScan();
}

void TableLoader::sortScan()
{
    std::vector<std::uint32_t> order(scan_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [this](auto a, auto b) { return scan_.ids[a] < scan_.ids[b]; });
    for (auto* values : {&scan_.ids, &scan_.connections, &scan_.experiments, &scan_.seen, &scan_.changed})
        reorder(*values, order);
    reorder(scan_.lifecycles, order);
}

RowSources TableLoader::compareWithPrevious() const
{
    RowSources rows;
    rows.older.assign(scan_.size(), -1);
    rows.fresh.assign(scan_.size(), -1);
    const auto olderCount = previous_ ? previous_->rowCount() : 0;
    rows.sameRows = previous_ && olderCount == scan_.size();
    std::int32_t fresh = 0;
    std::size_t at = 0;
    for (std::size_t row = 0; row < scan_.size(); ++row) {
        while (at < olderCount && previous_->rowId(at) < scan_.ids[row])
            ++at;
        if (at < olderCount && previous_->rowId(at) == scan_.ids[row])
            rows.older[row] = std::int32_t(at);
        rows.sameRows = rows.sameRows && rows.older[row] == std::int32_t(row);
        if (rows.older[row] < 0 || std::uint64_t(scan_.changed[row]) > previous_->generation())
            rows.fresh[row] = fresh++;
    }
    return rows;
}

TableLoader::Columns TableLoader::readFresh(const RowSources& rows)
{
    std::vector<std::size_t> wanted; // rows of the new table
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if (rows.fresh[row] >= 0)
            wanted.push_back(row);
    }
    DocumentColumns columns(db_, wanted.size());
    RunDocument document;
    const auto take = [&](std::size_t fresh, const Statement& row) {
        // A damaged run is listed, with what could be read of it; the others are whole.
        if (!document.decode(row.blob(2), RunDocument::Extent::WithoutMoments))
            qCWarning(lcStore) << "the cached copy of run" << row.string(1) << "is damaged";
        columns.set(fresh, row.text(1), document);
    };
    constexpr std::size_t few = 256;
    const bool dense = wanted.size() > few &&
                       std::size_t(scan_.ids[wanted.back()] - scan_.ids[wanted.front()]) < wanted.size() * 8;
    if (dense) {
        Statement select(
            db_, "SELECT r.id, r.remote_id, d.content FROM run r LEFT JOIN run_document d ON d.run = r.id "
                 "WHERE r.id BETWEEN ?1 AND ?2 ORDER BY r.id");
        select.bind(1, scan_.ids[wanted.front()]).bind(2, scan_.ids[wanted.back()]);
        for (std::size_t i = 0; i < wanted.size() && select.step();) {
            if (select.integer(0) != scan_.ids[wanted[i]])
                continue;
            take(i++, select);
            if (i % 1024 == 0 && stopped())
                return {};
        }
    } else {
        Statement select(
            db_, "SELECT r.id, r.remote_id, d.content FROM run r LEFT JOIN run_document d ON d.run = r.id "
                 "WHERE r.id = ?1");
        for (std::size_t i = 0; i < wanted.size() && !stopped(); ++i) {
            select.bind(1, scan_.ids[wanted[i]]);
            if (select.step())
                take(i, select);
            select.reset();
        }
    }

    auto fresh = columns.finish();
    if (!previous_ || wanted.size() == rows.size())
        return fresh;
    Columns merged;
    const auto add = [&](const ColumnKey& key, const ColumnPtr& older, const ColumnPtr& newer) {
        if (auto column = mergeColumn(older, newer, rows))
            merged[key] = std::move(column);
        else if (key.kind == ColumnKind::Attribute && newer && std::holds_alternative<NumberColumn>(*newer))
            merged[key] = std::make_shared<const ColumnData>(NumberColumn(rows.size()));
        else if (key.kind == ColumnKind::Attribute)
            merged[key] = std::make_shared<const ColumnData>(TextColumnBuilder(rows.size()).finish());
    };
    for (const auto& [key, column] : fresh) {
        if (stopped())
            return {};
        add(key, previousColumn(key), column);
    }
    for (const auto& [key, column] : previousColumns_) {
        if (stopped())
            return {};
        if (key.kind != ColumnKind::Attribute && !fresh.contains(key))
            add(key, column, nullptr);
    }
    return merged;
}

ColumnPtr TableLoader::previousColumn(const ColumnKey& key) const
{
    const auto it = previousColumns_.find(key);
    return it == previousColumns_.end() ? nullptr : it->second;
}

void TableLoader::addScanColumns(Columns& columns) const
{
    std::unordered_map<std::int64_t, std::string> names, remoteIds, connections;
    Statement select(db_, "SELECT id, name, remote_id FROM experiment");
    while (select.step()) {
        names[select.integer(0)] = select.text(1);
        remoteIds[select.integer(0)] = select.text(2);
    }
    for (auto it = connectionNames_.begin(); it != connectionNames_.end(); ++it)
        connections[it.key()] = it.value().toStdString();

    const auto add = [&](const char* name, ColumnData&& data) {
        const auto key = attributeKey(name);
        columns[key] = shareIfEqual(previousColumn(key), std::move(data));
    };
    add(attribute::experiment, textsByNumber(scan_.experiments, names));
    add(attribute::experimentId, textsByNumber(scan_.experiments, remoteIds));
    add(attribute::connection, textsByNumber(scan_.connections, connections));
    add(attribute::lifecycle, textsByNumber({scan_.lifecycles.begin(), scan_.lifecycles.end()},
                                            {{std::int64_t(Lifecycle::Active), "active"},
                                             {std::int64_t(Lifecycle::Deleted), "deleted"}}));
    add(attribute::seen, TimeColumn{scan_.seen});

    // MLflow repeats a run's name and user in tags: equal columns need to be there only once.
    for (const auto& [name, tag] :
         {std::pair{attribute::name, "mlflow.runName"}, {attribute::user, mlflowtag::user}}) {
        const auto it = columns.find({ColumnKind::Tag, QLatin1String(tag)});
        if (it == columns.end())
            continue;
        auto& attribute = columns[attributeKey(name)];
        if (it->second != attribute)
            it->second = shareIfEqual(attribute, ColumnData(*it->second));
    }
}

std::vector<std::int32_t> TableLoader::parents(const Columns& columns) const
{
    std::vector<std::int32_t> parents(scan_.size(), -1);
    const auto tag = columns.find({ColumnKind::Tag, QLatin1String(mlflowtag::parentRunId)});
    if (tag == columns.end())
        return parents;
    const auto& wanted = std::get<TextColumn>(*tag->second);
    const auto& ids = std::get<TextColumn>(*columns.at(attributeKey(attribute::runId)));
    // Two connections may show one server, so an id can stand in several rows: a chain of them for each.
    std::vector<std::int32_t> first(ids.dictionary->size(), -1);
    std::vector<std::int32_t> next(scan_.size(), -1);
    for (auto row = std::int32_t(scan_.size()) - 1; row >= 0; --row) {
        if (!ids.has(std::size_t(row)))
            continue;
        next[std::size_t(row)] = first[ids.codes[std::size_t(row)]];
        first[ids.codes[std::size_t(row)]] = row;
    }
    for (std::size_t row = 0; row < scan_.size(); ++row) {
        if (!wanted.has(row))
            continue;
        const auto code = ids.dictionary->find(wanted.at(row));
        auto candidate = code == TextDictionary::none ? -1 : first[code];
        while (candidate >= 0 && scan_.connections[std::size_t(candidate)] != scan_.connections[row])
            candidate = next[std::size_t(candidate)];
        if (candidate != std::int32_t(row))
            parents[row] = candidate;
    }
    return parents;
}

} // namespace ph
