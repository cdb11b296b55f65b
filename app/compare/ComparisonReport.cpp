#include "app/compare/ComparisonReport.h"

#include "app/compare/ReportHtml.h"
#include "app/compare/ReportJson.h"
#include "app/compare/ReportPdf.h"
#include "models/tables/Format.h"
#include "models/tables/RunLegendModel.h"
#include "models/values/WholeFile.h"
#include "services/analysis/GroupDifferences.h"
#include "services/analysis/KeyAssociations.h"
#include "services/log/Redaction.h"
#include "widgets/charts/ChartView.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFileDevice>
#include <QFileInfo>
#include <QPainter>
#include <QSvgGenerator>

#include <cmath>
#include <numeric>

namespace ph {

namespace {

struct ComparisonReportTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::ComparisonReport)
};

constexpr QSize leastChart(560, 320);
constexpr QSize mostChart(800, 520); // about as wide as a page, so that text keeps its size

} // namespace

QList<ColumnKey> metricsOf(const Board& board)
{
    QList<ColumnKey> metrics;
    const auto add = [&](const ColumnKey& key) {
        if (key.kind == ColumnKind::Metric && !metrics.contains(key))
            metrics.append(key);
    };
    if (board.objective)
        add(*board.objective);
    for (const auto& chart : board.charts) {
        for (const auto& key : chart.columns)
            add(key);
    }
    return metrics;
}

