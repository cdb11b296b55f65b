#pragma once

#include "app/CurveFetch.h"
#include "app/cli/CommandLine.h"

#include <map>

namespace ph {

/// By connection, how its server is asked, or why it cannot be.
using RunLinks = std::map<ConnectionId, Result<LinkPtr>>;
RunLinks linksOf(CommandLine& line, const ComparedRuns& runs);

/// Reads curves of these runs, several at a time: from the cache, and what it lacks from the servers of
/// `links` (none: offline). Progress goes to stderr. Everything is Cancelled that was not begun before
/// CommandLine::stop().
std::vector<Result<CurveSource>> readSeveral(CommandLine& line, const ComparedRuns& runs,
                                             const RunLinks& links, const QList<CurveWant>& wants);

/// Histories that the cache lacks of these metrics, read and kept, of several runs at a time; each that could
/// not be read is named on stderr.
void fetchHistories(CommandLine& line, const ComparedRuns& runs, const RunLinks& links,
                    const QList<ColumnKey>& metrics);

} // namespace ph
