#include "app/TableFile.h"

#include <QSaveFile>

namespace ph {

Result<void> writeTable(const ChartTable& table, const QString& file, std::stop_token stop)
{
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly))
        return fail(ErrorKind::Storage, file, out.errorString());
    out.write(csvLine(table.header));
    for (qsizetype row = 0; row < table.rows; ++row) {
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled, file);
        out.write(csvLine(table.row(row)));
    }
    if (!out.commit())
        return fail(ErrorKind::Storage, file, out.errorString());
    return {};
}

} // namespace ph
