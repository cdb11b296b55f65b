#include "services/environments/DriverFields.h"

#include "services/environments/EnvironmentTexts.h"
#include "services/environments/MetricsFields.h"

namespace ph {

ClusterDriver readDriver(YamlFields& file, const ReleaseTarget& target, QList<EnvironmentProblem>& problems)
{
    ClusterDriver driver;
    if (!file.has("driver"))
        return driver;
    if (target.kind != ReleaseTarget::Kind::Endpoint)
        file.refuse("driver", EnvironmentTexts::tr("only rollouts on an endpoint are driven in a cluster"));
    YamlFields fields(file.node("driver"), QStringLiteral("driver"),
                      {QStringLiteral("image"), QStringLiteral("metrics"), QStringLiteral("metrics-secret")},
                      problems);
    driver.image = fields.text("image", YamlFields::Need::Required);
    driver.metrics = webAddressOf(fields, "metrics");
    driver.metricsSecret = fields.text("metrics-secret");
    if (const auto why = clusterDriverProblem(driver); !why.isEmpty())
        file.refuse("driver", why.shown);
    return driver;
}

} // namespace ph
