#pragma once

#include "models/values/RunBatch.h"
#include "services/store/Database.h"
#include "services/store/RunDocument.h"
#include "services/store/RunRows.h"
#include "services/store/TextIndex.h"

namespace ph {

/// Writes one page of runs, inside the caller's transaction. A run whose content is what the cache holds
/// already only gets its new "seen" time. Parts of a run that could not be read (RunBatch::gaps) stay as
/// they are cached.
class RunWriter {
public:
    /// Runs that name no experiment belong to `experimentId`; where that is empty, to the one they were in.
    RunWriter(Database& database, ConnectionId connection, const QString& experimentId, const RunBatch& batch,
              std::int64_t seenMs);
    runrows::Wrote write();

private:
    struct Known {
        std::int64_t run = 0; ///< 0: new
        std::int64_t experiment = 0;
    };
    void numberKeys();
    void fillDocument(std::size_t index);
    void keepUnread(std::size_t index);
    std::int64_t dataset(const RunBatch::InputCell& input);
    std::int64_t experimentOf(const RunBatch::Row& row, const Known& known);
    void writeRun(const RunBatch::Row& row);
    std::int64_t revision();
    bool isUnchanged(const Known& known, std::int64_t experiment);
    std::string_view keyName(std::int64_t key);

    Database& db_;
    ConnectionId connection_;
    std::string experimentId_;
    const RunBatch& batch_;
    std::int64_t seenMs_;
    std::int64_t revision_ = 0; ///< 0: nothing has changed yet
    TextIndex textIndex_;

    std::vector<std::int64_t> metricKeys_, paramKeys_, tagKeys_; ///< the batch's numbers to the store's
    std::unordered_map<std::int64_t, std::string> keyNames_;     ///< of tags, and whatever was asked for
    std::int64_t parentTag_ = 0;
    std::unordered_map<std::string_view, std::int64_t> experiments_;
    std::unordered_map<std::string, std::int64_t> datasets_;

    // Where the next run's cells begin; the batch holds them in the order of its runs.
    std::size_t metric_ = 0, param_ = 0, tag_ = 0, input_ = 0, output_ = 0, gap_ = 0;
    RunDocument document_;
    std::string keptBytes_; ///< what the document holds of the cache points here
    std::string bytes_;
    std::string oldBytes_;
};

} // namespace ph
