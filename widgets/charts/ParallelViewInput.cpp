// The hands of ParallelView: brushes, names, menus, keys.
#include "widgets/charts/ParallelView.h"

#include "widgets/common/PlainText.h"
#include "widgets/common/ScreenKeys.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace ph {

namespace {

constexpr double axisReach = 10;     // pixels beside an axis that belong to it
constexpr double handle = 5;         // pixels around the end of a brush
constexpr double axisDragStarts = 4; // pixels before a press becomes a drag
constexpr double lineReach = 7;      // pixels from a line
constexpr double nudge = 0.05;       // of an axis, a key press

} // namespace

std::optional<std::size_t> ParallelView::nameAt(QPointF at) const
{
    for (std::size_t axis = 0; axis < layout_.names.size(); ++axis) {
        if (layout_.names[axis].contains(at))
            return axis;
    }
    return {};
}

std::optional<std::uint32_t> ParallelView::lineAt(QPointF at) const
{
    if (!bundle_)
        return {};
    const double ratio = devicePixelRatioF();
    const auto local = (at - layout_.lines.topLeft()) * ratio;
    const auto& lit = dimming_ ? shown_ : visible_;
    const auto near = nearestLine(bundle_->x, bundle_->y, local.x(), local.y(), lineReach * ratio, lit);
    return near ? std::optional(near->line) : std::nullopt;
}

void ParallelView::focusAxis(std::size_t axis)
{
    if (axis >= plot_.geometry.axisCount())
        return;
    focused_ = axis;
    describe();
    update();
}

ParallelView::Brushing ParallelView::beginBrush(std::size_t axis, double y) const
{
    const auto& geometry = plot_.geometry;
    const auto& held = geometry.brushes(axis);
    const double value = geometry.valueAt(axis, layout_.toHeight(y));
    for (std::size_t i = 0; i < held.ranges.size(); ++i) {
        const auto [low, high] = held.ranges[i];
        auto others = held;
        others.ranges.erase(others.ranges.begin() + std::ptrdiff_t(i));
        for (const auto& [end, other] : {std::pair(low, high), std::pair(high, low)}) {
            if (std::abs(layout_.toY(geometry.heightOf(axis, end)) - y) <= handle)
                return {others, other, 0, 0, Brushing::What::Draw};
        }
        if (held.ranges[i].contains(value))
            return {others, low, low - value, high - low, Brushing::What::Move};
    }
    return {held, value, 0, 0, Brushing::What::Draw};
}

void ParallelView::dragBrush(QPointF to)
{
    const auto& brushing = *press_->brushing;
    const auto axis = press_->axis;
    const double height = layout_.toHeight(std::clamp(to.y(), layout_.top, layout_.bottom));
    const double value = plot_.geometry.valueAt(axis, height);
    auto next = brushing.others;
    if (brushing.what == Brushing::What::Move) {
        double low = value + brushing.grip;
        if (plot_.geometry.axis(axis).kind == AxisKind::Category)
            low = std::round(low - 0.5) + 0.5; // whole categories, and as many as before
        next.ranges.push_back({low, low + brushing.length});
    } else {
        next.ranges.push_back({std::min(brushing.fixed, value), std::max(brushing.fixed, value)});
    }
    setBrushes(axis, next);
}

void ParallelView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !bundle_)
        return;
    const QPointF at = event->position();
    Press press{at};
    press.modifiers = event->modifiers();
    if (const auto name = nameAt(at)) {
        press.on = Press::On::Name;
        press.axis = *name;
        focusAxis(*name);
    } else if (const auto axis = layout_.axisAt(at.x(), axisReach)) {
        press.axis = *axis;
        focusAxis(*axis);
        if (layout_.noValue && std::abs(at.y() - *layout_.noValue) <= axisReach) {
            press.on = Press::On::NoValue;
        } else if (at.y() >= layout_.top - handle && at.y() <= layout_.bottom + handle) {
            press.on = Press::On::Axis;
            press.brushing = beginBrush(*axis, at.y());
        }
    }
    press_ = press;
}

void ParallelView::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF at = event->position();
    if (!press_) {
        const bool onAxis = layout_.axisAt(at.x(), axisReach).has_value() && at.y() >= layout_.top - handle &&
                            at.y() <= layout_.bottom + handle;
        setCursor(nameAt(at) ? Qt::OpenHandCursor : onAxis ? Qt::SizeVerCursor : Qt::ArrowCursor);
        const auto line = lineAt(at);
        linked().setHovered(line ? LinkedRuns::Ids{runs()->rowId(*line)} : LinkedRuns::Ids());
        return;
    }
    if (!press_->dragged && (at - press_->at).manhattanLength() < axisDragStarts)
        return;
    press_->dragged = true;
    linked().clearHover();
    if (press_->on == Press::On::Axis)
        dragBrush(at);
    else if (press_->on == Press::On::Name)
        update();
}

