#include "services/metrics/PrometheusReplies.h"

#include "services/metrics/MetricsText.h"
#include "services/metrics/MonitorJson.h"
#include "services/metrics/PrometheusReading.h"

namespace ph {

namespace {

using prometheus::noPrometheus, prometheus::numberFrom, prometheus::timeFrom, prometheus::unreadable,
    prometheus::whole;

Result<Json> replyOf(std::string_view body, const QString& where)
{
    auto reply = parseJson(body, where);
    if (!reply || !reply->is_object() || reply->value("status", Json()) != "success" ||
        !reply->contains("data"))
        return fail(noPrometheus(where));
    return reply;
}

/// What is no list of texts is told as it came.
QStringList textsOf(const Json& reply, const char* name)
{
    QStringList texts;
    const auto found = reply.value(name, Json());
    if (found.is_array()) {
        for (const auto& one : found)
            texts << QString::fromStdString(one.is_string()
                                                ? one.get<std::string>()
                                                : one.dump(-1, ' ', false, Json::error_handler_t::replace));
    } else if (!found.is_null() && !found.empty()) {
        texts << QString::fromStdString(found.dump(-1, ' ', false, Json::error_handler_t::replace));
    }
    return texts;
}

struct Answered {
    Json data;
    MetricNotes notes;
};

/// `data` is an object.
Result<Answered> answerOf(std::string_view body, const QString& where)
{
    auto reply = replyOf(body, where);
    if (!reply)
        return fail(reply.error());
    if (!reply->at("data").is_object())
        return fail(noPrometheus(where));
    MetricNotes notes{textsOf(*reply, "warnings"), textsOf(*reply, "infos")};
    return Answered{std::move(reply->at("data")), std::move(notes)};
}

/// Lists are no numbers to decide by, so a warning beside one is one more reason to take none of it.
Result<Json> dataOf(std::string_view body, const QString& where)
{
    return whole(answerOf(body, where).map([](Answered answered) {
        return Noted<Json>{std::move(answered.data), std::move(answered.notes)};
    }),
                 where);
}

/// [seconds since 1970, "value"]
std::optional<MetricSample> sampleFrom(const Json& pair)
{
    if (!pair.is_array() || pair.size() != 2 || !pair[0].is_number() || !pair[1].is_string())
        return std::nullopt;
    const auto timeMs = timeFrom(pair[0].get<double>());
    const auto value = numberFrom(pair[1].get_ref<const std::string&>());
    return value && timeMs ? std::optional(MetricSample{{}, *value, *timeMs}) : std::nullopt;
}

MetricRule::Health healthFrom(const QString& word)
{
    return word == QLatin1String("ok")    ? MetricRule::Health::Ok
           : word == QLatin1String("err") ? MetricRule::Health::Failing
                                          : MetricRule::Health::Unknown;
}

MetricRule::State ruleStateFrom(const QString& word)
{
    return word == QLatin1String("firing")     ? MetricRule::State::Firing
           : word == QLatin1String("pending")  ? MetricRule::State::Pending
           : word == QLatin1String("inactive") ? MetricRule::State::Inactive
                                               : MetricRule::State::None;
}

ScrapeTarget::Health targetHealthFrom(const QString& word)
{
    return word == QLatin1String("up")     ? ScrapeTarget::Health::Up
           : word == QLatin1String("down") ? ScrapeTarget::Health::Down
                                           : ScrapeTarget::Health::Unknown;
}

std::int64_t spanMs(double seconds)
{
    constexpr double longestSeconds = 1e11;
    return seconds > 0 && seconds < longestSeconds ? std::int64_t(std::llround(seconds * 1000)) : 0;
}

} // namespace

Result<Noted<std::vector<MetricSample>>> notedSamplesFromReply(std::string_view body, const QString& where)
{
    auto answered = answerOf(body, where);
    if (!answered)
        return fail(answered.error());
    const auto* data = &answered->data;
    const JsonReader reader(*data);
    const auto type = reader.text("resultType");
    const auto noNumber = [&] {
        return unreadable(
            where, metricsText(QT_TRANSLATE_NOOP("ph::MetricsSource", "a sample is no time and number")));
    };
    std::vector<MetricSample> samples;
    if (type == QLatin1String("scalar")) {
        const auto sample = sampleFrom(data->value("result", Json()));
        if (!sample)
            return fail(noNumber());
        samples.push_back(*sample);
    } else if (type == QLatin1String("vector")) {
        for (const auto& item : reader.items("result")) {
            if (item.has("histogram"))
                return fail(
                    ErrorKind::Invalid, where,
                    metricsText(QT_TRANSLATE_NOOP("ph::MetricsSource", "it gives histograms, not numbers")));
            auto sample = sampleFrom(item.raw().value("value", Json()));
            if (!sample)
                return fail(noNumber());
            sample->labels = labelsFrom(item.child("metric"));
            samples.push_back(std::move(*sample));
        }
    } else if (type == QLatin1String("matrix") || type == QLatin1String("string")) {
        return fail(ErrorKind::Invalid, where,
                    metricsText(QT_TRANSLATE_NOOP("ph::MetricsSource", "it gives a %1, not numbers of now"))
                        .arg(type));
    } else {
        return fail(unreadable(
            where, metricsText(QT_TRANSLATE_NOOP("ph::MetricsSource", "an unknown type of result"))));
    }
    if (auto mistake = reader.mistake(where))
        return fail(std::move(*mistake));
    return Noted<std::vector<MetricSample>>{std::move(samples), std::move(answered->notes)};
}

Result<std::vector<MetricSample>> samplesFromReply(std::string_view body, const QString& where)
{
    return whole(notedSamplesFromReply(body, where), where);
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
            return fail(
                unreadable(where, metricsText(QT_TRANSLATE_NOOP("ph::MetricsSource",
                                                                "an alert is neither firing nor pending"))));
        alerts.push_back(
            {labelsFrom(item.child("labels")), labelsFrom(item.child("annotations")),
             state == QLatin1String("firing") ? MetricAlert::State::Firing : MetricAlert::State::Pending,
             momentFrom(item.text("activeAt"))});
    }
    if (auto mistake = reader.mistake(where))
        return fail(std::move(*mistake));
    if (!data->contains("alerts"))
        return fail(unreadable(
            where, metricsText(QT_TRANSLATE_NOOP("ph::MetricsSource", "what answers lists no alerts"))));
    return alerts;
}

