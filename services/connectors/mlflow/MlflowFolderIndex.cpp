#include "services/connectors/mlflow/MlflowFolderIndex.h"

#include "models/values/RunTable.h"
#include "services/connectors/ConnectorText.h"

namespace ph {

namespace {

constexpr char trashFolder[] = ".trash";

// Folders beside the runs of an experiment that are none.
bool isReserved(const std::string& name)
{
    return name == "tags" || name == "datasets" || name == "traces" || name == "models" ||
           name.starts_with('.');
}

bool isRunId(const std::string& name)
{
    return name.size() == 32 && name.find_first_not_of("0123456789abcdef") == std::string::npos;
}

bool holdsRuns(const LocalTree& experiment)
{
    const auto entries = experiment.entries();
    if (!entries)
        return false;
    return std::any_of(entries->begin(), entries->end(), [&experiment](const LocalEntry& entry) {
        if (entry.kind != LocalKind::Folder || !isRunId(entry.name))
            return false;
        const auto run = experiment.folder(entry.name);
        return run && run->stamp(MlflowYaml::fileName);
    });
}

// MLflow's enum on disk; its old versions wrote names.
std::pair<RunStatus, QString> statusOf(const MlflowYaml& meta)
{
    const auto raw = meta.text("status");
    constexpr RunStatus numbered[] = {RunStatus::Unknown,  RunStatus::Running, RunStatus::Scheduled,
                                      RunStatus::Finished, RunStatus::Failed,  RunStatus::Killed};
    const auto number = meta.integer("status", 0);
    const auto status = number > 0 && number < std::int64_t(std::size(numbered))
                            ? numbered[number]
                            : runStatusFromName(raw.toStdString());
    return {status, status == RunStatus::Unknown ? raw : runStatusName(status)};
}

std::vector<RunGap> gapsOf(const MlflowYaml& meta)
{
    std::vector<RunGap> gaps;
    const auto add = [&gaps](const char* name) { gaps.push_back({RunGap::Kind::Attributes, name}); };
    for (const auto* name : {attribute::name, attribute::user, attribute::artifactUri, attribute::status,
                             attribute::lifecycle}) {
        if (meta.isNested(name))
            add(name);
    }
    for (const auto* name : {attribute::startTime, attribute::endTime}) {
        if (!meta.isIntegerOrAbsent(name))
            add(name);
    }
    return gaps;
}

Error faultOf(const std::vector<RunGap>& gaps, const QString& where)
{
    QStringList names;
    for (const auto& gap : gaps)
        names << QString::fromStdString(gap.key);
    return Error::make(
        ErrorKind::Unreadable, where,
        connectorText(QT_TRANSLATE_NOOP("ph::Connector", "a value of another type was expected: %1"))
            .arg(names.join(QStringLiteral(", "))));
}

Result<std::shared_ptr<const FolderRun>> decode(const MlflowYaml& meta, const std::string& folderName,
                                                const FolderExperiment& experiment, const QString& where)
{
    auto id = meta.text("run_id");
    if (id.isEmpty())
        id = meta.text("run_uuid");
    if (id.isEmpty())
        return fail(ErrorKind::Unreadable, where,
                    connectorText(QT_TRANSLATE_NOOP("ph::Connector", "has no run_id")));
    if (id.toStdString() != folderName)
        return fail(ErrorKind::Unreadable, where,
                    connectorText(QT_TRANSLATE_NOOP("ph::Connector", "names another run than its folder: %1"))
                        .arg(id.left(100)));
    auto run = std::make_shared<FolderRun>();
    run->id = folderName;
    // The folder says where the run belongs; a moved folder keeps the old number in its meta.yaml.
    run->experimentId = QString::fromStdString(experiment.id);
    run->name = meta.text("run_name");
    if (run->name.isEmpty())
        run->name = meta.text("name");
    run->user = meta.text("user_id");
    run->artifactUri = meta.text("artifact_uri");
    std::tie(run->status, run->statusText) = statusOf(meta);
    run->lifecycle = lifecycleFromName(meta.text("lifecycle_stage").toStdString());
    run->startMs = meta.integer("start_time", noTime);
    run->endMs = meta.integer("end_time", noTime);
    run->experimentParts = experiment.parts;
    run->gaps = gapsOf(meta);
    return std::shared_ptr<const FolderRun>(std::move(run));
}

std::string folderKey(const FolderExperiment& experiment)
{
    std::string key;
    for (const auto& part : experiment.parts)
        key += "/" + part;
    return key;
}

} // namespace

bool newerFirst(std::int64_t startA, std::string_view idA, std::int64_t startB, std::string_view idB)
{
    // noTime is the smallest number, so it comes last by itself.
    return startA != startB ? startA > startB : idA < idB;
}

bool looksLikeFileStore(const std::filesystem::path& folder)
{
    const auto tree = LocalTree::open(folder);
    const auto entries = tree ? tree->entries() : Result<std::vector<LocalEntry>>();
    if (!tree || !entries)
        return false;
    return std::any_of(entries->begin(), entries->end(), [&tree](const LocalEntry& entry) {
        if (entry.kind != LocalKind::Folder || entry.name == "models")
            return false;
        if (entry.name == trashFolder)
            return true;
        // Cheap and certain enough: "experiment_id" is the word that only an experiment's or a run's
        // meta.yaml has.
        const auto below = tree->folder(entry.name);
        const auto meta =
            below ? below->read(MlflowYaml::fileName, MlflowYaml::maxBytes) : Result<std::string>();
        return below && meta && meta->find("experiment_id") != std::string::npos &&
               meta->find("run_uuid") == std::string::npos && meta->find("run_id") == std::string::npos;
    });
}

Result<LocalTree> MlflowFolderIndex::root() const
{
    std::error_code error;
    const auto inner = location_ / "mlruns";
    if (std::filesystem::is_directory(inner, error) && !looksLikeFileStore(location_))
        return LocalTree::open(inner);
    return LocalTree::open(location_);
}

Result<std::vector<FolderExperiment>> MlflowFolderIndex::experiments(const LocalTree& root) const
{
    std::vector<FolderExperiment> result;
    const auto gather = [&](const LocalTree& tree, const std::vector<std::string>& above) -> Result<void> {
        const auto entries = tree.entries();
        if (!entries)
            return fail(entries.error());
        for (const auto& entry : *entries) {
            const auto where = tree.where(entry.name);
            if (entry.name.starts_with('.') || (above.empty() && entry.name == "models"))
                continue;
            if (entry.kind == LocalKind::Link) {
                faults_.add(where,
                            Error::make(ErrorKind::Forbidden, where,
                                        connectorText(QT_TRANSLATE_NOOP(
                                            "ph::Connector", "is a symbolic link, which is not followed"))));
                continue;
            }
            if (entry.kind != LocalKind::Folder)
                continue;
            const auto folder = tree.folder(entry.name);
            if (!folder) {
                faults_.add(where, folder.error());
                continue;
            }
            if (const auto stamp = folder->stamp(MlflowYaml::fileName); !stamp) {
                // An SQLite store keeps its artifacts in folders that look alike: those hold no runs'
                // meta.yaml.
                if (stamp.error().kind != ErrorKind::NotFound || holdsRuns(*folder))
                    faults_.add(folder->where(MlflowYaml::fileName), stamp.error());
                continue;
            }
            auto parts = above;
            parts.push_back(entry.name);
            result.push_back({entry.name, std::move(parts)});
        }
        return {};
    };
    if (auto done = gather(root, {}); !done)
        return fail(done.error());
    if (const auto trash = root.folder(trashFolder)) {
        if (auto done = gather(*trash, {trashFolder}); !done)
            faults_.add(localText(trash->path()), done.error());
    } else if (trash.error().kind != ErrorKind::NotFound) {
        faults_.add(root.where(trashFolder), trash.error());
    }
    return result;
}

MlflowFolderIndex::Known MlflowFolderIndex::look(const LocalTree& experimentFolder,
                                                 const FolderExperiment& experiment, const std::string& name,
                                                 const Known* before)
{
    Known known;
    const auto folder = experimentFolder.folder(name);
    if (!folder) {
        if (folder.error().kind != ErrorKind::NotFound)
            known.fault = folder.error();
        return known;
    }
    const auto stamp = folder->stamp(MlflowYaml::fileName);
    if (!stamp) {
        // A folder that is no run's has none either; the name tells.
        if (isRunId(name) || stamp.error().kind != ErrorKind::NotFound)
            known.fault = stamp.error();
        return known;
    }
    if (before && before->stamp == *stamp)
        return *before;
    known.stamp = *stamp;
    const auto where = folder->where(MlflowYaml::fileName);
    auto run = folder->read(MlflowYaml::fileName, MlflowYaml::maxBytes)
                   .and_then([&where](const std::string& bytes) { return MlflowYaml::parse(bytes, where); })
                   .and_then([&](const MlflowYaml& meta) { return decode(meta, name, experiment, where); });
    if (!run) {
        known.fault = run.error();
        return known;
    }
    known.run = *run;
    if (!known.run->gaps.empty())
        known.fault = faultOf(known.run->gaps, where);
    return known;
}

std::shared_ptr<const MlflowFolderIndex::Scan>
MlflowFolderIndex::lastScan(const FolderExperiment& experiment) const
{
    const std::lock_guard lock(memory_.mutex);
    const auto found = memory_.scans.find(folderKey(experiment));
    return found == memory_.scans.end() ? nullptr : found->second;
}

Result<std::shared_ptr<const FolderRuns>> MlflowFolderIndex::runs(const LocalTree& root,
                                                                  const FolderExperiment& experiment,
                                                                  Freshness freshness,
                                                                  const std::stop_token& stop)
{
    const auto before = lastScan(experiment);
    if (before && freshness == Freshness::RecentScanWillDo &&
        std::chrono::steady_clock::now() - before->at < scanLifetime)
        return before->sorted;

    const auto folder = root.folder(experiment.parts);
    if (!folder)
        return fail(folder.error());
    const auto entries = folder->entries();
    if (!entries)
        return fail(entries.error());
    auto scan = std::make_shared<Scan>();
    auto sorted = std::make_shared<FolderRuns>();
    scan->known.reserve(entries->size());
    for (const auto& entry : *entries) {
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled, localText(folder->path()));
        const bool candidate =
            entry.kind == LocalKind::Folder || (entry.kind == LocalKind::Link && isRunId(entry.name));
        if (!candidate || isReserved(entry.name))
            continue;
        const Known* old = nullptr;
        if (before) {
            if (const auto found = before->known.find(entry.name); found != before->known.end())
                old = &found->second;
        }
        auto known = look(*folder, experiment, entry.name, old);
        if (known.fault)
            faults_.add(known.fault->where, *known.fault);
        if (known.run)
            sorted->push_back(known.run);
        scan->known.emplace(entry.name, std::move(known));
    }
    std::sort(sorted->begin(), sorted->end(),
              [](const auto& a, const auto& b) { return newerFirst(a->startMs, a->id, b->startMs, b->id); });
    scan->sorted = std::move(sorted);
    scan->at = std::chrono::steady_clock::now();
    const std::lock_guard lock(memory_.mutex);
    memory_.scans[folderKey(experiment)] = scan;
    return scan->sorted;
}

Result<std::shared_ptr<const FolderRun>> MlflowFolderIndex::find(const LocalTree& root,
                                                                 const std::string& runId)
{
    const auto all = experiments(root);
    if (!all)
        return fail(all.error());
    for (const auto& experiment : *all) {
        const auto folder = root.folder(experiment.parts);
        if (!folder || isReserved(runId))
            continue;
        const auto stamp = folder->stamp(runId);
        if (!stamp)
            continue;
        const auto scan = lastScan(experiment);
        const Known* old = nullptr;
        if (scan) {
            if (const auto found = scan->known.find(runId); found != scan->known.end())
                old = &found->second;
        }
        const auto known = look(*folder, experiment, runId, old);
        if (known.run && known.fault)
            faults_.add(known.fault->where, *known.fault);
        if (known.run)
            return known.run;
        if (known.fault)
            return fail(*known.fault);
    }
    return fail(ErrorKind::NotFound, localText(root.path()),
                connectorText(QT_TRANSLATE_NOOP("ph::Connector", "no run %1"))
                    .arg(QString::fromStdString(runId).left(100)));
}

} // namespace ph
