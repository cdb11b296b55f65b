#include "widgets/connections/ConnectionsScreen.h"

#include "models/tables/ConnectionTableModel.h"
#include "widgets/common/Banner.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/IconButton.h"
#include "widgets/common/SectionHeader.h"
#include "widgets/connections/ConnectionDelegate.h"
#include "widgets/connections/ConnectionDetail.h"

#include <QItemSelectionModel>
#include <QListView>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace ph {

ConnectionsScreen::ConnectionsScreen(ConnectionTableModel* model, QWidget* parent)
    : QWidget(parent)
    , model_(model)
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
    list_->setModel(model);
    list_->setItemDelegate(new ConnectionDelegate(list_));
    list_->setMouseTracking(true);
    list_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    setFocusProxy(list_);
    banner_->setObjectName(QStringLiteral("connectionsBanner"));

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
    leftLayout->addWidget(list_, 1);
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
    connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ConnectionsScreen::showCurrent);
    connect(list_, &QListView::activated, this, [this] { Q_EMIT editRequested(selected()); });
    connect(model, &QAbstractItemModel::rowsInserted, this, &ConnectionsScreen::updateState);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &ConnectionsScreen::updateState);
    connect(model, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex& from, const QModelIndex& to) {
                const int row = list_->currentIndex().row();
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
    const int row = model_->rowOf(id);
    if (row >= 0)
        list_->setCurrentIndex(model_->index(row, 0));
}

ConnectionId ConnectionsScreen::selected() const
{
    const QModelIndex current = list_->currentIndex();
    return current.isValid() ? model_->at(current.row()).connection.id : ConnectionId{};
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
    banner_->showMessage(Tone::Accent, text);
}

void ConnectionsScreen::updateState()
{
    const bool any = model_->rowCount() > 0;
    stack_->setCurrentIndex(any ? 1 : 0);
    if (any) {
        if (!list_->currentIndex().isValid())
            list_->setCurrentIndex(model_->index(0, 0));
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
    const QModelIndex current = list_->currentIndex();
    if (!current.isValid())
        return;
    const ConnectionRow& row = model_->at(current.row());
    detail_->show(row, model_->kind(row.connection.kind));
}

} // namespace ph
