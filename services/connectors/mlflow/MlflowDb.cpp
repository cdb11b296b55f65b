#include "services/connectors/mlflow/MlflowDb.h"

#include "services/connectors/ConnectorText.h"
#include "services/connectors/ItemFaults.h"
#include "services/connectors/LocalTree.h"
#include "services/connectors/mlflow/MlflowDbArtifacts.h"
#include "services/connectors/mlflow/MlflowDbLoggedModels.h"
#include "services/connectors/mlflow/MlflowDbMetricRow.h"
#include "services/connectors/mlflow/MlflowDbRegistry.h"
#include "services/connectors/mlflow/MlflowDbRuns.h"
#include "services/connectors/mlflow/MlflowDbSchema.h"
#include "services/connectors/mlflow/MlflowDbTables.h"
#include "services/connectors/mlflow/MlflowLocalStore.h"

#include <QCoreApplication>
#include <QLocale>

namespace ph {

namespace {

namespace fs = std::filesystem;

struct MlflowDbTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::MlflowDb)
};

class MlflowDb final : public MlflowLocalStore {
public:
    explicit MlflowDb(const Connection& connection)
        : MlflowLocalStore(connection)
    {
    }

    Result<ProbeReport> probe(const CallContext& context) override;

    Result<std::vector<Experiment>> fetchExperiments(const CallContext& context) override;
    Result<RunsPage> fetchRuns(const CallContext& context, const RunQuery& query) override;
    Result<RunBatch> fetchRun(const CallContext& context, const QString& runId) override;
    Result<MetricPoints> fetchHistory(const CallContext& context, const QString& runId,
                                      const QString& metricKey) override;
    Result<std::vector<LoggedModel>> fetchLoggedModels(const CallContext& context,
                                                       const QString& experimentId) override;

    Result<std::vector<RegisteredModel>> fetchRegisteredModels(const CallContext& context) override;
    Result<std::vector<ModelVersion>> fetchModelVersions(const CallContext& context,
                                                         const QString& model) override;

private:
    // The location, or the mlflow.db in it.
    fs::path file() const
    {
        std::error_code error;
        return fs::is_directory(location(), error) ? location() / "mlflow.db" : location();
    }

    template <class T>
    Result<T> read(const CallContext& context,
                   const std::function<Result<T>(const MlflowDbReader&)>& query) const
    {
        if (location().empty())
            return fail(ErrorKind::Invalid, QStringLiteral("mlflow.db"),
                        connectorText(QT_TRANSLATE_NOOP("ph::Connector", "not a local file")));
        return readDb<T>(file(), context.stop, [&](const MlflowDbReader& db) -> Result<T> {
            if (const auto usable = checkMlflowSchema(db); !usable)
                return fail(ErrorKind::Unsupported, localText(file()), usable.error().detail);
            return query(db);
        });
    }
    Result<LocalArtifacts> artifacts(const CallContext& context, const ArtifactOwner& owner) override;
};

Result<ProbeReport> MlflowDb::probe(const CallContext& context)
{
    using Verdict = ProbeLine::Verdict;
    struct Facts {
        QString schema;
        std::int64_t experiments = 0;
        std::int64_t runs = 0;
        std::int64_t models = 0;
    };
    const auto facts = read<Facts>(context, [](const MlflowDbReader& db) -> Result<Facts> {
        const auto experiments = dbCount(db, "experiments");
        const auto runs = dbCount(db, "runs");
        const auto models = dbCount(db, "logged_models");
        if (!experiments || !runs || !models)
            return fail(!experiments ? experiments.error() : !runs ? runs.error() : models.error());
        return Facts{mlflowSchemaName(db), *experiments, *runs, *models};
    });
    ProbeReport report;
    if (!facts) {
        const auto& error = facts.error();
        if (error.kind == ErrorKind::Cancelled)
            return fail(error);
        report.failure = error.kind;
        // A file that is there but locked or of another kind was reached.
        const bool reached = error.kind != ErrorKind::NotFound && error.kind != ErrorKind::Forbidden &&
                             error.kind != ErrorKind::Invalid;
        report.lines.append(
            {MlflowDbTexts::tr("Reachable"), reached ? Verdict::Yes : Verdict::No, localText(file())});
        report.lines.append({MlflowDbTexts::tr("May read runs"), Verdict::No, error.detail});
        return report;
    }
    report.serverVersion = facts->schema;
    report.usable = true;
    report.lines = {{MlflowDbTexts::tr("Reachable"), Verdict::Yes, localText(file())},
                    {MlflowDbTexts::tr("Server version"), Verdict::Yes,
                     MlflowDbTexts::tr("Schema %1").arg(facts->schema)},
                    {MlflowDbTexts::tr("May read experiments"), Verdict::Yes,
                     MlflowDbTexts::tr("%Ln experiments", nullptr, int(facts->experiments))},
                    {MlflowDbTexts::tr("May read runs"), Verdict::Yes,
                     MlflowDbTexts::tr("%Ln runs", nullptr, int(facts->runs))}};
    if (facts->models > 0)
        report.lines.append(
            {MlflowDbTexts::tr("Logged models"), Verdict::Yes, QLocale().toString(facts->models)});
    report.lines.append({MlflowDbTexts::tr("May change anything"), Verdict::NotOffered,
                         MlflowDbTexts::tr("Local stores are only ever read")});
    return report;
}

