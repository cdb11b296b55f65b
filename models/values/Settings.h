#pragma once

#include "models/values/Time.h"

#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace ph {

/// What people choose of how the program looks, when it ends, what it keeps and whether it looks for a newer
/// version. Of a limit 0 means: none.
struct Settings {
    enum class Theme { System, Light, Dark } theme = Theme::System;
    QString language; ///< "en", "zh_CN"; empty: the system's
    enum class Motion { System, Reduced, Full } motion = Motion::System;
    std::int64_t observedAgeMs = 0;
    std::int64_t observedBytes = 0, curvesBytes = 0, artifactsBytes = 0, tablesBytes = 0;
    enum class LastWindow { EndsProgram, StaysInTray } lastWindow = LastWindow::EndsProgram;
    enum class UpdateCheck { Off, Daily } updateCheck = UpdateCheck::Off;
    QString updateAddress; ///< empty: as it was packaged
    QString updateKey;     ///< "ed25519:BASE64"; empty: as it was packaged
    friend bool operator==(const Settings&, const Settings&) = default;
};

/// One of the settings, as it is written in a file.
struct SettingKey {
    QString name;
    enum class Kind { Choice, Age, Size, Address, PublicKey } kind = Kind::Choice;
    /// Person: never taken from a workspace, whose folder may come from somebody else.
    enum class Scope { Anywhere, Person } scope = Scope::Anywhere;
    QString usual;            ///< the value where nobody sets it
    QStringList choices = {}; ///< of Choice
    QString description;      ///< one line, for the comment in a file
};

/// All of them, in the order of the file.
const QList<SettingKey>& settingKeys();
/// Null where there is none of this name.
const SettingKey* settingKey(const QString& name);
/// Why `value` is none of the key's, in words; none: it is one.
std::optional<QString> objectionToSetting(const SettingKey& key, const QString& value);

using SettingValues = QMap<QString, QString>; ///< by name, as written

/// Who set a value.
enum class SettingOrigin { Usual, User, Workspace };
QString settingOriginName(SettingOrigin origin); ///< "usual", "user", "workspace"

/// What the user and the workspace set; the workspace goes first.
struct SettingLayers {
    SettingValues user, workspace;
    SettingOrigin originOf(const SettingKey& key) const;
    QString value(const SettingKey& key) const;
    friend bool operator==(const SettingLayers&, const SettingLayers&) = default;
};
Settings settingsFrom(const SettingLayers& layers);

} // namespace ph
