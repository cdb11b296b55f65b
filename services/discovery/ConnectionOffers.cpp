#include "services/discovery/ConnectionOffers.h"

#include "models/values/UserInfo.h"
#include "services/connectors/Catalog.h"
#include "services/connectors/LocalTree.h"
#include "services/connectors/RecogniseLocation.h"
#include "services/kubernetes/KubeConfig.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QRegularExpression>
#include <QUrl>

#include <arpa/inet.h>

namespace ph {

namespace {

namespace fs = std::filesystem;

struct OfferTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::ConnectionOffers)
};

const QString trackingUriName = QStringLiteral("MLFLOW_TRACKING_URI");
constexpr qsizetype mostContexts = 100;

void addTracker(const QProcessEnvironment& environment, ConnectionOffers& found)
{
    const auto given = environment.value(trackingUriName);
    if (given.isEmpty())
        return;
    auto connection = trackerOf(environment);
    if (!connection) {
        found.faults.append(
            {trackingUriName, Error::make(ErrorKind::Invalid, trackingUriName,
                                          OfferTexts::tr("Its password cannot be told from its address."))});
        return;
    }
    const auto note =
        withoutUserInfo(given) == given
            ? QString()
            : OfferTexts::tr("The password in it is left out: it would be kept as plain text. Put "
                             "it into MLFLOW_TRACKING_PASSWORD, or enter it in the dialog.");
    found.offers.append({std::move(*connection), trackingUriName, note});
}

