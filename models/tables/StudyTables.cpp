#include "models/tables/StudyTables.h"

#include "models/tables/Format.h"

#include <cmath>

namespace ph {

namespace {

const QString notKnown = QStringLiteral("–");
constexpr NumberFormat performanceFormat{NumberFormat::Notation::Shortest, 4};

QString performanceText(double value)
{
    return std::isnan(value) ? notKnown : formatNumber(value, performanceFormat);
}

QString rangeText(double low, double high)
{
    return std::isnan(low) || std::isnan(high)
               ? notKnown
               : QStringLiteral("%1 … %2").arg(performanceText(low), performanceText(high));
}

} // namespace

void RowSampleModel::show(const RowSample& sample)
{
    beginResetModel();
    sample_ = sample;
    endResetModel();
}

int RowSampleModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(sample_.rows.size());
}

int RowSampleModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() || sample_.columns.isEmpty() ? 0 : 1 + int(sample_.columns.size());
}

QVariant RowSampleModel::data(const QModelIndex& at, int role) const
{
    if (!checkIndex(at, CheckIndexOption::IndexIsValid))
        return {};
    const auto row = std::size_t(at.row());
    if (role == Qt::TextAlignmentRole)
        return int((at.column() == 0 ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    if (at.column() == 0)
        return row < sample_.numbers.size() ? formatCount(qint64(sample_.numbers[row])) : notKnown;
    return sample_.rows[row].value(at.column() - 1);
}

QVariant RowSampleModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == 0 ? tr("Row", "its number in a file") : sample_.columns.value(section - 1);
}

QString performanceMeasureText(const QString& measure)
{
    if (measure == QLatin1String("accuracy"))
        return PerformanceModel::tr("Accuracy");
    if (measure == QLatin1String("balanced_accuracy"))
        return PerformanceModel::tr("Balanced accuracy");
    if (measure == QLatin1String("precision"))
        return PerformanceModel::tr("Precision");
    if (measure == QLatin1String("recall"))
        return PerformanceModel::tr("Recall");
    if (measure == QLatin1String("roc_auc"))
        return PerformanceModel::tr("ROC AUC");
    if (measure == QLatin1String("f1"))
        return PerformanceModel::tr("F1");
    if (measure == QLatin1String("log_loss"))
        return PerformanceModel::tr("Log loss");
    if (measure == QLatin1String("mae"))
        return PerformanceModel::tr("MAE");
    if (measure == QLatin1String("rmse"))
        return PerformanceModel::tr("RMSE");
    if (measure == QLatin1String("bias"))
        return PerformanceModel::tr("Bias", "mean of prediction minus label");
    return measure;
}

void PerformanceModel::show(const std::optional<PerformanceStudy>& performance,
                            const std::vector<DriftWindow>& windows)
{
    beginResetModel();
    lines_.clear();
    if (performance) {
        for (const auto& series : performance->series) {
            const auto measure = performanceMeasureText(series.measure);
            lines_.push_back({measure, tr("reference"), series.reference});
            lines_.push_back({measure, tr("all current rows"), series.whole});
            for (std::size_t i = 0; i < series.windows.size() && i < windows.size(); ++i)
                lines_.push_back({measure, windows[i].name, series.windows[i]});
        }
    }
    endResetModel();
}

int PerformanceModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(lines_.size());
}

int PerformanceModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PerformanceModel::data(const QModelIndex& at, int role) const
{
    if (!checkIndex(at, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((at.column() <= When ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const auto& [measure, when, reading] = lines_[std::size_t(at.row())];
    switch (at.column()) {
    case Measure:
        return measure;
    case When:
        return when;
    case Measured:
        return performanceText(reading.measured);
    case MeasuredRange:
        return rangeText(reading.low, reading.high);
    case Estimated:
        return performanceText(reading.estimated);
    case EstimatedRange:
        return rangeText(reading.estimatedLow, reading.estimatedHigh);
    case Labelled:
        return formatCount(qint64(reading.labelled));
    case Rows:
        return formatCount(qint64(reading.rows));
    default:
        return {};
    }
}

QVariant PerformanceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section <= When ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && (section == Estimated || section == EstimatedRange))
        return tr("Without labels, from calibrated scores (confidence-based performance estimation)");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Measure:
        return tr("Measure", "of a model's performance");
    case When:
        return tr("Window", "of time");
    case Measured:
        return tr("Measured");
    case MeasuredRange:
        return tr("95 % interval");
    case Estimated:
        return tr("Estimated");
    case EstimatedRange:
        return tr("Its interval");
    case Labelled:
        return tr("With a label");
    case Rows:
        return tr("Rows");
    default:
        return {};
    }
}

} // namespace ph
