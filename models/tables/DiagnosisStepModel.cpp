#include "models/tables/DiagnosisStepModel.h"

#include "models/tables/DiagnosisWords.h"
#include "models/tables/Format.h"

namespace ph {

DiagnosisStepModel::DiagnosisStepModel(QObject* parent, Clock clock)
    : KeyedTableModel(parent)
    , clock_(std::move(clock))
{
}

QVariant DiagnosisStepModel::cell(const DiagnosisStepRow& row, int column, int role) const
{
    const auto& finding = row.finding;
    if (role == VerdictRole)
        return int(finding.verdict);
    if (role == Qt::ToolTipRole && column == Seen && finding.observedMs != noTime)
        return formatTimeToolTip(finding.observedMs);
    if (role == Qt::ToolTipRole && column == Word && row.judged)
        return judgedStepText(*row.judged, toMs(clock_()));
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Order:
        return QString::number(row.order);
    case Step:
        return row.part == DiagnosisStepRow::Part::Explains
                   ? tr("%1 ← the first that explains it", "%1: title of a step")
                         .arg(stepTitleText(finding.step))
                   : stepTitleText(finding.step);
    case Verdict:
        return stepVerdictText(finding.verdict);
    case Word:
        return row.judged ? judgedWordText(row.judged->said) : QString();
    case Seen:
        return finding.observedMs == noTime ? tr("nobody looked")
                                            : formatSeenAge(finding.observedMs, toMs(clock_()));
    default:
        return {};
    }
}

QVariant DiagnosisStepModel::header(int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Order:
        return tr("#", "column: number of a step");
    case Step:
        return tr("Step");
    case Verdict:
        return tr("Verdict");
    case Word:
        return tr("What people say");
    case Seen:
        return tr("Seen");
    default:
        return {};
    }
}

} // namespace ph
