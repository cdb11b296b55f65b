#pragma once

#include "models/values/Error.h"
#include "models/values/TrafficView.h"

#include <QDialog>

class QListWidget;

namespace ph {

class TrafficTrialPane;

/// Every request that a rollout will make, step by step, as the cluster tried it. Changes nothing.
class RequestsDialog final : public QDialog {
    Q_OBJECT
public:
    explicit RequestsDialog(const QString& release, QWidget* parent = nullptr);
    void showRequests(const QList<ForeseenRequest>& requests);
    void showRefusal(const Error& error); ///< none could be tried

private:
    void showCurrent();

    QList<ForeseenRequest> requests_;
    QWidget* side_;
    QListWidget* steps_;
    TrafficTrialPane* trial_;
};

} // namespace ph
