#pragma once

#include "models/values/MetricRule.h"
#include "services/connectors/Connector.h"
#include "services/metrics/MetricSeriesSource.h"

namespace ph {

/// What an expression gave over a window.
struct MetricAnswer {
    std::vector<MetricSeries> series;
    MetricRange range; ///< as it was asked for in truth: its step may be wider, so that it can be answered
    MetricNotes notes;
};

/// Numbers over time. Where a step has no value, or the series went stale, there is no point: a gap is a gap.
class MetricSource {
public:
    virtual ~MetricSource() = default;
    /// Unsupported, in words, for what this source cannot compute; Invalid, with the source's own words and
    /// the place in the expression, for what cannot be read.
    virtual Result<Noted<std::vector<MetricSample>>> queryNow(const CallContext& context,
                                                              const QString& expression) = 0;
    /// A step that would give too many points is widened.
    virtual Result<MetricAnswer> queryRange(const CallContext& context, const QString& expression,
                                            const MetricRange& range) = 0;
    /// Names of all metrics that are there, sorted.
    virtual Result<QStringList> fetchMetricNames(const CallContext& context) = 0;
};

/// What watches and what is watched, where numbers come from a Prometheus.
class ScrapeSource {
public:
    virtual ~ScrapeSource() = default;
    virtual Result<std::vector<MetricRule>> fetchRules(const CallContext& context) = 0;
    virtual Result<std::vector<ScrapeTarget>> fetchTargets(const CallContext& context) = 0;
};

} // namespace ph
