#include "models/tables/InboxModel.h"

#include "models/tables/Format.h"
#include "models/tables/ReleaseWords.h"

namespace ph {

namespace {

int urgency(InboxItem::Kind kind)
{
    switch (kind) {
    case InboxItem::Kind::RollbackAdvised:
        return 0;
    case InboxItem::Kind::Undriven:
    case InboxItem::Kind::StepUnclear:
        return 1;
    case InboxItem::Kind::ApprovalAsked:
    case InboxItem::Kind::ApprovalVoid:
    case InboxItem::Kind::SoakOver:
        return 2;
    case InboxItem::Kind::WaiverEnding:
        break;
    }
    return 3;
}

} // namespace

InboxModel::InboxModel(QObject* parent, Clock clock)
    : KeyedTableModel(parent)
    , clock_(std::move(clock))
{
}

void InboxModel::refreshAges()
{
    announceColumn(Due);
    announceColumn(Time);
}

bool InboxModel::before(const InboxItem& a, const InboxItem& b) const
{
    if (urgency(a.kind) != urgency(b.kind))
        return urgency(a.kind) < urgency(b.kind);
    if (a.dueMs != b.dueMs) // noTime is the smallest number, and no end comes last
        return a.dueMs != noTime && (b.dueMs == noTime || a.dueMs < b.dueMs);
    return a.timeMs != b.timeMs ? a.timeMs < b.timeMs : a.id < b.id;
}

QVariant InboxModel::cell(const InboxItem& item, int column, int role) const
{
    const std::int64_t now = toMs(clock_());
    switch (role) {
    case ReleaseIdRole:
        return item.releaseId;
    case KindRole:
        return int(item.kind);
    case OverdueRole:
        return item.dueMs != noTime && item.dueMs < now;
    case Qt::AccessibleTextRole:
        if (column == Kind)
            return QStringLiteral("%1: %2, %3. %4")
                .arg(inboxKindText(item.kind), item.title, item.environment, item.text);
        return {};
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (column) {
    case Kind:
        return inboxKindText(item.kind);
    case Release:
        return QStringLiteral("%1 · %2").arg(item.title, item.environment);
    case Text:
        return item.text;
    case Due:
        return item.dueMs == noTime ? QString() : tr("due %1").arg(formatAge(item.dueMs, now));
    case Time:
        return formatSeenAge(item.timeMs, now);
    default:
        return {};
    }
}

QVariant InboxModel::header(int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Kind:
        return tr("What");
    case Release:
        return tr("Release");
    case Text:
        return tr("Asked");
    case Due:
        return tr("Due");
    case Time:
        return tr("Since");
    default:
        return {};
    }
}

} // namespace ph
