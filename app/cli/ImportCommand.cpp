#include "app/cli/CommandLine.h"
#include "app/cli/QualityOutput.h"
#include "services/quality/QualityStore.h"
#include "services/quality/ReportFile.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace ph {

namespace {

struct ImportCommandTexts {
    Q_DECLARE_TR_FUNCTIONS(ImportCommand)
};

/// What became of the files of one import.
struct Imported {
    std::vector<QualityStore::Kept> reports;
    QStringList passedOver; ///< of a folder: files that are no reports
    QList<ItemFault> faults;
};

Result<QualityStore::Kept> importFile(CommandLine& line, QualityStore& store, const QString& path,
                                      std::int64_t nowMs)
{
    const auto bytes = readReportFile(path);
    if (!bytes)
        return fail(bytes.error());
    auto kept = store.keep(*bytes, path, evidentlyProjectOf(path), nowMs);
    if (kept)
        line.workspace()->observer().noteReport(kept->kept.report, kept->kept.importedMs);
    return kept;
}

Result<Imported> importFolder(CommandLine& line, QualityStore& store, const QString& folder,
                              std::int64_t nowMs)
{
    const auto files = reportFilesIn(folder);
    if (!files)
        return fail(files.error());
    Imported imported;
    const auto stop = line.stop();
    for (const auto& file : *files) {
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled, folder);
        auto kept = importFile(line, store, file, nowMs);
        if (kept)
            imported.reports.push_back(std::move(*kept));
        else if (kept.error().kind == ErrorKind::Unsupported)
            imported.passedOver.append(file);
        else if (kept.error().kind == ErrorKind::Storage)
            return fail(kept.error()); // the next would not be kept either
        else
            imported.faults.append({file, kept.error()});
    }
    if (imported.reports.empty() && imported.faults.isEmpty())
        return fail(
            ErrorKind::Unsupported, folder,
            ImportCommandTexts::tr("None of its %n JSON and CSV file(s) is a report that can be read here.",
                                   nullptr, int(files->size())));
    return imported;
}

nlohmann::json importJson(const Imported& imported)
{
    auto reports = nlohmann::json::array();
    for (const auto& [kept, novelty] : imported.reports) {
        auto report = qualityJson(kept.report);
        report["imported"] = jsonTime(kept.importedMs);
        report["known"] = novelty == QualityStore::Kept::Novelty::Known;
        reports.push_back(std::move(report));
    }
    auto passedOver = nlohmann::json::array();
    for (const auto& file : imported.passedOver)
        passedOver.push_back(jsonText(file));
    auto faults = nlohmann::json::array();
    for (const auto& fault : imported.faults)
        faults.push_back({{"file", jsonText(fault.item)},
                          {"kind", jsonText(errorKindName(fault.error.kind))},
                          {"detail", jsonText(fault.error.detail)}});
    return {{"reports", reports}, {"passed_over", passedOver}, {"faults", faults}};
}

void showImport(CommandLine& line, const Imported& imported)
{
    bool isFirst = true;
    for (const auto& [kept, novelty] : imported.reports) {
        if (!std::exchange(isFirst, false))
            line.print(QString());
        for (const auto& text : qualityLines(kept.report))
            line.print(text);
        if (const auto unread = unreadLine(kept.report); !unread.isEmpty())
            line.note(unread);
        if (novelty == QualityStore::Kept::Novelty::Known)
            line.note(ImportCommandTexts::tr("%1 was imported before.").arg(terminalText(kept.report.file)));
    }
    if (!imported.passedOver.isEmpty())
        line.note(ImportCommandTexts::tr("%n file(s) of the folder are no reports; --json names them.",
                                         nullptr, int(imported.passedOver.size())));
}

/// Exits: 0 imported, 7 a file of the folder was damaged, 1 nothing could be read.
void runImport(CommandLine& line, const QString& path)
{
    auto* workspace = line.workspace();
    if (!workspace)
        return;
    QualityStore store(workspace->folder() / "quality");
    const auto nowMs = toMs(workspace->clock()());
    auto imported = [&]() -> Result<Imported> {
        if (QFileInfo(path).isDir())
            return importFolder(line, store, path, nowMs);
        auto kept = importFile(line, store, path, nowMs);
        if (!kept)
            return fail(kept.error());
        Imported one;
        one.reports.push_back(std::move(*kept));
        return one;
    }();
    if (!imported)
        return line.fail(imported.error());
    if (line.output == CommandLine::Output::Json)
        line.print(importJson(*imported));
    else
        showImport(line, *imported);
    for (const auto& fault : imported->faults)
        line.note(QStringLiteral("pilothouse: %1: %2")
                      .arg(terminalText(fault.item), terminalText(fault.error.detail)));
    if (!imported->faults.isEmpty())
        line.exitCode = imported->reports.empty() ? ExitCode::Failed : ExitCode::Partial;
}

} // namespace

void addImportCommand(Command app, CommandLine& line)
{
    auto command = app.subcommand("import", "Drift and data-quality reports that other tools made");
    auto path = std::make_shared<std::string>();
    command
        .option("REPORT", *path,
                "A report, or a folder with several: an Evidently workspace, uncommitted/validations")
        .required();
    command.footer(
        "Recognised by what is in them: Evidently (JSON reports, test suites, workspace snapshots), Great\n"
        "Expectations (validation and checkpoint results), whylogs (constraints and drift scores as JSON), "
        "NannyML\n"
        "(CSV), SageMaker Model Monitor (constraint_violations.json, statistics.json, constraints.json),\n"
        "TensorFlow Data Validation and Vertex AI Model Monitoring (anomalies and REST answers), Azure ML "
        "(metrics\n"
        "of a custom signal as CSV). Verdicts are the tool's own. The file is kept in the workspace.\n"
        "Exits with 0 where all was imported, 7 where files of a folder are damaged, 1 where nothing could "
        "be read.\n"
        "Examples:\n"
        "  pilothouse import drift.json\n"
        "  pilothouse import ./evidently-workspace\n"
        "  pilothouse --json import gx/uncommitted/validations");
    line.onParsed(command, [&line, path] { runImport(line, toText(*path)); });
}

} // namespace ph
