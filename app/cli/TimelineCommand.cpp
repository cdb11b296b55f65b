#include "app/cli/Moment.h"
#include "app/cli/TimelineOutput.h"
#include "models/tables/Format.h"
#include "models/values/NearestWord.h"

#include <algorithm>

namespace ph {

namespace {

struct TimelineOptions {
    std::string environment, endpoint, model, from = "-24h", to, format = "table";
    std::vector<std::string> kinds;
};

Result<TimelineKinds> kindsOf(const std::vector<std::string>& words)
{
    if (words.empty())
        return allTimelineKinds();
    TimelineKinds kinds;
    for (const auto& word : words) {
        const auto kind = timelineKindFromName(toText(word));
        if (!kind)
            return fail(ErrorKind::Invalid, toText(word),
                        QStringLiteral("There is no such kind; there are %1.")
                            .arg(timelineKindNames().join(QStringLiteral(", "))));
        kinds.set(std::size_t(*kind));
    }
    return kinds;
}

Result<TimelineFilter> filterOf(const TimelineOptions& options, TimeMs now)
{
    TimelineFilter filter;
    const auto kinds = kindsOf(options.kinds);
    if (!kinds)
        return fail(kinds.error());
    filter.kinds = *kinds;
    filter.scope.environment = toText(options.environment);
    filter.scope.endpoint = toText(options.endpoint);
    filter.scope.model = toText(options.model);
    const auto from = momentOf(options.from, now);
    if (!from)
        return fail(from.error());
    const auto to = options.to.empty() ? Result<std::int64_t>(toMs(now) + 1) : momentOf(options.to, now);
    if (!to)
        return fail(to.error());
    if (*to <= *from)
        return fail(ErrorKind::Invalid, QStringLiteral("--from"),
                    QStringLiteral("The window ends before it begins."));
    filter.fromMs = *from;
    filter.toMs = *to;
    return filter;
}

/// Fails unless something of `field` concerns what was asked for. `ofFiles`: known without having been seen.
Result<void> checkName(const QList<TimelineScope>& seen, const QStringList& ofFiles,
                       QString TimelineScope::*field, const QString& name, const QString& unknown)
{
    QStringList known = ofFiles;
    for (const auto& scope : seen) {
        if (!(scope.*field).isEmpty())
            known.append(scope.*field);
    }
    TimelineScope wanted;
    wanted.*field = name;
    const bool isKnown = name.isEmpty() || std::any_of(known.begin(), known.end(), [&](const QString& one) {
                             TimelineScope scope;
                             scope.*field = one;
                             return isWithin(scope, wanted);
                         });
    if (isKnown)
        return {};
    const auto near = nearestWord(name, known);
    return fail(ErrorKind::NotFound, name,
                near.isEmpty() ? unknown : QStringLiteral("%1 Did you mean %2?").arg(unknown, near));
}

/// A name that nothing knows is a slip of the hand, and no quiet time.
Result<void> checkKnown(CommandLine& line, const TimelineTable& table, const TimelineScope& asked)
{
    const auto scopes = table.scopes();
    const QList<TimelineScope> seen(scopes.begin(), scopes.end());
    QStringList environments, endpoints, models;
    for (const auto& environment : line.workspace()->observer().scopes().environments()) {
        environments.append(environment.name);
        if (!environment.endpoint.isEmpty())
            endpoints.append(environment.endpoint);
        if (!environment.model.isEmpty())
            models.append(environment.model);
    }
    if (auto found =
            checkName(seen, environments, &TimelineScope::environment, asked.environment,
                      QStringLiteral("No environment of this name is here, and nothing was seen of it."));
        !found)
        return found;
    if (auto found = checkName(seen, endpoints, &TimelineScope::endpoint, asked.endpoint,
                               QStringLiteral("Nothing was ever seen of an endpoint of this name."));
        !found)
        return found;
    return checkName(seen, models, &TimelineScope::model, asked.model,
                     QStringLiteral("Nothing was ever seen of a model of this name."));
}

void noteLooks(CommandLine& line, const TimelineReading& reading)
{
    const auto nowMs = toMs(line.workspace()->clock()());
    for (const auto& look : reading.looks)
        line.note(QStringLiteral("%1: %2 seen %3")
                      .arg(terminalText(look.source), timelineKindName(look.kind),
                           formatSeenAge(look.atMs, nowMs)));
    for (const auto& note : reading.notes)
        line.note(terminalText(note));
    if (!reading.notes.isEmpty() && line.exitCode == ExitCode::Ok)
        line.exitCode = ExitCode::Partial;
}

void showTimeline(CommandLine& line, const TimelineOptions& options)
{
    const auto now = line.workspace()->clock()();
    const auto filter = filterOf(options, now);
    if (!filter)
        return line.fail(filter.error());
    const auto reading = loadTimeline(*line.workspace(), filter->fromMs, filter->toMs, line.stop());
    if (!reading)
        return line.fail(reading.error());
    if (const auto known = checkKnown(line, *reading->table, filter->scope); !known)
        return line.fail(known.error());
    noteLooks(line, *reading);
    const TimelineSelection shown(reading->table, *filter);
    if (line.output == CommandLine::Output::Json || options.format == "json")
        return line.print(timelineJson(*reading, shown, *filter));
    if (options.format == "csv")
        return line.print(timelineCsv(shown));
    if (shown.size() == 0)
        return line.note(QStringLiteral("Nothing is known to have happened."));
    for (const auto& row : timelineLines(shown, toMs(now)))
        line.print(row);
}

} // namespace

void addTimelineCommand(Command app, CommandLine& line)
{
    auto timeline =
        app.subcommand("timeline", "What happened: alerts, releases, changes of what serves and of its data");
    auto options = std::make_shared<TimelineOptions>();
    timeline.option("--env", options->environment, "Only what concerns this environment").valueName("NAME");
    timeline.option("--endpoint", options->endpoint, "Only what concerns this endpoint").valueName("NAME");
    timeline.option("--model", options->model, "Only what concerns this model").valueName("NAME");
    timeline.option("--from", options->from, "From then on (-24h, 2026-01-31T10:00)")
        .valueName("TIME")
        .showDefault();
    timeline.option("--to", options->to, "Until then; without it, until now").valueName("TIME");
    timeline.option("--kind", options->kinds, "Only these kinds, see below")
        .valueName("KIND[,KIND…]")
        .separatedBy(',');
    timeline.option("--format", options->format, "How it is printed").oneOf({"table", "csv", "json"});
    timeline.footer(
        "Asks nobody: it joins what was observed, releases, and where aliases pointed. What names no "
        "endpoint\n"
        "or model may concern each. HAPPENED is a moment, \"A – B\" for what lasted, \"A –\" for what went "
        "on\n"
        "when it was looked at last, and \"A … B\" for what happened between two looks; SEEN is how long "
        "ago\n"
        "we saw it first. How old the last look at alerts is goes to stderr.\n"
        "Kinds: alert release release-step alias-change revision traffic drift-onset quality-violation "
        "freshness\n"
        "pipeline-run config-change prompt-change cluster-event note\n"
        "Exits with 7 where releases of a home could not be read.\n"
        "Examples:\n"
        "  pilothouse timeline --env production --from -6h\n"
        "  pilothouse timeline --kind release,alias-change,traffic --from -7d --to -1d\n"
        "  pilothouse --json timeline --endpoint payments/fraud");
    line.onParsed(timeline, [&line, options] {
        if (line.workspace())
            showTimeline(line, *options);
    });
}

} // namespace ph
