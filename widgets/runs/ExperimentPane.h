#pragma once

#include "models/values/Keys.h"

#include <QList>
#include <QWidget>

class QTreeView;

namespace ph {

class ExperimentTreeModel;
class PlainLabel;
class SearchField;

/// The tree of experiments at the left, with its filter. Nothing chosen means all experiments.
class ExperimentPane final : public QWidget {
    Q_OBJECT

public:
    explicit ExperimentPane(QWidget* parent = nullptr);
    void setModel(ExperimentTreeModel* model);
    QList<EntityKey> selected() const;
    void select(const QList<EntityKey>& experiments); ///< tells nobody
    QTreeView* tree() const { return tree_; }

Q_SIGNALS:
    void selectionChanged(const QList<ph::EntityKey>& experiments);

private:
    void expandNew(const QModelIndex& parent, int first, int last);
    void applyWanted();

    ExperimentTreeModel* model_ = nullptr;
    SearchField* filter_ = nullptr;
    QTreeView* tree_ = nullptr;
    QList<EntityKey> wanted_; // chosen before they arrived, or filtered away for now
    bool selecting_ = false;
};

} // namespace ph
