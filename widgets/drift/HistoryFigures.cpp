#include "widgets/drift/HistoryFigures.h"

#include "models/charts/ValueRange.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace ph {

namespace {

/// Of more, bars leave no gaps (they overlap by a little, or seams would be seen) and points have no marks.
constexpr std::size_t manyWindows = 60;

struct HistoryWords {
    Q_DECLARE_TR_FUNCTIONS(ph::HistoryFigures)
};

QString withoutWindows()
{
    return HistoryWords::tr("The comparison was not cut into windows.");
}

QString windowName(const DriftSubject& subject, std::size_t window)
{
    return qsizetype(window) < subject.windows.size() ? subject.windows[qsizetype(window)].simplified()
                                                      : QString::number(window + 1);
}

/// Windows along x, each with what is said of it.
void setWindows(ChartFigure& figure, const DriftSubject& subject, const std::vector<QString>& texts)
{
    const auto count = double(texts.size());
    figure.x = {AxisKind::Linear, {-0.5, count - 0.5}, HistoryWords::tr("window")};
    for (std::size_t i = 0; i < texts.size(); ++i) {
        figure.places.append(windowName(subject, i));
        figure.readings.push_back(
            {{double(i) - 0.5, double(i) + 0.5}, {}, windowName(subject, i) + u'\n' + texts[i]});
    }
}

FigureArea across(double count, double low, double high, RunLook look)
{
    return {QPolygonF(QList<QPointF>{{-0.5, low}, {count - 0.5, low}, {count - 0.5, high}, {-0.5, high}}),
            look};
}

FigureLine levelLine(double count, double at, RunLook look)
{
    return {QPolygonF(QList<QPointF>{{-0.5, at}, {count - 0.5, at}}), look, 1.5};
}

/// Series of categories: none looks like the reference, and the rest is grey.
RunLook categoryLook(std::size_t index, bool isRest)
{
    if (isRest)
        return sideLook::reference;
    const int colour = int(index % (runColours - 1));
    return {colour < sideLook::reference.colour ? colour : colour + 1, 0, 0};
}

ChartRange boxRange(const std::vector<BoxFigures>& boxes, ChartRange range)
{
    for (const auto& box : boxes) {
        if (std::isfinite(box.least) && std::isfinite(box.greatest))
            range = united(range, {box.least, box.greatest});
    }
    return range;
}

} // namespace

ChartFigure shareFigure(const DriftDetail& detail, const DriftSubject& subject)
{
    ChartFigure figure{HistoryWords::tr("Shares of %1").arg(subject.column)};
    const auto& history = detail.history;
    const auto windows = history.shares.empty() ? 0 : history.shares.front().size();
    if (windows == 0) {
        figure.nothing = subject.windows.isEmpty()
                             ? withoutWindows()
                             : HistoryWords::tr("%1 is not compared by categories.").arg(subject.column);
        return figure;
    }
    FigureBars bars{Qt::Vertical, 0, 1, windows > manyWindows ? 1.1 : 0.86};
    QStringList header{HistoryWords::tr("Window")};
    std::vector<QString> texts(windows);
    for (std::size_t i = 0; i < history.shares.size(); ++i) {
        const bool isRest = qsizetype(i) >= history.categories.size();
        const auto name = isRest ? HistoryWords::tr("other") : history.categories[qsizetype(i)];
        const auto look = categoryLook(i, isRest);
        auto lengths = history.shares[i];
        for (std::size_t w = 0; w < windows; ++w) {
            texts[w] += QStringLiteral("%1: %2\n").arg(name.simplified(), shareWords(lengths[w]));
            if (!std::isfinite(lengths[w]))
                lengths[w] = 0; // a window without rows is a gap
        }
        bars.layers.push_back({look, std::move(lengths)});
        figure.legend.append({LegendEntry::Key::Swatch, look, name});
        header.append(name);
    }
    for (auto& text : texts)
        text.chop(1);
    setWindows(figure, subject, texts);
    figure.panels.push_back({{AxisKind::Linear, {0, 1}, HistoryWords::tr("share of rows")}, 1, {}, {bars}});
    QList<QStringList> rows;
    for (std::size_t w = 0; w < windows; ++w) {
        QStringList row{windowName(subject, w)};
        for (const auto& shares : history.shares)
            row.append(exactNumber(shares[w]));
        rows.append(row);
    }
    figure.table = tableOf(header, rows);
    return figure;
}

