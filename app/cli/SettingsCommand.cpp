#include "app/cli/CommandLine.h"
#include "app/settings/SettingsMove.h"
#include "models/values/WholeFile.h"
#include "services/settings/AllSettings.h"

namespace ph {

namespace {

struct SettingsWords {
    std::string key, value, file;
    bool isHere = false, isDry = false;
};

KnownSettings settingsOf(const CommandLine& line)
{
    return loadAllSettings(line.workspaceFolder);
}

nlohmann::json settingJson(const SettingLayers& layers, const SettingKey& key)
{
    return {{"name", jsonText(key.name)},
            {"value", jsonText(layers.value(key))},
            {"origin", jsonText(settingOriginName(layers.originOf(key)))},
            {"usual", jsonText(key.usual)},
            {"description", jsonText(key.description)}};
}

void showSettings(CommandLine& line)
{
    const auto known = settingsOf(line);
    const auto notifications = notificationFiles(line.workspaceFolder);
    if (line.output == CommandLine::Output::Json) {
        auto settings = nlohmann::json::array(), remarks = nlohmann::json::array();
        for (const auto& key : settingKeys())
            settings.push_back(settingJson(known.layers, key));
        for (const auto& remark : known.remarks)
            remarks.push_back(jsonText(remark));
        return line.print(
            nlohmann::json{{"settings", settings},
                           {"remarks", remarks},
                           {"files",
                            {{"user", jsonText(userSettingsFile())},
                             {"workspace", jsonText(workspaceSettingsFile(line.workspaceFolder))},
                             {"shortcuts", jsonText(userShortcutsFile())},
                             {"notifications", jsonText(notifications.user)},
                             {"workspace_notifications", jsonText(notifications.workspace)}}}});
    }
    QList<QStringList> rows;
    for (const auto& key : settingKeys())
        rows.append({key.name, known.layers.value(key), settingOriginName(known.layers.originOf(key)),
                     key.description});
    for (const auto& row : alignedLines({QStringLiteral("KEY"), QStringLiteral("VALUE"),
                                         QStringLiteral("FROM"), QStringLiteral("WHAT IT IS")},
                                        rows))
        line.print(row);
    for (const auto& remark : known.remarks)
        line.note(terminalText(remark));
}

/// Null where there is none of this name, which has been reported.
const SettingKey* keyMeant(CommandLine& line, const std::string& name)
{
    const auto* key = settingKey(toText(name));
    if (!key)
        line.fail(Error::make(ErrorKind::NotFound, toText(name),
                              QStringLiteral("There is no such setting; see `pilothouse settings show`.")));
    return key;
}

void getSetting(CommandLine& line, const SettingsWords& words)
{
    const auto* key = keyMeant(line, words.key);
    if (!key)
        return;
    const auto layers = settingsOf(line).layers;
    if (line.output == CommandLine::Output::Json)
        return line.print(settingJson(layers, *key));
    line.print(layers.value(*key));
}

void changeSetting(CommandLine& line, const SettingsWords& words, const std::optional<QString>& value)
{
    const auto* key = keyMeant(line, words.key);
    if (!key)
        return;
    const auto file = words.isHere ? workspaceSettingsFile(line.workspaceFolder) : userSettingsFile();
    const auto place = words.isHere ? SettingsPlace::Workspace : SettingsPlace::User;
    if (const auto put = putSetting(file, place, *key, value); !put)
        return line.fail(put.error());
    getSetting(line, words);
    if (!words.isHere && settingsOf(line).layers.originOf(*key) == SettingOrigin::Workspace)
        line.note(QStringLiteral("This workspace has a value of its own; --here changes it."));
}

nlohmann::json linesInJson(const QStringList& lines)
{
    auto json = nlohmann::json::array();
    for (const auto& each : lines)
        json.push_back(jsonText(each));
    return json;
}

void exportSettings(CommandLine& line, const SettingsWords& words)
{
    if (!line.workspace())
        return;
    const auto bundle = bundleOf(*line.workspace(), userSettingsFile());
    if (!bundle)
        return line.fail(bundle.error());
    const auto file = toText(words.file);
    if (const auto written = writeWholeFile(file, bundleText(*bundle)); !written)
        return line.fail(written.error());
    if (line.output == CommandLine::Output::Json)
        return line.print(nlohmann::json{{"file", jsonText(file)},
                                         {"settings", bundle->values.size()},
                                         {"shortcuts", bundle->shortcuts.size()},
                                         {"connections", bundle->connections.size()},
                                         {"left_out", linesInJson(bundle->leftOut)}});
    line.print(QStringLiteral("%1: %2 settings, %3 keys, %4 connections, no secrets")
                   .arg(file)
                   .arg(bundle->values.size())
                   .arg(bundle->shortcuts.size())
                   .arg(bundle->connections.size()));
    for (const auto& left : bundle->leftOut)
        line.note(QStringLiteral("Left out: ") + terminalText(left));
}

void importSettings(CommandLine& line, const SettingsWords& words)
{
    const auto bundle = readBundle(toText(words.file));
    if (!bundle)
        return line.fail(bundle.error());
    if (!line.workspace())
        return;
    const auto plan = planImport(*line.workspace(), userSettingsFile(), *bundle);
    if (!plan)
        return line.fail(plan.error());
    if (!words.isDry) {
        if (const auto done = applyImport(*line.workspace(), userSettingsFile(), *plan); !done)
            return line.fail(done.error());
    }
    if (line.output == CommandLine::Output::Json) {
        auto changes = nlohmann::json::array();
        for (const auto& change : plan->changes)
            changes.push_back({{"what", jsonText(change.what)},
                               {"before", jsonText(change.before)},
                               {"after", jsonText(change.after)}});
        return line.print(nlohmann::json{
            {"changes", changes}, {"left_out", linesInJson(plan->leftOut)}, {"done", !words.isDry}});
    }
    for (const auto& change : plan->changes)
        line.print(QStringLiteral("%1: %2 -> %3")
                       .arg(terminalText(change.what),
                            change.before.isEmpty() ? QStringLiteral("–") : terminalText(change.before),
                            terminalText(change.after)));
    if (plan->changes.isEmpty())
        line.print(QStringLiteral("Nothing changes."));
    for (const auto& left : plan->leftOut)
        line.note(QStringLiteral("Left out: ") + terminalText(left));
    if (words.isDry)
        line.note(QStringLiteral("Nothing was changed; without --dry-run it is."));
    else if (!plan->connections.isEmpty())
        line.note(QStringLiteral("New connections are off: look at them, then switch them on."));
}

} // namespace

void addSettingsCommand(Command app, CommandLine& line)
{
    auto settings = app.subcommand("settings", "How the program looks, what it keeps, and who said so");
    settings.requireSubcommand();
    settings.footer("They lie in $XDG_CONFIG_HOME/pilothouse/settings.yaml, and, for one workspace, in its "
                    "settings.yaml.\nRules of notifications lie in notifications.yaml beside each, changed "
                    "keys in shortcuts.yaml beside the first.\nExample:\n  pilothouse settings show");
    auto words = std::make_shared<SettingsWords>();

    auto show = settings.subcommand("show", "All of them, and where each value comes from");
    show.footer("Example:\n  pilothouse settings show");
    line.onParsed(show, [&line] { showSettings(line); });

    auto get = settings.subcommand("get", "One value");
    get.option("key", words->key, "Its name").valueName("KEY").required();
    get.footer("Example:\n  pilothouse settings get theme");
    line.onParsed(get, [&line, words] { getSetting(line, *words); });

    auto set = settings.subcommand("set", "Choose one value");
    set.option("key", words->key, "Its name").valueName("KEY").required();
    set.option("value", words->value, "What it is from now on").valueName("VALUE").required();
    set.flag("--here", words->isHere, "Only in this workspace");
    set.footer("Example:\n  pilothouse settings set observed-age 90d");
    line.onParsed(set, [&line, words] { changeSetting(line, *words, toText(words->value)); });

    auto reset = settings.subcommand("reset", "Take one value back: its default holds then");
    reset.option("key", words->key, "Its name").valueName("KEY").required();
    reset.flag("--here", words->isHere, "Only in this workspace");
    reset.footer("Example:\n  pilothouse settings reset theme");
    line.onParsed(reset, [&line, words] { changeSetting(line, *words, std::nullopt); });

    auto write = settings.subcommand(
        "export", "Settings, keys, notifications and connections as a file, without secrets");
    write.option("--out", words->file, "Where it is written").valueName("FILE").required();
    write.footer("Example:\n  pilothouse settings export --out settings-of-mine.yaml");
    line.onParsed(write, [&line, words] { exportSettings(line, *words); });

    auto read = settings.subcommand("import", "Take over such a file; connections of it are off at first");
    read.option("file", words->file, "Written by export").valueName("FILE").required();
    read.flag("--dry-run", words->isDry, "Show what would change, and change nothing");
    read.footer("Example:\n  pilothouse settings import settings-of-mine.yaml --dry-run");
    line.onParsed(read, [&line, words] { importSettings(line, *words); });
}

} // namespace ph
