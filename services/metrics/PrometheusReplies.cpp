#include "services/metrics/PrometheusReplies.h"

#include "services/http/Json.h"

#include <QDateTime>

#include <cmath>
#include <limits>

namespace ph {

namespace {

Error unreadable(const QString& where, const QString& detail)
{
    return Error::make(ErrorKind::Unreadable, where, detail);
}

Result<Json> dataOf(std::string_view body, const QString& where)
{
    auto reply = parseJson(body, where);
    if (!reply || !reply->is_object() || reply->value("status", Json()) != "success" ||
        !reply->contains("data") || !reply->at("data").is_object())
        return fail(unreadable(where, QStringLiteral("what answers is no Prometheus")));
    if (const auto warnings = reply->value("warnings", Json()); !warnings.is_null() && !warnings.empty())
        return fail(unreadable(where, QStringLiteral("the answer may be a part only: %1")
                                          .arg(QString::fromStdString(warnings.dump(
                                              -1, ' ', false, Json::error_handler_t::replace)))));
    return std::move(reply->at("data"));
}

MetricLabels labelsOf(const JsonReader& labels)
{
    MetricLabels read;
    if (!labels.raw().is_object())
        return read;
    for (const auto& [name, value] : labels.raw().items())
        read.insert(QString::fromStdString(name), labels.text(name.c_str()));
    return read;
}

/// Values are texts, so that NaN and the infinities survive.
std::optional<double> numberFrom(const Json& json)
{
    if (!json.is_string())
        return std::nullopt;
    const auto& text = json.get_ref<const std::string&>();
    if (text == "NaN")
        return std::numeric_limits<double>::quiet_NaN();
    if (text == "+Inf" || text == "-Inf")
        return text[0] == '+' ? HUGE_VAL : -HUGE_VAL;
    bool isNumber = false;
    const auto value = QString::fromStdString(text).toDouble(&isNumber);
    return isNumber && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

/// [seconds since 1970, "value"]
std::optional<MetricSample> sampleFrom(const Json& pair)
{
    constexpr double latestSeconds = 253402300799; // the end of the year 9999
    if (!pair.is_array() || pair.size() != 2 || !pair[0].is_number())
        return std::nullopt;
    const auto seconds = pair[0].get<double>();
    const auto value = numberFrom(pair[1]);
    if (!value || !(seconds >= 0 && seconds <= latestSeconds))
        return std::nullopt;
    return MetricSample{{}, *value, std::int64_t(std::llround(seconds * 1000))};
}

AlertingRule::Health healthFrom(const QString& word)
{
    return word == QLatin1String("ok")    ? AlertingRule::Health::Ok
           : word == QLatin1String("err") ? AlertingRule::Health::Failing
                                          : AlertingRule::Health::Unknown;
}

/// RFC 3339; the year 1 stands for never.
std::int64_t evaluationTime(const QString& text)
{
    const auto time = QDateTime::fromString(text, Qt::ISODateWithMs);
    return time.isValid() && time.toMSecsSinceEpoch() > 0 ? time.toMSecsSinceEpoch() : noTime;
}

} // namespace

Result<std::vector<MetricSample>> samplesFromReply(std::string_view body, const QString& where)
{
    const auto data = dataOf(body, where);
    if (!data)
        return fail(data.error());
    const JsonReader reader(*data);
    const auto type = reader.text("resultType");
    const auto noNumber = [&] { return unreadable(where, QStringLiteral("a sample is no time and number")); };
    std::vector<MetricSample> samples;
    if (type == QLatin1String("scalar")) {
        const auto sample = sampleFrom(data->value("result", Json()));
        if (!sample)
            return fail(noNumber());
        samples.push_back(*sample);
    } else if (type == QLatin1String("vector")) {
        for (const auto& item : reader.items("result")) {
            if (item.has("histogram"))
                return fail(ErrorKind::Invalid, where, QStringLiteral("it gives histograms, not numbers"));
            auto sample = sampleFrom(item.raw().value("value", Json()));
            if (!sample)
                return fail(noNumber());
            sample->labels = labelsOf(item.child("metric"));
            samples.push_back(std::move(*sample));
        }
    } else if (type == QLatin1String("matrix") || type == QLatin1String("string")) {
        return fail(ErrorKind::Invalid, where, QStringLiteral("it gives a %1, not numbers of now").arg(type));
    } else {
        return fail(unreadable(where, QStringLiteral("an unknown type of result")));
    }
    if (auto mistake = reader.mistake(where))
        return fail(std::move(*mistake));
    return samples;
}

Result<std::vector<MetricSeries>> seriesFromReply(std::string_view body, const QString& where)
{
    const auto data = dataOf(body, where);
    if (!data)
        return fail(data.error());
    const JsonReader reader(*data);
    if (reader.text("resultType") != QLatin1String("matrix"))
        return fail(unreadable(where, QStringLiteral("the answer holds no series")));
    std::vector<MetricSeries> all;
    for (const auto& item : reader.items("result")) {
        if (item.has("histogram") || item.has("histograms"))
            return fail(ErrorKind::Invalid, where, QStringLiteral("it gives histograms, not numbers"));
        const auto pairs = item.raw().value("values", Json());
        if (!pairs.is_array() || pairs.empty())
            return fail(unreadable(where, QStringLiteral("a series has no values")));
        MetricSeries series{labelsOf(item.child("metric")), {}, {}};
        for (const auto& pair : pairs) {
            const auto sample = sampleFrom(pair);
            if (!sample)
                return fail(unreadable(where, QStringLiteral("a sample is no time and number")));
            if (!series.timesMs.empty() && sample->timeMs <= series.timesMs.back())
                return fail(unreadable(where, QStringLiteral("the times of a series do not ascend")));
            series.timesMs.push_back(sample->timeMs);
            series.values.push_back(sample->value);
        }
        all.push_back(std::move(series));
    }
    if (auto mistake = reader.mistake(where))
        return fail(std::move(*mistake));
    if (!data->contains("result"))
        return fail(unreadable(where, QStringLiteral("the answer holds no series")));
    return all;
}

Result<std::vector<MetricAlert>> alertsFromReply(std::string_view body, const QString& where)
{
    const auto data = dataOf(body, where);
    if (!data)
        return fail(data.error());
    const JsonReader reader(*data);
    std::vector<MetricAlert> alerts;
    for (const auto& item : reader.items("alerts")) {
        const auto state = item.text("state");
        if (state == QLatin1String("inactive"))
            continue;
        if (state != QLatin1String("firing") && state != QLatin1String("pending"))
            return fail(unreadable(where, QStringLiteral("an alert is neither firing nor pending")));
        alerts.push_back(
            {labelsOf(item.child("labels")), labelsOf(item.child("annotations")),
             state == QLatin1String("firing") ? MetricAlert::State::Firing : MetricAlert::State::Pending});
    }
    if (auto mistake = reader.mistake(where))
        return fail(std::move(*mistake));
    if (!data->contains("alerts"))
        return fail(unreadable(where, QStringLiteral("what answers lists no alerts")));
    return alerts;
}

Result<std::vector<AlertingRule>> alertingRulesFromReply(std::string_view body, const QString& where)
{
    const auto data = dataOf(body, where);
    if (!data)
        return fail(data.error());
    const JsonReader reader(*data);
    std::vector<AlertingRule> rules;
    for (const auto& group : reader.items("groups")) {
        for (const auto& rule : group.items("rules")) {
            if (rule.text("type") == QLatin1String("alerting"))
                rules.push_back({rule.text("name"), healthFrom(rule.text("health")),
                                 evaluationTime(rule.text("lastEvaluation"))});
        }
    }
    if (auto mistake = reader.mistake(where))
        return fail(std::move(*mistake));
    return rules;
}

} // namespace ph
