#include "app/cli/CurveReading.h"
#include "app/cli/GroupColumn.h"
#include "app/cli/RunOptions.h"
#include "app/compare/BoardFiles.h"
#include "app/compare/LoadComparison.h"
#include "app/compare/OffscreenCharts.h"
#include "app/compare/ReportJson.h"
#include "services/analysis/ClassificationFile.h"
#include "widgets/common/Theme.h"

#include <QApplication>
#include <QFileInfo>

namespace ph {

namespace {

struct CompareCommandTexts {
    Q_DECLARE_TR_FUNCTIONS(CompareCommand)
};

constexpr std::size_t mostReadUnasked = 2000; // histories of metrics that nobody named
constexpr std::size_t fewRuns = 60;           // bars up to here, a histogram beyond

struct CompareOptions {
    std::string query, experiment, baseline, groupBy, at, board, out;
    std::vector<std::string> metrics;
    bool offline = false;
};

/// "auc" and "metrics.auc" are the same metric.
ColumnKey metricNamed(const std::string& text)
{
    auto key = columnKeyFromText(toText(text));
    return key.kind == ColumnKind::Metric ? key : ColumnKey{ColumnKind::Metric, toText(text)};
}

/// What was named and is not there: nothing is compared without a word.
Result<void> hasWhatWasNamed(CommandLine& line, const ComparedRuns& runs, const Board& board,
                             const QList<ColumnKey>& metrics)
{
    for (const auto& metric : metrics) {
        if (!runs.table->find(metric) && runs.unknownValues(metric.name) == 0)
            return fail(ErrorKind::NotFound, columnKeyText(metric),
                        CompareCommandTexts::tr("None of these runs has this metric."));
    }
    if (board.groupBy) {
        if (auto grouped = requireGroupColumn(line, runs, *board.groupBy); !grouped)
            return grouped;
    }
    if (board.baseline && !runs.baseline)
        return fail(ErrorKind::NotFound, board.baseline->runId,
                    CompareCommandTexts::tr("The baseline is not among these runs."));
    return {};
}

Result<CompareSet> setOf(CommandLine& line, const CompareOptions& options)
{
    CompareSet set;
    set.query = QString::fromStdString(options.query);
    if (options.experiment.empty())
        return set;
    const auto wanted = QString::fromStdString(options.experiment);
    auto experiments = line.workspace()->cache().experiments();
    if (!experiments)
        return fail(experiments.error());
    const auto names = line.connectionNames();
    for (const auto& e : *experiments) {
        if (e.experiment.name == wanted || e.experiment.key.remoteId == wanted)
            set.experiments.append({names.value(e.experiment.key.connection.value), e.experiment.name});
    }
    if (set.experiments.isEmpty())
        return fail(ErrorKind::NotFound, wanted,
                    CompareCommandTexts::tr("No cached experiment has this name or id."));
    return set;
}

/// The board of the file, or one made of the options; options overrule the file.
Result<Board> boardOf(CommandLine& line, const CompareOptions& options)
{
    Board board;
    if (!options.board.empty()) {
        auto kept = BoardFiles::loadFile(QString::fromStdString(options.board));
        if (!kept)
            return fail(kept.error());
        board = *kept;
    }
    if (options.board.empty() || !options.query.empty() || !options.experiment.empty()) {
        auto set = setOf(line, options);
        if (!set)
            return fail(set.error());
        board.set = *set;
    }
    if (board.name.isEmpty())
        board.name = options.experiment.empty() ? CompareCommandTexts::tr("Comparison")
                                                : QString::fromStdString(options.experiment);
    if (!options.metrics.empty())
        board.objective = metricNamed(options.metrics.front());
    if (!options.groupBy.empty())
        board.groupBy = columnKeyFromText(QString::fromStdString(options.groupBy));
    if (!options.at.empty()) {
        const auto at = metricAtFromText(QString::fromStdString(options.at));
        if (!at)
            return fail(ErrorKind::Invalid, QString::fromStdString("--at " + options.at),
                        CompareCommandTexts::tr("Write last, min, max or a step."));
        board.at = *at;
    }
    if (!options.baseline.empty()) {
        auto key = line.runKey(QString::fromStdString(options.baseline));
        if (!key)
            return fail(key.error());
        board.baseline = RunRef{line.connectionNames().value(key->connection.value), key->remoteId};
    }
    return board;
}

/// What a report of these metrics shows where no board says it.
void addCharts(Board& board, const QList<ColumnKey>& metrics, const ComparedRuns& runs, CacheStore& cache)
{
    for (const auto& metric : metrics) {
        if (chartOf(cache, runs, metric) == ChartKind::Curves) {
            ChartSpec curves;
            curves.id = freeChartId(board);
            curves.columns = {metric};
            curves.width = 2;
            if (runs.isGrouped())
                curves.curves.band = CurveOptions::Band::Deviation;
            board.charts.append(curves);
        }
        ChartSpec spread;
        spread.id = freeChartId(board);
        spread.kind = runs.isGrouped()        ? ChartKind::Box
                      : runs.size() > fewRuns ? ChartKind::Histogram
                                              : ChartKind::Bar;
        spread.columns = {metric};
        spread.width = 2;
        board.charts.append(spread);
    }
}

/// Those named, and all others, too, where they are few: else these would be missing from what differs.
QList<ColumnKey> metricsToRead(const ComparedRuns& runs, QList<ColumnKey> named)
{
    QList<ColumnKey> others;
    std::size_t values = 0;
    for (const auto& [metric, unknown] : runs.unknown) {
        const ColumnKey key{ColumnKind::Metric, metric};
        if (named.contains(key))
            continue;
        others.append(key);
        values += unknown.size();
    }
    return values <= mostReadUnasked ? named + others : named;
}

ChartAnswers answersOf(CommandLine& line, const ComparedRunsPtr& runs, const RunLinks& links)
{
    ChartAnswers answers;
    answers.curves = [&line, runs, &links](QList<CurveWant> wants) {
        for (auto& want : wants) {
            if (want.detail != CurveWant::Detail::Every)
                want.detail = CurveWant::Detail::Full; // a picture has one chance
        }
        return readSeveral(line, *runs, links, wants);
    };
    answers.file = [&line, runs, &links](const FileWant& want) -> Result<ClassificationData> {
        const auto key = runs->table->entity(*runs->placeOf(want.rowId));
        const auto link = links.find(key.connection);
        auto bytes = artifactBytes(line.workspace()->cache(),
                                   link != links.end() && link->second ? link->second->get() : nullptr, key,
                                   want.path, maxEvaluationBytes, Freshness::CacheFirst, line.stop());
        if (!bytes)
            return fail(bytes.error());
        return readClassification(want.path, bytes->value);
    };
    return answers;
}

void compare(CommandLine& line, const CompareOptions& options)
{
    if (!line.workspace())
        return;
    auto board = boardOf(line, options);
    if (!board)
        return line.fail(board.error());
    QList<ColumnKey> metrics;
    for (const auto& name : options.metrics)
        metrics.append(metricNamed(name));

    auto& cache = line.workspace()->cache();
    const auto load = [&](const LoadedComparison& previous) {
        return loadComparison(cache, line.connectionNames(), *board, previous, line.workspace()->clock()(),
                              line.stop());
    };
    auto loaded = load({});
    if (!loaded)
        return line.fail(loaded.error());
    if (loaded->queryError)
        return line.fail(Error::make(ErrorKind::Invalid, QStringLiteral("query"),
                                     CompareCommandTexts::tr("At character %1: %2")
                                         .arg(loaded->queryError->offset + 1)
                                         .arg(loaded->queryError->message)));
    if (loaded->runs->size() == 0)
        return line.fail(Error::make(ErrorKind::NotFound, board->set.query,
                                     CompareCommandTexts::tr("No cached run matches.")));
    if (!board->objective)
        board->objective = likelyObjective(*loaded->runs);
    if (metrics.isEmpty())
        metrics = metricsOf(*board); // as the screen reports them
    if (const auto has = hasWhatWasNamed(line, *loaded->runs, *board, metrics); !has)
        return line.fail(has.error());
    const auto links = options.offline ? RunLinks() : linksOf(line, *loaded->runs);
    if (loaded->runs->unknownValues() > 0 && !options.offline) {
        fetchHistories(line, *loaded->runs, links, metricsToRead(*loaded->runs, metrics));
        loaded = load(*loaded);
        if (!loaded)
            return line.fail(loaded.error());
    }
    const auto out = QString::fromStdString(options.out);
    QList<ReportChart> charts;
    if (!out.endsWith(QLatin1String(".json"), Qt::CaseInsensitive)) {
        applyTheme(*qApp, SchemeChoice::Light);
        if (board->charts.isEmpty())
            addCharts(*board, metrics, *loaded->runs, cache);
        charts = drawCharts(*board, loaded->runs, answersOf(line, loaded->runs, links), line.stop());
    }
    auto report = comparisonReport(*board, loaded->runs, line.connectionNames(), charts,
                                   toMs(line.workspace()->clock()()), metrics, line.stop());
    if (!report)
        return line.fail(report.error());
    const auto grids = std::count_if(board->charts.begin(), board->charts.end(),
                                     [](const ChartSpec& chart) { return chart.kind == ChartKind::Images; });
    if (grids > 0)
        report->remarks.append(CompareCommandTexts::tr("%n image grids of the board are not in the report.",
                                                       nullptr, int(grids)));
    if (auto written = writeReport(*report, out); !written)
        return line.fail(written.error());
    if (line.output == CommandLine::Output::Json) {
        line.print(reportDocument(*report));
    } else {
        line.print(CompareCommandTexts::tr("%Ln runs compared in %1", nullptr, int(loaded->runs->size()))
                       .arg(terminalText(out)));
    }
    for (const auto& remark : report->remarks)
        line.note(terminalText(remark));
    if (!report->remarks.isEmpty())
        line.exitCode = ExitCode::Partial;
}

} // namespace

void addCompareCommand(Command app, CommandLine& line)
{
    auto command = app.subcommand("compare", "Compare runs, and write what was found to a file");
    auto options = std::make_shared<CompareOptions>();
    command.option("QUERY", options->query,
                   "Which runs, in the search language (README, \"Search\"); without it, all");
    command.option("--experiment", options->experiment, "Only the experiment of this name or id")
        .valueName("NAME");
    command
        .option("--metric", options->metrics,
                "What is compared; several are separated by commas, and the first one ranks")
        .separatedBy(',')
        .oneWordEach()
        .valueName("KEY");
    command.option("--baseline", options->baseline, "The run that others are held against").valueName("ID");
    command.option("--group-by", options->groupBy, "Compare groups of runs that share this column's value")
        .valueName("KEY");
    command
        .option("--at", options->at,
                "Where metric values are taken: last, min, max or a step; else as the board says, or last")
        .valueName("PLACE")
        .suggests({"last", "min", "max"});
    command
        .option("--board", options->board,
                "The charts of this board file, and its runs where no QUERY "
                "or experiment is given")
        .valueName("FILE");
    command.flag("--offline", options->offline, "Ask no server: only what is cached");
    command.option("--out", options->out, "A self-contained .html file, a .pdf, or the numbers as .json")
        .required()
        .valueName("FILE");
    command.footer(
        "Examples:\n"
        "  pilothouse compare \"metrics.auc > 0.9\" --experiment fraud --metric auc,latency_p95_ms "
        "--out fraud.html\n"
        "  pilothouse compare --experiment fraud --metric auc --group-by params.model --at max --out "
        "models.pdf\n"
        "  pilothouse --json compare --board boards/fraud.json --out fraud.json");
    line.onParsed(
        command, [&line, options] { compare(line, *options); }, CommandLine::Application::Graphical);
}

} // namespace ph
