#include "models/tables/DifferenceCell.h"

#include "models/tables/RunCells.h"
#include "models/tables/RunColumns.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace ph {

namespace {

struct DifferenceCellTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::DifferenceCell)
};

bool isDuration(const DifferenceRow& row)
{
    return row.key == attributeColumn(attribute::duration);
}

/// Statuses are written as words; for all others the value itself tells how.
ColumnShape shapeOf(const DifferenceRow& row)
{
    return row.key == attributeColumn(attribute::status) ? ColumnShape::Status : ColumnShape::Text;
}

/// A mean of integers is none.
NumberFormat ofMeans(NumberFormat format)
{
    if (format.notation == NumberFormat::Notation::Fixed && format.decimals == 0)
        format.decimals = 1;
    return format;
}

QString plain(const DifferenceRow& row, double value, const NumberFormat& format)
{
    return isDuration(row) && std::isfinite(value) ? formatDuration(std::int64_t(value))
                                                   : numberText(value, format);
}

QString withSign(const DifferenceRow& row, double value, const NumberFormat& format)
{
    if (isDuration(row) && std::isfinite(value))
        return (value < 0 ? QString(QChar(0x2212)) : QStringLiteral("+")) +
               formatDuration(std::int64_t(std::abs(value)));
    const auto digits = numberText(value, format);
    return value > 0 ? u'+' + digits : digits;
}

QString signedPercentText(double share)
{
    const double percent = 100 * share;
    const double size = std::abs(percent);
    // Beyond this the number says less than the values themselves.
    if (!std::isfinite(percent) || size >= 1e5)
        return {};
    const int decimals = size < 0.995 ? 2 : size < 99.5 ? 1 : 0;
    return (percent > 0 ? QStringLiteral("+") : QString()) +
           formatNumber(percent, {NumberFormat::Notation::Fixed, decimals}) + QStringLiteral(" %");
}

QString meanText(const DifferenceRow& row, const ColumnStats& stats, const NumberFormat& format)
{
    if (isDuration(row))
        return formatDurationSpread(stats.mean, stats.deviation);
    auto text = numberText(stats.mean, format);
    if (std::isfinite(stats.deviation))
        text += QStringLiteral(" ± ") + numberText(stats.deviation, format);
    return text;
}

QString groupText(const DifferenceTable& table, const DifferenceRow& row, std::uint32_t group,
                  const NumberFormat& format)
{
    const auto summary = table.summary(row, group);
    const auto& stats = summary.stats;
    if (stats.missing == stats.rows)
        return absentText();
    if (!row.isNumeric) {
        if (std::holds_alternative<TimeColumn>(*row.data))
            return DifferenceCellTexts::tr("%Ln values", "", int(stats.distinct));
        auto text = singleLine(summary.mostFrequent);
        if (stats.distinct == 1)
            return text;
        return DifferenceCellTexts::tr("%1 · %2 of %3")
            .arg(text, QString(signedPercentText(summary.share())).remove(u'+'),
                 formatCount(qint64(stats.distinct)));
    }
    if (stats.count == 0)
        return stats.infinities == 0 ? QStringLiteral("NaN") : DifferenceCellTexts::tr("not finite");
    const auto number = table.options().statistic == GroupStatistic::Mean ? meanText(row, stats, format)
                                                                          : plain(row, stats.median, format);
    const auto count = formatCount(qint64(stats.count));
    return number + QLatin1Char(' ') +
           (stats.notFinite() == 0 ? DifferenceCellTexts::tr("(n %1)").arg(count)
                                   : DifferenceCellTexts::tr("(n %1, %2 not finite)")
                                         .arg(count, formatCount(qint64(stats.notFinite()))));
}

/// Which way, and whether that is the way one wants it: for what is shown to differ.
QString judgementText(const CellDelta& delta)
{
    const bool isHigher = delta.absolute > 0;
    switch (delta.judgement) {
    case Judgement::Better:
        return isHigher ? DifferenceCellTexts::tr("higher, in the right direction")
                        : DifferenceCellTexts::tr("lower, in the right direction");
    case Judgement::Worse:
        return isHigher ? DifferenceCellTexts::tr("higher, in the wrong direction")
                        : DifferenceCellTexts::tr("lower, in the wrong direction");
    case Judgement::Neutral:
        break;
    }
    return {};
}

bool isNotRead(const ComparedRuns& runs, const DifferenceRow& row, std::uint32_t place)
{
    return row.key.kind == ColumnKind::Metric && runs.isUnknown(place, row.key.name);
}

