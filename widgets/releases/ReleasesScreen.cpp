#include "widgets/releases/ReleasesScreen.h"

#include "models/tables/ReleaseBoardModel.h"
#include "widgets/common/Banner.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/LineTable.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/ScreenKeys.h"
#include "widgets/common/SearchField.h"
#include "widgets/releases/BoardDelegate.h"
#include "widgets/releases/Refusal.h"
#include "widgets/releases/StateFilter.h"

#include <QHeaderView>
#include <QLocale>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace ph {

ReleasesScreen::ReleasesScreen(ReleaseBoardModel* board, QWidget* parent)
    : QWidget(parent)
    , board_(board)
{
    build();
    connect(search_, &SearchField::settled, this, &ReleasesScreen::applyFilter);
    connect(search_, &SearchField::cleared, this, &ReleasesScreen::applyFilter);
    connect(states_, &StateFilter::changed, this, &ReleasesScreen::applyFilter);
    connect(table_, &QTreeView::activated, this, [this](const QModelIndex& index) {
        const QString id = index.data(ReleaseBoardModel::ReleaseIdRole).toString();
        if (id.isEmpty())
            Q_EMIT environmentActivated(index.data(ReleaseBoardModel::EnvironmentRole).toString());
        else
            Q_EMIT releaseActivated(id);
    });
    connect(empty_, &StateView::actionTriggered, this, [this](const QString& id) {
        if (id == QLatin1StringView("addEnvironment"))
            Q_EMIT environmentRequested();
        else if (id == QLatin1StringView("draftFirst"))
            Q_EMIT draftRequested({});
        else
            clearFilter();
    });
    connect(banner_, &Banner::actionTriggered, this, [this](const QString& id) {
        if (id == QLatin1StringView("makeKey"))
            Q_EMIT keyRequested();
        else
            Q_EMIT retryRequested();
    });
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(board_, signal, this, &ReleasesScreen::updateBoard);
    connect(board_, &QAbstractItemModel::dataChanged, this, [this] { states_->setCounts(board_->counts()); });
    updateBoard();
}

void ReleasesScreen::build()
{
    setObjectName(QStringLiteral("releasesScreen"));
    setProperty("surface", true);
    setAttribute(Qt::WA_StyledBackground);
    auto* title = new PlainLabel(tr("Releases"));
    title->setTextSize(TextSize::Title, TextWeight::Bold);
    inbox_ = makeButton(QStringLiteral("openInbox"), tr("Inbox"));
    auto* environment = makeButton(QStringLiteral("newEnvironment"), tr("Add an environment"));
    auto* draft = makeButton(QStringLiteral("draft"), tr("Draft a release"), ButtonKind::Primary);
    connect(inbox_, &QPushButton::clicked, this, &ReleasesScreen::inboxRequested);
    connect(environment, &QPushButton::clicked, this, &ReleasesScreen::environmentRequested);
    connect(draft, &QPushButton::clicked, this, [this] {
        Q_EMIT draftRequested(table_->currentIndex().data(ReleaseBoardModel::EnvironmentRole).toString());
    });
    auto* top = new QHBoxLayout;
    top->setContentsMargins(space::l, space::m, space::l, space::s);
    top->setSpacing(space::s);
    top->addWidget(title);
    top->addStretch(1);
    for (QWidget* button : {inbox_, environment, draft})
        top->addWidget(button);

    search_ = new SearchField;
    search_->setObjectName(QStringLiteral("releaseSearch"));
    search_->setPlaceholder(tr("Filter by model, environment, author, what it waits for"));
    search_->lineEdit()->setAccessibleName(tr("Filter releases"));
    search_->setPause(std::chrono::milliseconds(0));
    states_ = new StateFilter;
    auto* filters = new QHBoxLayout;
    filters->setContentsMargins(space::l, 0, space::l, space::s);
    filters->setSpacing(space::m);
    filters->addWidget(search_, 1);
    filters->addWidget(states_);

    auto* table = new LineTable(QStringLiteral("releaseBoard"), tr("Releases by environment"));
    table_ = table;
    table_->setModel(board_);
    table_->setItemDelegate(new BoardDelegate(table_));
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setItemsExpandable(false);
    table_->setExpandsOnDoubleClick(false);
    table->setColumns({232, 116, 128, 104, 0, 132, 104});
    setFocusProxy(table_);

    empty_ = new StateView;
    empty_->setObjectName(QStringLiteral("releasesEmpty"));
    banner_ = new Banner;
    banner_->setObjectName(QStringLiteral("releasesBanner"));
    stack_ = new QStackedWidget;
    stack_->addWidget(empty_);
    stack_->addWidget(table_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(banner_);
    column->addLayout(top);
    column->addLayout(filters);
    column->addWidget(stack_, 1);
    auto* find = new QShortcut(keysOf(ScreenKey::Find), this);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, search_->lineEdit(), [this] { search_->lineEdit()->setFocus(); });
}

