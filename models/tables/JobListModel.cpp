#include "models/tables/JobListModel.h"

#include "models/tables/Format.h"

namespace ph {

QVariant JobListModel::cell(const JobRow& row, int column, int role) const
{
    switch (role) {
    case IdRole:
        return row.id;
    case DoneRole:
        return row.done;
    case TotalRole:
        return row.total;
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (column) {
    case TitleColumn:
        return row.title;
    case TextColumn:
        return row.text;
    case ProgressColumn:
        if (row.total > 0)
            return tr("%1 of %2").arg(formatCount(row.done), formatCount(row.total));
        return row.done > 0 ? formatCount(row.done) : QString();
    default:
        return {};
    }
}

QVariant JobListModel::header(int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case TitleColumn:
        return tr("Job");
    case TextColumn:
        return tr("Now");
    case ProgressColumn:
        return tr("Progress");
    default:
        return {};
    }
}

} // namespace ph
