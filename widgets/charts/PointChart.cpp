#include "widgets/charts/PointChart.h"

#include "models/tables/Format.h"
#include "models/tables/RunCells.h"
#include "widgets/charts/PictureNote.h"
#include "widgets/charts/PointLegend.h"
#include "widgets/charts/RunMarks.h"

#include <QEvent>
#include <QPainter>

#include <cmath>
#include <numeric>

namespace ph {

namespace {

constexpr float dimmedOpacity = 0.14F;

/// Only what is in view, and minor ticks only while they are apart: 600 decades have one each.
void tidyTicks(std::vector<Tick>& ticks, ChartRange range, double pixels)
{
    std::erase_if(ticks, [&](const Tick& tick) { return !range.contains(tick.at); });
    if (double(ticks.size()) * 8 > pixels)
        std::erase_if(ticks, [](const Tick& tick) { return tick.label.isEmpty(); });
}

} // namespace

PointChart::PointChart(ChartSpec spec, LinkedRuns& linked, QWidget* parent)
    : ChartView(std::move(spec), linked, parent)
{
    setMouseTracking(true);
    setAccessibleDescription(keysText());
    connect(&linked, &LinkedRuns::hoverChanged, this, qOverload<>(&QWidget::update));
    connect(&linked, &LinkedRuns::selectionChanged, this, [this] {
        picture_ = {};
        update();
    });
    connect(&linked, &LinkedRuns::hiddenChanged, this, [this] {
        if (runs())
            rebuild();
    });
}

QString PointChart::keysText() const
{
    return tr("Arrows go from point to point, Space selects, Enter opens the run, plus and minus zoom, Home "
              "shows all. The table shows the same.");
}

void PointChart::rebuild()
{
    if (!runs())
        return;
    std::vector<AxisColumn> columns;
    for (const auto& key : spec().columns)
        columns.push_back(axisColumn(*runs(), key, spec()));
    const bool sameAxes =
        std::equal(columns.begin(), columns.end(), columns_.begin(), columns_.end(),
                   [](const auto& a, const auto& b) { return a.key == b.key && a.kind == b.kind; });
    if (!sameAxes)
        zoom_.clear();
    columns_ = std::move(columns);
    style_ = pointStyle(runs(), spec());
    active_ = 0;
    drag_.reset();
    prepared();
    setRemark(remarkText(), badgeText());
    invalidate();
}

void PointChart::invalidate()
{
    picture_ = {};
    frame_.reset();
    update();
}

ChartRange PointChart::whole(int column) const
{
    return plotAxis(columns_[std::size_t(column)]).range;
}

PlotAxis PointChart::axis(int column) const
{
    auto axis = plotAxis(columns_[std::size_t(column)]);
    axis.name = axis.name.simplified();
    axis.range = zoom_.view(column, axis.range);
    return axis;
}

std::vector<double> PointChart::visible(int column) const
{
    auto at = columns_[std::size_t(column)].at;
    for (const auto id : linked().hidden()) {
        if (const auto place = runs()->placeOf(id))
            at[*place] = std::numeric_limits<double>::quiet_NaN();
    }
    return at;
}

std::vector<PointPanel> PointChart::panels(const QRectF& area) const
{
    PointPanel panel;
    panel.layout = layOutPlot(axis(0), axis(1), area);
    return {panel};
}

PointLook PointChart::lookOf(std::uint32_t place, const Theme& theme) const
{
    return style_.look(place, theme);
}

double PointChart::legendWidth(const QRectF& area) const
{
    return pointLegendWidth(style_, area);
}

void PointChart::paintLegend(QPainter& painter, const QRectF& rect, const Theme& theme) const
{
    paintPointLegend(painter, rect, style_, theme);
}

void PointChart::paintPoint(PointPainter& painter, QPointF at, const PointLook& look) const
{
    painter.draw(at, look);
}

QString PointChart::message() const
{
    if (columns_.size() < 2)
        return tr("Choose a column for each axis.");
    for (std::uint32_t place = 0; place < runs()->size(); ++place) {
        if (columns_[0].has(place) && columns_[1].has(place))
            return {};
    }
    if (runs()->size() == 0)
        return tr("There are no runs to compare.");
    return tr("No run has a value for both %1 and %2.")
        .arg(columns_[0].key.name.simplified(), columns_[1].key.name.simplified());
}

QString PointChart::remarkText() const
{
    QStringList parts;
    if (const auto left = leftOutText(*runs(), columns_); !left.isEmpty())
        parts.append(left);
    if (style_.size && style_.size->left.total() > 0)
        parts.append(tr("%Ln runs without %1 are drawn smallest.", nullptr, int(style_.size->left.total()))
                         .arg(style_.size->key.name));
    if (style_.colour && style_.colour->left.total() > 0)
        parts.append(tr("%Ln runs without %1 are grey crosses.", nullptr, int(style_.colour->left.total()))
                         .arg(style_.colour->key.name));
    return parts.join(u' ');
}

std::vector<const AxisColumn*> PointChart::shownColumns() const
{
    std::vector<const AxisColumn*> shown;
    const auto add = [&](const AxisColumn& column) {
        if (std::none_of(shown.begin(), shown.end(), [&](const auto* s) { return s->key == column.key; }))
            shown.push_back(&column);
    };
    for (const auto& column : columns_)
        add(column);
    if (style_.size)
        add(*style_.size);
    if (style_.colour)
        add(*style_.colour);
    return shown;
}

PointReadout PointChart::readout(std::uint32_t place) const
{
    PointReadout readout{runs()->names[qsizetype(place)], {}};
    for (const auto* column : shownColumns()) {
        const auto* cells = runs()->table->find(column->key);
        // What is off the axis (NaN, infinite, not positive) is said as it was logged.
        readout.rows.emplace_back(column->key.name, column->has(place) || !cells || !cellHas(*cells, place)
                                                        ? axisText(*column, column->at[place])
                                                        : cellExactText(cells, place));
    }
    if (runs()->isGrouped())
        readout.rows.emplace_back(runs()->groupBy->name,
                                  runs()->groups[std::size_t(runs()->groupOf[place])].label);
    return readout;
}

ChartTable PointChart::table() const
{
    ChartTable table;
    table.header = {tr("Run")};
    if (!runs())
        return table;
    QList<ColumnKey> keys;
    for (const auto* column : shownColumns()) {
        keys.append(column->key);
        table.header.append(columnKeyText(column->key));
    }
    table.rows = qsizetype(runs()->size());
    table.row = [runs = runs(), keys](qsizetype row) {
        QStringList cells{runs->names[row]};
        for (const auto& key : keys)
            cells.append(cellExactText(runs->table->find(key), std::size_t(row)));
        return cells;
    };
    return table;
}

PointFrame PointChart::layOut(const QRectF& area) const
{
    PointFrame frame;
    frame.area = area;
    if (const double width = legendWidth(area); width > 0) {
        frame.area.setRight(area.right() - width - space::l);
        frame.legend = QRectF(area.right() - width - space::s, area.top() + space::s, width,
                              area.height() - 2 * space::s);
    }
    frame.panels = panels(frame.area);
    auto leftOut = linked().hidden();
    for (std::uint32_t place = 0; needsEveryColumn() && place < runs()->size(); ++place) {
        if (!std::all_of(columns_.begin(), columns_.end(), [&](const auto& c) { return c.has(place); }))
            leftOut.insert(runs()->rowId(place));
    }
    for (auto& panel : frame.panels) {
        auto& layout = panel.layout;
        tidyTicks(layout.xTicks, layout.x.range, layout.plot.width());
        tidyTicks(layout.yTicks, layout.y.range, layout.plot.height());
        placePoints(panel, *runs(), columns_[std::size_t(panel.x)], columns_[std::size_t(panel.y)], leftOut);
    }
    return frame;
}

const PointFrame& PointChart::frame() const
{
    if (!frame_)
        frame_ = runs() && message().isEmpty() ? layOut(rect()) : PointFrame{};
    return *frame_;
}

std::optional<QPointF> PointChart::positionOf(qint64 rowId) const
{
    const auto place = runs() ? runs()->placeOf(rowId) : std::nullopt;
    if (!place)
        return std::nullopt;
    for (const auto& panel : frame().panels) {
        if (const auto at = panel.positionOf(*place))
            return at;
    }
    return std::nullopt;
}

void PointChart::paintPoints(QPainter& painter, const PointFrame& frame, const Theme& theme,
                             PointPainter::Ink ink) const
{
    std::vector<PointLook> looks(runs()->size());
    std::vector<int> rank(runs()->size());
    for (std::uint32_t place = 0; place < looks.size(); ++place) {
        looks[place] = lookOf(place, theme);
        const auto id = runs()->rowId(place);
        const bool dimmed = linked().isDimmed(id);
        if (dimmed)
            looks[place].fill.setAlphaF(dimmedOpacity);
        rank[place] = dimmed ? -1 : int(standing(place)) + (linked().isSelected(id) ? 10 : 0);
    }
    PointPainter points(painter, ink, theme);
    for (const auto& panel : frame.panels) {
        std::vector<std::size_t> order(panel.places.size());
        std::iota(order.begin(), order.end(), std::size_t(0));
        // Small ones over large ones, so that a bubble hides nothing.
        std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) {
            const auto one = panel.places[a], other = panel.places[b];
            return rank[one] != rank[other] ? rank[one] < rank[other] : looks[one].size > looks[other].size;
        });
        for (const auto i : order)
            paintPoint(points, panel.at[i], looks[panel.places[i]]);
    }
}

