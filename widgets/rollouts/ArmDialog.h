#pragma once

#include "models/tables/RolloutView.h"
#include "models/values/Error.h"
#include "models/values/TrafficView.h"

#include <QDialog>

class QPushButton;

namespace ph {

class TrafficTrialPane;

/// Says what arming, or disarming, does, and shows the exact request as the cluster tried it. Asks for
/// nothing before it was seen and confirmed.
class ArmDialog final : public QDialog {
    Q_OBJECT
public:
    /// `kind`: Arm or Disarm.
    ArmDialog(RolloutRequest::Kind kind, const RolloutPicture& rollout, QWidget* parent = nullptr);
    void showTrial(const TrafficTrial& trial);
    void showRefusal(const Error& error);

Q_SIGNALS:
    void confirmed();

private:
    TrafficTrialPane* trial_;
    QPushButton* confirm_;
};

} // namespace ph
