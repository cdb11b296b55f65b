#pragma once

#include "app/ReleaseActs.h"
#include "app/RollbackPrediction.h"
#include "widgets/releases/ReleasePage.h"

#include <QPointer>
#include <QTimer>

namespace ph {

class RequestsDialog;

/// One open release: its page's intents become acts. Shown from what is here at once, and from its home as
/// soon as that answers; while something is under way, step by step.
class ReleaseController : public QObject {
    Q_OBJECT
public:
    ReleaseController(Workspace& workspace, ReleaseActs& acts, ReleasePage& page, QString id,
                      QObject* parent = nullptr);
    ~ReleaseController() override;

    void reload(HomeLook look);
    void chooseGate(const QString& gate); ///< once the release is shown

Q_SIGNALS:
    void titleChanged(const QString& title);
    void incidentRequested(const ph::ReleaseSummary& release, const ph::GateResult& gate);
    void policyRequested(const QString& environment);

private:
    void show(const ReleaseDetails& details);
    void showEnd(ReleaseMove move, const Result<DeskOutcome>& outcome);
    void move(ReleaseMove move);
    void decide(const ReleaseDecision& decision);
    void waive(const WaiverRequest& waiver);
    void answer(const AnswerRequest& answer);
    void rollBack(const QString& reason);
    void openRequests();
    /// What the open dialog predicts from here, as it is now.
    void lookAtRollback();

    Workspace& workspace_;
    ReleaseActs& acts_;
    ReleasePage& page_;
    const QString id_;
    QString wantedGate_; ///< to be chosen once it is there
    ReleasePlan plan_;
    RollbackPrediction known_; ///< from what is here; nobody was asked
    QTimer follow_;            ///< looks at what is here while something is under way
    QPointer<RequestsDialog> requests_;
    JobHandle readJob_, pullJob_, lookJob_, requestsJob_;
};

} // namespace ph
