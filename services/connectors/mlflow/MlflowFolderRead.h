#pragma once

#include "models/values/RunBatch.h"
#include "services/connectors/mlflow/MlflowFolderIndex.h"
#include "services/connectors/mlflow/MlflowFolderMetric.h"

#include <map>

namespace ph {

/// Reads the contents of experiments, runs and logged models of a FileStore. What cannot be read is noted as
/// a fault and left out, of a run or logged model also named as a gap. Its Memory has how far long metric
/// files were read, so that a growing one costs only its new lines.
class MlflowFolderReader {
public:
    class Memory;
    MlflowFolderReader(Memory& memory, ItemFaults& faults)
        : memory_(memory)
        , faults_(faults)
    {
    }

    Result<Experiment> experiment(const LocalTree& folder, const FolderExperiment& experiment) const;
    /// Appends it; NotFound where the run's folder is gone.
    Result<void> run(const LocalTree& experimentFolder, const FolderRun& info, RunBatch& batch);
    Result<MetricPoints> history(const LocalTree& runFolder, const FolderRun& info, const QString& key,
                                 const std::stop_token& stop) const;
    Result<std::vector<LoggedModel>> loggedModels(const LocalTree& experimentFolder,
                                                  const QString& experimentId);
    /// Where a logged model of this experiment says that its files are. NotFound where the experiment has no
    /// such model (or had), Invalid where the id is none.
    Result<QString> modelArtifactLocation(const LocalTree& experimentFolder, const QString& modelId) const;

private:
    enum class Reading { Whole, Partial };
    using Visit =
        std::function<Reading(const LocalTree& folder, const std::string& name, const std::string& key)>;
    struct Walk {
        const Visit& visit;
        int left;                             ///< keys that may still come
        std::vector<std::string> unread = {}; ///< as RunGap::key
    };
    template <class Value>
    struct Values {
        QList<Value> list = {};
        std::vector<std::string> unread = {}; ///< as RunGap::key
    };
    template <class Value>
    struct Parts {
        QList<Value> list = {};
        Reading reading = Reading::Whole;
    };
    struct Latest {
        std::optional<MetricPoint> point;
        Reading reading = Reading::Whole;
    };
    struct Lines {
        int malformed = 0;
        bool endInside = false; ///< the last has no end
        bool haveNoPoint = false;
    };
    enum class Writing { MayGoOn, Ended };
    struct Tail {
        std::uint64_t inode = 0;
        std::int64_t wholeBytes = 0;
        int malformed = 0;
        std::optional<MetricPoint> latest;
    };

public:
    /// What was read by the calls before, several at a time.
    class Memory {
        friend class MlflowFolderReader;
        std::mutex mutex;
        std::unordered_map<std::string, Tail> tails; // by path
    };

private:
    /// The values, after naming what is missing of them.
    template <class Value>
    static QList<Value> taken(Values<Value> values, RunGap::Kind kind, std::vector<RunGap>& gaps)
    {
        for (auto& key : values.unread)
            gaps.push_back({kind, std::move(key)});
        return std::move(values.list);
    }
    Reading note(const QString& where, const Error& error) const;
    std::vector<std::string> eachKey(const LocalTree& owner, const std::string& kind,
                                     const Visit& visit) const;
    void eachKeyBelow(const LocalTree& folder, const std::string& prefix, int depth, Walk& walk) const;
    Values<KeyValue> texts(const LocalTree& owner, const std::string& kind) const;
    Values<Metric> metrics(const LocalTree& owner, Writing writing);
    Latest latest(const LocalTree& folder, const std::string& name, Writing writing);
    Reading noteLines(const QString& where, const Lines& lines, Writing writing) const;
    Reading eachMeta(const LocalTree& run, const std::string& name,
                     const std::function<Reading(const QString& where, const MlflowYaml&)>& use) const;
    Parts<DatasetInput> inputs(const LocalTree& experimentFolder, const LocalTree& run) const;
    Parts<ModelOutput> outputs(const LocalTree& run) const;
    Result<MlflowYaml> meta(const LocalTree& folder) const;

    Memory& memory_;
    ItemFaults& faults_;
};

} // namespace ph
