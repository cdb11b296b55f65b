#include "models/charts/CurveTableModel.h"

#include "models/charts/Ticks.h"
#include "models/values/DateFormat.h"

#include <QDateTime>
#include <QLocale>

#include <cmath>
#include <limits>

namespace ph {

CurveTableModel::CurveTableModel(QObject* parent)
    : QAbstractTableModel(parent)
{
}

void CurveTableModel::apply(const QList<Source>& sources)
{
    // Curves are replaced whole, so there is no row whose identity could be kept.
    beginResetModel();
    sources_ = sources;
    qint64 rows = 0;
    for (const Source& source : sources_)
        rows += source.points ? qint64(source.points->size()) : 0;
    rows_ = int(std::min<qint64>(rows, std::numeric_limits<int>::max()));
    endResetModel();
}

int CurveTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : rows_;
}

int CurveTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CurveTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((index.column() == Series ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    auto at = std::size_t(index.row());
    for (const Source& source : sources_) {
        const std::size_t size = source.points ? source.points->size() : 0;
        if (at >= size) {
            at -= size;
            continue;
        }
        switch (index.column()) {
        case Series:
            return source.name;
        case Step:
            return QLocale().toString(qlonglong(source.points->steps[at]));
        case Time:
            return QLocale().toString(QDateTime::fromMSecsSinceEpoch(source.points->timestampsMs[at]),
                                      millisecondFormat(QLocale()));
        case Value: {
            const double value = source.points->values[at];
            if (std::isnan(value))
                return QStringLiteral("NaN");
            return inLocale(QString::number(value, 'g', QLocale::FloatingPointShortest));
        }
        default:
            return {};
        }
    }
    return {};
}

QVariant CurveTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Series:
        return tr("Curve");
    case Step:
        return tr("Step");
    case Time:
        return tr("Time");
    case Value:
        return tr("Value");
    default:
        return {};
    }
}

} // namespace ph
