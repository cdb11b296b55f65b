#pragma once

#include "models/values/Time.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace ph {

/// What one container of a revision wrote. Text of a server: plain, and nothing that may be kept before
/// LogRedaction saw it.
struct RevisionLog {
    enum class Life {
        Current,
        Previous ///< of the container that ended before this one
    };
    QString pod, container;
    Life life = Life::Current;
    QString text = {};               ///< lines, each with the cluster's stamp in front, the oldest first
    bool beginsLater = false;        ///< older lines were, or may have been, left out
    bool endsEarlier = false;        ///< newer lines were cut off: there was more than is read at all
    QString revision = {};           ///< whose container it is; empty: not known
    std::int64_t droppedLines = 0;   ///< older ones that were read and left out; there may be more
    std::int64_t redactedLines = -1; ///< in which something was hidden when it was kept; -1: nobody counted
    friend bool operator==(const RevisionLog&, const RevisionLog&) = default;
};

/// "POD/CONTAINER", with " (previous)" where it is that.
inline QString logTitle(const RevisionLog& log)
{
    const auto name = log.pod + QLatin1Char('/') + log.container;
    return log.life == RevisionLog::Life::Previous ? name + QStringLiteral(" (previous)") : name;
}

/// The logs of one endpoint as they were fetched once.
struct KeptLogs {
    QString connection, endpoint; ///< its name, "NAMESPACE/NAME"
    std::int64_t fetchedMs = noTime;
    QList<RevisionLog> logs;
    QStringList trouble = {}; ///< what could not be read, one sentence each
    friend bool operator==(const KeptLogs&, const KeptLogs&) = default;
};

} // namespace ph
