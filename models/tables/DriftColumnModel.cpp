#include "models/tables/DriftColumnModel.h"

#include "models/tables/DriftWords.h"
#include "models/tables/Format.h"

#include <cmath>

namespace ph {

namespace {

const QString dash = QStringLiteral("–");
constexpr int statisticDigits = 4;

QString figure(double value)
{
    return std::isnan(value) ? dash
                             : formatNumber(value, {NumberFormat::Notation::Shortest, statisticDigits});
}

bool isNumberColumn(int column)
{
    switch (column) {
    case DriftColumnModel::Statistic:
    case DriftColumnModel::P:
    case DriftColumnModel::CorrectedP:
    case DriftColumnModel::Effect:
    case DriftColumnModel::NReference:
    case DriftColumnModel::NCurrent:
        return true;
    default:
        return false;
    }
}

/// What needs somebody comes first.
int urgency(ColumnDrift::Verdict verdict)
{
    switch (verdict) {
    case ColumnDrift::Verdict::Drift:
        return 0;
    case ColumnDrift::Verdict::NoData:
        return 1;
    case ColumnDrift::Verdict::NoDrift:
        break;
    }
    return 2;
}

/// Where there is no value stays last, whichever way is sorted.
double orLast(double value, Qt::SortOrder order)
{
    if (!std::isnan(value))
        return value;
    return order == Qt::AscendingOrder ? std::numeric_limits<double>::infinity()
                                       : -std::numeric_limits<double>::infinity();
}

QString sidesLeftOut(const ColumnDrift& drift)
{
    const auto reference = leftOutText(drift.leftOutOfReference);
    const auto current = leftOutText(drift.leftOutOfCurrent);
    QStringList parts;
    if (!reference.isEmpty())
        parts.append(DriftColumnModel::tr("reference: %1").arg(reference));
    if (!current.isEmpty())
        parts.append(DriftColumnModel::tr("current: %1").arg(current));
    return parts.join(QStringLiteral(" · "));
}

} // namespace

DriftSpark driftSpark(const DriftStudy& study, std::size_t column, std::size_t segment)
{
    DriftSpark spark;
    for (std::size_t window = 0; window < study.windows.size(); ++window) {
        const auto& cell = study.cell(column, segment, window);
        spark.points.push_back({std::abs(cell.effect), cell.verdict});
    }
    if (!study.onsets.empty())
        spark.onset = study.onset(column, segment);
    return spark;
}

DriftColumnModel::DriftColumnModel(QObject* parent)
    : KeyedTableModel(parent)
{
}

void DriftColumnModel::show(const DriftStudyPtr& study, std::size_t segment)
{
    study_ = study;
    segment_ = segment;
    arrange();
}

void DriftColumnModel::setFilter(const QString& words)
{
    words_ = words.split(u' ', Qt::SkipEmptyParts);
    arrange();
}

void DriftColumnModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0)
        return;
    sortColumn_ = column;
    sortOrder_ = order;
    arrange();
}

QModelIndex DriftColumnModel::indexOf(std::size_t studyColumn) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (at(row).column == studyColumn)
            return index(row, 0);
    }
    return {};
}

void DriftColumnModel::arrange()
{
    QList<DriftColumnRow> rows;
    const auto count = study_ && segment_ < study_->segments.size() ? study_->columns.size() : 0;
    for (std::size_t column = 0; column < count; ++column) {
        DriftColumnRow row{study_, column, segment_};
        row.words =
            text(row, Name) + u' ' + text(row, Type) + u' ' + text(row, Method) + u' ' + text(row, Verdict);
        const bool isWanted = std::all_of(words_.begin(), words_.end(), [&](const QString& word) {
            return row.words.contains(word, Qt::CaseInsensitive);
        });
        if (!isWanted)
            continue;
        setSortKey(row);
        rows.append(std::move(row));
    }
    apply(rows);
}

void DriftColumnModel::setSortKey(DriftColumnRow& row) const
{
    const auto& drift = row.drift();
    const auto number = [&](double value) { row.sortNumber = orLast(value, sortOrder_); };
    switch (sortColumn_) {
    case Verdict: {
        // Within a verdict the most moved first, and last where nobody knows.
        const double effect = std::abs(drift.effect);
        const double rank = std::isnan(effect) ? 1 : 1 / (1 + effect);
        number(2 * urgency(drift.verdict) + rank);
        break;
    }
    case Statistic:
        number(drift.statistic);
        break;
    case P:
        number(drift.p.value_or(missingNumber));
        break;
    case CorrectedP:
        number(drift.correctedP.value_or(missingNumber));
        break;
    case Effect:
        number(std::abs(drift.effect));
        break;
    case Threshold:
        number(drift.threshold);
        break;
    case NReference:
        number(double(drift.nReference));
        break;
    case NCurrent:
        number(double(drift.nCurrent));
        break;
    case Onset:
    case Windows: {
        const auto onset = driftSpark(*row.study, row.column, row.segment).onset;
        number(onset ? double(*onset) : missingNumber);
        break;
    }
    case LeftOutColumn:
        number(double(drift.leftOutOfReference.total() + drift.leftOutOfCurrent.total()));
        break;
    default:
        row.sortText = text(row, sortColumn_);
        break;
    }
}

