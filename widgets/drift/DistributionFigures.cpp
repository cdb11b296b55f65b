#include "widgets/drift/DistributionFigures.h"

#include "models/charts/DistributionPair.h"
#include "models/charts/ValueRange.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace ph {

namespace {

struct DistributionWords {
    Q_DECLARE_TR_FUNCTIONS(ph::DistributionFigures)
};

QList<LegendEntry> legendOfSides(const DriftDetail& detail, const DriftSubject& subject, LegendEntry::Key key)
{
    const auto rows = [](std::size_t n) {
        return DistributionWords::tr("n = %1").arg(QLocale().toString(qulonglong(n)));
    };
    return {{key, sideLook::reference, referenceName(), {}, rows(detail.drift.nReference)},
            {key, sideLook::current, currentName(subject), {}, rows(detail.drift.nCurrent)}};
}

QString withoutNumbers(const DriftSubject& subject)
{
    return subject.values == DriftValues::Categories
               ? DistributionWords::tr("%1 holds categories, which have no order of their own.")
                     .arg(subject.column)
               : DistributionWords::tr("Neither side has numbers of %1 to show.").arg(subject.column);
}

/// Two sides of one share, as every readout says them.
QString sidesText(const DriftSubject& subject, const QString& what, double reference, double current)
{
    return what + u'\n' +
           QStringLiteral("%1: %2\n%3: %4\n%5")
               .arg(referenceName(), shareWords(reference), currentName(subject), shareWords(current),
                    pointsWords(current - reference));
}

QString movedName(const DriftSubject& subject)
{
    const auto unit =
        subject.values == DriftValues::Texts ? DistributionWords::tr("characters") : subject.unit;
    return unit.isEmpty() ? DistributionWords::tr("moved by")
                          : DistributionWords::tr("moved by, in %1").arg(unit);
}

QString durationWords(double ms)
{
    return (ms < 0 ? QStringLiteral("−") : QString()) + elapsedText(std::abs(ms) / 1000);
}

FigureLine straightLine(QPointF from, QPointF to, RunLook look)
{
    return {QPolygonF{{from, to}}, look, 1.5};
}

} // namespace

ChartFigure histogramFigure(const DriftDetail& detail, const DriftSubject& subject)
{
    ChartFigure figure{DistributionWords::tr("Distribution of %1").arg(subject.column)};
    const auto bars = detail.numbers ? pairOfBars(*detail.numbers) : PairOfBars{};
    if (bars.highest() <= 0) {
        figure.nothing = withoutNumbers(subject);
        return figure;
    }
    const auto& numbers = *detail.numbers;
    const auto& edges = numbers.edges;
    figure.x = valueAxis(subject, {edges.front(), edges.back()});
    figure.legend = legendOfSides(detail, subject, LegendEntry::Key::Swatch);
    FigurePanel panel{{AxisKind::Linear,
                       {0, bars.highest() * 1.06},
                       bars.isDensity ? DistributionWords::tr("density (bins differ in width)")
                                      : DistributionWords::tr("share of values")}};
    if (bars.isDensity) {
        panel.areas.push_back({outlineOf(edges, bars.reference), sideLook::reference});
    } else {
        panel.bars.push_back({Qt::Vertical,
                              (edges[0] + edges[1]) / 2,
                              edges[1] - edges[0],
                              0.94,
                              {{sideLook::reference, bars.reference, FigureBars::Layer::Fill::Pale}}});
    }
    // An outline over bars: neither side hides the other.
    panel.areas.push_back({outlineOf(edges, bars.current), sideLook::current});
    panel.lines.push_back({outlineOf(edges, bars.current), sideLook::current});
    figure.panels.push_back(std::move(panel));
    QList<QStringList> rows;
    for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
        const double reference = numbers.referenceShares[i], current = numbers.currentShares[i];
        figure.readings.push_back(
            {{edges[i], edges[i + 1]},
             {},
             sidesText(subject,
                       DistributionWords::tr("%1 to %2")
                           .arg(valueText(subject, edges[i]), valueText(subject, edges[i + 1])),
                       reference, current)});
        rows.append(
            {exactNumber(edges[i]), exactNumber(edges[i + 1]), exactNumber(reference), exactNumber(current)});
    }
    figure.table = tableOf(
        {DistributionWords::tr("From"), DistributionWords::tr("To"), referenceName(), currentName(subject)},
        rows);
    return figure;
}

