#pragma once

#include "models/tables/KeyedTableModel.h"
#include "models/values/ProgramComponent.h"

namespace ph {

/// What the program is made of: itself first, then by name.
class ComponentTableModel final : public KeyedTableModel<ProgramComponent, QString> {
    Q_OBJECT
public:
    enum Column { NameColumn, VersionColumn, LicenceColumn, UseColumn, ColumnCount };
    using KeyedTableModel::KeyedTableModel;

protected:
    int columns() const final { return ColumnCount; }
    QVariant cell(const ProgramComponent& component, int column, int role) const final;
    QVariant header(int column, int role) const final;
    QString keyOf(const ProgramComponent& component) const final { return component.id; }
    bool before(const ProgramComponent& a, const ProgramComponent& b) const final;

private:
    static QString useText(ProgramComponent::Use use);
};

} // namespace ph
