#pragma once

#include "models/values/Result.h"
#include "services/frames/CellGrid.h"

#include <QByteArray>

#include <functional>

namespace ph {

/// A small CSV text in memory, one record after the other; a byte order mark is no part of it. A record has
/// at most `maxCells` + 1 cells, so that a line of commas cannot fill the memory, and whoever counts sees one
/// too many.
class CsvRecords {
public:
    /// `bytes` must outlive it.
    CsvRecords(const QByteArray& bytes, std::size_t maxCells);
    bool atEnd() const { return rest_.empty(); }
    /// One empty cell for an empty line.
    std::vector<std::string> next();
    /// The last record's quote was never closed: the file was cut short.
    bool endsInQuotes() const { return endsInQuotes_; }

private:
    std::string_view rest_;
    std::size_t maxCells_;
    CellGrid grid_;
    bool endsInQuotes_ = false;
};

/// Calls for each record that is left, with its number, of which the first is `from`; empty lines are none.
/// Unreadable where one has another number of cells than `cells`, or its quote is never closed.
Result<void> eachRecord(CsvRecords& records, std::size_t cells, std::size_t from, const QString& where,
                        const std::function<void(std::size_t, const std::vector<std::string>&)>& visit);

} // namespace ph