ChartFigure boxFigure(const DriftDetail& detail, const DriftSubject& subject)
{
    ChartFigure figure{HistoryWords::tr("%1 by window").arg(subject.column)};
    const auto& boxes = detail.history.boxes;
    const auto range = boxRange(boxes, {});
    if (!range.valid()) {
        figure.nothing = subject.windows.isEmpty()
                             ? withoutWindows()
                             : HistoryWords::tr("No window has numbers of %1.").arg(subject.column);
        return figure;
    }
    const auto count = double(boxes.size());
    FigurePanel panel{valueAxis(subject, range)};
    panel.boxLook = sideLook::current;
    std::vector<QString> texts;
    QList<QStringList> rows;
    const auto row = [](const QString& name, const BoxFigures& box) {
        QStringList cells{name, QString::number(box.n)};
        for (const double value :
             {box.least, box.lowerQuartile, box.median, box.upperQuartile, box.greatest, box.mean})
            cells.append(exactNumber(value));
        return cells;
    };
    const auto text = [&](const BoxFigures& box) {
        return HistoryWords::tr("median %1, quartiles %2 and %3\nfrom %4 to %5, mean %6\nn = %7")
            .arg(valueText(subject, box.median), valueText(subject, box.lowerQuartile),
                 valueText(subject, box.upperQuartile), valueText(subject, box.least),
                 valueText(subject, box.greatest), valueText(subject, box.mean),
                 QLocale().toString(qulonglong(box.n)));
    };
    figure.legend = {{LegendEntry::Key::Swatch, sideLook::current, HistoryWords::tr("each window")}};
    if (detail.numbers && std::isfinite(detail.numbers->reference.median)) {
        const auto& reference = detail.numbers->reference;
        panel.y.range = united(range, {reference.lowerQuartile, reference.upperQuartile});
        panel.areas.push_back(
            across(count, reference.lowerQuartile, reference.upperQuartile, sideLook::reference));
        panel.lines.push_back(levelLine(count, reference.median, sideLook::reference));
        figure.legend.append({LegendEntry::Key::Stroke, sideLook::reference,
                              HistoryWords::tr("median and quartiles of the reference")});
        rows.append(row(referenceName(), reference));
    }
    panel.y.range = padded(panel.y.range);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const auto& box = boxes[i];
        panel.boxes.push_back({box.least, box.lowerQuartile, box.median, box.upperQuartile, box.greatest});
        texts.push_back(box.n == 0 ? HistoryWords::tr("no values") : text(box));
        rows.append(row(windowName(subject, i), box));
    }
    setWindows(figure, subject, texts);
    figure.panels.push_back(std::move(panel));
    figure.table =
        tableOf({HistoryWords::tr("Window"), HistoryWords::tr("Values"), HistoryWords::tr("Least"),
                 HistoryWords::tr("Lower quartile"), HistoryWords::tr("Median"),
                 HistoryWords::tr("Upper quartile"), HistoryWords::tr("Greatest"), HistoryWords::tr("Mean")},
                rows);
    return figure;
}

ChartFigure missingFigure(const DriftDetail& detail, const DriftSubject& subject)
{
    ChartFigure figure{HistoryWords::tr("Missing values of %1").arg(subject.column)};
    const auto& missing = detail.history.missing;
    if (missing.empty()) {
        figure.nothing = withoutWindows();
        return figure;
    }
    const auto& left = detail.drift.leftOutOfReference;
    const auto referenceRows = detail.drift.nReference + left.total();
    const double reference = referenceRows > 0 ? double(left.missing) / double(referenceRows) : missingNumber;
    double highest = std::isfinite(reference) ? reference : 0;
    FigureLine line{{},
                    sideLook::current,
                    2,
                    missing.size() <= manyWindows ? FigureLine::Marks::Shown : FigureLine::Marks::Hidden};
    std::vector<QString> texts;
    QList<QStringList> rows;
    for (std::size_t i = 0; i < missing.size(); ++i) {
        line.points << QPointF(double(i), missing[i]);
        if (std::isfinite(missing[i]))
            highest = std::max(highest, missing[i]);
        texts.push_back(std::isfinite(missing[i])
                            ? HistoryWords::tr("missing: %1").arg(shareWords(missing[i]))
                            : HistoryWords::tr("no rows"));
        rows.append({windowName(subject, i), exactNumber(missing[i])});
    }
    setWindows(figure, subject, texts);
    // All zero is a line at the bottom of a scale that one can read.
    FigurePanel panel{
        {AxisKind::Linear, {0, highest > 0 ? highest * 1.08 : 0.05}, HistoryWords::tr("share of rows")}};
    panel.lines.push_back(std::move(line));
    figure.legend = {{LegendEntry::Key::Line, sideLook::current, HistoryWords::tr("missing")}};
    if (std::isfinite(reference)) {
        panel.lines.push_back(levelLine(double(missing.size()), reference, sideLook::reference));
        figure.legend.append(
            {LegendEntry::Key::Stroke, sideLook::reference, referenceName(), {}, shareWords(reference)});
    }
    figure.panels.push_back(std::move(panel));
    figure.table = tableOf({HistoryWords::tr("Window"), HistoryWords::tr("Missing")}, rows);
    return figure;
}

} // namespace ph
