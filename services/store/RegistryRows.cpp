#include "services/store/RegistryRows.h"

#include "services/store/Statement.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace ph {

namespace {

using nlohmann::json;

json tagsToJson(const QList<KeyValue>& tags)
{
    auto list = json::array();
    for (const auto& tag : tags)
        list.push_back({tag.key.toStdString(), tag.value.toStdString()});
    return list;
}

QString text(const json& object, const char* name)
{
    const auto it = object.find(name);
    return it != object.end() && it->is_string() ? QString::fromStdString(it->get_ref<const std::string&>())
                                                 : QString();
}

std::int64_t moment(const json& object, const char* name)
{
    const auto it = object.find(name);
    return it != object.end() && it->is_number_integer() ? it->get<std::int64_t>() : noTime;
}

QList<KeyValue> tagsFromJson(const json& object)
{
    QList<KeyValue> tags;
    const auto it = object.find("tags");
    if (it == object.end() || !it->is_array())
        return tags;
    for (const auto& pair : *it) {
        if (pair.is_array() && pair.size() == 2 && pair[0].is_string() && pair[1].is_string())
            tags.append({QString::fromStdString(pair[0].get<std::string>()),
                         QString::fromStdString(pair[1].get<std::string>())});
    }
    return tags;
}

std::string documentOf(const RegisteredModel& model)
{
    json aliases = json::object();
    for (auto it = model.aliases.begin(); it != model.aliases.end(); ++it)
        aliases[it.key().toStdString()] = it.value().toStdString();
    return json{{"prompt", model.kind == RegisteredModel::Kind::Prompt},
                {"description", model.description.toStdString()},
                {"tags", tagsToJson(model.tags)},
                {"aliases", aliases},
                {"created", model.createdMs},
                {"updated", model.updatedMs}}
        .dump(-1, ' ', false, json::error_handler_t::replace);
}

RegisteredModel modelFrom(const EntityKey& key, std::string_view document, std::int64_t seenMs)
{
    const auto object = json::parse(document, nullptr, false);
    RegisteredModel model;
    model.key = key;
    model.seenMs = seenMs;
    if (!object.is_object())
        return model;
    if (const auto it = object.find("prompt"); it != object.end() && it->is_boolean() && it->get<bool>())
        model.kind = RegisteredModel::Kind::Prompt;
    model.description = text(object, "description");
    model.tags = tagsFromJson(object);
    if (const auto it = object.find("aliases"); it != object.end() && it->is_object()) {
        for (const auto& [alias, version] : it->items()) {
            if (version.is_string())
                model.aliases.insert(QString::fromStdString(alias),
                                     QString::fromStdString(version.get<std::string>()));
        }
    }
    model.createdMs = moment(object, "created");
    model.updatedMs = moment(object, "updated");
    return model;
}

std::string documentOf(const ModelVersion& version)
{
    return json{{"source", version.source.toStdString()},
                {"stage", version.stage.toStdString()},
                {"status", version.status.toStdString()},
                {"status_message", version.statusMessage.toStdString()},
                {"description", version.description.toStdString()},
                {"user", version.user.toStdString()},
                {"tags", tagsToJson(version.tags)},
                {"prompt_text", version.promptText.toStdString()},
                {"created", version.createdMs},
                {"updated", version.updatedMs}}
        .dump(-1, ' ', false, json::error_handler_t::replace);
}

void readVersion(ModelVersion& version, std::string_view document)
{
    const auto object = json::parse(document, nullptr, false);
    if (!object.is_object())
        return;
    version.source = text(object, "source");
    version.stage = text(object, "stage");
    version.status = text(object, "status");
    version.statusMessage = text(object, "status_message");
    version.description = text(object, "description");
    version.user = text(object, "user");
    version.tags = tagsFromJson(object);
    version.promptText = text(object, "prompt_text");
    version.createdMs = moment(object, "created");
    version.updatedMs = moment(object, "updated");
}

/// "10" comes after "9"; what is no number keeps the order of texts, behind the numbers.
bool newerVersion(const ModelVersion& a, const ModelVersion& b)
{
    bool aIsNumber = false, bIsNumber = false;
    const auto an = a.version.toLongLong(&aIsNumber), bn = b.version.toLongLong(&bIsNumber);
    if (aIsNumber != bIsNumber)
        return aIsNumber;
    return aIsNumber ? an > bn : a.version > b.version;
}

} // namespace

