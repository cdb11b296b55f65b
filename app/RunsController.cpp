#include "app/RunsController.h"

#include "app/ConnectionsController.h"
#include "app/RunsStanding.h"
#include "models/tables/Format.h"
#include "models/tables/RunCells.h"
#include "models/values/ColumnStats.h"
#include "models/values/HelpTopic.h"
#include "widgets/common/ErrorText.h"
#include "widgets/runs/RunTableView.h"

#include <QElapsedTimer>
#include <QItemSelectionModel>

namespace ph {

namespace {

constexpr int commitPauseMs = 300; // sync commits several pages a second: one new picture for a few of them
// A large table takes long to read: most of the time belongs to the sync and to the user, not to new
// pictures.
constexpr int pausesPerReload = 3;
constexpr int seenPauseMs = 1'000;
constexpr int longestPauseMs = 10'000;
constexpr int layoutPauseMs = 800;
constexpr int countPauseMs = 400;
constexpr int ageStepMs = 15'000;

ColumnKey seenColumn()
{
    return {ColumnKind::Attribute, QLatin1String(attribute::seen)};
}

QString queryHint(const std::optional<UnknownColumn>& unknown)
{
    if (!unknown)
        return {};
    const auto key = singleLine(columnKeyText(unknown->key));
    return unknown->likely.isEmpty() ? RunsController::tr("No cached run has %1.").arg(key)
                                     : RunsController::tr("No cached run has %1; did you mean %2?")
                                           .arg(key, singleLine(unknown->likely));
}

} // namespace

RunsController::RunsController(Workspace& workspace, ConnectionsController& connections, RunsScreen& screen,
                               QObject* parent)
    : QObject(parent)
    , workspace_(workspace)
    , connections_(connections)
    , screen_(screen)
    , experiments_(workspace, connections)
    , views_(workspace, connections, experiments_, screen)
    , completions_(workspace.runner(), screen)
{
    screen_.setModels(&runs_, &experiments_.tree(), &columns_);
    screen_.setRunsLayout(RunsLayout::standard());
    for (auto* timer : {&soon_, &seenSoon_, &keepSoon_, &countSoon_})
        timer->setSingleShot(true);
    countSoon_.setInterval(countPauseMs);
    connect(&countSoon_, &QTimer::timeout, this, &RunsController::countColumns);
    soon_.setInterval(commitPauseMs);
    seenSoon_.setInterval(seenPauseMs);
    keepSoon_.setInterval(layoutPauseMs);
    connect(&soon_, &QTimer::timeout, this, &RunsController::reload);
    connect(&keepSoon_, &QTimer::timeout, this, &RunsController::keepLayout);
    clock_.setInterval(ageStepMs);
    connect(&clock_, &QTimer::timeout, this, [this] {
        const auto now = toMs(workspace_.clock()());
        runs_.setNow(now);
        experiments_.tree().setNow(now);
        showStatus();
    });
    clock_.start();
    runs_.setNow(toMs(workspace_.clock()()));
    experiments_.tree().setNow(toMs(workspace_.clock()()));

    connect(&workspace_.poller(), &Poller::cacheChanged, this, [this] {
        if (!soon_.isActive())
            soon_.start();
    });
    connect(&seenSoon_, &QTimer::timeout, this, [this] {
        experiments_.readSeen();
        if (screen_.runsLayout().columns.contains(seenColumn()) || query_.contains(seenColumn().name))
            reloadTable();
    });
    connect(&workspace_.poller(), &Poller::passEnded, this, [this] {
        if (!seenSoon_.isActive())
            seenSoon_.start();
    });
    connect(&experiments_, &ExperimentFeed::seenRead, this, &RunsController::showStatus);
    connect(&connections_, &ConnectionsController::stateChanged, this, [this] {
        showPhase();
        showStatus();
    });
    connect(&connections_, &ConnectionsController::connectionsChanged, this, &RunsController::reload);
    connect(&experiments_, &ExperimentFeed::failed, this, &RunsController::showError);
    connect(&experiments_, &ExperimentFeed::loaded, this, [this] {
        showPhase();
        showStatus();
        Q_EMIT experimentsLoaded();
    });
    connect(&views_, &RunsSavedViews::edited, this, &RunsController::edited);
    connect(&views_, &RunsSavedViews::editFailed, this, &RunsController::editFailed);
    connect(&views_, &RunsSavedViews::failed, this, &RunsController::showError);
    connect(&views_, &RunsSavedViews::opened, this,
            [this](const SavedView& view, const SavedView& before, const QList<EntityKey>& experiments) {
                const KeptRunsScreen was{before, columnsAre(), experiments};
                columnsChosen_ = true;
                query_ = committed_ = view.query;
                keepSoon_.start();
                reloadTable();
                tellOpened(view, was);
            });
    connectScreen();
}

RunsController::~RunsController() = default;

void RunsController::connectScreen()
{
    connect(&screen_, &RunsScreen::experimentsSelected, this, [this](const QList<EntityKey>& experiments) {
        QMap<qint64, QStringList> focus;
        for (const auto& key : experiments)
            focus[key.connection.value].append(key.remoteId);
        for (auto it = focus.begin(); it != focus.end(); ++it)
            workspace_.poller().setFocus({it.key()}, it.value());
        keepSoon_.start();
        reloadTable();
    });
    connect(&screen_, &RunsScreen::queryEdited, this, &RunsController::ask);
    connect(&screen_, &RunsScreen::queryCommitted, this, &RunsController::setQuery);
    connect(&screen_, &RunsScreen::layoutChanged, this, [this](LayoutPart part, const RunsLayout& before) {
        tellLayoutEdit(part, before);
        if (part == LayoutPart::Columns)
            columnsChosen_ = true;
        layoutPut(part);
    });
    connect(&screen_, &RunsScreen::runActivated, this, &RunsController::runActivated);
    connect(&screen_, &RunsScreen::runsSelected, this, &RunsController::showSelectionSummary);
    connect(&screen_, &RunsScreen::pinRequested, this, &RunsController::pinRequested);
    connect(&screen_, &RunsScreen::pinMatchesRequested, this, &RunsController::pinMatches);
    connect(&screen_, &RunsScreen::exportRequested, this, &RunsController::exportRuns);
    connect(&screen_, &RunsScreen::compareRequested, this,
            [this](RunsScopeOf scopeOf, const QList<EntityKey>& runs) {
                if (scopeOf == RunsScopeOf::Selection)
                    compareSelected(runs);
                else
                    compareMatches();
            });
    const auto syncAll = [this] {
        for (const auto& connection : connections_.trackers())
            workspace_.poller().syncNow(connection.id, Poller::Pass::Usual);
    };
    connect(&screen_, &RunsScreen::refreshRequested, this, syncAll);
    connect(&screen_, &RunsScreen::retryRequested, this, [this, syncAll] {
        syncAll();
        reloadTable();
    });
    connect(&screen_, &RunsScreen::detailsRequested, this, &RunsController::connectionsRequested);
}

RunTablePtr RunsController::table() const
{
    return table_;
}

void RunsController::reload()
{
    experiments_.reload();
    reloadTable();
}

void RunsController::restore()
{
    auto& state = workspace_.state();
    restoreJob_ = workspace_.runner().run<KeptRunsScreen>(
        {}, [&state](JobContext&) { return keptRunsScreen(state); }, this,
        [this](Result<KeptRunsScreen> kept) {
            restored_ = bool(kept);
            if (kept && kept->view)
                take(*kept);
            if (kept && !kept->experiments.isEmpty())
                screen_.setSelectedExperiments(kept->experiments);
            views_.list();
            reload();
        });
}

KeptRunsScreen::Columns RunsController::columnsAre() const
{
    return columnsChosen_ ? KeptRunsScreen::Columns::Chosen : KeptRunsScreen::Columns::FollowTheRuns;
}

KeptRunsScreen RunsController::toKeep() const
{
    return {screen_.view(), columnsAre(), screen_.selectedExperiments()};
}

void RunsController::layoutPut(LayoutPart part)
{
    keepSoon_.start();
    if (part != LayoutPart::Widths)
        reloadTable();
}

void RunsController::keepLayout()
{
    auto& state = workspace_.state();
    std::erase_if(writes_, [](const JobHandle& job) { return !job.isRunning(); });
    writes_.push_back(workspace_.runner().run<void>(
        {.title = {}, .slot = QStringLiteral("settings"), .slotLimit = 1},
        [&state, kept = toKeep()](JobContext&) { return keepRunsScreen(state, kept); }, this,
        [this](Result<void> done) {
            if (!done)
                showError(done.error());
        }));
}

Result<void> RunsController::keepNow()
{
    keepSoon_.stop();
    if (!restored_)
        return {}; // what lies there has not been shown yet
    return keepRunsScreen(workspace_.state(), toKeep());
}

void RunsController::showError(const Error& error)
{
    const auto text = errorText(error);
    screen_.setBanner(
        text.title,
        QStringLiteral("%1 %2").arg(text.meaning, error.detail.isEmpty() ? text.advice : error.detail),
        helpTopicOf(error.kind));
}

void RunsController::selectExperiments(const QList<EntityKey>& experiments)
{
    screen_.setSelectedExperiments(experiments);
    keepSoon_.start();
    reloadTable();
}

void RunsController::ask(const QString& query)
{
    if (screen_.query() != query)
        screen_.setQuery(query);
    if (query_ != query)
        search_.request_stop();
    query_ = query;
    keepSoon_.start();
    reloadTable();
}

void RunsController::reloadTable()
{
    if (tableJob_.isRunning()) {
        tableDirty_ = true;
        return;
    }
    tableDirty_ = false;
    // The cores belong to the search; what stopped for it starts again when the table is there.
    completions_.pause();
    columnsJob_ = {};
    search_ = {};
    auto& cache = workspace_.cache();
    QElapsedTimer reload;
    reload.start();
    tableJob_ = workspace_.runner().run<RunsAnswer>(
        {},
        [&cache, question = question()](JobContext& job) { return answerRuns(cache, question, job.stop); },
        this,
        [this, reload](Result<RunsAnswer> answer) {
            soon_.setInterval(
                int(std::clamp<qint64>(reload.elapsed() * pausesPerReload, commitPauseMs, longestPauseMs)));
            applyTable(std::move(answer));
            if (tableDirty_)
                reloadTable();
            else
                completions_.resume(table_);
        });
}

RunsQuestion RunsController::question() const
{
    const auto& layout = screen_.runsLayout();
    // Columns that nobody chose follow from the runs, but not from every letter: nothing jumps while one
    // types.
    const bool proposes = !columnsChosen_ && (!answeredQuery_ || *answeredQuery_ == query_);
    return {.experiments = screen_.selectedExperiments(),
            .deleted = layout.deleted == RunsLayout::Deleted::Show ? TableScope::Deleted::Show
                                                                   : TableScope::Deleted::Hide,
            .connectionNames = connections_.names(),
            .previous = table_,
            .order = order_,
            .search = search_,
            .query = query_,
            .readable = answeredQuery_.value_or(QString()),
            .layout = layout,
            .columns = proposes ? RunsQuestion::Columns::Propose : RunsQuestion::Columns::AsLaidOut,
            .now = workspace_.clock()()};
}

/// For the column chooser, which nobody sees while typing: the cores belong to the next search.
void RunsController::countColumns()
{
    if (tableJob_.isRunning())
        return; // what it shows is counted afterwards
    columnsJob_ = workspace_.runner().run<QList<ColumnInfo>>(
        {},
        [table = toCount_.table, mask = toCount_.rows](JobContext& job) -> Result<QList<ColumnInfo>> {
            return columnInfos(*table, mask, job.stop);
        },
        this,
        [this](Result<QList<ColumnInfo>> infos) {
            if (infos)
                columns_.apply(*infos, screen_.runsLayout().columns, screen_.runsLayout().pinned);
        });
}

void RunsController::applyTable(Result<RunsAnswer> answer)
{
    if (!answer) {
        if (answer.error().kind == ErrorKind::Cancelled)
            return;
        showError(answer.error());
        return;
    }
    screen_.setBanner({}, {});
    table_ = answer->table;
    cached_ = table_->rowCount();
    if (!answer->listing)
        return; // the next search is on its way
    order_ = answer->order;
    queryState_ = answer->queryError ? RunsStatus::Query::Unreadable : RunsStatus::Query::Readable;
    if (const auto& error = answer->queryError)
        screen_.setQueryError(error->offset, error->length, error->message);
    else
        screen_.setQueryHint(queryHint(answer->unknown));
    searchMs_ = answer->searchMs;
    if (!columnsChosen_ && !answer->shown.isEmpty() && screen_.runsLayout().columns != answer->shown) {
        auto layout = screen_.runsLayout();
        layout.columns = answer->shown;
        screen_.setRunsLayout(layout);
    }
    answeredQuery_ = answer->query;
    countSoon_.stop(); // what was to be counted is not shown any more
    if (answer->columns) {
        columns_.apply(*answer->columns, screen_.runsLayout().columns, screen_.runsLayout().pinned);
    } else {
        toCount_ = {answer->table, std::move(answer->mask)};
        countSoon_.start();
    }
    runs_.apply(answer->listing);
    showPhase();
    showStatus();
    showSelectionSummary();
    Q_EMIT tableShown();
}

void RunsController::showPhase()
{
    if (connections_.trackers().isEmpty())
        screen_.setPhase(RunsPhase::NoConnections);
    else if (!experiments_.isLoaded() || !table_)
        screen_.setPhase(RunsPhase::Loading);
    else if (experiments().empty()) {
        const auto states = connections_.trackerStates();
        const bool coming = std::any_of(states.begin(), states.end(), [](const SyncState& s) {
            return s.phase == SyncState::Phase::Syncing;
        });
        screen_.setPhase(coming ? RunsPhase::Loading : RunsPhase::NoExperiments);
    } else {
        screen_.setPhase(RunsPhase::Ready);
    }
}

void RunsController::showStatus()
{
    auto standing = runsStanding(experiments(), screen_.selectedExperiments(), connections_.trackerStates(),
                                 connections_.names());
    standing.status.matched = runs_.listing() ? qint64(runs_.listing()->matched) : 0;
    standing.status.cached = qint64(cached_);
    standing.status.searchMs = searchMs_;
    standing.status.query = queryState_;
    screen_.setRefreshing(standing.isSyncing ? RunsScreen::Refreshing::Yes : RunsScreen::Refreshing::No);
    screen_.setOffline(standing.offline);
    screen_.setStatus(standing.status);
    screen_.setHeading(standing.heading);
}

void RunsController::showSelectionSummary()
{
    const auto& layout = screen_.runsLayout();
    const auto metric = std::find_if(layout.sort.begin(), layout.sort.end(),
                                     [](const ColumnSort& s) { return s.column.kind == ColumnKind::Metric; });
    if (metric == layout.sort.end() || !runs_.listing() || !table_) {
        screen_.setSortedSummary({});
        return;
    }
    std::vector<std::uint32_t> rows;
    const auto& shown = *runs_.listing()->table;
    for (const auto& index : screen_.table()->selectionModel()->selectedRows()) {
        if (runs_.node(index.row()).kind == RunNode::Kind::Run)
            rows.push_back(runs_.node(index.row()).row);
    }
    const auto stats = columnStats(shown, rows, metric->column);
    if (rows.size() < 2 || stats.count == 0) {
        screen_.setSortedSummary({});
        return;
    }
    screen_.setSortedSummary(tr("%1: mean %2, min %3, max %4")
                                 .arg(metric->column.name, formatNumber(stats.mean), formatNumber(stats.min),
                                      formatNumber(stats.max)));
}

} // namespace ph
