#include "services/connectors/mlflow/MlflowFolder.h"

#include "services/connectors/ConnectorText.h"
#include "services/connectors/LocalPaging.h"
#include "services/connectors/mlflow/MlflowFolderRead.h"
#include "services/connectors/mlflow/MlflowFolderRegistry.h"
#include "services/connectors/mlflow/MlflowLocalStore.h"

#include <QCoreApplication>

namespace ph {

namespace {

struct MlflowFolderTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::MlflowFolder)
};

class MlflowFolder final : public MlflowLocalStore {
public:
    explicit MlflowFolder(const Connection& connection)
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
    /// Reads for one call, which is told the faults.
    struct Call {
        Call(MlflowFolder& store, const CallContext& context)
            : faults(context)
            , index(store.index(faults))
            , reader(store.read_, faults)
        {
        }
        FaultsOfCall faults;
        MlflowFolderIndex index;
        MlflowFolderReader reader;
    };
    MlflowFolderIndex index(ItemFaults& faults) { return {location(), found_, faults}; }
    Result<LocalTree> open();
    static Result<FolderRuns> matching(Call& call, const LocalTree& root, const RunQuery& query,
                                       MlflowFolderIndex::Freshness freshness, const std::stop_token& stop);
    Result<LocalArtifacts> artifacts(const CallContext& context, const ArtifactOwner& owner) override;
    Result<LocalArtifacts> runArtifacts(const QString& runId);
    Result<LocalArtifacts> modelArtifacts(const QString& modelId);

    MlflowFolderIndex::Memory found_;
    MlflowFolderReader::Memory read_;
};

Result<LocalTree> MlflowFolder::open()
{
    if (location().empty())
        return fail(ErrorKind::Invalid, QStringLiteral("mlruns"),
                    connectorText(QT_TRANSLATE_NOOP("ph::Connector", "not a local folder")));
    ItemFaults none;
    return index(none).root();
}

Result<ProbeReport> MlflowFolder::probe(const CallContext& context)
{
    using Verdict = ProbeLine::Verdict;
    ProbeReport report;
    const auto root = open();
    if (!root) {
        report.failure = root.error().kind;
        report.lines.append({MlflowFolderTexts::tr("Reachable"), Verdict::No,
                             root.error().where + QLatin1String(": ") + root.error().detail});
        return report;
    }
    report.lines.append({MlflowFolderTexts::tr("Reachable"), Verdict::Yes, localText(root->path())});
    report.serverVersion = QStringLiteral("FileStore");
    report.lines.append({MlflowFolderTexts::tr("Server version"), Verdict::Yes,
                         MlflowFolderTexts::tr("MLflow file store (no server)")});
    ItemFaults faults, ofRuns;
    const auto experiments = index(faults).experiments(*root);
    if (!experiments) {
        report.failure = experiments.error().kind;
        report.lines.append(
            {MlflowFolderTexts::tr("May read experiments"), Verdict::No, experiments.error().detail});
        return report;
    }
    report.lines.append({MlflowFolderTexts::tr("May read experiments"), Verdict::Yes,
                         MlflowFolderTexts::tr("%Ln experiments", nullptr, int(experiments->size()))});
    std::size_t runs = 0;
    std::size_t refused = 0;
    for (const auto& experiment : *experiments) {
        if (context.stop.stop_requested())
            return fail(ErrorKind::Cancelled, localText(root->path()));
        const auto found = index(ofRuns).runs(*root, experiment,
                                              MlflowFolderIndex::Freshness::RecentScanWillDo, context.stop);
        if (found)
            runs += (*found)->size();
        else
            ++refused;
    }
    refused += faults.take().size();
    report.usable = experiments->empty() || refused < experiments->size();
    report.lines.append({MlflowFolderTexts::tr("May read runs"), report.usable ? Verdict::Yes : Verdict::No,
                         MlflowFolderTexts::tr("%Ln runs", nullptr, int(runs))});
    if (refused > 0)
        report.lines.append({MlflowFolderTexts::tr("Damaged or unreadable"), Verdict::Warning,
                             MlflowFolderTexts::tr("%Ln experiments", nullptr, int(refused))});
    report.lines.append({MlflowFolderTexts::tr("May change anything"), Verdict::NotOffered,
                         MlflowFolderTexts::tr("Local stores are only ever read")});
    return report;
}

Result<std::vector<RegisteredModel>> MlflowFolder::fetchRegisteredModels(const CallContext& context)
{
    FaultsOfCall faults(context);
    return own(open().and_then(
        [&](const LocalTree& root) { return folderRegisteredModels(root, faults, context.stop); }));
}

Result<std::vector<ModelVersion>> MlflowFolder::fetchModelVersions(const CallContext& context,
                                                                   const QString& model)
{
    FaultsOfCall faults(context);
    return own(open().and_then(
        [&](const LocalTree& root) { return folderModelVersions(root, model, faults, context.stop); }));
}

