#include "app/compare/ReportTables.h"

#include "models/tables/DifferenceCell.h"
#include "models/tables/RunColumns.h"
#include "services/analysis/GroupDifferences.h"

#include <QCoreApplication>

#include <cmath>

namespace ph {

namespace {

struct ReportTablesTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::ReportTables)
};

constexpr qsizetype longestValue = 120;

QString shortened(const QString& text)
{
    return text.size() > longestValue ? text.left(longestValue - 1) + u'…' : text;
}

QString everythingText()
{
    return ReportTablesTexts::tr("Everything is in the file that pilothouse compare --out FILE.json writes.");
}

QString number(double value)
{
    return std::isnan(value) ? QStringLiteral("—")
                             : formatNumber(value, {NumberFormat::Notation::Shortest, 5});
}

/// A value that is there: NaN, too, which is not the same as none.
QString presentNumber(double value)
{
    return std::isnan(value) ? QStringLiteral("NaN") : number(value);
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

QString groupDifferenceText(const ReportFigure& figure)
{
    const auto& difference = figure.difference;
    if (!figure.delta)
        return QStringLiteral("—");
    auto words = deltaSentence(*figure.delta);
    if (difference.hasInterval())
        words += QStringLiteral(" [%1, %2]").arg(number(difference.low), number(difference.high));
    return words;
}

QString countText(const ColumnStats& stats)
{
    const auto count = formatCount(qint64(stats.count));
    return stats.notFinite() == 0 ? count
                                  : ReportTablesTexts::tr("%1 (%2 not finite)")
                                        .arg(count, formatCount(qint64(stats.notFinite())));
}

/// Single values may differ by chance: how far and which way is said, not more.
QString withDelta(const QString& value, std::optional<CellDelta> delta)
{
    if (!delta)
        return value;
    delta->judgement = Judgement::Neutral;
    return QStringLiteral("%1 (%2)").arg(value, deltaSentence(*delta));
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
                countText(s),
                number(s.mean),
                number(s.deviation),
                number(s.min),
                number(s.median),
                number(s.max)};
            if (grouped)
                row.append(figure.group.isEmpty() ? QString() : groupDifferenceText(figure));
            table.rows.append(row);
        }
    }
    return table;
}

ReportTable ranking(const ComparisonReport& report, const ReportLimits& limits)
{
    const auto& runs = *report.runs;
    ReportTable table;
    table.title = ReportTablesTexts::tr("Runs");
    table.named = 2;
    table.header = {QStringLiteral("#"), ReportTablesTexts::tr("Run"), ReportTablesTexts::tr("Run id"),
                    ReportTablesTexts::tr("Connection")};
    for (const auto& metric : report.metrics) {
        table.numeric.append(int(table.header.size()));
        table.header.append(metric.metric.name);
    }
    const auto ranked = std::min(report.ranking.size(), limits.ranked);
    if (ranked < report.ranking.size())
        table.note = ReportTablesTexts::tr("The first %1 of %2.")
                         .arg(formatCount(qint64(ranked)), formatCount(qint64(report.ranking.size()))) +
                     u' ' + everythingText();
    const auto* baseline = runs.baseline ? &*runs.baseline : nullptr;
    for (std::size_t i = 0; i < ranked; ++i) {
        const auto place = report.ranking[i];
        const auto key = runs.table->entity(place);
        auto name = runs.names[qsizetype(place)];
        if (baseline && *baseline == place)
            name = ReportTablesTexts::tr("%1 (baseline)").arg(name);
        QStringList row{QString::number(i + 1), name, key.remoteId,
                        report.connections.value(key.connection.value)};
        for (const auto& metric : report.metrics) {
            const auto* column = runs.table->numbers(metric.metric);
            row.append(column && column->has(place) ? withDelta(presentNumber(column->values[place]),
                                                                baselineDelta(runs, metric.metric, place))
                                                    : QStringLiteral("—"));
        }
        table.rows.append(row);
    }
    return table;
}

/// The best first, after the baseline: where runs are left out, it is not these.
std::vector<std::uint32_t> columnOrder(const ComparisonReport& report)
{
    auto order = report.ranking;
    if (report.runs->baseline)
        std::stable_partition(order.begin(), order.end(),
                              [&](std::uint32_t place) { return place == *report.runs->baseline; });
    return order;
}

