#include "services/connectors/mlflow/MlflowRemoteJson.h"

#include "services/connectors/ConnectorText.h"

namespace ph::mlflow {

namespace {

const char* viewType(RunScope scope)
{
    switch (scope) {
    case RunScope::Active:
        return "ACTIVE_ONLY";
    case RunScope::Deleted:
        return "DELETED_ONLY";
    case RunScope::All:
        break;
    }
    return "ALL";
}

QList<KeyValue> keyValues(const JsonReader& reader, const char* name)
{
    QList<KeyValue> list;
    for (const auto& item : reader.items(name))
        list.append({item.text("key"), item.text("value")});
    return list;
}

} // namespace

QString runFilter(const RunQuery& query)
{
    QStringList conditions;
    const auto compare = [&conditions](const char* attribute, const char* comparison, std::int64_t ms) {
        conditions.append(QStringLiteral("attributes.%1 %2 %3")
                              .arg(QLatin1String(attribute), QLatin1String(comparison), QString::number(ms)));
    };
    if (query.startedAtOrAfterMs)
        compare("start_time", ">=", *query.startedAtOrAfterMs);
    if (query.startedBeforeMs)
        compare("start_time", "<", *query.startedBeforeMs);
    if (query.endedAtOrAfterMs)
        compare("end_time", ">=", *query.endedAtOrAfterMs);
    if (query.status)
        conditions.append(QStringLiteral("attributes.status = '%1'").arg(runStatusName(*query.status)));
    if (const auto own = query.remoteFilter.trimmed(); !own.isEmpty())
        conditions.append(own);
    return conditions.join(QLatin1String(" AND "));
}

Json runSearchBody(const RunQuery& query)
{
    constexpr int mostAtOnce = 50'000;
    Json body;
    body["experiment_ids"] = Json::array();
    for (const auto& id : query.experimentIds)
        body["experiment_ids"].push_back(id.toStdString());
    if (const auto filter = runFilter(query); !filter.isEmpty())
        body["filter"] = filter.toStdString();
    body["run_view_type"] = viewType(query.scope);
    body["max_results"] = std::clamp(query.pageSize, 1, mostAtOnce);
    body["order_by"] = Json::array({"attributes.start_time DESC"});
    if (!query.pageToken.isEmpty())
        body["page_token"] = query.pageToken.toStdString();
    return body;
}

Result<Experiment> decodeExperiment(const Json& json, ConnectionId connection, const QString& where)
{
    const JsonReader reader(json);
    Experiment experiment;
    experiment.key = {connection, EntityKind::Experiment, reader.text("experiment_id")};
    experiment.name = reader.text("name");
    experiment.lifecycle = lifecycleFromName(reader.text("lifecycle_stage").toStdString());
    experiment.createdMs = reader.integer("creation_time", noTime);
    experiment.updatedMs = reader.integer("last_update_time", noTime);
    experiment.artifactLocation = reader.text("artifact_location");
    experiment.tags = keyValues(reader, "tags");
    if (const auto mistake = reader.mistake(where))
        return fail(*mistake);
    if (experiment.key.remoteId.isEmpty())
        return fail(ErrorKind::Unreadable, where,
                    connectorText(QT_TRANSLATE_NOOP("ph::Connector", "An experiment without an id")));
    return experiment;
}

Result<LoggedModel> decodeLoggedModel(const Json& json, ConnectionId connection, const QString& where)
{
    const JsonReader reader(json);
    const auto info = reader.child("info");
    const auto data = reader.child("data");
    LoggedModel model;
    model.key = {connection, EntityKind::LoggedModel, info.text("model_id")};
    model.experimentId = info.text("experiment_id");
    model.name = info.text("name");
    model.status = info.text("status");
    if (model.status.startsWith(QLatin1String("LOGGED_MODEL_")))
        model.status = model.status.mid(int(std::strlen("LOGGED_MODEL_")));
    if (model.status == QLatin1String("UPLOAD_FAILED"))
        model.status = QStringLiteral("FAILED");
    model.modelType = info.text("model_type");
    model.sourceRunId = info.text("source_run_id");
    model.artifactLocation = info.text("artifact_uri");
    model.createdMs = info.integer("creation_timestamp_ms", noTime);
    model.updatedMs = info.integer("last_updated_timestamp_ms", noTime);
    model.tags = keyValues(info, "tags");
    model.params = keyValues(data, "params");
    for (const auto& metric : data.items("metrics")) {
        model.metrics.append({metric.text("key"), metric.number("value", 0), metric.integer("step", 0),
                              metric.integer("timestamp", noTime)});
    }
    if (const auto mistake = reader.mistake(where))
        return fail(*mistake);
    if (model.key.remoteId.isEmpty())
        return fail(ErrorKind::Unreadable, where,
                    connectorText(QT_TRANSLATE_NOOP("ph::Connector", "A logged model without an id")));
    return model;
}

Result<ArtifactEntry> decodeArtifact(const Json& json, const QString& directory, const QString& where)
{
    const JsonReader reader(json);
    ArtifactEntry entry;
    entry.path = reader.text("path");
    const auto& raw = reader.raw();
    const bool isDirectory =
        raw.is_object() && raw.contains("is_dir") && raw["is_dir"].is_boolean() && raw["is_dir"].get<bool>();
    entry.kind = isDirectory ? ArtifactEntry::Kind::Directory : ArtifactEntry::Kind::File;
    if (!isDirectory)
        entry.size = reader.integer("file_size", 0); // an empty file comes without its size
    if (const auto mistake = reader.mistake(where))
        return fail(*mistake);
    if (const auto safe = safeArtifactPath({}, entry.path); !safe)
        return fail(safe.error());
    const auto parent = entry.path.section(QLatin1Char('/'), 0, -2);
    if (parent != directory)
        return fail(
            ErrorKind::Invalid, where,
            connectorText(QT_TRANSLATE_NOOP("ph::Connector", "An entry that stands in another directory")));
    return entry;
}

} // namespace ph::mlflow
