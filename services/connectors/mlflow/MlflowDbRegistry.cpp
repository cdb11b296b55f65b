#include "services/connectors/mlflow/MlflowDbRegistry.h"

#include "services/connectors/LocalRegistry.h"
#include "services/connectors/mlflow/MlflowDbTables.h"

namespace ph {

namespace {

Result<QMap<QString, QString>> aliasesOf(const MlflowDbReader& db, const QString& model)
{
    QMap<QString, QString> aliases;
    if (!db.hasTable("registered_model_aliases"))
        return aliases;
    const auto read = db.eachRow(
        "SELECT alias, CAST(version AS TEXT) FROM registered_model_aliases WHERE name = ?1",
        {model.toStdString()}, [&](const DbRows& row) { aliases.insert(row.text(0), row.text(1)); });
    if (!read)
        return fail(read.error());
    return aliases;
}

} // namespace

Result<std::vector<RegisteredModel>> dbRegisteredModels(const MlflowDbReader& db, ItemFaults& faults)
{
    std::vector<RegisteredModel> models;
    if (!db.hasTable("registered_models"))
        return models;
    std::map<QString, QMap<QString, QString>> aliases;
    if (db.hasTable("registered_model_aliases")) {
        const auto read =
            db.eachRow("SELECT name, alias, CAST(version AS TEXT) FROM registered_model_aliases", {},
                       [&](const DbRows& row) { aliases[row.text(0)].insert(row.text(1), row.text(2)); });
        if (!read)
            return fail(read.error());
    }
    auto tags = dbTags(db, "registered_model_tags",
                       "SELECT name, key, value FROM registered_model_tags ORDER BY key");
    if (!tags)
        return fail(tags.error());
    const auto read = db.eachRow("SELECT m.name, " +
                                     columnsOrNull(db, "registered_models", "m",
                                                   {"description", "creation_time", "last_updated_time"}) +
                                     " FROM registered_models m ORDER BY m.name",
                                 {}, [&](const DbRows& row) {
                                     RegisteredModel model;
                                     model.key = {{}, EntityKind::RegisteredModel, row.text(0)};
                                     model.description = row.text(1);
                                     model.createdMs = row.integer(2);
                                     model.updatedMs = row.integer(3);
                                     noteDbTimes(faults, model.name(), row, 2, 3);
                                     model.tags = (*tags)[model.name()];
                                     model.kind = mlflowModelKind(model.tags);
                                     model.aliases = aliases[model.name()];
                                     models.push_back(std::move(model));
                                 });
    if (!read)
        return fail(read.error());
    return models;
}

Result<std::vector<ModelVersion>> dbModelVersions(const MlflowDbReader& db, const QString& model,
                                                  ItemFaults& faults)
{
    bool known = false;
    if (db.hasTable("registered_models")) {
        const auto read = db.eachRow("SELECT 1 FROM registered_models WHERE name = ?1", {model.toStdString()},
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
    auto tags = dbTags(
        db, "model_version_tags",
        "SELECT CAST(version AS TEXT), key, value FROM model_version_tags WHERE name = ?1 ORDER BY key",
        {model.toStdString()});
    if (!tags)
        return fail(tags.error());
    // A deleted version stays in the table, in a stage of that name.
    const auto read =
        db.eachRow("SELECT CAST(v.version AS TEXT), " +
                       columnsOrNull(db, "model_versions", "v",
                                     {"run_id", "source", "current_stage", "status", "status_message",
                                      "description", "user_id", "creation_time", "last_updated_time"}) +
                       " FROM model_versions v WHERE v.name = ?1 AND " +
                       columnOr(db, "model_versions", "v", "current_stage") +
                       " IS NOT 'Deleted_Internal' ORDER BY CAST(v.version AS INTEGER) DESC",
                   {model.toStdString()}, [&](const DbRows& row) {
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
                       noteDbTimes(faults, model + u'/' + version.version, row, 8, 9);
                       version.tags = (*tags)[version.version];
                       version.aliases = aliases->keys(version.version);
                       version.promptText = mlflowPromptText(version.tags);
                       versions.push_back(std::move(version));
                   });
    if (!read)
        return fail(read.error());
    return versions;
}

} // namespace ph
