#include "models/tables/ModelVersionTableModel.h"

#include "models/tables/Format.h"
#include "models/tables/RegistryWords.h"

namespace ph {

ModelVersionTableModel::ModelVersionTableModel(QObject* parent, Clock clock)
    : KeyedTableModel(parent)
    , clock_(std::move(clock))
{
}

void ModelVersionTableModel::refreshAges()
{
    announceColumn(Created);
}

QModelIndex ModelVersionTableModel::indexOf(const QString& version) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (at(row).version.version == version)
            return index(row, 0);
    }
    return {};
}

bool ModelVersionTableModel::before(const VersionSummary& a, const VersionSummary& b) const
{
    bool aIsNumber = false, bIsNumber = false;
    const auto aNumber = a.version.version.toLongLong(&aIsNumber);
    const auto bNumber = b.version.version.toLongLong(&bIsNumber);
    if (aIsNumber && bIsNumber)
        return aNumber > bNumber;
    return aIsNumber != bIsNumber ? aIsNumber : a.version.version > b.version.version;
}

QString ModelVersionTableModel::text(const VersionSummary& summary, int column) const
{
    const auto& version = summary.version;
    switch (column) {
    case Version:
        return version.version;
    case Pointers:
        return pointersText(version);
    case Status:
        return versionStatusText(version.status);
    case SourceRun:
        return summary.runName.isEmpty() ? version.runId.left(8) : summary.runName;
    case Created:
        return formatSeenAge(version.createdMs, toMs(clock_()));
    case By:
        return version.user;
    case Description:
        return version.description;
    default:
        return {};
    }
}

QVariant ModelVersionTableModel::cell(const VersionSummary& summary, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return text(summary, column);
    case NumberRole:
        return summary.version.version;
    case Qt::AccessibleTextRole: {
        if (column != Version)
            return text(summary, column);
        QStringList words{pointedText(summary.version.version), text(summary, Pointers),
                          text(summary, Status), text(summary, Created)};
        words.removeAll(QString());
        return listText(words);
    }
    default:
        return {};
    }
}

QVariant ModelVersionTableModel::header(int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Version:
        return tr("Version");
    case Pointers:
        return tr("Aliases, stage");
    case Status:
        return tr("Status");
    case SourceRun:
        return tr("Source run");
    case Created:
        return tr("Created");
    case By:
        return tr("By");
    case Description:
        return tr("Description");
    default:
        return {};
    }
}

} // namespace ph
