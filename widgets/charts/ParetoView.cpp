#include "widgets/charts/ParetoView.h"

#include "models/charts/Clipping.h"
#include "widgets/charts/PointLegend.h"
#include "widgets/charts/RunMarks.h"

#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace ph {

namespace {

constexpr double dominatedSize = 5, frontSize = 10, longestName = 150;

/// Puts names beside their points where they cover neither each other nor a point of the front.
class NamePlacer {
public:
    NamePlacer(const QRectF& bounds, std::vector<QRectF> taken)
        : bounds_(bounds)
        , taken_(std::move(taken))
    {
    }
    std::optional<QRectF> place(QPointF at, QSizeF size)
    {
        constexpr double away = frontSize / 2 + 3;
        const std::array corners{QPointF(at.x() + away, at.y() - size.height() - 1),
                                 QPointF(at.x() + away, at.y() + 1),
                                 QPointF(at.x() - away - size.width(), at.y() - size.height() - 1),
                                 QPointF(at.x() - away - size.width(), at.y() + 1),
                                 QPointF(at.x() - size.width() / 2, at.y() - away - size.height()),
                                 QPointF(at.x() - size.width() / 2, at.y() + away)};
        for (const auto& corner : corners) {
            const QRectF rect(corner, size);
            if (bounds_.contains(rect) && std::none_of(taken_.begin(), taken_.end(),
                                                       [&](const auto& t) { return t.intersects(rect); })) {
                taken_.push_back(rect);
                return rect;
            }
        }
        return std::nullopt;
    }

private:
    QRectF bounds_;
    std::vector<QRectF> taken_;
};

} // namespace

ParetoView::ParetoView(ChartSpec spec, LinkedRuns& linked, QWidget* parent)
    : PointChart(std::move(spec), linked, parent)
{
    setObjectName(QStringLiteral("paretoView"));
}

bool ParetoView::isLowerBetter(std::size_t column) const
{
    return directions_[column] == MetricDirection::LowerIsBetter;
}

QString ParetoView::directionText(std::size_t column) const
{
    switch (directions_[column]) {
    case MetricDirection::LowerIsBetter:
        return tr("lower is better");
    case MetricDirection::HigherIsBetter:
        return tr("higher is better");
    case MetricDirection::Unknown:
        break;
    }
    return tr("higher taken as better");
}

void ParetoView::prepared()
{
    directions_.clear();
    front_ = {};
    front_.isOn.assign(runs()->size(), false);
    std::vector<std::vector<double>> values;
    for (std::size_t i = 0; i < columns().size(); ++i) {
        directions_.push_back(runs()->direction(columns()[i].key.name));
        values.push_back(visible(int(i)));
    }
    if (message().isEmpty()) {
        std::vector<Objective> objectives;
        for (std::size_t i = 0; i < values.size(); ++i)
            objectives.push_back({values[i], directions_[i]});
        front_ = paretoFront(objectives);
    }
}

QString ParetoView::badgeText() const
{
    const QLocale locale;
    return tr("%1 of %2 on the front")
        .arg(locale.toString(qulonglong(front_.places.size())), locale.toString(qulonglong(front_.compared)));
}

QString ParetoView::message() const
{
    if (columns().size() < 2 || columns().size() > 3)
        return tr("Choose two or three objectives.");
    for (const auto& column : columns()) {
        if (column.kind == AxisKind::Category)
            return tr("%1 is text: an objective has to be a number.").arg(column.key.name.simplified());
    }
    if (auto why = PointChart::message(); !why.isEmpty() || !hasThird())
        return why;
    for (std::uint32_t place = 0; place < runs()->size(); ++place) {
        if (columns()[0].has(place) && columns()[1].has(place) && columns()[2].has(place))
            return {};
    }
    return tr("No run has a value for all three objectives.");
}

QString ParetoView::remarkText() const
{
    QStringList parts;
    for (std::size_t i = 0; i < columns().size(); ++i) {
        if (directions_[i] == MetricDirection::Unknown)
            parts.append(tr("Which way %1 is better is not known: higher is assumed.")
                             .arg(columns()[i].key.name.simplified()));
    }
    if (const auto rest = PointChart::remarkText(); !rest.isEmpty())
        parts.append(rest);
    return parts.join(u' ');
}

std::vector<PointPanel> ParetoView::panels(const QRectF& area) const
{
    auto x = axis(0), y = axis(1);
    x.name += QStringLiteral(" · ") + directionText(0);
    y.name += QStringLiteral(" · ") + directionText(1);
    PointPanel panel;
    panel.layout = layOutPlot(x, y, area);
    return {panel};
}

PointStyle ParetoView::thirdAsColour() const
{
    auto third = style();
    third.colour = columns()[2];
    third.colour->left = {}; // who lacks it is not in the plot
    third.size.reset();
    return third;
}

PointLook ParetoView::lookOf(std::uint32_t place, const Theme& theme) const
{
    auto look = PointChart::lookOf(place, theme);
    if (!isOn(place)) {
        look.size = dominatedSize;
        look.fill = theme.textFaint;
        look.fill.setAlphaF(0.4F);
        return look;
    }
    look.size = frontSize;
    if (hasThird())
        look.fill = rampColour(shareOf(columns()[2], columns()[2].at[place]), theme);
    look.fill.setAlphaF(1);
    return look;
}

