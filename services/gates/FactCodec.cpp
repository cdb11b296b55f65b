#include "services/gates/FactCodec.h"

#include <array>
#include <cmath>

namespace ph::factcodec {

namespace {

constexpr std::array allErrorKinds{ErrorKind::Offline,     ErrorKind::Timeout,     ErrorKind::Unauthorized,
                                   ErrorKind::Forbidden,   ErrorKind::NotFound,    ErrorKind::Conflict,
                                   ErrorKind::RateLimited, ErrorKind::ServerFault, ErrorKind::Unreadable,
                                   ErrorKind::Invalid,     ErrorKind::Unsupported, ErrorKind::Storage,
                                   ErrorKind::Cancelled};

QJsonValue optionalFlag(std::optional<bool> flag)
{
    return flag ? QJsonValue(*flag) : QJsonValue();
}

std::optional<bool> optionalFlag(const QJsonValue& json)
{
    return json.isBool() ? std::optional(json.toBool()) : std::nullopt;
}

QJsonValue at(const QJsonValue& json, const char* key)
{
    return json.toObject().value(QLatin1String(key));
}

constexpr std::array endNames{"exited", "crashed", "timed out", "not started"};

} // namespace

QJsonValue timeJson(std::int64_t ms)
{
    return ms == noTime ? QJsonValue() : QJsonValue(qint64(ms));
}

std::int64_t timeFrom(const QJsonValue& json)
{
    return json.isDouble() ? std::int64_t(json.toInteger(noTime)) : noTime;
}

QJsonValue errorJson(const Error& error)
{
    return QJsonObject{{QStringLiteral("kind"), errorKindName(error.kind)},
                       {QStringLiteral("where"), error.where},
                       {QStringLiteral("detail"), error.forRecords()}};
}

Error errorFrom(const QJsonValue& json)
{
    auto kind = ErrorKind::Unreadable;
    for (const auto candidate : allErrorKinds) {
        if (errorKindName(candidate) == at(json, "kind").toString())
            kind = candidate;
    }
    return Error::make(kind, at(json, "where").toString(), at(json, "detail").toString());
}

QJsonValue toJson(double value)
{
    if (std::isnan(value))
        return QStringLiteral("NaN");
    if (std::isinf(value))
        return value > 0 ? QStringLiteral("Infinity") : QStringLiteral("-Infinity");
    return value;
}

bool fromJson(const QJsonValue& json, double& value)
{
    if (json.isDouble()) {
        value = json.toDouble();
        return true;
    }
    const auto text = json.toString();
    if (text == QLatin1String("NaN"))
        value = std::nan("");
    else if (text == QLatin1String("Infinity"))
        value = HUGE_VAL;
    else if (text == QLatin1String("-Infinity"))
        value = -HUGE_VAL;
    else
        return false;
    return true;
}

QJsonValue toJson(const QString& value)
{
    return value;
}

bool fromJson(const QJsonValue& json, QString& value)
{
    value = json.toString();
    return json.isString();
}

QJsonValue toJson(const QStringList& value)
{
    return QJsonArray::fromStringList(value);
}

bool fromJson(const QJsonValue& json, QStringList& value)
{
    for (const auto& item : json.toArray())
        value.append(item.toString());
    return json.isArray();
}

QJsonValue toJson(const QJsonObject& value)
{
    return value;
}

bool fromJson(const QJsonValue& json, QJsonObject& value)
{
    value = json.toObject();
    return json.isObject();
}

QJsonValue toJson(const ArtifactDigests& value)
{
    return QJsonObject{{QStringLiteral("recorded"), toJson(value.recorded)},
                       {QStringLiteral("computed"), toJson(value.computed)}};
}

bool fromJson(const QJsonValue& json, ArtifactDigests& value)
{
    return fromJson(at(json, "recorded"), value.recorded) && fromJson(at(json, "computed"), value.computed);
}

QJsonValue toJson(const Pins& value)
{
    return QJsonObject{{QStringLiteral("prompts"), toJson(value.prompts)},
                       {QStringLiteral("policyDigest"), value.policyDigest},
                       {QStringLiteral("currentPolicyDigest"), value.currentPolicyDigest}};
}

bool fromJson(const QJsonValue& json, Pins& value)
{
    value.policyDigest = at(json, "policyDigest").toString();
    value.currentPolicyDigest = at(json, "currentPolicyDigest").toString();
    return fromJson(at(json, "prompts"), value.prompts);
}

QJsonValue toJson(const RollbackFacts& value)
{
    return QJsonObject{{QStringLiteral("target"), value.target},
                       {QStringLiteral("targetExists"), optionalFlag(value.targetExists)},
                       {QStringLiteral("targetLoads"), optionalFlag(value.targetLoads)},
                       {QStringLiteral("condition"), value.condition},
                       {QStringLiteral("dataSource"), value.dataSource},
                       {QStringLiteral("conditionValue"),
                        value.conditionValue ? toJson(*value.conditionValue) : QJsonValue()},
                       {QStringLiteral("conditionValueMs"), timeJson(value.conditionValueMs)},
                       {QStringLiteral("rehearsedMs"), timeJson(value.rehearsedMs)}};
}

bool fromJson(const QJsonValue& json, RollbackFacts& value)
{
    value.target = at(json, "target").toString();
    value.targetExists = optionalFlag(at(json, "targetExists"));
    value.targetLoads = optionalFlag(at(json, "targetLoads"));
    value.condition = at(json, "condition").toString();
    value.dataSource = at(json, "dataSource").toString();
    if (double answer = 0; fromJson(at(json, "conditionValue"), answer))
        value.conditionValue = answer;
    value.conditionValueMs = timeFrom(at(json, "conditionValueMs"));
    value.rehearsedMs = timeFrom(at(json, "rehearsedMs"));
    return json.isObject();
}

QJsonValue toJson(const MonitoredSeries& value)
{
    QJsonObject json{{QStringLiteral("value"), toJson(value.value)},
                     {QStringLiteral("measuredMs"), timeJson(value.measuredMs)}};
    if (value.samples != 1)
        json.insert(QStringLiteral("samples"), value.samples);
    return json;
}

bool fromJson(const QJsonValue& json, MonitoredSeries& value)
{
    value.measuredMs = timeFrom(at(json, "measuredMs"));
    value.samples = at(json, "samples").toInteger(1);
    return fromJson(at(json, "value"), value.value);
}

QJsonValue toJson(const IncidentFacts& value)
{
    QJsonObject object{{QStringLiteral("kept"), value.kept == IncidentFacts::Kept::Yes},
                       {QStringLiteral("open"), toJson(value.open)}};
    if (value.lookedMs != noTime)
        object.insert(QStringLiteral("lookedMs"), timeJson(value.lookedMs));
    return object;
}

bool fromJson(const QJsonValue& json, IncidentFacts& value)
{
    value.kept = at(json, "kept").toBool() ? IncidentFacts::Kept::Yes : IncidentFacts::Kept::No;
    value.lookedMs = timeFrom(at(json, "lookedMs"));
    return fromJson(at(json, "open"), value.open);
}

QJsonValue toJson(const ReleaseCalendar& value)
{
    QJsonArray windows, freezes;
    for (const auto& window : value.windows) {
        QJsonArray days;
        for (const auto day : window.weekdays)
            days.append(day);
        windows.append(QJsonObject{{QStringLiteral("weekdays"), days},
                                   {QStringLiteral("fromMinute"), window.fromMinute},
                                   {QStringLiteral("toMinute"), window.toMinute}});
    }
    for (const auto& freeze : value.freezes)
        freezes.append(QJsonObject{{QStringLiteral("fromMs"), timeJson(freeze.fromMs)},
                                   {QStringLiteral("toMs"), timeJson(freeze.toMs)},
                                   {QStringLiteral("reason"), freeze.reason}});
    return QJsonObject{{QStringLiteral("timeZone"), value.timeZone},
                       {QStringLiteral("windows"), windows},
                       {QStringLiteral("freezes"), freezes}};
}

bool fromJson(const QJsonValue& json, ReleaseCalendar& value)
{
    value.timeZone = at(json, "timeZone").toString();
    for (const auto& window : at(json, "windows").toArray()) {
        ReleaseWindow read{{}, at(window, "fromMinute").toInt(), at(window, "toMinute").toInt()};
        for (const auto& day : at(window, "weekdays").toArray())
            read.weekdays.append(day.toInt());
        value.windows.append(read);
    }
    for (const auto& freeze : at(json, "freezes").toArray())
        value.freezes.append(
            {timeFrom(at(freeze, "fromMs")), timeFrom(at(freeze, "toMs")), at(freeze, "reason").toString()});
    return json.isObject();
}

QJsonValue toJson(const ChecklistAnswer& value)
{
    return QJsonObject{{QStringLiteral("yes"), value.word == ChecklistAnswer::Word::Yes},
                       {QStringLiteral("by"), value.by},
                       {QStringLiteral("note"), value.note},
                       {QStringLiteral("answeredMs"), timeJson(value.answeredMs)}};
}

bool fromJson(const QJsonValue& json, ChecklistAnswer& value)
{
    value.word = at(json, "yes").toBool() ? ChecklistAnswer::Word::Yes : ChecklistAnswer::Word::No;
    value.by = at(json, "by").toString();
    value.note = at(json, "note").toString();
    value.answeredMs = timeFrom(at(json, "answeredMs"));
    return json.isObject();
}

QJsonValue toJson(const SampleTable& value)
{
    QJsonObject json{{QStringLiteral("names"), toJson(value.names)},
                     {QStringLiteral("digest"), value.digest},
                     {QStringLiteral("rows"), qint64(value.rows())}};
    std::size_t bytes = 0;
    for (const auto& column : value.columns) {
        for (const auto& cell : column)
            bytes += cell ? cell->size() + 2 : 4;
    }
    if (bytes > maxKeptTableBytes)
        return json;
    QJsonArray columns;
    for (const auto& column : value.columns) {
        QJsonArray cells;
        for (const auto& cell : column)
            cells.append(cell ? QJsonValue(QString::fromStdString(*cell)) : QJsonValue());
        columns.append(cells);
    }
    json.insert(QStringLiteral("columns"), columns);
    return json;
}

bool fromJson(const QJsonValue& json, SampleTable& value)
{
    value.digest = at(json, "digest").toString();
    if (!fromJson(at(json, "names"), value.names))
        return false;
    for (const auto& column : at(json, "columns").toArray()) {
        auto& cells = value.columns.emplace_back();
        for (const auto& cell : column.toArray())
            cells.push_back(cell.isString() ? SampleTable::Cell(cell.toString().toStdString())
                                            : std::nullopt);
    }
    return true;
}

QJsonValue toJson(const CommandOutcome& value)
{
    return QJsonObject{{QStringLiteral("end"), QLatin1String(endNames[std::size_t(value.end)])},
                       {QStringLiteral("exitCode"), value.exitCode},
                       {QStringLiteral("output"), value.output},
                       {QStringLiteral("errors"), value.errors}};
}

bool fromJson(const QJsonValue& json, CommandOutcome& value)
{
    for (std::size_t i = 0; i < endNames.size(); ++i) {
        if (at(json, "end").toString() == QLatin1String(endNames[i]))
            value.end = CommandOutcome::End(i);
    }
    value.exitCode = at(json, "exitCode").toInt(-1);
    value.output = at(json, "output").toString();
    value.errors = at(json, "errors").toString();
    return json.isObject();
}

} // namespace ph::factcodec
