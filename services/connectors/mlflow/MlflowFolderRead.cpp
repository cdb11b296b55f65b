#include "services/connectors/mlflow/MlflowFolderRead.h"

#include "services/connectors/Capabilities.h"
#include "services/connectors/ConnectorText.h"
#include "services/connectors/mlflow/MlflowLoggedModelStatus.h"
#include "services/connectors/mlflow/SortedPoints.h"

namespace ph {

namespace {

constexpr std::int64_t longMetricBytes = 64 << 10; // from here on remembering the tail pays
constexpr int maxKeyDepth = 16;
constexpr int maxKeys = 100'000;

} // namespace

/// Partial where something is there that was not read.
MlflowFolderReader::Reading MlflowFolderReader::note(const QString& where, const Error& error) const
{
    // Gone meanwhile: somebody deleted it, which is no fault.
    if (error.kind == ErrorKind::NotFound)
        return Reading::Whole;
    faults_.add(where, error);
    return Reading::Partial;
}

/// Returns what was not read, as RunGap::key.
std::vector<std::string> MlflowFolderReader::eachKey(const LocalTree& owner, const std::string& kind,
                                                     const Visit& visit) const
{
    Walk walk{visit, maxKeys};
    if (const auto folder = owner.folder(kind))
        eachKeyBelow(*folder, {}, 0, walk);
    else if (note(owner.where(kind), folder.error()) == Reading::Partial)
        walk.unread.emplace_back();
    return std::move(walk.unread);
}

void MlflowFolderReader::eachKeyBelow(const LocalTree& folder, const std::string& prefix, int depth,
                                      Walk& walk) const
{
    const auto noteBelow = [&](const std::string& below, const QString& where, const Error& error) {
        if (note(where, error) == Reading::Partial)
            walk.unread.push_back(below);
    };
    const auto entries = folder.entries();
    if (!entries) {
        noteBelow(prefix, localText(folder.path()), entries.error());
        return;
    }
    for (const auto& entry : *entries) {
        const auto where = folder.where(entry.name);
        const auto key = prefix + entry.name;
        if (--walk.left < 0 || depth > maxKeyDepth) {
            noteBelow(prefix, where,
                      Error::make(ErrorKind::Invalid, where,
                                  connectorText(QT_TRANSLATE_NOOP("ph::Connector",
                                                                  "too many keys, or nested too deeply"))));
            return;
        }
        if (entry.kind == LocalKind::File) {
            if (walk.visit(folder, entry.name, key) == Reading::Partial)
                walk.unread.push_back(key);
        } else if (entry.kind == LocalKind::Folder) {
            if (const auto below = folder.folder(entry.name))
                eachKeyBelow(*below, key + "/", depth + 1, walk);
            else
                noteBelow(key + "/", where, below.error());
        } else {
            walk.unread.push_back(key); // it may stand for a key or for a folder of them
            noteBelow(
                key + "/", where,
                Error::make(ErrorKind::Forbidden, where,
                            connectorText(QT_TRANSLATE_NOOP(
                                "ph::Connector", "is a symbolic link or a device, which is not followed"))));
        }
    }
}

MlflowFolderReader::Values<KeyValue> MlflowFolderReader::texts(const LocalTree& owner,
                                                               const std::string& kind) const
{
    Values<KeyValue> result;
    result.unread =
        eachKey(owner, kind, [&](const LocalTree& folder, const std::string& name, const std::string& key) {
            const auto bytes = folder.read(name, folderTextBytes);
            if (!bytes)
                return note(folder.where(name), bytes.error());
            result.list.append({QString::fromStdString(key), QString::fromStdString(*bytes)});
            return Reading::Whole;
        });
    return result;
}

MlflowFolderReader::Reading MlflowFolderReader::noteLines(const QString& where, const Lines& lines,
                                                          Writing writing) const
{
    const auto fault = [&](const RecordedText& words) {
        return note(where, Error::make(ErrorKind::Unreadable, where, words));
    };
    if (lines.malformed > 0)
        return fault(
            connectorText(QT_TRANSLATE_NOOP("ph::Connector", "%1 lines are not \"timestamp value step\""))
                .arg(lines.malformed));
    if (writing == Writing::MayGoOn) // a file is made before its first line is written
        return lines.haveNoPoint ? Reading::Partial : Reading::Whole;
    if (lines.endInside)
        return fault(connectorText(QT_TRANSLATE_NOOP("ph::Connector", "the last line is incomplete")));
    return lines.haveNoPoint ? fault(connectorText(QT_TRANSLATE_NOOP("ph::Connector", "holds no value")))
                             : Reading::Whole;
}

MlflowFolderReader::Latest MlflowFolderReader::latest(const LocalTree& folder, const std::string& name,
                                                      Writing writing)
{
    const auto path = (folder.path() / name).native();
    const auto stamp = folder.stamp(name);
    if (!stamp)
        return {std::nullopt, note(folder.where(name), stamp.error())};
    Tail tail;
    if (stamp->size >= longMetricBytes) {
        const std::lock_guard lock(memory_.mutex);
        if (const auto found = memory_.tails.find(path); found != memory_.tails.end() &&
                                                         found->second.inode == stamp->inode &&
                                                         found->second.wholeBytes <= stamp->size)
            tail = found->second;
    }
    MetricLines lines;
    const auto read = folder.stream(name, tail.wholeBytes, [&](std::string_view bytes) {
        lines.feed(bytes, [&tail](const MetricPoint& point) {
            if (!tail.latest || point.isLaterThan(*tail.latest))
                tail.latest = point;
        });
        return true;
    });
    if (!read)
        return {std::nullopt, note(folder.where(name), read.error())};
    tail.inode = stamp->inode;
    tail.wholeBytes += lines.wholeBytes();
    tail.malformed += lines.malformed();
    const auto reading = noteLines(folder.where(name),
                                   {.malformed = tail.malformed,
                                    .endInside = lines.endsInsideLine(),
                                    .haveNoPoint = !tail.latest.has_value()},
                                   writing);
    if (tail.wholeBytes >= longMetricBytes) {
        const std::lock_guard lock(memory_.mutex);
        memory_.tails[path] = tail;
    }
    return {tail.latest, reading};
}

MlflowFolderReader::Values<Metric> MlflowFolderReader::metrics(const LocalTree& owner, Writing writing)
{
    Values<Metric> result;
    result.unread = eachKey(owner, "metrics",
                            [&](const LocalTree& folder, const std::string& name, const std::string& key) {
                                const auto [point, reading] = latest(folder, name, writing);
                                if (point)
                                    result.list.append({QString::fromStdString(key), point->value,
                                                        point->step, point->timestampMs});
                                return reading;
                            });
    return result;
}

Result<MlflowYaml> MlflowFolderReader::meta(const LocalTree& folder) const
{
    return folder.read(MlflowYaml::fileName, MlflowYaml::maxBytes)
        .and_then([&folder](const std::string& bytes) {
            return MlflowYaml::parse(bytes, folder.where(MlflowYaml::fileName));
        });
}

/// Calls `use` for the meta.yaml in each folder below `name`. Partial where one could not be read.
MlflowFolderReader::Reading
MlflowFolderReader::eachMeta(const LocalTree& run, const std::string& name,
                             const std::function<Reading(const QString& where, const MlflowYaml&)>& use) const
{
    const auto folder = run.folder(name);
    const auto entries = folder ? folder->entries() : Result<std::vector<LocalEntry>>(fail(folder.error()));
    if (!entries)
        return note(run.where(name), entries.error());
    auto all = Reading::Whole;
    for (const auto& entry : *entries) {
        if (entry.kind == LocalKind::File)
            continue;
        const auto fields =
            folder->folder(entry.name).and_then([this](const LocalTree& below) { return meta(below); });
        const auto one =
            fields ? use(folder->where(entry.name), *fields) : note(fields.error().where, fields.error());
        if (one == Reading::Partial)
            all = one;
    }
    return all;
}

MlflowFolderReader::Parts<DatasetInput> MlflowFolderReader::inputs(const LocalTree& experimentFolder,
                                                                   const LocalTree& run) const
{
    Parts<DatasetInput> result;
    result.reading = eachMeta(run, "inputs", [&](const QString& where, const MlflowYaml& input) {
        if (input.text("source_type") != QLatin1String("DATASET"))
            return Reading::Whole;
        const auto dataset =
            experimentFolder
                .folder(std::vector<std::string>{"datasets", input.text("source_id").toStdString()})
                .and_then([this](const LocalTree& folder) { return meta(folder); });
        if (!dataset) { // one that is not there is the fault of the input that names it
            const auto& error = dataset.error();
            faults_.add(error.kind == ErrorKind::NotFound ? where : error.where, error);
            return Reading::Partial;
        }
        result.list.append({dataset->text("name"), dataset->text("digest"), dataset->text("source_type"),
                            dataset->text("source"), dataset->text("schema"), dataset->text("profile"),
                            input.text(std::string("tags/") + mlflowtag::dataContext)});
        return Reading::Whole;
    });
    return result;
}

MlflowFolderReader::Parts<ModelOutput> MlflowFolderReader::outputs(const LocalTree& run) const
{
    Parts<ModelOutput> result;
    result.reading = eachMeta(run, "outputs", [&](const QString&, const MlflowYaml& output) {
        if (output.text("destination_type") == QLatin1String("MODEL_OUTPUT"))
            result.list.append({output.text("destination_id"), output.integer("step", 0)});
        return Reading::Whole;
    });
    return result;
}

Result<Experiment> MlflowFolderReader::experiment(const LocalTree& folder,
                                                  const FolderExperiment& experiment) const
{
    const auto fields = meta(folder);
    if (!fields)
        return fail(fields.error());
    const auto id = fields->text("experiment_id");
    if (id.toStdString() != experiment.id) {
        return fail(
            ErrorKind::Unreadable, folder.where(MlflowYaml::fileName),
            connectorText(QT_TRANSLATE_NOOP("ph::Connector", "names another experiment than its folder: %1"))
                .arg(id.left(100)));
    }
    Experiment result;
    result.key = {{}, EntityKind::Experiment, id};
    result.name = fields->text("name");
    result.lifecycle = lifecycleFromName(fields->text("lifecycle_stage").toStdString());
    result.createdMs = fields->integer("creation_time", noTime);
    result.updatedMs = fields->integer("last_update_time", noTime);
    result.artifactLocation = fields->text("artifact_location");
    if (!fields->isIntegerOrAbsent("creation_time") || !fields->isIntegerOrAbsent("last_update_time")) {
        const auto where = folder.where(MlflowYaml::fileName);
        note(where, Error::make(ErrorKind::Unreadable, where,
                                connectorText(QT_TRANSLATE_NOOP("ph::Connector",
                                                                "creation or update time is not a number"))));
    }
    result.tags = texts(folder, "tags").list;
    return result;
}

Result<void> MlflowFolderReader::run(const LocalTree& experimentFolder, const FolderRun& info,
                                     RunBatch& batch)
{
    const auto folder = experimentFolder.folder(info.id);
    if (!folder)
        return fail(folder.error());
    Run run;
    run.key = {{}, EntityKind::Run, QString::fromStdString(info.id)};
    run.experimentId = info.experimentId;
    run.name = info.name;
    run.status = info.status;
    run.statusText = info.statusText;
    run.lifecycle = info.lifecycle;
    run.user = info.user;
    run.startMs = info.startMs;
    run.endMs = info.endMs;
    run.artifactUri = info.artifactUri;
    const bool mayGoOn = info.status == RunStatus::Running || info.status == RunStatus::Scheduled;
    auto gaps = info.gaps;
    const auto takeParts = [&gaps](RunGap::Kind kind, auto parts, auto& list) {
        list = std::move(parts.list);
        if (parts.reading == Reading::Partial)
            gaps.push_back({kind, {}});
    };
    run.metrics =
        taken(metrics(*folder, mayGoOn ? Writing::MayGoOn : Writing::Ended), RunGap::Kind::Metrics, gaps);
    run.params = taken(texts(*folder, "params"), RunGap::Kind::Params, gaps);
    run.tags = taken(texts(*folder, "tags"), RunGap::Kind::Tags, gaps);
    takeParts(RunGap::Kind::Inputs, inputs(experimentFolder, *folder), run.inputs);
    takeParts(RunGap::Kind::Outputs, outputs(*folder), run.outputs);
    for (const auto& tag : run.tags) {
        if (tag.key == QLatin1String(mlflowtag::parentRunId))
            run.parentRunId = tag.value;
        else if (tag.key == QLatin1String(mlflowtag::runName) && run.name.isEmpty())
            run.name = tag.value; // MLflow 1
    }
    batch.append(run, std::move(gaps));
    return {};
}

Result<MetricPoints> MlflowFolderReader::history(const LocalTree& runFolder, const FolderRun& info,
                                                 const QString& key, const std::stop_token& stop) const
{
    // A key is a path here; one that leads elsewhere was never logged.
    if (!safeArtifactPath("metrics", key))
        return MetricPoints();
    std::vector<std::string> parts{"metrics"};
    for (const auto& part : key.split(QLatin1Char('/')))
        parts.push_back(part.toStdString());
    const auto name = parts.back();
    parts.pop_back();
    const auto folder = runFolder.folder(parts);
    const auto stamp = folder ? folder->stamp(name) : Result<FileStamp>(fail(folder.error()));
    if (!stamp) {
        if (stamp.error().kind == ErrorKind::NotFound || stamp.error().kind == ErrorKind::Invalid)
            return MetricPoints();
        return fail(stamp.error());
    }
    if (stamp->kind == LocalKind::Folder) // "val" where only "val/acc" was logged
        return MetricPoints();
    MetricPoints points;
    MetricLines lines;
    const auto read = folder->stream(name, 0, [&](std::string_view bytes) {
        lines.feed(bytes, [&points](const MetricPoint& p) { points.append(p.step, p.timestampMs, p.value); });
        return !stop.stop_requested();
    });
    if (!read)
        return fail(read.error());
    if (stop.stop_requested())
        return fail(ErrorKind::Cancelled, folder->where(name));
    const bool mayGoOn = info.status == RunStatus::Running || info.status == RunStatus::Scheduled;
    noteLines(folder->where(name),
              {.malformed = lines.malformed(),
               .endInside = lines.endsInsideLine(),
               .haveNoPoint = points.steps.empty()},
              mayGoOn ? Writing::MayGoOn : Writing::Ended);
    sortPoints(points);
    return points;
}

Result<std::vector<LoggedModel>> MlflowFolderReader::loggedModels(const LocalTree& experimentFolder,
                                                                  const QString& experimentId)
{
    std::vector<LoggedModel> result;
    const auto folder = experimentFolder.folder("models");
    const auto entries = folder ? folder->entries() : Result<std::vector<LocalEntry>>(fail(folder.error()));
    if (!entries) {
        if (entries.error().kind == ErrorKind::NotFound)
            return result; // MLflow 2
        return fail(entries.error());
    }
    for (const auto& entry : *entries) {
        if (entry.kind != LocalKind::Folder)
            continue;
        const auto model = folder->folder(entry.name);
        const auto fields = model ? meta(*model) : Result<MlflowYaml>(fail(model.error()));
        if (!fields)
            note(fields.error().where, fields.error());
        if (!fields || fields->text("lifecycle_stage") == QLatin1String("deleted"))
            continue;
        LoggedModel m;
        m.key = {{}, EntityKind::LoggedModel, QString::fromStdString(entry.name)};
        m.experimentId = experimentId;
        m.name = fields->text("name");
        m.status = loggedModelStatus(fields->integer("status", -1), fields->text("status"));
        m.modelType = fields->text("model_type");
        m.sourceRunId = fields->text("source_run_id");
        m.artifactLocation = fields->text("artifact_location");
        m.createdMs = fields->integer("creation_timestamp", noTime);
        m.updatedMs = fields->integer("last_updated_timestamp", noTime);
        m.params = taken(texts(*model, "params"), RunGap::Kind::Params, m.gaps);
        m.tags = taken(texts(*model, "tags"), RunGap::Kind::Tags, m.gaps);
        m.metrics = taken(metrics(*model, Writing::MayGoOn), RunGap::Kind::Metrics, m.gaps);
        result.push_back(std::move(m));
    }
    return result;
}

Result<QString> MlflowFolderReader::modelArtifactLocation(const LocalTree& experimentFolder,
                                                          const QString& modelId) const
{
    return experimentFolder.folder(std::vector<std::string>{"models", modelId.toStdString()})
        .and_then([this](const LocalTree& model) { return meta(model); })
        .map([](const MlflowYaml& fields) { return fields.text("artifact_location"); });
}

} // namespace ph
