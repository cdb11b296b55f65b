#include "services/connectors/Catalog.h"

#include "models/values/UserInfo.h"
#include "services/connectors/LocalArtifacts.h"
#include "services/connectors/LocalTree.h"
#include "services/connectors/alertmanager/AlertmanagerConnector.h"
#include "services/connectors/kubernetes/KubeLocation.h"
#include "services/connectors/kubernetes/KubernetesConnector.h"
#include "services/connectors/mlflow/MlflowDb.h"
#include "services/connectors/mlflow/MlflowFolder.h"
#include "services/connectors/mlflow/MlflowRemote.h"
#include "services/connectors/prometheus/OpenMetricsConnector.h"
#include "services/connectors/prometheus/PrometheusConnector.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QHash>
#include <QUrl>

namespace ph {

namespace {

struct Entry {
    ConnectorDescriptor (*descriptor)();
    std::unique_ptr<Connector> (*make)(const Connection&);
};

// One line a kind; the dialog offers them in this order.
constexpr Entry entries[] = {
    {mlflowRemoteDescriptor, makeMlflowRemote}, {mlflowFolderDescriptor, makeMlflowFolder},
    {mlflowDbDescriptor, makeMlflowDb},         {kubernetesDescriptor, makeKubernetes},
    {prometheusDescriptor, makePrometheus},     {openMetricsDescriptor, makeOpenMetrics},
    {alertmanagerDescriptor, makeAlertmanager},
};

Result<void> checkUrl(const QString& location)
{
    const auto refuse = [](const QString& why) {
        return fail(ErrorKind::Invalid, QStringLiteral("URL"), why);
    };
    // They would end up in the database and in logs.
    if (hasUserInfo(location))
        return refuse(QCoreApplication::translate(
            "ph::Catalog", "Put the user name and the password into their own fields, not into the URL"));
    const QUrl url(location.trimmed(), QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return refuse(QCoreApplication::translate("ph::Catalog",
                                                  "This is not a complete URL, such as http://host:5000"));
    if (url.scheme() != QLatin1String("http") && url.scheme() != QLatin1String("https"))
        return refuse(QCoreApplication::translate("ph::Catalog", "Only http and https URLs can be used"));
    return {};
}

struct Found {
    ConnectorDescriptor descriptor;
    std::unique_ptr<Connector> (*make)(const Connection&);
};

std::optional<Found> findKind(const QString& kind)
{
    for (const auto& entry : entries) {
        auto descriptor = entry.descriptor();
        if (descriptor.kind == kind)
            return Found{std::move(descriptor), entry.make};
    }
    return std::nullopt;
}

} // namespace

QList<ConnectorDescriptor> connectorCatalog()
{
    QList<ConnectorDescriptor> list;
    for (const auto& entry : entries)
        list.append(entry.descriptor());
    return list;
}

std::optional<ConnectorDescriptor> connectorDescriptor(const QString& kind)
{
    auto found = findKind(kind);
    return found ? std::optional(std::move(found->descriptor)) : std::nullopt;
}

ConnectorDescriptor::Holds holdingOf(const QString& kind)
{
    // Asked for every connection at each change of state, and the same in every language: descriptors with
    // all their words are made for it once.
    static const auto holdings = [] {
        QHash<QString, ConnectorDescriptor::Holds> known;
        for (const auto& descriptor : connectorCatalog())
            known.insert(descriptor.kind, descriptor.holds);
        return known;
    }();
    return holdings.value(kind, ConnectorDescriptor::Holds::Runs);
}

bool holdsRuns(const QString& kind)
{
    return holdingOf(kind) == ConnectorDescriptor::Holds::Runs;
}

Result<void> checkLocation(const Connection& connection)
{
    if (connection.kind == QLatin1String("kubernetes"))
        return kubernetes::checkLocation(connection);
    if (connection.kind == QLatin1String("openmetrics") &&
        !QFileInfo::exists(localText(localPathOf(connection.location.trimmed()))))
        return fail(ErrorKind::NotFound, connection.location,
                    QCoreApplication::translate("ph::Catalog", "There is no such file or folder"));
    return {};
}

QMap<QString, QStringList> fieldChoices(const Connection& connection)
{
    if (connection.kind != QLatin1String("kubernetes"))
        return {};
    return {
        {QStringLiteral("context"), kubernetes::contextNames(connection.location).value_or(QStringList())}};
}

Result<std::unique_ptr<Connector>> makeConnector(const Connection& connection)
{
    const auto found = findKind(connection.kind);
    if (!found) {
        return fail(ErrorKind::Invalid, connection.name,
                    QCoreApplication::translate("ph::Catalog", "Unknown kind of connection: %1")
                        .arg(connection.kind));
    }
    if (connection.location.trimmed().isEmpty()) {
        return fail(ErrorKind::Invalid, connection.name,
                    QCoreApplication::translate("ph::Catalog", "The location is missing"));
    }
    if (found->descriptor.location == LocationKind::Url) {
        if (const auto checked = checkUrl(connection.location); !checked)
            return tl::unexpected(checked.error());
    }
    return found->make(connection);
}

} // namespace ph
