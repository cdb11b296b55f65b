#include "app/CompareController.h"

#include "app/CompareFeed.h"
#include "app/CompareReasons.h"
#include "app/CompareSharing.h"
#include "app/ConnectionsController.h"
#include "app/compare/BoardEdit.h"
#include "models/values/HelpTopic.h"
#include "widgets/compare/ChartAdder.h"
#include "widgets/compare/DifferenceView.h"
#include "widgets/compare/RunLegend.h"

#include <QFileDialog>

namespace ph {

namespace {

constexpr int commitPauseMs = 500; // a sync commits several pages a second
constexpr int keepPauseMs = 800;
constexpr int lookPauseMs = 200;

ChartSettings::Choices choicesOf(const RunTable& table)
{
    ChartSettings::Choices choices;
    for (const auto& column : table.columns()) {
        choices.columns.append(column.key);
        const auto* text = std::get_if<TextColumn>(column.data.get());
        if (!text || text->numeric())
            choices.numbers.append(column.key);
        if (column.key.kind == ColumnKind::Metric)
            choices.metrics.append(column.key);
    }
    return choices;
}

} // namespace

CompareController::CompareController(Workspace& workspace, ConnectionsController& connections,
                                     CompareScreen& screen, QObject* parent)
    : QObject(parent)
    , workspace_(workspace)
    , connections_(connections)
    , screen_(screen)
    , files_(QString::fromStdString((workspace.folder() / "boards").string()))
{
    for (auto* timer : {&soon_, &keep_, &look_})
        timer->setSingleShot(true);
    soon_.setInterval(commitPauseMs);
    keep_.setInterval(keepPauseMs);
    connect(&soon_, &QTimer::timeout, this, &CompareController::reload);
    connect(&keep_, &QTimer::timeout, this, &CompareController::keepBoard);
    look_.setInterval(lookPauseMs);
    connect(&look_, &QTimer::timeout, this, &CompareController::lookForNews);
    connect(&watcher_, &QFileSystemWatcher::directoryChanged, &look_, qOverload<>(&QTimer::start));
    connect(&workspace_.poller(), &Poller::cacheChanged, this, [this] {
        if (opened_ == Opened::Yes && !soon_.isActive())
            soon_.start();
    });
    connect(&connections_, &ConnectionsController::connectionsChanged, this, &CompareController::reload);
    feed_ = std::make_unique<CompareFeed>(workspace_, *screen_.board());
    reasons_ = std::make_unique<CompareReasons>(workspace_, connections_, screen_);
    sharing_ = std::make_unique<CompareSharing>(workspace_, connections_, screen_);
    connectScreen();
    connectDifferences();
}

CompareController::~CompareController() = default;

void CompareController::connectScreen()
{
    connect(&screen_, &CompareScreen::queryCommitted, this, [this](const QString& query) {
        change(queryEdit(query), [&](Board& board) { board.set.query = query; });
    });
    connect(&screen_, &CompareScreen::setFrozen, this, [this] {
        if (!loaded_.runs)
            return;
        change({tr("keeping these runs")}, [&](Board& board) {
            board.set = {CompareSet::Kind::Fixed, {}, {}, runRefs(*loaded_.runs, connections_.names())};
        });
        screen_.say(tr("These %Ln runs are kept", nullptr, int(loaded_.runs->size())));
    });
    connect(&screen_, &CompareScreen::groupByChosen, this, [this](const std::optional<ColumnKey>& column) {
        change(groupEdit(column), [&](Board& board) { board.groupBy = column; });
    });
    connect(&screen_, &CompareScreen::objectiveChosen, this, [this](const ColumnKey& metric) {
        change(objectiveEdit(metric), [&](Board& board) { board.objective = metric; });
    });
    const auto putBaseline = [this](const std::optional<RunRef>& baseline) {
        change(baselineEdit(baseline), [&](Board& board) { board.baseline = baseline; });
    };
    connect(&screen_, &CompareScreen::baselineCleared, this, [putBaseline] { putBaseline(std::nullopt); });
    const auto makeBaseline = [this, putBaseline](qint64 rowId) { putBaseline(refOf(rowId)); };
    connect(screen_.legend(), &RunLegend::baselineChosen, this, makeBaseline);
    connect(screen_.differences(), &DifferenceView::baselineChosen, this, makeBaseline);
    connect(screen_.legend(), &RunLegend::runActivated, this, &CompareController::activate);
    connect(screen_.board(), &BoardView::runActivated, this, &CompareController::activate);
    connect(screen_.board(), &BoardView::chartsEdited, this, [this](const QList<ChartSpec>& charts) {
        if (opened_ == Opened::No)
            return;
        const auto before = board_;
        board_.charts = charts;
        keepSoon();
        tellEdit(chartsEdit(before.charts, charts), before);
    });
    connect(screen_.adder(), &ChartAdder::proposalsWanted, this, &CompareController::propose);
    connect(screen_.adder(), &ChartAdder::chartChosen, screen_.board(), &BoardView::add);
    connect(&screen_, &CompareScreen::chooseRunsRequested, this, &CompareController::chooseRunsRequested);
    connect(&screen_, &CompareScreen::retryRequested, this, &CompareController::reload);
    connect(&screen_, &CompareScreen::boardSaveRequested, this, &CompareController::saveAs);
    connect(&screen_, &CompareScreen::shown, this, [this] {
        look_.start();
        if (dirty_)
            reload();
    });
    connect(&screen_, &CompareScreen::boardOpenRequested, this,
            [this](const QString& name) { openBoardFile(files_.file(name)); });
    connect(&screen_, &CompareScreen::boardFileRequested, this, [this] {
        const auto path =
            QFileDialog::getOpenFileName(&screen_, tr("Open a board"), {}, tr("Boards (*.json)"));
        if (!path.isEmpty())
            openBoardFile(path);
    });
}

void CompareController::connectDifferences()
{
    auto* view = screen_.differences();
    connect(view, &DifferenceView::runActivated, this, &CompareController::activate);
    connect(view, &DifferenceView::metricAtChanged, this, [this](const MetricAt& at) {
        change({tr("choosing which values count"), QStringLiteral("compare/at")},
               [&](Board& board) { board.at = at; });
    });
    connect(view, &DifferenceView::directionChosen, this,
            [this](const QString& metric, MetricDirection direction) {
                change(directionEdit(metric), [&](Board& board) { board.directions[metric] = direction; });
            });
    connect(view, &DifferenceView::historiesWanted, this, [this] {
        feed_->fetchAllHistories([this](Result<int> unread) {
            if (!unread)
                screen_.sayTrouble(tr("Reading the histories ended early."), unread.error().detail,
                                   helpTopicOf(unread.error().kind));
            else if (*unread > 0)
                screen_.sayTrouble(tr("%Ln histories could not be read.", nullptr, *unread));
            reload();
        });
    });
    connect(view, &DifferenceView::chartWanted, this, [this](const ColumnKey& key) {
        const auto proposals = loaded_.runs ? proposedCharts(key.name, *loaded_.runs->table, board_.objective)
                                            : QList<ChartProposal>();
        for (const auto& one : proposals) {
            if (one.spec.columns.contains(key)) {
                screen_.board()->add(one.spec);
                return;
            }
        }
    });
}

void CompareController::propose(const QString& words)
{
    if (!loaded_.runs)
        return;
    proposeJob_ = workspace_.runner().run<QList<ChartProposal>>(
        {},
        [words, table = loaded_.runs->table, objective = board_.objective](
            JobContext&) -> Result<QList<ChartProposal>> { return proposedCharts(words, *table, objective); },
        this,
        [this, words](Result<QList<ChartProposal>> proposals) {
            if (proposals)
                screen_.adder()->showProposals(words, *proposals);
        });
}

// --- the runs

void CompareController::reload()
{
    if (opened_ == Opened::No)
        return;
    if (!screen_.isVisible() || loadJob_.isRunning()) {
        dirty_ = true;
        return;
    }
    dirty_ = false;
    screen_.setBusy(CompareScreen::Busy::Yes);
    auto& cache = workspace_.cache();
    loadJob_ = workspace_.runner().run<LoadedComparison>(
        {},
        [&cache, names = connections_.names(), board = board_, previous = loaded_,
         now = workspace_.clock()()](JobContext& job) {
            return loadComparison(cache, names, board, previous, now, job.stop);
        },
        this, [this](Result<LoadedComparison> loaded) { apply(std::move(loaded)); });
}

void CompareController::apply(Result<LoadedComparison> loaded)
{
    screen_.setBusy(CompareScreen::Busy::No);
    if (!loaded) {
        if (loaded.error().kind == ErrorKind::Invalid)
            screen_.setQueryError(0, board_.set.query.size(), loaded.error().detail);
        else if (loaded.error().kind != ErrorKind::Cancelled)
            screen_.showError(loaded.error());
    } else if (loaded->queryError) {
        const auto& error = *loaded->queryError;
        screen_.setQueryError(error.offset, error.length, error.message);
        if (!loaded_.runs)
            screen_.showError(Error::make(ErrorKind::Invalid, board_.set.query, error.message));
    } else {
        screen_.clearQueryError();
        loaded_ = std::move(*loaded);
        if (loaded_.opening && !board_.objective && board_.charts.isEmpty())
            beginBoard(*loaded_.opening);
        screen_.setChoices(choicesOf(*loaded_.runs->table));
        feed_->setRuns(loaded_.runs);
        reasons_->setComparison(loaded_.runs, board_.objective);
        sharing_->setComparison(board_, loaded_.runs);
        screen_.showRuns(loaded_.runs, qint64(loaded_.runs->size()) + qint64(loaded_.runs->leftOut));
        Q_EMIT runsShown();
    }
    if (dirty_)
        reload();
}

/// A board is never filled with everything that runs have: the objective and the search box are enough.
void CompareController::beginBoard(const LoadedComparison::Opening& opening)
{
    const auto began = startingBoard(board_.name, board_.set, opening.objective, opening.chart);
    board_.objective = began.objective;
    board_.charts = began.charts;
    screen_.showBoard(board_);
    keepSoon();
}

std::optional<RunRef> CompareController::refOf(qint64 rowId) const
{
    const auto place = loaded_.runs ? loaded_.runs->placeOf(rowId) : std::nullopt;
    if (!place)
        return std::nullopt;
    const auto key = loaded_.runs->table->entity(*place);
    return RunRef{connections_.names().value(key.connection.value), key.remoteId};
}

void CompareController::activate(qint64 rowId)
{
    if (const auto place = loaded_.runs ? loaded_.runs->placeOf(rowId) : std::nullopt)
        Q_EMIT runActivated(loaded_.runs->table->entity(*place));
}

} // namespace ph
