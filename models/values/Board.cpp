#include "models/values/Board.h"

#include "models/values/JsonFields.h"

namespace ph {

namespace {

struct BoardTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::Board)
};

constexpr int boardVersion = 1;
constexpr qsizetype maxCharts = 100;

QString key(const char* name)
{
    return QLatin1String(name);
}

QString xName(CurveX x)
{
    switch (x) {
    case CurveX::Step:
        return key("step");
    case CurveX::RelativeTime:
        return key("relative");
    case CurveX::WallTime:
        return key("time");
    case CurveX::Metric:
        break;
    }
    return key("metric");
}

QString scaleName(CurveScale scale)
{
    return scale == CurveScale::Logarithmic ? key("log") : key("linear");
}

QString bandName(CurveOptions::Band band)
{
    switch (band) {
    case CurveOptions::Band::MinMax:
        return key("min-max");
    case CurveOptions::Band::Deviation:
        return key("deviation");
    case CurveOptions::Band::None:
        break;
    }
    return key("none");
}

// What is as it is by default is left out: a file then says what its author wanted.
QByteArray chartText(const ChartSpec& chart)
{
    const ChartSpec standard;
    JsonLines lines(2);
    lines.put("id", chart.id).put("kind", chartKindName(chart.kind));
    if (!chart.columns.isEmpty())
        lines.putColumns("columns", chart.columns);
    if (!chart.path.isEmpty())
        lines.put("path", chart.path);
    if (chart.colourBy)
        lines.put("colourBy", columnKeyText(*chart.colourBy));
    if (chart.sizeBy)
        lines.put("sizeBy", columnKeyText(*chart.sizeBy));
    if (!chart.logarithmic.isEmpty())
        lines.putColumns("logarithmic", chart.logarithmic);
    const auto& curves = chart.curves;
    if (curves.x != standard.curves.x)
        lines.put("x", xName(curves.x));
    if (!curves.xMetric.isEmpty())
        lines.put("xMetric", curves.xMetric);
    if (curves.xScale != standard.curves.xScale)
        lines.put("xScale", scaleName(curves.xScale));
    if (curves.yScale != standard.curves.yScale)
        lines.put("yScale", scaleName(curves.yScale));
    if (curves.smoothing != standard.curves.smoothing)
        lines.put("smooth", smoothingText(curves.smoothing));
    if (curves.band != standard.curves.band)
        lines.put("band", bandName(curves.band));
    if (curves.outliers != standard.curves.outliers)
        lines.put("outliers", "ignore");
    lines.put("width", chart.width).put("height", chart.height);
    return lines.text();
}

ChartSpec readChart(JsonFields fields, std::optional<Error>& error)
{
    ChartSpec chart;
    chart.id = fields.text(key("id"));
    if (chart.id.isEmpty())
        fields.refuse(BoardTexts::tr("a chart without \"id\""));
    const auto kind = chartKindFromName(fields.text(key("kind")));
    if (!kind)
        fields.refuse(
            BoardTexts::tr("chart %1: \"kind\" is none that this program knows").arg(chart.id.left(100)));
    chart.kind = kind.value_or(ChartKind::Curves);
    chart.columns = fields.columns(key("columns"));
    chart.path = fields.text(key("path"));
    chart.colourBy = fields.column(key("colourBy"));
    chart.sizeBy = fields.column(key("sizeBy"));
    chart.logarithmic = fields.columns(key("logarithmic"));
    chart.width = fields.integer(key("width"), 1, 3, chart.width);
    chart.height = fields.integer(key("height"), 160, 1600, chart.height);
    auto& curves = chart.curves;
    curves.x = fields.choice<CurveX>(key("x"),
                                     {{"step", CurveX::Step},
                                      {"relative", CurveX::RelativeTime},
                                      {"time", CurveX::WallTime},
                                      {"metric", CurveX::Metric}},
                                     CurveX::Step);
    curves.xMetric = fields.text(key("xMetric"));
    if ((curves.x == CurveX::Metric) != !curves.xMetric.isEmpty())
        fields.refuse(BoardTexts::tr("\"xMetric\" belongs to \"x\": \"metric\", and only there"));
    const auto scale = [&](const char* name) {
        return fields.choice<CurveScale>(key(name),
                                         {{"linear", CurveScale::Linear}, {"log", CurveScale::Logarithmic}},
                                         CurveScale::Linear);
    };
    curves.xScale = scale("xScale");
    curves.yScale = scale("yScale");
    if (const auto smooth = fields.text(key("smooth")); !smooth.isEmpty()) {
        if (const auto smoothing = smoothingFromText(smooth))
            curves.smoothing = *smoothing;
        else
            fields.refuse(BoardTexts::tr("\"smooth\" must be like \"ema:0.6\", \"time:0.6\" or \"gauss:5\""));
    }
    using Band = CurveOptions::Band;
    curves.band = fields.choice<Band>(
        key("band"), {{"none", Band::None}, {"min-max", Band::MinMax}, {"deviation", Band::Deviation}},
        Band::None);
    using Outliers = CurveOptions::Outliers;
    curves.outliers = fields.choice<Outliers>(
        key("outliers"), {{"show", Outliers::Show}, {"ignore", Outliers::Ignore}}, Outliers::Show);
    fields.refuseRest();
    if (!error)
        error = fields.error();
    return chart;
}

QJsonObject refObject(const RunRef& ref)
{
    return {{key("connection"), ref.connection}, {key("run"), ref.runId}};
}

RunRef readRef(JsonFields fields, std::optional<Error>& error)
{
    RunRef ref{fields.text(key("connection")), fields.text(key("run"))};
    if (ref.runId.isEmpty())
        fields.refuse(BoardTexts::tr("a run is named by {\"connection\": …, \"run\": …}"));
    fields.refuseRest();
    if (!error)
        error = fields.error();
    return ref;
}

