#include "services/metrics/MetricsSource.h"

#include "services/secrets/Credentials.h"

namespace ph {

Result<HttpCredentials> metricsCredentials(const ReleaseEnvironment& environment, const QString& address,
                                           SecretVault& vault)
{
    if (address.isEmpty() || address != environment.metricsSource)
        return HttpCredentials();
    const auto& access = environment.metricsAccess;
    Connection source;
    source.name = environment.name;
    source.auth = access.auth;
    source.settings = {{QStringLiteral("user"), access.user}, {QStringLiteral("caFile"), access.caFile}};
    source.secrets.insert(access.auth == AuthScheme::Basic ? QStringLiteral("password")
                                                           : QStringLiteral("token"),
                          access.secret);
    return resolveCredentials(source, vault);
}

Result<PrometheusQuery> openMetricsSource(const MetricsReach& reach, const ReleaseEnvironment& environment,
                                          const QString& address, std::stop_token stop,
                                          std::chrono::milliseconds patience)
{
    return metricsCredentials(environment, address, reach.vault).map([&](HttpCredentials credentials) {
        return PrometheusQuery(reach.transport, address, std::move(stop), std::move(credentials), patience);
    });
}

} // namespace ph
