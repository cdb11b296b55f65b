#include "app/cli/CommandLine.h"
#include "app/monitoring/ObjectiveFiles.h"
#include "models/tables/Format.h"
#include "models/tables/MonitorWords.h"
#include "services/connectors/ObjectiveReading.h"
#include "services/sync/SyncErrorText.h"

namespace ph {

namespace {

using Verdict = ObjectiveState::Verdict;

// Of this command 2 and 3 are verdicts.
constexpr auto objectiveBurns = ExitCode(2), objectiveNoData = ExitCode(3);

Result<ObjectiveState> judgedNow(CommandLine& line, const KeptObjective& kept)
{
    const auto connection = line.connection(kept.connection);
    if (!connection)
        return fail(connection.error());
    const auto link = line.link(connection->id);
    if (!link)
        return fail(link.error());
    const auto source = (*link)->reach<MetricSource>(line.stop());
    if (!source)
        return fail(source.error());
    return readObjective(source->source, source->context, kept.objective);
}

nlohmann::json readingJson(const BurnReading& reading)
{
    const auto burn = [](const std::optional<double>& rate) {
        return rate ? jsonNumber(*rate) : nlohmann::json();
    };
    return {{"long_ms", reading.window.longMs},
            {"short_ms", reading.window.shortMs},
            {"limit", jsonNumber(reading.window.threshold)},
            {"severity", reading.window.severity == BurnWindow::Severity::Page ? "page" : "ticket"},
            {"long_burn", burn(reading.longBurn)},
            {"short_burn", burn(reading.shortBurn)},
            {"burning", reading.state == BurnReading::State::Burning}};
}

nlohmann::json objectiveJson(const KeptObjective& kept, const Result<ObjectiveState>& state)
{
    nlohmann::json document{
        {"name", jsonText(kept.objective.name)},
        {"file", jsonText(kept.file)},
        {"connection", jsonText(kept.connection)},
        {"endpoint", jsonText(kept.endpoint)},
        {"target", jsonNumber(kept.objective.target)},
        {"window_ms", kept.objective.windowMs},
        {"verdict", jsonText(verdictName(state ? state->verdict : Verdict::NoData))},
        {"budget_left", nullptr},
        {"windows", nlohmann::json::array()},
        {"error", state ? nlohmann::json() : jsonText(errorKindName(state.error().kind))}};
    if (!state)
        return document;
    if (state->budgetLeft)
        document["budget_left"] = jsonNumber(*state->budgetLeft);
    for (const auto& reading : state->readings)
        document["windows"].push_back(readingJson(reading));
    return document;
}

/// What burns is said before what is not known.
void settle(CommandLine& line, Verdict verdict)
{
    if (verdict == Verdict::Page || verdict == Verdict::Ticket)
        line.exitCode = objectiveBurns;
    else if (verdict == Verdict::NoData && line.exitCode != objectiveBurns)
        line.exitCode = objectiveNoData;
}

void judgeObjectives(CommandLine& line, const QString& connection)
{
    const ObjectiveFiles files(QString::fromStdString(line.workspaceFolder.string()));
    const auto listing = files.load();
    if (!listing)
        return line.fail(listing.error());
    for (const auto& fault : listing->faults) {
        line.note(QStringLiteral("%1: %2").arg(terminalText(fault.item), terminalText(fault.error.detail)));
        settle(line, Verdict::NoData);
    }
    auto documents = nlohmann::json::array();
    QList<QStringList> rows;
    for (const auto& kept : listing->objectives) {
        if (!connection.isEmpty() && kept.connection != connection)
            continue;
        const auto state = judgedNow(line, kept);
        if (!state)
            line.note(QStringLiteral("%1: %2").arg(terminalText(kept.objective.name),
                                                   terminalText(syncErrorText(state.error()))));
        const auto verdict = state ? state->verdict : Verdict::NoData;
        settle(line, verdict);
        documents.push_back(objectiveJson(kept, state));
        rows.append({verdictName(verdict), terminalText(kept.objective.name),
                     budgetText(state ? state->budgetLeft : std::nullopt), terminalText(kept.connection)});
    }
    if (line.output == CommandLine::Output::Json)
        return line.print(nlohmann::json{{"objectives", documents}});
    if (rows.isEmpty())
        return line.note(QStringLiteral("No objective is kept in the workspace's objectives folder."));
    for (const auto& row : alignedLines({QStringLiteral("VERDICT"), QStringLiteral("OBJECTIVE"),
                                         QStringLiteral("BUDGET"), QStringLiteral("CONNECTION")},
                                        rows))
        line.print(row);
}

} // namespace

void addObjectivesCommand(Command app, CommandLine& line)
{
    auto objectives = app.subcommand("objectives", "Judge the workspace's objectives by their error budgets");
    auto connection = std::make_shared<std::string>();
    objectives.option("--connection", *connection, "Only those that this connection is asked for")
        .valueName("NAME");
    objectives.footer(
        "Objectives are YAML files in the workspace's objectives folder.\n"
        "Exit codes: 0 none burns too fast, 2 one does, 3 one is not known, 6 the folder cannot "
        "be read.\n"
        "Example:\n  pilothouse objectives --connection prod");
    line.onParsed(objectives, [&line, connection] {
        if (line.workspace())
            judgeObjectives(line, toText(*connection));
    });
}

} // namespace ph
