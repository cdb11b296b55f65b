#include "app/cli/ColumnWords.h"
#include "app/cli/ContractOutput.h"
#include "app/cli/ContractShelfCommands.h"
#include "app/cli/Moment.h"
#include "app/cli/RunTableWords.h"
#include "models/values/Policy.h"
#include "models/values/WholeFile.h"
#include "services/contracts/ContractCheck.h"
#include "services/contracts/ContractFile.h"
#include "services/contracts/ContractProposal.h"
#include "services/contracts/ContractText.h"
#include "services/frames/ColumnProfiler.h"
#include "services/frames/FrameReader.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace ph {

namespace {

struct TableWords {
    std::string file, now, duckDb;
    std::vector<std::string> types, roles;
};

void addTableWords(Command command, TableWords& words)
{
    command
        .option("TABLE", words.file,
                "A file of CSV, NDJSON, JSON, Parquet or SQLite, of several tables FILE#TABLE; or a run's")
        .required();
    command.option("--now", words.now, "The moment that freshness is told by; without it, now")
        .valueName("TIME");
    command
        .option("--duckdb", words.duckDb, "The file of DuckDB's library, for Parquet; else it is looked for")
        .valueName("FILE");
}

Result<FrameRequest> requestFor(CommandLine& line, const TableWords& words)
{
    const auto table = placedTable(line, words.file);
    if (!table)
        return fail(table.error());
    if (!table->note.isEmpty())
        line.note(terminalText(table->note));
    auto request = frameRequest(table->path);
    request.duckDb = toText(words.duckDb);
    return request;
}

Result<std::int64_t> nowFrom(const std::string& written)
{
    return written.empty() ? Result<std::int64_t>(toMs(systemNow())) : momentOf(written, systemNow());
}

/// What a contract is called where nobody said: the file's name, as far as it is one.
QString nameFrom(const QString& file)
{
    static const QRegularExpression others(QStringLiteral("[^A-Za-z0-9._-]+"));
    auto name = QFileInfo(file).completeBaseName().replace(others, QStringLiteral("-")).left(80);
    while (!name.isEmpty() && !name.front().isLetterOrNumber())
        name.remove(0, 1);
    return name;
}

// ---- propose ----

struct ProposeWords {
    TableWords table;
    std::string out, name;
    bool force = false;
};

struct Proposed {
    DataContract contract;
    FrameReading reading;
    std::int64_t nowMs = noTime;
};

Result<Proposed> proposeFrom(CommandLine& line, const ProposeWords& words)
{
    const auto types = typesIn(words.table.types);
    if (!types)
        return fail(types.error());
    const auto roles = rolesIn(words.table.roles);
    if (!roles)
        return fail(roles.error());
    const auto now = nowFrom(words.table.now);
    if (!now)
        return fail(now.error());
    auto request = requestFor(line, words.table);
    if (!request)
        return fail(request.error());
    request->types = *types;
    request->roles = *roles;
    FrameProfile profile;
    auto reading = readFrame(*request, profile, {.stop = line.stop()});
    if (!reading)
        return fail(reading.error());
    if (reading->rows == 0)
        return fail(ErrorKind::Unreadable, request->path,
                    QStringLiteral("It has no rows to propose a contract from."));
    Proposed proposed{proposedContract(profile.profiles(), *reading, *now), std::move(*reading), *now};
    proposed.contract.name = words.name.empty() ? nameFrom(request->path) : toText(words.name);
    proposed.contract.dataset = toText(words.table.file);
    return proposed;
}

void runPropose(CommandLine& line, const ProposeWords& words)
{
    const auto out = toText(words.out);
    const bool isToStdout = out == QLatin1String("-");
    if (!isToStdout && !words.force && QFileInfo::exists(out))
        return line.fail(Error::make(ErrorKind::Invalid, out,
                                     QStringLiteral("This file is there already; --force replaces it.")));
    const auto proposed = proposeFrom(line, words);
    if (!proposed)
        return line.fail(proposed.error());
    const auto& [contract, reading, nowMs] = *proposed;
    const auto yaml = contractText(contract);
    if (isToStdout) {
        line.print(QString::fromUtf8(yaml).chopped(1));
    } else if (const auto written = writeWholeFile(out, yaml); !written) {
        return line.fail(written.error());
    } else if (line.output == CommandLine::Output::Json) {
        line.print(nlohmann::json{{"file", jsonText(toText(words.table.file))},
                                  {"out", jsonText(out)},
                                  {"contract", jsonText(contract.name)},
                                  {"rows", reading.rows},
                                  {"columns", contract.columns.size()}});
    } else {
        line.print(terminalText(QStringLiteral("%1: a contract of %2 columns, from %3 rows")
                                    .arg(out)
                                    .arg(contract.columns.size())
                                    .arg(reading.rows)));
    }
    for (const auto& note : reading.notes)
        line.note(terminalText(note));
    if (contract.freshness)
        line.note(
            terminalText(QStringLiteral("The newest row may be %1 old by %2; edit that to how often the "
                                        "data comes.")
                             .arg(durationText(contract.freshness->maxAgeMs), contract.freshness->column)));
    const auto read = readContract(yaml);
    for (const auto& problem : read.problems) // a column without a name, which no contract can speak of
        line.note(terminalText(problemLine(out, problem)));
    if (!read.contract)
        line.exitCode = ExitCode::Partial;
}

// ---- check ----

struct CheckWords {
    TableWords table;
    std::string contract;
};

struct Checked {
    ContractReport report;
    QList<FeatureDispute> frozen;
    QList<ItemFault> faults; ///< of kept contracts
};

/// Types that are tried out: as if the contract said so.
Result<DataContract> withTypes(DataContract contract, const QMap<QString, FrameType>& types)
{
    for (auto it = types.begin(); it != types.end(); ++it) {
        const auto column = std::find_if(contract.columns.begin(), contract.columns.end(),
                                         [&](const ContractColumn& each) { return each.name == it.key(); });
        if (column == contract.columns.end())
            return fail(ErrorKind::Invalid, it.key(), QStringLiteral("The contract has no such column."));
        column->type = contractTypeOf(it.value());
    }
    return contract;
}

Result<Checked> checkFrom(CommandLine& line, const CheckWords& words)
{
    const auto types = typesIn(words.table.types);
    if (!types)
        return fail(types.error());
    const auto now = nowFrom(words.table.now);
    if (!now)
        return fail(now.error());
    const auto contract = contractIn(toText(words.contract)).and_then([&](DataContract read) {
        return withTypes(std::move(read), *types);
    });
    if (!contract)
        return fail(contract.error());
    const auto request = requestFor(line, words.table);
    if (!request)
        return fail(request.error());
    auto report = checkContract(*contract, *request, *now, {.stop = line.stop()});
    if (!report)
        return fail(report.error());
    report->file = toText(words.table.file);
    const auto kept = contractShelf(line).contracts();
    if (!kept)
        return fail(kept.error());
    return Checked{std::move(*report), disputesOf(*contract, featureDisputes(kept->contracts)), kept->faults};
}

/// Exits: 0 keeps it, 2 violated, 3 no data, 1 could not run. That a feature is frozen changes none of it.
void runCheck(CommandLine& line, const CheckWords& words)
{
    const auto checked = checkFrom(line, words);
    if (!checked) {
        line.fail(checked.error());
        if (checked.error().kind != ErrorKind::Cancelled)
            line.exitCode = ExitCode::Failed; // 2 and 3 are verdicts
        return;
    }
    const auto& report = checked->report;
    line.exitCode = report.verdict == QualityVerdict::Pass   ? ExitCode::Ok
                    : report.verdict == QualityVerdict::Fail ? ExitCode(2)
                                                             : ExitCode(3);
    if (line.output == CommandLine::Output::Json) {
        line.print(contractJson(report, checked->frozen));
    } else {
        for (const auto& text : contractLines(report))
            line.print(text);
        for (const auto& note : report.notes)
            line.note(terminalText(note));
    }
    for (const auto& dispute : checked->frozen)
        line.note(terminalText(frozenText(dispute)));
    noteFaults(line, checked->faults);
}

} // namespace

