#include "models/tables/ContractFindings.h"

#include "models/tables/ContractReasons.h"
#include "models/tables/ContractTables.h"
#include "models/tables/ContractWords.h"
#include "models/tables/Format.h"

namespace ph {

namespace {

const QString noFigure = QStringLiteral("–");

int urgencyOf(const ContractFinding& finding)
{
    switch (finding.verdict) {
    case QualityVerdict::Fail:
        return isStaleFinding(finding) ? 1 : 0;
    case QualityVerdict::Pass:
        return 3;
    default:
        return 2;
    }
}

bool isRight(int column)
{
    return column == ContractFindingModel::Broken || column == ContractFindingModel::Share;
}

/// Rules whose figures are shares of rows; the others count columns, or nothing.
bool countsRows(ContractRule rule)
{
    return rule != ContractRule::Columns && rule != ContractRule::OtherColumns && rule != ContractRule::Rows;
}

QString findingText(const ContractFindingLine& line, int column)
{
    const auto& finding = line.of();
    switch (column) {
    case ContractFindingModel::Verdict:
        return findingVerdictText(finding);
    case ContractFindingModel::ColumnName:
        return finding.column.isEmpty() ? ContractFindingModel::tr("whole table") : finding.column;
    case ContractFindingModel::Rule:
        return contractRuleText(finding.rule);
    case ContractFindingModel::Broken:
        return countsRows(finding.rule) && finding.of > 0 ? formatCount(qint64(finding.count)) : noFigure;
    case ContractFindingModel::Share:
        return countsRows(finding.rule) && finding.count > 0
                   ? QStringLiteral("%1 %").arg(
                         formatNumber(finding.share() * 100, {NumberFormat::Notation::Shortest, 3}))
                   : noFigure;
    case ContractFindingModel::Limit:
        return findingLimitText(finding, line.checked->contract);
    case ContractFindingModel::Found:
        return findingFoundText(finding);
    default:
        return {};
    }
}

bool isSaid(const QString& text, const QString& mine)
{
    return !text.isEmpty() && text != mine;
}

/// Whether this side's word is another one than somebody else's.
bool cellDiffers(const DisputeLine& line, int column)
{
    const auto& mine = line.of().definition;
    for (const auto& side : line.dispute.sides) {
        const auto& other = side.definition;
        if (column == FeatureDisputeModel::Type && other.type != mine.type)
            return true;
        if (column == FeatureDisputeModel::Unit && !mine.unit.isEmpty() && isSaid(other.unit, mine.unit))
            return true;
        if (column == FeatureDisputeModel::Owner && !mine.owner.isEmpty() && isSaid(other.owner, mine.owner))
            return true;
    }
    return false;
}

QString wordOr(const QString& text)
{
    return text.isEmpty() ? FeatureDisputeModel::tr("not said") : text;
}

} // namespace

void ContractFindingModel::show(const CheckedContractPtr& checked)
{
    QList<ContractFindingLine> lines;
    const int count = checked ? int(checked->report.findings.size()) : 0;
    for (int place = 0; place < count; ++place)
        lines.append({checked, place});
    apply(lines);
}

bool ContractFindingModel::before(const ContractFindingLine& a, const ContractFindingLine& b) const
{
    const auto x = urgencyOf(a.of()), y = urgencyOf(b.of());
    return x != y ? x < y : a.place < b.place;
}

QVariant ContractFindingModel::cell(const ContractFindingLine& line, int column, int role) const
{
    const auto& finding = line.of();
    switch (role) {
    case Qt::DisplayRole:
        return findingText(line, column);
    case Qt::ToolTipRole:
        return column == Verdict || column == Found ? contractReasonText(finding.words)
                                                    : findingText(line, column);
    case Qt::AccessibleTextRole:
        return column == ColumnName ? QStringLiteral("%1: %2, %3")
                                          .arg(findingText(line, ColumnName), findingText(line, Rule),
                                               findingText(line, Verdict))
                                    : findingText(line, column);
    case Qt::TextAlignmentRole:
        return int((isRight(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case contractSortRole:
        if (column == Verdict)
            return qlonglong(urgencyOf(finding)) * 1'000'000 + line.place;
        if (column == Broken)
            return qulonglong(finding.count);
        return column == Share ? QVariant(finding.share()) : QVariant(findingText(line, column));
    case VerdictRole:
        return int(finding.verdict);
    case StaleRole:
        return isStaleFinding(finding);
    default:
        return {};
    }
}

QVariant ContractFindingModel::header(int column, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return int((isRight(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Verdict:
        return tr("Verdict");
    case ColumnName:
        return tr("Column", "of a table of data");
    case Rule:
        return tr("Rule", "of a contract");
    case Broken:
        return tr("Rows that break it");
    case Share:
        return tr("Share");
    case Limit:
        return tr("The contract says");
    case Found:
        return tr("Found first");
    default:
        return {};
    }
}

QList<DisputeLine> disputeLines(const QList<FeatureDispute>& disputes)
{
    QList<DisputeLine> lines;
    for (const auto& dispute : disputes) {
        for (int side = 0; side < int(dispute.sides.size()); ++side)
            lines.append({dispute, side});
    }
    return lines;
}

bool FeatureDisputeModel::before(const DisputeLine& a, const DisputeLine& b) const
{
    const auto key = [](const DisputeLine& line) {
        return std::tuple(line.dispute.feature, line.of().team, line.of().contract);
    };
    return key(a) < key(b);
}

QVariant FeatureDisputeModel::cell(const DisputeLine& line, int column, int role) const
{
    const auto& side = line.of();
    const auto text = [&]() -> QString {
        switch (column) {
        case Feature:
            return line.dispute.feature;
        case Standing: {
            QStringList parts;
            for (const auto part : line.dispute.parts)
                parts.append(disputedPartText(part));
            return tr("Frozen: %1").arg(listText(parts));
        }
        case Team:
            return side.team.isEmpty() ? QStringLiteral("–") : side.team;
        case Contract:
            return side.contract;
        case Type:
            return contractTypeText(side.definition.type);
        case Unit:
            return wordOr(side.definition.unit);
        case Owner:
            return wordOr(side.definition.owner);
        default:
            return {};
        }
    };
    switch (role) {
    case Qt::DisplayRole:
    case contractSortRole:
        return text();
    case Qt::ToolTipRole:
        return othersText(line.dispute, side.contract);
    case Qt::AccessibleTextRole:
        return column == Feature
                   ? QStringLiteral("%1, %2: %3")
                         .arg(line.dispute.feature, side.contract, definitionWords(side.definition))
                   : text();
    case ContractRole:
        return side.contract;
    case FeatureRole:
        return line.dispute.feature;
    case DiffersRole:
        return cellDiffers(line, column);
    default:
        return {};
    }
}

QVariant FeatureDisputeModel::header(int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Feature:
        return tr("Feature");
    case Standing:
        return tr("Differs in");
    case Team:
        return tr("Team");
    case Contract:
        return tr("Contract");
    case Type:
        return tr("Type");
    case Unit:
        return tr("Unit");
    case Owner:
        return tr("Owner");
    default:
        return {};
    }
}

} // namespace ph
