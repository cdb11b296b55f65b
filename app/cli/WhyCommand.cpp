#include "app/RunEnvironment.h"
#include "app/cli/RunOptions.h"
#include "app/cli/WhyOutput.h"
#include "models/values/MetricDirection.h"
#include "models/values/Reproducibility.h"
#include "services/analysis/KeyAssociations.h"
#include "services/analysis/WhyAnalysis.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <set>
#include <tuple>

namespace ph {

namespace {

struct WhyCommandTexts {
    Q_DECLARE_TR_FUNCTIONS(WhyCommand)
};

struct WhyOptions {
    std::string a, b, metric, experiment;
};

using Rows = std::vector<std::uint32_t>;

/// A or B of the command: a run, or the runs that a query finds.
struct Side {
    std::optional<Run> run;
    Rows rows;
    QString name;
};

/// None where the words are no id: then they are a query.
Result<std::optional<Run>> runNamed(CommandLine& line, const QString& words)
{
    static const QRegularExpression idLike(QStringLiteral("^[0-9A-Za-z-]{4,}$"));
    if (!idLike.match(words).hasMatch())
        return std::nullopt;
    auto key = line.runKey(words);
    if (!key && (key.error().kind == ErrorKind::NotFound || key.error().kind == ErrorKind::Conflict))
        return std::nullopt;
    if (!key)
        return fail(key.error());
    return line.workspace()->cache().run(*key);
}

Result<Rows> rowsFor(CommandLine& line, const RunTablePtr& table, const QString& words)
{
    const auto query = readQuery(words, line.workspace()->clock()());
    if (!query)
        return fail(query.error());
    auto found = searchTable(table, *query, {}, nullptr, line.stop());
    if (!found)
        return fail(found.error());
    if (found->rows.empty())
        return fail(ErrorKind::NotFound, words,
                    WhyCommandTexts::tr("No cached run has this id or matches it as a query."));
    return std::move(found->rows);
}

Rows rowOf(const RunTable& table, const EntityKey& run)
{
    for (std::uint32_t row = 0; row < table.rowCount(); ++row) {
        if (table.entity(row) == run)
            return {row};
    }
    return {};
}

/// The runs of the experiments that the two are from.
Rows neighbours(const RunTable& table, const Run& a, const Run& b)
{
    const auto* experiments = table.texts({ColumnKind::Attribute, QLatin1String(attribute::experimentId)});
    Rows rows;
    for (std::uint32_t row = 0; experiments && row < table.rowCount(); ++row) {
        if (!experiments->has(row))
            continue;
        const auto connection = table.entity(row).connection;
        const auto is = [&](const Run& run) {
            return connection == run.key.connection && experiments->at(row) == run.experimentId.toStdString();
        };
        if (is(a) || is(b))
            rows.push_back(row);
    }
    return rows;
}

Rows together(const Rows& a, const Rows& b)
{
    std::set<std::uint32_t> all(a.begin(), a.end());
    all.insert(b.begin(), b.end());
    return {all.begin(), all.end()};
}

/// The most common metric that is known to be better one way, else the most common one; what is said of
/// training data comes after others.
QString usualMetric(const RunTable& table, const Rows& rows)
{
    QString best;
    std::tuple<bool, std::size_t, bool> most{false, 0, false};
    for (const auto& column : table.columns()) {
        const auto* numbers = std::get_if<NumberColumn>(column.data.get());
        if (!numbers || column.key.kind != ColumnKind::Metric ||
            column.key.name.startsWith(QLatin1String("system/"))) // how busy the machine was
            continue;
        const auto runs =
            std::size_t(std::count_if(rows.begin(), rows.end(), [&](auto row) { return numbers->has(row); }));
        const std::tuple rank{directionFromName(column.key.name) != MetricDirection::Unknown, runs,
                              !keyWords(column.key.name).contains(QStringLiteral("train"))};
        if (runs > 0 && rank > most) {
            most = rank;
            best = column.key.name;
        }
    }
    return best;
}

Result<QString> metricFor(const WhyOptions& options, const RunTable& table, const Rows& rows)
{
    if (options.metric.empty())
        return usualMetric(table, rows);
    auto metric = QString::fromStdString(options.metric);
    if (const auto key = columnKeyFromText(metric); key.kind == ColumnKind::Metric)
        metric = key.name;
    const auto* numbers = table.numbers({ColumnKind::Metric, metric});
    if (!numbers || std::none_of(rows.begin(), rows.end(), [&](auto row) { return numbers->has(row); }))
        return fail(ErrorKind::NotFound, metric, WhyCommandTexts::tr("None of these runs has this metric."));
    return metric;
}

RunEnvironment environmentOf(CommandLine& line, const Side& side, QStringList& remarks)
{
    auto link = line.link(side.run->key.connection);
    auto environment =
        environmentOf(line.workspace()->cache(), link ? link->get() : nullptr, side.run->key, line.stop());
    if (environment.error)
        remarks << WhyCommandTexts::tr("The environment files of %1 could not be read: %2")
                       .arg(side.name, errorKindName(environment.error->kind));
    else if (environment.files.isEmpty())
        remarks << WhyCommandTexts::tr("%1 has no environment file.").arg(side.name);
    return environment;
}

Result<Side> sideFrom(CommandLine& line, const RunTablePtr& table, const std::string& argument,
                      std::optional<Run> run)
{
    Side side;
    side.name = QString::fromStdString(argument);
    if (run) {
        side.name = run->name.isEmpty() ? run->key.remoteId : run->name;
        side.rows = rowOf(*table, run->key);
        side.run = std::move(run);
        return side;
    }
    auto rows = rowsFor(line, table, side.name);
    if (!rows)
        return fail(rows.error());
    side.rows = std::move(*rows);
    return side;
}

Result<void> explain(CommandLine& line, const WhyOptions& options)
{
    auto runA = runNamed(line, QString::fromStdString(options.a));
    if (!runA)
        return fail(runA.error());
    auto runB = runNamed(line, QString::fromStdString(options.b));
    if (!runB)
        return fail(runB.error());
    RunSelection everything;
    everything.experiment = options.experiment;
    everything.deleted = (*runA && (*runA)->lifecycle == Lifecycle::Deleted) ||
                         (*runB && (*runB)->lifecycle == Lifecycle::Deleted);
    const auto all = selectRuns(line, everything);
    if (!all)
        return fail(all.error());
    const auto& table = all->table;
    const auto a = sideFrom(line, table, options.a, std::move(*runA));
    if (!a)
        return fail(a.error());
    const auto b = sideFrom(line, table, options.b, std::move(*runB));
    if (!b)
        return fail(b.error());

    const bool ofTwoRuns = a->run && b->run;
    const auto set = ofTwoRuns ? neighbours(*table, *a->run, *b->run) : together(a->rows, b->rows);
    const auto metric = metricFor(options, *table, set);
    if (!metric)
        return fail(metric.error());
    const auto found = metric->isEmpty() ? Associations() : associations(*table, set, *metric, line.stop());
    WhyContext context{a->name, b->name, *metric, &found};
    QStringList remarks;
    if (ofTwoRuns) {
        context.environmentA = environmentOf(line, *a, remarks).text;
        context.environmentB = environmentOf(line, *b, remarks).text;
    }
    auto why = ofTwoRuns ? whyDifferent(*a->run, *b->run, context)
                         : whyDifferent(*table, a->rows, b->rows, context, line.stop());
    if (line.stop().stop_requested())
        return fail(ErrorKind::Cancelled, QStringLiteral("why"));
    why.remarks = remarks + why.remarks;
    for (const auto& remark : std::as_const(why.remarks))
        line.note(terminalText(remark));
    if (line.output == CommandLine::Output::Json) {
        line.print(whyJson(why, found));
    } else {
        for (const auto& text : whyLines(why, found))
            line.print(text);
    }
    return {};
}

} // namespace

void addWhyCommand(Command app, CommandLine& line)
{
    auto command = app.subcommand("why", "Two runs or two quoted queries: the ranked differences");
    auto options = std::make_shared<WhyOptions>();
    command.option("A", options->a, "A run id, a unique beginning of one, or a query").required();
    command.option("B", options->b, "The other side").required();
    command
        .option("--metric", options->metric,
                "The metric to explain; without it, the most common one, of those known to be better "
                "higher or lower where there are any")
        .valueName("KEY");
    command
        .option("--experiment", options->experiment,
                "Queries find only runs of the experiment of this name or id")
        .valueName("NAME");
    command.footer(
        "Params are ordered by how they go with the metric across the runs of both queries, or of the\n"
        "experiments of two runs. That is association, not cause. A run that both queries find is left\n"
        "out of both, or of the one that finds others, too.\n"
        "Examples:\n"
        "  pilothouse why 3f2a91c0 b81d77e4\n"
        "  pilothouse why \"params.model = 'xgboost'\" \"params.model = 'lightgbm'\" --metric auc\n"
        "  pilothouse --json why \"start_time > -7d\" \"start_time <= -7d\" --experiment fraud-detection");
    line.onParsed(command, [&line, options] {
        if (!line.workspace())
            return;
        if (const auto done = explain(line, *options); !done)
            line.fail(done.error());
    });
}

} // namespace ph
