#include "services/store/RunWriter.h"

#include "services/store/FillGaps.h"
#include "services/store/RunRows.h"
#include "services/store/Statement.h"

#include <QCryptographicHash>

namespace ph {

namespace {

std::vector<std::int64_t> numbered(Database& db, runrows::KeyKind kind, const TextDictionary& names)
{
    std::vector<std::int64_t> keys(names.size());
    for (std::uint32_t i = 0; i < names.size(); ++i)
        keys[i] = runrows::key(db, kind, names.at(i));
    return keys;
}

} // namespace

RunWriter::RunWriter(Database& database, ConnectionId connection, const QString& experimentId,
                     const RunBatch& batch, std::int64_t seenMs)
    : db_(database)
    , connection_(connection)
    , experimentId_(experimentId.toStdString())
    , batch_(batch)
    , seenMs_(seenMs)
    , textIndex_(database)
{
}

runrows::Wrote RunWriter::write()
{
    numberKeys();
    for (std::size_t i = 0; i < batch_.runs.size() && !db_.failed(); ++i) {
        fillDocument(i);
        writeRun(batch_.runs[i]);
    }
    return revision_ == 0 ? runrows::Wrote::TheSame : runrows::Wrote::News;
}

std::int64_t RunWriter::revision()
{
    if (revision_ == 0)
        revision_ = runrows::nextRevision(db_);
    return revision_;
}

void RunWriter::numberKeys()
{
    using runrows::KeyKind;
    metricKeys_ = numbered(db_, KeyKind::Metric, batch_.metricKeys);
    paramKeys_ = numbered(db_, KeyKind::Param, batch_.paramKeys);
    tagKeys_ = numbered(db_, KeyKind::Tag, batch_.tagKeys);
    for (std::uint32_t i = 0; i < batch_.tagKeys.size(); ++i)
        keyNames_[tagKeys_[i]] = batch_.tagKeys.at(i);
    parentTag_ = runrows::findKey(db_, KeyKind::Tag, QLatin1String(mlflowtag::parentRunId));
}

std::string_view RunWriter::keyName(std::int64_t key)
{
    const auto [it, isNew] = keyNames_.try_emplace(key);
    if (isNew)
        it->second = runrows::keyName(db_, key).toStdString();
    return it->second;
}

void RunWriter::fillDocument(std::size_t index)
{
    const auto& row = batch_.runs[index];
    document_.clear();
    document_.status = row.status;
    document_.lifecycle = row.lifecycle;
    document_.startMs = row.startMs;
    document_.endMs = row.endMs;
    document_.name = batch_.view(row.name);
    document_.user = batch_.view(row.user);
    document_.artifactUri = batch_.view(row.artifactUri);
    document_.statusText = batch_.view(row.statusText);
    for (; metric_ < batch_.metrics.size() && batch_.metrics[metric_].run == index; ++metric_) {
        const auto& cell = batch_.metrics[metric_];
        document_.metrics.push_back({metricKeys_[cell.key], cell.value, cell.step, cell.timestampMs});
    }
    for (; param_ < batch_.params.size() && batch_.params[param_].run == index; ++param_)
        document_.params.push_back(
            {paramKeys_[batch_.params[param_].key], batch_.view(batch_.params[param_].value)});
    for (; tag_ < batch_.tags.size() && batch_.tags[tag_].run == index; ++tag_)
        document_.tags.push_back({tagKeys_[batch_.tags[tag_].key], batch_.view(batch_.tags[tag_].value)});
    for (; input_ < batch_.inputs.size() && batch_.inputs[input_].run == index; ++input_) {
        const auto& input = batch_.inputs[input_];
        document_.inputs.push_back({dataset(input), batch_.view(input.context)});
    }
    for (; output_ < batch_.outputs.size() && batch_.outputs[output_].run == index; ++output_)
        document_.outputs.push_back(
            {batch_.view(batch_.outputs[output_].modelId), batch_.outputs[output_].step});
    document_.normalize();
    if (gap_ < batch_.gaps.size() && batch_.gaps[gap_].run == index)
        keepUnread(index);
    document_.encode(bytes_);
}

void RunWriter::keepUnread(std::size_t index)
{
    const auto first = gap_;
    while (gap_ < batch_.gaps.size() && batch_.gaps[gap_].run == index)
        ++gap_;
    Statement select(db_, "SELECT content FROM run_document JOIN run ON run.id = run_document.run "
                          "WHERE remote_id = ?1 AND connection = ?2");
    select.bindText(1, batch_.view(batch_.runs[index].id)).bind(2, connection_.value);
    if (!select.step())
        return;
    keptBytes_ = select.blob(0);
    RunDocument cached;
    if (cached.decode(keptBytes_, RunDocument::Extent::All))
        fillGaps(document_, cached, std::span(batch_.gaps).subspan(first, gap_ - first),
                 [this](std::int64_t key) { return keyName(key); });
}

std::int64_t RunWriter::dataset(const RunBatch::InputCell& input)
{
    std::string content;
    PackWriter out(content);
    for (const auto ref :
         {input.name, input.digest, input.sourceType, input.source, input.schema, input.profile})
        out.text(batch_.view(ref));
    if (const auto it = datasets_.find(content); it != datasets_.end())
        return it->second;

    const auto hash = QCryptographicHash::hash(QByteArrayView(content), QCryptographicHash::Sha1);
    const std::string_view hashView(hash.constData(), std::size_t(hash.size()));
    std::int64_t id = 0;
    {
        Statement select(db_, "SELECT id FROM dataset WHERE connection = ?1 AND hash = ?2");
        select.bind(1, connection_.value).bindBlob(2, hashView);
        if (select.step())
            id = select.integer(0);
    }
    if (id == 0) {
        Statement insert(db_, "INSERT INTO dataset(connection, hash, content) VALUES (?1, ?2, ?3)");
        insert.bind(1, connection_.value).bindBlob(2, hashView).bindBlob(3, content).run();
        id = db_.lastInsertId();
    }
    datasets_.emplace(std::move(content), id);
    return id;
}

std::int64_t RunWriter::experimentOf(const RunBatch::Row& row, const Known& known)
{
    auto remoteId = batch_.view(row.experimentId);
    if (remoteId.empty())
        remoteId = experimentId_;
    if (remoteId.empty() && known.run != 0)
        return known.experiment;
    auto& experiment = experiments_[remoteId];
    if (experiment == 0)
        experiment = runrows::experiment(db_, connection_, remoteId);
    return experiment;
}

bool RunWriter::isUnchanged(const Known& known, std::int64_t experiment)
{
    Statement select(db_, "SELECT content FROM run_document WHERE run = ?1");
    select.bind(1, known.run);
    if (!select.step())
        return false;
    oldBytes_ = select.blob(0);
    return known.experiment == experiment && oldBytes_ == bytes_;
}

void RunWriter::writeRun(const RunBatch::Row& row)
{
    const auto remoteId = batch_.view(row.id);
    Known known;
    {
        Statement select(db_, "SELECT id, experiment FROM run WHERE remote_id = ?1 AND connection = ?2");
        select.bindText(1, remoteId).bind(2, connection_.value);
        if (select.step())
            known = {select.integer(0), select.integer(1)};
    }
    const auto experiment = experimentOf(row, known);
    oldBytes_.clear();
    if (known.run != 0 && isUnchanged(known, experiment)) {
        Statement(db_, "UPDATE run SET seen = ?2 WHERE id = ?1").bind(1, known.run).bind(2, seenMs_).run();
        return;
    }

    std::string_view parent;
    for (const auto& tag : document_.tags) {
        if (parentTag_ != 0 && tag.key == parentTag_)
            parent = tag.text;
    }
    const auto bindCommon = [&](Statement& statement) {
        statement.bind(2, experiment)
            .bind(3, std::int64_t(document_.status))
            .bind(4, std::int64_t(document_.lifecycle));
        statement.bind(5, seenMs_).bind(6, revision());
        if (parent.empty())
            statement.bindNull(7);
        else
            statement.bindText(7, parent);
    };
    if (known.run == 0) {
        Statement insert(db_,
                         "INSERT INTO run(remote_id, experiment, status, lifecycle, seen, changed, parent, "
                         "connection) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
        insert.bindText(1, remoteId).bind(8, connection_.value);
        bindCommon(insert);
        insert.run();
        known.run = db_.lastInsertId();
        textIndex_.put(
            known.run, document_, [this](std::int64_t key) { return keyName(key); }, TextIndex::Row::New);
    } else {
        Statement update(
            db_, "UPDATE run SET experiment = ?2, status = ?3, lifecycle = ?4, seen = ?5, changed = ?6, "
                 "parent = ?7 WHERE id = ?1");
        update.bind(1, known.run);
        bindCommon(update);
        update.run();
        // Indexing is the dearest part of a write, and most changes are new metric values.
        RunDocument old;
        const bool readable = old.decode(oldBytes_, RunDocument::Extent::WithoutMoments);
        const bool sameText =
            readable && old.name == document_.name &&
            std::equal(old.tags.begin(), old.tags.end(), document_.tags.begin(), document_.tags.end(),
                       [](const auto& a, const auto& b) { return a.key == b.key && a.text == b.text; });
        if (!sameText) {
            textIndex_.put(
                known.run, document_, [this](std::int64_t key) { return keyName(key); },
                TextIndex::Row::Existing);
        }
    }
    Statement document(db_, "INSERT OR REPLACE INTO run_document(run, content) VALUES (?1, ?2)");
    document.bind(1, known.run).bindBlob(2, bytes_).run();
}

} // namespace ph