/// Logged, and not where the comparison takes its values, mostly a step.
bool isElsewhere(const ComparedRuns& runs, const DifferenceRow& row, std::uint32_t place)
{
    return row.key.kind == ColumnKind::Metric && runs.isLoggedElsewhere(place, row.key.name);
}

QString atText(const MetricAt& at)
{
    return at.kind == MetricAt::Kind::Step ? DifferenceCellTexts::tr("step %1").arg(at.step)
                                           : metricAtText(at);
}

/// Why a run has no value.
QString absenceText(const ComparedRuns& runs, const DifferenceRow& row, std::uint32_t place)
{
    if (isNotRead(runs, row, place))
        return DifferenceCellTexts::tr("Not read yet: its history is not cached");
    if (isElsewhere(runs, row, place))
        return DifferenceCellTexts::tr("This run logs it, but has none at %1").arg(atText(runs.at));
    return DifferenceCellTexts::tr("This run lacks it");
}

QStringList groupToolTip(const DifferenceTable& table, const DifferenceRow& row, std::uint32_t group,
                         const NumberFormat& format)
{
    const auto summary = table.summary(row, group);
    const auto& places = table.runs().groups[group].places;
    const auto count = [&](bool (*is)(const ComparedRuns&, const DifferenceRow&, std::uint32_t)) {
        return std::size_t(std::count_if(places.begin(), places.end(),
                                         [&](auto place) { return is(table.runs(), row, place); }));
    };
    const auto notRead = count(isNotRead), elsewhere = count(isElsewhere);
    const auto& stats = summary.stats;
    QStringList lines;
    if (row.isNumeric && stats.count > 0) {
        lines << DifferenceCellTexts::tr("mean ± std: %1").arg(meanText(row, stats, format))
              << DifferenceCellTexts::tr("median: %1").arg(plain(row, stats.median, format))
              << DifferenceCellTexts::tr("range: %1 to %2")
                     .arg(plain(row, stats.min, format), plain(row, stats.max, format));
    } else if (!summary.mostFrequent.isEmpty()) {
        lines << DifferenceCellTexts::tr("most frequent: %1 (%2)")
                     .arg(summary.mostFrequent, QString(signedPercentText(summary.share())).remove(u'+'));
    }
    lines << DifferenceCellTexts::tr("%Ln distinct values", "", int(stats.distinct))
          << DifferenceCellTexts::tr("n %1 of %2")
                 .arg(formatCount(qint64(stats.count)), formatCount(qint64(stats.rows)));
    if (const auto lacking = stats.missing - notRead - elsewhere; lacking > 0)
        lines << DifferenceCellTexts::tr("%Ln runs lack it", "", int(lacking));
    if (elsewhere > 0)
        lines << DifferenceCellTexts::tr("%Ln log it, but have none at %1", "", int(elsewhere))
                     .arg(atText(table.runs().at));
    if (notRead > 0)
        lines << DifferenceCellTexts::tr("%Ln not read yet", "", int(notRead));
    if (stats.nans > 0)
        lines << DifferenceCellTexts::tr("%Ln NaN", "", int(stats.nans));
    if (stats.infinities > 0)
        lines << DifferenceCellTexts::tr("%Ln infinite", "", int(stats.infinities));
    return lines;
}

} // namespace

NumberFormat differenceFormat(const DifferenceRow& row)
{
    if (const auto* texts = std::get_if<TextColumn>(row.data); texts && row.isNumeric)
        return numberFormatFor(texts->numbers);
    return columnNumberFormat(*row.data);
}

DifferenceCell differenceCell(const DifferenceTable& table, const DifferenceRow& row, std::uint32_t column,
                              const NumberFormat& rowFormat)
{
    DifferenceCell cell;
    const auto format = table.isGrouped() ? ofMeans(rowFormat) : rowFormat;
    cell.kind = table.kind(row, column);
    if (table.isGrouped())
        cell.value = groupText(table, row, column, format);
    else
        cell.value = cellText(row.data, column, row.key, shapeOf(row), format, noTime);
    cell.equalsBaseline = table.equalsBaseline(row, column);
    cell.delta = table.delta(row, column);
    if (table.baseline() && *table.baseline() == column)
        return cell;
    if (cell.equalsBaseline) {
        cell.deltaText = QStringLiteral("=");
    } else if (cell.delta) {
        cell.deltaText = withSign(row, cell.delta->absolute, format);
        cell.relativeText = signedPercentText(cell.delta->relative);
    }
    return cell;
}

