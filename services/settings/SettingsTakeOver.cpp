#include "services/settings/SettingsTakeOver.h"

#include "services/notify/NoticeDocument.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

namespace ph {

namespace {

const auto shortcutsName = QStringLiteral("shortcuts");
const auto notificationsName = QStringLiteral("notify/settings");

/// What is kept, where it is wanted.
Result<std::optional<QByteArray>> keptBefore(StateStore& state, const QString& name, const QString& file)
{
    if (QFileInfo::exists(file))
        return std::optional<QByteArray>();
    return state.setting(name);
}

} // namespace

Result<std::optional<ShortcutKeys>> shortcutsToTakeOver(StateStore& state, const QString& file)
{
    const auto kept = keptBefore(state, shortcutsName, file);
    if (!kept)
        return fail(kept.error());
    const auto changed = QJsonDocument::fromJson(kept->value_or(QByteArray())).object();
    ShortcutKeys keys;
    for (auto each = changed.begin(); each != changed.end(); ++each) {
        if (each.value().isString())
            keys.insert(each.key(), each.value().toString());
    }
    return keys.isEmpty() ? std::nullopt : std::optional(keys);
}

Result<void> takeOverShortcuts(StateStore& state, const QString& file)
{
    const auto keys = shortcutsToTakeOver(state, file);
    if (!keys)
        return fail(keys.error());
    if (!*keys)
        return {};
    if (auto put = putShortcuts(file, {}, **keys); !put)
        return put;
    return state.removeSetting(shortcutsName);
}

Result<std::optional<NoticeSettings>> notificationsToTakeOver(StateStore& state, const QString& userFile)
{
    const auto kept = keptBefore(state, notificationsName, userFile);
    if (!kept)
        return fail(kept.error());
    const auto settings = noticeSettingsFrom(kept->value_or(QByteArray()));
    if (!settings || !notificationsText(*settings))
        return std::optional<NoticeSettings>();
    return std::optional(*settings);
}

Result<void> takeOverNotifications(StateStore& state, const QString& userFile)
{
    const auto settings = notificationsToTakeOver(state, userFile);
    if (!settings)
        return fail(settings.error());
    if (!*settings)
        return {};
    if (auto put = putNotifications({userFile, {}}, **settings); !put)
        return put;
    return state.removeSetting(notificationsName);
}

} // namespace ph