Result<std::vector<Experiment>> MlflowFolder::fetchExperiments(const CallContext& context)
{
    const auto root = open();
    Call call(*this, context);
    const auto folders =
        root.and_then([&call](const LocalTree& tree) { return call.index.experiments(tree); });
    if (!folders)
        return fail(folders.error());
    std::vector<Experiment> result;
    for (const auto& folder : *folders) {
        if (context.stop.stop_requested())
            return fail(ErrorKind::Cancelled, localText(root->path()));
        auto experiment = root->folder(folder.parts).and_then([&](const LocalTree& tree) {
            return call.reader.experiment(tree, folder);
        });
        if (experiment)
            result.push_back(std::move(*experiment));
        else
            call.faults.add(experiment.error().where, experiment.error());
    }
    return own(Result<std::vector<Experiment>>(std::move(result)));
}

Result<FolderRuns> MlflowFolder::matching(Call& call, const LocalTree& root, const RunQuery& query,
                                          MlflowFolderIndex::Freshness freshness, const std::stop_token& stop)
{
    const auto experiments = call.index.experiments(root);
    if (!experiments)
        return fail(experiments.error());
    FolderRuns result;
    for (const auto& experiment : *experiments) {
        if (!query.experimentIds.isEmpty() &&
            !query.experimentIds.contains(QString::fromStdString(experiment.id)))
            continue;
        const auto runs = call.index.runs(root, experiment, freshness, stop);
        if (!runs) {
            // Where nothing else was asked for, an empty page would read as "all runs are gone".
            if (runs.error().kind == ErrorKind::Cancelled || query.experimentIds.size() == 1)
                return fail(runs.error());
            call.faults.add(runs.error().where, runs.error());
            continue;
        }
        std::copy_if((*runs)->begin(), (*runs)->end(), std::back_inserter(result), [&query](const auto& run) {
            return runMatches(query, {run->lifecycle, run->status, run->startMs, run->endMs});
        });
    }
    const auto newer = [](const auto& a, const auto& b) {
        return newerFirst(a->startMs, a->id, b->startMs, b->id);
    };
    if (!std::is_sorted(result.begin(), result.end(), newer))
        std::sort(result.begin(), result.end(), newer);
    return result;
}

Result<RunsPage> MlflowFolder::fetchRuns(const CallContext& context, const RunQuery& query)
{
    const auto root = open();
    if (!root)
        return fail(root.error());
    const auto after = RunCursor::fromToken(query.pageToken);
    if (!after)
        return fail(after.error());
    const auto freshness = query.pageToken.isEmpty() ? MlflowFolderIndex::Freshness::ScanAgain
                                                     : MlflowFolderIndex::Freshness::RecentScanWillDo;
    Call call(*this, context);
    const auto found = matching(call, *root, query, freshness, context.stop);
    if (!found)
        return fail(found.error());
    auto at = found->begin();
    if (*after) {
        at = std::partition_point(found->begin(), found->end(), [&after](const auto& run) {
            return !newerFirst((*after)->startMs, (*after)->id, run->startMs, run->id);
        });
    }
    RunsPage page;
    const auto size = pageSizeOf(query);
    std::map<std::vector<std::string>, LocalTree> folders; // open each experiment once a page
    std::shared_ptr<const FolderRun> last;
    for (std::size_t read = 0; at != found->end() && read < size; ++at, ++read) {
        if (context.stop.stop_requested())
            return fail(ErrorKind::Cancelled, localText(root->path()));
        last = *at;
        auto folder = folders.find(last->experimentParts);
        if (folder == folders.end()) {
            auto opened = root->folder(last->experimentParts);
            if (!opened)
                continue; // moved to the trash meanwhile
            folder = folders.emplace(last->experimentParts, std::move(*opened)).first;
        }
        const auto run = call.reader.run(folder->second, *last, page.runs);
        if (!run && run.error().kind != ErrorKind::NotFound)
            call.faults.add(run.error().where, run.error());
    }
    if (at != found->end() && last)
        page.nextPageToken = RunCursor{last->startMs, last->id}.token();
    return page;
}

Result<RunBatch> MlflowFolder::fetchRun(const CallContext& context, const QString& runId)
{
    const auto root = open();
    if (!root)
        return fail(root.error());
    Call call(*this, context);
    return call.index.find(*root, runId.toStdString()).and_then([&](const auto& info) {
        RunBatch batch;
        return root->folder(info->experimentParts)
            .and_then([&](const LocalTree& folder) { return call.reader.run(folder, *info, batch); })
            .map([&batch] { return std::move(batch); });
    });
}

