#pragma once

#include "widgets/endpoints/TrafficAskPane.h"
#include "widgets/endpoints/TrafficTrialPane.h"

#include <QDialog>

class QPushButton;

namespace ph {

/// Changes an endpoint's traffic: a share, what the cluster makes of it when it tries it, and a button that
/// names what will happen. Does nothing itself: what came of its intents is told to it.
class TrafficDialog final : public QDialog {
    Q_OBJECT
public:
    TrafficDialog(const Endpoint& endpoint, const TrafficChoice& choice, TrafficAskPane::Think think,
                  QWidget* parent = nullptr);

    void showEndpoint(const Endpoint& endpoint, const TrafficChoice& choice); ///< as it is now

    // What came of trialRequested().
    void showTrial(const TrafficTrial& trial);
    void showTrialRefused(const Error& error, std::optional<TrafficObjection> objection);
    // What came of confirmed().
    void showReport(const TrafficReport& report);
    // What came of keyRequested().
    void showKeyMade();
    void showKeyError(const Error& error);

Q_SIGNALS:
    /// `overruled`: by the person, each by name.
    void trialRequested(const QString& target, int percent, const QList<ph::TrafficObjection>& overruled);
    void trialCancelled();
    void confirmed();      ///< what the last trial showed; once
    void lookingStopped(); ///< what was asked for stays asked for
    void keyRequested();

public Q_SLOTS:
    void reject() override;

private:
    enum class Stage { Choosing, Trying, Tried, Asking };
    void build(const Endpoint& endpoint);
    QLayout* buildButtons();
    void begin(Stage stage);
    void tryOut();
    void updateButtons();
    TrafficAskPane* ask_;
    TrafficTrialPane* trial_;
    QWidget* looking_ = nullptr;
    Banner* report_ = nullptr;
    Banner* gitOps_ = nullptr;
    QPushButton *close_ = nullptr, *try_ = nullptr, *send_ = nullptr;
    Stage stage_ = Stage::Choosing;
    TrafficTrial tried_;
};

} // namespace ph
