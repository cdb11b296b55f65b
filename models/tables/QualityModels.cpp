#include "models/tables/QualityModels.h"

#include "models/tables/ContractReasons.h"
#include "models/tables/DriftWords.h"
#include "models/tables/Format.h"

#include <QFileInfo>

#include <cmath>

namespace ph {

namespace {

const QString nothingSaid = QStringLiteral("–");
constexpr int valueDigits = 5;

/// What needs somebody comes first.
int urgencyOf(QualityVerdict verdict)
{
    switch (verdict) {
    case QualityVerdict::Fail:
        return 0;
    case QualityVerdict::Warning:
        return 1;
    case QualityVerdict::NoData:
        return 2;
    case QualityVerdict::Pass:
        return 3;
    case QualityVerdict::NotJudged:
        break;
    }
    return 4;
}

QString orNothing(const QString& text)
{
    return text.isEmpty() ? nothingSaid : text;
}

QString valueText(const QualityItem& item)
{
    if (!item.value)
        return orNothing(item.valueText);
    const auto number = formatNumber(*item.value, {NumberFormat::Notation::Shortest, valueDigits});
    return item.measure.isEmpty() ? number : QStringLiteral("%1 %2").arg(number, item.measure);
}

QString thresholdText(const QualityThreshold& threshold)
{
    if (!threshold.text.isEmpty())
        return threshold.text;
    return threshold.bound
               ? QStringLiteral("%1 %2").arg(threshold.comparison, formatNumber(*threshold.bound)).trimmed()
               : nothingSaid;
}

bool isFigure(int column)
{
    return column == QualityItemModel::P || column == QualityItemModel::NReference ||
           column == QualityItemModel::NCurrent;
}

} // namespace

QString ShelvedReport::title() const
{
    return report->title.isEmpty() ? QFileInfo(report->file).fileName() : report->title;
}

QualityVerdict worstVerdict(const QualityReport& report)
{
    auto worst = QualityVerdict::NotJudged;
    for (const auto& item : report.items) {
        if (urgencyOf(item.verdict) < urgencyOf(worst))
            worst = item.verdict;
    }
    return worst;
}

QualityReportModel::QualityReportModel(QObject* parent, Clock clock)
    : KeyedTableModel(parent)
    , clock_(std::move(clock))
{
}

bool QualityReportModel::before(const ShelvedReport& a, const ShelvedReport& b) const
{
    return a.importedMs != b.importedMs ? a.importedMs > b.importedMs : a.digest() < b.digest();
}

QString QualityReportModel::text(const ShelvedReport& row, int column) const
{
    const auto& report = *row.report;
    switch (column) {
    case Verdict: {
        const auto worst = worstVerdict(report);
        const auto count = verdictCounts(report).value(int(worst));
        return count > 0 ? QStringLiteral("%1 · %2").arg(qualityVerdictText(worst), formatCount(count))
                         : qualityVerdictText(worst);
    }
    case Title:
        return row.title();
    case Tool:
        return QStringLiteral("%1 %2").arg(report.tool, report.toolVersion).trimmed();
    case Imported:
        return formatSeenAge(row.importedMs, toMs(clock_()));
    default:
        return {};
    }
}

QVariant QualityReportModel::cell(const ShelvedReport& row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::ToolTipRole:
        return column == Imported ? formatTimeToolTip(row.importedMs) : row.report->file;
    case VerdictRole:
        return int(worstVerdict(*row.report));
    case DigestRole:
        return row.digest();
    default:
        return {};
    }
}

QVariant QualityReportModel::header(int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Verdict:
        return tr("Worst verdict");
    case Title:
        return tr("Report");
    case Tool:
        return tr("Tool", "that made a report");
    case Imported:
        return tr("Imported");
    default:
        return {};
    }
}

QualityItemModel::QualityItemModel(QObject* parent)
    : KeyedTableModel(parent)
{
}

void QualityItemModel::show(const std::shared_ptr<const QualityReport>& report)
{
    report_ = report;
    arrange();
}

void QualityItemModel::setFilter(const QString& words)
{
    words_ = words.split(u' ', Qt::SkipEmptyParts);
    arrange();
}

void QualityItemModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0)
        return;
    sortColumn_ = column;
    sortOrder_ = order;
    arrange();
}

void QualityItemModel::arrange()
{
    QList<QualityItemRow> rows;
    const int count = report_ ? int(report_->items.size()) : 0;
    for (int item = 0; item < count; ++item) {
        QualityItemRow row{report_, item};
        QString all;
        for (int column = 0; column < ColumnCount && !words_.isEmpty(); ++column)
            all += text(row.of(), column) + u'\n';
        const bool isWanted = std::all_of(words_.begin(), words_.end(), [&](const QString& word) {
            return all.contains(word, Qt::CaseInsensitive);
        });
        if (!isWanted)
            continue;
        setSortKey(row);
        rows.append(std::move(row));
    }
    apply(rows);
}

