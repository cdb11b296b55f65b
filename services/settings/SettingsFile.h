#pragma once

#include "services/settings/SettingsText.h"

#include <filesystem>

namespace ph {

/// $XDG_CONFIG_HOME/pilothouse/settings.yaml.
QString userSettingsFile();
/// settings.yaml of a workspace: what it sets holds in it instead of the user's.
QString workspaceSettingsFile(const std::filesystem::path& workspace);

/// Both files, as far as they can be read. Blocking; small.
struct KnownSettings {
    SettingLayers layers;
    QStringList remarks; ///< what is wrong or unknown in them, each with its file and line
    Settings settings() const { return settingsFrom(layers); }
    friend bool operator==(const KnownSettings&, const KnownSettings&) = default;
};
KnownSettings loadSettings(const QString& userFile, const QString& workspaceFile);

/// Sets one value in a file, or takes it out of it; the file appears whole or stays as it was. Storage;
/// errors of withSetting(); Invalid where a workspace may not set it.
Result<void> putSetting(const QString& file, SettingsPlace place, const SettingKey& key,
                        const std::optional<QString>& value);

} // namespace ph
