#pragma once

#include "models/charts/ChartTable.h"
#include "models/charts/CurveScene.h"
#include "models/values/ChartWindow.h"
#include "models/values/DeployMark.h"
#include "models/values/EndpointPanels.h"
#include "models/values/MetricSeries.h"

#include <optional>

namespace ph {

/// One chart of a dashboard: subjects that share an axis, and are asked for one by one.
struct MetricPanel {
    QString id;                 ///< "latency", "errors", …; stable, for object names and file names
    QString unit;               ///< as of panelUnit()
    QList<EndpointPanel> parts; ///< in the order of their curves
    bool isKnown() const;       ///< some part has a metric to be read
    /// Its parts are histograms of which one is shown, the first that tells anything: over time, and before
    /// and after a change.
    bool isDistribution() const { return unit == QLatin1String("bucket"); }
    friend bool operator==(const MetricPanel& a, const MetricPanel& b);
};

/// The charts of a dashboard: quantiles of the latency on one, tokens in and out on one.
QList<MetricPanel> metricPanels(const QList<EndpointPanel>& panels);

/// All charts of an endpoint's dashboard by the metrics that there are: how it serves, what it predicts, then
/// what it costs.
QList<MetricPanel> dashboardPanels(const EndpointNames& endpoint, const QSet<QString>& metrics);

/// A curve of a panel, with what its legend says.
struct PanelLine {
    QString name;
    MetricSeries series;
    friend bool operator==(const PanelLine&, const PanelLine&) = default;
};

/// What a panel shows: the last answer, and what came of asking again.
struct PanelReading {
    std::vector<PanelLine> lines;
    BucketHistoryPtr buckets = nullptr; ///< of a distribution, instead of lines
    QString asked = {};                 ///< of a distribution: the query that was answered
    ChartWindow window;
    MetricNotes notes;
    std::int64_t answeredMs = noTime;          ///< noTime: nothing was answered yet
    std::optional<Error> error = std::nullopt; ///< of the last asking; `lines` are older then
    enum class Asking { Idle, Now } asking = Asking::Idle;
    bool isEmpty() const { return lines.empty() && (!buckets || buckets->isEmpty()); }
    friend bool operator==(const PanelReading&, const PanelReading&) = default;
};

/// The last value of a line; NaN where that is NaN, none where it has no points, or none near the window's
/// end: what ended long ago is not the latest.
std::optional<double> latestOf(const PanelLine& line, const ChartWindow& window);

/// A curve in which a missing step is a gap, and NaN a mark of its own.
CurveData metricCurve(const MetricSeries& series, std::int64_t stepMs);

/// The sign by which a kind of change is told from the others.
CurveScene::Moment::Glyph momentGlyph(DeployKind kind);

/// Of the whole window, so that every panel of a dashboard has the same x. `title`: of the y axis.
CurveScene panelScene(const PanelReading& reading, const QString& title, const QList<DeployMark>& marks);

/// When what is served changed last within the window; noTime: no such change is known.
std::int64_t lastChangeMs(const QList<DeployMark>& marks, const ChartWindow& window);

/// Series, time (ISO 8601 UTC) and value of every point. Of a distribution: both sides of bucketShift() and
/// every step, by bucket, with count and share.
ChartTable panelTable(const PanelReading& reading, const QList<DeployMark>& marks = {});

} // namespace ph
