#include "widgets/runs/RunsScreen.h"

#include "models/tables/Format.h"
#include "widgets/common/Banner.h"
#include "widgets/common/IconButton.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/Progress.h"
#include "widgets/common/SearchField.h"
#include "widgets/common/StateView.h"
#include "widgets/runs/ExperimentPane.h"
#include "widgets/runs/RunTableView.h"
#include "widgets/runs/RunsChips.h"
#include "widgets/runs/RunsFooter.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>

namespace ph {

namespace {

constexpr int paneWidth = 264;
constexpr std::chrono::milliseconds typingPause(150);
constexpr double quickSearchMs = 250; // the next letter stops a search that is under way

/// A note is Markdown, and one line of it has room: the first that says something, without its marks.
QString firstSentence(const QString& note)
{
    static const QRegularExpression marks(
        QStringLiteral("^[#>*+\\-\\s]+|[*_`]{1,3}(?=\\S)|(?<=\\S)[*`]{1,3}"));
    for (const auto& line : note.split(u'\n')) {
        if (const auto words = QString(line).remove(marks).trimmed(); !words.isEmpty())
            return words;
    }
    return {};
}

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

    buildTop();
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
    footer_ = new RunsFooter(sheet);
    auto* rule = new QFrame(sheet);
    rule->setProperty("line", true);
    rule->setFixedHeight(1);

    auto* heading = new QHBoxLayout;
    heading->setSpacing(space::s);
    // Icons, not their grounds, stand on the edge that the rest stands on.
    heading->setContentsMargins(space::m - 6, 0, space::m - 6, 0);
    heading->addWidget(paneToggle_);
    heading->addWidget(title_);
    heading->addWidget(provenance_);
    heading->addWidget(note_, 1);
    heading->addWidget(refresh_);
    auto* top = new QVBoxLayout;
    top->setContentsMargins(0, space::s, 0, space::s);
    top->setSpacing(space::s);
    top->addLayout(heading);
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
    setFocusProxy(table_);
    table_->setFocus();
    table_->setLayoutState(layout_);
    showPhase();
}

RunsScreen::~RunsScreen() = default;

void RunsScreen::buildTop()
{
    title_ = new PlainLabel(this);
    title_->setObjectName(QStringLiteral("runsTitle"));
    title_->setTextSize(TextSize::Title, TextWeight::Medium);
    provenance_ = new PlainLabel(this);
    provenance_->setObjectName(QStringLiteral("runsProvenance"));
    provenance_->setRole(PlainLabel::Role::Muted);
    note_ = new PlainLabel(this);
    note_->setObjectName(QStringLiteral("runsNote"));
    note_->setRole(PlainLabel::Role::Muted);
    note_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    paneToggle_ = new IconButton(QStringLiteral("view-list-tree"), tr("Show or hide the experiments"), this);
    paneToggle_->setObjectName(QStringLiteral("toggleExperiments"));
    paneToggle_->setShortcutKeys(QKeySequence(Qt::CTRL | Qt::Key_B));
    refresh_ = new IconButton(QStringLiteral("view-refresh"), tr("Read the servers again"), this);
    refresh_->setObjectName(QStringLiteral("refreshRuns"));
    refresh_->setShortcutKeys(QKeySequence(Qt::Key_F5));
    query_ = new SearchField(this);
    query_->setObjectName(QStringLiteral("runsQuery"));
    query_->setTypeface(SearchField::Typeface::Code);
    query_->setPlaceholder(tr("metrics.auc > 0.9 AND params.model = 'xgb' OR any words"));
    chips_ = new RunsChips(this);
    chips_->setObjectName(QStringLiteral("runsChips"));
}

void RunsScreen::connectIntents()
{
    connect(paneToggle_, &QToolButton::clicked, this,
            [this] { experiments_->setVisible(!experiments_->isVisible()); });
    connect(refresh_, &QToolButton::clicked, this, &RunsScreen::refreshRequested);
    connect(experiments_, &ExperimentPane::selectionChanged, this, &RunsScreen::experimentsSelected);
    auto* find = new QShortcut(QKeySequence::Find, this);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, this, &RunsScreen::focusQuery);

