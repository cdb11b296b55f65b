#include "app/settings/SettingsMove.h"

#include "services/connectors/Catalog.h"
#include "services/notify/NoticeDocument.h"
#include "services/settings/SettingsFile.h"
#include "services/settings/SettingsTakeOver.h"
#include "services/settings/ShortcutsFile.h"

#include <QCoreApplication>
#include <QFile>

namespace ph {

namespace {

struct MoveTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::SettingsMove)
};

// What holds is what lies in the files, or what an older version kept and nobody has taken over yet.

Result<KeptShortcuts> shortcutsInForce(Workspace& workspace)
{
    const auto file = userShortcutsFile();
    const auto kept = shortcutsToTakeOver(workspace.state(), file);
    if (!kept)
        return fail(kept.error());
    return *kept ? KeptShortcuts{**kept, {}} : loadShortcuts(file);
}

/// Those of the person: what a workspace sets for itself neither goes to another machine nor comes from one.
NotificationFiles personsNotifications()
{
    return {notificationFiles({}).user, {}};
}

Result<KeptNotifications> notificationsInForce(Workspace& workspace)
{
    const auto files = personsNotifications();
    const auto kept = notificationsToTakeOver(workspace.state(), files.user);
    if (!kept)
        return fail(kept.error());
    return *kept ? KeptNotifications{**kept, {}} : loadNotifications(files);
}

Result<void> planNotifications(SettingsImport& plan, Workspace& workspace, const QByteArray& asked)
{
    if (asked.isEmpty())
        return {};
    const auto settings = noticeSettingsFrom(asked);
    const auto text = settings ? notificationsText(*settings) : fail(settings.error());
    if (!text) {
        plan.leftOut << MoveTexts::tr("notifications: %1").arg(text.error().detail);
        return {};
    }
    const auto now = notificationsInForce(workspace);
    if (!now)
        return fail(now.error());
    if (now->settings == *settings)
        return {};
    plan.notifications = *settings;
    plan.changes.append({MoveTexts::tr("notifications"), {}, MoveTexts::tr("as in the file")});
    return {};
}

void planConnections(SettingsImport& plan, const std::vector<Connection>& known,
                     const QList<Connection>& asked)
{
    for (const auto& connection : asked) {
        const auto same = [&](const Connection& other) { return other.name == connection.name; };
        if (std::any_of(known.begin(), known.end(), same) ||
            std::any_of(plan.connections.begin(), plan.connections.end(), same)) {
            plan.leftOut
                << MoveTexts::tr("%1: a connection of this name is here already").arg(connection.name);
        } else if (const auto usable = makeConnector(connection); !usable) {
            plan.leftOut << QStringLiteral("%1: %2").arg(connection.name, usable.error().detail);
        } else {
            plan.connections.append(connection);
            plan.changes.append(
                {MoveTexts::tr("connection %1").arg(connection.name),
                 {},
                 MoveTexts::tr("%1 %2, off", "kind and address of a connection that is switched off")
                     .arg(connection.kind, connection.location)});
        }
    }
}

} // namespace

Result<SettingsBundle> bundleOf(Workspace& workspace, const QString& userFile)
{
    const auto shortcuts = shortcutsInForce(workspace);
    if (!shortcuts)
        return fail(shortcuts.error());
    const auto connections = workspace.state().connections();
    if (!connections)
        return fail(connections.error());
    const auto notifications = notificationsInForce(workspace);
    if (!notifications)
        return fail(notifications.error());
    const bool isUsual = notifications->settings == usualNoticeSettings();
    return bundleWithoutSecrets(
        {.values = loadSettings(userFile, {}).layers.user,
         .shortcuts = shortcuts->keys,
         .notifications = isUsual ? QByteArray() : noticeSettingsText(notifications->settings),
         .connections = {connections->begin(), connections->end()},
         .leftOut = shortcuts->remarks + notifications->remarks});
}

Result<SettingsImport> planImport(Workspace& workspace, const QString& userFile, const SettingsBundle& bundle)
{
    SettingsImport plan;
    plan.leftOut = bundle.leftOut;
    const SettingLayers now{loadSettings(userFile, {}).layers.user, {}};
    for (const auto& key : settingKeys()) {
        const auto value = bundle.values.value(key.name);
        if (value.isEmpty() || value == now.user.value(key.name))
            continue;
        plan.values.insert(key.name, value);
        plan.changes.append({key.name, now.value(key), value});
    }
    const auto shortcuts = shortcutsInForce(workspace);
    if (!shortcuts)
        return fail(shortcuts.error());
    for (auto it = bundle.shortcuts.begin(); it != bundle.shortcuts.end(); ++it) {
        const auto before = shortcuts->keys.value(it.key());
        if (shortcuts->keys.contains(it.key()) && before == it.value())
            continue;
        plan.shortcuts.insert(it.key(), it.value());
        plan.changes.append({MoveTexts::tr("keys of %1").arg(it.key()), before, it.value()});
    }
    if (const auto planned = planNotifications(plan, workspace, bundle.notifications); !planned)
        return fail(planned.error());
    const auto known = workspace.state().connections();
    if (!known)
        return fail(known.error());
    planConnections(plan, *known, bundle.connections);
    return plan;
}

Result<QList<Connection>> applyImport(Workspace& workspace, const QString& userFile,
                                      const SettingsImport& plan)
{
    // A file that an import writes would hide what an older version kept.
    if (const auto taken = takeOverShortcuts(workspace.state(), userShortcutsFile()); !taken)
        return fail(taken.error());
    if (const auto taken = takeOverNotifications(workspace.state(), personsNotifications().user); !taken)
        return fail(taken.error());
    for (auto it = plan.values.begin(); it != plan.values.end(); ++it) {
        if (auto put = putSetting(userFile, SettingsPlace::User, *settingKey(it.key()), it.value()); !put)
            return fail(put.error());
    }
    if (!plan.shortcuts.isEmpty()) {
        if (auto put = putShortcuts(userShortcutsFile(), {}, plan.shortcuts); !put)
            return fail(put.error());
    }
    if (plan.notifications) {
        if (auto put = putNotifications(personsNotifications(), *plan.notifications); !put)
            return fail(put.error());
    }
    QList<Connection> known;
    for (const auto& connection : plan.connections) {
        const auto added = workspace.state().addConnection(connection);
        if (!added)
            return fail(added.error());
        known.append(*added);
    }
    return known;
}

Result<SettingsBundle> readBundle(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::NotFound, path, file.errorString());
    return bundleFrom(file.read(maxYamlBytes + 1), path);
}

} // namespace ph
