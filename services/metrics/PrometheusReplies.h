#pragma once

#include "models/values/Result.h"
#include "models/values/Time.h"

#include <QMap>
#include <QString>

#include <cstdint>
#include <string_view>
#include <vector>

/// What a Prometheus answers, read. Pure; `where` becomes Error::where. Unreadable for what is no such
/// answer, and for an answer that carries warnings: it may be a part only.
namespace ph {

using MetricLabels = QMap<QString, QString>;

/// One number of an instant query. A scalar has no labels.
struct MetricSample {
    MetricLabels labels;
    double value = 0; ///< NaN and the infinities as they come
    std::int64_t timeMs = 0;
    friend bool operator==(const MetricSample&, const MetricSample&) = default;
};

/// The numbers of one series over time, oldest first.
struct MetricSeries {
    MetricLabels labels;
    std::vector<std::int64_t> timesMs;
    std::vector<double> values; ///< NaN and the infinities as they come
    friend bool operator==(const MetricSeries&, const MetricSeries&) = default;
};

struct MetricAlert {
    enum class State { Pending, Firing };
    MetricLabels labels, annotations;
    State state = State::Pending;
    friend bool operator==(const MetricAlert&, const MetricAlert&) = default;
};

/// An alerting rule. One that was not evaluated yet, or cannot be, is not healthy: it notices nothing.
struct AlertingRule {
    enum class Health { Unknown, Ok, Failing };
    QString name;
    Health health = Health::Unknown;
    std::int64_t evaluatedMs = noTime; ///< last; noTime: never, or not told
    friend bool operator==(const AlertingRule&, const AlertingRule&) = default;
};

/// /api/v1/query. Invalid where the expression is a range, a text or a histogram: it gives no numbers.
Result<std::vector<MetricSample>> samplesFromReply(std::string_view body, const QString& where);
/// /api/v1/query_range. Invalid where the expression is a text or gives histograms; Unreadable also where
/// times do not ascend.
Result<std::vector<MetricSeries>> seriesFromReply(std::string_view body, const QString& where);
/// /api/v1/alerts
Result<std::vector<MetricAlert>> alertsFromReply(std::string_view body, const QString& where);
/// /api/v1/rules; rules that only record are left out.
Result<std::vector<AlertingRule>> alertingRulesFromReply(std::string_view body, const QString& where);

} // namespace ph