    connect(query_, &SearchField::settled, this, &RunsScreen::queryEdited);
    connect(query_, &SearchField::submitted, this, &RunsScreen::queryCommitted);
    connect(query_, &SearchField::completionRequested, this,
            [this](const QString& text, int cursor) { Q_EMIT completionRequested(text, cursor); });

    const auto change = [this](auto edit, LayoutPart part) {
        auto next = layout_;
        edit(next);
        changeLayout(std::move(next), part);
    };
    connect(chips_, &RunsChips::arrangementPicked, this, [change](const Arrangement& arrangement) {
        change([&](RunsLayout& l) { l.arrangement = arrangement; }, LayoutPart::Arrangement);
    });
    connect(chips_, &RunsChips::colourPicked, this, [change](const std::optional<ColumnKey>& column) {
        change([&](RunsLayout& l) { l.colourBy = column; }, LayoutPart::ColourBy);
    });
    connect(chips_, &RunsChips::showPicked, this, [change](RunsLayout::Show show) {
        change([&](RunsLayout& l) { l.show = show; }, LayoutPart::Show);
    });
    connect(chips_, &RunsChips::deletedPicked, this, [change](RunsLayout::Deleted deleted) {
        change([&](RunsLayout& l) { l.deleted = deleted; }, LayoutPart::Deleted);
    });
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

