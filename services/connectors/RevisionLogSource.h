#pragma once

#include "models/values/Endpoint.h"
#include "models/values/RevisionLog.h"
#include "services/connectors/Connector.h"

namespace ph {

/// How much of the logs of one endpoint is read at most; what is more is left out and said.
struct LogBounds {
    std::size_t mostBytes = 2 << 20;            ///< of each container: its newest lines
    std::size_t mostRead = 64 << 20;            ///< of each container, to find them
    int mostLines = 20'000;                     ///< the newest of each container
    qsizetype mostLogs = 24;                    ///< the newest pods first
    std::chrono::milliseconds mostTime{60'000}; ///< of all together
    std::int64_t sinceMs = noTime;              ///< noTime: from their beginning
};

/// Has the logs of what answers an endpoint's requests.
class RevisionLogSource {
public:
    virtual ~RevisionLogSource() = default;
    /// Logs of the containers of all its revisions, and of those that ended before them. Tells its progress
    /// by logs; those that cannot be read are told as faults, by title. Fails where nothing can be asked:
    /// Forbidden names the missing right. Empty where nothing runs.
    virtual Result<QList<RevisionLog>> fetchLogs(const CallContext& context, const Endpoint& endpoint,
                                                 const LogBounds& bounds) = 0;
};

} // namespace ph
