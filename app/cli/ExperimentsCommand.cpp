#include "app/cli/CommandLine.h"
#include "models/values/PlaceLink.h"

#include <QCoreApplication>

namespace ph {

void addExperimentsCommand(Command app, CommandLine& line)
{
    auto command = app.subcommand("experiments", "Cached experiments of all connections");
    command.footer("Examples:\n"
                   "  pilothouse experiments\n"
                   "  pilothouse --json experiments");
    line.onParsed(command, [&line] {
        auto* workspace = line.workspace();
        if (!workspace)
            return;
        auto all = workspace->cache().experiments();
        if (!all)
            return line.fail(all.error());
        const auto names = line.connectionNames();
        if (line.output == CommandLine::Output::Json) {
            auto list = nlohmann::json::array();
            for (const auto& e : *all) {
                const auto connection = names.value(e.experiment.key.connection.value);
                list.push_back({{"connection", jsonText(connection)},
                                {"experiment_id", jsonText(e.experiment.key.remoteId)},
                                {"name", jsonText(e.experiment.name)},
                                {"lifecycle_stage", lifecycleName(e.experiment.lifecycle).toStdString()},
                                {"runs", e.runs},
                                {"created", jsonTime(e.experiment.createdMs)},
                                {"updated", jsonTime(e.experiment.updatedMs)},
                                {"seen", jsonTime(e.seenMs)},
                                {"link", jsonText(placeLink({PlaceLink::Kind::Experiment, connection,
                                                             e.experiment.name}))}});
            }
            return line.print(nlohmann::json{{"experiments", list}});
        }
        if (all->empty())
            return line.note(QCoreApplication::translate("ExperimentsCommand",
                                                         "Nothing cached yet; `pilothouse sync` reads it."));
        QList<QStringList> rows;
        for (const auto& e : *all) {
            rows.append({terminalText(names.value(e.experiment.key.connection.value)),
                         e.experiment.key.remoteId, QString::number(e.runs),
                         lifecycleName(e.experiment.lifecycle), terminalText(e.experiment.name)});
        }
        for (const auto& row :
             alignedLines({QStringLiteral("CONNECTION"), QStringLiteral("ID"), QStringLiteral("RUNS"),
                           QStringLiteral("STAGE"), QStringLiteral("NAME")},
                          rows, {2}))
            line.print(row);
    });
}

} // namespace ph
