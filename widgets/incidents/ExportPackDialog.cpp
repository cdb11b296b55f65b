#include "widgets/incidents/ExportPackDialog.h"

#include "widgets/common/Banner.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/Card.h"
#include "widgets/common/DialogSize.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/Progress.h"
#include "widgets/common/ScreenKeys.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QGridLayout>
#include <QListWidget>
#include <QRadioButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace ph {

ExportPackDialog::ExportPackDialog(const QList<Incident>& incidents, const QString& chosen,
                                   const QStringList& environments, QWidget* parent)
    : QDialog(parent)
    , ofIncident_(new QRadioButton(tr("An incident")))
    , ofEnvironment_(new QRadioButton(tr("An environment")))
    , incident_(new QComboBox)
    , environment_(new QComboBox)
    , runbooks_(new QListWidget)
    , sign_(new QCheckBox(tr("Sign it with my key, where there is one")))
    , banner_(new Banner)
    , what_(new PlainLabel)
    , progress_(new ProgressLine)
    , cancel_(makeButton(QStringLiteral("packExportCancel"), tr("Cancel")))
    , export_(makeButton(QStringLiteral("packExportStart"), tr("Export…"), ButtonKind::Primary))
{
    setObjectName(QStringLiteral("exportPackDialog"));
    setWindowTitle(tr("Export a pack"));
    banner_->setObjectName(QStringLiteral("packExportBanner"));
    what_->setObjectName(QStringLiteral("packExportWhat"));
    what_->setRole(PlainLabel::Role::Muted);
    sign_->setObjectName(QStringLiteral("packExportSign"));
    sign_->setChecked(true);
    asked_ = new QWidget;
    auto* asked = new QVBoxLayout(asked_);
    asked->setContentsMargins(0, 0, 0, 0);
    asked->setSpacing(space::m);
    asked->addWidget(noteText({}, tr("One file with what is cached: alerts, numbers, the timeline, releases, "
                                     "models, runs and records. Secrets are taken out. It opens anywhere, "
                                     "without a network, and says whether it was tampered with.")));
    asked->addWidget(buildSubject(incidents, chosen, environments));
    asked->addWidget(buildRunbooks());
    asked->addWidget(sign_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::xl, space::xl, space::l);
    column->setSpacing(space::m);
    column->addWidget(banner_);
    column->addWidget(asked_);
    column->addWidget(what_);
    column->addWidget(progress_);
    column->addLayout(buildActs());
    showPhase();
    fitToWidth(*this, 560);
}

QWidget* ExportPackDialog::buildSubject(const QList<Incident>& incidents, const QString& chosen,
                                        const QStringList& environments)
{
    incident_->setObjectName(QStringLiteral("packExportIncident"));
    incident_->setAccessibleName(tr("The incident"));
    incident_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (const auto& incident : incidents)
        incident_->addItem(QStringLiteral("%1 · %2").arg(incident.title, incident.environment), incident.id);
    incident_->setCurrentIndex(std::max(0, incident_->findData(chosen)));
    environment_->setObjectName(QStringLiteral("packExportEnvironment"));
    environment_->setAccessibleName(tr("The environment"));
    environment_->addItems(environments);
    ofIncident_->setObjectName(QStringLiteral("packExportOfIncident"));
    ofEnvironment_->setObjectName(QStringLiteral("packExportOfEnvironment"));
    ofIncident_->setEnabled(!incidents.isEmpty());
    ofEnvironment_->setEnabled(!environments.isEmpty());
    (incidents.isEmpty() ? ofEnvironment_ : ofIncident_)->setChecked(true);
    const auto choose = [this] {
        incident_->setEnabled(ofIncident_->isChecked());
        environment_->setEnabled(ofEnvironment_->isChecked());
    };
    connect(ofIncident_, &QRadioButton::toggled, this, choose);
    choose();
    auto* pane = new QWidget;
    auto* grid = new QGridLayout(pane);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::m);
    grid->setVerticalSpacing(space::s);
    grid->addWidget(ofIncident_, 0, 0);
    grid->addWidget(incident_, 0, 1);
    grid->addWidget(ofEnvironment_, 1, 0);
    grid->addWidget(environment_, 1, 1);
    grid->setColumnStretch(1, 1);
    return pane;
}

