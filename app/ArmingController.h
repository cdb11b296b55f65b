#pragma once

#include "app/Workspace.h"
#include "app/rollout/RolloutReach.h"
#include "services/jobs/JobRunner.h"

#include <QPointer>

namespace ph {

class ArmDialog;
class RolloutPage;

/// Arms and disarms the rollout of one page: shows what the cluster makes of the request, asks for it once
/// that is confirmed, and says how that ended.
class ArmingController : public QObject {
    Q_OBJECT
public:
    ArmingController(Workspace& workspace, RolloutReach reach, RolloutPage& page, QString id,
                     QObject* parent = nullptr);
    ~ArmingController() override;

    void open(const RolloutPicture& rollout);

Q_SIGNALS:
    void changed(); ///< there is something else to be seen

private:
    void send(RolloutRequest::Kind kind, const ArmPreview& preview);
    void conclude(RolloutRequest::Kind kind, const Result<ArmOutcome>& outcome);

    Workspace& workspace_;
    const RolloutReach reach_;
    RolloutPage& page_;
    const QString id_;
    QPointer<ArmDialog> dialog_;
    std::optional<RolloutPicture> armAnew_; ///< once its Job is gone, whose policy holds no more
    JobHandle trialJob_, sendJob_;
};

} // namespace ph
