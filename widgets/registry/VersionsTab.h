#pragma once

#include "models/values/ModelView.h"

#include <QWidget>

namespace ph {

class LineTable;
class ModelVersionTableModel;
class VersionPane;

/// The versions of a model, and the chosen one below.
class VersionsTab final : public QWidget {
    Q_OBJECT
public:
    explicit VersionsTab(Clock clock, QWidget* parent = nullptr);
    /// Chooses the newest where none of what was chosen is left.
    enum class Choice { Keep, Newest };
    void showVersions(const QList<VersionSummary>& versions, Choice choice);
    QString selected() const; ///< empty: none
    void select(const QString& version);
    VersionPane* pane() const { return pane_; }
    void refreshAges();

Q_SIGNALS:
    void versionSelected(const QString& version);
    void compareRequested(const QString& a, const QString& b); ///< two chosen rows

private:
    void showMenu(const QPoint& at);
    ModelVersionTableModel* versions_;
    LineTable* table_;
    VersionPane* pane_;
};

} // namespace ph
