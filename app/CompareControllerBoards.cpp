// The board that is shown: where it comes from, how it is kept and edited, and others who write its file.
#include "app/CompareController.h"

#include "app/CompareFeed.h"
#include "app/CompareReasons.h"
#include "app/CompareSharing.h"
#include "app/compare/BoardEdit.h"
#include "models/values/HelpTopic.h"

namespace ph {

namespace {

const QString boardSetting = QStringLiteral("compare/board");

/// In the slot of what is written: after all that was asked for before.
JobSpec afterWrites()
{
    return {.title = {}, .slot = QStringLiteral("settings"), .slotLimit = 1};
}

/// A board and what its file holds.
struct KnownBoard {
    Board board;
    std::optional<Board> file;       ///< none: there is none
    std::optional<Error> unreadable; ///< why the board goes by another name
};

/// What cannot be read is somebody's, and stays.
KnownBoard knownBoard(const BoardFiles& files, Board board)
{
    const auto kept = files.load(board.name);
    if (kept)
        return {board, *kept, {}};
    board.name = files.freeName(board.name);
    return {board, {}, kept.error()};
}

/// Blocking. Gives the name under which it is kept.
Result<QString> keepIn(StateStore& state, KeptBoard& kept, Board board)
{
    auto name = kept.keep(board);
    if (!name)
        return name;
    board.name = *name;
    return state.putSetting(boardSetting, boardText(board)).map([&] { return *name; });
}

} // namespace

// --- opening

void CompareController::compare(const CompareSet& set, const QString& boardName)
{
    const auto name = boardName.isEmpty() ? tr("Comparison") : boardName;
    keepEdits();
    screen_.showLoading();
    openJob_ = workspace_.runner().run<KnownBoard>(
        afterWrites(),
        [files = files_, name](JobContext&) -> Result<KnownBoard> {
            Board fresh;
            fresh.name = name;
            return knownBoard(files, fresh);
        },
        this,
        [this, set, name](Result<KnownBoard> found) {
            if (!found)
                return screen_.showError(found.error());
            if (found->unreadable)
                screen_.sayTrouble(tr("The board %1 could not be read; a new one is used.").arg(name),
                                   found->unreadable->where + u'\n' + found->unreadable->detail,
                                   helpTopicOf(found->unreadable->kind));
            auto board = found->file.value_or(found->board);
            board.set = set;
            open(board, found->file);
            if (found->file && !(found->file->set == set))
                tellEdit({tr("comparing other runs")}, *found->file);
        });
}

void CompareController::openLink(const Board& link)
{
    keepEdits();
    screen_.showLoading();
    openJob_ = workspace_.runner().run<KnownBoard>(
        afterWrites(),
        [files = files_, link](JobContext&) -> Result<KnownBoard> {
            const auto kept = files.load(link.name);
            auto board = link;
            if (kept && *kept) {
                if (board.charts.isEmpty())
                    board.charts = (*kept)->charts;
                if (board.directions.empty())
                    board.directions = (*kept)->directions;
                if (board == **kept)
                    return KnownBoard{board, board, {}};
            }
            board.name = files.freeName(link.name);
            return KnownBoard{board, {}, {}};
        },
        this,
        [this](Result<KnownBoard> found) {
            if (found)
                open(found->board, found->file);
        });
}

void CompareController::openBoard(const Board& board)
{
    keepEdits();
    openJob_ = workspace_.runner().run<KnownBoard>(
        afterWrites(),
        [files = files_, board](JobContext&) -> Result<KnownBoard> { return knownBoard(files, board); }, this,
        [this](Result<KnownBoard> found) {
            if (found)
                open(found->board, found->file);
        });
}

void CompareController::open(const Board& board, const std::optional<Board>& file)
{
    keepEdits();
    board_ = board;
    kept_ = std::make_shared<KeptBoard>(files_, board.name, file);
    shown_ = ++lastShown_;
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
    keepEdits();
    openJob_ = workspace_.runner().run<KnownBoard>(
        afterWrites(),
        [files = files_, path](JobContext&) -> Result<KnownBoard> {
            auto board = BoardFiles::loadFile(path);
            if (!board)
                return fail(board.error());
            if (files.file(board->name) == path)
                return KnownBoard{*board, *board, {}};
            board->name = files.freeName(board->name);
            return KnownBoard{*board, {}, {}};
        },
        this,
        [this](Result<KnownBoard> found) {
            if (found)
                open(found->board, found->file);
            else
                screen_.sayTrouble(tr("The board could not be opened."),
                                   found.error().where + u'\n' + found.error().detail,
                                   helpTopicOf(found.error().kind));
        });
}

void CompareController::saveAs(const QString& name)
{
    if (opened_ == Opened::No)
        return;
    const bool itself = files_.file(name) == files_.file(board_.name);
    openJob_ = workspace_.runner().run<QString>(
        {}, [files = files_, name](JobContext&) -> Result<QString> { return files.freeName(name); }, this,
        [this, name, itself](Result<QString> free) {
            if (!itself && free && *free != name) {
                screen_.sayTrouble(tr("There is a board of this name already: %1").arg(name));
                return;
            }
            if (itself) {
                kept_->spell(name);
            } else {
                keepEdits(); // what it was called before stays as it was left
                kept_ = std::make_shared<KeptBoard>(files_, name, std::nullopt);
            }
            rename(name);
            keepBoard();
            screen_.say(tr("Saved"));
        });
}

void CompareController::restore()
{
    listBoards();
    auto& state = workspace_.state();
    restoreJob_ = workspace_.runner().run<std::optional<KnownBoard>>(
        {},
        [&state, files = files_](JobContext&) -> Result<std::optional<KnownBoard>> {
            const auto kept = state.setting(boardSetting);
            if (!kept)
                return fail(kept.error());
            const auto board = *kept ? boardFromText(**kept, boardSetting)
                                     : Result<Board>(fail(ErrorKind::NotFound, boardSetting));
            return board ? std::optional(knownBoard(files, *board)) : std::nullopt;
        },
        this,
        [this](Result<std::optional<KnownBoard>> kept) {
            if (opened_ == Opened::Yes || !kept || !*kept)
                return;
            const auto& found = **kept;
            open(found.file.value_or(found.board), found.file); // it may have been changed elsewhere since
        });
}

void CompareController::change(const BoardEdit& what, const std::function<void(Board&)>& edit)
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
    tellEdit(what, before);
}

