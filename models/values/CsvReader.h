#pragma once

#include <QByteArray>

#include <string>
#include <vector>

namespace ph {

/// A small CSV text in memory, one record after the other, RFC 4180; a byte order mark is no part of it.
/// A record has at most `maxCells` + 1 cells: what is beyond stays in the last one, so that a line of commas
/// cannot fill the memory, and whoever counts sees one too many.
class CsvReader {
public:
    /// `bytes` must outlive the reader.
    CsvReader(const QByteArray& bytes, char separator, std::size_t maxCells);
    bool atEnd() const { return at_ >= bytes_.size(); }
    std::vector<std::string> next();
    /// The last record's quote was never closed: the file was cut short.
    bool endsInQuotes() const { return endsInQuotes_; }

private:
    const QByteArray& bytes_;
    char separator_;
    std::size_t maxCells_;
    qsizetype at_;
    bool endsInQuotes_ = false;
};

} // namespace ph
