#pragma once

#include "models/values/ReleaseView.h"

#include <QWidget>

class QComboBox;
class QDateTimeEdit;
class QLineEdit;
class QPushButton;

namespace ph {

class PlainLabel;

/// Below the gates: take it upon oneself that the chosen gate is not passed. Needs a group, a reason and an
/// end.
class WaiverPanel final : public QWidget {
    Q_OBJECT
public:
    explicit WaiverPanel(QWidget* parent = nullptr);
    /// Hidden where the gate passes or nobody here may waive it.
    void showGate(const ReleaseDetails& release, const QString& gateId, std::int64_t nowMs);

Q_SIGNALS:
    void waiveRequested(const ph::WaiverRequest& waiver);

private:
    void showGaps();
    QString releaseId_;
    QString gateId_;
    PlainLabel* title_ = nullptr;
    QComboBox* group_ = nullptr; ///< of the groups in whose name this person may
    QLineEdit* reason_ = nullptr;
    QDateTimeEdit* until_ = nullptr;
    QPushButton* waive_ = nullptr;
};

} // namespace ph