void CompareController::keepSoon()
{
    sharing_->setComparison(board_, loaded_.runs); // what is shared is what is seen
    unkept_ = true;
    keep_.start();
}

void CompareController::keepEdits()
{
    if (unkept_)
        keepBoard();
}

void CompareController::keepBoard()
{
    keep_.stop();
    unkept_ = false;
    auto& state = workspace_.state();
    std::erase_if(writes_, [](const JobHandle& job) { return !job.isRunning(); });
    ++writing_;
    writes_.push_back(workspace_.runner().run<QString>(
        afterWrites(),
        [&state, kept = kept_, board = board_](JobContext&) { return keepIn(state, *kept, board); }, this,
        [this, kept = kept_, name = board_.name](const Result<QString>& saved) {
            --writing_;
            if (saved)
                return boardKept(kept, name, *saved);
            unkept_ = unkept_ || kept == kept_; // tried again with the next edit, and at the end
            screen_.sayTrouble(tr("The board could not be kept."),
                               saved.error().where + u'\n' + saved.error().detail,
                               helpTopicOf(saved.error().kind));
        }));
}

Result<void> CompareController::keepNow()
{
    if (!unkept_)
        return {};
    keep_.stop();
    unkept_ = false;
    return keepIn(workspace_.state(), *kept_, board_).map([](const QString&) {});
}

void CompareController::listBoards()
{
    listJob_ = workspace_.runner().run<QStringList>(
        {}, [files = files_](JobContext&) { return files.names(); }, this,
        [this](Result<QStringList> names) {
            if (names)
                screen_.setBoards(*names);
            if (watcher_.directories().isEmpty())
                watcher_.addPath(files_.folder()); // which comes with the first board
        });
}

// --- edits

void CompareController::tellEdit(const BoardEdit& what, const Board& before)
{
    // Never together with those of another board.
    const auto folds = what.folds.isEmpty() ? QString() : what.folds + u'/' + QString::number(shown_);
    Q_EMIT edited({what.text, [this, shown = shown_, from = board_, to = before] { turn(shown, from, to); },
                   [this, shown = shown_, from = before, to = board_] { turn(shown, from, to); }, folds});
}

/// As part of taking something back, or of doing it again. `shown`: as what the edit was made.
void CompareController::turn(int shown, const Board& from, const Board& to)
{
    if (shown == shown_)
        return put(to);
    // Another board is shown now, or what another window made of it. It comes back where it is as it was
    // left.
    keepEdits();
    openJob_ = workspace_.runner().run<std::optional<Board>>(
        afterWrites(), [files = files_, name = from.name](JobContext&) { return files.load(name); }, this,
        [this, shown, from, to](const Result<std::optional<Board>>& kept) {
            if (!kept || !*kept || !isSameBoard(**kept, from)) {
                screen_.sayTrouble(
                    tr("The board %1 was changed since. It stays as it is now.").arg(from.name));
                Q_EMIT editFailed();
                return;
            }
            auto board = to;
            board.name = from.name;
            open(board, *kept);
            shown_ = shown;
        });
}

void CompareController::put(const Board& board)
{
    const auto name = board_.name;
    board_ = board;
    board_.name = name; // what it is called is no edit
    screen_.showBoard(board_);
    keepSoon();
    reload();
}

// --- other windows

void CompareController::rename(const QString& name)
{
    board_.name = name;
    screen_.showBoard(board_);
    sharing_->setComparison(board_, loaded_.runs);
}

void CompareController::boardKept(const std::shared_ptr<KeptBoard>& kept, const QString& asked,
                                  const QString& name)
{
    look_.start(); // what was written elsewhere meanwhile had to wait
    if (files_.file(name) == files_.file(asked))
        return;
    if (kept == kept_ && board_.name == asked)
        rename(name);
    screen_.sayTrouble(
        tr("The board %1 was changed elsewhere at the same time. What you changed is kept as %2.")
            .arg(asked, name));
}

void CompareController::lookForNews()
{
    listBoards();
    if (opened_ == Opened::No)
        return;
    newsJob_ = workspace_.runner().run<std::optional<Board>>(
        afterWrites(), [kept = kept_](JobContext&) -> Result<std::optional<Board>> { return kept->news(); },
        this,
        [this, kept = kept_](const Result<std::optional<Board>>& news) {
            // Who has edits of their own keeps them; where they are written, both stay.
            if (news && *news && kept == kept_ && !unkept_ && writing_ == 0)
                takeNews(**news);
        });
}

void CompareController::takeNews(const Board& theirs)
{
    kept_->take(theirs);
    shown_ = ++lastShown_; // edits of before would take theirs back, too
    board_ = theirs;
    screen_.showBoard(board_);
    sharing_->setComparison(board_, loaded_.runs);
    screen_.say(tr("Changed elsewhere"));
    reload();
}

} // namespace ph
