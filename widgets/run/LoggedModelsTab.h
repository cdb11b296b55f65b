#pragma once

#include "models/values/Error.h"
#include "models/values/Run.h"

#include <QWidget>

class QSplitter;
class QStackedWidget;
class QTreeWidget;

namespace ph {

class AgeLabel;
class ArtifactsTab;
class Banner;
class StateView;

/// Logged models of a run (MLflow 3) with their params and metrics folded below each, over the files of the
/// one that is chosen.
class LoggedModelsTab : public QWidget {
    Q_OBJECT
public:
    explicit LoggedModelsTab(QWidget* parent = nullptr);
    void clear();
    void activate(); ///< asks, once
    void showLoading();
    void showModels(const QList<LoggedModel>& models, qint64 seenMs);
    void showError(const Error& error);
    ArtifactsTab& artifacts() const { return *artifacts_; } ///< of the chosen model
    QSplitter* splitter() const { return splitter_; }

Q_SIGNALS:
    void modelsRequested();
    /// artifacts() asks for this one's files from now on.
    void modelChosen(const ph::EntityKey& model);

private:
    void choose();
    void selectChosen();
    QTreeWidget* tree_ = nullptr;
    ArtifactsTab* artifacts_ = nullptr;
    QSplitter* splitter_ = nullptr;
    QStackedWidget* stack_ = nullptr;
    StateView* state_ = nullptr;
    Banner* banner_ = nullptr;
    AgeLabel* age_ = nullptr;
    enum class Asked { No, Yes } asked_ = Asked::No;
    QList<LoggedModel> models_;
    std::optional<EntityKey> chosen_;
};

} // namespace ph
