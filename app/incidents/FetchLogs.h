#pragma once

#include "app/Workspace.h"
#include "models/values/Incident.h"
#include "services/connectors/Connector.h"
#include "services/log/LogRedaction.h"

namespace ph {

/// The workspace's own rules of redaction, in log-redaction.txt; none where it has no such file. Invalid with
/// the line, where one is no regular expression; Storage.
Result<LogRedaction> logRedactionOf(const Workspace& workspace);

/// What was fetched and kept.
struct FetchedLogs {
    qsizetype logs = 0;
    QStringList trouble; ///< what could not be read, one sentence each
};

/// Asks the clusters for the logs and the events of the endpoints that the incident names, by name or by
/// "NAMESPACE/NAME", and keeps them with it, those of one endpoint at once: what another one's failure would
/// lose otherwise. NotFound where it names none that is known here; Unsupported; errors of RevisionLogSource.
/// Blocking.
Result<FetchedLogs> fetchIncidentLogs(Workspace& workspace, const Incident& incident,
                                      const std::function<void(const Progress&)>& progress,
                                      const std::stop_token& stop);

} // namespace ph
