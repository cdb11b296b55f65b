#include "app/compare/KeptBoard.h"

namespace ph {

KeptBoard::KeptBoard(BoardFiles files, QString name, std::optional<Board> known)
    : files_(std::move(files))
    , name_(std::move(name))
    , known_(std::move(known))
{
}

Result<QString> KeptBoard::keep(Board board)
{
    std::optional<Board> known;
    {
        const std::scoped_lock lock(mutex_);
        board.name = name_;
        known = known_;
    }
    if (known && boardText(*known) == boardText(board))
        return board.name; // nothing of one's own: what others write meanwhile is taken
    auto name = files_.keep(board, known);
    if (!name)
        return name;
    board.name = *name;
    const std::scoped_lock lock(mutex_);
    name_ = *name;
    known_ = board;
    return name;
}

std::optional<Board> KeptBoard::news() const
{
    QString name;
    std::optional<Board> known;
    {
        const std::scoped_lock lock(mutex_);
        name = name_;
        known = known_;
    }
    const auto there = files_.load(name);
    if (!known || !there || !*there)
        return std::nullopt; // a board that was not written yet has no news; one that is gone is written
                             // again
    auto theirs = **there;
    theirs.name = name;
    return isSameBoard(*known, theirs) ? std::nullopt : std::optional(theirs);
}

void KeptBoard::spell(const QString& name)
{
    const std::scoped_lock lock(mutex_);
    name_ = name;
}

void KeptBoard::take(const Board& theirs)
{
    const std::scoped_lock lock(mutex_);
    known_ = theirs;
}

} // namespace ph
