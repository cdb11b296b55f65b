#pragma once

#include "services/metrics/MetricsText.h"
#include "services/metrics/PrometheusReplies.h"

namespace ph {

/// A window and how densely it is asked for.
struct MetricRange {
    std::int64_t fromMs = 0, toMs = 0;
    std::int64_t stepMs = 15'000; ///< above 0
};

inline constexpr std::int64_t mostSteps = 11'000; ///< of a series, in one answer of a Prometheus

/// Invalid, in words, for a window that no source answers.
inline Result<void> checkedRange(const QString& expression, const MetricRange& range)
{
    if (range.stepMs <= 0 || range.fromMs < 0 || range.toMs < range.fromMs)
        return fail(ErrorKind::Invalid, expression,
                    metricsText(QT_TRANSLATE_NOOP("ph::MetricsSource", "The window has no length.")));
    if ((range.toMs - range.fromMs) / range.stepMs >= mostSteps)
        return fail(ErrorKind::Invalid, expression,
                    metricsText(QT_TRANSLATE_NOOP("ph::MetricsSource", "The window has more than %1 steps."))
                        .arg(mostSteps));
    return {};
}

/// The window with a step that a source answers: a multiple of the one asked for, where that gives too many
/// points. A window that checkedRange() refuses for another reason stays as it is.
inline MetricRange answerableRange(MetricRange range)
{
    const auto lengthMs = range.toMs - range.fromMs;
    if (range.stepMs > 0 && lengthMs / range.stepMs >= mostSteps)
        range.stepMs *= lengthMs / mostSteps / range.stepMs + 1;
    return range;
}

/// Where numbers over time come from. Blocking; not for two threads at once.
class MetricSeriesSource {
public:
    virtual ~MetricSeriesSource() = default;
    /// What an expression gave over a window, ends included: a value a step at most, oldest first; series
    /// without a value in it are left out. Invalid for an expression that gives no numbers or cannot be read,
    /// and for a window of more than 11,000 steps; Unsupported, in words, for what this source cannot answer.
    virtual Result<std::vector<MetricSeries>> series(const QString& expression, const MetricRange& range) = 0;
};

} // namespace ph
