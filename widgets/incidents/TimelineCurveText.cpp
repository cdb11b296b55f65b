#include "widgets/incidents/TimelineCurveText.h"

#include "models/charts/MetricPanel.h"
#include "models/tables/Format.h"
#include "models/tables/MonitorWords.h"
#include "models/tables/TimelineWords.h"

#include <QCoreApplication>

namespace ph {

namespace {

struct TimelineCurveWords {
    Q_DECLARE_TR_FUNCTIONS(ph::TimelineCurve)
};

/// The panel that a kept series is of; of an expression none.
std::optional<MetricPanel> panelOfCurve(const QString& name)
{
    for (const auto subject : panelSubjects()) {
        if (panelSubjectName(subject) != name)
            continue;
        EndpointPanel part;
        part.subject = subject;
        const auto panels = metricPanels({part});
        if (!panels.isEmpty())
            return panels.first();
    }
    return std::nullopt;
}

} // namespace

QString curveTitle(const TimelineCurveChoice& choice)
{
    const auto panel = panelOfCurve(choice.name);
    auto title = choice.name;
    if (panel) {
        title = panelTitle(panel->id);
        // Of these a panel has several.
        if (panel->id == QLatin1String("latency") || panel->id == QLatin1String("tokens"))
            title += u' ' + subjectTitle(panel->parts.first().subject);
    }
    if (choice.labels.isEmpty())
        return title;
    const bool isNamed = !panel && choice.labels.contains(QStringLiteral("__name__"));
    return isNamed ? metricText(choice.labels) : title + u' ' + metricText(choice.labels);
}

QString curveValueText(const TimelineCurveChoice& choice, double value)
{
    if (const auto panel = panelOfCurve(choice.name))
        return panelValueText(value, panel->id, panel->unit);
    return formatNumber(value, {NumberFormat::Notation::Shortest, 3});
}

QString curveReadingText(const TimelineCurveChoice& choice, const TimelineCurveReading& reading)
{
    const auto low = curveValueText(choice, reading.low), high = curveValueText(choice, reading.high);
    return low == high ? high : TimelineCurveWords::tr("%1 – %2", "lowest and highest value").arg(low, high);
}

QString curveToolTip(const TimelineCurveChoice& choice, const std::optional<TimelineCurveReading>& reading,
                     std::int64_t nowMs)
{
    QStringList lines;
    if (reading) {
        const auto first = formatLocalTime(reading->firstMs), last = formatLocalTime(reading->lastMs);
        lines << pairText(curveTitle(choice), curveReadingText(choice, *reading))
              << (first == last ? first
                                : TimelineCurveWords::tr("%1 – %2", "first and last time").arg(first, last));
    } else {
        lines << curveTitle(choice) << TimelineCurveWords::tr("No point is kept of this time.");
    }
    lines << timelineScopeText(choice.scope)
          << TimelineCurveWords::tr("%1, newest point %2", "source; %2: 5 min ago")
                 .arg(choice.source, formatSeenAge(choice.lastMs, nowMs));
    return lines.join(u'\n');
}

} // namespace ph
