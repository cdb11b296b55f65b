#pragma once

#include "models/values/RunTableList.h"
#include "models/values/RunTableRef.h"
#include "services/sync/RunFetch.h"

namespace ph {

/// The tables of a run that can be chosen, and those that cannot: artifacts that are tables by name, then its
/// dataset inputs. `connection`: the name that references give it; `folder`: see fetchTable(). Lists are the
/// server's, or where it does not answer the cached ones. Errors of artifacts() where its root was never
/// listed.
Result<RunTableList> runTables(CacheStore& store, Link* link, const Run& run, const QString& connection,
                               const std::filesystem::path& folder, std::stop_token stop);

/// The dataset inputs among them, which the run itself knows; one each.
QList<RunTableLine> inputTables(const Run& run, const QString& connection);

/// Where a reference to a dataset input leads.
struct InputArtifact {
    RunTableRef ref;
    QString digest; ///< as the run has it; may be empty
};
/// NotFound; Conflict where several inputs have the name; Unsupported where its source cannot be read here;
/// Forbidden where that is a path of this machine: what a server names is opened only where a person names
/// it.
Result<InputArtifact> artifactOf(const RunTableRef& input, const Run& run);

} // namespace ph