QString differenceExactText(const DifferenceTable& table, const DifferenceRow& row, std::uint32_t column)
{
    if (!table.isGrouped())
        return cellExactText(row.data, column);
    switch (table.kind(row, column)) {
    case CellKind::Absent:
    case CellKind::Time:
        return {};
    case CellKind::Text:
        return table.summary(row, column).mostFrequent;
    case CellKind::Number:
    case CellKind::NotANumber:
    case CellKind::Infinite:
        break;
    }
    return formatExactNumber(table.number(row, column));
}

QString intervalText(const GroupDifference& difference, const DifferenceRow& row,
                     const NumberFormat& rowFormat)
{
    const auto format = ofMeans(rowFormat);
    if (!difference.hasInterval())
        return {};
    return u'[' + withSign(row, difference.low, format) + QStringLiteral(", ") +
           withSign(row, difference.high, format) + u']';
}

QString differenceToolTip(const DifferenceTable& table, const DifferenceRow& row, std::uint32_t column,
                          const NumberFormat& rowFormat, const GroupDifference* interval)
{
    QStringList lines{columnKeyText(row.key), differenceColumnTitle(table, column)};
    const auto format = table.isGrouped() ? ofMeans(rowFormat) : rowFormat;
    if (table.isGrouped()) {
        lines << groupToolTip(table, row, column, format);
    } else if (table.kind(row, column) == CellKind::Absent) {
        lines << absenceText(table.runs(), row, column);
    } else if (const auto* times = std::get_if<TimeColumn>(row.data)) {
        lines << formatTimeToolTip(times->values[column]);
    } else {
        lines << differenceExactText(table, row, column);
    }
    if (const auto delta = table.delta(row, column)) {
        auto words =
            DifferenceCellTexts::tr("%1 against the baseline").arg(withSign(row, delta->absolute, format));
        if (const auto percent = signedPercentText(delta->relative); !percent.isEmpty())
            words += QStringLiteral(" (%1)").arg(percent);
        // Single values, and groups without a clear interval, may differ by chance.
        const auto judged = interval && interval->isClear() ? judgementText(*delta) : QString();
        if (!judged.isEmpty())
            words += QStringLiteral(": ") + judged;
        lines << words;
    }
    if (interval) {
        const auto text = intervalText(*interval, row, rowFormat);
        if (text.isEmpty())
            lines << DifferenceCellTexts::tr("No interval: fewer than two values in a group");
        else
            lines << DifferenceCellTexts::tr("%1 % bootstrap interval of the difference: %2")
                         .arg(formatNumber(100 * interval->level, {NumberFormat::Notation::Shortest, 3}),
                              text)
                  << (interval->isClear() ? DifferenceCellTexts::tr("It does not hold zero")
                                          : DifferenceCellTexts::tr("It holds zero: no clear difference"));
    }
    return lines.join(u'\n');
}

QString deltaSentence(const CellDelta& delta)
{
    const NumberFormat format{NumberFormat::Notation::Shortest, 5};
    const auto digits = formatNumber(delta.absolute, format);
    const auto arrow = delta.absolute > 0   ? QStringLiteral("▲ +")
                       : delta.absolute < 0 ? QStringLiteral("▼ ")
                                            : QStringLiteral("= ");
    auto words = arrow + digits;
    if (const auto percent = signedPercentText(delta.relative); !percent.isEmpty() && delta.absolute != 0)
        words += QStringLiteral(" (%1)").arg(percent);
    const auto judged = judgementText(delta);
    return judged.isEmpty() ? words : words + QStringLiteral(": ") + judged;
}

QString differenceSectionTitle(DifferenceSection section)
{
    switch (section) {
    case DifferenceSection::Metrics:
        return DifferenceCellTexts::tr("Metrics");
    case DifferenceSection::Params:
        return DifferenceCellTexts::tr("Params");
    case DifferenceSection::Inputs:
        return DifferenceCellTexts::tr("Inputs");
    case DifferenceSection::Environment:
        return DifferenceCellTexts::tr("Environment");
    case DifferenceSection::Tags:
        return DifferenceCellTexts::tr("Tags");
    }
    return {};
}

QString differenceColumnTitle(const DifferenceTable& table, std::uint32_t column)
{
    return singleLine(table.isGrouped() ? table.runs().groups[column].label
                                        : table.runs().names[qsizetype(column)]);
}

} // namespace ph
