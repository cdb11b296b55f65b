#pragma once

#include "app/Workspace.h"
#include "app/compare/KeptBoard.h"
#include "app/compare/LoadComparison.h"
#include "app/windows/LocalEdits.h"
#include "widgets/compare/CompareScreen.h"

#include <QFileSystemWatcher>
#include <QTimer>

namespace ph {

class CompareFeed;
class CompareReasons;
class CompareSharing;
class ConnectionsController;
struct BoardEdit;

/// The compare screen's intents become jobs: which runs a board is about, kept level with the cache, and the
/// board itself, kept as a text file with every change.
class CompareController : public QObject {
    Q_OBJECT
public:
    CompareController(Workspace& workspace, ConnectionsController& connections, CompareScreen& screen,
                      QObject* parent = nullptr);
    ~CompareController() override;

    /// Compares these runs on the board of this name (their experiment's; empty: one for all others), which
    /// is made where there is none yet.
    void compare(const CompareSet& set, const QString& boardName);
    /// In place of what is kept under its name now.
    void openBoard(const Board& board);
    /// What a link says; where it has no charts, in those of the board of that name here.
    void openLink(const Board& link);
    void openBoardFile(const QString& path);
    /// Reads what was compared last from the workspace.
    void restore();
    /// Writes the board at once: for the end of the program. Blocking.
    Result<void> keepNow();

    const Board& board() const { return board_; }
    ComparedRunsPtr runs() const { return loaded_.runs; }

Q_SIGNALS:
    void runActivated(const ph::EntityKey& run);
    void chooseRunsRequested();
    void runsShown();
    void edited(const ph::LocalEdit& edit);
    void editFailed();

private:
    void connectScreen();
    void connectDifferences();
    void reload();
    void apply(Result<LoadedComparison> loaded);
    void saveAs(const QString& name);
    void beginBoard(const LoadedComparison::Opening& opening);
    /// `file`: what the file of its name holds.
    void open(const Board& board, const std::optional<Board>& file);
    /// `edit` changes the board; what then has to be done follows from what differs.
    void change(const BoardEdit& what, const std::function<void(Board&)>& edit);
    void tellEdit(const BoardEdit& what, const Board& before);
    void turn(int shown, const Board& from, const Board& to);
    void put(const Board& board);
    void rename(const QString& name);
    /// `name` is not the one that was `asked` for where others had changed the file.
    void boardKept(const std::shared_ptr<KeptBoard>& kept, const QString& asked, const QString& name);
    void lookForNews(); ///< of other windows and programs
    void takeNews(const Board& theirs);
    void keepSoon();
    void keepEdits(); ///< at once, where there are any
    void keepBoard();
    void listBoards();
    void propose(const QString& words);
    std::optional<RunRef> refOf(qint64 rowId) const;
    void activate(qint64 rowId);

    Workspace& workspace_;
    ConnectionsController& connections_;
    CompareScreen& screen_;
    BoardFiles files_;
    Board board_;
    std::shared_ptr<KeptBoard> kept_; ///< its file; none before the first board
    int shown_ = 0, lastShown_ = 0;   ///< another number where another board is shown, or another's version
    int writing_ = 0;                 ///< jobs that are to keep a board
    LoadedComparison loaded_;
    enum class Opened { No, Yes } opened_ = Opened::No;
    bool dirty_ = false;  ///< asked to reload while it was loading, or while nobody looks
    bool unkept_ = false; ///< the board differs from its file
    QTimer soon_, keep_, look_;
    QFileSystemWatcher watcher_;
    std::unique_ptr<CompareFeed> feed_;
    std::unique_ptr<CompareReasons> reasons_;
    std::unique_ptr<CompareSharing> sharing_;
    JobHandle loadJob_, openJob_, listJob_, proposeJob_, restoreJob_, newsJob_;
    std::vector<JobHandle> writes_;
};

} // namespace ph