ChartFigure cdfFigure(const DriftDetail& detail, const DriftSubject& subject)
{
    ChartFigure figure{DistributionWords::tr("Cumulative distribution of %1").arg(subject.column)};
    const auto distance = detail.numbers ? largestDistance(*detail.numbers) : std::nullopt;
    if (!distance) {
        figure.nothing = withoutNumbers(subject);
        return figure;
    }
    const auto& numbers = *detail.numbers;
    const auto range = padded(valuesOf(numbers), 0.03);
    figure.x = valueAxis(subject, range);
    figure.legend = legendOfSides(detail, subject, LegendEntry::Key::Stroke);
    FigurePanel panel{{AxisKind::Linear, {0, 1.02}, DistributionWords::tr("share of values up to it")}};
    panel.lines.push_back({stepsOf(numbers.referenceCdf, range), sideLook::reference});
    panel.lines.push_back({stepsOf(numbers.currentCdf, range), sideLook::current});
    panel.notes.push_back(
        {QLineF(distance->at, distance->reference, distance->at, distance->current),
         DistributionWords::tr("largest distance %1").arg(QLocale().toString(distance->size(), 'f', 3))});
    figure.panels.push_back(std::move(panel));
    constexpr int readings = 48;
    for (int i = 0; i < readings; ++i) {
        const double from = range.low + range.span() * i / readings, to = from + range.span() / readings;
        const double at = (from + to) / 2;
        figure.readings.push_back(
            {{from, to},
             {},
             sidesText(subject, DistributionWords::tr("up to %1").arg(valueText(subject, at)),
                       shareUpTo(numbers.referenceCdf, at), shareUpTo(numbers.currentCdf, at))});
    }
    std::vector<double> values;
    for (const auto* cdf : {&numbers.referenceCdf, &numbers.currentCdf}) {
        for (const auto& step : *cdf)
            values.push_back(step.first);
    }
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    QList<QStringList> rows;
    for (const double value : values)
        rows.append({exactNumber(value), exactNumber(shareUpTo(numbers.referenceCdf, value)),
                     exactNumber(shareUpTo(numbers.currentCdf, value))});
    figure.table = tableOf({valuesName(subject), referenceName(), currentName(subject)}, rows);
    return figure;
}

ChartFigure quantileFigure(const DriftDetail& detail, const DriftSubject& subject)
{
    ChartFigure figure{DistributionWords::tr("Quantile–quantile plot of %1").arg(subject.column)};
    const auto quantiles = detail.numbers ? detail.numbers->quantiles : std::vector<QuantilePair>();
    auto range = quantileRange(quantiles);
    if (!range.valid()) {
        figure.nothing = withoutNumbers(subject);
        return figure;
    }
    range = padded(range);
    const auto name = valuesName(subject);
    figure.x = valueAxis(subject, range);
    figure.x.name = DistributionWords::tr("%1: reference").arg(name);
    FigurePanel panel{valueAxis(subject, range)};
    panel.y.name = subject.current.isEmpty() ? DistributionWords::tr("current") : subject.current;
    panel.lines.push_back(
        straightLine({range.low, range.low}, {range.high, range.high}, sideLook::reference));
    FigureLine points{{}, sideLook::current, 1, FigureLine::Marks::Shown};
    QList<QStringList> rows;
    for (const auto& pair : quantiles) {
        points.points << QPointF(pair.reference, pair.current);
        figure.readings.push_back({{pair.reference, pair.reference},
                                   {pair.current, pair.current},
                                   DistributionWords::tr("quantile %1").arg(shareWords(pair.p)) +
                                       QStringLiteral("\n%1: %2\n%3: %4")
                                           .arg(referenceName(), valueText(subject, pair.reference),
                                                currentName(subject), valueText(subject, pair.current))});
        rows.append({exactNumber(pair.p), exactNumber(pair.reference), exactNumber(pair.current)});
    }
    panel.lines.push_back(std::move(points));
    figure.panels.push_back(std::move(panel));
    figure.legend = {{LegendEntry::Key::Line, sideLook::current, DistributionWords::tr("quantiles")},
                     {LegendEntry::Key::Stroke, sideLook::reference, DistributionWords::tr("nothing moved")}};
    figure.table = tableOf({DistributionWords::tr("Quantile"), referenceName(), currentName(subject)}, rows);
    return figure;
}

