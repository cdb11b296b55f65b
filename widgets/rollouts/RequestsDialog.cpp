#include "widgets/rollouts/RequestsDialog.h"

#include "widgets/common/Buttons.h"
#include "widgets/common/Card.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/endpoints/TrafficTrialPane.h"

#include <QListWidget>
#include <QVBoxLayout>

namespace ph {

namespace {

QString stepOf(const ForeseenRequest& request)
{
    const auto step = request.way == ForeseenRequest::Way::Back
                          ? RequestsDialog::tr("Way back: %1", "a step").arg(request.step)
                          : request.step;
    return request.refusal ? RequestsDialog::tr("%1 (not tried)", "a step").arg(step) : step;
}

} // namespace

RequestsDialog::RequestsDialog(const QString& release, QWidget* parent)
    : QDialog(parent)
    , side_(new QWidget)
    , steps_(new QListWidget)
    , trial_(new TrafficTrialPane)
{
    setObjectName(QStringLiteral("requestsDialog"));
    setWindowTitle(tr("What it asks of the cluster"));
    resize(960, 560);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::xl, space::xl, space::l);
    column->setSpacing(space::m);
    auto* title = new PlainLabel(tr("What %1 asks of the cluster").arg(release));
    title->setTextSize(TextSize::Title, TextWeight::Bold);
    column->addWidget(title);
    column->addWidget(noteText(
        QStringLiteral("requestsNote"),
        tr("Each request of the rollout and of its way back, as the server tried it without effect. What "
           "changes is told against the object as it is now.")));
    steps_->setObjectName(QStringLiteral("requestsSteps"));
    steps_->setAccessibleName(tr("Requests"));
    steps_->setFixedWidth(216);
    steps_->setProperty("framed", true);
    steps_->setTextElideMode(Qt::ElideMiddle);
    auto* heading = new PlainLabel(tr("Requests"));
    heading->setTextSize(TextSize::Body, TextWeight::Bold);
    heading->setBuddy(steps_);
    auto* left = new QVBoxLayout(side_);
    left->setContentsMargins(0, 0, 0, 0);
    left->setSpacing(space::xs);
    left->addWidget(heading);
    left->addWidget(steps_, 1);
    auto* sides = new QHBoxLayout;
    sides->setSpacing(space::m);
    sides->addWidget(side_);
    sides->addWidget(trial_, 1);
    column->addLayout(sides, 1);
    auto* close = makeButton(QStringLiteral("requestsClose"), tr("Close"));
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(close);
    column->addLayout(row);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(steps_, &QListWidget::currentRowChanged, this, &RequestsDialog::showCurrent);
    side_->hide();
    trial_->showTrying();
}

void RequestsDialog::showRequests(const QList<ForeseenRequest>& requests)
{
    requests_ = requests;
    steps_->clear();
    for (const auto& request : requests)
        steps_->addItem(stepOf(request));
    side_->show();
    steps_->setCurrentRow(0);
    steps_->setFocus();
}

void RequestsDialog::showRefusal(const Error& error)
{
    side_->hide();
    trial_->showRefusal(error, std::nullopt);
}

void RequestsDialog::showCurrent()
{
    const auto row = steps_->currentRow();
    if (row < 0 || row >= requests_.size())
        return;
    const auto& request = requests_[row];
    if (request.refusal)
        trial_->showRefusal(*request.refusal, std::nullopt);
    else
        trial_->showTrial(request.trial);
}

} // namespace ph
