#pragma once

#include "models/values/ReleaseEnvironment.h"
#include "services/metrics/MetricsReach.h"
#include "services/metrics/PrometheusQuery.h"
#include "services/secrets/SecretVault.h"

namespace ph {

/// What an environment's metrics source wants to see. Nothing for any other `address`: a plan may name one,
/// and whoever wrote it is not to be handed a secret. Errors are the vault's, without the secret.
Result<HttpCredentials> metricsCredentials(const ReleaseEnvironment& environment, const QString& address,
                                           SecretVault& vault);

/// Asks nobody yet. Errors as of metricsCredentials().
Result<PrometheusQuery>
openMetricsSource(const MetricsReach& reach, const ReleaseEnvironment& environment, const QString& address,
                  std::stop_token stop, std::chrono::milliseconds patience = PrometheusQuery::usualPatience);

} // namespace ph
