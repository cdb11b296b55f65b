#pragma once

#include "models/values/Endpoint.h"
#include "models/values/ItemFault.h"
#include "models/values/ModelVersion.h"
#include "models/values/RunBatch.h"
#include "models/values/TrafficView.h"
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

/// What happened to a cluster's endpoints.
struct EndpointsChange {
    enum class Kind {
        Everything, ///< `upserts` are all there are
        Some
    } kind = Kind::Some;
    std::vector<Endpoint> upserts;
    QStringList removals; ///< remote ids
    /// What cannot be read now, all of it: single objects, and kinds or namespaces that are not permitted.
    std::vector<ItemFault> faults;
    std::size_t total = 0; ///< how many endpoints there are now
};

class EndpointSource {
public:
    virtual ~EndpointSource() = default;
    /// All endpoints as they are now, as Everything; as Some where a kind of them could not be read for now,
    /// so that what was seen of it before stands.
    virtual Result<EndpointsChange> fetchEndpoints(const CallContext& context) = 0;
    /// One of them as it is now; NotFound where it is gone.
    virtual Result<Endpoint> fetchEndpoint(const CallContext& context, const EntityKey& endpoint) = 0;
    /// Tells all endpoints once as Everything, then whatever happens to them, until the context's stop asks
    /// (Cancelled) or nothing more can come (Unauthorized, Forbidden). What has come while the rest has not
    /// is told before, as Some: a kind that hangs does not hide the others. A stream that breaks is taken up
    /// again; `trouble` tells why it is behind, none that it is level again. Both are called on this thread.
    /// Blocking for as long as it lasts: not for a worker of the pool.
    using Changed = std::function<void(const EndpointsChange&)>;
    using Trouble = std::function<void(const std::optional<Error>&)>;
    virtual Result<void> followEndpoints(const CallContext& context, const Changed& changed,
                                         const Trouble& trouble) = 0;
};

/// What is asked of an endpoint's traffic.
struct TrafficAsk {
    /// Percent by target, or by "candidate" and "stable"; the rest goes to who is left.
    QMap<QString, double> shares;
    /// Fields that somebody else manages, as the cluster itself knows.
    enum class ForeignFields {
        Refuse,
        TakeOver ///< the user's word for it: they are ours from then on
    } foreign = ForeignFields::Refuse;
    /// What a GitOps controller makes from Git, and would undo.
    enum class MadeFromGit {
        Refuse,
        Change ///< the user's word for it: here, for as long as the controller lets it
    } madeFromGit = MadeFromGit::Refuse;
};

/// A change of traffic as it would be made, tried by the cluster itself without effect.
struct TrafficPreview {
    Endpoint endpoint;             ///< as it was looked at; its version is the change's precondition
    QMap<QString, double> traffic; ///< percent by target; adds up to 100
    TrafficAsk::ForeignFields foreign = TrafficAsk::ForeignFields::Refuse;
    QString request;       ///< exactly what would be sent, redacted
    QString before, after; ///< the object without its status, as indented JSON with sorted fields
    QStringList warnings;  ///< the cluster's own, and who would undo the change
};

/// Why there is no preview.
struct TrafficRefusal {
    TrafficRefusal(Error error, std::optional<TrafficObjection> overrulable = std::nullopt)
        : why(std::move(error))
        , objection(overrulable)
    {
    }
    Error why;
    std::optional<TrafficObjection>
        objection; ///< what the same ask would have to overrule; none: nothing helps
};

/// Moves traffic. Every call: Forbidden where the connection's owner has not switched control on.
class TrafficControl {
public:
    virtual ~TrafficControl() = default;
    /// Invalid where the shares do not add up; Unsupported where the system has no weights to set; Forbidden
    /// with the missing right; Conflict, and the objection, with the manager that holds a field, unless it is
    /// to be taken over, and with the GitOps controller that would undo it, unless that was said to be borne.
    /// Changes nothing.
    virtual tl::expected<TrafficPreview, TrafficRefusal>
    previewTraffic(const CallContext& context, const EntityKey& endpoint, const TrafficAsk& asked) = 0;
    /// Asks exactly once. Conflict where the object is another one, or changed, since the preview. Timeout,
    /// Offline, ServerFault, Unreadable and Cancelled leave it open whether it was done: look. Returns what
    /// the cluster has taken as asked for, which is not what is observed.
    virtual Result<Endpoint> setTraffic(const CallContext& context, const TrafficPreview& preview) = 0;
};

/// `folder / path` where `path` is relative, has no "..", no empty or "." part, no NUL, no backslash and no
/// part over 255 bytes; Invalid otherwise.
Result<std::filesystem::path> safeArtifactPath(const std::filesystem::path& folder, const QString& path);

} // namespace ph