void ReleasesScreen::setLoading()
{
    phase_ = Phase::Loading;
    updateState();
}

void ReleasesScreen::setReady()
{
    phase_ = Phase::Ready;
    updateState();
}

void ReleasesScreen::setInboxCount(int count)
{
    inbox_->setText(count > 0 ? tr("Inbox  %1").arg(QLocale().toString(count)) : tr("Inbox"));
    inbox_->setAccessibleName(tr("Inbox, %Ln item(s)", nullptr, count));
}

void ReleasesScreen::showError(const Error& error)
{
    banner_->showError(error);
}

void ReleasesScreen::showRefusal(const Error& error)
{
    ph::showRefusal(*banner_, error);
}

void ReleasesScreen::showNote(const QString& text)
{
    banner_->showMessage({Tone::Accent, text});
}

void ReleasesScreen::showKeyMissing()
{
    banner_->showMessage(
        {.tone = Tone::Warning,
         .text = tr("You have no signing key yet. Everything that is decided or done here is signed."),
         .actions = {{QStringLiteral("makeKey"), tr("Make a signing key")}},
         .dismiss = BannerMessage::Dismiss::NotAllowed});
}

void ReleasesScreen::clearNote()
{
    banner_->clear();
}

void ReleasesScreen::select(const QString& releaseId)
{
    if (const QModelIndex at = board_->indexOf(releaseId); at.isValid())
        table_->setCurrentIndex(at);
}

QString ReleasesScreen::selected() const
{
    return table_->currentIndex().data(ReleaseBoardModel::ReleaseIdRole).toString();
}

void ReleasesScreen::applyFilter()
{
    board_->setFilter({search_->text(), states_->states()});
    updateBoard();
}

void ReleasesScreen::clearFilter()
{
    search_->setText({});
    states_->clear();
    applyFilter();
}

void ReleasesScreen::updateBoard()
{
    for (int row = 0; row < board_->rowCount(); ++row) {
        const QModelIndex top = board_->index(row, 0);
        table_->setFirstColumnSpanned(row, {}, true);
        if (!table_->isExpanded(top))
            table_->expand(top);
    }
    states_->setCounts(board_->counts());
    updateState();
}

void ReleasesScreen::updateState()
{
    const bool none = board_->releaseCount() == 0;
    stack_->setCurrentIndex(board_->rowCount() > 0 ? 1 : 0);
    if (stack_->currentIndex() == 1)
        return;
    const StateAction add{QStringLiteral("addEnvironment"), tr("Add an environment"),
                          QStringLiteral("list-add")};
    const StateAction draft{QStringLiteral("draftFirst"), tr("Draft a release"),
                            QStringLiteral("document-new")};
    if (phase_ == Phase::Loading)
        empty_->setContent({StateContent::Kind::Loading, {}, tr("Reading the release homes…"), {}, {}, {}});
    else if (board_->environmentCount() == 0 && none)
        empty_->setContent({StateContent::Kind::Empty,
                            QStringLiteral("umbrello_diagram_deployment"),
                            tr("No environment yet"),
                            tr("An environment says where a model is live, what watches it, and which policy "
                               "a release has to pass. It is one YAML file."),
                            {},
                            {add, draft}});
    else
        empty_->setContent({StateContent::Kind::Empty,
                            QStringLiteral("view-filter"),
                            tr("Nothing matches"),
                            tr("No release has these words and states."),
                            {},
                            {{QStringLiteral("clearFilter"), tr("Clear the filter")}}});
}

} // namespace ph
