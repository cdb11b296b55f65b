#pragma once

#include "models/values/Error.h"
#include "models/values/PolicyText.h"

#include <QWidget>

class QListWidget;
class QSplitter;
class QStackedWidget;

namespace ph {

class Badge;
class PlainLabel;
class ProblemEdit;
class StateView;

/// A policy file as it stands, with what is wrong with it: in place, and as a list in which each problem
/// leads to its place.
class PolicyView : public QWidget {
    Q_OBJECT
public:
    explicit PolicyView(QWidget* parent = nullptr);
    void showPolicy(const PolicyText& policy);
    void showError(const Error& error); ///< it could not be read at all

Q_SIGNALS:
    void reloadRequested();
    void editRequested(const QString& file); ///< in whatever edits text here

private:
    void goTo(int row);
    PolicyText policy_;
    PlainLabel* file_ = nullptr;
    Badge* standing_ = nullptr;
    PlainLabel* digest_ = nullptr;
    ProblemEdit* text_ = nullptr;
    QListWidget* problems_ = nullptr;
    QStackedWidget* stack_ = nullptr;
    StateView* state_ = nullptr;
};

} // namespace ph
