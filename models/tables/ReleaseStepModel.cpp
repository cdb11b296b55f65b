#include "models/tables/ReleaseStepModel.h"

#include "models/tables/Format.h"
#include "models/tables/ReleaseWords.h"

#include <QLocale>

namespace ph {

ReleaseStepModel::ReleaseStepModel(QObject* parent, Clock clock)
    : KeyedTableModel(parent)
    , clock_(std::move(clock))
{
}

void ReleaseStepModel::applySteps(const QList<StepView>& steps)
{
    QList<ReleaseStepRow> rows;
    for (const StepView& view : steps)
        rows.append({int(rows.size()) + 1, view});
    apply(rows);
}

void ReleaseStepModel::refreshAges()
{
    announceColumn(Asked);
    announceColumn(Observed);
}

QVariant ReleaseStepModel::cell(const ReleaseStepRow& row, int column, int role) const
{
    const StepView& view = row.view;
    const auto withAge = [&](const QString& text, std::int64_t ms, const QString& otherwise) {
        if (text.isEmpty() && ms == noTime)
            return otherwise;
        return text + QStringLiteral(" · ") + formatSeenAge(ms, toMs(clock_()));
    };
    if (role == StateRole)
        return int(view.state);
    if (role == Qt::AccessibleTextRole && column == Change)
        return stepText(view.step) + QStringLiteral(", ") + stepStateText(view.state);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Place:
        return QLocale().toString(row.place);
    case Change:
        return stepText(view.step);
    case State:
        return stepStateText(view.state);
    case Asked:
        return withAge(view.asked, view.askedMs, tr("not yet"));
    case Observed:
        return withAge(view.observed, view.observedMs, tr("not looked at"));
    default:
        return {};
    }
}

QVariant ReleaseStepModel::header(int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Place:
        return QStringLiteral("#");
    case Change:
        return tr("Change");
    case State:
        return tr("State");
    case Asked:
        return tr("Asked");
    case Observed:
        return tr("Observed");
    default:
        return {};
    }
}

} // namespace ph
