#pragma once

#include "app/cli/CommandLine.h"
#include "services/sync/RunFetch.h"
#include "services/sync/SyncSummary.h"

#include <set>

namespace ph {

/// What a `sync` did and what went wrong: errors are told on stderr as they come, the rest at the end.
class SyncReport {
public:
    explicit SyncReport(CommandLine& line);

    /// What the pass over a connection did, and the error that ended it early.
    void addPass(const Connection& connection, SyncSummary done, const std::optional<Error>& ended);
    void addFetched(const Connection& connection, PinSummary fetched);
    /// The first failure decides the exit code.
    void addFailure(const Connection& connection, const Error& error);
    void addFailure(const Error& error); ///< of no connection
    bool hasFailed() const { return failed_.has_value(); }
    bool hasFailed(const Connection& connection) const { return failedOnes_.contains(connection.id); }

    /// Names what could not be read, prints the summary and sets the exit code.
    void finish(CacheStore& cache, double seconds);

private:
    struct Fault {
        QString connection;
        ItemFault fault;
    };
    void addFaults(const Connection& connection, std::vector<ItemFault> faults);
    void tellFaults() const;
    nlohmann::json faultsJson() const;

    CommandLine& line_;
    SyncSummary summary_;
    PinSummary fetched_;
    std::vector<Fault> faults_; // each once
    std::set<QString> known_;   // what tells them apart
    std::optional<Error> failed_;
    std::set<ConnectionId> failedOnes_;
    nlohmann::json connections_ = nlohmann::json::array();
};

} // namespace ph
