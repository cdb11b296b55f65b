#include "services/store/RunReader.h"

#include "services/store/CacheStore.h"
#include "services/store/RunDocument.h"
#include "services/store/RunRows.h"
#include "services/store/Statement.h"
#include "services/store/StoreText.h"

namespace ph {

namespace {

QString string(std::string_view view)
{
    return QString::fromUtf8(view.data(), qsizetype(view.size()));
}

template <class Cell>
void sortByKey(QList<Cell>& cells)
{
    std::sort(cells.begin(), cells.end(), [](const Cell& a, const Cell& b) { return a.key < b.key; });
}

} // namespace

DatasetInput RunReader::dataset(std::int64_t id)
{
    DatasetInput input;
    Statement select(db_, "SELECT content FROM dataset WHERE id = ?1");
    select.bind(1, id);
    if (select.step()) {
        PackReader in(select.blob(0));
        for (auto* text :
             {&input.name, &input.digest, &input.sourceType, &input.source, &input.schema, &input.profile})
            *text = string(in.text());
    }
    return input;
}

std::optional<Run> RunReader::run(const EntityKey& key)
{
    Statement select(
        db_, "SELECT d.content, e.remote_id, r.seen FROM run r JOIN experiment e ON e.id = r.experiment "
             "LEFT JOIN run_document d ON d.run = r.id WHERE r.remote_id = ?1 AND r.connection = ?2");
    select.bindText(1, key.remoteId).bind(2, key.connection.value);
    if (!select.step())
        return std::nullopt;
    const std::string bytes(select.blob(0));
    RunDocument document;
    if (!document.decode(bytes, RunDocument::Extent::All)) {
        db_.fail(Error::make(
            ErrorKind::Unreadable, key.remoteId,
            storeText(QT_TRANSLATE_NOOP(
                "ph::Store", "The cached copy of this run is damaged; the next full sync replaces it."))));
        return std::nullopt;
    }
    Run run;
    run.key = {key.connection, EntityKind::Run, key.remoteId};
    run.experimentId = select.string(1);
    run.seenMs = select.integer(2);
    run.name = string(document.name);
    run.status = document.status;
    run.statusText = string(document.statusText);
    run.lifecycle = document.lifecycle;
    run.user = string(document.user);
    run.startMs = document.startMs;
    run.endMs = document.endMs;
    run.artifactUri = string(document.artifactUri);
    for (const auto& m : document.metrics)
        run.metrics.append({runrows::keyName(db_, m.key), m.value, m.step, m.timestampMs});
    for (const auto& p : document.params)
        run.params.append({runrows::keyName(db_, p.key), string(p.text)});
    for (const auto& t : document.tags) {
        run.tags.append({runrows::keyName(db_, t.key), string(t.text)});
        if (run.tags.last().key == QLatin1String(mlflowtag::parentRunId))
            run.parentRunId = run.tags.last().value;
    }
    for (const auto& i : document.inputs) {
        run.inputs.append(dataset(i.dataset));
        run.inputs.last().context = string(i.context);
    }
    for (const auto& o : document.outputs)
        run.outputs.append({string(o.modelId), o.step});
    sortByKey(run.metrics);
    sortByKey(run.params);
    sortByKey(run.tags);
    return run;
}

std::vector<EntityKey> RunReader::byIdPrefix(const QString& prefix, int limit)
{
    // The smallest text behind all that begin with the prefix: its last byte that can grow, grown.
    auto end = prefix.toStdString();
    while (!end.empty() && std::uint8_t(end.back()) == 0xFF)
        end.pop_back();
    if (!end.empty())
        end.back() = char(std::uint8_t(end.back()) + 1);
    std::vector<EntityKey> keys;
    Statement select(db_, end.empty()
                              ? "SELECT connection, remote_id FROM run WHERE remote_id >= ?1 AND ?2 = '' "
                                "ORDER BY remote_id, connection LIMIT ?3"
                              : "SELECT connection, remote_id FROM run WHERE remote_id >= ?1 AND "
                                "remote_id < ?2 ORDER BY remote_id, connection LIMIT ?3");
    select.bindText(1, prefix).bindText(2, std::string_view(end)).bind(3, std::max(limit, 0));
    while (select.step())
        keys.push_back({{select.integer(0)}, EntityKind::Run, select.string(1)});
    return keys;
}

void RunReader::names(const std::function<void(const RunName&)>& take, const std::stop_token& stop)
{
    // The name stands among the first that a document has; its rest need not be read for it.
    Statement select(db_, "SELECT r.connection, e.remote_id, r.remote_id, substr(d.content, 1, 1024) "
                          "FROM run r JOIN experiment e ON e.id = r.experiment "
                          "LEFT JOIN run_document d ON d.run = r.id ORDER BY r.id DESC");
    RunDocument document;
    for (std::int64_t read = 0; select.step(); ++read) {
        if (read % 1024 == 0 && stop.stop_requested()) {
            db_.fail(Error::make(ErrorKind::Cancelled, db_.where()));
            return;
        }
        const std::string head(select.blob(3));
        document.clear();
        document.name = {};
        document.decode(head, RunDocument::Extent::WithoutMoments); // as far as it goes
        take({{{select.integer(0)}, EntityKind::Run, select.string(2)},
              select.string(1),
              string(document.name)});
    }
}

std::vector<EntityKey> RunReader::keys(const std::vector<std::int64_t>& ids)
{
    std::vector<EntityKey> keys;
    Statement select(db_, "SELECT connection, remote_id FROM run WHERE id = ?1");
    for (const auto id : ids) {
        select.bind(1, id);
        if (select.step())
            keys.push_back({{select.integer(0)}, EntityKind::Run, select.string(1)});
        select.reset();
    }
    return keys;
}

std::vector<EntityKey> RunReader::children(const EntityKey& parent)
{
    std::vector<EntityKey> keys;
    Statement select(db_, "SELECT remote_id FROM run WHERE parent = ?1 AND connection = ?2 ORDER BY id");
    select.bindText(1, parent.remoteId).bind(2, parent.connection.value);
    while (select.step())
        keys.push_back({parent.connection, EntityKind::Run, select.string(0)});
    return keys;
}

QStringList RunReader::unfinished(std::int64_t experiment)
{
    QStringList ids;
    Statement select(
        db_, "SELECT remote_id FROM run WHERE experiment = ?1 AND status < 2 AND lifecycle = 0 ORDER BY id");
    select.bind(1, experiment);
    while (select.step())
        ids.append(select.string(0));
    return ids;
}

} // namespace ph
