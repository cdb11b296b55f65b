#include "widgets/runs/RunsScreen.h"

#include "widgets/common/Banner.h"
#include "widgets/common/IconButton.h"
#include "widgets/common/Progress.h"
#include "widgets/common/ScreenKeys.h"
#include "widgets/common/SearchField.h"
#include "widgets/common/StateView.h"
#include "widgets/runs/ExperimentPane.h"
#include "widgets/runs/RunTableView.h"
#include "widgets/runs/RunsChips.h"
#include "widgets/runs/RunsFooter.h"
#include "widgets/start/FirstStartView.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>

namespace ph {

namespace {

constexpr int paneWidth = 264;
constexpr std::chrono::milliseconds typingPause(150);
constexpr double quickSearchMs = 250; // the next letter stops a search that is under way

} // namespace

RunsScreen::RunsScreen(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("runsScreen"));
    experiments_ = new ExperimentPane(this);
    auto* sheet = new QWidget(this);
    sheet->setProperty("surface", true);
    sheet->setAttribute(Qt::WA_StyledBackground);
    splitter_ = new QSplitter(Qt::Horizontal, this);
    splitter_->setObjectName(QStringLiteral("runsSplitter"));
    splitter_->addWidget(experiments_);
    splitter_->addWidget(sheet);
    splitter_->setStretchFactor(0, 0);
    splitter_->setStretchFactor(1, 1);
    splitter_->setCollapsible(0, true);
    splitter_->setCollapsible(1, false);
    splitter_->setSizes({paneWidth, 1000});
    auto* whole = new QHBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(splitter_);

    heading_ = new RunsHeadingLine(sheet);
    query_ = new SearchField(sheet);
    query_->setObjectName(QStringLiteral("runsQuery"));
    query_->setTypeface(SearchField::Typeface::Code);
    query_->setPlaceholder(tr("metrics.auc > 0.9 AND params.model = 'xgb' OR any words"));
    chips_ = new RunsChips(sheet);
    chips_->setObjectName(QStringLiteral("runsChips"));
    progress_ = new ProgressLine(sheet);
    error_ = new Banner(sheet);
    error_->setObjectName(QStringLiteral("runsError"));
    offline_ = new Banner(sheet);
    offline_->setObjectName(QStringLiteral("runsOffline"));
    table_ = new RunTableView(sheet);
    state_ = new StateView(sheet);
    state_->setObjectName(QStringLiteral("runsState"));
    state_->setFocusPolicy(Qt::ClickFocus);
    stack_ = new QStackedWidget(sheet);
    stack_->addWidget(table_);
    stack_->addWidget(state_);
    firstStart_ = new FirstStartView(sheet);
    stack_->addWidget(firstStart_);
    footer_ = new RunsFooter(sheet);
    auto* rule = new QFrame(sheet);
    rule->setProperty("line", true);
    rule->setFixedHeight(1);

    auto* top = new QVBoxLayout;
    top->setContentsMargins(0, space::s, 0, space::s);
    top->setSpacing(space::s);
    top->addWidget(heading_);
    auto* below = new QVBoxLayout;
    below->setContentsMargins(space::m, 0, space::m, 0);
    below->setSpacing(space::s);
    below->addWidget(error_);
    below->addWidget(offline_);
    below->addWidget(query_);
    below->addWidget(chips_);
    top->addLayout(below);
    auto* column = new QVBoxLayout(sheet);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(progress_);
    column->addWidget(stack_, 1);
    column->addWidget(rule);
    column->addWidget(footer_);

    connectIntents();
    connectLayout();
    setFocusProxy(table_);
    table_->setFocus();
    table_->setLayoutState(layout_);
    showPhase();
}

RunsScreen::~RunsScreen() = default;

