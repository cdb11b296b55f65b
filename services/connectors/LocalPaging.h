#pragma once

#include "services/connectors/Capabilities.h"

#include <string>

namespace ph {

/// Where a page of runs ended, by key and not by number, so that runs which come or go meanwhile neither
/// repeat nor hide others.
struct RunCursor {
    std::int64_t startMs = noTime;
    std::string id;

    QString token() const;
    /// None for the empty token; Invalid for one that is not ours.
    static Result<std::optional<RunCursor>> fromToken(const QString& token);
};

/// RunQuery::pageSize within 1 … 50,000, which is also what MLflow's servers allow.
std::size_t pageSizeOf(const RunQuery& query);

struct RunFacts {
    Lifecycle lifecycle = Lifecycle::Active;
    RunStatus status = RunStatus::Unknown;
    std::int64_t startMs = noTime;
    std::int64_t endMs = noTime;
};

/// All conditions of the query but the experiment and remoteFilter, which local stores leave to the caller.
bool runMatches(const RunQuery& query, const RunFacts& run);

} // namespace ph
