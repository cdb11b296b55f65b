#include "app/CompareController.h"

#include "app/CompareFeed.h"
#include "app/CompareReasons.h"
#include "app/CompareSharing.h"
#include "app/ConnectionsController.h"
#include "widgets/compare/ChartAdder.h"
#include "widgets/compare/DifferenceView.h"
#include "widgets/compare/RunLegend.h"

#include <QFileDialog>

namespace ph {

namespace {

constexpr int commitPauseMs = 500; // a sync commits several pages a second
constexpr int keepPauseMs = 800;

const QString boardSetting = QStringLiteral("compare/board");

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
    for (auto* timer : {&soon_, &keep_})
        timer->setSingleShot(true);
    soon_.setInterval(commitPauseMs);
    keep_.setInterval(keepPauseMs);
    connect(&soon_, &QTimer::timeout, this, &CompareController::reload);
    connect(&keep_, &QTimer::timeout, this, &CompareController::keepBoard);
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
    connect(&screen_, &CompareScreen::queryCommitted, this,
            [this](const QString& query) { change([&](Board& board) { board.set.query = query; }); });
    connect(&screen_, &CompareScreen::setFrozen, this, [this] {
        if (!loaded_.runs)
            return;
        change([&](Board& board) {
            board.set = {CompareSet::Kind::Fixed, {}, {}, runRefs(*loaded_.runs, connections_.names())};
        });
        screen_.say(tr("These %Ln runs are kept", nullptr, int(loaded_.runs->size())));
    });
    connect(&screen_, &CompareScreen::groupByChosen, this, [this](const std::optional<ColumnKey>& column) {
        change([&](Board& board) { board.groupBy = column; });
    });
    connect(&screen_, &CompareScreen::objectiveChosen, this,
            [this](const ColumnKey& metric) { change([&](Board& board) { board.objective = metric; }); });
    connect(&screen_, &CompareScreen::baselineCleared, this,
            [this] { change([](Board& board) { board.baseline.reset(); }); });
    const auto makeBaseline = [this](qint64 rowId) {
        change([&](Board& board) { board.baseline = refOf(rowId); });
    };
    connect(screen_.legend(), &RunLegend::baselineChosen, this, makeBaseline);
    connect(screen_.differences(), &DifferenceView::baselineChosen, this, makeBaseline);
    connect(screen_.legend(), &RunLegend::runActivated, this, &CompareController::activate);
    connect(screen_.board(), &BoardView::runActivated, this, &CompareController::activate);
    connect(screen_.board(), &BoardView::chartsEdited, this, [this](const QList<ChartSpec>& charts) {
        board_.charts = charts;
        keepSoon();
    });
    connect(screen_.adder(), &ChartAdder::proposalsWanted, this, &CompareController::propose);
    connect(screen_.adder(), &ChartAdder::chartChosen, screen_.board(), &BoardView::add);
    connect(&screen_, &CompareScreen::chooseRunsRequested, this, &CompareController::chooseRunsRequested);
    connect(&screen_, &CompareScreen::retryRequested, this, &CompareController::reload);
    connect(&screen_, &CompareScreen::boardSaveRequested, this, &CompareController::saveAs);
    connect(&screen_, &CompareScreen::shown, this, [this] {
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
    connect(view, &DifferenceView::metricAtChanged, this,
            [this](const MetricAt& at) { change([&](Board& board) { board.at = at; }); });
    connect(view, &DifferenceView::directionChosen, this,
            [this](const QString& metric, MetricDirection direction) {
                change([&](Board& board) { board.directions[metric] = direction; });
            });
    connect(view, &DifferenceView::historiesWanted, this, [this] {
        feed_->fetchAllHistories([this](Result<int> unread) {
            if (!unread)
                screen_.sayTrouble(tr("Reading the histories ended early."), unread.error().detail);
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

// --- the board

void CompareController::compare(const CompareSet& set, const QString& boardName)
{
    const auto name = boardName.isEmpty() ? tr("Comparison") : boardName;
    screen_.showLoading();
    struct Found {
        Board board;
        std::optional<Error> unreadable;
    };
    openJob_ = workspace_.runner().run<Found>(
        {},
        [files = files_, name](JobContext&) -> Result<Found> {
            auto kept = files.load(name);
            if (kept && *kept)
                return Found{std::move(**kept), {}};
            Board fresh;
            fresh.name = kept ? name : files.freeName(name); // what cannot be read is somebody's, and stays
            return Found{fresh, kept ? std::optional<Error>() : kept.error()};
        },
        this,
        [this, set, name](Result<Found> found) {
            if (!found)
                return screen_.showError(found.error());
            if (found->unreadable)
                screen_.sayTrouble(tr("The board %1 could not be read; a new one is used.").arg(name),
                                   found->unreadable->where + u'\n' + found->unreadable->detail);
            found->board.set = set;
            openBoard(found->board);
        });
}

void CompareController::openLink(const Board& link)
{
    screen_.showLoading();
    openJob_ = workspace_.runner().run<Board>(
        {},
        [files = files_, link](JobContext&) -> Result<Board> {
            const auto kept = files.load(link.name);
            auto board = link;
            if (kept && *kept) {
                if (board.charts.isEmpty())
                    board.charts = (*kept)->charts;
                if (board.directions.empty())
                    board.directions = (*kept)->directions;
                if (board == **kept)
                    return board;
            }
            board.name = files.freeName(link.name);
            return board;
        },
        this,
        [this](Result<Board> board) {
            if (board)
                openBoard(*board);
        });
}

void CompareController::openBoard(const Board& board)
{
    if (unkept_)
        keepBoard();
    board_ = board;
    loaded_ = {};
    loadJob_ = {}; // the runs of the board before are not this one's
    opened_ = Opened::Yes;
    feed_->forget();
    screen_.linked().clearSelection();
    screen_.showLoading();
    screen_.showBoard(board_);
    listBoards();
    reload();
    keepSoon();
}

void CompareController::openBoardFile(const QString& path)
{
    openJob_ = workspace_.runner().run<Board>(
        {},
        [files = files_, path](JobContext&) {
            auto board = BoardFiles::loadFile(path);
            if (board && files.file(board->name) != path)
                board->name = files.freeName(board->name);
            return board;
        },
        this,
        [this](Result<Board> board) {
            if (board)
                openBoard(*board);
            else
                screen_.sayTrouble(tr("The board could not be opened."),
                                   board.error().where + u'\n' + board.error().detail);
        });
}

void CompareController::saveAs(const QString& name)
{
    const bool itself = files_.file(name) == files_.file(board_.name);
    openJob_ = workspace_.runner().run<QString>(
        {}, [files = files_, name](JobContext&) -> Result<QString> { return files.freeName(name); }, this,
        [this, name, itself](Result<QString> free) {
            if (!itself && free && *free != name) {
                screen_.sayTrouble(tr("There is a board of this name already: %1").arg(name));
                return;
            }
            board_.name = name;
            screen_.showBoard(board_);
            sharing_->setComparison(board_, loaded_.runs);
            keepBoard();
            screen_.say(tr("Saved"));
        });
}

void CompareController::restore()
{
    listBoards();
    auto& state = workspace_.state();
    restoreJob_ = workspace_.runner().run<std::optional<QByteArray>>(
        {}, [&state](JobContext&) { return state.setting(boardSetting); }, this,
        [this](Result<std::optional<QByteArray>> kept) {
            if (opened_ == Opened::Yes || !kept || !*kept)
                return;
            if (auto board = boardFromText(**kept, boardSetting))
                openBoard(*board);
        });
}

void CompareController::change(const std::function<void(Board&)>& edit)
{
    if (opened_ == Opened::No)
        return;
    const auto before = board_;
    edit(board_);
    if (board_ == before)
        return;
    screen_.showBoard(board_);
    keepSoon();
    reload();
}

void CompareController::keepSoon()
{
    sharing_->setComparison(board_, loaded_.runs); // what is shared is what is seen
    unkept_ = true;
    keep_.start();
}

void CompareController::keepBoard()
{
    keep_.stop();
    unkept_ = false;
    auto& state = workspace_.state();
    std::erase_if(writes_, [](const JobHandle& job) { return !job.isRunning(); });
    writes_.push_back(workspace_.runner().run<void>(
        {.title = {}, .slot = QStringLiteral("settings"), .slotLimit = 1},
        [&state, files = files_, board = board_](JobContext&) -> Result<void> {
            if (auto saved = files.save(board); !saved)
                return saved;
            return state.putSetting(boardSetting, boardText(board));
        },
        this,
        [this](Result<void> saved) {
            if (!saved)
                screen_.sayTrouble(tr("The board could not be kept."),
                                   saved.error().where + u'\n' + saved.error().detail);
            else
                listBoards();
        }));
}

Result<void> CompareController::keepNow()
{
    if (!unkept_)
        return {};
    keep_.stop();
    unkept_ = false;
    if (auto saved = files_.save(board_); !saved)
        return saved;
    return workspace_.state().putSetting(boardSetting, boardText(board_));
}

void CompareController::listBoards()
{
    listJob_ = workspace_.runner().run<QStringList>(
        {}, [files = files_](JobContext&) { return files.names(); }, this,
        [this](Result<QStringList> names) {
            if (names)
                screen_.setBoards(*names);
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
