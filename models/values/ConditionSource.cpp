#include "models/values/ConditionSource.h"

#include "models/values/MetricQueryText.h"

#include <QUrl>

namespace ph {

Result<QString> conditionSource(const QString& dataSource, const ReleaseEnvironment& environment)
{
    const auto name = dataSource.trimmed();
    if (name == QLatin1String("metrics")) {
        if (environment.metricsSource.isEmpty())
            return fail(
                ErrorKind::Unsupported, name,
                metricQueryText(QT_TRANSLATE_NOOP("ph::MetricQuery",
                                                  "The environment %1 has no metrics source of its own."))
                    .arg(environment.name));
        return environment.metricsSource;
    }
    const QUrl url(name, QUrl::StrictMode);
    if (url.isValid() && !url.host().isEmpty() &&
        (url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https")))
        return name;
    return fail(
        ErrorKind::Unsupported, name,
        metricQueryText(QT_TRANSLATE_NOOP(
            "ph::MetricQuery",
            "The data source is no address of a Prometheus, nor \"metrics\" for the environment's own.")));
}

} // namespace ph
