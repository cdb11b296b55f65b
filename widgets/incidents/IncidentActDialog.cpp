#include "widgets/incidents/IncidentActDialog.h"

#include "models/values/DateFormat.h"
#include "widgets/common/Banner.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/Card.h"
#include "widgets/common/DialogSize.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/incidents/SeverityBox.h"

#include <QDateTimeEdit>
#include <QFormLayout>
#include <QLocale>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace ph {

namespace {

struct ActWords {
    QString title, text, send;
};

ActWords wordsOf(IncidentAct act)
{
    switch (act) {
    case IncidentAct::Note:
        return {IncidentActDialog::tr("Add a note"), IncidentActDialog::tr("Note"),
                IncidentActDialog::tr("Add")};
    case IncidentAct::ChangeSeverity:
        return {IncidentActDialog::tr("Change the severity"), {}, IncidentActDialog::tr("Change")};
    case IncidentAct::CorrectOnset:
        return {IncidentActDialog::tr("Correct when it began"), IncidentActDialog::tr("By what it is known"),
                IncidentActDialog::tr("Correct")};
    case IncidentAct::End:
        return {IncidentActDialog::tr("Users are well again"), IncidentActDialog::tr("By what it shows"),
                IncidentActDialog::tr("End", "an incident")};
    case IncidentAct::Reopen:
        return {IncidentActDialog::tr("Reopen the incident"), IncidentActDialog::tr("Why"),
                IncidentActDialog::tr("Reopen")};
    }
    return {};
}

} // namespace

IncidentActDialog::IncidentActDialog(const Incident& incident, IncidentAct act, Clock clock, QWidget* parent)
    : IncidentActDialog(incident, act, noTime, std::move(clock), parent)
{
}

IncidentActDialog::IncidentActDialog(const Incident& incident, std::int64_t aboutMs, Clock clock,
                                     QWidget* parent)
    : IncidentActDialog(incident, IncidentAct::Note, aboutMs, std::move(clock), parent)
{
}

IncidentActDialog::IncidentActDialog(const Incident& incident, IncidentAct act, std::int64_t aboutMs,
                                     Clock clock, QWidget* parent)
    : QDialog(parent)
    , incident_(incident.id)
    , severityBefore_(incident.severity)
    , act_(act)
    , aboutMs_(aboutMs)
    , clock_(std::move(clock))
    , momentBefore_(act == IncidentAct::CorrectOnset ? beganMs(incident)
                    : aboutMs == noTime              ? toMs(clock_())
                                                     : aboutMs)
{
    build(incident);
    connect(text_, &QPlainTextEdit::textChanged, this, &IncidentActDialog::check);
    connect(severity_, &QComboBox::currentIndexChanged, this, &IncidentActDialog::check);
    connect(at_, &QDateTimeEdit::dateTimeChanged, this, &IncidentActDialog::check);
    connect(send_, &QPushButton::clicked, this, [this] {
        phase_ = Phase::Writing; // once, however often it is pressed
        trouble_->clear();
        check();
        Q_EMIT asked(incident_, fact());
    });
    check();
    fitToWidth(*this, 480);
    (act_ == IncidentAct::ChangeSeverity ? static_cast<QWidget*>(severity_) : text_)->setFocus();
}

void IncidentActDialog::build(const Incident& incident)
{
    const auto words = wordsOf(act_);
    setObjectName(QStringLiteral("incidentActDialog"));
    setWindowTitle(words.title);
    text_ = new QPlainTextEdit(this);
    text_->setObjectName(QStringLiteral("incidentActText"));
    text_->setTabChangesFocus(true);
    text_->setFixedHeight(96);
    severity_ = new SeverityBox(QStringLiteral("incidentActSeverity"), incident.severity, this);
    at_ = new QDateTimeEdit(QDateTime::fromMSecsSinceEpoch(momentBefore_), this);
    at_->setObjectName(QStringLiteral("incidentActAt"));
    at_->setCalendarPopup(true);
    at_->setDisplayFormat(secondFormat(QLocale()));
    trouble_ = new Banner;
    trouble_->setObjectName(QStringLiteral("incidentActTrouble"));
    auto* form = new QFormLayout;
    form->setSpacing(space::s);
    text_->setVisible(act_ != IncidentAct::ChangeSeverity);
    severity_->setVisible(act_ == IncidentAct::ChangeSeverity);
    const auto moment = momentWords();
    at_->setVisible(!moment.isEmpty());
    at_->setAccessibleName(moment);
    if (act_ == IncidentAct::ChangeSeverity)
        form->addRow(tr("Severity"), severity_);
    if (!moment.isEmpty())
        form->addRow(moment, at_);
    if (act_ != IncidentAct::ChangeSeverity)
        form->addRow(words.text, text_);
    setTabOrder(at_, text_); // as they stand, one below the other
    auto* cancel = makeButton(QStringLiteral("incidentActCancel"), tr("Cancel"));
    send_ = makeButton(QStringLiteral("incidentActSend"), words.send, ButtonKind::Primary);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(send_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::xl, space::xl, space::l);
    column->setSpacing(space::m);
    column->addWidget(trouble_);
    column->addWidget(noteText(QStringLiteral("incidentActAbout"),
                               QStringLiteral("%1 · %2").arg(incident.environment, incident.title)));
    column->addLayout(form);
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
}

QString IncidentActDialog::momentWords() const
{
    switch (act_) {
    case IncidentAct::End:
        return tr("Since");
    case IncidentAct::CorrectOnset:
        return tr("Began", "an incident, when");
    case IncidentAct::Note:
        return aboutMs_ == noTime ? QString() : tr("About", "a note, the moment");
    case IncidentAct::ChangeSeverity:
    case IncidentAct::Reopen:
        break;
    }
    return {};
}

std::int64_t IncidentActDialog::moment() const
{
    // The field has no parts of a second: what nobody touched stays as it was.
    const auto ms = at_->dateTime().toMSecsSinceEpoch();
    return ms / 1000 == momentBefore_ / 1000 ? momentBefore_ : ms;
}

IncidentFact IncidentActDialog::fact() const
{
    const auto text = text_->toPlainText().trimmed();
    switch (act_) {
    case IncidentAct::Note:
        return IncidentNoted{text, aboutMs_ == noTime ? noTime : moment()};
    case IncidentAct::ChangeSeverity: {
        IncidentChanged change;
        change.severity = severity_->severity();
        return change;
    }
    case IncidentAct::CorrectOnset: {
        IncidentChanged change;
        change.onsetMs = moment();
        change.reason = text;
        return change;
    }
    case IncidentAct::End:
        return IncidentEnded{moment(), text};
    case IncidentAct::Reopen:
        return IncidentReopened{text};
    }
    return IncidentNoted{};
}

void IncidentActDialog::check()
{
    const bool hasText = !text_->toPlainText().trimmed().isEmpty();
    bool isReady = hasText; // a note, and why it is reopened
    if (act_ == IncidentAct::ChangeSeverity)
        isReady = severity_->severity() != severityBefore_;
    else if (act_ == IncidentAct::End)
        isReady = moment() <= toMs(clock_());
    else if (act_ == IncidentAct::CorrectOnset)
        isReady = hasText && moment() <= toMs(clock_());
    send_->setEnabled(isReady && phase_ == Phase::Editing);
}

void IncidentActDialog::showRefused(const Error& error)
{
    phase_ = Phase::Editing;
    trouble_->showError(error);
    check();
    growToFit(*this);
}

} // namespace ph
