#include "app/cli/CommandLine.h"
#include "models/tables/Format.h"
#include "services/discovery/ConnectionOffers.h"
#include "services/discovery/StoreSearch.h"

#include <QCoreApplication>
#include <QDir>

namespace ph {

namespace {

struct DiscoverTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::DiscoverCommand)
};

nlohmann::json foundJson(const FoundStore& store)
{
    const auto count = [](qint64 number) { return number < 0 ? nlohmann::json() : nlohmann::json(number); };
    return {{"kind", jsonText(store.kind)},
            {"location", jsonText(store.location)},
            {"experiments", count(store.experiments)},
            {"bytes", count(store.bytes)}};
}

nlohmann::json offerJson(const OfferedConnection& offer)
{
    const auto& connection = offer.connection;
    return {{"kind", jsonText(connection.kind)},
            {"name", jsonText(connection.name)},
            {"location", jsonText(connection.location)},
            {"context", jsonText(connection.settings.value(QStringLiteral("context")))},
            {"source", jsonText(offer.source)},
            {"note", jsonText(offer.note)}};
}

const char* searchEndName(StoreSearchReport::End end)
{
    switch (end) {
    case StoreSearchReport::End::Whole:
        return "whole";
    case StoreSearchReport::End::Cancelled:
        return "cancelled";
    case StoreSearchReport::End::TookTooLong:
        return "too-long";
    case StoreSearchReport::End::TooMany:
        return "too-many";
    }
    return "";
}

void printStores(CommandLine& line, const std::vector<FoundStore>& stores)
{
    QList<QStringList> rows;
    for (const auto& store : stores)
        rows.append({store.kind, store.experiments < 0 ? QString() : formatCount(store.experiments),
                     store.bytes < 0 ? QString() : formatBytes(store.bytes), terminalText(store.location)});
    if (rows.isEmpty())
        return line.note(DiscoverTexts::tr("No store was found in these folders."));
    for (const auto& text : alignedLines({DiscoverTexts::tr("store"), DiscoverTexts::tr("experiments"),
                                          DiscoverTexts::tr("size"), DiscoverTexts::tr("place")},
                                         rows, {1, 2}))
        line.print(text);
}

void printOffers(CommandLine& line, const QList<OfferedConnection>& offers)
{
    QList<QStringList> rows;
    for (const auto& offer : offers)
        rows.append({offer.connection.kind, terminalText(offer.connection.name),
                     terminalText(offer.connection.location), terminalText(offer.source)});
    if (rows.isEmpty())
        return line.note(DiscoverTexts::tr("The environment names no server, and there is no kubeconfig."));
    for (const auto& text : alignedLines({DiscoverTexts::tr("system"), DiscoverTexts::tr("name"),
                                          DiscoverTexts::tr("place"), DiscoverTexts::tr("named by")},
                                         rows))
        line.print(text);
}

void discover(CommandLine& line, const std::vector<std::string>& folders)
{
    std::vector<FoundStore> stores;
    StoreSearchReport report;
    if (!folders.empty()) {
        const std::vector<std::filesystem::path> roots(folders.begin(), folders.end());
        std::error_code failed;
        for (const auto& root : roots) {
            if (!std::filesystem::is_directory(root, failed))
                return line.fail(Error::make(ErrorKind::NotFound, QString::fromStdString(root.string()),
                                             DiscoverTexts::tr("There is no such folder.")));
        }
        report =
            searchStores(roots, {}, line.stop(), [&](const FoundStore& store) { stores.push_back(store); });
    }
    const auto offered =
        offeredConnections(QProcessEnvironment::systemEnvironment(), QDir::homePath().toStdString());
    for (const auto& fault : offered.faults)
        line.note(QStringLiteral("%1: %2").arg(terminalText(fault.item), terminalText(fault.error.detail)));
    using End = StoreSearchReport::End;
    if (report.end == End::Cancelled)
        line.exitCode = ExitCode::Cancelled;
    else if (report.end != End::Whole || !offered.faults.isEmpty())
        line.exitCode = ExitCode::Partial;
    if (line.output == CommandLine::Output::Json) {
        nlohmann::json found = nlohmann::json::array(), named = nlohmann::json::array();
        for (const auto& store : stores)
            found.push_back(foundJson(store));
        for (const auto& offer : offered.offers)
            named.push_back(offerJson(offer));
        return line.print(nlohmann::json{{"stores", found},
                                         {"servers", named},
                                         {"folders_searched", report.folders},
                                         {"search_end", searchEndName(report.end)}});
    }
    if (!folders.empty())
        printStores(line, stores);
    printOffers(line, offered.offers);
    if (report.end == End::TookTooLong || report.end == End::TooMany)
        line.note(DiscoverTexts::tr("The search was cut off: name a folder that holds less."));
}

} // namespace

void addDiscoverCommand(Command app, CommandLine& line)
{
    auto command =
        app.subcommand("discover", "What could be connected: local stores, servers that are named");
    auto folders = std::make_shared<std::vector<std::string>>();
    command.option("DIR", *folders, "Look for mlruns folders and mlflow.db files in and below these");
    command.footer("Asks no server, follows no link and changes nothing. Servers come from "
                   "MLFLOW_TRACKING_URI, PROMETHEUS_URL, ALERTMANAGER_URL, kubeconfigs and, in a pod, the "
                   "cluster's services.\n"
                   "Example:\n"
                   "  pilothouse discover ~/work\n"
                   "  pilothouse --json discover");
    line.onParsed(command, [&line, folders] { discover(line, *folders); });
}

} // namespace ph
