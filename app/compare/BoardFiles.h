#pragma once

#include "models/values/Board.h"

#include <optional>

namespace ph {

/// Whether their files say the same, whatever they are called.
bool isSameBoard(Board a, const Board& b);

/// Boards as text files in a workspace's "boards" folder. Blocking: for workers.
class BoardFiles {
public:
    explicit BoardFiles(QString folder)
        : folder_(std::move(folder))
    {
    }
    QString file(const QString& boardName) const;
    Result<QStringList> names() const; ///< of those that can be read
    /// None where there is no such file. A file that cannot be read is an error, never "none": it must not
    /// be written over.
    Result<std::optional<Board>> load(const QString& boardName) const;
    static Result<Board> loadFile(const QString& path);
    /// The first of "name", "name 2", "name 3", … whose file does not exist: what comes from elsewhere never
    /// takes the place of what is here.
    QString freeName(const QString& boardName) const;
    /// Saves it, but never over what somebody else wrote since: where its file holds neither `known` (none:
    /// there was no file) nor this board, or cannot be read, it goes under the first free name. Gives the
    /// name. Storage; Timeout where others hold the folder for long.
    Result<QString> keep(Board board, const std::optional<Board>& known) const;
    const QString& folder() const { return folder_; }

private:
    Result<void> save(const Board& board) const; ///< whole or not at all

    QString folder_;
};

} // namespace ph
