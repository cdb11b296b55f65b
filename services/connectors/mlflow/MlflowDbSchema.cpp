#include "services/connectors/mlflow/MlflowDbSchema.h"

#include "services/connectors/ConnectorText.h"

#include <QStringList>

namespace ph {

namespace {

} // namespace

Result<void> checkMlflowSchema(const MlflowDbReader& db)
{
    struct Needed {
        const char* table;
        std::vector<const char*> columns;
    };
    const Needed needed[] = {{"experiments", {"experiment_id", "name"}},
                             {"runs", {"run_uuid", "experiment_id", "status"}},
                             {"params", {"key", "value", "run_uuid"}},
                             {"tags", {"key", "value", "run_uuid"}},
                             {"metrics", {"key", "value", "timestamp", "run_uuid"}}};
    QStringList missing;
    for (const auto& n : needed) {
        if (!db.hasTable(n.table)) {
            missing.append(QStringLiteral("table \"%1\"").arg(QLatin1String(n.table)));
            continue;
        }
        for (const auto* column : n.columns) {
            if (!db.hasColumn(n.table, column))
                missing.append(
                    QStringLiteral("column \"%1.%2\"").arg(QLatin1String(n.table), QLatin1String(column)));
        }
    }
    if (missing.isEmpty())
        return {};
    const auto schema = db.revision().isEmpty() ? QStringLiteral("none") : db.revision();
    return fail(
        ErrorKind::Unsupported, QStringLiteral("schema"),
        connectorText(
            QT_TRANSLATE_NOOP("ph::Connector",
                              "not an MLflow database that can be read: it lacks %1 (alembic version: %2)"))
            .arg(missing.join(QStringLiteral(", ")), schema));
}

QString mlflowSchemaName(const MlflowDbReader& db)
{
    QString generation = QStringLiteral("MLflow 1");
    if (db.hasTable("logged_models"))
        generation = QStringLiteral("MLflow 3");
    else if (db.hasTable("inputs"))
        generation = QStringLiteral("MLflow 2");
    return db.revision().isEmpty() ? generation : QStringLiteral("%1 (%2)").arg(db.revision(), generation);
}

} // namespace ph
