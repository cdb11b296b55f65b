#pragma once

#include "models/values/ContainmentOption.h"
#include "models/values/Error.h"
#include "models/values/Incident.h"

#include <QDialog>

class QPlainTextEdit;
class QPushButton;

namespace ph {

class Banner;
class PlainLabel;

/// Shows what an act would send, asks why it is done, and once more whether. Stays until it is known what
/// became of it; what was asked for goes on where it is closed before.
class ContainDialog final : public QDialog {
    Q_OBJECT
public:
    ContainDialog(const Incident& incident, ContainmentOption option, QWidget* parent = nullptr);
    const ContainmentOption& option() const { return option_; }
    QString reason() const;
    void showTrial(const QStringList& lines); ///< what would be sent
    /// It could not be tried, so it cannot be sent now either.
    void showTrialError(const Error& error);
    void showSending();
    void showRefused(const Error& error);

Q_SIGNALS:
    void asked(const QString& reason); ///< once

private:
    void build(const Incident& incident);
    void check();

    const ContainmentOption option_;
    enum class Phase { Trying, Editing, Sending } phase_ = Phase::Trying;
    QPlainTextEdit *trial_ = nullptr, *reason_ = nullptr;
    PlainLabel* sending_ = nullptr;
    Banner* trouble_ = nullptr;
    QPushButton *cancel_ = nullptr, *send_ = nullptr;
};

} // namespace ph
