#pragma once

#include "models/values/RevisionLog.h"
#include "services/log/LogRedaction.h"
#include "services/observations/ObservedStore.h"

namespace ph {

/// One fetch, and how its document is known.
struct KeptLogsOf {
    ObservedDocument document;
    KeptLogs logs;
};

/// The kind of the documents that hold the logs of an incident; their name is its id.
inline constexpr char incidentLogsKind[] = "incident-logs";

/// The logs after `redaction` saw every text of them; what it hid is counted, with what was hidden before.
KeptLogs redactedLogs(KeptLogs logs, const LogRedaction& redaction);

/// Keeps them with an incident, as one compressed document, after redactedLogs().
Result<ObservedDocument> keepLogs(ObservedStore& store, const QString& incident, KeptLogs logs,
                                  const LogRedaction& redaction);
/// All that was kept of an incident, the oldest fetch first. Unreadable for a document that is damaged.
Result<std::vector<KeptLogsOf>> keptLogs(ObservedStore& store, const QString& incident);

} // namespace ph
