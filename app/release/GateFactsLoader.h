#pragma once

#include "app/release/OwnFactsLoader.h"
#include "models/values/GateFacts.h"
#include "models/values/ModelVersion.h"
#include "models/values/Policy.h"
#include "models/values/ReleaseEnvironment.h"
#include "services/store/CacheStore.h"

#include <stop_token>

namespace ph {

/// Why the source runs of a subject could not be read now; none: they were, or there is none.
struct UnreadRuns {
    std::optional<Error> candidate = std::nullopt, champion = std::nullopt;
};

/// What a tier's gates are asked about.
struct GateSubject {
    ReleaseEnvironment environment;
    ModelVersion candidate;
    std::optional<ModelVersion> champion; ///< what is live now; none: nothing is
    EntityKey candidateRun, championRun;  ///< source runs, in the tracker; remoteId empty: there is none
    Policy policy;
    QString tier;
    QString folder; ///< of the policy file: samples and commands are relative to it
    /// Path -> SHA-256 of the candidate's files, as a plan recorded them; a plan that did not: empty.
    QMap<QString, QString> recorded = {};
    /// Why the registry could not be asked, so that the versions are the cache's; none: they are its own.
    std::optional<Error> unasked = std::nullopt;
    UnreadRuns unread = {};
    /// Why the manifest that names what is live could not be asked, so that the champion is the one that its
    /// copy names; none: it was asked, or there is none.
    std::optional<Error> unreached = std::nullopt;
};

/// Gathers what the tier's gates may ask, from the cache and from files beside the policy. Blocking: for a
/// worker. Never fails as a whole: what could not be read is an error in its own fact.
///
/// Folds of a metric are its values in child runs, named by their tag or param "fold" (else left out), or
/// keys such as "auc/fold-3" and "fold_3_auc" of the run itself. What a plan holds (rollback, answers)
/// and what live sources say (monitoring, incidents, digests of files) is left for whoever has them.
GateFacts loadGateFacts(CacheStore& cache, const GateSubject& subject, std::int64_t nowMs, Commands commands,
                        std::stop_token stop = {});

} // namespace ph
