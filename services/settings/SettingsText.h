#pragma once

#include "models/values/Result.h"
#include "models/values/Settings.h"
#include "services/yaml/YamlTree.h"

namespace ph {

/// As readYaml(); a file of nothing but comments says nothing, which is no mistake. Pure.
YamlReading readSettingsYaml(const QByteArray& yaml);

/// A file of settings as it was read. What is wrong in it is as if it were not there.
struct SettingsReading {
    SettingValues values;
    QList<FileProblem> problems; ///< wrong values, in the order of the file
    QStringList unknown;         ///< names that this version does not know; they stay in the file
};
enum class SettingsPlace { User, Workspace };
/// Pure. `place`: a workspace may not set what is the person's alone.
SettingsReading readSettings(const QByteArray& yaml, SettingsPlace place);

/// The file with one value set, or, with none, without it; every other byte stays, comments and what is
/// unknown as well. Invalid where it is no value of the key or the file cannot be read; Unsupported, with
/// what to do, where the entry is not one line. Pure.
Result<QByteArray> withSetting(const QByteArray& yaml, const SettingKey& key,
                               const std::optional<QString>& value);

} // namespace ph
