#include "services/quality/CsvRecords.h"

namespace ph {

Result<void> eachRecord(CsvReader& reader, std::size_t cells, std::size_t from, const QString& where,
                        const std::function<void(std::size_t, const std::vector<std::string>&)>& visit)
{
    for (auto number = from; !reader.atEnd(); ++number) {
        const auto record = reader.next();
        if (reader.endsInQuotes())
            return fail(ErrorKind::Unreadable, where,
                        QStringLiteral("record %1: a quote is never closed").arg(number));
        if (record.size() == 1 && record.front().empty())
            continue;
        if (record.size() != cells)
            return fail(ErrorKind::Unreadable, where,
                        QStringLiteral("record %1: expected %2 cells, found %3")
                            .arg(number)
                            .arg(cells)
                            .arg(record.size()));
        visit(number, record);
    }
    return {};
}

} // namespace ph