void PointChart::paint(QPainter& painter, const PointFrame& frame, const Theme& theme,
                       PointPainter::Ink ink) const
{
    if (!frame.legend.isEmpty())
        paintLegend(painter, frame.legend, theme);
    for (const auto& panel : frame.panels)
        paintAxes(painter, panel.layout, theme, frame.panels.size() == 1 ? AxisNames::Show : AxisNames::Hide);
    paintBehind(painter, frame, theme);
    paintPoints(painter, frame, theme, ink);
    paintOver(painter, frame, theme);
}

namespace {

void paintMessage(QPainter& painter, const QRectF& area, const QString& text, const Theme& theme)
{
    painter.setFont(textFont(TextSize::Body));
    painter.setPen(theme.textMuted);
    painter.drawText(area.adjusted(space::xl, space::l, -space::xl, -space::l),
                     Qt::AlignCenter | Qt::TextWordWrap, text);
}

} // namespace

void PointChart::paintPicture(QPainter& painter, const QRectF& area, const Theme& theme) const
{
    painter.fillRect(area, theme.surface);
    if (!runs())
        return;
    if (const auto why = message(); !why.isEmpty())
        return paintMessage(painter, area, why, theme);
    const auto rest = paintPictureNote(painter, area, badge(), theme);
    paint(painter, layOut(rest), theme, PointPainter::Ink::Shapes);
}