QByteArray setText(const CompareSet& set)
{
    JsonLines lines(1);
    if (set.kind == CompareSet::Kind::Fixed) {
        QList<QJsonValue> runs;
        for (const auto& run : set.runs)
            runs.append(refObject(run));
        return lines.putList("fixed", runs).text();
    }
    QList<QJsonValue> experiments;
    for (const auto& e : set.experiments)
        experiments.append(QJsonObject{{key("connection"), e.connection}, {key("experiment"), e.experiment}});
    return lines.put("query", set.query).putList("experiments", experiments).text();
}

CompareSet readSet(JsonFields fields, std::optional<Error>& error)
{
    CompareSet set;
    const auto fixed = fields.take(key("fixed"));
    if (fixed.isArray()) {
        set.kind = CompareSet::Kind::Fixed;
        for (const auto& item : fixed.toArray())
            set.runs.append(readRef(JsonFields(item.toObject(), fields.where()), error));
    } else {
        if (!fixed.isUndefined())
            fields.refuse(BoardTexts::tr("\"%1\" must be a list").arg(key("fixed")));
        set.query = fields.text(key("query"));
        for (const auto& item : fields.array(key("experiments"))) {
            JsonFields experiment(item.toObject(), fields.where());
            set.experiments.append({experiment.text(key("connection")), experiment.text(key("experiment"))});
            experiment.refuseRest();
            if (experiment.error())
                fields.refuse(*experiment.error());
        }
    }
    fields.refuseRest();
    if (!error)
        error = fields.error();
    return set;
}

} // namespace

QByteArray boardText(const Board& board)
{
    JsonLines lines;
    lines.put("pilothouse-board", boardVersion).put("name", board.name).putRaw("runs", setText(board.set));
    if (board.objective)
        lines.put("objective", columnKeyText(*board.objective));
    if (board.groupBy)
        lines.put("groupBy", columnKeyText(*board.groupBy));
    if (board.baseline)
        lines.put("baseline", refObject(*board.baseline));
    lines.put("at", metricAtText(board.at));
    if (!board.directions.empty()) {
        QJsonObject better;
        for (const auto& [metric, direction] : board.directions)
            better[metric] = metricDirectionName(direction);
        lines.put("better", better);
    }
    QByteArrayList charts;
    for (const auto& chart : board.charts)
        charts.append(chartText(chart));
    return lines.putObjects("charts", charts).text() + '\n';
}

Result<Board> boardFromText(const QByteArray& text, const QString& where)
{
    auto read =
        JsonFields::read(text, key("pilothouse-board"), boardVersion, where, BoardTexts::tr("not a board"));
    if (!read)
        return fail(read.error());
    auto& fields = *read;
    Board board;
    std::optional<Error> inside; // of the objects within
    board.name = fields.text(key("name"));
    if (board.name.isEmpty())
        fields.refuse(BoardTexts::tr("\"name\" is missing"));
    board.set = readSet(JsonFields(fields.object(key("runs")), where), inside);
    board.objective = fields.column(key("objective"));
    board.groupBy = fields.column(key("groupBy"));
    if (const auto baseline = fields.object(key("baseline")); !baseline.isEmpty())
        board.baseline = readRef(JsonFields(baseline, where), inside);
    if (const auto at = fields.text(key("at")); !at.isEmpty()) {
        if (const auto known = metricAtFromText(at))
            board.at = *known;
        else
            fields.refuse(BoardTexts::tr("\"at\" must be \"last\", \"min\", \"max\" or a step"));
    }
    const auto better = fields.object(key("better"));
    JsonFields directions(better, where);
    for (const auto& metric : better.keys()) {
        using Direction = MetricDirection;
        board.directions[metric] = directions.choice<Direction>(metric,
                                                                {{"higher", Direction::HigherIsBetter},
                                                                 {"lower", Direction::LowerIsBetter},
                                                                 {"unknown", Direction::Unknown}},
                                                                Direction::Unknown);
    }
    if (directions.error())
        fields.refuse(*directions.error());
    QSet<QString> ids;
    const auto charts = fields.array(key("charts"));
    if (charts.size() > maxCharts)
        fields.refuse(BoardTexts::tr("more than %1 charts").arg(maxCharts));
    for (const auto& item : charts) {
        const auto chart = readChart(JsonFields(item.toObject(), where), inside);
        if (ids.contains(chart.id))
            fields.refuse(BoardTexts::tr("two charts with the id \"%1\"").arg(chart.id.left(100)));
        ids.insert(chart.id);
        board.charts.append(chart);
    }
    fields.refuseRest();
    if (fields.error())
        return fail(*fields.error());
    if (inside)
        return fail(*inside);
    return board;
}

QString boardFileName(const QString& boardName)
{
    return fileNameFrom(boardName, QStringLiteral("board"));
}

QString freeChartId(const Board& board)
{
    for (int n = 1;; ++n) {
        auto id = QStringLiteral("c%1").arg(n);
        if (std::none_of(board.charts.begin(), board.charts.end(),
                         [&](const ChartSpec& chart) { return chart.id == id; }))
            return id;
    }
}

Board startingBoard(const QString& name, const CompareSet& set, const std::optional<ColumnKey>& objective,
                    ChartKind chart)
{
    Board board;
    board.name = name;
    board.set = set;
    board.objective = objective;
    if (objective) {
        ChartSpec first;
        first.id = QStringLiteral("c1");
        first.kind = chart;
        first.columns = {*objective};
        first.width = 2;
        board.charts.append(first);
    }
    return board;
}

} // namespace ph
