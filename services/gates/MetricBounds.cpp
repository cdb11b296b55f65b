#include "services/gates/MetricBounds.h"

#include <cmath>

namespace ph {

namespace {

QString numberText(double value)
{
    return QString::number(value, 'g', 6);
}

/// Distance to a bound as a share of it, so that 5 ms of 300 ms and 0.01 of 0.9 can be ranked.
double relative(double margin, double bound)
{
    return bound == 0 ? margin : margin / std::abs(bound);
}

} // namespace

GateFinding withinBounds(const QList<MetricBound>& bounds, const NumbersByKey& metrics)
{
    GateFinding finding = passing({});
    QStringList missing, senseless, beyond;
    double nearest = HUGE_VAL;
    for (const auto& bound : bounds) {
        finding.metrics.append(bound.metric);
        const auto found = metrics.constFind(bound.metric);
        if (found == metrics.constEnd()) {
            missing.append(bound.metric);
            continue;
        }
        finding.numbers.append({bound.metric, *found, bound.unit});
        if (!std::isfinite(*found)) {
            senseless.append(QStringLiteral("%1 is %2").arg(bound.metric, numberText(*found)));
            continue;
        }
        ++finding.sampleSize;
        const auto hold = [&](double limit, double margin, const char* words) {
            if (relative(margin, limit) < nearest) {
                nearest = relative(margin, limit);
                finding.threshold = limit;
                finding.margin = margin;
            }
            if (margin < 0)
                beyond.append(
                    QStringLiteral("%1 is %2, %3 %4 is demanded")
                        .arg(bound.metric, numberText(*found), QLatin1String(words), numberText(limit)));
        };
        if (bound.atLeast)
            hold(*bound.atLeast, *found - *bound.atLeast, "at least");
        if (bound.atMost)
            hold(*bound.atMost, *bound.atMost - *found, "at most");
    }
    finding.query =
        QStringLiteral("the last logged value of %1").arg(finding.metrics.join(QStringLiteral(", ")));
    if (!beyond.isEmpty()) {
        finding.verdict = GateVerdict::Fail;
        finding.reason = beyond.join(QStringLiteral("; ")) + u'.';
    } else if (!senseless.isEmpty()) {
        finding.verdict = GateVerdict::Inconclusive;
        finding.reason = senseless.join(QStringLiteral("; ")) + u'.';
    } else if (!missing.isEmpty() || bounds.isEmpty() || !finding.margin) {
        finding.verdict = GateVerdict::NoData;
        finding.reason = QStringLiteral("Not logged: %1.").arg(missing.join(QStringLiteral(", ")));
    } else {
        finding.reason = bounds.size() == 1
                             ? QStringLiteral("%1 is %2.")
                                   .arg(bounds.front().metric, numberText(finding.numbers.front().value))
                             : QStringLiteral("All %1 metrics are within their bounds.").arg(bounds.size());
    }
    return finding;
}

MetricBound boundFrom(const QJsonObject& settings)
{
    const auto number = [&](const char* key) -> std::optional<double> {
        const auto value = settings.value(QLatin1String(key));
        return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
    };
    return {settings.value(QLatin1String("metric")).toString(), number("at-least"), number("at-most"),
            settings.value(QLatin1String("unit")).toString()};
}

std::vector<ShapeField> boundFields()
{
    return {shape::optional("at-least", shape::number(QStringLiteral("Passes from this value on."))),
            shape::optional("at-most", shape::number(QStringLiteral("Passes up to this value.")))};
}

} // namespace ph
