// The hands of PointChart: mouse, wheel, keyboard and context menu.
#include "widgets/charts/PointChart.h"
#include "widgets/common/PlainText.h"
#include "widgets/common/ScreenKeys.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace ph {

namespace {

constexpr double pointDragStarts = 5; // pixels before a press becomes a drag
constexpr double pointReach = 14;
constexpr double keyZoom = 1.5, wheelZoom = 1.2;

} // namespace

std::vector<std::uint32_t> PointChart::hoveredPlaces() const
{
    std::vector<std::uint32_t> places;
    for (const auto id : linked().hovered()) {
        const auto place = runs() && !linked().isHidden(id) ? runs()->placeOf(id) : std::nullopt;
        if (place)
            places.push_back(*place);
    }
    std::sort(places.begin(), places.end());
    return places;
}

std::optional<std::uint32_t> PointChart::hoveredPlace() const
{
    const auto id = linked().hoveredRun();
    return id && runs() && !linked().isHidden(*id) ? runs()->placeOf(*id) : std::nullopt;
}

std::optional<std::size_t> PointChart::panelAt(QPointF position) const
{
    const auto& panels = frame().panels;
    for (std::size_t i = 0; i < panels.size(); ++i) {
        if (panels[i].layout.plot.adjusted(-4, -4, 4, 4).contains(position))
            return i;
    }
    return std::nullopt;
}

void PointChart::hover(std::size_t panel, std::optional<std::uint32_t> place)
{
    active_ = panel;
    reads_ = place.has_value();
    linked().setHovered(place ? LinkedRuns::Ids{runs()->rowId(*place)} : LinkedRuns::Ids());
    setAccessibleDescription(place ? readout(*place).text() : keysText());
    update();
}

void PointChart::letGoOfHover()
{
    if (reads_)
        hover(active_, std::nullopt);
}

void PointChart::click(QPointF position, std::size_t panel, Qt::KeyboardModifiers modifiers)
{
    const auto place = frame().panels[panel].nearest(position, pointReach);
    if (!place) {
        if (!(modifiers & (Qt::ShiftModifier | Qt::ControlModifier)))
            linked().clearSelection();
        return;
    }
    linked().select({runs()->rowId(*place)}, modifiers & Qt::ControlModifier ? LinkedRuns::Change::Toggle
                                             : modifiers & Qt::ShiftModifier ? LinkedRuns::Change::Add
                                                                             : LinkedRuns::Change::Replace);
}

void PointChart::mousePressEvent(QMouseEvent* event)
{
    const auto panel = panelAt(event->position());
    if (!panel || (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton))
        return;
    drag_ = Drag{event->position(), event->position(), *panel, Drag::Kind::Undecided, event->modifiers()};
    if (event->button() == Qt::MiddleButton) {
        drag_->kind = Drag::Kind::Pan;
        setCursor(Qt::ClosedHandCursor);
    }
}

void PointChart::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF position = event->position();
    if (!drag_) {
        const auto panel = panelAt(position);
        const auto place = panel ? frame().panels[*panel].nearest(position, pointReach) : std::nullopt;
        if (place)
            hover(*panel, place);
        else
            letGoOfHover();
        return;
    }
    if (drag_->kind == Drag::Kind::Undecided &&
        (position - drag_->from).manhattanLength() > pointDragStarts) {
        letGoOfHover();
        drag_->kind = drag_->modifiers & Qt::ControlModifier ? Drag::Kind::Pan : Drag::Kind::Select;
        setCursor(drag_->kind == Drag::Kind::Pan ? Qt::ClosedHandCursor : Qt::CrossCursor);
    }
    const QPointF by = position - drag_->to;
    if (drag_->kind == Drag::Kind::Pan)
        panBy(by, drag_->panel);
    drag_->to = position;
    update();
}

void PointChart::mouseReleaseEvent(QMouseEvent* event)
{
    if (!drag_)
        return;
    const auto drag = *std::exchange(drag_, std::nullopt);
    unsetCursor();
    update();
    if (drag.kind == Drag::Kind::Undecided)
        return click(event->position(), drag.panel, drag.modifiers);
    if (drag.kind != Drag::Kind::Select)
        return;
    LinkedRuns::Ids ids;
    const QRectF box = QRectF(drag.from, event->position()).normalized();
    for (const auto place : frame().panels[drag.panel].within(box))
        ids.insert(runs()->rowId(place));
    linked().select(ids, drag.modifiers & Qt::ShiftModifier ? LinkedRuns::Change::Add
                                                            : LinkedRuns::Change::Replace);
}

