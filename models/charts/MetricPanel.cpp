#include "models/charts/MetricPanel.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace ph {

namespace {

struct MetricPanelTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::MetricPanel)
};

const char* panelOf(PanelSubject subject)
{
    switch (subject) {
    case PanelSubject::LatencyMedian:
    case PanelSubject::Latency95:
    case PanelSubject::Latency99:
        return "latency";
    case PanelSubject::ErrorRate:
        return "errors";
    case PanelSubject::Throughput:
        return "throughput";
    case PanelSubject::Saturation:
        return "saturation";
    case PanelSubject::CostPerThousand:
        return "cost";
    case PanelSubject::TokensIn:
    case PanelSubject::TokensOut:
        return "tokens";
    case PanelSubject::FirstToken95:
        return "first-token";
    case PanelSubject::ToolFailureRate:
        return "tool-failures";
    case PanelSubject::Predictions:
        return "predictions";
    case PanelSubject::Confidence:
        return "confidence";
    }
    return "";
}

QString utcText(std::int64_t ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs);
}

QString exactText(double value)
{
    return QString::number(value, 'g', QLocale::FloatingPointShortest);
}

ChartTable bucketTable(const PanelReading& reading, const QList<DeployMark>& marks)
{
    const auto history = reading.buckets;
    const auto shift = std::make_shared<const BucketShift>(
        bucketShift(*history, reading.window, lastChangeMs(marks, reading.window)));
    ChartTable table;
    table.header = {MetricPanelTexts::tr("Part"),  MetricPanelTexts::tr("From"),
                    MetricPanelTexts::tr("To"),    MetricPanelTexts::tr("Bucket"),
                    MetricPanelTexts::tr("Count"), MetricPanelTexts::tr("Share")};
    const auto buckets = history->buckets();
    table.rows = qsizetype((history->steps() + 2) * buckets);
    table.row = [history, shift, buckets](qsizetype row) {
        const auto part = std::size_t(row) / buckets, bucket = std::size_t(row) % buckets;
        if (part < 2) {
            const auto& side = part == 0 ? shift->before : shift->now;
            const double share = side.shares.empty() ? std::nan("") : side.shares[bucket];
            return QStringList{part == 0 ? MetricPanelTexts::tr("before", "a distribution")
                                         : MetricPanelTexts::tr("now", "a distribution"),
                               utcText(side.fromMs),
                               utcText(side.toMs),
                               bucketText(*history, bucket),
                               exactText(side.counts[bucket]),
                               exactText(share)};
        }
        const auto step = part - 2;
        return QStringList{
            MetricPanelTexts::tr("step", "of time"), utcText(history->endsMs[step] - history->stepMs),
            utcText(history->endsMs[step]),          bucketText(*history, bucket),
            exactText(history->count(step, bucket)), exactText(history->share(step, bucket))};
    };
    return table;
}

} // namespace

CurveScene::Moment::Glyph momentGlyph(DeployKind kind)
{
    using Glyph = CurveScene::Moment::Glyph;
    switch (kind) {
    case DeployKind::Release:
        return Glyph::Flag;
    case DeployKind::Traffic:
        return Glyph::Half;
    case DeployKind::RollBack:
        return Glyph::Back;
    case DeployKind::Alias:
        return Glyph::Diamond;
    case DeployKind::Cluster:
        break;
    }
    return Glyph::Square;
}

bool MetricPanel::isKnown() const
{
    return std::any_of(parts.begin(), parts.end(),
                       [](const EndpointPanel& part) { return !part.expression.isEmpty(); });
}

bool operator==(const MetricPanel& a, const MetricPanel& b)
{
    return a.id == b.id && a.unit == b.unit && a.parts == b.parts;
}

QList<MetricPanel> metricPanels(const QList<EndpointPanel>& panels)
{
    QList<MetricPanel> charts;
    for (const auto& panel : panels) {
        const auto id = QString::fromLatin1(panelOf(panel.subject));
        auto chart = std::find_if(charts.begin(), charts.end(),
                                  [&id](const MetricPanel& known) { return known.id == id; });
        if (chart == charts.end())
            chart = charts.insert(charts.end(), {id, panelUnit(panel.subject), {}});
        chart->parts << panel;
    }
    return charts;
}

