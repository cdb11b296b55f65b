#include "app/oncall/KeepMetricWindow.h"

namespace ph {

Result<KeptMetricWindow> keepMetricWindow(ObservedStore& store, const WindowOfMetric& window,
                                          const std::vector<MetricSeries>& series)
{
    KeptMetricWindow kept;
    for (std::size_t i = 0; i < series.size(); ++i) {
        if (i == mostWindowSeries) {
            kept.seriesLeft = std::int64_t(series.size() - i);
            break;
        }
        auto its = window.scope;
        if (const auto segment = series[i].labels.value(QStringLiteral("segment")); !segment.isEmpty())
            its.segment = segment;
        if (auto put = store.putMetrics({window.source, window.name, its, series[i].labels}, series[i]); !put)
            return fail(put.error());
        kept.points += std::int64_t(series[i].values.size());
    }
    return kept;
}

} // namespace ph
