#include "services/settings/SettingsTakeOver.h"

#include "services/notify/NoticeDocument.h"
#include "services/settings/NotificationsFile.h"
#include "services/settings/ShortcutsFile.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

namespace ph {

namespace {

/// What is kept, where it is wanted.
Result<std::optional<QByteArray>> keptBefore(StateStore& state, const QString& name, const QString& file)
{
    if (QFileInfo::exists(file))
        return std::optional<QByteArray>();
    return state.setting(name);
}

} // namespace

Result<void> takeOverShortcuts(StateStore& state, const QString& file)
{
    const auto name = QStringLiteral("shortcuts");
    const auto kept = keptBefore(state, name, file);
    if (!kept)
        return fail(kept.error());
    const auto changed = QJsonDocument::fromJson(kept->value_or(QByteArray())).object();
    ShortcutKeys keys;
    for (auto each = changed.begin(); each != changed.end(); ++each) {
        if (each.value().isString())
            keys.insert(each.key(), each.value().toString());
    }
    if (keys.isEmpty())
        return {};
    if (auto put = putShortcuts(file, {}, keys); !put)
        return put;
    return state.removeSetting(name);
}

Result<void> takeOverNotifications(StateStore& state, const QString& userFile)
{
    const auto name = QStringLiteral("notify/settings");
    const auto kept = keptBefore(state, name, userFile);
    if (!kept)
        return fail(kept.error());
    const auto settings = noticeSettingsFrom(kept->value_or(QByteArray()));
    if (!settings || !notificationsText(*settings))
        return {};
    if (auto put = putNotifications({userFile, {}}, *settings); !put)
        return put;
    return state.removeSetting(name);
}

} // namespace ph