void PointChart::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    if (picture_.isNull() && !size().isEmpty()) {
        picture_ = QPixmap(size() * devicePixelRatioF());
        picture_.setDevicePixelRatio(devicePixelRatioF());
        picture_.fill(theme.surface);
        QPainter painter(&picture_);
        const auto why = runs() ? message() : QString();
        if (!why.isEmpty())
            paintMessage(painter, rect(), why, theme);
        else if (runs())
            paint(painter, frame(), theme, PointPainter::Ink::Stamps);
    }
    QPainter painter(this);
    painter.drawPixmap(0, 0, picture_);
    if (drag_ && drag_->kind == Drag::Kind::Select) {
        QColor fill = theme.accent;
        fill.setAlphaF(0.12F);
        painter.setPen(QPen(theme.accent, 1));
        painter.setBrush(fill);
        painter.drawRect(QRectF(drag_->from, drag_->to).normalized() &
                         frame().panels[drag_->panel].layout.plot);
    } else {
        paintHover(painter, theme);
    }
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.focus, 1));
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void PointChart::paintHover(QPainter& painter, const Theme& theme) const
{
    PointPainter points(painter, PointPainter::Ink::Shapes, theme);
    const auto& panels = frame().panels;
    for (const auto place : hoveredPlaces()) {
        auto look = lookOf(place, theme);
        look.fill.setAlphaF(1);
        for (const auto& panel : panels) {
            const auto at = panel.positionOf(place);
            if (!at)
                continue;
            points.drawRimmed(*at, look);
            painter.setPen(QPen(theme.text, 1.75));
            painter.setBrush(Qt::NoBrush);
            painter.drawEllipse(*at, look.size / 2 + 4, look.size / 2 + 4);
        }
    }
    const auto place = hoveredPlace();
    if (!place || !reads_ || active_ >= panels.size())
        return;
    if (const auto at = panels[active_].positionOf(*place))
        paintReadout(painter, *at, QRectF(rect()).adjusted(2, 2, -2, -2), readout(*place), theme);
}

void PointChart::resizeEvent(QResizeEvent*)
{
    invalidate();
}

void PointChart::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        invalidate();
    QWidget::changeEvent(event);
}

} // namespace ph
