#pragma once

#include <QMap>
#include <QStringList>

#include <cstdint>
#include <vector>

namespace ph {

using MetricLabels = QMap<QString, QString>;

/// One number of an instant query. A scalar has no labels.
struct MetricSample {
    MetricLabels labels;
    double value = 0; ///< NaN and the infinities as they come
    std::int64_t timeMs = 0;
    friend bool operator==(const MetricSample&, const MetricSample&) = default;
};

/// The numbers of one series over time, oldest first. Where a step has none, there is none: a gap stays one.
struct MetricSeries {
    MetricLabels labels;
    std::vector<std::int64_t> timesMs;
    std::vector<double> values; ///< NaN and the infinities as they come
    friend bool operator==(const MetricSeries&, const MetricSeries&) = default;
};

/// What a source says beside its numbers.
struct MetricNotes {
    QStringList warnings; ///< the numbers may be a part only
    QStringList infos;    ///< the expression may not mean what was meant
    friend bool operator==(const MetricNotes&, const MetricNotes&) = default;
};

/// What was answered, with the notes. Whoever decides by it has to heed the warnings.
template <class T>
struct Noted {
    T value = {};
    MetricNotes notes = {};
};

/// `name{label="value", …}` as PromQL writes it; "{}" without a name and labels.
QString metricText(const MetricLabels& labels);

/// What a person wants to know of a series at a glance. NaN is a value that is none: it counts as a point,
/// and neither as smallest nor as largest.
struct SeriesSummary {
    std::size_t points = 0;
    std::size_t gaps = 0; ///< runs of steps without a point within the window, its ends included
    double last = 0, smallest = 0, largest = 0; ///< NaN where there is none
};

/// Of a series that was asked for from `fromMs` to `toMs`, a point every `stepMs` (above 0).
SeriesSummary summaryOf(const MetricSeries& series, std::int64_t fromMs, std::int64_t toMs,
                        std::int64_t stepMs);

} // namespace ph
