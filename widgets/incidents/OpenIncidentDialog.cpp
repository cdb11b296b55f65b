#include "widgets/incidents/OpenIncidentDialog.h"

#include "widgets/common/Banner.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/Card.h"
#include "widgets/common/DialogSize.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/incidents/SeverityBox.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QDateTimeEdit>
#include <QFormLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace ph {

OpenIncidentDialog::OpenIncidentDialog(const QStringList& environments, const QStringList& endpoints,
                                       Clock clock, QWidget* parent)
    : QDialog(parent)
    , clock_(std::move(clock))
{
    build(environments, endpoints);
    connect(environment_, &QComboBox::currentTextChanged, this, &OpenIncidentDialog::check);
    connect(title_, &QLineEdit::textChanged, this, &OpenIncidentDialog::check);
    connect(onset_, &QDateTimeEdit::dateTimeChanged, this, &OpenIncidentDialog::check);
    connect(isOnsetKnown_, &QCheckBox::toggled, this, &OpenIncidentDialog::check);
    connect(open_, &QPushButton::clicked, this, [this] {
        phase_ = Phase::Writing; // it is written once, however often the button is pressed
        trouble_->clear();
        check();
        Q_EMIT asked(draft());
    });
    check();
    fitToWidth(*this, 520);
    title_->setFocus();
}

void OpenIncidentDialog::build(const QStringList& environments, const QStringList& endpoints)
{
    setObjectName(QStringLiteral("openIncidentDialog"));
    setWindowTitle(tr("Open an incident"));
    environment_ = new QComboBox;
    environment_->setObjectName(QStringLiteral("incidentEnvironment"));
    environment_->setEditable(true);
    environment_->addItems(environments);
    title_ = new QLineEdit;
    title_->setObjectName(QStringLiteral("incidentTitle"));
    title_->setPlaceholderText(tr("What users notice, in a few words"));
    severity_ = new SeverityBox(QStringLiteral("incidentSeverity"), IncidentSeverity::Sev3);
    isOnsetKnown_ = new QCheckBox(tr("known, as far as one can tell"));
    isOnsetKnown_->setObjectName(QStringLiteral("incidentOnsetKnown"));
    isOnsetKnown_->setChecked(true);
    onset_ = new QDateTimeEdit(QDateTime::fromMSecsSinceEpoch(toMs(clock_())));
    onset_->setObjectName(QStringLiteral("incidentOnset"));
    onset_->setCalendarPopup(true);
    onset_->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
    endpoints_ = new QLineEdit;
    endpoints_->setObjectName(QStringLiteral("incidentEndpoints"));
    endpoints_->setPlaceholderText(tr("Separated by commas; empty: not known yet"));
    auto* completer = new QCompleter(endpoints, endpoints_);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    endpoints_->setCompleter(completer);
    why_ = noteText(QStringLiteral("incidentWhyNot"));
    why_->setTone(Tone::Warning);
    trouble_ = new Banner;
    trouble_->setObjectName(QStringLiteral("openIncidentTrouble"));

    auto* began = new QHBoxLayout;
    began->addWidget(onset_);
    began->addWidget(isOnsetKnown_, 1);
    auto* form = new QFormLayout;
    form->setSpacing(space::s);
    form->addRow(tr("Environment"), environment_);
    form->addRow(tr("What happens"), title_);
    form->addRow(tr("Severity"), severity_);
    form->addRow(tr("Began"), began);
    form->addRow(tr("Endpoints"), endpoints_);
    auto* cancel = makeButton(QStringLiteral("openIncidentCancel"), tr("Cancel"));
    open_ = makeButton(QStringLiteral("openIncidentSend"), tr("Open the incident"), ButtonKind::Primary);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(open_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::xl, space::xl, space::l);
    column->setSpacing(space::m);
    column->addWidget(trouble_);
    column->addLayout(form);
    column->addWidget(why_);
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
}

IncidentDraft OpenIncidentDialog::draft() const
{
    IncidentDraft draft;
    draft.opened.environment = environment_->currentText().trimmed();
    draft.opened.title = title_->text().trimmed();
    draft.opened.severity = severity_->severity();
    draft.opened.onsetMs = isOnsetKnown_->isChecked() ? onset_->dateTime().toMSecsSinceEpoch() : noTime;
    for (const auto& endpoint : endpoints_->text().split(u',', Qt::SkipEmptyParts)) {
        if (!endpoint.trimmed().isEmpty())
            draft.endpoints << endpoint.trimmed();
    }
    return draft;
}

void OpenIncidentDialog::check()
{
    onset_->setEnabled(isOnsetKnown_->isChecked());
    const auto now = draft();
    QString why;
    if (now.opened.title.isEmpty())
        why = tr("Say in a few words what users notice.");
    else if (now.opened.environment.isEmpty())
        why = tr("Say which environment it is in.");
    else if (now.opened.onsetMs != noTime && now.opened.onsetMs > toMs(clock_()))
        why = tr("It cannot begin in the future.");
    why_->setText(why);
    why_->setVisible(!why.isEmpty());
    open_->setEnabled(why.isEmpty() && phase_ == Phase::Editing);
    growToFit(*this);
}

void OpenIncidentDialog::showRefused(const Error& error)
{
    phase_ = Phase::Editing;
    trouble_->showError(error);
    check();
}

} // namespace ph
