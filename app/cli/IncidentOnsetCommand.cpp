#include "app/cli/CommandLine.h"
#include "app/cli/Moment.h"
#include "services/incidents/IncidentStore.h"

namespace ph {

namespace {

struct OnsetOptions {
    std::string id, at, reason, by;
};

void correctOnset(CommandLine& line, const OnsetOptions& options)
{
    auto& workspace = *line.workspace();
    const auto nowMs = toMs(workspace.clock()());
    const auto at = momentOf(options.at, workspace.clock()());
    if (!at)
        return line.fail(at.error());
    if (*at > nowMs)
        return line.fail(Error::make(ErrorKind::Invalid, QStringLiteral("--at"),
                                     QStringLiteral("An incident does not begin later than now.")));
    IncidentChanged change;
    change.onsetMs = *at;
    change.reason = toText(options.reason).trimmed();
    if (change.reason.isEmpty())
        return line.fail(Error::make(ErrorKind::Invalid, QStringLiteral("--reason"),
                                     QStringLiteral("Say by what it is known.")));
    const auto entry =
        IncidentStore(workspace.state()).add(toText(options.id), change, authorOf(options.by), nowMs);
    if (!entry)
        return line.fail(entry.error());
    if (line.output == CommandLine::Output::Json)
        return line.print(
            nlohmann::json{{"incident", jsonText(entry->incident)}, {"entry", jsonText(entry->id)}});
    line.print(entry->incident);
}

} // namespace

void addIncidentOnset(Command incident, CommandLine& line)
{
    auto options = std::make_shared<OnsetOptions>();
    auto command =
        incident.subcommand("onset", "Correct when it began; what was said before stays in its record");
    command.option("ID", options->id, "Its id").required();
    command.option("--at", options->at, "When it began").valueName("TIME").required();
    command.option("--reason", options->reason, "By what that is known").valueName("TEXT").required();
    command.option("--by", options->by, "Who writes it; without it, the user of this computer")
        .valueName("NAME");
    command.footer(
        "Suspects, diagnosis and impact go by the corrected time from then on.\n"
        "Example:\n  pilothouse incident onset inc-0a1b2c3d --at -50m --reason 'the first 5xx in the log'");
    line.onParsed(command, [&line, options] {
        if (line.workspace())
            correctOnset(line, *options);
    });
}

} // namespace ph
