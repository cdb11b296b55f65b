#include "widgets/monitoring/ObjectiveDialog.h"

#include "widgets/common/Banner.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/Card.h"
#include "widgets/common/DialogSize.h"
#include "widgets/common/PlainLabel.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace ph {

namespace {

constexpr std::int64_t objectiveDayMs = 86'400'000;

QPlainTextEdit* queryEdit(const char* objectName)
{
    auto* edit = new QPlainTextEdit;
    edit->setObjectName(QLatin1String(objectName));
    edit->setFont(monoFont(TextSize::Small));
    edit->setTabChangesFocus(true);
    edit->setFixedHeight(64);
    return edit;
}

} // namespace

ObjectiveDialog::ObjectiveDialog(const KeptObjective& objective, const QStringList& connections,
                                 QWidget* parent)
    : QDialog(parent)
    , before_(objective)
{
    build();
    const auto& kept = objective.objective;
    name_->setText(kept.name);
    connection_->addItems(connections);
    if (!objective.connection.isEmpty() && !connections.contains(objective.connection))
        connection_->addItem(objective.connection); // of the file, though it is not here now
    connection_->setCurrentText(objective.connection);
    endpoint_->setText(objective.endpoint);
    target_->setValue(kept.target * 100);
    days_->setValue(int(kept.windowMs / objectiveDayMs));
    form_->setCurrentIndex(kept.good.isEmpty() ? 0 : 1);
    bad_->setPlainText(kept.badRatio);
    good_->setPlainText(kept.good);
    total_->setPlainText(kept.total);
    connect(name_, &QLineEdit::textChanged, this, &ObjectiveDialog::check);
    for (const auto* edit : {bad_, good_, total_})
        connect(edit, &QPlainTextEdit::textChanged, this, &ObjectiveDialog::check);
    connect(target_, &QDoubleSpinBox::valueChanged, this, &ObjectiveDialog::check);
    connect(form_, &QComboBox::currentIndexChanged, this, &ObjectiveDialog::check);
    connect(save_, &QPushButton::clicked, this, [this] { Q_EMIT saveRequested(this->objective()); });
    check();
    fitToWidth(*this, 620);
    name_->setFocus();
}

void ObjectiveDialog::build()
{
    setObjectName(QStringLiteral("objectiveDialog"));
    setWindowTitle(before_.file.isEmpty() ? tr("Add an objective") : tr("Edit the objective"));
    trouble_ = new Banner;
    trouble_->setObjectName(QStringLiteral("objectiveTrouble"));
    name_ = new QLineEdit;
    name_->setObjectName(QStringLiteral("objectiveNameEdit"));
    connection_ = new QComboBox;
    connection_->setObjectName(QStringLiteral("objectiveConnection"));
    endpoint_ = new QLineEdit;
    endpoint_->setObjectName(QStringLiteral("objectiveEndpoint"));
    endpoint_->setPlaceholderText(tr("For people: what it is about"));
    target_ = new QDoubleSpinBox;
    target_->setObjectName(QStringLiteral("objectiveTarget"));
    target_->setDecimals(4);
    target_->setRange(0.0001, 99.9999);
    target_->setSuffix(tr(" % of requests are good"));
    days_ = new QSpinBox;
    days_->setObjectName(QStringLiteral("objectiveDays"));
    days_->setRange(1, 365);
    days_->setSuffix(tr(" d", "days, after a number"));
    form_ = new QComboBox;
    form_->setObjectName(QStringLiteral("objectiveForm"));
    form_->addItems({tr("The share of bad requests"), tr("Good requests and all of them")});
    bad_ = queryEdit("objectiveBad");
    bad_->setPlaceholderText(QStringLiteral("sum(rate(http_requests_total{code=~\"5..\"}[{window}])) / "
                                            "sum(rate(http_requests_total[{window}]))"));
    good_ = queryEdit("objectiveGood");
    total_ = queryEdit("objectiveTotal");
    why_ = noteText(QStringLiteral("objectiveWhyNot"));
    why_->setTone(Tone::Warning);
    auto* form = new QFormLayout;
    form->setSpacing(space::s);
    form->addRow(tr("Name"), name_);
    form->addRow(tr("Ask"), connection_);
    form->addRow(tr("Endpoint"), endpoint_);
    form->addRow(tr("Target"), target_);
    form->addRow(tr("Window"), days_);
    form->addRow(tr("Told by"), form_);
    form->addRow(tr("Bad"), bad_);
    form->addRow(tr("Good"), good_);
    form->addRow(tr("All", "requests"), total_);
    auto* cancel = makeButton(QStringLiteral("objectiveCancel"), tr("Cancel"));
    save_ = makeButton(QStringLiteral("objectiveSave"), tr("Save"), ButtonKind::Primary);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(save_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::xl, space::xl, space::l);
    column->setSpacing(space::m);
    column->addWidget(trouble_);
    column->addLayout(form);
    column->addWidget(why_);
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
}

KeptObjective ObjectiveDialog::objective() const
{
    auto kept = before_;
    const bool isRatio = form_->currentIndex() == 0;
    // A file may say 36 hours; whoever does not touch it keeps it.
    const auto windowMs = days_->value() == before_.objective.windowMs / objectiveDayMs
                              ? before_.objective.windowMs
                              : days_->value() * objectiveDayMs;
    kept.connection = connection_->currentText();
    kept.endpoint = endpoint_->text().trimmed();
    kept.objective = {name_->text().trimmed(),
                      target_->value() / 100,
                      windowMs,
                      isRatio ? bad_->toPlainText().trimmed() : QString(),
                      isRatio ? QString() : good_->toPlainText().trimmed(),
                      isRatio ? QString() : total_->toPlainText().trimmed()};
    return kept;
}

void ObjectiveDialog::check()
{
    const bool isRatio = form_->currentIndex() == 0;
    bad_->setEnabled(isRatio);
    good_->setEnabled(!isRatio);
    total_->setEnabled(!isRatio);
    const auto kept = objective();
    QString why;
    if (kept.objective.name.isEmpty())
        why = tr("Give it a name.");
    else if (kept.connection.isEmpty())
        why = tr("Connect a Prometheus first: it has to be asked.");
    else if (const auto sound = checkedObjective(kept.objective); !sound)
        why = sound.error().detail;
    why_->setText(why);
    save_->setEnabled(why.isEmpty());
}

void ObjectiveDialog::showRefused(const Error& error)
{
    trouble_->showError(error);
    growToFit(*this);
}

} // namespace ph
