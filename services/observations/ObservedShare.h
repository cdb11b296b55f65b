#pragma once

#include "services/observations/ObservedStore.h"
#include "services/store/Database.h"

namespace ph {

/// What one environment has of observed.db. Works inside the caller's transaction.
class ObservedShare {
public:
    explicit ObservedShare(Database& database)
        : db_(database)
    {
    }
    EnvironmentShare measure(const EnvironmentHold& hold);
    EnvironmentTrim trim(const EnvironmentHold& hold, std::int64_t mostBytes);

private:
    /// Something that may go, by when it was over.
    struct Candidate {
        enum class Kind { Points, Log } kind = Kind::Points;
        std::int64_t lastMs = noTime, bytes = 0, points = 0;
        std::int64_t chunk = 0; ///< of Points
        QString digest = {};    ///< of Log
    };
    std::vector<Candidate> candidates(const EnvironmentHold& hold);
    std::int64_t bytesOfDocuments(const QList<NamedDocument>& names);

    Database& db_;
};

} // namespace ph
