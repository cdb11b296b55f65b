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
    friend bool operator==(const MetricPanel& a, const MetricPanel& b);
};

/// The charts of a dashboard: quantiles of the latency on one, tokens in and out on one.
QList<MetricPanel> metricPanels(const QList<EndpointPanel>& panels);

/// A curve of a panel, with what its legend says.
struct PanelLine {
    QString name;
    MetricSeries series;
    friend bool operator==(const PanelLine&, const PanelLine&) = default;
};

/// What a panel shows: the last answer, and what came of asking again.
struct PanelReading {
    std::vector<PanelLine> lines;
    ChartWindow window;
    MetricNotes notes;
    std::int64_t answeredMs = noTime;          ///< noTime: nothing was answered yet
    std::optional<Error> error = std::nullopt; ///< of the last asking; `lines` are older then
    enum class Asking { Idle, Now } asking = Asking::Idle;
    friend bool operator==(const PanelReading&, const PanelReading&) = default;
};

/// The last value of a line; NaN where that is NaN, none where it has no points, or none near the window's
/// end: what ended long ago is not the latest.
std::optional<double> latestOf(const PanelLine& line, const ChartWindow& window);

/// A curve in which a missing step is a gap, and NaN a mark of its own.
CurveData metricCurve(const MetricSeries& series, std::int64_t stepMs);

/// Of the whole window, so that every panel of a dashboard has the same x. `title`: of the y axis.
CurveScene panelScene(const PanelReading& reading, const QString& title, const QList<DeployMark>& marks);

/// Series, time (ISO 8601 UTC) and value of every point.
ChartTable panelTable(const PanelReading& reading);

} // namespace ph
