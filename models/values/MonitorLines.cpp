#include "models/values/MonitorLines.h"

#include <QMultiHash>

#include <algorithm>

namespace ph {

namespace {

/// Everything in `part` is in `whole`.
bool isWithin(const MetricLabels& part, const MetricLabels& whole)
{
    for (auto label = part.begin(); label != part.end(); ++label) {
        if (whole.value(label.key()) != label.value())
            return false;
    }
    return true;
}

bool isSame(const ServiceObjective& a, const ServiceObjective& b)
{
    return a.name == b.name && a.target == b.target && a.windowMs == b.windowMs && a.badRatio == b.badRatio &&
           a.good == b.good && a.total == b.total;
}

bool isSame(const BurnReading& a, const BurnReading& b)
{
    return a.window.longMs == b.window.longMs && a.window.shortMs == b.window.shortMs &&
           a.window.threshold == b.window.threshold && a.window.severity == b.window.severity &&
           a.longBurn == b.longBurn && a.shortBurn == b.shortBurn && a.state == b.state;
}

bool isSame(const std::optional<ObjectiveState>& a, const std::optional<ObjectiveState>& b)
{
    if (!a || !b)
        return a.has_value() == b.has_value();
    return a->verdict == b->verdict && a->budgetLeft == b->budgetLeft &&
           std::equal(a->readings.begin(), a->readings.end(), b->readings.begin(), b->readings.end(),
                      [](const BurnReading& one, const BurnReading& other) { return isSame(one, other); });
}

} // namespace

QString alertLineKey(const AlertLine& line)
{
    return QStringLiteral("%1 %2").arg(line.place.connection.value).arg(metricText(line.alert.labels));
}

QList<AlertLine> withoutEchoes(const QList<AlertLine>& lines, const QList<ConnectionId>& managed)
{
    const auto isManaged = [&managed](const AlertLine& line) {
        return managed.contains(line.place.connection);
    };
    QMultiHash<QString, const AlertLine*> told; // by name: a few alerts each, however many there are
    for (const auto& line : lines) {
        if (isManaged(line))
            told.insert(alertName(line.alert), &line);
    }
    QList<AlertLine> kept;
    for (const auto& line : lines) {
        const auto twins = isManaged(line) ? QList<const AlertLine*>() : told.values(alertName(line.alert));
        const bool isEcho = std::any_of(twins.begin(), twins.end(), [&line](const AlertLine* twin) {
            return isWithin(line.alert.labels, twin->alert.labels);
        });
        if (!isEcho)
            kept << line;
    }
    return kept;
}

bool operator==(const KeptObjective& a, const KeptObjective& b)
{
    return a.file == b.file && a.connection == b.connection && a.endpoint == b.endpoint &&
           isSame(a.objective, b.objective);
}

bool operator==(const ObjectiveLine& a, const ObjectiveLine& b)
{
    return a.kept == b.kept && isSame(a.state, b.state) && a.judgedMs == b.judgedMs && a.trouble == b.trouble;
}

} // namespace ph
