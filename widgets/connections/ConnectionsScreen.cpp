#include "widgets/connections/ConnectionsScreen.h"

#include "models/tables/ConnectionTableModel.h"
#include "widgets/common/Banner.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/IconButton.h"
#include "widgets/common/SearchField.h"
#include "widgets/common/SectionHeader.h"
#include "widgets/common/WordFilter.h"
#include "widgets/connections/ConnectionDelegate.h"
#include "widgets/connections/ConnectionDetail.h"

#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QListView>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace ph {

ConnectionsScreen::ConnectionsScreen(ConnectionTableModel* model, QWidget* parent)
    : QWidget(parent)
    , model_(model)
    , shown_(new WordFilter(this))
    , search_(new SearchField(this))
    , listed_(new QStackedWidget(this))
    , stack_(new QStackedWidget(this))
    , empty_(new StateView(this))
    , banner_(new Banner(this))
    , list_(new QListView(this))
    , detail_(new ConnectionDetail(this))
{
    setObjectName(QStringLiteral("connectionsScreen"));
    setProperty("surface", true);
    setAttribute(Qt::WA_StyledBackground);
    list_->setObjectName(QStringLiteral("connectionList"));
    list_->setAccessibleName(tr("Connections"));
    shown_->setSourceModel(model);
    list_->setModel(shown_);
    list_->setItemDelegate(new ConnectionDelegate(list_));
    list_->setMouseTracking(true);
    list_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    setFocusProxy(list_);
    banner_->setObjectName(QStringLiteral("connectionsBanner"));

    search_->setObjectName(QStringLiteral("connectionSearch"));
    search_->setPlaceholder(tr("Filter by name, kind, address, state"));
    search_->lineEdit()->setAccessibleName(tr("Filter connections"));
    search_->setPause(std::chrono::milliseconds(0));
    auto* unmatched = new StateView(this);
    unmatched->setObjectName(QStringLiteral("connectionsUnmatched"));
    unmatched->setContent({.kind = StateContent::Kind::Empty,
                           .icon = QStringLiteral("view-filter"),
                           .title = tr("Nothing matches"),
                           .text = tr("No connection has these words."),
                           .actions = {{QStringLiteral("clearConnectionFilter"), tr("Clear the filter")}}});
    listed_->addWidget(list_);
    listed_->addWidget(unmatched);

    auto* header = new SectionHeader(tr("Connections"), this);
    auto* add = new IconButton(QStringLiteral("list-add"), tr("Add connection"), this);
    add->setObjectName(QStringLiteral("add"));
    header->addAction(add);
    header->setContentsMargins(space::l, space::s, space::s, space::xs);
    auto* left = new QWidget(this);
    auto* leftLayout = new QVBoxLayout(left);
    leftLayout->setContentsMargins(0, 0, 0, 0);
    leftLayout->setSpacing(0);
    leftLayout->addWidget(header);
    auto* searching = new QHBoxLayout;
    searching->setContentsMargins(space::l, 0, space::s, space::s);
    searching->addWidget(search_);
    leftLayout->addLayout(searching);
    leftLayout->addWidget(listed_, 1);
    left->setMinimumWidth(220);

    auto* scroll = new QScrollArea(this);
    scroll->setAccessibleName(tr("Connection details"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(detail_);
    detail_->setProperty("surface", true);
    detail_->setAttribute(Qt::WA_StyledBackground);
    auto* splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setObjectName(QStringLiteral("connectionsSplitter"));
    splitter->addWidget(left);
    splitter->addWidget(scroll);
    splitter->setSizes({320, 720});
    splitter->setStretchFactor(1, 1);
    splitter->setChildrenCollapsible(false);

    stack_->addWidget(empty_);
    stack_->addWidget(splitter);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(banner_);
    layout->addWidget(stack_, 1);

    connect(add, &QToolButton::clicked, this, &ConnectionsScreen::addRequested);
    connect(empty_, &StateView::actionTriggered, this, [this](const QString& id) {
        if (id == QLatin1StringView("useOffered"))
            Q_EMIT offeredUriAccepted(offeredUri_);
        else if (id == QLatin1StringView("openSample"))
            Q_EMIT sampleRequested();
        else
            Q_EMIT addRequested();
    });
    connect(search_, &SearchField::settled, this, &ConnectionsScreen::filter);
    connect(search_, &SearchField::cleared, this, &ConnectionsScreen::filter);
    connect(unmatched, &StateView::actionTriggered, this, &ConnectionsScreen::letFilterGo);
    connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ConnectionsScreen::showCurrent);
    connect(list_, &QListView::activated, this, [this] { Q_EMIT editRequested(selected()); });
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved}) {
        connect(model, signal, this, &ConnectionsScreen::updateState);
        connect(shown_, signal, this, &ConnectionsScreen::updateState);
    }
    connect(model, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex& from, const QModelIndex& to) {
                const int row = current().row();
                if (row >= from.row() && row <= to.row())
                    showCurrent();
            });
    connect(detail_, &ConnectionDetail::editRequested, this, [this] { Q_EMIT editRequested(selected()); });
    connect(detail_, &ConnectionDetail::testRequested, this, [this] { Q_EMIT testRequested(selected()); });
    connect(detail_, &ConnectionDetail::testCancelled, this, [this] { Q_EMIT testCancelled(selected()); });
    connect(detail_, &ConnectionDetail::syncRequested, this, [this] { Q_EMIT syncRequested(selected()); });
    connect(detail_, &ConnectionDetail::syncCancelled, this, [this] { Q_EMIT syncCancelled(selected()); });
    connect(detail_, &ConnectionDetail::removeConfirmed, this,
            [this] { Q_EMIT removeRequested(selected()); });
    connect(detail_, &ConnectionDetail::enabledChanged, this,
            [this](bool enabled) { Q_EMIT enabledChanged(selected(), enabled); });
    updateState();
}