void RunsScreen::connectIntents()
{
    connect(heading_, &RunsHeadingLine::experimentsToggled, this,
            [this] { experiments_->setVisible(!experiments_->isVisible()); });
    connect(heading_, &RunsHeadingLine::refreshRequested, this, &RunsScreen::refreshRequested);
    connect(experiments_, &ExperimentPane::selectionChanged, this, &RunsScreen::experimentsSelected);
    auto* find = new QShortcut(keysOf(ScreenKey::Find), this);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, this, &RunsScreen::focusQuery);

    connect(query_, &SearchField::settled, this, &RunsScreen::queryEdited);
    connect(query_, &SearchField::submitted, this, &RunsScreen::queryCommitted);
    connect(query_, &SearchField::completionRequested, this,
            [this](const QString& text, int cursor) { Q_EMIT completionRequested(text, cursor); });

    connect(chips_, &RunsChips::viewSaveRequested, this, [this](const QString& name) {
        auto saved = view();
        saved.name = name;
        Q_EMIT savedViewSaveRequested(name, saved);
    });
    connect(chips_, &RunsChips::viewOpenRequested, this, &RunsScreen::savedViewOpenRequested);
    connect(chips_, &RunsChips::viewFileRequested, this, &RunsScreen::savedViewFileRequested);
    connect(chips_, &RunsChips::viewPathRequested, this, &RunsScreen::savedViewPathRequested);
    connect(chips_, &RunsChips::viewRenameRequested, this, &RunsScreen::savedViewRenameRequested);
    connect(chips_, &RunsChips::viewDeleteRequested, this, &RunsScreen::savedViewDeleteRequested);
    connect(chips_, &RunsChips::pinMatchesRequested, this, [this] { Q_EMIT pinMatchesRequested(query()); });
    connect(chips_, &RunsChips::compareMatchesRequested, this,
            [this] { Q_EMIT compareRequested(RunsScopeOf::AllMatches, {}); });
    connect(footer_, &RunsFooter::compareRequested, this,
            [this] { Q_EMIT compareRequested(RunsScopeOf::Selection, selectedRuns()); });

    connect(table_, &RunTableView::runActivated, this, &RunsScreen::runActivated);
    connect(table_, &RunTableView::selectionChanged, this, &RunsScreen::showSelection);
    connect(table_, &RunTableView::contextMenuRequested, this, &RunsScreen::runMenu);

    connect(footer_, &RunsFooter::openRequested, this, [this] {
        if (const auto runs = selectedRuns(); runs.size() == 1)
            Q_EMIT runActivated(runs.first());
    });
    connect(footer_, &RunsFooter::pinRequested, this, [this] { Q_EMIT pinRequested(selectedRuns()); });
    connect(footer_, &RunsFooter::copyMenuRequested, this, [this](const QPoint& at) {
        QMenu menu(this);
        addCopyActions(&menu);
        menu.exec(at - QPoint(0, menu.sizeHint().height()));
    });
    connect(footer_, &RunsFooter::exportMenuRequested, this, [this](const QPoint& at) {
        QMenu menu(this);
        addExportActions(&menu);
        menu.exec(at - QPoint(0, menu.sizeHint().height()));
    });

    const auto action = [this](const QString& id) {
        if (id == QLatin1String("retry"))
            Q_EMIT retryRequested();
        else if (id == QLatin1String("details"))
            Q_EMIT detailsRequested();
        else if (id == QLatin1String("refresh"))
            Q_EMIT refreshRequested();
        else if (id == QLatin1String("clearQuery")) {
            query_->setText({});
            query_->clearError();
            Q_EMIT queryCommitted({});
        }
    };
    connect(state_, &StateView::actionTriggered, this, action);
    connect(error_, &Banner::actionTriggered, this, action);
    connect(offline_, &Banner::actionTriggered, this, action);
}

void RunsScreen::setModels(RunTableModel* runs, ExperimentTreeModel* experiments, ColumnListModel* columns)
{
    runs_ = runs;
    columns_ = columns;
    table_->setModel(runs);
    experiments_->setModel(experiments);
    chips_->setColumns(columns);
    connect(columns, &ColumnListModel::choiceChanged, this,
            [this](const QList<ColumnKey>& shown, const QList<ColumnKey>& pinned) {
                auto next = layout_;
                next.columns = shown;
                next.pinned = pinned;
                changeLayout(std::move(next), LayoutPart::Columns);
            });
    connect(runs, &RunTableModel::applied, this, &RunsScreen::showPhase);
}

void RunsScreen::setSavedViews(const QStringList& names, const QString& current,
                               const QStringList& unreadable)
{
    chips_->setSavedViews(names, current, unreadable);
}

void RunsScreen::setSavedViewMessage(const QString& message)
{
    chips_->setMessage(message);
}

void RunsScreen::setHeading(const RunsHeading& heading)
{
    heading_->setHeading(heading);
}

void RunsScreen::setPhase(RunsPhase phase)
{
    phase_ = phase;
    showPhase();
}

void RunsScreen::showPhase()
{
    if (phase_ == RunsPhase::NoConnections)
        return showContent(firstStart_);
    const auto content = contentInsteadOfRuns(phase_, status_, query(), runs_ ? runs_->rowCount() : 0);
    if (!content) {
        showContent(table_);
        return;
    }
    if (content->title != state_->content().title || content->text != state_->content().text) {
        // Its buttons go with the old words: whoever stood on one is not sent across the window.
        const auto* focus = window()->focusWidget();
        const bool held = focus && state_->isAncestorOf(focus);
        if (held)
            state_->setFocus();
        state_->setContent(*content);
        if (held)
            focusContent();
    }
    showContent(state_);
}

