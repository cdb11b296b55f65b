#include "models/values/MetricSeries.h"

#include <cmath>
#include <limits>

namespace ph {

QString metricText(const MetricLabels& labels)
{
    const auto nameLabel = QStringLiteral("__name__");
    QStringList parts;
    for (auto label = labels.begin(); label != labels.end(); ++label) {
        if (label.key() == nameLabel)
            continue;
        auto value = label.value();
        value.replace(u'\\', QLatin1String("\\\\"))
            .replace(u'"', QLatin1String("\\\""))
            .replace(u'\n', QLatin1String("\\n"));
        parts << QStringLiteral("%1=\"%2\"").arg(label.key(), value);
    }
    const auto name = labels.value(nameLabel);
    if (parts.isEmpty() && !name.isEmpty())
        return name;
    return name + u'{' + parts.join(QLatin1String(", ")) + u'}';
}

SeriesSummary summaryOf(const MetricSeries& series, std::int64_t fromMs, std::int64_t toMs,
                        std::int64_t stepMs)
{
    const auto none = std::numeric_limits<double>::quiet_NaN();
    SeriesSummary summary{
        .points = series.values.size(), .gaps = 0, .last = none, .smallest = none, .largest = none};
    auto expectedMs = fromMs;
    for (std::size_t i = 0; i < series.values.size(); ++i) {
        // Half a step of tolerance: a source may put its points a little beside the grid.
        if (series.timesMs[i] > expectedMs + stepMs / 2)
            ++summary.gaps;
        expectedMs = series.timesMs[i] + stepMs;
        summary.smallest = std::fmin(summary.smallest, series.values[i]);
        summary.largest = std::fmax(summary.largest, series.values[i]);
        summary.last = series.values[i];
    }
    if (expectedMs <= toMs)
        ++summary.gaps;
    return summary;
}

} // namespace ph
