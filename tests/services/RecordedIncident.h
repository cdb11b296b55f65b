#pragma once

#include "models/values/TimelineItem.h"
#include "tests/support/Testing.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace ph::testing {

/// What a platform saw in three days, and within it one trouble with its cause: tests/data/incidents/make.py.
struct RecordedIncident {
    TimelineScope scope;
    std::int64_t onsetMs = 0;
    QString cause;
    std::vector<TimelineItem> items;
};

inline std::int64_t timeIn(const QJsonObject& item, const char* field)
{
    const auto value = item.value(QLatin1String(field));
    return value.isUndefined() ? noTime : value.toInteger();
}

template <class Value, class Named>
Value named(const QJsonObject& item, const char* field, Value usual, std::initializer_list<Value> all,
            Named name)
{
    const auto word = item.value(QLatin1String(field)).toString();
    for (const auto value : all) {
        if (name(value) == word)
            return value;
    }
    return usual;
}

inline TimelineScope scopeIn(const QJsonObject& object)
{
    return {object.value(QLatin1String("environment")).toString(),
            object.value(QLatin1String("endpoint")).toString(),
            object.value(QLatin1String("model")).toString(),
            object.value(QLatin1String("segment")).toString()};
}

inline TimelineItem itemIn(const QJsonObject& object)
{
    TimelineItem item;
    item.id = object.value(QLatin1String("id")).toString();
    item.kind = timelineKindFromName(object.value(QLatin1String("kind")).toString()).value();
    item.role = named(object, "role", TimelineRole::Change,
                      {TimelineRole::Failure, TimelineRole::Symptom, TimelineRole::Remark}, timelineRoleName);
    item.severity = named(object, "severity", TimelineSeverity::Info,
                          {TimelineSeverity::Warning, TimelineSeverity::Critical}, timelineSeverityName);
    item.scope = scopeIn(object);
    item.title = object.value(QLatin1String("title")).toString();
    item.atMs = timeIn(object, "at_ms");
    item.afterMs = timeIn(object, "after_ms");
    item.endMs = object.value(QLatin1String("going")).toBool() ? stillGoing : timeIn(object, "end_ms");
    item.seenMs = timeIn(object, "seen_ms");
    item.source = object.value(QLatin1String("source")).toString();
    item.reference = object.value(QLatin1String("reference")).toString();
    return item;
}

inline RecordedIncident recording(const QString& name)
{
    QFile file(sourceFile(QStringLiteral("tests/data/incidents/%1.json").arg(name)));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no recording %s", qPrintable(name));
    const auto object = QJsonDocument::fromJson(file.readAll()).object();
    RecordedIncident recorded{scopeIn(object.value(QLatin1String("scope")).toObject()),
                              timeIn(object, "onset_ms"),
                              object.value(QLatin1String("cause")).toString(),
                              {}};
    for (const auto& item : object.value(QLatin1String("items")).toArray())
        recorded.items.push_back(itemIn(item.toObject()));
    return recorded;
}

} // namespace ph::testing