bool isWebAddress(const QString& address)
{
    const QUrl url(address, QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty() &&
           (url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https"));
}

/// A variable that holds an address.
void addAddress(const QProcessEnvironment& environment, const QString& variable, const QString& kind,
                ConnectionOffers& found)
{
    const auto given = environment.value(variable);
    if (given.isEmpty())
        return;
    const auto bare = withoutUserInfo(given);
    if (hasUserInfo(bare) || !isWebAddress(bare)) {
        found.faults.append({variable, Error::make(ErrorKind::Invalid, variable,
                                                   OfferTexts::tr("It holds no http or https address."))});
        return;
    }
    OfferedConnection offer;
    offer.source = variable;
    offer.connection.kind = kind;
    offer.connection.name = kind;
    offer.connection.location = bare;
    if (bare != given) {
        offer.note = OfferTexts::tr("User and password in it are left out: enter them in the dialog.");
        if (const auto user = userOf(given); !user.isEmpty()) {
            offer.connection.auth = AuthScheme::Basic;
            offer.connection.settings[QStringLiteral("user")] = user;
        }
    }
    found.offers.append(std::move(offer));
}

// --- clusters

QString joined(const std::vector<fs::path>& files)
{
    QStringList names;
    for (const auto& file : files)
        names.append(QFileInfo(localText(file)).absoluteFilePath());
    return names.join(u':');
}

bool addContexts(const std::vector<fs::path>& files, ConnectionOffers& found)
{
    const auto contexts = readKubeContexts(files);
    const auto location = joined(files);
    if (!contexts) {
        found.faults.append({location, contexts.error()});
        return false;
    }
    auto names = contexts->names;
    if (names.removeAll(contexts->current) > 0)
        names.prepend(contexts->current);
    for (const auto& name : names.first(std::min(names.size(), mostContexts))) {
        OfferedConnection offer;
        offer.source = location;
        offer.connection.kind = QStringLiteral("kubernetes");
        offer.connection.name = name;
        offer.connection.location = location;
        offer.connection.settings[QStringLiteral("context")] = name;
        found.offers.append(std::move(offer));
    }
    return true;
}

void addClusters(const QProcessEnvironment& environment, const fs::path& home, ConnectionOffers& found)
{
    const auto variable = environment.value(QStringLiteral("KUBECONFIG"));
    auto files = kubeConfigFiles(variable, home);
    // Nobody has to have one; of those that are named, missing ones are skipped as kubectl does.
    std::error_code failed;
    std::erase_if(files, [&](const fs::path& file) { return !fs::exists(file, failed); });
    if (files.empty() || addContexts(files, found) || files.size() == 1)
        return;
    found.faults.removeLast(); // told again by the file that is to blame
    for (const auto& file : files)
        addContexts({file}, found);
}

// --- within a cluster

/// The kind of system that a service's name tells; empty: none that can be connected.
QString kindOfService(const QString& name)
{
    for (const auto* other : {"EXPORTER", "PUSHGATEWAY", "OPERATOR", "ADAPTER", "KUBE_STATE", "WEBHOOK"}) {
        if (name.contains(QLatin1String(other)))
            return {};
    }
    for (const auto* kind :
         {"alertmanager", "prometheus", "mlflow"}) { // prometheus-alertmanager is the first
        if (name.contains(QLatin1String(kind), Qt::CaseInsensitive))
            return QLatin1String(kind);
    }
    return {};
}

/// The address of a service; empty where host or port are none.
QString serviceAddress(const QString& host, const QString& port)
{
    bool isNumber = false;
    const auto number = port.toUInt(&isNumber);
    static const QRegularExpression nameOfHost(
        QStringLiteral("\\A[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?\\z"));
    in6_addr address = {};
    const bool isIpV6 = ::inet_pton(AF_INET6, host.toLatin1().constData(), &address) == 1;
    if (!isNumber || number == 0 || number > 65535 || (!isIpV6 && !nameOfHost.match(host).hasMatch()))
        return {};
    return QStringLiteral("%1://%2:%3")
        .arg(number == 443 ? QStringLiteral("https") : QStringLiteral("http"),
             isIpV6 ? u'[' + host + u']' : host)
        .arg(number);
}

void addServices(const QProcessEnvironment& environment, ConnectionOffers& found)
{
    static const QString hostEnd = QStringLiteral("_SERVICE_HOST");
    auto names = environment.keys();
    names.sort();
    for (const auto& variable : names) {
        if (!variable.endsWith(hostEnd))
            continue;
        const auto service = variable.chopped(hostEnd.size());
        const auto kind = kindOfService(service);
        const auto address = serviceAddress(environment.value(variable),
                                            environment.value(service + QStringLiteral("_SERVICE_PORT")));
        if (kind.isEmpty() || address.isEmpty())
            continue;
        OfferedConnection offer;
        offer.source = variable;
        offer.connection.kind = kind;
        offer.connection.name = service.toLower().replace(u'_', u'-');
        offer.connection.location = address;
        found.offers.append(std::move(offer));
    }
}

void addWithinCluster(const QProcessEnvironment& environment, ConnectionOffers& found)
{
    const auto variable = QStringLiteral("KUBERNETES_SERVICE_HOST");
    if (environment.value(variable).isEmpty())
        return;
    OfferedConnection offer;
    offer.source = variable;
    offer.connection.kind = QStringLiteral("kubernetes");
    offer.connection.name = OfferTexts::tr("this cluster");
    offer.connection.location = QStringLiteral("in-cluster");
    found.offers.append(std::move(offer));
    addServices(environment, found);
}

} // namespace

std::optional<Connection> trackerOf(const QProcessEnvironment& environment)
{
    const auto given = environment.value(trackingUriName);
    const auto location = withoutUserInfo(given);
    if (location.isEmpty())
        return std::nullopt;
    Connection connection;
    connection.name = QStringLiteral("mlflow");
    connection.kind = recogniseLocation(location).value_or(QString());
    if (connection.kind.isEmpty())
        connection.kind = QStringLiteral("mlflow");
    connection.location = absoluteLocation(location);
    if (environment.contains(QStringLiteral("MLFLOW_TRACKING_TOKEN"))) {
        connection.auth = AuthScheme::Bearer;
        connection.secrets[QStringLiteral("token")] = {QStringLiteral("env:MLFLOW_TRACKING_TOKEN")};
    } else if (const auto user = environment.value(QStringLiteral("MLFLOW_TRACKING_USERNAME"), userOf(given));
               !user.isEmpty()) {
        connection.auth = AuthScheme::Basic;
        connection.settings[QStringLiteral("user")] = user;
        connection.secrets[QStringLiteral("password")] = {QStringLiteral("env:MLFLOW_TRACKING_PASSWORD")};
    }
    return connection;
}

ConnectionOffers offeredConnections(const QProcessEnvironment& environment, const fs::path& home)
{
    ConnectionOffers found;
    addTracker(environment, found);
    addAddress(environment, QStringLiteral("PROMETHEUS_URL"), QStringLiteral("prometheus"), found);
    addAddress(environment, QStringLiteral("ALERTMANAGER_URL"), QStringLiteral("alertmanager"), found);
    addClusters(environment, home, found);
    addWithinCluster(environment, found);
    return found;
}

} // namespace ph
