#pragma once

#include "services/connectors/mlflow/MlflowFolderIndex.h"
#include "services/connectors/mlflow/MlflowFolderMetric.h"

#include <map>

namespace ph {

/// Reads the contents of experiments, runs and logged models of a FileStore. What cannot be read is noted as
/// a fault and left out. Remembers how far long metric files were read, so that a growing one costs only its
/// new lines. Thread-safe.
class MlflowFolderReader {
public:
    explicit MlflowFolderReader(ItemFaults& faults)
        : faults_(faults)
    {
    }

    Result<Experiment> experiment(const LocalTree& folder, const FolderExperiment& experiment) const;
    /// NotFound where the run's folder is gone.
    Result<Run> run(const LocalTree& experimentFolder, const FolderRun& info);
    Result<MetricPoints> history(const LocalTree& runFolder, const FolderRun& info, const QString& key,
                                 const std::stop_token& stop) const;
    Result<std::vector<LoggedModel>> loggedModels(const LocalTree& experimentFolder,
                                                  const QString& experimentId);
    /// Where a logged model of this experiment says that its files are. NotFound where the experiment has no
    /// such model (or had), Invalid where the id is none.
    Result<QString> modelArtifactLocation(const LocalTree& experimentFolder, const QString& modelId) const;

private:
    using Visit =
        std::function<void(const LocalTree& folder, const std::string& name, const std::string& key)>;
    enum class Writing { MayGoOn, Ended };
    struct Tail {
        std::uint64_t inode = 0;
        std::int64_t wholeBytes = 0;
        int malformed = 0;
        std::optional<MetricPoint> latest;
    };

    void note(const QString& where, const Error& error) const;
    void eachKey(const LocalTree& owner, const std::string& kind, const Visit& visit) const;
    void eachKeyBelow(const LocalTree& folder, const std::string& prefix, int depth, int& left,
                      const Visit& visit) const;
    QList<KeyValue> texts(const LocalTree& owner, const std::string& kind) const;
    QList<Metric> metrics(const LocalTree& owner, Writing writing);
    std::optional<MetricPoint> latest(const LocalTree& folder, const std::string& name, Writing writing);
    void noteLines(const QString& where, int malformed, bool endsInsideLine, Writing writing) const;
    QList<DatasetInput> inputs(const LocalTree& experimentFolder, const LocalTree& run) const;
    QList<ModelOutput> outputs(const LocalTree& run) const;
    std::optional<MlflowYaml> meta(const LocalTree& folder) const;

    ItemFaults& faults_;
    std::mutex mutex_;
    std::unordered_map<std::string, Tail> tails_; // by path
};

} // namespace ph