void QualityItemModel::setSortKey(QualityItemRow& row) const
{
    const auto& item = row.of();
    const auto last = sortOrder_ == Qt::AscendingOrder ? std::numeric_limits<double>::infinity()
                                                       : -std::numeric_limits<double>::infinity();
    const auto number = [&](const auto& value) {
        row.sortNumber = value && !std::isnan(double(*value)) ? double(*value) : last;
    };
    switch (sortColumn_) {
    case Verdict:
        row.sortNumber = urgencyOf(item.verdict);
        break;
    case Value:
        number(item.value);
        row.sortText = item.valueText;
        break;
    case Threshold:
        number(item.threshold.bound);
        row.sortText = item.threshold.text;
        break;
    case P:
        number(item.pValue);
        break;
    case NReference:
        number(item.nReference);
        break;
    case NCurrent:
        number(item.nCurrent);
        break;
    case Window:
        row.sortNumber = item.window.startMs == noTime ? last : double(item.window.startMs);
        row.sortText = item.window.name;
        break;
    default:
        row.sortText = text(item, sortColumn_);
        break;
    }
}

bool QualityItemModel::before(const QualityItemRow& a, const QualityItemRow& b) const
{
    const bool up = sortOrder_ == Qt::AscendingOrder;
    if (a.sortNumber != b.sortNumber)
        return (a.sortNumber < b.sortNumber) == up;
    if (const int order = QString::localeAwareCompare(a.sortText, b.sortText); order != 0)
        return (order < 0) == up;
    return a.item < b.item;
}

QString QualityItemModel::text(const QualityItem& item, int column)
{
    switch (column) {
    case Verdict:
        return qualityVerdictText(item.verdict);
    case Check:
        return qualityCheckText(item.check);
    case ColumnName:
        return item.column.isEmpty() ? tr("whole data set") : item.column;
    case Segment: {
        QStringList parts;
        for (const auto& part : {item.dataset, item.segment}) {
            if (!part.isEmpty())
                parts.append(part);
        }
        return orNothing(parts.join(QStringLiteral(" · ")));
    }
    case Method:
        return orNothing(item.method);
    case Value:
        return valueText(item);
    case Threshold:
        return thresholdText(item.threshold);
    case P:
        return pText(item.pValue);
    case NReference:
        return item.nReference ? formatCount(*item.nReference) : nothingSaid;
    case NCurrent:
        return item.nCurrent ? formatCount(*item.nCurrent) : nothingSaid;
    case Window:
        return orNothing(item.window.name);
    case Examples:
        return orNothing(listText(item.examples));
    case Words:
        return orNothing(contractReasonText(item.words));
    default:
        return {};
    }
}

QVariant QualityItemModel::cell(const QualityItemRow& row, int column, int role) const
{
    const auto& item = row.of();
    switch (role) {
    case Qt::DisplayRole:
        return text(item, column);
    case Qt::ToolTipRole:
        if (column == Value && item.value) {
            QStringList lines{formatExactNumber(*item.value)};
            for (const auto& number : item.numbers)
                lines.append(QStringLiteral("%1: %2").arg(number.name, formatExactNumber(number.value)));
            return lines.join(u'\n');
        }
        if (column == Verdict)
            return item.path;
        if (column == Examples)
            return item.examples.join(u'\n');
        return text(item, column);
    case Qt::AccessibleTextRole:
        return column == ColumnName ? QStringLiteral("%1: %2, %3")
                                          .arg(text(item, ColumnName), text(item, Check), text(item, Verdict))
                                    : text(item, column);
    case Qt::TextAlignmentRole:
        return int((isFigure(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case VerdictRole:
        return int(item.verdict);
    default:
        return {};
    }
}

QVariant QualityItemModel::header(int column, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return int((isFigure(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Verdict:
        return tr("Verdict");
    case Check:
        return tr("Check", "of data");
    case ColumnName:
        return tr("Column", "of a table of data");
    case Segment:
        return tr("Segment");
    case Method:
        return tr("Method", "of a check");
    case Value:
        return tr("Value");
    case Threshold:
        return tr("Threshold");
    case P:
        return tr("p");
    case NReference:
        return tr("n reference");
    case NCurrent:
        return tr("n current");
    case Window:
        return tr("Window", "of time");
    case Examples:
        return tr("Examples");
    case Words:
        return tr("In the tool's words");
    default:
        return {};
    }
}

} // namespace ph
