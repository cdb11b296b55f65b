#include "widgets/start/SampleDoor.h"

#include "widgets/common/Buttons.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/Progress.h"

#include <QVBoxLayout>

namespace ph {

SampleDoor::SampleDoor(QWidget* parent)
    : Card(QStringLiteral("sampleDoor"), tr("Try the sample workspace"), parent)
{
    body()->addWidget(
        bodyText(QStringLiteral("sampleDoorText"),
                 tr("Runs, models, data contracts and six incidents, without any server. It opens in a "
                    "window of its own and shows you round in five stops; your workspace stays empty.")));
    open_ = makeButton(QStringLiteral("openSample"), tr("Open the sample"), ButtonKind::Primary);
    cancel_ = makeButton(QStringLiteral("cancelSample"), tr("Cancel"));
    line_ = new ProgressLine;
    said_ = new PlainLabel;
    said_->setObjectName(QStringLiteral("sampleSaid"));
    said_->setRole(PlainLabel::Role::Muted);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::s);
    row->addWidget(open_);
    row->addWidget(cancel_);
    row->addWidget(said_, 1);
    body()->addLayout(row);
    body()->addWidget(line_);
    cancel_->hide();
    connect(open_, &QPushButton::clicked, this, &SampleDoor::sampleRequested);
    connect(cancel_, &QPushButton::clicked, this, &SampleDoor::sampleCancelled);
}

void SampleDoor::begin()
{
    const bool hadFocus = open_->hasFocus();
    cancel_->show();
    if (hadFocus)
        cancel_->setFocus();
    open_->setEnabled(false);
    showProgress({}, 0, 0);
}

void SampleDoor::showProgress(const QString& text, qint64 done, qint64 total)
{
    said_->setText(text);
    line_->setProgress(done, total);
}

void SampleDoor::end(const QString& said)
{
    const bool hadFocus = cancel_->hasFocus();
    open_->setEnabled(true);
    if (hadFocus)
        open_->setFocus();
    cancel_->hide();
    line_->finish();
    said_->setText(said);
}

} // namespace ph
