#include "services/settings/SettingsFile.h"

#include "services/settings/SettingsBytes.h"
#include "services/settings/SettingsTexts.h"

#include <QStandardPaths>

namespace ph {

namespace {

const QByteArray settingsHead = "# Settings of Pilothouse, a line each; what is not here has its default. "
                                "`pilothouse settings show` lists\n"
                                "# all of them. Comments stay. No secrets belong here.\n";

SettingValues readInto(QStringList& remarks, const QString& path, SettingsPlace place)
{
    const auto bytes = settingsBytes(path);
    if (!bytes) {
        remarks << path + QStringLiteral(": ") + bytes.error().detail;
        return {};
    }
    const auto reading = readSettings(*bytes, place);
    for (const auto& problem : reading.problems)
        remarks << problemLine(path, problem);
    for (const auto& name : reading.unknown)
        remarks << SettingsTexts::tr("%1: %2: this version does not know it; it stays").arg(path, name);
    return reading.values;
}

} // namespace

QString userSettingsFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/pilothouse/settings.yaml");
}

QString workspaceSettingsFile(const std::filesystem::path& workspace)
{
    return QString::fromStdString((workspace / "settings.yaml").string());
}

KnownSettings loadSettings(const QString& userFile, const QString& workspaceFile)
{
    KnownSettings known;
    known.layers.user = readInto(known.remarks, userFile, SettingsPlace::User);
    known.layers.workspace = readInto(known.remarks, workspaceFile, SettingsPlace::Workspace);
    return known;
}

Result<void> putSetting(const QString& file, SettingsPlace place, const SettingKey& key,
                        const std::optional<QString>& value)
{
    if (place == SettingsPlace::Workspace && key.scope == SettingKey::Scope::Person)
        return fail(
            ErrorKind::Invalid, key.name,
            SettingsTexts::tr("A workspace cannot set this: its folder may come from somebody else."));
    const auto bytes = settingsBytes(file);
    if (!bytes)
        return fail(bytes.error());
    const auto changed = withSetting(bytes->isEmpty() && value ? settingsHead : *bytes, key, value);
    if (!changed)
        return fail(changed.error());
    if (*changed == *bytes)
        return {};
    return writeSettingsBytes(file, *changed);
}

} // namespace ph
