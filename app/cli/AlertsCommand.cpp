#include "app/cli/AlertsOutput.h"
#include "app/cli/MonitorChoice.h"
#include "services/sync/SyncErrorText.h"

namespace ph {

namespace {

/// What an Alertmanager knows comes from a Prometheus: with both, each would be there twice.
std::vector<LinkPtr> withoutEchoes(std::vector<LinkPtr> links)
{
    if (std::any_of(links.begin(), links.end(),
                    [](const auto& link) { return linkHas<SilenceSource>(*link); }))
        std::erase_if(links, [](const LinkPtr& link) { return !linkHas<SilenceSource>(*link); });
    return links;
}

void listAlerts(CommandLine& line, const QString& connection)
{
    auto links = monitorLinks(line, connection);
    if (!links)
        return line.fail(links.error());
    links = thoseThat(std::move(*links), linkHas<AlertSource>, QStringLiteral("alerts"));
    if (!links)
        return line.fail(links.error());
    auto connections = nlohmann::json::array();
    auto documents = nlohmann::json::array();
    std::vector<AlertsShown> shown;
    std::size_t count = 0;
    for (const auto& link : withoutEchoes(std::move(*links))) {
        const auto& name = link->connection().name;
        const auto source = link->reach<AlertSource>(line.stop());
        auto alerts = source ? source->source.fetchAlerts(source->context)
                             : Result<Sifted<Alert>>(fail(source.error()));
        connections.push_back(
            {{"name", jsonText(name)},
             {"error", alerts ? nlohmann::json() : jsonText(errorKindName(alerts.error().kind))}});
        if (!alerts) {
            line.exitCode = exitCodeOf(alerts.error());
            line.note(QStringLiteral("%1: %2").arg(terminalText(name),
                                                   terminalText(syncErrorText(alerts.error()))));
            continue;
        }
        noteAlertFaults(line, name, alerts->faults);
        line.workspace()->observer().noteAlerts(name, alerts->items,
                                                alerts->faults.empty() ? ObservedLook::Extent::Whole
                                                                       : ObservedLook::Extent::Partial);
        for (const auto& alert : alerts->items)
            documents.push_back(alertJson(alert, name));
        count += alerts->items.size();
        shown.push_back({name, std::move(alerts->items)});
    }
    if (line.output == CommandLine::Output::Json)
        return line.print(nlohmann::json{{"connections", connections}, {"alerts", documents}});
    if (count == 0 && !shown.empty())
        return line.note(QStringLiteral("No alert fires."));
    if (count == 0)
        return;
    for (const auto& row : alertsLines(shown, toMs(line.workspace()->clock()())))
        line.print(row);
}

} // namespace

void addAlertsCommand(Command app, CommandLine& line)
{
    auto alerts = app.subcommand("alerts", "What fires, who is told, and what keeps it from being told");
    auto connection = std::make_shared<std::string>();
    alerts
        .option("--connection", *connection,
                "Whom to ask; without it all Alertmanagers, or where there "
                "is none, each Prometheus")
        .valueName("NAME");
    alerts.footer("Example:\n  pilothouse alerts --connection oncall");
    line.onParsed(alerts, [&line, connection] {
        if (line.workspace())
            listAlerts(line, toText(*connection));
    });
}

} // namespace ph
