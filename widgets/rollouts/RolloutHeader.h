#pragma once

#include "models/tables/RolloutView.h"

#include <QWidget>

class QPushButton;

namespace ph {

class AgeLabel;
class Badge;
class PlainLabel;

/// Which rollout this is, how it stands and why, who drives it, and what can be asked of it: what cannot says
/// why in its tool tip.
class RolloutHeader final : public QWidget {
    Q_OBJECT
public:
    explicit RolloutHeader(Clock clock, QWidget* parent = nullptr);
    void showRollout(const RolloutPicture& rollout);
    /// Something was asked and is not answered yet.
    enum class Asking { Nothing, Something };
    void setAsking(Asking asking);
    /// Why nothing can be asked of it from here, a sentence; empty: it can.
    void setAskRefusal(const QString& refusal);
    /// Why it cannot be driven from here, a sentence; empty: it can, and `note` is what to know before.
    void setDriveOffer(const QString& refusal, const QString& note);
    /// Why it cannot be armed or disarmed from here, a sentence; empty: it can be tried.
    void setArmRefusal(const QString& refusal);
    void setStale(bool stale); ///< what is shown is old: its age is said
    void refreshAges();

Q_SIGNALS:
    void asked(ph::RolloutRequest::Kind kind);
    void driveRequested();
    void driveStopRequested();
    void armRequested(); ///< or disarmed, where it is armed
    void refreshRequested();
    void endpointActivated(const ph::EntityKey& endpoint);

private:
    void showButtons();
    void showDrive(const QString& busy);
    void showNote();
    void showArming();
    Clock clock_;
    RolloutPicture rollout_;
    Asking asking_ = Asking::Nothing;
    std::optional<QString> driveRefusal_; ///< none: not known yet
    QString askRefusal_, driveNote_, armRefusal_;
    PlainLabel* title_;
    Badge* standing_;
    Badge* arming_;
    AgeLabel* read_;
    QPushButton* endpoint_;
    PlainLabel* place_;
    PlainLabel* driver_;
    PlainLabel* armed_; ///< who drives it in the cluster
    PlainLabel* cause_;
    QPushButton* pause_;
    QPushButton* resume_;
    QPushButton* back_;
    QPushButton* drive_;
    QPushButton* arm_;
    PlainLabel* note_; ///< of what may be done from here
};

} // namespace ph