QWidget* ExportPackDialog::buildRunbooks()
{
    runbooks_->setObjectName(QStringLiteral("packExportRunbooks"));
    runbooks_->setAccessibleName(tr("Runbooks that go with it"));
    runbooks_->setFixedHeight(72);
    auto* add = makeButton(QStringLiteral("packExportAddRunbooks"), tr("Add runbooks…"));
    add->setAutoDefault(false);
    connect(add, &QPushButton::clicked, this, &ExportPackDialog::addRunbooks);
    auto* remove = new QShortcut(keysOf(ScreenKey::Remove), runbooks_);
    remove->setContext(Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, this, [this] { delete runbooks_->currentItem(); });
    auto* pane = new QWidget;
    auto* column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::xs);
    auto* line = new QHBoxLayout;
    line->addWidget(new PlainLabel(runbooks_->accessibleName()), 1);
    line->addWidget(add);
    column->addLayout(line);
    column->addWidget(runbooks_);
    return pane;
}

QLayout* ExportPackDialog::buildActs()
{
    export_->setDefault(true);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel_);
    buttons->addWidget(export_);
    connect(cancel_, &QPushButton::clicked, this, [this] {
        if (phase_ == Phase::Running)
            Q_EMIT cancelRequested();
        else
            reject();
    });
    connect(export_, &QPushButton::clicked, this, [this] {
        banner_->clear();
        Q_EMIT exportRequested(order());
    });
    return buttons;
}

void ExportPackDialog::addRunbooks()
{
    const auto files = QFileDialog::getOpenFileNames(this, tr("Runbooks that go with it"), {},
                                                     tr("Texts (*.md *.txt *.yaml *.yml);;All files (*)"));
    for (const auto& file : files) {
        if (runbooks_->findItems(file, Qt::MatchExactly).isEmpty())
            runbooks_->addItem(file);
    }
}

PackOrder ExportPackDialog::order() const
{
    PackOrder order;
    if (ofIncident_->isChecked())
        order.about = {PackKind::Incident, incident_->currentData().toString(), incident_->currentText()};
    else
        order.about = {PackKind::Environment, environment_->currentText(), environment_->currentText()};
    for (int row = 0; row < runbooks_->count(); ++row)
        order.runbooks << runbooks_->item(row)->text();
    order.signing = sign_->isChecked() ? PackOrder::Signing::OwnKey : PackOrder::Signing::None;
    return order;
}

void ExportPackDialog::showRunning(const QString& what, qint64 done, qint64 total)
{
    phase_ = Phase::Running;
    what_->setText(what);
    progress_->setProgress(done, total);
    showPhase();
}

void ExportPackDialog::showDone(const QString& text, const QStringList& notes)
{
    phase_ = Phase::Done;
    banner_->showMessage(
        {.tone = notes.isEmpty() ? Tone::Good : Tone::Warning, .text = text, .details = notes.join(u'\n')});
    showPhase();
}

void ExportPackDialog::showError(const Error& error)
{
    phase_ = Phase::Asking;
    if (error.kind != ErrorKind::Cancelled)
        banner_->showError(error);
    showPhase();
}

void ExportPackDialog::showPhase()
{
    const bool isRunning = phase_ == Phase::Running;
    asked_->setEnabled(!isRunning);
    export_->setEnabled(!isRunning && (ofIncident_->isEnabled() || ofEnvironment_->isEnabled()));
    cancel_->setText(phase_ == Phase::Done ? tr("Close") : tr("Cancel"));
    if (!isRunning) {
        progress_->finish();
        what_->clear();
    }
}

} // namespace ph
