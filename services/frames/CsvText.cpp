#include "services/frames/CsvText.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace ph {

namespace {

constexpr std::size_t wordBytes = sizeof(std::uint64_t);

constexpr std::uint64_t everyByte(unsigned char byte)
{
    return 0x0101010101010101u * byte;
}

/// The high bit of each byte of `word` that equals the one in `pattern`, exactly (Warren, Hacker's Delight
/// 6-1).
std::uint64_t bytesEqual(std::uint64_t word, std::uint64_t pattern)
{
    const auto difference = word ^ pattern;
    constexpr auto low = everyByte(0x7f);
    return ~(((difference & low) + low) | difference | low);
}

/// Finds separators and line breaks one after the other, eight bytes at a time. The bytes end with a line
/// break and a word more that may be read.
class BorderFinder {
public:
    BorderFinder(const char* from, char separator)
        : separators_(everyByte(static_cast<unsigned char>(separator)))
    {
        restart(from);
    }
    void restart(const char* from)
    {
        word_ = from;
        look();
    }
    const char* next()
    {
        while (found_ == 0) {
            word_ += wordBytes;
            look();
        }
        const char* at = word_ + place();
        found_ &= found_ - 1;
        return at;
    }

private:
    std::size_t place() const { return std::size_t(std::countr_zero(found_)) / 8; }
    void look()
    {
        static_assert(std::endian::native == std::endian::little, "the first byte is the lowest");
        std::uint64_t word = 0;
        std::memcpy(&word, word_, wordBytes);
        found_ = bytesEqual(word, separators_) | bytesEqual(word, everyByte('\n'));
    }
    std::uint64_t separators_;
    const char* word_ = nullptr;
    std::uint64_t found_ = 0;
};

struct QuotedCell {
    const char* end;   ///< of its text, which begins behind its opening quote
    const char* after; ///< the separator or line break behind it
    bool isClosed;
};

/// Resolves "" and takes what follows the closing quote into the cell.
QuotedCell readQuoted(char* const quote, const char* const end, char separator)
{
    char* out = quote + 1;
    const char* from = quote + 1;
    const auto keep = [&out, &from](const char* until) {
        const auto count = std::size_t(until - from);
        if (out != from)
            std::memmove(out, from, count);
        out += count;
    };
    while (true) {
        const auto* closing = static_cast<const char*>(std::memchr(from, '"', std::size_t(end - from)));
        if (!closing) {
            keep(end);
            return {out, end, false};
        }
        if (closing + 1 < end && closing[1] == '"') {
            keep(closing + 1);
            from = closing + 2;
            continue;
        }
        keep(closing);
        from = closing + 1;
        break;
    }
    const auto* after = std::find_if(from, end, [&](char c) { return c == separator || c == '\n'; });
    keep(after != from && after != end && *after == '\n' && after[-1] == '\r' ? after - 1 : after);
    return {out, after, true};
}

/// Of a row that is being filled.
class RowOfCells {
public:
    RowOfCells(CellGrid& grid)
        : grid_(grid)
        , cells_(grid.nextRow())
    {
    }
    void add(const char* begin, const char* end)
    {
        if (count_ < grid_.columns)
            cells_[count_] = {std::uint32_t(begin - grid_.bytes.data()), std::uint32_t(end - begin)};
        ++count_;
    }
    void finish()
    {
        if (count_ != grid_.columns) {
            if (grid_.shortRows + grid_.longRows == 0) {
                grid_.raggedRecord = grid_.rows + grid_.blankRows;
                grid_.raggedCells = count_;
            }
            grid_.shortRows += count_ < grid_.columns ? 1 : 0;
            grid_.longRows += count_ > grid_.columns ? 1 : 0;
            grid_.extraCells += count_ > grid_.columns ? count_ - grid_.columns : 0;
            for (; count_ < grid_.columns; ++count_)
                cells_[count_] = {};
        }
        ++grid_.rows;
        restart();
    }
    void restart()
    {
        cells_ = grid_.nextRow();
        count_ = 0;
    }
    bool isEmpty() const { return count_ == 0; }

private:
    CellGrid& grid_;
    CellSpan* cells_;
    std::size_t count_ = 0;
};

} // namespace

