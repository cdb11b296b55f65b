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

/// Asks one Prometheus, or what speaks like one. Blocking; each question is asked once and waits for at most
/// `patience`. Errors as of RestClient and the readers of replies; Invalid for an expression that it cannot
/// read.
class PrometheusQuery : public MetricSeriesSource {
public:
    /// `address` is the base URL, as in a browser: "https://prometheus.example.org".
    PrometheusQuery(HttpTransport& transport, const QString& address, std::stop_token stop,
                    HttpCredentials credentials = {}, std::chrono::milliseconds patience = usualPatience);
    static constexpr std::chrono::milliseconds usualPatience{15'000};

    Result<std::vector<MetricSample>> samples(const QString& expression);
    /// One that is not computed is as old as when it was scraped: up to five minutes, else it is gone.
    Result<MetricReading> reading(const QString& expression);
    Result<std::vector<MetricSeries>> series(const QString& expression, const MetricRange& range) override;
    Result<std::vector<MetricAlert>> alerts();
    Result<std::vector<AlertingRule>> alertingRules();

private:
    template <class T>
    Result<T> ask(const char* path, const QueryItems& query,
                  Result<T> (*read)(std::string_view body, const QString& where), const QString& where);

    QString address_;
    RestClient client_;
    HttpLimits limits_;
};

} // namespace ph
