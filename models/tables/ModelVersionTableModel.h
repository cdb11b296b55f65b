#pragma once

#include "models/tables/KeyedTableModel.h"
#include "models/values/ModelView.h"

namespace ph {

/// Versions of one model or prompt, the newest number first.
class ModelVersionTableModel final : public KeyedTableModel<VersionSummary, EntityKey> {
    Q_OBJECT
public:
    enum Column { Version, Pointers, Status, SourceRun, Created, By, Description, ColumnCount };
    enum Role { NumberRole = Qt::UserRole + 1 /**< the version as the registry spells it */ };

    explicit ModelVersionTableModel(QObject* parent = nullptr, Clock clock = systemNow);
    void refreshAges();
    QModelIndex indexOf(const QString& version) const;

protected:
    int columns() const final { return ColumnCount; }
    QVariant cell(const VersionSummary& summary, int column, int role) const final;
    QVariant header(int column, int role) const final;
    EntityKey keyOf(const VersionSummary& summary) const final { return summary.version.key; }
    bool before(const VersionSummary& a, const VersionSummary& b) const final;

private:
    QString text(const VersionSummary& summary, int column) const;
    Clock clock_;
};

} // namespace ph
