#include "services/metrics/OpenMetricsFile.h"

#include "services/metrics/MetricsText.h"
#include "services/metrics/SeriesSelector.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>

namespace ph {

namespace {

constexpr std::size_t mostKeptSamples = 2'000'000;

} // namespace

OpenMetricsFile::OpenMetricsFile(QString path)
    : path_(std::move(path))
{
}

Result<void> OpenMetricsFile::look()
{
    const QFileInfo there(path_);
    if (!there.exists())
        return fail(ErrorKind::NotFound, path_,
                    metricsText(QT_TRANSLATE_NOOP("ph::MetricsSource", "There is no such file.")));
    if (!there.isFile())
        return fail(ErrorKind::Unreadable, path_,
                    metricsText(QT_TRANSLATE_NOOP("ph::MetricsSource", "It is no file.")));
    QFile file(path_);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Storage, path_, file.errorString());
    // Of what is open, which may be newer than what was looked at above.
    const auto fileMs = file.fileTime(QFileDevice::FileModificationTime).toMSecsSinceEpoch();
    if (fileMs == lastMs_ && file.size() == lastSize_)
        return {};
    const auto bytes = file.read(mostMetricsBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return fail(ErrorKind::Storage, path_, file.errorString());
    const auto format = path_.endsWith(QLatin1String(".prom")) ? MetricsTextFormat::PrometheusText
                                                               : MetricsTextFormat::OpenMetrics;
    auto points = readMetricsText({bytes.constData(), std::size_t(bytes.size())}, format, path_);
    if (!points)
        return fail(points.error());
    ++readings_;
    for (auto& point : *points)
        keep(std::move(point), fileMs);
    lastMs_ = fileMs;
    lastSize_ = bytes.size();
    return {};
}

void OpenMetricsFile::keep(FamilyPoint point, std::int64_t fileMs)
{
    QString key = point.name;
    for (auto label = point.labels.begin(); label != point.labels.end(); ++label)
        key += QChar(0) + label.key() + QChar(1) + label.value();
    const auto [at, isNew] = kept_.try_emplace(key);
    auto& series = at->second.series;
    if (isNew) {
        at->second.name = std::move(point.name);
        series.labels = std::move(point.labels);
    }
    at->second.reading = readings_;
    const auto timeMs = point.timeMs.value_or(fileMs);
    if (!series.timesMs.empty() && timeMs <= series.timesMs.back())
        return;
    series.timesMs.push_back(timeMs);
    series.values.push_back(point.value);
    if (++samples_ <= mostKeptSamples)
        return;
    samples_ = 0;
    for (auto& [its, kept] : kept_) {
        const auto half = std::ptrdiff_t(kept.series.timesMs.size() / 2);
        kept.series.timesMs.erase(kept.series.timesMs.begin(), kept.series.timesMs.begin() + half);
        kept.series.values.erase(kept.series.values.begin(), kept.series.values.begin() + half);
        samples_ += kept.series.timesMs.size();
    }
}

std::vector<MetricSample> OpenMetricsFile::latest() const
{
    std::vector<MetricSample> samples;
    for (const auto& [key, kept] : kept_) {
        if (kept.series.timesMs.empty() || kept.reading != readings_)
            continue;
        auto labels = kept.series.labels;
        labels.insert(QStringLiteral("__name__"), kept.name);
        samples.push_back({std::move(labels), kept.series.values.back(), kept.series.timesMs.back()});
    }
    return samples;
}

Result<std::vector<MetricSeries>> OpenMetricsFile::series(const QString& expression, const MetricRange& range)
{
    const auto selector = parseSeriesSelector(expression);
    if (!selector)
        return fail(selector.error());
    if (auto possible = checkedRange(expression, range); !possible)
        return fail(possible.error());
    if (auto looked = look(); !looked)
        return fail(looked.error());
    std::vector<MetricSeries> found;
    for (const auto& [key, kept] : kept_) {
        if (!selector->matches(kept.name, kept.series.labels))
            continue;
        MetricSeries series{kept.series.labels, {}, {}};
        series.labels.insert(QStringLiteral("__name__"), kept.name);
        for (std::size_t i = 0; i < kept.series.timesMs.size(); ++i) {
            const auto timeMs = kept.series.timesMs[i];
            // The step at whose end it is seen: (end - step, end]; the window's first moment is a step's end.
            const auto steps =
                timeMs <= range.fromMs ? 0 : (timeMs - range.fromMs + range.stepMs - 1) / range.stepMs;
            const auto endMs = range.fromMs + steps * range.stepMs;
            if (timeMs <= range.fromMs - range.stepMs || endMs > range.toMs)
                continue;
            if (!series.timesMs.empty() && series.timesMs.back() == endMs) {
                series.values.back() = kept.series.values[i];
                continue;
            }
            series.timesMs.push_back(endMs);
            series.values.push_back(kept.series.values[i]);
        }
        if (!series.timesMs.empty())
            found.push_back(std::move(series));
    }
    return found;
}

} // namespace ph
