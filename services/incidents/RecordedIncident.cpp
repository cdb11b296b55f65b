#include "services/incidents/RecordedIncident.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace ph {

namespace {

QString recordedText(const QJsonObject& object, const char* field)
{
    return object.value(QLatin1String(field)).toString();
}

std::int64_t recordedMs(const QJsonObject& object, const char* field)
{
    const auto value = object.value(QLatin1String(field));
    return value.isUndefined() ? noTime : value.toInteger();
}

/// Of several words the one that stands there; what is usual is not written.
template <class Value, class Named>
Value recordedWord(const QJsonObject& object, const char* field, Value usual,
                   std::initializer_list<Value> others, Named name)
{
    const auto word = recordedText(object, field);
    const auto found =
        std::find_if(others.begin(), others.end(), [&](Value value) { return name(value) == word; });
    return found == others.end() ? usual : *found;
}

TimelineScope recordedScope(const QJsonObject& object)
{
    return {recordedText(object, "environment"), recordedText(object, "endpoint"),
            recordedText(object, "model"), recordedText(object, "segment")};
}

} // namespace

Result<RecordedIncident> recordedIncident(const QByteArray& json, const QString& where)
{
    QJsonParseError problem;
    const auto object = QJsonDocument::fromJson(json, &problem).object();
    if (problem.error != QJsonParseError::NoError)
        return fail(ErrorKind::Unreadable, where, problem.errorString());
    RecordedIncident recorded{recordedScope(object.value(QLatin1String("scope")).toObject()),
                              recordedMs(object, "onset_ms"),
                              recordedText(object, "cause"),
                              {}};
    for (const auto& value : object.value(QLatin1String("items")).toArray()) {
        const auto one = value.toObject();
        const auto kind = timelineKindFromName(recordedText(one, "kind"));
        if (!kind)
            return fail(ErrorKind::Unreadable, where, recordedText(one, "kind"));
        TimelineItem item;
        item.id = recordedText(one, "id");
        item.kind = *kind;
        item.role = recordedWord(one, "role", TimelineRole::Change,
                                 {TimelineRole::Failure, TimelineRole::Symptom, TimelineRole::Remark},
                                 timelineRoleName);
        item.severity =
            recordedWord(one, "severity", TimelineSeverity::Info,
                         {TimelineSeverity::Warning, TimelineSeverity::Critical}, timelineSeverityName);
        item.scope = recordedScope(one);
        item.title = recordedText(one, "title");
        item.atMs = recordedMs(one, "at_ms");
        item.afterMs = recordedMs(one, "after_ms");
        item.endMs = one.value(QLatin1String("going")).toBool() ? stillGoing : recordedMs(one, "end_ms");
        item.seenMs = recordedMs(one, "seen_ms");
        item.source = recordedText(one, "source");
        item.reference = recordedText(one, "reference");
        recorded.items.push_back(std::move(item));
    }
    return recorded;
}

} // namespace ph
