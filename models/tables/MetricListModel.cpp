#include "models/tables/MetricListModel.h"

#include "models/tables/Format.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ph {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

bool drawable(double v)
{
    return std::abs(v) < std::numeric_limits<double>::max();
}

} // namespace

MetricListModel::MetricListModel(QObject* parent)
    : QAbstractTableModel(parent)
{
}

MetricListModel::Row* MetricListModel::find(const QString& key)
{
    const int row = rowOf(key);
    return row < 0 ? nullptr : &rows_[std::size_t(row)];
}

int MetricListModel::rowOf(const QString& key) const
{
    const auto at = std::lower_bound(rows_.begin(), rows_.end(), key,
                                     [](const Row& row, const QString& k) { return row.metric.key < k; });
    return at != rows_.end() && at->metric.key == key ? int(at - rows_.begin()) : -1;
}

void MetricListModel::changed(const QString& key)
{
    if (const int row = rowOf(key); row >= 0)
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

void MetricListModel::apply(const QList<Metric>& metrics)
{
    QMap<QString, Metric> wanted;
    for (const Metric& metric : metrics)
        wanted.insert(metric.key, metric);
    for (int row = int(rows_.size()) - 1; row >= 0; --row) {
        if (!wanted.contains(rows_[std::size_t(row)].metric.key)) {
            const QString key = rows_[std::size_t(row)].metric.key;
            beginRemoveRows({}, row, row);
            rows_.erase(rows_.begin() + row);
            endRemoveRows();
            setShown(key, false);
        }
    }
    if (rows_.empty() && !wanted.isEmpty()) {
        beginInsertRows({}, 0, int(wanted.size()) - 1);
        for (const Metric& metric : std::as_const(wanted)) {
            Row row;
            row.metric = metric;
            rows_.push_back(std::move(row));
        }
        endInsertRows();
        return;
    }
    int row = 0;
    for (const Metric& metric : std::as_const(wanted)) {
        if (std::size_t(row) < rows_.size() && rows_[std::size_t(row)].metric.key == metric.key) {
            rows_[std::size_t(row)].metric = metric;
            Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
        } else {
            Row added;
            added.metric = metric;
            beginInsertRows({}, row, row);
            rows_.insert(rows_.begin() + row, std::move(added));
            endInsertRows();
        }
        ++row;
    }
}

void MetricListModel::clear()
{
    const bool any = !shown_.isEmpty();
    if (!rows_.empty()) {
        beginRemoveRows({}, 0, int(rows_.size()) - 1);
        rows_.clear();
        endRemoveRows();
    }
    shown_.clear();
    colors_.clear();
    if (any)
        Q_EMIT shownChanged();
}

void MetricListModel::applyLoading(const QString& key)
{
    if (Row* row = find(key); row && row->state != State::Known) {
        row->state = State::Loading;
        changed(key);
    }
}

void MetricListModel::applyHistory(const QString& key, const MetricPoints& points, qint64 fetchedMs)
{
    Row* row = find(key);
    if (!row)
        return;
    row->state = State::Known;
    row->sparkline = sparkline(points);
    row->points = qint64(points.size());
    row->nans = 0;
    row->fetchedMs = fetchedMs;
    row->min = row->max = nan;
    for (const double value : points.values) {
        if (!drawable(value)) {
            ++row->nans;
            continue;
        }
        if (!(row->min <= value))
            row->min = value;
        if (!(row->max >= value))
            row->max = value;
    }
    changed(key);
}

void MetricListModel::applyOverview(const QString& key, std::span<const CurveBucket> buckets,
                                    qint64 fetchedMs)
{
    Row* row = find(key);
    if (!row)
        return;
    row->state = State::Known;
    row->sparkline = sparkline(buckets);
    row->points = row->nans = 0;
    row->fetchedMs = fetchedMs;
    row->min = row->max = nan;
    for (const CurveBucket& bucket : buckets) {
        row->points += bucket.points;
        row->nans += bucket.nans;
        if (drawable(bucket.min) && !(row->min <= bucket.min))
            row->min = bucket.min;
        if (drawable(bucket.max) && !(row->max >= bucket.max))
            row->max = bucket.max;
    }
    changed(key);
}

void MetricListModel::applyFailure(const QString& key, const Error& error)
{
    if (Row* row = find(key)) {
        // What was known stays: an error of today does not make yesterday's curve wrong.
        row->state = row->points > 0 ? State::Known : State::Failed;
        row->error = error;
        changed(key);
    }
}

QStringList MetricListModel::shownKeys() const
{
    return shown_;
}

bool MetricListModel::isShown(const QString& key) const
{
    return shown_.contains(key);
}

int MetricListModel::colorOf(const QString& key) const
{
    return colors_.value(key, -1);
}

void MetricListModel::setShown(const QString& key, bool shown)
{
    if (shown == shown_.contains(key) || (shown && rowOf(key) < 0))
        return;
    if (shown) {
        int color = 0;
        const QList<int> used = colors_.values();
        while (used.contains(color))
            ++color;
        colors_.insert(key, color);
        shown_.append(key);
    } else {
        colors_.remove(key);
        shown_.removeAll(key);
    }
    changed(key);
    Q_EMIT shownChanged();
}

int MetricListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(rows_.size());
}

int MetricListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString MetricListModel::text(const Row& row, int column) const
{
    const NumberFormat digits{NumberFormat::Notation::Shortest, 5};
    const bool known = row.state == State::Known;
    switch (column) {
    case Key:
        return row.metric.key;
    case Curve:
        return row.state == State::Loading  ? tr("loading…")
               : row.state == State::Failed ? tr("not readable")
                                            : QString();
    case Last:
        return formatNumber(row.metric.value, digits);
    case Min:
        return known && drawable(row.min) ? formatNumber(row.min, digits) : QStringLiteral("–");
    case Max:
        return known && drawable(row.max) ? formatNumber(row.max, digits) : QStringLiteral("–");
    case Step:
        return formatCount(row.metric.step);
    case Points:
        return known ? formatCount(row.points) : QStringLiteral("–");
    default:
        return {};
    }
}

QVariant MetricListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = rows_[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == Shown ? QVariant() : QVariant(text(row, index.column()));
    case Qt::CheckStateRole:
        return index.column() == Shown ? QVariant(int(isShown(row.metric.key) ? Qt::Checked : Qt::Unchecked))
                                       : QVariant();
    case Qt::TextAlignmentRole:
        return int((index.column() >= Last ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::AccessibleTextRole:
        if (index.column() == Shown)
            return isShown(row.metric.key) ? tr("%1, curve shown").arg(row.metric.key)
                                           : tr("%1, curve hidden").arg(row.metric.key);
        return text(row, index.column());
    case KeyRole:
        return row.metric.key;
    case SparklineRole:
        return QVariant::fromValue(row.sparkline.isEmpty() ? nullptr
                                                           : static_cast<const void*>(&row.sparkline));
    case StateRole:
        return int(row.state);
    case ColorRole:
        return colorOf(row.metric.key);
    case SortRole:
        switch (index.column()) {
        case Last:
            return row.metric.value;
        case Min:
            return row.min;
        case Max:
            return row.max;
        case Step:
            return qlonglong(row.metric.step);
        case Points:
            return row.points;
        case Shown:
            return isShown(row.metric.key) ? 0 : 1;
        default:
            return row.metric.key;
        }
    default:
        return {};
    }
}

QVariant MetricListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section >= Last ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Key:
        return tr("Metric");
    case Curve:
        return tr("Curve");
    case Last:
        return tr("Last");
    case Min:
        return tr("Min");
    case Max:
        return tr("Max");
    case Step:
        return tr("Step");
    case Points:
        return tr("Points");
    default:
        return QString();
    }
}

Qt::ItemFlags MetricListModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return QAbstractTableModel::flags(index);
    Qt::ItemFlags flags = QAbstractTableModel::flags(index) | Qt::ItemNeverHasChildren;
    if (index.column() == Shown)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

bool MetricListModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || index.column() != Shown ||
        role != Qt::CheckStateRole)
        return false;
    setShown(rows_[std::size_t(index.row())].metric.key, value.toInt() == Qt::Checked);
    return true;
}

} // namespace ph