void ConnectionsScreen::select(ConnectionId id)
{
    const auto at = model_->index(model_->rowOf(id), 0);
    if (!at.isValid())
        return;
    if (!shown_->mapFromSource(at).isValid())
        letFilterGo();
    list_->setCurrentIndex(shown_->mapFromSource(at));
}

ConnectionId ConnectionsScreen::selected() const
{
    const auto at = current();
    return at.isValid() ? model_->at(at.row()).connection.id : ConnectionId{};
}

QModelIndex ConnectionsScreen::current() const
{
    return shown_->mapToSource(list_->currentIndex());
}

void ConnectionsScreen::setOfferedUri(const QString& uri)
{
    offeredUri_ = uri;
    updateState();
}

void ConnectionsScreen::beginTest(ConnectionId id)
{
    if (id == selected())
        detail_->beginTest();
}

void ConnectionsScreen::addProbeLine(ConnectionId id, const ProbeLine& line)
{
    if (id == selected())
        detail_->addProbeLine(line);
}

void ConnectionsScreen::finishTest(ConnectionId id)
{
    if (id != selected())
        return;
    detail_->finishTest();
    showCurrent();
}

void ConnectionsScreen::showError(const Error& error)
{
    banner_->showError(error);
}

void ConnectionsScreen::showNote(const QString& text)
{
    banner_->showMessage({Tone::Accent, text});
}

void ConnectionsScreen::updateState()
{
    const bool any = model_->rowCount() > 0;
    stack_->setCurrentIndex(any ? 1 : 0);
    if (any) {
        listed_->setCurrentIndex(shown_->rowCount() > 0 ? 0 : 1);
        if (!list_->currentIndex().isValid())
            list_->setCurrentIndex(shown_->index(0, 0));
        showCurrent();
        return;
    }
    StateContent content{
        .kind = StateContent::Kind::Empty,
        .icon = QStringLiteral("network-server"),
        .title = tr("No connections yet"),
        .text = tr("Connect to an MLflow server, a folder of runs, a tracking database or a Kubernetes "
                   "cluster. What is seen stays on this computer and can be searched offline."),
        .details = {},
        .actions = {}};
    if (!offeredUri_.isEmpty()) {
        content.text += QLatin1Char('\n') + tr("MLFLOW_TRACKING_URI is %1.").arg(offeredUri_);
        content.actions.append({.id = QStringLiteral("useOffered"), .text = tr("Connect to it"), .icon = {}});
    }
    content.actions.append(
        {.id = QStringLiteral("addFirst"), .text = tr("Add connection"), .icon = QStringLiteral("list-add")});
    content.actions.append({.id = QStringLiteral("openSample"),
                            .text = tr("Open the sample"),
                            .icon = QStringLiteral("document-open")});
    empty_->setContent(content);
}

void ConnectionsScreen::showCurrent()
{
    const auto at = current();
    detail_->setVisible(at.isValid()); // its buttons would act on nothing
    if (!at.isValid())
        return;
    const ConnectionRow& row = model_->at(at.row());
    detail_->show(row, model_->kind(row.connection.kind));
}

void ConnectionsScreen::filter()
{
    shown_->setWords(search_->text());
    updateState();
}

void ConnectionsScreen::letFilterGo()
{
    search_->setText({});
    filter();
}

void ConnectionsScreen::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Find) && search_->isVisible()) {
        search_->lineEdit()->setFocus();
        search_->lineEdit()->selectAll();
    } else if (event->key() == Qt::Key_Escape && !search_->text().isEmpty()) {
        letFilterGo();
        list_->setFocus();
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace ph
