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

int urgency(Alert::State state)
{
    switch (state) {
    case Alert::State::Firing:
        return 0;
    case Alert::State::Unprocessed:
        return 1;
    case Alert::State::Unknown:
        return 2;
    case Alert::State::Suppressed:
        return 3;
    case Alert::State::Pending:
        break;
    }
    return 4;
}

QString alertLineKey(const AlertLine& line)
{
    return QStringLiteral("%1 %2").arg(line.place.connection.value).arg(metricText(line.alert.labels));
}

bool isMoreUrgent(const AlertLine& a, const AlertLine& b)
{
    if (const auto x = urgency(a.alert.state), y = urgency(b.alert.state); x != y)
        return x < y;
    if (a.alert.startsAtMs != b.alert.startsAtMs)
        return a.alert.startsAtMs > b.alert.startsAtMs;
    return alertName(a.alert) < alertName(b.alert);
}

AlertPicture alertPicture(QList<AlertLine> lines)
{
    AlertPicture picture;
    QHash<QString, qsizetype> at; // the last one of a key counts
    QStringList keys;
    keys.reserve(lines.size());
    for (qsizetype i = 0; i < lines.size(); ++i) {
        keys << alertLineKey(lines[i]);
        at[keys.last()] = i;
    }
    std::vector<qsizetype> order;
    order.reserve(std::size_t(at.size()));
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (at.value(keys[i]) == i)
            order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(),
                     [&lines](qsizetype a, qsizetype b) { return isMoreUrgent(lines[a], lines[b]); });
    picture.lines.reserve(qsizetype(order.size()));
    picture.keys.reserve(qsizetype(order.size()));
    for (const auto i : order) {
        picture.lines << std::move(lines[i]);
        picture.keys << std::move(keys[i]);
    }
    return picture;
}

std::vector<AlertPicture> stepsTo(const AlertPicture& picture, const QSet<QString>& shown, int most)
{
    std::vector<qsizetype> fresh;
    for (qsizetype i = 0; i < picture.keys.size(); ++i) {
        if (!shown.contains(picture.keys[i]))
            fresh.push_back(i);
    }
    std::vector<AlertPicture> steps;
    for (std::size_t until = std::size_t(most); until < fresh.size(); until += std::size_t(most)) {
        AlertPicture step;
        std::size_t counted = 0;
        for (qsizetype i = 0; i < picture.keys.size(); ++i) {
            const bool isFresh = counted < fresh.size() && fresh[counted] == i;
            if (isFresh && ++counted > until)
                continue;
            step.lines << picture.lines[i];
            step.keys << picture.keys[i];
        }
        steps.push_back(std::move(step));
    }
    steps.push_back(picture);
    return steps;
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
