#include "widgets/releases/InboxView.h"

#include "models/tables/InboxModel.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/SearchField.h"
#include "widgets/common/StateView.h"
#include "widgets/common/WordFilter.h"
#include "widgets/releases/InboxDelegate.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QStackedWidget>

namespace ph {

InboxView::InboxView(InboxModel* inbox, QWidget* parent)
    : QWidget(parent)
    , inbox_(inbox)
    , shown_(new WordFilter(this))
    , search_(new SearchField)
    , empty_(new StateView)
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
    top->addSpacing(space::m);
    top->addWidget(search_, 1);
    top->addStretch();
    empty_->setObjectName(QStringLiteral("inboxEmpty"));
    shown_->setSourceModel(inbox);
    search_->setObjectName(QStringLiteral("inboxSearch"));
    search_->setPlaceholder(tr("Filter by release, kind, words"));
    search_->lineEdit()->setAccessibleName(tr("Filter the inbox"));
    search_->setPause(std::chrono::milliseconds(0));
    list_->setObjectName(QStringLiteral("inboxList"));
    list_->setAccessibleName(tr("What waits for you"));
    list_->setFrameShape(QFrame::NoFrame);
    list_->setModel(shown_);
    list_->setItemDelegate(new InboxDelegate(list_));
    list_->setMouseTracking(true);
    list_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setFocusProxy(list_);
    stack_->addWidget(empty_);
    stack_->addWidget(list_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(stack_, 1);
    connect(list_, &QListView::activated, this, [this](const QModelIndex& index) {
        Q_EMIT releaseActivated(index.data(InboxModel::ReleaseIdRole).toString());
    });
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved}) {
        connect(inbox, signal, this, &InboxView::updateState);
        connect(shown_, signal, this, &InboxView::updateState);
    }
    connect(search_, &SearchField::settled, this, &InboxView::filter);
    connect(search_, &SearchField::cleared, this, &InboxView::filter);
    connect(empty_, &StateView::actionTriggered, this, &InboxView::letFilterGo);
    updateState();
}

void InboxView::updateState()
{
    const int count = inbox_->rowCount();
    stack_->setCurrentIndex(shown_->rowCount() > 0 ? 1 : 0);
    search_->setVisible(count > 0);
    count_->setText(count > 0 ? tr("%Ln matter(s)", nullptr, count) : QString());
    if (shown_->rowCount() > 0)
        return;
    if (count > 0)
        empty_->setContent({StateContent::Kind::Empty,
                            QStringLiteral("view-filter"),
                            tr("Nothing matches"),
                            tr("Nothing that waits for you has these words."),
                            {},
                            {{QStringLiteral("clearInboxFilter"), tr("Clear the filter")}}});
    else
        empty_->setContent(
            {StateContent::Kind::Empty,
             QStringLiteral("checkmark"),
             tr("Nothing waits for you"),
             tr("Approvals that are asked of you, releases that nobody drives and steps that are "
                "unclear come here."),
             {},
             {}});
}

void InboxView::filter()
{
    shown_->setWords(search_->text());
    updateState();
}

void InboxView::letFilterGo()
{
    search_->setText({});
    filter();
    list_->setFocus();
}

void InboxView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Find) && search_->isVisible()) {
        search_->lineEdit()->setFocus();
        search_->lineEdit()->selectAll();
    } else if (event->key() != Qt::Key_Escape)
        QWidget::keyPressEvent(event);
    else if (!search_->text().isEmpty())
        letFilterGo();
    else
        Q_EMIT closeRequested();
}

} // namespace ph
