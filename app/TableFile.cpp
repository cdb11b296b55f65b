#include "app/TableFile.h"

#include "models/values/WholeFile.h"

#include <QFileDevice>

#include <utility>

namespace ph {

Result<void> writeTable(const ChartTable& table, const QString& file, std::stop_token stop)
{
    bool given = false;
    const auto once = [&]() -> Result<std::optional<ChartTable>> {
        return std::exchange(given, true) ? std::nullopt : std::optional(table);
    };
    return writeTables(table.header, once, file, stop);
}

Result<void> writeTables(const QStringList& header, const NextTable& next, const QString& file,
                         std::stop_token stop)
{
    return writeWholeFile(file, [&](QFileDevice& out) -> Result<void> {
        out.write(csvLine(header));
        for (;;) {
            const auto table = next();
            if (!table)
                return fail(table.error());
            if (!*table)
                break;
            for (qsizetype row = 0; row < (*table)->rows; ++row) {
                if (stop.stop_requested())
                    return fail(ErrorKind::Cancelled, file);
                out.write(csvLine((*table)->row(row)));
            }
        }
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled, file);
        return {};
    });
}

} // namespace ph
