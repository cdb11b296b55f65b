#pragma once

#include "services/frames/ColumnWriter.h"

#include <span>

namespace ph {

/// Some rows of a table on their way into columns.
struct FramePiece {
    CellGrid grid;
    std::size_t rows = 0;
};

/// Writers of the columns that are wanted, and which of the source's columns each is.
struct ColumnWriters {
    std::vector<ColumnWriter> writers;
    std::vector<std::size_t> from;
};

/// A table somewhere, read from its first row to its last, as often as need be.
class FrameSource {
public:
    virtual ~FrameSource() = default;
    virtual QString format() const = 0; ///< "CSV"
    /// What a look at some of its rows says of all its columns; only names and types are set.
    virtual const FrameSchema& columns() const = 0;
    virtual QStringList notes() const { return {}; }
    /// Whether parse() is where the work is, so that more than one thread is of use.
    virtual bool isParallel() const { return false; }

    virtual Result<void> rewind() = 0;
    /// The next rows; false at the end. One thread at a time. What it does not put into the writers, parse()
    /// does.
    virtual Result<bool> take(FramePiece& piece, ColumnWriters& to) = 0;
    virtual Result<void> parse(FramePiece&, ColumnWriters&) const { return {}; }
    /// How much of it take() has gone through, 0 to 1; 0 where it cannot be told.
    virtual double share() const { return 0; }
    /// Columns that only parse() met, each with a value.
    virtual void addColumns(const std::vector<std::pair<std::string, std::string>>& /*found*/) {}
};

/// Names no two of which are equal: "x" again becomes "x.1", an empty one "column 3". Each change is noted.
QStringList distinctNames(const QStringList& names, QStringList& notes);

/// By path, of whatever format. `stop` ends its work at any time, also after it was opened.
Result<std::unique_ptr<FrameSource>> openFrameSource(const FrameRequest& request, std::stop_token stop);

} // namespace ph
