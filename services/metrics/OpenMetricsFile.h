#pragma once

#include "services/metrics/MetricSeriesSource.h"
#include "services/metrics/OpenMetricsText.h"

#include <map>

namespace ph {

/// A file in which a program exposes its metrics, read again at each question and kept as series over time: a
/// source of metrics where there is no Prometheus. Named *.prom it is of Prometheus' own format, else of
/// OpenMetrics. Answers a plain selector (parseSeriesSelector()) with what it has seen since it was made.
///
/// A sample without a time is as old as the file: a file that nobody writes any more gives nothing new. At
/// most 2 million samples are kept; beyond, the older half of each series goes.
class OpenMetricsFile : public MetricSeriesSource {
public:
    explicit OpenMetricsFile(QString path);

    /// Looks into the file, to be called as often as it is written at least. NotFound, Storage or Unreadable;
    /// what was seen before stays.
    Result<void> look();
    /// The last of each series that the file still had when it was read last. Does not look.
    std::vector<MetricSample> latest() const;
    /// Looks first. Of several samples in one step the last is given, at the end of its step.
    Result<std::vector<MetricSeries>> series(const QString& expression, const MetricRange& range) override;
    std::int64_t writtenMs() const { return lastMs_; } ///< when what was read last was; 0: nothing was

private:
    struct Kept {
        QString name;
        MetricSeries series;
        std::uint64_t reading = 0; ///< the last that it was in
    };
    void keep(FamilyPoint point, std::int64_t fileMs);

    QString path_;
    std::map<QString, Kept> kept_; ///< by name and labels
    std::size_t samples_ = 0;
    std::uint64_t readings_ = 0;
    std::int64_t lastMs_ = 0, lastSize_ = -1; ///< of the file that was read last
};

} // namespace ph
