#include "services/quality/CsvRecords.h"

#include "services/frames/CsvText.h"
#include "services/quality/QualityText.h"

#include <algorithm>

namespace ph {

namespace {

constexpr char comma = ',';

} // namespace

CsvRecords::CsvRecords(const QByteArray& bytes, std::size_t maxCells)
    : rest_(bytes.constData(), std::size_t(bytes.size()))
    , maxCells_(maxCells)
{
    if (bytes.startsWith("\xef\xbb\xbf"))
        rest_.remove_prefix(3);
}

std::vector<std::string> CsvRecords::next()
{
    const auto record = rest_.substr(0, recordEnd(rest_, comma, RecordOf::First));
    rest_.remove_prefix(record.size());
    grid_.bytes = record;
    // No record has more cells than separators and one.
    const auto separators = std::size_t(std::count(record.begin(), record.end(), comma));
    grid_.clear(std::min(separators, maxCells_) + 1);
    endsInQuotes_ = splitCsv(grid_, comma) == CsvEnd::InQuotes;
    if (grid_.rows == 0)
        return {std::string()};
    const auto count = grid_.shortRows > 0 ? grid_.raggedCells : grid_.columns;
    std::vector<std::string> cells;
    for (std::size_t i = 0; i < count; ++i)
        cells.emplace_back(grid_.at(0, i));
    return cells;
}

Result<void> eachRecord(CsvRecords& records, std::size_t cells, std::size_t from, const QString& where,
                        const std::function<void(std::size_t, const std::vector<std::string>&)>& visit)
{
    for (auto number = from; !records.atEnd(); ++number) {
        const auto record = records.next();
        if (records.endsInQuotes())
            return fail(
                ErrorKind::Unreadable, where,
                qualityText(QT_TRANSLATE_NOOP("ph::QualityReading", "record %1: a quote is never closed"))
                    .arg(number));
        if (record.size() == 1 && record.front().empty())
            continue;
        if (record.size() != cells)
            return fail(
                ErrorKind::Unreadable, where,
                qualityText(QT_TRANSLATE_NOOP("ph::QualityReading", "record %1: expected %2 cells, found %3"))
                    .arg(number)
                    .arg(cells)
                    .arg(record.size()));
        visit(number, record);
    }
    return {};
}

} // namespace ph
