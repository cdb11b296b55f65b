#include "services/connectors/mlflow/MlflowDbArtifacts.h"

#include "services/connectors/ConnectorText.h"
#include "services/connectors/LocalArtifacts.h"
#include "services/connectors/mlflow/MlflowDbTables.h"

namespace ph {

namespace {

// The text that one row of a table is asked for by its id; NotFound, in these words, where there is none.
Result<QString> textOf(const MlflowDbReader& db, const std::string& table, const std::string& idColumn,
                       const char* column, const QString& id, const QString& words)
{
    std::optional<QString> text;
    const auto asked = db.eachRow("SELECT " + columnOr(db, table, "t", column) + " FROM " + table +
                                      " t WHERE t." + idColumn + " = ?1 LIMIT 1",
                                  {id.toStdString()}, [&text](const DbRows& row) { text = row.text(0); });
    if (!asked)
        return fail(asked.error());
    if (!text)
        return fail(ErrorKind::NotFound, id.left(100), words);
    return *text;
}

} // namespace

Result<QString> dbArtifactUri(const MlflowDbReader& db, const QString& runId)
{
    return textOf(db, "runs", "run_uuid", "artifact_uri", runId, QStringLiteral("no such run"));
}

Result<QString> dbModelArtifactLocation(const MlflowDbReader& db, const QString& modelId)
{
    if (!db.hasTable("logged_models"))
        return fail(ErrorKind::Unsupported, modelId.left(100),
                    connectorText(
                        QT_TRANSLATE_NOOP("ph::Connector", "stores before MLflow 3 have no logged models")));
    return textOf(db, "logged_models", "model_id", "artifact_location", modelId,
                  QStringLiteral("no such logged model"));
}

Result<bool> dbTellsOfArtifacts(const MlflowDbReader& db, const QString& store)
{
    const auto below = [&](const char* column) {
        return std::string("substr(") + column + ", 1, length(?1)) = ?1 LIMIT 1";
    };
    std::vector<std::string> questions;
    if (db.hasColumn("logged_models", "artifact_location"))
        questions.push_back("SELECT 1 FROM logged_models WHERE " + below("artifact_location"));
    if (db.hasTable("tags") && db.hasColumn("runs", "artifact_uri")) {
        std::string keys;
        for (const auto* key : artifactTags)
            keys += (keys.empty() ? "'" : ",'") + std::string(key) + "'";
        questions.push_back("SELECT 1 FROM tags t JOIN runs r ON r.run_uuid = t.run_uuid WHERE t.key IN (" +
                            keys + ") AND " + below("r.artifact_uri"));
    }
    bool told = false;
    for (const auto& question : questions) {
        const auto asked =
            db.eachRow(question, {store.toStdString()}, [&told](const DbRows&) { told = true; });
        if (!asked)
            return fail(asked.error());
        if (told)
            break;
    }
    return told;
}

} // namespace ph
