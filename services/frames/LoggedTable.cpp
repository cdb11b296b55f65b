#include "services/frames/LoggedTable.h"

#include "models/values/Classification.h"
#include "services/frames/CsvText.h"
#include "services/frames/FrameText.h"
#include "services/http/Json.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace ph {

namespace {

using Unexpected = tl::unexpected<Error>;

Unexpected unreadable(const QString& path, const RecordedText& detail)
{
    return fail(ErrorKind::Unreadable, path, detail);
}

std::string cellText(const Json& cell)
{
    if (cell.is_null())
        return {};
    return cell.is_string() ? cell.get<std::string>()
                            : cell.dump(-1, ' ', false, Json::error_handler_t::replace);
}

QString nameText(const Json& name)
{
    return QString::fromStdString(cellText(name));
}

bool isGrid(const Json& json)
{
    return json.is_array() && !json.empty() &&
           std::all_of(json.begin(), json.end(), [](const Json& row) { return row.is_array(); });
}

const Json* firstOf(const Json& object, std::initializer_list<const char*> names)
{
    for (const auto* name : names) {
        if (const auto found = object.find(name); found != object.end())
            return &*found;
    }
    return nullptr;
}

Result<LoggedValues> splitTable(const QString& path, const Json& names, const Json& data)
{
    if (!names.is_array() || names.empty() || names.size() > maxLoggedColumns)
        return unreadable(path, frameText(QT_TRANSLATE_NOOP("ph::Frames", "columns: expected 1 to %1 names"))
                                    .arg(maxLoggedColumns));
    LoggedTable table;
    for (const auto& name : names)
        table.names.append(nameText(name));
    table.columns.resize(names.size());
    if (!data.is_array() || data.size() > maxLoggedRows)
        return unreadable(
            path,
            frameText(QT_TRANSLATE_NOOP("ph::Frames", "data: expected at most %1 rows")).arg(maxLoggedRows));
    for (std::size_t r = 0; r < data.size(); ++r) {
        if (!data[r].is_array() || data[r].size() != names.size())
            return unreadable(path, frameText(QT_TRANSLATE_NOOP("ph::Frames", "data[%1]: expected %2 cells"))
                                        .arg(r)
                                        .arg(names.size()));
        for (std::size_t c = 0; c < names.size(); ++c)
            table.columns[c].push_back(cellText(data[r][c]));
    }
    return table;
}

Result<LoggedValues> recordTable(const QString& path, const Json& records)
{
    if (records.size() > maxLoggedRows)
        return unreadable(
            path, frameText(QT_TRANSLATE_NOOP("ph::Frames", "more than %1 records")).arg(maxLoggedRows));
    LoggedTable table;
    std::map<std::string, std::size_t> columnOf;
    for (std::size_t r = 0; r < records.size(); ++r) {
        if (!records[r].is_object())
            return unreadable(path,
                              frameText(QT_TRANSLATE_NOOP("ph::Frames", "[%1]: expected a record")).arg(r));
        for (const auto& [name, cell] : records[r].items()) {
            const auto [at, added] = columnOf.try_emplace(name, columnOf.size());
            if (added && columnOf.size() > maxLoggedColumns)
                return unreadable(path,
                                  frameText(QT_TRANSLATE_NOOP("ph::Frames", "[%1]: more than %2 columns"))
                                      .arg(r)
                                      .arg(maxLoggedColumns));
            if (added) {
                table.names.append(QString::fromStdString(name));
                table.columns.emplace_back(records.size());
            }
            table.columns[at->second][r] = cellText(cell);
        }
    }
    return table;
}

Result<LoggedValues> listTable(const QString& path, const Json& lists)
{
    LoggedTable table;
    for (const auto& [name, list] : lists.items()) {
        const auto column = QString::fromStdString(name);
        if (!list.is_array() || list.size() > maxLoggedRows || table.columns.size() == maxLoggedColumns)
            return unreadable(
                path,
                frameText(QT_TRANSLATE_NOOP("ph::Frames", "%1: no table or matrix is written like this"))
                    .arg(column));
        if (!table.columns.empty() && list.size() != table.rows())
            return unreadable(path, frameText(QT_TRANSLATE_NOOP("ph::Frames", "%1: expected %2 cells"))
                                        .arg(column)
                                        .arg(table.rows()));
        table.names.append(column);
        auto& cells = table.columns.emplace_back();
        std::transform(list.begin(), list.end(), std::back_inserter(cells), cellText);
    }
    return table;
}

Result<LoggedValues> squareMatrix(const QString& path, const Json& grid, const Json* labels)
{
    LoggedMatrix matrix;
    const auto size = grid.size();
    if (size < 2 || size > maxMatrixSize)
        return unreadable(path,
                          frameText(QT_TRANSLATE_NOOP("ph::Frames", "a matrix of %1 rows; expected 2 to %2"))
                              .arg(size)
                              .arg(maxMatrixSize));
    for (std::size_t r = 0; r < size; ++r) {
        if (!grid[r].is_array() || grid[r].size() != size)
            return unreadable(
                path, frameText(QT_TRANSLATE_NOOP("ph::Frames", "row %1 of the matrix: expected %2 numbers"))
                          .arg(r)
                          .arg(size));
        auto& row = matrix.rows.emplace_back();
        for (std::size_t c = 0; c < size; ++c) {
            const double value = grid[r][c].is_number() ? grid[r][c].get<double>() : -1;
            if (!(value >= 0) || !std::isfinite(value))
                return unreadable(
                    path, frameText(QT_TRANSLATE_NOOP("ph::Frames",
                                                      "row %1, column %2 of the matrix: expected a count"))
                              .arg(r)
                              .arg(c));
            row.push_back(value);
        }
    }
    if (labels && labels->is_array()) {
        if (labels->size() != size)
            return unreadable(path, frameText(QT_TRANSLATE_NOOP("ph::Frames", "%1 labels for %2 rows"))
                                        .arg(labels->size())
                                        .arg(size));
        for (const auto& label : *labels)
            matrix.labels.append(nameText(label));
    }
    return matrix;
}

Result<LoggedValues> readJson(const QString& path, const QByteArray& bytes)
{
    const auto parsed = parseJson({bytes.constData(), std::size_t(bytes.size())}, path);
    if (!parsed)
        return fail(parsed.error());
    const Json& json = *parsed;
    if (isGrid(json))
        return squareMatrix(path, json, nullptr);
    if (json.is_array() && !json.empty())
        return recordTable(path, json);
    if (!json.is_object() || json.empty())
        return unreadable(path, frameText(QT_TRANSLATE_NOOP("ph::Frames", "neither a table nor a matrix")));
    const auto* columns = firstOf(json, {"columns"});
    const auto* data = firstOf(json, {"data"});
    if (columns && data)
        return splitTable(path, *columns, *data);
    if (const auto* matrix = firstOf(json, {"matrix", "confusion_matrix", "cm", "counts", "values", "data"});
        matrix && isGrid(*matrix))
        return squareMatrix(
            path, *matrix,
            firstOf(json, {"labels", "display_labels", "classes", "class_names", "target_names"}));
    return listTable(path, json);
}

/// With every cell where it belongs: what is evidence for a release is read as a whole, or not at all.
Result<LoggedValues> readCsv(const QString& path, const QByteArray& bytes, char separator)
{
    CellGrid grid;
    grid.bytes = std::string_view(bytes.constData(), std::size_t(bytes.size()))
                     .substr(bytes.startsWith("\xef\xbb\xbf") ? 3 : 0);
    const auto header = firstRecord(grid.bytes, separator);
    if (header.size() < 2 || header.size() > maxLoggedColumns)
        return unreadable(
            path, frameText(QT_TRANSLATE_NOOP("ph::Frames", "line 1: expected a header of 2 to %1 names"))
                      .arg(maxLoggedColumns));
    grid.bytes.erase(0, recordEnd(grid.bytes, separator, RecordOf::First));
    grid.clear(header.size());
    if (splitCsv(grid, separator) == CsvEnd::InQuotes)
        return unreadable(path,
                          frameText(QT_TRANSLATE_NOOP("ph::Frames", "record %1: a quote is never closed"))
                              .arg(grid.rows + grid.blankRows + 1));
    if (grid.shortRows + grid.longRows > 0)
        return unreadable(path,
                          frameText(QT_TRANSLATE_NOOP("ph::Frames", "record %1: expected %2 cells, found %3"))
                              .arg(grid.raggedRecord + 2)
                              .arg(header.size())
                              .arg(grid.raggedCells));
    if (grid.rows > maxLoggedRows)
        return unreadable(path,
                          frameText(QT_TRANSLATE_NOOP("ph::Frames", "more than %1 rows")).arg(maxLoggedRows));
    LoggedTable table;
    for (std::size_t column = 0; column < header.size(); ++column) {
        table.names.append(QString::fromStdString(header[column]).trimmed());
        auto& cells = table.columns.emplace_back();
        for (std::size_t row = 0; row < grid.rows; ++row)
            cells.emplace_back(grid.at(row, column));
    }
    return table;
}

} // namespace

Result<LoggedValues> readLoggedValues(const QString& path, const QByteArray& bytes)
{
    if (bytes.size() > maxEvaluationBytes)
        return fail(
            ErrorKind::Invalid, path,
            frameText(QT_TRANSLATE_NOOP("ph::Frames", "larger than %1 MiB")).arg(maxEvaluationBytes >> 20));
    const auto suffix = path.section(u'.', -1).toLower();
    if (suffix == QLatin1String("json"))
        return readJson(path, bytes);
    if (suffix == QLatin1String("csv") || suffix == QLatin1String("tsv"))
        return readCsv(path, bytes, suffix == QLatin1String("csv") ? ',' : '\t');
    return fail(ErrorKind::Invalid, path,
                frameText(QT_TRANSLATE_NOOP("ph::Frames", "not a JSON, CSV or TSV file")));
}

} // namespace ph
