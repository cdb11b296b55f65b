#include "app/cli/CommandLine.h"
#include "app/cli/DriftOutput.h"
#include "app/cli/DriftWords.h"
#include "app/cli/RunTableWords.h"
#include "app/cli/TerminalProgress.h"
#include "app/drift/DriftReportFile.h"
#include "models/values/WholeFile.h"
#include "services/driftstudy/StudyDrift.h"

#include <QCoreApplication>

namespace ph {

namespace {

struct DriftCommandTexts {
    Q_DECLARE_TR_FUNCTIONS(DriftCommand)
};

constexpr std::chrono::seconds quietFor{1}; ///< most tables are compared sooner

struct DriftOptions {
    DriftWords words;
    std::string csv, html;
    bool columnsOnly = false;
};

ExitCode exitCodeOf(ColumnDrift::Verdict verdict)
{
    return verdict == ColumnDrift::Verdict::NoDrift ? ExitCode::Ok
           : verdict == ColumnDrift::Verdict::Drift ? ExitCode(2)
                                                    : ExitCode(3);
}

/// What was not looked at, and so is in no verdict.
void noteWhatIsMissing(CommandLine& line, const DriftStudy& study)
{
    for (const auto& note : englishNotes(study.notes))
        line.note(terminalText(note));
    if (study.rowsWithoutTime > 0)
        line.note(DriftCommandTexts::tr("%n current row(s) have no time and are in no window.", nullptr,
                                        int(study.rowsWithoutTime)));
    if (study.segmentsLeftOut > 0)
        line.note(DriftCommandTexts::tr("%n segment(s) are left out, the smallest ones.", nullptr,
                                        int(study.segmentsLeftOut)));
    if (study.windowsLeftOut > 0)
        line.note(DriftCommandTexts::tr("%n window(s) are left out, the oldest ones.", nullptr,
                                        int(study.windowsLeftOut)));
    if (study.sketchError > 0)
        line.note(
            DriftCommandTexts::tr(
                "The tables do not fit into memory: numbers were counted in bins, and their distances are "
                "off by at most %1.")
                .arg(QString::number(study.sketchError, 'g', 2)));
}

Result<void> compare(CommandLine& line, const DriftOptions& options)
{
    auto plan = driftPlanOf(options.words, systemNow());
    if (!plan)
        return fail(plan.error());
    if (options.columnsOnly)
        plan->together = DriftPlan::Together::Leave;
    const auto placed = placedPlan(line, std::move(*plan));
    if (!placed)
        return fail(placed.error());
    auto study = [&] {
        TerminalProgress progress;
        StudyContext context{line.stop()};
        const auto began = std::chrono::steady_clock::now();
        context.progress = [&](const QString& step, double share) {
            if (std::chrono::steady_clock::now() - began > quietFor)
                progress.show(QStringLiteral("drift"), {step, std::int64_t(share * 100), 100});
        };
        return studyDrift(placed->plan, context);
    }();
    if (!study)
        return fail(study.error());
    study->notes.insert(study->notes.begin(), placed->notes.begin(), placed->notes.end());
    if (!options.csv.empty()) {
        if (const auto written = writeWholeFile(toText(options.csv), driftCsv(*study)); !written)
            return written;
    }
    if (!options.html.empty()) {
        if (const auto written = writeDriftReport(toText(options.html), *study, {line.stop()}); !written)
            return written;
    }
    if (line.output == CommandLine::Output::Json) {
        line.print(driftJson(*study));
    } else {
        for (const auto& text : driftLines(*study))
            line.print(text);
    }
    noteWhatIsMissing(line, *study);
    line.exitCode = exitCodeOf(study->summary.verdict);
    return {};
}

void addTableOptions(Command drift, DriftWords& words)
{
    drift
        .option("--reference", words.reference,
                "The table that was: FILE, FILE#TABLE of an SQLite file, or a run's")
        .valueName("TABLE")
        .required();
    drift.option("--current", words.current, "The table that is; the same file where times tell them apart")
        .valueName("TABLE")
        .required();
    for (const auto& [name, value, help] :
         {std::tuple("--reference-from", &words.referenceFrom, "Only reference rows from then on"),
          std::tuple("--reference-to", &words.referenceTo, "Only reference rows before then"),
          std::tuple("--current-from", &words.currentFrom, "Only current rows from then on"),
          std::tuple("--current-to", &words.currentTo, "Only current rows before then")})
        drift.option(name, *value, help).valueName("TIME");
    drift.option("--duckdb", words.duckDb, "The file of DuckDB's library, for Parquet; else it is looked for")
        .valueName("FILE");
}

void addColumnOptions(Command drift, DriftWords& words)
{
    const auto list = [&](const char* name, std::vector<std::string>& values, const char* value,
                          const char* help) {
        drift.option(name, values, help).valueName(value).separatedBy(',').oneWordEach();
    };
    list("--columns", words.columns, "COL",
         "Which are compared, separated by commas; without it all that can be");
    list("--segment", words.segments, "COL", "Compare also the rows of each of its values for themselves");
    list("--cross", words.crossings, "A*B", "And of each pair of values of two columns");
    list("--method", words.methods, "COL=METHOD", "By which method, e.g. age=ks");
    list("--threshold", words.thresholds, "COL|METHOD=X",
         "Another threshold: psi=0.2, age=0.05, ks=p:0.01, ks=effect:0.2");
    list("--role", words.roles, "COL=ROLE",
         "feature, prediction, score, label, segment, timestamp, entity-id; instead of what its name says");
    list("--type", words.types, "COL=TYPE",
         "number, integer, boolean, category, timestamp, text; instead of what the data say");
}

} // namespace

void addDriftCommand(Command app, CommandLine& line)
{
    auto drift = app.subcommand("drift", "Whether data moved: two tables, column by column");
    auto options = std::make_shared<DriftOptions>();
    auto& words = options->words;
    addTableOptions(drift, words);
    addColumnOptions(drift, words);
    drift.option("--time", words.time, "The column of timestamps; without it the one that looks like it")
        .valueName("COL");
    const auto window =
        drift.option("--window", words.window, "Cut the current rows into windows: 1d, 6h, 1000rows")
            .valueName("SPAN");
    drift.option("--slide", words.slide, "Windows overlap: the next begins so much later")
        .valueName("SPAN")
        .needs(window);
    drift.option("--defaults", words.defaults, "Whose methods and thresholds: pilothouse, evidently")
        .valueName("NAME")
        .suggests({"pilothouse", "evidently"});
    drift.option("--least-rows", words.leastRows, "With fewer there is no verdict (30; Evidently's: 1)")
        .valueName("N");
    drift.flag("--columns-only", options->columnsOnly,
               "Do not look at all columns together, nor at how good the model was");
    drift.option("--csv", options->csv, "Write every column, segment and window as a line").valueName("OUT");
    drift.option("--html", options->html, "Write a report with pictures that stands in one file")
        .valueName("OUT");
    drift.footer(
        std::string(runTableHelp) +
        "Tables are CSV, NDJSON, JSON, SQLite, or Parquet through DuckDB's library. Methods: psi, ks, "
        "wasserstein\n"
        "(normed), wasserstein_raw, jensenshannon, kl_div, hellinger, tvd, chisquare, g_test, cramer_v, "
        "anderson,\n"
        "mannw, cramer_von_mises, ed, z, t_test, text_length, text_oov, text_ngrams. P-values are corrected "
        "for\n"
        "how many columns and segments are compared (Benjamini and Hochberg), except with Evidently's "
        "defaults.\n"
        "SINCE is the first window from which a column stays moved. The verdict is that of all rows.\n"
        "Exits: 0 no drift · 2 drift · 3 no data · 1 it could not be compared.\n"
        "Examples:\n"
        "  pilothouse drift --reference train.csv --current today.csv\n"
        "  pilothouse drift --reference train.csv --current today.csv --html drift.html\n"
        "  pilothouse drift --reference run:lab/3f2a91c0/eval/predictions.json --current today.csv\n"
        "  pilothouse drift --reference train.csv --current november.parquet --segment region --time ts "
        "--window 1d\n"
        "  pilothouse drift --reference a.csv --current b.csv --method age=psi --threshold psi=0.2 --csv "
        "drift.csv\n"
        "  pilothouse --json drift --reference a.csv --current b.csv --defaults evidently");
    line.onParsed(drift, [&line, options] {
        const auto done = compare(line, *options);
        if (done)
            return;
        line.fail(done.error());
        if (done.error().kind != ErrorKind::Cancelled)
            line.exitCode = ExitCode::Failed; // 2 and 3 are verdicts here
    });
}

} // namespace ph
