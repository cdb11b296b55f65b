#pragma once

#include "models/values/GateFacts.h"

#include <QJsonArray>
#include <QJsonObject>

/// Facts as JSON and back. Readers return false for what is not of the form that writers give.
namespace ph::factcodec {

QJsonValue toJson(double value); ///< NaN and the infinities as strings
QJsonValue toJson(const QString& value);
QJsonValue toJson(const QStringList& value);
QJsonValue toJson(const QJsonObject& value);
QJsonValue toJson(const ArtifactDigests& value);
QJsonValue toJson(const Pins& value);
QJsonValue toJson(const RollbackFacts& value);
QJsonValue toJson(const MonitoredSeries& value);
QJsonValue toJson(const IncidentFacts& value);
QJsonValue toJson(const ReleaseCalendar& value);
QJsonValue toJson(const ChecklistAnswer& value);
QJsonValue toJson(const SampleTable& value);
QJsonValue toJson(const CommandOutcome& value);
QJsonValue toJson(const DriftFacts& value);
QJsonValue toJson(const QualityFacts& value);
QJsonValue toJson(const NewestTimes& value);
QJsonValue toJson(const QueriedSamples& value);
QJsonValue toJson(const ContractFacts& value);

bool fromJson(const QJsonValue& json, double& value);
bool fromJson(const QJsonValue& json, QString& value);
bool fromJson(const QJsonValue& json, QStringList& value);
bool fromJson(const QJsonValue& json, QJsonObject& value);
bool fromJson(const QJsonValue& json, ArtifactDigests& value);
bool fromJson(const QJsonValue& json, Pins& value);
bool fromJson(const QJsonValue& json, RollbackFacts& value);
bool fromJson(const QJsonValue& json, MonitoredSeries& value);
bool fromJson(const QJsonValue& json, IncidentFacts& value);
bool fromJson(const QJsonValue& json, ReleaseCalendar& value);
bool fromJson(const QJsonValue& json, ChecklistAnswer& value);
bool fromJson(const QJsonValue& json, SampleTable& value);
bool fromJson(const QJsonValue& json, CommandOutcome& value);
bool fromJson(const QJsonValue& json, DriftFacts& value);
bool fromJson(const QJsonValue& json, QualityFacts& value);
bool fromJson(const QJsonValue& json, NewestTimes& value);
bool fromJson(const QJsonValue& json, QueriedSamples& value);
bool fromJson(const QJsonValue& json, ContractFacts& value);

template <class T>
QJsonValue toJson(const QMap<QString, T>& map)
{
    QJsonObject object;
    for (auto it = map.cbegin(); it != map.cend(); ++it)
        object.insert(it.key(), toJson(it.value()));
    return object;
}

template <class T>
bool fromJson(const QJsonValue& json, QMap<QString, T>& map)
{
    const auto object = json.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        T value{};
        if (!fromJson(it.value(), value))
            return false;
        map.insert(it.key(), value);
    }
    return json.isObject();
}

QJsonValue timeJson(std::int64_t ms); ///< null for noTime
std::int64_t timeFrom(const QJsonValue& json);
QJsonValue errorJson(const Error& error);
Error errorFrom(const QJsonValue& json);

template <class T>
QJsonObject factToJson(const Fact<T>& fact)
{
    QJsonObject object{{QStringLiteral("observedMs"), timeJson(fact.observedMs)}};
    if (!fact.source.isEmpty())
        object.insert(QStringLiteral("source"), fact.source);
    if (fact.error)
        object.insert(QStringLiteral("error"), errorJson(*fact.error));
    else if (fact.value)
        object.insert(QStringLiteral("value"), toJson(*fact.value));
    return object;
}

template <class T>
bool factFromJson(const QJsonObject& object, Fact<T>& fact)
{
    fact.observedMs = timeFrom(object.value(QLatin1String("observedMs")));
    fact.source = object.value(QLatin1String("source")).toString();
    if (const auto error = object.value(QLatin1String("error")); error.isObject())
        fact.error = errorFrom(error);
    const auto value = object.value(QLatin1String("value"));
    if (value.isUndefined())
        return fact.error.has_value();
    fact.value.emplace();
    return fromJson(value, *fact.value);
}

/// A table larger than this is kept by its digest and size alone.
inline constexpr std::size_t maxKeptTableBytes = 256 * 1024;

} // namespace ph::factcodec
