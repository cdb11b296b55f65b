#include "app/cli/RunOptions.h"
#include "models/tables/Format.h"
#include "models/tables/RunColumns.h"
#include "services/export/RunExport.h"

#include <QCoreApplication>

#include <cmath>
#include <iostream>

namespace ph {

namespace {

QString cellText(const ColumnKey& key, const ColumnData* data, std::size_t row)
{
    if (!data)
        return {};
    if (const auto* numbers = std::get_if<NumberColumn>(data)) {
        if (!numbers->has(row))
            return {};
        const auto value = numbers->values[row];
        if (key == attributeColumn(attribute::duration))
            return std::isnan(value) ? QString() : formatDuration(std::int64_t(value));
        return QString::number(value, 'g', 6);
    }
    if (const auto* texts = std::get_if<TextColumn>(data)) {
        if (!texts->has(row))
            return {};
        const auto view = texts->at(row);
        return terminalText(QString::fromUtf8(view.data(), qsizetype(view.size())));
    }
    const auto& times = std::get<TimeColumn>(*data);
    return QString::fromStdString(isoTime(times.values[row]));
}

std::vector<ColumnKey> defaultColumns()
{
    std::vector<ColumnKey> keys;
    for (const auto* name :
         {attribute::runId, attribute::name, attribute::status, attribute::startTime, attribute::experiment})
        keys.push_back({ColumnKind::Attribute, QLatin1String(name)});
    return keys;
}

void runRuns(CommandLine& line, const RunSelection& selection, const std::vector<std::string>& columnNames)
{
    auto found = selectRuns(line, selection);
    if (!found)
        return line.fail(found.error());
    const auto shown = limited(*found, selection.limit);
    auto known = columnsFrom(line, *found->table, columnNames);
    if (!known)
        return line.fail(known.error());
    auto& columns = *known;
    if (line.output == CommandLine::Output::Json) {
        if (columns.empty())
            columns = allColumns(*found->table);
        // exportRuns writes the same fields as `export --format json`, so that both read alike; but this is
        // the screen, and shows what the other screen does.
        std::string runs;
        auto written = exportRuns(
            *found->table, shown, columns,
            {.format = ExportFormat::JsonArray, .secretCells = SecretCells::Keep},
            [&](std::string_view piece) -> Result<void> {
                runs += piece;
                return {};
            },
            line.stop());
        if (!written)
            return line.fail(written.error());
        std::cout << "{\"matched\":" << found->rows.size() << ",\"cached\":" << found->table->rowCount()
                  << ",\"runs\":" << runs << "}\n";
        return;
    }
    if (columns.empty())
        columns = defaultColumns();
    QStringList header;
    QList<int> right;
    for (const auto& key : columns) {
        if (const auto* data = found->table->find(key); data && std::holds_alternative<NumberColumn>(*data))
            right.append(int(header.size()));
        header.append(columnKeyText(key));
    }
    QList<QStringList> rows;
    for (const auto row : shown) {
        QStringList cells;
        for (const auto& key : columns)
            cells.append(cellText(key, found->table->find(key), row));
        rows.append(cells);
    }
    for (const auto& text : alignedLines(header, rows, right))
        line.print(text);
    line.note(QCoreApplication::translate("RunsCommand", "%1 of %2 cached runs match%3")
                  .arg(found->rows.size())
                  .arg(found->table->rowCount())
                  .arg(shown.size() < found->rows.size()
                           ? QCoreApplication::translate("RunsCommand", "; %1 shown").arg(shown.size())
                           : QString()));
}

} // namespace

void addRunsCommand(Command app, CommandLine& line)
{
    auto runs = app.subcommand("runs", "Search cached runs");
    auto selection = std::make_shared<RunSelection>();
    auto columns = std::make_shared<std::vector<std::string>>();
    addSelectionOptions(runs, *selection);
    runs.option("--columns", *columns, "Columns, e.g. run_name,metrics.auc,params.lr")
        .separatedBy(',')
        .oneWordEach()
        .valueName("KEYS");
    runs.footer("Examples:\n"
                "  pilothouse runs \"metrics.auc > 0.9 AND params.model = 'xgb'\" --order-by 'metrics.auc "
                "DESC' --limit 10\n"
                "  pilothouse runs \"(status = 'FAILED' OR metrics.loss IS NULL) AND start_time > -7d\" "
                "--columns run_name,status,metrics.loss");
    line.onParsed(runs, [&line, selection, columns] { runRuns(line, *selection, *columns); });
}

void addExportCommand(Command app, CommandLine& line)
{
    struct Options {
        RunSelection selection;
        std::vector<std::string> columns;
        std::string format = "csv", out;
        bool escape = true, keepSecrets = false;
    };
    auto command = app.subcommand("export", "Write matching runs to a file");
    auto options = std::make_shared<Options>();
    addSelectionOptions(command, options->selection);
    command.option("--columns", options->columns, "Columns; without it, all")
        .separatedBy(',')
        .oneWordEach()
        .valueName("KEYS");
    command.option("--format", options->format, "csv, json or ndjson")
        .showDefault()
        .suggests({"csv", "json", "ndjson"});
    command.option("--out", options->out, "The file; - is stdout").required().valueName("FILE");
    command.flag(
        "--escape-formulas,!--no-escape-formulas", options->escape,
        "In CSV, put an apostrophe before cells that a spreadsheet would run as formulas (on by default; it "
        "changes those values)");
    command.flag("--keep-secrets", options->keepSecrets,
                 "Write texts that look like credentials, or are called like one, as they are; *** stands in "
                 "their place otherwise");
    command.footer("Example:\n  pilothouse export \"tags.team = 'fraud'\" --format csv --out fraud.csv");
    line.onParsed(command, [&line, options] {
        const auto format = exportFormatFromName(QString::fromStdString(options->format));
        if (!format)
            return line.fail(format.error());
        auto found = selectRuns(line, options->selection);
        if (!found)
            return line.fail(found.error());
        const auto rows = limited(*found, options->selection.limit);
        auto known = columnsFrom(line, *found->table, options->columns);
        if (!known)
            return line.fail(known.error());
        auto& columns = *known;
        if (columns.empty())
            columns = allColumns(*found->table);
        const ExportOptions how{*format, options->escape ? FormulaCells::Escape : FormulaCells::Keep,
                                options->keepSecrets ? SecretCells::Keep : SecretCells::Hide};
        if (options->out == "-") {
            auto written = exportRuns(
                *found->table, rows, columns, how,
                [](std::string_view piece) -> Result<void> {
                    std::cout << piece;
                    return {};
                },
                line.stop());
            if (!written)
                line.fail(written.error());
            return;
        }
        auto written = exportRunsToFile(*found->table, rows, columns, how,
                                        QString::fromStdString(options->out), line.stop());
        if (!written)
            return line.fail(written.error());
        if (line.output == CommandLine::Output::Json)
            line.print(
                nlohmann::json{{"file", options->out}, {"runs", rows.size()}, {"columns", columns.size()}});
        else
            line.print(QCoreApplication::translate("ExportCommand", "%1 runs, %2 columns written to %3")
                           .arg(rows.size())
                           .arg(columns.size())
                           .arg(QString::fromStdString(options->out)));
    });
}

} // namespace ph
