#pragma once

#include "services/http/RestClient.h"
#include "services/metrics/MetricSeriesSource.h"

namespace ph {

/// What an expression says now, as one number.
struct MetricReading {
    std::size_t samples = 0; ///< 0: nothing watches it; more than 1: none of them is the answer
    double value = 0;        ///< of the one sample
    std::int64_t measuredMs = 0;
};

/// Asks one Prometheus, or what speaks like one. Blocking; each question is asked as `retry` says, once
/// unless said, and waits for at most `patience`. Errors as of RestClient and the readers of replies; Invalid
/// for an expression that it cannot read, or that fails as it is computed.
class PrometheusQuery : public MetricSeriesSource {
public:
    /// `address` is the base URL, as in a browser: "https://prometheus.example.org".
    PrometheusQuery(HttpTransport& transport, const QString& address, std::stop_token stop,
                    HttpCredentials credentials = {}, std::chrono::milliseconds patience = usualPatience,
                    RetryPolicy retry = {.attempts = 1});
    static constexpr std::chrono::milliseconds usualPatience{15'000};

    Result<std::vector<MetricSample>> samples(const QString& expression);
    /// One that is not computed is as old as when it was scraped: up to five minutes, else it is gone.
    Result<MetricReading> reading(const QString& expression);
    Result<std::vector<MetricSeries>> series(const QString& expression, const MetricRange& range) override;
    /// As samples() and series(), with what the server says beside them: an answer with warnings, too.
    Result<Noted<std::vector<MetricSample>>> notedSamples(const QString& expression);
    Result<Noted<std::vector<MetricSeries>>> notedSeries(const QString& expression, const MetricRange& range);
    Result<std::vector<MetricAlert>> alerts();
    Result<std::vector<MetricRule>> rules();
    Result<std::vector<MetricRule>> alertingRules();
    Result<std::vector<ScrapeTarget>> targets();
    /// Names of all metrics that it knows, sorted by itself.
    Result<QStringList> metricNames();
    /// The reply as it came, for its time and date: versionFromReply(). NotFound from what only speaks like a
    /// Prometheus.
    Result<HttpResponse> buildInfo();

private:
    template <class T, class Body>
    Result<T> ask(const char* path, const QueryItems& query,
                  Result<T> (*read)(Body body, const QString& where), const QString& where);

    QString address_;
    RestClient client_;
    HttpLimits limits_;
};

} // namespace ph
