#pragma once

#include "models/values/Error.h"
#include "models/values/ModelView.h"

#include <QWidget>

class QStackedWidget;

namespace ph {

class Banner;
class ModelListPane;
class ModelPage;
class RegisteredModelTableModel;
class StateView;

/// The registries of all connections: their models and prompts, and the chosen one whole. Values in, intents
/// out. Ctrl+F goes into the search; what was seen stays where reading fails.
class ModelsScreen final : public QWidget {
    Q_OBJECT
public:
    explicit ModelsScreen(QWidget* parent = nullptr, Clock clock = systemNow);
    void showModels(const QList<ModelSummary>& models); ///< the first is chosen where none is
    void refreshAges();
    /// Why there may be nothing in the list.
    enum class Phase {
        Loading,
        NoConnection,
        NotSynced, ///< there are connections, but none was ever read whole
        Ready      ///< what the list holds is all there is
    };
    void setPhase(Phase phase);
    void showError(const Error& error); ///< above everything; what was seen stays
    void clearError();
    void select(const EntityKey& model);
    std::optional<EntityKey> selected() const;
    ModelPage* page() const { return page_; }

Q_SIGNALS:
    void modelSelected(const ph::EntityKey& model);
    void addConnectionRequested();
    void syncRequested();
    void retryRequested();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void find();
    void updateState();
    RegisteredModelTableModel* models_;
    ModelListPane* list_;
    ModelPage* page_;
    Banner* banner_;
    StateView* empty_;
    QStackedWidget* stack_;
    Phase phase_ = Phase::Loading;
};

} // namespace ph
