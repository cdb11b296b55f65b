#include "models/tables/ApprovalTableModel.h"

#include "models/tables/Format.h"
#include "models/tables/ReleaseWords.h"

namespace ph {

ApprovalTableModel::ApprovalTableModel(QObject* parent, Clock clock)
    : KeyedTableModel(parent)
    , clock_(std::move(clock))
{
}

void ApprovalTableModel::applyApprovals(const QList<ApprovalView>& approvals)
{
    QList<ApprovalRow> rows;
    for (const ApprovalView& view : approvals)
        rows.append({int(rows.size()) + 1, view});
    apply(rows);
}

QVariant ApprovalTableModel::cell(const ApprovalRow& row, int column, int role) const
{
    const ApprovalView& view = row.view;
    if (role == DecisionRole)
        return int(view.decision);
    if (role == VoidRole)
        return !view.whyVoid.isEmpty();
    if (role == Qt::AccessibleTextRole && column == Decision)
        return QStringLiteral("%1, %2: %3").arg(decisionText(view.decision), view.who, view.comment);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Decision:
        return decisionText(view.decision);
    case Who:
        return view.group.isEmpty() ? view.who : QStringLiteral("%1 · %2").arg(view.who, view.group);
    case Comment:
        return view.comment;
    case Standing:
        if (!view.whyVoid.isEmpty())
            return tr("void: %1").arg(view.whyVoid);
        return view.decision == ApprovalView::Decision::Comment ? QString() : tr("in force");
    case Time:
        return formatSeenAge(view.timeMs, toMs(clock_()));
    default:
        return {};
    }
}

QVariant ApprovalTableModel::header(int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Decision:
        return tr("Decision");
    case Who:
        return tr("Who");
    case Comment:
        return tr("Comment");
    case Standing:
        return tr("Counts");
    case Time:
        return tr("When");
    default:
        return {};
    }
}

} // namespace ph
