#include "app/RunsController.h"

#include "app/ConnectionsController.h"
#include "models/tables/Format.h"
#include "models/values/ColumnStats.h"
#include "services/query/ColumnUse.h"
#include "widgets/common/ErrorText.h"
#include "widgets/runs/RunTableView.h"

#include <QElapsedTimer>
#include <QItemSelectionModel>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <numeric>
#include <set>

namespace ph {

namespace {

constexpr int commitPauseMs = 300; // sync commits several pages a second: one new picture for a few of them
// A large table takes long to read: most of the time belongs to the sync and to the user, not to new
// pictures.
constexpr int pausesPerReload = 3;
constexpr int longestPauseMs = 10'000;
constexpr int layoutPauseMs = 800;
constexpr int countPauseMs = 400;
constexpr int ageStepMs = 15'000;
constexpr int mostCompletions = 50;
constexpr qsizetype startMetrics = 5, startParams = 3;

const QString layoutSetting = QStringLiteral("runs/layout");
const QString selectionSetting = QStringLiteral("runs/experiments");

} // namespace

struct RunsController::TableRequest {
    QList<EntityKey> scope;
    TableScope::Deleted deleted;
    QMap<qint64, QString> names;
    RunTablePtr previous;
    RowOrderPtr order;
    std::stop_source search; // stopped when somebody asks something else: the table is still wanted
    QString query;
    RunsLayout layout;
    enum class Columns { AsLaidOut, Propose } columns;
    TimeMs now;
};

struct RunsController::TableReply {
    RunTablePtr table;
    RowOrderPtr order;
    RunListingPtr listing; // null where the search became obsolete
    QString query;
    RowMask mask;
    std::optional<QList<ColumnInfo>>
        columns;            // where they were needed: counting them takes longer than searching
    QList<ColumnKey> shown; // set where columns were to be proposed
    std::optional<QueryError> queryError;
    double searchMs = -1;
};

namespace {

QList<ColumnInfo> columnInfos(const RunTable& table, const RowMask& mask, std::stop_token stop)
{
    QList<ColumnInfo> infos;
    const auto uses = columnUses(table, mask, std::move(stop));
    for (std::size_t i = 0; i < uses.size(); ++i)
        infos.append({table.columns()[i].key, qint64(uses[i].runs), uses[i].varies});
    return infos;
}

} // namespace

RunsController::RunsController(Workspace& workspace, ConnectionsController& connections, RunsScreen& screen,
                               QObject* parent)
    : QObject(parent)
    , workspace_(workspace)
    , connections_(connections)
    , screen_(screen)
{
    screen_.setModels(&runs_, &tree_, &columns_);
    screen_.setRunsLayout(RunsLayout::standard());
    for (auto* timer : {&soon_, &keepSoon_, &countSoon_, &completeSoon_})
        timer->setSingleShot(true);
    countSoon_.setInterval(countPauseMs);
    connect(&countSoon_, &QTimer::timeout, this, &RunsController::countColumns);
    connect(&completeSoon_, &QTimer::timeout, this, &RunsController::complete);
    soon_.setInterval(commitPauseMs);
    keepSoon_.setInterval(layoutPauseMs);
    connect(&soon_, &QTimer::timeout, this, [this] {
        reloadTree();
        reloadTable();
    });
    connect(&keepSoon_, &QTimer::timeout, this, &RunsController::keepLayout);
    clock_.setInterval(ageStepMs);
    connect(&clock_, &QTimer::timeout, this, [this] {
        const auto now = toMs(workspace_.clock()());
        runs_.setNow(now);
        tree_.setNow(now);
        showStatus();
    });
    clock_.start();
    runs_.setNow(toMs(workspace_.clock()()));
    tree_.setNow(toMs(workspace_.clock()()));

    connect(&workspace_.poller(), &Poller::cacheChanged, this, [this] {
        if (!soon_.isActive())
            soon_.start();
    });
    connect(&connections_, &ConnectionsController::stateChanged, this, [this] {
        applyTree();
        showStatus();
    });
    connect(&connections_, &ConnectionsController::connectionsChanged, this, [this] {
        reloadTree();
        reloadTable();
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
    connect(&screen_, &RunsScreen::queryEdited, this, &RunsController::setQuery);
    connect(&screen_, &RunsScreen::queryCommitted, this, &RunsController::setQuery);
    connect(&screen_, &RunsScreen::completionRequested, this, &RunsController::requestCompletions);
    connect(&screen_, &RunsScreen::layoutChanged, this, [this](LayoutPart part) {
        if (part == LayoutPart::Columns)
            columnsChosen_ = true;
        keepSoon_.start();
        if (part != LayoutPart::Widths)
            reloadTable();
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
    connectViews();
    const auto syncAll = [this] {
        for (const auto& connection : connections_.connections())
            workspace_.poller().syncNow(connection.id, Poller::Pass::Usual);
    };
    connect(&screen_, &RunsScreen::refreshRequested, this, syncAll);
    connect(&screen_, &RunsScreen::retryRequested, this, [this, syncAll] {
        syncAll();
        reloadTable();
    });
    connect(&screen_, &RunsScreen::detailsRequested, this, &RunsController::connectionsRequested);
    connect(&screen_, &RunsScreen::addConnectionRequested, this, &RunsController::addConnectionRequested);
    screen_.setOfferedUri(connections_.offeredUri());
    connect(&screen_, &RunsScreen::offeredUriAccepted, this, &RunsController::offeredConnectionRequested);
    connect(&screen_, &RunsScreen::openSampleRequested, this, &RunsController::openSampleRequested);
}

RunTablePtr RunsController::table() const
{
    return table_;
}

QList<EntityKey> RunsController::scope() const
{
    return screen_.selectedExperiments();
}

QString RunsController::experimentName(const EntityKey& key) const
{
    for (const auto& e : experiments_) {
        if (e.experiment.key == key)
            return e.experiment.name;
    }
    return key.remoteId;
}

void RunsController::restore()
{
    struct Kept {
        std::optional<QByteArray> layout, selection;
    };
    auto& state = workspace_.state();
    restoreJob_ = workspace_.runner().run<Kept>(
        {},
        [&state](JobContext&) -> Result<Kept> {
            auto layout = state.setting(layoutSetting);
            auto selection = state.setting(selectionSetting);
            if (!layout)
                return fail(layout.error());
            if (!selection)
                return fail(selection.error());
            return Kept{*layout, *selection};
        },
        this,
        [this](Result<Kept> kept) {
            restored_ = bool(kept);
            if (kept && kept->layout) {
                if (auto view = savedViewFromText(*kept->layout, layoutSetting)) {
                    screen_.setRunsLayout(view->layout);
                    screen_.setQuery(view->query);
                    query_ = view->query;
                    columnsChosen_ = view->name == QLatin1String("chosen");
                }
            }
            if (kept && kept->selection) {
                QList<EntityKey> keys;
                for (const auto entry : QJsonDocument::fromJson(*kept->selection).array()) {
                    const auto object = entry.toObject();
                    keys.append({{object.value(QLatin1String("connection")).toInteger()},
                                 EntityKind::Experiment,
                                 object.value(QLatin1String("id")).toString()});
                }
                screen_.setSelectedExperiments(keys);
            }
            listViews();
            reloadTree();
            reloadTable();
        });
}

RunsController::LayoutTexts RunsController::layoutTexts() const
{
    SavedView view = screen_.view();
    view.name = columnsChosen_ ? QStringLiteral("chosen") : QStringLiteral("standard");
    view.experiments.clear();
    QJsonArray selection;
    for (const auto& key : screen_.selectedExperiments())
        selection.append(QJsonObject{{QStringLiteral("connection"), key.connection.value},
                                     {QStringLiteral("id"), key.remoteId}});
    return {savedViewText(view), QJsonDocument(selection).toJson(QJsonDocument::Compact)};
}

Result<void> RunsController::keep(StateStore& state, const LayoutTexts& texts)
{
    if (auto put = state.putSetting(layoutSetting, texts.layout); !put)
        return put;
    return state.putSetting(selectionSetting, texts.selection);
}

void RunsController::keepLayout()
{
    auto& state = workspace_.state();
    std::erase_if(writes_, [](const JobHandle& job) { return !job.isRunning(); });
    writes_.push_back(workspace_.runner().run<void>(
        {.title = {}, .slot = QStringLiteral("settings"), .slotLimit = 1},
        [&state, texts = layoutTexts()](JobContext&) { return keep(state, texts); }, this,
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
    return keep(workspace_.state(), layoutTexts());
}

void RunsController::showError(const Error& error)
{
    const auto text = errorText(error);
    screen_.setBanner(text.title, QStringLiteral("%1 %2").arg(
                                      text.meaning, error.detail.isEmpty() ? text.advice : error.detail));
}

// --- the tree

void RunsController::reloadTree()
{
    if (treeJob_.isRunning()) {
        treeDirty_ = true;
        return;
    }
    treeDirty_ = false;
    auto& cache = workspace_.cache();
    treeJob_ = workspace_.runner().run<std::vector<CachedExperiment>>(
        {}, [&cache](JobContext&) { return cache.experiments(); }, this,
        [this](Result<std::vector<CachedExperiment>> loaded) {
            if (!loaded) {
                showError(loaded.error());
            } else {
                experiments_ = std::move(*loaded);
                treeLoaded_ = true;
                applyTree();
                Q_EMIT experimentsLoaded();
            }
            if (treeDirty_)
                reloadTree();
        });
}

void RunsController::applyTree()
{
    ExperimentForest forest;
    for (const auto& connection : connections_.connections())
        forest.sources.append(
            {connection.id, connection.name, connection.location, workspace_.poller().state(connection.id)});
    for (const auto& e : experiments_)
        forest.items.append({e.experiment.key, e.experiment.name, e.experiment.lifecycle, e.runs, e.seenMs});
    tree_.apply(forest);
    showPhase();
    showStatus();
}

void RunsController::selectExperiments(const QList<EntityKey>& experiments)
{
    screen_.setSelectedExperiments(experiments);
    keepSoon_.start();
    reloadTable();
}

// --- the table

void RunsController::setQuery(const QString& query)
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
    completionJob_ = {};
    columnsJob_ = {};
    search_ = {};
    const auto deleted = screen_.runsLayout().deleted == RunsLayout::Deleted::Show
                             ? TableScope::Deleted::Show
                             : TableScope::Deleted::Hide;
    // Columns that nobody chose follow from the runs, but not from every letter: nothing jumps while one
    // types.
    const bool proposes = !columnsChosen_ && (!answeredQuery_ || *answeredQuery_ == query_);
    TableRequest request{scope(),
                         deleted,
                         connections_.names(),
                         table_,
                         order_,
                         search_,
                         query_,
                         screen_.runsLayout(),
                         proposes ? TableRequest::Columns::Propose : TableRequest::Columns::AsLaidOut,
                         workspace_.clock()()};
    auto& cache = workspace_.cache();
    QElapsedTimer reload;
    reload.start();
    tableJob_ = workspace_.runner().run<TableReply>(
        {}, [&cache, request](JobContext& job) { return readTable(cache, request, job.stop); }, this,
        [this, reload](Result<TableReply> reply) {
            soon_.setInterval(
                int(std::clamp<qint64>(reload.elapsed() * pausesPerReload, commitPauseMs, longestPauseMs)));
            applyTable(std::move(reply));
            if (tableDirty_)
                reloadTable();
            else
                completeSoon_.start();
        });
}

Result<RunsController::TableReply> RunsController::readTable(CacheStore& cache, const TableRequest& request,
                                                             std::stop_token stop)
{
    TableReply reply;
    reply.query = request.query;
    TableScope scope;
    scope.experiments.assign(request.scope.begin(), request.scope.end());
    scope.deleted = request.deleted;
    auto table = cache.loadTable(scope, request.names, request.previous, stop);
    if (!table)
        return fail(table.error());
    reply.table = *table;

    const auto began = std::chrono::steady_clock::now();
    auto query = parseQuery(request.query, request.now);
    if (!query) {
        reply.queryError = query.error();
        return reply;
    }
    const std::stop_callback both(stop, [search = request.search]() mutable { search.request_stop(); });
    auto found = searchTable(*table, *query, {request.layout.sort.begin(), request.layout.sort.end()},
                             request.order, request.search.get_token());
    if (!found && found.error().kind == ErrorKind::Cancelled)
        return reply;
    if (!found)
        return fail(found.error());
    reply.order = found->order;
    reply.searchMs =
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count();

    const bool proposes = request.columns == TableRequest::Columns::Propose;
    const bool onlyVarying = request.layout.show == RunsLayout::Show::OnlyVarying;
    if (proposes || onlyVarying)
        reply.columns = columnInfos(**table, found->mask, stop);

    auto shown = request.layout.columns;
    if (proposes) {
        // Nobody has chosen yet: what most of these runs have in common and differ in says most.
        const auto best = [&](ColumnKind kind, qsizetype count) {
            QList<ColumnInfo> some;
            for (const auto& info : *reply.columns) {
                if (info.key.kind == kind && info.runs > 0 && info.varies)
                    some.append(info);
            }
            std::stable_sort(some.begin(), some.end(),
                             [](const auto& a, const auto& b) { return a.runs > b.runs; });
            for (const auto& info : some.first(std::min(count, some.size())))
                shown.append(info.key);
        };
        shown = RunsLayout::standard().columns;
        best(ColumnKind::Metric, startMetrics);
        best(ColumnKind::Param, startParams);
        reply.shown = shown;
    }
    if (onlyVarying) {
        std::set<ColumnKey> varies;
        for (const auto& info : *reply.columns) {
            if (info.varies)
                varies.insert(info.key);
        }
        shown.removeIf([&](const ColumnKey& key) {
            return key != ColumnKey{ColumnKind::Attribute, QLatin1String(attribute::name)} &&
                   !varies.contains(key);
        });
    }
    ListingRequest how;
    how.arrangement = request.layout.arrangement;
    how.columns.assign(shown.begin(), shown.end());
    how.colourBy = request.layout.colourBy;
    reply.listing = arrangeRuns(*table, std::move(found->rows), std::move(how));
    reply.mask = std::move(found->mask);
    return reply;
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

void RunsController::applyTable(Result<TableReply> reply)
{
    if (!reply) {
        if (reply.error().kind == ErrorKind::Cancelled)
            return;
        if (reply.error().kind == ErrorKind::Invalid)
            screen_.setQueryError(0, query_.size(), reply.error().detail); // e.g. a regular expression
        else
            showError(reply.error());
        return;
    }
    screen_.setBanner({}, {});
    table_ = reply->table;
    cached_ = table_->rowCount();
    if (reply->queryError) {
        screen_.setQueryError(reply->queryError->offset, reply->queryError->length,
                              reply->queryError->message);
        showPhase();
        showStatus();
        return;
    }
    if (!reply->listing)
        return; // the next search is on its way
    order_ = reply->order;
    screen_.clearQueryError();
    searchMs_ = reply->searchMs;
    if (!columnsChosen_ && !reply->shown.isEmpty() && screen_.runsLayout().columns != reply->shown) {
        auto layout = screen_.runsLayout();
        layout.columns = reply->shown;
        screen_.setRunsLayout(layout);
    }
    answeredQuery_ = reply->query;
    countSoon_.stop(); // what was to be counted is not shown any more
    if (reply->columns) {
        columns_.apply(*reply->columns, screen_.runsLayout().columns, screen_.runsLayout().pinned);
    } else {
        toCount_ = {reply->table, std::move(reply->mask)};
        countSoon_.start();
    }
    runs_.apply(reply->listing);
    showPhase();
    showStatus();
    showSelectionSummary();
    Q_EMIT tableShown();
}

void RunsController::showPhase()
{
    if (connections_.connections().isEmpty())
        screen_.setPhase(RunsPhase::NoConnections);
    else if (!treeLoaded_ || !table_)
        screen_.setPhase(RunsPhase::Loading);
    else if (experiments_.empty()) {
        const auto states = workspace_.poller().states();
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
    RunsStatus status;
    status.matched = runs_.listing() ? qint64(runs_.listing()->matched) : 0;
    status.cached = qint64(cached_);
    status.searchMs = searchMs_;

    const auto chosen = scope();
    const auto isChosen = [&](const EntityKey& key) { return chosen.isEmpty() || chosen.contains(key); };
    std::set<qint64> involved;
    bool readWhole = true;
    QString title, note;
    for (const auto& e : experiments_) {
        if (!isChosen(e.experiment.key))
            continue;
        involved.insert(e.experiment.key.connection.value);
        if (e.cursor.backfill != SyncCursor::Backfill::Done)
            readWhole = false;
        if (status.seenMs == noTime || (e.seenMs != noTime && e.seenMs < status.seenMs))
            status.seenMs = e.seenMs;
        if (chosen.size() == 1) {
            title = e.experiment.name;
            for (const auto& tag : e.experiment.tags) {
                if (tag.key == QLatin1String(mlflowtag::note))
                    note = tag.value;
            }
        }
    }
    if (chosen.isEmpty()) { // those too of which nothing has been seen yet
        for (const auto& state : workspace_.poller().states()) {
            if (state.phase != SyncState::Phase::Disabled)
                involved.insert(state.connection.value);
        }
    }
    bool level = status.seenMs != noTime; // nothing read is not everything read
    bool syncing = false;
    QStringList failures;
    for (const auto id : involved) {
        const auto state = workspace_.poller().state({id});
        // What was level when the program last ended may have moved on.
        status.unread += state.unreadItems;
        if (state.lastSuccessMs == noTime || state.successIsOld || !state.errorKind.isEmpty() ||
            state.unreadItems > 0)
            level = false;
        if (state.phase == SyncState::Phase::Syncing) {
            syncing = true;
            status.syncPercent =
                state.experiments > 0 ? int(state.experimentsDone * 100 / state.experiments) : -1;
        }
        if (!state.errorKind.isEmpty())
            failures.append(QStringLiteral("%1: %2").arg(connections_.names().value(id), state.errorText));
    }
    using Remote = RunsStatus::Remote;
    if (!readWhole)
        status.remote = syncing ? Remote::Syncing : Remote::Waiting;
    else
        status.remote = level ? Remote::Level : Remote::Unknown;
    screen_.setRefreshing(syncing ? RunsScreen::Refreshing::Yes : RunsScreen::Refreshing::No);
    screen_.setOffline(failures.join(u'\n'));
    screen_.setStatus(status);

    RunsHeading heading;
    if (chosen.size() == 1) {
        heading.title = title;
        heading.provenance = connections_.names().value(chosen.first().connection.value);
        heading.note = note;
    } else {
        heading.title =
            chosen.isEmpty() ? tr("All experiments") : tr("%Ln experiments", nullptr, int(chosen.size()));
    }
    screen_.setHeading(heading);
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

/// They come once the table is there that the letter asked for: nobody waits for them as for it.
void RunsController::requestCompletions(const QString& text, qsizetype cursor)
{
    completionWanted_ = {text, cursor};
    completionJob_ = {};
    completeSoon_.start();
}

void RunsController::complete()
{
    if (!table_ || !completionWanted_ || tableJob_.isRunning())
        return;
    using Found = std::vector<Completion>;
    completionJob_ = workspace_.runner().run<Found>(
        {},
        [table = table_, wanted = *completionWanted_](JobContext& job) -> Result<Found> {
            return completions(wanted.text, wanted.cursor, *table, mostCompletions, job.stop);
        },
        this,
        [this](Result<Found> found) {
            completionWanted_.reset();
            QList<RunsCompletion> offered;
            if (found) {
                for (auto& c : *found)
                    offered.append({c.text, c.label, c.detail, c.from, c.to});
            }
            screen_.setCompletions(offered);
        });
}

} // namespace ph
