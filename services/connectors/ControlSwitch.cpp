#include "services/connectors/ControlSwitch.h"

#include "services/connectors/ConnectorText.h"

#include <QCoreApplication>

namespace ph {

namespace {

struct ControlSwitchTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::Kubernetes)
};

constexpr QLatin1StringView controlSetting("allowControl");

} // namespace

SettingField controlField(const QString& help)
{
    return {controlSetting, ControlSwitchTexts::tr("Control"), FieldKind::Switch,
            ControlSwitchTexts::tr("Allowed"), help};
}

Result<void> controlAllowed(const Connection& connection)
{
    if (connection.settings.value(controlSetting) == QLatin1String("yes"))
        return {};
    return fail(
        ErrorKind::Forbidden, connection.name,
        connectorText(QT_TRANSLATE_NOOP(
            "ph::Connector", "Control is switched off for this connection: it only reads. Its owner can "
                             "allow it by editing the connection (connect add: --allow-control).")));
}

} // namespace ph