std::size_t recordEnd(std::string_view csv, char separator, RecordOf which)
{
    std::size_t at = 0, found = std::string_view::npos;
    while (true) {
        const auto quote = csv.find('"', at);
        const auto plain = csv.substr(at, quote == std::string_view::npos ? quote : quote - at);
        const auto line = which == RecordOf::First ? plain.find('\n') : plain.rfind('\n');
        if (line != std::string_view::npos)
            found = at + line + 1;
        if (which == RecordOf::First && found != std::string_view::npos)
            return found;
        if (quote == std::string_view::npos)
            return found;
        at = quote + 1;
        if (quote > 0 && csv[quote - 1] != separator && csv[quote - 1] != '\n')
            continue; // inside a cell it is a letter
        while (true) {
            const auto closing = csv.find('"', at);
            // The last byte may close the cell, or be the first half of an escaped quote.
            if (closing == std::string_view::npos || closing + 1 == csv.size())
                return found;
            at = closing + 1;
            if (csv[at] != '"')
                break;
            ++at;
        }
    }
}

CsvEnd splitCsv(CellGrid& grid, char separator)
{
    auto& bytes = grid.bytes;
    if (!bytes.empty() && bytes.back() != '\n')
        bytes += '\n';
    const auto size = bytes.size();
    bytes.append(wordBytes, '\0'); // for the last look of BorderFinder
    char* const begin = bytes.data();
    const char* const end = begin + size;
    char* at = begin;
    BorderFinder borders(at, separator);
    RowOfCells row(grid);
    auto ended = CsvEnd::Whole;
    while (at != end) {
        if (*at == '"') {
            const auto cell = readQuoted(at, end, separator);
            row.add(at + 1, cell.end);
            if (!cell.isClosed)
                ended = CsvEnd::InQuotes;
            if (cell.after == end || *cell.after == '\n')
                row.finish();
            at = begin + (std::min(cell.after + 1, end) - begin);
            borders.restart(at);
            continue;
        }
        const char* border = borders.next();
        if (*border == separator) {
            row.add(at, border);
        } else {
            const char* last = border != at && border[-1] == '\r' ? border - 1 : border;
            if (last == at && row.isEmpty()) {
                ++grid.blankRows;
            } else {
                row.add(at, last);
                row.finish();
            }
        }
        at = begin + (border + 1 - begin);
    }
    return ended;
}

std::vector<std::string> firstRecord(std::string_view csv, char separator)
{
    CellGrid grid;
    grid.bytes = csv.substr(0, recordEnd(csv, separator, RecordOf::First));
    // No record has more cells than separators and one.
    grid.clear(std::size_t(std::count(grid.bytes.begin(), grid.bytes.end(), separator)) + 1);
    splitCsv(grid, separator);
    std::vector<std::string> cells;
    for (std::size_t i = 0; grid.rows > 0 && i < grid.columns; ++i) {
        if (i > 0 && grid.cells[i].begin == 0)
            break; // only the first cell that is there begins at 0
        cells.emplace_back(grid.at(0, i));
    }
    return cells;
}

char guessSeparator(const std::string& head)
{
    const auto whole = head.substr(0, head.find_last_of('\n'));
    char best = ',';
    std::size_t most = 1;
    for (const char separator : {',', '\t', ';', '|'}) {
        const auto columns = firstRecord(whole, separator).size();
        if (columns <= most)
            continue;
        CellGrid grid;
        grid.bytes = whole;
        grid.clear(columns);
        splitCsv(grid, separator);
        if (grid.shortRows + grid.longRows > grid.rows / 10)
            continue;
        best = separator;
        most = columns;
    }
    return best;
}

} // namespace ph
