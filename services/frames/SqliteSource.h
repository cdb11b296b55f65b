#pragma once

#include "services/frames/FrameSource.h"

struct sqlite3;
struct sqlite3_stmt;

namespace ph {

/// A table, or the rows of a SELECT, of an SQLite file that may be somebody else's: nothing is written to it
/// or beside it, nothing in its schema is run.
class SqliteSource final : public FrameSource {
public:
    static Result<std::unique_ptr<FrameSource>> open(const FrameRequest& request, std::stop_token stop);
    ~SqliteSource() override;

    QString format() const override { return QStringLiteral("SQLite"); }
    const FrameSchema& columns() const override { return columns_; }
    QStringList notes() const override { return notes_; }
    Result<void> rewind() override;
    Result<bool> take(FramePiece& piece, ColumnWriters& to) override;

private:
    enum class Opened { Shared, AsItStands };

    SqliteSource(const FrameRequest& request, std::stop_token stop)
        : request_(request)
        , stop_(std::move(stop))
    {
    }
    Result<void> connect();
    Result<void> connectAs(Opened how);
    Result<QString> query();
    Result<void> prepare(const QString& sql);
    Result<void> learn();
    tl::unexpected<Error> fault(int code) const;
    /// Size and time of the file: one that is read as it stands must not change meanwhile.
    std::pair<qint64, qint64> fileState() const;

    FrameRequest request_;
    std::stop_token stop_; ///< SQLite asks it amid a step, which may take long
    sqlite3* handle_ = nullptr;
    sqlite3_stmt* statement_ = nullptr;
    Opened opened_ = Opened::Shared;
    std::pair<qint64, qint64> stateAtFirst_;
    FrameSchema columns_;
    QStringList notes_;
    bool isAtEnd_ = false; ///< of its rows
};

} // namespace ph
