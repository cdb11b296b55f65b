#pragma once

#include "app/cli/CommandLine.h"
#include "services/connectors/MetricSource.h"

namespace ph {

/// What was asked and what came of it. An instant query is a window of one moment.
struct MetricsShown {
    QString connection, expression;
    MetricAnswer answer = {};
    std::int64_t askedStepMs = 0;
    enum class Window { Now, Range } window = Window::Range;
};

nlohmann::json metricsJson(const MetricsShown& shown); ///< every point
QString metricsCsv(const MetricsShown& shown);         ///< a line a point: metric, time, value
QStringList metricsLines(const MetricsShown& shown);   ///< a table, a line a series

nlohmann::json labelsJson(const MetricLabels& labels);
nlohmann::json rulesJson(const std::vector<MetricRule>& rules);
nlohmann::json targetsJson(const std::vector<ScrapeTarget>& targets);
QStringList rulesLines(const std::vector<MetricRule>& rules);
QStringList targetsLines(const std::vector<ScrapeTarget>& targets, std::int64_t nowMs);

} // namespace ph