void RunsScreen::showContent(QWidget* content)
{
    const auto* focus = window()->focusWidget();
    const bool follow = stack_->currentWidget() != content && focus && stack_->isAncestorOf(focus);
    stack_->setCurrentWidget(content);
    if (follow)
        focusContent();
}

void RunsScreen::focusContent()
{
    if (stack_->currentWidget() == table_)
        table_->setFocus();
    else if (stack_->currentWidget() == firstStart_)
        firstStart_->focusFirst();
    else if (auto* first = state_->findChild<QPushButton*>())
        first->setFocus();
    else
        state_->setFocus(); // a pane that only waits keeps the place until there is something to hold it
}

void RunsScreen::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    // Otherwise the first control in the window would get it, which is nobody's first wish.
    const auto* focus = window()->focusWidget();
    if (!focus || !focus->isVisibleTo(window()))
        focusContent();
}

void RunsScreen::setStatus(const RunsStatus& status)
{
    status_ = status;
    // Waiting for a pause saves searches; where they are quick it is all that a person would wait for.
    const bool quick = status.searchMs >= 0 && status.searchMs <= quickSearchMs;
    query_->setPause(quick ? std::chrono::milliseconds(0) : typingPause);
    footer_->setStatus(runsStatusText(status, query(), runs_ ? runs_->now() : noTime),
                       runsStatusToolTip(status));
    if (status.remote == RunsStatus::Remote::Syncing)
        progress_->setProgress(std::max(0, status.syncPercent), status.syncPercent >= 0 ? 100 : 0);
    showPhase();
}

void RunsScreen::setRefreshing(Refreshing refreshing)
{
    heading_->refresh()->setEnabled(refreshing == Refreshing::No);
    if (refreshing == Refreshing::No)
        progress_->finish();
    else if (!progress_->isActive())
        progress_->setProgress(0, 0);
}

void RunsScreen::setBanner(const QString& title, const QString& what, const QString& help)
{
    const auto said = title + u'\n' + what;
    if (said == bannerSaid_)
        return; // told again on every poll: a banner that was closed stays closed
    bannerSaid_ = said;
    if (title.isEmpty()) {
        error_->clear();
        return;
    }
    error_->showMessage({.tone = Tone::Bad,
                         .text = title,
                         .details = what,
                         .actions = {{QStringLiteral("retry"), tr("Retry"), {}},
                                     {QStringLiteral("details"), tr("Connections"), {}}},
                         .help = help});
}

void RunsScreen::setOffline(const QString& text)
{
    if (text == offlineSaid_)
        return;
    offlineSaid_ = text;
    if (text.isEmpty())
        offline_->clear();
    else
        offline_->showMessage(
            {.tone = Tone::Stale, .text = text, .actions = {{QStringLiteral("retry"), tr("Try now"), {}}}});
}

void RunsScreen::setSortedSummary(const QString& summary)
{
    footer_->setSummary(summary);
}

void RunsScreen::setQuery(const QString& query)
{
    query_->setText(query);
}

QString RunsScreen::query() const
{
    return query_->text();
}

void RunsScreen::setQueryError(qsizetype offset, qsizetype length, const QString& message)
{
    query_->showError(offset, length, message);
}

void RunsScreen::setQueryHint(const QString& hint)
{
    query_->showHint(hint);
}

void RunsScreen::clearQueryError()
{
    query_->clearError();
}

void RunsScreen::setCompletions(const QList<RunsCompletion>& completions)
{
    QList<CompletionItem> items;
    for (const auto& completion : completions)
        items.append({completion.text, completion.label, completion.detail, int(completion.from),
                      int(completion.to - completion.from)});
    query_->showCompletions(items);
}

void RunsScreen::focusQuery()
{
    query_->lineEdit()->setFocus(Qt::ShortcutFocusReason);
    query_->lineEdit()->selectAll();
}

void RunsScreen::setSelectedExperiments(const QList<EntityKey>& experiments)
{
    experiments_->select(experiments);
}

QList<EntityKey> RunsScreen::selectedExperiments() const
{
    return experiments_->selected();
}

QList<EntityKey> RunsScreen::selectedRuns() const
{
    return table_->selectedRuns();
}

RunTableView* RunsScreen::table() const
{
    return table_;
}

void RunsScreen::showSelection()
{
    const auto runs = selectedRuns();
    footer_->setSelection(int(runs.size()), tr("%Ln selected", nullptr, int(runs.size())));
    Q_EMIT runsSelected(runs);
}

QByteArray RunsScreen::saveState() const
{
    return splitter_->saveState();
}

void RunsScreen::restoreState(const QByteArray& state)
{
    splitter_->restoreState(state);
}

} // namespace ph
