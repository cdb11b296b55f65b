#pragma once

#include "models/values/MonitorLines.h"
#include "models/values/Time.h"

#include <QDialog>

class QComboBox;
class QDateTimeEdit;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace ph {

class Banner;
class PlainLabel;

/// Who can be asked to silence.
struct SilencePlace {
    MonitorPlace place;
    QString refusal; ///< why not from here, a sentence with what to do; empty: it can be asked
};

/// Asks for a silence: which alerts, until when, why. Shows how many of the known ones it would keep back
/// before anything is asked for, and stays until it was seen or refused.
class SilenceDialog final : public QDialog {
    Q_OBJECT
public:
    struct Draft {
        QList<LabelMatcher> matchers;
        QString createdBy;
        std::optional<ConnectionId> place; ///< chosen at first
    };
    /// `alerts`: those that are known now.
    SilenceDialog(QList<SilencePlace> places, QList<AlertLine> alerts, const Draft& draft, Clock clock,
                  QWidget* parent = nullptr);
    void showRefused(const Error& error); ///< of what was asked: it can be changed and asked again
    void showUnseen();                    ///< asked for, and it could not be looked at

Q_SIGNALS:
    void asked(ph::ConnectionId place, const ph::SilenceAsk& ask);

private:
    void build();
    void check();
    void send();
    Result<QList<LabelMatcher>> matchers() const;
    SilenceAsk ask(const QList<LabelMatcher>& conditions) const;
    QString preview(const QList<LabelMatcher>& conditions) const;

    const QList<SilencePlace> places_;
    const QList<AlertLine> alerts_;
    const Clock clock_;
    enum class Phase { Editing, Asking } phase_ = Phase::Editing;
    QComboBox* place_ = nullptr;
    QPlainTextEdit* conditions_ = nullptr;
    QLineEdit* reason_ = nullptr;
    QLineEdit* by_ = nullptr;
    QComboBox* span_ = nullptr;
    QDateTimeEdit* until_ = nullptr;
    PlainLabel* preview_ = nullptr;
    PlainLabel* why_ = nullptr;
    Banner* trouble_ = nullptr;
    QPushButton* send_ = nullptr;
};

} // namespace ph