void ParallelView::mouseReleaseEvent(QMouseEvent* event)
{
    if (!press_ || event->button() != Qt::LeftButton)
        return;
    const auto press = *press_;
    press_.reset();
    if (!press.dragged) {
        click(press);
    } else if (press.on == Press::On::Name) {
        const auto to = layout_.axisAt(event->position().x(), layout_.slot);
        if (to)
            moveAxis(press.axis, *to);
        update();
    }
}

void ParallelView::click(const Press& press)
{
    auto brushes = plot_.geometry.brushes(press.axis < plot_.geometry.axisCount() ? press.axis : 0);
    switch (press.on) {
    case Press::On::Name:
        return;
    case Press::On::NoValue:
        brushes.missing = brushes.missing == AxisBrushes::Missing::Inside ? AxisBrushes::Missing::Outside
                                                                          : AxisBrushes::Missing::Inside;
        setBrushes(press.axis, brushes);
        return;
    case Press::On::Axis: {
        if (plot_.geometry.axis(press.axis).kind == AxisKind::Category) {
            const double value =
                std::round(plot_.geometry.valueAt(press.axis, layout_.toHeight(press.at.y())));
            if (std::erase_if(brushes.ranges, [&](ChartRange range) { return range.contains(value); }) == 0)
                brushes.ranges.push_back({value, value});
            setBrushes(press.axis, brushes);
        } else {
            setBrushes(press.axis, {});
        }
        return;
    }
    case Press::On::Lines:
        break;
    }
    if (const auto line = lineAt(press.at)) {
        linked().select({runs()->rowId(*line)}, press.modifiers & Qt::ControlModifier
                                                    ? LinkedRuns::Change::Toggle
                                                    : LinkedRuns::Change::Replace);
    } else {
        clearBrushes();
    }
}

void ParallelView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !bundle_)
        return;
    press_.reset();
    if (const auto axis = nameAt(event->position()))
        reverseAxis(*axis);
    else if (const auto line = lineAt(event->position()))
        Q_EMIT runActivated(runs()->rowId(*line));
}

void ParallelView::leaveEvent(QEvent*)
{
    linked().clearHover();
}

void ParallelView::contextMenuEvent(QContextMenuEvent* event)
{
    if (event->reason() == QContextMenuEvent::Keyboard) {
        const QPointF below = layout_.names.empty() ? QPointF() : layout_.names[focused_].bottomLeft();
        showMenu(focused_, mapToGlobal(below.toPoint()));
        return;
    }
    const auto name = nameAt(event->pos());
    const auto axis = name ? name : layout_.axisAt(event->pos().x(), std::max(axisReach, layout_.slot / 2));
    if (axis)
        focusAxis(*axis);
    showMenu(axis.value_or(focused_), event->globalPos());
}

void ParallelView::showMenu(std::size_t axis, QPoint at)
{
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("parallelAxisMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const char* name, const QString& text, const QKeySequence& keys, auto&& what) {
        auto* action = menu->addAction(text, this, what);
        action->setObjectName(QLatin1String(name));
        action->setShortcut(keys);
        return action;
    };
    if (axis < plot_.geometry.axisCount()) {
        const auto key = plot_.geometry.axis(axis).key;
        menu->addSection(escapeMnemonic(key.name.simplified().left(60)));
        const auto kind = plot_.geometry.axis(axis).kind;
        if (kind == AxisKind::Linear || kind == AxisKind::Logarithmic) {
            const bool log = kind == AxisKind::Logarithmic;
            auto* action = add("parallelLog", tr("Logarithmic"), {}, [this, axis, log] {
                setScale(axis, log ? Scale::Linear : Scale::Logarithmic);
            });
            action->setCheckable(true);
            action->setChecked(log);
        }
        auto* reversed = add("parallelReverse", tr("Reversed"), {}, [this, axis] { reverseAxis(axis); });
        reversed->setCheckable(true);
        reversed->setChecked(plot_.geometry.direction(axis) == ParallelCoordinates::Direction::Downwards);
        const bool coloured = spec().colourBy == key;
        auto* colour = add("parallelColour", tr("Colour lines by it"), {}, [this, key, coloured] {
            auto edited = spec();
            edited.colourBy = coloured ? std::nullopt : std::optional(key);
            editSpec(edited);
            rebuild();
        });
        colour->setCheckable(true);
        colour->setChecked(coloured);
        menu->addSeparator();
        add("parallelLeft", tr("Move left"), keysOf(ScreenKey::MoveAxisLeft), [this, axis] {
            moveAxis(axis, axis - 1);
        })->setEnabled(axis > 0);
        add("parallelRight", tr("Move right"), keysOf(ScreenKey::MoveAxisRight), [this, axis] {
            moveAxis(axis, axis + 1);
        })->setEnabled(axis + 1 < plot_.geometry.axisCount());
        add("parallelClear", tr("Let its brushes go"), {}, [this, axis] {
            setBrushes(axis, {});
        })->setEnabled(!plot_.geometry.brushes(axis).isEmpty());
        add("parallelRemove", tr("Remove this axis"), keysOf(ScreenKey::Remove),
            [this, axis] { removeAxis(axis); });
    }
    menu->addSeparator();
    add("parallelAdd", tr("Add an axis…"), {}, [this] { Q_EMIT axisRequested(); });
    menu->popup(at);
}