QString shownValue(const ComparedRuns& runs, const ReportDifference& difference, std::uint32_t place)
{
    const auto value = difference.value(place);
    if (value.isNull())
        return QStringLiteral("—");
    const auto* numbers = std::get_if<NumberColumn>(difference.data);
    if (numbers && difference.key == attributeColumn(attribute::duration))
        return formatDuration(std::int64_t(numbers->values[place]));
    return difference.key.kind == ColumnKind::Metric
               ? withDelta(value, baselineDelta(runs, difference.key, place))
               : value;
}

ReportTable differences(const ComparisonReport& report, const ReportLimits& limits)
{
    const auto& runs = *report.runs;
    ReportTable table;
    table.title = ReportTablesTexts::tr("What differs");
    table.header = {ReportTablesTexts::tr("Key"), ReportTablesTexts::tr("Distinct values"),
                    ReportTablesTexts::tr("Runs without")};
    table.numeric = {1, 2};
    const auto keys = std::min(report.differences.size(), limits.keys);
    auto order = columnOrder(report);
    order.resize(std::min({order.size(), limits.runs, limits.cells / std::max<std::size_t>(1, keys)}));
    for (const auto place : order)
        table.header.append(shortened(runs.names[qsizetype(place)]));
    bool isShortened = false;
    for (std::size_t i = 0; i < keys; ++i) {
        const auto& difference = report.differences[i];
        QStringList row{columnKeyText(difference.key), formatCount(qint64(difference.distinct)),
                        formatCount(qint64(difference.missing))};
        for (const auto place : order) {
            const auto value = shownValue(runs, difference, place);
            isShortened = isShortened || value.size() > longestValue;
            row.append(shortened(value));
        }
        table.rows.append(row);
    }
    QStringList notes;
    if (keys < report.differences.size())
        notes.append(ReportTablesTexts::tr("The first %1 of %2 keys.")
                         .arg(formatCount(qint64(keys)), formatCount(qint64(report.differences.size()))));
    if (order.size() < runs.size())
        notes.append(ReportTablesTexts::tr("Values of the first %1 of %2 runs, the best first.")
                         .arg(formatCount(qint64(order.size())), formatCount(qint64(runs.size()))));
    if (isShortened)
        notes.append(ReportTablesTexts::tr("Values of more than %1 characters end in “…”.")
                         .arg(formatCount(longestValue)));
    if (!notes.isEmpty())
        table.note = (notes << everythingText()).join(u' ');
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

QList<ReportTable> reportTables(const ComparisonReport& report, const ReportLimits& limits)
{
    QList<ReportTable> tables;
    if (!report.metrics.empty())
        tables.append(figures(report));
    tables.append(ranking(report, limits));
    if (!report.differences.empty())
        tables.append(differences(report, limits));
    if (report.associations && !report.associations->items.isEmpty())
        tables.append(associated(*report.associations));
    return tables;
}

QList<ReportTable> tableParts(const ReportTable& table, qsizetype columns)
{
    const auto all = table.header.size();
    if (all <= columns)
        return {table};
    QList<ReportTable> parts;
    for (qsizetype from = table.named; from < all;) {
        const auto to = std::min(all, from + columns - table.named);
        const auto taken = [&](const QStringList& cells) {
            return cells.first(table.named) + cells.sliced(from, to - from);
        };
        ReportTable part;
        part.title = table.title;
        part.named = table.named;
        part.note = ReportTablesTexts::tr("Columns %1–%2 of %3.")
                        .arg(formatCount(parts.isEmpty() ? 1 : from + 1), formatCount(to), formatCount(all));
        if (parts.isEmpty() && !table.note.isEmpty())
            part.note.prepend(table.note + u' ');
        part.header = taken(table.header);
        for (const auto& row : table.rows)
            part.rows.append(taken(row));
        for (const int column : table.numeric) {
            if (column < table.named)
                part.numeric.append(column);
            else if (column >= from && column < to)
                part.numeric.append(int(column - from) + table.named);
        }
        parts.append(part);
        from = to;
    }
    return parts;
}

QStringList reportFacts(const ComparisonReport& report)
{
    const auto& runs = *report.runs;
    QStringList facts{setText(report.board.set)};
    if (runs.leftOut > 0)
        facts.append(ReportTablesTexts::tr("The newest %1 of %2 runs")
                         .arg(formatCount(qint64(runs.size())),
                              formatCount(qint64(runs.size()) + qint64(runs.leftOut))));
    else
        facts.append(ReportTablesTexts::tr("%Ln runs", nullptr, int(runs.size())));
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
