#pragma once

#include "models/tables/RegisteredModelTableModel.h"

#include <QWidget>

class QComboBox;
class QListView;
class QStackedWidget;

namespace ph {

class PlainLabel;
class SearchField;
class StateView;

/// All models and prompts, to search and to choose from. Down from the search goes into the list, Esc clears
/// the search.
class ModelListPane final : public QWidget {
    Q_OBJECT
public:
    explicit ModelListPane(RegisteredModelTableModel* models, QWidget* parent = nullptr);
    void select(const EntityKey& model);
    std::optional<EntityKey> selected() const;
    void focusSearch();

Q_SIGNALS:
    void currentChanged();
    void activated(); ///< Enter or a double click: into the page

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void applyFilter();
    void clearFilter();
    void updateState();
    RegisteredModelTableModel* models_;
    SearchField* search_;
    QComboBox* kinds_;
    QListView* list_;
    PlainLabel* count_;
    StateView* none_;
    QStackedWidget* stack_;
};

} // namespace ph