void RegistryRows::putModels(ConnectionId connection, std::span<const RegisteredModel> models,
                             std::int64_t seenMs, UnlistedModels unlisted)
{
    Statement upsert(
        db_, "INSERT INTO registered_model(connection, name, document, seen, versions_seen, "
             "versions_updated) VALUES (?1, ?2, ?3, ?4, ?5, ?5) ON CONFLICT(connection, name) DO UPDATE SET "
             "document = excluded.document, seen = excluded.seen");
    for (const auto& model : models) {
        const auto document = documentOf(model);
        upsert.bind(1, connection.value).bindText(2, model.name()).bindText(3, std::string_view(document));
        upsert.bind(4, seenMs).bind(5, noTime).run();
    }
    if (unlisted == UnlistedModels::Keep)
        return;
    Statement forget(db_, "DELETE FROM registered_model WHERE connection = ?1 AND seen <> ?2");
    forget.bind(1, connection.value).bind(2, seenMs).run();
    Statement orphans(db_, "DELETE FROM model_version WHERE connection = ?1 AND model NOT IN "
                           "(SELECT name FROM registered_model WHERE connection = ?1)");
    orphans.bind(1, connection.value).run();
}

void RegistryRows::putVersions(ConnectionId connection, const QString& model,
                               std::span<const ModelVersion> versions, const VersionsRead& when,
                               UnlistedVersions unlisted)
{
    if (unlisted == UnlistedVersions::Forget) {
        Statement forget(db_, "DELETE FROM model_version WHERE connection = ?1 AND model = ?2");
        forget.bind(1, connection.value).bindText(2, model).run();
    }
    Statement insert(db_,
                     "INSERT OR REPLACE INTO model_version(connection, model, version, run_id, document, "
                     "seen) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
    for (const auto& version : versions) {
        const auto document = documentOf(version);
        insert.bind(1, connection.value).bindText(2, model).bindText(3, version.version);
        insert.bindText(4, version.runId).bindText(5, std::string_view(document)).bind(6, when.seenMs).run();
    }
    Statement read(db_, "UPDATE registered_model SET versions_seen = ?3, versions_updated = ?4 "
                        "WHERE connection = ?1 AND name = ?2");
    read.bind(1, connection.value).bindText(2, model).bind(3, when.seenMs).bind(4, when.modelUpdatedMs).run();
}

std::vector<RegisteredModel> RegistryRows::models()
{
    std::vector<RegisteredModel> models;
    Statement select(db_, "SELECT connection, name, document, seen FROM registered_model "
                          "ORDER BY connection, name");
    while (select.step()) {
        models.push_back(modelFrom({{select.integer(0)}, EntityKind::RegisteredModel, select.string(1)},
                                   select.text(2), select.integer(3)));
    }
    return models;
}

std::vector<ModelVersion> RegistryRows::versions(const EntityKey& model)
{
    // An alias that moves changes no date of its model, so that versions are not read again for it.
    QMap<QString, QString> aliases;
    {
        Statement select(db_, "SELECT document FROM registered_model WHERE connection = ?1 AND name = ?2");
        select.bind(1, model.connection.value).bindText(2, model.remoteId);
        if (select.step())
            aliases = modelFrom(model, select.text(0), noTime).aliases;
    }
    std::vector<ModelVersion> versions;
    Statement select(db_, "SELECT version, run_id, document, seen FROM model_version "
                          "WHERE connection = ?1 AND model = ?2");
    select.bind(1, model.connection.value).bindText(2, model.remoteId);
    while (select.step()) {
        ModelVersion version;
        version.model = model.remoteId;
        version.version = select.string(0);
        version.key = modelVersionKey(model.connection, version.model, version.version);
        version.runId = select.string(1);
        version.seenMs = select.integer(3);
        readVersion(version, select.text(2));
        version.aliases = aliases.keys(version.version);
        versions.push_back(std::move(version));
    }
    std::sort(versions.begin(), versions.end(), newerVersion);
    return versions;
}

QMap<QString, VersionsRead> RegistryRows::versionsRead(ConnectionId connection)
{
    QMap<QString, VersionsRead> read;
    Statement select(db_, "SELECT name, versions_seen, versions_updated FROM registered_model "
                          "WHERE connection = ?1");
    select.bind(1, connection.value);
    while (select.step())
        read.insert(select.string(0), {select.integer(1), select.integer(2)});
    return read;
}

} // namespace ph