void ParallelView::stepHover(int by)
{
    if (!runs() || focused_ >= plot_.geometry.axisCount())
        return;
    const auto& heights = plot_.heights[focused_];
    const auto& among = dimming_ ? shown_ : visible_;
    std::vector<std::uint32_t> order;
    for (std::uint32_t place = 0; place < among.size(); ++place) {
        if (among[place])
            order.push_back(place);
    }
    if (order.empty())
        return;
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) {
        const auto key = [&](double h) { return std::isnan(h) ? -1e9 : h; };
        return key(heights[a]) < key(heights[b]);
    });
    const auto place = hoveredPlace();
    const auto found = place ? std::find(order.begin(), order.end(), *place) : order.end();
    const auto last = std::ptrdiff_t(order.size()) - 1;
    const auto next = found == order.end() ? (by > 0 ? 0 : last)
                                           : std::clamp<std::ptrdiff_t>(found - order.begin() + by, 0, last);
    linked().setHovered({runs()->rowId(order[std::size_t(next)])});
}

void ParallelView::nudgeBrush(int by, End end)
{
    if (focused_ >= plot_.geometry.axisCount())
        return;
    const auto& geometry = plot_.geometry;
    const auto range = geometry.range(focused_);
    auto brushes = geometry.brushes(focused_);
    const bool category = geometry.axis(focused_).kind == AxisKind::Category;
    if (brushes.ranges.empty())
        brushes.ranges.push_back(range);
    auto& held = brushes.ranges.back();
    const bool upwards = geometry.direction(focused_) == ParallelCoordinates::Direction::Upwards;
    const double step = (category ? 1 : range.span() * nudge) * (upwards ? by : -by);
    const bool lowEnd = (end == End::Lower) == upwards;
    const double least = category ? 1 : 0;
    if (lowEnd)
        held.low = std::clamp(held.low + step, range.low, std::max(range.low, held.high - least));
    else
        held.high = std::clamp(held.high + step, std::min(range.high, held.low + least), range.high);
    if (held == range)
        brushes.ranges.pop_back();
    setBrushes(focused_, brushes);
}

void ParallelView::keyPressEvent(QKeyEvent* event)
{
    const bool control = event->modifiers() & Qt::ControlModifier;
    const bool shift = event->modifiers() & Qt::ShiftModifier;
    const auto place = hoveredPlace();
    switch (event->key()) {
    case Qt::Key_Left:
        if (focused_ > 0)
            control ? moveAxis(focused_, focused_ - 1) : focusAxis(focused_ - 1);
        return;
    case Qt::Key_Right:
        control ? moveAxis(focused_, focused_ + 1) : focusAxis(focused_ + 1);
        return;
    case Qt::Key_Up:
    case Qt::Key_Down: {
        const int by = event->key() == Qt::Key_Up ? 1 : -1;
        if (shift)
            nudgeBrush(by, control ? End::Upper : End::Lower);
        else
            stepHover(by);
        return;
    }
    case Qt::Key_Delete:
        removeAxis(focused_);
        return;
    case Qt::Key_Space:
        if (place)
            linked().select({runs()->rowId(*place)}, LinkedRuns::Change::Toggle);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (place)
            Q_EMIT runActivated(runs()->rowId(*place));
        return;
    case Qt::Key_Escape:
        if (place)
            linked().clearHover();
        else if (dimming_)
            clearBrushes();
        else
            event->ignore();
        return;
    default:
        ChartView::keyPressEvent(event);
    }
}

QString ParallelView::toolTipAt(QPointF at) const
{
    const auto axis = nameAt(at);
    if (!axis)
        return {};
    const auto& column = plot_.geometry.axis(*axis);
    QStringList lines{columnKeyText(column.key)};
    if (const auto note = axisNote(plot_.geometry, *axis); !note.isEmpty())
        lines.append(note);
    if (column.left.total() > 0)
        lines.append(leftOutReasons({&column, 1}));
    lines.append(tr("Drag to move, double-click to reverse, right-click for more."));
    return lines.join(u'\n');
}

bool ParallelView::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        const auto text = toolTipAt(help->pos());
        if (text.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), plainToolTip(text), this);
        return true;
    }
    return ChartView::event(event);
}

} // namespace ph
