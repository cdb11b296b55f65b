#include "models/tables/KeptLogModel.h"

#include "models/tables/Format.h"
#include "models/tables/LogWords.h"
#include "models/values/CopiedText.h"

namespace ph {

KeptLogModel::KeptLogModel(QObject* parent, Clock clock)
    : KeyedTableModel(parent)
    , clock_(std::move(clock))
{
}

QVariant KeptLogModel::cell(const KeptLogRow& row, int column, int role) const
{
    if (role == Qt::DisplayRole)
        return text(row, column);
    if (role == Qt::TextAlignmentRole && (column == Lines || column == Hidden || column == Matches))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == copiedTextRole && column == Span)
        return logSpanIsoText(*row.log.lines);
    if (role == Qt::ToolTipRole && column == Fetched)
        return formatTimeToolTip(row.log.fetchedMs);
    return {};
}

QString KeptLogModel::text(const KeptLogRow& row, int column) const
{
    const auto& shown = row.log;
    const bool isEvents = shown.kind == ShownLog::Kind::Events;
    switch (column) {
    case Revision:
        if (isEvents)
            return QStringLiteral("–");
        return shown.log.revision.isEmpty() ? tr("unknown") : shown.log.revision;
    case Pod:
        return isEvents ? shownLogTitle(shown) : shown.log.pod;
    case Container:
        if (isEvents)
            return QStringLiteral("–");
        return shown.log.life == RevisionLog::Life::Previous
                   ? tr("%1 (previous)", "%1: a container, before it started again").arg(shown.log.container)
                   : shown.log.container;
    case Span:
        return logSpanText(*shown.lines);
    case Lines:
        return formatCount(shown.lines->size());
    case Hidden:
        if (isEvents)
            return QStringLiteral("–");
        return shown.log.redactedLines < 0 ? tr("unknown") : formatCount(shown.log.redactedLines);
    case Fetched:
        return formatSeenAge(shown.fetchedMs, toMs(clock_()));
    case Matches:
        return row.matches < 0 ? QString() : formatCount(row.matches);
    default:
        return {};
    }
}

QVariant KeptLogModel::header(int column, int role) const
{
    if (role == Qt::TextAlignmentRole && (column == Lines || column == Hidden || column == Matches))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && column == Hidden)
        return tr("Lines in which something was hidden before they were kept");
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Revision:
        return tr("Revision");
    case Pod:
        return tr("Pod");
    case Container:
        return tr("Container");
    case Span:
        return tr("From – to", "column: first and last line of a log");
    case Lines:
        return tr("Lines");
    case Hidden:
        return tr("Hidden", "column: lines of a log with something hidden");
    case Fetched:
        return tr("Fetched");
    case Matches:
        return tr("Found", "column: lines of a log in which something is found");
    default:
        return {};
    }
}

} // namespace ph