Result<std::vector<RegisteredModel>> MlflowDb::fetchRegisteredModels(const CallContext& context)
{
    FaultsOfCall faults(context);
    return own(read<std::vector<RegisteredModel>>(
        context, [&](const MlflowDbReader& db) { return dbRegisteredModels(db, faults); }));
}

Result<std::vector<ModelVersion>> MlflowDb::fetchModelVersions(const CallContext& context,
                                                               const QString& model)
{
    FaultsOfCall faults(context);
    return own(read<std::vector<ModelVersion>>(
        context, [&](const MlflowDbReader& db) { return dbModelVersions(db, model, faults); }));
}

Result<std::vector<Experiment>> MlflowDb::fetchExperiments(const CallContext& context)
{
    FaultsOfCall faults(context);
    return own(read<std::vector<Experiment>>(
        context, [&](const MlflowDbReader& db) { return dbExperiments(db, faults); }));
}

Result<RunsPage> MlflowDb::fetchRuns(const CallContext& context, const RunQuery& query)
{
    FaultsOfCall faults(context);
    const auto after = RunCursor::fromToken(query.pageToken);
    if (!after)
        return fail(after.error());
    return read<RunsPage>(context,
                          [&](const MlflowDbReader& db) { return dbRuns(db, query, *after, faults); });
}

Result<RunBatch> MlflowDb::fetchRun(const CallContext& context, const QString& runId)
{
    FaultsOfCall faults(context);
    return read<RunBatch>(context, [&](const MlflowDbReader& db) { return dbRun(db, runId, faults); });
}

Result<MetricPoints> MlflowDb::fetchHistory(const CallContext& context, const QString& runId,
                                            const QString& metricKey)
{
    FaultsOfCall faults(context);
    return read<MetricPoints>(
        context, [&](const MlflowDbReader& db) { return dbHistory(db, runId, metricKey, faults); });
}

Result<std::vector<LoggedModel>> MlflowDb::fetchLoggedModels(const CallContext& context,
                                                             const QString& experimentId)
{
    FaultsOfCall faults(context);
    return own(read<std::vector<LoggedModel>>(
        context, [&](const MlflowDbReader& db) { return dbLoggedModels(db, experimentId, faults); }));
}

Result<LocalArtifacts> MlflowDb::artifacts(const CallContext& context, const ArtifactOwner& owner)
{
    if (const auto safe = safeArtifactPath({}, owner.id); !safe) // it becomes a part of a path
        return fail(safe.error());
    const bool ofModel = owner.kind == ArtifactOwner::Kind::LoggedModel;
    const auto uri = read<QString>(context, [&](const MlflowDbReader& db) {
        return ofModel ? dbModelArtifactLocation(db, owner.id) : dbArtifactUri(db, owner.id);
    });
    if (!uri)
        return fail(uri.error());
    const auto folder = fs::absolute(file()).lexically_normal().parent_path();
    const auto tail = (ofModel ? fs::path("models") : fs::path()) / owner.id.toStdString() / "artifacts";
    const auto logged = [&] {
        return read<bool>(context, [&](const MlflowDbReader& db) {
            return dbTellsOfArtifacts(db, artifactStoreOf(*uri, tail));
        });
    };
    return resolveArtifactRoot(*uri, {folder, folder / "mlartifacts", folder / "mlruns"}, tail, logged)
        .map([](const fs::path& root) { return LocalArtifacts(root); });
}

} // namespace

ConnectorDescriptor mlflowDbDescriptor()
{
    return {.kind = QStringLiteral("mlflow-db"),
            .title = MlflowDbTexts::tr("MLflow database (mlflow.db)"),
            .summary = MlflowDbTexts::tr(
                "Reads MLflow's SQLite file directly, also while training writes to it. Opened read-only."),
            .location = LocationKind::File,
            .locationLabel = MlflowDbTexts::tr("File"),
            .locationPlaceholder = QStringLiteral("/home/me/project/mlflow.db"),
            .auths = {},
            .fields = {}};
}

std::unique_ptr<Connector> makeMlflowDb(const Connection& connection)
{
    return std::make_unique<MlflowDb>(connection);
}

} // namespace ph
