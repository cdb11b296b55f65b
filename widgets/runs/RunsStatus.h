#pragma once

#include "models/values/Time.h"

#include <QString>

namespace ph {

/// How much of what there is the runs screen shows. Everything but `matched`, `cached` and `query` may be
/// unknown.
struct RunsStatus {
    qint64 matched = 0;     ///< where the query cannot be read: by the last one that could be
    qint64 cached = 0;      ///< in the chosen experiments
    qint64 seenMs = noTime; ///< oldest "last seen" of the connections shown
    enum class Remote {
        Level,
        Syncing,
        Waiting,
        Unknown
    } remote = Remote::Unknown; ///< is more on the server
    int syncPercent = -1;       ///< 0 to 100, -1 unknown; only while Syncing
    double searchMs = -1;       ///< how long the search took; -1 unknown
    qint64 unread = 0;          ///< items of the connections shown that could not be read
    enum class Query { Readable, Unreadable } query = Query::Readable;
};

/// The status line: "1,204 of 100,000 cached runs match · seen 3 min ago · …". `nowMs` may be noTime: then it
/// says no ages.
QString runsStatusText(const RunsStatus& status, const QString& query, qint64 nowMs);
/// The exact time seen and how long the search took; empty where neither is known.
QString runsStatusToolTip(const RunsStatus& status);

} // namespace ph