PointChart::Standing ParetoView::standing(std::uint32_t place) const
{
    return isOn(place) ? Standing::Front : Standing::Back;
}

double ParetoView::legendWidth(const QRectF& area) const
{
    return hasThird() ? pointLegendWidth(thirdAsColour(), area) : PointChart::legendWidth(area);
}

void ParetoView::paintLegend(QPainter& painter, const QRectF& rect, const Theme& theme) const
{
    if (!hasThird())
        return PointChart::paintLegend(painter, rect, theme);
    paintPointLegend(painter, rect, thirdAsColour(), theme);
}

void ParetoView::paintBehind(QPainter& painter, const PointFrame& frame, const Theme& theme) const
{
    if (hasThird() || front_.places.empty() || frame.panels.empty())
        return;
    const auto& layout = frame.panels.front().layout;
    const QRectF plot = layout.plot;
    // Far enough outside for the ends not to be seen.
    const double worstX = isLowerBetter(0) ? plot.right() + 4 : plot.left() - 4;
    const double worstY = isLowerBetter(1) ? plot.top() - 4 : plot.bottom() + 4;
    const auto pixel = [&](std::uint32_t place) {
        const QPointF at = layout.toPixel(columns()[0].at[place], columns()[1].at[place]);
        return QPointF(std::clamp(at.x(), plot.left() - 1e4, plot.right() + 1e4),
                       std::clamp(at.y(), plot.top() - 1e4, plot.bottom() + 1e4));
    };
    // From the best in x, whose y is the worst of the front: the corners are what the front just reaches.
    QPolygonF steps;
    QPointF last = pixel(front_.places.front());
    steps << QPointF(last.x(), worstY) << last;
    for (const auto place : front_.places) {
        const QPointF next = pixel(place);
        steps << QPointF(next.x(), last.y()) << next;
        last = next;
    }
    steps << QPointF(worstX, last.y());

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QColor fill = theme.accent;
    fill.setAlphaF(theme.isDark ? 0.09F : 0.06F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawPolygon(clippedPolygon(QPolygonF(steps) << QPointF(worstX, worstY), plot));
    painter.setPen(QPen(theme.accent, 1.5));
    painter.setBrush(Qt::NoBrush);
    clipPolyline(steps, plot,
                 [&](std::span<const QPointF> part) { painter.drawPolyline(part.data(), int(part.size())); });
    painter.restore();
}

void ParetoView::paintOver(QPainter& painter, const PointFrame& frame, const Theme& theme) const
{
    if (frame.panels.empty())
        return;
    const auto& panel = frame.panels.front();
    const QRectF plot = panel.layout.plot;
    const QFont font = textFont(TextSize::Small);
    const QFontMetricsF metrics(font);

    static constexpr std::array arrows{u'↗', u'↘', u'↖', u'↙'};
    const QString better = QStringLiteral("%1 %2").arg(
        QChar(arrows[(isLowerBetter(0) ? 2U : 0U) + (isLowerBetter(1) ? 1U : 0U)]), tr("better"));
    QRectF corner(0, 0, metrics.horizontalAdvance(better) + 4, metrics.height());
    corner.moveLeft(isLowerBetter(0) ? plot.left() + space::s : plot.right() - corner.width() - space::s);
    corner.moveTop(isLowerBetter(1) ? plot.bottom() - corner.height() - space::xs : plot.top() + space::xs);
    painter.setFont(textFont(TextSize::Small, TextWeight::Medium));
    painter.setPen(theme.accent);
    painter.drawText(corner, Qt::AlignCenter, better);

    std::vector<QRectF> taken{corner};
    for (const auto place : front_.places) {
        if (const auto at = panel.positionOf(place))
            taken.emplace_back(at->x() - frontSize / 2, at->y() - frontSize / 2, frontSize, frontSize);
    }
    NamePlacer placer(plot, std::move(taken));
    painter.setFont(font);
    for (const auto place : front_.places) {
        const auto at = panel.positionOf(place);
        if (!at || linked().isDimmed(runs()->rowId(place)))
            continue;
        const QString name =
            metrics.elidedText(runs()->names[qsizetype(place)].simplified(), Qt::ElideMiddle, longestName);
        const auto rect = placer.place(*at, {metrics.horizontalAdvance(name) + 2, metrics.height()});
        if (!rect)
            continue;
        QColor ground = theme.surface;
        ground.setAlphaF(0.75F);
        painter.fillRect(*rect, ground);
        painter.setPen(theme.text);
        painter.drawText(*rect, Qt::AlignCenter, name);
    }
}

PointReadout ParetoView::readout(std::uint32_t place) const
{
    auto readout = PointChart::readout(place);
    readout.rows.emplace_back(tr("On the front"), isOn(place) ? tr("yes") : tr("no"));
    return readout;
}

ChartTable ParetoView::table() const
{
    auto table = PointChart::table();
    if (!runs())
        return table;
    table.header.append(tr("On the front"));
    table.row = [base = table.row, isOn = front_.isOn, yes = tr("yes"), no = tr("no")](qsizetype row) {
        return base(row) << (isOn[std::size_t(row)] ? yes : no);
    };
    return table;
}

} // namespace ph