bool DriftColumnModel::before(const DriftColumnRow& a, const DriftColumnRow& b) const
{
    const bool up = sortOrder_ == Qt::AscendingOrder;
    if (a.sortNumber != b.sortNumber)
        return (a.sortNumber < b.sortNumber) == up;
    if (const int order = QString::localeAwareCompare(a.sortText, b.sortText); order != 0)
        return (order < 0) == up;
    return a.column < b.column;
}

QString DriftColumnModel::text(const DriftColumnRow& row, int column) const
{
    const auto& drift = row.drift();
    const auto& of = row.study->columns[row.column].column;
    switch (column) {
    case Verdict:
        return driftVerdictText(drift.verdict);
    case Name:
        return of.name;
    case Type:
        return of.role == FrameRole::Feature
                   ? frameTypeText(of.type)
                   : QStringLiteral("%1 · %2").arg(frameTypeText(of.type), frameRoleText(of.role));
    case Method:
        return drift.method ? driftMethodText(*drift.method) : dash;
    case Statistic:
        return figure(drift.statistic);
    case P:
        return pText(drift.p);
    case CorrectedP:
        return pText(drift.correctedP);
    case Effect:
        return figure(drift.effect);
    case Threshold:
        return driftThresholdText(drift);
    case NReference:
        return formatCount(qint64(drift.nReference));
    case NCurrent:
        return formatCount(qint64(drift.nCurrent));
    case Onset: {
        const auto onset = driftSpark(*row.study, row.column, row.segment).onset;
        return onset ? row.study->windows[*onset].name : dash;
    }
    case Windows: {
        const auto spark = driftSpark(*row.study, row.column, row.segment);
        const auto moved = std::count_if(spark.points.begin(), spark.points.end(), [](const auto& point) {
            return point.verdict == ColumnDrift::Verdict::Drift;
        });
        return spark.points.empty()
                   ? dash
                   : tr("%1 of %2 drift", "windows")
                         .arg(formatCount(qint64(moved)), formatCount(qint64(spark.points.size())));
    }
    case LeftOutColumn: {
        const auto left = sidesLeftOut(drift);
        return left.isEmpty() ? dash : left;
    }
    case Why:
        return driftReasonText(drift.why);
    default:
        return {};
    }
}

QString DriftColumnModel::toolTip(const DriftColumnRow& row, int column) const
{
    const auto& drift = row.drift();
    switch (column) {
    case Statistic:
        return formatExactNumber(drift.statistic);
    case P:
        return drift.p ? formatExactNumber(*drift.p) : QString();
    case CorrectedP:
        return drift.correctedP ? tr("%1, corrected for all columns and segments (Benjamini–Hochberg)")
                                      .arg(formatExactNumber(*drift.correctedP))
                                : QString();
    case Effect:
        return pairText(effectSizeText(drift.effectSize), formatExactNumber(drift.effect));
    case Verdict:
        return driftReasonText(drift.why);
    default:
        return text(row, column);
    }
}

QVariant DriftColumnModel::cell(const DriftColumnRow& row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::ToolTipRole:
        return toolTip(row, column);
    case Qt::AccessibleTextRole:
        return column == Name ? QStringLiteral("%1: %2. %3")
                                    .arg(row.name(), text(row, Verdict), driftReasonText(row.drift().why))
                              : text(row, column);
    case Qt::TextAlignmentRole:
        return int((isNumberColumn(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case VerdictRole:
        return int(row.drift().verdict);
    case SparkRole:
        return QVariant::fromValue(driftSpark(*row.study, row.column, row.segment));
    case StudyColumnRole:
        return qulonglong(row.column);
    default:
        return {};
    }
}

QVariant DriftColumnModel::header(int column, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return int((isNumberColumn(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && column == CorrectedP)
        return tr("Corrected for how many columns and segments are tested (Benjamini–Hochberg)");
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Verdict:
        return tr("Verdict");
    case Name:
        return tr("Column", "of a table of data");
    case Type:
        return tr("Type");
    case Method:
        return tr("Method", "of judging drift");
    case Statistic:
        return tr("Statistic");
    case P:
        return tr("p");
    case CorrectedP:
        return tr("p, corrected");
    case Effect:
        return tr("Effect size");
    case Threshold:
        return tr("Threshold");
    case NReference:
        return tr("n reference");
    case NCurrent:
        return tr("n current");
    case Onset:
        return tr("Since", "the window from which a column stays moved");
    case Windows:
        return tr("Windows", "of time");
    case LeftOutColumn:
        return tr("Left out");
    case Why:
        return tr("Why");
    default:
        return {};
    }
}

} // namespace ph
