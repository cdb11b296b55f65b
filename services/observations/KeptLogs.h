#pragma once

#include "models/values/RevisionLog.h"
#include "services/log/LogRedaction.h"
#include "services/observations/ObservedStore.h"

namespace ph {

/// The logs of one endpoint as they were fetched once.
struct KeptLogs {
    QString connection, endpoint; ///< its name, "NAMESPACE/NAME"
    std::int64_t fetchedMs = noTime;
    QList<RevisionLog> logs;
    QStringList trouble = {}; ///< what could not be read, one sentence each
    friend bool operator==(const KeptLogs&, const KeptLogs&) = default;
};

/// One fetch, and how its document is known.
struct KeptLogsOf {
    ObservedDocument document;
    KeptLogs logs;
};

/// Keeps them with an incident, as one compressed document, after `redaction` saw every text of them.
Result<ObservedDocument> keepLogs(ObservedStore& store, const QString& incident, KeptLogs logs,
                                  const LogRedaction& redaction);
/// All that was kept of an incident, the oldest fetch first. Unreadable for a document that is damaged.
Result<std::vector<KeptLogsOf>> keptLogs(ObservedStore& store, const QString& incident);

} // namespace ph
