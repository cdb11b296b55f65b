#include "models/values/CsvReader.h"

namespace ph {

CsvReader::CsvReader(const QByteArray& bytes, char separator, std::size_t maxCells)
    : bytes_(bytes)
    , separator_(separator)
    , maxCells_(maxCells)
    , at_(bytes.startsWith("\xef\xbb\xbf") ? 3 : 0)
{
}

std::vector<std::string> CsvReader::next()
{
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (; !atEnd(); ++at_) {
        const char c = bytes_[at_];
        if (quoted && c == '"' && at_ + 1 < bytes_.size() && bytes_[at_ + 1] == '"')
            cells.back() += bytes_[++at_];
        else if (c == '"' && (quoted || cells.back().empty()))
            quoted = !quoted;
        else if (!quoted && c == separator_ && cells.size() <= maxCells_)
            cells.emplace_back();
        else if (!quoted && c == '\n')
            break;
        else if (quoted || c != '\r')
            cells.back() += c;
    }
    ++at_;
    endsInQuotes_ = quoted;
    return cells;
}

} // namespace ph
