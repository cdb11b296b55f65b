#include "services/connectors/mlflow/MlflowRemote.h"

#include "services/connectors/ConnectorText.h"
#include "services/connectors/PageGuard.h"
#include "services/connectors/mlflow/MlflowDecode.h"
#include "services/connectors/mlflow/MlflowRemoteArtifacts.h"
#include "services/connectors/mlflow/MlflowRemotePages.h"
#include "services/connectors/mlflow/MlflowRemoteProbe.h"
#include "services/connectors/mlflow/MlflowRemoteRegistry.h"
#include "services/connectors/mlflow/SortedPoints.h"

#include <QCoreApplication>
#include <QUrl>

#include <set>

namespace ph {

namespace {

// Offsets make every further page dearer for the server, and beyond this it stops paying.
constexpr int historyPageSize = 10'000;
constexpr int experimentPageSize = 1'000;
constexpr int loggedModelPageSize = 50; // the server's own limit
constexpr std::size_t mostPoints = 50'000'000;

HttpLimits bulkLimits()
{
    HttpLimits limits;
    limits.maxBodyBytes = std::size_t(1) << 30; // a server of version 2 sends a history in one piece
    limits.totalTimeout = std::chrono::minutes(10);
    limits.stallTimeout = std::chrono::minutes(2); // it thinks long before the first byte
    return limits;
}

/// Tells pages of points apart: of the one that begins at `first`.
std::size_t fingerprint(const MetricPoints& points, std::size_t first)
{
    const auto hash = [first](const auto& column) {
        const auto* bytes = reinterpret_cast<const char*>(column.data() + first);
        return std::hash<std::string_view>{}({bytes, (column.size() - first) * sizeof column[0]});
    };
    return qHashMulti(0, hash(points.steps), hash(points.timestampsMs), hash(points.values));
}

class MlflowRemote final : public Connector,
                           public RunSource,
                           public ArtifactSource,
                           public ModelRegistry,
                           public RegistryControl {
public:
    explicit MlflowRemote(const Connection& connection)
        : connection_(connection)
        , server_(connection.location)
        , artifacts_(server_)
        , registry_(server_, connection.id)
    {
    }

    Result<ProbeReport> probe(const CallContext& context) override
    {
        if (context.stop.stop_requested())
            return fail(ErrorKind::Cancelled, connection_.name);
        auto report = mlflow::probeServer(server_, connection_, context);
        if (context.stop.stop_requested())
            return fail(ErrorKind::Cancelled, connection_.name);
        return report;
    }

    Result<std::vector<Experiment>> fetchExperiments(const CallContext& context) override
    {
        std::vector<Experiment> experiments;
        QSet<QString> ids;
        const auto paged = fetchPages(
            context, "experiments/search", {{"max_results", experimentPageSize}, {"view_type", "ALL"}},
            "experiments", [&](const Json& item, const QString& where) -> Result<PageGuard::Progress> {
                auto experiment = mlflow::decodeExperiment(item, connection_.id, where);
                if (!experiment)
                    return fail(experiment.error());
                if (ids.contains(experiment->key.remoteId))
                    return PageGuard::Progress::Nothing;
                ids.insert(experiment->key.remoteId);
                experiments.push_back(std::move(*experiment));
                return PageGuard::Progress::New;
            });
        if (!paged)
            return fail(paged.error());
        return experiments;
    }

    Result<RunsPage> fetchRuns(const CallContext& context, const RunQuery& query) override
    {
        // Without experiments the server finds nothing, so there is nothing to ask.
        if (query.experimentIds.isEmpty())
            return RunsPage{};
        const auto endpoint = server_.endpoint(context, "runs/search");
        if (!endpoint)
            return fail(endpoint.error());
        const auto where = QStringLiteral("POST ") + QString::fromStdString(*endpoint);
        auto reply = mlflow::requireJson(
            server_.client(context).postRead(*endpoint, mlflow::runSearchBody(query).dump(), bulkLimits()),
            where);
        if (!reply)
            return fail(reply.error());
        RunsPage page;
        auto decoded = decodeRunPage(reply->body, where, page.runs);
        if (!decoded)
            return fail(decoded.error());
        tellFaults(context, decoded->faults);
        page.nextPageToken = decoded->nextPageToken;
        return page;
    }

    Result<RunBatch> fetchRun(const CallContext& context, const QString& runId) override
    {
        const auto endpoint = server_.endpoint(context, "runs/get");
        if (!endpoint)
            return fail(endpoint.error());
        const auto where = QStringLiteral("GET ") + QString::fromStdString(*endpoint);
        auto reply = mlflow::requireJson(
            server_.client(context).get(*endpoint, {{"run_id", runId.toStdString()}}, bulkLimits()), where);
        if (!reply)
            return fail(reply.error());
        RunBatch batch;
        auto decoded = decodeRun(reply->body, where, batch);
        if (!decoded)
            return fail(decoded.error());
        tellFaults(context, decoded->faults);
        return batch;
    }

    // get-history is the one endpoint that gives every point: bulk-interval samples above 2,500 points, and
    // loses some on version 2; get-history-bulk stops at 25,000.
    Result<MetricPoints> fetchHistory(const CallContext& context, const QString& runId,
                                      const QString& metricKey) override
    {
        const auto endpoint = server_.endpoint(context, "metrics/get-history");
        if (!endpoint)
            return fail(endpoint.error());
        const auto where = QStringLiteral("GET ") + QString::fromStdString(*endpoint);
        auto rest = server_.client(context);
        MetricPoints points;
        PageGuard guard;
        std::set<std::size_t> pages; // one that comes again: the server ignores the token, or goes in circles
        QString token;
        do {
            // Without max_results servers of version 3 answer with no point and a token, for ever.
            QueryItems query{{"run_id", runId.toStdString()},
                             {"metric_key", metricKey.toStdString()},
                             {"max_results", std::to_string(historyPageSize)}};
            if (!token.isEmpty())
                query.emplace_back("page_token", token.toStdString());
            auto reply = mlflow::requireJson(rest.get(*endpoint, query, bulkLimits()), where);
            if (!reply)
                return fail(reply.error());
            const auto first = points.size();
            auto decoded = decodeHistoryPage(reply->body, where, points);
            if (!decoded)
                return fail(decoded.error());
            for (auto& fault : decoded->faults)
                fault.item.prepend(itemBefore(runId, metricKey));
            tellFaults(context, decoded->faults);
            token = decoded->nextPageToken;
            if (points.size() == first) // behind the last full page comes an empty one
                break;
            if (!pages.insert(fingerprint(points, first)).second || points.size() > mostPoints)
                return fail(
                    ErrorKind::Unreadable, where,
                    connectorText(QT_TRANSLATE_NOOP("ph::Connector", "The server's pages go in circles")));
            if (const auto ok = guard.accept(token, PageGuard::Progress::New, where); !ok)
                return fail(ok.error());
            context.progress({metricKey, qint64(points.size()), 0});
        } while (!token.isEmpty());
        sortPoints(points);
        return points;
    }

    Result<std::vector<LoggedModel>> fetchLoggedModels(const CallContext& context,
                                                       const QString& experimentId) override
    {
        using Ability = mlflow::RemoteServer::Ability;
        if (server_.loggedModels() == Ability::No)
            return std::vector<LoggedModel>();
        std::vector<LoggedModel> models;
        QSet<QString> ids;
        const auto paged = fetchPages(
            context, "logged-models/search",
            {{"experiment_ids", {experimentId.toStdString()}}, {"max_results", loggedModelPageSize}},
            "models", [&](const Json& item, const QString& where) -> Result<PageGuard::Progress> {
                auto model = mlflow::decodeLoggedModel(item, connection_.id, where);
                if (!model)
                    return fail(model.error());
                if (ids.contains(model->key.remoteId))
                    return PageGuard::Progress::Nothing;
                ids.insert(model->key.remoteId);
                models.push_back(std::move(*model));
                return PageGuard::Progress::New;
            });
        if (paged) {
            server_.rememberLoggedModels(Ability::Yes);
            return models;
        }
        // Only of a server that cannot have any is a missing list an empty one.
        if (paged.error().kind == ErrorKind::NotFound && server_.lacksLoggedModels(context))
            return std::vector<LoggedModel>();
        return fail(paged.error());
    }

    QString runWebAddress(const QString& experimentId, const QString& runId) const override
    {
        const auto encoded = [](const QString& id) {
            return QString::fromLatin1(QUrl::toPercentEncoding(id));
        };
        return server_.webBase() + QStringLiteral("/#/experiments/") + encoded(experimentId) +
               QStringLiteral("/runs/") + encoded(runId);
    }

    Result<std::vector<ArtifactEntry>> listArtifacts(const CallContext& context, const ArtifactOwner& owner,
                                                     const QString& directory) override
    {
        auto listing = artifacts_.list(context, owner, directory);
        if (!listing)
            return fail(listing.error());
        return std::move(listing->entries);
    }

    Result<QByteArray> readArtifact(const CallContext& context, const ArtifactOwner& owner,
                                    const QString& path, qint64 maxBytes) override
    {
        return artifacts_.read(context, owner, path, maxBytes);
    }

    Result<std::vector<std::filesystem::path>> downloadArtifact(const CallContext& context,
                                                                const ArtifactOwner& owner,
                                                                const QString& path,
                                                                const std::filesystem::path& folder) override
    {
        return artifacts_.download(context, owner, path, folder);
    }

    Result<std::vector<RegisteredModel>> fetchRegisteredModels(const CallContext& context) override
    {
        return registry_.models(context);
    }
    Result<std::vector<ModelVersion>> fetchModelVersions(const CallContext& context,
                                                         const QString& model) override
    {
        return registry_.versions(context, model);
    }
    Result<ModelVersion> fetchModelVersion(const CallContext& context, const QString& model,
                                           const QString& version) override
    {
        return registry_.version(context, model, version);
    }
    Result<std::optional<QString>> fetchAlias(const CallContext& context, const QString& model,
                                              const QString& alias) override
    {
        return registry_.alias(context, model, alias);
    }

    Result<void> setAlias(const CallContext& context, const QString& model, const QString& alias,
                          const QString& version) override
    {
        return registry_.change(context, "POST", "registered-models/alias",
                                {{"name", model.toStdString()},
                                 {"alias", alias.toStdString()},
                                 {"version", version.toStdString()}});
    }
    Result<void> deleteAlias(const CallContext& context, const QString& model, const QString& alias) override
    {
        return registry_.change(context, "DELETE", "registered-models/alias",
                                {{"name", model.toStdString()}, {"alias", alias.toStdString()}});
    }
    Result<void> setStage(const CallContext& context, const QString& model, const QString& version,
                          const QString& stage, OthersInStage others) override
    {
        return registry_.change(context, "POST", "model-versions/transition-stage",
                                {{"name", model.toStdString()},
                                 {"version", version.toStdString()},
                                 {"stage", stage.toStdString()},
                                 {"archive_existing_versions", others == OthersInStage::Archive}});
    }
    Result<void> setVersionTag(const CallContext& context, const QString& model, const QString& version,
                               const KeyValue& tag) override
    {
        return registry_.change(context, "POST", "model-versions/set-tag",
                                {{"name", model.toStdString()},
                                 {"version", version.toStdString()},
                                 {"key", tag.key.toStdString()},
                                 {"value", tag.value.toStdString()}});
    }
    Result<void> deleteVersionTag(const CallContext& context, const QString& model, const QString& version,
                                  const QString& key) override
    {
        return registry_.change(
            context, "DELETE", "model-versions/delete-tag",
            {{"name", model.toStdString()}, {"version", version.toStdString()}, {"key", key.toStdString()}});
    }
    Result<void> setModelTag(const CallContext& context, const QString& model, const KeyValue& tag) override
    {
        return registry_.change(context, "POST", "registered-models/set-tag",
                                {{"name", model.toStdString()},
                                 {"key", tag.key.toStdString()},
                                 {"value", tag.value.toStdString()}});
    }
    Result<void> deleteModelTag(const CallContext& context, const QString& model, const QString& key) override
    {
        return registry_.change(context, "DELETE", "registered-models/delete-tag",
                                {{"name", model.toStdString()}, {"key", key.toStdString()}});
    }

private:
    /// Posts page after page and gives every item of `list` to `take`.
    template <class Take>
    Result<void> fetchPages(const CallContext& context, const char* name, Json body, const char* list,
                            Take take)
    {
        const auto endpoint = server_.endpoint(context, name);
        if (!endpoint)
            return fail(endpoint.error());
        const auto where = QStringLiteral("POST ") + QString::fromStdString(*endpoint);
        auto rest = server_.client(context);
        return mlflow::readPages({.name = list,
                                  .where = where,
                                  .ask =
                                      [&](const QString& token) {
                                          if (!token.isEmpty())
                                              body["page_token"] = token.toStdString();
                                          return rest.postReadJson(*endpoint, body);
                                      },
                                  .take = [&](const Json& item) { return take(item, where); },
                                  .fault =
                                      [&context](const QString& place, const Error& error) {
                                          context.fault({place, error});
                                      }});
    }

    /// What the item of a history's fault begins with.
    static QString itemBefore(const QString& runId, const QString& metricKey)
    {
        return runId + QLatin1Char(' ') + metricKey + QLatin1Char(' ');
    }

    static void tellFaults(const CallContext& context, const std::vector<ItemFault>& faults)
    {
        for (const auto& fault : faults)
            context.fault(fault);
    }

    const Connection connection_;
    mlflow::RemoteServer server_;
    mlflow::RemoteArtifacts artifacts_;
    mlflow::RemoteRegistry registry_;
};

} // namespace

std::unique_ptr<Connector> makeMlflowRemote(const Connection& connection)
{
    return std::make_unique<MlflowRemote>(connection);
}

} // namespace ph
