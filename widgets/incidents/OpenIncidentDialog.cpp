#include "widgets/incidents/OpenIncidentDialog.h"

#include "models/tables/IncidentWords.h"
#include "models/values/DateFormat.h"
#include "models/values/Incident.h"
#include "widgets/common/Banner.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/Card.h"
#include "widgets/common/DialogSize.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/incidents/IncidentImpactEdit.h"
#include "widgets/incidents/SeverityBox.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QDateTimeEdit>
#include <QFormLayout>
#include <QLineEdit>
#include <QLocale>
#include <QVBoxLayout>

namespace ph {

OpenIncidentDialog::OpenIncidentDialog(const QStringList& environments, const QStringList& endpoints,
                                       Clock clock, QWidget* parent)
    : QDialog(parent)
    , clock_(std::move(clock))
{
    build(environments, endpoints);
    connect(environment_, &QComboBox::currentTextChanged, this, &OpenIncidentDialog::proposeSettings);
    connect(environment_, &QComboBox::currentTextChanged, this, &OpenIncidentDialog::check);
    connect(impact_, &IncidentImpactEdit::changed, this, &OpenIncidentDialog::check);
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
    onset_->setAccessibleName(tr("Began"));
    onset_->setCalendarPopup(true);
    onset_->setDisplayFormat(minuteFormat(QLocale()));
    endpoints_ = new QLineEdit;
    endpoints_->setObjectName(QStringLiteral("incidentEndpoints"));
    endpoints_->setPlaceholderText(tr("Separated by commas; empty: not known yet"));
    auto* completer = new QCompleter(endpoints, endpoints_);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    endpoints_->setCompleter(completer);
    impact_ = new IncidentImpactEdit;
    impact_->setObjectName(QStringLiteral("incidentImpactEdit"));
    origin_ = bodyText(QStringLiteral("openIncidentOrigin"));
    origin_->setRole(PlainLabel::Role::Muted);
    origin_->hide();
    affected_ = bodyText(QStringLiteral("openIncidentAffected"));
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
    form->addRow(tr("Affected", "whom an incident hits"), impact_);
    form->addRow(tr("Until now"), affected_);
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
    column->addWidget(origin_);
    column->addLayout(form);
    column->addWidget(why_);
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
}

IncidentDraft OpenIncidentDialog::draft() const
{
    IncidentDraft draft;
    draft.known = impact_->known();
    draft.opened.origin = begun_.opened.origin;
    draft.opened.environment = environment_->currentText().trimmed();
    draft.opened.title = title_->text().trimmed();
    draft.opened.severity = severity_->severity();
    if (isOnsetKnown_->isChecked()) {
        // The field has minutes: what is known to the second stays so where nobody wrote another one.
        const std::int64_t written = onset_->dateTime().toMSecsSinceEpoch(), begun = begun_.opened.onsetMs;
        draft.opened.onsetMs = begun != noTime && written / 60'000 == begun / 60'000 ? begun : written;
    }
    for (const auto& endpoint : endpoints_->text().split(u',', Qt::SkipEmptyParts)) {
        if (!endpoint.trimmed().isEmpty())
            draft.endpoints << endpoint.trimmed();
    }
    return draft;
}

void OpenIncidentDialog::setSettings(const QMap<QString, IncidentChanged>& settings)
{
    settings_ = settings;
    proposeSettings();
}

void OpenIncidentDialog::begin(const IncidentDraft& draft)
{
    begun_ = draft;
    environment_->setCurrentText(draft.opened.environment); // empty: to be said, not guessed
    title_->setText(draft.opened.title);
    severity_->setSeverity(draft.opened.severity);
    isOnsetKnown_->setChecked(draft.opened.onsetMs != noTime);
    if (draft.opened.onsetMs != noTime)
        onset_->setDateTime(QDateTime::fromMSecsSinceEpoch(draft.opened.onsetMs));
    endpoints_->setText(draft.endpoints.join(QStringLiteral(", ")));
    const bool isSeeded = draft.opened.origin.kind != IncidentOrigin::Kind::Hand;
    origin_->setVisible(isSeeded);
    origin_->setText(
        tr("Opened %1", "from what: from alert LatencyHigh").arg(incidentOriginText(draft.opened.origin)));
    proposeSettings();
    check();
}

/// What was seen counts before what is usual; both before what nobody said.
void OpenIncidentDialog::proposeSettings()
{
    const auto environment = environment_->currentText().trimmed();
    const auto& seen = begun_.known;
    auto known = environment == begun_.opened.environment ? seen : settings_.value(environment);
    known.segments = seen.segments;
    known.trafficShare = seen.trafficShare;
    known.errorShare = seen.errorShare;
    if (begun_.opened.origin.kind == IncidentOrigin::Kind::Hand)
        known = settings_.value(environment);
    impact_->propose(known);
}

void OpenIncidentDialog::showImpact(const IncidentDraft& now)
{
    Incident incident;
    incident.onsetMs = now.opened.onsetMs;
    incident.openedMs = toMs(clock_());
    incident.trafficShare = now.known.trafficShare;
    incident.requestsPerSecond = now.known.requestsPerSecond;
    incident.requestsPerUser = now.known.requestsPerUser;
    incident.costPerError = now.known.costPerError;
    incident.errorShare = now.known.errorShare;
    auto impact = impactOf(incident, toMs(clock_()));
    if (incident.onsetMs == noTime)
        impact = {}; // over no time nothing is known, not nothing affected
    affected_->setText(incidentImpactLines(impact).join(QStringLiteral(" · ")));
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
    else
        why = impact_->problem();
    showImpact(now);
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