Result<std::vector<MetricRule>> rulesFromReply(std::string_view body, const QString& where)
{
    const auto data = dataOf(body, where);
    if (!data)
        return fail(data.error());
    const JsonReader reader(*data);
    std::vector<MetricRule> rules;
    for (const auto& group : reader.items("groups")) {
        for (const auto& rule : group.items("rules")) {
            const auto type = rule.text("type");
            if (type != QLatin1String("alerting") && type != QLatin1String("recording"))
                continue;
            rules.push_back({.group = group.text("name"),
                             .file = group.text("file"),
                             .name = rule.text("name"),
                             .expression = rule.text("query"),
                             .kind = type == QLatin1String("alerting") ? MetricRule::Kind::Alerting
                                                                       : MetricRule::Kind::Recording,
                             .health = healthFrom(rule.text("health")),
                             .lastError = rule.text("lastError"),
                             .state = ruleStateFrom(rule.text("state")),
                             .holdsForMs = spanMs(rule.number("duration", 0)),
                             .evaluatedMs = momentFrom(rule.text("lastEvaluation")),
                             .labels = labelsFrom(rule.child("labels")),
                             .annotations = labelsFrom(rule.child("annotations")),
                             .alerts = rule.items("alerts").size()});
        }
    }
    if (auto mistake = reader.mistake(where))
        return fail(std::move(*mistake));
    return rules;
}

Result<std::vector<ScrapeTarget>> targetsFromReply(std::string_view body, const QString& where)
{
    const auto data = dataOf(body, where);
    if (!data)
        return fail(data.error());
    const JsonReader reader(*data);
    std::vector<ScrapeTarget> targets;
    for (const auto& target : reader.items("activeTargets")) {
        targets.push_back({.pool = target.text("scrapePool"),
                           .address = target.text("scrapeUrl"),
                           .labels = labelsFrom(target.child("labels")),
                           .health = targetHealthFrom(target.text("health")),
                           .lastError = target.text("lastError"),
                           .scrapedMs = momentFrom(target.text("lastScrape")),
                           .tookSeconds = target.number("lastScrapeDuration", 0)});
    }
    if (auto mistake = reader.mistake(where))
        return fail(std::move(*mistake));
    if (!data->contains("activeTargets"))
        return fail(unreadable(
            where, metricsText(QT_TRANSLATE_NOOP("ph::MetricsSource", "what answers lists no targets"))));
    return targets;
}

Result<QStringList> labelValuesFromReply(std::string_view body, const QString& where)
{
    const auto reply = replyOf(body, where);
    if (!reply)
        return fail(reply.error());
    QStringList values;
    const auto& data = reply->at("data");
    if (!data.is_array() && !data.is_null())
        return fail(unreadable(
            where, metricsText(QT_TRANSLATE_NOOP("ph::MetricsSource", "what answers lists no values"))));
    for (const auto& value : data) {
        if (!value.is_string())
            return fail(unreadable(
                where, metricsText(QT_TRANSLATE_NOOP("ph::MetricsSource", "a label's value is no text"))));
        values << QString::fromStdString(value.get_ref<const std::string&>());
    }
    return values;
}

Result<QString> versionFromReply(std::string_view body, const QString& where)
{
    const auto data = dataOf(body, where);
    if (!data)
        return fail(data.error());
    const JsonReader reader(*data);
    const auto version = reader.text("version");
    if (auto mistake = reader.mistake(where))
        return fail(std::move(*mistake));
    return version;
}

} // namespace ph
