#include "models/values/HelpTopic.h"

namespace ph {

QString helpTopicOf(ErrorKind kind)
{
    return helpTopicOfErrorNamed(errorKindName(kind));
}

QString helpTopicOfErrorNamed(const QString& name)
{
    return name.isEmpty() ? QString() : QStringLiteral("troubleshooting#") + name;
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

QString helpTopicOf(ChartKind kind)
{
    switch (kind) {
    case ChartKind::Curves:
        return QStringLiteral("glossary#smoothing-of-curves");
    case ChartKind::ScatterMatrix:
        return QStringLiteral("glossary#spearman");
    case ChartKind::Contour:
        return QStringLiteral("glossary#local-regression");
    case ChartKind::Box:
        return QStringLiteral("glossary#box-and-whiskers");
    case ChartKind::Violin:
        return QStringLiteral("glossary#kernel-density");
    case ChartKind::Bar:
        return QStringLiteral("glossary#mean-and-deviation");
    case ChartKind::Histogram:
        return QStringLiteral("glossary#histogram-bins");
    case ChartKind::Pareto:
        return QStringLiteral("glossary#pareto-front");
    case ChartKind::Confusion:
        return QStringLiteral("glossary#confusion-matrix");
    case ChartKind::RocPr:
        return QStringLiteral("glossary#roc-curve");
    case ChartKind::Calibration:
        return QStringLiteral("glossary#ece");
    case ChartKind::ParallelCoordinates:
    case ChartKind::Scatter:
    case ChartKind::Images:
        break;
    }
    return {};
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
