#pragma once

#include "app/ArmingController.h"
#include "app/RolloutDrives.h"
#include "app/rollout/RolloutReach.h"

#include <QTimer>

namespace ph {

class RolloutPage;

/// A picture with what spares reading all of it again.
struct ReadRollout {
    RolloutPicture picture;
    QString version; ///< of the record; the measurements are read again only where it is another
};

/// The page's picture of a rollout, from all that is kept of it; `before` as it was read last, empty at
/// first. Errors of the store. Blocking.
Result<ReadRollout> readRollout(const RolloutReach& reach, const QString& id, const ReadRollout& before,
                                std::int64_t nowMs, std::stop_token stop);

/// One open rollout: follows its record, and writes down what a person asks of it. Whoever drives it heeds
/// that; this window may be who does.
class RolloutController : public QObject {
    Q_OBJECT
public:
    RolloutController(Workspace& workspace, RolloutDrives& drives, RolloutReach reach, RolloutPage& page,
                      QString id, QString cluster, QObject* parent = nullptr);
    ~RolloutController() override;

    void reload();

Q_SIGNALS:
    void titleChanged(const QString& title);
    void endpointActivated(const ph::EntityKey& endpoint);

private:
    void show(const ReadRollout& read);
    void ask(RolloutRequest::Kind kind, const QString& reason);
    void askWhatMayBeDone();
    void askWhetherToDrive();
    void drive();
    void showDrive();
    void showDriveOffer();
    void showDriveEnd(const Result<DrivenRollout>& driven);
    QString driveKey() const { return cluster_ + u'/' + id_; }

    Workspace& workspace_;
    RolloutDrives& drives_;
    const RolloutReach reach_;
    RolloutPage& page_;
    const QString id_, cluster_;
    ArmingController* arming_;
    ReadRollout read_;
    std::optional<QString> driveRefusal_; ///< none: not known yet
    QString driveNote_;
    QTimer again_;
    JobHandle readJob_, askJob_, mayAskJob_, mayDriveJob_;
};

} // namespace ph