void addContractCommand(Command app, CommandLine& line)
{
    auto command = app.subcommand("contract", "Data contracts: proposed from a table, checked, kept by team");
    command.requireSubcommand();
    command.footer("Example:\n  pilothouse contract check today.csv --contract payments.yaml");

    auto propose = command.subcommand("propose", "Writes a contract that a table keeps, to be edited");
    auto proposal = std::make_shared<ProposeWords>();
    addTableWords(propose, proposal->table);
    propose.option("--out", proposal->out, "The contract; - is stdout").required().valueName("CONTRACT.yaml");
    propose.option("--name", proposal->name, "Of the contract; without it, the file's").valueName("NAME");
    propose
        .option("--type", proposal->table.types,
                "What a column is: number, integer, boolean, category, timestamp, text")
        .valueName("COL=TYPE,…")
        .separatedBy(',')
        .oneWordEach();
    propose
        .option("--role", proposal->table.roles,
                "What it is to the model: feature, prediction, score, label, segment, timestamp, entity-id")
        .valueName("COL=ROLE,…")
        .separatedBy(',')
        .oneWordEach();
    propose.flag("--force", proposal->force, "Replaces a file that is there");
    propose.footer(std::string(runTableHelp) +
                   "Types, ranges, categories, missing values, ids and freshness as they were seen.\n"
                   "Examples:\n"
                   "  pilothouse contract propose last-week.csv --out payments.yaml\n"
                   "  pilothouse contract propose features.db#payments --role card=entity-id --out -");
    line.onParsed(propose, [&line, proposal] { runPropose(line, *proposal); });

    auto check = command.subcommand("check", "Holds a table against its contract");
    auto words = std::make_shared<CheckWords>();
    addTableWords(check, words->table);
    check.option("--contract", words->contract, "What it has to keep").required().valueName("CONTRACT.yaml");
    check.option("--type", words->table.types, "As if the contract said that a column is of this type")
        .valueName("COL=TYPE,…")
        .separatedBy(',')
        .oneWordEach();
    check.footer(
        std::string(runTableHelp) +
        "Of a table of any size, in one way through it. Features that contracts of the workspace define\n"
        "differently are named as frozen; the exit code is of the data alone.\n"
        "Exits with 0 where the table keeps its contract, 2 where it violates it, 3 where there is no data,\n"
        "1 where it could not be checked.\n"
        "Examples:\n"
        "  pilothouse contract check today.csv --contract payments.yaml\n"
        "  pilothouse --json contract check features.db#payments --contract payments.yaml --now 2026-01-31");
    line.onParsed(check, [&line, words] { runCheck(line, *words); });

    addContractShelfCommands(command, line);
}

} // namespace ph
