#include "models/values/HelpTopic.h"

namespace ph {

QString helpTopicOf(ErrorKind kind)
{
    return QStringLiteral("troubleshooting#") + errorKindName(kind);
}

QString helpTopicOfConnection(const QString& kind)
{
    if (kind.startsWith(QLatin1String("mlflow")))
        return QStringLiteral("connections#mlflow");
    if (kind == QLatin1String("prometheus") || kind == QLatin1String("openmetrics") ||
        kind == QLatin1String("alertmanager") || kind == QLatin1String("kubernetes"))
        return QStringLiteral("connections#") + kind;
    return QStringLiteral("connections");
}

QUrl helpUrl(const QString& topic)
{
    QUrl url;
    url.setScheme(QLatin1String(helpScheme));
    url.setPath(topic.section(u'#', 0, 0));
    if (const auto anchor = topic.section(u'#', 1); !anchor.isEmpty())
        url.setFragment(anchor);
    return url;
}

QString topicOfHelpUrl(const QUrl& url)
{
    return url.hasFragment() ? url.path() + u'#' + url.fragment() : url.path();
}

} // namespace ph
