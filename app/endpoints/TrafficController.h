#pragma once

#include "app/endpoints/TrafficMoves.h"
#include "services/jobs/JobRunner.h"

#include <QPointer>

namespace ph {

class TrafficDialog;

/// The dialog that changes an endpoint's traffic: tried on a worker, asked for once as `pilothouse traffic`
/// does, and looked at until it is observed. One dialog at a time.
class TrafficController : public QObject {
    Q_OBJECT
public:
    explicit TrafficController(Workspace& workspace, QObject* parent = nullptr);
    ~TrafficController() override;

    void open(const Connection& connection, const Endpoint& endpoint, QWidget* over);
    /// Of whom the dialog is; none where there is no dialog.
    std::optional<EntityKey> endpoint() const;
    void showEndpoint(const Endpoint& endpoint); ///< as it is now

Q_SIGNALS:
    void messageRaised(const QString& text);

private:
    void connectDialog();
    void tryOut(const TrafficAsk& ask);
    void send();
    void makeKey();

    Workspace& workspace_;
    QPointer<TrafficDialog> dialog_;
    Connection connection_;
    Endpoint endpoint_;
    std::optional<TrafficPreview> preview_; ///< of the last trial
    JobHandle trialJob_, sendJob_, keyJob_;
};

} // namespace ph
