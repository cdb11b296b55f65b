#include "app/cli/CommandLine.h"
#include "app/start/RecentFile.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace ph {

namespace {

QString standingName(RecentWorkspace::Standing standing)
{
    return standing == RecentWorkspace::Standing::There ? QStringLiteral("there") : QStringLiteral("missing");
}

void listWorkspaces(CommandLine& line)
{
    const auto known = readRecentWorkspaces(recentWorkspacesPath());
    if (!known)
        return line.fail(known.error());
    if (line.output == CommandLine::Output::Json) {
        nlohmann::json all = nlohmann::json::array();
        for (const auto& one : *known)
            all.push_back(
                {{"folder", jsonText(one.folder)}, {"standing", jsonText(standingName(one.standing))}});
        return line.print(all);
    }
    if (known->isEmpty())
        return line.note(QCoreApplication::translate("WorkspacesCommand", "No workspace was opened yet."));
    for (const auto& one : *known) {
        const bool isMissing = one.standing == RecentWorkspace::Standing::Missing;
        line.print(isMissing ? QCoreApplication::translate("WorkspacesCommand", "%1  (missing)")
                                   .arg(terminalText(one.folder))
                             : terminalText(one.folder));
    }
}

void addForget(Command workspaces, CommandLine& line)
{
    auto forget = workspaces.subcommand("forget", "Take one out of the list; its folder stays");
    auto folder = std::make_shared<std::string>();
    forget.option("DIR", *folder, "As it stands in the list").required();
    forget.footer("Example:\n"
                  "  pilothouse workspaces forget /srv/old");
    line.onParsed(forget, [&line, folder] {
        const auto whole = QFileInfo(toText(*folder)).absoluteFilePath();
        if (const auto done = forgetWorkspace(recentWorkspacesPath(), whole); !done)
            line.fail(done.error());
    });
}

} // namespace

void addWorkspacesCommand(Command app, CommandLine& line)
{
    auto workspaces = app.subcommand("workspaces", "Workspaces whose window was opened lately");
    workspaces.requireSubcommand();
    auto list = workspaces.subcommand("list", "Their folders, latest first");
    list.footer("Example:\n"
                "  pilothouse --json workspaces list");
    line.onParsed(list, [&line] { listWorkspaces(line); });
    addForget(workspaces, line);
    workspaces.footer("Kept as text in recent-workspaces.txt in the XDG state folder (~/.local/state).\n"
                      "Example:\n"
                      "  pilothouse workspaces list");
}

} // namespace ph
