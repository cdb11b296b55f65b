#include "app/cli/CommandLine.h"
#include "app/settings/AskForUpdate.h"
#include "services/http/CurlTransport.h"
#include "services/settings/SettingsFile.h"

namespace ph {

namespace {

std::string standingName(UpdateStanding standing)
{
    return standing == UpdateStanding::Newer     ? "newer"
           : standing == UpdateStanding::Current ? "current"
                                                 : "older";
}

void tellUpdate(CommandLine& line, const UpdateNews& news)
{
    if (line.output == CommandLine::Output::Json)
        return line.print(nlohmann::json{{"asked", true},
                                         {"current", PH_VERSION},
                                         {"version", jsonText(news.version)},
                                         {"standing", standingName(standingOf(news))},
                                         {"published", jsonTime(news.publishedMs)},
                                         {"url", jsonText(news.url)},
                                         {"notes", jsonText(news.notes)}});
    line.print(terminalText(updateWords(news)));
    if (standingOf(news) == UpdateStanding::Newer && !news.notes.isEmpty())
        line.print(terminalText(news.notes));
}

void checkUpdate(CommandLine& line, bool onlyIfDue)
{
    const auto settings =
        loadSettings(userSettingsFile(), workspaceSettingsFile(line.workspaceFolder)).settings();
    const auto nowMs = toMs(systemNow());
    const bool isAsked = !onlyIfDue || (settings.updateCheck == Settings::UpdateCheck::Daily &&
                                        isUpdateCheckDue(loadSeenUpdate(seenUpdateFile()), nowMs));
    if (!isAsked) {
        if (line.output == CommandLine::Output::Json)
            return line.print(nlohmann::json{{"asked", false}, {"current", PH_VERSION}});
        return line.note(settings.updateCheck == Settings::UpdateCheck::Off
                             ? QStringLiteral("Not asked: the setting update-check is off.")
                             : QStringLiteral("Not asked: it was within the last day."));
    }
    const auto transport = makeCurlTransport();
    const auto news = askForUpdate(*transport, settings, seenUpdateFile(), nowMs, line.stop());
    if (!news)
        return line.fail(news.error());
    tellUpdate(line, *news);
}

} // namespace

void addUpdateCheckCommand(Command app, CommandLine& line)
{
    auto check = app.subcommand("update-check", "Ask whether there is a newer version; nothing is fetched");
    auto onlyIfDue = std::make_shared<bool>(false);
    check.flag("--if-due", *onlyIfDue, "Only where the setting update-check is daily, and once a day");
    check.footer("An answer counts only with its signature, and never one that is older than the last.\n"
                 "Example:\n  pilothouse update-check");
    line.onParsed(check, [&line, onlyIfDue] { checkUpdate(line, *onlyIfDue); });
}

} // namespace ph
