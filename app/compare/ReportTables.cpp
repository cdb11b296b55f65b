#include "app/compare/ReportTables.h"

#include "models/tables/Format.h"
#include "services/analysis/GroupDifferences.h"

#include <QCoreApplication>

#include <cmath>

namespace ph {

namespace {

struct ReportTablesTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::ReportTables)
};

constexpr std::size_t mostRanked = 100;
constexpr qsizetype longestValue = 120;

QString shortened(const QString& text)
{
    return text.size() > longestValue ? text.left(longestValue - 1) + u'…' : text;
}

QString number(double value)
{
    return std::isnan(value) ? QStringLiteral("—")
                             : formatNumber(value, {NumberFormat::Notation::Shortest, 5});
}

QString directionText(MetricDirection direction)
{
    switch (direction) {
    case MetricDirection::HigherIsBetter:
        return ReportTablesTexts::tr("higher is better");
    case MetricDirection::LowerIsBetter:
        return ReportTablesTexts::tr("lower is better");
    case MetricDirection::Unknown:
        break;
    }
    return ReportTablesTexts::tr("which way is better is not known");
}

QString differenceText(const GroupDifference& difference)
{
    if (std::isnan(difference.estimate))
        return QStringLiteral("—");
    if (!difference.hasInterval())
        return number(difference.estimate);
    return QStringLiteral("%1 [%2, %3]")
        .arg(number(difference.estimate), number(difference.low), number(difference.high));
}

ReportTable figures(const ComparisonReport& report)
{
    ReportTable table;
    table.title = ReportTablesTexts::tr("Figures");
    table.header = {
        ReportTablesTexts::tr("Metric"), ReportTablesTexts::tr("Runs"), QStringLiteral("n"),
        ReportTablesTexts::tr("Mean"),   ReportTablesTexts::tr("Std"),  ReportTablesTexts::tr("Min"),
        ReportTablesTexts::tr("Median"), ReportTablesTexts::tr("Max")};
    table.numeric = {2, 3, 4, 5, 6, 7};
    const bool grouped = report.runs->isGrouped();
    if (grouped) {
        table.header.append(ReportTablesTexts::tr("Difference [95 % interval]"));
        table.numeric.append(8);
        table.note = ReportTablesTexts::tr("Differences are of means, from %1, with a bootstrap interval.")
                         .arg(report.runs->groups[referenceGroup(*report.runs)].label);
    }
    for (const auto& metric : report.metrics) {
        for (const auto& figure : metric.figures) {
            const auto& s = figure.stats;
            QStringList row{
                QStringLiteral("%1 (%2)").arg(metric.metric.name, directionText(metric.direction)),
                figure.group.isEmpty() ? ReportTablesTexts::tr("all") : figure.group,
                formatCount(qint64(s.count)),
                number(s.mean),
                number(s.deviation),
                number(s.min),
                number(s.median),
                number(s.max)};
            if (grouped)
                row.append(figure.group.isEmpty() ? QString() : differenceText(figure.difference));
            table.rows.append(row);
        }
    }
    return table;
}

ReportTable ranking(const ComparisonReport& report)
{
    const auto& runs = *report.runs;
    ReportTable table;
    table.title = ReportTablesTexts::tr("Runs");
    table.header = {QStringLiteral("#"), ReportTablesTexts::tr("Run"), ReportTablesTexts::tr("Run id"),
                    ReportTablesTexts::tr("Connection")};
    for (const auto& metric : report.metrics) {
        table.numeric.append(int(table.header.size()));
        table.header.append(metric.metric.name);
    }
    if (report.ranking.size() > mostRanked)
        table.note = ReportTablesTexts::tr("The first %1 of %2.")
                         .arg(formatCount(qint64(mostRanked)), formatCount(qint64(report.ranking.size())));
    const auto* baseline = runs.baseline ? &*runs.baseline : nullptr;
    for (std::size_t i = 0; i < std::min(report.ranking.size(), mostRanked); ++i) {
        const auto place = report.ranking[i];
        const auto key = runs.table->entity(place);
        auto name = runs.names[qsizetype(place)];
        if (baseline && *baseline == place)
            name = ReportTablesTexts::tr("%1 (baseline)").arg(name);
        QStringList row{QString::number(i + 1), name, key.remoteId,
                        report.connections.value(key.connection.value)};
        for (const auto& metric : report.metrics) {
            const auto* column = runs.table->numbers(metric.metric);
            row.append(column && column->has(place) ? number(column->values[place]) : QStringLiteral("—"));
        }
        table.rows.append(row);
    }
    return table;
}

ReportTable differences(const ComparisonReport& report)
{
    const auto& runs = *report.runs;
    ReportTable table;
    table.title = ReportTablesTexts::tr("What differs");
    table.header = {ReportTablesTexts::tr("Key"), ReportTablesTexts::tr("Distinct values"),
                    ReportTablesTexts::tr("Runs without")};
    table.numeric = {1, 2};
    const bool listed = runs.size() <= mostReportedRuns;
    if (listed)
        table.header += runs.names;
    for (const auto& difference : report.differences) {
        QStringList row{columnKeyText(difference.key), formatCount(qint64(difference.distinct)),
                        formatCount(qint64(difference.missing))};
        for (const auto& value : difference.values)
            row.append(value.isNull() ? QStringLiteral("—") : shortened(value));
        table.rows.append(row);
    }
    return table;
}

ReportTable associated(const Associations& found)
{
    ReportTable table;
    table.title = ReportTablesTexts::tr("What goes with %1").arg(found.metric);
    table.note = associationsNote(found);
    if (const auto untested = untestedText(found); !untested.isEmpty())
        table.note += u' ' + untested;
    table.header = {ReportTablesTexts::tr("Key"), ReportTablesTexts::tr("Measure"), QStringLiteral("n"),
                    QStringLiteral("p"), QStringLiteral("q")};
    table.numeric = {2, 3, 4};
    for (const auto& one : found.items)
        table.rows.append({columnKeyText(one.key), associationFigure(one), formatCount(qint64(one.n)),
                           probabilityText(one.p), probabilityText(one.q)});
    return table;
}

} // namespace

QList<ReportTable> reportTables(const ComparisonReport& report)
{
    QList<ReportTable> tables;
    if (!report.metrics.empty())
        tables.append(figures(report));
    tables.append(ranking(report));
    if (!report.differences.empty())
        tables.append(differences(report));
    if (report.associations && !report.associations->items.isEmpty())
        tables.append(associated(*report.associations));
    return tables;
}

QStringList reportFacts(const ComparisonReport& report)
{
    const auto& runs = *report.runs;
    QStringList facts{setText(report.board.set),
                      ReportTablesTexts::tr("%Ln runs", nullptr, int(runs.size()))};
    if (runs.groupBy)
        facts.append(ReportTablesTexts::tr("Grouped by %1").arg(columnKeyText(*runs.groupBy)));
    if (runs.baseline)
        facts.append(ReportTablesTexts::tr("Baseline: %1").arg(runs.names[qsizetype(*runs.baseline)]));
    if (runs.at != MetricAt{})
        facts.append(ReportTablesTexts::tr("Metric values taken at: %1").arg(metricAtText(runs.at)));
    facts.append(ReportTablesTexts::tr("Made %1 by Pilothouse %2")
                     .arg(formatUtcTime(report.madeMs), QStringLiteral(PH_VERSION)));
    return facts;
}

} // namespace ph
