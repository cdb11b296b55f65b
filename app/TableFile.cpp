#include "app/TableFile.h"

#include "models/values/WholeFile.h"
#include "services/log/Redaction.h"

#include <QFileDevice>

#include <algorithm>
#include <utility>

namespace ph {

namespace {

bool isFigure(const QString& cell)
{
    static constexpr QLatin1StringView figures("0123456789+-.,:eETZ% ");
    return std::all_of(cell.cbegin(), cell.cend(), [](QChar c) { return figures.contains(c); });
}

QStringList withoutSecrets(QStringList cells)
{
    const bool isCalledSecret = !cells.isEmpty() && !isFigure(cells.first()) && namesSecret(cells.first());
    for (qsizetype i = 0; i < cells.size(); ++i) {
        if (isCalledSecret && i > 0)
            cells[i] = QStringLiteral("***");
        else if (!isFigure(cells[i])) // of which there can be millions
            cells[i] = redact(cells[i]);
    }
    return cells;
}

} // namespace

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
        out.write(csvLine(withoutSecrets(header)));
        for (;;) {
            const auto table = next();
            if (!table)
                return fail(table.error());
            if (!*table)
                break;
            for (qsizetype row = 0; row < (*table)->rows; ++row) {
                if (stop.stop_requested())
                    return fail(ErrorKind::Cancelled, file);
                out.write(csvLine(withoutSecrets((*table)->row(row))));
            }
        }
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled, file);
        return {};
    });
}

} // namespace ph
