#include "widgets/incidents/ContainDialog.h"

#include "models/tables/ContainmentWords.h"
#include "models/tables/Format.h"
#include "widgets/common/Banner.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/Card.h"
#include "widgets/common/DialogSize.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/Theme.h"

#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace ph {

ContainDialog::ContainDialog(const Incident& incident, ContainmentOption option, QWidget* parent)
    : QDialog(parent)
    , option_(std::move(option))
{
    build(incident);
    connect(reason_, &QPlainTextEdit::textChanged, this, &ContainDialog::check);
    connect(cancel_, &QPushButton::clicked, this, &QDialog::reject);
    connect(send_, &QPushButton::clicked, this, [this] {
        showSending(); // once, however often it is pressed
        Q_EMIT asked(reason());
    });
    check();
    fitToWidth(*this, 600);
}

void ContainDialog::build(const Incident& incident)
{
    setObjectName(QStringLiteral("containDialog"));
    setWindowTitle(containmentKindText(option_.kind));
    trouble_ = new Banner;
    trouble_->setObjectName(QStringLiteral("containTrouble"));
    trial_ = new QPlainTextEdit(tr("Asking what would be sent…"));
    trial_->setObjectName(QStringLiteral("containTrial"));
    trial_->setAccessibleName(tr("What would be sent"));
    trial_->setReadOnly(true);
    trial_->setTabChangesFocus(true);
    trial_->setFont(monoFont(TextSize::Small));
    trial_->setFixedHeight(150);
    reason_ = new QPlainTextEdit;
    reason_->setObjectName(QStringLiteral("containReason"));
    reason_->setAccessibleName(tr("Why it is done"));
    reason_->setTabChangesFocus(true);
    reason_->setFixedHeight(64);
    sending_ = noteText(QStringLiteral("containSending"));
    cancel_ = makeButton(QStringLiteral("containCancel"), tr("Cancel"));
    send_ = makeButton(QStringLiteral("containSend"), tr("Do it"), ButtonKind::Danger);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::xl, space::xl, space::l);
    column->setSpacing(space::m);
    column->addWidget(trouble_);
    column->addWidget(noteText(QStringLiteral("containAbout"),
                               QStringLiteral("%1 · %2").arg(incident.environment, incident.title)));
    column->addWidget(bodyText(QStringLiteral("containEffect"), pairText(option_.target, option_.effect)));
    if (!option_.missing.isEmpty())
        column->addWidget(bodyText(QStringLiteral("containMissing"), option_.missing.join(u'\n')));
    column->addWidget(new PlainLabel(tr("What would be sent:")));
    column->addWidget(trial_);
    column->addWidget(new PlainLabel(tr("Why? The incident, the ledger and others read it.")));
    column->addWidget(reason_);
    column->addWidget(sending_);
    sending_->hide();
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel_);
    buttons->addWidget(send_);
    column->addLayout(buttons);
    reason_->setFocus();
}

QString ContainDialog::reason() const
{
    return reason_->toPlainText().trimmed();
}

void ContainDialog::check()
{
    send_->setEnabled(phase_ == Phase::Editing && !reason().isEmpty() &&
                      option_.standing == ContainmentOption::Standing::Possible);
    reason_->setReadOnly(phase_ == Phase::Sending);
    cancel_->setText(phase_ == Phase::Sending ? tr("Close") : tr("Cancel"));
}

void ContainDialog::showTrial(const QStringList& lines)
{
    trial_->setPlainText(lines.join(u'\n'));
    phase_ = Phase::Editing;
    check();
}

void ContainDialog::showTrialError(const Error& error)
{
    trial_->setPlainText(containmentCommand(option_.act, QStringLiteral("…")));
    trouble_->showError(error);
    growToFit(*this);
}

void ContainDialog::showSending()
{
    phase_ = Phase::Sending;
    trouble_->clear();
    sending_->setText(tr("Requested. Looking whether it was done; closing this does not take it back."));
    sending_->show();
    check();
    growToFit(*this);
}

void ContainDialog::showRefused(const Error& error)
{
    phase_ = Phase::Editing;
    sending_->hide();
    trouble_->showError(error);
    check();
    growToFit(*this);
}

} // namespace ph
