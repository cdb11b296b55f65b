#include "models/tables/ReleaseLogModel.h"

#include "models/tables/Format.h"
#include "models/values/CopiedText.h"

namespace ph {

QVariant ReleaseLogModel::cell(const ReleaseLogLine& line, int column, int role) const
{
    if (role == Qt::AccessibleTextRole && column == What)
        return QStringLiteral("%1, %2, %3").arg(line.what, line.who, formatLocalTime(line.timeMs));
    if (role == copiedTextRole && column == Time)
        return formatIsoTime(line.timeMs);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Time:
        return formatLocalTime(line.timeMs);
    case Who:
        return line.who;
    case What:
        return line.what;
    case Asked:
        return line.asked;
    case Observed:
        return line.observed;
    default:
        return {};
    }
}

QVariant ReleaseLogModel::header(int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Time:
        return tr("Time");
    case Who:
        return tr("Who");
    case What:
        return tr("What");
    case Asked:
        return tr("Asked");
    case Observed:
        return tr("Observed");
    default:
        return {};
    }
}

} // namespace ph
