#include "app/cli/MetricsOutput.h"
#include "app/cli/Moment.h"
#include "app/cli/MonitorChoice.h"
#include "models/tables/Format.h"
#include "models/values/Policy.h"
#include "services/metrics/QueryFault.h"

namespace ph {

namespace {

struct MetricsOptions {
    std::string expression, connection, from, to, step = "15s", format = "table";
    bool rules = false, targets = false, names = false;
};

Result<MetricRange> askedRange(const MetricsOptions& options, TimeMs now)
{
    MetricRange range;
    range.stepMs = durationFromText(toText(options.step));
    if (range.stepMs <= 0)
        return fail(ErrorKind::Invalid, toText(options.step),
                    QStringLiteral("Say how dense, e.g. 15s or 5m."));
    const auto from = momentOf(options.from, now);
    if (!from)
        return fail(from.error());
    const auto to = options.to.empty() ? Result<std::int64_t>(toMs(now)) : momentOf(options.to, now);
    if (!to)
        return fail(to.error());
    if (*to <= *from)
        return fail(ErrorKind::Invalid, QStringLiteral("--from"),
                    QStringLiteral("The window ends before it begins."));
    range.fromMs = *from;
    range.toMs = *to;
    return range;
}

/// With the place in the expression, which is what the user can mend.
void failQuery(CommandLine& line, const Error& error, const QString& expression)
{
    const auto fault = queryFaultIn(error.detail);
    if (!fault)
        return line.fail(error);
    line.fail(Error::make(
        error.kind, expression.simplified(),
        QStringLiteral("line %1, column %2: %3").arg(fault->line).arg(fault->column).arg(fault->words)));
    if (line.output == CommandLine::Output::Text) {
        for (const auto& marked : markedFault(expression, *fault))
            line.note(QStringLiteral("  ") + terminalText(marked));
    }
}

void tellNotes(CommandLine& line, const MetricsShown& shown)
{
    for (const auto& warning : shown.answer.notes.warnings)
        line.note(QStringLiteral("warning: %1").arg(terminalText(warning)));
    for (const auto& info : shown.answer.notes.infos)
        line.note(QStringLiteral("note: %1").arg(terminalText(info)));
    if (shown.window == MetricsShown::Window::Range && shown.answer.range.stepMs != shown.askedStepMs)
        line.note(QStringLiteral("The step is %1, not %2: a series has %3 points at most.")
                      .arg(formatDuration(shown.answer.range.stepMs), formatDuration(shown.askedStepMs))
                      .arg(mostSteps));
    if (!shown.answer.notes.warnings.isEmpty() && line.exitCode == ExitCode::Ok)
        line.exitCode = ExitCode::Partial;
}

void showMetrics(CommandLine& line, const MetricsShown& shown, const MetricsOptions& options)
{
    tellNotes(line, shown);
    if (line.output == CommandLine::Output::Json || options.format == "json")
        return line.print(metricsJson(shown));
    if (options.format == "csv")
        return line.print(metricsCsv(shown));
    if (shown.answer.series.empty())
        return line.note(QStringLiteral("No series: nothing that is known matches."));
    for (const auto& row : metricsLines(shown))
        line.print(row);
}

void queryMetrics(CommandLine& line, Link& link, const MetricsOptions& options)
{
    const auto source = link.reach<MetricSource>(line.stop());
    if (!source)
        return line.fail(source.error());
    MetricsShown shown{.connection = link.connection().name, .expression = toText(options.expression)};
    if (options.from.empty()) {
        auto now = source->source.queryNow(source->context, shown.expression);
        if (!now)
            return failQuery(line, now.error(), shown.expression);
        shown.window = MetricsShown::Window::Now;
        shown.answer.notes = std::move(now->notes);
        for (auto& sample : now->value)
            shown.answer.series.push_back({std::move(sample.labels), {sample.timeMs}, {sample.value}});
        return showMetrics(line, shown, options);
    }
    const auto range = askedRange(options, line.workspace()->clock()());
    if (!range)
        return line.fail(range.error());
    auto answer = source->source.queryRange(source->context, shown.expression, *range);
    if (!answer)
        return failQuery(line, answer.error(), shown.expression);
    shown.answer = std::move(*answer);
    shown.askedStepMs = range->stepMs;
    line.workspace()->observer().noteMetrics(
        {shown.connection, shown.expression, {}, shown.answer.range.stepMs, shown.answer.series});
    showMetrics(line, shown, options);
}

void listNames(CommandLine& line, Link& link)
{
    const auto source = link.reach<MetricSource>(line.stop());
    const auto names =
        source ? source->source.fetchMetricNames(source->context) : Result<QStringList>(fail(source.error()));
    if (!names)
        return line.fail(names.error());
    auto list = nlohmann::json::array();
    for (const auto& name : *names) {
        if (line.output == CommandLine::Output::Text)
            line.print(terminalText(name));
        list.push_back(jsonText(name));
    }
    if (line.output == CommandLine::Output::Json)
        line.print(nlohmann::json{{"connection", jsonText(link.connection().name)}, {"names", list}});
}

void listScraping(CommandLine& line, Link& link, const MetricsOptions& options)
{
    const auto source = link.reach<ScrapeSource>(line.stop());
    if (!source)
        return line.fail(source.error());
    nlohmann::json document{{"connection", jsonText(link.connection().name)}};
    QStringList lines;
    if (options.rules) {
        const auto rules = source->source.fetchRules(source->context);
        if (!rules)
            return line.fail(rules.error());
        document["rules"] = rulesJson(*rules);
        lines = rulesLines(*rules);
    } else {
        const auto targets = source->source.fetchTargets(source->context);
        if (!targets)
            return line.fail(targets.error());
        document["targets"] = targetsJson(*targets);
        lines = targetsLines(*targets, toMs(line.workspace()->clock()()));
    }
    if (line.output == CommandLine::Output::Json)
        return line.print(document);
    for (const auto& row : lines)
        line.print(row);
}

void runMetrics(CommandLine& line, const MetricsOptions& options)
{
    const bool isList = options.rules || options.targets || options.names;
    if (isList != options.expression.empty())
        return line.fail(Error::make(
            ErrorKind::Invalid, QStringLiteral("metrics"),
            QStringLiteral("Give either an expression or one of --names, --rules and --targets.")));
    auto links = monitorLinks(line, toText(options.connection));
    if (!links)
        return line.fail(links.error());
    const bool asksScraping = options.rules || options.targets;
    bool (*can)(Link&) = &linkHas<MetricSource>;
    if (asksScraping)
        can = &linkHas<ScrapeSource>;
    const auto link =
        theOneThat(std::move(*links), can,
                   asksScraping ? QStringLiteral("rules and targets") : QStringLiteral("metrics"));
    if (!link)
        return line.fail(link.error());
    if (asksScraping)
        return listScraping(line, **link, options);
    if (options.names)
        return listNames(line, **link);
    queryMetrics(line, **link, options);
}

} // namespace

void addMetricsCommand(Command app, CommandLine& line)
{
    auto metrics = app.subcommand("metrics", "Ask a Prometheus or a file of metrics");
    auto options = std::make_shared<MetricsOptions>();
    metrics.option("PROMQL", options->expression, "The expression; of a file a name with labels");
    metrics.option("--connection", options->connection, "Whom to ask, where there are several")
        .valueName("NAME");
    const auto from = metrics
                          .option("--from", options->from,
                                  "Over time, from then on (-1h, 2026-01-31T10:00); without it, now")
                          .valueName("TIME");
    metrics.option("--to", options->to, "Until then; without it, until now").valueName("TIME").needs(from);
    metrics.option("--step", options->step, "A point every so often; wider where that would be too many")
        .valueName("SPAN")
        .showDefault()
        .needs(from);
    metrics.option("--format", options->format, "How it is printed").oneOf({"table", "csv", "json"});
    const auto names = metrics.flag("--names", options->names, "List the metrics that there are instead");
    const auto rules =
        metrics.flag("--rules", options->rules, "List the rules that are evaluated instead").excludes(names);
    metrics.flag("--targets", options->targets, "List what is scraped instead")
        .excludes(names)
        .excludes(rules);
    metrics.footer(
        "GAPS counts how often a series has no value for a while; nothing is drawn across. NaN is a value.\n"
        "Warnings of the source go to stderr, and the exit code is 7: the answer may be a part only.\n"
        "Examples:\n"
        "  pilothouse metrics 'sum(rate(http_requests_total[5m]))' --connection prod --from -1h --step 15s\n"
        "  pilothouse metrics up\n"
        "  pilothouse --json metrics --rules --connection prod");
    line.onParsed(metrics, [&line, options] {
        if (line.workspace())
            runMetrics(line, *options);
    });
}

} // namespace ph
