#include "models/tables/CleaningTableModel.h"

#include "models/tables/Format.h"
#include "models/values/CopiedText.h"

namespace ph {

namespace {

struct CleaningTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::CleaningTableModel)
};

QString amountOf(const CacheAmount& amount)
{
    return amount.count == 0 ? QStringLiteral("–")
                             : CleaningTexts::tr("%1 in %2", "a size in how many things")
                                   .arg(formatBytes(amount.bytes), formatCount(amount.count));
}

} // namespace

QString cacheKindText(CacheKind kind)
{
    switch (kind) {
    case CacheKind::Curves:
        return CleaningTexts::tr("Metric histories of runs");
    case CacheKind::Artifacts:
        return CleaningTexts::tr("Files of runs");
    case CacheKind::Tables:
        break;
    }
    return CleaningTexts::tr("Copies of runs' tables");
}

QString overLimitsText(const QList<OverLimit>& over)
{
    QStringList kinds;
    for (const auto& one : over)
        kinds << (one.cache ? cacheKindText(*one.cache) : CleaningTexts::tr("What was observed"));
    return kinds.isEmpty() ? QString() : CleaningTexts::tr("Over its limit: %1").arg(listText(kinds));
}

void CleaningTableModel::apply(const CleaningPlan& plan)
{
    beginResetModel();
    plan_ = plan;
    endResetModel();
}

int CleaningTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || plan_.caches.empty() ? 0 : int(plan_.caches.size()) + 1;
}

int CleaningTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString CleaningTableModel::observedCell(int column, QString (*time)(std::int64_t)) const
{
    const auto& observed = plan_.observed;
    switch (column) {
    case KindColumn:
        return tr("What was observed");
    case KeptColumn:
        return formatBytes(observed.fileBytes);
    case StaysColumn:
        return QStringLiteral("–");
    case GoesColumn:
        return amountOf({observed.items + observed.points + observed.documents, observed.bytes});
    case FromColumn:
        return observed.isEmpty() ? QStringLiteral("–") : time(observed.oldestMs);
    default:
        return observed.isEmpty() ? QStringLiteral("–") : time(observed.beforeMs);
    }
}

QString CleaningTableModel::cacheCell(const CachePlan& of, int column, QString (*time)(std::int64_t)) const
{
    switch (column) {
    case KindColumn:
        return cacheKindText(of.kind);
    case KeptColumn:
        return amountOf(of.all);
    case StaysColumn:
        return amountOf(of.pinned);
    case GoesColumn:
        return amountOf(of.goes);
    case FromColumn:
        return time(of.goes.oldestMs);
    default:
        return time(of.goes.newestMs);
    }
}

QVariant CleaningTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != copiedTextRole))
        return {};
    const auto time = role == copiedTextRole ? formatIsoMinute : formatLocalMinute;
    return index.row() == 0 ? observedCell(index.column(), time)
                            : cacheCell(plan_.caches[std::size_t(index.row() - 1)], index.column(), time);
}

QVariant CleaningTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case KindColumn:
        return tr("Kind", "of what is kept");
    case KeptColumn:
        return tr("Kept");
    case StaysColumn:
        return tr("Pinned", "and therefore stays");
    case GoesColumn:
        return tr("Goes", "is deleted");
    case FromColumn:
        return tr("From", "a time");
    default:
        return tr("Until", "a time");
    }
}

} // namespace ph
