#pragma once

#include "models/values/ItemFault.h"
#include "models/values/ModelVersion.h"
#include "models/values/RunBatch.h"
#include "services/connectors/Connector.h"

#include <filesystem>

namespace ph {

enum class RunScope { Active, Deleted, All };

/// Which runs of which experiments. Conditions are joined by AND; an absent one does not restrict.
struct RunQuery {
    QStringList experimentIds;
    RunScope scope = RunScope::All;
    std::optional<std::int64_t> startedAtOrAfterMs = std::nullopt;
    std::optional<std::int64_t> startedBeforeMs = std::nullopt;
    std::optional<std::int64_t> endedAtOrAfterMs = std::nullopt;
    std::optional<RunStatus> status = std::nullopt;
    /// The source's own filter syntax, as the search language pushes it down; empty: none.
    QString remoteFilter = {};
    int pageSize = 200;
    QString pageToken = {}; ///< from RunsPage, empty: from the start
};

struct RunsPage {
    RunBatch runs;         ///< newest start time first, runs without one last
    QString nextPageToken; ///< empty: this was the last page
};

class RunSource {
public:
    virtual ~RunSource() = default;
    /// All experiments, deleted ones too.
    virtual Result<std::vector<Experiment>> fetchExperiments(const CallContext& context) = 0;
    virtual Result<RunsPage> fetchRuns(const CallContext& context, const RunQuery& query) = 0;
    /// One run, whole; NotFound where it is gone.
    virtual Result<RunBatch> fetchRun(const CallContext& context, const QString& runId) = 0;
    /// Full history of one metric, every point, sorted as MetricPoints says. Empty where it was never logged.
    virtual Result<MetricPoints> fetchHistory(const CallContext& context, const QString& runId,
                                              const QString& metricKey) = 0;
    /// Logged models of an experiment; empty where the system has none (MLflow 2).
    virtual Result<std::vector<LoggedModel>> fetchLoggedModels(const CallContext& context,
                                                               const QString& experimentId) = 0;
    /// Items that the last fetches had to leave out, e.g. a run with a corrupt meta.yaml. Taking empties the
    /// list.
    virtual std::vector<ItemFault> takeFaults() { return {}; }
    /// Those of them that one metric's history has, and no others: somebody else may be reading.
    virtual std::vector<ItemFault> takeHistoryFaults(const QString& /*runId*/, const QString& /*metricKey*/)
    {
        return {};
    }
    /// The page of a run in the system's own web interface; empty where it has none.
    virtual QString runWebAddress(const QString& experimentId, const QString& runId) const = 0;
};

/// Whose files: a run's, or those of a logged model (MLflow 3), which lie apart from its run's.
struct ArtifactOwner {
    enum class Kind { Run, LoggedModel } kind = Kind::Run;
    QString id;

    static ArtifactOwner run(const QString& id) { return {Kind::Run, id}; }
    static ArtifactOwner loggedModel(const QString& id) { return {Kind::LoggedModel, id}; }
    /// Of a key of either kind.
    static ArtifactOwner of(const EntityKey& key)
    {
        return key.kind == EntityKind::LoggedModel ? loggedModel(key.remoteId) : run(key.remoteId);
    }
};

/// Every call: NotFound where the owner is gone, Unsupported where the system has no owners of this kind (a
/// logged model on MLflow 2).
class ArtifactSource {
public:
    virtual ~ArtifactSource() = default;
    /// Entries directly below `directory` ("" is the root), directories first, then by name. A path that does
    /// not exist has no entries.
    virtual Result<std::vector<ArtifactEntry>>
    listArtifacts(const CallContext& context, const ArtifactOwner& owner, const QString& directory) = 0;
    /// The bytes of one file, at most maxBytes (Invalid beyond).
    virtual Result<QByteArray> readArtifact(const CallContext& context, const ArtifactOwner& owner,
                                            const QString& path, qint64 maxBytes) = 0;
    /// Writes one file or a whole directory below `folder`, never outside it: names from servers are hostile
    /// (see safeArtifactPath). Files appear only when complete. Returns the files written.
    virtual Result<std::vector<std::filesystem::path>>
    downloadArtifact(const CallContext& context, const ArtifactOwner& owner, const QString& path,
                     const std::filesystem::path& folder) = 0;
};

class ModelRegistry {
public:
    virtual ~ModelRegistry() = default;
    /// All registered models and prompts, with their aliases as far as the system lists them.
    virtual Result<std::vector<RegisteredModel>> fetchRegisteredModels(const CallContext& context) = 0;
    /// All versions of one model or prompt, newest first. Aliases are those of the registered model.
    virtual Result<std::vector<ModelVersion>> fetchModelVersions(const CallContext& context,
                                                                 const QString& model) = 0;
    /// One version, aliases and tags included; NotFound where it is gone.
    virtual Result<ModelVersion> fetchModelVersion(const CallContext& context, const QString& model,
                                                   const QString& version) = 0;
    /// The version that an alias points at now; none where nobody set it. NotFound for an unknown model.
    virtual Result<std::optional<QString>> fetchAlias(const CallContext& context, const QString& model,
                                                      const QString& alias) = 0;
};

/// Changes a registry. Each call asks exactly once and never again by itself. MLflow has no compare-and-set:
/// whoever calls looks before and after.
class RegistryControl {
public:
    virtual ~RegistryControl() = default;
    virtual Result<void> setAlias(const CallContext& context, const QString& model, const QString& alias,
                                  const QString& version) = 0;
    virtual Result<void> deleteAlias(const CallContext& context, const QString& model,
                                     const QString& alias) = 0;
    enum class OthersInStage { Keep, Archive };
    virtual Result<void> setStage(const CallContext& context, const QString& model, const QString& version,
                                  const QString& stage, OthersInStage others) = 0;
    virtual Result<void> setVersionTag(const CallContext& context, const QString& model,
                                       const QString& version, const KeyValue& tag) = 0;
    virtual Result<void> deleteVersionTag(const CallContext& context, const QString& model,
                                          const QString& version, const QString& key) = 0;
    virtual Result<void> setModelTag(const CallContext& context, const QString& model,
                                     const KeyValue& tag) = 0;
    virtual Result<void> deleteModelTag(const CallContext& context, const QString& model,
                                        const QString& key) = 0;
};

/// `folder / path` where `path` is relative, has no "..", no empty or "." part, no NUL, no backslash and no
/// part over 255 bytes; Invalid otherwise.
Result<std::filesystem::path> safeArtifactPath(const std::filesystem::path& folder, const QString& path);

} // namespace ph