    connect(table_, &RunTableView::sortRequested, this, [change](const QList<ColumnSort>& sort) {
        change([&](RunsLayout& l) { l.sort = sort; }, LayoutPart::Sort);
    });
    connect(table_, &RunTableView::columnsReordered, this, [change](const QList<ColumnKey>& columns) {
        change(
            [&](RunsLayout& l) {
                const auto before = std::exchange(l.columns, columns);
                for (const auto& key : before) { // not shown while they do not vary, but chosen
                    if (!columns.contains(key))
                        l.columns.append(key);
                }
            },
            LayoutPart::Columns);
    });
    connect(table_, &RunTableView::widthChanged, this, [change](const ColumnKey& column, int width) {
        change([&](RunsLayout& l) { l.widths.insert(column, width); }, LayoutPart::Widths);
    });
    connect(table_, &RunTableView::groupByRequested, this, [change](const ColumnKey& column) {
        change([&](RunsLayout& l) { l.arrangement = Arrangement::grouped(column); }, LayoutPart::Arrangement);
    });
    connect(table_, &RunTableView::colourByRequested, this, [change](const ColumnKey& column) {
        change([&](RunsLayout& l) { l.colourBy = column; }, LayoutPart::ColourBy);
    });
    connect(table_, &RunTableView::pinColumnRequested, this, [change](const ColumnKey& column) {
        change(
            [&](RunsLayout& l) {
                if (!l.pinned.removeOne(column))
                    l.pinned.append(column);
            },
            LayoutPart::Columns);
    });
    connect(table_, &RunTableView::hideColumnRequested, this, [change](const ColumnKey& column) {
        change(
            [&](RunsLayout& l) {
                l.columns.removeAll(column);
                l.pinned.removeAll(column);
            },
            LayoutPart::Columns);
    });
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
        else if (id == QLatin1String("addConnection"))
            Q_EMIT addConnectionRequested();
        else if (id == QLatin1String("useOffered"))
            Q_EMIT offeredUriAccepted();
        else if (id == QLatin1String("openSample"))
            Q_EMIT openSampleRequested();
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

/// Shows a new layout at once where that needs no worker, and tells.
void RunsScreen::changeLayout(RunsLayout next, LayoutPart part)
{
    if (next == layout_)
        return;
    // Pinned columns stand at the left, so they come first in the order as well.
    std::stable_partition(next.columns.begin(), next.columns.end(), [&](const ColumnKey& key) {
        return key == nameColumn() || next.pinned.contains(key);
    });
    setRunsLayout(next);
    switch (part) {
    case LayoutPart::Sort:
        Q_EMIT sortChanged(layout_.sort);
        break;
    case LayoutPart::Arrangement:
        Q_EMIT arrangementChanged(layout_.arrangement);
        break;
    case LayoutPart::ColourBy:
        Q_EMIT colourByChanged(layout_.colourBy);
        break;
    case LayoutPart::Columns:
        if (runs_)
            runs_->setColumns(layout_.columns);
        if (columns_)
            columns_->apply(columns_->columns(), layout_.columns, layout_.pinned);
        Q_EMIT columnsChanged(layout_.columns);
        break;
    case LayoutPart::Widths:
        break;
    case LayoutPart::Deleted:
        Q_EMIT deletedChanged(layout_.deleted);
        break;
    case LayoutPart::Show:
        Q_EMIT showChanged(layout_.show);
        break;
    }
    Q_EMIT layoutChanged(part);
}

void RunsScreen::setRunsLayout(const RunsLayout& layout)
{
    layout_ = layout;
    chips_->setRunsLayout(layout);
    table_->setLayoutState(layout);
}

const RunsLayout& RunsScreen::runsLayout() const
{
    return layout_;
}

void RunsScreen::setView(const SavedView& view)
{
    setQuery(view.query);
    setRunsLayout(view.layout);
}

SavedView RunsScreen::view() const
{
    SavedView saved;
    saved.query = query();
    saved.layout = layout_;
    return saved;
}

void RunsScreen::setSavedViews(const QStringList& names, const QString& current)
{
    chips_->setSavedViews(names, current);
}

void RunsScreen::setSavedViewMessage(const QString& message)
{
    chips_->setMessage(message);
}

void RunsScreen::setHeading(const RunsHeading& heading)
{
    const auto line = [](QString text) { return text.replace(u'\n', u' '); };
    title_->setText(line(heading.title));
    provenance_->setText(line(heading.provenance));
    note_->setText(firstSentence(heading.note));
}

void RunsScreen::setPhase(RunsPhase phase)
{
    phase_ = phase;
    showPhase();
}

void RunsScreen::setOfferedUri(const QString& uri)
{
    offeredUri_ = uri;
    showPhase();
}

void RunsScreen::showPhase()
{
    using Kind = StateContent::Kind;
    const StateContent reading{.kind = Kind::Loading,
                               .title = tr("Reading the first runs"),
                               .text = tr("They appear as they come; the rest follows in the background.")};
    StateContent content;
    switch (phase_) {
    case RunsPhase::NoConnections:
        content = {
            .kind = Kind::Empty,
            .icon = QStringLiteral("network-connect"),
            .title = tr("No connection yet"),
            .text = tr("Runs appear here once Pilothouse knows a tracking server, an mlruns folder or an "
                       "mlflow.db file."),
            .actions = {{QStringLiteral("addConnection"), tr("Add a connection"), QStringLiteral("list-add")},
                        {QStringLiteral("openSample"), tr("Open the sample"), {}}}};
        if (!offeredUri_.isEmpty()) {
            content.text += u'\n' + tr("MLFLOW_TRACKING_URI is %1.").arg(offeredUri_);
            content.actions.prepend({QStringLiteral("useOffered"), tr("Connect to it"), {}});
        }
        break;
    case RunsPhase::NoExperiments:
        content = {.kind = Kind::Empty,
                   .icon = QStringLiteral("folder"),
                   .title = tr("No experiments"),
                   .text = tr("The connections are there, but no experiment has been seen on them yet."),
                   .actions = {{QStringLiteral("refresh"), tr("Read the servers again"),
                                QStringLiteral("view-refresh")}}};
        break;
    case RunsPhase::Loading:
        content = reading;
        break;
    case RunsPhase::Ready: {
        const bool nothing = status_.matched == 0 && (!runs_ || runs_->rowCount() == 0);
        if (!nothing) {
            showContent(table_);
            return;
        }
        if (!query().trimmed().isEmpty()) {
            content = {.kind = Kind::Empty,
                       .icon = QStringLiteral("edit-find"),
                       .title = tr("No run matches"),
                       .text = tr("None of the %Ln cached runs here answers this query.", nullptr,
                                  int(status_.cached)),
                       .actions = {{QStringLiteral("clearQuery"), tr("Clear the query"), {}}}};
        } else if (status_.remote == RunsStatus::Remote::Syncing) {
            content = reading;
        } else {
            content = {.kind = Kind::Empty,
                       .icon = QStringLiteral("table"),
                       .title = tr("No runs"),
                       .text = tr("No run has been seen in the chosen experiments yet."),
                       .actions = {{QStringLiteral("refresh"), tr("Read the servers again"),
                                    QStringLiteral("view-refresh")}}};
        }
        break;
    }
    }
    if (content.title != state_->content().title || content.text != state_->content().text) {
        // Its buttons go with the old words: whoever stood on one is not sent across the window.
        const auto* focus = window()->focusWidget();
        const bool held = focus && state_->isAncestorOf(focus);
        if (held)
            state_->setFocus();
        state_->setContent(content);
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
    showStatus();
    showPhase();
}

void RunsScreen::showStatus()
{
    const auto now = runs_ ? runs_->now() : noTime;
    QStringList parts;
    if (query().trimmed().isEmpty() && status_.matched == status_.cached)
        parts.append(tr("%Ln cached runs", nullptr, int(status_.cached)));
    else
        parts.append(tr("%1 of %Ln cached runs match", nullptr, int(status_.cached))
                         .arg(formatCount(status_.matched)));
    if (status_.seenMs != noTime && now != noTime)
        parts.append(tr("seen %1").arg(formatSeenAge(status_.seenMs, now)));
    switch (status_.remote) {
    case RunsStatus::Remote::Syncing:
        parts.append(status_.syncPercent >= 0
                         ? tr("more on the server (syncing %1 %)").arg(status_.syncPercent)
                         : tr("more on the server (syncing)"));
        break;
    case RunsStatus::Remote::Waiting:
        parts.append(tr("more on the server"));
        break;
    case RunsStatus::Remote::Level:
        parts.append(tr("level with the server"));
        break;
    case RunsStatus::Remote::Unknown:
        break;
    }
    if (status_.unread > 0)
        parts.append(tr("%Ln could not be read", nullptr, int(status_.unread)));
    QString tip;
    if (status_.seenMs != noTime)
        tip = formatTimeToolTip(status_.seenMs);
    if (status_.searchMs >= 0)
        tip += (tip.isEmpty() ? QString() : QStringLiteral("\n")) +
               tr("searched in %1 ms").arg(status_.searchMs, 0, 'f', 1);
    footer_->setStatus(parts.join(QStringLiteral(" · ")), tip);
    if (status_.remote == RunsStatus::Remote::Syncing)
        progress_->setProgress(std::max(0, status_.syncPercent), status_.syncPercent >= 0 ? 100 : 0);
}

void RunsScreen::setRefreshing(Refreshing refreshing)
{
    refresh_->setEnabled(refreshing == Refreshing::No);
    if (refreshing == Refreshing::No)
        progress_->finish();
    else if (!progress_->isActive())
        progress_->setProgress(0, 0);
}

void RunsScreen::setBanner(const QString& title, const QString& what)
{
    const auto said = title + u'\n' + what;
    if (said == bannerSaid_)
        return; // told again on every poll: a banner that was closed stays closed
    bannerSaid_ = said;
    if (title.isEmpty()) {
        error_->clear();
        return;
    }
    error_->showMessage(
        Tone::Bad, title, what,
        {{QStringLiteral("retry"), tr("Retry"), {}}, {QStringLiteral("details"), tr("Connections"), {}}});
}

void RunsScreen::setOffline(const QString& text)
{
    if (text == offlineSaid_)
        return;
    offlineSaid_ = text;
    if (text.isEmpty())
        offline_->clear();
    else
        offline_->showMessage(Tone::Stale, text, {}, {{QStringLiteral("retry"), tr("Try now"), {}}});
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
