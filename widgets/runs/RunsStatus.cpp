#include "widgets/runs/RunsStatus.h"

#include "models/tables/Format.h"
#include "widgets/runs/RunsScreen.h"

namespace ph {

QString runsStatusText(const RunsStatus& status, const QString& query, qint64 nowMs)
{
    QStringList parts;
    const bool isReadable = status.query == RunsStatus::Query::Readable;
    if (!isReadable || (query.trimmed().isEmpty() && status.matched == status.cached))
        parts.append(RunsScreen::tr("%Ln cached runs", nullptr, int(status.cached)));
    else
        parts.append(RunsScreen::tr("%1 of %Ln cached runs match", nullptr, int(status.cached))
                         .arg(formatCount(status.matched)));
    if (!isReadable)
        parts.append(RunsScreen::tr("the query cannot be read"));
    if (status.seenMs != noTime && nowMs != noTime)
        parts.append(RunsScreen::tr("seen %1").arg(formatSeenAge(status.seenMs, nowMs)));
    switch (status.remote) {
    case RunsStatus::Remote::Syncing:
        parts.append(status.syncPercent >= 0
                         ? RunsScreen::tr("more on the server (syncing %1 %)").arg(status.syncPercent)
                         : RunsScreen::tr("more on the server (syncing)"));
        break;
    case RunsStatus::Remote::Waiting:
        parts.append(RunsScreen::tr("more on the server"));
        break;
    case RunsStatus::Remote::Level:
        parts.append(RunsScreen::tr("level with the server"));
        break;
    case RunsStatus::Remote::Unknown:
        break;
    }
    if (status.unread > 0)
        parts.append(RunsScreen::tr("%Ln could not be read", nullptr, int(status.unread)));
    return parts.join(QStringLiteral(" · "));
}

QString runsStatusToolTip(const RunsStatus& status)
{
    QStringList lines;
    if (status.seenMs != noTime)
        lines.append(formatTimeToolTip(status.seenMs));
    if (status.searchMs >= 0)
        lines.append(RunsScreen::tr("searched in %1 ms").arg(QLocale().toString(status.searchMs, 'f', 1)));
    return lines.join(u'\n');
}

} // namespace ph
