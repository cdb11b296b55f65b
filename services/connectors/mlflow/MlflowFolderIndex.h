#pragma once

#include "models/values/Run.h"
#include "services/connectors/ItemFaults.h"
#include "services/connectors/LocalTree.h"
#include "services/connectors/mlflow/MlflowFolderYaml.h"

#include <chrono>
#include <memory>
#include <stop_token>
#include <unordered_map>

namespace ph {

/// What a run's meta.yaml says.
struct FolderRun {
    std::string id;
    QString experimentId;
    QString name;
    QString user;
    QString artifactUri;
    QString statusText;
    RunStatus status = RunStatus::Unknown;
    Lifecycle lifecycle = Lifecycle::Active;
    std::int64_t startMs = noTime;
    std::int64_t endMs = noTime;
    std::vector<std::string> experimentParts; ///< below the store's root
    std::vector<RunGap> gaps;                 ///< attributes that are there and cannot be read
};

struct FolderExperiment {
    std::string id;
    std::vector<std::string> parts; ///< {id}, or {".trash", id}
};

using FolderRuns = std::vector<std::shared_ptr<const FolderRun>>;

/// Which experiments and runs a FileStore holds. Its Memory has each meta.yaml by its stamp, so that looking
/// for what changed among 10,000 runs only asks the file system for stamps.
class MlflowFolderIndex {
public:
    /// Pages of one listing may share a scan that is at most this old.
    static constexpr std::chrono::seconds scanLifetime{5};
    enum class Freshness { ScanAgain, RecentScanWillDo };

    class Memory;
    MlflowFolderIndex(std::filesystem::path location, Memory& memory, ItemFaults& faults)
        : location_(std::move(location))
        , memory_(memory)
        , faults_(faults)
    {
    }

    /// The store's folder: the location itself, or the `mlruns` in it.
    Result<LocalTree> root() const;
    /// Those in the trash come last. Folders without a meta.yaml are none.
    Result<std::vector<FolderExperiment>> experiments(const LocalTree& root) const;
    /// Newest first, runs without a start time last. Faults are noted; a run without a readable id
    /// is left out.
    Result<std::shared_ptr<const FolderRuns>> runs(const LocalTree& root, const FolderExperiment& experiment,
                                                   Freshness freshness, const std::stop_token& stop);
    /// NotFound where no experiment holds it.
    Result<std::shared_ptr<const FolderRun>> find(const LocalTree& root, const std::string& runId);

private:
    struct Known {
        FileStamp stamp;
        std::shared_ptr<const FolderRun> run; ///< null: none, or not even its id can be read
        std::optional<Error> fault;
    };
    struct Scan {
        std::unordered_map<std::string, Known> known;
        std::shared_ptr<const FolderRuns> sorted;
        std::chrono::steady_clock::time_point at;
    };

public:
    /// What was found by the calls before, several at a time.
    class Memory {
        friend class MlflowFolderIndex;
        std::mutex mutex;
        std::unordered_map<std::string, std::shared_ptr<const Scan>> scans; // by experiment folder
    };

private:
    std::shared_ptr<const Scan> lastScan(const FolderExperiment& experiment) const;
    static Known look(const LocalTree& experimentFolder, const FolderExperiment& experiment,
                      const std::string& name, const Known* before);

    std::filesystem::path location_;
    Memory& memory_;
    ItemFaults& faults_;
};

/// True for a folder that holds at least one experiment of a FileStore (its meta.yaml), or its trash.
bool looksLikeFileStore(const std::filesystem::path& folder);

/// The order of RunsPage: newest start first, none last, then by id.
bool newerFirst(std::int64_t startA, std::string_view idA, std::int64_t startB, std::string_view idB);

} // namespace ph
