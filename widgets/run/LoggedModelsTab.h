#pragma once

#include "models/values/Error.h"
#include "models/values/Run.h"

#include <QWidget>

class QStackedWidget;
class QTreeWidget;

namespace ph {

class AgeLabel;
class Banner;
class StateView;

/// Logged models of a run (MLflow 3) with their params and metrics folded below each.
class LoggedModelsTab : public QWidget {
    Q_OBJECT
public:
    explicit LoggedModelsTab(QWidget* parent = nullptr);
    void clear();
    void activate(); ///< asks, once
    void showLoading();
    void showModels(const QList<LoggedModel>& models, qint64 seenMs);
    void showError(const Error& error);

Q_SIGNALS:
    void modelsRequested();

private:
    QTreeWidget* tree_ = nullptr;
    QStackedWidget* stack_ = nullptr;
    StateView* state_ = nullptr;
    Banner* banner_ = nullptr;
    AgeLabel* age_ = nullptr;
    enum class Asked { No, Yes } asked_ = Asked::No;
};

} // namespace ph
