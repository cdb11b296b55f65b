#include "widgets/releases/InboxView.h"

#include "models/tables/InboxModel.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/StateView.h"
#include "widgets/releases/InboxDelegate.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QStackedWidget>

namespace ph {

InboxView::InboxView(InboxModel* inbox, QWidget* parent)
    : QWidget(parent)
    , inbox_(inbox)
    , count_(new PlainLabel)
    , stack_(new QStackedWidget)
    , list_(new QListView)
{
    setObjectName(QStringLiteral("inboxView"));
    setProperty("surface", true);
    setAttribute(Qt::WA_StyledBackground);
    auto* title = new PlainLabel(tr("Inbox"));
    title->setTextSize(TextSize::Title, TextWeight::Bold);
    count_->setObjectName(QStringLiteral("inboxCount"));
    count_->setRole(PlainLabel::Role::Faint);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(space::l, space::m, space::l, space::s);
    top->setSpacing(space::s);
    top->addWidget(title);
    top->addWidget(count_);
    top->addStretch(1);
    auto* empty = new StateView;
    empty->setObjectName(QStringLiteral("inboxEmpty"));
    empty->setContent({StateContent::Kind::Empty,
                       QStringLiteral("checkmark"),
                       tr("Nothing waits for you"),
                       tr("Approvals that are asked of you, releases that nobody drives and steps that are "
                          "unclear come here."),
                       {},
                       {}});
    list_->setObjectName(QStringLiteral("inboxList"));
    list_->setAccessibleName(tr("What waits for you"));
    list_->setFrameShape(QFrame::NoFrame);
    list_->setModel(inbox);
    list_->setItemDelegate(new InboxDelegate(list_));
    list_->setMouseTracking(true);
    list_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setFocusProxy(list_);
    stack_->addWidget(empty);
    stack_->addWidget(list_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(stack_, 1);
    connect(list_, &QListView::activated, this, [this](const QModelIndex& index) {
        Q_EMIT releaseActivated(index.data(InboxModel::ReleaseIdRole).toString());
    });
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(inbox, signal, this, &InboxView::updateState);
    updateState();
}

void InboxView::updateState()
{
    const int count = inbox_->rowCount();
    stack_->setCurrentIndex(count > 0 ? 1 : 0);
    count_->setText(count > 0 ? tr("%Ln matter(s)", nullptr, count) : QString());
}

void InboxView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closeRequested();
    else
        QWidget::keyPressEvent(event);
}

} // namespace ph
