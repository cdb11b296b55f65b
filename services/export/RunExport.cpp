#include "services/export/RunExport.h"

#include "models/values/CsvCell.h"
#include "models/values/WholeFile.h"
#include "services/log/Redaction.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileDevice>

#include <nlohmann/json.hpp>

#include <charconv>
#include <cmath>
#include <unordered_map>

namespace ph {

namespace {

constexpr std::size_t pieceBytes = 256 << 10;

std::string numberText(double value)
{
    if (std::isnan(value))
        return "NaN";
    if (std::isinf(value))
        return value > 0 ? "Infinity" : "-Infinity";
    char buffer[32];
    const auto end =
        std::to_chars(buffer, buffer + sizeof buffer, value).ptr; // shortest that reads back the same
    return {buffer, end};
}

std::string jsonString(std::string_view text)
{
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// One cell, or nothing where absent.
struct Cell {
    enum class Kind { Absent, Number, Text } kind = Kind::Absent;
    std::string text = {};
};

/// A column as it leaves the program.
class ExportedColumn {
public:
    ExportedColumn(const ColumnKey& key, const ColumnData* data, SecretCells secrets)
        : name(columnKeyText(key).toStdString())
        , data_(data)
        , secrets_(secrets)
        , isSecret_(secrets == SecretCells::Hide && key.kind != ColumnKind::Metric && namesSecret(key.name))
    {
    }

    Cell at(std::size_t row)
    {
        if (!data_)
            return {};
        if (const auto* numbers = std::get_if<NumberColumn>(data_))
            return numbers->has(row) ? Cell{Cell::Kind::Number, numberText(numbers->values[row])} : Cell{};
        if (const auto* texts = std::get_if<TextColumn>(data_))
            return texts->has(row) ? Cell{Cell::Kind::Text, textAt(*texts, row)} : Cell{};
        const auto& times = std::get<TimeColumn>(*data_);
        return times.has(row) ? Cell{Cell::Kind::Text, isoTime(times.values[row])} : Cell{};
    }

    const std::string name;

private:
    std::string textAt(const TextColumn& texts, std::size_t row)
    {
        if (isSecret_)
            return "***";
        if (secrets_ == SecretCells::Keep)
            return std::string(texts.at(row));
        // Looked through once, however many rows have it.
        const auto [safe, isNew] = safe_.try_emplace(texts.codes[row]);
        if (isNew)
            safe->second = redact(texts.at(row));
        return safe->second;
    }

    const ColumnData* data_;
    SecretCells secrets_;
    bool isSecret_;
    std::unordered_map<std::uint32_t, std::string> safe_;
};

std::string csvCell(std::string text, FormulaCells formulas)
{
    if (formulas == FormulaCells::Escape && isFormula(text))
        text.insert(text.begin(), '\'');
    if (text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"')
            out += '"';
        out += c;
    }
    return out + '"';
}

} // namespace

std::string isoTime(std::int64_t ms)
{
    if (ms == noTime)
        return {};
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs).toStdString();
}

Result<ExportFormat> exportFormatFromName(const QString& name)
{
    if (name == QLatin1String("csv"))
        return ExportFormat::Csv;
    if (name == QLatin1String("json"))
        return ExportFormat::JsonArray;
    if (name == QLatin1String("ndjson"))
        return ExportFormat::Ndjson;
    return fail(ErrorKind::Invalid, name,
                QCoreApplication::translate("RunExport", "The format is one of csv, json, ndjson."));
}

std::vector<ColumnKey> allColumns(const RunTable& table)
{
    std::vector<ColumnKey> keys;
    for (const auto& column : table.columns())
        keys.push_back(column.key);
    std::sort(keys.begin(), keys.end());
    return keys;
}

Result<void> exportRuns(const RunTable& table, std::span<const std::uint32_t> rows,
                        const std::vector<ColumnKey>& columns, const ExportOptions& options,
                        const std::function<Result<void>(std::string_view)>& write, std::stop_token stop)
{
    std::vector<ExportedColumn> exported;
    exported.reserve(columns.size());
    for (const auto& key : columns)
        exported.emplace_back(key, table.find(key), options.secretCells);

    std::string piece;
    if (options.format == ExportFormat::Csv) {
        for (std::size_t c = 0; c < exported.size(); ++c)
            piece += (c ? "," : "") + csvCell(exported[c].name, options.formulaCells);
        piece += "\r\n";
    } else if (options.format == ExportFormat::JsonArray) {
        piece += "[";
    }
    bool first = true;
    for (const auto row : rows) {
        if (options.format == ExportFormat::Csv) {
            for (std::size_t c = 0; c < exported.size(); ++c) {
                const auto cell = exported[c].at(row);
                if (c)
                    piece += ',';
                piece +=
                    cell.kind == Cell::Kind::Number ? cell.text : csvCell(cell.text, options.formulaCells);
            }
            piece += "\r\n";
        } else {
            if (options.format == ExportFormat::JsonArray)
                piece += first ? "\n" : ",\n";
            piece += '{';
            bool firstCell = true;
            for (auto& column : exported) {
                const auto cell = column.at(row);
                if (cell.kind == Cell::Kind::Absent)
                    continue;
                if (!firstCell)
                    piece += ',';
                firstCell = false;
                piece += jsonString(column.name) + ':';
                const bool literal = cell.kind == Cell::Kind::Number && cell.text != "NaN" &&
                                     cell.text.find("Infinity") == std::string::npos;
                piece += literal ? cell.text : jsonString(cell.text);
            }
            piece += '}';
            if (options.format == ExportFormat::Ndjson)
                piece += '\n';
        }
        first = false;
        if (piece.size() >= pieceBytes) {
            if (stop.stop_requested())
                return fail(ErrorKind::Cancelled, QStringLiteral("export"));
            if (auto written = write(piece); !written)
                return written;
            piece.clear();
        }
    }
    if (options.format == ExportFormat::JsonArray)
        piece += first ? "]\n" : "\n]\n";
    return write(piece);
}

Result<void> exportRunsToFile(const RunTable& table, std::span<const std::uint32_t> rows,
                              const std::vector<ColumnKey>& columns, const ExportOptions& options,
                              const QString& file, std::stop_token stop)
{
    return writeWholeFile(file, [&](QFileDevice& out) {
        return exportRuns(
            table, rows, columns, options,
            [&](std::string_view piece) -> Result<void> {
                if (out.write(piece.data(), qint64(piece.size())) != qint64(piece.size()))
                    return fail(ErrorKind::Storage, file, out.errorString());
                return {};
            },
            stop);
    });
}

} // namespace ph
