#include "app/settings/SettingsMove.h"

#include "models/tables/ShortcutModel.h"
#include "services/connectors/Catalog.h"
#include "services/notify/NoticeDocument.h"
#include "services/settings/SettingsFile.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace ph {

namespace {

struct MoveTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::SettingsMove)
};

const QString shortcutsName = QStringLiteral("shortcuts");           // as ShortcutsController keeps them
const QString notificationsName = QStringLiteral("notify/settings"); // as NotifyController does

Result<QMap<QString, QString>> keptShortcuts(Workspace& workspace)
{
    const auto kept = workspace.state().setting(shortcutsName);
    if (!kept)
        return fail(kept.error());
    return *kept ? changedKeysFrom(**kept) : QMap<QString, QString>();
}

QByteArray shortcutsText(const QMap<QString, QString>& shortcuts)
{
    QJsonObject json;
    for (auto it = shortcuts.begin(); it != shortcuts.end(); ++it)
        json.insert(it.key(), it.value());
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

Result<QByteArray> keptNotifications(Workspace& workspace)
{
    const auto kept = workspace.state().setting(notificationsName);
    if (!kept)
        return fail(kept.error());
    return kept->value_or(QByteArray());
}

Result<void> planNotifications(SettingsImport& plan, Workspace& workspace, const QByteArray& asked)
{
    if (asked.isEmpty())
        return {};
    const auto settings = noticeSettingsFrom(asked);
    if (!settings) {
        plan.leftOut << MoveTexts::tr("notifications: %1").arg(settings.error().detail);
        return {};
    }
    const auto kept = keptNotifications(workspace);
    if (!kept)
        return fail(kept.error());
    const auto now = noticeSettingsFrom(*kept);
    if (now && *now == *settings)
        return {};
    plan.notifications = noticeSettingsText(*settings);
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
    auto shortcuts = keptShortcuts(workspace);
    if (!shortcuts)
        return fail(shortcuts.error());
    const auto connections = workspace.state().connections();
    if (!connections)
        return fail(connections.error());
    auto notifications = keptNotifications(workspace);
    if (!notifications)
        return fail(notifications.error());
    return bundleWithoutSecrets({.values = loadSettings(userFile, {}).layers.user,
                                 .shortcuts = *std::move(shortcuts),
                                 .notifications = *std::move(notifications),
                                 .connections = {connections->begin(), connections->end()},
                                 .leftOut = {}});
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
    auto shortcuts = keptShortcuts(workspace);
    if (!shortcuts)
        return fail(shortcuts.error());
    plan.shortcuts = *std::move(shortcuts);
    for (auto it = bundle.shortcuts.begin(); it != bundle.shortcuts.end(); ++it) {
        const auto before = plan.shortcuts.value(it.key());
        if (plan.shortcuts.contains(it.key()) && before == it.value())
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
    for (auto it = plan.values.begin(); it != plan.values.end(); ++it) {
        if (auto put = putSetting(userFile, SettingsPlace::User, *settingKey(it.key()), it.value()); !put)
            return fail(put.error());
    }
    const auto shortcuts = keptShortcuts(workspace);
    if (!shortcuts)
        return fail(shortcuts.error());
    if (*shortcuts != plan.shortcuts) {
        if (auto put = workspace.state().putSetting(shortcutsName, shortcutsText(plan.shortcuts)); !put)
            return fail(put.error());
    }
    if (!plan.notifications.isEmpty()) {
        if (auto put = workspace.state().putSetting(notificationsName, plan.notifications); !put)
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
