#include "services/metrics/PrometheusQuery.h"

#include "services/metrics/PrometheusReading.h"

#include <algorithm>
#include <cmath>

namespace ph {

namespace {

constexpr std::chrono::milliseconds connectPatience{5'000};
constexpr std::size_t mostBytes = 64u << 20; // 50 series of 11,000 points are 20 MB

std::string secondsText(std::int64_t ms)
{
    return QString::number(double(ms) / 1000, 'f', 3).toStdString();
}

} // namespace

PrometheusQuery::PrometheusQuery(HttpTransport& transport, const QString& address, std::stop_token stop,
                                 HttpCredentials credentials, std::chrono::milliseconds patience,
                                 RetryPolicy retry)
    : address_(address)
    , client_(transport, address.toStdString(), std::move(credentials), std::move(stop), retry)
    , limits_{.connectTimeout = std::min(connectPatience, patience),
              .totalTimeout = patience,
              .maxBodyBytes = mostBytes}
{
}

template <class T, class Body>
Result<T> PrometheusQuery::ask(const char* path, const QueryItems& query,
                               Result<T> (*read)(Body body, const QString& where), const QString& where)
{
    const auto response = client_.get(path, query, limits_);
    if (!response)
        return fail(response.error());
    return read(response->body, where);
}

Result<Noted<std::vector<MetricSample>>> PrometheusQuery::notedSamples(const QString& expression)
{
    return ask("/api/v1/query", {{"query", expression.toStdString()}}, notedSamplesFromReply, expression);
}

Result<std::vector<MetricSample>> PrometheusQuery::samples(const QString& expression)
{
    return ask("/api/v1/query", {{"query", expression.toStdString()}}, samplesFromReply, expression);
}

Result<MetricReading> PrometheusQuery::reading(const QString& expression)
{
    const auto found = samples(expression);
    if (!found)
        return fail(found.error());
    if (found->size() != 1)
        return MetricReading{found->size(), 0, 0};
    MetricReading reading{1, found->front().value, found->front().timeMs};
    // An answer carries the time of the question; timestamp() tells when a series was scraped. On a line of
    // its own, so that a comment hides no bracket.
    const auto scraped = samples(QStringLiteral("timestamp(\n%1\n)").arg(expression));
    if (!scraped) {
        // A scalar is computed from constants and the clock, and has no other time.
        return scraped.error().kind == ErrorKind::Invalid ? Result<MetricReading>(reading)
                                                          : fail(scraped.error());
    }
    if (scraped->size() == 1 && std::isfinite(scraped->front().value))
        reading.measuredMs =
            std::min(reading.measuredMs, std::int64_t(std::llround(scraped->front().value * 1000)));
    return reading;
}

Result<Noted<std::vector<MetricSeries>>> PrometheusQuery::notedSeries(const QString& expression,
                                                                      const MetricRange& range)
{
    if (auto possible = checkedRange(expression, range); !possible)
        return fail(possible.error());
    return ask("/api/v1/query_range",
               {{"query", expression.toStdString()},
                {"start", secondsText(range.fromMs)},
                {"end", secondsText(range.toMs)},
                {"step", secondsText(range.stepMs)}},
               notedSeriesFromReply, expression);
}

Result<std::vector<MetricSeries>> PrometheusQuery::series(const QString& expression, const MetricRange& range)
{
    return prometheus::whole(notedSeries(expression, range), expression);
}

Result<std::vector<MetricAlert>> PrometheusQuery::alerts()
{
    return ask("/api/v1/alerts", {}, alertsFromReply, address_);
}

Result<std::vector<MetricRule>> PrometheusQuery::rules()
{
    return ask("/api/v1/rules", {}, rulesFromReply, address_);
}

Result<std::vector<MetricRule>> PrometheusQuery::alertingRules()
{
    auto alerting = ask("/api/v1/rules", {{"type", "alert"}}, rulesFromReply, address_);
    if (alerting) // what only speaks like a Prometheus may not know the restriction
        std::erase_if(*alerting,
                      [](const MetricRule& rule) { return rule.kind != MetricRule::Kind::Alerting; });
    return alerting;
}

Result<std::vector<ScrapeTarget>> PrometheusQuery::targets()
{
    return ask("/api/v1/targets", {{"state", "active"}}, targetsFromReply, address_);
}

Result<QStringList> PrometheusQuery::metricNames()
{
    return ask("/api/v1/label/__name__/values", {}, labelValuesFromReply, address_);
}

Result<HttpResponse> PrometheusQuery::buildInfo()
{
    return client_.get("/api/v1/status/buildinfo", {}, limits_);
}

} // namespace ph
