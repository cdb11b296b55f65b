#pragma once

#include "app/compare/BoardFiles.h"

#include <mutex>

namespace ph {

/// The file of a board that is open in a window, as that window read or wrote it last. Other windows and
/// programs write it as well: what they wrote is never written over unseen. From any thread.
class KeptBoard {
public:
    /// `known`: what the file of this name holds; none: there is no file.
    KeptBoard(BoardFiles files, QString name, std::optional<Board> known);

    /// Writes it where it differs from what is known, and gives the name under which it is kept from now on:
    /// another one where somebody else changed the file meanwhile. As BoardFiles::keep(). Blocking.
    Result<QString> keep(Board board);
    /// What somebody else wrote since; none: nothing, or nothing that can be read. Blocking.
    std::optional<Board> news() const;
    void spell(const QString& name); ///< another name of the same file
    /// `theirs` is what the window shows now.
    void take(const Board& theirs);

private:
    const BoardFiles files_;
    mutable std::mutex mutex_; ///< never held while a file is read or written
    QString name_;
    std::optional<Board> known_;
};

} // namespace ph
