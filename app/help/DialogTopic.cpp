#include "app/help/DialogTopic.h"

#include "widgets/common/HelpLink.h"
#include "widgets/connections/ConnectionDialog.h"
#include "widgets/drift/RunTableDialog.h"
#include "widgets/endpoints/TrafficDialog.h"
#include "widgets/incidents/ContainDialog.h"
#include "widgets/incidents/ExportPackDialog.h"
#include "widgets/incidents/IncidentActDialog.h"
#include "widgets/incidents/JudgeStepDialog.h"
#include "widgets/incidents/OpenIncidentDialog.h"
#include "widgets/incidents/RuleActDialog.h"
#include "widgets/monitoring/ExpireDialog.h"
#include "widgets/monitoring/MarkList.h"
#include "widgets/monitoring/ObjectiveDialog.h"
#include "widgets/monitoring/SilenceDialog.h"
#include "widgets/notify/NotificationsDialog.h"
#include "widgets/oncall/OnCallDialog.h"
#include "widgets/releases/RollbackDialog.h"
#include "widgets/rollouts/AbortDialog.h"
#include "widgets/rollouts/ArmDialog.h"
#include "widgets/rollouts/LeaveDriveDialog.h"
#include "widgets/rollouts/RequestsDialog.h"
#include "widgets/settings/SettingsDialog.h"
#include "widgets/shell/AboutDialog.h"
#include "widgets/shell/ShortcutsDialog.h"

#include <QPrintDialog>

namespace ph {

namespace {

struct KnownDialog {
    const QMetaObject* type;
    const char* topic;
};

constexpr KnownDialog knownDialogs[] = {
    {&ConnectionDialog::staticMetaObject, "connections"},
    {&RunTableDialog::staticMetaObject, "drift"},
    {&TrafficDialog::staticMetaObject, "endpoints#move-traffic"},
    {&OpenIncidentDialog::staticMetaObject, "incidents#open-one"},
    {&IncidentActDialog::staticMetaObject, "incidents"},
    {&JudgeStepDialog::staticMetaObject, "incidents#diagnosis"},
    {&ContainDialog::staticMetaObject, "incidents#containment"},
    {&RuleActDialog::staticMetaObject, "incidents#rule"},
    {&ExportPackDialog::staticMetaObject, "packs#make-one"},
    {&MarkList::staticMetaObject, "monitoring#dashboards"},
    {&ObjectiveDialog::staticMetaObject, "monitoring#objectives-and-error-budgets"},
    {&SilenceDialog::staticMetaObject, "monitoring#silences"},
    {&ExpireDialog::staticMetaObject, "monitoring#silences"},
    {&NotificationsDialog::staticMetaObject, "monitoring#notices"},
    {&OnCallDialog::staticMetaObject, "on-call#before-your-week"},
    {&RollbackDialog::staticMetaObject, "rollouts#rollback"},
    {&ArmDialog::staticMetaObject, "rollouts#who-drives"},
    {&LeaveDriveDialog::staticMetaObject, "rollouts#who-drives"},
    {&AbortDialog::staticMetaObject, "rollouts"},
    {&RequestsDialog::staticMetaObject, "rollouts"},
    {&AboutDialog::staticMetaObject, "settings#made-of"},
    {&ShortcutsDialog::staticMetaObject, "keyboard"},
    {&QPrintDialog::staticMetaObject, "settings#printing"},
};

struct SettingsPage {
    SettingsDialog::Page page;
    const char* topic;
};

constexpr SettingsPage settingsPages[] = {
    {SettingsDialog::Page::Look, "settings#settings"},
    {SettingsDialog::Page::Keeping, "settings#how-much-is-kept"},
    {SettingsDialog::Page::Updates, "settings#updates"},
    {SettingsDialog::Page::Moving, "settings#export-and-import"},
};

QString topicOfLink(const QDialog& dialog)
{
    for (const auto* link : dialog.findChildren<HelpLink*>()) {
        if (link->isVisible() && !link->topic().isEmpty())
            return link->topic();
    }
    return {};
}

QString topicOfPage(SettingsDialog::Page page)
{
    for (const auto& known : settingsPages) {
        if (known.page == page)
            return QLatin1String(known.topic);
    }
    return {};
}

} // namespace

QStringList dialogTopics()
{
    QStringList topics;
    for (const auto& known : knownDialogs)
        topics.append(QLatin1String(known.topic));
    for (const auto& known : settingsPages)
        topics.append(QLatin1String(known.topic));
    return topics;
}

QString topicOfDialog(const QDialog& dialog, const QString& otherwise)
{
    if (const auto* settings = qobject_cast<const SettingsDialog*>(&dialog))
        return topicOfPage(settings->page());
    if (const auto topic = topicOfLink(dialog); !topic.isEmpty())
        return topic;
    for (const auto& known : knownDialogs) {
        if (dialog.metaObject()->inherits(known.type))
            return QLatin1String(known.topic);
    }
    return otherwise;
}

} // namespace ph