ChartFigure shiftFigure(const DriftDetail& detail, const DriftSubject& subject)
{
    ChartFigure figure{DistributionWords::tr("Quantile shift of %1").arg(subject.column)};
    const auto quantiles = detail.numbers ? detail.numbers->quantiles : std::vector<QuantilePair>();
    ChartRange range{0, 0};
    bool any = false;
    for (const auto& pair : quantiles) {
        if (!std::isfinite(pair.shift()))
            continue;
        range = united(range, {pair.shift(), pair.shift()});
        any = true;
    }
    if (!any) {
        figure.nothing = withoutNumbers(subject);
        return figure;
    }
    figure.x = {AxisKind::Linear, {0, 1}, DistributionWords::tr("quantile")};
    const bool isTime = subject.type == FrameType::Timestamp && subject.values == DriftValues::Numbers;
    FigurePanel panel{{isTime ? AxisKind::Duration : AxisKind::Linear,
                       range.span() > 0 ? padded(range, 0.1) : ChartRange{-1, 1}, movedName(subject)}};
    panel.lines.push_back(straightLine({0, 0}, {1, 0}, sideLook::reference));
    FigureLine line{{}, sideLook::current};
    QPolygonF area;
    QList<QStringList> rows;
    for (std::size_t i = 0; i < quantiles.size(); ++i) {
        const auto& pair = quantiles[i];
        line.points << QPointF(pair.p, pair.shift());
        if (std::isfinite(pair.shift()))
            area << QPointF(pair.p, pair.shift());
        const double from = i == 0 ? 0 : (quantiles[i - 1].p + pair.p) / 2;
        const double to = i + 1 == quantiles.size() ? 1 : (pair.p + quantiles[i + 1].p) / 2;
        const auto moved = isTime ? durationWords(pair.shift()) : valueText(subject, pair.shift());
        figure.readings.push_back(
            {{from, to},
             {},
             DistributionWords::tr("quantile %1: moved by %2").arg(shareWords(pair.p), moved) +
                 QStringLiteral("\n%1: %2\n%3: %4")
                     .arg(referenceName(), valueText(subject, pair.reference), currentName(subject),
                          valueText(subject, pair.current))});
        rows.append({exactNumber(pair.p), exactNumber(pair.shift()), exactNumber(pair.reference),
                     exactNumber(pair.current)});
    }
    if (!area.isEmpty()) {
        area.prepend(QPointF(area.first().x(), 0));
        area << QPointF(area.last().x(), 0);
        panel.areas.push_back({area, sideLook::current});
    }
    panel.lines.push_back(std::move(line));
    figure.panels.push_back(std::move(panel));
    figure.legend = {{LegendEntry::Key::Stroke, sideLook::current, DistributionWords::tr("moved by")},
                     {LegendEntry::Key::Stroke, sideLook::reference, DistributionWords::tr("nothing moved")}};
    figure.table = tableOf({DistributionWords::tr("Quantile"), DistributionWords::tr("Moved by"),
                            referenceName(), currentName(subject)},
                           rows);
    return figure;
}

ChartFigure categoryFigure(const DriftDetail& detail, const DriftSubject& subject)
{
    ChartFigure figure{DistributionWords::tr("Most moved categories of %1").arg(subject.column)};
    if (detail.categories.empty()) {
        figure.nothing =
            subject.values == DriftValues::Categories
                ? DistributionWords::tr("Neither side has a category of %1 to show.").arg(subject.column)
                : DistributionWords::tr("%1 is not compared by categories.").arg(subject.column);
        return figure;
    }
    const auto shown = std::min(mostCategories, detail.categories.size());
    // The first one at the top. Each has three places: reference, current, and air to the next one.
    constexpr double place = 1.0 / 3;
    FigureBars bars{
        Qt::Horizontal, -place / 2, place, 0.86, {{sideLook::current, {}}, {sideLook::reference, {}}}};
    QStringList names;
    double longest = 0;
    for (std::size_t i = shown; i-- > 0;) {
        const auto& category = detail.categories[i];
        names.append(category.name.isEmpty() ? DistributionWords::tr("(empty)") : category.name);
        longest = std::max({longest, category.referenceShare, category.currentShare});
        for (const double length : {category.currentShare, 0.0, 0.0})
            bars.layers[0].lengths.push_back(length);
        for (const double length : {0.0, category.referenceShare, 0.0})
            bars.layers[1].lengths.push_back(length);
    }
    figure.x = {
        AxisKind::Linear, {0, longest > 0 ? longest * 1.06 : 1}, DistributionWords::tr("share of rows")};
    figure.panels.push_back(
        {{AxisKind::Category, {-0.5, double(shown) - 0.5}, subject.column, names}, 1, {}, {bars}});
    figure.legend = legendOfSides(detail, subject, LegendEntry::Key::Swatch);
    QList<QStringList> rows;
    for (std::size_t i = 0; i < detail.categories.size(); ++i) {
        const auto& category = detail.categories[i];
        rows.append({category.name, QString::number(category.reference), QString::number(category.current),
                     exactNumber(category.referenceShare), exactNumber(category.currentShare),
                     exactNumber(category.moved())});
        if (i >= shown)
            continue;
        const auto at = double(shown - 1 - i);
        figure.readings.push_back({{},
                                   {at - 0.5, at + 0.5},
                                   sidesText(subject, names[qsizetype(shown - 1 - i)].simplified(),
                                             category.referenceShare, category.currentShare)});
    }
    const auto left = detail.categories.size() - shown + detail.categoriesLeftOut;
    if (left > 0)
        figure.remark =
            DistributionWords::tr("%Ln categories that moved less are not shown.", nullptr, int(left));
    figure.table = tableOf({subject.column, DistributionWords::tr("Rows of the reference"),
                            DistributionWords::tr("Current rows"), referenceName(), currentName(subject),
                            DistributionWords::tr("Moved by")},
                           rows);
    return figure;
}

} // namespace ph