namespace {

std::optional<std::uint32_t> bestPlace(const ComparedRuns& runs, const ColumnKey& metric)
{
    const auto direction = runs.direction(metric.name);
    const auto* column = runs.table->numbers(metric);
    if (!column || direction == MetricDirection::Unknown)
        return std::nullopt;
    std::optional<std::uint32_t> best;
    for (std::uint32_t place = 0; place < runs.size(); ++place) {
        if (!column->has(place) || !std::isfinite(column->values[place]))
            continue;
        const double value = column->values[place];
        const bool better =
            !best || (direction == MetricDirection::LowerIsBetter ? value < column->values[*best]
                                                                  : value > column->values[*best]);
        if (better)
            best = place;
    }
    return best;
}

ReportMetric summary(const ComparedRuns& runs, const ColumnKey& metric, std::stop_token stop)
{
    const auto direction = runs.direction(metric.name);
    ReportMetric report{metric, direction, {}, bestPlace(runs, metric)};
    std::vector<std::uint32_t> all(runs.size());
    std::iota(all.begin(), all.end(), 0);
    report.figures.push_back({{}, columnStats(*runs.table, all, metric), {}});
    const auto differences = groupDifferences(runs, metric, Statistic::Mean, stop);
    for (std::size_t group = 0; group < runs.groups.size(); ++group)
        report.figures.push_back({runs.groups[group].label,
                                  columnStats(*runs.table, runs.groups[group].places, metric),
                                  differences.value(qsizetype(group))});
    if (!runs.isGrouped())
        return report;
    const auto reference = report.figures[1 + referenceGroup(runs)].stats.mean;
    for (std::size_t group = 0; group < runs.groups.size(); ++group) {
        auto& figure = report.figures[1 + group];
        if (group == referenceGroup(runs))
            continue;
        figure.delta = cellDelta(figure.stats.mean, reference, direction);
        // What may as well be chance, or has no interval that says, is neither better nor worse.
        if (figure.delta && !figure.difference.isClear())
            figure.delta->judgement = Judgement::Neutral;
    }
    return report;
}

/// What cannot be seen to differ is spoken of, though nobody asked for these metrics by name.
QString otherUnknownRemark(const ComparisonReport& report)
{
    constexpr qsizetype mostNamed = 5;
    QStringList names;
    for (const auto& unknown : report.runs->unknown) {
        const bool isReported =
            std::any_of(report.metrics.begin(), report.metrics.end(),
                        [&](const ReportMetric& one) { return one.metric.name == unknown.first; });
        if (!isReported && !unknown.second.empty())
            names.append(unknown.first);
    }
    if (names.isEmpty())
        return {};
    auto named = names.mid(0, mostNamed).join(QStringLiteral(", ")).simplified();
    if (names.size() > mostNamed)
        named += QStringLiteral(", …");
    return ComparisonReportTexts::tr(
               "Values of %Ln other metrics at %1 are unknown, and so may be missing from what differs: %2.",
               nullptr, int(names.size()))
        .arg(metricAtText(report.runs->at), named);
}

QString exactText(const ColumnData& data, std::size_t place)
{
    if (const auto* numbers = std::get_if<NumberColumn>(&data))
        return numbers->has(place) ? formatExactNumber(numbers->values[place]) : QString();
    if (const auto* times = std::get_if<TimeColumn>(&data))
        return times->has(place) ? formatUtcTime(times->values[place]) : QString();
    const auto& texts = std::get<TextColumn>(data);
    if (!texts.has(place))
        return {};
    const auto text = texts.at(place);
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

std::vector<ReportDifference> differencesOf(const ComparedRunsPtr& runs)
{
    std::vector<std::uint32_t> all(runs->size());
    std::iota(all.begin(), all.end(), 0);
    std::vector<ReportDifference> found;
    const auto table = DifferenceTable::make(runs, {}); // the screen's: its keys in its order
    for (const auto& row : table->rows()) {
        if (!row.varies)
            continue;
        const auto stats = columnStats(*runs->table, all, row.key);
        found.push_back({row.key, row.data, stats.distinct, stats.missing});
    }
    return found;
}

ReportChart drawn(ReportChart chart, const ChartView::Painting& paint)
{
    QBuffer buffer(&chart.svg);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator svg;
    svg.setOutputDevice(&buffer);
    svg.setSize(chart.size);
    svg.setViewBox(QRect(QPoint(), chart.size));
    svg.setTitle(chart.title.toHtmlEscaped()); // Qt writes it as it is
    QPainter painter(&svg);
    const QRectF area(QPointF(), QSizeF(chart.size));
    painter.fillRect(area, Theme::light().surface);
    paint(painter, area, Theme::light());
    painter.end();
    chart.painting = {};
    return chart;
}

} // namespace

ReportChart painted(ReportChart chart)
{
    const auto painting = chart.painting;
    return painting ? drawn(std::move(chart), painting) : chart;
}

QString ReportDifference::value(std::size_t place) const
{
    const auto text = exactText(*data, place);
    if (std::holds_alternative<NumberColumn>(*data))
        return text;
    return namesSecret(key.name) && !text.isEmpty() ? QStringLiteral("***") : redact(text);
}

std::optional<CellDelta> baselineDelta(const ComparedRuns& runs, const ColumnKey& metric, std::uint32_t place)
{
    const auto* column = runs.table->numbers(metric);
    if (!column || !runs.baseline || *runs.baseline == place || !column->has(place) ||
        !column->has(*runs.baseline))
        return std::nullopt;
    return cellDelta(column->values[place], column->values[*runs.baseline], runs.direction(metric.name));
}

QString hiddenRunsRemark(qsizetype hidden)
{
    if (hidden == 0)
        return {};
    return ComparisonReportTexts::tr(
        "%Ln runs are hidden on the screen: they are in the tables and figures, and not in the charts.",
        nullptr, int(hidden));
}

ReportChart reportChart(const ChartView& view)
{
    ReportChart chart{chartTitle(view.spec()),
                      view.remark(),
                      {},
                      view.size().expandedTo(leastChart).boundedTo(mostChart),
                      view.detachedPicture()};
    if (chart.painting)
        return chart;
    return drawn(std::move(chart), [&view](QPainter& painter, const QRectF& area, const Theme& theme) {
        view.paintPicture(painter, area, theme);
    });
}

Result<ComparisonReport> comparisonReport(const Board& board, const ComparedRunsPtr& runs,
                                          const QMap<qint64, QString>& connections,
                                          const QList<ReportChart>& charts, std::int64_t nowMs,
                                          const QList<ColumnKey>& metrics, std::stop_token stop)
{
    ComparisonReport report;
    report.board = board;
    report.runs = runs;
    report.connections = connections;
    report.madeMs = nowMs;
    for (const auto& chart : charts) {
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled, board.name);
        report.charts.append(painted(chart));
    }
    for (const auto& metric : metrics.isEmpty() ? metricsOf(board) : metrics) {
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled, board.name);
        report.metrics.push_back(summary(*runs, metric, stop));
    }
    report.differences = differencesOf(runs);
    if (board.objective)
        report.associations = associations(*runs, board.objective->name, stop);
    auto ungrouped = *runs;
    ungrouped.groups.clear();
    for (const auto& row : legendRows(ungrouped, board.objective))
        report.ranking.push_back(*runs->placeOf(row.runs.first()));
    if (runs->leftOut > 0)
        report.remarks.append(
            ComparisonReportTexts::tr("Only the newest %1 of %2 runs that match are compared.")
                .arg(formatCount(qint64(runs->size())),
                     formatCount(qint64(runs->size()) + qint64(runs->leftOut))));
    if (!runs->missing.isEmpty())
        report.remarks.append(ComparisonReportTexts::tr("Not cached, and so not compared: %1.")
                                  .arg(runs->missing.join(QStringLiteral(", "))));
    for (const auto& metric : report.metrics) {
        if (const auto count = runs->unknownValues(metric.metric.name); count > 0)
            report.remarks.append(
                ComparisonReportTexts::tr("%Ln values of %1 are unknown: no history that reaches the latest "
                                          "value is cached.",
                                          nullptr, int(count))
                    .arg(metric.metric.name));
    }
    if (const auto others = otherUnknownRemark(report); !others.isEmpty())
        report.remarks.append(others);
    if (stop.stop_requested())
        return fail(ErrorKind::Cancelled, board.name);
    return report;
}

QString setText(const CompareSet& set)
{
    if (set.kind == CompareSet::Kind::Fixed)
        return ComparisonReportTexts::tr("%Ln chosen runs", nullptr, int(set.runs.size()));
    QStringList places;
    for (const auto& e : set.experiments)
        places.append(e.connection + u'/' + e.experiment);
    const auto where =
        places.isEmpty() ? ComparisonReportTexts::tr("all experiments") : places.join(QStringLiteral(", "));
    return set.query.trimmed().isEmpty()
               ? ComparisonReportTexts::tr("All runs of %1").arg(where)
               : ComparisonReportTexts::tr("Runs of %1 that match %2").arg(where, set.query);
}

Result<void> writeReport(const ComparisonReport& report, const QString& file)
{
    const auto suffix = QFileInfo(file).suffix().toLower();
    if (suffix != QLatin1String("html") && suffix != QLatin1String("json") && suffix != QLatin1String("pdf"))
        return fail(ErrorKind::Invalid, file, ComparisonReportTexts::tr("A report is .html, .pdf or .json."));
    return writeWholeFile(file, [&](QFileDevice& out) -> Result<void> {
        if (suffix == QLatin1String("pdf"))
            writeReportPdf(report, out);
        else
            out.write(suffix == QLatin1String("html") ? reportHtml(report) : reportJson(report));
        return {};
    });
}

} // namespace ph
