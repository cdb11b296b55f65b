#include "services/connectors/mlflow/MlflowDbRegistry.h"

#include "services/connectors/LocalRegistry.h"

#include <map>

namespace ph {

namespace {

using TagsByKey = std::map<QString, QList<KeyValue>>;

std::string columnOrNull(const MlflowDbReader& db, const std::string& table, const std::string& column)
{
    return db.hasColumn(table, column) ? column : std::string("NULL");
}

/// Calls `take` with each row of a query in which ?1 is the model's name, where it is asked for.
Result<void> eachRow(const MlflowDbReader& db, const std::string& sql, const QString& model,
                     const std::function<void(const DbRows&)>& take)
{
    auto rows = db.query(sql);
    if (!rows)
        return fail(rows.error());
    if (!model.isNull())
        rows->bind(1, std::string_view(model.toStdString()));
    while (rows->next())
        take(*rows);
    if (const auto error = rows->error())
        return fail(*error);
    return {};
}

Result<QMap<QString, QString>> aliasesOf(const MlflowDbReader& db, const QString& model)
{
    QMap<QString, QString> aliases;
    if (!db.hasTable("registered_model_aliases"))
        return aliases;
    const auto read =
        eachRow(db, "SELECT alias, CAST(version AS TEXT) FROM registered_model_aliases WHERE name = ?1",
                model, [&](const DbRows& row) { aliases.insert(row.text(0), row.text(1)); });
    if (!read)
        return fail(read.error());
    return aliases;
}

} // namespace

Result<std::vector<RegisteredModel>> dbRegisteredModels(const MlflowDbReader& db)
{
    std::vector<RegisteredModel> models;
    if (!db.hasTable("registered_models"))
        return models;
    std::map<QString, QMap<QString, QString>> aliases;
    if (db.hasTable("registered_model_aliases")) {
        const auto read =
            eachRow(db, "SELECT name, alias, CAST(version AS TEXT) FROM registered_model_aliases", {},
                    [&](const DbRows& row) { aliases[row.text(0)].insert(row.text(1), row.text(2)); });
        if (!read)
            return fail(read.error());
    }
    TagsByKey tags;
    if (db.hasTable("registered_model_tags")) {
        const auto read = eachRow(db, "SELECT name, key, value FROM registered_model_tags ORDER BY key", {},
                                  [&](const DbRows& row) {
                                      tags[row.text(0)].append({row.text(1), row.text(2)});
                                  });
        if (!read)
            return fail(read.error());
    }
    std::string columns = "name";
    for (const auto* column : {"description", "creation_time", "last_updated_time"})
        columns += ", " + columnOrNull(db, "registered_models", column);
    const auto read = eachRow(db, "SELECT " + columns + " FROM registered_models ORDER BY name", {},
                              [&](const DbRows& row) {
                                  RegisteredModel model;
                                  model.key = {{}, EntityKind::RegisteredModel, row.text(0)};
                                  model.description = row.text(1);
                                  model.createdMs = row.integer(2);
                                  model.updatedMs = row.integer(3);
                                  model.tags = tags[model.name()];
                                  model.kind = mlflowModelKind(model.tags);
                                  model.aliases = aliases[model.name()];
                                  models.push_back(std::move(model));
                              });
    if (!read)
        return fail(read.error());
    return models;
}

Result<std::vector<ModelVersion>> dbModelVersions(const MlflowDbReader& db, const QString& model)
{
    bool known = false;
    if (db.hasTable("registered_models")) {
        const auto read = eachRow(db, "SELECT 1 FROM registered_models WHERE name = ?1", model,
                                  [&](const DbRows&) { known = true; });
        if (!read)
            return fail(read.error());
    }
    if (!known)
        return fail(ErrorKind::NotFound, model);
    std::vector<ModelVersion> versions;
    if (!db.hasTable("model_versions"))
        return versions;
    const auto aliases = aliasesOf(db, model);
    if (!aliases)
        return fail(aliases.error());
    TagsByKey tags;
    if (db.hasTable("model_version_tags")) {
        const auto read = eachRow(
            db,
            "SELECT CAST(version AS TEXT), key, value FROM model_version_tags WHERE name = ?1 ORDER BY key",
            model, [&](const DbRows& row) {
                tags[row.text(0)].append({row.text(1), row.text(2)});
            });
        if (!read)
            return fail(read.error());
    }
    std::string columns = "CAST(version AS TEXT)";
    for (const auto* column : {"run_id", "source", "current_stage", "status", "status_message", "description",
                               "user_id", "creation_time", "last_updated_time"})
        columns += ", " + columnOrNull(db, "model_versions", column);
    // A deleted version stays in the table, in a stage of that name.
    const auto read = eachRow(db,
                              "SELECT " + columns + " FROM model_versions WHERE name = ?1 AND " +
                                  columnOrNull(db, "model_versions", "current_stage") +
                                  " IS NOT 'Deleted_Internal' ORDER BY CAST(version AS INTEGER) DESC",
                              model, [&](const DbRows& row) {
                                  ModelVersion version;
                                  version.model = model;
                                  version.version = row.text(0);
                                  version.key = modelVersionKey({}, model, version.version);
                                  version.runId = row.text(1);
                                  version.source = row.text(2);
                                  version.stage = row.text(3);
                                  version.status = row.text(4);
                                  version.statusMessage = row.text(5);
                                  version.description = row.text(6);
                                  version.user = row.text(7);
                                  version.createdMs = row.integer(8);
                                  version.updatedMs = row.integer(9);
                                  version.tags = tags[version.version];
                                  version.aliases = aliases->keys(version.version);
                                  version.promptText = mlflowPromptText(version.tags);
                                  versions.push_back(std::move(version));
                              });
    if (!read)
        return fail(read.error());
    return versions;
}

} // namespace ph
