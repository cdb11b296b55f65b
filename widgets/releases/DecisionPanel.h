#pragma once

#include "models/values/ReleaseView.h"
#include "widgets/common/Card.h"

class QPlainTextEdit;
class QPushButton;

namespace ph {

/// Approve, reject, comment or revoke, in place. Says what the signature will cover: the plan and the
/// evidence that are on the screen, and no other.
class DecisionPanel final : public Card {
    Q_OBJECT
public:
    explicit DecisionPanel(QWidget* parent = nullptr);
    /// Keeps the comment that is being written, as long as it is the same release.
    void showRelease(const ReleaseDetails& release);
    void showBusy();
    void clearComment(); ///< it was taken

Q_SIGNALS:
    void decided(const ph::ReleaseDecision& decision);

private:
    struct Choice {
        ReleaseMove move;
        ApprovalView::Decision decision;
        QPushButton* button;
    };
    void showChoices();
    void showQuorum();
    void decide(ApprovalView::Decision decision);
    QString whyNot(const Choice& choice) const; ///< empty: it may be pressed
    ReleaseDetails release_;
    QWidget* quorum_ = nullptr;
    QVBoxLayout* quorumColumn_ = nullptr;
    PlainLabel* covers_ = nullptr;
    QPlainTextEdit* comment_ = nullptr;
    PlainLabel* why_ = nullptr;
    QList<Choice> choices_;
    enum class Busy { No, Yes } busy_ = Busy::No;
};

} // namespace ph
