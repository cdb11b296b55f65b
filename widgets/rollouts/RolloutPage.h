#pragma once

#include "models/tables/RolloutView.h"
#include "models/values/Error.h"

#include <QTimer>
#include <QWidget>

class QStackedWidget;

namespace ph {

class Banner;
class Card;
class PartTable;
class PlainLabel;
class RolloutActModel;
class RolloutConditionModel;
class RolloutHeader;
class RolloutVerdictModel;
class StateView;
class StepStrip;
class TrafficChart;

/// One rollout, live. Values in, intents out; its countdowns go on by themselves. What was seen stays while
/// it cannot be read, with its age.
class RolloutPage final : public QWidget {
    Q_OBJECT
public:
    explicit RolloutPage(QWidget* parent = nullptr, Clock clock = systemNow);

    void showRollout(const RolloutPicture& rollout);
    void showLoading(const QString& id);
    void showError(const Error& error);   ///< of reading it
    void showAsked();                     ///< an intent was taken; until the next showRollout()
    void showRefusal(const Error& error); ///< of what was asked, or of driving it
    void showNote(const QString& note);   ///< of what was asked, a sentence
    void clearRefusal();
    /// Why nothing can be asked of it from here, a sentence, which names the missing right; empty: it can.
    void showAskRefusal(const QString& refusal);
    /// Why it cannot be driven from here, a sentence; empty: it can, and `note` is what to know before.
    void showDriveOffer(const QString& refusal, const QString& note);
    /// Why it cannot be armed or disarmed from here, a sentence; empty: it can be tried.
    void showArmRefusal(const QString& refusal);
    QString rolloutId() const; ///< empty: none was seen
    void refreshAges();        ///< happens by itself each second; public for clocks that jump

Q_SIGNALS:
    /// Abort and RollBack are confirmed already.
    void requested(ph::RolloutRequest::Kind kind, const QString& reason);
    void driveRequested();
    void driveStopRequested();
    void armRequested(); ///< or disarmed, where it is armed; nothing was confirmed yet
    void refreshRequested();
    void endpointActivated(const ph::EntityKey& endpoint);

private:
    QWidget* buildPage();
    Card* buildVerdicts();
    Card* buildConditions();
    Card* buildActs();
    void ask(RolloutRequest::Kind kind);
    void showEvidence();

    Clock clock_;
    RolloutPicture rollout_;
    bool isSeen_ = false;
    RolloutVerdictModel* verdicts_;
    RolloutConditionModel* conditions_;
    RolloutActModel* acts_;
    QStackedWidget* stack_;
    StateView* state_;
    RolloutHeader* header_;
    Banner* trouble_; ///< of reading
    Banner* refusal_; ///< of what was asked
    StepStrip* steps_;
    TrafficChart* traffic_;
    PlainLabel* trafficNote_ = nullptr;
    PartTable* verdictTable_ = nullptr;
    PlainLabel* evidence_ = nullptr;
    PlainLabel* noVerdicts_ = nullptr;
    Card* conditionsCard_ = nullptr;
    QTimer seconds_;
};

} // namespace ph
