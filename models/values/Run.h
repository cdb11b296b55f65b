#pragma once

#include "models/values/Keys.h"
#include "models/values/Time.h"

#include <QList>
#include <QMap>
#include <QString>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ph {

/// Unknown keeps the raw text beside it (Run::statusText): never guessed.
enum class RunStatus : std::uint8_t { Scheduled, Running, Finished, Failed, Killed, Unknown };
RunStatus runStatusFromName(std::string_view name); ///< MLflow's names, "FINISHED"; else Unknown
QString runStatusName(RunStatus status);            ///< "FINISHED"; "UNKNOWN" for Unknown

enum class Lifecycle : std::uint8_t { Active, Deleted };
Lifecycle lifecycleFromName(std::string_view name); ///< "deleted", else Active
QString lifecycleName(Lifecycle lifecycle);

struct KeyValue {
    QString key;
    QString value;
    friend bool operator==(const KeyValue&, const KeyValue&) = default;
};

/// The last value of a metric. NaN and the infinities are ordinary values.
struct Metric {
    QString key;
    double value = 0;
    std::int64_t step = 0;
    std::int64_t timestampMs = noTime;
};

struct DatasetInput {
    QString name;
    QString digest;
    QString sourceType;
    QString source;
    QString schema;
    QString profile;
    QString context; ///< tag mlflow.data.context: "training", "eval"; may be empty
    friend bool operator==(const DatasetInput&, const DatasetInput&) = default;
};

struct ModelOutput {
    QString modelId;
    std::int64_t step = 0;
    friend bool operator==(const ModelOutput&, const ModelOutput&) = default;
};

struct Experiment {
    EntityKey key;
    QString name;
    Lifecycle lifecycle = Lifecycle::Active;
    std::int64_t createdMs = noTime;
    std::int64_t updatedMs = noTime;
    QString artifactLocation;
    QList<KeyValue> tags;
    friend bool operator==(const Experiment&, const Experiment&) = default;
};

/// One run, whole, for its page. Many runs travel as RunBatch, and are browsed as RunTable.
struct Run {
    EntityKey key;
    QString experimentId;
    QString name;
    RunStatus status = RunStatus::Unknown;
    QString statusText; ///< as the server spelled it
    Lifecycle lifecycle = Lifecycle::Active;
    QString user;
    std::int64_t startMs = noTime;
    std::int64_t endMs = noTime;
    QString artifactUri;
    QString parentRunId;          ///< tag mlflow.parentRunId, or empty
    std::int64_t seenMs = noTime; ///< when we last saw it on its server
    QList<Metric> metrics;
    QList<KeyValue> params;
    QList<KeyValue> tags;
    QList<DatasetInput> inputs;
    QList<ModelOutput> outputs;
};

/// A part of a run, or of a logged model, that is there and could not be read, which is not the same as one
/// that is not there: what the cache holds of it stands.
struct RunGap {
    enum class Kind : std::uint8_t {
        Metrics,
        Params,
        Tags,
        Inputs,
        Outputs,
        Attributes
    } kind = Kind::Metrics;
    /// One key; with a slash at its end all that begin so; empty: all of this kind. Of inputs and outputs
    /// always empty. Of attributes a name of `attribute`. A metric may have a value all the same, of which it
    /// is not known to be the last.
    std::string key;
};

/// MLflow 3 logged model.
struct LoggedModel {
    EntityKey key;
    QString experimentId;
    QString name;
    QString status; ///< "READY", "PENDING", "FAILED"; as spelled where unknown
    QString modelType;
    QString sourceRunId;
    QString artifactLocation;
    std::int64_t createdMs = noTime;
    std::int64_t updatedMs = noTime;
    QList<KeyValue> params;
    QList<KeyValue> tags;
    QList<Metric> metrics;
    std::int64_t seenMs = noTime;  ///< when the cache last got it from its server
    std::vector<RunGap> gaps = {}; ///< of the reading that it is from; none of a cached one
};

/// Whole history of one metric of one run, in columns of equal length, in the order logged:
/// ascending step, then timestamp, duplicates kept.
struct MetricPoints {
    std::vector<std::int64_t> steps;
    std::vector<std::int64_t> timestampsMs;
    std::vector<double> values;
    std::size_t size() const { return values.size(); }
    void append(std::int64_t step, std::int64_t timestampMs, double value)
    {
        steps.push_back(step);
        timestampsMs.push_back(timestampMs);
        values.push_back(value);
    }
};

struct ArtifactEntry {
    enum class Kind { File, Directory };
    QString path; ///< relative to the run's artifact root, '/' between parts
    Kind kind = Kind::File;
    std::optional<qint64> size = std::nullopt; ///< bytes; none for directories or where unknown
    friend bool operator==(const ArtifactEntry&, const ArtifactEntry&) = default;
};

/// Tag keys that MLflow itself gives a meaning.
namespace mlflowtag {
inline constexpr char parentRunId[] = "mlflow.parentRunId";
inline constexpr char runName[] = "mlflow.runName";
inline constexpr char note[] = "mlflow.note.content";
inline constexpr char gitCommit[] = "mlflow.source.git.commit";
inline constexpr char gitRepo[] = "mlflow.source.git.repoURL";
inline constexpr char gitBranch[] = "mlflow.source.git.branch";
inline constexpr char sourceName[] = "mlflow.source.name";
inline constexpr char sourceType[] = "mlflow.source.type";
inline constexpr char entryPoint[] = "mlflow.project.entryPoint";
inline constexpr char projectEnv[] = "mlflow.project.env";
inline constexpr char user[] = "mlflow.user";
inline constexpr char dataContext[] = "mlflow.data.context";
} // namespace mlflowtag

} // namespace ph
