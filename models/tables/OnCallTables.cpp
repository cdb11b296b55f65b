#include "models/tables/OnCallTables.h"

#include "models/tables/ErrorReasons.h"
#include "models/tables/Format.h"

#include <tuple>

namespace ph {

OnCallTableModel::OnCallTableModel(QObject* parent, Clock clock)
    : KeyedTableModel(parent)
    , clock_(std::move(clock))
{
}

QVariant OnCallTableModel::cell(const OnCallLine& line, int column, int role) const
{
    const auto nowMs = toMs(clock_());
    const auto sinceMs = line.standing ? freshSinceMs(*line.standing) : noTime;
    if (role == StateRole)
        return line.standing ? int(onCallState(*line.standing, nowMs)) : -1;
    if (role == Qt::ToolTipRole && column == Seen && sinceMs != noTime)
        return formatTimeToolTip(sinceMs);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Environment:
        return line.environment;
    case StateColumn:
        return line.standing ? onCallStateText(onCallState(*line.standing, nowMs))
                             : tr("not pinned", "an environment");
    case Seen:
        return sinceMs == noTime ? QStringLiteral("–") : formatSeenAge(sinceMs, nowMs);
    case Kept:
        return line.standing ? onCallSizeText(*line.standing) : QStringLiteral("–");
    default:
        return {};
    }
}

QVariant OnCallTableModel::header(int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Environment:
        return tr("Environment");
    case StateColumn:
        return tr("State");
    case Seen:
        return tr("As of", "column: how old what is kept is");
    case Kept:
        return tr("Kept", "column: how much is kept");
    default:
        return {};
    }
}

bool OnCallTableModel::before(const OnCallLine& a, const OnCallLine& b) const
{
    return std::tuple(!a.standing, a.environment) < std::tuple(!b.standing, b.environment);
}

OnCallSourceModel::OnCallSourceModel(QObject* parent, Clock clock)
    : KeyedTableModel(parent)
    , clock_(std::move(clock))
{
}

QVariant OnCallSourceModel::cell(const OnCallTold& told, int column, int role) const
{
    if (role == Qt::TextAlignmentRole && column == Count)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && column == Seen && told.seenMs != noTime)
        return formatTimeToolTip(told.seenMs);
    if (role == Qt::ToolTipRole && column == Trouble && told.trouble)
        return errorReasonText(*told.trouble);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Part:
        return onCallPartText(told.part);
    case Source:
        return told.isAsked() ? told.source : tr("nobody can be asked");
    case Seen:
        return told.isAsked() ? formatSeenAge(told.seenMs, toMs(clock_())) : QStringLiteral("–");
    case Count:
        return told.seenMs == noTime ? QStringLiteral("–") : formatCount(told.count);
    case Trouble:
        return told.trouble ? onCallTroubleText(*told.trouble) : QString();
    default:
        return {};
    }
}

QVariant OnCallSourceModel::header(int column, int role) const
{
    if (role == Qt::TextAlignmentRole && column == Count)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Part:
        return tr("What", "column: what is brought in");
    case Source:
        return tr("From", "column: which source");
    case Seen:
        return tr("Answered", "column: when a source answered last");
    case Count:
        return tr("Number", "column: of what a source gave");
    case Trouble:
        return tr("Trouble");
    default:
        return {};
    }
}

QString OnCallSourceModel::keyOf(const OnCallTold& told) const
{
    return onCallPartName(told.part) + u' ' + told.source;
}

bool OnCallSourceModel::before(const OnCallTold& a, const OnCallTold& b) const
{
    return std::tie(a.part, a.source) < std::tie(b.part, b.source);
}

} // namespace ph