Result<MetricPoints> MlflowFolder::fetchHistory(const CallContext& context, const QString& runId,
                                                const QString& metricKey)
{
    const auto root = open();
    if (!root)
        return fail(root.error());
    Call call(*this, context);
    ItemFaults others; // which the history has nothing to do with
    return index(others).find(*root, runId.toStdString()).and_then([&](const auto& info) {
        auto parts = info->experimentParts;
        parts.push_back(info->id);
        return root->folder(parts).and_then([&](const LocalTree& folder) {
            return call.reader.history(folder, *info, metricKey, context.stop);
        });
    });
}

Result<std::vector<LoggedModel>> MlflowFolder::fetchLoggedModels(const CallContext& context,
                                                                 const QString& experimentId)
{
    const auto root = open();
    Call call(*this, context);
    const auto experiments =
        root.and_then([&call](const LocalTree& tree) { return call.index.experiments(tree); });
    if (!experiments)
        return fail(experiments.error());
    for (const auto& experiment : *experiments) {
        if (QString::fromStdString(experiment.id) != experimentId)
            continue;
        return own(root->folder(experiment.parts).and_then([&](const LocalTree& folder) {
            return call.reader.loggedModels(folder, experimentId);
        }));
    }
    return fail(
        ErrorKind::NotFound, localText(root->path()),
        connectorText(QT_TRANSLATE_NOOP("ph::Connector", "no experiment %1")).arg(experimentId.left(100)));
}

// A store that was copied names another machine's folders: theirs are looked for near the store.
Result<LocalArtifacts> artifactsAt(const LocalTree& root, const std::vector<std::string>& experimentParts,
                                   const QString& uri, const std::filesystem::path& tail,
                                   const LoggedArtifacts& logged)
{
    auto experiment = root.path();
    for (const auto& part : experimentParts)
        experiment /= part;
    const auto parent = std::filesystem::absolute(root.path()).lexically_normal().parent_path();
    return resolveArtifactRoot(uri, {experiment, root.path(), parent, parent / "mlartifacts"}, tail, logged)
        .map([](const std::filesystem::path& folder) { return LocalArtifacts(folder); });
}

Result<LocalArtifacts> MlflowFolder::runArtifacts(const QString& runId)
{
    const auto root = open();
    ItemFaults others; // of runs and experiments, not of artifacts
    const auto info =
        root.and_then([&](const LocalTree& tree) { return index(others).find(tree, runId.toStdString()); });
    if (!info)
        return fail(info.error());
    const auto logged = [&]() -> Result<bool> {
        auto parts = (*info)->experimentParts;
        parts.insert(parts.end(), {(*info)->id, "tags"});
        const auto tags = root->folder(parts);
        return tags && std::any_of(std::begin(artifactTags), std::end(artifactTags),
                                   [&](const char* tag) { return tags->stamp(tag).has_value(); });
    };
    return artifactsAt(*root, (*info)->experimentParts, (*info)->artifactUri,
                       std::filesystem::path((*info)->id) / "artifacts", logged);
}

Result<LocalArtifacts> MlflowFolder::modelArtifacts(const QString& modelId)
{
    const auto root = open();
    ItemFaults others; // of runs and experiments, not of artifacts
    const auto experiments =
        root.and_then([&](const LocalTree& tree) { return index(others).experiments(tree); });
    if (!experiments)
        return fail(experiments.error());
    const auto tail = std::filesystem::path("models") / modelId.toStdString() / "artifacts";
    auto problem = Error::make(ErrorKind::NotFound, modelId.left(100),
                               connectorText(QT_TRANSLATE_NOOP("ph::Connector", "no such logged model")));
    for (const auto& experiment : *experiments) {
        const auto location = root->folder(experiment.parts).and_then([&](const LocalTree& folder) {
            return MlflowFolderReader(read_, others).modelArtifactLocation(folder, modelId);
        });
        if (location)
            return artifactsAt(*root, experiment.parts, *location, tail,
                               [] { return Result<bool>(true); }); // logged models come with files
        if (location.error().kind != ErrorKind::NotFound)
            problem = location.error(); // another experiment may have it
    }
    return fail(std::move(problem));
}

Result<LocalArtifacts> MlflowFolder::artifacts(const CallContext&, const ArtifactOwner& owner)
{
    return owner.kind == ArtifactOwner::Kind::LoggedModel ? modelArtifacts(owner.id) : runArtifacts(owner.id);
}

} // namespace

ConnectorDescriptor mlflowFolderDescriptor()
{
    return {.kind = QStringLiteral("mlflow-folder"),
            .title = MlflowFolderTexts::tr("MLflow folder (mlruns)"),
            .summary = MlflowFolderTexts::tr(
                "Reads experiments straight from an mlruns folder. Nothing is ever written to it."),
            .location = LocationKind::Folder,
            .locationLabel = MlflowFolderTexts::tr("Folder"),
            .locationPlaceholder = QStringLiteral("/home/me/project/mlruns"),
            .auths = {},
            .fields = {}};
}

std::unique_ptr<Connector> makeMlflowFolder(const Connection& connection)
{
    return std::make_unique<MlflowFolder>(connection);
}

} // namespace ph
