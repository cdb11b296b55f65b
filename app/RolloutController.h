#pragma once

#include "app/rollout/EndpointReach.h"
#include "models/tables/RolloutView.h"
#include "services/rollout/RolloutStore.h"

#include <QTimer>

namespace ph {

class RolloutPage;

/// What is asked of the cluster for one rollout's page. Each is called on a worker.
struct RolloutReach {
    /// Where it is kept. Errors as of reachEndpoint().
    std::function<Result<std::unique_ptr<RolloutStore>>(ReachFor, std::stop_token)> store;
    /// Who says that they drive it; none: nobody. Not set: the record's own driver is all that is known.
    std::function<Result<std::optional<DriveClaim>>(const QString& id, std::stop_token)> claim = {};
};

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
/// that.
class RolloutController : public QObject {
    Q_OBJECT
public:
    RolloutController(Workspace& workspace, RolloutReach reach, RolloutPage& page, QString id,
                      QString cluster, QObject* parent = nullptr);
    ~RolloutController() override;

    void reload();

Q_SIGNALS:
    void titleChanged(const QString& title);
    void driveRequested(const QString& id);
    void endpointActivated(const ph::EntityKey& endpoint);

private:
    void show(const ReadRollout& read);
    void ask(RolloutRequest::Kind kind, const QString& reason);

    Workspace& workspace_;
    const RolloutReach reach_;
    RolloutPage& page_;
    const QString id_, cluster_;
    ReadRollout read_;
    QTimer again_;
    JobHandle readJob_, askJob_;
};

} // namespace ph
