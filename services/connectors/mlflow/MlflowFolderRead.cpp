#include "services/connectors/mlflow/MlflowFolderRead.h"

#include "services/connectors/mlflow/SortedPoints.h"

namespace ph {

namespace {

constexpr std::int64_t longMetricBytes = 64 << 10; // from here on remembering the tail pays
constexpr int maxKeyDepth = 16;
constexpr int maxKeys = 100'000;

QString modelStatus(const MlflowYaml& meta)
{
    auto raw = meta.text("status");
    switch (meta.integer("status", -1)) {
    case 1:
        return QStringLiteral("PENDING");
    case 2:
        return QStringLiteral("READY");
    case 3:
        return QStringLiteral("FAILED");
    default:
        return raw;
    }
}

} // namespace

void MlflowFolderReader::note(const QString& where, const Error& error) const
{
    // Gone meanwhile: somebody deleted it, which is no fault.
    if (error.kind != ErrorKind::NotFound)
        faults_.add(where, error);
}

void MlflowFolderReader::eachKey(const LocalTree& owner, const std::string& kind, const Visit& visit) const
{
    const auto folder = owner.folder(kind);
    if (!folder) {
        note(owner.where(kind), folder.error());
        return;
    }
    int left = maxKeys;
    eachKeyBelow(*folder, {}, 0, left, visit);
}

void MlflowFolderReader::eachKeyBelow(const LocalTree& folder, const std::string& prefix, int depth,
                                      int& left, const Visit& visit) const
{
    const auto entries = folder.entries();
    if (!entries) {
        note(localText(folder.path()), entries.error());
        return;
    }
    for (const auto& entry : *entries) {
        const auto where = folder.where(entry.name);
        if (--left < 0 || depth > maxKeyDepth) {
            note(where, Error::make(ErrorKind::Invalid, where,
                                    QStringLiteral("too many keys, or nested too deeply")));
            return;
        }
        if (entry.kind == LocalKind::File) {
            visit(folder, entry.name, prefix + entry.name);
        } else if (entry.kind == LocalKind::Folder) {
            if (const auto below = folder.folder(entry.name))
                eachKeyBelow(*below, prefix + entry.name + "/", depth + 1, left, visit);
            else
                note(where, below.error());
        } else {
            note(where, Error::make(ErrorKind::Forbidden, where,
                                    QStringLiteral("is a symbolic link or a device, which is not followed")));
        }
    }
}

QList<KeyValue> MlflowFolderReader::texts(const LocalTree& owner, const std::string& kind) const
{
    QList<KeyValue> result;
    eachKey(owner, kind, [&](const LocalTree& folder, const std::string& name, const std::string& key) {
        if (const auto bytes = folder.read(name, folderTextBytes))
            result.append({QString::fromStdString(key), QString::fromStdString(*bytes)});
        else
            note(folder.where(name), bytes.error());
    });
    return result;
}

void MlflowFolderReader::noteLines(const QString& where, int malformed, bool endsInsideLine,
                                   Writing writing) const
{
    if (malformed > 0) {
        note(where, Error::make(ErrorKind::Unreadable, where,
                                QStringLiteral("%1 lines are not \"timestamp value step\"").arg(malformed)));
    } else if (endsInsideLine && writing == Writing::Ended) {
        note(where, Error::make(ErrorKind::Unreadable, where, QStringLiteral("the last line is incomplete")));
    }
}

std::optional<MetricPoint> MlflowFolderReader::latest(const LocalTree& folder, const std::string& name,
                                                      Writing writing)
{
    const auto path = (folder.path() / name).native();
    const auto stamp = folder.stamp(name);
    if (!stamp) {
        note(folder.where(name), stamp.error());
        return std::nullopt;
    }
    Tail tail;
    if (stamp->size >= longMetricBytes) {
        const std::lock_guard lock(mutex_);
        if (const auto found = tails_.find(path); found != tails_.end() &&
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
    if (!read) {
        note(folder.where(name), read.error());
        return std::nullopt;
    }
    tail.inode = stamp->inode;
    tail.wholeBytes += lines.wholeBytes();
    tail.malformed += lines.malformed();
    noteLines(folder.where(name), tail.malformed, lines.endsInsideLine(), writing);
    if (tail.wholeBytes >= longMetricBytes) {
        const std::lock_guard lock(mutex_);
        tails_[path] = tail;
    }
    return tail.latest;
}

QList<Metric> MlflowFolderReader::metrics(const LocalTree& owner, Writing writing)
{
    QList<Metric> result;
    eachKey(owner, "metrics", [&](const LocalTree& folder, const std::string& name, const std::string& key) {
        if (const auto point = latest(folder, name, writing))
            result.append({QString::fromStdString(key), point->value, point->step, point->timestampMs});
    });
    return result;
}

std::optional<MlflowYaml> MlflowFolderReader::meta(const LocalTree& folder) const
{
    const auto where = folder.where(MlflowYaml::fileName);
    const auto parsed =
        folder.read(MlflowYaml::fileName, MlflowYaml::maxBytes).and_then([&where](const std::string& bytes) {
            return MlflowYaml::parse(bytes, where);
        });
    if (parsed)
        return *parsed;
    note(where, parsed.error());
    return std::nullopt;
}

QList<DatasetInput> MlflowFolderReader::inputs(const LocalTree& experimentFolder, const LocalTree& run) const
{
    QList<DatasetInput> result;
    const auto folder = run.folder("inputs");
    const auto entries = folder ? folder->entries() : Result<std::vector<LocalEntry>>(fail(folder.error()));
    if (!entries) {
        note(run.where("inputs"), entries.error());
        return result;
    }
    for (const auto& entry : *entries) {
        const auto input = folder->folder(entry.name).map([this](const LocalTree& f) { return meta(f); });
        if (!input || !*input || (*input)->text("source_type") != QLatin1String("DATASET"))
            continue;
        const auto dataset =
            experimentFolder
                .folder(std::vector<std::string>{"datasets", (*input)->text("source_id").toStdString()})
                .map([this](const LocalTree& f) { return meta(f); });
        if (!dataset) {
            faults_.add(folder->where(entry.name), dataset.error()); // an input whose data set is not there
            continue;
        }
        if (!*dataset)
            continue;
        const auto& d = **dataset;
        result.append({d.text("name"), d.text("digest"), d.text("source_type"), d.text("source"),
                       d.text("schema"), d.text("profile"),
                       (*input)->text(std::string("tags/") + mlflowtag::dataContext)});
    }
    return result;
}

QList<ModelOutput> MlflowFolderReader::outputs(const LocalTree& run) const
{
    QList<ModelOutput> result;
    const auto folder = run.folder("outputs");
    const auto entries = folder ? folder->entries() : Result<std::vector<LocalEntry>>(fail(folder.error()));
    if (!entries) {
        note(run.where("outputs"), entries.error());
        return result;
    }
    for (const auto& entry : *entries) {
        const auto output = folder->folder(entry.name).map([this](const LocalTree& f) { return meta(f); });
        if (output && *output && (*output)->text("destination_type") == QLatin1String("MODEL_OUTPUT"))
            result.append({(*output)->text("destination_id"), (*output)->integer("step", 0)});
    }
    return result;
}

Result<Experiment> MlflowFolderReader::experiment(const LocalTree& folder,
                                                  const FolderExperiment& experiment) const
{
    const auto where = folder.where(MlflowYaml::fileName);
    const auto fields =
        folder.read(MlflowYaml::fileName, MlflowYaml::maxBytes).and_then([&where](const std::string& bytes) {
            return MlflowYaml::parse(bytes, where);
        });
    if (!fields)
        return fail(fields.error());
    const auto id = fields->text("experiment_id");
    if (id.toStdString() != experiment.id) {
        return fail(ErrorKind::Unreadable, where,
                    QStringLiteral("names another experiment than its folder: ") + id.left(100));
    }
    Experiment result;
    result.key = {{}, EntityKind::Experiment, id};
    result.name = fields->text("name");
    result.lifecycle = lifecycleFromName(fields->text("lifecycle_stage").toStdString());
    result.createdMs = fields->integer("creation_time", noTime);
    result.updatedMs = fields->integer("last_update_time", noTime);
    result.artifactLocation = fields->text("artifact_location");
    result.tags = texts(folder, "tags");
    return result;
}

Result<Run> MlflowFolderReader::run(const LocalTree& experimentFolder, const FolderRun& info)
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
    run.metrics = metrics(*folder, mayGoOn ? Writing::MayGoOn : Writing::Ended);
    run.params = texts(*folder, "params");
    run.tags = texts(*folder, "tags");
    run.inputs = inputs(experimentFolder, *folder);
    run.outputs = outputs(*folder);
    for (const auto& tag : run.tags) {
        if (tag.key == QLatin1String(mlflowtag::parentRunId))
            run.parentRunId = tag.value;
        else if (tag.key == QLatin1String(mlflowtag::runName) && run.name.isEmpty())
            run.name = tag.value; // MLflow 1
    }
    return run;
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
    noteLines(folder->where(name), lines.malformed(), lines.endsInsideLine(),
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
        const auto fields = model ? meta(*model) : std::nullopt;
        if (!model)
            note(folder->where(entry.name), model.error());
        if (!fields || fields->text("lifecycle_stage") == QLatin1String("deleted"))
            continue;
        LoggedModel m;
        m.key = {{}, EntityKind::LoggedModel, QString::fromStdString(entry.name)};
        m.experimentId = experimentId;
        m.name = fields->text("name");
        m.status = modelStatus(*fields);
        m.modelType = fields->text("model_type");
        m.sourceRunId = fields->text("source_run_id");
        m.artifactLocation = fields->text("artifact_location");
        m.createdMs = fields->integer("creation_timestamp", noTime);
        m.updatedMs = fields->integer("last_updated_timestamp", noTime);
        m.params = texts(*model, "params");
        m.tags = texts(*model, "tags");
        m.metrics = metrics(*model, Writing::MayGoOn);
        result.push_back(std::move(m));
    }
    return result;
}

Result<QString> MlflowFolderReader::modelArtifactLocation(const LocalTree& experimentFolder,
                                                          const QString& modelId) const
{
    return experimentFolder.folder(std::vector<std::string>{"models", modelId.toStdString()})
        .and_then([](const LocalTree& model) {
            return model.read(MlflowYaml::fileName, MlflowYaml::maxBytes)
                .and_then([&model](const std::string& bytes) {
                    return MlflowYaml::parse(bytes, model.where(MlflowYaml::fileName));
                });
        })
        .map([](const MlflowYaml& fields) { return fields.text("artifact_location"); });
}

} // namespace ph
