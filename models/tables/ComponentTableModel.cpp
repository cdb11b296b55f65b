#include "models/tables/ComponentTableModel.h"

namespace ph {

QString ComponentTableModel::useText(ProgramComponent::Use use)
{
    switch (use) {
    case ProgramComponent::Use::Itself:
        return tr("this program");
    case ProgramComponent::Use::Linked:
        return tr("library");
    case ProgramComponent::Use::HeadersInside:
    case ProgramComponent::Use::FilesInside:
        return tr("compiled in");
    case ProgramComponent::Use::NamedByUser:
        return tr("only where you name it");
    }
    return {};
}

QVariant ComponentTableModel::cell(const ProgramComponent& component, int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case NameColumn:
        return component.name;
    case VersionColumn:
        return component.version.isEmpty() ? QStringLiteral("–") : component.version;
    case LicenceColumn:
        return component.licence;
    case UseColumn:
        return useText(component.use);
    default:
        return {};
    }
}

QVariant ComponentTableModel::header(int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case NameColumn:
        return tr("Component");
    case VersionColumn:
        return tr("Version");
    case LicenceColumn:
        return tr("Licence");
    case UseColumn:
        return tr("Used as");
    default:
        return {};
    }
}

bool ComponentTableModel::before(const ProgramComponent& a, const ProgramComponent& b) const
{
    const bool isOwnA = a.use == ProgramComponent::Use::Itself,
               isOwnB = b.use == ProgramComponent::Use::Itself;
    if (isOwnA != isOwnB)
        return isOwnA;
    return a.name.compare(b.name, Qt::CaseInsensitive) < 0;
}

} // namespace ph