void PointChart::mouseDoubleClickEvent(QMouseEvent* event)
{
    const auto panel = panelAt(event->position());
    const auto place = panel ? frame().panels[*panel].nearest(event->position(), pointReach) : std::nullopt;
    if (place)
        Q_EMIT runActivated(runs()->rowId(*place));
    else if (panel)
        resetZoom();
}

void PointChart::leaveEvent(QEvent*)
{
    letGoOfHover();
}

void PointChart::wheelEvent(QWheelEvent* event)
{
    if (!panelAt(event->position()) || event->angleDelta().y() == 0 || !wheelZooms(*this, *event)) {
        event->ignore();
        return;
    }
    zoomBy(std::pow(wheelZoom, event->angleDelta().y() / 120.0), event->position());
    event->accept();
}

void PointChart::zoomBy(double factor, std::optional<QPointF> around)
{
    const auto index = around ? panelAt(*around) : active_;
    if (!index || *index >= frame().panels.size())
        return;
    const auto& panel = frame().panels[*index];
    const QPointF at = around.value_or(panel.layout.plot.center());
    const double x = panel.layout.fromX(at.x()), y = panel.layout.fromY(at.y());
    zoom_.zoom(panel.x, whole(panel.x), factor, x);
    zoom_.zoom(panel.y, whole(panel.y), factor, y);
    invalidate();
}

void PointChart::panBy(QPointF pixels, std::size_t index)
{
    const auto& panel = frame().panels[index];
    const QSizeF plot = panel.layout.plot.size();
    zoom_.pan(panel.x, whole(panel.x), -pixels.x() / plot.width());
    zoom_.pan(panel.y, whole(panel.y), pixels.y() / plot.height());
    invalidate();
}

void PointChart::resetZoom()
{
    zoom_.clear();
    invalidate();
}

void PointChart::keyPressEvent(QKeyEvent* event)
{
    const auto& panels = frame().panels;
    const auto place = hoveredPlace();
    const auto go = [&](QPointF direction) {
        if (active_ >= panels.size())
            return;
        if (const auto next = panels[active_].nextTowards(place, direction))
            hover(active_, next);
    };
    switch (event->key()) {
    case Qt::Key_Left:
        return go({-1, 0});
    case Qt::Key_Right:
        return go({1, 0});
    case Qt::Key_Up:
        return go({0, -1});
    case Qt::Key_Down:
        return go({0, 1});
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomBy(keyZoom, std::nullopt);
    case Qt::Key_Minus:
        return zoomBy(1 / keyZoom, std::nullopt);
    case Qt::Key_Home:
        return resetZoom();
    case Qt::Key_Space:
        if (place)
            return linked().select({runs()->rowId(*place)}, LinkedRuns::Change::Toggle);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (place) {
            Q_EMIT runActivated(runs()->rowId(*place));
            return;
        }
        break;
    case Qt::Key_Escape:
        if (drag_) {
            drag_.reset();
            unsetCursor();
            return update();
        }
        if (reads_)
            return letGoOfHover();
        if (!linked().selected().isEmpty())
            return linked().clearSelection();
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void PointChart::contextMenuEvent(QContextMenuEvent* event)
{
    if (!runs())
        return;
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("pointChartMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const auto* column : shownColumns()) {
        const bool isLogarithmic = column->kind == AxisKind::Logarithmic;
        if (!isLogarithmic && column->kind != AxisKind::Linear)
            continue;
        auto* action =
            menu->addAction(tr("Logarithmic: %1").arg(escapeMnemonic(column->key.name.simplified())));
        action->setObjectName(QStringLiteral("logarithmic:") + columnKeyText(column->key));
        action->setCheckable(true);
        action->setChecked(isLogarithmic);
        connect(action, &QAction::triggered, this, [this, key = column->key](bool checked) {
            auto spec = this->spec();
            if (checked)
                spec.logarithmic.append(key);
            else
                spec.logarithmic.removeAll(key);
            editSpec(spec);
            rebuild();
        });
    }
    menu->addSeparator();
    auto* all = menu->addAction(tr("Show all"), keysOf(ScreenKey::ShowAll), this, &PointChart::resetZoom);
    all->setObjectName(QStringLiteral("showAll"));
    all->setEnabled(zoom_.isZoomed());
    auto* clear = menu->addAction(tr("Clear the selection"), keysOf(ScreenKey::Back), &linked(),
                                  &LinkedRuns::clearSelection);
    clear->setObjectName(QStringLiteral("clearSelection"));
    clear->setEnabled(!linked().selected().isEmpty());
    menu->popup(event->globalPos());
}

} // namespace ph
