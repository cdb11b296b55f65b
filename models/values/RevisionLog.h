#pragma once

#include "models/values/Time.h"

#include <QList>
#include <QString>

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
    QString text = {};        ///< lines, each with the cluster's stamp in front, the oldest first
    bool beginsLater = false; ///< older lines were, or may have been, left out
    bool endsEarlier = false; ///< newer lines were cut off at the limit of bytes
    friend bool operator==(const RevisionLog&, const RevisionLog&) = default;
};

/// "POD/CONTAINER", with " (previous)" where it is that.
inline QString logTitle(const RevisionLog& log)
{
    const auto name = log.pod + QLatin1Char('/') + log.container;
    return log.life == RevisionLog::Life::Previous ? name + QStringLiteral(" (previous)") : name;
}

} // namespace ph
