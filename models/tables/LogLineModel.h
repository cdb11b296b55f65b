#pragma once

#include "models/values/LogReading.h"

#include <QAbstractListModel>

namespace ph {

/// The lines of one log, or those of them in which something was found. Nothing is copied: a cell is made on
/// asking.
class LogLineModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        NumberRole = Qt::UserRole, ///< from 1
        TimeRole,                  ///< milliseconds; invalid: it has no stamp
        LevelRole,                 ///< LogLevel
        FoundFromRole,             ///< within the text that is shown
        FoundLengthRole
    };
    enum class Shown { All, OnlyFound };
    using QAbstractListModel::QAbstractListModel;

    /// Another log, or the same with other matches: all rows are new.
    void setLines(LogLinesPtr lines, std::vector<LogMatch> found, Shown shown);
    const LogLinesPtr& lines() const { return lines_; }
    const std::vector<LogMatch>& found() const { return found_; }
    std::uint32_t lineAt(int row) const;
    /// The row of a line; where it is not shown, of the next one, or the last.
    int rowOf(std::uint32_t line) const;
    /// Of a match of found(), by its place there.
    int rowOfFound(qsizetype at) const { return rowOf(found_[std::size_t(at)].line); }
    QString lineText(int row) const; ///< as it is kept, with its stamp

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    const LogMatch* matchOf(std::uint32_t line) const;
    LogLinesPtr lines_;
    std::vector<LogMatch> found_;
    Shown shown_ = Shown::All;
};

} // namespace ph
