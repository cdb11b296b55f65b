#include "app/cli/CommandLine.h"
#include "app/incidents/FetchLogs.h"
#include "models/tables/Format.h"
#include "services/incidents/IncidentStore.h"
#include "services/observations/KeptLogs.h"
#include "services/observations/LogSearch.h"

namespace ph {

namespace {

struct LogsOptions {
    std::string id, search, regex;
    bool fetch = false, text = false;
};

Result<void> fetchAndKeep(CommandLine& line, const Incident& incident)
{
    const auto fetched = fetchIncidentLogs(
        *line.workspace(), incident,
        [&line](const Progress& progress) { line.note(terminalText(progress.text)); }, line.stop());
    if (!fetched)
        return fail(fetched.error());
    for (const auto& sentence : fetched->trouble) {
        line.note(terminalText(sentence));
        line.exitCode = ExitCode::Partial;
    }
    return {};
}

nlohmann::json logJson(const RevisionLog& log)
{
    return {{"pod", jsonText(log.pod)},
            {"container", jsonText(log.container)},
            {"revision", jsonText(log.revision)},
            {"previous", log.life == RevisionLog::Life::Previous},
            {"begins_later", log.beginsLater},
            {"dropped_lines", log.droppedLines},
            {"ends_earlier", log.endsEarlier},
            {"redacted_lines", log.redactedLines < 0 ? nlohmann::json() : nlohmann::json(log.redactedLines)}};
}

/// What a log lacks, for people.
QString lackOf(const RevisionLog& log)
{
    QStringList lacks;
    if (log.droppedLines > 0)
        lacks << QStringLiteral("at least %1 older lines left out").arg(log.droppedLines);
    else if (log.beginsLater)
        lacks << QStringLiteral("older lines left out");
    if (log.endsEarlier)
        lacks << QStringLiteral("newer lines cut off");
    return lacks.join(QStringLiteral(", "));
}

/// What is printed of one fetch: its logs, with the lines that were asked for. False where a search was cut
/// off.
Result<bool> printFetch(CommandLine& line, const KeptLogsOf& kept, const LogsOptions& options,
                        nlohmann::json& fetches)
{
    LogHits hits;
    const bool isSearch = !options.search.empty() || !options.regex.empty();
    if (isSearch) {
        const auto form = options.regex.empty() ? LogQuestion::Form::Literal : LogQuestion::Form::Regex;
        auto found =
            searchLogs(kept.logs.logs, {toText(options.regex.empty() ? options.search : options.regex), form},
                       line.stop());
        if (!found)
            return fail(found.error());
        hits = *std::move(found);
    }
    auto logs = nlohmann::json::array();
    QList<QStringList> rows;
    for (qsizetype i = 0; i < kept.logs.logs.size(); ++i) {
        const auto& log = kept.logs.logs[i];
        auto json = logJson(log);
        auto lines = nlohmann::json::array();
        if (!isSearch && (options.text || line.output == CommandLine::Output::Json)) {
            const auto texts = log.text.split(u'\n');
            for (const auto& text : texts)
                lines.push_back(jsonText(text));
        }
        for (const auto& hit : hits.hits) {
            if (hit.log == i)
                lines.push_back(nlohmann::json{{"line", hit.line + 1}, {"text", jsonText(hit.text)}});
        }
        rows.append({logTitle(log), QString::number(log.text.count(u'\n')), lackOf(log)});
        json[isSearch ? "hits" : "lines"] = std::move(lines);
        logs.push_back(std::move(json));
    }
    fetches.push_back({{"connection", jsonText(kept.logs.connection)},
                       {"endpoint", jsonText(kept.logs.endpoint)},
                       {"fetched", jsonTime(kept.logs.fetchedMs)},
                       {"digest", jsonText(kept.document.digest)},
                       {"whole", hits.isWhole},
                       {"trouble", nlohmann::json::array()},
                       {"logs", std::move(logs)}});
    for (const auto& sentence : kept.logs.trouble)
        fetches.back()["trouble"].push_back(jsonText(sentence));
    if (line.output == CommandLine::Output::Json)
        return hits.isWhole;
    line.note(QStringLiteral("%1 of %2, fetched %3")
                  .arg(terminalText(kept.logs.endpoint), terminalText(kept.logs.connection),
                       formatSeenAge(kept.logs.fetchedMs, toMs(line.workspace()->clock()()))));
    if (isSearch) {
        for (const auto& hit : hits.hits)
            line.print(QStringLiteral("%1:%2: %3")
                           .arg(logTitle(kept.logs.logs[hit.log]))
                           .arg(hit.line + 1)
                           .arg(hit.text));
    } else if (options.text) {
        for (const auto& log : kept.logs.logs) {
            line.note(terminalText(logTitle(log)));
            const auto texts = log.text.split(u'\n', Qt::SkipEmptyParts);
            for (const auto& text : texts)
                line.print(text);
        }
    } else {
        const auto table = alignedLines(
            {QStringLiteral("LOG"), QStringLiteral("LINES"), QStringLiteral("LACKS")}, rows, {1});
        for (const auto& row : table)
            line.print(row);
    }
    return hits.isWhole;
}

void showIncidentLogs(CommandLine& line, const LogsOptions& options)
{
    const auto known = IncidentStore(line.workspace()->state()).record(toText(options.id));
    if (!known)
        return line.fail(known.error());
    if (options.fetch) {
        if (const auto fetched = fetchAndKeep(line, known->incident); !fetched)
            return line.fail(fetched.error());
    }
    const auto kept = keptLogs(line.workspace()->observed(), known->incident.id);
    if (!kept)
        return line.fail(kept.error());
    auto fetches = nlohmann::json::array();
    for (const auto& one : *kept) {
        const auto whole = printFetch(line, one, options, fetches);
        if (!whole)
            return line.fail(whole.error());
        if (!*whole) {
            line.note(QStringLiteral("The search was cut off: there may be more."));
            line.exitCode = ExitCode::Partial;
        }
    }
    if (line.output == CommandLine::Output::Json)
        return line.print(nlohmann::json{{"incident", jsonText(known->incident.id)}, {"fetches", fetches}});
    if (kept->empty())
        line.note(QStringLiteral("No logs are kept with it. --fetch reads those of its endpoints."));
}

} // namespace

void addIncidentLogs(Command incident, CommandLine& line)
{
    auto options = std::make_shared<LogsOptions>();
    auto logs = incident.subcommand("logs", "Logs of the affected endpoints, as they were fetched and kept");
    logs.option("ID", options->id, "Its id").required();
    logs.flag("--fetch", options->fetch, "Ask the clusters of its endpoints, and keep what they say");
    auto search =
        logs.option("--search", options->search, "Only lines that hold this text").valueName("TEXT");
    logs.option("--regex", options->regex, "Only lines in which this is found; bounded in time")
        .valueName("PATTERN")
        .excludes(search);
    logs.flag("--text", options->text, "The lines themselves");
    logs.footer(
        "Without --fetch it asks nobody. Secrets are hidden before anything is kept; log-redaction.txt in "
        "the\nworkspace names more, a regular expression a line. Exits with 7 where a log could not be "
        "read, or a\nsearch was cut off.\n"
        "Example:\n  pilothouse incident logs inc-0a1b2c3d --fetch --search error");
    line.onParsed(logs, [&line, options] {
        if (line.workspace())
            showIncidentLogs(line, *options);
    });
}

} // namespace ph