QList<MetricPanel> dashboardPanels(const EndpointNames& endpoint, const QSet<QString>& metrics)
{
    auto panels = metricPanels(panelsFor(endpoint, metrics));
    auto place = std::find_if(panels.begin(), panels.end(),
                              [](const MetricPanel& panel) { return panel.id == QLatin1String("cost"); });
    for (const auto& distribution : metricPanels(distributionsFor(endpoint, metrics)))
        place = std::next(panels.insert(place, distribution));
    return panels;
}

std::optional<double> latestOf(const PanelLine& line, const ChartWindow& window)
{
    constexpr std::int64_t fewSteps = 2; // the last step may not be there yet
    if (line.series.timesMs.empty() || line.series.timesMs.back() < window.toMs - fewSteps * window.stepMs)
        return std::nullopt;
    return line.series.values.back();
}

CurveData metricCurve(const MetricSeries& series, std::int64_t stepMs)
{
    // Clocks and steps are whole: more than a step and a half apart, one is missing.
    const auto isGap = [most = stepMs + stepMs / 2](std::int64_t before, std::int64_t after) {
        return after - before > most;
    };
    const auto& times = series.timesMs;
    std::vector<double> x, y, gaps;
    x.reserve(times.size());
    y.reserve(times.size());
    auto value = series.values.begin();
    for (auto from = times.begin(); from != times.end();) {
        const auto last = std::adjacent_find(from, times.end(), isGap);
        const auto to = last == times.end() ? last : last + 1;
        x.insert(x.end(), from, to);
        y.insert(y.end(), value, value + (to - from));
        if (to != times.end()) {
            gaps.push_back(double(*last + stepMs));
            x.push_back(gaps.back());
            y.push_back(std::nan(""));
        }
        value += to - from;
        from = to;
    }
    auto curve = indexCurve(std::move(x), std::move(y));
    // A gap is no value that could not be drawn.
    std::erase_if(curve.marks, [&gaps](const CurveMark& mark) {
        return std::binary_search(gaps.begin(), gaps.end(), mark.x);
    });
    return curve;
}

CurveScene panelScene(const PanelReading& reading, const QString& title, const QList<DeployMark>& marks)
{
    CurveScene scene;
    scene.xKind = CurveX::WallTime;
    scene.title = title;
    scene.x = {double(reading.window.fromMs), double(reading.window.toMs)};
    int colour = 0;
    for (const auto& line : reading.lines) {
        CurveScene::Curve curve;
        curve.name = line.name;
        curve.look.colour = colour++;
        curve.line = std::make_shared<const CurveData>(metricCurve(line.series, reading.window.stepMs));
        scene.curves.push_back(std::move(curve));
    }
    for (const auto& mark : marks) {
        if (scene.x.contains(double(mark.atMs)))
            scene.moments.push_back({double(mark.atMs), deployMarkText(mark), momentGlyph(mark.kind),
                                     double(mark.afterMs == noTime ? mark.atMs : mark.afterMs)});
    }
    scene.strip = heatStrip(reading.buckets);
    return scene;
}

std::int64_t lastChangeMs(const QList<DeployMark>& marks, const ChartWindow& window)
{
    std::int64_t last = noTime;
    for (const auto& mark : marks) {
        const bool isOther = mark.served == DeployMark::Served::Other;
        if (isOther && mark.atMs > window.fromMs && mark.atMs <= window.toMs)
            last = last == noTime ? mark.atMs : std::max(last, mark.atMs);
    }
    return last;
}

ChartTable panelTable(const PanelReading& reading, const QList<DeployMark>& marks)
{
    if (reading.buckets && !reading.buckets->isEmpty())
        return bucketTable(reading, marks);
    const auto lines = std::make_shared<const std::vector<PanelLine>>(reading.lines);
    ChartTable table;
    table.header = {MetricPanelTexts::tr("Series"), MetricPanelTexts::tr("Time"),
                    MetricPanelTexts::tr("Value")};
    for (const auto& line : *lines)
        table.rows += qsizetype(line.series.timesMs.size());
    table.row = [lines](qsizetype row) {
        for (const auto& line : *lines) {
            const auto size = qsizetype(line.series.timesMs.size());
            if (row < size)
                return QStringList{line.name, utcText(line.series.timesMs[std::size_t(row)]),
                                   exactText(line.series.values[std::size_t(row)])};
            row -= size;
        }
        return QStringList();
    };
    return table;
}

} // namespace ph
