#pragma once

#include "models/values/Incident.h"
#include "models/values/RuleAttempt.h"

#include <QDialog>

class QPlainTextEdit;
class QPushButton;

namespace ph {

class Banner;

/// Asks once more before a rule is written into a policy or an incident is closed, and for the reason where
/// one is owed. Stays until it is done.
class RuleActDialog final : public QDialog {
    Q_OBJECT
public:
    /// `attempt`: the rule as it was tried; of none for RuleAct::CloseWithout.
    RuleActDialog(const Incident& incident, RuleAct act, const RuleAttempt& attempt,
                  QWidget* parent = nullptr);
    QString reason() const;
    void showRefused(const Error& error);

Q_SIGNALS:
    void asked(ph::RuleAct act, const QString& reason);

private:
    void build(const Incident& incident, const RuleAttempt& attempt);
    void check();

    const RuleAct act_;
    enum class Reason { Owed, None } owes_ = Reason::None;
    enum class Phase { Editing, Writing } phase_ = Phase::Editing;
    QPlainTextEdit* reason_ = nullptr;
    Banner* trouble_ = nullptr;
    QPushButton* send_ = nullptr;
};

} // namespace ph
