#include "models/tables/GateTableModel.h"

#include "models/tables/Format.h"
#include "models/tables/GateReasons.h"
#include "models/tables/ReleaseWords.h"

#include <QJsonDocument>

namespace ph {

namespace {

const QString none = QStringLiteral("–");

QString withUnit(const QString& number, const QString& unit)
{
    return unit.isEmpty() ? number : number + QChar(QChar::Nbsp) + unit;
}

QString valueText(const GateResult& result)
{
    if (const auto plot = gatePlot(result)) {
        const QString sign = plot->passing == GatePlot::Passing::Above   ? QStringLiteral(" ≥ ")
                             : plot->passing == GatePlot::Passing::Below ? QStringLiteral(" ≤ ")
                                                                         : QStringLiteral(" | ");
        const QString value = withUnit(formatNumber(plot->value), plot->unit);
        // The sign says what is demanded; whether it is so, the verdict says.
        return value + QStringLiteral("  (") + sign.trimmed() + u' ' + formatNumber(plot->threshold) + u')';
    }
    if (!result.numbers.isEmpty())
        return withUnit(formatNumber(result.numbers.first().value), result.numbers.first().unit);
    return none;
}

QString signedNumber(double value)
{
    return value > 0 ? u'+' + formatNumber(value) : formatNumber(value);
}

GateEvidence waiverLine(const WaiverView& waiver)
{
    QString text = GateTableModel::tr("%1 for %2, until %3: %4")
                       .arg(waiver.by, waiver.group, formatUtcTime(waiver.expiresMs), waiver.reason);
    if (waiver.whyVoid.isEmpty())
        return {GateTableModel::tr("Waived by"), text, GateEvidence::Kind::Waiver};
    text += QStringLiteral(" · ") + GateTableModel::tr("not in force: %1").arg(waiver.whyVoid);
    return {GateTableModel::tr("Waiver, void"), text, GateEvidence::Kind::VoidWaiver};
}

} // namespace

QList<GateEvidence> gateEvidence(const GateView& gate)
{
    const GateResult& result = gate.result;
    QList<GateEvidence> lines;
    const auto fact = [&lines](const QString& name, const QString& text) {
        if (!text.isEmpty())
            lines.append({name, text});
    };
    for (const WaiverView& waiver : gate.waivers)
        lines.append(waiverLine(waiver));
    fact(GateTableModel::tr("Why"), gateReasonText(result.reason));
    fact(GateTableModel::tr("Asked"), result.query);
    for (const GateNumber& number : result.numbers)
        lines.append({number.name, withUnit(formatExactNumber(number.value), number.unit),
                      GateEvidence::Kind::Number});
    if (result.threshold)
        lines.append({GateTableModel::tr("Threshold"), formatExactNumber(*result.threshold),
                      GateEvidence::Kind::Number});
    if (result.margin)
        lines.append(
            {GateTableModel::tr("Margin"), formatExactNumber(*result.margin), GateEvidence::Kind::Number});
    if (result.sampleSize > 0)
        fact(GateTableModel::tr("Sample"), formatCount(result.sampleSize));
    fact(GateTableModel::tr("Oldest input seen"),
         result.observedMs == noTime ? GateTableModel::tr("never") : formatUtcTime(result.observedMs));
    fact(GateTableModel::tr("Evaluated"),
         result.evaluatedMs == noTime ? GateTableModel::tr("never") : formatUtcTime(result.evaluatedMs));
    if (!result.settings.isEmpty())
        fact(GateTableModel::tr("Settings"),
             QString::fromUtf8(QJsonDocument(result.settings).toJson(QJsonDocument::Compact)));
    return lines;
}

GateTableModel::GateTableModel(QObject* parent, Clock clock)
    : KeyedTreeModel(parent)
    , clock_(std::move(clock))
{
}

void GateTableModel::apply(const QList<GateView>& gates)
{
    QList<Branch> branches;
    for (const GateView& gate : gates)
        branches.append({gate, gateEvidence(gate)});
    applyBranches(branches);
}

void GateTableModel::refreshAges()
{
    announceColumn(Age);
}

QModelIndex GateTableModel::indexOf(const QString& gateId) const
{
    for (int row = 0; row < rowCount(); ++row) {
        const QModelIndex at = index(row, 0);
        if (top(at)->result.id == gateId)
            return at;
    }
    return {};
}

QString GateTableModel::text(const GateView& gate, int column) const
{
    const GateResult& result = gate.result;
    switch (column) {
    case Title:
        return result.title.isEmpty() ? result.id : result.title;
    case Verdict:
        return gateStandingText(gate);
    case Value:
        return valueText(result);
    case Margin:
        return result.margin ? signedNumber(*result.margin) : none;
    case Sample:
        return result.sampleSize > 0 ? formatCount(result.sampleSize) : none;
    case Age:
        return formatSeenAge(result.observedMs, toMs(clock_()));
    case Reason:
        return gateReasonText(result.reason);
    default:
        return {};
    }
}

QVariant GateTableModel::topCell(const GateView& gate, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return text(gate, column);
    case Qt::AccessibleTextRole:
        return column == Title ? QStringLiteral("%1: %2. %3")
                                     .arg(text(gate, Title), text(gate, Verdict), text(gate, Reason))
                               : text(gate, column);
    case Qt::TextAlignmentRole:
        return int((column == Margin || column == Sample ? Qt::AlignRight : Qt::AlignLeft) |
                   Qt::AlignVCenter);
    case GateIdRole:
        return gate.result.id;
    case VerdictRole:
        return int(gate.result.verdict);
    case WaivedRole:
        return gate.isWaived();
    case PlotRole:
        if (const auto plot = gatePlot(gate.result))
            return QVariant::fromValue(*plot);
        return {};
    default:
        return {};
    }
}

QVariant GateTableModel::leafCell(const GateView& gate, const GateEvidence& line, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return column == Title ? line.name : column == Verdict ? line.text : QString();
    case Qt::AccessibleTextRole:
        return column == Title ? line.name + QStringLiteral(": ") + line.text : QString();
    case GateIdRole:
        return gate.result.id;
    case EvidenceRole:
        return int(line.kind);
    case EvidenceTextRole:
        return line.text;
    default:
        return {};
    }
}

QVariant GateTableModel::header(int column, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return int((column == Margin || column == Sample ? Qt::AlignRight : Qt::AlignLeft) |
                   Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Title:
        return tr("Gate");
    case Verdict:
        return tr("Verdict");
    case Value:
        return tr("Value and threshold");
    case Margin:
        return tr("Margin");
    case Sample:
        return tr("Sample");
    case Age:
        return tr("Seen");
    case Reason:
        return tr("Why");
    default:
        return {};
    }
}

} // namespace ph
